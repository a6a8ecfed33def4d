/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which slip the day's pop-up asks about, and when it does not. */

#include "daemon/core/journey-slips.h"

#include "daemon/core/act.h"
#include "tests/core/fixtures.h"

#define MAX_LINES 6

typedef struct
{
  const gchar *what;
  const gchar *lines[MAX_LINES + 1];
  const gchar *today;
  guint64 expected; /* the number of its line; 0 for none */
} Asked;

#define START "2025-03-01 plan-start 2025-03-01 28 heal"

static const Asked asked[] = {
  { "the-next-morning", { START, "2025-03-05 slip" }, "2025-03-06", 2 },
  { "not-on-the-same-date", { START, "2025-03-05 slip" }, "2025-03-05", 0 },
  { "not-two-days-later", { START, "2025-03-05 slip" }, "2025-03-07", 0 },
  { "the-last-of-two", { START, "2025-03-05 slip", "2025-03-05 slip" }, "2025-03-06", 3 },
  { "once", { START, "2025-03-05 slip", "2025-03-06 reflection 2" }, "2025-03-06", 0 },
  { "again-when-taken-back", { START, "2025-03-05 slip", "2025-03-06 reflection 2", "2025-03-06 undo 3" }, "2025-03-06", 2 },
  { "not-when-undone", { START, "2025-03-05 slip", "2025-03-05 undo 2" }, "2025-03-06", 0 },
  { "the-one-before-when-undone", { START, "2025-03-05 slip", "2025-03-05 slip", "2025-03-05 undo 3" }, "2025-03-06", 2 },
  { "not-a-look", { START, "2025-03-05 look" }, "2025-03-06", 0 },
  { "not-before-the-stretch", { "2025-03-05 plan-start 2025-03-05 28 heal", "2025-03-04 slip" }, "2025-03-05", 0 },
  { "not-without-a-stretch", { "2025-03-04 slip" }, "2025-03-05", 0 },
  { "not-after-its-end", { START, "2025-03-05 slip", "2025-03-05 plan-end let-go" }, "2025-03-06", 0 },
  { "after-the-last-day", { START, "2025-03-28 slip" }, "2025-03-29", 2 },
  { "not-with-safety", { "2025-03-01 plan-start 2025-03-01 0 safety", "2025-03-05 slip" }, "2025-03-06", 0 },
};

static void
test_asked (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      const Asked *row = &asked[i];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      const GDate today = fixture_date (row->today);
      const HiatusEvent *slip = hiatus_journey_slip_before (journey, &today);

      g_test_message ("%s", row->what);
      g_assert_cmpuint (slip == NULL ? 0 : slip->sequence, ==, row->expected);
    }
}

static guint64
reflect (const gchar *const *lines, const gchar *id, const gchar *note, gint code)
{
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusEvent) event = hiatus_act_reflect (journey, id, note, &error);
  g_autofree gchar *slip = g_strdup (FIXTURE_DEVICE "-2");

  if (event == NULL)
    {
      fixture_assert_one_line (error, code);
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpint (event->kind, ==, HIATUS_EVENT_REFLECTION);
  g_assert_cmpstr (event->note, ==, "I was alone.");
  return g_str_equal (event->target, slip) ? 2 : 3;
}

/* Without a name it is about the latest slip, of whichever date, and about nothing twice. */
static void
test_reflect (void)
{
  static const gchar *const nothing[] = { START, NULL };
  static const gchar *const two[] = { START, "2025-03-05 slip", "2025-03-05 slip", NULL };
  static const gchar *const thought_of[] = { START, "2025-03-05 slip", "2025-03-06 reflection 2", NULL };
  static const gchar *const undone[] = { START, "2025-03-05 slip", "2025-03-05 undo 2", NULL };
  static const gchar *const quiet[] = { START, "2025-03-05 quiet 0", NULL };
  g_autofree gchar *long_note = g_strnfill (64 * 1024 + 1, 'x');

  g_assert_cmpuint (reflect (two, "", " I was alone.\n", 0), ==, 3);
  g_assert_cmpuint (reflect (two, FIXTURE_DEVICE "-2", "I was alone.", 0), ==, 2);
  g_assert_cmpuint (reflect (thought_of, FIXTURE_DEVICE "-2", "I was alone.", 0), ==, 2);
  reflect (nothing, "", "I was alone.", HIATUS_ERROR_NOT_FOUND);
  reflect (thought_of, "", "I was alone.", HIATUS_ERROR_NOT_FOUND);
  reflect (undone, "", "I was alone.", HIATUS_ERROR_NOT_FOUND);
  reflect (two, "nonsense", "I was alone.", HIATUS_ERROR_NOT_FOUND);
  reflect (undone, FIXTURE_DEVICE "-2", "I was alone.", HIATUS_ERROR_REFUSED);
  reflect (quiet, FIXTURE_DEVICE "-2", "I was alone.", HIATUS_ERROR_REFUSED);
  reflect (thought_of, FIXTURE_DEVICE "-3", "I was alone.", HIATUS_ERROR_REFUSED);
  reflect (two, "", "", HIATUS_ERROR_INVALID);
  reflect (two, "", " \n\t", HIATUS_ERROR_INVALID);
  reflect (two, "", long_note, HIATUS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey-slips/asked", test_asked);
  g_test_add_func ("/journey-slips/reflect", test_reflect);
  return g_test_run ();
}
