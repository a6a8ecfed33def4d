/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What arrives, and what a person decides about it: daemon, tray and windows together, on whatever desktop the session
 * has. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/keys.h"
#include "tests/desktop/person.h"

/* The server was asked to close it. */
#define CLOSED_BY_CALL 3

/* --- what arrives --- */

static void
test_incoming (HiatusPerson *person, gconstpointer data)
{
  g_auto (GStrv) actions = NULL;

  hiatus_person_prefer (person, "kind");
  hiatus_person_send_notification (person, "Chat", "Alex Doe: hi");
  hiatus_person_hear (person, HIATUS_PERSON_ARRIVED);
  hiatus_person_close_notifications (person);
  /* Within five seconds it would be the same message. */
  hiatus_person_move_on (person, 1);
  hiatus_person_send_notification (person, "Chat", "Alex Doe: are you there?");
  hiatus_person_hear (person, "2 things arrived");
  hiatus_person_close_notifications (person);
  hiatus_person_see_popup (person);
  hiatus_person_save_picture (person, "incoming");
  hiatus_person_prefer (person, "small-talk");
  hiatus_person_press (person, "kind");
  hiatus_person_hear (person, "What kind?");
  actions = hiatus_overheard_get_actions (person->heard, person->n_heard - 1);
  g_assert_cmpuint (g_strv_length (actions), ==, 8);
  hiatus_person_see_popup (person);
  hiatus_person_save_picture (person, "kind");
  hiatus_person_press (person, "small-talk");
  hiatus_desk_wait_until (hiatus_person_has_event (person, "incoming", 1));
  hiatus_person_assert_last (person, "\"about\":\"small-talk\"");
  hiatus_person_assert_last (person, "\"origin\":\"notifications\"");
  hiatus_person_assert_last (person, "\"contact\":\"A\"");
  /* What Hiatus itself has shown is no sighting. */
  hiatus_person_assert_silent (person);
}

/* Quiet holds it; what goes out is answered all the same. */
static void
test_quiet (HiatusPerson *person, gconstpointer data)
{
  g_variant_unref (hiatus_desk_call (person->desk, "BeQuiet", g_variant_new ("(s)", "60m")));
  hiatus_person_send_notification (person, "Chat", "Alex Doe: hi");
  hiatus_person_close_notifications (person);
  hiatus_person_assert_silent (person);
  g_variant_unref (hiatus_desk_call (person->desk, "BeQuiet", g_variant_new ("(s)", "off")));
  hiatus_person_hear (person, HIATUS_PERSON_ARRIVED);
}

static void
test_hush (HiatusPerson *person, gconstpointer data)
{
  gint64 begun_us;

  begun_us = g_get_monotonic_time ();
  hiatus_person_send_notification (person, "Chat", "Hal Moss: hi");
  hiatus_desk_wait_until (person->n_closed == 1);
  g_test_message ("hushed after %d ms", (gint) ((g_get_monotonic_time () - begun_us) / 1000));
  g_assert_cmpuint (person->reason, ==, CLOSED_BY_CALL);
  hiatus_person_assert_silent (person);
  hiatus_person_move_on (person, 31);
  hiatus_person_hear (person, "Something arrived earlier");
}

/* Where it may be evidence, or about the children, it stays on the screen. */
static void
test_never_hushed (HiatusPerson *person, gconstpointer data)
{
  hiatus_person_send_notification (person, "Chat", "Hal Moss: hi");
  hiatus_person_hear (person, HIATUS_PERSON_ARRIVED);
  g_assert_cmpuint (person->n_closed, ==, 0);
  hiatus_person_close_notifications (person);
}

/* --- what the person decides --- */

static gboolean
test_finds (HiatusPerson *person, const gchar *text)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (person->desk, "TestText", g_variant_new ("(s)", text));
  g_autoptr (GVariant) found = g_variant_get_child_value (reply, 0);

  return g_variant_n_children (found) > 0;
}

static gboolean
reports_mistake (HiatusPerson *person)
{
  g_autofree gchar *said = hiatus_desk_hiatus (person->desk, "status");

  return strstr (said, "contacts.ini") != NULL;
}

static void
test_paused (HiatusPerson *person, gconstpointer data)
{
  gtk_widget_hide (GTK_WIDGET (person->chat));
  hiatus_host_choose (person->host, person->menu, "Quiet/Pause watching");
  hiatus_desk_wait_until (hiatus_person_is_icon (person, "paused"));
  hiatus_person_assert_says (person, "watch", "(titles): paused");
  gtk_widget_show (GTK_WIDGET (person->chat));
  hiatus_desk_wait_until (hiatus_person_is_in_use (person->chat));
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_person_send_notification (person, "Chat", "Alex Doe: hi");
  hiatus_person_close_notifications (person);
  gtk_widget_hide (GTK_WIDGET (person->chat));
  hiatus_host_choose (person->host, person->menu, "Quiet/Resume watching");
  hiatus_desk_wait_until (!hiatus_person_is_icon (person, "paused") && hiatus_person_watches (person, "titles"));
  gtk_widget_show (GTK_WIDGET (person->chat));
  hiatus_desk_wait_until (hiatus_person_is_in_use (person->chat));
}

/* "I'm sending it now": for half an hour nothing that goes out to them, or comes from them, is answered. */
static void
test_sending (HiatusPerson *person, gconstpointer data)
{
  g_variant_unref (hiatus_desk_call (person->desk, "Sending", g_variant_new ("(s)", "A")));
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_person_send_notification (person, "Chat", "Alex Doe: hi");
  hiatus_person_close_notifications (person);
  hiatus_person_assert_silent (person);
  hiatus_person_move_on (person, 31);
  hiatus_person_set_title (person, "Alex Doe – Chat");
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
}

/* A longer name that is somebody else's. */
static void
test_wrong_person (HiatusPerson *person, gconstpointer data)
{
  g_autofree gchar *path = hiatus_desk_path (person->desk, "config/hiatus/contacts.ini");
  g_autofree gchar *list = NULL;

  hiatus_person_prefer (person, "wrong-person");
  hiatus_person_set_title (person, "Alex Doe Miller – Mail");
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
  hiatus_person_press (person, "wrong-person");
  hiatus_desk_wait_until (hiatus_person_has_event (person, "wrong-person", 1));
  hiatus_desk_wait_until (hiatus_keys_is_active (person->desk, "Somebody else"));
  hiatus_person_see_popup (person);
  hiatus_person_save_picture (person, "wrong-person");
  hiatus_keys_press (person->desk, "alt+l ctrl+a");
  hiatus_keys_type (person->desk, "Alex Doe Miller");
  hiatus_keys_press (person->desk, "alt+s");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (person->desk, HIATUS_WINDOW_BUS_NAME));
  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  g_assert_nonnull (strstr (list, "except=Alex Doe Miller\n"));

  hiatus_person_move_on (person, 11);
  hiatus_person_set_title (person, HIATUS_PERSON_QUIET_TITLE);
  hiatus_person_set_title (person, "Alex Doe Miller – Chat");
  hiatus_person_assert_silent (person);

  /* The third time. */
  for (guint i = 1; i < 3; i++)
    {
      g_autofree gchar *title = g_strdup_printf ("Alex Doe %u", i);

      hiatus_person_move_on (person, 11 * (i + 1));
      hiatus_person_set_title (person, title);
      hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
      hiatus_person_press (person, "wrong-person");
      hiatus_desk_wait_until (hiatus_person_has_event (person, "wrong-person", i + 1));
      if (i == 2)
        break;
      hiatus_desk_wait_until (hiatus_keys_is_active (person->desk, "Somebody else"));
      hiatus_desk_wait_until ((hiatus_person_press_escape (person), !hiatus_desk_has_owner (person->desk, HIATUS_WINDOW_BUS_NAME)));
    }
  hiatus_person_hear (person, "Watch this word only in messaging apps?");
}

/* The list is in force as soon as it is saved; with a mistake in it the one of before is. */
static void
test_edited_by_hand (HiatusPerson *person, gconstpointer data)
{
  static const gchar good[] = "[Dora]\nnames=Dora Quill\n";
  static const gchar broken[] = "[Dora]\nnames=Dora Quill\nphones=12\n";
  g_autofree gchar *path = hiatus_desk_path (person->desk, "config/hiatus/contacts.ini");

  hiatus_desk_write (path, good, strlen (good));
  hiatus_desk_wait_until (test_finds (person, "Dora Quill"));
  hiatus_person_set_title (person, "Dora Quill");
  hiatus_person_hear (person, HIATUS_PERSON_NUDGE);
  hiatus_person_set_title (person, "Alex Doe");
  hiatus_person_hiatus (person, "log urge --strength 1");

  hiatus_desk_write (path, broken, strlen (broken));
  hiatus_desk_wait_until (reports_mistake (person));
  hiatus_person_assert_says (person, "status", "line 3");
  hiatus_person_assert_says (person, "contacts test 'Dora Quill'", "Dora");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("org.example.Chat");
  gtk_init (&argc, &argv);

#define ADD(path, test, plan) g_test_add ("/watching/" path, HiatusPerson, plan, hiatus_person_set_up, test, hiatus_person_tear_down)
  ADD ("incoming", test_incoming, NULL);
  ADD ("quiet", test_quiet, NULL);
  ADD ("hush", test_hush, NULL);
  ADD ("never-hushed/safety", test_never_hushed, "plan start --goal safety");
  ADD ("never-hushed/limited", test_never_hushed, "plan start --mode limited");
  ADD ("paused", test_paused, NULL);
  ADD ("sending", test_sending, NULL);
  ADD ("edited-by-hand", test_edited_by_hand, NULL);
  if (hiatus_person_is_on ("x11"))
    {
      ADD ("wrong-person", test_wrong_person, NULL);
    }

  return g_test_run ();
}
