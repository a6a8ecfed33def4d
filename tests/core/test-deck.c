/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/deck.h"
#include "tests/core/fixtures.h"

static const gchar *const first_date = "2025-03-01";

/* Prompts "GROUP-0", "GROUP-1" and so on, @n of them. */
static void
add_prompts (HiatusDeck *deck,
             const gchar *group,
             guint n)
{
  for (guint index = 0; index < n; index++)
    {
      g_autofree gchar *id = g_strdup_printf ("%s-%u", group, index);
      g_autoptr (GError) error = NULL;

      g_assert_true (hiatus_deck_add (deck, id, group, "Do something kind for yourself.", &error));
      g_assert_no_error (error);
    }
}

static HiatusDeck *
deck_of (const gchar *group,
         guint n)
{
  HiatusDeck *deck = hiatus_deck_new ();

  add_prompts (deck, group, n);
  return deck;
}

static HiatusJourney *
journey_with_goal (const gchar *goal)
{
  HiatusJourney *journey = hiatus_journey_new ();
  g_autofree gchar *line = g_strdup_printf ("%s plan-start %s %d %s", first_date, first_date, g_str_equal (goal, "safety") ? 0 : 28, goal);

  fixture_add (journey, line);
  return journey;
}

/* Half past ten on @today, with all groups, and nothing forbidden. */
static const HiatusPrompt *
choose_any (const HiatusDeck *deck,
            const HiatusJourney *journey,
            const GDate *today)
{
  const HiatusDeal deal = { .date = *today, .minute = 630, .may_be_seen = TRUE };

  return hiatus_deck_choose (deck, journey, &deal, NULL);
}

static const gchar *
choose (const HiatusDeck *deck,
        const HiatusJourney *journey,
        const GDate *today)
{
  const HiatusPrompt *prompt = choose_any (deck, journey, today);

  g_assert_nonnull (prompt);
  g_assert_true (hiatus_deck_find (deck, prompt->id) == prompt);
  return prompt->id;
}

static void
add_popup (HiatusJourney *journey,
           const GDate *today,
           const gchar *prompt)
{
  g_autofree gchar *line = NULL;
  gchar date[16];

  g_date_strftime (date, sizeof date, "%Y-%m-%d", today);
  line = g_strdup_printf ("%s popup day %s", date, prompt);
  fixture_add (journey, line);
}

static void
add_answer (HiatusJourney *journey,
            const GDate *today,
            const gchar *prompt,
            const gchar *answer)
{
  g_autofree gchar *line = NULL;
  gchar date[16];

  g_date_strftime (date, sizeof date, "%Y-%m-%d", today);
  line = g_strdup_printf ("%s prompt %s %s", date, prompt, answer);
  fixture_add (journey, line);
}

static const gchar *
show (const HiatusDeck *deck,
      HiatusJourney *journey,
      const GDate *today)
{
  const gchar *id = choose (deck, journey, today);

  add_popup (journey, today, id);
  return id;
}

static void
test_add (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autofree gchar *longest = g_strnfill (HIATUS_PROMPT_MAX, 'x');
  g_autoptr (GError) error = NULL;
  const HiatusPrompt *prompt;

  g_assert_cmpuint (hiatus_deck_size (deck), ==, 0);
  g_assert_true (hiatus_deck_add (deck, "call-a-friend", "people", "Call a friend.", &error));
  g_assert_true (hiatus_deck_add (deck, "long", "rest", longest, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (hiatus_deck_size (deck), ==, 2);
  prompt = hiatus_deck_find (deck, "call-a-friend");
  g_assert_nonnull (prompt);
  g_assert_cmpstr (prompt->id, ==, "call-a-friend");
  g_assert_cmpstr (prompt->group, ==, "people");
  g_assert_cmpstr (prompt->text, ==, "Call a friend.");
  g_assert_null (hiatus_deck_find (deck, "ring-a-friend"));
  hiatus_deck_free (NULL);
}

static void
test_every_group (void)
{
  static const gchar *const groups[] = { "people", "body", "mind", "making", "goals", "rest", "confidence", "be-seen", "speak-well", NULL };
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();

  for (guint index = 0; groups[index] != NULL; index++)
    add_prompts (deck, groups[index], 1);
  g_assert_cmpuint (hiatus_deck_size (deck), ==, 9);
}

static void
assert_not_added (HiatusDeck *deck,
                  const gchar *id,
                  const gchar *group,
                  const gchar *text)
{
  g_autoptr (GError) error = NULL;
  guint size = hiatus_deck_size (deck);

  g_assert_false (hiatus_deck_add (deck, id, group, text, &error));
  fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
  g_assert_cmpuint (hiatus_deck_size (deck), ==, size);
}

static void
test_not_added (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("people", 1);
  g_autofree gchar *too_long = g_strnfill (HIATUS_PROMPT_MAX + 1, 'x');

  assert_not_added (deck, "people-0", "people", "Call somebody else.");
  assert_not_added (deck, "new", "revenge", "Call them.");
  assert_not_added (deck, "new", "", "Call a friend.");
  assert_not_added (deck, "new", "People", "Call a friend.");
  assert_not_added (deck, "new", "people", "");
  assert_not_added (deck, "new", "people", "  ");
  assert_not_added (deck, "new", "people", too_long);
  g_assert_cmpstr (hiatus_deck_find (deck, "people-0")->text, ==, "Do something kind for yourself.");
}

static void
test_empty (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusDeck) only_speak_well = deck_of ("speak-well", 3);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("safety");
  GDate today = fixture_date (first_date);

  g_assert_null (choose_any (deck, journey, &today));
  g_assert_null (choose_any (only_speak_well, journey, &today));
}

/* Two machines with one journal suggest the same, whichever device's events came first. */
static void
test_deterministic (void)
{
  static const gchar *const lines[] = {
    "2025-03-01 plan-start",
    "2025-03-01 popup day people-3",
    "2025-03-02 popup day people-4",
    "2025-03-02 prompt people-4 done",
    "2025-03-03 popup day people-9",
    "2025-03-03 urge 2",
  };
  g_autoptr (HiatusDeck) deck = deck_of ("people", 30);
  g_autoptr (HiatusJourney) one = hiatus_journey_new ();
  g_autoptr (HiatusJourney) other = hiatus_journey_new ();

  for (guint index = 0; index < G_N_ELEMENTS (lines); index++)
    {
      guint back = G_N_ELEMENTS (lines) - 1 - index;

      g_assert_true (hiatus_journey_add (one, fixture_event (lines[index], index + 1)));
      g_assert_true (hiatus_journey_add (other, fixture_event (lines[back], back + 1)));
    }
  for (gint day = 0; day < 60; day++)
    {
      GDate today = fixture_date_plus (first_date, day);

      g_assert_cmpstr (choose (deck, one, &today), ==, choose (deck, one, &today));
      g_assert_cmpstr (choose (deck, one, &today), ==, choose (deck, other, &today));
    }
}

/* Once shown, it stays for the day, done or not. */
static void
test_stays_for_the_day (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("people", 30);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  GDate today = fixture_date ("2025-03-12");
  const gchar *shown = show (deck, journey, &today);

  g_assert_cmpstr (choose (deck, journey, &today), ==, shown);
  fixture_add (journey, "2025-03-12 urge 2");
  fixture_add (journey, "2025-03-12 popup undo");
  g_assert_cmpstr (choose (deck, journey, &today), ==, shown);
  add_answer (journey, &today, shown, "done");
  g_assert_cmpstr (choose (deck, journey, &today), ==, shown);
}

/* Ninety days with a deck that is large enough, and whatever is answered: none within a fortnight. */
static void
test_no_repeats (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("people", 20);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  g_autoptr (GHashTable) last_days = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gint day = 1; day <= 90; day++)
    {
      GDate today = fixture_date_plus (first_date, day);
      const gchar *id = show (deck, journey, &today);
      gint last_day = GPOINTER_TO_INT (g_hash_table_lookup (last_days, hiatus_deck_find (deck, id)->id));

      if (last_day != 0)
        g_assert_cmpint (day - last_day, >, HIATUS_DECK_REST_DAYS);
      g_hash_table_insert (last_days, hiatus_deck_find (deck, id)->id, GINT_TO_POINTER (day));
      g_hash_table_add (seen, hiatus_deck_find (deck, id)->id);
      if (day % 3 == 0)
        add_answer (journey, &today, id, "done");
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 20);
}

/* A deck too small for that: the one that was longest ago. */
static void
test_small_deck (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("people", 5);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  const gchar *shown[40];

  for (gint day = 0; day < 40; day++)
    {
      GDate today = fixture_date_plus (first_date, day);

      shown[day] = show (deck, journey, &today);
      for (gint back = 1; back < 5 && back <= day; back++)
        g_assert_cmpstr (shown[day], !=, shown[day - back]);
      if (day >= 5)
        g_assert_cmpstr (shown[day], ==, shown[day - 5]);
    }
}

static void
test_only_one (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("rest", 1);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");

  for (gint day = 0; day < 5; day++)
    {
      GDate today = fixture_date_plus (first_date, day);

      g_assert_cmpstr (show (deck, journey, &today), ==, "rest-0");
    }
}

/* "Another": each of the deck comes before one comes again. */
static void
test_another (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("people", 6);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GDate today = fixture_date ("2025-03-12");
  GDate tomorrow = fixture_date ("2025-03-13");
  const gchar *id = show (deck, journey, &today);

  for (guint n = 1; n <= 6; n++)
    {
      g_assert_true (g_hash_table_add (seen, hiatus_deck_find (deck, id)->id));
      if (n == 6)
        break;
      add_answer (journey, &today, id, "another");
      g_assert_false (hiatus_deck_is_answered (journey, &today, hiatus_deck_find (deck, id), NULL));
      g_assert_cmpstr (choose (deck, journey, &today), !=, id);
      id = choose (deck, journey, &today);
      g_assert_cmpstr (choose (deck, journey, &today), ==, id);
    }
  add_answer (journey, &today, id, "another");
  g_assert_nonnull (choose_any (deck, journey, &today));
  g_assert_nonnull (choose_any (deck, journey, &tomorrow));
}

/* What was passed over was given, too: it does not come on the next day. */
static void
test_another_rests (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("people", 40);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  GDate today = fixture_date ("2025-03-12");
  const gchar *passed_over = show (deck, journey, &today);

  add_answer (journey, &today, passed_over, "another");
  for (gint day = 1; day <= HIATUS_DECK_REST_DAYS; day++)
    {
      GDate date = fixture_date_plus ("2025-03-12", day);

      g_assert_cmpstr (show (deck, journey, &date), !=, passed_over);
    }
}

static void
test_not_today (void)
{
  g_autoptr (HiatusDeck) deck = deck_of ("people", 20);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  GDate today = fixture_date (first_date);
  const gchar *refused = show (deck, journey, &today);
  gboolean came_back = FALSE;

  add_answer (journey, &today, refused, "not-today");
  for (gint day = 1; day <= HIATUS_DECK_NOT_TODAY_DAYS; day++)
    {
      GDate date = fixture_date_plus (first_date, day);

      g_assert_cmpstr (show (deck, journey, &date), !=, refused);
    }
  for (gint day = 1; day <= 30 && !came_back; day++)
    {
      GDate date = fixture_date_plus (first_date, HIATUS_DECK_NOT_TODAY_DAYS + day);

      came_back = g_str_equal (show (deck, journey, &date), refused);
    }
  g_assert_true (came_back);
}

typedef struct
{
  const gchar *goal;
  gboolean be_seen;
  gboolean speak_well;
} Goal;

/* What starts contact, or asks for silence about what happened, is not for everybody. */
static const Goal goals[] = {
  { "unsure", FALSE, TRUE },
  { "heal", FALSE, TRUE },
  { "reconcile", TRUE, TRUE },
  { "safety", FALSE, FALSE },
};

static void
test_goals (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();

  add_prompts (deck, "be-seen", 10);
  add_prompts (deck, "speak-well", 10);
  add_prompts (deck, "rest", 10);
  for (guint index = 0; index < G_N_ELEMENTS (goals); index++)
    {
      g_autoptr (HiatusJourney) journey = journey_with_goal (goals[index].goal);
      gboolean has_be_seen = FALSE;
      gboolean has_speak_well = FALSE;
      gboolean has_rest = FALSE;

      g_test_message ("%s", goals[index].goal);
      for (gint day = 0; day < 120; day++)
        {
          GDate today = fixture_date_plus (first_date, day);
          const gchar *id = show (deck, journey, &today);

          has_be_seen = has_be_seen || g_str_has_prefix (id, "be-seen");
          has_speak_well = has_speak_well || g_str_has_prefix (id, "speak-well");
          has_rest = has_rest || g_str_has_prefix (id, "rest");
        }
      g_assert_cmpint (has_be_seen, ==, goals[index].be_seen);
      g_assert_cmpint (has_speak_well, ==, goals[index].speak_well);
      g_assert_true (has_rest);
    }
}

/* A new plan with goal safety takes what it closes off the table at once, even if it was shown today. */
static void
test_goal_changes_today (void)
{
  static const gchar *const lines[] = {
    "2025-03-01 plan-start 2025-03-01 28 reconcile",
    "2025-03-12 popup day be-seen-0",
    "2025-03-12 plan-end none",
    "2025-03-12 plan-start 2025-03-12 0 safety",
    NULL,
  };
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  GDate today = fixture_date ("2025-03-12");

  add_prompts (deck, "be-seen", 1);
  add_prompts (deck, "rest", 1);
  g_assert_cmpstr (choose (deck, journey, &today), ==, "rest-0");
}

/* A prompt of an older deck, that a journal still names. */
static void
test_gone_prompt (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-12 popup day gone", "2025-03-12 prompt gone done", NULL };
  g_autoptr (HiatusDeck) deck = deck_of ("rest", 3);
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  GDate today = fixture_date ("2025-03-12");

  g_assert_nonnull (choose_any (deck, journey, &today));
}

static void
test_is_answered (void)
{
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  g_autofree gchar *walk_id = g_strdup ("walk");
  g_autofree gchar *stretch_id = g_strdup ("stretch");
  const HiatusPrompt walk = { .id = walk_id };
  const HiatusPrompt stretch = { .id = stretch_id };
  GDate today = fixture_date ("2025-03-12");
  GDate tomorrow = fixture_date ("2025-03-13");
  HiatusAnswer answer = HIATUS_ANSWER_NONE;

  g_assert_false (hiatus_deck_is_answered (journey, &today, &walk, NULL));
  fixture_add (journey, "2025-03-12 popup day walk");
  g_assert_false (hiatus_deck_is_answered (journey, &today, &walk, NULL));
  g_assert_cmpstr (hiatus_deck_on_table (journey, &today), ==, "walk");
  fixture_add (journey, "2025-03-12 prompt walk another");
  g_assert_false (hiatus_deck_is_answered (journey, &today, &walk, NULL));
  g_assert_null (hiatus_deck_on_table (journey, &today));
  fixture_add (journey, "2025-03-12 prompt stretch none");
  g_assert_cmpstr (hiatus_deck_on_table (journey, &today), ==, "stretch");
  fixture_add (journey, "2025-03-12 prompt stretch done");
  g_assert_true (hiatus_deck_is_answered (journey, &today, &stretch, &answer));
  g_assert_cmpint (answer, ==, HIATUS_ANSWER_DONE);
  g_assert_false (hiatus_deck_is_answered (journey, &today, &walk, NULL));
  g_assert_false (hiatus_deck_is_answered (journey, &tomorrow, &stretch, NULL));
  fixture_add (journey, "2025-03-12 prompt stretch not-today");
  g_assert_true (hiatus_deck_is_answered (journey, &today, &stretch, &answer));
  g_assert_cmpint (answer, ==, HIATUS_ANSWER_NOT_TODAY);
}

/* A copy has the same prompts, and keeps them when the other deck is gone. */
static void
test_copy (void)
{
  HiatusDeck *deck = hiatus_deck_new ();
  g_autoptr (HiatusDeck) copy = NULL;

  g_assert_true (hiatus_deck_add (deck, "walk", "body", "Walk.", NULL));
  copy = hiatus_deck_copy (deck);
  g_assert_true (hiatus_deck_get (copy, 0) == hiatus_deck_get (deck, 0));
  g_assert_true (hiatus_deck_add (copy, "read", "mind", "Read.", NULL));
  g_assert_cmpuint (hiatus_deck_size (deck), ==, 1);
  hiatus_deck_free (deck);
  g_assert_cmpuint (hiatus_deck_size (copy), ==, 2);
  g_assert_cmpstr (hiatus_deck_find (copy, "walk")->text, ==, "Walk.");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/add", test_add);
  g_test_add_func ("/deck/every-group", test_every_group);
  g_test_add_func ("/deck/not-added", test_not_added);
  g_test_add_func ("/deck/empty", test_empty);
  g_test_add_func ("/deck/deterministic", test_deterministic);
  g_test_add_func ("/deck/stays-for-the-day", test_stays_for_the_day);
  g_test_add_func ("/deck/no-repeats", test_no_repeats);
  g_test_add_func ("/deck/small-deck", test_small_deck);
  g_test_add_func ("/deck/only-one", test_only_one);
  g_test_add_func ("/deck/another", test_another);
  g_test_add_func ("/deck/another-rests", test_another_rests);
  g_test_add_func ("/deck/not-today", test_not_today);
  g_test_add_func ("/deck/goals", test_goals);
  g_test_add_func ("/deck/goal-changes-today", test_goal_changes_today);
  g_test_add_func ("/deck/gone-prompt", test_gone_prompt);
  g_test_add_func ("/deck/is-answered", test_is_answered);
  g_test_add_func ("/deck/copy", test_copy);
  return g_test_run ();
}
