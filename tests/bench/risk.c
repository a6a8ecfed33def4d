/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* risk FIRST-SEED LAST-SEED: how many urges of simulated persons have a pop-up before them.
 *
 * Each seed is one life of 28 days of each person. The model is asked on each date, and knows the days before it only, and of
 * these only what was logged; what it says changes nothing in that life. Beside it stand a pop-up each evening at eight,
 * and chance: as many pop-ups as the model had in that life, on dates and at times of day between 07:00 and 23:00 drawn
 * by lot, fifty times over. All urges count, those that were not logged too. An urge has a pop-up before it if there is
 * one 1 to 60 minutes (or 1 to 120) before. At the end: what it costs to ask where the journal is long. */

#include <stdlib.h>
#include <time.h>

#include "daemon/core/calendar.h"
#include "daemon/core/risk.h"
#include "tests/bench/risk-persons.h"

#define HOUR 60
#define DAY HIATUS_MINUTES_PER_DAY
#define N_LOTS 50

#define SECOND_HALF (PERSONS_DAYS / 2 * DAY)

#define EPOCH_JULIAN 719163u /* 1 January 1970 */
#define MONDAY 738949u       /* 4 March 2024 */

/* What one way of choosing the time has come to. */
typedef struct
{
  gdouble popups;
  gdouble within_1;
  gdouble within_2;
  gdouble late_within_1; /* of those in the second half */
} Score;

static void
count (Score *score, const GArray *urges, const gint *popups, gdouble weight)
{
  for (gint day = 0; day < PERSONS_DAYS; day++)
    if (popups[day] >= 0)
      score->popups += weight;
  for (guint i = 0; i < urges->len; i++)
    {
      gint minute = g_array_index (urges, Urge, i).minute;
      gint after = G_MAXINT;

      for (gint day = 0; day < PERSONS_DAYS; day++)
        if (popups[day] >= 0 && minute > popups[day])
          after = minute - popups[day];
      if (after <= HOUR)
        score->within_1 += weight;
      if (after <= HOUR && minute >= SECOND_HALF)
        score->late_within_1 += weight;
      if (after <= 2 * HOUR)
        score->within_2 += weight;
    }
}

static gint
compare_urges (gconstpointer left, gconstpointer right)
{
  return ((const Urge *) left)->minute - ((const Urge *) right)->minute;
}

static void
log_urge (HiatusJourney *journey, gint minute, gint weekday)
{
  guint32 julian = MONDAY + (guint32) (weekday + minute / DAY);
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_URGE);

  event->device = g_strdup ("1f2e3d4c");
  event->sequence = hiatus_journey_events (journey)->len + 1;
  event->happened_us = ((gint64) (julian - EPOCH_JULIAN) * DAY + minute % DAY) * G_TIME_SPAN_MINUTE + 1;
  event->recorded_us = event->happened_us;
  g_date_clear (&event->date, 1);
  g_date_set_julian (&event->date, julian);
  hiatus_journey_add (journey, event);
}

/* When the model speaks, for each day; -1 for not at all. */
static void
ask_model (const GArray *urges, gint weekday, gint *popups)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  guint next = 0;

  for (gint day = 0; day < PERSONS_DAYS; day++)
    {
      HiatusRisk risk;
      GDate date;

      while (next < urges->len && g_array_index (urges, Urge, next).minute < day * DAY)
        {
          if (g_array_index (urges, Urge, next).is_logged)
            log_urge (journey, g_array_index (urges, Urge, next).minute, weekday);
          next++;
        }
      g_date_clear (&date, 1);
      g_date_set_julian (&date, MONDAY + (guint32) (weekday + day));
      popups[day] = hiatus_risk_on (journey, &date, utc, &risk) ? day * DAY + risk.minute : -1;
    }
}

static void
draw_lots (GRand *random, const gint *model, gint *popups)
{
  gint left = 0;

  for (gint day = 0; day < PERSONS_DAYS; day++)
    left += model[day] >= 0;
  for (gint day = 0; day < PERSONS_DAYS; day++)
    {
      gboolean is_drawn = g_rand_int_range (random, 0, PERSONS_DAYS - day) < left;

      popups[day] = is_drawn ? day * DAY + g_rand_int_range (random, 7 * HOUR, 23 * HOUR) : -1;
      left -= is_drawn;
    }
}

static void
live (const Person *person, guint32 seed, guint *n_urges, guint *n_late, Score *model, Score *eight, Score *chance)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) urges = g_array_new (FALSE, FALSE, sizeof (Urge));
  gint weekday = (gint) (seed % 7);
  gint chosen[PERSONS_DAYS], others[PERSONS_DAYS];

  person->live (random, weekday, urges);
  g_array_sort (urges, compare_urges);
  *n_urges += urges->len;
  for (guint i = 0; i < urges->len; i++)
    *n_late += g_array_index (urges, Urge, i).minute >= SECOND_HALF;
  ask_model (urges, weekday, chosen);
  count (model, urges, chosen, 1);
  for (gint day = 0; day < PERSONS_DAYS; day++)
    others[day] = day * DAY + 20 * HOUR;
  count (eight, urges, others, 1);
  for (guint lot = 0; lot < N_LOTS; lot++)
    {
      draw_lots (random, chosen, others);
      count (chance, urges, others, 1.0 / N_LOTS);
    }
}

static void
report (const gchar *who, const gchar *way, const Score *score, guint n_urges, guint n_late, guint n_lives)
{
  g_print ("%s\t%s\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\n",
           who,
           way,
           (gdouble) n_urges / n_lives,
           score->popups / n_lives,
           100 * score->within_1 / n_urges,
           100 * score->within_2 / n_urges,
           100 * score->late_within_1 / n_late,
           score->popups / score->within_1);
}

/* What it costs to ask after ten years of twenty urges a day, which is more than anybody logs. */
static void
time_ten_years (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  clock_t begun;
  HiatusRisk risk;
  GDate date;

  for (gint urge = 0; urge < 20 * 3650; urge++)
    log_urge (journey, urge * (DAY / 20), 0);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, MONDAY + 3650);
  begun = clock ();
  for (guint i = 0; i < 100; i++)
    hiatus_risk_on (journey, &date, zone, &risk);
  g_print ("\nafter ten years and %u events: %.2f ms of CPU time\n", hiatus_journey_events (journey)->len, 1000 * (gdouble) (clock () - begun) / CLOCKS_PER_SEC / 100);
}

int
main (int argc, char **argv)
{
  guint32 first, last;

  if (argc != 3)
    return 2;
  first = (guint32) strtoul (argv[1], NULL, 10);
  last = (guint32) strtoul (argv[2], NULL, 10);
  g_print ("person\tpop-up\turges\tpop-ups\twithin 1 h, %%\twithin 2 h, %%\tdays 15 to 28 within 1 h, %%\tpop-ups an urge\n");
  for (guint i = 0; i < n_persons; i++)
    {
      Score model = { 0 }, eight = { 0 }, chance = { 0 };
      guint n_urges = 0, n_late = 0;

      for (guint32 seed = first; seed <= last; seed++)
        live (&persons[i], seed, &n_urges, &n_late, &model, &eight, &chance);
      report (persons[i].name, "the model", &model, n_urges, n_late, last - first + 1);
      report (persons[i].name, "at eight", &eight, n_urges, n_late, last - first + 1);
      report (persons[i].name, "chance", &chance, n_urges, n_late, last - first + 1);
    }
  time_ten_years ();
  return 0;
}
