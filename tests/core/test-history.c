/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The stretches of a journal, and each of them in numbers. */

#include "daemon/core/calendar.h"
#include "daemon/core/history.h"
#include "tests/core/fixtures.h"

/* What the pictures show, in one line each. */
static void
print_days (GString *text, const HiatusHistory *history)
{
  for (guint i = 0; i < history->n_days; i++)
    {
      const HiatusHistoryDay *day = &history->days[i];

      g_string_append_c (text, day->is_other ? 'o' : day->waits ? '-'
                                                                : 'k');
    }
}

static void
print_urges (GString *text, const HiatusHistory *history)
{
  for (guint i = 0; i < history->n_days; i++)
    for (guint strength = 0; strength < HIATUS_N_STRENGTHS; strength++)
      for (guint end = 0; end < HIATUS_N_URGE_ENDS; end++)
        if (history->days[i].urges[strength][end] > 0)
          g_string_append_printf (text, " %u:%u %s*%u", i + 1, strength, hiatus_urge_end_to_string (end), history->days[i].urges[strength][end]);
}

static void
print_rest (GString *text, const HiatusHistory *history)
{
  for (guint i = 0; i < history->n_days; i++)
    {
      for (guint went = 0; went < HIATUS_N_WENTS; went++)
        if (history->days[i].encounters[went] > 0)
          g_string_append_printf (text, " met %u:%u*%u", i + 1, went, history->days[i].encounters[went]);
      if (history->days[i].mood != HIATUS_ANSWER_NONE)
        g_string_append_printf (text, " mood %u:%u", i + 1, history->days[i].mood - HIATUS_ANSWER_LIGHTER);
    }
  for (guint i = 0; i < history->n_weeks; i++)
    g_string_append_printf (text, " looks %u", history->looks[i]);
  for (guint weekend = 0; weekend < 2; weekend++)
    for (guint part = 0; part < HIATUS_RISK_PARTS; part++)
      if (history->parts[part][weekend].n_with > 0)
        g_string_append_printf (text, " part %u%s %u/%u", part, weekend ? "w" : "", history->parts[part][weekend].n_with, history->parts[part][weekend].n_days);
}

static gchar *
print (const HiatusHistory *history)
{
  GString *text = g_string_new (NULL);

  print_days (text, history);
  print_urges (text, history);
  print_rest (text, history);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const gchar *name;
  const gchar *const *lines;
  const gchar *id; /* what it ends with; NULL for the last one */
  const gchar *today;
  const gchar *expected;
} Case;

/* 1 March 2025 is a Saturday. What happens an hour past midnight belongs to the evening before. */
static const gchar *const month[] = {
  "2025-03-01 plan-start 2025-03-01 28 heal",
  "2025-03-01T21:00:00Z urge 2",
  "2025-03-02T00:30:00Z urge 3",
  "2025-03-02T23:00:00Z urge 3",
  "2025-03-03T03:00:00Z slip",
  "2025-03-03T10:30:00Z encounter hard",
  "2025-03-03T11:00:00Z encounter hard",
  "2025-03-03 popup-answer evening heavier",
  "2025-03-03 popup-answer evening lighter",
  "2025-03-04 popup-answer day lighter",
  "2025-03-05T20:30:00Z look",
  "2025-03-08T20:45:00Z look",
  "2025-03-08T20:50:00Z look",
  "2025-03-08T20:50:00Z look",
  "2025-03-08 undo 14",
  "2025-03-09T06:00:00Z urge",
  NULL,
};
static const gchar *const safe[] = {
  "2025-03-01 plan-start 2025-03-01 28 heal",
  "2025-03-02T21:00:00Z urge 2",
  "2025-03-02T21:30:00Z slip",
  "2025-03-03T21:30:00Z look",
  "2025-03-04 plan-change safety",
  "2025-03-04T12:00:00Z encounter hard",
  NULL,
};

/* A talk takes the dates after the one on which it begins; a slip after it, on the date on which it is over, is on the same day
 * of the stretch as the first of them. */
static const gchar *const talked[] = {
  "2025-03-01 plan-start 2025-03-01 28 reconcile",
  "2025-03-03T09:00:00Z talk begun",
  "2025-03-04T09:00:00Z slip",
  "2025-03-06T09:00:00Z talk over",
  "2025-03-06T20:00:00Z slip",
  NULL,
};
static const gchar *const two[] = {
  "2025-01-01 plan-start 2025-01-01 10 heal",
  "2025-01-05T12:30:00Z slip",
  "2025-01-12 plan-end let-go",
  "2025-02-01 plan-start 2025-03-01 28 heal",
  "2025-02-02 plan-start 2025-02-02 0 unsure",
  "2025-02-04T12:30:00Z urge 1",
  NULL,
};
static const gchar *const later[] = { "2025-02-20 plan-start 2025-04-01", "2025-02-21 urge 1", NULL };

static const Case cases[] = {
  { "month", month, NULL, "2025-03-09", "kkokkkkkk 1:2 ridden-out*1 2:3 ridden-out*1 2:3 followed*1 9:0 open*1 met 3:2*2 mood 3:0 looks 1 looks 2 part 7 1/5 part 0w 1/4 part 7w 2/4 part 8w 2/4" },
  { "safety", safe, NULL, "2025-03-05", "kkkkk 2:2 open*1 met 4:2*1 part 7w 1/2" },
  { "talked", talked, NULL, "2025-03-08", "kk---okk looks 0 looks 0 part 7 1/5" },
  { "earlier", two, "-1", "2025-02-05", "kkkkokkkkk looks 0 looks 0 part 3w 1/2" },
  { "never-begun", two, "-4", "2025-02-05", "" },
  { "open-ended", two, NULL, "2025-02-05", "kkkk 3:1 ridden-out*1 looks 0 part 3 1/3" },
  { "planned", later, NULL, "2025-03-01", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree gchar *id = row->id == NULL ? g_strdup ("") : g_strconcat (FIXTURE_DEVICE, row->id, NULL);
  g_autoptr (HiatusStretch) stretch = NULL;
  g_autoptr (HiatusHistory) history = NULL;
  GDate today = fixture_date (row->today);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;
  gint kept = 0;

  stretch = hiatus_stretch_find (journey, id, &today, &error);
  g_assert_no_error (error);
  history = hiatus_history_new (journey, stretch, &today, zone);
  text = print (history);
  g_assert_cmpstr (text, ==, row->expected);

  /* The calendar shows as many kept days as the number beside it says. */
  for (guint i = 0; i < history->n_days; i++)
    kept += !history->days[i].is_other && !history->days[i].waits;
  if (stretch->status.kept >= 0)
    g_assert_cmpint (kept, ==, stretch->status.kept);
}

/* The last one is what the state says, and each of the others is as it was at its end. */
static void
test_list (void)
{
  g_autoptr (HiatusJourney) journey = fixture_journey (two);
  GDate today = fixture_date ("2025-02-05");
  g_autoptr (GPtrArray) stretches = hiatus_stretch_list (journey, &today);
  const HiatusStretch *stretch;
  HiatusStatus status = fixture_status (journey, "2025-02-05");

  g_assert_cmpuint (stretches->len, ==, 3);
  stretch = g_ptr_array_index (stretches, 0);
  fixture_assert_date (&stretch->last, "2025-01-10");
  g_assert_cmpint (stretch->status.day, ==, 10);
  g_assert_cmpint (stretch->status.kept, ==, 9);
  g_assert_cmpint (stretch->end->decision, ==, HIATUS_DECISION_LET_GO);
  g_assert_false (stretch->replaced);
  stretch = g_ptr_array_index (stretches, 1);
  g_assert_cmpint (stretch->status.day, ==, 0);
  g_assert_true (stretch->replaced);
  stretch = g_ptr_array_index (stretches, 2);
  fixture_assert_date (&stretch->last, "2025-02-05");
  g_assert_null (stretch->end);
  status.urges_today = status.urges_total = 0;
  fixture_assert_status_equal (&stretch->status, &status);
}

static void
test_none (void)
{
  static const gchar *const nothing[] = { "2025-03-01 urge 1", NULL };
  static const gchar *const undone[] = { "2025-03-01 plan-start", "2025-03-01 undo 1", NULL };
  static const gchar *const *const journals[] = { nothing, undone };
  static const gchar *const ids[] = { "", FIXTURE_DEVICE "-1", "what is this" };

  for (gsize i = 0; i < G_N_ELEMENTS (journals); i++)
    {
      g_autoptr (HiatusJourney) journey = fixture_journey (journals[i]);
      GDate today = fixture_date ("2025-03-05");
      g_autoptr (GPtrArray) stretches = hiatus_stretch_list (journey, &today);

      g_assert_cmpuint (stretches->len, ==, 0);
      for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (hiatus_stretch_find (journey, ids[j], &today, &error));
          fixture_assert_one_line (error, HIATUS_ERROR_NOT_FOUND);
        }
    }
}

/* Five thousand events in four hundred days are counted at once. It takes some milliseconds; the bound is far from that. */
static void
test_many (void)
{
  static const gchar *const kinds[] = { "urge 1", "urge 2", "urge 3", "look", "encounter well", "slip" };
  static const gchar *const start[] = { "2025-01-01 plan-start 2025-01-01 0 heal", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (start);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  GDate today = fixture_date_plus ("2025-01-01", 399);
  g_autoptr (HiatusStretch) stretch = NULL;
  g_autoptr (HiatusHistory) history = NULL;
  guint n_urges = 0;
  gdouble seconds;

  for (guint i = 0; i < 5000; i++)
    {
      GDate date = fixture_date_plus ("2025-01-01", (gint) (i * 400 / 5000));
      g_autofree gchar *text = hiatus_calendar_format_date (&date);
      g_autofree gchar *line = g_strdup_printf ("%sT%02u:30:00Z %s", text, i % 24, kinds[i % G_N_ELEMENTS (kinds)]);

      g_assert_true (hiatus_journey_add (journey, fixture_event (line, i + 2)));
    }
  g_test_timer_start ();
  stretch = hiatus_stretch_find (journey, "", &today, NULL);
  history = hiatus_history_new (journey, stretch, &today, zone);
  seconds = g_test_timer_elapsed ();
  g_test_message ("%.1f ms", seconds * 1000);
  g_assert_cmpfloat (seconds, <, 2);
  g_assert_cmpuint (history->n_days, ==, 400);
  for (guint i = 0; i < history->n_days; i++)
    for (guint strength = 0; strength < HIATUS_N_STRENGTHS; strength++)
      for (guint end = 0; end < HIATUS_N_URGE_ENDS; end++)
        n_urges += history->days[i].urges[strength][end];
  g_assert_cmpuint (n_urges, ==, 2501);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/history/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/history/list", test_list);
  g_test_add_func ("/history/none", test_none);
  g_test_add_func ("/history/many", test_many);
  return g_test_run ();
}
