/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/application.h"

#include <string.h>

#include "daemon/api/leaving.h"
#include "daemon/api/names.h"
#include "tray/display.h"
#include "tray/windows/breath-shape.h"
#include "tray/windows/breath-window.h"
#include "tray/windows/contact-window.h"
#include "tray/windows/contacts-window.h"
#include "tray/windows/daemon-link.h"
#include "tray/windows/first-frame.h"
#include "tray/windows/length-window.h"
#include "tray/windows/letter-window.h"
#include "tray/windows/next-window.h"
#include "tray/windows/note-window.h"
#include "tray/windows/overview-window.h"
#include "tray/windows/own-window.h"
#include "tray/windows/preferences-window.h"
#include "tray/windows/reflection-window.h"
#include "tray/windows/safety-window.h"
#include "tray/windows/set-up-window.h"
#include "tray/windows/talk-window.h"
#include "tray/windows/window-close.h"
#include "tray/windows/window-present.h"
#include "tray/windows/window-size.h"
#include "tray/windows/window-style.h"
#include "tray/windows/unlock-window.h"
#include "tray/windows/wrong-person-window.h"

/* A daemon that hangs finds the wish to quit when it goes on; nobody has to wait for that. */
#define QUIT_TIMEOUT_MS 2000

#define US_PER_MS 1000

/* What lists of windows show. */
#define ICON "hiatus"

/* How the id of an event begins: the device that recorded it. */
#define DEVICE_DIGITS 8

/* One breath, and two minutes in all: who has not answered by then is not there, or has gone on with something else. One that
 * is not seen by the time that a slow computer needs has a pop-up in its place, long since. */
static const HiatusBreathTimes breath_times = {
  .come_ms = 5 * 1000,
  .breath_ms = HIATUS_BREATH_US / US_PER_MS,
  .stay_ms = 110 * 1000,
};

struct _HiatusApplication
{
  GtkApplication parent_instance;

  GDBusConnection *bus;     /* (owned) (nullable): from the start on */
  HiatusDaemonLink *daemon; /* (owned) (nullable): from the start on */
  gboolean is_proven;       /* the display can know that a person wants what is called */
  gboolean quitting;        /* everything ends with the last window */
  gboolean ending;          /* the daemon is asked to end */
};

G_DEFINE_TYPE (HiatusApplication, hiatus_application, GTK_TYPE_APPLICATION)

static GtkWindow *
make_set_up (GtkApplication *application, HiatusDaemonLink *daemon)
{
  return hiatus_set_up_window_new (application, daemon, FALSE);
}

static GtkWindow *
make_start_again (GtkApplication *application, HiatusDaemonLink *daemon)
{
  return hiatus_set_up_window_new (application, daemon, TRUE);
}

static GtkWindow *
make_breathe (GtkApplication *application, HiatusDaemonLink *daemon)
{
  return hiatus_breath_window_new (application, daemon, &breath_times);
}

static GtkWindow *
make_urge (GtkApplication *application, HiatusDaemonLink *daemon)
{
  return hiatus_note_window_new (application, daemon, "urge");
}

static GtkWindow *
make_slip (GtkApplication *application, HiatusDaemonLink *daemon)
{
  return hiatus_note_window_new (application, daemon, "slip");
}

/* The windows of which there is one each, by name. A window that is new is a row here, and an action further down. */
static const struct
{
  const gchar *name;
  GtkWindow *(*make) (GtkApplication *application, HiatusDaemonLink *daemon);
} single_windows[] = {
  { "overview", hiatus_overview_window_new },
  { "contacts", hiatus_contacts_window_new },
  { "set-up", make_set_up },
  { "start-again", make_start_again },
  { "talk", hiatus_talk_window_new },
  { "next", hiatus_next_window_new },
  { "safety", hiatus_safety_window_new },
  { "length", hiatus_length_window_new },
  { "letter", hiatus_letter_window_new },
  { "preferences", hiatus_preferences_window_new },
  { "unlock", hiatus_unlock_window_new },
  { "breathe", make_breathe },
  { "urge", make_urge },
  { "slip", make_slip },
};

/* The windows of which there is one for each thing that they are about. */
static const struct
{
  const gchar *prefix; /* how the name begins; it ends with the id of an event, an open question, or a label */
  GtkWindow *(*make) (GtkApplication *application, HiatusDaemonLink *daemon, const gchar *about);
} windows_about[] = {
  { "reflection:", hiatus_reflection_window_new },
  { "wrong-person:", hiatus_wrong_person_window_new },
  { "own:", hiatus_own_window_new },
  { "contact:", hiatus_contact_window_new },
};

/* The window of that name, if it is open: there is one. */
static GtkWindow *
find_window (HiatusApplication *self, const gchar *name)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    if (g_str_equal (gtk_widget_get_name (item->data), name))
      return item->data;
  return NULL;
}

static void
on_close (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  hiatus_window_close (window);
}

static gboolean
give_icon (gpointer window)
{
  gtk_window_set_icon_name (window, ICON);
  return G_SOURCE_REMOVE;
}

/* To find an icon takes a quarter of the time in which an empty program opens. Nobody waits for it, but for the window. */
static void
on_first_frame (GtkWidget *window)
{
  g_idle_add_full (G_PRIORITY_LOW, give_icon, g_object_ref (window), g_object_unref);
}

/* Tab goes from one place to the next as they lie in the window, and what came since the last frame lies nowhere yet. */
static gboolean
on_key (GtkWindow *window, GdkEventKey *event, gpointer user_data)
{
  hiatus_window_size_lay_out (window);
  return GDK_EVENT_PROPAGATE;
}

static GtkWindow *
make_window (HiatusApplication *self, const gchar *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (single_windows); i++)
    if (g_str_equal (name, single_windows[i].name))
      return single_windows[i].make (GTK_APPLICATION (self), self->daemon);
  for (gsize i = 0; i < G_N_ELEMENTS (windows_about); i++)
    if (g_str_has_prefix (name, windows_about[i].prefix))
      return windows_about[i].make (GTK_APPLICATION (self), self->daemon, name + strlen (windows_about[i].prefix));
  g_return_val_if_reached (NULL);
}

/* The window of that name, which is made where it is not open; NULL where no window can be. */
static GtkWindow *
get_window (HiatusApplication *self, const gchar *name)
{
  const GActionEntry close = { .name = "close", .activate = on_close };
  GtkWindow *window = find_window (self, name);

  /* Without a bus there is nothing to show, and the program is about to end. */
  if (self->daemon == NULL)
    return NULL;
  self->quitting = FALSE;
  if (window != NULL)
    return window;
  window = make_window (self, name);
  gtk_widget_set_name (GTK_WIDGET (window), name);
  g_action_map_add_action_entries (G_ACTION_MAP (window), &close, 1, window);
  hiatus_first_frame_then (GTK_WIDGET (window), on_first_frame);
  g_signal_connect (window, "key-press-event", G_CALLBACK (on_key), NULL);
  return window;
}

static void
present (HiatusApplication *self, GtkWindow *window)
{
  hiatus_window_present (window, self->is_proven);
}

static void
show_window (HiatusApplication *self, const gchar *name)
{
  GtkWindow *window = get_window (self, name);

  if (window != NULL)
    present (self, window);
}

static void
show_window_about (HiatusApplication *self, const gchar *prefix, const gchar *about)
{
  g_autofree gchar *name = g_strconcat (prefix, about, NULL);

  show_window (self, name);
}

/* Some window wants a text that is locked. */
static void
on_unlock_wanted (HiatusApplication *self)
{
  GtkWindow *asks = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWindow *window = get_window (self, "unlock");

  if (window == NULL)
    return;
  if (asks != window)
    gtk_window_set_transient_for (window, asks);
  present (self, window);
}

/* An action that is called as its window. */
static void
on_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_window (user_data, g_action_get_name (G_ACTION (action)));
}

/* There is one for all scripts: what was typed in one is kept before it turns to another. */
static void
on_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_window (user_data, "next");

  if (window == NULL)
    return;
  hiatus_next_window_open (HIATUS_NEXT_WINDOW (window), g_variant_get_string (parameter, NULL));
  present (user_data, window);
}

static gboolean
is_event (const gchar *id)
{
  const gchar *number = id + DEVICE_DIGITS + 1;

  return strspn (id, "0123456789abcdef") == DEVICE_DIGITS && id[DEVICE_DIGITS] == '-' && *number != '\0' && number[strspn (number, "0123456789")] == '\0';
}

/* A note on something new, or on what is in the journal already. */
static void
on_note (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const gchar *kind = g_variant_get_string (parameter, NULL);

  if (g_str_equal (kind, "urge") || g_str_equal (kind, "slip"))
    show_window (user_data, kind);
  else if (is_event (kind))
    show_window_about (user_data, "reflection:", kind);
}

static void
on_breathe (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_window (user_data, "breathe");

  if (window != NULL)
    hiatus_breath_window_add (HIATUS_BREATH_WINDOW (window), g_variant_get_string (parameter, NULL));
}

static void
on_wait (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_window (user_data, "breathe");

  if (window != NULL)
    hiatus_breath_window_wait (HIATUS_BREATH_WINDOW (window), g_variant_get_string (parameter, NULL));
}

/* A letter that is kept, or with "" the page to write one: there is one window for all, so that what is being written is
 * written in one place. */
static void
on_letter (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const gchar *id = g_variant_get_string (parameter, NULL);
  GtkWindow *window = *id == '\0' || is_event (id) ? get_window (user_data, "letter") : NULL;

  if (window == NULL)
    return;
  hiatus_letter_window_open (HIATUS_LETTER_WINDOW (window), id);
  present (user_data, window);
}

/* There is one for each event: what was typed about one person is not lost to another. */
static void
on_wrong_person (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_window_about (user_data, "wrong-person:", g_variant_get_string (parameter, NULL));
}

static void
on_own (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const gchar *invitation = g_variant_get_string (parameter, NULL);
  g_autofree gchar *name = g_strconcat ("own:", invitation, NULL);
  GtkWindow *preferences = find_window (user_data, "preferences");
  GtkWindow *window = hiatus_own_window_knows (invitation) ? get_window (user_data, name) : NULL;

  if (window == NULL)
    return;
  /* There the list is that it belongs to. */
  if (preferences != NULL)
    {
      gtk_window_set_transient_for (window, preferences);
      gtk_window_set_position (window, GTK_WIN_POS_CENTER_ON_PARENT);
    }
  present (user_data, window);
}

/* At a page, or with "" at the one that is shown. */
static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_window (user_data, "preferences");

  if (window == NULL)
    return;
  hiatus_preferences_window_open (HIATUS_PREFERENCES_WINDOW (window), g_variant_get_string (parameter, NULL));
  present (user_data, window);
}

/* Somebody on the list of contacts, or with "" somebody new. */
static void
on_contact (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_window_about (user_data, "contact:", g_variant_get_string (parameter, NULL));
}

static void
on_quit_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HiatusApplication) self = user_data;

  if (!hiatus_dbus_hiatus1_call_quit_finish (HIATUS_DBUS_HIATUS1 (source), result, NULL))
    hiatus_api_announce_quit (g_dbus_proxy_get_connection (G_DBUS_PROXY (source)));
  g_application_release (G_APPLICATION (self));
  g_application_quit (G_APPLICATION (self));
}

/* The windows are closed: now the daemon and the tray end, too. */
static void
end_all (HiatusApplication *self)
{
  if (self->ending)
    return;
  self->ending = TRUE;
  g_application_hold (G_APPLICATION (self));
  hiatus_dbus_hiatus1_call_quit (hiatus_daemon_link_get_proxy (self->daemon),
                                 G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                 QUIT_TIMEOUT_MS,
                                 NULL,
                                 on_quit_answered,
                                 g_object_ref (self));
}

/* "Quit until next login", wherever it was chosen. A window with something typed in it asks first what is to become of
 * that; the last one that closes ends the rest. */
static void
quit (HiatusApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  self->quitting = TRUE;
  for (GList *item = windows; item != NULL; item = item->next)
    if (GTK_IS_APPLICATION_WINDOW (item->data))
      hiatus_window_close (item->data);
  if (windows == NULL)
    end_all (self);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HiatusApplication *self = user_data;

  if (self->daemon != NULL)
    quit (self);
}

static void
hiatus_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  HiatusApplication *self = HIATUS_APPLICATION (application);

  GTK_APPLICATION_CLASS (hiatus_application_parent_class)->window_removed (application, window);
  if (self->quitting && gtk_application_get_windows (application) == NULL)
    end_all (self);
}

static void
hiatus_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "overview", .activate = on_window },
    { .name = "contacts", .activate = on_window },
    { .name = "set-up", .activate = on_window },
    { .name = "start-again", .activate = on_window },
    { .name = "talk", .activate = on_window },
    { .name = "safety", .activate = on_window },
    { .name = "length", .activate = on_window },
    { .name = "unlock", .activate = on_window },
    { .name = "next", .activate = on_next, .parameter_type = "s" },
    { .name = "note", .activate = on_note, .parameter_type = "s" },
    { .name = "breathe", .activate = on_breathe, .parameter_type = "s" },
    { .name = "wait", .activate = on_wait, .parameter_type = "s" },
    { .name = "letter", .activate = on_letter, .parameter_type = "s" },
    { .name = "wrong-person", .activate = on_wrong_person, .parameter_type = "s" },
    { .name = "own", .activate = on_own, .parameter_type = "s" },
    { .name = "preferences", .activate = on_preferences, .parameter_type = "s" },
    { .name = "contact", .activate = on_contact, .parameter_type = "s" },
    { .name = "quit", .activate = on_quit },
  };
  static const gchar *const close_keys[] = { "Escape", "<Primary>w", NULL };
  HiatusApplication *self = HIATUS_APPLICATION (application);
  GDBusConnection *connection = g_application_get_dbus_connection (application);

  G_APPLICATION_CLASS (hiatus_application_parent_class)->startup (application);
  hiatus_window_style_load ("windows.css");
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "win.close", close_keys);
  /* main() has something to say about that. */
  if (connection == NULL)
    return;
  self->bus = g_object_ref (connection);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  /* The bus goes with the session, and everything goes with it. */
  g_signal_connect_swapped (connection, "closed", G_CALLBACK (g_application_quit), self);
  self->daemon = hiatus_daemon_link_new (connection, NULL);
  /* Without it the bus has gone in this very moment, and there is nothing to wait for. */
  if (self->daemon == NULL)
    {
      g_application_quit (application);
      return;
    }
  g_signal_connect_object (self->daemon, "quit", G_CALLBACK (quit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->daemon, "unlock-wanted", G_CALLBACK (on_unlock_wanted), self, G_CONNECT_SWAPPED);
}

static void
hiatus_application_activate (GApplication *application)
{
  show_window (HIATUS_APPLICATION (application), "overview");
}

/* The Startup Notification Protocol hides the time in an id. */
static gchar *
make_startup_id (void)
{
  guint32 time = hiatus_display_get_time (gdk_display_get_default ());

  return time == 0 ? NULL : g_strdup_printf ("hiatus-window_TIME%u", time);
}

/* What lets a window come to the front is the token of the one who called. GTK 3 takes it under its older name alone,
 * on Wayland too. A caller that has none, such as a terminal, still speaks for a person who asked just now. */
static void
hiatus_application_before_emit (GApplication *application, GVariant *platform_data)
{
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (platform_data);
  g_autoptr (GVariant) complete = NULL;
  const gchar *token = NULL;

  if (!g_variant_dict_lookup (&data, "desktop-startup-id", "&s", &token))
    {
      g_autofree gchar *id = NULL;

      if (!g_variant_dict_lookup (&data, "activation-token", "&s", &token))
        token = id = make_startup_id ();
      if (token != NULL)
        g_variant_dict_insert (&data, "desktop-startup-id", "s", token);
    }
  HIATUS_APPLICATION (application)->is_proven = token != NULL;
  complete = g_variant_ref_sink (g_variant_dict_end (&data));
  G_APPLICATION_CLASS (hiatus_application_parent_class)->before_emit (application, complete);
}

static void
hiatus_application_dispose (GObject *object)
{
  HiatusApplication *self = HIATUS_APPLICATION (object);

  /* A thread of GDBus may be the last to let go of the connection, and would find a handler there that is just going. */
  if (self->bus != NULL)
    g_signal_handlers_disconnect_by_data (self->bus, self);
  g_clear_object (&self->daemon);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (hiatus_application_parent_class)->dispose (object);
}

static void
hiatus_application_class_init (HiatusApplicationClass *class)
{
  GApplicationClass *application = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_application_dispose;
  GTK_APPLICATION_CLASS (class)->window_removed = hiatus_application_window_removed;
  application->startup = hiatus_application_startup;
  application->activate = hiatus_application_activate;
  application->before_emit = hiatus_application_before_emit;
}

static void
hiatus_application_init (HiatusApplication *self)
{
}

/**
 * hiatus_application_new:
 *
 * Returns: (transfer full): the application, to be run after gtk_init()
 */
HiatusApplication *
hiatus_application_new (void)
{
  return g_object_new (HIATUS_TYPE_APPLICATION, "application-id", HIATUS_WINDOW_BUS_NAME, NULL);
}
