/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* contacts.ini: what it may hold, what is wrong in it, and how it is changed. */

#include "tests/shell/contacts-fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/core/text-limits.h"
#include "tests/fakes/scratch.h"

#define PRODUCT                                                                      \
  "[Alex]\nnames=Alex Doe;Lexi\nphones=+44 7700 900123\nemails=alex@example.org\n"   \
  "handles=@alexdoe\nphrases=14 Elm Street\nexcept=Alex Smith;Alexander Technique\n" \
  "let-through=Mia;school;rent;hospital\nincoming=advise\noutgoing=pause\n"          \
  "only-apps=org.signal.Signal\n"

static void
test_product (HiatusContactsFixture *fixture,
              gconstpointer data)
{
  HiatusContact *contact;
  g_autofree gchar *described = NULL;

  hiatus_contacts_fixture_assert_labels (fixture, "");
  hiatus_contacts_fixture_load (fixture, PRODUCT);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  described = hiatus_contacts_fixture_describe (fixture);
  g_assert_cmpstr (described,
                   ==,
                   "{'label': <'Alex'>, 'names': <['Alex Doe', 'Lexi']>, 'phones': <['+44 7700 900123']>, "
                   "'emails': <['alex@example.org']>, 'handles': <['@alexdoe']>, 'phrases': <['14 Elm Street']>, "
                   "'except': <['Alex Smith', 'Alexander Technique']>, 'let-through': <['Mia', 'school', 'rent', 'hospital']>, "
                   "'only-apps': <['org.signal.Signal']>, 'incoming': <'advise'>, 'outgoing': <'pause'>}\n");
  contact = hiatus_contacts_find (fixture->contacts, "Alex");
  g_assert_cmpint (contact->outgoing, ==, HIATUS_OUTGOING_PAUSE);
  g_assert_cmpstr (contact->keywords[HIATUS_KEYWORD_HANDLE][0], ==, "@alexdoe");
  g_assert_null (hiatus_contacts_find (fixture->contacts, "alex"));
}

typedef struct
{
  const gchar *what;
  const gchar *text;
  const gchar *described; /* a part of it */
} GoodCase;

static const GoodCase good_cases[] = {
  { "presets", "[A]\nnames=a\n", "'incoming': <'advise'>, 'outgoing': <'nudge'>" },
  { "answers", "[A]\nnames=a\nincoming = hush  \noutgoing=ignore\n", "'incoming': <'hush'>, 'outgoing': <'ignore'>" },
  { "blanks", "[A]\nnames = a b ; c ;\n", "'names': <['a b', 'c']>" },
  { "escapes", "[A]\nphrases=a\\;b;c\\\\d\n", "'phrases': <['a;b', 'c\\\\d']>" },
  { "empty-list", "[A]\nnames=\nphrases=x\n", "'label': <'A'>, 'phrases': <['x']>" },
  { "phones", "[A]\nphones=1234567;(0)30 - 1234.567;00 49/30/7654321\n", "'phones': <['1234567', '(0)30 - 1234.567', '00 49/30/7654321']>" },
  { "phone-of-another-script", "[A]\nphones=\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xa5\xd9\xa6\xd9\xa7\n", "'phones': <['\xd9\xa1" },
  { "phone-of-wide-digits", "[A]\nphones=\xef\xbc\x8b\xef\xbc\x94\xef\xbc\x94 7700 900123\n", "'phones'" },
  { "label-with-blanks", "[My ex]\nnames=a\n", "'label': <'My ex'>" },
  { "label-of-another-script", "[\xd0\x90\xd0\xbb\xd0\xb5\xd0\xba\xd1\x81]\nnames=a\n", "'label': <'\xd0\x90" },
  { "same-word-as-another-kind", "[A]\nnames=alexdoe\nhandles=alexdoe\n", "'handles': <['alexdoe']>" },
  { "same-word-of-another-contact", "[A]\nnames=a\n[B]\nnames=a\n", "'label': <'B'>, 'names': <['a']>" },
  { "vowel-signs", "[A]\nnames=\xe0\xb8\x81\xe0\xb8\xb4;\xe0\xb8\x81\xe0\xb8\xb5\n", "'names'" },
  { "emoji", "[A]\nphrases=\xf0\x9f\x8c\x99\n", "'phrases'" },
  { "dos", "[A]\r\nnames=a\r\noutgoing=pause\r\n", "'names': <['a']>, 'incoming': <'advise'>, 'outgoing': <'pause'>" },
  { "no-line-end", "[A]\nnames=a", "'names': <['a']>" },
};

static void
test_good (gconstpointer data)
{
  const GoodCase *good = data;
  HiatusContactsFixture fixture = { 0 };
  g_autofree gchar *described = NULL;

  hiatus_contacts_fixture_set_up (&fixture, NULL);
  hiatus_contacts_fixture_load (&fixture, good->text);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture.contacts)), ==, NULL);
  described = hiatus_contacts_fixture_describe (&fixture);
  if (strstr (described, good->described) == NULL)
    g_assert_cmpstr (described, ==, good->described);
  hiatus_contacts_fixture_tear_down (&fixture, NULL);
}

typedef struct
{
  const gchar *what;
  const gchar *text;
  const gchar *problem;
} BadCase;

#define KEYS "names, phones, emails, handles, phrases, except, let-through, only-apps, incoming, outgoing"
#define NOTHING "there is nothing to know them by: add names, phones, emails, handles or phrases"
#define UNSEEN "has nothing in it that can be seen: write it out, or leave it out"
#define CONTROL "brackets or control characters in it: leave them out"

static const BadCase bad_cases[] = {
  { "short-phone", "# x\n\n[Alex]\nnames=a\n\n\nphones=12\n", "contacts.ini, line 7, group [Alex], phones: '12' has fewer than 7 digits: write the whole number" },
  { "phone-of-zeros", "[A]\nphones=0000 (0)123456\n", "contacts.ini, line 2, group [A], phones: '0000 (0)123456' has fewer than 7 digits: write the whole number" },
  { "phone-of-letters", "[A]\nphones=1800-FLOWERS\n", "contacts.ini, line 2, group [A], phones: '1800-FLOWERS' is no phone number: it takes digits, blanks and + - . / ( )" },
  { "phones-with-a-comma", "[A]\nphones=1234567, 7654321\n", "contacts.ini, line 2, group [A], phones: '1234567, 7654321' is no phone number: it takes digits, blanks and + - . / ( )" },
  { "two-phones-in-one", "[A]\nphones=07700 900123 07700 900124\n", "contacts.ini, line 2, group [A], phones: '07700 900123 07700 900124' has more than 18 digits: separate numbers by ';'" },
  { "phone-twice", "[A]\nphones=1234567;0123 4567\n", "contacts.ini, line 2, group [A], phones: '0123 4567' stands there twice: keep one of them" },
  { "handle", "[A]\nhandles=@alex;@\n", "contacts.ini, line 2, group [A], handles: '@' is no handle: it has letters or digits, as @name" },
  { "handle-marks", "[A]\nhandles=@._-\n", "contacts.ini, line 2, group [A], handles: '@._-' is no handle: it has letters or digits, as @name" },
  { "email", "[A]\nemails=a@b.org;alex\n", "contacts.ini, line 2, group [A], emails: 'alex' is no e-mail address: it looks like name@example.org" },
  { "email-half", "[A]\nemails=@example.org\n", "contacts.ini, line 2, group [A], emails: '@example.org' is no e-mail address: it looks like name@example.org" },
  { "unknown-key", "[A]\nnames=a\nname=b\n", "contacts.ini, line 3, group [A], name: there is no such key: it is one of " KEYS },
  { "unknown-answer", "[A]\nnames=a\nincoming=advice\n", "contacts.ini, line 3, group [A], incoming: 'advice' is no answer here: use one of advise, hush, ignore" },
  { "answer-of-the-other", "[A]\nnames=a\noutgoing=hush\n", "contacts.ini, line 3, group [A], outgoing: 'hush' is no answer here: use one of nudge, pause, ignore" },
  { "empty-answer", "[A]\nnames=a\noutgoing=\n", "contacts.ini, line 3, group [A], outgoing: '' is no answer here: use one of nudge, pause, ignore" },
  { "empty-keyword", "[A]\nnames=a;;b\n", "contacts.ini, line 2, group [A], names: value 2 " UNSEEN },
  { "blank-keyword", "[A]\nnames=a;\\s\\t;b\n", "contacts.ini, line 2, group [A], names: value 2 " UNSEEN },
  { "invisible-keyword", "[A]\nhandles=\xe2\x80\x8b\xe2\x80\xae\xc2\xad\n", "contacts.ini, line 2, group [A], handles: value 1 " UNSEEN },
  { "keyword-of-marks", "[A]\nphrases=\xcc\x81\xcc\x88\n", "contacts.ini, line 2, group [A], phrases: value 1 " UNSEEN },
  { "keyword-of-fillers", "[A]\nnames=\xe3\x85\xa4\xef\xbe\xa0\n", "contacts.ini, line 2, group [A], names: value 1 " UNSEEN },
  { "empty-exception", "[A]\nnames=a\nexcept=;\n", "contacts.ini, line 3, group [A], except: value 1 " UNSEEN },
  { "twice", "[A]\nnames=Alex Doe;x;\xef\xbc\xa1LEX D\xc3\xb6"
             "e\n",
    "contacts.ini, line 2, group [A], names: '\xef\xbc\xa1LEX D\xc3\xb6"
    "e' stands there twice: keep one of them" },
  { "no-keyword", "[A]\nnames=a\n[B]\nexcept=x\noutgoing=pause\n", "contacts.ini, line 3, group [B]: " NOTHING },
  { "empty-group", "\n[A]\n", "contacts.ini, line 2, group [A]: " NOTHING },
  { "backslash", "[A]\nnames=a\\x\n", "contacts.ini, line 2, group [A], names: '\\' stands for more than itself here: write '\\\\' where you mean it" },
  { "backslash-at-the-end", "[A]\nnames=a\\\n", "contacts.ini, line 2, group [A], names: '\\' stands for more than itself here: write '\\\\' where you mean it" },
  { "blank-label", "[ ]\nnames=a\n", "contacts.ini, line 1, group [ ]: the label has nothing in it that can be seen: initials are enough" },
  { "label-in-blanks", "[ A ]\nnames=a\n", "contacts.ini, line 1, group [ A ]: the label ' A ' has blanks around it: leave them out" },
  { "label-turned-around", "[A\xe2\x80\xae"
                           "B]\nnames=a\n",
    "contacts.ini, line 1, group [A\xe2\x80\xae"
    "B]: the label 'A\xef\xbf\xbd"
    "B' has " CONTROL },
  { "several", "[A]\nnames=a\n[B]\nphones=1\nnames=b;b\n[C]\nx=1\n", "contacts.ini, line 4, group [B], phones: '1' has fewer than 7 digits: write the whole number (and 2 more)" },
  { "key-twice", "[A]\nnames=a\nnames=b\n", "contacts.ini, line 3, group [A]: 'names' stands on line 2 already: keep one of them" },
  { "group-twice", "[A]\nnames=a\n[A]\nphones=1234567\n", "contacts.ini, line 3, group [A]: [A] stands on line 1 already: put what is below it there" },
  { "latin-1", "[A]\nnames=Andr\xe9\n", "contacts.ini, line 2, group [A]: byte 11 is not UTF-8: save the file as UTF-8" },
  { "no-key", "[A]\nAlex Doe\n", "contacts.ini, line 2, group [A]: 'Alex Doe' is neither a comment, a [group] nor key=value" },
  { "no-group", "names=a\n", "contacts.ini, line 1: 'names' stands before any [group]: move it below one" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *bad = data;
  HiatusContactsFixture fixture = { 0 };

  hiatus_contacts_fixture_set_up (&fixture, NULL);
  hiatus_contacts_fixture_load (&fixture, "[Sam]\nnames=Sam Roe\n");
  hiatus_contacts_fixture_load (&fixture, bad->text);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture.contacts)), ==, bad->problem);
  g_assert_null (strchr (bad->problem, '\n'));
  /* The last good list stays in force, all of it. */
  hiatus_contacts_fixture_assert_labels (&fixture, "Sam");
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_cmpuint (fixture.n_problem, ==, 1);

  hiatus_contacts_fixture_load (&fixture, PRODUCT);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture.contacts)));
  hiatus_contacts_fixture_assert_labels (&fixture, "Alex");
  g_assert_cmpuint (fixture.n_changed, ==, 2);
  g_assert_cmpuint (fixture.n_problem, ==, 2);
  hiatus_contacts_fixture_tear_down (&fixture, NULL);
}

static void
test_long (HiatusContactsFixture *fixture,
           gconstpointer data)
{
  g_autofree gchar *label = g_strnfill (HIATUS_LABEL_MAX + 1, 'l');
  g_autofree gchar *keyword = g_strnfill (HIATUS_LISTED_MAX + 1, 'k');
  g_autofree gchar *long_label = g_strdup_printf ("[%s]\nnames=%s\n", label, keyword + 1);
  g_autofree gchar *long_keyword = g_strdup_printf ("[%s]\nnames=%s\n", label + 1, keyword);
  g_autofree gchar *both = g_strdup_printf ("[%s]\nnames=%s\n", label + 1, keyword + 1);

  hiatus_contacts_fixture_load (fixture, long_label);
  g_assert_true (g_pattern_match_simple ("contacts.ini, line 1, group [llll*\342\200\246]: the label 'llll*\342\200\246' is longer than 200 bytes: initials are enough",
                                         hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts))));
  hiatus_contacts_fixture_load (fixture, long_keyword);
  g_assert_true (g_pattern_match_simple ("contacts.ini, line 2, group [llll*\342\200\246], names: 'kkkk*\342\200\246' is longer than 1000 bytes: a few words are enough",
                                         hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts))));
  hiatus_contacts_fixture_assert_labels (fixture, "");
  hiatus_contacts_fixture_load (fixture, both);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
  hiatus_contacts_fixture_assert_labels (fixture, label + 1);
}

static mode_t
mode_of (const gchar *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);

  return status.st_mode & 07777;
}

static void
test_private (HiatusContactsFixture *fixture,
              gconstpointer data)
{
  hiatus_scratch_write (fixture->folder, HIATUS_CONTACTS_NAME, PRODUCT);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
  hiatus_contacts_fixture_assert_labels (fixture, "Alex");
}

static void
test_unreadable (HiatusContactsFixture *fixture,
                 gconstpointer data)
{
  hiatus_contacts_fixture_load (fixture, PRODUCT);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (symlink (HIATUS_CONTACTS_NAME, fixture->path), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_true (g_str_has_prefix (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), "contacts.ini cannot be read: "));

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), ==, "contacts.ini is no ordinary file: move it away, a new one is made when it is needed");

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), ==, "contacts.ini is no ordinary file: move it away, a new one is made when it is needed");

  hiatus_contacts_fixture_assert_labels (fixture, "Alex");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_problem, ==, 2);
}

static void
test_gone (HiatusContactsFixture *fixture,
           gconstpointer data)
{
  /* Nobody misses what was never there. */
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));

  hiatus_contacts_fixture_load (fixture, PRODUCT);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  hiatus_contacts_fixture_assert_labels (fixture, "");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), ==, "contacts.ini was deleted, so nobody is on the list: put it back, or add them anew");

  hiatus_contacts_fixture_load (fixture, PRODUCT);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
  hiatus_contacts_fixture_assert_labels (fixture, "Alex");

  /* An empty file is what somebody wanted. */
  hiatus_contacts_fixture_load (fixture, "# nobody\n");
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
  hiatus_contacts_fixture_assert_labels (fixture, "");
}

/* As long a list as anybody may come with, in as many lines as @n_lines. */
static gchar *
make_long_list (guint n_lines,
                guint n_lines_per_contact)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines / n_lines_per_contact; i++)
    {
      g_string_append_printf (text, "[Contact %u]\nnames=First%u Last%u;Nick%u\n", i, i, i, i);
      for (guint k = 2; k < n_lines_per_contact; k++)
        g_string_append_printf (text, k == 2 ? "phones=+44 7700 %06u\n" : "# %06u\n", i);
    }

  return g_string_free (text, FALSE);
}

/* Fewer under valgrind, which looks at each step of them. */
#define N_LINES (g_test_thorough () ? 100000u : 10000u)

/* Ten times as long a list may take ten times as long, and somewhat more; what takes the square of its length takes a
 * hundred times. The processor's time is counted, so that what else the machine does matters little. */
#define MOST_TIMES 40
#define GRACE_US G_TIME_SPAN_SECOND

static gint64
cpu_time_us (void)
{
  struct timespec spent;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent), ==, 0);

  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static gint64
time_load (HiatusContactsFixture *fixture,
           const gchar *text)
{
  gint64 started_us = cpu_time_us ();

  hiatus_contacts_fixture_load (fixture, text);

  return cpu_time_us () - started_us;
}

static void
test_long_list (HiatusContactsFixture *fixture,
                gconstpointer data)
{
  static const guint per_contact[] = { 2, 3, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (per_contact); i++)
    {
      g_autofree gchar *tenth = make_long_list (N_LINES / 10, per_contact[i]);
      g_autofree gchar *text = make_long_list (N_LINES, per_contact[i]);
      gint64 tenth_us = time_load (fixture, tenth);
      gint64 took_us = time_load (fixture, text);

      g_test_message ("%u lines a contact: %.0f ms, a tenth of them %.0f ms", per_contact[i], (gdouble) took_us / 1000, (gdouble) tenth_us / 1000);
      g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)));
      g_assert_cmpuint (hiatus_contacts_get_contacts (fixture->contacts)->len, ==, N_LINES / per_contact[i]);
      g_assert_cmpint (took_us, <, MOST_TIMES * tenth_us + GRACE_US);
    }
}

static void
test_many_mistakes (HiatusContactsFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) one_group = g_string_new ("[A]\n");
  g_autofree gchar *first = g_strdup_printf (
      "contacts.ini, line 2, group [0], phones: '1' has fewer than 7 digits: write the whole number (and %u more)", N_LINES / 2 - 1);
  g_autofree gchar *others = g_strdup_printf (" (and %u more)", N_LINES - 1);

  for (guint i = 0; i < N_LINES / 2; i++)
    g_string_append_printf (text, "[%u]\nphones=%u\n", i, i + 1);
  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (one_group, "x%u=1\n", i);

  hiatus_contacts_fixture_load (fixture, text->str);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), ==, first);
  hiatus_contacts_fixture_load (fixture, one_group->str);
  g_assert_true (g_str_has_suffix (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->contacts)), others));
  hiatus_contacts_fixture_assert_labels (fixture, "");
}

#define ADD(path, function) g_test_add (path, HiatusContactsFixture, NULL, hiatus_contacts_fixture_set_up, function, hiatus_contacts_fixture_tear_down)

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/contacts/product", test_product);
  ADD ("/contacts/long", test_long);
  ADD ("/contacts/private", test_private);
  ADD ("/contacts/unreadable", test_unreadable);
  ADD ("/contacts/gone", test_gone);
  ADD ("/contacts/long-list", test_long_list);
  ADD ("/contacts/many-mistakes", test_many_mistakes);

  for (guint i = 0; i < G_N_ELEMENTS (good_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/contacts/good/", good_cases[i].what, NULL);

      g_test_add_data_func (path, &good_cases[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/contacts/bad/", bad_cases[i].what, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }

  return g_test_run ();
}
