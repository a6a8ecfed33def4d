/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/draft-keeper.h"

/* What is typed is handed over so often at most. */
#define SAVE_MS 1000

/* A daemon that hangs is one that does not answer. */
#define SAVE_TIMEOUT_MS 5000

struct _HiatusDraftKeeper
{
  GObject parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the calls that are under way */
  gchar *name;               /* (owned): what the daemon keeps it as */
  gchar *beginning;          /* (owned): what stands there where nothing is kept */
  GtkTextBuffer *buffer;     /* (owned) */
  GError *error;             /* (owned) (nullable): why it could not be kept when that was tried last */
  guint timer;               /* until it is handed over, or 0 */
  gboolean reading;          /* the daemon was asked what it has */
  gboolean known;            /* and has answered */
  gboolean filling;          /* what changes is not typed */
  gboolean changed;          /* since it was handed over last */
  gboolean saving;           /* that is under way */
  gboolean erased;           /* nothing is kept any more */
};

G_DEFINE_TYPE (HiatusDraftKeeper, hiatus_draft_keeper, G_TYPE_OBJECT)

static guint told_signal;

static void
hiatus_draft_keeper_dispose (GObject *object)
{
  HiatusDraftKeeper *self = HIATUS_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (hiatus_draft_keeper_parent_class)->dispose (object);
}

static void
hiatus_draft_keeper_finalize (GObject *object)
{
  HiatusDraftKeeper *self = HIATUS_DRAFT_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self->beginning);
  G_OBJECT_CLASS (hiatus_draft_keeper_parent_class)->finalize (object);
}

static void
hiatus_draft_keeper_class_init (HiatusDraftKeeperClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_draft_keeper_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_draft_keeper_finalize;

  /**
   * HiatusDraftKeeper::told:
   * @self: the keeper
   *
   * The text was kept, or could not be: hiatus_draft_keeper_is_kept() and hiatus_draft_keeper_get_error() say it.
   */
  told_signal = g_signal_new ("told", HIATUS_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_draft_keeper_init (HiatusDraftKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

static GDBusProxy *
get_proxy (HiatusDraftKeeper *self)
{
  return G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon));
}

static gchar *
get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_error (HiatusDraftKeeper *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  g_signal_emit (self, told_signal, 0);
}

/* --- what is kept --- */

/* Above what was typed before that was known: neither of the two is lost. */
static void
fill_in (HiatusDraftKeeper *self, const gchar *draft)
{
  const gboolean is_empty = gtk_text_buffer_get_char_count (self->buffer) == 0;
  GtkTextIter start;

  self->filling = is_empty;
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_insert (self->buffer, &start, draft, -1);
  if (!is_empty && *draft != '\0')
    gtk_text_buffer_insert (self->buffer, &start, "\n\n", -1);
  self->filling = FALSE;
  /* The cursor stands where it goes on. */
  if (is_empty)
    {
      gtk_text_buffer_get_end_iter (self->buffer, &start);
      gtk_text_buffer_place_cursor (self->buffer, &start);
    }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusDraftKeeper *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  const gchar *draft = "";

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->reading = FALSE;
  if (reply == NULL)
    {
      set_error (self, g_steal_pointer (&error));
      return;
    }
  self->known = TRUE;
  g_variant_get (reply, "(&s)", &draft);
  if (*draft != '\0')
    fill_in (self, draft);
  else if (gtk_text_buffer_get_char_count (self->buffer) == 0)
    fill_in (self, self->beginning);
  set_error (self, NULL);
  hiatus_draft_keeper_flush (self);
}

static void
read_draft (HiatusDraftKeeper *self)
{
  self->reading = TRUE;
  g_dbus_proxy_call (get_proxy (self), "ReadDraft", g_variant_new ("(s)", self->name), G_DBUS_CALL_FLAGS_NONE, SAVE_TIMEOUT_MS, self->cancellable, on_read, self);
}

/* --- what is typed --- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusDraftKeeper *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->saving = FALSE;
  if (reply == NULL)
    self->changed = TRUE;
  else if (self->changed && self->timer == 0)
    hiatus_draft_keeper_flush (self);
  set_error (self, g_steal_pointer (&error));
}

/**
 * hiatus_draft_keeper_flush:
 * @self: the keeper
 *
 * Hands over what was typed now. HiatusDraftKeeper::told says what came of it, where there was anything to hand over.
 */
void
hiatus_draft_keeper_flush (HiatusDraftKeeper *self)
{
  g_autofree gchar *text = NULL;

  if (self->erased || self->saving || !self->changed)
    return;
  /* What is kept already may not be replaced unseen. */
  if (!self->known)
    {
      if (!self->reading)
        read_draft (self);
      return;
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  self->changed = FALSE;
  self->saving = TRUE;
  text = get_text (self->buffer);
  g_dbus_proxy_call (get_proxy (self),
                     "SaveDraft",
                     g_variant_new ("(ss)", self->name, text),
                     G_DBUS_CALL_FLAGS_NONE,
                     SAVE_TIMEOUT_MS,
                     self->cancellable,
                     on_saved,
                     self);
}

static gboolean
on_second (gpointer user_data)
{
  HiatusDraftKeeper *self = user_data;

  self->timer = 0;
  hiatus_draft_keeper_flush (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (HiatusDraftKeeper *self)
{
  if (self->filling || self->erased)
    return;
  self->changed = TRUE;
  if (self->timer == 0)
    self->timer = g_timeout_add (SAVE_MS, on_second, self);
}

static void
on_daemon_changed (HiatusDraftKeeper *self)
{
  if (hiatus_daemon_link_is_broken (self->daemon))
    return;
  if (!self->known && !self->reading)
    read_draft (self);
  else if (self->error != NULL)
    hiatus_draft_keeper_flush (self);
}

/* --- the rest --- */

/**
 * hiatus_draft_keeper_new:
 * @daemon: the way to the daemon
 * @name: what the daemon keeps it as
 * @buffer: where it is typed; empty
 * @beginning: what stands there where nothing is kept; may be empty
 *
 * Begins to keep what is typed. What was kept before is brought back into @buffer.
 *
 * Returns: (transfer full): the keeper
 */
HiatusDraftKeeper *
hiatus_draft_keeper_new (HiatusDaemonLink *daemon, const gchar *name, GtkTextBuffer *buffer, const gchar *beginning)
{
  HiatusDraftKeeper *self = g_object_new (HIATUS_TYPE_DRAFT_KEEPER, NULL);

  self->daemon = g_object_ref (daemon);
  self->name = g_strdup (name);
  self->beginning = g_strdup (beginning);
  self->buffer = g_object_ref (buffer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  read_draft (self);
  return self;
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* What was answered is in the journal; a draft that stays behind is brought back there, and is the same. */
  GVariant *reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);

  g_clear_pointer (&reply, g_variant_unref);
}

/**
 * hiatus_draft_keeper_erase:
 * @self: the keeper
 *
 * The text is somewhere else now: no draft of it stays behind, and nothing is kept any more.
 */
void
hiatus_draft_keeper_erase (HiatusDraftKeeper *self)
{
  self->erased = TRUE;
  self->changed = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_dbus_proxy_call (get_proxy (self), "EraseDraft", g_variant_new ("(s)", self->name), G_DBUS_CALL_FLAGS_NONE, SAVE_TIMEOUT_MS, NULL, on_erased, NULL);
}

/**
 * hiatus_draft_keeper_is_kept:
 * @self: the keeper
 *
 * Returns: whether the daemon has all that was typed
 */
gboolean
hiatus_draft_keeper_is_kept (HiatusDraftKeeper *self)
{
  return !self->changed && !self->saving;
}

/**
 * hiatus_draft_keeper_get_error:
 * @self: the keeper
 *
 * Returns: (transfer none) (nullable): why the daemon could not keep it; %NULL where it did, or was not asked yet
 */
const GError *
hiatus_draft_keeper_get_error (HiatusDraftKeeper *self)
{
  return self->error;
}
