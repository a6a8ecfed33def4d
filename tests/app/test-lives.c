/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "daemon/core/calendar.h"
#include "tests/app/fixture.h"
#include "tests/fakes/scratch.h"

/* What holds in every life for the whole daemon, with all that pop-ups come to: somebody is there or not, answers or not,
 * travels, sets the clock, and does things themselves. The planner alone is held against an
 * observer in tests/core/test-planner-lives.c; here the rules are looked for in what was really shown. Each life is made from
 * a seed of its own, which a failure names. */
#define N_LIVES (g_test_thorough () ? 1000u : 20u)
#define DAY_US (G_TIME_SPAN_DAY)

/* The settings of a life may have any quiet hours; these are those of its file. */
static const struct
{
  const gchar *file;
  gint morning;
  gint quiet_from;
  gint quiet_until;
} choices[] = {
  { "[times]\nmorning=09:00\n[popups]\nevening=yes\nrisk=yes\n", 540, 1320, 480 },
  { "[times]\nmorning=08:00\nquiet-from=12:00\nquiet-until=14:00\nevening=13:00\n[popups]\nevening=yes\n", 480, 720, 840 },
  { "[times]\nmorning=06:00\nquiet-from=00:00\nquiet-until=07:00\nevening=06:00\n[popups]\nevening=yes\nrisk=yes\n", 360, 0, 420 },
  { "[times]\nquiet-from=23:00\nquiet-until=09:30\n[popups]\nday=no\n", 540, 1380, 570 },
};

static const gchar *const zones[] = { "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu" };

/* A pop-up as it was recorded. */
typedef struct
{
  HiatusPopup popup;
  GDate day;
  gint64 at_us;
} Shown;

typedef struct
{
  Fixture base;
  GRand *random;
  guint choice;
  gint diligence;          /* out of ten pop-ups so many are answered */
  gboolean is_clock_right; /* nobody has set it */
  gint64 here_since_us;    /* since when nothing held a pop-up */
  GArray *shown;           /* (element-type Shown) */
  GHashTable *given;       /* (element-type utf8 guint): by prompt, the date on which it was given */
} Life;

static gint64
now_of (Life *life)
{
  return hiatus_clock_now_us (HIATUS_CLOCK (life->base.clock));
}

static GTimeZone *
zone_of (Life *life)
{
  return hiatus_clock_get_zone (HIATUS_CLOCK (life->base.clock));
}

static const HiatusJourney *
journey_of (Life *life)
{
  return hiatus_journal_get_journey (hiatus_app_get_journal (life->base.app));
}

static gboolean
is_quiet (Life *life)
{
  const gint minute = hiatus_calendar_minute_at (now_of (life), zone_of (life));
  const gint from = choices[life->choice].quiet_from;
  const gint until = choices[life->choice].quiet_until;

  if (now_of (life) < hiatus_journey_quiet_until (journey_of (life)))
    return TRUE;
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

static void
count (Life *life, const HiatusEvent *event)
{
  const Shown shown = { event->popup, event->day, event->happened_us };
  guint n_on_day = 1;

  g_assert_cmpint (hiatus_presence_get_flags (HIATUS_PRESENCE (life->base.presence)), ==, HIATUS_PRESENCE_HERE);
  g_assert_false (is_quiet (life));
  for (guint i = 0; i < life->shown->len; i++)
    {
      const Shown *before = &g_array_index (life->shown, Shown, i);

      if (g_date_compare (&before->day, &shown.day) != 0)
        continue;
      g_assert_cmpint (before->popup, !=, shown.popup);
      n_on_day++;
    }
  g_assert_cmpuint (n_on_day, <=, 3);
  g_array_append_val (life->shown, shown);
}

/* None again within 14 days. One that stays on the table of its day is given once. */
static void
give (Life *life, const HiatusEvent *event)
{
  const guint today = g_date_get_julian (&event->day);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (life->given, event->prompt));

  if (before != 0 && before != today && life->is_clock_right)
    g_assert_cmpuint (today - before, >, 14);
  g_hash_table_replace (life->given, g_strdup (event->prompt), GUINT_TO_POINTER (today));
}

static void
on_recorded (HiatusApp *app, guint64 position, gpointer user_data)
{
  Life *life = user_data;
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (app)));

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->position != position)
        continue;
      if (event->kind == HIATUS_EVENT_POPUP && event->popup != HIATUS_POPUP_COMPANY && event->popup != HIATUS_POPUP_WAIT && event->popup != HIATUS_POPUP_REPAIR)
        count (life, event);
      if ((event->kind == HIATUS_EVENT_POPUP || event->kind == HIATUS_EVENT_PROMPT) && event->prompt != NULL)
        give (life, event);
      break;
    }
}

/* Uses a button of what is up, closes it, or leaves it. */
static void
answer_what_is_up (Life *life)
{
  HiatusFakeNotifier *notifier = life->base.notifier;

  for (guint i = 0; i < hiatus_fake_notifier_n_sent (notifier); i++)
    {
      g_autofree gchar *key = g_strdup (hiatus_fake_notifier_get_sent (notifier, i)->key);
      const HiatusFakePopup *popup = hiatus_fake_notifier_get_shown (notifier, key);
      guint n_buttons = popup == NULL ? 0 : g_strv_length (popup->actions);

      if (popup == NULL || g_rand_int_range (life->random, 0, 10) >= life->diligence)
        continue;
      if (n_buttons == 0 || g_rand_int_range (life->random, 0, 8) == 0)
        hiatus_fake_notifier_close (notifier, key);
      else
        {
          g_autofree gchar *action = g_strdup (popup->actions[g_rand_int_range (life->random, 0, (gint) n_buttons)]);

          hiatus_fake_notifier_answer (notifier, key, action);
        }
    }
}

/* What a person does themselves is answered at once, whoever is there, at any hour. */
static void
act (Life *life)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *key = NULL;

  switch (g_rand_int_range (life->random, 0, 4))
    {
    case 0:
      id = fixture_log (&life->base, "urge", "{'announce': <true>}");
      key = g_strconcat ("undo/", id, NULL);
      g_assert_nonnull (hiatus_fake_notifier_get_shown (life->base.notifier, key));
      break;
    case 1:
      {
        guint n_sent = hiatus_fake_notifier_n_sent (life->base.notifier);

        hiatus_app_show_day (life->base.app);
        g_assert_cmpuint (hiatus_fake_notifier_n_sent (life->base.notifier), ==, n_sent + 1);
        break;
      }
    case 2:
      id = fixture_log (&life->base, "slip", "{}");
      fixture_assert_state (&life->base, "last-event-kind", "'slip'");
      break;
    default:
      id = fixture_log (&life->base, "encounter", "{'went': <'hard'>}");
      fixture_assert_state (&life->base, "last-event-kind", "'encounter'");
      break;
    }
}

static void
be (Life *life, HiatusPresenceFlags flags)
{
  hiatus_fake_presence_set_flags (life->base.presence, flags);
  life->here_since_us = flags == HIATUS_PRESENCE_HERE ? now_of (life) : G_MAXINT64;
}

/* Writes a file of the person's, as an editor does: that is on the disk sooner than what the app writes. */
static void
write_file (Life *life, const gchar *name, const gchar *text)
{
  g_autofree gchar *path = g_build_filename (life->base.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_remove (path);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* What the person entered for themselves. */
static void
enter (Life *life)
{
  static const gchar *const groups[] = {
    "[reason 1]\ntext=I want to sleep again.\n",
    "[meeting 1]\nweekdays=mon;thu;sun\ntime=02:30\nminutes=45\n",
    "[meeting 2]\nweekdays=tue;fri\ntime=17:00\n",
    "[hard-day 1]\ndate=03-08\n",
    "[hard-day 2]\ndate=07-20\n",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_rand_boolean (life->random))
      g_string_append (text, groups[i]);
  write_file (life, "care.ini", text->str);
}

/* Something happens. */
static void
happen (Life *life)
{
  gint64 now_us = now_of (life);
  g_autoptr (GError) error = NULL;

  switch (g_rand_int_range (life->random, 0, 12))
    {
    case 0:
    case 1:
      act (life);
      break;
    case 2:
      hiatus_fake_clock_jump (life->base.clock, now_us + g_rand_int_range (life->random, 5, 20) * G_TIME_SPAN_HOUR, zones[g_rand_int_range (life->random, 0, G_N_ELEMENTS (zones))]);
      be (life, HIATUS_PRESENCE_HERE);
      break;
    case 3:
      hiatus_fake_clock_jump (life->base.clock, now_us - g_rand_int_range (life->random, 1, 40) * G_TIME_SPAN_HOUR, NULL);
      life->is_clock_right = FALSE;
      be (life, HIATUS_PRESENCE_HERE);
      break;
    case 4:
      hiatus_app_be_quiet (life->base.app, "60m", &error);
      g_assert_no_error (error);
      break;
    case 5:
      hiatus_app_miss_tray (life->base.app);
      break;
    case 6:
    case 7:
      be (life, (HiatusPresenceFlags) (1u << g_rand_int_range (life->random, 0, 5)));
      break;
    default:
      be (life, HIATUS_PRESENCE_HERE);
      break;
    }
}

/* Whoever was there for more than an hour of a day after the end, and not quiet, was asked, unless three times before, and
 * not on a hard day. */
static void
assert_end_was_asked (Life *life)
{
  GDate today;
  HiatusStatus status;
  gint64 since_us;

  hiatus_calendar_date_at (now_of (life), zone_of (life), &today);
  hiatus_journey_status (journey_of (life), &today, &status);
  if (status.phase != HIATUS_PHASE_COMPLETE || is_quiet (life))
    return;
  since_us = MAX (hiatus_calendar_instant (&today, choices[life->choice].morning, zone_of (life)), hiatus_journey_quiet_until (journey_of (life)));
  since_us = MAX (since_us, life->here_since_us);
  if (choices[life->choice].quiet_until <= hiatus_calendar_minute_at (now_of (life), zone_of (life)))
    since_us = MAX (since_us, hiatus_calendar_instant (&today, choices[life->choice].quiet_until, zone_of (life)));
  /* Of three, one may be kept for a meeting. */
  if (since_us == G_MAXINT64 || now_of (life) <= since_us + G_TIME_SPAN_HOUR || hiatus_journey_count_popups_on (journey_of (life), &today, G_MAXUINT) >= 2)
    return;
  if (hiatus_care_find_hard_day (hiatus_app_get_care (life->base.app), &today) != NULL)
    return;
  if (!hiatus_journey_popup_shown (journey_of (life), HIATUS_POPUP_END, &today))
    {
      g_date_add_days (&status.ends_on, 1);
      g_assert_cmpuint (hiatus_journey_count_popups (journey_of (life), HIATUS_POPUP_END, &status.ends_on, &today), >=, 3); /* more, where the clock was set back */
    }
}

/* It wakes up for what it has said that it would, and rests in between: a handful of times a day. */
static void
live_for (Life *life, gint64 span_us)
{
  const gint64 until_us = now_of (life) + span_us;
  guint n_wakes = 0;

  while (now_of (life) < until_us)
    {
      gint64 deadline_us = hiatus_fake_clock_get_deadline (life->base.clock);

      hiatus_fake_clock_advance_to (life->base.clock, MIN (MAX (deadline_us, now_of (life)), until_us));
      g_assert_cmpuint (++n_wakes, <, 2 + 12 * (guint) (span_us / DAY_US + 1));
      assert_end_was_asked (life);
    }
}

static void
live (Life *life)
{
  static const gchar *const plans[] = {
    "{'days': <1>}",
    "{'days': <3>, 'mode': <'limited'>}",
    "{'days': <5>, 'goal': <'heal'>}",
    "{'days': <28>, 'goal': <'heal'>, 'mode': <'limited'>}",
    "{'open': <true>, 'goal': <'safety'>, 'mode': <'limited'>}",
  };
  const gint n_days = g_rand_int_range (life->random, 0, 20) == 0 ? 30 : 6;
  const gint64 end_us = now_of (life) + n_days * DAY_US;

  fixture_start_plan (&life->base, plans[g_rand_int_range (life->random, 0, G_N_ELEMENTS (plans))]);
  while (now_of (life) < end_us)
    {
      live_for (life, g_rand_int_range (life->random, 30, 12 * 60) * G_TIME_SPAN_MINUTE);
      happen (life);
      answer_what_is_up (life);
    }
}

static void
set_up (Life *life, guint32 seed)
{
  Fixture *base = &life->base;

  life->random = g_rand_new_with_seed (seed);
  life->choice = (guint) g_rand_int_range (life->random, 0, G_N_ELEMENTS (choices));
  life->diligence = g_rand_int_range (life->random, 0, 10);
  life->is_clock_right = TRUE;
  life->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  life->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  base->in_memory = TRUE;
  base->recorded = G_CALLBACK (on_recorded);
  base->recorded_data = life;
  write_file (life, "settings.ini", choices[life->choice].file);
  enter (life);
  base->clock = hiatus_fake_clock_new (G_GINT64_CONSTANT (1740787200) * G_USEC_PER_SEC + g_rand_int_range (life->random, 0, 300 * 24 * 60) * G_TIME_SPAN_MINUTE, zones[g_rand_int_range (life->random, 0, G_N_ELEMENTS (zones))]);
  fixture_start_app (base);
  be (life, HIATUS_PRESENCE_HERE);
}

static void
tear_down (Life *life)
{
  fixture_stop_app (&life->base);
  g_assert_finalize_object (life->base.clock);
  g_array_unref (life->shown);
  g_hash_table_unref (life->given);
  g_rand_free (life->random);
}

static void
test_lives (void)
{
  gchar *folder = hiatus_scratch_make ();
  g_autofree const gchar **prompts = g_new0 (const gchar *, 121);

  for (guint i = 0; i < 120; i++)
    prompts[i] = "body Walk for ten minutes.";
  for (guint32 seed = 1; seed <= N_LIVES; seed++)
    {
      Life life = { .base = { .folder = folder, .prompts = prompts } };

      g_test_message ("seed %u", seed);
      set_up (&life, seed);
      live (&life);
      tear_down (&life);
    }
  hiatus_scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lives", test_lives);
  return g_test_run ();
}
