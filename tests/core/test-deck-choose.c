/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which prompt is chosen: by weekday and hour, by what was done before, and by what is switched off. */

#include <string.h>

#include "daemon/core/deck.h"
#include "tests/core/fixtures.h"

#define HOUR 60
#define MIDNIGHT (24 * HOUR)

static const gchar *const first_date = "2025-03-03"; /* a Monday */

static void
add (HiatusDeck *deck, const gchar *id, const gchar *group, guint days, gint from, gint until, gboolean is_own)
{
  g_autofree gchar *owned_id = g_strdup (id);
  g_autofree gchar *owned_group = g_strdup (group);
  g_autofree gchar *text = g_strdup_printf ("Do %s.", id);
  const HiatusPrompt prompt = { owned_id, owned_group, text, days, from, until, is_own };
  g_autoptr (GError) error = NULL;

  hiatus_deck_add_prompt (deck, &prompt, &error);
  g_assert_no_error (error);
}

/* Prompts "GROUP-0" and so on, @n of them, for every day and hour. */
static void
add_many (HiatusDeck *deck, const gchar *group, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("%s-%u", group, i);

      add (deck, id, group, HIATUS_PROMPT_EVERY_DAY, 0, MIDNIGHT, FALSE);
    }
}

static HiatusJourney *
journey_with_goal (const gchar *goal)
{
  HiatusJourney *journey = hiatus_journey_new ();
  g_autofree gchar *line = g_strdup_printf ("%s plan-start %s 0 %s", first_date, first_date, goal);

  fixture_add (journey, line);
  return journey;
}

static HiatusDeal
deal_at (gint day, gint minute)
{
  return (HiatusDeal){ .date = fixture_date_plus (first_date, day), .minute = minute, .may_be_seen = TRUE };
}

static void
record (HiatusJourney *journey, const GDate *date, const gchar *id, const gchar *answer)
{
  gchar text[16];
  g_autofree gchar *line = NULL;

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  if (answer == NULL)
    line = g_strdup_printf ("%s popup day %s", text, id);
  else
    line = g_strdup_printf ("%s prompt %s %s", text, id, answer);
  fixture_add (journey, line);
}

typedef struct
{
  const gchar *what;
  guint days;
  gint from;
  gint until;
  const gchar *date;
  gint minute;
  gboolean fits;
} Fit;

#define WEEKDAYS 0x1fu
#define WEEKEND 0x60u

static const Fit fits[] = {
  { "always", HIATUS_PROMPT_EVERY_DAY, 0, MIDNIGHT, "2025-03-03", 0, TRUE },
  { "always, to the end", HIATUS_PROMPT_EVERY_DAY, 0, MIDNIGHT, "2025-03-03", MIDNIGHT - 1, TRUE },
  { "Monday is a weekday", WEEKDAYS, 0, MIDNIGHT, "2025-03-03", 600, TRUE },
  { "so is Friday", WEEKDAYS, 0, MIDNIGHT, "2025-03-07", 600, TRUE },
  { "Saturday is none", WEEKDAYS, 0, MIDNIGHT, "2025-03-08", 600, FALSE },
  { "Saturday is the weekend", WEEKEND, 0, MIDNIGHT, "2025-03-08", 600, TRUE },
  { "so is Sunday", WEEKEND, 0, MIDNIGHT, "2025-03-09", 600, TRUE },
  { "Monday is not", WEEKEND, 0, MIDNIGHT, "2025-03-10", 600, FALSE },
  { "29 February", 1u << 3, 0, MIDNIGHT, "2024-02-29", 600, TRUE },
  { "before its hours", HIATUS_PROMPT_EVERY_DAY, 8 * HOUR, 21 * HOUR, "2025-03-03", 8 * HOUR - 1, FALSE },
  { "the first minute", HIATUS_PROMPT_EVERY_DAY, 8 * HOUR, 21 * HOUR, "2025-03-03", 8 * HOUR, TRUE },
  { "the last minute", HIATUS_PROMPT_EVERY_DAY, 8 * HOUR, 21 * HOUR, "2025-03-03", 21 * HOUR - 1, TRUE },
  { "after its hours", HIATUS_PROMPT_EVERY_DAY, 8 * HOUR, 21 * HOUR, "2025-03-03", 21 * HOUR, FALSE },
  { "over midnight, before it", HIATUS_PROMPT_EVERY_DAY, 22 * HOUR, 2 * HOUR, "2025-03-03", 23 * HOUR, TRUE },
  { "over midnight, after it", HIATUS_PROMPT_EVERY_DAY, 22 * HOUR, 2 * HOUR, "2025-03-03", HOUR, TRUE },
  { "over midnight, too late", HIATUS_PROMPT_EVERY_DAY, 22 * HOUR, 2 * HOUR, "2025-03-03", 2 * HOUR, FALSE },
  { "until 00:00", HIATUS_PROMPT_EVERY_DAY, 22 * HOUR, 0, "2025-03-03", MIDNIGHT - 1, TRUE },
  { "until 00:00, at it", HIATUS_PROMPT_EVERY_DAY, 22 * HOUR, 0, "2025-03-03", 0, FALSE },
};

/* What fits comes, and where nothing else is in the deck, what does not fit leaves nothing. */
static void
test_fits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
      g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
      const HiatusDeal deal = { .date = fixture_date (fits[i].date), .minute = fits[i].minute };

      g_test_message ("%s", fits[i].what);
      add (deck, "it", "body", fits[i].days, fits[i].from, fits[i].until, FALSE);
      g_assert_cmpint (hiatus_prompt_fits (hiatus_deck_find (deck, "it"), &deal), ==, fits[i].fits);
      g_assert_cmpint (hiatus_deck_choose (deck, journey, &deal, NULL) != NULL, ==, fits[i].fits);
    }
}

/* All that is closed: by the person, by the goal, by the safety check. */
static void
test_closed (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusJourney) reconcile = journey_with_goal ("reconcile");
  g_autoptr (HiatusJourney) heal = journey_with_goal ("heal");

  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    add_many (deck, hiatus_deck_group_name (i), 2);
  for (gint day = 0; day < 300; day++)
    {
      HiatusDeal deal = deal_at (day, 600);
      const HiatusPrompt *prompt;

      deal.may_be_seen = FALSE;
      prompt = hiatus_deck_choose (deck, reconcile, &deal, NULL);
      g_assert_cmpstr (prompt->group, !=, "be-seen");
      deal.may_be_seen = TRUE;
      prompt = hiatus_deck_choose (deck, heal, &deal, NULL);
      g_assert_cmpstr (prompt->group, !=, "be-seen");
      deal.groups_off = (1u << HIATUS_DECK_N_GROUPS) - 1;
      g_assert_null (hiatus_deck_choose (deck, reconcile, &deal, NULL));
      for (guint only = 0; only < HIATUS_DECK_N_GROUPS; only++)
        {
          deal.groups_off = ((1u << HIATUS_DECK_N_GROUPS) - 1) & ~(1u << only);
          prompt = hiatus_deck_choose (deck, reconcile, &deal, NULL);
          g_assert_cmpstr (prompt->group, ==, hiatus_deck_group_name (only));
        }
    }
}

/* A group that is switched off goes off the table, and "Done" is not said of what comes instead. */
static void
test_switched_off_today (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  HiatusDeal deal = deal_at (4, 600);
  const HiatusPrompt *prompt;

  add_many (deck, "body", 1);
  add_many (deck, "rest", 1);
  record (journey, &deal.date, "body-0", NULL);
  record (journey, &deal.date, "body-0", "done");
  prompt = hiatus_deck_choose (deck, journey, &deal, NULL);
  g_assert_cmpstr (prompt->id, ==, "body-0");
  g_assert_true (hiatus_deck_is_answered (journey, &deal.date, prompt, NULL));
  deal.groups_off = 1u << hiatus_deck_group_number ("body");
  prompt = hiatus_deck_choose (deck, journey, &deal, NULL);
  g_assert_cmpstr (prompt->id, ==, "rest-0");
  g_assert_false (hiatus_deck_is_answered (journey, &deal.date, prompt, NULL));
}

/* On the table it stays, also when its hours are over; what is put there after "Another" fits that hour. */
static void
test_hours_pass (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  HiatusDeal deal = deal_at (0, 20 * HOUR);
  gint holds_until;
  const HiatusPrompt *prompt;

  add (deck, "call", "people", HIATUS_PROMPT_EVERY_DAY, 9 * HOUR, 21 * HOUR, FALSE);
  add (deck, "visit", "people", HIATUS_PROMPT_EVERY_DAY, 9 * HOUR, 19 * HOUR, FALSE);
  add (deck, "lamp", "people", HIATUS_PROMPT_EVERY_DAY, 22 * HOUR, 4 * HOUR, FALSE);
  prompt = hiatus_deck_choose (deck, journey, &deal, &holds_until);
  g_assert_cmpstr (prompt->id, ==, "call");
  g_assert_cmpint (holds_until, ==, 21 * HOUR);
  deal.minute = 21 * HOUR;
  g_assert_null (hiatus_deck_choose (deck, journey, &deal, &holds_until));
  g_assert_cmpint (holds_until, ==, 22 * HOUR);

  record (journey, &deal.date, "call", NULL);
  prompt = hiatus_deck_choose (deck, journey, &deal, &holds_until);
  g_assert_cmpstr (prompt->id, ==, "call");
  g_assert_cmpint (holds_until, ==, MIDNIGHT);
  record (journey, &deal.date, "call", "another");
  g_assert_null (hiatus_deck_choose (deck, journey, &deal, &holds_until));
  deal.minute = 23 * HOUR;
  prompt = hiatus_deck_choose (deck, journey, &deal, NULL);
  g_assert_cmpstr (prompt->id, ==, "lamp");
}

/* Where all rest, one that was refused comes only if there is no other, however recent the others are. */
static void
test_refused_last (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusDeck) single = hiatus_deck_new ();
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
  HiatusDeal first = deal_at (0, 600);

  add_many (deck, "mind", 3);
  add_many (single, "mind", 1);
  record (journey, &first.date, "mind-0", "not-today");
  for (gint day = 1; day <= HIATUS_DECK_NOT_TODAY_DAYS; day++)
    {
      HiatusDeal deal = deal_at (day, 600);
      const HiatusPrompt *prompt = hiatus_deck_choose (deck, journey, &deal, NULL);

      g_assert_cmpstr (prompt->id, !=, "mind-0");
      record (journey, &deal.date, prompt->id, NULL);
      prompt = hiatus_deck_choose (single, journey, &deal, NULL);
      g_assert_cmpstr (prompt->id, ==, "mind-0");
    }
}

/* How often each group comes in @days days if those of @liked are always done, the others never answered. */
static void
count_groups (const gchar *liked, gint days, guint counts[HIATUS_DECK_N_GROUPS])
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");

  memset (counts, 0, HIATUS_DECK_N_GROUPS * sizeof counts[0]);
  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    add_many (deck, hiatus_deck_group_name (i), 20);
  for (gint day = 0; day < days; day++)
    {
      HiatusDeal deal = deal_at (day, 600);
      const HiatusPrompt *prompt = hiatus_deck_choose (deck, journey, &deal, NULL);

      counts[hiatus_deck_group_number (prompt->group)]++;
      record (journey, &deal.date, prompt->id, NULL);
      if (g_strcmp0 (prompt->group, liked) == 0)
        record (journey, &deal.date, prompt->id, "done");
    }
}

/* A group that is liked comes more often, and the others still come. */
static void
test_liked (void)
{
  enum
  {
    DAYS = 800
  };
  guint mind = (guint) hiatus_deck_group_number ("mind");
  guint speak_well = (guint) hiatus_deck_group_number ("speak-well");
  guint before[HIATUS_DECK_N_GROUPS];
  guint counts[HIATUS_DECK_N_GROUPS];

  count_groups (NULL, DAYS, before);
  count_groups ("mind", DAYS, counts);
  /* Of seven groups and a half one, a seventh or so each; liked, three in ten. */
  g_assert_cmpuint (before[mind], >, DAYS / 12);
  g_assert_cmpuint (before[mind], <, DAYS / 5);
  g_assert_cmpuint (counts[mind], >, DAYS / 5);
  g_assert_cmpuint (counts[mind], <, DAYS * 2 / 5);
  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    {
      if (g_str_equal (hiatus_deck_group_name (i), "be-seen"))
        g_assert_cmpuint (counts[i], ==, 0);
      else if (i == speak_well)
        g_assert_cmpuint (counts[i], >, DAYS / 50);
      else
        g_assert_cmpuint (counts[i], >, DAYS / 20);
    }
  g_assert_cmpuint (before[speak_well], <, before[mind]);
}

/* A "Done" counts once a date, and no longer after a while. */
static void
test_liking_fades (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (HiatusJourney) plain = journey_with_goal ("heal");
  g_autoptr (HiatusJourney) long_ago = journey_with_goal ("heal");
  HiatusDeal first = deal_at (0, 600);

  add_many (deck, "mind", 3);
  add_many (deck, "body", 20);
  record (long_ago, &first.date, "mind-0", "done");
  for (gint day = HIATUS_DECK_LIKED_DAYS; day < 200; day++)
    {
      HiatusDeal deal = deal_at (day, 600);

      g_assert_true (hiatus_deck_choose (deck, plain, &deal, NULL) == hiatus_deck_choose (deck, long_ago, &deal, NULL));
    }
}

/* Own prompts come more often than others of their group, but do not crowd out the other groups. */
static void
test_own (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  guint own = 0;
  guint goals = 0;

  add_many (deck, "goals", 6);
  add_many (deck, "rest", 6);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("own-%u", i);

      add (deck, id, "goals", HIATUS_PROMPT_EVERY_DAY, 0, MIDNIGHT, TRUE);
    }
  for (gint day = 0; day < 1000; day++)
    {
      g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
      HiatusDeal deal = deal_at (day, 600);
      const HiatusPrompt *prompt = hiatus_deck_choose (deck, journey, &deal, NULL);

      own += prompt->is_own ? 1 : 0;
      goals += g_str_equal (prompt->group, "goals") ? 1 : 0;
    }
  /* Half of the days are of goals, and half of those are own ones: two with three lots beside six with one. */
  g_assert_cmpuint (goals, >, 430);
  g_assert_cmpuint (goals, <, 570);
  g_assert_cmpuint (own, >, goals * 2 / 5);
  g_assert_cmpuint (own, <, goals * 3 / 5);
}

/* After "Another" the kind is drawn anew, too. */
static void
test_another_kind (void)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  guint other_kind = 0;

  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    add_many (deck, hiatus_deck_group_name (i), 20);
  for (gint day = 0; day < 200; day++)
    {
      g_autoptr (HiatusJourney) journey = journey_with_goal ("heal");
      HiatusDeal deal = deal_at (day, 600);
      const HiatusPrompt *first = hiatus_deck_choose (deck, journey, &deal, NULL);
      const HiatusPrompt *second;

      record (journey, &deal.date, first->id, "another");
      second = hiatus_deck_choose (deck, journey, &deal, NULL);
      g_assert_true (first != second);
      other_kind += g_str_equal (first->group, second->group) ? 0 : 1;
    }
  g_assert_cmpuint (other_kind, >, 140);
}

#define ADD(path, function) g_test_add_func ("/deck/choose/" path, function)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fits", test_fits);
  ADD ("closed", test_closed);
  ADD ("switched-off-today", test_switched_off_today);
  ADD ("hours-pass", test_hours_pass);
  ADD ("refused-last", test_refused_last);
  ADD ("liked", test_liked);
  ADD ("liking-fades", test_liking_fades);
  ADD ("own", test_own);
  ADD ("another-kind", test_another_kind);
  return g_test_run ();
}
