/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* test-deck-shipped DECK: whether the deck that comes with Hiatus is what is promised of it. */

#include <string.h>

#include "daemon/shell/deck-file.h"
#include "tests/core/fixtures.h"

static const gchar *const monday = "2025-03-03";

/* The journals of the first version name these. */
static const gchar *const first_ids[] = {
  "call-a-friend", "small-thanks", "share-a-meal", "family-word", "be-among-people", "walk", "stretch", "glass-of-water", "fresh-air", "dance", "sleep-early", "three-things", "worry-note", "kind-words", "one-page", "cook", "draw", "play", "mend", "photograph", "small-step", "clear-a-corner", "old-wish", "ten-minutes-learning", "shower", "no-screen", "tea", "music", "handled-well", "good-at", "friendly-line"
};

static HiatusDeck *
read_deck (gconstpointer path)
{
  gchar *text;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  HiatusDeck *deck;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  deck = hiatus_deck_file_read (bytes, "deck.ini", &error);
  g_assert_no_error (error);
  return deck;
}

static void
test_size (gconstpointer path)
{
  g_autoptr (HiatusDeck) deck = read_deck (path);
  guint counts[HIATUS_DECK_N_GROUPS] = { 0 };

  g_assert_cmpuint (hiatus_deck_size (deck), >=, 160);
  for (guint i = 0; i < hiatus_deck_size (deck); i++)
    counts[hiatus_deck_group_number (hiatus_deck_get (deck, i)->group)]++;
  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    g_assert_cmpuint (counts[i], >=, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (first_ids); i++)
    g_assert_nonnull (hiatus_deck_find (deck, first_ids[i]));
}

/* One or two short sentences, each a whole one. */
static void
test_texts (gconstpointer path)
{
  g_autoptr (HiatusDeck) deck = read_deck (path);

  for (guint i = 0; i < hiatus_deck_size (deck); i++)
    {
      const HiatusPrompt *prompt = hiatus_deck_get (deck, i);
      guint n_sentences = 0;

      g_test_message ("%s", prompt->id);
      g_assert_cmpuint (strspn (prompt->id, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (prompt->id));
      g_assert_cmpint (g_utf8_strlen (prompt->text, -1), <=, 110);
      g_assert_true (g_ascii_isupper (prompt->text[0]) || prompt->text[0] == '"');
      for (const gchar *c = prompt->text; *c != '\0'; c++)
        n_sentences += (*c == '.' || *c == '?') && (c[1] == '\0' || c[1] == ' ' || c[1] == '"') ? 1 : 0;
      g_assert_cmpuint (n_sentences, >=, prompt->text[strlen (prompt->text) - 1] == '"' ? 0 : 1);
      g_assert_cmpuint (n_sentences, <=, 3);
      g_assert_true (strchr (".?\"", prompt->text[strlen (prompt->text) - 1]) != NULL || g_str_has_suffix (prompt->text, "\xe2\x80\xa6\""));
      g_assert_null (strchr (prompt->text, '!'));
    }
}

/* The words of a text that are long enough to mean something. */
static GHashTable *
words_of (const gchar *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gchar *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) all = g_strsplit_set (folded, " .,:;?\"'", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (strlen (all[i]) > 4)
      g_hash_table_add (words, g_strdup (all[i]));
  return words;
}

static guint
count_common (GHashTable *left, GHashTable *right)
{
  GHashTableIter iter;
  gpointer word;
  guint count = 0;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    count += g_hash_table_contains (right, word) ? 1 : 0;
  return count;
}

/* No two say nearly the same: of the words that matter no more than three quarters are common to both. */
static void
test_different (gconstpointer path)
{
  g_autoptr (HiatusDeck) deck = read_deck (path);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < hiatus_deck_size (deck); i++)
    g_ptr_array_add (words, words_of (hiatus_deck_get (deck, i)->text));
  for (guint i = 0; i < words->len; i++)
    for (guint j = 0; j < i; j++)
      {
        guint fewer = MIN (g_hash_table_size (g_ptr_array_index (words, i)), g_hash_table_size (g_ptr_array_index (words, j)));

        if (count_common (g_ptr_array_index (words, i), g_ptr_array_index (words, j)) * 4 > fewer * 3 && fewer > 2)
          g_error ("[%s] and [%s] are much alike", hiatus_deck_get (deck, i)->id, hiatus_deck_get (deck, j)->id);
      }
}

static HiatusJourney *
journey_with_goal (const gchar *goal)
{
  HiatusJourney *journey = hiatus_journey_new ();
  g_autofree gchar *line = g_strdup_printf ("%s plan-start %s 0 %s", monday, monday, goal);

  fixture_add (journey, line);
  return journey;
}

/* At whatever hour somebody is met day by day, and with whatever goal: none comes within a fortnight, also where half of
 * them are passed over, and nobody is rung at night. */
static void
test_every_hour (gconstpointer path)
{
  static const gchar *const goals[] = { "unsure", "heal", "reconcile", "safety" };
  g_autoptr (HiatusDeck) deck = read_deck (path);

  for (gint hour = 0; hour < 24; hour++)
    {
      g_autoptr (HiatusJourney) journey = journey_with_goal (goals[hour % 4]);
      g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);

      g_test_message ("%02d:00", hour);
      for (gint day = 1; day <= 120; day++)
        {
          HiatusDeal deal = { .date = fixture_date_plus (monday, day), .minute = hour * 60 };
          const HiatusPrompt *prompt;
          g_autofree gchar *line = NULL;
          gchar date[16];
          gint before;

          for (guint n = 0; n < (day % 2 == 0 ? 2 : 1); n++)
            {
              prompt = hiatus_deck_choose (deck, journey, &deal, NULL);
              g_assert_nonnull (prompt);
              g_assert_cmpstr (prompt->group, !=, "be-seen");
              before = GPOINTER_TO_INT (g_hash_table_lookup (given, prompt->id));
              if (before != 0)
                g_assert_cmpint (day - before, >, HIATUS_DECK_REST_DAYS);
              g_hash_table_insert (given, prompt->id, GINT_TO_POINTER (day));
              if (hour < 7 || hour > 22)
                g_assert_null (strstr (prompt->text, "Ring "));
              g_date_strftime (date, sizeof date, "%Y-%m-%d", &deal.date);
              g_clear_pointer (&line, g_free);
              line = g_strdup_printf ("%s prompt %s another", date, prompt->id);
              fixture_add (journey, line);
            }
        }
    }
}

/* Whoever is afraid of somebody is told nothing of speaking well or of being seen. */
static void
test_safety (gconstpointer path)
{
  g_autoptr (HiatusDeck) deck = read_deck (path);
  g_autoptr (HiatusJourney) journey = journey_with_goal ("safety");

  for (gint day = 1; day <= 400; day++)
    {
      const HiatusDeal deal = { .date = fixture_date_plus (monday, day), .minute = 600, .may_be_seen = TRUE };
      const HiatusPrompt *prompt = hiatus_deck_choose (deck, journey, &deal, NULL);

      g_assert_cmpstr (prompt->group, !=, "be-seen");
      g_assert_cmpstr (prompt->group, !=, "speak-well");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_data_func ("/deck-shipped/size", argv[1], test_size);
  g_test_add_data_func ("/deck-shipped/texts", argv[1], test_texts);
  g_test_add_data_func ("/deck-shipped/different", argv[1], test_different);
  g_test_add_data_func ("/deck-shipped/every-hour", argv[1], test_every_hour);
  g_test_add_data_func ("/deck-shipped/safety", argv[1], test_safety);
  return g_test_run ();
}
