/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/daemon-link.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "daemon/core/error.h"
#include "tray/windows/sentence.h"

/* The tray says that everything ends where there is no daemon to say it. */
static const gchar *const senders[] = { HIATUS_BUS_NAME, HIATUS_TRAY_BUS_NAME };

struct _HiatusDaemonLink
{
  GObject parent_instance;

  HiatusDBusHiatus1 *proxy;  /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GVariant *state;           /* (owned) (nullable): until the daemon has answered for the first time */
  guint subscriptions[G_N_ELEMENTS (senders)];
  gboolean broken;    /* the daemon went, or did not answer */
  gboolean asking;    /* GetState is under way */
  gboolean ask_again; /* the state changed meanwhile */
  gboolean unlocking; /* the passphrase was asked for */
};

G_DEFINE_TYPE (HiatusDaemonLink, hiatus_daemon_link, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ENTRIES_CHANGED,
  QUIT,
  LOCK_CHANGED,
  UNLOCK_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
hiatus_daemon_link_dispose (GObject *object)
{
  HiatusDaemonLink *self = HIATUS_DAEMON_LINK (object);

  g_cancellable_cancel (self->cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (senders); i++)
    if (self->subscriptions[i] != 0)
      g_dbus_connection_signal_unsubscribe (g_dbus_proxy_get_connection (G_DBUS_PROXY (self->proxy)), self->subscriptions[i]);
  memset (self->subscriptions, 0, sizeof self->subscriptions);
  g_clear_object (&self->proxy);
  g_clear_pointer (&self->state, g_variant_unref);
  G_OBJECT_CLASS (hiatus_daemon_link_parent_class)->dispose (object);
}

static void
hiatus_daemon_link_finalize (GObject *object)
{
  g_clear_object (&HIATUS_DAEMON_LINK (object)->cancellable);
  G_OBJECT_CLASS (hiatus_daemon_link_parent_class)->finalize (object);
}

static void
hiatus_daemon_link_class_init (HiatusDaemonLinkClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_daemon_link_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_daemon_link_finalize;

  /**
   * HiatusDaemonLink::changed:
   * @self: the link
   *
   * hiatus_daemon_link_get_state() or hiatus_daemon_link_is_broken() says something new.
   */
  signals[CHANGED] = g_signal_new ("changed", HIATUS_TYPE_DAEMON_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusDaemonLink::entries-changed:
   * @self: the link
   * @what: settings, own, contacts, prompts or watching
   *
   * Something that the person chose or entered is another, as the signal EntriesChanged() has it. @what is the detail, too.
   */
  signals[ENTRIES_CHANGED] = g_signal_new ("entries-changed", HIATUS_TYPE_DAEMON_LINK, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HiatusDaemonLink::lock-changed:
   * @self: the link
   *
   * What the person wrote can be read now, or not any more, or a passphrase was set or removed.
   */
  signals[LOCK_CHANGED] = g_signal_new ("lock-changed", HIATUS_TYPE_DAEMON_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusDaemonLink::unlock-wanted:
   * @self: the link
   *
   * The person is to be asked for the passphrase.
   */
  signals[UNLOCK_WANTED] = g_signal_new ("unlock-wanted", HIATUS_TYPE_DAEMON_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusDaemonLink::quit:
   * @self: the link
   *
   * The person chose to quit until the next login.
   */
  signals[QUIT] = g_signal_new ("quit", HIATUS_TYPE_DAEMON_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_daemon_link_init (HiatusDaemonLink *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
on_state (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusDaemonLink *self = user_data;
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_get_state_finish (HIATUS_DBUS_HIATUS1 (source), &state, result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  self->broken = state == NULL;
  if (state != NULL)
    {
      g_clear_pointer (&self->state, g_variant_unref);
      self->state = g_steal_pointer (&state);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->ask_again && !self->broken)
    hiatus_daemon_link_ask (self);
}

/**
 * hiatus_daemon_link_ask:
 * @self: the link
 *
 * Asks the daemon for the state of things; the bus starts it if need be. HiatusDaemonLink::changed brings the answer.
 */
void
hiatus_daemon_link_ask (HiatusDaemonLink *self)
{
  self->ask_again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  hiatus_dbus_hiatus1_call_get_state (self->proxy, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_state, self);
}

static void
on_signal (GDBusConnection *connection,
           const gchar *sender,
           const gchar *path,
           const gchar *interface,
           const gchar *signal,
           GVariant *parameters,
           gpointer user_data)
{
  const gchar *what;
  gboolean quit = FALSE;

  if (g_str_equal (signal, "StateChanged"))
    {
      hiatus_daemon_link_ask (user_data);
      return;
    }
  if (g_str_equal (signal, "LockChanged"))
    g_signal_emit (user_data, signals[LOCK_CHANGED], 0);
  if (g_str_equal (signal, "EntriesChanged") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(s)")))
    {
      g_variant_get (parameters, "(&s)", &what);
      g_signal_emit (user_data, signals[ENTRIES_CHANGED], g_quark_from_string (what), what);
    }
  if (g_str_equal (signal, "Leaving") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &quit);
  if (quit)
    g_signal_emit (user_data, signals[QUIT], 0);
}

/* A question that is under way reaches the new owner, or fails with the old one. */
static void
on_name_owner (HiatusDaemonLink *self)
{
  g_autofree gchar *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (self->proxy));

  if (self->asking)
    return;
  if (owner != NULL)
    {
      hiatus_daemon_link_ask (self);
      return;
    }
  self->broken = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * hiatus_daemon_link_new:
 * @connection: the session bus
 * @error: return location
 *
 * Makes a link. Only the bus itself is waited for; the daemon is neither asked nor started yet.
 *
 * Returns: (transfer full): the link; %NULL with an error of GDBus where the bus does not answer
 */
HiatusDaemonLink *
hiatus_daemon_link_new (GDBusConnection *connection, GError **error)
{
  g_autoptr (HiatusDaemonLink) self = g_object_new (HIATUS_TYPE_DAEMON_LINK, NULL);

  hiatus_api_register_errors ();
  self->proxy = hiatus_dbus_hiatus1_proxy_new_sync (connection,
                                                    G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                                                        G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS |
                                                        G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START_AT_CONSTRUCTION,
                                                    HIATUS_BUS_NAME,
                                                    HIATUS_OBJECT_PATH,
                                                    NULL,
                                                    error);
  if (self->proxy == NULL)
    return NULL;
  g_signal_connect_object (self->proxy, "notify::g-name-owner", G_CALLBACK (on_name_owner), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (senders); i++)
    self->subscriptions[i] = g_dbus_connection_signal_subscribe (connection,
                                                                 senders[i],
                                                                 HIATUS_INTERFACE,
                                                                 NULL,
                                                                 HIATUS_OBJECT_PATH,
                                                                 NULL,
                                                                 G_DBUS_SIGNAL_FLAGS_NONE,
                                                                 on_signal,
                                                                 self,
                                                                 NULL);
  return g_steal_pointer (&self);
}

/**
 * hiatus_daemon_link_get_proxy:
 * @self: the link
 *
 * Returns: (transfer none): what the daemon is called through
 */
HiatusDBusHiatus1 *
hiatus_daemon_link_get_proxy (HiatusDaemonLink *self)
{
  return self->proxy;
}

/**
 * hiatus_daemon_link_get_state:
 * @self: the link
 *
 * Returns: (transfer none) (nullable): what GetState() answered last; %NULL before the first answer
 */
GVariant *
hiatus_daemon_link_get_state (HiatusDaemonLink *self)
{
  return self->state;
}

/**
 * hiatus_daemon_link_is_broken:
 * @self: the link
 *
 * Returns: whether the daemon has gone, or did not answer when it was asked last
 */
gboolean
hiatus_daemon_link_is_broken (HiatusDaemonLink *self)
{
  return self->broken;
}

/**
 * hiatus_daemon_link_want_unlock:
 * @self: the link
 *
 * Has the person asked for the passphrase: HiatusDaemonLink::lock-changed says when the texts can be read.
 */
void
hiatus_daemon_link_want_unlock (HiatusDaemonLink *self)
{
  self->unlocking = TRUE;
  g_signal_emit (self, signals[UNLOCK_WANTED], 0);
}

/**
 * hiatus_daemon_link_asks_by_itself:
 * @self: the link
 *
 * Whoever was asked for the passphrase and did not give it is not asked again without a click.
 *
 * Returns: whether nobody was asked yet
 */
gboolean
hiatus_daemon_link_asks_by_itself (HiatusDaemonLink *self)
{
  return !self->unlocking;
}

/**
 * hiatus_daemon_link_explain:
 * @error: why a call failed
 *
 * What a window says of it. The daemon's own refusals are sentences already; what the bus says about the daemon is
 * not for somebody who wants to write something down.
 *
 * Returns: (transfer full): a sentence
 */
gchar *
hiatus_daemon_link_explain (const GError *error)
{
  g_autoptr (GError) stripped = g_error_copy (error);

  if (error->domain != HIATUS_ERROR)
    return g_strdup (_ ("Hiatus does not answer just now."));
  g_dbus_error_strip_remote_error (stripped);
  return hiatus_sentence_finish (stripped->message);
}
