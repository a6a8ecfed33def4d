/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a script may be, and what is said of one that cannot be used. */

#include <string.h>

#include "daemon/core/error.h"
#include "daemon/core/script-check.h"
#include "daemon/core/script-read.h"
#include "tests/core/script-fixture.h"

#define LINE(step) "[" step "/line a]\ntext=A\n"
#define READ(step, next) "[" step "]\nkind=read\ntitle=A\nnext=" next "\n" LINE (step)

typedef struct
{
  const gchar *text;
  const gchar *expected;
} Row;

static void
check_rows (const gchar *name, const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree gchar *mistakes = fixture_mistakes (name, rows[i].text, -1);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (mistakes, ==, rows[i].expected);
    }
}

static void
test_value (void)
{
  static const gchar text[] =
      "\xef\xbb\xbf# A comment\r\n"
      "[script]\r\n"
      "first = words\r\n"
      "\r\n"
      "  [ words ]  \n"
      "kind=write\n"
      "title= Two = two \n"
      "when=goal-heal|goal-reconcile !open-ended\n"
      "skip=no\n"
      "for=first\n"
      "next=minutes\n"
      "[words/template  a]\n"
      "when=\n"
      "text=A back\\slash\n"
      "[minutes]\n"
      "kind=box\n"
      "title=B\n"
      "minutes=20\n"
      "next=show\n"
      "[show]\n"
      "kind=show\n"
      "title=C\n"
      "shows=looking-back\n"
      "next=other\n"
      "[other]\n"
      "kind=box\n"
      "title=D\n"
      "next=end\n";
  g_autoptr (HiatusScript) script = fixture_script ("ending", text);
  const HiatusStep *step = hiatus_script_find (script, "words");
  const HiatusScriptText *template = g_ptr_array_index (step->templates, 0);

  g_assert_cmpstr (hiatus_script_get_name (script), ==, "ending");
  g_assert_false (hiatus_script_is_own (script));
  g_assert_cmpuint (hiatus_script_size (script), ==, 4);
  g_assert_true (hiatus_script_get (script, hiatus_script_first (script)) == step);
  g_assert_cmpint (step->kind, ==, HIATUS_STEP_WRITE);
  g_assert_cmpstr (step->title, ==, "Two = two");
  g_assert_cmpuint (step->when.n_terms, ==, 2);
  g_assert_false (step->may_skip);
  g_assert_cmpint (step->purpose, ==, HIATUS_PURPOSE_FIRST);
  g_assert_cmpstr (template->id, ==, "a");
  g_assert_cmpstr (template->text, ==, "A back\\slash");
  g_assert_cmpuint (step->next, ==, 1);
  g_assert_cmpuint (hiatus_script_get (script, 1)->minutes, ==, 20);
  g_assert_cmpstr (hiatus_script_get (script, 2)->shows, ==, "looking-back");
  g_assert_cmpuint (hiatus_script_get (script, 3)->minutes, ==, HIATUS_BOX_MINUTES);
  g_assert_cmpuint (hiatus_script_get (script, 3)->next, ==, HIATUS_STEP_END);
  g_assert_null (hiatus_script_find (script, "word"));
}

static void
test_lines (void)
{
  static const Row rows[] = {
    { "", "own.ini, line 1: the beginning is missing: add [script] and below it first= and the name of the first step" },
    { READ ("a", "end"), "own.ini, line 1: the beginning is missing: add [script] and below it first= and the name of the first step" },
    { "[script]\n" READ ("a", "end"), "own.ini, line 1, [script]: first= is missing here: add it" },
    { "first=a\n[script]\nfirst=a\n" READ ("a", "end"), "own.ini, line 1: this stands before any [name]: move it below one" },
    { "[script]\nfirst=a\nHello\n" READ ("a", "end"), "own.ini, line 3, [script]: this is neither a comment, a [name] nor key=value: correct it or take it out" },
    { "[script]\nfirst=a\nfirst=a\n" READ ("a", "end"), "own.ini, line 3, [script], first: it stands on line 2 already: keep one of them" },
    { "[script]\nfirst=a\nnext=a\n" READ ("a", "end"), "own.ini, line 3, [script]: there is no such key here: it is one of first" },
    { "[script]\nfirst=a\n[a\nkind=read\n", "own.ini, line 3: write [name] and nothing else on that line" },
    { "[script]\nfirst=a\n[A]\nkind=read\n", "own.ini, line 3: write [script], [step], [step/line name], [step/choice name] or [step/template name]; names have a-z, 0-9 and -, and at most 60 of them" },
    { "[script]\nfirst=a\n[a/]\n" READ ("a", "end"), "own.ini, line 3: write [script], [step], [step/line name], [step/choice name] or [step/template name]; names have a-z, 0-9 and -, and at most 60 of them" },
    { "[script]\nfirst=a\n[a/word a]\n" READ ("a", "end"), "own.ini, line 3: write [script], [step], [step/line name], [step/choice name] or [step/template name]; names have a-z, 0-9 and -, and at most 60 of them" },
    { "[script]\nfirst=a\n" READ ("a", "end") READ ("a", "end"), "own.ini, line 9, [a]: that name stands on line 3 already: give this one another\nown.ini, line 13, [a/line a]: that name stands on line 7 already: give this one another" },
    { "[script]\nfirst=a\n" READ ("a", "end") "[a/line  a]\ntext=B\n", "own.ini, line 9, [a/line a]: that name stands on line 7 already: give this one another" },
    { "[script]\nfirst=a\n" READ ("a", "end") "[b/line a]\ntext=B\n", "own.ini, line 9, [b/line a]: there is no step of that name: add it, or correct the name" },
    { "[script]\nfirst=a\n" READ ("a", "end") "text=\xff\n", "own.ini, line 9, [a/line a]: this is not UTF-8: write the line anew, and save the file as UTF-8" },
  };

  check_rows ("reply", rows, G_N_ELEMENTS (rows));
}

#define A "[script]\nfirst=a\n[a]\n"

static void
test_keys (void)
{
  static const Row rows[] = {
    { A "kind=read\n" LINE ("a"), "own.ini, line 3, [a]: title= is missing here: add it\nown.ini, line 3, [a]: next= is missing here: add it" },
    { A "title=A\nnext=end\n" LINE ("a"), "own.ini, line 3, [a]: kind= is missing here: add it" },
    { A "kind=think\ntitle=A\nnext=end\n", "own.ini, line 4, [a], kind: use one of read, choose, write, copy, box, safety, show" },
    { A "kind=\ntitle=A\nnext=end\n", "own.ini, line 4, [a], kind: use one of read, choose, write, copy, box, safety, show" },
    { A "kind=box\ntitle=\nnext=end\n", "own.ini, line 5, [a], title: the text has nothing in it that can be seen: write something" },
    { A "kind=box\ntitle=\xe2\x80\x8b\nnext=end\n", "own.ini, line 5, [a], title: the text has nothing in it that can be seen: write something" },
    { A "kind=box\ntitle=A\tB\nnext=end\n", "own.ini, line 5, [a], title: the text has a control character or a tab in it: write it anew, with blanks" },
    { A "kind=box\ntitle=Until {end}\nnext=end\n", "own.ini, line 5, [a], title: nothing is filled in here: leave the braces out" },
    { A "kind=box\ntitle=A\nnext=end\nskip=maybe\n", "own.ini, line 7, [a], skip: use one of no, yes" },
    { A "kind=box\ntitle=A\nnext=end\nminutes=0\n", "own.ini, line 7, [a], minutes: use a number of minutes from 1 to 120" },
    { A "kind=box\ntitle=A\nnext=end\nminutes=-5\n", "own.ini, line 7, [a], minutes: use a number of minutes from 1 to 120" },
    { A "kind=box\ntitle=A\nnext=end\nfor=first\n", "own.ini, line 7, [a], for: a step to box has no such key: take it out" },
    { A "kind=write\ntitle=A\nnext=end\nfor=fun\n", "own.ini, line 7, [a], for: use one of nothing, reply, announce, first, meeting" },
    { A "kind=write\ntitle=A\nnext=end\nminutes=5\nof=a\nwaits=overnight\nshows=talk\n", "own.ini, line 7, [a], minutes: a step to write has no such key: take it out\nown.ini, line 8, [a], of: a step to write has no such key: take it out\nown.ini, line 9, [a], waits: a step to write has no such key: take it out\nown.ini, line 10, [a], shows: a step to write has no such key: take it out" },
    { A "kind=show\ntitle=A\nnext=end\n", "own.ini, line 3, [a]: shows= is missing here: add it" },
    { A "kind=show\ntitle=A\nnext=end\nshows=all\n", "own.ini, line 7, [a], shows: use one of announce, reply, encounter, looking-back, ending, talk" },
    { A "kind=copy\ntitle=A\nnext=end\n", "own.ini, line 3, [a]: of= is missing here: add it" },
    { A "kind=copy\ntitle=A\nnext=end\nof=b\n", "own.ini, line 3, [a]: for= is missing here: add it" },
    { A "kind=box\ntitle=A\nnext=end\nwhen=goal-win\n", "own.ini, line 7, [a], when: there is no such condition: hiatus-scripts(5) lists them; between two of which one is enough stands | without blanks" },
    { A "kind=box\ntitle=A\nnext=end\nwhen=danger | silence\n", "own.ini, line 7, [a], when: there is no such condition: hiatus-scripts(5) lists them; between two of which one is enough stands | without blanks" },
    { A "kind=box\ntitle=A\nnext=end\nwhen=!!danger\n", "own.ini, line 7, [a], when: there is no such condition: hiatus-scripts(5) lists them; between two of which one is enough stands | without blanks" },
    { A "kind=box\ntitle=A\nnext=end\nwhen=opens opens opens opens opens opens opens opens opens\n", "own.ini, line 7, [a], when: a condition has at most 8 words: leave some out" },
    { A "kind=box\ntitle=A\nnext=end\n[a/line b]\n", "own.ini, line 7, [a/line b]: text= is missing here: add it" },
    { A "kind=box\ntitle=A\nnext=end\n[a/line b]\ntext=On {day}\n", "own.ini, line 8, [a/line b], text: there are the placeholders {reminder} and {end}, and no other: correct it, or leave the braces out" },
    { A "kind=box\ntitle=A\nnext=end\n[a/line b]\ntext=A } B\n", "own.ini, line 8, [a/line b], text: there are the placeholders {reminder} and {end}, and no other: correct it, or leave the braces out" },
    { A "kind=box\ntitle=A\nnext=end\n[a/template b]\ntext=A\n", "own.ini, line 7, [a/template b]: a step to box has none of these: take it out, or change kind=" },
    { A "kind=box\ntitle=A\nnext=end\n[a/choice b]\nlabel=A\nnext=end\n", "own.ini, line 7, [a/choice b]: a step to box has none of these: take it out, or change kind=" },
    { A "kind=choose\ntitle=A\nnext=end\n[a/choice b]\n", "own.ini, line 7, [a/choice b]: label= is missing here: add it\nown.ini, line 7, [a/choice b]: next= is missing here: add it" },
    { A "kind=choose\ntitle=A\nnext=end\n[a/choice b]\nlabel=A\nnext=end\ndoes=magic\n", "own.ini, line 10, [a/choice b], does: use one of announced, not-announced, about-small-talk, about-practical, about-us, about-upset, remind-tomorrow, sending, talk, talk-over, reach-out, let-go, wait-longer, answered, no-answer, said-no, closed, look-in-28-days, went-well, went-hard, talk-to, safety" },
  };

  check_rows ("ending", rows, G_N_ELEMENTS (rows));
}

static void
test_ways (void)
{
  static const Row rows[] = {
    { A "kind=box\ntitle=A\nnext=end\n", "" },
    /* A step that is missing. */
    { "[script]\nfirst=b\n" READ ("a", "end"), "own.ini, line 2, [script], first: there is no step of that name: add it, or correct the name" },
    { "[script]\nfirst=end\n" READ ("a", "end"), "own.ini, line 2, [script], first: there is no step of that name: add it, or correct the name" },
    { "[script]\nfirst=a\n" READ ("a", "b"), "own.ini, line 6, [a], next: there is no step of that name: add it, or correct the name" },
    { A "kind=choose\ntitle=A\nnext=end\n[a/choice b]\nlabel=A\nnext=c\n", "own.ini, line 9, [a/choice b], next: there is no step of that name: add it, or correct the name" },
    { A "kind=copy\ntitle=A\nof=b\nfor=first\nnext=end\n", "own.ini, line 6, [a], of: there is no step of that name: add it, or correct the name" },
    { A "kind=copy\ntitle=A\nof=end\nfor=first\nnext=end\n", "own.ini, line 6, [a], of: there is no step of that name: add it, or correct the name" },
    /* A loop. */
    { "[script]\nfirst=a\n" READ ("a", "a"), "own.ini, line 3, [a], next: this leads back to the step on line 3, so that it could go on for ever: lead it further on" },
    { "[script]\nfirst=a\n" READ ("a", "b") READ ("b", "a"), "own.ini, line 9, [b], next: this leads back to the step on line 3, so that it could go on for ever: lead it further on" },
    { A "kind=choose\ntitle=A\nnext=end\n[a/choice b]\nlabel=A\nnext=a\n", "own.ini, line 7, [a], next: this leads back to the step on line 3, so that it could go on for ever: lead it further on" },
    /* A step that no way leads to. */
    { "[script]\nfirst=a\n" READ ("a", "end") READ ("b", "end"), "own.ini, line 9, [b]: no way leads to this step: lead one to it, or take it out" },
    { "[script]\nfirst=a\n" READ ("a", "end") READ ("b", "c") READ ("c", "b"), "own.ini, line 9, [b]: no way leads to this step: lead one to it, or take it out\nown.ini, line 15, [c]: no way leads to this step: lead one to it, or take it out" },
    /* Nothing to do. */
    { A "kind=read\ntitle=A\nnext=end\n", "own.ini, line 3, [a]: there is nothing to read: add [step/line name] and below it text=" },
    { A "kind=choose\ntitle=A\nnext=end\n", "own.ini, line 3, [a]: there is nothing to choose: add [step/choice name], and below it label= and next=" },
    /* A dead end. */
    { A "kind=choose\ntitle=A\n[a/choice b]\nlabel=A\nnext=end\n", "own.ini, line 3, [a]: add next=: where it goes when this is passed over, or when nothing can be chosen" },
    { A "kind=choose\ntitle=A\nskip=no\n[a/choice b]\nlabel=A\nnext=end\n", "" },
    { A "kind=choose\ntitle=A\nskip=no\nwhen=opens\n[a/choice b]\nlabel=A\nnext=end\n", "own.ini, line 3, [a]: add next=: where it goes when this is passed over, or when nothing can be chosen" },
    { A "kind=choose\ntitle=A\nskip=no\n[a/choice b]\nlabel=A\nwhen=opens\nnext=end\n", "own.ini, line 3, [a]: add next=: where it goes when this is passed over, or when nothing can be chosen" },
    { A "kind=choose\ntitle=A\nskip=no\n[a/choice b]\nlabel=A\nwhen=opens\nnext=end\n[a/choice c]\nlabel=B\nnext=end\n", "" },
    { A "kind=choose\ntitle=A\nskip=no\n[a/choice b]\nlabel=A\ndoes=reach-out\nnext=end\n", "own.ini, line 3, [a]: add next=: where it goes when this is passed over, or when nothing can be chosen" },
    { A "kind=choose\ntitle=A\nskip=no\n[a/choice b]\nlabel=A\nnext=b\n[b]\nkind=write\ntitle=A\nfor=first\nnext=end\n", "own.ini, line 3, [a]: add next=: where it goes when this is passed over, or when nothing can be chosen" },
    { A "kind=choose\ntitle=A\nskip=no\n[a/choice b]\nlabel=A\nnext=c\n[b]\nkind=write\ntitle=A\nfor=first\nnext=end\n[c]\nkind=box\ntitle=A\nwhen=opens\nnext=b\n", "own.ini, line 3, [a]: add next=: where it goes when this is passed over, or when nothing can be chosen" },
    { A "kind=choose\ntitle=A\nskip=no\n[a/choice b]\nlabel=A\nnext=c\n[b]\nkind=write\ntitle=A\nfor=first\nnext=end\n[c]\nkind=box\ntitle=A\nnext=b\n", "" },
  };

  check_rows ("ending", rows, G_N_ELEMENTS (rows));
}

#define WRITE(step, purpose, next) "[" step "]\nkind=write\ntitle=A\nfor=" purpose "\nnext=" next "\n"
#define COPY(step, of, purpose, next) "[" step "]\nkind=copy\ntitle=A\nof=" of "\nfor=" purpose "\nnext=" next "\n"

/* What is sent says what it is for: nothing else lets the engine close it. */
static void
test_sent (void)
{
  static const Row rows[] = {
    { "[script]\nfirst=a\n" WRITE ("a", "first", "b") COPY ("b", "a", "first", "end"), "" },
    { "[script]\nfirst=a\n" WRITE ("a", "nothing", "b") COPY ("b", "a", "nothing", "end"), "own.ini, line 8, [b], for: what is copied is sent, so say what for: announce, first, meeting or reply" },
    { "[script]\nfirst=a\n" WRITE ("a", "nothing", "b") COPY ("b", "a", "first", "end"), "own.ini, line 8, [b], for: the step to write on line 3 is for something else: give both the same" },
    { "[script]\nfirst=a\n" WRITE ("a", "reply", "b") COPY ("b", "a", "reply", "end"), "own.ini, line 3, [a], for: reply belongs to the script reply: use announce, first or meeting\nown.ini, line 8, [b], for: reply belongs to the script reply: use announce, first or meeting" },
    { "[script]\nfirst=a\n" READ ("a", "b") COPY ("b", "a", "first", "end"), "own.ini, line 9, [b], of: use the name of a step to write" },
    { "[script]\nfirst=b\n" COPY ("b", "a", "first", "a") WRITE ("a", "first", "end"), "own.ini, line 3, [b], of: the step to write on line 9 does not lead here: let it, or copy the text of another one" },
  };
  static const Row reply[] = {
    { "[script]\nfirst=a\n" WRITE ("a", "reply", "b") COPY ("b", "a", "reply", "end"), "" },
  };

  check_rows ("ending", rows, G_N_ELEMENTS (rows));
  check_rows ("reply", reply, G_N_ELEMENTS (reply));
}

static void
test_long (void)
{
  g_autofree gchar *title = g_strnfill (HIATUS_SCRIPT_LABEL_MAX, 'a');
  g_autofree gchar *text = g_strnfill (HIATUS_SCRIPT_TEXT_MAX, 'a');
  g_autofree gchar *fits = g_strdup_printf ("[script]\nfirst=a\n[a]\nkind=read\ntitle=%s\nnext=end\n[a/line a]\ntext=%s\n", title, text);
  g_autofree gchar *longer = g_strdup_printf ("[script]\nfirst=a\n[a]\nkind=read\ntitle=%sa\nnext=end\n[a/line a]\ntext=%sa\n", title, text);
  g_autofree gchar *nothing = fixture_mistakes ("talk", fits, -1);
  g_autofree gchar *told = fixture_mistakes ("talk", longer, -1);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (told, ==, "own.ini, line 5, [a], title: the text is longer than 150 characters: make it shorter\nown.ini, line 8, [a/line a], text: the text is longer than 1000 characters: make it shorter");
}

/* Returns: a script of @n_steps, one after the other, the first with @n_lines. */
static GString *
make_long (guint n_steps, guint n_lines)
{
  GString *text = g_string_new ("[script]\nfirst=s1\n");

  for (guint i = 1; i <= n_steps; i++)
    {
      g_string_append_printf (text, "[s%u]\nkind=box\ntitle=A\n", i);
      if (i < n_steps)
        g_string_append_printf (text, "next=s%u\n", i + 1);
      else
        g_string_append (text, "next=end\n");
    }
  for (guint i = 1; i <= n_lines; i++)
    g_string_append_printf (text, "[s1/line l%u]\ntext=A\n", i);
  return text;
}

static void
test_many (void)
{
  static const struct
  {
    guint n_steps;
    guint n_lines;
    const gchar *expected;
  } rows[] = {
    { HIATUS_SCRIPT_STEPS_MAX, HIATUS_STEP_PARTS_MAX, "" },
    { HIATUS_SCRIPT_STEPS_MAX + 1, 0, "own.ini, line 803, [s201]: these are more than 200 steps: take some out" },
    { 50000, 0, "own.ini, line 803, [s201]: these are more than 200 steps: take some out" },
    { 1, HIATUS_STEP_PARTS_MAX + 1, "own.ini, line 87, [s1/line l41]: a step has at most 40 lines, choices and templates: take some out" },
    { 1, 50000, "own.ini, line 4003, [s1/line l1999]: these are more than 2000 lines, choices and templates: take some out" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = make_long (rows[i].n_steps, rows[i].n_lines);
      g_autofree gchar *told = fixture_mistakes ("talk", text->str, (gssize) text->len);

      g_test_message ("%u steps, %u lines", rows[i].n_steps, rows[i].n_lines);
      g_assert_cmpstr (told, ==, rows[i].expected);
    }
}

/* Ten megabytes, of whatever kind, are read and told. */
static void
test_large (void)
{
  static const struct
  {
    const gchar *beginning;
    const gchar *repeated;
    const gchar *expected;
  } rows[] = {
    { "", "\xff", "own.ini, line 1: this is not UTF-8: write the line anew, and save the file as UTF-8" },
    { "[script]\nfirst=a\n[a]\nkind=box\nnext=end\ntitle=", "a", "own.ini, line 6, [a], title: the text is longer than 150 characters: make it shorter" },
    { "", "[", "own.ini, line 1: write [name] and nothing else on that line" },
    { "[script]\nfirst=a\n[a]\nkind=box\nnext=end\ntitle=A\n", "# No more.\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (rows[i].beginning);
      g_autofree gchar *told = NULL;

      while (text->len < (g_test_thorough () ? 10 : 1) * 1000 * 1000)
        g_string_append (text, rows[i].repeated);
      told = fixture_mistakes ("talk", text->str, (gssize) text->len);
      g_assert_cmpstr (told, ==, rows[i].expected);
    }
}

/* More mistakes than anybody reads are counted, and the first lines are told in order. */
static void
test_mistakes (void)
{
  g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gchar *told = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "Hello\n");
  g_assert_null (hiatus_script_read ("talk", text->str, text->len, TRUE, mistakes));
  g_assert_cmpuint (hiatus_script_mistakes_count (mistakes), ==, 100);
  g_assert_cmpuint (hiatus_script_mistakes_size (mistakes), ==, HIATUS_SCRIPT_MISTAKES_MAX);
  for (guint i = 0; i < HIATUS_SCRIPT_MISTAKES_MAX; i++)
    g_assert_cmpuint (hiatus_script_mistakes_get (mistakes, i)->line, ==, i + 1);
  hiatus_script_mistakes_clear (mistakes);
  g_assert_cmpuint (hiatus_script_mistakes_count (mistakes), ==, 0);
  hiatus_script_mistakes_add (mistakes, 3, "step", "next", g_strdup ("wrong"));
  told = hiatus_script_mistakes_tell (mistakes, 0, "talk.ini", FALSE);
  g_assert_cmpstr (told, ==, "talk.ini, line 3, next: wrong");
}

static void
test_conditions (void)
{
  static const struct
  {
    const gchar *text;
    gboolean holds; /* with goal heal, strict, in the middle of a stretch without an end, all open */
  } rows[] = {
    { "", TRUE },
    { " \t ", TRUE },
    { "goal-heal", TRUE },
    { "goal-reconcile", FALSE },
    { "!goal-reconcile", TRUE },
    { "goal-heal !mode-strict", FALSE },
    { "goal-reconcile|goal-heal", TRUE },
    { "goal-reconcile|!goal-heal", FALSE },
    { "goal-reconcile|!complete mode-strict", TRUE },
    { "goal-safety|goal-reconcile mode-strict", FALSE },
    { "open-ended midway opens !complete !talking", TRUE },
    { "!danger !silence !answered !no-answer !said-no", TRUE },
    { "looked-back|went-well|went-hard|met-by-chance", FALSE },
  };
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_UNSURE);

  situation.open_ended = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HiatusCondition condition;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_true (hiatus_condition_parse (rows[i].text, &condition, &error));
      g_assert_no_error (error);
      g_assert_true (hiatus_condition_holds (&condition, hiatus_situation_facts (&situation)) == rows[i].holds);
    }
}

/* Each word says what it is about, and nothing else. */
static void
test_facts (void)
{
  static const struct
  {
    const gchar *word;
    HiatusSituation situation;
  } rows[] = {
    { "goal-heal", { .goal = HIATUS_GOAL_HEAL } },
    { "goal-heal", { .goal = HIATUS_GOAL_UNSURE } },
    { "goal-reconcile", { .goal = HIATUS_GOAL_RECONCILE } },
    { "goal-safety", { .goal = HIATUS_GOAL_SAFETY } },
    { "mode-limited", { .mode = HIATUS_MODE_LIMITED } },
    { "mode-strict", { .mode = HIATUS_MODE_STRICT } },
    { "open-ended", { .open_ended = TRUE } },
    { "midway", { .midway = TRUE } },
    { "complete", { .complete = TRUE } },
    { "talking", { .talking = TRUE } },
    { "opens", { .safety = { HIATUS_REPLY_NO, HIATUS_REPLY_NO, 0, FALSE } } },
    { "opens", { .safety = { HIATUS_REPLY_NO, HIATUS_REPLY_YES, 0, TRUE } } },
    { "!opens", { .goal = HIATUS_GOAL_SAFETY, .safety = { HIATUS_REPLY_NO, HIATUS_REPLY_NO, 0, FALSE } } },
    { "!opens", { .safety = { HIATUS_REPLY_NO, HIATUS_REPLY_UNANSWERED, 0, FALSE } } },
    { "danger !opens", { .safety = { HIATUS_REPLY_YES, HIATUS_REPLY_NO, 0, FALSE } } },
    { "silence !opens", { .safety = { HIATUS_REPLY_NO, HIATUS_REPLY_YES, 0, FALSE } } },
    { "!silence", { .safety = { HIATUS_REPLY_NO, HIATUS_REPLY_YES, 0, TRUE } } },
    { "answered", { .talk = HIATUS_TALK_ANSWERED } },
    { "no-answer", { .talk = HIATUS_TALK_NO_ANSWER } },
    { "said-no", { .talk = HIATUS_TALK_SAID_NO } },
    { "!answered !no-answer !said-no", { .talk = HIATUS_TALK_BEGUN } },
    { "looked-back", { .looked_back = TRUE } },
    { "went-well", { .went = HIATUS_WENT_WELL } },
    { "went-hard", { .went = HIATUS_WENT_HARD } },
    { "met-by-chance", { .by_chance = TRUE } },
    { "letters", { .letters = TRUE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* What has no other fact in common with the row. */
      const HiatusSituation other = {
        .goal = rows[i].situation.goal == HIATUS_GOAL_RECONCILE ? HIATUS_GOAL_UNSURE : HIATUS_GOAL_RECONCILE,
        .mode = rows[i].situation.mode == HIATUS_MODE_STRICT ? HIATUS_MODE_LIMITED : HIATUS_MODE_STRICT,
      };
      HiatusCondition condition;

      g_test_message ("%s", rows[i].word);
      g_assert_true (hiatus_condition_parse (rows[i].word, &condition, NULL));
      g_assert_true (hiatus_condition_holds (&condition, hiatus_situation_facts (&rows[i].situation)));
      if (strchr (rows[i].word, '!') == NULL)
        g_assert_false (hiatus_condition_holds (&condition, hiatus_situation_facts (&other)));
    }
}

static void
test_placeholders (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *filled;
  } rows[] = {
    { "", "" },
    { "Nothing.", "Nothing." },
    { "{end}", "Friday, 28 March" },
    { "On {reminder}, until {end}.", "On Sunday, 10:00, until Friday, 28 March." },
    { "{end}{end}", "Friday, 28 MarchFriday, 28 March" },
    /* A catalogue may be wrong; nothing is lost then. */
    { "{day} {", "{day} {" },
  };
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_HEAL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *filled = hiatus_placeholders_fill (rows[i].text, &situation);

      g_assert_cmpstr (filled, ==, rows[i].filled);
    }
  situation.end = NULL;
  g_assert_null (hiatus_placeholders_fill ("On {reminder}, until {end}.", &situation));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/value", test_value);
  g_test_add_func ("/script/lines", test_lines);
  g_test_add_func ("/script/keys", test_keys);
  g_test_add_func ("/script/ways", test_ways);
  g_test_add_func ("/script/sent", test_sent);
  g_test_add_func ("/script/long", test_long);
  g_test_add_func ("/script/many", test_many);
  g_test_add_func ("/script/large", test_large);
  g_test_add_func ("/script/mistakes", test_mistakes);
  g_test_add_func ("/script/conditions", test_conditions);
  g_test_add_func ("/script/facts", test_facts);
  g_test_add_func ("/script/placeholders", test_placeholders);
  return g_test_run ();
}
