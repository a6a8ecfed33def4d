/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* care.ini: what it may hold, what is wrong in it, and how it is changed. */

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/care-file.h"
#include "daemon/shell/care-keys.h"
#include "tests/fakes/scratch.h"

#define NAME "care.ini"

#define WHOLE                                                                                          \
  "[reason 1]\ntext=I sleep better.\n\n[if-then 1]\nif=it is Sunday evening\nthen=I ring my brother\n" \
  "[meeting 1]\nweekdays=mon;thu\ntime=09:00\nminutes=30\nskip=2025-03-10;2025-03-17\n"                \
  "[hard-day 1]\ndate=03-14\nname=Birthday\n[hard-day 2]\ndate=2025-04-20\n"                           \
  "[person]\nname=Sam\nphone=07700 900123\n"

#define PRINTED                                                                                                         \
  "[{'number': <uint32 1>, 'text': <'I sleep better.'>}]\n"                                                             \
  "[{'number': <uint32 1>, 'if': <'it is Sunday evening'>, 'then': <'I ring my brother'>}]\n"                           \
  "[{'number': <uint32 1>, 'weekdays': <['mon', 'thu']>, 'time': <'09:00'>, 'minutes': <uint32 30>, "                   \
  "'skip': <['2025-03-10', '2025-03-17']>}]\n"                                                                          \
  "[{'number': <uint32 1>, 'date': <'03-14'>, 'name': <'Birthday'>}, {'number': <uint32 2>, 'date': <'2025-04-20'>}]\n" \
  "[{'number': <uint32 1>, 'name': <'Sam'>, 'phone': <'07700 900123'>}]\n"

#define NOTHING "@aa{sv} []\n@aa{sv} []\n@aa{sv} []\n@aa{sv} []\n@aa{sv} []\n"

typedef struct
{
  gchar *folder;
  gchar *path;
  HiatusKeyfile *keyfile;
  HiatusCareFile *care;
  guint n_changed;
  guint n_problem;
} Fixture;

static void
on_counted (HiatusCareFile *care, guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  fixture->path = g_build_filename (fixture->folder, NAME, NULL);
  fixture->keyfile = hiatus_keyfile_new (fixture->path);
  fixture->care = hiatus_care_file_new (fixture->keyfile);
  g_signal_connect (fixture->care, "changed", G_CALLBACK (on_counted), &fixture->n_changed);
  g_signal_connect (fixture->care, "problem", G_CALLBACK (on_counted), &fixture->n_problem);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->care);
  g_assert_finalize_object (fixture->keyfile);
  g_free (fixture->path);
  hiatus_scratch_remove (fixture->folder);
}

static void
load (Fixture *fixture, const gchar *text)
{
  hiatus_scratch_write (fixture->folder, NAME, text);
  hiatus_keyfile_load (fixture->keyfile, NULL);
}

/* All that is in force, a line for each kind. */
static gchar *
print_all (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < HIATUS_N_OWN_KINDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) rows = g_variant_ref_sink (hiatus_care_file_list (fixture->care, hiatus_own_groups[i].name, &error));
      g_autofree gchar *printed = g_variant_print (rows, TRUE);

      g_assert_no_error (error);
      g_string_append_printf (text, "%s\n", printed);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_all (Fixture *fixture, const gchar *expected)
{
  g_autofree gchar *printed = print_all (fixture);

  g_assert_cmpstr (printed, ==, expected);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  const HiatusMeeting *meeting;
  HiatusCare *care;

  assert_all (fixture, NOTHING);
  load (fixture, WHOLE);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), ==, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  assert_all (fixture, PRINTED);
  care = hiatus_care_file_get (fixture->care);
  meeting = g_ptr_array_index (care->meetings, 0);
  g_assert_cmpuint (meeting->weekdays, ==, (1u << G_DATE_MONDAY) | (1u << G_DATE_THURSDAY));
  g_assert_cmpint (meeting->minute, ==, 9 * 60);
  g_assert_cmpuint (meeting->skip->len, ==, 2);
  g_assert_cmpstr (care->person_name, ==, "Sam");
}

/* Whoever holds what was in force goes on holding it. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusCare) held = NULL;

  load (fixture, WHOLE);
  held = hiatus_care_ref (hiatus_care_file_get (fixture->care));
  load (fixture, "");
  g_assert_cmpuint (hiatus_care_file_get (fixture->care)->reasons->len, ==, 0);
  g_assert_cmpstr (g_ptr_array_index (held->reasons, 0), ==, "I sleep better.");
}

typedef struct
{
  const gchar *what;
  const gchar *text;
  const gchar *printed; /* a part of it */
} Good;

static const Good goods[] = {
  { "blanks", "[reason 1]\ntext =  I sleep better.  \n", "'text': <'I sleep better.'>" },
  { "by-number", "[reason 2]\ntext=b\n[reason 10]\ntext=c\n[reason 1]\ntext=a\n", "[{'number': <uint32 1>, 'text': <'a'>}, {'number': <uint32 2>, 'text': <'b'>}, {'number': <uint32 10>, 'text': <'c'>}]" },
  { "escapes", "[reason 1]\ntext=a \\\\ b; c\n", "'text': <'a \\\\ b; c'>" },
  { "other-scripts", "[reason 1]\ntext=\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d\n", "'text': <'\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d'>" },
  { "emoji", "[person]\nname=\xf0\x9f\x8c\x99\n", "'name': <'\xf0\x9f\x8c\x99'>" },
  { "preset-minutes", "[meeting 1]\nweekdays=sun\ntime=9:05\n", "'weekdays': <['sun']>, 'time': <'09:05'>, 'minutes': <uint32 60>, 'skip': <@as []>" },
  { "weekdays-in-any-way", "[meeting 1]\nweekdays= Thu, MON ;;thu;\ntime=23:59\n", "'weekdays': <['mon', 'thu']>, 'time': <'23:59'>" },
  { "longest-meeting", "[meeting 1]\nweekdays=mon\ntime=00:00\nminutes=1440\n", "'minutes': <uint32 1440>" },
  { "leap-day-every-year", "[hard-day 1]\ndate=02-29\n", "'date': <'02-29'>" },
  { "leap-day-of-a-year", "[hard-day 1]\ndate=2028-02-29\n", "'date': <'2028-02-29'>" },
  { "empty-name", "[hard-day 1]\ndate=12-24\nname=\n", "[{'number': <uint32 1>, 'date': <'12-24'>}]" },
  { "person-without-a-number", "[person]\nname=Sam\nphone=\n", "[{'number': <uint32 1>, 'name': <'Sam'>}]" },
  { "short-number", "[person]\nname=Sam\nphone=112\n", "'phone': <'112'>" },
  { "number-with-words", "[person]\nname=Sam\nphone=+44 7700 900123 (after six)\n", "'phone': <'+44 7700 900123 (after six)'>" },
  { "number-of-another-script", "[person]\nname=Sam\nphone=\xd9\xa1\xd9\xa2\xd9\xa3\n", "'phone': <'\xd9\xa1\xd9\xa2\xd9\xa3'>" },
};

static void
test_good (gconstpointer data)
{
  const Good *good = data;
  Fixture fixture = { 0 };
  g_autofree gchar *printed = NULL;

  set_up (&fixture, NULL);
  load (&fixture, good->text);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture.care)), ==, NULL);
  printed = print_all (&fixture);
  if (strstr (printed, good->printed) == NULL)
    g_assert_cmpstr (printed, ==, good->printed);
  tear_down (&fixture, NULL);
}

typedef struct
{
  const gchar *what;
  const gchar *text;
  const gchar *problem;
} Bad;

#define NO_GROUP "there is no such group: it is one of [reason 1], [if-then 1], [meeting 1], [hard-day 1] with a number from 1 on, or [person]"
#define UNSEEN "there is nothing in it that can be seen: write it out, or leave it out"
#define NO_DATE "is no date that exists: write it as 03-14 for every year, or as 2025-03-14 for one"

static const Bad bads[] = {
  { "unknown-group", "# x\n\n[reasons 1]\ntext=a\n", "care.ini, line 3, group [reasons 1]: " NO_GROUP },
  { "group-without-a-number", "[reason]\ntext=a\n", "care.ini, line 1, group [reason]: " NO_GROUP },
  { "number-zero", "[reason 0]\ntext=a\n", "care.ini, line 1, group [reason 0]: " NO_GROUP },
  { "number-with-zeros", "[reason 01]\ntext=a\n", "care.ini, line 1, group [reason 01]: " NO_GROUP },
  { "number-negative", "[reason -1]\ntext=a\n", "care.ini, line 1, group [reason -1]: " NO_GROUP },
  { "number-too-large", "[reason 1000]\ntext=a\n", "care.ini, line 1, group [reason 1000]: " NO_GROUP },
  { "person-with-a-number", "[person 1]\nname=a\n", "care.ini, line 1, group [person 1]: " NO_GROUP },
  { "unknown-key", "[reason 1]\ntext=a\nnote=b\n", "care.ini, line 3, group [reason 1], note: there is no such key: it is one of text" },
  { "key-of-another-group", "[meeting 1]\nweekdays=mon\ntime=09:00\nname=x\n", "care.ini, line 4, group [meeting 1], name: there is no such key: it is one of weekdays, time, minutes, skip" },
  { "nothing-in-it", "[if-then 1]\n", "care.ini, line 1, group [if-then 1]: 'if' is missing: add it, or take the group out" },
  { "half-a-plan", "[if-then 1]\nif=a\n", "care.ini, line 1, group [if-then 1]: 'then' is missing: add it, or take the group out" },
  { "no-time", "[meeting 1]\nweekdays=mon\n", "care.ini, line 1, group [meeting 1]: 'time' is missing: add it, or take the group out" },
  { "empty-reason", "[reason 1]\ntext=\n", "care.ini, line 2, group [reason 1], text: " UNSEEN },
  { "blank-reason", "[reason 1]\ntext=\\s\\s\n", "care.ini, line 2, group [reason 1], text: " UNSEEN },
  { "invisible-reason", "[reason 1]\ntext=\xe2\x80\x8b\xc2\xad\n", "care.ini, line 2, group [reason 1], text: " UNSEEN },
  { "two-lines", "[reason 1]\ntext=a\\nb\n", "care.ini, line 2, group [reason 1], text: 'a?b' has more than one line, or control characters: write it as one line" },
  { "backslash", "[reason 1]\ntext=a\\x\n", "care.ini, line 2, group [reason 1], text: '\\' stands for more than itself here: write '\\\\' where you mean it" },
  { "weekday", "[meeting 1]\nweekdays=mon;Montag\ntime=09:00\n", "care.ini, line 2, group [meeting 1], weekdays: 'Montag' is no weekday: use mon, tue, wed, thu, fri, sat, sun" },
  { "no-weekday", "[meeting 1]\nweekdays=;\ntime=09:00\n", "care.ini, line 2, group [meeting 1], weekdays: there is no weekday: use mon, tue, wed, thu, fri, sat, sun" },
  { "time", "[meeting 1]\nweekdays=mon\ntime=9\n", "care.ini, line 3, group [meeting 1], time: '9' is no time of day: use HH:MM, for instance 09:00" },
  { "time-of-the-end", "[meeting 1]\nweekdays=mon\ntime=24:00\n", "care.ini, line 3, group [meeting 1], time: '24:00' is no time of day: use HH:MM, for instance 09:00" },
  { "no-minutes", "[meeting 1]\nweekdays=mon\ntime=09:00\nminutes=0\n", "care.ini, line 4, group [meeting 1], minutes: '0' is no number of minutes: use one from 1 to 1440" },
  { "minutes-of-two-days", "[meeting 1]\nweekdays=mon\ntime=09:00\nminutes=1441\n", "care.ini, line 4, group [meeting 1], minutes: '1441' is no number of minutes: use one from 1 to 1440" },
  { "skip", "[meeting 1]\nweekdays=mon\ntime=09:00\nskip=2025-03-10;2025-02-29\n", "care.ini, line 4, group [meeting 1], skip: '2025-02-29' is no date: that month has 28 days." },
  { "skip-every-year", "[meeting 1]\nweekdays=mon\ntime=09:00\nskip=03-10\n", "care.ini, line 4, group [meeting 1], skip: '03-10' is no date: write it as 2025-03-01." },
  { "date", "[hard-day 1]\ndate=14 March\n", "care.ini, line 2, group [hard-day 1], date: '14 March' " NO_DATE },
  { "leap-day-of-another-year", "[hard-day 1]\ndate=2025-02-29\n", "care.ini, line 2, group [hard-day 1], date: '2025-02-29' " NO_DATE },
  { "day-that-is-none", "[hard-day 1]\ndate=02-30\n", "care.ini, line 2, group [hard-day 1], date: '02-30' " NO_DATE },
  { "month-that-is-none", "[hard-day 1]\ndate=13-01\n", "care.ini, line 2, group [hard-day 1], date: '13-01' " NO_DATE },
  { "no-month", "[hard-day 1]\ndate=00-10\n", "care.ini, line 2, group [hard-day 1], date: '00-10' " NO_DATE },
  { "number-that-is-none", "[person]\nname=Sam\nphone=later\n", "care.ini, line 3, group [person], phone: 'later' has no number in it that can be rung: write the whole number, or leave it out" },
  { "four-plans", "[if-then 1]\nif=a\nthen=b\n[if-then 2]\nif=a\nthen=b\n[if-then 3]\nif=a\nthen=b\n[if-then 4]\nif=a\nthen=b\n", "care.ini, line 10, group [if-then 4]: there are 3 of these already, and no more: take one out first" },
  { "several", "[reason 1]\ntext=a\n[hard-day 1]\ndate=x\n[reason 2]\ntext=\n[x]\n", "care.ini, line 4, group [hard-day 1], date: 'x' " NO_DATE " (and 2 more)" },
  { "group-twice", "[reason 1]\ntext=a\n[reason 1]\ntext=b\n", "care.ini, line 3, group [reason 1]: [reason 1] stands on line 1 already: put what is below it there" },
  { "latin-1", "[reason 1]\ntext=Andr\xe9\n", "care.ini, line 2, group [reason 1]: byte 10 is not UTF-8: save the file as UTF-8" },
  { "no-group", "text=a\n", "care.ini, line 1: 'text' stands before any [group]: move it below one" },
};

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  Fixture fixture = { 0 };

  set_up (&fixture, NULL);
  load (&fixture, WHOLE);
  load (&fixture, bad->text);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture.care)), ==, bad->problem);
  g_assert_null (strchr (bad->problem, '\n'));
  /* What was in force before stays so, all of it. */
  assert_all (&fixture, PRINTED);
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_cmpuint (fixture.n_problem, ==, 1);

  load (&fixture, "");
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture.care)));
  assert_all (&fixture, NOTHING);
  g_assert_cmpuint (fixture.n_changed, ==, 2);
  g_assert_cmpuint (fixture.n_problem, ==, 2);
  tear_down (&fixture, NULL);
}

static void
assert_length (Fixture *fixture, const gchar *head, guint most, const gchar *mistake)
{
  g_autofree gchar *longest = g_strnfill (most, 'x');
  g_autofree gchar *good = g_strdup_printf ("%s%s\n", head, longest);
  g_autofree gchar *bad = g_strdup_printf ("%s%sx\n", head, longest);

  load (fixture, good);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), ==, NULL);
  load (fixture, bad);
  if (!g_pattern_match_simple (mistake, hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care))))
    g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), ==, mistake);
}

static void
test_long (Fixture *fixture, gconstpointer data)
{
  assert_length (fixture, "[reason 1]\ntext=", HIATUS_OWN_TEXT_MAX, "care.ini, line 2, group [reason 1], text: 'xxxx*' is longer than 300 characters: a shorter one is easier to keep in mind");
  assert_length (fixture, "[if-then 1]\nif=a\nthen=", HIATUS_OWN_TEXT_MAX, "care.ini, line 3, group [if-then 1], then: 'xxxx*' is longer than 300 characters: a shorter one is easier to keep in mind");
  assert_length (fixture, "[person]\nname=", HIATUS_OWN_NAME_MAX, "care.ini, line 2, group [person], name: 'xxxx*' is longer than 100 characters: a shorter one is easier to keep in mind");
}

/* As many as there may be, and one more. */
static void
assert_count (Fixture *fixture, const gchar *group, const gchar *keys, guint most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= most; i++)
    g_string_append_printf (text, "[%s %u]\n%s", group, i, keys);
  load (fixture, text->str);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), ==, NULL);
  g_string_append_printf (text, "[%s %u]\n%s", group, most + 1, keys);
  load (fixture, text->str);
  g_assert_true (g_str_has_suffix (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), " of these already, and no more: take one out first"));
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) skip = g_string_new ("[meeting 1]\nweekdays=mon\ntime=09:00\nskip=");

  assert_count (fixture, "reason", "text=a\n", HIATUS_REASONS_MAX);
  assert_count (fixture, "meeting", "weekdays=mon\ntime=09:00\n", HIATUS_MEETINGS_MAX);
  assert_count (fixture, "hard-day", "date=03-14\n", HIATUS_HARD_DAYS_MAX);
  for (guint i = 0; i <= HIATUS_SKIPS_MAX; i++)
    g_string_append (skip, "2025-03-10;");
  load (fixture, skip->str);
  g_assert_true (g_str_has_suffix (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), "there are more than 100 dates: take out those that have passed"));
}

/* The mistakes of whoever has gone wrong everywhere are counted, and in no long time. */
static void
test_50000_mistakes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "[%u]\nx=\n", i);
  load (fixture, text->str);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), ==, "care.ini, line 1, group [0]: " NO_GROUP " (and 49999 more)");
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  /* Nobody misses what was never there. */
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)));

  load (fixture, WHOLE);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  assert_all (fixture, NOTHING);
  g_assert_cmpstr (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)), ==, "care.ini was deleted, and what you had entered for yourself with it: put it back, or enter it anew");
  load (fixture, WHOLE);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)));
  assert_all (fixture, PRINTED);
}

/* --- changes --- */

static guint
add (Fixture *fixture, const gchar *kind, const gchar *fields, GError **error)
{
  g_autoptr (GVariant) parsed = g_variant_ref_sink (g_variant_new_parsed (fields));

  return hiatus_care_file_add (fixture->care, kind, parsed, error);
}

static void
assert_added (Fixture *fixture, const gchar *kind, const gchar *fields, guint number)
{
  g_autoptr (GError) error = NULL;
  guint added = add (fixture, kind, fields, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (added, ==, number);
}

static void
assert_not_added (Fixture *fixture, const gchar *kind, const gchar *fields, HiatusError code, const gchar *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (add (fixture, kind, fields, &error), ==, 0);
  g_assert_error (error, HIATUS_ERROR, (gint) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  struct stat status;

  assert_added (fixture, "reasons", "{'text': <' I sleep better. '>}", 1);
  assert_added (fixture, "reasons", "{'text': <'a \\\\ b; c'>}", 2);
  assert_added (fixture, "if-then", "{'if': <'it is Sunday evening'>, 'then': <'I ring my brother'>}", 1);
  assert_added (fixture, "meetings", "{'weekdays': <['mon', 'thu']>, 'time': <'9:00'>, 'minutes': <uint32 30>, 'skip': <['2025-03-10']>}", 1);
  assert_added (fixture, "meetings", "{'weekdays': <'sun,sat'>, 'time': <'10:00'>, 'minutes': <'45'>, 'skip': <@as []>}", 2);
  assert_added (fixture, "hard-days", "{'date': <'02-29'>, 'name': <''>}", 1);
  assert_added (fixture, "person", "{'name': <'Sam'>, 'phone': <'07700 900123'>}", 1);
  g_assert_null (hiatus_key_list_get_problem (HIATUS_KEY_LIST (fixture->care)));
  assert_all (fixture,
              "[{'number': <uint32 1>, 'text': <'I sleep better.'>}, {'number': <uint32 2>, 'text': <'a \\\\ b; c'>}]\n"
              "[{'number': <uint32 1>, 'if': <'it is Sunday evening'>, 'then': <'I ring my brother'>}]\n"
              "[{'number': <uint32 1>, 'weekdays': <['mon', 'thu']>, 'time': <'09:00'>, 'minutes': <uint32 30>, 'skip': <['2025-03-10']>}, "
              "{'number': <uint32 2>, 'weekdays': <['sat', 'sun']>, 'time': <'10:00'>, 'minutes': <uint32 45>, 'skip': <@as []>}]\n"
              "[{'number': <uint32 1>, 'date': <'02-29'>}]\n"
              "[{'number': <uint32 1>, 'name': <'Sam'>, 'phone': <'07700 900123'>}]\n");
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0600);
}

static void
test_not_added (Fixture *fixture, gconstpointer data)
{
  load (fixture, WHOLE);
  assert_not_added (fixture, "letters", "@a{sv} {}", HIATUS_ERROR_INVALID, "'letters' is nothing that is entered here: it is one of reasons, if-then, meetings, hard-days, person.");
  assert_not_added (fixture, "reasons", "@a{sv} {}", HIATUS_ERROR_INVALID, "'text' is missing: give it too");
  assert_not_added (fixture, "reasons", "{'text': <'  '>}", HIATUS_ERROR_INVALID, "text: " UNSEEN);
  assert_not_added (fixture, "reasons", "{'text': <'a\\nb'>}", HIATUS_ERROR_INVALID, "text: 'a?b' has more than one line, or control characters: write it as one line");
  assert_not_added (fixture, "reasons", "{'text': <7>}", HIATUS_ERROR_INVALID, "text: it takes a text, a list of texts or a number");
  assert_not_added (fixture, "reasons", "{'texts': <'a'>}", HIATUS_ERROR_INVALID, "There is no 'texts' here: it is one of text.");
  assert_not_added (fixture, "reasons", "{'text': <'a'>, 'text': <'b'>}", HIATUS_ERROR_INVALID, "text is given twice: give it once.");
  assert_not_added (fixture, "if-then", "{'if': <'a'>}", HIATUS_ERROR_INVALID, "'then' is missing: add it, or take the group out");
  assert_not_added (fixture, "meetings", "{'weekdays': <'mon'>, 'time': <'25:00'>}", HIATUS_ERROR_INVALID, "time: '25:00' is no time of day: use HH:MM, for instance 09:00");
  assert_not_added (fixture, "hard-days", "{'date': <'02-30'>}", HIATUS_ERROR_INVALID, "date: '02-30' " NO_DATE);
  assert_not_added (fixture, "person", "{'name': <'Kim'>}", HIATUS_ERROR_REFUSED, "Somebody is entered already: 'hiatus person remove' takes them out, then add them anew.");
  assert_added (fixture, "if-then", "{'if': <'a'>, 'then': <'b'>}", 2);
  assert_added (fixture, "if-then", "{'if': <'a'>, 'then': <'b'>}", 3);
  assert_not_added (fixture, "if-then", "{'if': <'a'>, 'then': <'b'>}", HIATUS_ERROR_REFUSED, "There are three if-then plans already, and more are hard to keep in mind: 'hiatus if-then remove N' takes one out.");

  load (fixture, "[hard-day 1]\ndate=x\n");
  assert_not_added (fixture, "reasons", "{'text': <'a'>}", HIATUS_ERROR_INVALID, "nothing was changed, so that nothing is lost; mend the file first: care.ini, line 2, group [hard-day 1], date: 'x' " NO_DATE);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;

  load (fixture, "# mine\n[reason 1]\ntext=a\n[reason 2]\n# about b\ntext=b\n[reason 3]\ntext=c\n[person]\nname=Sam\n");
  g_assert_true (hiatus_care_file_remove (fixture->care, "reasons", 2, &error));
  g_assert_no_error (error);
  /* The numbers of the others stay, so that a second "remove 2" takes nobody else's. */
  g_assert_false (hiatus_care_file_remove (fixture->care, "reasons", 2, &missing));
  g_assert_error (missing, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_assert_cmpstr (missing->message, ==, "There is no number 2: 'hiatus reasons' shows what there is.");
  g_assert_true (hiatus_care_file_remove (fixture->care, "person", 1, &error));
  g_assert_no_error (error);
  assert_all (fixture, "[{'number': <uint32 1>, 'text': <'a'>}, {'number': <uint32 3>, 'text': <'c'>}]\n@aa{sv} []\n@aa{sv} []\n@aa{sv} []\n@aa{sv} []\n");
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "# mine\n[reason 1]\ntext=a\n[reason 3]\ntext=c\n");
  assert_added (fixture, "reasons", "{'text': <'d'>}", 2);
}

static gboolean
change (Fixture *fixture, const gchar *kind, guint number, const gchar *fields, GError **error)
{
  g_autoptr (GVariant) parsed = g_variant_ref_sink (g_variant_new_parsed (fields));

  return hiatus_care_file_change (fixture->care, kind, number, parsed, error);
}

static void
assert_not_changed (Fixture *fixture, const gchar *kind, guint number, const gchar *fields, HiatusError code, const gchar *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (change (fixture, kind, number, fields, &error));
  g_assert_error (error, HIATUS_ERROR, (gint) code);
  g_assert_cmpstr (error->message, ==, message);
}

/* What is not said any more has no line any more; all else in the file stays. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;

  load (fixture, "# mine\n[reason 2]\n# about b\ntext=b\n[meeting 1]\nweekdays=mon\ntime=09:00\nskip=2025-03-10\n[person]\nname=Sam\nphone=110\n");
  g_assert_true (change (fixture, "reasons", 2, "{'text': <' c '>}", &error));
  g_assert_no_error (error);
  g_assert_true (change (fixture, "meetings", 1, "{'weekdays': <['tue']>, 'time': <'10:00'>, 'minutes': <uint32 30>, 'skip': <@as []>}", &error));
  g_assert_no_error (error);
  g_assert_true (change (fixture, "person", 1, "{'name': <'Kim'>}", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "# mine\n[reason 2]\n# about b\ntext=c\n[meeting 1]\nweekdays=tue\ntime=10:00\nminutes=30\n[person]\nname=Kim\n");
  g_assert_cmpuint (fixture->n_changed, ==, 4);

  assert_not_changed (fixture, "reasons", 1, "{'text': <'a'>}", HIATUS_ERROR_NOT_FOUND, "There is no number 1: 'hiatus reasons' shows what there is.");
  assert_not_changed (fixture, "reasons", 2, "{'text': <' '>}", HIATUS_ERROR_INVALID, "text: " UNSEEN);
  assert_not_changed (fixture, "reasons", 2, "@a{sv} {}", HIATUS_ERROR_INVALID, "'text' is missing: give it too");
  assert_not_changed (fixture, "meetings", 1, "{'weekdays': <['tue']>, 'time': <'25:00'>}", HIATUS_ERROR_INVALID, "time: '25:00' is no time of day: use HH:MM, for instance 09:00");
  assert_not_changed (fixture, "meetings", 1, "{'weekdays': <['tue']>}", HIATUS_ERROR_INVALID, "'time' is missing: add it, or take the group out");
  load (fixture, "[reason 1]\ntext=a\n[hard-day 1]\ndate=x\n");
  assert_not_changed (fixture, "reasons", 1, "{'text': <'b'>}", HIATUS_ERROR_INVALID, "nothing was changed, so that nothing is lost; mend the file first: care.ini, line 4, group [hard-day 1], date: 'x' " NO_DATE);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/care-file/whole", test_whole);
  ADD ("/care-file/held", test_held);
  ADD ("/care-file/long", test_long);
  ADD ("/care-file/many", test_many);
  ADD ("/care-file/50000-mistakes", test_50000_mistakes);
  ADD ("/care-file/gone", test_gone);
  ADD ("/care-file/add", test_add);
  ADD ("/care-file/not-added", test_not_added);
  ADD ("/care-file/change", test_change);
  ADD ("/care-file/remove", test_remove);
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      g_autofree gchar *path = g_strconcat ("/care-file/good/", goods[i].what, NULL);

      g_test_add_data_func (path, &goods[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bads); i++)
    {
      g_autofree gchar *path = g_strconcat ("/care-file/bad/", bads[i].what, NULL);

      g_test_add_data_func (path, &bads[i], test_bad);
    }
  return g_test_run ();
}
