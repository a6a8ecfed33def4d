/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* contacts.ini while somebody saves it. */

#include "tests/shell/contacts-fixture.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define SAM "[Sam]\nnames=Sam Roe\n"
#define ALEX "[Alex]\nnames=Alex Doe\nphones=+44 7700 900123\n"

static void
watch (HiatusContactsFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_watch (fixture->keyfile, &error);
  g_assert_no_error (error);
  hiatus_contacts_fixture_load (fixture, SAM);
  hiatus_contacts_fixture_assert_labels (fixture, "Sam");
}

static gboolean
is_listed (HiatusContactsFixture *fixture,
           const gchar *label)
{
  return hiatus_contacts_find (fixture->contacts, label) != NULL;
}

static void
test_saved (HiatusContactsFixture *fixture,
            gconstpointer data)
{
  watch (fixture);
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, ALEX);
  hiatus_wait_until (is_listed (fixture, "Alex"));
  hiatus_contacts_fixture_assert_labels (fixture, "Alex");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->n_problem, ==, 0);
}

static void
test_renamed (HiatusContactsFixture *fixture,
              gconstpointer data)
{
  g_autofree gchar *other = g_strconcat (fixture->path, ".new", NULL);

  watch (fixture);
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME ".new", ALEX);
  g_assert_cmpint (g_chmod (other, 0644), ==, 0);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  hiatus_wait_until (is_listed (fixture, "Alex"));
  hiatus_contacts_fixture_assert_labels (fixture, "Alex");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->n_problem, ==, 0);
}

static void
put (gint fd,
     const gchar *text)
{
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
}

/* An editor that cuts the file off and writes it bit by bit, while others make the daemon look. */
static void
test_being_written (HiatusContactsFixture *fixture,
                    gconstpointer data)
{
  gint fd;

  watch (fixture);
  fd = g_open (fixture->path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  hiatus_wait_idle ();
  hiatus_contacts_fixture_assert_labels (fixture, "Sam");
  /* What stands there by now is a mistake, and half a list. */
  put (fd, "[Jo]\nnames=Jo\n[Alex]\nphones=+44");
  hiatus_wait_idle ();
  hiatus_contacts_fixture_assert_labels (fixture, "Sam");
  g_assert_cmpuint (fixture->n_problem, ==, 0);

  /* Read just then, as for somebody who adds a contact: refused, and nothing is written into what is being written. */
  hiatus_keyfile_load (fixture->keyfile, NULL);
  hiatus_contacts_fixture_assert_labels (fixture, "Sam");
  g_assert_nonnull (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));

  put (fd, " 7700 900123\n");
  g_assert_true (g_close (fd, NULL));
  hiatus_wait_until (is_listed (fixture, "Alex"));
  hiatus_contacts_fixture_assert_labels (fixture, "Jo Alex");
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
}

static void
test_mistake_and_mend (HiatusContactsFixture *fixture,
                       gconstpointer data)
{
  watch (fixture);
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, SAM ALEX "[Jo]\n");
  hiatus_wait_until (fixture->n_problem == 1);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), ==, "contacts.ini, line 6, group [Jo]: there is nothing to know them by: add names, phones, emails, handles or phrases");
  hiatus_contacts_fixture_assert_labels (fixture, "Sam");

  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, SAM ALEX "[Jo\n");
  hiatus_wait_until (fixture->n_problem == 2);
  hiatus_contacts_fixture_assert_labels (fixture, "Sam");

  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, SAM ALEX "[Jo]\nnames=Jo\n");
  hiatus_wait_until (fixture->n_problem == 3);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
  hiatus_contacts_fixture_assert_labels (fixture, "Sam Alex Jo");
}

/* What was in force before comes back without having been touched. */
static void
test_taken_back (HiatusContactsFixture *fixture,
                 gconstpointer data)
{
  watch (fixture);
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, SAM "[Jo]\n");
  hiatus_wait_until (fixture->n_problem == 1);
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, SAM);
  hiatus_wait_until (fixture->n_problem == 2);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
  hiatus_contacts_fixture_assert_labels (fixture, "Sam");
}

static void
test_deleted (HiatusContactsFixture *fixture,
              gconstpointer data)
{
  watch (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  hiatus_wait_until (fixture->n_problem == 1);
  hiatus_contacts_fixture_assert_labels (fixture, "");
  g_assert_nonnull (strstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), "was deleted"));
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, ALEX);
  hiatus_wait_until (fixture->n_problem == 2);
  hiatus_contacts_fixture_assert_labels (fixture, "Alex");
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
}

#define ADD(path, function) g_test_add (path, HiatusContactsFixture, NULL, hiatus_contacts_fixture_set_up, function, hiatus_contacts_fixture_tear_down)

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/contacts/watch/saved", test_saved);
  ADD ("/contacts/watch/renamed", test_renamed);
  ADD ("/contacts/watch/being-written", test_being_written);
  ADD ("/contacts/watch/mistake-and-mend", test_mistake_and_mend);
  ADD ("/contacts/watch/taken-back", test_taken_back);
  ADD ("/contacts/watch/deleted", test_deleted);

  return g_test_run ();
}
