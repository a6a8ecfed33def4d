/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes out, as a person meets it: daemon, tray and windows together, on whatever desktop the session has. What is
 * noticed comes from real windows, what is answered goes through the real server, keyboard and pointer. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/keys.h"
#include "tests/desktop/person.h"

/* From a title to the nudge the median is to be 10 ms; a test may assert ten times that. */
#define NUDGE_BOUND_US (100 * G_TIME_SPAN_MILLISECOND)

/* --- what is watched --- */

static void
test_switched_on (HiatusPerson *person, gconstpointer data)
{
  hiatus_person_assert_says (person, "watch", "(notifications): on\n");
  hiatus_person_assert_says (person, "watch", "(titles): on\n");
  hiatus_person_assert_says (person, "watch", hiatus_person_is_on ("gnome") ? "(clipboard): not possible here\n" : "(clipboard): on\n");
  hiatus_person_assert_says (person, "status", hiatus_person_is_on ("gnome") ? "Watching: notifications, window titles.\n" : "Watching: notifications, window titles, clipboard.\n");
}

/* --- nudges --- */

static void
test_nudge (HiatusPerson *person, gconstpointer data)
{
  hiatus_person_prefer (person, "leave");
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
  hiatus_person_press (person, "leave");
  hiatus_desk_wait_until (hiatus_person_has_event (person, "urge", 1));
  hiatus_person_assert_last (person, "\"origin\":\"titles\"");
  hiatus_person_assert_last (person, "\"contact\":\"A\"");

  /* It rests two minutes, and in this window until its title is another one and comes back. */
  hiatus_person_set_title (person, "Alex Doe is typing");
  hiatus_person_move_on (person, 3);
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_person_assert_silent (person);
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
  hiatus_person_see_popup (person);
  hiatus_person_save_picture (person, "nudge");
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
test_in_time (HiatusPerson *person, gconstpointer data)
{
  gint64 spans_us[HIATUS_PERSON_N_NUDGES];

  for (guint i = 0; i < HIATUS_PERSON_N_NUDGES; i++)
    {
      g_autofree gchar *title = g_strdup_printf ("Cleo Number%uth", i);
      gint64 begun_us = g_get_monotonic_time ();

      hiatus_person_set_title (person, title);
      hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
      spans_us[i] = hiatus_overheard_get_time (person->heard, person->n_heard - 1) - begun_us;
      hiatus_person_hiatus (person, "log urge --strength 1"); /* that is the answer to it */
    }
  qsort (spans_us, HIATUS_PERSON_N_NUDGES, sizeof spans_us[0], compare_times);
  g_test_message ("from a title to the nudge: median %.1f ms, at most %.1f ms", (gdouble) spans_us[HIATUS_PERSON_N_NUDGES / 2] / 1000, (gdouble) spans_us[HIATUS_PERSON_N_NUDGES - 1] / 1000);
  g_assert_cmpint (spans_us[HIATUS_PERSON_N_NUDGES / 2], <, NUDGE_BOUND_US);
}

/* "Help me wait": an urge, and the countdown in the place of the nudge. */
static void
test_help_me_wait (HiatusPerson *person, gconstpointer data)
{
  hiatus_person_prefer (person, "wait");
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
  hiatus_person_press (person, "wait");
  hiatus_desk_wait_until (hiatus_person_has_event (person, "urge", 1));
  hiatus_person_hear (person, "10 minutes left");
  g_variant_unref (hiatus_desk_call (person->desk, "StopWait", g_variant_new ("(s)", "")));
  hiatus_desk_wait_until (hiatus_person_has_event (person, "wait-end", 1));
  hiatus_person_assert_silent (person);
  g_assert_cmpuint (hiatus_desk_count_events (person->desk, "urge"), ==, 1);
}

/* --- the pause --- */

static gboolean
has_changed (HiatusPerson *person, HiatusPicture *before)
{
  static const HiatusArea middle = { HIATUS_SCREEN_WIDTH / 2 - 50, HIATUS_SCREEN_HEIGHT / 2 - 50, 100, 100 };
  g_autoptr (HiatusPicture) now = hiatus_screen_take (hiatus_host_get_screen (person->host));
  HiatusArea changed;

  return hiatus_picture_find_change (before, now, &middle, NULL, &changed);
}

static void
meet_pause (HiatusPerson *person)
{
  hiatus_person_set_title (person, "Pia Moss – Chat");
  if (hiatus_person_is_on ("gnome"))
    {
      /* Nothing comes to the front there by itself: a click has to say so. */
      hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
      hiatus_person_press (person, "breathe");
    }
  hiatus_desk_wait_until (hiatus_person_has_pause (person));
}

/* The pause is over. Where the machine had other things to do its window was late, and a nudge stood in for it. */
static void
pass_over_stand_in (HiatusPerson *person)
{
  person->n_heard = hiatus_overheard_count (person->heard);
}

/* It is in front of the other window, takes the keyboard, and is answered there; what it is called is no sighting, and the
 * window that comes back to the front leads to no other one. */
static void
test_pause (HiatusPerson *person, gconstpointer data)
{
  g_autoptr (HiatusPicture) before = NULL;

  before = hiatus_screen_take (hiatus_host_get_screen (person->host));
  meet_pause (person);
  /* Sway tells nobody when it is on the screen; it is in the middle there. */
  hiatus_desk_wait_until (!hiatus_person_is_on ("sway") || has_changed (person, before));
  hiatus_person_save_picture (person, "pause");
  hiatus_person_leave_pause (person);
  hiatus_desk_wait_until (hiatus_person_has_event (person, "urge", 1));
  hiatus_person_assert_last (person, "\"origin\":\"titles\"");
  hiatus_person_assert_last (person, "\"contact\":\"Pia\"");
  hiatus_desk_wait_until (hiatus_person_is_in_use (person->chat));
  pass_over_stand_in (person);
  hiatus_person_assert_silent (person);

  /* Once more, when the rest is over and the window has had another title. */
  hiatus_person_move_on (person, 3);
  meet_pause (person);
  hiatus_person_leave_pause (person);
  hiatus_desk_wait_until (hiatus_person_has_event (person, "urge", 2));
}

/* To close it is no answer, but it rests. */
static void
test_pause_closed (HiatusPerson *person, gconstpointer data)
{
  meet_pause (person);
  hiatus_keys_press (person->desk, "alt+F4");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (person->desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_desk_wait_until (hiatus_person_is_in_use (person->chat));
  g_assert_cmpuint (hiatus_desk_count_events (person->desk, "urge"), ==, 0);
  pass_over_stand_in (person);
  hiatus_person_set_title (person, HIATUS_PERSON_QUIET_TITLE);
  hiatus_person_move_on (person, 9);
  hiatus_person_set_title (person, "Pia Moss – Chat");
  hiatus_person_assert_silent (person);
  g_assert_false (hiatus_desk_has_owner (person->desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_person_move_on (person, 11);
  meet_pause (person);
  hiatus_person_leave_pause (person);
}

/* "Go on" is there after ten seconds. To look at something of theirs is a look. */
static void
test_go_on (HiatusPerson *person, gconstpointer data)
{
  const gint64 begun_us = g_get_monotonic_time ();

  meet_pause (person);
  hiatus_desk_wait_until ((hiatus_keys_press (person->desk, "alt+g"), hiatus_person_has_event (person, "look", 1)));
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, 10 * G_USEC_PER_SEC);
  hiatus_person_assert_last (person, "\"origin\":\"titles\"");
  g_assert_cmpuint (hiatus_desk_count_events (person->desk, "urge"), ==, 0);
}

static void
move_service (HiatusPerson *person, const gchar *from, const gchar *to)
{
  g_autofree gchar *old = g_build_filename (g_getenv ("SESSION_FOLDER"), "services", from, NULL);
  g_autofree gchar *new = g_build_filename (g_getenv ("SESSION_FOLDER"), "services", to, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (rename (old, new), ==, 0);
  reply = g_dbus_connection_call_sync (
      person->desk->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* Without the program of the windows there is a nudge in the place of the pause. */
static void
test_no_window (HiatusPerson *person, gconstpointer data)
{
  gint64 begun_us;

  move_service (person, "org.hiatus.Window.service", "aside");
  begun_us = g_get_monotonic_time ();
  hiatus_person_set_title (person, "Pia Moss – Chat");
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
  g_test_message ("a nudge after %d ms", (gint) ((hiatus_overheard_get_time (person->heard, person->n_heard - 1) - begun_us) / 1000));
  move_service (person, "aside", "org.hiatus.Window.service");
}

/* Do not disturb: no pop-up would be seen, so it is the window; the icon says that something waits. */
static void
test_do_not_disturb (HiatusPerson *person, gconstpointer data)
{
  g_free (hiatus_person_run (person, "dunstctl set-paused true"));
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_desk_wait_until (hiatus_person_has_pause (person));
  hiatus_desk_wait_until (hiatus_person_is_icon (person, "waiting"));
  hiatus_person_leave_pause (person);
  hiatus_desk_wait_until (!hiatus_person_is_icon (person, "waiting"));
  g_free (hiatus_person_run (person, "dunstctl set-paused false"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("org.example.Chat");
  gtk_init (&argc, &argv);

#define ADD(path, test, plan) g_test_add ("/watching/" path, HiatusPerson, plan, hiatus_person_set_up, test, hiatus_person_tear_down)
  ADD ("switched-on", test_switched_on, NULL);
  ADD ("nudge", test_nudge, NULL);
  ADD ("in-time", test_in_time, NULL);
  ADD ("help-me-wait", test_help_me_wait, NULL);
  ADD ("pause", test_pause, NULL);
  if (hiatus_person_is_on ("x11"))
    {
      ADD ("pause-closed", test_pause_closed, NULL);
      ADD ("go-on", test_go_on, NULL);
      ADD ("no-window", test_no_window, NULL);
      ADD ("do-not-disturb", test_do_not_disturb, NULL);
    }

  return g_test_run ();
}
