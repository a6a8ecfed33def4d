/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pages of the preferences say. */

#include <string.h>

#include "daemon/api/language.h"
#include "daemon/api/words.h"
#include "tray/windows/language-name.h"
#include "tray/windows/own-form.h"
#include "tray/windows/own-words.h"
#include "tray/windows/watching-words.h"

static void
test_watching (void)
{
  static const struct
  {
    const gchar *state;
    const gchar *reason;
    const gchar *words;
  } rows[] = {
    { "on", "", "On." },
    { "on", "One program tells no title: A.", "On. One program tells no title: A." },
    { "off", "", "Off." },
    { "off", "There is nobody on the list yet: put somebody there ('hiatus contacts add').", "Not at the moment. There is nobody on the list yet: put somebody there." },
    { "paused", "Watching is paused until you go on with it ('hiatus watch resume').", "Paused." },
    { "starting", "", "Starting." },
    { "faltered", "The bus is gone.", "Out of order just now; it is tried again by itself. The bus is gone." },
    { "not-here", "This desktop tells no titles.", "Not possible here: This desktop tells no titles." },
    { "dreaming", "It dreams.", "It dreams." },
    { "dreaming", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *words = hiatus_watching_words (rows[i].state, rows[i].reason);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Whoever looks for their own language finds it, whatever is spoken now. */
static void
test_languages (void)
{
  static const gchar *const languages[] = { HIATUS_ALL_LANGUAGES };
  g_autofree gchar *automatic = hiatus_language_name ("auto");
  g_autofree gchar *unknown = hiatus_language_name ("tlh");

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree gchar *name = hiatus_language_name (languages[i]);

      /* A language that is new has its name in language-name.c. */
      g_assert_cmpstr (name, !=, languages[i]);
    }
  g_assert_cmpstr (automatic, ==, "As the session has it");
  g_assert_cmpstr (unknown, ==, "tlh");
}

/* The person's own words are kept apart from ours, which may run the other way. */
static void
test_own (void)
{
  static const struct
  {
    const gchar *kind;
    const gchar *entry;
    const gchar *words;
  } rows[] = {
    { "reasons", "{'number': <uint32 1>, 'text': <'I sleep better.'>}", "I sleep better." },
    { "if-then", "{'if': <'it is late, '>, 'then': <'I go to bed.'>}", "If \u2068it is late\u2069, then \u2068I go to bed\u2069." },
    { "hard-days", "{'date': <'02-29'>}", "29 February" },
    { "hard-days", "{'date': <'2025-03-14'>, 'name': <'Birthday'>}", "14 March 2025: \u2068Birthday\u2069" },
    { "hard-days", "{'date': <'2025-02-30'>}", "2025-02-30" },
    { "meetings", "{'weekdays': <['mon', 'thu']>, 'time': <'09:00'>, 'minutes': <uint32 60>, 'skip': <@as []>}", "Monday, Thursday at 09:00, 60 minutes" },
    { "meetings", "{'weekdays': <['sun']>, 'time': <'09:00'>, 'minutes': <uint32 1>, 'skip': <['2025-03-10']>}", "Sunday at 09:00, 1 minute; not on 10 March 2025" },
    { "person", "{'name': <'Sam'>}", "Sam" },
    { "person", "{'name': <'Sam'>, 'phone': <'110'>}", "Sam: \u2068110\u2069" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new_parsed (rows[i].entry));
      g_autofree gchar *words = hiatus_own_words (rows[i].kind, entry);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* A day is suggested until it is entered, for every year or for one, under whatever name. */
static void
test_suggested (void)
{
  g_autoptr (GVariant) nothing = g_variant_ref_sink (g_variant_new_parsed ("@aa{sv} []"));
  g_autoptr (GVariant) some = g_variant_ref_sink (g_variant_new_parsed ("[{'date': <'2025-12-24'>, 'name': <'home'>}, {'date': <'02-14'>}, {'date': <'03-14'>}]"));
  g_autoptr (GArray) all = hiatus_own_words_suggest (nothing);
  g_autoptr (GArray) rest = hiatus_own_words_suggest (some);

  g_assert_cmpuint (rest->len, ==, all->len - 2);
  for (guint i = 0; i < all->len; i++)
    {
      const HiatusSuggestedDay *day = &g_array_index (all, HiatusSuggestedDay, i);
      g_autofree gchar *words = hiatus_words_date (day->date);

      g_assert_cmpstr (words, !=, day->date);
      g_assert_cmpuint (strlen (day->name), >, 0);
    }
  for (guint i = 0; i < rest->len; i++)
    g_assert_cmpstr (g_array_index (rest, HiatusSuggestedDay, i).date, !=, "12-24");
}

/* What was taken out is entered again as it was, under whatever number is free. */
static void
test_strip (void)
{
  g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new_parsed ("{'number': <uint32 3>, 'name': <'Sam'>, 'phone': <'110'>}"));
  g_autoptr (GVariant) fields = g_variant_ref_sink (hiatus_own_words_strip (entry));
  const gchar *text;

  g_assert_cmpuint (g_variant_n_children (fields), ==, 2);
  g_assert_true (g_variant_lookup (fields, "name", "&s", &text));
  g_assert_cmpstr (text, ==, "Sam");
  g_assert_true (g_variant_lookup (fields, "phone", "&s", &text));
}

static void
test_forms (void)
{
  static const struct
  {
    const gchar *name;
    const gchar *invitation; /* (nullable): where there is no form */
    guint number;
  } rows[] = {
    { "reasons", "reasons", 0 },
    { "reasons:2", "reasons", 2 },
    { "if-then:4294967295", "if-then", 4294967295u },
    { "meetings", "meetings", 0 },
    { "watching", "watching", 0 },
    { "contacts", "contacts", 0 },
    { "watching:1", NULL, 0 },
    { "contacts:1", NULL, 0 },
    { "reasons:0", NULL, 0 },
    { "reasons:", NULL, 0 },
    { "reasons:two", NULL, 0 },
    { "reasons:4294967296", NULL, 0 },
    { "reason", NULL, 0 },
    { "reasonsx", NULL, 0 },
    { "", NULL, 0 },
    { ":1", NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint number;
      const HiatusOwnForm *form = hiatus_own_form_find (rows[i].name, &number);

      g_test_message ("'%s'", rows[i].name);
      g_assert_cmpstr (form == NULL ? NULL : form->invitation, ==, rows[i].invitation);
      if (form != NULL)
        g_assert_cmpuint (number, ==, rows[i].number);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preferences/watching", test_watching);
  g_test_add_func ("/preferences/languages", test_languages);
  g_test_add_func ("/preferences/own", test_own);
  g_test_add_func ("/preferences/suggested", test_suggested);
  g_test_add_func ("/preferences/strip", test_strip);
  g_test_add_func ("/preferences/forms", test_forms);

  return g_test_run ();
}
