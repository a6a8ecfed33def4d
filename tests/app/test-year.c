/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"
#include "tests/app/fixture.h"

/* A year in somebody's life, and every pop-up of it. year.txt beside this file is what a reader of this program should see
 * first: each line has to be right, and kind. After a change that is meant:
 *
 *     build/tests/app/test-year tests/app/year.txt write
 *
 * and then every line of the difference is read. */

#define QUARTER_US (15 * G_TIME_SPAN_MINUTE)

/* The deck's own texts change; these do not. */
static const gchar *const prompts[] = {
  "people Call somebody you have not heard from for a while.",
  "people Ask a neighbour how they are.",
  "people Write a postcard to somebody who would like one.",
  "people Have a coffee with a colleague.",
  "body Walk for ten minutes, without headphones.",
  "body Go to bed half an hour earlier tonight.",
  "body Stretch your back and shoulders.",
  "body Cook something with vegetables in it.",
  "body Take the stairs today.",
  "mind Write down three things that you see from your window.",
  "mind Read ten pages of something.",
  "mind Sit still for five minutes.",
  "mind Name one thing that was good today.",
  "making Draw what is on your table.",
  "making Repair one small thing.",
  "making Sort ten photographs of landscapes.",
  "making Water the plants.",
  "goals Do the task that you have put off for longest, for ten minutes.",
  "goals Learn five words of a language.",
  "goals Tidy one drawer.",
  "rest Take a bath, or a long shower.",
  "rest Drink a cup of tea and do nothing else.",
  "rest Go to a bench and sit there for a while.",
  "confidence Name one thing that you handled well this week.",
  "confidence Wear what you feel well in.",
  NULL,
};

typedef enum
{
  PLAN,
  END,
  CHANGE,
  LOG,
  FLY, /* the argument: a zone and the hours without a machine */
  OFF, /* the argument: until when the machine is off */
  LETTER,
  PUT_OFF, /* the arguments: a script, and until when */
  TALK,
  IGNORE,
  ANSWER,
} Verb;

typedef struct
{
  const gchar *when; /* on the person's clock */
  const gchar *story;
  Verb verb;
  const gchar *argument;
  const gchar *fields;
} Step;

static const Step steps[] = {
  { "2025-03-01T08:30:00", "Robin begins a stretch of 28 days, to get over it", PLAN, "{'goal': <'heal'>}" },
  { "2025-03-02T20:10:00", "an urge", LOG, "urge", "{'strength': <2>}" },
  { "2025-03-05T20:30:00", "an urge", LOG, "urge", "{'strength': <1>}" },
  { "2025-03-09T20:05:00", "an urge", LOG, "urge", "{'strength': <3>}" },
  { "2025-03-09T20:50:00", "another one", LOG, "urge", "{'strength': <3>}" },
  { "2025-03-12T21:10:00", "an urge", LOG, "urge", "{'strength': <1>}" },
  { "2025-03-16T20:15:00", "an urge", LOG, "urge", "{'strength': <3>}" },
  { "2025-03-16T21:40:00", "Robin got in touch", LOG, "slip", "{}" },
  { "2025-03-18T20:20:00", "an urge", LOG, "urge", "{'strength': <2>}" },
  { "2025-03-20T20:45:00", "an urge", LOG, "urge", "{'strength': <2>}" },
  { "2025-03-23T20:10:00", "an urge", LOG, "urge", "{'strength': <2>}" },
  { "2025-03-24T22:00:00", "nine days without the laptop", OFF, "2025-04-02T19:10:00" },
  { "2025-04-04T17:30:00", "to New York", FLY, "America/New_York", "11" },
  { "2025-04-06T20:10:00", "an urge", LOG, "urge", "{'strength': <2>}" },
  { "2025-04-11T23:00:00", "no answers for a while", IGNORE, NULL },
  { "2025-04-16T09:00:00", "and answers again", ANSWER, NULL },
  { "2025-04-16T20:00:00", "Robin waits two weeks longer", END, "wait" },
  { "2025-04-20T18:00:00", "to Apia, over the date line", FLY, "Pacific/Apia", "20" },
  { "2025-04-27T20:10:00", "an urge", LOG, "urge", "{'strength': <1>}" },
  { "2025-04-30T10:00:00", "home", FLY, "Europe/Berlin", "30" },
  { "2025-05-09T20:00:00", "Robin lets go", END, "let-go" },
  { "2025-09-01T07:50:00", "Robin begins anew, without an end, and not knowing what for", PLAN, "{'goal': <'unsure'>, 'open': <true>, 'mode': <'limited'>}" },
  { "2025-09-14T20:20:00", "an urge", LOG, "urge", "{'strength': <2>}" },
  { "2025-10-08T23:00:00", "no answers for weeks", IGNORE, NULL },
  { "2025-11-12T20:00:00", "and answers again", ANSWER, NULL },
  { "2025-12-24T19:30:00", "an urge", LOG, "urge", "{'strength': <3>}" },
  { "2025-12-31T23:40:00", "Robin got in touch", LOG, "slip", "{}" },
  { "2026-02-02T20:30:00", "Robin writes a letter, and wants to see it tomorrow", LETTER },
  { "2026-02-05T19:00:00", "they wrote about the two of them", LOG, "incoming", "{'about': <'us'>}" },
  { "2026-02-05T19:05:00", "it can wait for a night's sleep", PUT_OFF, "reply", "2026-02-06T10:00:00" },
  { "2026-02-08T16:30:00", "they talk", TALK, "begun" },
  { "2026-02-10T20:00:00", "no answer yet", LOG, "talk", "{'came': <'no-answer'>}" },
  { "2026-02-12T20:30:00", "they said no", LOG, "talk", "{'came': <'said-no'>}" },
  { "2026-02-13T19:30:00", "back to the stretch", TALK, "over" },
  { "2026-02-20T20:00:00", "Robin lets go, for good this time", END, "let-go" },
  { "2026-02-28T23:59:00", "a year is over", ANSWER, NULL },
};

/* What Robin does with the open questions. */
static const struct
{
  HiatusInvitation invitation;
  const gchar *answer; /* (nullable): leaves it */
  const gchar *kind;
  const gchar *fields;
} invitations[] = {
  { HIATUS_INVITATION_REASONS, "now", "reasons", "{'text': <'I want to sleep again.'>}" },
  { HIATUS_INVITATION_IF_THEN, "now", "if-then", "{'if': <'it is Sunday evening'>, 'then': <'I go for a swim'>}" },
  { HIATUS_INVITATION_PERSON, NULL, NULL, NULL },
  { HIATUS_INVITATION_CONTACTS, "not-needed", NULL, NULL },
  { HIATUS_INVITATION_EVENING, "now", NULL, NULL },
  { HIATUS_INVITATION_MODE, "now", "meetings", "{'weekdays': <['mon']>, 'time': <'10:00'>, 'minutes': <uint32 60>, 'skip': <['2025-04-07', '2025-04-14', '2025-04-21', '2025-04-28', '2025-12-22', '2025-12-29']>}" },
  { HIATUS_INVITATION_HARD_DAYS, "now", "hard-days", "{'date': <'05-01'>, 'name': <'our day'>}" },
  { HIATUS_INVITATION_RISK, "now", "hard-days", "{'date': <'12-24'>}" },
};

typedef struct
{
  Fixture *fixture;
  GPtrArray *lines; /* (owned) (element-type utf8) */
  GHashTable *told; /* (owned): by key, the line of it that stands last */
  guint n_told;     /* how many messages were written down */
  gboolean is_ignoring;
  const gchar *zone;
} Diary;

static gint64
now_of (Diary *diary)
{
  return hiatus_clock_now_us (HIATUS_CLOCK (diary->fixture->clock));
}

static GDateTime *
local_of (Diary *diary, gint64 instant_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, hiatus_clock_get_zone (HIATUS_CLOCK (diary->fixture->clock)));
}

static gint64
instant_of (Diary *diary, const gchar *local_time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (local_time, hiatus_clock_get_zone (HIATUS_CLOCK (diary->fixture->clock)));

  return g_date_time_to_unix (then) * G_USEC_PER_SEC;
}

static void
tell (Diary *diary, const gchar *story)
{
  g_autoptr (GDateTime) now = local_of (diary, now_of (diary));
  g_autofree gchar *when = g_date_time_format (now, "%Y-%m-%d %a %H:%M");

  g_ptr_array_add (diary->lines, g_strdup_printf ("%s  %-17s-- %s", when, diary->zone, story));
}

/* When the pop-up of that key was recorded last; now, where the person asked for it. */
static gint64
recorded_at (Diary *diary, const gchar *key)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (diary->fixture->app)));

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);
      g_autofree gchar *day = NULL;
      g_autofree gchar *its_key = NULL;

      if (event->kind != HIATUS_EVENT_POPUP)
        continue;
      day = hiatus_calendar_format_date (&event->day);
      its_key = g_strconcat (hiatus_popup_to_string (event->popup), "/", day, NULL);
      if (g_str_equal (its_key, key))
        return event->happened_us;
    }
  return now_of (diary);
}

/* Writes down what was sent since the last time. */
static void
look (Diary *diary)
{
  HiatusFakeNotifier *notifier = diary->fixture->notifier;

  for (; diary->n_told < hiatus_fake_notifier_n_sent (notifier); diary->n_told++)
    {
      const HiatusFakePopup *popup = hiatus_fake_notifier_get_sent (notifier, diary->n_told);
      g_autoptr (GDateTime) then = local_of (diary, recorded_at (diary, popup->key));
      g_autofree gchar *when = g_date_time_format (then, "%Y-%m-%d %a %H:%M");
      g_autofree gchar *kind = g_strndup (popup->key, strcspn (popup->key, "/"));
      g_autofree gchar *first = g_strndup (popup->body, strcspn (popup->body, "\n"));

      g_ptr_array_add (diary->lines, g_strdup_printf ("%s  %-17s%-11s %s | %s", when, diary->zone, kind, popup->summary, first));
      g_hash_table_replace (diary->told, g_strdup (popup->key), GUINT_TO_POINTER (diary->lines->len - 1));
    }
}

/* Uses a button of @key, and writes that down beside it. */
static void
use_button (Diary *diary, const gchar *key, const gchar *action)
{
  const HiatusFakePopup *popup = hiatus_fake_notifier_get_shown (diary->fixture->notifier, key);
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (diary->told, key));
  const gchar *label = NULL;

  for (guint i = 0; popup->actions[i] != NULL; i++)
    if (g_str_equal (popup->actions[i], action))
      label = popup->labels[i];
  g_assert_nonnull (label);
  {
    g_autofree gchar *before = g_ptr_array_index (diary->lines, line);

    g_ptr_array_index (diary->lines, line) = g_strdup_printf ("%s  [%s]", before, label);
  }
  hiatus_fake_notifier_answer (diary->fixture->notifier, key, action);
}

static void
answer_invitation (Diary *diary, const gchar *key)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (diary->fixture->app)));
  HiatusInvitation invitation = HIATUS_INVITATION_NONE;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind == HIATUS_EVENT_POPUP && event->popup == HIATUS_POPUP_INVITATION)
        invitation = event->invitation;
    }
  for (guint i = 0; i < G_N_ELEMENTS (invitations); i++)
    if (invitations[i].invitation == invitation && invitations[i].answer != NULL)
      {
        use_button (diary, key, invitations[i].answer);
        if (invitations[i].kind != NULL)
          fixture_enter (diary->fixture, invitations[i].kind, invitations[i].fields);
      }
}

/* What Robin says to what is on the screen: mostly something. */
static void
answer (Diary *diary)
{
  g_autoptr (GDateTime) now = local_of (diary, now_of (diary));
  const gint weekday = g_date_time_get_day_of_week (now);
  const gint week = g_date_time_get_week_of_year (now);
  const struct
  {
    const gchar *kind;
    const gchar *action;
  } answers[] = {
    { "day", weekday == 7 ? "later" : weekday == 6 ? "another"
                                                   : "done" },
    { "evening", weekday == 7 ? "heavier" : weekday == 4 ? "lighter"
                                                         : "same" },
    { "risk", "fine" },
    { "met", week % 3 == 0 ? "hard" : "well" },
    { "end", week == 14 ? "wait-longer" : "later" },
    { "letter", "open" },
    { "reminder", "open" },
  };
  g_autofree gchar *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree gchar *invitation = g_strconcat ("invitation/", date, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree gchar *key = g_strconcat (answers[i].kind, "/", date, NULL);
      const HiatusFakePopup *popup = hiatus_fake_notifier_get_shown (diary->fixture->notifier, key);

      if (popup != NULL && popup->actions[0] != NULL)
        use_button (diary, key, answers[i].action);
      look (diary);
      /* The other one is better. */
      if (i == 0 && g_str_equal (answers[i].action, "another") && hiatus_fake_notifier_get_shown (diary->fixture->notifier, key) != NULL)
        use_button (diary, key, "done");
    }
  if (hiatus_fake_notifier_get_shown (diary->fixture->notifier, invitation) != NULL)
    answer_invitation (diary, invitation);
}

/* When Robin is at the laptop: at work, with a presentation each Wednesday, and in the evening; at weekends from eleven on,
 * and long. */
static HiatusPresenceFlags
presence_at (GDateTime *now)
{
  const gint minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
  const gint weekday = g_date_time_get_day_of_week (now);
  const struct
  {
    gboolean at_weekends;
    gint from;
    gint until;
  } times[] = { { FALSE, 450, 495 }, { FALSE, 540, 720 }, { FALSE, 780, 1050 }, { FALSE, 1140, 1365 }, { TRUE, 660, 780 }, { TRUE, 960, 1410 } };

  if (weekday == 3 && minute >= 840 && minute < 960)
    return HIATUS_PRESENCE_FULL_SCREEN;
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (times[i].at_weekends == (weekday >= 6) && minute >= times[i].from && minute < times[i].until)
      return HIATUS_PRESENCE_HERE;
  return HIATUS_PRESENCE_IDLE;
}

/* Lets time pass in quarters of an hour, and answers after each. */
static void
live_until (Diary *diary, gint64 until_us)
{
  while (now_of (diary) < until_us)
    {
      gint64 next_us = MIN ((now_of (diary) / QUARTER_US + 1) * QUARTER_US, until_us);
      g_autoptr (GDateTime) now = NULL;

      hiatus_fake_clock_advance_to (diary->fixture->clock, next_us);
      now = local_of (diary, next_us);
      look (diary);
      if (!diary->is_ignoring && presence_at (now) == HIATUS_PRESENCE_HERE)
        answer (diary);
      hiatus_fake_presence_set_flags (diary->fixture->presence, presence_at (now));
      look (diary);
    }
}

static void
sleep_until (Diary *diary, gint64 until_us, const gchar *zone)
{
  hiatus_fake_presence_set_flags (diary->fixture->presence, HIATUS_PRESENCE_ASLEEP);
  hiatus_fake_clock_set_unheard (diary->fixture->clock, until_us);
  if (zone != NULL)
    diary->zone = zone;
  hiatus_fake_clock_jump (diary->fixture->clock, until_us, diary->zone);
  {
    g_autoptr (GDateTime) now = local_of (diary, until_us);

    hiatus_fake_presence_set_flags (diary->fixture->presence, presence_at (now));
  }
}

static void
keep_letter (Diary *diary, GError **error)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("{'note': <'Dear you'>, 'again': <true>}"));

  g_free (hiatus_app_keep_letter (diary->fixture->app, options, error));
}

static void
put_off (Diary *diary, const gchar *script, const gchar *until, GError **error)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_SCRIPT_STEP);

  event->script = g_strdup (script);
  event->step = g_strdup ("remind");
  event->target = g_strdup ("none");
  event->until_us = instant_of (diary, until);
  hiatus_journal_record (hiatus_app_get_journal (diary->fixture->app), event, error);
}

static void
take_step (Diary *diary, const Step *step)
{
  g_autoptr (GError) error = NULL;

  tell (diary, step->story);
  switch (step->verb)
    {
    case PLAN:
      fixture_start_plan (diary->fixture, step->argument);
      break;
    case END:
      hiatus_app_end_plan (diary->fixture->app, step->argument, &error);
      break;
    case LOG:
      g_free (fixture_log (diary->fixture, step->argument, step->fields));
      break;
    case FLY:
      sleep_until (diary, now_of (diary) + g_ascii_strtoll (step->fields, NULL, 10) * G_TIME_SPAN_HOUR, step->argument);
      break;
    case OFF:
      sleep_until (diary, instant_of (diary, step->argument), NULL);
      break;
    case LETTER:
      keep_letter (diary, &error);
      break;
    case PUT_OFF:
      put_off (diary, step->argument, step->fields, &error);
      break;
    case TALK:
      hiatus_app_talk (diary->fixture->app, g_str_equal (step->argument, "begun") ? HIATUS_TALK_BEGUN : HIATUS_TALK_OVER, &error);
      break;
    case IGNORE:
    case ANSWER:
      diary->is_ignoring = step->verb == IGNORE;
      break;
    case CHANGE:
    default:
      break;
    }
  g_assert_no_error (error);
  look (diary);
}

static gchar *
live_a_year (Fixture *fixture)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Diary diary = { fixture, lines, told, .zone = "Europe/Berlin" };

  g_ptr_array_add (lines, g_strdup ("# SPDX-FileCopyrightText: The Hiatus authors"));
  g_ptr_array_add (lines, g_strdup ("# SPDX-License-Identifier: GPL-3.0-or-later"));
  g_ptr_array_add (lines, g_strdup ("# What test-year.c comes to: date, time and zone of the person, kind, title and first line of each pop-up, [what they said]"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      live_until (&diary, instant_of (&diary, steps[i].when));
      take_step (&diary, &steps[i]);
    }
  g_ptr_array_add (lines, g_strdup (""));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (gchar **) lines->pdata);
}

static const gchar *path;
static gboolean writes;

static void
test_year (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *seen = live_a_year (fixture);
  g_autofree gchar *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (writes)
    {
      g_file_set_contents (path, seen, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  /* Line by line, so that a failure names the first that differs. */
  {
    g_auto (GStrv) seen_lines = g_strsplit (seen, "\n", -1);
    g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

    for (guint i = 0; seen_lines[i] != NULL && expected_lines[i] != NULL; i++)
      g_assert_cmpstr (seen_lines[i], ==, expected_lines[i]);
  }
  g_assert_cmpstr (seen, ==, expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->prompts = prompts;
  fixture->in_memory = TRUE;
  fixture->asks = TRUE;
  fixture_set_up (fixture, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc < 2)
    g_error ("which file has the year in it?");
  path = argv[1];
  writes = argc > 2 && g_str_equal (argv[2], "write");
  g_test_add ("/year", Fixture, NULL, set_up, test_year, fixture_tear_down);
  return g_test_run ();
}
