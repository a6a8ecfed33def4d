/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* contacts.ini, as programs change it. */

#include "tests/shell/contacts-fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "tests/fakes/scratch.h"

/* Returns: whether it was done. */
static gboolean
call (HiatusContactsFixture *fixture,
      const gchar *method,
      const gchar *label,
      const gchar *lists,
      GError **error)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GError) parse_error = NULL;

  if (g_str_equal (method, "remove"))
    return hiatus_contacts_remove (fixture->contacts, label, error);

  variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, lists, NULL, NULL, &parse_error);
  g_assert_no_error (parse_error);

  return (g_str_equal (method, "add") ? hiatus_contacts_add : hiatus_contacts_change) (fixture->contacts, label, variant, error);
}

static void
assert_content (HiatusContactsFixture *fixture,
                const gchar *expected)
{
  g_autofree gchar *content = NULL;

  g_file_get_contents (fixture->path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, expected);
}

typedef struct
{
  const gchar *what;
  const gchar *before; /* (nullable): no file */
  const gchar *method;
  const gchar *label;
  const gchar *lists;
  const gchar *after; /* (nullable): refused */
  const gchar *error; /* (nullable) */
} ChangeCase;

#define SAM "# mine\n\n[Sam]\n# from work\nnames = Sam Roe\nphones=1234567\n"

static const ChangeCase change_cases[] = {
  { "add-first", NULL, "add", "Alex", "{'names': <['Alex Doe', 'Lexi']>, 'outgoing': <'pause'>}", "[Alex]\nnames=Alex Doe;Lexi\noutgoing=pause\n", NULL },
  { "add-all",
    NULL,
    "add",
    " Alex ",
    "{'names': <['Alex Doe']>, 'phones': <['+44 7700 900123']>, 'emails': <['alex@example.org']>, 'handles': <['@alexdoe']>, "
    "'phrases': <['14 Elm Street']>, 'except': <['Alex Smith']>, 'let-through': <['Mia', 'rent']>, 'only-apps': <['org.signal.Signal']>, "
    "'incoming': <'hush'>, 'outgoing': <'ignore'>}",
    "[Alex]\nnames=Alex Doe\nphones=+44 7700 900123\nemails=alex@example.org\nhandles=@alexdoe\nphrases=14 Elm Street\nexcept=Alex Smith\n"
    "let-through=Mia;rent\nonly-apps=org.signal.Signal\nincoming=hush\noutgoing=ignore\n",
    NULL },
  { "add-another", SAM, "add", "Alex", "{'names': <['a;b', ' c ', 'd\\\\']>}", SAM "\n[Alex]\nnames=a\\;b;c;d\\\\\n", NULL },
  { "add-to-dos", "[Sam]\r\nnames=s\r\n", "add", "A", "{'names': <['a']>}", "[Sam]\r\nnames=s\r\n\n[A]\nnames=a\n", NULL },
  { "add-again", SAM, "add", "Sam", "{'names': <['a']>}", NULL, "'Sam' is on the list already: add to their group in contacts.ini, or remove them first." },
  { "add-nothing", SAM, "add", "Alex", "{}", NULL, "There is nothing to know 'Alex' by: give a name, a phone number, an e-mail address, a handle or a phrase." },
  { "add-exceptions-only", SAM, "add", "Alex", "{'except': <['a']>, 'names': <@as []>}", NULL, "There is nothing to know 'Alex' by: give a name, a phone number, an e-mail address, a handle or a phrase." },
  { "add-without-label", SAM, "add", " ", "{'names': <['a']>}", NULL, "the label has nothing in it that can be seen: initials are enough" },
  { "add-label-of-two-lines", SAM, "add", "A\nB", "{'names': <['a']>}", NULL, "the label 'A?B' has brackets or control characters in it: leave them out" },
  { "add-label-with-brackets", SAM, "add", "A]", "{'names': <['a']>}", NULL, "the label 'A]' has brackets or control characters in it: leave them out" },
  { "add-short-phone", SAM, "add", "A", "{'phones': <['12']>}", NULL, "phones: '12' has fewer than 7 digits: write the whole number" },
  { "add-empty-name", SAM, "add", "A", "{'names': <['a', '']>}", NULL, "names: value 2 has nothing in it that can be seen: write it out, or leave it out" },
  { "add-unknown", SAM, "add", "A", "{'name': <['a']>}", NULL, "There is no 'name' of a contact: it is one of names, phones, emails, handles, phrases, except, let-through, only-apps, incoming, outgoing." },
  { "add-no-list", SAM, "add", "A", "{'names': <'a'>}", NULL, "names: it takes a list of texts" },
  { "add-no-word", SAM, "add", "A", "{'names': <['a']>, 'incoming': <['hush']>}", NULL, "incoming: it takes one word" },
  { "add-unknown-answer", SAM, "add", "A", "{'names': <['a']>, 'incoming': <'shout'>}", NULL, "incoming: 'shout' is no answer here: use one of advise, hush, ignore" },
  { "add-to-a-bad-list",
    SAM "[B]\nphones=1\n",
    "add",
    "A",
    "{'names': <['a']>}",
    NULL,
    "nothing was changed, so that nothing is lost; mend the file first: contacts.ini, line 8, group [B], phones: '1' has fewer than 7 digits: write the whole number" },
  { "add-to-a-bad-file",
    SAM "x\n",
    "add",
    "A",
    "{'names': <['a']>}",
    NULL,
    "nothing was changed, so that nothing is lost; mend the file first: contacts.ini, line 7, group [Sam]: 'x' is neither a comment, a [group] nor key=value" },
  { "change",
    SAM "\n[B]\nnames=b\n",
    "change",
    "Sam",
    "{'names': <['Sam Roe', 'Sammy']>, 'phones': <@as []>, 'except': <['Sam Smith']>}",
    "# mine\n\n[Sam]\n# from work\nnames = Sam Roe;Sammy\nexcept=Sam Smith\n\n[B]\nnames=b\n",
    NULL },
  { "change-answer", SAM, "change", "Sam", "{'outgoing': <'pause'>}", SAM "outgoing=pause\n", NULL },
  { "change-answer-to-preset", SAM "outgoing=pause\n", "change", "Sam", "{'outgoing': <''>}", SAM, NULL },
  { "change-nothing", SAM, "change", "Sam", "{}", SAM, NULL },
  { "change-mends", "[Sam]\nphones=1\n", "change", "Sam", "{'phones': <['1234567']>}", "[Sam]\nphones=1234567\n", NULL },
  { "change-takes-all", SAM, "change", "Sam", "{'names': <@as []>, 'phones': <@as []>}", NULL, "Sam: there is nothing to know them by: add names, phones, emails, handles or phrases" },
  { "change-leaves-a-mistake", "[Sam]\nphones=1\n", "change", "Sam", "{'names': <['s']>}", NULL, "Sam, phones: '1' has fewer than 7 digits: write the whole number" },
  { "change-nobody", SAM, "change", "Alex", "{'names': <['a']>}", NULL, "'Alex' is not on the list: 'hiatus contacts' shows who is." },
  { "change-none-of-it", SAM, "change", "Sam", "{'names': <['a']>, 'phones': <['1']>}", NULL, "phones: '1' has fewer than 7 digits: write the whole number" },
  { "rename",
    SAM "\n[B]\nnames=b\n",
    "change",
    "Sam",
    "{'label': <' S. '>}",
    "# mine\n\n[S.]\n# from work\nnames = Sam Roe\nphones=1234567\n\n[B]\nnames=b\n",
    NULL },
  { "rename-and-change",
    "[B]\nnames=b\n\n[Sam] \nnames=s\noutgoing=pause\n",
    "change",
    "Sam",
    "{'label': <'S'>, 'names': <@as []>, 'phones': <['1234567']>, 'outgoing': <''>}",
    "[B]\nnames=b\n\n[S] \nphones=1234567\n",
    NULL },
  { "rename-the-last-line", "[Sam]\nnames=s\n[B]\nnames=b", "change", "B", "{'label': <'Bea'>, 'handles': <['@b']>}", "[Sam]\nnames=s\n[Bea]\nnames=b\nhandles=@b\n", NULL },
  { "rename-to-the-same", SAM, "change", "Sam", "{'label': <'Sam'>}", SAM, NULL },
  { "rename-mends", "[Sam]\nphones=1\n", "change", "Sam", "{'label': <'S'>, 'phones': <['1234567']>}", "[S]\nphones=1234567\n", NULL },
  { "rename-to-another", SAM "\n[B]\nnames=b\n", "change", "Sam", "{'label': <'B'>}", NULL, "'B' is on the list already: add to their group in contacts.ini, or remove them first." },
  { "rename-to-nothing", SAM, "change", "Sam", "{'label': <' '>}", NULL, "the label has nothing in it that can be seen: initials are enough" },
  { "rename-with-brackets", SAM, "change", "Sam", "{'label': <'S]'>}", NULL, "the label 'S]' has brackets or control characters in it: leave them out" },
  { "rename-takes-all", SAM, "change", "Sam", "{'label': <'S'>, 'names': <@as []>, 'phones': <@as []>}", NULL, "S: there is nothing to know them by: add names, phones, emails, handles or phrases" },
  { "rename-no-word", SAM, "change", "Sam", "{'label': <['S']>}", NULL, "label: it takes one word" },
  { "rename-nobody", SAM, "change", "Alex", "{'label': <'A'>}", NULL, "'Alex' is not on the list: 'hiatus contacts' shows who is." },
  { "add-label-twice", SAM, "add", "Alex", "{'label': <'A'>, 'names': <['a']>}", NULL, "label is given twice: give it once." },
  { "remove", SAM "\n[B]\nnames=b\n", "remove", "Sam", NULL, "# mine\n\n[B]\nnames=b\n", NULL },
  { "remove-last", SAM, "remove", "Sam", NULL, "# mine\n\n", NULL },
  { "remove-the-bad-one", SAM "\n[B]\nphones=1\n", "remove", "B", NULL, SAM "\n", NULL },
  { "remove-nobody", SAM, "remove", "sam", NULL, NULL, "'sam' is not on the list: 'hiatus contacts' shows who is." },
  { "remove-from-a-bad-list",
    SAM "[B]\nphones=1\n",
    "remove",
    "Sam",
    NULL,
    NULL,
    "nothing was changed, so that nothing is lost; mend the file first: contacts.ini, line 4, group [B], phones: '1' has fewer than 7 digits: write the whole number" },
};

static void
test_change (gconstpointer data)
{
  const ChangeCase *row = data;
  HiatusContactsFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *before = NULL;
  struct stat status;

  hiatus_contacts_fixture_set_up (&fixture, NULL);
  if (row->before != NULL)
    hiatus_contacts_fixture_load (&fixture, row->before);
  before = hiatus_contacts_fixture_describe (&fixture);

  call (&fixture, row->method, row->label, row->lists, &error);
  if (row->error == NULL)
    {
      g_assert_no_error (error);
      assert_content (&fixture, row->after);
      g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture.contacts)));
      g_assert_cmpint (g_stat (fixture.path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 07777, ==, 0600);
    }
  else
    {
      g_autofree gchar *after = hiatus_contacts_fixture_describe (&fixture);

      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, row->error);
      assert_content (&fixture, row->before);
      g_assert_cmpstr (after, ==, before);
    }
  hiatus_contacts_fixture_tear_down (&fixture, NULL);
}

static void
test_in_force (HiatusContactsFixture *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_contacts_fixture_load (fixture, SAM);
  call (fixture, "add", "Alex", "{'names': <['Alex Doe']>}", &error);
  g_assert_no_error (error);
  hiatus_contacts_fixture_assert_labels (fixture, "Sam Alex");
  call (fixture, "change", "Alex", "{'outgoing': <'pause'>}", &error);
  g_assert_no_error (error);
  g_assert_cmpint (hiatus_contacts_find (fixture->contacts, "Alex")->outgoing, ==, HIATUS_OUTGOING_PAUSE);
  call (fixture, "remove", "Sam", NULL, &error);
  g_assert_no_error (error);
  hiatus_contacts_fixture_assert_labels (fixture, "Alex");
  g_assert_cmpuint (fixture->n_changed, ==, 4);

  /* The last one leaves an empty file, which nobody deleted. */
  call (fixture, "remove", "Alex", NULL, &error);
  g_assert_no_error (error);
  hiatus_contacts_fixture_assert_labels (fixture, "");
  g_assert_cmpuint (fixture->n_problem, ==, 0);
}

static void
test_hand_edit (HiatusContactsFixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_contacts_fixture_load (fixture, SAM);
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, "# by hand\n[Jo]\nnames=jo\n");
  call (fixture, "add", "Alex", "{'names': <['a']>}", &error);
  g_assert_no_error (error);
  assert_content (fixture, "# by hand\n[Jo]\nnames=jo\n\n[Alex]\nnames=a\n");
  hiatus_contacts_fixture_assert_labels (fixture, "Jo Alex");

  g_assert_false (call (fixture, "change", "Sam", "{'names': <['s']>}", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Gone, and told so; whoever is added then is the first one again. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  call (fixture, "add", "Alex", "{'names': <['a']>}", &error);
  g_assert_no_error (error);
  hiatus_contacts_fixture_assert_labels (fixture, "Alex");
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
}

static void
test_codes (HiatusContactsFixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_contacts_fixture_load (fixture, SAM);
  g_assert_false (call (fixture, "add", "Sam", "{'names': <['a']>}", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (call (fixture, "add", "Alex", "{'phones': <['1']>}", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hiatus_contacts_check_is_listed (fixture->contacts, "Alex", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, HiatusContactsFixture, NULL, hiatus_contacts_fixture_set_up, function, hiatus_contacts_fixture_tear_down)

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/contacts/changes/in-force", test_in_force);
  ADD ("/contacts/changes/hand-edit", test_hand_edit);
  ADD ("/contacts/changes/codes", test_codes);
  for (guint i = 0; i < G_N_ELEMENTS (change_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/contacts/changes/", change_cases[i].what, NULL);

      g_test_add_data_func (path, &change_cases[i], test_change);
    }

  return g_test_run ();
}
