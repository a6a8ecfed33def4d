/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/visits.h"

/* A title of a window: whom it gives away, by one letter each, and the numbers that the stays then have. */
typedef struct
{
  guint64 window;
  const gchar *contacts;
  guint64 numbers[3];
} Title;

static void
look_at (HiatusVisits *visits, const Title *title)
{
  hiatus_visits_begin (visits, title->window);
  for (guint i = 0; title->contacts[i] != '\0'; i++)
    {
      const gchar contact[] = { title->contacts[i], '\0' };

      g_assert_cmpuint (hiatus_visits_add (visits, contact), ==, title->numbers[i]);
    }
  hiatus_visits_end (visits);
}

static void
test_stays (void)
{
  g_autoptr (HiatusVisits) visits = hiatus_visits_new ();
  static const Title titles[] = {
    { 1, "a", { 1 } },
    { 1, "a", { 1 } },         /* another title that gives the same away */
    { 2, "a", { 2 } },         /* another window */
    { 2, "" },                 /* another title */
    { 1, "a", { 1 } },         /* the first window was not left by that */
    { 2, "a", { 3 } },         /* and back */
    { 1, "ab", { 1, 4 } },     /* somebody else besides */
    { 1, "b", { 4 } },         /* somebody else instead */
    { 1, "ba", { 4, 5 } },     /* and back to both */
    { 1, "abc", { 5, 4, 6 } }, /* in any order */
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    look_at (visits, &titles[i]);
  g_assert_cmpuint (hiatus_visits_get_n (visits), ==, 4);

  hiatus_visits_close (visits, 1);
  g_assert_cmpuint (hiatus_visits_get_n (visits), ==, 1);
  look_at (visits, &(Title){ 1, "a", { 7 } });
  /* No number is given twice. */
  hiatus_visits_clear (visits);
  look_at (visits, &(Title){ 2, "a", { 8 } });
}

static void
test_bounds (void)
{
  g_autoptr (HiatusVisits) visits = hiatus_visits_new ();
  Title title = { 0, "a", { 0 } };

  for (guint i = 0; i < 10 * HIATUS_VISITS_MAX; i++)
    {
      title.window = i + 1;
      title.numbers[0] = i + 1;
      look_at (visits, &title);
      g_assert_cmpuint (hiatus_visits_get_n (visits), <=, HIATUS_VISITS_MAX);
    }
  /* Those that were found last are still known. */
  title.window = title.numbers[0] = 9 * HIATUS_VISITS_MAX + 1;
  look_at (visits, &title);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visits/stays", test_stays);
  g_test_add_func ("/visits/bounds", test_bounds);

  return g_test_run ();
}
