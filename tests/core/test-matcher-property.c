/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/oracle-lists.h"
#include "tests/core/oracle.h"

/* The matcher finds what the oracle does, whatever the list and the text. Texts are made of what is in the list, so that
 * hits, near misses, exceptions and overlaps are frequent; each list is made from a seed of its own, which a failure names. */

/* Meson runs 110,000 texts; valgrind and ASan, which are slow, fewer. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define N_THOROUGH 400u
#endif
#endif
#ifndef N_THOROUGH
#define N_THOROUGH 2200u
#endif
#define N_LISTS (g_test_thorough () ? N_THOROUGH : 20u)
#define N_TEXTS 50u

/* A text that goes on behind what is looked at, for every so many lists: it takes as long as a thousand others. */
#define LONG_EVERY 20u

/* Leaves one contact with one keyword, whose absence no other can hide: the first that there is, from a kind on. */
static void
keep_one_keyword (GRand *random,
                  GPtrArray *contacts)
{
  guint first = (guint) g_rand_int_range (random, 0, HIATUS_N_KEYWORD_KINDS);
  HiatusContact *contact = g_ptr_array_index (contacts, 0);
  gboolean has_one = FALSE;

  g_ptr_array_set_size (contacts, 1);
  for (guint i = 0; i < HIATUS_N_KEYWORD_KINDS; i++)
    {
      gchar ***list = &contact->keywords[(first + i) % HIATUS_N_KEYWORD_KINDS];
      gchar *kept = has_one ? NULL : g_strdup (**list);

      g_strfreev (*list);
      *list = g_new0 (gchar *, 2);
      **list = kept;
      has_one |= kept != NULL;
    }
}

static void
match_list (guint32 seed,
            gboolean is_one_keyword,
            HiatusOracleTally *tally)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) contacts = oracle_lists_make_contacts (random);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  g_autoptr (HiatusMatcher) matcher = NULL;

  if (is_one_keyword)
    keep_one_keyword (random, contacts);
  matcher = hiatus_matcher_new (contacts);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = oracle_lists_make_text (random, contacts);

      if (i == 0 && seed % LONG_EVERY == 0)
        oracle_lists_push_to_the_cut (random, text);
      hiatus_oracle_compare (contacts, matcher, scratch, text->str, (gssize) text->len, tally);
    }
}

static void
match_lists (gboolean is_one_keyword,
             HiatusOracleTally *tally)
{
  *tally = (HiatusOracleTally){ 0 };
  for (guint32 seed = 0; seed < N_LISTS; seed++)
    {
      /* What is compared ends the program where it differs. */
      g_test_message ("seed %u", seed);
      match_list (seed, is_one_keyword, tally);
    }

  g_test_message ("%u texts gave away %u contacts, %u of them beside a word of let-through; %u keywords were cancelled, and %u stood in a text and were not found",
                  N_LISTS * N_TEXTS,
                  tally->matches,
                  tally->let_through,
                  tally->cancelled,
                  tally->near);
  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    g_test_message ("%s: found %u times", hiatus_keyword_kind_names[kind], tally->hits[kind]);
}

static void
test_same_as_oracle (void)
{
  const guint n_texts = N_LISTS * N_TEXTS;
  HiatusOracleTally tally;

  match_lists (FALSE, &tally);
  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    g_assert_cmpuint (tally.hits[kind], >, n_texts / 50);
  g_assert_cmpuint (tally.matches, >, n_texts / 5);
  g_assert_cmpuint (tally.matches, <, n_texts * 2);
  g_assert_cmpuint (tally.near, >, n_texts / 10);
  g_assert_cmpuint (tally.cancelled, >, n_texts / 50);
  g_assert_cmpuint (tally.let_through, >, n_texts / 50);
}

/* Most of these texts are passed by at a glance, if nothing is in them. */
static void
test_one_keyword (void)
{
  const guint n_texts = N_LISTS * N_TEXTS;
  HiatusOracleTally tally;

  match_lists (TRUE, &tally);
  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    g_assert_cmpuint (tally.hits[kind], >, n_texts / 100);
  g_assert_cmpuint (tally.matches, >, n_texts / 10);
  g_assert_cmpuint (tally.matches, <, n_texts / 10 * 9);
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matcher/same-as-oracle", test_same_as_oracle);
  g_test_add_func ("/matcher/same-as-oracle/one-keyword", test_one_keyword);

  return g_test_run ();
}
