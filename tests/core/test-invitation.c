/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/act.h"
#include "daemon/core/invitation.h"
#include "daemon/core/names.h"
#include "daemon/core/set-up.h"
#include "tests/core/fixtures.h"

#define HOUR 60
#define MAX_LINES 14
#define MARCH "2025-03-01 plan-start 2025-03-01 28 heal"
#define SAFETY "2025-03-01 plan-start 2025-03-01 0 safety"
#define LIMITED "2025-03-01 plan-start 2025-03-01 28 heal limited"
#define LATER "2025-03-01 plan-start 2025-02-24 28 unsure strict later"
#define ALL_ENTERED                                 \
  {                                                 \
    "reason", "if-then", "person", "hard-day 06-01" \
  }
#define FIVE "2025-03-02 popup invitation reasons", "2025-03-02 popup invitation if-then", "2025-03-02 popup invitation person", "2025-03-02 popup invitation contacts", "2025-03-02 popup invitation evening"
#define HEAVY "2025-03-05 urge", "2025-03-05 urge", "2025-03-06 urge", "2025-03-07 urge", "2025-03-08 urge", "2025-03-08 urge", "2025-03-08 urge", "2025-03-08 urge"

typedef struct
{
  const gchar *today;
  const gchar *care[5];
  gboolean has_contacts;
  gboolean watches;
  const gchar *lines[MAX_LINES];
  const gchar *expected;
} Row;

static const Row rows[] = {
  /* The order, whatever was shown before it. */
  { "2025-03-01", { NULL }, FALSE, FALSE, { MARCH }, "reasons" },
  { "2025-03-03", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation reasons" }, "if-then" },
  { "2025-03-03", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation reasons", "2025-03-02 popup invitation if-then" }, "person" },
  { "2025-03-03", { NULL }, FALSE, FALSE, { MARCH, FIVE }, "mode" },
  { "2025-03-03", { NULL }, TRUE, FALSE, { MARCH, FIVE }, "watching" },
  { "2025-03-03", { NULL }, TRUE, TRUE, { MARCH, FIVE }, "mode" },
  { "2025-03-03", { NULL }, TRUE, TRUE, { LIMITED, FIVE }, "hard-days" },
  { "2025-03-03", ALL_ENTERED, TRUE, TRUE, { MARCH }, "evening" },
  { "2025-03-03", { "reason", "if-then", "person" }, FALSE, FALSE, { MARCH }, "contacts" },
  { "2025-03-03", { "reason" }, FALSE, FALSE, { MARCH, "2025-03-02 popup-answer invitation not-needed if-then" }, "person" },
  /* What stands on the screen stands until it is settled; then that was the one of the day. */
  { "2025-03-02", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation if-then" }, "if-then" },
  { "2025-03-02", { "if-then" }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation if-then" }, "none" },
  { "2025-03-02", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation if-then", "2025-03-02 popup-answer invitation now if-then" }, "none" },
  { "2025-03-02", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation if-then", "2025-03-02 popup-answer invitation closed if-then" }, "if-then" },
  /* It could not be shown: it is still to come. */
  { "2025-03-02", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation reasons", "2025-03-02 undo 2" }, "reasons" },
  /* Eight days, from the day on which it was begun: who counts from a date of before is as new. */
  { "2025-03-08", { NULL }, FALSE, FALSE, { MARCH }, "reasons" },
  { "2025-03-09", { NULL }, FALSE, FALSE, { MARCH }, "none" },
  { "2025-03-17", { NULL }, FALSE, FALSE, { "2025-03-10 plan-start 2025-03-01 28" }, "reasons" },
  { "2025-03-18", { NULL }, FALSE, FALSE, { "2025-03-10 plan-start 2025-03-01 28" }, "none" },
  { "2025-03-08", { NULL }, FALSE, FALSE, { "2025-02-20 plan-start 2025-03-01 28" }, "reasons" },
  { "2025-02-28", { NULL }, FALSE, FALSE, { "2025-02-20 plan-start 2025-03-01 28" }, "none" },
  { "2025-03-29", { NULL }, FALSE, FALSE, { MARCH }, "none" },
  /* A new stretch asks for what was passed over, not for what was answered. */
  { "2025-05-02", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation reasons", "2025-03-03 popup invitation if-then", "2025-03-03 popup-answer invitation not-needed if-then", "2025-05-01 plan-start 2025-05-01 28", "2025-05-01 popup invitation reasons" }, "person" },
  { "2025-05-02", { NULL }, FALSE, FALSE, { MARCH, "2025-03-02 popup invitation reasons", "2025-05-01 plan-start 2025-05-01 28" }, "reasons" },
  /* Who wants to be left alone is not asked whether they have to meet. */
  { "2025-03-03", ALL_ENTERED, TRUE, TRUE, { SAFETY, "2025-03-02 popup invitation evening" }, "none" },
  { "2025-03-03", ALL_ENTERED, TRUE, TRUE, { MARCH, "2025-03-02 popup invitation evening" }, "mode" },
  /* The heavy hours, once there is enough to go by, and once. */
  { "2025-03-12", ALL_ENTERED, TRUE, TRUE, { MARCH, HEAVY }, "risk" },
  { "2025-03-13", ALL_ENTERED, TRUE, TRUE, { MARCH, HEAVY, "2025-03-12 popup invitation risk" }, "none" },
  { "2025-03-12", ALL_ENTERED, TRUE, TRUE, { MARCH, HEAVY, "2025-03-12 popup invitation risk" }, "risk" },
  { "2025-03-13", ALL_ENTERED, TRUE, TRUE, { MARCH, HEAVY, "2025-03-12 popup-answer invitation now risk" }, "none" },
  { "2025-03-12", ALL_ENTERED, TRUE, TRUE, { MARCH, "2025-03-05 urge", "2025-03-06 urge" }, "none" },
};

static void
test_table (void)
{
  static const HiatusTimes times = { .morning = 9 * HOUR, .invitations = TRUE };
  static const HiatusTimes unwanted = { .morning = 9 * HOUR };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");

  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    {
      const Row *row = &rows[index];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      g_autoptr (HiatusCare) care = fixture_care (row->care);
      const HiatusSurroundings around = { .has_contacts = row->has_contacts, .watches = row->watches };
      HiatusStatus status = fixture_status (journey, row->today);
      GDate today = fixture_date (row->today);

      g_test_message ("row %u, %s", index, row->today);
      g_assert_cmpstr (hiatus_names_at (hiatus_invitation_names, hiatus_invitation_on (journey, care, &times, &around, &status, &today, zone)), ==, row->expected);
      g_assert_cmpint (hiatus_invitation_on (journey, care, &unwanted, &around, &status, &today, zone), ==, HIATUS_INVITATION_NONE);
    }
}

/* One after the other, each once, within the days that there are for them. */
static void
test_first_days (void)
{
  static const HiatusTimes times = { .morning = 9 * HOUR, .invitations = TRUE };
  static const gchar *const lines[] = { MARCH, NULL };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (HiatusCare) care = hiatus_care_new ();
  g_autoptr (GString) seen = g_string_new (NULL);
  HiatusSurroundings around = { 0 };

  for (gint day = 0; day < 12; day++)
    {
      GDate date = fixture_date_plus ("2025-03-01", day);
      gchar today[16];
      g_autofree gchar *popup = NULL;
      HiatusStatus status;
      HiatusInvitation invitation;

      hiatus_journey_status (journey, &date, &status);
      invitation = hiatus_invitation_on (journey, care, &times, &around, &status, &date, zone);
      if (invitation == HIATUS_INVITATION_NONE)
        continue;
      g_date_strftime (today, sizeof today, "%Y-%m-%d", &date);
      popup = g_strdup_printf ("%s popup invitation %s", today, hiatus_names_at (hiatus_invitation_names, invitation));
      fixture_add (journey, popup);
      g_string_append_printf (seen, "%d %s;", day + 1, hiatus_names_at (hiatus_invitation_names, invitation));
      around.has_contacts |= invitation == HIATUS_INVITATION_CONTACTS;
    }
  g_assert_cmpstr (seen->str, ==, "1 reasons;2 if-then;3 person;4 contacts;5 watching;6 evening;7 mode;8 hard-days;");
}

/* --- the questions of the set-up, which come before all of these --- */

static const struct
{
  const gchar *today;
  const gchar *lines[MAX_LINES];
  const gchar *expected;
} set_ups[] = {
  { "2025-03-01", { NULL }, "begin" },
  { "2025-03-01", { "2025-03-01 urge", "2025-03-01 safety no no" }, "begin" },
  { "2025-03-01", { "2025-03-01 plan-start", "2025-03-01 undo 1" }, "begin" },
  /* It can be left after each of its questions, and goes on with the next one. */
  { "2025-03-01", { LATER }, "goal" },
  { "2025-03-01", { LATER, "2025-03-01 plan-change heal" }, "safety" },
  { "2025-03-01", { LATER, "2025-03-01 plan-change unsure" }, "safety" },
  { "2025-03-01", { LATER, "2025-03-01 plan-change heal", "2025-03-01 safety no unanswered" }, "safety" },
  { "2025-03-01", { LATER, "2025-03-01 plan-change heal", "2025-03-01 safety no yes" }, "nothing" },
  /* In whatever order they are answered, and elsewhere. */
  { "2025-03-01", { LATER, "2025-03-01 safety no no" }, "goal" },
  { "2025-03-01", { LATER, "2025-03-01 safety no no", "2025-03-01 plan-change reconcile" }, "nothing" },
  /* Who has to meet them has not said what they hope for. */
  { "2025-03-01", { LATER, "2025-03-01 plan-change unsure limited later" }, "goal" },
  { "2025-03-01", { LATER, "2025-03-01 plan-change heal", "2025-03-01 undo 2" }, "goal" },
  /* Who is in danger is asked nothing more. */
  { "2025-03-01", { LATER, "2025-03-01 safety yes" }, "nothing" },
  /* For eight days. */
  { "2025-03-08", { LATER }, "goal" },
  { "2025-03-09", { LATER }, "nothing" },
  /* Whoever has begun it at once, otherwise, or a while ago is not asked. */
  { "2025-03-01", { MARCH }, "nothing" },
  { "2025-03-02", { LATER, "2025-03-02 plan-start" }, "nothing" },
  { "2025-03-02", { LATER, "2025-03-02 plan-end" }, "nothing" },
  /* Another stretch, and the questions of another. */
  { "2025-05-01", { MARCH, "2025-03-28 plan-end let-go", "2025-05-01 plan-start 2025-05-01 28 unsure strict later" }, "goal" },
};

static void
test_set_up (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (set_ups); index++)
    {
      g_autoptr (HiatusJourney) journey = fixture_journey (set_ups[index].lines);
      const GDate today = fixture_date (set_ups[index].today);

      g_test_message ("row %u", index);
      g_assert_cmpstr (hiatus_set_up_to_string (hiatus_set_up_next (journey, &today)), ==, set_ups[index].expected);
    }
}

static void
add_at (HiatusJourney *journey, const gchar *line, gint64 recorded_us)
{
  HiatusEvent *event = fixture_event (line, hiatus_journey_events (journey)->len + 1);

  event->recorded_us = recorded_us;
  g_assert_true (hiatus_journey_add (journey, event));
}

/* Nobody is spoken to in the middle of it; whoever leaves it is spoken to a little later. */
static void
test_set_up_holds (void)
{
  static const HiatusTimes times = { .morning = 9 * HOUR, .day_popup = TRUE };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (HiatusCare) care = hiatus_care_new ();
  const HiatusSurroundings around = { 0 };
  const gint64 begun_us = fixture_instant ("2025-03-01T12:00:00Z");
  HiatusNext next;

  add_at (journey, LATER, begun_us);
  hiatus_planner_next (journey, care, &times, &around, begun_us, zone, &next);
  g_assert_cmpint (next.popup, ==, HIATUS_POPUP_NONE);
  g_assert_cmpint (next.wake_us, ==, begun_us + HIATUS_SET_UP_HOLD_US);
  hiatus_planner_next (journey, care, &times, &around, begun_us + HIATUS_SET_UP_HOLD_US, zone, &next);
  g_assert_cmpint (next.popup, ==, HIATUS_POPUP_DAY);

  add_at (journey, "2025-03-01 plan-change heal", begun_us);
  add_at (journey, "2025-03-01 safety no no", begun_us + 1);
  hiatus_planner_next (journey, care, &times, &around, begun_us + 1, zone, &next);
  g_assert_cmpint (next.popup, ==, HIATUS_POPUP_DAY);
}

/* What a stretch is for can be said later: until then nobody has said it. */
static void
test_goal_later (void)
{
  static const struct
  {
    const gchar *lines[2];
    const gchar *options;
    HiatusGoal goal;
    HiatusGoalSaid said;
    gint length;
  } asks[] = {
    { { NULL }, "{'goal-later': <true>}", HIATUS_GOAL_UNSURE, HIATUS_GOAL_LATER, 28 },
    { { NULL }, "{'goal-later': <true>, 'days': <10>}", HIATUS_GOAL_UNSURE, HIATUS_GOAL_LATER, 10 },
    { { NULL }, "{'goal-later': <false>}", HIATUS_GOAL_UNSURE, HIATUS_GOAL_SAID, 28 },
    { { NULL }, "{'goal-later': <true>, 'goal': <'heal'>}", HIATUS_GOAL_HEAL, HIATUS_GOAL_SAID, 28 },
    /* Who is in danger is not refused for a length that nobody meant. */
    { { "2025-03-05 safety yes" }, "{'goal-later': <true>, 'days': <28>}", HIATUS_GOAL_SAFETY, HIATUS_GOAL_LATER, HIATUS_LENGTH_OPEN },
  };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");

  for (guint index = 0; index < G_N_ELEMENTS (asks); index++)
    {
      g_autoptr (HiatusJourney) journey = fixture_journey (asks[index].lines);
      g_autoptr (GVariant) dictionary = g_variant_ref_sink (g_variant_new_parsed (asks[index].options));
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_start_plan (journey, dictionary, fixture_instant ("2025-03-12T14:00:00Z"), zone, &error);

      g_test_message ("row %u", index);
      g_assert_no_error (error);
      g_assert_cmpint (event->goal, ==, asks[index].goal);
      g_assert_cmpint (event->goal_said, ==, asks[index].said);
      g_assert_cmpint (event->length, ==, asks[index].length);
    }
}

/* The mode alone leaves the goal as open as it was. */
static void
test_goal_stays_open (void)
{
  static const gchar *const lines[] = { LATER, NULL };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (GVariant) mode = g_variant_ref_sink (g_variant_new_parsed ("{'mode': <'limited'>}"));
  g_autoptr (GVariant) goal = g_variant_ref_sink (g_variant_new_parsed ("{'goal': <'unsure'>}"));
  g_autoptr (HiatusEvent) moded = hiatus_act_change_plan (journey, mode, fixture_instant ("2025-03-12T14:00:00Z"), zone, NULL);
  g_autoptr (HiatusEvent) said = hiatus_act_change_plan (journey, goal, fixture_instant ("2025-03-12T14:00:00Z"), zone, NULL);

  g_assert_cmpint (moded->goal_said, ==, HIATUS_GOAL_LATER);
  g_assert_cmpint (said->goal_said, ==, HIATUS_GOAL_SAID);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/invitation/table", test_table);
  g_test_add_func ("/invitation/first-days", test_first_days);
  g_test_add_func ("/invitation/set-up", test_set_up);
  g_test_add_func ("/invitation/set-up-holds", test_set_up_holds);
  g_test_add_func ("/invitation/goal-later", test_goal_later);
  g_test_add_func ("/invitation/goal-stays-open", test_goal_stays_open);
  return g_test_run ();
}
