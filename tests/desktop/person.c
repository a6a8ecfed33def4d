/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/person.h"

#include <stdlib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/host-kinds.h"
#include "tests/desktop/keys.h"

/* --- the desktop --- */

/**
 * hiatus_person_is_on:
 * @desktop: "x11", "sway" or "gnome"
 *
 * Returns: whether the session is on that kind of desktop
 */
gboolean
hiatus_person_is_on (const gchar *desktop)
{
  return g_str_equal (g_getenv ("SESSION_DESKTOP"), desktop);
}

/**
 * hiatus_person_run:
 * @person: a person
 * @command_line: a command line
 *
 * Runs a program.
 *
 * Returns: (transfer full): what it wrote
 */
gchar *
hiatus_person_run (HiatusPerson *person, const gchar *command_line)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRun) outcome = { 0 };

  g_shell_parse_argv (command_line, NULL, &arguments, &error);
  g_assert_no_error (error);
  hiatus_desk_run (person->desk, &outcome, (const gchar *const *) arguments);
  g_assert_cmpint (outcome.status, ==, 0);
  return g_steal_pointer (&outcome.output);
}

/**
 * hiatus_person_hiatus:
 * @person: a person
 * @command_line: a command line
 *
 * Runs a command line of `hiatus`, which has to succeed.
 */
void
hiatus_person_hiatus (HiatusPerson *person, const gchar *command_line)
{
  g_free (hiatus_desk_hiatus (person->desk, command_line));
}

/**
 * hiatus_person_assert_says:
 * @person: a person
 * @command_line: a command line
 * @words: what has to be in it
 *
 * Asserts that a command line of `hiatus` says some words.
 */
void
hiatus_person_assert_says (HiatusPerson *person, const gchar *command_line, const gchar *words)
{
  g_autofree gchar *said = hiatus_desk_hiatus (person->desk, command_line);

  if (strstr (said, words) == NULL)
    g_error ("'hiatus %s' does not say \"%s\" but: %s", command_line, words, said);
}

/**
 * hiatus_person_save_picture:
 * @person: a person
 * @what: what it shows
 *
 * Keeps a picture of the screen.
 */
void
hiatus_person_save_picture (HiatusPerson *person, const gchar *what)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take (hiatus_host_get_screen (person->host));
  g_autofree gchar *name = g_strconcat ("watching-", what, NULL);

  hiatus_picture_save (picture, name);
}

/* --- what the other programs do --- */

/**
 * hiatus_person_is_in_use:
 * @window: a window
 *
 * Returns: whether a window of the test has the keyboard
 */
gboolean
hiatus_person_is_in_use (GtkWindow *window)
{
  if (hiatus_person_is_on ("sway"))
    return (gdk_window_get_state (gtk_widget_get_window (GTK_WIDGET (window))) & GDK_WINDOW_STATE_FOCUSED) != 0;
  return gtk_window_is_active (window);
}

/**
 * hiatus_person_set_title:
 * @person: a person
 * @title: a title
 *
 * Gives the window of the chat another title.
 */
void
hiatus_person_set_title (HiatusPerson *person, const gchar *title)
{
  gtk_window_set_title (person->chat, title);
  gdk_display_flush (gdk_display_get_default ());
}

/**
 * hiatus_person_send_notification:
 * @person: a person
 * @summary: its title
 * @body: its text
 *
 * Another program asks for a pop-up.
 */
void
hiatus_person_send_notification (HiatusPerson *person, const gchar *summary, const gchar *body)
{
  g_auto (GVariantBuilder) hints = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  guint32 id;

  /* Or it is the one that GNOME shows, and ours waits until it is gone. */
  if (hiatus_person_is_on ("gnome"))
    g_variant_builder_add (&hints, "{sv}", "urgency", g_variant_new_byte (0));
  reply = g_dbus_connection_call_sync (
      person->desk->bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify", g_variant_new ("(susssasa{sv}i)", "Chat", 0u, "", summary, body, NULL, &hints, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &id);
  g_array_append_val (person->others, id);
}

/**
 * hiatus_person_close_notifications:
 * @person: a person
 *
 * The person has read them.
 */
void
hiatus_person_close_notifications (HiatusPerson *person)
{
  for (guint i = 0; i < person->others->len; i++)
    g_variant_unref (g_dbus_connection_call_sync (
        person->desk->bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "CloseNotification", g_variant_new ("(u)", g_array_index (person->others, guint32, i)), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL));
  g_array_set_size (person->others, 0);
}

static void
on_closed (GDBusConnection *connection, const gchar *sender, const gchar *path, const gchar *interface, const gchar *signal, GVariant *parameters, gpointer user_data)
{
  HiatusPerson *person = user_data;
  guint32 id, reason;

  g_variant_get (parameters, "(uu)", &id, &reason);
  for (guint i = 0; i < person->others->len; i++)
    if (g_array_index (person->others, guint32, i) == id)
      {
        /* It is closed once, though on GNOME both the Shell and the program between say so. */
        g_array_remove_index (person->others, i);
        person->n_closed++;
        person->reason = reason;
        return;
      }
}

/* --- what Hiatus says --- */

static gboolean
hears (HiatusPerson *person)
{
  return hiatus_overheard_count (person->heard) > person->n_heard;
}

/**
 * hiatus_person_hear:
 * @person: a person
 * @summary: its title
 *
 * Waits for the next pop-up of Hiatus, which has to have this title.
 */
void
hiatus_person_hear (HiatusPerson *person, const gchar *summary)
{
  g_autofree gchar *heard = NULL;

  g_test_message ("waiting for the pop-up \"%s\"", summary);
  hiatus_desk_wait_until (hears (person));
  heard = hiatus_overheard_get_summary (person->heard, person->n_heard++);
  g_assert_cmpstr (heard, ==, summary);
}

/**
 * hiatus_person_assert_silent:
 * @person: a person
 *
 * Asserts that nothing was said about what came before: what comes after it is told next.
 */
void
hiatus_person_assert_silent (HiatusPerson *person)
{
  g_autofree gchar *title = g_strdup_printf ("Bo Number%uth", person->n_others++);
  guint before = hiatus_overheard_count (person->heard);

  g_assert_cmpuint (before, ==, person->n_heard);
  g_assert_cmpuint (person->n_others, <=, HIATUS_PERSON_N_OTHERS);
  hiatus_person_set_title (person, title);
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
  g_assert_cmpuint (hiatus_overheard_count (person->heard), ==, before + 1);
  hiatus_person_hiatus (person, "log urge --strength 1"); /* that is the answer to it */
  hiatus_person_hiatus (person, "undo");
}

/* --- what the person does --- */

/**
 * hiatus_person_prefer:
 * @person: a person
 * @action: the id of a button
 *
 * Says which button will be pressed: dunst has to know before the pop-up comes.
 */
void
hiatus_person_prefer (HiatusPerson *person, const gchar *action)
{
  static const gchar *const actions[] = { "leave", "wait", "kind", "small-talk", "wrong-person", "only-apps" };

  if (!g_str_equal (g_getenv ("SESSION_SERVER"), "dunst"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree gchar *rule = g_strdup_printf ("dunstctl rule press-%s %s", actions[i], g_str_equal (actions[i], action) ? "enable" : "disable");

      g_free (hiatus_person_run (person, rule));
    }
}

static gchar *
ask_shell (HiatusPerson *person, const gchar *script)
{
  gchar *answer = NULL;

  if (!hiatus_screen_ask_shell (hiatus_host_get_screen (person->host), script, &answer))
    g_error ("GNOME Shell does not understand: %s", answer);
  return answer;
}

/* GNOME unfolds a banner, and shows its buttons, while the pointer is on it. */
static gboolean
go_to_banner (HiatusPerson *person)
{
  g_autofree gchar *answer = ask_shell (person,
                                        "(() => { const tray = imports.ui.main.messageTray; const banner = tray._banner;"
                                        " if (!banner || tray._notificationState !== imports.ui.messageTray.State.SHOWN) return '';"
                                        " const [x, y] = banner.get_transformed_position (); return `${Math.round (x + banner.width / 2)} ${Math.round (y + 10)}`; }) ()");
  g_auto (GStrv) place = g_strsplit (answer + 1, " ", 2);

  if (place[0] == NULL || place[1] == NULL)
    return FALSE;
  hiatus_screen_move (hiatus_host_get_screen (person->host), atoi (place[0]), atoi (place[1]));
  return TRUE;
}

/* A banner that takes the place of another one is unfolded by a pointer that comes, not by one that is there. */
static void
leave_banner (HiatusPerson *person)
{
  hiatus_screen_move (hiatus_host_get_screen (person->host), HIATUS_SCREEN_WIDTH / 2, HIATUS_SCREEN_HEIGHT - 1);
}

/* The pointer may have come to the banner before this one: so it comes again for as long as the button is not there. */
static gboolean
find_button (HiatusPerson *person, const gchar *label, HiatusArea *button)
{
  if (hiatus_host_gnome_find_button (person->host, label, button))
    return TRUE;
  leave_banner (person);
  go_to_banner (person);
  return FALSE;
}

/**
 * hiatus_person_see_popup:
 * @person: a person
 *
 * Waits until a pop-up can be seen.
 */
void
hiatus_person_see_popup (HiatusPerson *person)
{
  if (hiatus_person_is_on ("gnome"))
    hiatus_desk_wait_until (go_to_banner (person));
  hiatus_picture_free (hiatus_screen_take_still (hiatus_host_get_screen (person->host)));
}

/**
 * hiatus_person_press:
 * @person: a person
 * @action: the id of a button
 *
 * Presses a button of the pop-up that was heard last.
 */
void
hiatus_person_press (HiatusPerson *person, const gchar *action)
{
  g_auto (GStrv) actions = hiatus_overheard_get_actions (person->heard, person->n_heard - 1);
  g_autofree gchar *command = g_strconcat ("makoctl invoke ", action, NULL);
  HiatusArea button;
  guint i = 0;

  while (actions[i] != NULL && !g_str_equal (actions[i], action))
    i += 2;
  g_assert_nonnull (actions[i]);
  if (hiatus_person_is_on ("gnome"))
    {
      hiatus_desk_wait_until (find_button (person, actions[i + 1], &button));
      hiatus_person_see_popup (person);
      hiatus_host_press (person->host, &button, actions[i + 1]);
    }
  else if (hiatus_person_is_on ("sway"))
    g_free (hiatus_person_run (person, command));
  else
    g_free (hiatus_person_run (person, "dunstctl action 0"));
}

/**
 * hiatus_person_press_escape:
 * @person: a person
 *
 * Presses Escape.
 */
void
hiatus_person_press_escape (HiatusPerson *person)
{
  if (hiatus_person_is_on ("sway"))
    hiatus_wayland_keys_press (person->keys, HIATUS_KEY_ESCAPE);
  else if (hiatus_person_is_on ("x11"))
    hiatus_keys_press (person->desk, "Escape");
  else
    g_free (ask_shell (person,
                       "if (!global.hiatus_keyboard)"
                       "  global.hiatus_keyboard = imports.gi.Clutter.get_default_backend ().get_default_seat ()"
                       "    .create_virtual_device (imports.gi.Clutter.InputDeviceType.KEYBOARD_DEVICE);"
                       "for (const state of ['PRESSED', 'RELEASED'])"
                       "  global.hiatus_keyboard.notify_key (imports.gi.GLib.get_monotonic_time (), 1, imports.gi.Clutter.KeyState[state]); 1"));
}

/**
 * hiatus_person_has_pause:
 * @person: a person
 *
 * Returns: whether the breathing window has the keyboard
 */
gboolean
hiatus_person_has_pause (HiatusPerson *person)
{
  g_autofree gchar *title = NULL;

  if (!hiatus_desk_has_owner (person->desk, HIATUS_WINDOW_BUS_NAME))
    return FALSE;
  if (hiatus_person_is_on ("x11"))
    return hiatus_keys_is_active (person->desk, HIATUS_PERSON_PAUSE);
  if (hiatus_person_is_on ("sway"))
    return TRUE;
  title = ask_shell (person, "global.display.focus_window ? global.display.focus_window.title : ''");
  return g_str_equal (title, "\"" HIATUS_PERSON_PAUSE "\"");
}

/**
 * hiatus_person_leave_pause:
 * @person: a person
 *
 * Escape until it counts, which it does not in the first second.
 */
void
hiatus_person_leave_pause (HiatusPerson *person)
{
  hiatus_desk_wait_until ((hiatus_person_press_escape (person), !hiatus_desk_has_owner (person->desk, HIATUS_WINDOW_BUS_NAME)));
}

/* --- the journal --- */

/**
 * hiatus_person_has_event:
 * @person: a person
 * @kind: a kind of event
 * @n: how many
 *
 * Returns: whether there are so many events of a kind
 */
gboolean
hiatus_person_has_event (HiatusPerson *person, const gchar *kind, guint n)
{
  return hiatus_desk_count_events (person->desk, kind) == n;
}

/**
 * hiatus_person_assert_last:
 * @person: a person
 * @words: what has to be in it
 *
 * Asserts that the last entry of the journal has some words in it.
 */
void
hiatus_person_assert_last (HiatusPerson *person, const gchar *words)
{
  g_autofree gchar *journal = hiatus_desk_hiatus (person->desk, "journal --json");
  const gchar *last = g_strrstr (journal, "{\"id\"");

  g_assert_nonnull (last);
  if (strstr (last, words) == NULL)
    g_error ("The journal's last entry has no '%s': %s", words, last);
}

/* --- a person who has set Hiatus up --- */

/**
 * hiatus_person_watches:
 * @person: a person
 * @source: a source
 *
 * Returns: whether a source is really watched
 */
gboolean
hiatus_person_watches (HiatusPerson *person, const gchar *source)
{
  g_autoptr (GVariant) state = hiatus_desk_state (person->desk);
  g_autofree const gchar **watching = NULL;

  return g_variant_lookup (state, "watching", "^a&s", &watching) && g_strv_contains (watching, source);
}

static void
set_clock (HiatusPerson *person, guint minutes)
{
  g_autofree gchar *path = hiatus_desk_path (person->desk, "clock");
  g_autofree gchar *text = g_strdup_printf ("+%u", minutes * 60);

  hiatus_desk_write (path, text, strlen (text));
}

/**
 * hiatus_person_move_on:
 * @person: a person
 * @minutes: how many minutes after the start of the test
 *
 * Moves the daemon's clock on.
 */
void
hiatus_person_move_on (HiatusPerson *person, guint minutes)
{
  set_clock (person, minutes);
  g_variant_unref (hiatus_desk_state (person->desk));
}

static void
start_daemon (HiatusPerson *person)
{
  HiatusDesk *desk = person->desk;
  g_autofree gchar *clock = hiatus_desk_path (desk, "clock");

  set_clock (person, 0);
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
write_contacts (HiatusPerson *person)
{
  g_autofree gchar *folder = hiatus_desk_path (person->desk, "config/hiatus");
  g_autofree gchar *path = g_build_filename (folder, "contacts.ini", NULL);
  g_autoptr (GString) text = g_string_new ("[Pia]\nnames=Pia Moss\noutgoing=pause\n[Hal]\nnames=Hal Moss\nincoming=hush\n"
                                           "[Ours]\nnames=" HIATUS_PERSON_NUDGE ";" HIATUS_PERSON_PAUSE ";" HIATUS_PERSON_ARRIVED "\n");

  for (guint i = 0; i < HIATUS_PERSON_N_OTHERS; i++)
    g_string_append_printf (text, "[Bo%u]\nnames=Bo Number%uth\n", i, i);
  for (guint i = 0; i < HIATUS_PERSON_N_NUDGES; i++)
    g_string_append_printf (text, "[Cleo%u]\nnames=Cleo Number%uth\n", i, i);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  hiatus_desk_write (path, text->str, text->len);
}

/**
 * hiatus_person_set_up:
 * @person: a person
 * @data: (nullable): how the stretch is started
 *
 * Sets Hiatus up, with somebody on the list, and opens the window of a chat.
 */
void
hiatus_person_set_up (HiatusPerson *person, gconstpointer data)
{
  HiatusArea icon;

  person->host = hiatus_host_new ();
  person->desk = hiatus_desk_new ();
  hiatus_desk_lend_environment (person->desk);
  write_contacts (person);
  start_daemon (person);
  hiatus_person_hiatus (person, "settings set popups.day no");
  hiatus_person_hiatus (person, "settings set popups.invitations no");
  hiatus_desk_start_tray (person->desk);
  hiatus_host_find_icon (person->host, &icon);
  person->menu = hiatus_menu_new (person->desk);
  person->heard = hiatus_overheard_new (person->desk);
  person->others = g_array_new (FALSE, FALSE, sizeof (guint32));
  person->closed_id = g_dbus_connection_signal_subscribe (
      person->desk->bus, NULL, "org.freedesktop.Notifications", "NotificationClosed", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_closed, person, NULL);
  if (hiatus_person_is_on ("sway"))
    person->keys = hiatus_wayland_keys_new ();

  hiatus_person_hiatus (person, "contacts add A --name 'Alex Doe'");
  hiatus_person_hiatus (person, "watch on notifications titles clipboard");
  hiatus_person_hiatus (person, data != NULL ? data : "plan start");
  hiatus_desk_wait_until (hiatus_person_watches (person, "notifications") && hiatus_person_watches (person, "titles"));

  person->chat = GTK_WINDOW (gtk_window_new (GTK_WINDOW_TOPLEVEL));
  gtk_window_set_title (person->chat, HIATUS_PERSON_QUIET_TITLE);
  gtk_window_set_default_size (person->chat, 300, 200);
  gtk_widget_show_all (GTK_WIDGET (person->chat));
  hiatus_desk_wait_until (hiatus_person_is_in_use (person->chat));
}

/**
 * hiatus_person_tear_down:
 * @person: a person
 * @data: (nullable): how the stretch is started
 *
 * Ends it all.
 */
void
hiatus_person_tear_down (HiatusPerson *person, gconstpointer data)
{
  gtk_widget_destroy (GTK_WIDGET (person->chat));
  gdk_display_flush (gdk_display_get_default ());
  g_clear_pointer (&person->keys, hiatus_wayland_keys_free);
  g_dbus_connection_signal_unsubscribe (person->desk->bus, person->closed_id);
  g_array_unref (person->others);
  hiatus_overheard_free (person->heard);
  hiatus_menu_free (person->menu);
  hiatus_desk_stop_daemon (person->desk);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&person->desk->tray)), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (person->desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_desk_free (person->desk);
  hiatus_host_settle (person->host);
  hiatus_host_free (person->host);
}

/**
 * hiatus_person_is_icon:
 * @person: a person
 * @words: what has to be in it
 *
 * Returns: whether the name of the tray's icon has these words in it
 */
gboolean
hiatus_person_is_icon (HiatusPerson *person, const gchar *words)
{
  g_autofree gchar *icon = hiatus_menu_item_text (person->menu, "IconName");

  return icon != NULL && strstr (icon, words) != NULL;
}
