/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/script-link.h"

struct _HiatusScriptLink
{
  GObject parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the calls that are under way */
  gchar *script;             /* (owned) (nullable): NULL until it is known which is due */
  gchar *about;              /* (owned) (nullable): what it is about, as it was asked for */
  gboolean opened;           /* a script is wanted */
  gboolean asking;           /* where the person stands is asked for */
  gboolean ask_again;        /* and may be another place by now */
  gboolean answering;        /* an answer is on its way */
};

G_DEFINE_TYPE (HiatusScriptLink, hiatus_script_link, G_TYPE_OBJECT)

enum
{
  TOLD,
  FAILED,
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
hiatus_script_link_dispose (GObject *object)
{
  HiatusScriptLink *self = HIATUS_SCRIPT_LINK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_script_link_parent_class)->dispose (object);
}

static void
hiatus_script_link_finalize (GObject *object)
{
  HiatusScriptLink *self = HIATUS_SCRIPT_LINK (object);

  g_clear_object (&self->cancellable);
  g_free (self->script);
  g_free (self->about);
  G_OBJECT_CLASS (hiatus_script_link_parent_class)->finalize (object);
}

static void
hiatus_script_link_class_init (HiatusScriptLinkClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_script_link_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_script_link_finalize;

  /**
   * HiatusScriptLink::told:
   * @self: the link
   * @page: (type HiatusPage) (transfer full): what is to be shown; there is one handler, which keeps or frees it
   *
   * Where the person stands is known.
   */
  signals[TOLD] = g_signal_new ("told", HIATUS_TYPE_SCRIPT_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * HiatusScriptLink::failed:
   * @self: the link
   * @error: why
   *
   * Where the person stands could not be told.
   */
  signals[FAILED] = g_signal_new ("failed", HIATUS_TYPE_SCRIPT_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * HiatusScriptLink::answered:
   * @self: the link
   * @error: (nullable): why it was not; %NULL where it was
   *
   * What was answered is in the journal, or is not. Where the person stands now follows.
   */
  signals[ANSWERED] = g_signal_new ("answered", HIATUS_TYPE_SCRIPT_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
hiatus_script_link_init (HiatusScriptLink *self)
{
  self->cancellable = g_cancellable_new ();
}

static GDBusProxy *
get_proxy (HiatusScriptLink *self)
{
  return G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon));
}

/* --- where the person stands --- */

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusScriptLink *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autoptr (GVariant) description = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (self->ask_again)
    {
      hiatus_script_link_ask (self);
      return;
    }
  if (reply == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  description = g_variant_get_child_value (reply, 0);
  g_signal_emit (self, signals[TOLD], 0, hiatus_page_new (description));
}

/**
 * hiatus_script_link_ask:
 * @self: the link
 *
 * Asks where the person stands. HiatusScriptLink::told or HiatusScriptLink::failed says it.
 */
void
hiatus_script_link_ask (HiatusScriptLink *self)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  self->ask_again = self->asking || self->answering;
  if (self->script == NULL || self->ask_again)
    return;
  self->asking = TRUE;
  if (self->about != NULL && *self->about != '\0')
    g_variant_dict_insert (&options, "about", "s", self->about);
  g_dbus_proxy_call (get_proxy (self),
                     "DescribeScript",
                     g_variant_new ("(s@a{sv})", self->script, g_variant_dict_end (&options)),
                     G_DBUS_CALL_FLAGS_NONE,
                     -1,
                     self->cancellable,
                     on_described,
                     self);
}

/* --- what they answer --- */

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusScriptLink *self = user_data;
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  g_clear_pointer (&reply, g_variant_unref);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->answering = FALSE;
  g_signal_emit (self, signals[ANSWERED], 0, error);
  hiatus_script_link_ask (self);
}

/**
 * hiatus_script_link_answer:
 * @self: the link
 * @page: the page that was answered
 * @step: a step of it, or of the way so far
 * @progress: done, skipped or open
 * @choice: (nullable): what was chosen
 * @note: (nullable): what was written
 *
 * Goes on in the script. HiatusScriptLink::answered says what came of it.
 *
 * Returns: whether it is on its way; not where another answer is
 */
gboolean
hiatus_script_link_answer (HiatusScriptLink *self, const HiatusPage *page, const gchar *step, const gchar *progress, const gchar *choice, const gchar *note)
{
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);

  if (self->answering || self->script == NULL)
    return FALSE;
  self->answering = TRUE;
  g_variant_dict_insert (&fields, "progress", "s", progress);
  if (choice != NULL)
    g_variant_dict_insert (&fields, "choice", "s", choice);
  if (note != NULL)
    g_variant_dict_insert (&fields, "note", "s", note);
  if (*page->about != '\0')
    g_variant_dict_insert (&fields, "about", "s", page->about);
  g_dbus_proxy_call (get_proxy (self),
                     "AnswerScript",
                     g_variant_new ("(ss@a{sv})", self->script, step, g_variant_dict_end (&fields)),
                     G_DBUS_CALL_FLAGS_NONE,
                     -1,
                     self->cancellable,
                     on_answered,
                     self);
  return TRUE;
}

/* --- which script --- */

/**
 * hiatus_script_link_find_due:
 * @self: the link
 *
 * Returns: (transfer full) (nullable): the first script that is due, other than this one; %NULL where there is none, or
 *   that is not known yet
 */
gchar *
hiatus_script_link_find_due (HiatusScriptLink *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  g_autofree const gchar **scripts = NULL;

  if (state == NULL || !g_variant_lookup (state, "next", "^a&s", &scripts))
    return NULL;
  for (gsize i = 0; scripts[i] != NULL; i++)
    if (g_strcmp0 (scripts[i], self->script) != 0)
      return g_strdup (scripts[i]);
  return NULL;
}

static void
find_script (HiatusScriptLink *self)
{
  self->script = hiatus_script_link_find_due (self);
  if (self->script != NULL)
    hiatus_script_link_ask (self);
  else if (hiatus_daemon_link_get_state (self->daemon) != NULL)
    g_signal_emit (self, signals[TOLD], 0, hiatus_page_new_not_due ());
}

/**
 * hiatus_script_link_open:
 * @self: the link
 * @target: a script, or a script and what it is about: "reply:0badcafe-7"; empty for what is due first
 *
 * Turns to a script, and asks where the person stands in it.
 */
void
hiatus_script_link_open (HiatusScriptLink *self, const gchar *target)
{
  g_autofree gchar *script = NULL;

  g_clear_pointer (&self->script, g_free);
  g_clear_pointer (&self->about, g_free);
  hiatus_page_split_target (target, &script, &self->about);
  self->opened = TRUE;
  if (*script == '\0')
    {
      find_script (self);
      hiatus_daemon_link_ask (self->daemon);
      return;
    }
  self->script = g_steal_pointer (&script);
  hiatus_script_link_ask (self);
}

/**
 * hiatus_script_link_is_at:
 * @self: the link
 * @target: as hiatus_script_link_open() takes it
 *
 * Returns: whether it leads there already
 */
gboolean
hiatus_script_link_is_at (HiatusScriptLink *self, const gchar *target)
{
  g_autofree gchar *script = NULL;
  g_autofree gchar *about = NULL;

  hiatus_page_split_target (target, &script, &about);
  return g_strcmp0 (self->script, script) == 0 && g_strcmp0 (self->about, about) == 0;
}

static void
on_daemon_changed (HiatusScriptLink *self)
{
  if (!self->opened || hiatus_daemon_link_is_broken (self->daemon))
    return;
  if (self->script == NULL)
    find_script (self);
  else
    hiatus_script_link_ask (self);
}

/**
 * hiatus_script_link_get_script:
 * @self: the link
 *
 * Returns: (transfer none) (nullable): the script; %NULL where none is due, or that is not known yet
 */
const gchar *
hiatus_script_link_get_script (HiatusScriptLink *self)
{
  return self->script;
}

/**
 * hiatus_script_link_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer full): a way to no script yet; hiatus_script_link_open() says to which
 */
HiatusScriptLink *
hiatus_script_link_new (HiatusDaemonLink *daemon)
{
  HiatusScriptLink *self = g_object_new (HIATUS_TYPE_SCRIPT_LINK, NULL);

  self->daemon = g_object_ref (daemon);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  return self;
}
