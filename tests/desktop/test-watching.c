/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Watching as a person meets it: daemon, tray and windows together, on whatever desktop the session has. What is noticed
 * comes from real windows and real notifications, what is answered goes through the real server, keyboard and pointer. */

#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/host.h"
#include "tests/desktop/keys.h"
#include "tests/desktop/overheard.h"
#include "tests/desktop/wayland-keys.h"

#define APPLICATION "org.example.Chat"
#define NUDGE "One moment"
#define PAUSE "One breath"
#define ARRIVED "Something arrived"
#define QUIET_TITLE "Letters"

/* How often the way from a title to the pop-up is measured. */
#define N_NUDGES 15

/* From a title to the nudge the median is to be 10 ms; a test may assert ten times that. */
#define NUDGE_BOUND_US (100 * G_TIME_SPAN_MILLISECOND)

/* What arrives within this time is one message. */
#define SAME_SPAN_US (5 * G_TIME_SPAN_SECOND)

typedef struct
{
  HiatusDesk *desk;
  HiatusHost *host;
  HiatusMenu *menu;
  HiatusOverheard *heard;
  HiatusWaylandKeys *keys;
  GtkWindow *chat;
  guint n_heard; /* how many pop-ups of Hiatus were taken note of */
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
      fixture->desk->bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify",
      g_variant_new ("(susssasa{sv}i)", "Chat", 0u, "", summary, body, NULL, NULL, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
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
  static guint n_others = 0;
  g_autofree gchar *add = g_strdup_printf ("contacts add Other%u --name 'Bo Number%uth'", n_others, n_others);
  g_autofree gchar *title = g_strdup_printf ("Bo Number%uth", n_others);
  guint before = hiatus_overheard_count (fixture->heard);

  g_assert_cmpuint (before, ==, fixture->n_heard);
  hiatus (fixture, add);
  set_title (fixture, title);
  hear (fixture, NUDGE);
  g_assert_cmpuint (hiatus_overheard_count (fixture->heard), ==, before + 1);
  n_others++;
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

/* Presses a button of the pop-up that was heard last. */
static void
press (Fixture *fixture, const gchar *action)
{
  g_auto (GStrv) actions = hiatus_overheard_get_actions (fixture->heard, fixture->n_heard - 1);
  g_autofree gchar *command = g_strconcat ("makoctl invoke ", action, NULL);
  HiatusArea popup;
  guint i = 0;

  while (actions[i] != NULL && !g_str_equal (actions[i], action))
    i += 2;
  g_assert_nonnull (actions[i]);
  if (is_on ("gnome"))
    {
      hiatus_host_find_popup (fixture->host, actions[i + 1], &popup);
      hiatus_host_press (fixture->host, &popup, actions[i + 1]);
    }
  else if (is_on ("sway"))
    g_free (run (fixture, command));
  else
    g_free (run (fixture, "dunstctl action 0"));
}

static gchar *
ask_shell (Fixture *fixture, const gchar *script)
{
  gchar *answer = NULL;

  if (!hiatus_screen_ask_shell (hiatus_host_get_screen (fixture->host), script, &answer))
    g_error ("GNOME Shell does not understand: %s", answer);
  return answer;
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

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HiatusArea icon;

  fixture->host = hiatus_host_new ();
  fixture->desk = hiatus_desk_new ();
  hiatus_desk_lend_environment (fixture->desk);
  start_daemon (fixture);
  hiatus (fixture, "settings set popups.day no");
  hiatus_desk_start_tray (fixture->desk);
  hiatus_host_find_icon (fixture->host, &icon);
  fixture->menu = hiatus_menu_new (fixture->desk);
  fixture->heard = hiatus_overheard_new (fixture->desk);
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
  hiatus_overheard_free (fixture->heard);
  hiatus_menu_free (fixture->menu);
  hiatus_desk_stop_daemon (fixture->desk);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&fixture->desk->tray)), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (fixture->desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_desk_free (fixture->desk);
  hiatus_host_settle (fixture->host);
  hiatus_host_free (fixture->host);
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
  save_picture (fixture, "nudge");
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

  return g_test_run ();
}
