/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of contacts, as the rest of the daemon has it. */

#include <string.h>

#include "daemon/core/error.h"
#include "daemon/examine.h"
#include "tests/app/fixture.h"
#include "tests/fakes/scratch.h"

static void
add (Fixture *fixture, const gchar *label, const gchar *name)
{
  g_autoptr (GVariant) lists = g_variant_ref_sink (g_variant_new_parsed ("{'names': <[%s]>, 'phones': <['+44 7700 900123']>}", name));
  g_autoptr (GError) error = NULL;

  hiatus_contacts_add (hiatus_app_get_contacts (fixture->app), label, lists, &error);
  g_assert_no_error (error);
}

static void
assert_list (Fixture *fixture, const gchar *expected)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (hiatus_app_list_contacts (fixture->app));
  g_autofree gchar *printed = g_variant_print (list, TRUE);

  g_assert_cmpstr (printed, ==, expected);
}

static void
assert_found (Fixture *fixture, const gchar *text, const gchar *expected)
{
  g_autoptr (GVariant) found = g_variant_ref_sink (hiatus_app_test_text (fixture->app, text));
  g_autofree gchar *printed = g_variant_print (found, TRUE);

  g_assert_cmpstr (printed, ==, expected);
}

/* Whatever the order. */
static void
assert_same_entries (GVariant *dictionary, GVariant *expected)
{
  g_autofree gchar *printed = g_variant_print (dictionary, TRUE);

  g_test_message ("%s", printed);
  g_assert_cmpuint (g_variant_n_children (dictionary), ==, g_variant_n_children (expected));
  for (gsize i = 0; i < g_variant_n_children (expected); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (expected, i);
      gboolean is_there = FALSE;

      for (gsize k = 0; k < g_variant_n_children (dictionary); k++)
        {
          g_autoptr (GVariant) other = g_variant_get_child_value (dictionary, k);

          is_there = is_there || g_variant_equal (entry, other);
        }
      g_assert_true (is_there);
    }
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  assert_list (fixture, "@aa{sv} []");
  add (fixture, "A", "Alex Doe");
  assert_list (fixture, "[{'label': <'A'>, 'names': <['Alex Doe']>, 'phones': <['+44 7700 900123']>, 'incoming': <'advise'>, 'outgoing': <'nudge'>}]");
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "Alex Doe", "@a(ss) []");
  add (fixture, "A", "Alex Doe");
  add (fixture, "B", "Sam Roe");
  assert_found (fixture, "", "@a(ss) []");
  assert_found (fixture, "nobody", "@a(ss) []");
  assert_found (fixture, "for ALEX DOE", "[('A', 'name')]");
  assert_found (fixture, "Sam Roe and Alex Doe, +44 7700 900123", "[('A', 'name'), ('A', 'phone'), ('B', 'name'), ('B', 'phone')]");
}

typedef struct
{
  const gchar *what;
  const gchar *label; /* whom it would change */
  const gchar *contact;
  const gchar *text;
  const gchar *mistakes;
  const gchar *found;
} TrialCase;

#define NOTHING "'contact': 'there is nothing to know them by: add names, phones, emails, handles or phrases'"

static const TrialCase trial_cases[] = {
  { "empty", "", "{'label': <''>}", "", "{'label': 'the label has nothing in it that can be seen: initials are enough', " NOTHING "}", "@a{sv} {}" },
  { "new", "", "{'label': <' C '>, 'names': <['Kim Poe']>}", "by kim poe", "@a{ss} {}", "{'keyword': <'Kim Poe'>, 'kind': <'name'>, 'practical': <false>}" },
  { "not-in-it", "", "{'label': <'C'>, 'names': <['Kim Poe']>}", "by kim", "@a{ss} {}", "@a{sv} {}" },
  { "others-are-not-asked", "", "{'label': <'C'>, 'names': <['Kim Poe']>}", "Alex Doe", "@a{ss} {}", "@a{sv} {}" },
  { "practical", "A", "{'label': <'A'>, 'phrases': <['14 Elm Street']>, 'let-through': <['rent']>}", "rent of 14 Elm Street", "@a{ss} {}", "{'keyword': <'14 Elm Street'>, 'kind': <'phrase'>, 'practical': <true>}" },
  { "spared", "A", "{'label': <'A'>, 'names': <['Alex']>, 'except': <['Alex Smith']>}", "Alex Smith", "@a{ss} {}", "{'spared': <'Alex'>}" },
  { "both", "A", "{'label': <'A'>, 'names': <['Alex']>, 'except': <['Alex Smith']>}", "Alex Smith for Alex", "@a{ss} {}", "{'keyword': <'Alex'>, 'kind': <'name'>, 'practical': <false>}" },
  { "label-of-another", "A", "{'label': <'B'>, 'names': <['Alex']>}", "", "{'label': \"'B' is on the list already: choose another label\"}", "@a{sv} {}" },
  { "label-of-somebody", "", "{'label': <'A'>, 'names': <['Alex']>}", "", "{'label': \"'A' is on the list already: choose another label\"}", "@a{sv} {}" },
  { "mistakes-are-left-out", "", "{'label': <'C'>, 'names': <['Kim']>, 'phones': <['12']>, 'incoming': <'x'>}", "Kim, 12", "{'phones': \"'12' has fewer than 7 digits: write the whole number\", 'incoming': \"'x' is no answer here: use one of advise, hush, ignore\"}", "{'keyword': <'Kim'>, 'kind': <'name'>, 'practical': <false>}" },
  { "only-a-mistake", "", "{'label': <'C'>, 'phones': <['12']>}", "12", "{'phones': \"'12' has fewer than 7 digits: write the whole number\"}", "@a{sv} {}" },
};

static void
test_trial (gconstpointer data)
{
  const TrialCase *row = data;
  Fixture fixture = { 0 };
  g_autoptr (GVariant) contact = g_variant_ref_sink (g_variant_new_parsed (row->contact));
  g_autoptr (GVariant) mistakes = NULL;
  g_autoptr (GVariant) found = NULL;
  g_autoptr (GVariant) expected_mistakes = g_variant_ref_sink (g_variant_new_parsed (row->mistakes));
  g_autoptr (GVariant) expected_found = g_variant_ref_sink (g_variant_new_parsed (row->found));
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, NULL);
  add (&fixture, "A", "Alex Doe");
  add (&fixture, "B", "Sam Roe");
  hiatus_app_try_contact (fixture.app, row->label, contact, row->text, &mistakes, &found, &error);
  g_assert_no_error (error);
  assert_same_entries (mistakes, expected_mistakes);
  assert_same_entries (found, expected_found);
  /* Nothing came of it. */
  assert_found (&fixture, "Alex Doe", "[('A', 'name')]");
  fixture_tear_down (&fixture, NULL);
}

static void
test_trial_of_nonsense (Fixture *fixture, gconstpointer data)
{
  static const gchar *const contacts[] = { "{'label': <1>}", "{'names': <'x'>}", "{'incoming': <['x']>}", "{'x': <'x'>}" };

  for (gsize i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autoptr (GVariant) contact = g_variant_ref_sink (g_variant_new_parsed (contacts[i]));
      g_autoptr (GVariant) mistakes = NULL;
      g_autoptr (GVariant) found = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_app_try_contact (fixture->app, "", contact, "", &mistakes, &found, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      g_assert_null (mistakes);
    }
}

typedef struct
{
  const gchar *what;
  const gchar *label; /* in RemoveContact() */
  const gchar *token; /* (nullable): the one that was given */
  const gchar *later; /* (nullable): when it is called */
  gboolean is_done;
} RemovalCase;

static const RemovalCase removal_cases[] = {
  { "in-time", "A", NULL, NULL, TRUE },
  { "nine-minutes-later", "A", NULL, "2025-03-01T08:39:00", TRUE },
  { "eleven-minutes-later", "A", NULL, "2025-03-01T08:41:00", FALSE },
  { "another-token", "A", "x", NULL, FALSE },
  { "no-token", "A", "", NULL, FALSE },
  { "of-another", "B", NULL, NULL, FALSE },
};

static void
test_removal (gconstpointer data)
{
  const RemovalCase *row = data;
  Fixture fixture = { 0 };
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, NULL);
  add (&fixture, "A", "Alex Doe");
  add (&fixture, "B", "Sam Roe");
  g_assert_true (hiatus_app_ask_remove_contact (fixture.app, "A", &question, &token, &error));
  g_assert_cmpstr (question, ==, "Take A off the list? All that is known of them goes, with the comments in their group. The journal stays as it is.");
  if (row->later != NULL)
    fixture_wake_at (&fixture, row->later);

  g_assert_true (hiatus_app_remove_contact (fixture.app, row->label, row->token != NULL ? row->token : token, &error) == row->is_done);
  if (row->is_done)
    g_assert_no_error (error);
  else
    g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true ((hiatus_contacts_find (hiatus_app_get_contacts (fixture.app), "A") == NULL) == row->is_done);
  g_assert_nonnull (hiatus_contacts_find (hiatus_app_get_contacts (fixture.app), "B"));

  /* Good once. */
  g_assert_false (hiatus_app_remove_contact (fixture.app, "A", token, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  fixture_tear_down (&fixture, NULL);
}

static void
test_nobody_to_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hiatus_app_ask_remove_contact (fixture->app, "A", &question, &token, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_assert_null (token);
}

/* Whoever is put on the list is looked for at once, and whoever is taken off it no longer. */
static void
test_watched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_app_set_tray (fixture->app, TRUE);
  fixture_start_plan (fixture, "{}");
  hiatus_app_set_watching (fixture->app, "titles", TRUE, &error);
  g_assert_no_error (error);
  fixture_assert_state (fixture, "watching", "[]");
  add (fixture, "A", "Alex Doe");
  fixture_assert_state (fixture, "watching", "['titles']");
  hiatus_contacts_remove (hiatus_app_get_contacts (fixture->app), "A", &error);
  g_assert_no_error (error);
  fixture_assert_state (fixture, "watching", "[]");
}

static gchar *
examine (Fixture *fixture)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));
  g_autoptr (GVariant) all = NULL;

  hiatus_examine_app (fixture->app, &rows);
  all = g_variant_ref_sink (g_variant_builder_end (&rows));
  return g_variant_print (all, FALSE);
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *well = examine (fixture);
  g_autofree gchar *ill = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = fixture->n_changes;

  g_assert_nonnull (strstr (well, "('files', 'contacts', 'ok', "));
  fixture_assert_state (fixture, "notice", NULL);
  hiatus_scratch_write (fixture->folder, "contacts.ini", "[Alex]\nphones=12\n");
  g_assert_true (hiatus_app_ask_remove_contact (fixture->app, "Alex", &question, &token, &error));
  fixture_assert_state (fixture, "notice", "\"contacts.ini, line 2, group [Alex], phones: '12' has fewer than 7 digits: write the whole number\"");
  fixture_assert_state (fixture, "contacts-problem", "\"contacts.ini, line 2, group [Alex], phones: '12' has fewer than 7 digits: write the whole number\"");
  g_assert_cmpuint (fixture->n_changes, ==, n_changes + 1);
  ill = examine (fixture);
  g_assert_nonnull (strstr (ill, "('files', 'contacts', 'limited', "));
  g_assert_null (strstr (ill, "Alex"));
  /* To take them off the list is one way to mend it. */
  hiatus_app_remove_contact (fixture->app, "Alex", token, &error);
  g_assert_no_error (error);
  fixture_assert_state (fixture, "notice", NULL);
  fixture_assert_state (fixture, "contacts-problem", NULL);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/contacts/list", test_list);
  ADD ("/app/contacts/text", test_text);
  ADD ("/app/contacts/nobody-to-remove", test_nobody_to_remove);
  ADD ("/app/contacts/watched", test_watched);
  ADD ("/app/contacts/problem", test_problem);
  ADD ("/app/contacts/trial-of-nonsense", test_trial_of_nonsense);
  for (gsize i = 0; i < G_N_ELEMENTS (trial_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/app/contacts/trial/", trial_cases[i].what, NULL);

      g_test_add_data_func (path, &trial_cases[i], test_trial);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (removal_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/app/contacts/removal/", removal_cases[i].what, NULL);

      g_test_add_data_func (path, &removal_cases[i], test_removal);
    }
  return g_test_run ();
}
