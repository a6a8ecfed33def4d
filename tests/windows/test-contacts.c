/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the windows make of contacts. */

#include "tray/windows/contact-form.h"
#include "tray/windows/last-call.h"
#include "tray/windows/sentence.h"

static void
test_split (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *texts;
  } rows[] = {
    { "", "" },
    { " \n ; \n", "" },
    { "Alex Doe", "Alex Doe" },
    { "Alex Doe\nLexi", "Alex Doe|Lexi" },
    { " Alex Doe ;Lexi; \r\n @alex", "Alex Doe|Lexi|@alex" },
    { "Doe, Alex", "Doe, Alex" },
    { "a\\;b\nc", "a;b|c" },
    { "a\\b\\", "a\\b\\" },
    { "a\\\\;b", "a\\;b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) texts = hiatus_contact_form_split (rows[i].text);
      g_autofree gchar *joined = g_strjoinv ("|", texts);

      g_assert_cmpstr (joined, ==, rows[i].texts);
    }
}

/* What is shown and not touched comes out as it was, whatever is in it. */
static void
test_round_trip (void)
{
  static const gchar letters[] = "ab;\\ \"";

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      const guint n = (guint) g_test_rand_int_range (0, 4);
      g_auto (GStrv) texts = NULL;
      g_auto (GStrv) read = NULL;
      g_autofree gchar *lines = NULL;

      for (guint i = 0; i < n; i++)
        {
          gchar text[] = "xyyyyyx";

          for (guint k = 1; k < 6; k++)
            text[k] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
          g_strv_builder_add (builder, text);
        }
      texts = g_strv_builder_end (builder);
      lines = hiatus_contact_form_join ((const gchar *const *) texts);
      read = hiatus_contact_form_split (lines);
      g_test_message ("%s", lines);
      g_assert_true (g_strv_equal ((const gchar *const *) texts, (const gchar *const *) read));
    }
}

typedef struct
{
  const gchar *what;
  const gchar *before;
  const gchar *after;
  const gchar *changes;
} ChangesCase;

#define ALEX "{'label': <'A'>, 'names': <['Alex Doe']>, 'only-apps': <['x', 'a']>, 'incoming': <'advise'>, 'outgoing': <'pause'>}"

static const ChangesCase changes_cases[] = {
  { "nothing", ALEX, ALEX, "@a{sv} {}" },
  { "order-of-apps", ALEX, "{'label': <'A'>, 'names': <['Alex Doe']>, 'only-apps': <['a', 'x']>, 'incoming': <'advise'>, 'outgoing': <'pause'>}", "@a{sv} {}" },
  { "empty-lists", ALEX, "{'names': <['Alex Doe']>, 'phones': <@as []>, 'only-apps': <['x', 'a']>, 'incoming': <'advise'>, 'outgoing': <'pause'>}", "@a{sv} {}" },
  { "label-is-no-list", ALEX, "{'label': <'B'>, 'names': <['Alex Doe']>, 'only-apps': <['x', 'a']>, 'outgoing': <'pause'>}", "@a{sv} {}" },
  { "emptied", ALEX, "{'names': <@as []>, 'only-apps': <@as []>, 'outgoing': <'nudge'>}", "{'names': <@as []>, 'only-apps': <@as []>, 'outgoing': <'nudge'>}" },
  { "new", "@a{sv} {}", "{'label': <'A'>, 'names': <['a', 'b']>, 'phones': <@as []>, 'incoming': <'advise'>, 'outgoing': <'nudge'>}", "{'names': <['a', 'b']>}" },
  { "new-answers", "@a{sv} {}", "{'names': <['a']>, 'incoming': <'hush'>, 'outgoing': <'ignore'>}", "{'names': <['a']>, 'incoming': <'hush'>, 'outgoing': <'ignore'>}" },
};

static void
test_changes (gconstpointer data)
{
  const ChangesCase *row = data;
  g_autoptr (GVariant) before = g_variant_ref_sink (g_variant_new_parsed (row->before));
  g_autoptr (GVariant) after = g_variant_ref_sink (g_variant_new_parsed (row->after));
  g_autoptr (GVariant) changes = g_variant_ref_sink (hiatus_contact_form_get_changes (before, after));
  g_autoptr (GVariant) expected = g_variant_ref_sink (g_variant_new_parsed (row->changes));
  GVariantIter iter;
  const gchar *key;
  GVariant *value;

  g_assert_cmpuint (g_variant_n_children (changes), ==, g_variant_n_children (expected));
  g_variant_iter_init (&iter, expected);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) changed = g_variant_lookup_value (changes, key, NULL);

      g_test_message ("%s", key);
      g_assert_nonnull (changed);
      g_assert_true (g_variant_equal (changed, value));
      g_variant_unref (value);
    }
}

/* A line break in a value of a file that was written by hand is shown as a blank, and is no change of the person's. */
static void
test_as_shown (void)
{
  g_autoptr (GVariant) contact = g_variant_ref_sink (g_variant_new_parsed ("{'label': <'A'>, 'names': <['Alex\\nDoe', 'a;b']>}"));
  g_autoptr (GVariant) shown = hiatus_contact_form_as_shown (contact);
  g_auto (GStrv) names = hiatus_contact_form_get_list (shown, "names");

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "Alex Doe");
  g_assert_cmpstr (names[1], ==, "a;b");
  g_assert_cmpstr (hiatus_contact_form_get_answer (shown, "label"), ==, "A");
}

static void
test_found (void)
{
  static const struct
  {
    const gchar *found;
    gboolean in_some_apps;
    const gchar *sentence;
  } rows[] = {
    { "@a{sv} {}", TRUE, "This would not be noticed: nothing that gives them away is in it. Names, handles and phrases count as whole words." },
    { "{'keyword': <'Lexi'>, 'kind': <'name'>}", FALSE, "This would be noticed, by the name \"\u2068Lexi\u2069\"." },
    { "{'keyword': <'07700 900123'>, 'kind': <'phone'>}", TRUE, "This would be noticed, by the phone number \"\u206807700 900123\u2069\". But only in the applications chosen here." },
    { "{'keyword': <'100%s'>, 'kind': <'phrase'>, 'practical': <true>}", FALSE, "This would be noticed, by the phrase \"\u2068100%s\u2069\". It is probably practical, so it is not hushed." },
    { "{'spared': <'Alex'>}", FALSE, "This would not be noticed: \"\u2068Alex\u2069\" is in it, but what stands there is an exception." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) found = g_variant_ref_sink (g_variant_parse (G_VARIANT_TYPE_VARDICT, rows[i].found, NULL, NULL, NULL));
      g_autofree gchar *sentence = hiatus_contact_form_tell_found (found, rows[i].in_some_apps);

      g_assert_cmpstr (sentence, ==, rows[i].sentence);
    }
}

static void
test_rows (void)
{
  g_autoptr (GVariant) nobody = g_variant_ref_sink (g_variant_new_parsed ("@a(ss) []"));
  g_autoptr (GVariant) two = g_variant_ref_sink (g_variant_new_parsed ("[('A', 'name'), ('A', 'phone'), ('B', 'phrase')]"));
  g_autofree gchar *nothing = hiatus_contact_form_tell_rows (nobody);
  g_autofree gchar *found = hiatus_contact_form_tell_rows (two);

  g_assert_cmpstr (nothing, ==, "This text gives nobody away.");
  g_assert_cmpstr (found, ==, "\u2068A\u2069, by a name, by a phone number\n\u2068B\u2069, by a phrase");
}

/* A row of the list says how much there is, and no word of it. */
static void
test_row (void)
{
  g_autoptr (GVariant) contact = g_variant_ref_sink (g_variant_new_parsed ("{'label': <'A'>, 'names': <['Alex Doe', 'Lexi']>, 'phrases': <['x']>, "
                                                                           "'except': <['y']>, 'outgoing': <'pause'>}"));
  g_autofree gchar *keywords = hiatus_contact_form_tell_keywords (contact);
  g_autofree gchar *answers = hiatus_contact_form_tell_answers (contact);

  g_assert_cmpstr (keywords, ==, "2 names, 1 phrase");
  g_assert_cmpstr (answers, ==, "When they write you are told. When you are about to, a pause.");
}

static void
test_sentence (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *sentence;
  } rows[] = {
    { "", "" },
    { "the label has nothing in it: initials are enough", "The label has nothing in it: initials are enough." },
    { "'12' has fewer than 7 digits", "'12' has fewer than 7 digits." },
    { "The disk is full: make some room first.", "The disk is full: make some room first." },
    { "contacts.ini, line 7: it is bad", "contacts.ini, line 7: it is bad." },
    { "ähnlich", "Ähnlich." },
    { "Really?", "Really?" },
    { "it goes on…", "It goes on…" },
    { "Your letters are locked: give the passphrase first ('hiatus unlock').", "Your letters are locked: give the passphrase first." },
    { "start it (or 'hiatus-tray')", "Start it." },
    { "(this is no command)", "(this is no command)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *sentence = hiatus_sentence_finish (rows[i].text);

      g_assert_cmpstr (sentence, ==, rows[i].sentence);
    }
}

/* However fast somebody types, one call is under way at a time, and the last text is the one that is asked about. */
static void
test_last_call (void)
{
  HiatusLastCall calls = { 0 };
  g_autoptr (GVariant) first = hiatus_last_call_want (&calls, g_variant_new_string ("a"));
  g_autoptr (GVariant) last = NULL;

  g_assert_cmpstr (g_variant_get_string (first, NULL), ==, "a");
  g_assert_null (hiatus_last_call_want (&calls, g_variant_new_string ("al")));
  g_assert_null (hiatus_last_call_want (&calls, g_variant_new_string ("ale")));
  last = hiatus_last_call_end (&calls);
  g_assert_cmpstr (g_variant_get_string (last, NULL), ==, "ale");
  g_assert_null (hiatus_last_call_end (&calls));

  g_clear_pointer (&first, g_variant_unref);
  first = hiatus_last_call_want (&calls, g_variant_new_string ("alex"));
  g_assert_nonnull (first);
  g_assert_null (hiatus_last_call_want (&calls, g_variant_new_string ("x")));
  hiatus_last_call_clear (&calls);
  g_assert_null (hiatus_last_call_end (&calls));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contacts/split", test_split);
  g_test_add_func ("/contacts/round-trip", test_round_trip);
  g_test_add_func ("/contacts/as-shown", test_as_shown);
  g_test_add_func ("/contacts/found", test_found);
  g_test_add_func ("/contacts/rows", test_rows);
  g_test_add_func ("/contacts/row", test_row);
  g_test_add_func ("/contacts/sentence", test_sentence);
  g_test_add_func ("/contacts/last-call", test_last_call);
  for (gsize i = 0; i < G_N_ELEMENTS (changes_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/contacts/changes/", changes_cases[i].what, NULL);

      g_test_add_data_func (path, &changes_cases[i], test_changes);
    }
  return g_test_run ();
}
