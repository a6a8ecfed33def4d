/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/names.h"
#include "tests/core/fixtures.h"

typedef struct
{
  const gchar *name;
  HiatusEventKind kind;
  gboolean is_act;
} Kind;

static const Kind kinds[] = {
  { "plan-start", HIATUS_EVENT_PLAN_START, TRUE },
  { "plan-length", HIATUS_EVENT_PLAN_LENGTH, TRUE },
  { "plan-end", HIATUS_EVENT_PLAN_END, TRUE },
  { "urge", HIATUS_EVENT_URGE, TRUE },
  { "look", HIATUS_EVENT_LOOK, TRUE },
  { "slip", HIATUS_EVENT_SLIP, TRUE },
  { "prompt", HIATUS_EVENT_PROMPT, FALSE },
  { "popup", HIATUS_EVENT_POPUP, FALSE },
  { "popup-answer", HIATUS_EVENT_POPUP_ANSWER, FALSE },
  { "quiet", HIATUS_EVENT_QUIET, FALSE },
  { "undo", HIATUS_EVENT_UNDO, FALSE },
  { "repair", HIATUS_EVENT_REPAIR, FALSE },
  { "incoming", HIATUS_EVENT_INCOMING, TRUE },
  { "encounter", HIATUS_EVENT_ENCOUNTER, TRUE },
  { "wrong-person", HIATUS_EVENT_WRONG_PERSON, TRUE },
  { "watch-pause", HIATUS_EVENT_WATCH_PAUSE, FALSE },
  { "sending", HIATUS_EVENT_SENDING, TRUE },
  { "plan-change", HIATUS_EVENT_PLAN_CHANGE, TRUE },
  { "wait", HIATUS_EVENT_WAIT, FALSE },
  { "wait-end", HIATUS_EVENT_WAIT_END, FALSE },
  { "reflection", HIATUS_EVENT_REFLECTION, TRUE },
  { "safety", HIATUS_EVENT_SAFETY, FALSE },
  { "script-step", HIATUS_EVENT_SCRIPT_STEP, FALSE },
  { "talk", HIATUS_EVENT_TALK, TRUE },
  { "letter", HIATUS_EVENT_LETTER, FALSE },
  { "letter-felt", HIATUS_EVENT_LETTER_FELT, FALSE },
};

static void
test_kinds (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (kinds) + 1, ==, HIATUS_N_EVENT_KINDS);
  for (guint index = 0; index < G_N_ELEMENTS (kinds); index++)
    {
      g_autoptr (HiatusEvent) event = hiatus_event_new (kinds[index].kind);

      g_assert_cmpint (event->kind, ==, kinds[index].kind);
      g_assert_cmpstr (hiatus_event_kind_name (event), ==, kinds[index].name);
      g_assert_cmpint (hiatus_event_is_act (event), ==, kinds[index].is_act);
    }
}

static void
assert_refused (HiatusEvent *event)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hiatus_event_check (event, &error));
  fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
}

static void
assert_accepted (HiatusEvent *event)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_event_check (event, &error));
  g_assert_no_error (error);
}

typedef struct
{
  const gchar *line;
  gboolean ok;
} Number;

static const Number numbers[] = {
  { "2025-03-02 urge 0", TRUE },
  { "2025-03-02 urge 3", TRUE },
  { "2025-03-02 urge 4", FALSE },
  { "2025-03-02 urge 9", FALSE },
  { "2025-03-02 urge -1", FALSE },
  { "2025-03-02 plan-start 2025-03-02 1", TRUE },
  { "2025-03-02 plan-start 2025-03-02 3650", TRUE },
  { "2025-03-02 plan-start 2025-03-02 3651", FALSE },
  { "2025-03-02 plan-start 2025-03-02 40000", FALSE },
  { "2025-03-02 plan-start 2025-03-02 -3", FALSE },
  { "2025-03-02 plan-length 0", TRUE },
  { "2025-03-02 plan-length 3650", TRUE },
  { "2025-03-02 plan-length 3651", FALSE },
  { "2025-03-02 plan-length -1", FALSE },
  { "2025-03-02 repair -1", FALSE },
};

static void
test_check_numbers (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (numbers); index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event (numbers[index].line, 1);

      g_test_message ("%s", numbers[index].line);
      if (numbers[index].ok)
        assert_accepted (event);
      else
        assert_refused (event);
    }
}

static void
test_check_texts (void)
{
  static const gchar *const with_note[] = { "2025-03-02 urge 1", "2025-03-02 look", "2025-03-02 slip", "2025-03-02 incoming us", "2025-03-02 encounter well", NULL };

  for (guint index = 0; with_note[index] != NULL; index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event (with_note[index], 1);

      event->note = g_strnfill ((gsize) HIATUS_NOTE_MAX, 'n');
      assert_accepted (event);
      g_free (event->note);
      event->note = g_strnfill ((gsize) HIATUS_NOTE_MAX + 1, 'n');
      assert_refused (event);
      g_free (event->note);
      event->note = g_strnfill ((gsize) 10 * 1024 * 1024, 'n');
      assert_refused (event);
      g_free (event->note);
      event->note = g_strdup ("caf\xe9");
      assert_refused (event);
      g_free (event->note);
      event->note = g_strdup ("café ✓\nof two lines");
      assert_accepted (event);
    }
}

/* No note in the error either: it goes to the log as well as to the person. */
static void
test_check_repeats_no_text (void)
{
  g_autoptr (HiatusEvent) event = fixture_event ("2025-03-02 urge 1", 1);
  g_autoptr (GError) too_long = NULL;
  g_autoptr (GError) no_utf8 = NULL;

  event->note = g_strnfill ((gsize) HIATUS_NOTE_MAX + 1, 'Q');
  g_assert_false (hiatus_event_check (event, &too_long));
  g_assert_null (strstr (too_long->message, "QQ"));
  g_assert_nonnull (strstr (too_long->message, "note"));
  g_free (event->note);
  event->note = g_strdup ("Wuthering \xff");
  g_assert_false (hiatus_event_check (event, &no_utf8));
  g_assert_null (strstr (no_utf8->message, "Wuthering"));
}

static void
test_check_triggers (void)
{
  g_autoptr (HiatusEvent) event = fixture_event ("2025-03-02 urge 1", 1);

  event->trigger = g_strnfill (HIATUS_TRIGGER_MAX, 't');
  assert_accepted (event);
  g_free (event->trigger);
  event->trigger = g_strnfill (HIATUS_TRIGGER_MAX + 1, 't');
  assert_refused (event);
  g_free (event->trigger);
  event->trigger = g_strdup ("\xc3");
  assert_refused (event);
}

static void
test_check_contacts_and_keywords (void)
{
  static const gchar *const with_contact[] = {
    "2025-03-02 urge 1",
    "2025-03-02 look",
    "2025-03-02 slip",
    "2025-03-02 incoming us",
    "2025-03-02 encounter well",
    "2025-03-02 wrong-person",
    "2025-03-02 sending 2025-03-02T12:30:00Z",
    NULL,
  };
  g_autoptr (HiatusEvent) wrong = fixture_event ("2025-03-02 wrong-person Alex", 1);

  for (guint index = 0; with_contact[index] != NULL; index++)
    {
      g_autoptr (HiatusEvent) event = fixture_event (with_contact[index], 1);

      event->contact = g_strnfill (HIATUS_CONTACT_MAX, 'A');
      assert_accepted (event);
      g_free (event->contact);
      event->contact = g_strnfill (HIATUS_CONTACT_MAX + 1, 'A');
      assert_refused (event);
      g_free (event->contact);
      event->contact = g_strdup ("Al\xe9x");
      assert_refused (event);
    }
  wrong->keyword = g_strnfill ((gsize) HIATUS_KEYWORD_MAX, 'k');
  assert_accepted (wrong);
  g_free (wrong->keyword);
  wrong->keyword = g_strnfill ((gsize) HIATUS_KEYWORD_MAX + 1, 'k');
  assert_refused (wrong);
}

static void
test_check_dates_and_names (void)
{
  g_autoptr (HiatusEvent) start = fixture_event ("2025-03-02 plan-start", 1);
  g_autoptr (HiatusEvent) popup = fixture_event ("2025-03-02 popup day", 1);
  g_autoptr (HiatusEvent) prompt = fixture_event ("2025-03-02 prompt a done", 1);
  g_autoptr (HiatusEvent) undo = fixture_event ("2025-03-02 undo 1", 1);
  g_autoptr (HiatusEvent) end = fixture_event ("2025-03-02 plan-end", 1);

  g_date_clear (&start->starts_on, 1);
  assert_refused (start);
  start->starts_on = fixture_date ("2025-03-02");
  start->goal = (HiatusGoal) 4;
  assert_refused (start);
  start->goal = HIATUS_GOAL_HEAL;
  start->mode = (HiatusMode) 2;
  assert_refused (start);
  g_date_clear (&popup->day, 1);
  assert_refused (popup);
  popup->day = popup->date;
  popup->popup = (HiatusPopup) 50;
  assert_refused (popup);
  g_date_clear (&prompt->day, 1);
  assert_refused (prompt);
  prompt->day = prompt->date;
  prompt->answer = (HiatusAnswer) 70;
  assert_refused (prompt);
  g_clear_pointer (&undo->target, g_free);
  assert_refused (undo);
  undo->target = g_strdup ("");
  assert_refused (undo);
  end->decision = (HiatusDecision) 3;
  assert_refused (end);
}

static void
test_check_watching (void)
{
  g_autoptr (HiatusEvent) incoming = fixture_event ("2025-03-02 incoming us titles", 1);
  g_autoptr (HiatusEvent) encounter = fixture_event ("2025-03-02 encounter hard", 1);
  g_autoptr (HiatusEvent) pause = fixture_event ("2025-03-02 watch-pause resumed", 1);

  incoming->about = (HiatusAbout) 5;
  assert_refused (incoming);
  incoming->about = HIATUS_ABOUT_US;
  incoming->origin = (HiatusOrigin) 4;
  assert_refused (incoming);
  encounter->went = (HiatusWent) 3;
  assert_refused (encounter);
  assert_accepted (pause);
  pause->until_us = -1;
  assert_refused (pause);
}

static void
test_names (void)
{
  static const gchar *const goals[] = { "unsure", "heal", "reconcile", "safety" };
  static const gchar *const modes[] = { "strict", "limited" };
  HiatusGoal goal = HIATUS_GOAL_HEAL;
  HiatusMode mode = HIATUS_MODE_STRICT;
  HiatusAnswer answer = HIATUS_ANSWER_NONE;

  for (guint index = 0; index < G_N_ELEMENTS (goals); index++)
    {
      g_assert_true (hiatus_goal_from_string (goals[index], &goal));
      g_assert_cmpint (goal, ==, index);
      g_assert_cmpstr (hiatus_goal_to_string (goal), ==, goals[index]);
    }
  for (guint index = 0; index < G_N_ELEMENTS (modes); index++)
    {
      g_assert_true (hiatus_mode_from_string (modes[index], &mode));
      g_assert_cmpint (mode, ==, index);
      g_assert_cmpstr (hiatus_mode_to_string (mode), ==, modes[index]);
    }
  for (HiatusAnswer each = HIATUS_ANSWER_DONE; each <= HIATUS_ANSWER_CLOSED; each++)
    {
      g_assert_true (hiatus_answer_from_string (hiatus_answer_to_string (each), &answer));
      g_assert_cmpint (answer, ==, each);
    }
  g_assert_cmpstr (hiatus_answer_to_string (HIATUS_ANSWER_NOT_TODAY), ==, "not-today");
  g_assert_cmpstr (hiatus_answer_to_string (HIATUS_ANSWER_WAIT_LONGER), ==, "wait-longer");
  g_assert_cmpstr (hiatus_popup_to_string (HIATUS_POPUP_DAY), ==, "day");
  g_assert_cmpstr (hiatus_popup_to_string (HIATUS_POPUP_END), ==, "end");
  g_assert_cmpstr (hiatus_phase_to_string (HIATUS_PHASE_NONE), ==, "none");
  g_assert_cmpstr (hiatus_phase_to_string (HIATUS_PHASE_TALKING), ==, "talking");
  g_assert_false (hiatus_goal_from_string ("Heal", &goal));
  g_assert_false (hiatus_goal_from_string ("", &goal));
  g_assert_false (hiatus_mode_from_string ("strictly", &mode));
  g_assert_false (hiatus_answer_from_string ("don", &answer));
}

static void
test_strength (void)
{
  static const gint bad[] = { -1, 4, 9, G_MAXINT, G_MININT };

  for (gint strength = 1; strength <= 3; strength++)
    g_assert_true (hiatus_strength_check (strength, NULL));
  for (guint index = 0; index < G_N_ELEMENTS (bad); index++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_strength_check (bad[index], &error));
      fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/check/kinds", test_kinds);
  g_test_add_func ("/event/check/numbers", test_check_numbers);
  g_test_add_func ("/event/check/texts", test_check_texts);
  g_test_add_func ("/event/check/repeats-no-text", test_check_repeats_no_text);
  g_test_add_func ("/event/check/triggers", test_check_triggers);
  g_test_add_func ("/event/check/contacts-and-keywords", test_check_contacts_and_keywords);
  g_test_add_func ("/event/check/dates-and-names", test_check_dates_and_names);
  g_test_add_func ("/event/check/watching", test_check_watching);
  g_test_add_func ("/event/check/names", test_names);
  g_test_add_func ("/event/check/strength", test_strength);
  return g_test_run ();
}
