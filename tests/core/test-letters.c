/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters that are never sent: when they are offered, when they come again, and what can be said of them. */

#include <string.h>

#include "daemon/core/letters.h"
#include "daemon/core/owed.h"
#include "daemon/core/text-limits.h"
#include "tests/core/fixtures.h"

typedef struct
{
  const gchar *what;
  const gchar *lines[9];
  gboolean offered;
} Case;

#define START "2025-03-01 plan-start"
#define LETTER "2025-03-02 letter"
#define HEAVY(letter) "2025-03-02 letter-felt " letter " heavier"
#define LIGHT(letter) "2025-03-02 letter-felt " letter " lighter"

static const Case cases[] = {
  { "nothing", { NULL }, TRUE },
  { "a-letter", { START, LETTER, NULL }, TRUE },
  { "one-heavy", { START, LETTER, HEAVY ("2"), NULL }, TRUE },
  { "two-heavy", { START, LETTER, HEAVY ("2"), LETTER, HEAVY ("4"), NULL }, FALSE },
  { "two-heavy-without-a-stretch", { LETTER, HEAVY ("1"), LETTER, HEAVY ("3"), NULL }, FALSE },
  { "a-lighter-one-between", { START, LETTER, HEAVY ("2"), LETTER, LIGHT ("4"), LETTER, HEAVY ("6"), NULL }, FALSE },
  { "a-lighter-one-after", { START, LETTER, HEAVY ("2"), LETTER, HEAVY ("4"), LETTER, LIGHT ("6"), NULL }, FALSE },
  { "one-letter-twice", { START, LETTER, HEAVY ("2"), HEAVY ("2"), NULL }, TRUE },
  { "thought-better-of", { START, LETTER, HEAVY ("2"), LETTER, HEAVY ("4"), LIGHT ("4"), NULL }, TRUE },
  { "thought-worse-of", { START, LETTER, HEAVY ("2"), LETTER, LIGHT ("4"), HEAVY ("4"), NULL }, FALSE },
  { "undone", { START, LETTER, HEAVY ("2"), LETTER, HEAVY ("4"), "2025-03-02 undo 5", NULL }, TRUE },
  { "a-new-stretch", { START, LETTER, HEAVY ("2"), LETTER, HEAVY ("4"), "2025-03-29 plan-end let-go", "2025-04-05 plan-start", NULL }, TRUE },
  { "across-two-stretches", { START, LETTER, HEAVY ("2"), "2025-03-05 plan-start", LETTER, HEAVY ("5"), NULL }, TRUE },
  { "a-start-that-was-undone", { START, LETTER, HEAVY ("2"), LETTER, HEAVY ("4"), "2025-03-05 plan-start", "2025-03-05 undo 6", NULL }, FALSE },
  { "heavy-evenings", { START, "2025-03-02 popup-answer evening heavier", "2025-03-03 popup-answer evening heavier", NULL }, TRUE },
};

static void
test_offered (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);

  g_assert_cmpint (hiatus_letters_are_offered (journey), ==, row->offered);
}

typedef struct
{
  const gchar *zone;
  const gchar *now;
  const gchar *again;
} Again;

/* Ten o'clock on the clock on the wall, also where that is 9 or 11 hours after midnight. */
static const Again agains[] = {
  { "Europe/Berlin", "2025-03-01T22:00:00+01:00", "2025-03-02T10:00:00+01:00" },
  { "Europe/Berlin", "2025-03-02T00:10:00+01:00", "2025-03-03T10:00:00+01:00" },
  { "Europe/Berlin", "2025-03-29T23:30:00+01:00", "2025-03-30T10:00:00+02:00" },
  { "Europe/Berlin", "2025-10-25T12:00:00+02:00", "2025-10-26T10:00:00+01:00" },
  { "Asia/Kolkata", "2025-03-01T23:59:00+05:30", "2025-03-02T10:00:00+05:30" },
  { "America/Los_Angeles", "2025-12-31T08:00:00-08:00", "2026-01-01T10:00:00-08:00" },
  { "Pacific/Apia", "2011-12-28T20:00:00-10:00", "2011-12-29T10:00:00-10:00" },
};

static GVariant *
parse (const gchar *options)
{
  return g_variant_ref_sink (g_variant_new_parsed (options));
}

static void
test_again (void)
{
  g_autoptr (GVariant) options = parse ("{'note': <'still thinking of it'>, 'again': <true>}");

  for (guint i = 0; i < G_N_ELEMENTS (agains); i++)
    {
      g_autoptr (GTimeZone) zone = fixture_zone (agains[i].zone);
      g_autoptr (HiatusEvent) letter = hiatus_letters_new (options, fixture_instant (agains[i].now), zone, NULL);

      g_assert_nonnull (letter);
      g_assert_cmpint (letter->until_us, ==, fixture_instant (agains[i].again));
    }
}

static void
test_new (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (GVariant) kept = parse ("{'note': <'a letter'>}");
  g_autoptr (GVariant) empty = parse ("{'note': <''>}");
  g_autoptr (GVariant) thrown_away = parse ("@a{sv} {}");
  const gint64 now_us = fixture_instant (agains[0].now);
  g_autoptr (HiatusEvent) first = hiatus_letters_new (kept, now_us, zone, NULL);
  g_autoptr (HiatusEvent) second = hiatus_letters_new (empty, now_us, zone, NULL);
  g_autoptr (HiatusEvent) third = hiatus_letters_new (thrown_away, now_us, zone, NULL);

  g_assert_cmpstr (first->note, ==, "a letter");
  g_assert_cmpint (first->until_us, ==, 0);
  g_assert_null (second->note);
  g_assert_null (third->note);
}

static void
test_refused (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autofree gchar *long_note = g_strnfill (HIATUS_NOTE_MAX + 1, 'x');
  g_autoptr (GVariant) too_long = g_variant_ref_sink (g_variant_new_parsed ("{'note': <%s>}", long_note));
  static const gchar *const wrong[] = { "{'again': <true>}", "{'note': <''>, 'again': <true>}", "{'to': <'Alex'>}", "{'note': <5>}" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GVariant) options = parse (wrong[i]);
      g_autoptr (GError) local_error = NULL;

      g_assert_null (hiatus_letters_new (options, fixture_instant (agains[0].now), zone, &local_error));
      fixture_assert_one_line (local_error, HIATUS_ERROR_INVALID);
    }
  g_assert_null (hiatus_letters_new (too_long, fixture_instant (agains[0].now), zone, &error));
  fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
}

/* A journal with letters, of which the test says the texts. */
static HiatusJourney *
make_journey (const gchar *const *lines, const gchar *const *notes)
{
  HiatusJourney *journey = hiatus_journey_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      HiatusEvent *event = fixture_event (lines[i], i + 1);

      g_free (event->note);
      event->note = g_strdup (notes[i]);
      hiatus_journey_add (journey, event);
    }
  return journey;
}

static void
test_list (void)
{
  static const gchar *const lines[] = { LETTER, "2025-03-02 urge", LETTER, LETTER, "2025-03-02 undo 4", LETTER, NULL };
  static const gchar *const notes[] = { "one", "an urge", NULL, "undone", NULL, "four" };
  g_autoptr (HiatusJourney) journey = make_journey (lines, notes);
  g_autoptr (GPtrArray) letters = hiatus_letters_list (journey);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (letters->len, ==, 2);
  g_assert_cmpstr (((const HiatusEvent *) letters->pdata[0])->note, ==, "one");
  g_assert_cmpstr (((const HiatusEvent *) letters->pdata[1])->note, ==, "four");
  g_assert_cmpuint (hiatus_letters_number (journey, letters->pdata[0]), ==, 1);
  g_assert_cmpuint (hiatus_letters_number (journey, letters->pdata[1]), ==, 4);

  g_assert_nonnull (hiatus_letters_find_kept (journey, FIXTURE_DEVICE "-1", NULL));
  g_assert_null (hiatus_letters_find_kept (journey, FIXTURE_DEVICE "-2", &error));
  fixture_assert_one_line (error, HIATUS_ERROR_NOT_FOUND);
  for (guint i = 3; i <= 5; i++)
    {
      g_autofree gchar *id = g_strdup_printf (FIXTURE_DEVICE "-%u", i);

      g_assert_null (hiatus_letters_find_kept (journey, id, NULL));
    }
  g_assert_null (hiatus_letters_find_kept (journey, "", NULL));
}

static void
test_felt (void)
{
  static const gchar *const lines[] = { LETTER, "2025-03-02 urge", NULL };
  static const gchar *const answers[] = { "lighter", "same", "heavier" };
  static const gchar *const wrong[] = { "", "stronger", "done", "Heavier" };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (HiatusEvent) felt = hiatus_letters_new_felt (journey, FIXTURE_DEVICE "-1", answers[i], NULL);

      g_assert_nonnull (felt);
      g_assert_cmpstr (felt->target, ==, FIXTURE_DEVICE "-1");
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) local_error = NULL;

      g_assert_null (hiatus_letters_new_felt (journey, FIXTURE_DEVICE "-1", wrong[i], &local_error));
      fixture_assert_one_line (local_error, HIATUS_ERROR_INVALID);
    }
  g_assert_null (hiatus_letters_new_felt (journey, FIXTURE_DEVICE "-2", "same", &error));
  fixture_assert_one_line (error, HIATUS_ERROR_NOT_FOUND);
}

/* The text of the letter that is due at an instant, which is in UTC. */
static const gchar *
find_due (const HiatusJourney *journey, const gchar *instant)
{
  const GDate day = fixture_date (instant);
  HiatusOwed owed;

  return hiatus_owed_letter (journey, &day, fixture_instant (instant) + 1, &owed) ? owed.event->note : NULL;
}

/* When a letter is due, and whether its pop-up has been. */
static void
test_due (void)
{
  static const gchar *const lines[] = {
    "2025-03-02 letter 2025-03-03T10:00:00Z",
    "2025-03-02 letter 2025-03-05T10:00:00Z",
    "2025-03-02 letter 2025-03-07T10:00:00Z",
    "2025-03-02 letter",
    NULL,
  };
  static const gchar *const notes[] = { "one", "two", NULL, "four" };
  g_autoptr (HiatusJourney) journey = make_journey (lines, notes);

  g_assert_null (find_due (journey, "2025-03-03T09:59:59Z"));
  g_assert_cmpstr (find_due (journey, "2025-03-03T10:00:00Z"), ==, "one");
  hiatus_journey_add (journey, fixture_event ("2025-03-03T10:05:00Z popup letter", 5));
  g_assert_null (find_due (journey, "2025-03-04T12:00:00Z"));
  g_assert_cmpstr (find_due (journey, "2025-03-09T10:00:00Z"), ==, "two");

  /* One that could not be shown comes again; one that is deleted does not. */
  hiatus_journey_add (journey, fixture_event ("2025-03-09T10:05:00Z popup letter", 6));
  g_assert_null (find_due (journey, "2025-03-10T12:00:00Z"));
  hiatus_journey_add (journey, fixture_event ("2025-03-09 undo 6", 7));
  g_assert_nonnull (find_due (journey, "2025-03-10T12:00:00Z"));
  hiatus_journey_forget_text (journey, FIXTURE_DEVICE "-2");
  g_assert_null (find_due (journey, "2025-03-10T12:00:00Z"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/letters/offered/", cases[i].what, NULL);

      g_test_add_data_func (path, &cases[i], test_offered);
    }
  g_test_add_func ("/letters/again", test_again);
  g_test_add_func ("/letters/new", test_new);
  g_test_add_func ("/letters/refused", test_refused);
  g_test_add_func ("/letters/list", test_list);
  g_test_add_func ("/letters/felt", test_felt);
  g_test_add_func ("/letters/due", test_due);
  return g_test_run ();
}
