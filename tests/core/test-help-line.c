/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line that one can ring: what it may say, when it answers, and which ones a country has. */

#include "daemon/core/help-line.h"
#include "tests/core/fixtures.h"

typedef struct
{
  const gchar *text;
  gboolean is_good;
  HiatusHelpHours hours;
} Hours;

static const Hours hours[] = {
  { "always", TRUE, { .always = TRUE } },
  { "sat 09:00-16:00", TRUE, { FALSE, 6, 6, 540, 960 } },
  { "mon-fri 14:00-22:00", TRUE, { FALSE, 1, 5, 840, 1320 } },
  { "mon-sun 00:00-24:00", TRUE, { FALSE, 1, 7, 0, 1440 } },
  { "", FALSE, { 0 } },
  { "Always", FALSE, { 0 } },
  { "mon", FALSE, { 0 } },
  { "09:00-16:00", FALSE, { 0 } },
  { "fri-mon 09:00-16:00", FALSE, { 0 } },
  { "mon-tue-wed 09:00-16:00", FALSE, { 0 } },
  { "day 09:00-16:00", FALSE, { 0 } },
  { "mon  09:00-16:00", FALSE, { 0 } },
  { "mon 16:00-09:00", FALSE, { 0 } },
  { "mon 09:00-09:00", FALSE, { 0 } },
  { "mon 9:00-16:00", FALSE, { 0 } },
  { "mon 09:60-16:00", FALSE, { 0 } },
  { "mon 09:00-24:01", FALSE, { 0 } },
  { "mon 09:00-25:00", FALSE, { 0 } },
  { "mon 09-16", FALSE, { 0 } },
  { "mon 09:00", FALSE, { 0 } },
  { "mon 0:900-16:00", FALSE, { 0 } },
};

static void
test_hours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      HiatusHelpHours found;

      g_test_message ("'%s'", hours[i].text);
      g_assert_cmpint (hiatus_help_hours_parse (hours[i].text, &found), ==, hours[i].is_good);
      if (!hours[i].is_good)
        continue;
      g_assert_cmpint (found.always, ==, hours[i].hours.always);
      g_assert_cmpint (found.first, ==, hours[i].hours.first);
      g_assert_cmpint (found.last, ==, hours[i].hours.last);
      g_assert_cmpint (found.from, ==, hours[i].hours.from);
      g_assert_cmpint (found.until, ==, hours[i].hours.until);
    }
}

static HiatusHelpLine *
make (const gchar *countries, HiatusHelpKind kind, const gchar *number)
{
  HiatusHelpLine *line = hiatus_help_line_new ();

  g_strfreev (line->countries);
  line->countries = g_strsplit (countries, ";", -1);
  line->kind = kind;
  g_free (line->name);
  line->name = g_strdup ("A name");
  g_free (line->number);
  line->number = g_strdup (number);
  return line;
}

typedef struct
{
  gsize field;
  const gchar *text;
  const gchar *key; /* NULL: it is good */
} Text;

#define FIELD(member) G_STRUCT_OFFSET (HiatusHelpLine, member)

static const Text texts[] = {
  { FIELD (number), "112", NULL },
  { FIELD (number), "0800 111 0 111", NULL },
  { FIELD (number), "+49 (0)30-1234#*", NULL },
  { FIELD (number), "15", NULL },
  { FIELD (number), "1", "number" },
  { FIELD (number), "", "number" },
  { FIELD (number), "-- ", "number" },
  { FIELD (number), "0800 HELP", "number" },
  { FIELD (number), "112; 911", "number" },
  { FIELD (number), "1\xd9\xa1\xd9\xa2", "number" },
  { FIELD (name), "", "name" },
  { FIELD (name), "Tel\xc3\xa9"
                  "fono",
    NULL },
  { FIELD (name), "a\nb", "name" },
  { FIELD (name), "a\xe2\x80\xae"
                  "b",
    "name" },
  { FIELD (where), "", NULL },
  { FIELD (where), "North\x1b[1m", "where" },
  { FIELD (press), "1", NULL },
  { FIELD (press), "12#", NULL },
  { FIELD (press), "1234", "press" },
  { FIELD (press), "one", "press" },
  { FIELD (whom), "women", NULL },
  { FIELD (whom), "children", "whom" },
  { FIELD (checked), "2026-02-28", NULL },
  { FIELD (checked), "2026-02-29", "checked" },
  { FIELD (checked), "today", "checked" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HiatusHelpLine) line = make ("DE", HIATUS_HELP_CRISIS, "112");
      gchar **field = G_STRUCT_MEMBER_P (line, texts[i].field);
      g_autoptr (GError) error = NULL;
      const gchar *key = NULL;

      g_test_message ("row %u", i);
      g_free (*field);
      *field = g_strdup (texts[i].text);
      g_assert_cmpint (hiatus_help_line_check (line, &key, &error), ==, texts[i].key == NULL);
      g_assert_cmpstr (key, ==, texts[i].key);
      if (texts[i].key == NULL)
        g_assert_no_error (error);
      else
        fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
    }
}

static const Text lists[] = {
  { FIELD (countries), "DE;AT", NULL },
  { FIELD (countries), "", "countries" },
  { FIELD (countries), "de", "countries" },
  { FIELD (countries), "DE;DEU", "countries" },
  { FIELD (countries), "Germany", "countries" },
  { FIELD (reaches), "police;ambulance", NULL },
  { FIELD (reaches), "all", "reaches" },
  { FIELD (languages), "de;gsw", NULL },
  { FIELD (languages), "German", "languages" },
  { FIELD (languages), "d", "languages" },
  { FIELD (hours), "mon-fri 09:00-17:00;sat 10:00-12:00", NULL },
  { FIELD (hours), "mon-fri 09:00-17:00;sat", "hours" },
};

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (HiatusHelpLine) line = make ("DE", HIATUS_HELP_EMERGENCY, "112");
      gchar ***field = G_STRUCT_MEMBER_P (line, lists[i].field);
      g_autoptr (GError) error = NULL;
      const gchar *key = NULL;

      g_test_message ("row %u", i);
      g_strfreev (*field);
      *field = g_strsplit (lists[i].text, ";", -1);
      g_assert_cmpint (hiatus_help_line_check (line, &key, &error), ==, lists[i].key == NULL);
      g_assert_cmpstr (key, ==, lists[i].key);
      if (lists[i].key != NULL)
        fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
    }
}

/* An emergency number needs no name: it is what it is. */
static void
test_emergency_without_a_name (void)
{
  g_autoptr (HiatusHelpLine) line = make ("DE", HIATUS_HELP_EMERGENCY, "112");
  const gchar *key = NULL;

  *line->name = '\0';
  g_assert_true (hiatus_help_line_check (line, &key, NULL));
}

static void
add (GPtrArray *lines, const gchar *countries, HiatusHelpKind kind, const gchar *number, const gchar *reaches)
{
  HiatusHelpLine *line = make (countries, kind, number);

  if (reaches != NULL)
    {
      g_strfreev (line->reaches);
      line->reaches = g_strsplit (reaches, ";", -1);
    }
  g_ptr_array_add (lines, line);
}

static void
assert_selected (GPtrArray *shipped, GPtrArray *own, gboolean with_shipped, const gchar *country, const gchar *expected)
{
  g_autoptr (GPtrArray) lines = hiatus_help_lines_select (shipped, own, with_shipped, country);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HiatusHelpLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%s%s", i == 0 ? "" : " ", line->number);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_select (void)
{
  g_autoptr (GPtrArray) shipped = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_help_line_free);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_help_line_free);

  add (shipped, "AA;BB", HIATUS_HELP_ABUSE, "31", NULL);
  add (shipped, "AA", HIATUS_HELP_EMERGENCY, "12", "police");
  add (shipped, "AA;BB", HIATUS_HELP_EMERGENCY, "11", NULL);
  add (shipped, "AA", HIATUS_HELP_EMERGENCY, "13", "fire");
  add (shipped, "AA", HIATUS_HELP_CRISIS, "21", NULL);
  assert_selected (shipped, own, TRUE, "AA", "11 12 13 21 31");
  assert_selected (shipped, own, TRUE, "BB", "11 31");
  assert_selected (shipped, own, TRUE, "CC", "");

  /* The person's own come before the others, but not before the number that reaches everything. */
  add (own, "AA", HIATUS_HELP_ABUSE, "39", NULL);
  add (own, "AA;CC", HIATUS_HELP_CRISIS, "29", NULL);
  assert_selected (shipped, own, TRUE, "AA", "11 12 13 29 21 39 31");
  assert_selected (shipped, own, TRUE, "BB", "11 31");
  assert_selected (shipped, own, TRUE, "CC", "29");

  /* Nobody does without an emergency number for having put the rest away. */
  assert_selected (shipped, own, FALSE, "AA", "11 12 13 29 39");
  assert_selected (shipped, own, FALSE, "BB", "11");
  add (own, "AA", HIATUS_HELP_EMERGENCY, "19", NULL);
  assert_selected (shipped, own, FALSE, "AA", "19 29 39");
  assert_selected (shipped, own, TRUE, "AA", "11 19 12 13 29 21 39 31");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help-line/hours", test_hours);
  g_test_add_func ("/help-line/texts", test_texts);
  g_test_add_func ("/help-line/lists", test_lists);
  g_test_add_func ("/help-line/emergency-without-a-name", test_emergency_without_a_name);
  g_test_add_func ("/help-line/select", test_select);
  return g_test_run ();
}
