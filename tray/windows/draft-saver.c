/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/draft-saver.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "tray/windows/note-text.h"

/* How much of what was typed a crash may cost. */
#define SAVE_DELAY_MS 1000

struct _HiatusDraftSaver
{
  GObject parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GtkTextView *view;         /* (owned) */
  gchar *name;               /* (owned) */
  gchar *problem;            /* (owned) (nullable): a sentence */
  guint timer;               /* until it is saved, or 0 */
  gboolean loaded;           /* what was saved before is there */
  gboolean loading;          /* it is asked for */
  gboolean locked;           /* it cannot be read before the passphrase is given */
  gboolean filling;          /* what changes is not typed */
  gboolean dirty;            /* something was typed that the daemon was not told */
  gboolean saving;           /* it is told */
};

G_DEFINE_TYPE (HiatusDraftSaver, hiatus_draft_saver, G_TYPE_OBJECT)

static guint changed_signal;

static void
set_problem (HiatusDraftSaver *self, const GError *error)
{
  g_free (self->problem);
  self->problem = NULL;
  if (error != NULL)
    {
      g_autofree gchar *reason = hiatus_daemon_link_explain (error);

      self->problem = self->loaded
                          /* Translators: %s is a sentence that says why something could not be saved. */
                          ? g_strdup_printf (_ ("%s What you wrote last is here, and not saved yet."), reason)
                          : g_strdup (reason);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
fill (HiatusDraftSaver *self, const gchar *text)
{
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->filling = FALSE;
}

/* --- saving --- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HiatusDraftSaver) self = user_data;
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_save_draft_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  self->saving = FALSE;
  if (error != NULL)
    self->dirty = TRUE;
  set_problem (self, error);
  /* What was typed meanwhile waits for its own second. */
}

/**
 * hiatus_draft_saver_save:
 * @self: a saver
 *
 * Saves now what was typed, if anything was that is not saved.
 */
void
hiatus_draft_saver_save (HiatusDraftSaver *self)
{
  g_autofree gchar *text = NULL;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  self->saving = TRUE;
  text = hiatus_note_text_get (self->view);
  /* It is said even if the window closes meanwhile: the answer keeps this alive. */
  hiatus_dbus_hiatus1_call_save_draft (hiatus_daemon_link_get_proxy (self->daemon),
                                       self->name,
                                       text,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       on_saved,
                                       g_object_ref (self));
}

static gboolean
on_time (gpointer user_data)
{
  HiatusDraftSaver *self = user_data;

  self->timer = 0;
  hiatus_draft_saver_save (self);
  return G_SOURCE_REMOVE;
}

/* The first key starts the second: whoever types on and on is saved as often. */
static void
on_typed (HiatusDraftSaver *self)
{
  if (self->filling)
    return;
  self->dirty = TRUE;
  if (self->timer == 0)
    self->timer = g_timeout_add (SAVE_DELAY_MS, on_time, self);
  g_signal_emit (self, changed_signal, 0);
}

/* --- what was saved before --- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusDraftSaver *self;
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_read_draft_finish (HIATUS_DBUS_HIATUS1 (source), &text, result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  self->loading = FALSE;
  self->locked = g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
  if (text != NULL)
    {
      fill (self, text);
      self->loaded = TRUE;
      gtk_widget_set_sensitive (GTK_WIDGET (self->view), TRUE);
    }
  set_problem (self, self->locked ? NULL : error);
}

static void
load (HiatusDraftSaver *self)
{
  self->loading = TRUE;
  hiatus_dbus_hiatus1_call_read_draft (hiatus_daemon_link_get_proxy (self->daemon),
                                       self->name,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       self->cancellable,
                                       on_read,
                                       self);
}

/* A daemon that is back takes what it has missed. */
static void
on_daemon_changed (HiatusDraftSaver *self)
{
  if (hiatus_daemon_link_is_broken (self->daemon))
    return;
  if (!self->loaded && !self->loading)
    load (self);
  if (self->problem != NULL && self->dirty && !self->saving)
    hiatus_draft_saver_save (self);
}

/* What was typed goes on to be saved, and what could not be read can be. */
static void
on_lock_changed (HiatusDraftSaver *self)
{
  on_daemon_changed (self);
}

/* --- the object --- */

static void
hiatus_draft_saver_dispose (GObject *object)
{
  HiatusDraftSaver *self = HIATUS_DRAFT_SAVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->daemon);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (hiatus_draft_saver_parent_class)->dispose (object);
}

static void
hiatus_draft_saver_finalize (GObject *object)
{
  HiatusDraftSaver *self = HIATUS_DRAFT_SAVER (object);

  g_object_unref (self->cancellable);
  g_free (self->name);
  g_free (self->problem);
  G_OBJECT_CLASS (hiatus_draft_saver_parent_class)->finalize (object);
}

static void
hiatus_draft_saver_class_init (HiatusDraftSaverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_draft_saver_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_draft_saver_finalize;

  /**
   * HiatusDraftSaver::changed:
   * @self: the saver
   *
   * What it says of itself is something else now.
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_DRAFT_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_draft_saver_init (HiatusDraftSaver *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * hiatus_draft_saver_new:
 * @daemon: the way to the daemon
 * @name: the name of the draft, as in SaveDraft()
 * @view: where it is typed
 *
 * Brings back what was saved, and saves from then on.
 *
 * Returns: (transfer full): the saver
 */
HiatusDraftSaver *
hiatus_draft_saver_new (HiatusDaemonLink *daemon, const gchar *name, GtkTextView *view)
{
  HiatusDraftSaver *self = g_object_new (HIATUS_TYPE_DRAFT_SAVER, NULL);

  self->daemon = g_object_ref (daemon);
  self->view = g_object_ref (view);
  self->name = g_strdup (name);
  gtk_widget_set_sensitive (GTK_WIDGET (view), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "lock-changed", G_CALLBACK (on_lock_changed), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * hiatus_draft_saver_is_locked:
 * @self: a saver
 *
 * Returns: whether there is something that cannot be read before the passphrase is given; until then nobody can type there
 */
gboolean
hiatus_draft_saver_is_locked (HiatusDraftSaver *self)
{
  return self->locked;
}

/**
 * hiatus_draft_saver_is_loaded:
 * @self: a saver
 *
 * Returns: whether what was saved before is there, and one can type
 */
gboolean
hiatus_draft_saver_is_loaded (HiatusDraftSaver *self)
{
  return self->loaded;
}

/**
 * hiatus_draft_saver_is_saved:
 * @self: a saver
 *
 * Returns: whether the daemon has all that was typed
 */
gboolean
hiatus_draft_saver_is_saved (HiatusDraftSaver *self)
{
  return !self->dirty && !self->saving;
}

/**
 * hiatus_draft_saver_has_text:
 * @self: a saver
 *
 * Returns: whether there is something in it that can be seen
 */
gboolean
hiatus_draft_saver_has_text (HiatusDraftSaver *self)
{
  g_autofree gchar *text = g_strstrip (hiatus_note_text_get (self->view));

  return *text != '\0';
}

/**
 * hiatus_draft_saver_get_problem:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): one sentence on why it was not saved when that was tried last
 */
const gchar *
hiatus_draft_saver_get_problem (HiatusDraftSaver *self)
{
  return self->problem;
}

/**
 * hiatus_draft_saver_pause:
 * @self: a saver
 *
 * Saves nothing until hiatus_draft_saver_empty(), or until it is asked to save: the text is handed over otherwise, and
 * nobody types.
 */
void
hiatus_draft_saver_pause (HiatusDraftSaver *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * hiatus_draft_saver_empty:
 * @self: a saver
 *
 * The text is handed over, and its draft erased: there is nothing to save.
 */
void
hiatus_draft_saver_empty (HiatusDraftSaver *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->dirty = FALSE;
  fill (self, "");
}
