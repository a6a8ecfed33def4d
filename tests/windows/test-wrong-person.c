/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tray/windows/wrong-person-form.h"

static void
test_check (void)
{
  static const struct
  {
    const gchar *keyword;
    const gchar *phrase;
    HiatusWrongPersonProblem problem;
  } rows[] = {
    { "Alex", "Alex Smith", HIATUS_WRONG_PERSON_FINE },
    { "Alex", "alexander technique", HIATUS_WRONG_PERSON_FINE },
    { "alex", "ALEX SMITH", HIATUS_WRONG_PERSON_FINE },
    { "José", "Jose Antonio", HIATUS_WRONG_PERSON_FINE },
    { "Alex  Doe", "Alex Doe jr", HIATUS_WRONG_PERSON_FINE },
    { "さくら", "さくらんぼ", HIATUS_WRONG_PERSON_FINE },
    { "Ａlex", "Alex Smith", HIATUS_WRONG_PERSON_FINE },
    { "+44 7700 900123", "07700-900123 extension 9", HIATUS_WRONG_PERSON_FINE },
    { "Alex", "Alex", HIATUS_WRONG_PERSON_SAME },
    { "Alex", "ALÉX", HIATUS_WRONG_PERSON_SAME },
    { "Alex Doe", " alex   doe", HIATUS_WRONG_PERSON_SAME },
    { "Alex", "Sandra", HIATUS_WRONG_PERSON_APART },
    { "Alex Doe", "Alex", HIATUS_WRONG_PERSON_APART },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s in %s", rows[i].keyword, rows[i].phrase);
      g_assert_cmpint (hiatus_wrong_person_check (rows[i].keyword, rows[i].phrase), ==, rows[i].problem);
    }
}

static void
test_split (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *ids;
  } rows[] = {
    { "", "" },
    { " ;, ", "" },
    { "org.signal.Signal", "org.signal.Signal" },
    { "a; b,c  d\n", "a|b|c|d" },
    { "a;b;a", "a|b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) ids = hiatus_wrong_person_split (rows[i].text);
      g_autofree gchar *joined = g_strjoinv ("|", ids);

      g_assert_cmpstr (joined, ==, rows[i].ids);
    }
}

static void
test_append (void)
{
  const gchar *const list[] = { "Alex Smith", NULL };
  const gchar *const nothing[] = { NULL };
  const gchar *const both[] = { "Alex Smith", "Alexander Technique", NULL };
  g_auto (GStrv) longer = hiatus_wrong_person_append (list, "Alexander Technique");
  g_auto (GStrv) same = hiatus_wrong_person_append (list, "Alex Smith");
  g_auto (GStrv) first = hiatus_wrong_person_append (nothing, "Alex Smith");

  g_assert_true (g_strv_equal ((const gchar *const *) longer, both));
  g_assert_true (g_strv_equal ((const gchar *const *) same, list));
  g_assert_true (g_strv_equal ((const gchar *const *) first, list));
}

/* What is offered can be given back by the free text, too, and nothing is offered twice. */
static void
test_apps (void)
{
  gsize n_apps;
  const HiatusMessagingApp *apps = hiatus_wrong_person_get_apps (&n_apps);

  g_assert_cmpuint (n_apps, >=, 8);
  for (gsize i = 0; i < n_apps; i++)
    {
      g_auto (GStrv) ids = hiatus_wrong_person_split (apps[i].id);

      g_assert_cmpuint (g_strv_length (ids), ==, 1);
      g_assert_cmpuint (strlen (apps[i].name), >, 0);
      for (gsize other = 0; other < i; other++)
        g_assert_cmpstr (apps[i].id, !=, apps[other].id);
    }
}

/* A name from right to left leaves the full stop behind it where the sentence ends. */
static void
test_isolate (void)
{
  g_autofree gchar *word = hiatus_wrong_person_isolate ("אלכס");

  g_assert_cmpstr (word, ==, "\u2068אלכס\u2069");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wrong-person/check", test_check);
  g_test_add_func ("/wrong-person/split", test_split);
  g_test_add_func ("/wrong-person/append", test_append);
  g_test_add_func ("/wrong-person/apps", test_apps);
  g_test_add_func ("/wrong-person/isolate", test_isolate);
  return g_test_run ();
}
