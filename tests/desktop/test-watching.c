/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Watching as a person meets it: daemon, tray and windows together, on whatever desktop the session has. What is noticed
 * comes from real windows and real notifications, what is answered goes through the real server, keyboard and pointer. */

#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/host-kinds.h"
#include "tests/desktop/host.h"
#include "tests/desktop/keys.h"
#include "tests/desktop/overheard.h"
#include "tests/desktop/wayland-keys.h"

#define APPLICATION "org.example.Chat"
#define NUDGE "One moment"
#define PAUSE "One breath"
#define ARRIVED "Something arrived"
#define QUIET_TITLE "Letters"

/* The server was asked to close it. */
#define CLOSED_BY_CALL 3

/* How often the way from a title to the pop-up is measured. */
#define N_NUDGES 15

/* How many are on the list only to be noticed after what was not. */
#define N_OTHERS 4

/* From a title to the nudge the median is to be 10 ms; a test may assert ten times that. */
#define NUDGE_BOUND_US (100 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  HiatusDesk *desk;
  HiatusHost *host;
  HiatusMenu *menu;
  HiatusOverheard *heard;
  HiatusWaylandKeys *keys;
  GtkWindow *chat;
  guint n_heard;  /* how many pop-ups of Hiatus were taken note of */
  GArray *others; /* the numbers of the pop-ups of another program */
  guint n_others; /* how many of those were noticed who are on the list for that alone */
  guint n_closed; /* how many of them were closed by somebody else */
  guint closed_id;
  guint32 reason; /* why the last one was */
} Fixture;

/* --- the desktop --- */

static gboolean
is_on (const gchar *desktop)
{
  return g_str_equal (g_getenv ("SESSION_DESKTOP"), desktop);
}

static gchar *
run (Fixture *fixture, const gchar *command_line)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRun) outcome = { 0 };

  g_shell_parse_argv (command_line, NULL, &arguments, &error);
  g_assert_no_error (error);
  hiatus_desk_run (fixture->desk, &outcome, (const gchar *const *) arguments);
  g_assert_cmpint (outcome.status, ==, 0);
  return g_steal_pointer (&outcome.output);
}

static void
hiatus (Fixture *fixture, const gchar *command_line)
{
  g_free (hiatus_desk_hiatus (fixture->desk, command_line));
}

static void
assert_says (Fixture *fixture, const gchar *command_line, const gchar *words)
{
  g_autofree gchar *said = hiatus_desk_hiatus (fixture->desk, command_line);

  if (strstr (said, words) == NULL)
    g_error ("'hiatus %s' does not say \"%s\" but: %s", command_line, words, said);
}

static void
save_picture (Fixture *fixture, const gchar *what)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take (hiatus_host_get_screen (fixture->host));
  g_autofree gchar *name = g_strconcat ("watching-", what, NULL);

  hiatus_picture_save (picture, name);
}

/* --- what the other programs do --- */

/* Without a keyboard, which sway has not, GTK believes that no window is in use; but it was told. */
static gboolean
is_in_use (GtkWindow *window)
{
  if (is_on ("sway"))
    return (gdk_window_get_state (gtk_widget_get_window (GTK_WIDGET (window))) & GDK_WINDOW_STATE_FOCUSED) != 0;
  return gtk_window_is_active (window);
}

static void
set_title (Fixture *fixture, const gchar *title)
{
  gtk_window_set_title (fixture->chat, title);
  gdk_display_flush (gdk_display_get_default ());
}

static void
send_notification (Fixture *fixture, const gchar *summary, const gchar *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      fixture->desk->bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify", g_variant_new ("(susssasa{sv}i)", "Chat", 0u, "", summary, body, NULL, NULL, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  guint32 id;

  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &id);
  g_array_append_val (fixture->others, id);
}

/* The person has read them. */
static void
close_notifications (Fixture *fixture)
{
  for (guint i = 0; i < fixture->others->len; i++)
    g_variant_unref (g_dbus_connection_call_sync (
        fixture->desk->bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "CloseNotification", g_variant_new ("(u)", g_array_index (fixture->others, guint32, i)), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL));
  g_array_set_size (fixture->others, 0);
}

static void
on_closed (GDBusConnection *connection, const gchar *sender, const gchar *path, const gchar *interface, const gchar *signal, GVariant *parameters, gpointer user_data)
{
  Fixture *fixture = user_data;
  guint32 id, reason;

  g_variant_get (parameters, "(uu)", &id, &reason);
  for (guint i = 0; i < fixture->others->len; i++)
    if (g_array_index (fixture->others, guint32, i) == id)
      {
        fixture->n_closed++;
        fixture->reason = reason;
      }
}

/* --- what Hiatus says --- */

static gboolean
hears (Fixture *fixture)
{
  return hiatus_overheard_count (fixture->heard) > fixture->n_heard;
}

/* Waits for the next pop-up, which has to be this one. */
static void
hear (Fixture *fixture, const gchar *summary)
{
  g_autofree gchar *heard = NULL;

  g_test_message ("waiting for the pop-up \"%s\"", summary);
  hiatus_desk_wait_until (hears (fixture));
  heard = hiatus_overheard_get_summary (fixture->heard, fixture->n_heard++);
  g_assert_cmpstr (heard, ==, summary);
}

/* Nothing was said about what came before: what comes after it is told next. */
static void
assert_silent (Fixture *fixture)
{
  g_autofree gchar *title = g_strdup_printf ("Bo Number%uth", fixture->n_others++);
  guint before = hiatus_overheard_count (fixture->heard);

  g_assert_cmpuint (before, ==, fixture->n_heard);
  g_assert_cmpuint (fixture->n_others, <=, N_OTHERS);
  set_title (fixture, title);
  hear (fixture, NUDGE);
  g_assert_cmpuint (hiatus_overheard_count (fixture->heard), ==, before + 1);
  hiatus (fixture, "log urge --strength 1"); /* that is the answer to it */
  hiatus (fixture, "undo");
}

/* --- what the person does --- */

/* dunst is told before the pop-up comes which of its buttons will be pressed. */
static void
prefer (Fixture *fixture, const gchar *action)
{
  static const gchar *const actions[] = { "leave", "wait", "kind", "small-talk", "wrong-person", "only-apps" };

  if (!g_str_equal (g_getenv ("SESSION_SERVER"), "dunst"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree gchar *rule = g_strdup_printf ("dunstctl rule press-%s %s", actions[i], g_str_equal (actions[i], action) ? "enable" : "disable");

      g_free (run (fixture, rule));
    }
}

static gchar *
ask_shell (Fixture *fixture, const gchar *script)
{
  gchar *answer = NULL;

  if (!hiatus_screen_ask_shell (hiatus_host_get_screen (fixture->host), script, &answer))
    g_error ("GNOME Shell does not understand: %s", answer);
  return answer;
}

/* GNOME unfolds a banner, and shows its buttons, while the pointer is on it. */
static gboolean
go_to_banner (Fixture *fixture)
{
  g_autofree gchar *answer = ask_shell (fixture,
                                        "(() => { const tray = imports.ui.main.messageTray; const banner = tray._banner;"
                                        " if (!banner || tray._notificationState !== imports.ui.messageTray.State.SHOWN) return '';"
                                        " const [x, y] = banner.get_transformed_position (); return `${Math.round (x + banner.width / 2)} ${Math.round (y + 10)}`; }) ()");
  g_auto (GStrv) place = g_strsplit (answer + 1, " ", 2);

  if (place[0] == NULL || place[1] == NULL)
    return FALSE;
  hiatus_screen_move (hiatus_host_get_screen (fixture->host), atoi (place[0]), atoi (place[1]));
  return TRUE;
}

/* Waits until a pop-up can be seen, with its buttons where there are some. */
static void
see_popup (Fixture *fixture)
{
  if (is_on ("gnome"))
    hiatus_desk_wait_until (go_to_banner (fixture));
  hiatus_picture_free (hiatus_screen_take_still (hiatus_host_get_screen (fixture->host)));
}

/* Presses a button of the pop-up that was heard last. */
static void
press (Fixture *fixture, const gchar *action)
{
  g_auto (GStrv) actions = hiatus_overheard_get_actions (fixture->heard, fixture->n_heard - 1);
  g_autofree gchar *command = g_strconcat ("makoctl invoke ", action, NULL);
  HiatusArea button;
  guint i = 0;

  while (actions[i] != NULL && !g_str_equal (actions[i], action))
    i += 2;
  g_assert_nonnull (actions[i]);
  if (is_on ("gnome"))
    {
      hiatus_desk_wait_until (go_to_banner (fixture) && hiatus_host_gnome_find_button (fixture->host, actions[i + 1], &button));
      see_popup (fixture);
      hiatus_host_press (fixture->host, &button, actions[i + 1]);
    }
  else if (is_on ("sway"))
    g_free (run (fixture, command));
  else
    g_free (run (fixture, "dunstctl action 0"));
}

static void
press_escape (Fixture *fixture)
{
  if (is_on ("sway"))
    hiatus_wayland_keys_press (fixture->keys, HIATUS_KEY_ESCAPE);
  else if (is_on ("x11"))
    hiatus_keys_press (fixture->desk, "Escape");
  else
    g_free (ask_shell (fixture,
                       "if (!global.hiatus_keyboard)"
                       "  global.hiatus_keyboard = imports.gi.Clutter.get_default_backend ().get_default_seat ()"
                       "    .create_virtual_device (imports.gi.Clutter.InputDeviceType.KEYBOARD_DEVICE);"
                       "for (const state of ['PRESSED', 'RELEASED'])"
                       "  global.hiatus_keyboard.notify_key (imports.gi.GLib.get_monotonic_time (), 1, imports.gi.Clutter.KeyState[state]); 1"));
}

/* Whether the breathing window has the keyboard. On sway it is no window of which anybody tells; its program is there for
 * as long as it is. */
static gboolean
has_pause (Fixture *fixture)
{
  g_autofree gchar *title = NULL;

  if (!hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME))
    return FALSE;
  if (is_on ("x11"))
    return hiatus_keys_is_active (fixture->desk, PAUSE);
  if (is_on ("sway"))
    return TRUE;
  title = ask_shell (fixture, "global.display.focus_window ? global.display.focus_window.title : ''");
  return g_str_equal (title, "\"" PAUSE "\"");
}

/* Escape until it counts, which it does not in the first second. */
static void
leave_pause (Fixture *fixture)
{
  hiatus_desk_wait_until ((press_escape (fixture), !hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME)));
}

static gboolean
has_changed (Fixture *fixture, HiatusPicture *before)
{
  static const HiatusArea middle = { HIATUS_SCREEN_WIDTH / 2 - 50, HIATUS_SCREEN_HEIGHT / 2 - 50, 100, 100 };
  g_autoptr (HiatusPicture) now = hiatus_screen_take (hiatus_host_get_screen (fixture->host));
  HiatusArea changed;

  return hiatus_picture_find_change (before, now, &middle, NULL, &changed);
}

/* --- the journal --- */

static gboolean
has_event (Fixture *fixture, const gchar *kind, guint n)
{
  return hiatus_desk_count_events (fixture->desk, kind) == n;
}

/* The last event of the journal has this in it. */
static void
assert_last (Fixture *fixture, const gchar *words)
{
  g_autofree gchar *journal = hiatus_desk_hiatus (fixture->desk, "journal --json");
  const gchar *last = g_strrstr (journal, "{\"id\"");

  g_assert_nonnull (last);
  if (strstr (last, words) == NULL)
    g_error ("The journal's last entry has no '%s': %s", words, last);
}

/* --- a person who has set Hiatus up --- */

static gboolean
watches (Fixture *fixture, const gchar *source)
{
  g_autoptr (GVariant) state = hiatus_desk_state (fixture->desk);
  g_autofree const gchar **watching = NULL;

  return g_variant_lookup (state, "watching", "^a&s", &watching) && g_strv_contains (watching, source);
}

static void
set_clock (Fixture *fixture, guint minutes)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "clock");
  g_autofree gchar *text = g_strdup_printf ("+%u", minutes * 60);

  hiatus_desk_write (path, text, strlen (text));
}

/* The daemon's clock goes on from there; it looks at it because it is asked. */
static void
move_on (Fixture *fixture, guint minutes)
{
  set_clock (fixture, minutes);
  g_variant_unref (hiatus_desk_state (fixture->desk));
}

static void
start_daemon (Fixture *fixture)
{
  HiatusDesk *desk = fixture->desk;
  g_autofree gchar *clock = hiatus_desk_path (desk, "clock");

  set_clock (fixture, 0);
  g_subprocess_launcher_setenv (desk->launcher, "LD_PRELOAD", hiatus_desk_program ("FAKETIME_LIBRARY"), TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_TIMESTAMP_FILE", clock, TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_NO_CACHE", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_FAKE_MONOTONIC", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_RESET", "1", TRUE);
  hiatus_desk_start_daemon (desk);
  g_subprocess_launcher_unsetenv (desk->launcher, "LD_PRELOAD");
}

/* All who are noticed in some test: on Wayland the compositor is asked anew when the list changes, and what changes in that
 * moment is new to nobody. */
static void
write_contacts (Fixture *fixture)
{
  g_autofree gchar *folder = hiatus_desk_path (fixture->desk, "config/hiatus");
  g_autofree gchar *path = g_build_filename (folder, "contacts.ini", NULL);
  g_autoptr (GString) text = g_string_new ("[Pia]\nnames=Pia Moss\noutgoing=pause\n[Hal]\nnames=Hal Moss\nincoming=hush\n"
                                           "[Ours]\nnames=" NUDGE ";" PAUSE ";" ARRIVED "\n");

  for (guint i = 0; i < N_OTHERS; i++)
    g_string_append_printf (text, "[Bo%u]\nnames=Bo Number%uth\n", i, i);
  for (guint i = 0; i < N_NUDGES; i++)
    g_string_append_printf (text, "[Cleo%u]\nnames=Cleo Number%uth\n", i, i);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  hiatus_desk_write (path, text->str, text->len);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HiatusArea icon;

  fixture->host = hiatus_host_new ();
  fixture->desk = hiatus_desk_new ();
  hiatus_desk_lend_environment (fixture->desk);
  write_contacts (fixture);
  start_daemon (fixture);
  hiatus (fixture, "settings set popups.day no");
  hiatus_desk_start_tray (fixture->desk);
  hiatus_host_find_icon (fixture->host, &icon);
  fixture->menu = hiatus_menu_new (fixture->desk);
  fixture->heard = hiatus_overheard_new (fixture->desk);
  fixture->others = g_array_new (FALSE, FALSE, sizeof (guint32));
  fixture->closed_id = g_dbus_connection_signal_subscribe (
      fixture->desk->bus, NULL, "org.freedesktop.Notifications", "NotificationClosed", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_closed, fixture, NULL);
  if (is_on ("sway"))
    fixture->keys = hiatus_wayland_keys_new ();

  hiatus (fixture, "contacts add A --name 'Alex Doe'");
  hiatus (fixture, "watch on notifications titles clipboard");
  hiatus (fixture, data != NULL ? data : "plan start");
  hiatus_desk_wait_until (watches (fixture, "notifications") && watches (fixture, "titles"));

  fixture->chat = GTK_WINDOW (gtk_window_new (GTK_WINDOW_TOPLEVEL));
  gtk_window_set_title (fixture->chat, QUIET_TITLE);
  gtk_window_set_default_size (fixture->chat, 300, 200);
  gtk_widget_show_all (GTK_WIDGET (fixture->chat));
  hiatus_desk_wait_until (is_in_use (fixture->chat));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_widget_destroy (GTK_WIDGET (fixture->chat));
  gdk_display_flush (gdk_display_get_default ());
  g_clear_pointer (&fixture->keys, hiatus_wayland_keys_free);
  g_dbus_connection_signal_unsubscribe (fixture->desk->bus, fixture->closed_id);
  g_array_unref (fixture->others);
  hiatus_overheard_free (fixture->heard);
  hiatus_menu_free (fixture->menu);
  hiatus_desk_stop_daemon (fixture->desk);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&fixture->desk->tray)), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_desk_free (fixture->desk);
  hiatus_host_settle (fixture->host);
  hiatus_host_free (fixture->host);
}

static gboolean
test_finds (Fixture *fixture, const gchar *text)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (fixture->desk, "TestText", g_variant_new ("(s)", text));
  g_autoptr (GVariant) found = g_variant_get_child_value (reply, 0);

  return g_variant_n_children (found) > 0;
}

static gboolean
reports_mistake (Fixture *fixture)
{
  g_autofree gchar *said = hiatus_desk_hiatus (fixture->desk, "status");

  return strstr (said, "contacts.ini") != NULL;
}

/* --- what is watched --- */

static void
test_switched_on (Fixture *fixture, gconstpointer data)
{
  assert_says (fixture, "watch", "(notifications): on\n");
  assert_says (fixture, "watch", "(titles): on\n");
  assert_says (fixture, "watch", is_on ("gnome") ? "(clipboard): not possible here\n" : "(clipboard): on\n");
  assert_says (fixture, "status", is_on ("gnome") ? "Watching: notifications, titles.\n" : "Watching: notifications, titles, clipboard.\n");
}

/* --- nudges --- */

static void
test_nudge (Fixture *fixture, gconstpointer data)
{
  prefer (fixture, "leave");
  set_title (fixture, "Alex Doe – Chat");
  hear (fixture, NUDGE);
  press (fixture, "leave");
  hiatus_desk_wait_until (has_event (fixture, "urge", 1));
  assert_last (fixture, "\"origin\":\"titles\"");
  assert_last (fixture, "\"contact\":\"A\"");

  /* It rests two minutes, and in this window until its title is another one and comes back. */
  set_title (fixture, "Alex Doe is typing");
  move_on (fixture, 3);
  set_title (fixture, "Alex Doe – Chat");
  assert_silent (fixture);
  set_title (fixture, "Alex Doe – Chat");
  hear (fixture, NUDGE);
  see_popup (fixture);
  save_picture (fixture, "nudge");
}

/* Each has a name of their own, so that nobody rests. */
static gint
compare_times (gconstpointer left, gconstpointer right)
{
  const gint64 *a = left;
  const gint64 *b = right;

  return *a < *b ? -1 : *a > *b;
}

static void
test_in_time (Fixture *fixture, gconstpointer data)
{
  gint64 spans_us[N_NUDGES];

  for (guint i = 0; i < N_NUDGES; i++)
    {
      g_autofree gchar *title = g_strdup_printf ("Cleo Number%uth", i);
      gint64 begun_us = g_get_monotonic_time ();

      set_title (fixture, title);
      hear (fixture, NUDGE);
      spans_us[i] = hiatus_overheard_get_time (fixture->heard, fixture->n_heard - 1) - begun_us;
      hiatus (fixture, "log urge --strength 1"); /* that is the answer to it */
    }
  qsort (spans_us, N_NUDGES, sizeof spans_us[0], compare_times);
  g_test_message ("from a title to the nudge: median %.1f ms, at most %.1f ms", (gdouble) spans_us[N_NUDGES / 2] / 1000, (gdouble) spans_us[N_NUDGES - 1] / 1000);
  g_assert_cmpint (spans_us[N_NUDGES / 2], <, NUDGE_BOUND_US);
}

/* "Help me wait": an urge, and the breathing window; to leave it there is no second urge. */
static void
test_help_me_wait (Fixture *fixture, gconstpointer data)
{
  prefer (fixture, "wait");
  set_title (fixture, "Alex Doe – Chat");
  hear (fixture, NUDGE);
  press (fixture, "wait");
  hiatus_desk_wait_until (has_event (fixture, "urge", 1));
  hiatus_desk_wait_until (has_pause (fixture));
  leave_pause (fixture);
  hiatus_desk_wait_until (is_in_use (fixture->chat));
  assert_silent (fixture);
  g_assert_cmpuint (hiatus_desk_count_events (fixture->desk, "urge"), ==, 1);
}

/* --- the pause --- */

static void
meet_pause (Fixture *fixture)
{
  set_title (fixture, "Pia Moss – Chat");
  if (is_on ("gnome"))
    {
      /* Nothing comes to the front there by itself: a click has to say so. */
      hear (fixture, NUDGE);
      press (fixture, "breathe");
    }
  hiatus_desk_wait_until (has_pause (fixture));
}

/* The pause is over. Where the machine had other things to do its window was late, and a nudge stood in for it. */
static void
pass_over_stand_in (Fixture *fixture)
{
  fixture->n_heard = hiatus_overheard_count (fixture->heard);
}

/* It is in front of the other window, takes the keyboard, and is answered there; what it is called is no sighting, and the
 * window that comes back to the front leads to no other one. */
static void
test_pause (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusPicture) before = NULL;

  before = hiatus_screen_take (hiatus_host_get_screen (fixture->host));
  meet_pause (fixture);
  /* Sway tells nobody when it is on the screen; it is in the middle there. */
  hiatus_desk_wait_until (!is_on ("sway") || has_changed (fixture, before));
  save_picture (fixture, "pause");
  leave_pause (fixture);
  hiatus_desk_wait_until (has_event (fixture, "urge", 1));
  assert_last (fixture, "\"origin\":\"titles\"");
  assert_last (fixture, "\"contact\":\"Pia\"");
  hiatus_desk_wait_until (is_in_use (fixture->chat));
  pass_over_stand_in (fixture);
  assert_silent (fixture);

  /* Once more, when the rest is over and the window has had another title. */
  move_on (fixture, 3);
  meet_pause (fixture);
  leave_pause (fixture);
  hiatus_desk_wait_until (has_event (fixture, "urge", 2));
}

/* To close it is no answer, but it rests. */
static void
test_pause_closed (Fixture *fixture, gconstpointer data)
{
  meet_pause (fixture);
  hiatus_keys_press (fixture->desk, "alt+F4");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_desk_wait_until (is_in_use (fixture->chat));
  g_assert_cmpuint (hiatus_desk_count_events (fixture->desk, "urge"), ==, 0);
  pass_over_stand_in (fixture);
  set_title (fixture, QUIET_TITLE);
  move_on (fixture, 9);
  set_title (fixture, "Pia Moss – Chat");
  assert_silent (fixture);
  g_assert_false (hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME));
  move_on (fixture, 11);
  meet_pause (fixture);
  leave_pause (fixture);
}

/* "Go on" is there after ten seconds. To look at something of theirs is a look. */
static void
test_go_on (Fixture *fixture, gconstpointer data)
{
  const gint64 begun_us = g_get_monotonic_time ();

  meet_pause (fixture);
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+g"), has_event (fixture, "look", 1)));
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, 10 * G_USEC_PER_SEC);
  assert_last (fixture, "\"origin\":\"titles\"");
  g_assert_cmpuint (hiatus_desk_count_events (fixture->desk, "urge"), ==, 0);
}

static void
move_service (Fixture *fixture, const gchar *from, const gchar *to)
{
  g_autofree gchar *old = g_build_filename (g_getenv ("SESSION_FOLDER"), "services", from, NULL);
  g_autofree gchar *new = g_build_filename (g_getenv ("SESSION_FOLDER"), "services", to, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (rename (old, new), ==, 0);
  reply = g_dbus_connection_call_sync (
      fixture->desk->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* Without the program of the windows there is a nudge in the place of the pause. */
static void
test_no_window (Fixture *fixture, gconstpointer data)
{
  gint64 begun_us;

  move_service (fixture, "org.hiatus.Window.service", "aside");
  begun_us = g_get_monotonic_time ();
  set_title (fixture, "Pia Moss – Chat");
  hear (fixture, NUDGE);
  g_test_message ("a nudge after %d ms", (gint) ((hiatus_overheard_get_time (fixture->heard, fixture->n_heard - 1) - begun_us) / 1000));
  move_service (fixture, "aside", "org.hiatus.Window.service");
}

/* --- what arrives --- */

static void
test_incoming (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) actions = NULL;

  prefer (fixture, "kind");
  send_notification (fixture, "Chat", "Alex Doe: hi");
  hear (fixture, ARRIVED);
  close_notifications (fixture);
  /* Within five seconds it would be the same message. */
  move_on (fixture, 1);
  send_notification (fixture, "Chat", "Alex Doe: are you there?");
  hear (fixture, "2 things arrived");
  close_notifications (fixture);
  see_popup (fixture);
  save_picture (fixture, "incoming");
  prefer (fixture, "small-talk");
  press (fixture, "kind");
  hear (fixture, "What kind?");
  actions = hiatus_overheard_get_actions (fixture->heard, fixture->n_heard - 1);
  g_assert_cmpuint (g_strv_length (actions), ==, 8);
  see_popup (fixture);
  save_picture (fixture, "kind");
  press (fixture, "small-talk");
  hiatus_desk_wait_until (has_event (fixture, "incoming", 1));
  assert_last (fixture, "\"about\":\"small-talk\"");
  assert_last (fixture, "\"origin\":\"notifications\"");
  assert_last (fixture, "\"contact\":\"A\"");
  /* What Hiatus itself has shown is no sighting. */
  assert_silent (fixture);
}

/* Quiet holds it; what goes out is answered all the same. */
static void
test_quiet (Fixture *fixture, gconstpointer data)
{
  g_variant_unref (hiatus_desk_call (fixture->desk, "BeQuiet", g_variant_new ("(s)", "60m")));
  send_notification (fixture, "Chat", "Alex Doe: hi");
  close_notifications (fixture);
  assert_silent (fixture);
  g_variant_unref (hiatus_desk_call (fixture->desk, "BeQuiet", g_variant_new ("(s)", "off")));
  hear (fixture, ARRIVED);
}

static void
test_hush (Fixture *fixture, gconstpointer data)
{
  gint64 begun_us;

  begun_us = g_get_monotonic_time ();
  send_notification (fixture, "Chat", "Hal Moss: hi");
  hiatus_desk_wait_until (fixture->n_closed == 1);
  g_test_message ("hushed after %d ms", (gint) ((g_get_monotonic_time () - begun_us) / 1000));
  g_assert_cmpuint (fixture->reason, ==, CLOSED_BY_CALL);
  assert_silent (fixture);
  move_on (fixture, 31);
  hear (fixture, "Something arrived earlier");
}

/* Where it may be evidence, or about the children, it stays on the screen. */
static void
test_never_hushed (Fixture *fixture, gconstpointer data)
{
  send_notification (fixture, "Chat", "Hal Moss: hi");
  hear (fixture, ARRIVED);
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  close_notifications (fixture);
}

/* --- what the person decides --- */

static gboolean
is_icon (Fixture *fixture, const gchar *words)
{
  g_autofree gchar *icon = hiatus_menu_item_text (fixture->menu, "IconName");

  return icon != NULL && strstr (icon, words) != NULL;
}

static void
test_paused (Fixture *fixture, gconstpointer data)
{
  gtk_widget_hide (GTK_WIDGET (fixture->chat));
  hiatus_host_choose (fixture->host, fixture->menu, "Quiet/Pause watching");
  hiatus_desk_wait_until (is_icon (fixture, "paused"));
  assert_says (fixture, "watch", "(titles): paused");
  gtk_widget_show (GTK_WIDGET (fixture->chat));
  hiatus_desk_wait_until (is_in_use (fixture->chat));
  set_title (fixture, "Alex Doe – Chat");
  send_notification (fixture, "Chat", "Alex Doe: hi");
  close_notifications (fixture);
  gtk_widget_hide (GTK_WIDGET (fixture->chat));
  hiatus_host_choose (fixture->host, fixture->menu, "Quiet/Resume watching");
  hiatus_desk_wait_until (!is_icon (fixture, "paused") && watches (fixture, "titles"));
  gtk_widget_show (GTK_WIDGET (fixture->chat));
  hiatus_desk_wait_until (is_in_use (fixture->chat));
}

/* "I'm sending it now": for half an hour nothing that goes out to them, or comes from them, is answered. */
static void
test_sending (Fixture *fixture, gconstpointer data)
{
  g_variant_unref (hiatus_desk_call (fixture->desk, "Sending", g_variant_new ("(s)", "A")));
  set_title (fixture, "Alex Doe – Chat");
  send_notification (fixture, "Chat", "Alex Doe: hi");
  close_notifications (fixture);
  assert_silent (fixture);
  move_on (fixture, 31);
  set_title (fixture, "Alex Doe – Chat");
  hear (fixture, NUDGE);
}

/* A longer name that is somebody else's. */
static void
test_wrong_person (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "config/hiatus/contacts.ini");
  g_autofree gchar *list = NULL;

  prefer (fixture, "wrong-person");
  set_title (fixture, "Alex Doe Miller – Mail");
  hear (fixture, NUDGE);
  press (fixture, "wrong-person");
  hiatus_desk_wait_until (has_event (fixture, "wrong-person", 1));
  hiatus_desk_wait_until (hiatus_keys_is_active (fixture->desk, "Somebody else"));
  see_popup (fixture);
  save_picture (fixture, "wrong-person");
  hiatus_keys_press (fixture->desk, "alt+l ctrl+a");
  hiatus_keys_type (fixture->desk, "Alex Doe Miller");
  hiatus_keys_press (fixture->desk, "alt+s");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME));
  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  g_assert_nonnull (strstr (list, "except=Alex Doe Miller\n"));

  move_on (fixture, 11);
  set_title (fixture, QUIET_TITLE);
  set_title (fixture, "Alex Doe Miller – Chat");
  assert_silent (fixture);

  /* The third time. */
  for (guint i = 1; i < 3; i++)
    {
      g_autofree gchar *title = g_strdup_printf ("Alex Doe %u", i);

      move_on (fixture, 11 * (i + 1));
      set_title (fixture, title);
      hear (fixture, NUDGE);
      press (fixture, "wrong-person");
      hiatus_desk_wait_until (has_event (fixture, "wrong-person", i + 1));
      if (i == 2)
        break;
      hiatus_desk_wait_until (hiatus_keys_is_active (fixture->desk, "Somebody else"));
      hiatus_desk_wait_until ((press_escape (fixture), !hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME)));
    }
  hear (fixture, "Watch this word only in messaging apps?");
}

/* The list is in force as soon as it is saved; with a mistake in it the one of before is. */
static void
test_edited_by_hand (Fixture *fixture, gconstpointer data)
{
  static const gchar good[] = "[Dora]\nnames=Dora Quill\n";
  static const gchar broken[] = "[Dora]\nnames=Dora Quill\nphones=12\n";
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "config/hiatus/contacts.ini");

  hiatus_desk_write (path, good, strlen (good));
  hiatus_desk_wait_until (test_finds (fixture, "Dora Quill"));
  set_title (fixture, "Dora Quill");
  hear (fixture, NUDGE);
  set_title (fixture, "Alex Doe");
  hiatus (fixture, "log urge --strength 1");

  hiatus_desk_write (path, broken, strlen (broken));
  hiatus_desk_wait_until (reports_mistake (fixture));
  assert_says (fixture, "status", "line 3");
  assert_says (fixture, "contacts test 'Dora Quill'", "Dora");
}

/* Do not disturb: no pop-up would be seen, so it is the window; the icon says that something waits. */
static void
test_do_not_disturb (Fixture *fixture, gconstpointer data)
{
  g_free (run (fixture, "dunstctl set-paused true"));
  set_title (fixture, "Alex Doe – Chat");
  hiatus_desk_wait_until (has_pause (fixture));
  hiatus_desk_wait_until (is_icon (fixture, "waiting"));
  leave_pause (fixture);
  hiatus_desk_wait_until (!is_icon (fixture, "waiting"));
  g_free (run (fixture, "dunstctl set-paused false"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname (APPLICATION);
  gtk_init (&argc, &argv);

#define ADD(path, test, plan) g_test_add ("/watching/" path, Fixture, plan, set_up, test, tear_down)
  ADD ("switched-on", test_switched_on, NULL);
  ADD ("nudge", test_nudge, NULL);
  ADD ("in-time", test_in_time, NULL);
  ADD ("help-me-wait", test_help_me_wait, NULL);
  ADD ("pause", test_pause, NULL);
  ADD ("incoming", test_incoming, NULL);
  ADD ("quiet", test_quiet, NULL);
  ADD ("hush", test_hush, NULL);
  ADD ("never-hushed/safety", test_never_hushed, "plan start --goal safety");
  ADD ("never-hushed/limited", test_never_hushed, "plan start --mode limited");
  ADD ("paused", test_paused, NULL);
  ADD ("sending", test_sending, NULL);
  ADD ("edited-by-hand", test_edited_by_hand, NULL);
  if (is_on ("x11"))
    {
      ADD ("pause-closed", test_pause_closed, NULL);
      ADD ("go-on", test_go_on, NULL);
      ADD ("no-window", test_no_window, NULL);
      ADD ("wrong-person", test_wrong_person, NULL);
      ADD ("do-not-disturb", test_do_not_disturb, NULL);
    }

  return g_test_run ();
}
