/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of a stretch, from what the daemon says to shapes and words. */

#include <string.h>

#include "tray/windows/charts/chart-kinds.h"
#include "tray/windows/charts/chart-words.h"

#define OUTLINE "'id': <'1f2e3d4c-1'>, 'from': <'2025-03-01'>, 'phase': <'running'>, 'goal': <'heal'>, "

static HiatusNumbers *
read_numbers (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) description = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return hiatus_numbers_new (description);
}

static guint
count_shapes (const HiatusChart *chart, HiatusChartShape shape)
{
  guint n = 0;

  for (guint i = 0; i < chart->marks->len; i++)
    n += g_array_index (chart->marks, HiatusChartMark, i).shape == shape;
  return n;
}

static const gchar *
words_at (const HiatusChart *chart, guint spot)
{
  return g_array_index (chart->spots, HiatusChartSpot, spot).words;
}

/* Nothing lies outside of the picture, and whatever one can go to says something. */
static void
assert_sound (const HiatusChart *chart)
{
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const HiatusChartBox *box = &g_array_index (chart->marks, HiatusChartMark, i).box;

      g_assert_cmpfloat (box->x, >=, 0);
      g_assert_cmpfloat (box->y, >=, -0.001);
      g_assert_cmpfloat (box->x + box->width, <=, chart->columns + 0.001);
      g_assert_cmpfloat (box->y + box->height, <=, chart->rows + 0.001);
    }
  for (guint i = 0; i < chart->spots->len; i++)
    g_assert_cmpstr (words_at (chart, i), !=, "");
  g_assert_cmpstr (chart->title, !=, "");
  g_assert_cmpstr (chart->words, !=, "");
}

#define MONTH                                                                                                     \
  "{" OUTLINE "'until': <'2025-03-12'>, 'ends-on': <'2025-03-28'>, 'day': <12>, 'length': <28>, 'kept': <11>,"    \
  " 'other-days': <['2025-03-05']>, 'talk-days': <@as []>,"                                                       \
  " 'encounters': <[('2025-03-03', 'hard', uint32 2)]>,"                                                          \
  " 'urges': <[('2025-03-02', uint32 1, 'ridden-out', uint32 1), ('2025-03-05', uint32 3, 'followed', uint32 1)," \
  " ('2025-03-05', uint32 2, 'ridden-out', uint32 2), ('2025-03-12', uint32 0, 'open', uint32 1)]>,"              \
  " 'moods': <[('2025-03-03', 'heavier'), ('2025-03-04', 'lighter')]>, 'looks': <[uint32 3, 1]>,"                 \
  " 'parts': <[('05:00', false, uint32 0, uint32 8), ('22:00', false, 2, 8), ('05:00', true, 0, 4), ('22:00', true, 3, 4)]>}"

static void
test_calendar (void)
{
  g_autoptr (HiatusNumbers) numbers = read_numbers (MONTH);
  g_autoptr (HiatusChart) chart = hiatus_chart_new_calendar (numbers, 1);

  /* A moon for each kept day, a ring for the other one, and dots for those that are still to come. */
  assert_sound (chart);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_MOON), ==, 11);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_RING), ==, 1);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_DIAMOND), ==, 1);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_DOT), ==, 16);
  g_assert_cmpstr (chart->words, ==, "11 of 12 days kept. You met 2 times.");
  g_assert_cmpstr (words_at (chart, 0), ==, "Saturday, 1 March 2025: day 1, kept.");
  g_assert_cmpstr (words_at (chart, 2), ==, "Monday, 3 March 2025: day 3, kept. You met 2 times.");
  g_assert_cmpstr (words_at (chart, 4), ==, "Wednesday, 5 March 2025: day 5. You were in touch.");

  /* Weeks that begin on Monday: the first day is a Saturday, and the arrows know the way. */
  g_assert_cmpuint (chart->columns, ==, 7);
  g_assert_cmpint (hiatus_chart_find_spot (chart, 4.5, 0.5), ==, -1);
  g_assert_cmpint (hiatus_chart_go (chart, -1, 1, 0), ==, 0);
  g_assert_cmpint (hiatus_chart_go (chart, 0, 1, 0), ==, 1);
  g_assert_cmpint (hiatus_chart_go (chart, 1, 1, 0), ==, 2);
  g_assert_cmpint (hiatus_chart_go (chart, 0, 0, 1), ==, 7);
  g_assert_cmpint (hiatus_chart_go (chart, 7, 0, -1), ==, 0);
  g_assert_cmpint (hiatus_chart_go (chart, 11, 0, 1), ==, 11);
  g_assert_cmpint (hiatus_chart_find_spot (chart, 5.5, 0.5), ==, 0);
  g_assert_cmpint (hiatus_chart_find_spot (chart, 0.5, 0.5), ==, -1);
}

static void
test_urges (void)
{
  g_autoptr (HiatusNumbers) numbers = read_numbers (MONTH);
  g_autoptr (HiatusChart) chart = hiatus_chart_new_urges (numbers);

  assert_sound (chart);
  g_assert_cmpstr (chart->title, ==, "Urges by day");
  g_assert_cmpuint (chart->columns, ==, 12);
  g_assert_cmpstr (chart->words, ==, "5 urges. 1 mild. 2 strong. 1 overwhelming. Of 1 it was not said how strong. 3 ridden out. After 1 you were in touch.");
  g_assert_cmpstr (words_at (chart, 4), ==, "Wednesday, 5 March 2025: 3 urges. 2 strong. 1 overwhelming. 2 ridden out. After 1 you were in touch.");
  g_assert_cmpstr (words_at (chart, 0), ==, "Saturday, 1 March 2025: 0 urges.");

  /* All of one day, some of another, and of today nobody knows yet. */
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_DOT), ==, 1);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_HALF), ==, 1);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_RING), ==, 0);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_STRIPES), ==, 1);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_FRAME), ==, 1);
}

static void
test_parts (void)
{
  g_autoptr (HiatusNumbers) numbers = read_numbers (MONTH);
  g_autoptr (HiatusChart) chart = hiatus_chart_new_parts (numbers);

  assert_sound (chart);
  g_assert_cmpuint (chart->columns, ==, 2);
  g_assert_cmpstr (words_at (chart, 0), ==, "Weekdays from 5 to 22: on 0 of 8 days.");
  g_assert_cmpstr (words_at (chart, 3), ==, "Weekends from 22 to 5: on 3 of 4 days.");
  g_assert_true (g_str_has_suffix (chart->words, "Most often: Weekends from 22 to 5: on 3 of 4 days."));
}

static void
test_evenings_and_looks (void)
{
  g_autoptr (HiatusNumbers) numbers = read_numbers (MONTH);
  g_autoptr (HiatusChart) evenings = hiatus_chart_new_evenings (numbers);
  g_autoptr (HiatusChart) looks = hiatus_chart_new_looks (numbers);

  assert_sound (evenings);
  g_assert_cmpuint (count_shapes (evenings, HIATUS_CHART_DOT), ==, 2);
  g_assert_cmpstr (evenings->words, ==, "1 evening lighter. 1 evening heavier.");
  g_assert_cmpstr (words_at (evenings, 0), ==, "Monday, 3 March 2025: heavier.");
  g_assert_cmpuint (count_shapes (looks, HIATUS_CHART_BAR), ==, 2);
  g_assert_cmpstr (looks->words, ==, "4 times in all.");
  g_assert_cmpstr (words_at (looks, 0), ==, "Week from Saturday, 1 March 2025 on: you checked on them 3 times.");
  g_assert_cmpstr (words_at (looks, 1), ==, "Week from Saturday, 8 March 2025 on: you checked on them once.");
}

/* With goal safety no day is kept or not, and nothing says that somebody was in touch. */
static void
test_safety (void)
{
  g_autoptr (HiatusNumbers) numbers = read_numbers ("{" OUTLINE "'until': <'2025-03-03'>, 'day': <3>, 'talk-days': <@as []>,"
                                                    " 'encounters': <[('2025-03-03', 'hard', uint32 1)]>,"
                                                    " 'urges': <[('2025-03-02', uint32 1, 'open', uint32 1)]>}");
  g_autoptr (HiatusChart) calendar = hiatus_chart_new_calendar (numbers, 7);
  g_autoptr (HiatusChart) urges = hiatus_chart_new_urges (numbers);

  assert_sound (calendar);
  g_assert_cmpuint (count_shapes (calendar, HIATUS_CHART_MOON), ==, 3);
  g_assert_cmpstr (calendar->words, ==, "3 days. You met once.");
  g_assert_cmpstr (words_at (calendar, 0), ==, "Saturday, 1 March 2025: day 1.");
  g_assert_cmpuint (calendar->keys->len, ==, 1);
  g_assert_cmpstr (urges->words, ==, "1 urge. 1 mild.");
  g_assert_null (hiatus_chart_new_looks (numbers));
  g_assert_null (hiatus_chart_new_evenings (numbers));
  g_assert_null (hiatus_chart_new_parts (numbers));
}

/* They talked: these dates are no days, and the moon waits. */
static void
test_talk (void)
{
  g_autoptr (HiatusNumbers) numbers = read_numbers ("{" OUTLINE "'until': <'2025-03-05'>, 'ends-on': <'2025-03-30'>, 'day': <3>, 'length': <28>, 'kept': <3>,"
                                                    " 'talk-days': <['2025-03-04', '2025-03-05']>}");
  g_autoptr (HiatusChart) chart = hiatus_chart_new_calendar (numbers, 1);

  assert_sound (chart);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_MOON), ==, 3);
  g_assert_cmpuint (count_shapes (chart, HIATUS_CHART_DASH), ==, 2);
  g_assert_cmpstr (words_at (chart, 3), ==, "Tuesday, 4 March 2025: you talked, and the days waited.");
}

/* Any length fits, from one day to more than a life has; the days become weeks where they would be too narrow. */
static void
test_lengths (void)
{
  static const guint lengths[] = { 1, 7, 28, 62, 63, 84, 85, 400, 3650 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      GDate last;
      g_autofree gchar *text = NULL;
      g_autoptr (HiatusNumbers) numbers = NULL;
      g_autoptr (HiatusChart) calendar = NULL;
      g_autoptr (HiatusChart) urges = NULL;

      g_date_clear (&last, 1);
      g_date_set_dmy (&last, 1, G_DATE_MARCH, 2025);
      g_date_add_days (&last, lengths[i] - 1);
      text = g_strdup_printf ("{" OUTLINE "'until': <'%04u-%02u-%02u'>, 'day': <%u>, 'kept': <%u>, 'talk-days': <@as []>, 'urges': <[('2025-03-01', uint32 2, 'ridden-out', uint32 5000)]>}", g_date_get_year (&last), (guint) g_date_get_month (&last), g_date_get_day (&last), lengths[i], lengths[i]);
      numbers = read_numbers (text);
      calendar = hiatus_chart_new_calendar (numbers, 1);
      urges = hiatus_chart_new_urges (numbers);
      assert_sound (calendar);
      assert_sound (urges);
      g_assert_cmpuint (count_shapes (calendar, HIATUS_CHART_MOON), ==, lengths[i]);
      g_assert_cmpuint (urges->columns, ==, lengths[i] > 62 ? (lengths[i] + 6) / 7 : lengths[i]);
      g_assert_cmpstr (urges->title, ==, lengths[i] > 62 ? "Urges by week" : "Urges by day");
    }
}

/* A daemon of another version says other things: they are passed over, and nothing is drawn that was not said. */
static void
test_strange (void)
{
  static const gchar *const texts[] = {
    "{}",
    "{'from': <'2025-03-01'>}",
    "{'from': <'2025-03-01'>, 'until': <'2025-02-01'>, 'day': <3>}",
    "{'from': <'yesterday'>, 'until': <'2025-02-01'>, 'day': <3>}",
    "{'from': <1>, 'until': <2>, 'day': <'three'>, 'urges': <['a']>, 'parts': <@as []>, 'looks': <'none'>}",
    "{'from': <'2025-03-01'>, 'until': <'2025-03-01'>, 'day': <0>}",
  };
  g_autoptr (HiatusNumbers) numbers = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HiatusNumbers) strange = read_numbers (texts[i]);

      g_assert_null (hiatus_chart_new_calendar (strange, 1));
      g_assert_null (hiatus_chart_new_urges (strange));
      g_assert_null (hiatus_chart_new_parts (strange));
      g_assert_null (hiatus_chart_new_evenings (strange));
      g_assert_null (hiatus_chart_new_looks (strange));
    }
  numbers = read_numbers ("{" OUTLINE "'until': <'2025-03-03'>, 'day': <3>, 'other-days': <['2024-01-01', 'x']>,"
                          " 'urges': <[('2025-03-02', uint32 9, 'open', uint32 1), ('2025-03-02', uint32 1, 'burnt', uint32 1), ('2026-03-02', uint32 1, 'open', uint32 1)]>}");
  g_assert_null (hiatus_chart_new_urges (numbers));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/calendar", test_calendar);
  g_test_add_func ("/charts/urges", test_urges);
  g_test_add_func ("/charts/parts", test_parts);
  g_test_add_func ("/charts/evenings-and-looks", test_evenings_and_looks);
  g_test_add_func ("/charts/safety", test_safety);
  g_test_add_func ("/charts/talk", test_talk);
  g_test_add_func ("/charts/lengths", test_lengths);
  g_test_add_func ("/charts/strange", test_strange);
  return g_test_run ();
}
