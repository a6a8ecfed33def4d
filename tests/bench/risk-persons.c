/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/bench/risk-persons.h"

#include <math.h>

#define HOUR 60
#define DAY (24 * HOUR)

/* Awake from 07:00 until midnight. */
#define WAKES (7 * HOUR)
#define SLEEPS (24 * HOUR)

/* One urge in five is never logged. */
#define LOGGED 0.8

static gboolean
happens (GRand *random, gdouble probability)
{
  return g_rand_double (random) < probability;
}

static gdouble
normal (GRand *random, gdouble mean, gdouble deviation)
{
  return mean + deviation * sqrt (-2 * log (1 - g_rand_double (random))) * cos (2 * G_PI * g_rand_double (random));
}

static gint
poisson (GRand *random, gdouble mean)
{
  gdouble left = exp (-mean);
  gint n = -1;

  for (gdouble product = 1; product > left; n++)
    product *= g_rand_double (random);
  return n;
}

static gint
awake (GRand *random)
{
  return g_rand_int_range (random, WAKES, SLEEPS);
}

static void
add (GArray *urges, GRand *random, gint day, gdouble minute)
{
  const Urge urge = { day * DAY + (gint) floor (minute), happens (random, LOGGED) };

  if (urge.minute >= 0)
    g_array_append_val (urges, urge);
}

/* Urges at any time of the day, so many a day. */
static void
add_others (GArray *urges, GRand *random, gint day, gdouble a_day)
{
  for (gint n = poisson (random, a_day); n > 0; n--)
    add (urges, random, day, awake (random));
}

/* Two hours of the day, to the minute, at each of which there is an urge on six days of ten, give or take twenty minutes.
 * @noise of them come at any other time. */
static void
live_by_the_clock (GRand *random, GArray *urges, gdouble noise)
{
  const gint hours[] = { awake (random), awake (random) };

  for (gint day = 0; day < PERSONS_DAYS; day++)
    for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
      if (happens (random, 0.6))
        add (urges, random, day, happens (random, noise) ? awake (random) : normal (random, hours[i], 20));
}

static void
live_fixed_hours (GRand *random, gint weekday, GArray *urges)
{
  live_by_the_clock (random, urges, 0);
}

static void
live_with_noise (GRand *random, gint weekday, GArray *urges)
{
  live_by_the_clock (random, urges, 0.3);
}

/* Drinks on some evenings, on Fridays and Saturdays on most; the urges come one to three hours later, past midnight too. */
static void
live_evening_drinker (GRand *random, gint weekday, GArray *urges)
{
  gint usual = g_rand_int_range (random, 17 * HOUR + 30, 21 * HOUR);

  for (gint day = 0; day < PERSONS_DAYS; day++)
    {
      gboolean is_free = (weekday + day) % 7 == 4 || (weekday + day) % 7 == 5;

      add_others (urges, random, day, 0.15);
      if (happens (random, is_free ? 0.85 : 0.55))
        {
          gdouble first = normal (random, usual, 40);

          for (gint n = 1 + poisson (random, 0.8); n > 0; n--)
            add (urges, random, day, first - 50 * log ((1 - g_rand_double (random)) * (1 - g_rand_double (random))));
        }
    }
}

/* On Sundays, within some hours; else hardly ever. */
static void
live_lonely_sundays (GRand *random, gint weekday, GArray *urges)
{
  gint centre = g_rand_int_range (random, 13 * HOUR, 21 * HOUR);

  for (gint day = 0; day < PERSONS_DAYS; day++)
    {
      add_others (urges, random, day, 0.25);
      if ((weekday + day) % 7 == 6)
        for (gint n = 2 + poisson (random, 1); n > 0; n--)
          add (urges, random, day, normal (random, centre, 75));
    }
}

/* Six a day, of which half come around one time of the day, give or take an hour, and the others whenever. */
static void
live_many_urges (GRand *random, gint weekday, GArray *urges)
{
  gint hour = awake (random);

  for (gint day = 0; day < PERSONS_DAYS; day++)
    {
      add_others (urges, random, day, 3);
      for (gint n = poisson (random, 3); n > 0; n--)
        add (urges, random, day, normal (random, hour, 60));
    }
}

/* Nothing to go by. */
static void
live_random (GRand *random, gint weekday, GArray *urges)
{
  for (gint day = 0; day < PERSONS_DAYS; day++)
    add_others (urges, random, day, 1.3);
}

/* One hour of the day, which becomes another one, three to six hours away, somewhere in the middle. */
static void
live_moving_habit (GRand *random, gint weekday, GArray *urges)
{
  gint hour = g_rand_int_range (random, WAKES, SLEEPS);
  gint moves_on = g_rand_int_range (random, 10, 19);
  gint moves_by = g_rand_int_range (random, 3 * HOUR, 6 * HOUR);

  for (gint day = 0; day < PERSONS_DAYS; day++)
    {
      if (day == moves_on)
        hour += hour + moves_by < SLEEPS ? moves_by : -moves_by;
      if (happens (random, 0.8))
        add (urges, random, day, normal (random, hour, 20));
    }
}

const Person persons[] = {
  { "fixed hours", live_fixed_hours },
  { "30 % noise", live_with_noise },
  { "evening drinker", live_evening_drinker },
  { "lonely Sundays", live_lonely_sundays },
  { "a habit that moves", live_moving_habit },
  { "many urges", live_many_urges },
  { "random", live_random },
};

const guint n_persons = G_N_ELEMENTS (persons);
