/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "tests/core/fixtures.h"

#define HOUR 60
#define BERLIN "Europe/Berlin"
#define MAX_LINES 8

/* The settings as they come. */
static const HiatusTimes preset = { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE };

typedef struct
{
  const gchar *name;
  gint length;
  const gchar *said[MAX_LINES]; /* in the evening of that date: lines of fixture_event() */
  const gchar *off;             /* (nullable): "5-9": the machine is off on these days */
  const gchar *expected;        /* the days of the plan with a pop-up */
} Taper;

static const Taper tapers[] = {
  /* Days 7, 14, 21 and 28 have a word more, and looking back begins on day 22: those come whatever is owed. */
  { "never answered", 28, { NULL }, NULL, "1 2 3 5 7 9 12 14 17 21 22 26 28" },
  { "never answered, for long", 60, { NULL }, NULL, "1 2 3 5 7 9 12 14 17 21 24 28 31 35 38 42 45 46 49 53 56 60" },
  { "closed by hand or expired",
    12,
    { "2025-03-01 popup-answer day closed", "2025-03-02 popup-answer day closed", "2025-03-03 popup-answer day closed" },
    NULL,
    "1 2 3 5 7 9 10 12" },
  { "a button after nine days", 17, { "2025-03-09 popup-answer day done" }, NULL, "1 2 3 5 7 9 10 11 12 13 14 16 17" },
  { "'Later' is an answer", 17, { "2025-03-09 popup-answer day later" }, NULL, "1 2 3 5 7 9 10 11 12 13 14 16 17" },
  { "the row of the tray, on a day without a pop-up", 16, { "2025-03-04 prompt walk not-today" }, NULL, "1 2 3 5 6 7 9 11 13 14 16" },
  { "a prompt that was put on the table is no answer", 12, { "2025-03-04 prompt walk none" }, NULL, "1 2 3 5 7 9 10 12" },
  { "two unanswered, then one answered, again and again",
    12,
    { "2025-03-03 popup-answer day done", "2025-03-06 popup-answer day done", "2025-03-09 popup-answer day done", "2025-03-12 popup-answer day done" },
    NULL,
    "1 2 3 4 5 6 7 8 9 10 11 12" },
  { "switched off: what was not shown is not unanswered", 28, { NULL }, "3-16", "1 2 17 19 21 22 25 28" },
};

static gboolean
is_off (const gchar *span, gint day)
{
  gchar *end = NULL;

  if (span == NULL)
    return FALSE;
  return day >= (gint) g_ascii_strtoll (span, &end, 10) && day <= (gint) g_ascii_strtoll (end + 1, NULL, 10);
}

static void
say (HiatusJourney *journey, const Taper *taper, const gchar *date)
{
  for (guint i = 0; taper->said[i] != NULL; i++)
    if (g_str_has_prefix (taper->said[i], date))
      fixture_add (journey, taper->said[i]);
}

static void
test_tapering (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);

  for (guint index = 0; index < G_N_ELEMENTS (tapers); index++)
    {
      const Taper *taper = &tapers[index];
      g_autofree gchar *plan = g_strdup_printf ("2025-03-01 plan-start 2025-03-01 %d", taper->length);
      const gchar *const lines[] = { plan, NULL };
      g_autoptr (HiatusJourney) journey = fixture_journey (lines);
      g_autoptr (GString) seen = g_string_new (NULL);

      g_test_message ("%s", taper->name);
      for (gint day = 1; day <= taper->length; day++)
        {
          GDate date = fixture_date_plus ("2025-03-01", day - 1);
          g_autofree gchar *today = hiatus_calendar_format_date (&date);
          g_autofree gchar *popup = g_strconcat (today, " popup day", NULL);

          if (!is_off (taper->off, day) && fixture_next (journey, &preset, hiatus_calendar_instant (&date, 12 * HOUR, zone), zone).popup == HIATUS_POPUP_DAY)
            {
              g_string_append_printf (seen, "%s%d", seen->len > 0 ? " " : "", day);
              fixture_add (journey, popup);
            }
          say (journey, taper, today);
        }
      g_assert_cmpstr (seen->str, ==, taper->expected);
    }
}

typedef struct
{
  const gchar *now;
  HiatusSurroundings around;
  const gchar *lines[MAX_LINES];
  HiatusPopup popup;
  const gchar *wake; /* (nullable): not looked at, but later than now */
} Row;

#define MARCH "2025-03-01 plan-start 2025-03-01 28 heal"
#define NONE HIATUS_POPUP_NONE
#define DAY HIATUS_POPUP_DAY
#define END HIATUS_POPUP_END
#define NO_TRAY HIATUS_POPUP_NO_TRAY
#define HERE     \
  {              \
    FALSE, FALSE \
  }
#define HELD    \
  {             \
    TRUE, FALSE \
  }
#define TRAYLESS \
  {              \
    FALSE, TRUE  \
  }
#define HELD_AND_TRAYLESS \
  {                       \
    TRUE, TRUE            \
  }

static void
assert_rows (const Row *rows, guint n_rows)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);

  for (guint index = 0; index < n_rows; index++)
    {
      const Row *row = &rows[index];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      HiatusNext next = fixture_next_around (journey, &preset, &row->around, fixture_instant (row->now), zone);
      g_autofree gchar *wake = hiatus_calendar_format_instant (next.wake_us, zone);

      g_test_message ("row %u, %s", index, row->now);
      g_assert_cmpint (next.popup, ==, row->popup);
      if (row->wake != NULL)
        g_assert_cmpstr (wake, ==, row->wake);
    }
}

/* Held: the deadlines of the day are armed, no time to speak is, and what was not said comes when the hold ends. */
static const Row held_rows[] = {
  { "2025-03-12T07:00:00+01:00", HERE, { MARCH }, NONE, "2025-03-12T09:00:00+01:00" },
  { "2025-03-12T07:00:00+01:00", HELD, { MARCH }, NONE, "2025-03-13T00:00:00+01:00" },
  { "2025-03-12T09:00:00+01:00", HELD, { MARCH }, NONE, "2025-03-13T00:00:00+01:00" },
  { "2025-03-12T21:59:59+01:00", HELD, { MARCH }, NONE, "2025-03-13T00:00:00+01:00" },
  { "2025-03-12T21:59:59+01:00", HERE, { MARCH }, DAY, NULL },
  /* It ended in the quiet hours, or on the next date: dropped. */
  { "2025-03-12T22:00:00+01:00", HERE, { MARCH }, NONE, "2025-03-13T00:00:00+01:00" },
  { "2025-03-13T00:00:00+01:00", HERE, { MARCH }, NONE, "2025-03-13T09:00:00+01:00" },
  { "2025-03-12T09:00:00+01:00", HELD, { MARCH, "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, NONE, "2025-03-12T10:00:00+01:00" },
  { "2025-03-12T10:00:00+01:00", HELD, { MARCH, "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, NONE, "2025-03-13T00:00:00+01:00" },
  { "2025-03-29T12:00:00+01:00", HELD, { MARCH }, NONE, "2025-03-30T00:00:00+01:00" },
  { "2025-03-29T12:00:00+01:00", HERE, { MARCH }, END, NULL },
  { "2025-03-12T12:00:00+01:00", HELD_AND_TRAYLESS, { MARCH }, NONE, "2025-03-13T00:00:00+01:00" },
};

static void
test_held (void)
{
  assert_rows (held_rows, G_N_ELEMENTS (held_rows));
}

/* Three a date, whichever they were; journals of two machines may hold one kind twice. */
#define SHOWN "2025-03-29 popup day"
static const Row three_rows[] = {
  { "2025-03-29T12:00:00+01:00", HERE, { MARCH, SHOWN, SHOWN }, END, NULL },
  { "2025-03-29T12:00:00+01:00", HERE, { MARCH, SHOWN, SHOWN, SHOWN }, NONE, "2025-03-30T00:00:00+01:00" },
  { "2025-03-29T08:00:00+01:00", HERE, { MARCH, SHOWN, SHOWN, SHOWN }, NONE, "2025-03-30T00:00:00+01:00" },
  { "2025-03-29T12:00:00+01:00", HERE, { MARCH, SHOWN, SHOWN, "2025-03-29 popup no-tray" }, NONE, "2025-03-30T00:00:00+01:00" },
  /* What the person caused, and what was taken back because no server showed it, are none of the three. */
  { "2025-03-29T12:00:00+01:00", HERE, { MARCH, SHOWN, SHOWN, "2025-03-29 popup undo", "2025-03-29 popup repair" }, END, NULL },
  { "2025-03-29T12:00:00+01:00", HERE, { MARCH, SHOWN, SHOWN, SHOWN, "2025-03-29 undo 2" }, END, NULL },
  /* Each date anew. */
  { "2025-03-30T12:00:00+02:00", HERE, { MARCH, SHOWN, SHOWN, SHOWN }, END, NULL },
};

static void
test_three_a_date (void)
{
  assert_rows (three_rows, G_N_ELEMENTS (three_rows));
}

static const Row no_tray_rows[] = {
  { "2025-03-12T08:30:00+01:00", HERE, { NULL }, NONE, NULL },
  /* At once, not from the morning time on; but never in the quiet hours. */
  { "2025-03-12T08:30:00+01:00", TRAYLESS, { NULL }, NO_TRAY, NULL },
  { "2025-03-12T08:30:00+01:00", TRAYLESS, { MARCH }, NO_TRAY, NULL },
  { "2025-03-12T07:30:00+01:00", TRAYLESS, { MARCH }, NONE, "2025-03-12T08:00:00+01:00" },
  { "2025-03-12T22:30:00+01:00", TRAYLESS, { NULL }, NONE, "2025-03-13T00:00:00+01:00" },
  { "2025-03-12T08:30:00+01:00", TRAYLESS, { "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, NONE, "2025-03-12T10:00:00+01:00" },
  /* After the day's own. */
  { "2025-03-12T09:00:00+01:00", TRAYLESS, { MARCH }, DAY, NULL },
  { "2025-03-12T09:00:00+01:00", TRAYLESS, { MARCH, "2025-03-12 popup day" }, NO_TRAY, NULL },
  /* Once ever, unless it was not shown. */
  { "2025-03-12T08:30:00+01:00", TRAYLESS, { "2024-03-12 popup no-tray" }, NONE, NULL },
  { "2025-03-12T08:30:00+01:00", TRAYLESS, { "2025-03-12 popup no-tray", "2025-03-12 undo 1" }, NO_TRAY, NULL },
};

static void
test_no_tray (void)
{
  assert_rows (no_tray_rows, G_N_ELEMENTS (no_tray_rows));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/rules/tapering", test_tapering);
  g_test_add_func ("/planner/rules/held", test_held);
  g_test_add_func ("/planner/rules/three-a-date", test_three_a_date);
  g_test_add_func ("/planner/rules/no-tray", test_no_tray);
  return g_test_run ();
}
