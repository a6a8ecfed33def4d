/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* help-lines.ini: the one that comes with Hiatus, and the person's own. */

#include <string.h>

#include "daemon/data/hiatus-resources.h"
#include "daemon/shell/help-lines.h"
#include "daemon/wording-country.h"
#include "tests/fakes/scratch.h"

#define RESOURCE "/org/hiatus/help-lines.ini"
#define NAME "help-lines.ini"

/* Where English, German or Spanish is official or the main language. */
static const gchar *const countries[] = {
  "US",
  "GB",
  "IE",
  "CA",
  "AU",
  "NZ",
  "ZA", /* English */
  "DE",
  "AT",
  "CH",
  "LI",
  "LU",
  "BE", /* German */
  "ES",
  "MX",
  "AR",
  "CO",
  "CL",
  "PE",
  "EC",
  "GT",
  "CU",
  "BO",
  "DO",
  "HN", /* Spanish */
  "PY",
  "SV",
  "NI",
  "CR",
  "PA",
  "UY",
  "VE",
  "PR",
};

/* Where no crisis line was found that sources agree on. Whoever finds one takes the country away here. */
static const gchar *const without_crisis[] = { "GT", "NI", NULL };

typedef struct
{
  gchar *folder;
  HiatusKeyfile *keyfile;
  HiatusHelpLines *lines;
  guint n_problem;
} Fixture;

static void
on_problem (HiatusHelpLines *lines, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_problem++;
}

static GBytes *
read_shipped (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (hiatus_get_resource (), RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) shipped = read_shipped ();
  g_autofree gchar *path = NULL;

  fixture->folder = hiatus_scratch_make ();
  path = g_build_filename (fixture->folder, NAME, NULL);
  fixture->keyfile = hiatus_keyfile_new (path);
  fixture->lines = hiatus_help_lines_new (shipped, fixture->keyfile);
  g_signal_connect (fixture->lines, "problem", G_CALLBACK (on_problem), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->lines);
  g_assert_finalize_object (fixture->keyfile);
  hiatus_scratch_remove (fixture->folder);
}

static void
load (Fixture *fixture, const gchar *text)
{
  hiatus_scratch_write (fixture->folder, NAME, text);
  hiatus_keyfile_load (fixture->keyfile, NULL);
}

static gboolean
has_kind (GPtrArray *lines, HiatusHelpKind kind)
{
  for (guint i = 0; i < lines->len; i++)
    if (((const HiatusHelpLine *) g_ptr_array_index (lines, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
assert_whole (const HiatusHelpLine *line)
{
  g_assert_cmpstr (line->number, !=, "");
  g_assert_cmpstr (line->checked, !=, "");
  g_assert_nonnull (line->sources[0]);
  for (guint i = 0; line->sources[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (line->sources[i], "https://") || g_str_has_prefix (line->sources[i], "http://"));
  g_assert_false (line->own);
}

/* Whoever speaks a language that Hiatus speaks finds somebody where that language is spoken. */
static void
test_shipped (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (hiatus_help_lines_get_problem (fixture->lines), ==, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (GPtrArray) lines = hiatus_help_lines_list (fixture->lines, countries[i]);

      g_test_message ("%s", countries[i]);
      g_assert_cmpuint (lines->len, >, 0);
      g_assert_cmpint (((const HiatusHelpLine *) g_ptr_array_index (lines, 0))->kind, ==, HIATUS_HELP_EMERGENCY);
      g_assert_cmpint (has_kind (lines, HIATUS_HELP_CRISIS), ==, !g_strv_contains (without_crisis, countries[i]));
      g_assert_true (has_kind (lines, HIATUS_HELP_ABUSE));
    }
}

/* Every country there is, those with an emergency number only too. */
static void
test_every_country (Fixture *fixture, gconstpointer data)
{
  guint n_countries = 0;

  for (gchar first = 'A'; first <= 'Z'; first++)
    for (gchar second = 'A'; second <= 'Z'; second++)
      {
        const gchar country[] = { first, second, '\0' };
        g_autoptr (GPtrArray) lines = hiatus_help_lines_list (fixture->lines, country);

        if (lines->len == 0)
          continue;
        n_countries++;
        g_test_message ("%s", country);
        g_assert_cmpstr (hiatus_wording_country (country), !=, country);
        g_assert_cmpint (((const HiatusHelpLine *) g_ptr_array_index (lines, 0))->kind, ==, HIATUS_HELP_EMERGENCY);
        for (guint i = 0; i < lines->len; i++)
          assert_whole (g_ptr_array_index (lines, i));
      }
  g_assert_cmpuint (n_countries, >=, G_N_ELEMENTS (countries));
}

/* No line stands there twice for a country. */
static void
test_none_twice (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (GPtrArray) lines = hiatus_help_lines_list (fixture->lines, countries[i]);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < lines->len; j++)
        {
          const HiatusHelpLine *line = g_ptr_array_index (lines, j);
          gchar *key = g_strdup_printf ("%s %s %s", hiatus_help_kind_names[line->kind], line->number, line->press);

          g_test_message ("%s: %s", countries[i], key);
          g_assert_true (g_hash_table_add (seen, key));
        }
    }
}

static const HiatusHelpLine *
find (GPtrArray *lines, const gchar *number)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HiatusHelpLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->number, number))
        return line;
    }
  return NULL;
}

#define OWN "[My counsellor]\ncountries=DE;XX\nkind=crisis\nname=Dr Who\nnumber=030 123456\nhours=mon 09:00-10:00\n"

static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = hiatus_help_lines_list (fixture->lines, "DE");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) nowhere = NULL;
  const HiatusHelpLine *line;

  load (fixture, OWN);
  g_assert_cmpstr (hiatus_help_lines_get_problem (fixture->lines), ==, NULL);
  after = hiatus_help_lines_list (fixture->lines, "DE");
  g_assert_cmpuint (after->len, ==, before->len + 1);
  line = find (after, "030 123456");
  g_assert_true (line != NULL && line->own && g_str_equal (line->name, "Dr Who"));
  nowhere = hiatus_help_lines_list (fixture->lines, "XX");
  g_assert_cmpuint (nowhere->len, ==, 1);
}

static void
test_instead (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;

  load (fixture, OWN "[DE]\nshipped=no\n[AT]\nshipped=yes\n");
  g_assert_cmpstr (hiatus_help_lines_get_problem (fixture->lines), ==, NULL);
  lines = hiatus_help_lines_list (fixture->lines, "DE");
  g_assert_nonnull (find (lines, "112"));
  g_assert_nonnull (find (lines, "030 123456"));
  for (guint i = 0; i < lines->len; i++)
    {
      const HiatusHelpLine *line = g_ptr_array_index (lines, i);

      g_assert_true (line->own || line->kind == HIATUS_HELP_EMERGENCY);
    }
  elsewhere = hiatus_help_lines_list (fixture->lines, "AT");
  g_assert_true (has_kind (elsewhere, HIATUS_HELP_CRISIS));
}

typedef struct
{
  const gchar *what;
  const gchar *text;
  const gchar *problem;
} BadCase;

static const BadCase bad_cases[] = {
  { "number", "# mine\n\n[A]\ncountries=DE\nkind=crisis\nname=A\nnumber=call me\n", "help-lines.ini, line 7, group [A], number: give at least two digits, with blanks and + * # - ( ) between them if need be" },
  { "no-number", "[A]\ncountries=DE\nkind=crisis\nname=A\n", "help-lines.ini, line 1, group [A], number: give at least two digits, with blanks and + * # - ( ) between them if need be" },
  { "no-kind", "\n[A]\ncountries=DE\nname=A\nnumber=123\n", "help-lines.ini, line 2, group [A]: say kind=emergency, crisis or abuse" },
  { "kind", "[A]\nkind=friend\ncountries=DE\nname=A\nnumber=123\n", "help-lines.ini, line 2, group [A], kind: it is emergency, crisis or abuse" },
  { "key", "[A]\nkind=crisis\ncountries=DE\nname=A\nphone=123\nnumber=123\n", "help-lines.ini, line 5, group [A], phone: there is no such key: it is one of countries, kind, name, number, press, reaches, whom, where, languages, hours, checked, source" },
  { "hours", "[A]\nkind=crisis\ncountries=DE\nname=A\nnumber=123\nhours=24/7\n", "help-lines.ini, line 6, group [A], hours: write always, or days and times such as mon-fri 09:00-17:00;sat 10:00-12:00" },
  { "shipped", "[DE]\nshipped=never\n", "help-lines.ini, line 2, group [DE], shipped: is neither yes nor no: use one of them" },
  { "line-called-like-a-country", "[DE]\nnumber=123\n", "help-lines.ini, line 2, group [DE], number: a group that is called like a country has the key shipped only: give a line another name" },
  { "two", "[A]\nkind=crisis\ncountries=DE\nname=A\nnumber=1\n[B]\nkind=abuse\ncountries=DE\nname=B\nnumber=2\n", "help-lines.ini, line 5, group [A], number: give at least two digits, with blanks and + * # - ( ) between them if need be (and 1 more)" },
};

/* What is wrong is told with its place and the mend, and the rest serves: the line beside it, and those that come with
 * Hiatus. */
static void
test_bad (gconstpointer data)
{
  const BadCase *bad = data;
  g_autofree gchar *text = g_strconcat (bad->text, OWN, NULL);
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) lines = NULL;

  set_up (&fixture, NULL);
  load (&fixture, text);
  g_assert_cmpstr (hiatus_help_lines_get_problem (fixture.lines), ==, bad->problem);
  g_assert_cmpuint (fixture.n_problem, ==, 1);
  lines = hiatus_help_lines_list (fixture.lines, "DE");
  g_assert_nonnull (find (lines, "112"));
  g_assert_nonnull (find (lines, "030 123456"));
  g_assert_true (has_kind (lines, HIATUS_HELP_ABUSE));
  load (&fixture, OWN);
  g_assert_cmpstr (hiatus_help_lines_get_problem (fixture.lines), ==, NULL);
  g_assert_cmpuint (fixture.n_problem, ==, 2);
  g_clear_pointer (&lines, g_ptr_array_unref);
  tear_down (&fixture, NULL);
}

/* What was let go of is read again; what is wrong in the person's file is told once. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  load (fixture, OWN "[A]\n");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) lines = hiatus_help_lines_list (fixture->lines, "DE");

      g_assert_nonnull (find (lines, "112"));
      g_assert_nonnull (find (lines, "030 123456"));
      hiatus_help_lines_let_go (fixture->lines);
    }
  g_assert_nonnull (hiatus_help_lines_get_problem (fixture->lines));
  g_assert_cmpuint (fixture->n_problem, ==, 1);
}

/* A file that is none takes nothing away. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;

  load (fixture, OWN);
  load (fixture, "this is no key file\n");
  g_assert_nonnull (strstr (hiatus_help_lines_get_problem (fixture->lines), "help-lines.ini"));
  lines = hiatus_help_lines_list (fixture->lines, "DE");
  g_assert_nonnull (find (lines, "112"));
  g_assert_nonnull (find (lines, "030 123456"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/help-lines/shipped", Fixture, NULL, set_up, test_shipped, tear_down);
  g_test_add ("/help-lines/every-country", Fixture, NULL, set_up, test_every_country, tear_down);
  g_test_add ("/help-lines/none-twice", Fixture, NULL, set_up, test_none_twice, tear_down);
  g_test_add ("/help-lines/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/help-lines/instead", Fixture, NULL, set_up, test_instead, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/help-lines/bad/", bad_cases[i].what, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add ("/help-lines/let-go", Fixture, NULL, set_up, test_let_go, tear_down);
  g_test_add ("/help-lines/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);
  return g_test_run ();
}
