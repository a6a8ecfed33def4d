/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"

typedef enum
{
  UNSEEN,
  BEGUN, /* it is on the way that is being followed */
  LEFT,  /* all ways from it were followed */
} State;

typedef struct
{
  const HiatusScript *script;
  HiatusScriptMistakes *mistakes;
  State *states; /* (unowned): of each step */
  guint of;      /* the number of the step that the ways are followed from */
} Check;

/* @what is taken. */
static void
complain (const Check *check, const HiatusStep *step, const gchar *key, gchar *what)
{
  hiatus_script_mistakes_add (check->mistakes, step->line, step->id, key, what);
}

/* Text of blanks, marks and invisible characters alone would be an empty line. */
static gboolean
can_be_seen (const gchar *text)
{
  for (; *text != '\0'; text += g_utf8_skip[(guint8) *text])
    {
      gunichar character = g_utf8_get_char (text);

      if (g_unichar_isgraph (character) && !g_unichar_iszerowidth (character))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_control (const gchar *text)
{
  for (; *text != '\0'; text += g_utf8_skip[(guint8) *text])
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_script_check_text:
 * @text: UTF-8
 * @length_max: how long it may be, in characters
 * @may_have_placeholders: whether it is filled in
 * @error: return location
 *
 * Whether a text can be shown.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_script_check_text (const gchar *text, guint length_max, gboolean may_have_placeholders, GError **error)
{
  if (has_control (text))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the text has a control character or a tab in it: write it anew, with blanks"));
  else if (!can_be_seen (text))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the text has nothing in it that can be seen: write something"));
  else if (g_utf8_strlen (text, -1) > (glong) length_max)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the text is longer than %u characters: make it shorter"), length_max);
  else if (!may_have_placeholders && strpbrk (text, "{}") != NULL)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("nothing is filled in here: leave the braces out"));
  else
    return !may_have_placeholders || hiatus_placeholders_check (text, error);
  return FALSE;
}

static void visit (const Check *check, guint number);

/* From @step, at @line, to the step of that number. */
static void
follow (const Check *check, const HiatusStep *step, guint line, guint number)
{
  if (number == HIATUS_STEP_END || number == HIATUS_STEP_NOWHERE)
    return;
  if (check->states[number] == UNSEEN)
    visit (check, number);
  else if (check->states[number] == BEGUN && check->mistakes != NULL)
    hiatus_script_mistakes_add (check->mistakes, line, step->id, "next", g_strdup_printf (_ ("this leads back to the step on line %u, so that it could go on for ever: lead it further on"), hiatus_script_get (check->script, number)->line));
}

/* There are %HIATUS_SCRIPT_STEPS_MAX of them at the most, so it goes no deeper than that. */
static void
visit (const Check *check, guint number)
{
  const HiatusStep *step = hiatus_script_get (check->script, number);

  check->states[number] = BEGUN;
  follow (check, step, step->line, step->next);
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (step->choices, i);

      follow (check, step, choice->line, choice->next);
    }
  check->states[number] = LEFT;
}

static gboolean is_open_way (const HiatusScript *script, guint number);

/* Whether it is offered in every situation. */
static gboolean
is_always_offered (const HiatusScript *script, const HiatusChoice *choice)
{
  return choice->when.n_terms == 0 && hiatus_effect_starts (choice->effect) == HIATUS_STARTS_NOTHING && is_open_way (script, choice->next);
}

/* Whether no situation closes the way that begins with the step of that number. */
static gboolean
is_open_way (const HiatusScript *script, guint number)
{
  const HiatusStep *step = number == HIATUS_STEP_END || number == HIATUS_STEP_NOWHERE ? NULL : hiatus_script_get (script, number);
  gboolean may_pass;

  if (step == NULL)
    return TRUE;
  may_pass = step->when.n_terms > 0 || step->kind == HIATUS_STEP_CHOOSE || step->kind == HIATUS_STEP_READ || step->kind == HIATUS_STEP_COPY;
  return hiatus_purpose_starts (step->purpose) == HIATUS_STARTS_NOTHING && (!may_pass || is_open_way (script, step->next));
}

/* At a step to choose at which it can be that there is nothing to choose, or that is skipped, something has to follow. */
static gboolean
needs_next (const HiatusScript *script, const HiatusStep *step)
{
  if (step->may_skip || step->when.n_terms > 0)
    return TRUE;
  for (guint i = 0; i < step->choices->len; i++)
    if (is_always_offered (script, g_ptr_array_index (step->choices, i)))
      return FALSE;
  return TRUE;
}

/* What is sent says what it is for, so that it can be closed. */
static void
check_copy (const Check *check, const HiatusStep *step)
{
  const HiatusStep *of = hiatus_script_get (check->script, step->of);
  g_autofree State *states = g_new0 (State, hiatus_script_size (check->script));
  Check from_there = { .script = check->script, .states = states };
  guint number = 0;

  if (step->purpose == HIATUS_PURPOSE_NOTHING)
    complain (check, step, "for", g_strdup (_ ("what is copied is sent, so say what for: announce, first, meeting or reply")));
  if (of->kind != HIATUS_STEP_WRITE)
    {
      complain (check, step, "of", g_strdup (_ ("use the name of a step to write")));
      return;
    }
  if (of->purpose != step->purpose)
    complain (check, step, "for", g_strdup_printf (_ ("the step to write on line %u is for something else: give both the same"), of->line));
  while (hiatus_script_get (check->script, number) != step)
    number++;
  visit (&from_there, step->of);
  if (states[number] == UNSEEN)
    complain (check, step, "of", g_strdup_printf (_ ("the step to write on line %u does not lead here: let it, or copy the text of another one"), of->line));
}

static void
check_step (const Check *check, const HiatusStep *step)
{
  if (step->kind == HIATUS_STEP_READ && step->lines->len == 0)
    complain (check, step, NULL, g_strdup (_ ("there is nothing to read: add [step/line name] and below it text=")));
  if (step->kind == HIATUS_STEP_CHOOSE && step->choices->len == 0)
    complain (check, step, NULL, g_strdup (_ ("there is nothing to choose: add [step/choice name], and below it label= and next=")));
  if (step->next == HIATUS_STEP_NOWHERE && needs_next (check->script, step))
    complain (check, step, NULL, g_strdup (_ ("add next=: where it goes when this is passed over, or when nothing can be chosen")));
  if (step->kind == HIATUS_STEP_COPY)
    check_copy (check, step);
  if (step->purpose == HIATUS_PURPOSE_REPLY && g_strcmp0 (hiatus_script_get_name (check->script), "reply") != 0)
    complain (check, step, "for", g_strdup (_ ("reply belongs to the script reply: use announce, first or meeting")));
}

/**
 * hiatus_script_check:
 * @script: a script in which each step that is named is there
 * @mistakes: to be filled
 *
 * Whether each way through it comes to an end: there is no loop, each step can be come to, a step to choose has something
 * that follows where nothing can be chosen, and what is copied was written before.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_script_check (const HiatusScript *script, HiatusScriptMistakes *mistakes)
{
  g_autofree State *states = g_new0 (State, MAX (hiatus_script_size (script), 1));
  Check check = { .script = script, .mistakes = mistakes, .states = states };
  guint before = hiatus_script_mistakes_count (mistakes);

  visit (&check, hiatus_script_first (script));
  for (guint i = 0; i < hiatus_script_size (script); i++)
    if (states[i] == UNSEEN)
      complain (&check, hiatus_script_get (script, i), NULL, g_strdup (_ ("no way leads to this step: lead one to it, or take it out")));
  /* In a loop the rest would never come to an end either. */
  if (hiatus_script_mistakes_count (mistakes) > before)
    return FALSE;
  for (guint i = 0; i < hiatus_script_size (script); i++)
    check_step (&check, hiatus_script_get (script, i));
  return hiatus_script_mistakes_count (mistakes) == before;
}
