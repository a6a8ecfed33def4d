/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray.h"

#include <glib/gi18n.h>

#include "daemon/api/leaving.h"
#include "daemon/api/names.h"
#include "hiatus-dbus.h"
#include "tray/tray-acts.h"
#include "tray/tray-host.h"
#include "tray/tray-indicator.h"
#include "tray/tray-model.h"
#include "tray/tray-opener.h"

/* A daemon that fell over is started again at once, but not one that does so again and again. */
#define RESTART_INTERVAL_US (60 * G_USEC_PER_SEC)

/* A daemon that hangs finds the wish to quit when it goes on; nobody has to wait for that. */
#define QUIT_TIMEOUT_MS 3000

/* The signals that matter here. The windows say that everything ends where there is no daemon to say it. */
static const struct
{
  const gchar *sender;
  const gchar *name;
} signals[] = {
  { HIATUS_BUS_NAME, "StateChanged" },
  { HIATUS_BUS_NAME, "Leaving" },
  { HIATUS_WINDOW_BUS_NAME, "Leaving" },
};

/* It keeps nothing: what it shows is what the daemon answers, and what is clicked is asked of the daemon. */
struct _HiatusTray
{
  HiatusTraySetup setup; /* what it points to is the caller's */
  guint subscriptions[G_N_ELEMENTS (signals)];
  HiatusDBusHiatus1 *proxy; /* (nullable): until the bus has answered */
  HiatusTrayIndicator *indicator;
  GVariant *state;     /* (owned) (nullable): what the daemon answered last; NULL while it does not */
  gchar *trouble;      /* (owned) (nullable): what did not work, until something else happens */
  gchar *undo_id;      /* (owned) (nullable): what the row "Undo" stands for */
  gchar *wait_id;      /* (owned) (nullable): the wait that its row ends */
  gint64 restarted_us; /* when a daemon that fell over was last started again, monotonic; 0 for never */
  gboolean starting;   /* the daemon has not answered yet, and may still do so */
  gboolean asking;     /* GetState is under way */
  gboolean ask_again;  /* the state changed meanwhile */
  gboolean told;       /* this daemon knows the display */
  gboolean unseen;     /* nothing here shows tray icons */
  gboolean looking;    /* whether that is so is being found out */
  gboolean was_shown;  /* a panel has shown the icon */
  gboolean has_gone;   /* it has gone since this is being found out */
  gboolean orderly;    /* the daemon has said that it ends */
  gboolean leaving;    /* the person chose to quit */
};

static void
leave (HiatusTray *self)
{
  self->leaving = TRUE;
  self->setup.leave (self->setup.user_data);
}

static void
show (HiatusTray *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  HiatusTrayView *view;

  if (self->state != NULL)
    view = hiatus_tray_view_new (self->state, g_get_real_time (), zone);
  else if (self->starting)
    view = hiatus_tray_view_new_starting ();
  else
    view = hiatus_tray_view_new_unreachable ();
  if (self->trouble != NULL)
    hiatus_tray_view_set_trouble (view, self->trouble);

  g_free (self->undo_id);
  self->undo_id = g_strdup (view->undo_id);
  g_free (self->wait_id);
  self->wait_id = g_strdup (view->wait_id);
  hiatus_tray_indicator_show (self->indicator, view);
}

static void
show_unreachable (HiatusTray *self)
{
  g_clear_pointer (&self->state, g_variant_unref);
  self->starting = FALSE;
  show (self);
}

static void
complain (HiatusTray *self, GError *error)
{
  g_dbus_error_strip_remote_error (error);
  self->setup.complain (error->message, self->setup.user_data);
}

/* Says that what was just clicked did not work. */
static void
show_trouble (HiatusTray *self, const gchar *sentence)
{
  g_free (self->trouble);
  self->trouble = g_strdup (sentence);
  show (self);
}

static gboolean
has_daemon (HiatusTray *self)
{
  g_autofree gchar *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (self->proxy));

  return owner != NULL;
}

static void on_state (GObject *source, GAsyncResult *result, gpointer user_data);

/* Asks for the state, and says first where the session can be seen. @timeout_ms: -1 for what is usual. */
static void
ask (HiatusTray *self, GDBusCallFlags flags, gint timeout_ms)
{
  self->ask_again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  if (!self->told)
    {
      hiatus_dbus_hiatus1_call_use_display (self->proxy, self->setup.display, flags, -1, NULL, NULL, NULL);
      if (self->unseen)
        hiatus_dbus_hiatus1_call_tray_missing (self->proxy, flags, -1, NULL, NULL, NULL);
    }
  self->told = TRUE;
  hiatus_dbus_hiatus1_call_get_state (self->proxy, flags, timeout_ms, NULL, on_state, self);
}

/* Only this starts the daemon: anything else might wake up one that the person has quit. */
static void
start (HiatusTray *self)
{
  ask (self, G_DBUS_CALL_FLAGS_NONE, -1);
}

/* There is no daemon any more. If it fell over, the one that comes next says the same as the last one did, because the
 * journal does: so what is seen stays until there is none to be had. */
static void
restart (HiatusTray *self)
{
  const gint64 now_us = g_get_monotonic_time ();
  const gboolean may_start = self->restarted_us == 0 || now_us - self->restarted_us > RESTART_INTERVAL_US;

  if (self->state == NULL || self->orderly || !may_start)
    {
      show_unreachable (self);
      return;
    }
  self->restarted_us = now_us;
  start (self);
}

static void
on_state (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusTray *self = user_data;
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GError) error = NULL;

  self->asking = FALSE;
  /* The bus went first, and everything ends. */
  if (self->leaving || g_dbus_connection_is_closed (self->setup.connection))
    return;
  if (hiatus_dbus_hiatus1_call_get_state_finish (self->proxy, &state, result, &error))
    {
      g_clear_pointer (&self->state, g_variant_unref);
      self->state = g_steal_pointer (&state);
      g_clear_pointer (&self->trouble, g_free);
      show (self);
      if (self->ask_again)
        ask (self, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1);
      return;
    }

  complain (self, error);
  if (!has_daemon (self))
    restart (self);
  else
    {
      show_unreachable (self);
      /* It hangs: the answer comes when it goes on. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        ask (self, G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT);
    }
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
  HiatusTray *self = user_data;
  gboolean quit = FALSE;

  if (self->leaving || self->proxy == NULL)
    return;
  if (g_str_equal (signal, "StateChanged"))
    {
      ask (self, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1);
      return;
    }
  self->orderly = TRUE;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &quit);
  if (quit)
    leave (self);
}

static void
on_name_owner (GObject *proxy, GParamSpec *property, gpointer user_data)
{
  HiatusTray *self = user_data;
  gboolean is_there = has_daemon (self);

  if (is_there)
    self->orderly = FALSE;
  else
    self->told = FALSE;
  /* A question that is under way reaches the new owner, or fails with the old one. */
  if (self->asking || self->leaving)
    return;
  if (is_there)
    ask (self, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1);
  else
    restart (self);
}

static void
on_proxy (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusTray *self = user_data;
  g_autoptr (GError) error = NULL;

  self->proxy = hiatus_dbus_hiatus1_proxy_new_finish (result, &error);
  if (self->proxy == NULL)
    {
      complain (self, error);
      leave (self);
      return;
    }
  g_signal_connect (self->proxy, "notify::g-name-owner", G_CALLBACK (on_name_owner), self);
  start (self);
}

/* A proxy that wakes up for nothing but the daemon's coming and going, and the few signals that matter. */
static void
reach_daemon (HiatusTray *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    self->subscriptions[i] = g_dbus_connection_signal_subscribe (self->setup.connection,
                                                                 signals[i].sender,
                                                                 HIATUS_INTERFACE,
                                                                 signals[i].name,
                                                                 HIATUS_OBJECT_PATH,
                                                                 NULL,
                                                                 G_DBUS_SIGNAL_FLAGS_NONE,
                                                                 on_signal,
                                                                 self,
                                                                 NULL);
  hiatus_dbus_hiatus1_proxy_new (self->setup.connection,
                                 G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                                     G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS |
                                     G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START_AT_CONSTRUCTION,
                                 HIATUS_BUS_NAME,
                                 HIATUS_OBJECT_PATH,
                                 NULL,
                                 on_proxy,
                                 self);
}

/* The end of a call to the daemon that needs no answer but "done". */
static void
on_act_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (reply != NULL)
    return;
  complain (user_data, error);
  /* A refusal is a sentence that can be shown; what the bus says is not for everybody. */
  show_trouble (user_data, error->domain == G_DBUS_ERROR || error->domain == G_IO_ERROR ? _ ("That was not done, because Hiatus did not answer.") : error->message);
}

static void
on_window_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    return;
  complain (user_data, error);
  show_trouble (user_data, _ ("The window did not open: hiatus-window is missing or does not answer."));
}

static void
on_quit_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (reply == NULL)
    {
      complain (user_data, error);
      hiatus_api_announce_quit (g_dbus_proxy_get_connection (G_DBUS_PROXY (source)));
    }
  leave (user_data);
}

static void
quit (HiatusTray *self)
{
  self->leaving = TRUE;
  /* Without a daemon the call would start one. */
  if (self->proxy == NULL || !has_daemon (self))
    {
      hiatus_api_announce_quit (self->setup.connection);
      leave (self);
    }
  else
    hiatus_dbus_hiatus1_call_quit (self->proxy, G_DBUS_CALL_FLAGS_NO_AUTO_START, QUIT_TIMEOUT_MS, NULL, on_quit_called, self);
}

static void
on_activated (HiatusTrayRow row, gpointer user_data)
{
  HiatusTray *self = user_data;

  if (self->trouble != NULL)
    {
      g_clear_pointer (&self->trouble, g_free);
      show (self);
    }
  if (row == HIATUS_TRAY_QUIT)
    quit (self);
  else if (hiatus_tray_opens_window (row))
    hiatus_tray_open_window (self->setup.connection, row, on_window_called, self);
  else if (self->proxy == NULL)
    return;
  else if (row == HIATUS_TRAY_TRY_AGAIN)
    {
      /* If it hangs, it is asked already. */
      self->starting = !self->asking;
      show (self);
      start (self);
    }
  else
    hiatus_tray_act (self->proxy, row, self->undo_id, self->wait_id, on_act_called, self);
}

static void on_host_seen (HiatusTrayHost host, gpointer user_data);

/* A panel that is restarted is given the time that one has at login, whoever started the tray. */
static void
look_for_host (HiatusTray *self)
{
  guint grace_ms = self->was_shown ? self->setup.return_ms : self->setup.grace_ms;

  if (self->looking)
    return;
  self->looking = TRUE;
  self->has_gone = FALSE;
  hiatus_tray_host_look (self->setup.connection, grace_ms, on_host_seen, self);
}

static gboolean
is_new_here (HiatusTray *self)
{
  const gchar *open = NULL;

  return self->state != NULL && g_variant_lookup (self->state, "set-up", "&s", &open) && g_str_equal (open, "begin");
}

/* Nothing here shows tray icons. The daemon says once what to install; the overview has what the menu has. */
static void
on_host_seen (HiatusTrayHost host, gpointer user_data)
{
  HiatusTray *self = user_data;
  const gboolean is_there = host != HIATUS_TRAY_HOST_NONE;

  self->looking = FALSE;
  if (host == HIATUS_TRAY_HOST_NOTIFIER)
    hiatus_tray_indicator_mend (self->indicator);
  if (!is_there && self->has_gone)
    {
      /* It was there after all, and may be back soon. */
      look_for_host (self);
      return;
    }
  self->unseen = !is_there;
  if (is_there || self->leaving || self->proxy == NULL)
    return;
  hiatus_dbus_hiatus1_call_tray_missing (self->proxy, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  if (self->setup.by_hand && !self->was_shown)
    {
      hiatus_tray_open_window (self->setup.connection, HIATUS_TRAY_OVERVIEW, on_window_called, self);
      if (is_new_here (self))
        hiatus_tray_open_window (self->setup.connection, HIATUS_TRAY_START_PLAN, on_window_called, self);
    }
}

/* A panel that came late, or one that has gone: it may only be restarted, but nothing is watched for long without an icon. */
static void
on_shown (gboolean is_shown, gpointer user_data)
{
  HiatusTray *self = user_data;

  if (!is_shown)
    {
      self->has_gone = self->was_shown;
      look_for_host (self);
      return;
    }
  self->was_shown = TRUE;
  if (!self->unseen)
    return;
  self->unseen = FALSE;
  if (self->proxy != NULL)
    hiatus_dbus_hiatus1_call_tray_found (self->proxy, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

/**
 * hiatus_tray_new:
 * @setup: what it is given
 *
 * Puts the icon into the panel and asks for the daemon, which the bus starts if need be.
 *
 * Returns: (transfer full): the tray
 */
HiatusTray *
hiatus_tray_new (const HiatusTraySetup *setup)
{
  HiatusTray *self = g_new0 (HiatusTray, 1);

  self->setup = *setup;
  self->starting = TRUE;
  self->indicator = hiatus_tray_indicator_new (setup->icon_folder, on_activated, on_shown, self);
  show (self);
  reach_daemon (self);
  look_for_host (self);
  return self;
}

/**
 * hiatus_tray_free:
 * @self: (transfer full): the tray
 *
 * Takes the icon off the panel, at the end of the program: a call that is under way must find no main loop any more.
 */
void
hiatus_tray_free (HiatusTray *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_dbus_connection_signal_unsubscribe (self->setup.connection, self->subscriptions[i]);
  /* Taking the icon off a panel needs a bus. */
  if (!g_dbus_connection_is_closed (self->setup.connection))
    hiatus_tray_indicator_free (self->indicator);
  g_clear_pointer (&self->state, g_variant_unref);
  g_free (self->trouble);
  g_free (self->undo_id);
  g_free (self->wait_id);
  g_clear_object (&self->proxy);
  g_free (self);
}
