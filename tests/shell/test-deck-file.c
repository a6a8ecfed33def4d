/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* deck.ini: the one that comes with Hiatus, and the one that a person writes. */

#include <string.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/deck-file.h"
#include "daemon/shell/deck-read.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define NAME "deck.ini"
#define SHIPPED "[walk]\ngroup=body\ntext=Walk a little.\n"
#define GOOD "[learn Polish]\ngroup=goals\ntext=Ten minutes of Polish.\n"

typedef struct
{
  gchar *folder;
  gchar *path;
  HiatusKeyfile *keyfile;
  HiatusDeckFile *file;
  guint n_changed;
  guint n_problem;
} Fixture;

static void
on_counted (HiatusDeckFile *file, guint *count)
{
  (*count)++;
}

static HiatusDeck *
read_shipped (const gchar *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  HiatusDeck *deck = hiatus_deck_file_read (bytes, NAME, &error);

  g_assert_no_error (error);
  return deck;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  fixture->path = g_build_filename (fixture->folder, NAME, NULL);
  fixture->keyfile = hiatus_keyfile_new_plain (fixture->path);
  fixture->file = hiatus_deck_file_new (fixture->keyfile, read_shipped (SHIPPED));
  g_signal_connect (fixture->file, "changed", G_CALLBACK (on_counted), &fixture->n_changed);
  g_signal_connect (fixture->file, "problem", G_CALLBACK (on_counted), &fixture->n_problem);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->file);
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

/* The own prompts in force, a line for each. */
static gchar *
describe (Fixture *fixture)
{
  const HiatusDeck *deck = hiatus_deck_file_get_deck (fixture->file);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < hiatus_deck_size (deck); i++)
    {
      const HiatusPrompt *prompt = hiatus_deck_get (deck, i);

      if (prompt->is_own)
        g_string_append_printf (text, "%s %02x %d-%d %s\n", prompt->group, prompt->days, prompt->from, prompt->until, prompt->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const gchar *what;
  const gchar *text;
  const gchar *prompts;
  const gchar *problem;
} Case;

#define TEN "goals 7f 0-1440 Ten minutes of Polish.\n"
#define SEEN "the text has nothing in it that can be seen: write one or two short sentences, or leave the prompt out"
#define DAYS "use weekdays, weekend, or days such as mon;tue;sat"
#define HOURS "use two different times of day, as in 08:00-21:00; 24:00 is midnight"
#define AT(rest) "deck.ini, line 4, " rest

static const Case cases[] = {
  { "nothing", "", "", NULL },
  { "comments", "# mine\n\n  # more\n", "", NULL },
  { "one", GOOD, TEN, NULL },
  { "blanks and line ends of DOS", "\xef\xbb\xbf[ learn Polish ]\r\n group = goals \r\n\ttext =  Ten minutes of Polish. \r\n\r\n", TEN, NULL },
  { "no line feed at the end", "[a]\ngroup=goals\ntext=Ten minutes of Polish.", TEN, NULL },
  { "backslashes and equals signs are themselves", "[a]\ngroup=goals\ntext=a\\nb = \\s;\n", "goals 7f 0-1440 a\\nb = \\s;\n", NULL },
  { "days", "[a]\ngroup=rest\ntext=A\ndays=weekdays\n[b]\ngroup=rest\ntext=B\ndays=weekend;Fri;\n[c]\ngroup=rest\ntext=C\ndays=mon; wed ;sun\n", "rest 1f 0-1440 A\nrest 70 0-1440 B\nrest 45 0-1440 C\n", NULL },
  { "hours", "[a]\ngroup=rest\ntext=A\nhours=08:00-21:30\n[b]\ngroup=rest\ntext=B\nhours=9:00 - 24:00\n[c]\ngroup=rest\ntext=C\nhours=22:00-02:00\n", "rest 7f 480-1290 A\nrest 7f 540-1440 B\nrest 7f 1320-120 C\n", NULL },
  { "markup is text", "[a]\ngroup=rest\ntext=<b>Rest</b> &amp; <a href=\"x\">more</a> %s %n\n", "rest 7f 0-1440 <b>Rest</b> &amp; <a href=\"x\">more</a> %s %n\n", NULL },
  { "the name of one of ours", "[walk]\ngroup=body\ntext=Walk my way.\n", "body 7f 0-1440 Walk my way.\n", NULL },

  { "name twice", GOOD "[learn Polish]\ngroup=rest\ntext=x\n[b]\ngroup=rest\ntext=B\n", TEN "rest 7f 0-1440 B\n", AT ("[learn Polish]: that name stands on line 1 already: give this one another") },
  { "text twice", GOOD "[b]\ngroup=rest\ntext=Ten minutes of Polish.\n", TEN, "deck.ini, line 6, [b], text: the same stands on line 3 already: keep one of them" },
  { "a text of ours", GOOD "[b]\ngroup=rest\ntext=Walk a little.\n", TEN, "deck.ini, line 6, [b], text: Hiatus has this one already: leave it out" },
  { "key twice", GOOD "[b]\ngroup=rest\ntext=x\ntext=y\n", TEN, "deck.ini, line 7, [b], text: it stands on line 6 already: keep one of them" },
  { "empty text", GOOD "[b]\ngroup=rest\ntext=\n", TEN, "deck.ini, line 6, [b], text: " SEEN },
  { "blank text", GOOD "[b]\ngroup=rest\ntext= \t \n", TEN, "deck.ini, line 6, [b], text: " SEEN },
  { "invisible text", GOOD "[b]\ngroup=rest\ntext=\xe2\x80\x8b\xe2\x80\xae\xc2\xa0\n", TEN, "deck.ini, line 6, [b], text: " SEEN },
  { "control character", GOOD "[b]\ngroup=rest\ntext=a\x1b[1mb\n", TEN, "deck.ini, line 6, [b], text: the text has a control character or a tab in it: write it anew, with blanks" },
  { "no text", GOOD "[b]\ngroup=rest\n", TEN, AT ("[b]: the text is missing: add text= and one or two short sentences") },
  { "no group", GOOD "[b]\ntext=x\n", TEN, AT ("[b]: the group is missing: add group= and, say, body") },
  { "unknown group", GOOD "[b]\ngroup=revenge\ntext=x\n[c]\ngroup=mind\ntext=C\n", TEN "mind 7f 0-1440 C\n", "deck.ini, line 5, [b], group: there is no such group: use people, body, mind, making, goals, rest, confidence, be-seen or speak-well" },
  { "group in capitals", GOOD "[b]\ngroup=Rest\ntext=x\n", TEN, "deck.ini, line 5, [b], group: there is no such group: use people, body, mind, making, goals, rest, confidence, be-seen or speak-well" },
  { "unknown key", GOOD "[b]\ngroup=rest\ntext=x\nday=mon\n", TEN, "deck.ini, line 7, [b]: there is no such key: it is one of group, text, days, hours" },
  { "unknown day", GOOD "[b]\ngroup=rest\ntext=x\ndays=mon;someday\n", TEN, "deck.ini, line 7, [b], days: " DAYS },
  { "no day", GOOD "[b]\ngroup=rest\ntext=x\ndays=\n", TEN, "deck.ini, line 7, [b], days: " DAYS },
  { "empty day", GOOD "[b]\ngroup=rest\ntext=x\ndays=mon;;tue\n", TEN, "deck.ini, line 7, [b], days: " DAYS },
  { "half of the hours", GOOD "[b]\ngroup=rest\ntext=x\nhours=08:00\n", TEN, "deck.ini, line 7, [b], hours: " HOURS },
  { "too many hours", GOOD "[b]\ngroup=rest\ntext=x\nhours=08:00-10:00-12:00\n", TEN, "deck.ini, line 7, [b], hours: " HOURS },
  { "no such hour", GOOD "[b]\ngroup=rest\ntext=x\nhours=08:00-25:00\n", TEN, "deck.ini, line 7, [b], hours: " HOURS },
  { "from midnight on", GOOD "[b]\ngroup=rest\ntext=x\nhours=24:00-02:00\n", TEN, "deck.ini, line 7, [b], hours: " HOURS },
  { "no hour at all", GOOD "[b]\ngroup=rest\ntext=x\nhours=08:00-08:00\n", TEN, "deck.ini, line 7, [b], hours: " HOURS },
  { "no name", GOOD "[]\ngroup=rest\ntext=x\n", TEN, "deck.ini, line 4: a name has from 1 to 200 bytes" },
  { "half a name", GOOD "[b\ngroup=rest\ntext=x\n[c]\ngroup=mind\ntext=C\n", TEN "mind 7f 0-1440 C\n", "deck.ini, line 4: write [name] and nothing else on that line" },
  { "more behind a name", GOOD "[b] x\ngroup=rest\ntext=x\n", TEN, "deck.ini, line 4: write [name] and nothing else on that line" },
  { "before any name", "group=rest\n" GOOD, TEN, "deck.ini, line 1: this stands before any [name]: move it below one" },
  { "no key", GOOD "[b]\ngroup=rest\nCall Mum\n", TEN, "deck.ini, line 6, [b]: this is neither a comment, a [name] nor key=value: correct it or take it out" },
  { "no key behind a good one", GOOD "oops\n[b]\ngroup=rest\ntext=B\n", "rest 7f 0-1440 B\n", "deck.ini, line 4, [learn Polish]: this is neither a comment, a [name] nor key=value: correct it or take it out" },
  { "Latin-1", GOOD "[b]\ngroup=rest\ntext=Caf\xe9\n", TEN, "deck.ini, line 6, [b]: this is not UTF-8: write the line anew, and save the file as UTF-8" },
  { "two mistakes", GOOD "[b]\ngroup=x\ntext=x\n[c]\ngroup=rest\ntext=\n", TEN, "deck.ini, line 5, [b], group: there is no such group: use people, body, mind, making, goals, rest, confidence, be-seen or speak-well (and 1 more: 'hiatus doctor' has them)" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  Fixture fixture = { 0 };
  g_autofree gchar *described = NULL;

  set_up (&fixture, NULL);
  load (&fixture, row->text);
  described = describe (&fixture);
  g_assert_cmpstr (described, ==, row->prompts);
  g_assert_cmpstr (hiatus_deck_file_get_problem (fixture.file), ==, row->problem);
  g_assert_cmpuint (fixture.n_problem, ==, row->problem == NULL ? 0 : 1);
  g_assert_nonnull (hiatus_deck_find (hiatus_deck_file_get_deck (fixture.file), "walk"));
  tear_down (&fixture, NULL);
}

/* What the journal calls an own prompt says nothing about it, and is the same on every machine. */
static void
test_ids (Fixture *fixture, gconstpointer data)
{
  const HiatusDeck *deck;
  const HiatusPrompt *prompt;

  load (fixture, GOOD "[walk]\ngroup=body\ntext=Walk my way.\n");
  deck = hiatus_deck_file_get_deck (fixture->file);
  g_assert_cmpuint (hiatus_deck_size (deck), ==, 3);
  g_assert_cmpstr (hiatus_deck_find (deck, "walk")->text, ==, "Walk a little.");
  /* printf 'learn Polish' | sha256sum */
  prompt = hiatus_deck_find (deck, "own-97379cfe40c52139");
  g_assert_nonnull (prompt);
  g_assert_cmpstr (prompt->text, ==, "Ten minutes of Polish.");
  /* It stays when the text is mended. */
  load (fixture, "[learn Polish]\ngroup=goals\ntext=Twenty minutes of Polish.\n");
  prompt = hiatus_deck_find (hiatus_deck_file_get_deck (fixture->file), "own-97379cfe40c52139");
  g_assert_cmpstr (prompt->text, ==, "Twenty minutes of Polish.");
}

/* Nobody's words are translated, even where a translation has the same ones. */
static void
test_own_words (Fixture *fixture, gconstpointer data)
{
  const HiatusDeck *deck;

  load (fixture, GOOD);
  deck = hiatus_deck_file_get_deck (fixture->file);
  g_assert_true (hiatus_prompt_get_text (hiatus_deck_get (deck, 1)) == hiatus_deck_get (deck, 1)->text);
}

static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *kilobytes = g_strnfill (5 * 1024, 'x');
  g_autofree gchar *longest = g_strnfill (HIATUS_PROMPT_MAX, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gchar *described = NULL;
  g_autofree gchar *expected = NULL;
  g_autoptr (GString) wide = g_string_new (NULL);

  for (guint i = 0; i < HIATUS_PROMPT_MAX; i++)
    g_string_append (wide, "\xe0\xa4\x95");
  g_string_append_printf (text, "[a]\ngroup=rest\ntext=%s\n[b]\ngroup=rest\ntext=%s\n[c]\ngroup=rest\ntext=%s\n[%s]\ngroup=rest\ntext=x\n", kilobytes, longest, wide->str, kilobytes);
  load (fixture, text->str);
  described = describe (fixture);
  expected = g_strdup_printf ("rest 7f 0-1440 %s\nrest 7f 0-1440 %s\n", longest, wide->str);
  g_assert_cmpstr (described, ==, expected);
  g_assert_cmpstr (hiatus_deck_file_get_problem (fixture->file), ==, "deck.ini, line 3, [a], text: the text is longer than 300 characters: one or two short sentences are enough (and 1 more: 'hiatus doctor' has them)");
}

/* Fifty thousand, good or bad, are read, and only so many are used or told. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) good = g_string_new (NULL);
  g_autoptr (GString) bad = g_string_new (NULL);
  g_auto (GStrv) mistakes = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (good, "[%u]\ngroup=rest\ntext=Rest %u.\n", i, i);
      g_string_append_printf (bad, "[%u]\ngroup=unrest\ntext=Rest %u.\n", i, i);
    }
  load (fixture, good->str);
  g_assert_cmpuint (hiatus_deck_size (hiatus_deck_file_get_deck (fixture->file)), ==, 1 + HIATUS_DECK_OWN_MAX);
  g_assert_cmpstr (hiatus_deck_file_get_problem (fixture->file), ==, "deck.ini, line 3001, [1000]: these are more than 1000 prompts: those from here on are left out, so take some out");

  load (fixture, bad->str);
  g_assert_cmpuint (hiatus_deck_size (hiatus_deck_file_get_deck (fixture->file)), ==, 1);
  g_assert_true (g_str_has_suffix (hiatus_deck_file_get_problem (fixture->file), " (and 49999 more: 'hiatus doctor' has them)"));
  mistakes = hiatus_deck_file_list_mistakes (fixture->file);
  g_assert_cmpuint (g_strv_length (mistakes), ==, HIATUS_DECK_MISTAKES_MAX + 1);
  g_assert_cmpstr (mistakes[HIATUS_DECK_MISTAKES_MAX], ==, "deck.ini has 49980 more mistakes.");
}

/* Somebody else may see the doctor's page. */
static void
test_mistakes_name_nothing (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) none = hiatus_deck_file_list_mistakes (fixture->file);
  g_auto (GStrv) mistakes = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  load (fixture, "[call Mum]\ngroup=x\ntext=Mum\nhours=never\n[call Mum]\n");
  mistakes = hiatus_deck_file_list_mistakes (fixture->file);
  g_assert_cmpuint (g_strv_length (mistakes), ==, 2);
  g_assert_cmpstr (mistakes[0], ==, "deck.ini, line 4, hours: " HOURS);
  g_assert_cmpstr (mistakes[1], ==, "deck.ini, line 5: that name stands on line 1 already: give this one another");
}

static gboolean
has_prompts (Fixture *fixture, const gchar *expected)
{
  g_autofree gchar *described = describe (fixture);

  return g_str_equal (described, expected);
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_watch (fixture->keyfile, &error);
  g_assert_no_error (error);
  hiatus_scratch_write (fixture->folder, NAME, GOOD);
  hiatus_wait_until (has_prompts (fixture, TEN));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  hiatus_scratch_write (fixture->folder, NAME, GOOD "[b]\n");
  hiatus_wait_until (fixture->n_problem == 1);
  g_assert_true (has_prompts (fixture, TEN));
  hiatus_scratch_write (fixture->folder, NAME, "[b]\ngroup=rest\ntext=B\n");
  hiatus_wait_until (fixture->n_problem == 2);
  g_assert_null (hiatus_deck_file_get_problem (fixture->file));
  g_assert_true (has_prompts (fixture, "rest 7f 0-1440 B\n"));

  /* Deleted is a deck without own prompts, and nothing to be told. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  hiatus_wait_until (has_prompts (fixture, ""));
  g_assert_null (hiatus_deck_file_get_problem (fixture->file));
}

/* What cannot be read leaves what was in force. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) mistakes = NULL;

  load (fixture, GOOD);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_true (has_prompts (fixture, TEN));
  g_assert_cmpstr (hiatus_deck_file_get_problem (fixture->file), ==, "deck.ini is no ordinary file: move it away, a new one is made when it is needed");
  mistakes = hiatus_deck_file_list_mistakes (fixture->file);
  g_assert_cmpuint (g_strv_length (mistakes), ==, 1);
}

static void
test_broken_shipped (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (SHIPPED "[walk]\n", strlen (SHIPPED "[walk]\n"));
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusDeck) empty = hiatus_deck_file_read (nothing, NAME, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hiatus_deck_size (empty), ==, 0);
  g_assert_null (hiatus_deck_file_read (bytes, NAME, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "deck.ini, line 4, [walk]: that name stands on line 1 already: give this one another");
}

#define ADD(path, function) g_test_add ("/deck-file/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strdelimit (g_strconcat ("/deck-file/case/", cases[i].what, NULL), " ", '-');

      g_test_add_data_func (path, &cases[i], test_case);
    }
  ADD ("ids", test_ids);
  ADD ("own-words", test_own_words);
  ADD ("long", test_long);
  ADD ("many", test_many);
  ADD ("mistakes-name-nothing", test_mistakes_name_nothing);
  ADD ("saved", test_saved);
  ADD ("unreadable", test_unreadable);
  g_test_add_func ("/deck-file/broken-shipped", test_broken_shipped);
  return g_test_run ();
}
