/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/shell/contacts-fixture.h"

#include "daemon/shell/contacts-lists.h"
#include "tests/fakes/scratch.h"

static void
on_counted (HiatusContacts *contacts,
            guint *count)
{
  (*count)++;
}

/**
 * hiatus_contacts_fixture_set_up:
 * @fixture: to fill
 * @data: nothing
 *
 * Makes a folder and a list in it that does not exist yet. For g_test_add().
 */
void
hiatus_contacts_fixture_set_up (HiatusContactsFixture *fixture,
                                gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  fixture->path = g_build_filename (fixture->folder, HIATUS_CONTACTS_NAME, NULL);
  fixture->keyfile = hiatus_keyfile_new (fixture->path);
  fixture->contacts = hiatus_contacts_new (fixture->keyfile);
  g_signal_connect (fixture->contacts, "changed", G_CALLBACK (on_counted), &fixture->n_changed);
  g_signal_connect (fixture->contacts, "problem", G_CALLBACK (on_counted), &fixture->n_problem);
}

/**
 * hiatus_contacts_fixture_tear_down:
 * @fixture: the fixture
 * @data: nothing
 *
 * Asserts that the list goes, and removes the folder. For g_test_add().
 */
void
hiatus_contacts_fixture_tear_down (HiatusContactsFixture *fixture,
                                   gconstpointer data)
{
  g_assert_finalize_object (fixture->contacts);
  g_assert_finalize_object (fixture->keyfile);
  g_free (fixture->path);
  hiatus_scratch_remove (fixture->folder);
}

/**
 * hiatus_contacts_fixture_load:
 * @fixture: the fixture
 * @text: what the file is to hold
 *
 * Saves the file and has it read.
 */
void
hiatus_contacts_fixture_load (HiatusContactsFixture *fixture,
                              const gchar *text)
{
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, text);
  hiatus_keyfile_load (fixture->keyfile, NULL);
}

/**
 * hiatus_contacts_fixture_describe:
 * @fixture: the fixture
 *
 * Returns: (transfer full): the list in force as text, a line for each contact
 */
gchar *
hiatus_contacts_fixture_describe (HiatusContactsFixture *fixture)
{
  GPtrArray *contacts = hiatus_contacts_get_contacts (fixture->contacts);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      g_autoptr (GVariant) described = g_variant_ref_sink (hiatus_contacts_lists_describe (g_ptr_array_index (contacts, i)));
      g_autofree gchar *printed = g_variant_print (described, FALSE);

      g_string_append_printf (text, "%s\n", printed);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hiatus_contacts_fixture_assert_labels:
 * @fixture: the fixture
 * @expected: labels, separated by blanks
 *
 * Fails where the list, or the matcher of it, has others.
 */
void
hiatus_contacts_fixture_assert_labels (HiatusContactsFixture *fixture,
                                       const gchar *expected)
{
  GPtrArray *contacts = hiatus_contacts_get_contacts (fixture->contacts);
  HiatusMatcher *matcher = hiatus_contacts_get_matcher (fixture->contacts);
  g_autoptr (GString) labels = g_string_new (NULL);

  g_assert_nonnull (matcher);
  g_assert_cmpuint (hiatus_matcher_get_n_contacts (matcher), ==, contacts->len);
  for (guint i = 0; i < contacts->len; i++)
    {
      HiatusContact *contact = g_ptr_array_index (contacts, i);

      g_assert_true (hiatus_matcher_get_contact (matcher, i) == contact);
      g_string_append_printf (labels, "%s%s", i > 0 ? " " : "", contact->label);
    }
  g_assert_cmpstr (labels->str, ==, expected);
}
