/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/names.h"
#include "daemon/core/wait.h"
#include "tests/core/fixtures.h"

/* A wait begins at noon UTC on 2 March 2025; all times are seconds after that. */
#define NOON "2025-03-02T12:00:00Z"
#define MINUTE 60

static const gchar *const stages[] = { "none", "running", "asking", "missed", NULL };

static gint64
at (gint seconds)
{
  return fixture_instant (NOON) + seconds * G_TIME_SPAN_SECOND;
}

/* "300 urge 2", "0 wait 10", "600 wait-end lighter", "30 close", "60 show": when it happened, and what. */
static void
add (HiatusJourney *journey, const gchar *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  const gint seconds = (gint) g_ascii_strtoll (words[0], NULL, 10);
  const guint sequence = hiatus_journey_events (journey)->len + 1;
  g_autofree gchar *plain = g_strconcat ("2025-03-02 ", words[1], words[2] == NULL ? NULL : " ", words[2], NULL);
  HiatusEvent *event;

  if (g_str_equal (words[1], "close") || g_str_equal (words[1], "show"))
    {
      const gboolean is_closed = g_str_equal (words[1], "close");

      event = fixture_event (is_closed ? "2025-03-02 popup-answer day closed" : "2025-03-02 popup day", sequence);
      event->popup = HIATUS_POPUP_WAIT;
    }
  else
    event = fixture_event (plain, sequence);
  event->happened_us = at (seconds);
  g_assert_true (hiatus_journey_add (journey, event));
}

static HiatusJourney *
live (const gchar *story)
{
  g_auto (GStrv) lines = g_strsplit (story, "; ", -1);
  HiatusJourney *journey = hiatus_journey_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add (journey, lines[i]);
  return journey;
}

/* --- what is due --- */

typedef struct
{
  const gchar *story;
  gint now;
  const gchar *stage;
  gint minutes_left;
  gint wake; /* -1 for never */
} Case;

static const Case cases[] = {
  { "", 0, "none", 0, -1 },
  { "-30 urge 3", 0, "none", 0, -1 },
  { "0 wait 10", 0, "running", 10, 1 * MINUTE },
  { "0 wait 10", 1, "running", 10, 1 * MINUTE },
  { "0 wait 10", 59, "running", 10, 1 * MINUTE },
  { "0 wait 10", 60, "running", 9, 2 * MINUTE },
  { "0 wait 10", 61, "running", 9, 2 * MINUTE },
  { "0 wait 3", 2 * MINUTE, "running", 1, 3 * MINUTE },
  { "0 wait 3", 3 * MINUTE - 1, "running", 1, 3 * MINUTE },
  { "0 wait 3", 3 * MINUTE, "asking", 0, 33 * MINUTE },
  { "0 wait 3", 33 * MINUTE - 1, "asking", 0, 33 * MINUTE },
  { "0 wait 3", 33 * MINUTE, "missed", 0, -1 },
  { "0 wait 3", 9 * 24 * 60 * MINUTE, "missed", 0, -1 },
  /* No minute brings back what was closed; the question comes all the same. */
  { "0 wait 10; 70 close", 71, "running", 9, 10 * MINUTE },
  { "0 wait 10; 70 close", 10 * MINUTE, "asking", 0, 40 * MINUTE },
  { "0 wait 10; 70 close; 80 show", 81, "running", 9, 2 * MINUTE },
  { "0 wait 10; 70 close; 80 show; 90 close", 91, "running", 9, 10 * MINUTE },
  { "0 wait 3; 30 close; 180 wait-end 1 same; 200 wait 3", 201, "running", 3, 260 },
  /* The end ends it, however it came about. */
  { "0 wait 10; 20 wait-end 1 done", 30, "none", 0, -1 },
  { "0 wait 3; 190 wait-end 1 lighter", 200, "none", 0, -1 },
  { "0 wait 3; 190 wait-end 1 same; 200 wait 5", 210, "running", 5, 260 },
  { "0 wait 3; 20 urge 1; 30 slip; 40 quiet 0", 60, "running", 2, 2 * MINUTE },
  /* It ends the wait that it names, and no other one, on whichever device that was. */
  { "0 wait 3; 20 wait 10; 30 wait-end 1 done", 40, "running", 10, 80 },
  { "0 wait 10; 20 wait-end 9 done", 30, "running", 10, 1 * MINUTE },
  { "0 wait 3; 20 wait 10; 30 wait-end 2 done; 40 wait-end 1 done", 50, "none", 0, -1 },
  /* A clock that goes back a little makes nothing longer than it was; one that goes back far ends it. */
  { "0 wait 10", -1, "running", 10, 1 * MINUTE },
  { "0 wait 10", -60, "running", 10, 1 * MINUTE },
  { "0 wait 10", -61, "missed", 0, -1 },
};

static void
test_due (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HiatusJourney) journey = live (cases[i].story);
      HiatusWait wait;

      g_test_message ("'%s' at %d", cases[i].story, cases[i].now);
      hiatus_wait_find (journey, at (cases[i].now), &wait);
      g_assert_cmpstr (stages[wait.stage], ==, cases[i].stage);
      g_assert_cmpint (wait.minutes_left, ==, cases[i].minutes_left);
      g_assert_cmpint (wait.wake_us, ==, cases[i].wake < 0 ? G_MAXINT64 : at (cases[i].wake));
      g_assert_cmpint (wait.event == NULL, ==, wait.stage == HIATUS_WAIT_NONE);
    }
}

/* Each time it wakes up something is different, and it never wakes up for nothing. */
static void
test_wakes (void)
{
  static const gint minutes[] = { 3, 5, 10, 15 };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree gchar *story = g_strdup_printf ("0 wait %d", minutes[i]);
      g_autoptr (HiatusJourney) journey = live (story);
      gint64 now_us = at (0);
      HiatusWait wait;
      gint n = 0;

      hiatus_wait_find (journey, now_us, &wait);
      while (wait.wake_us != G_MAXINT64)
        {
          HiatusWait before = wait;

          g_assert_cmpint (wait.wake_us, >, now_us);
          hiatus_wait_find (journey, wait.wake_us - 1, &wait);
          g_assert_cmpint (wait.stage, ==, before.stage);
          g_assert_cmpint (wait.minutes_left, ==, before.minutes_left);
          now_us = wait.wake_us;
          hiatus_wait_find (journey, now_us, &wait);
          g_assert_true (wait.stage != before.stage || wait.minutes_left == before.minutes_left - 1);
          n++;
        }
      /* Each minute, the end among them, and the end of the question. */
      g_assert_cmpint (n, ==, minutes[i] + 1);
      g_assert_cmpint (wait.stage, ==, HIATUS_WAIT_MISSED);
    }
}

/* --- how strong it was, and is --- */

static const struct
{
  const gchar *story;
  gint strength;
} beginnings[] = {
  { "", 0 },
  { "-60 urge 3", 3 },
  { "-60 urge", 0 },
  { "-70 urge 2; -60 urge", 2 },
  { "-599 urge 1", 1 },
  { "-600 urge 1", 0 },
  /* One that is told of now and was hours ago says nothing of now. */
  { "-60 urge 2; -9000 urge 3", 2 },
  { "-60 look; -50 slip", 0 },
  /* That of another wait is that of another wait; what was said at its end is of now. */
  { "-500 urge 3; -400 wait 3; -200 wait-end 2 done", 0 },
  { "-500 urge 2; -400 wait 3; -200 wait-end 2 same 2", 2 },
  { "-500 urge 2; -400 wait 3; -200 wait-end 2 same 2; -100 urge 3", 3 },
  { "-900 urge 2; -800 wait 3; -601 wait-end 2 same 2", 0 },
};

static void
test_strength_at_the_beginning (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (HiatusJourney) journey = live (beginnings[i].story);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_wait_new_begin (journey, 5, at (0), &error);

      g_test_message ("'%s'", beginnings[i].story);
      g_assert_no_error (error);
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_WAIT);
      g_assert_cmpint (event->minutes, ==, 5);
      g_assert_cmpint (event->strength, ==, beginnings[i].strength);
      g_assert_true (hiatus_event_check (event, &error));
    }
}

static void
test_undone_urge (void)
{
  g_autoptr (HiatusJourney) journey = live ("-60 urge 2; -50 urge 3");
  g_autoptr (HiatusEvent) event = NULL;

  fixture_add (journey, "2025-03-02 undo 2");
  event = hiatus_wait_new_begin (journey, 3, at (0), NULL);
  g_assert_cmpint (event->strength, ==, 2);
}

static void
test_minutes (void)
{
  for (gint minutes = -1; minutes < 70; minutes++)
    {
      const gboolean is_offered = minutes == 3 || minutes == 5 || minutes == 10 || minutes == 15;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (hiatus_wait_check_minutes (minutes, &error), ==, is_offered);
      if (is_offered)
        continue;
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      if (minutes == 7)
        g_assert_cmpstr (error->message, ==, "Hiatus can help to wait for 3, 5, 10 or 15 minutes, not for 7.");
    }
}

typedef struct
{
  gint before;
  HiatusAnswer answer;
  gint after;
  gboolean still_strong;
  gboolean overwhelming;
} Ending;

static const Ending endings[] = {
  { 0, HIATUS_ANSWER_LIGHTER, 0, FALSE, FALSE },
  { 0, HIATUS_ANSWER_SAME, 0, TRUE, FALSE },
  { 0, HIATUS_ANSWER_STRONGER, 0, TRUE, FALSE },
  { 1, HIATUS_ANSWER_LIGHTER, 1, FALSE, FALSE },
  { 1, HIATUS_ANSWER_SAME, 1, FALSE, FALSE },
  { 1, HIATUS_ANSWER_STRONGER, 2, TRUE, FALSE },
  { 2, HIATUS_ANSWER_LIGHTER, 1, FALSE, FALSE },
  { 2, HIATUS_ANSWER_SAME, 2, TRUE, FALSE },
  { 2, HIATUS_ANSWER_STRONGER, 3, TRUE, TRUE },
  { 3, HIATUS_ANSWER_LIGHTER, 2, FALSE, FALSE },
  { 3, HIATUS_ANSWER_SAME, 3, TRUE, TRUE },
  { 3, HIATUS_ANSWER_STRONGER, 3, TRUE, TRUE },
  /* Who ends it, or says nothing, has said nothing of how strong it is. */
  { 3, HIATUS_ANSWER_DONE, 0, FALSE, FALSE },
  { 3, HIATUS_ANSWER_CLOSED, 0, FALSE, FALSE },
};

static void
test_endings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const Ending *one = &endings[i];
      g_autofree gchar *story = g_strdup_printf ("0 wait 3 %d", one->before);
      g_autoptr (HiatusJourney) journey = live (story);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) end = NULL;
      HiatusWait wait;

      g_test_message ("%d, %s", one->before, hiatus_answer_to_string (one->answer));
      hiatus_wait_find (journey, at (180), &wait);
      end = hiatus_wait_new_end (wait.event, one->answer);
      g_assert_cmpint (end->kind, ==, HIATUS_EVENT_WAIT_END);
      g_assert_cmpstr (end->target, ==, FIXTURE_DEVICE "-1");
      g_assert_cmpint (end->answer, ==, one->answer);
      g_assert_cmpint (end->strength, ==, one->after);
      g_assert_true (hiatus_event_check (end, &error));
      g_assert_cmpint (hiatus_wait_is_still_strong (one->before, one->answer), ==, one->still_strong);
      g_assert_cmpint (hiatus_wait_was_overwhelming (end), ==, one->overwhelming);
    }
}

/* An overwhelming urge is no overwhelming end of a wait, and neither is its beginning. */
static void
test_only_an_end_was_overwhelming (void)
{
  g_autoptr (HiatusEvent) urge = fixture_event ("2025-03-02 urge 3", 1);
  g_autoptr (HiatusEvent) begin = fixture_event ("2025-03-02 wait 10 3", 2);

  g_assert_false (hiatus_wait_was_overwhelming (urge));
  g_assert_false (hiatus_wait_was_overwhelming (begin));
}

/* --- ridden out --- */

static const struct
{
  const gchar *story; /* "2025-03-02 23:50 urge; 2025-03-03 00:10 slip": the date and the time in UTC, and what */
  const gchar *from;
  const gchar *today;
  guint count;
} rides[] = {
  { "", NULL, "2025-03-03", 0 },
  { "2025-03-02 10:00 urge", NULL, "2025-03-02", 0 },
  { "2025-03-02 10:00 urge", NULL, "2025-03-03", 1 },
  { "2025-03-02 10:00 urge; 2025-03-02 10:05 urge; 2025-03-03 10:00 urge", NULL, "2025-03-03", 2 },
  { "2025-03-02 10:00 urge; 2025-03-02 22:00 slip", NULL, "2025-03-03", 0 },
  { "2025-03-02 10:00 slip; 2025-03-02 10:01 urge", NULL, "2025-03-03", 1 },
  { "2025-03-02 10:00 urge; 2025-03-02 10:00 slip", NULL, "2025-03-03", 0 },
  { "2025-03-02 10:00 urge; 2025-03-03 09:00 slip", NULL, "2025-03-03", 1 },
  /* Midnight does not make it another day's. */
  { "2025-03-02 23:50 urge; 2025-03-03 00:10 slip", NULL, "2025-03-03", 0 },
  { "2025-03-02 23:50 urge; 2025-03-03 05:49 slip", NULL, "2025-03-03", 0 },
  { "2025-03-02 23:50 urge; 2025-03-03 05:50 slip", NULL, "2025-03-03", 1 },
  /* A look, and what is agreed, are no slip. */
  { "2025-03-02 10:00 urge; 2025-03-02 11:00 look; 2025-03-02 12:00 incoming; 2025-03-02 13:00 encounter", NULL, "2025-03-03", 1 },
  /* In the order in which they happened, whenever they were told. */
  { "2025-03-02 18:00 slip; 2025-03-02 10:00 urge", NULL, "2025-03-03", 0 },
  { "2025-03-02 10:00 urge; 2025-03-04 10:00 urge", "2025-03-03", "2025-03-09", 1 },
  /* From Berlin to New York the date goes on for six hours more; from Apia to Honolulu the day before comes again. */
  { "2025-03-02 22:00 urge; 2025-03-02 28:30 slip", NULL, "2025-03-03", 0 },
  { "2025-03-02 10:00 urge; 2025-03-01 18:00+24 slip", NULL, "2025-03-03", 0 },
  { "2025-03-02 10:00 urge", NULL, "2025-03-01", 0 },
  /* From Honolulu to Apia a date is skipped. */
  { "2025-03-02 10:00 urge", NULL, "2025-03-04", 1 },
};

static void
add_dated (HiatusJourney *journey, const gchar *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  g_auto (GStrv) clock = g_strsplit_set (words[1], ":+", 3);
  g_autofree gchar *plain = g_strconcat (words[0], " ", words[2], NULL);
  g_autofree gchar *midnight = g_strconcat (words[0], "T00:00:00Z", NULL);
  HiatusEvent *event = fixture_event (plain, hiatus_journey_events (journey)->len + 1);
  gint64 hours = g_ascii_strtoll (clock[0], NULL, 10) + (clock[2] == NULL ? 0 : g_ascii_strtoll (clock[2], NULL, 10));

  event->happened_us = fixture_instant (midnight) + hours * G_TIME_SPAN_HOUR + g_ascii_strtoll (clock[1], NULL, 10) * G_TIME_SPAN_MINUTE;
  g_assert_true (hiatus_journey_add (journey, event));
}

static void
test_ridden_out (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rides); i++)
    {
      g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
      g_auto (GStrv) lines = g_strsplit (rides[i].story, "; ", -1);
      GDate from = fixture_date (rides[i].from == NULL ? "2000-01-01" : rides[i].from);
      GDate today = fixture_date (rides[i].today);

      g_test_message ("'%s' on %s", rides[i].story, rides[i].today);
      for (guint j = 0; lines[j] != NULL; j++)
        if (*lines[j] != '\0')
          add_dated (journey, lines[j]);
      g_assert_cmpuint (hiatus_journey_count_ridden_out (journey, rides[i].from == NULL ? NULL : &from, &today), ==, rides[i].count);
    }
}

/* What was taken back did not happen: neither the urge nor the slip. */
static void
test_ridden_out_undone (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  GDate today = fixture_date ("2025-03-03");

  add_dated (journey, "2025-03-02 10:00 urge");
  add_dated (journey, "2025-03-02 11:00 slip");
  g_assert_cmpuint (hiatus_journey_count_ridden_out (journey, NULL, &today), ==, 0);
  fixture_add (journey, "2025-03-02 undo 2");
  g_assert_cmpuint (hiatus_journey_count_ridden_out (journey, NULL, &today), ==, 1);
  fixture_add (journey, "2025-03-02 undo 1");
  g_assert_cmpuint (hiatus_journey_count_ridden_out (journey, NULL, &today), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wait/due", test_due);
  g_test_add_func ("/wait/wakes", test_wakes);
  g_test_add_func ("/wait/strength-at-the-beginning", test_strength_at_the_beginning);
  g_test_add_func ("/wait/undone-urge", test_undone_urge);
  g_test_add_func ("/wait/minutes", test_minutes);
  g_test_add_func ("/wait/endings", test_endings);
  g_test_add_func ("/wait/only-an-end-was-overwhelming", test_only_an_end_was_overwhelming);
  g_test_add_func ("/wait/ridden-out", test_ridden_out);
  g_test_add_func ("/wait/ridden-out-undone", test_ridden_out_undone);
  return g_test_run ();
}
