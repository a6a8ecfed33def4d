/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include "tests/core/matching.h"

#define LOOKED_AT HIATUS_MATCHER_TEXT_MAX

static void
test_invisible (void)
{
  static const MatchingCase cases[] = {
    { "Alex Doe", "\u202eAl\u200bex\u202c \u2066Doe\u2069", TRUE },
    { "Alex Doe", "A\u200dl\u200de\u200dx D\u034fo\u00ade", TRUE },
    { "Alex Doe", "Al\x01"
                  "ex\x7f Doe",
      TRUE },
    { "Alex Doe", "\xff\xfe"
                  "Alex Doe\xc3",
      TRUE },
    { "Alex Doe", "Alex\xff"
                  "Doe",
      FALSE },
    { "Alex Doe", "Alex\xc3 Doe", FALSE },
    { "Alex", "Alex\xe2\x80", TRUE },
    { "Alex", "\xf8"
              "Alex\xed\xa0\x80",
      TRUE },
    { "Alex", "A\u0332l\u0332e\u0332x\u0332 Z\u0310\u0343al\u0351go", TRUE },
    { "Al\u202eex", "alex", TRUE },
    { "", "anything", FALSE },
    { " \t ", "any thing", FALSE },
    { "\u200b\u202e\u00ad", "any\u200b\u202e\u00adthing", FALSE },
    { "\ufe0f", "❤️", FALSE },
    { "\u0301", "é", FALSE },
    { "\xff", "\xff", TRUE },
  };

  matching_check (HIATUS_KEYWORD_NAME, cases, G_N_ELEMENTS (cases));
  matching_check (HIATUS_KEYWORD_PHRASE, cases, G_N_ELEMENTS (cases));
  matching_check (HIATUS_KEYWORD_HANDLE, cases, G_N_ELEMENTS (cases));
}

static void
test_zero_inside (void)
{
  static const gchar *const contacts[] = { "A|names=Alex Doe", NULL };
  static const gchar text[] = "x\0 Al\0ex\0 Doe";
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);
  g_autofree gchar *description = matching_describe (matcher, text, sizeof text - 1);

  g_assert_cmpstr (description, ==, "A name 0 {name}");
}

/* A text of @length dots, in which @word ends at @end. */
static gchar *
long_text (gsize length,
           const gchar *word,
           gsize end)
{
  gchar *text = g_strnfill (length, '.');

  memcpy (text + end - strlen (word), word, strlen (word));
  return text;
}

static void
check_cut (const gchar *contact,
           gsize length,
           const gchar *word,
           gsize end,
           gboolean is_found)
{
  const gchar *const contacts[] = { contact, NULL };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);
  g_autofree gchar *text = long_text (length, word, end);
  g_autofree gchar *description = matching_describe (matcher, text, (gssize) length);

  g_test_message ("\"%s\" up to %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, word, end, length);
  g_assert_cmpint (description[0] != '\0', ==, is_found);
}

/* Only the first 64 KiB are looked at, and what touches the cut is not believed. */
static void
test_cut (void)
{
  check_cut ("A|names=Alex", LOOKED_AT, "Alex", LOOKED_AT, TRUE);
  check_cut ("A|names=Alex", LOOKED_AT + 1, "Alex", LOOKED_AT, FALSE);
  check_cut ("A|names=Alex", LOOKED_AT + 1, "Alex", LOOKED_AT - 1, TRUE);
  check_cut ("A|names=Alex", LOOKED_AT + 1, "Alex", LOOKED_AT + 1, FALSE);
  check_cut ("A|names=Alex", LOOKED_AT + 9, "Alexandra", LOOKED_AT + 5, FALSE);
  check_cut ("A|names=Alex", 1000000, "Alex", LOOKED_AT / 2, TRUE);
  check_cut ("A|names=Alex", 1000000, "Alex", 900000, FALSE);
  check_cut ("A|phrases=Alex!", LOOKED_AT + 1, "Alex!", LOOKED_AT, FALSE);
  check_cut ("A|phrases=Alex!", LOOKED_AT + 1, "Alex!", LOOKED_AT - 1, TRUE);
  check_cut ("A|phones=0770 0900123", LOOKED_AT + 1, "0770 0900123", LOOKED_AT, FALSE);
  check_cut ("A|phones=0770 0900123", LOOKED_AT + 1, "0770 0900123 ", LOOKED_AT, TRUE);
  /* The full stop may go on as a name of a domain, or of a person. */
  check_cut ("A|emails=a@b.org", LOOKED_AT + 1, " a@b.org.", LOOKED_AT, FALSE);
  check_cut ("A|emails=a@b.org", LOOKED_AT + 1, " a@b.org. ", LOOKED_AT, TRUE);
  check_cut ("A|handles=@alex", LOOKED_AT + 1, " @alex..", LOOKED_AT, FALSE);
  check_cut ("A|handles=@alex", LOOKED_AT + 1, " @alex,", LOOKED_AT, TRUE);
  /* A particle that may go on is none. */
  check_cut ("A|names=민수", LOOKED_AT + 9, "민수가 ", LOOKED_AT, TRUE);
  check_cut ("A|names=민수", LOOKED_AT + 9, "민수가", LOOKED_AT, FALSE);
  /* Half a character at the cut is not there, and does not end a word. */
  check_cut ("A|names=Alex", LOOKED_AT + 1, "Alexé", LOOKED_AT + 1, FALSE);
  check_cut ("A|names=Alex", LOOKED_AT + 1, "Alex\u200b", LOOKED_AT + 1, FALSE);
  check_cut ("A|names=Alex", LOOKED_AT + 1, "Alex \u200b", LOOKED_AT + 1, TRUE);
}

/* Texts that would make a careless matcher slow. A bound far above what is expected, for machines under load. */
static void
check_speed (const gchar *contact,
             const gchar *piece)
{
  const gchar *const contacts[] = { contact, NULL };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gchar *description = NULL;
  gint64 start_us;

  while (text->len < LOOKED_AT)
    g_string_append (text, piece);
  start_us = g_get_monotonic_time ();
  description = matching_describe (matcher, text->str, (gssize) text->len);
  g_test_message ("\"%s\": %" G_GINT64_FORMAT " µs", piece, g_get_monotonic_time () - start_us);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 2 * G_USEC_PER_SEC);
}

static void
test_speed (void)
{
  check_speed ("A|names=a;a a;a a a;a a a a;a a a a a", "a ");
  check_speed ("A|names=a;a a;a a a;a a a a;a a a a a|except=b", "a ");
  check_speed ("A|names=a;a a;a a a|except=a a;a a a", "a ");
  check_speed ("A|names=Alex|except=Alex Smith", "Alex Smith Alex ");
  check_speed ("A|names=Alex|handles=alex", "alex.");
  check_speed ("A|handles=@alex", "@alex........................................................................");
  check_speed ("A|phones=+44 7700 900123", "1 ");
  check_speed ("A|phones=+44 7700 900123", "1");
  check_speed ("A|phones=+44 7700 900123", "07700 900123 ");
  check_speed ("A|names=이이", "이");
  check_speed ("A|names=민수", "민수이가이가이가이가 ");
  check_speed ("A|names=王", "王");
  check_speed ("A|names=小明", "小明的");
  check_speed ("A|names=さくら", "さくらと");
  check_speed ("A|names=สมชาย", "สมชาย");
  check_speed ("A|names=محمد", "ومحمد");
  check_speed ("A|names=محمد", "وووو");
  check_speed ("A|names=فضل", "\ufdfa");
  check_speed ("A|phrases=!", "!");
  check_speed ("A|phrases=\xff", "\xff");
}

/* How often memory was asked for. The sanitizers and valgrind have functions of their own in this place, and count nothing. */
static gint n_allocations;

#if !defined(__SANITIZE_ADDRESS__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_COUNTED 0
#endif
#endif
#ifndef IS_COUNTED
#define IS_COUNTED 1
extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *memory, size_t size);

void *
malloc (size_t size)
{
  g_atomic_int_inc (&n_allocations);
  return __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  g_atomic_int_inc (&n_allocations);
  return __libc_calloc (n, size);
}

void *
realloc (void *memory,
         size_t size)
{
  g_atomic_int_inc (&n_allocations);
  return __libc_realloc (memory, size);
}
#endif
#endif

/* Once a text of its size has gone through, a text allocates nothing. */
static void
test_no_allocation (void)
{
  static const gchar *const contacts[] = { "A|names=Alex;小明;민수;محمد|phones=+44 7700 900123|phrases=❤|except=Alex Smith|let-through=rent", "B|names=Alex", NULL };
  static const gchar *const texts[] = {
    "Alex, 小明和我, 민수가, لمحمد, 07700 900123, ❤, rent, Alex Smith",
    "Nobody, and a long enough text about nothing at all",
    "Alex Alex Alex Alex Alex Alex Alex",
  };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  const HiatusMatch *matches;
  gint before;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hiatus_matcher_match (matcher, scratch, texts[i], -1, &matches);

  before = g_atomic_int_get (&n_allocations);
  for (guint i = 0; i < 100 * G_N_ELEMENTS (texts); i++)
    hiatus_matcher_match (matcher, scratch, texts[i % G_N_ELEMENTS (texts)], -1, &matches);
  g_assert_cmpint (g_atomic_int_get (&n_allocations), ==, before);
}

static gpointer
match_in_thread (gpointer data)
{
  const HiatusMatcher *matcher = data;
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  const HiatusMatch *matches;
  guint n = 0;

  for (guint i = 0; i < 2000; i++)
    n += hiatus_matcher_match (matcher, scratch, i % 2 ? "Alex is here" : "Alexandra and 小明的", -1, &matches);

  return GUINT_TO_POINTER (n);
}

static void
test_threads (void)
{
  static const gchar *const contacts[] = { "A|names=Alex", "B|names=小明", NULL };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("match", match_in_thread, matcher);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 2000);
}

/* A hundred thousand keywords, each of which is found, and none in another. */
static void
test_many (void)
{
  static const guint n = 100000;
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  g_autoptr (HiatusMatcher) matcher = NULL;
  HiatusContact *contact = hiatus_contact_new ("Many");
  const HiatusMatch *matches;

  g_free (contact->keywords[HIATUS_KEYWORD_PHRASE]);
  contact->keywords[HIATUS_KEYWORD_PHRASE] = g_new0 (gchar *, n + 1);
  for (guint i = 0; i < n; i++)
    contact->keywords[HIATUS_KEYWORD_PHRASE][i] = g_strdup_printf ("word%u-%u tail%u", i % 1000, i / 1000, i % 7);
  g_ptr_array_add (contacts, contact);
  matcher = hiatus_matcher_new (contacts);

  for (guint i = 0; i < n; i += 97)
    {
      g_autofree gchar *right = g_strdup_printf ("see WORD%u-%u Tail%u.", i % 1000, i / 1000, i % 7);
      g_autofree gchar *wrong = g_strdup_printf ("see word%u-%u tail%u.", i % 1000, i / 1000, i % 7 + 1);

      g_assert_cmpuint (hiatus_matcher_match (matcher, scratch, right, -1, &matches), ==, 1);
      g_assert_cmpuint (matches[0].keyword, ==, i);
      g_assert_cmpuint (hiatus_matcher_match (matcher, scratch, wrong, -1, &matches), ==, 0);
    }
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matcher-hostile/invisible", test_invisible);
  g_test_add_func ("/matcher-hostile/zero-inside", test_zero_inside);
  g_test_add_func ("/matcher-hostile/cut", test_cut);
  g_test_add_func ("/matcher-hostile/speed", test_speed);
  g_test_add_func ("/matcher-hostile/no-allocation", test_no_allocation);
  g_test_add_func ("/matcher-hostile/threads", test_threads);
  g_test_add_func ("/matcher-hostile/many", test_many);

  return g_test_run ();
}
