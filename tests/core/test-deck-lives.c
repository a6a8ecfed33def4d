/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for prompts in every life: one with a random deck, a random goal, groups switched off and on, and answers at
 * random hours. Beside it stands an observer, who knows the rules as they are written down and keeps a list of what was
 * shown. Each life is made from a seed of its own, which a failure names. */

#include <string.h>

#include "daemon/core/deck.h"
#include "tests/core/fixtures.h"

/* Meson runs all of them; valgrind, which is slow, a tenth. */
#define N_LIVES (g_test_thorough () ? 200 : 20)
#define DAYS 70
#define HOUR 60
#define MIDNIGHT (24 * HOUR)
#define N_MAX 60

static const gchar *const first_date = "2025-03-03";
static const gchar *const goals[] = { "unsure", "heal", "reconcile", "safety" };

typedef struct
{
  GRand *random;
  HiatusDeck *deck;
  HiatusJourney *journey;
  const gchar *goal;
  guint groups_off;
  gboolean may_be_seen;
  gint given[N_MAX];   /* on which day of the life, -1000 for never */
  gint refused[N_MAX]; /* the same */
  gint passed[N_MAX];  /* the same */
} Life;

static void
add_random (HiatusDeck *deck, GRand *random, guint number)
{
  g_autofree gchar *id = g_strdup_printf ("p%u", number);
  g_autofree gchar *group = g_strdup (hiatus_deck_group_name ((guint) g_rand_int_range (random, 0, HIATUS_DECK_N_GROUPS)));
  g_autofree gchar *text = g_strdup_printf ("Text %u.", number);
  HiatusPrompt prompt = { id, group, text, HIATUS_PROMPT_EVERY_DAY, 0, MIDNIGHT, g_rand_int_range (random, 0, 5) == 0 };
  g_autoptr (GError) error = NULL;

  if (g_rand_boolean (random))
    prompt.days = (guint) g_rand_int_range (random, 1, 128);
  if (g_rand_boolean (random))
    {
      prompt.from = g_rand_int_range (random, 0, 24) * HOUR;
      prompt.until = g_rand_int_range (random, 0, 25) * HOUR;
      if (prompt.until == prompt.from)
        prompt.until += 30;
    }
  hiatus_deck_add_prompt (deck, &prompt, &error);
  g_assert_no_error (error);
}

static HiatusDeck *
random_deck (GRand *random, guint n)
{
  HiatusDeck *deck = hiatus_deck_new ();

  for (guint i = 0; i < n; i++)
    add_random (deck, random, i);
  return deck;
}

/* The same prompts in another order. */
static HiatusDeck *
reverse (const HiatusDeck *deck)
{
  HiatusDeck *reversed = hiatus_deck_new ();

  for (guint i = hiatus_deck_size (deck); i > 0; i--)
    g_assert_true (hiatus_deck_add_prompt (reversed, hiatus_deck_get (deck, i - 1), NULL));
  return reversed;
}

static HiatusDeal
deal_at (const Life *life, gint day, gint minute)
{
  return (HiatusDeal){ fixture_date_plus (first_date, day), minute, life->groups_off, life->may_be_seen };
}

static void
record (Life *life, gint day, const gchar *id, const gchar *answer)
{
  GDate date = fixture_date_plus (first_date, day);
  guint number = (guint) g_ascii_strtoull (id + 1, NULL, 10);
  gchar text[16];
  g_autofree gchar *line = NULL;

  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  line = answer == NULL ? g_strdup_printf ("%s popup day %s", text, id) : g_strdup_printf ("%s prompt %s %s", text, id, answer);
  fixture_add (life->journey, line);
  life->given[number] = day;
  if (g_strcmp0 (answer, "not-today") == 0)
    life->refused[number] = day;
  if (g_strcmp0 (answer, "another") == 0)
    life->passed[number] = day;
}

static gboolean
is_open (const Life *life, const HiatusPrompt *prompt)
{
  if ((life->groups_off & (1u << hiatus_deck_group_number (prompt->group))) != 0)
    return FALSE;
  if (g_str_equal (prompt->group, "be-seen"))
    return life->may_be_seen && g_str_equal (life->goal, "reconcile");
  return !g_str_equal (prompt->group, "speak-well") || !g_str_equal (life->goal, "safety");
}

static gboolean
has_rested (const Life *life, guint number, gint day)
{
  return life->passed[number] != day && day - life->given[number] > HIATUS_DECK_REST_DAYS && day - life->refused[number] > HIATUS_DECK_NOT_TODAY_DAYS;
}

/* Whether one that fits could have come with a better right. */
static void
assert_right (const Life *life, const HiatusPrompt *prompt, const HiatusDeal *deal, gint day)
{
  guint n_open = 0;
  guint n_rested = 0;
  guint number;

  for (guint i = 0; i < hiatus_deck_size (life->deck); i++)
    if (is_open (life, hiatus_deck_get (life->deck, i)) && hiatus_prompt_fits (hiatus_deck_get (life->deck, i), deal))
      {
        n_open++;
        n_rested += has_rested (life, i, day) ? 1 : 0;
      }
  g_assert_cmpint (prompt != NULL, ==, n_open > 0);
  if (prompt == NULL)
    return;
  number = (guint) g_ascii_strtoull (prompt->id + 1, NULL, 10);
  g_assert_true (is_open (life, prompt));
  g_assert_true (hiatus_prompt_fits (prompt, deal));
  g_assert_cmpint (has_rested (life, number, day), ==, n_rested > 0);
  if (n_rested > 0)
    return;
  for (guint i = 0; i < hiatus_deck_size (life->deck); i++)
    {
      const HiatusPrompt *other = hiatus_deck_get (life->deck, i);

      /* Nobody else has waited longer, of those that were neither refused nor passed over. */
      if (is_open (life, other) && hiatus_prompt_fits (other, deal) && life->passed[i] != day && day - life->refused[i] > HIATUS_DECK_NOT_TODAY_DAYS)
        g_assert_cmpint (life->given[number], <=, life->given[i]);
    }
}

/* Of a deck in another order, and of a larger one, the same comes, or what is new there. */
static void
assert_steady (const Life *life, const HiatusPrompt *prompt, const HiatusDeal *deal, gint day)
{
  g_autoptr (HiatusDeck) reversed = reverse (life->deck);
  g_autoptr (HiatusDeck) larger = hiatus_deck_copy (life->deck);
  const HiatusPrompt *other;

  if (prompt == NULL || !has_rested (life, (guint) g_ascii_strtoull (prompt->id + 1, NULL, 10), day))
    return;
  other = hiatus_deck_choose (reversed, life->journey, deal, NULL);
  g_assert_cmpstr (other->id, ==, prompt->id);
  add_random (larger, life->random, N_MAX);
  other = hiatus_deck_choose (larger, life->journey, deal, NULL);
  if (!g_str_equal (other->id, "p60"))
    g_assert_cmpstr (other->id, ==, prompt->id);
}

/* What is said to hold until then does, and no longer. */
static void
assert_holds (const Life *life, const HiatusPrompt *prompt, HiatusDeal deal, gint holds_until)
{
  g_assert_cmpint (holds_until, >, deal.minute);
  for (deal.minute += 37; deal.minute < holds_until; deal.minute += 37)
    g_assert_true (hiatus_deck_choose (life->deck, life->journey, &deal, NULL) == prompt);
  deal.minute = holds_until - 1;
  g_assert_true (hiatus_deck_choose (life->deck, life->journey, &deal, NULL) == prompt);
  deal.minute = holds_until;
  if (holds_until < MIDNIGHT)
    g_assert_true (hiatus_deck_choose (life->deck, life->journey, &deal, NULL) != prompt);
}

/* What is on the table is there at every hour of the date. */
static void
assert_stays (const Life *life, const HiatusPrompt *prompt, gint day)
{
  for (gint minute = 0; minute < MIDNIGHT; minute += 119)
    {
      HiatusDeal deal = deal_at (life, day, minute);

      g_assert_true (hiatus_deck_choose (life->deck, life->journey, &deal, NULL) == prompt);
    }
}

static void
live_day (Life *life, gint day)
{
  HiatusDeal deal = deal_at (life, day, g_rand_int_range (life->random, 0, MIDNIGHT));
  gint holds_until;
  const HiatusPrompt *prompt = hiatus_deck_choose (life->deck, life->journey, &deal, &holds_until);
  gint n_another = g_rand_int_range (life->random, -2, 3);

  assert_right (life, prompt, &deal, day);
  assert_holds (life, prompt, deal, holds_until);
  assert_steady (life, prompt, &deal, day);
  if (prompt == NULL)
    return;
  record (life, day, prompt->id, NULL);
  assert_stays (life, prompt, day);
  for (gint i = 0; i < n_another && prompt != NULL; i++)
    {
      record (life, day, prompt->id, "another");
      prompt = hiatus_deck_choose (life->deck, life->journey, &deal, NULL);
      assert_right (life, prompt, &deal, day);
      if (prompt != NULL)
        record (life, day, prompt->id, "none");
    }
  if (prompt != NULL && g_rand_boolean (life->random))
    record (life, day, prompt->id, g_rand_boolean (life->random) ? "done" : "not-today");
}

static void
live (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (HiatusDeck) deck = random_deck (random, (guint) g_rand_int_range (random, 1, N_MAX));
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  Life life = { .random = random, .deck = deck, .journey = journey, .goal = goals[g_rand_int_range (random, 0, 4)], .may_be_seen = g_rand_boolean (random) };
  g_autofree gchar *start = g_strdup_printf ("%s plan-start %s 0 %s", first_date, first_date, life.goal);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < N_MAX; i++)
    life.given[i] = life.refused[i] = life.passed[i] = -1000;
  fixture_add (journey, start);
  for (gint day = 0; day < DAYS; day++)
    {
      if (g_rand_int_range (random, 0, 10) == 0)
        life.groups_off = (guint) g_rand_int_range (random, 0, 1 << HIATUS_DECK_N_GROUPS) & (guint) g_rand_int_range (random, 0, 1 << HIATUS_DECK_N_GROUPS);
      live_day (&life, day);
    }
}

static void
test_lives (void)
{
  for (guint32 seed = 1; seed <= (guint32) N_LIVES; seed++)
    live (seed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/lives", test_lives);
  return g_test_run ();
}
