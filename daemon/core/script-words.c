/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/core/names.h"

const gchar *const hiatus_script_names[] = { "announce", "reply", "encounter", "looking-back", "ending", "talk", NULL };

const gchar *const hiatus_step_kind_names[] = { "read", "choose", "write", "copy", "box", "safety", "show", NULL };

const gchar *const hiatus_purpose_names[] = { "nothing", "reply", "announce", "first", "meeting", NULL };

const gchar *const hiatus_effect_names[] = {
  "",
  "announced",
  "not-announced",
  "about-small-talk",
  "about-practical",
  "about-us",
  "about-upset",
  "remind-tomorrow",
  "sending",
  "talk",
  "talk-over",
  "reach-out",
  "let-go",
  "wait-longer",
  "answered",
  "no-answer",
  "said-no",
  "closed",
  "look-in-28-days",
  "went-well",
  "went-hard",
  "talk-to",
  "safety",
  NULL,
};

/* A fact is a bit: its place in this list. */
static const gchar *const facts[] = {
  "goal-heal",
  "goal-reconcile",
  "goal-safety",
  "mode-limited",
  "mode-strict",
  "open-ended",
  "midway",
  "complete",
  "talking",
  "opens",
  "danger",
  "silence",
  "answered",
  "no-answer",
  "said-no",
  "looked-back",
  "went-well",
  "went-hard",
  "met-by-chance",
  "letters",
  NULL,
};

static const gchar *const placeholders[] = { "{reminder}", "{end}" };

/**
 * hiatus_script_number:
 * @name: (nullable): what a script may be called
 *
 * Returns: its place in #hiatus_script_names; -1 where there is no such script
 */
gint
hiatus_script_number (const gchar *name)
{
  gint number;

  return name != NULL && hiatus_names_find (hiatus_script_names, name, &number) ? number : -1;
}

/* In the order of the list of facts. */
static void
list_facts (const HiatusSituation *situation, gboolean *holds)
{
  guint i = 0;

  holds[i++] = situation->goal == HIATUS_GOAL_HEAL || situation->goal == HIATUS_GOAL_UNSURE;
  holds[i++] = situation->goal == HIATUS_GOAL_RECONCILE;
  holds[i++] = situation->goal == HIATUS_GOAL_SAFETY;
  holds[i++] = situation->mode == HIATUS_MODE_LIMITED;
  holds[i++] = situation->mode == HIATUS_MODE_STRICT;
  holds[i++] = situation->open_ended;
  holds[i++] = situation->midway;
  holds[i++] = situation->complete;
  holds[i++] = situation->talking;
  holds[i++] = hiatus_safety_opens (&situation->safety, situation->goal, HIATUS_STARTS_FIRST);
  holds[i++] = situation->safety.danger == HIATUS_REPLY_YES;
  holds[i++] = situation->safety.silence == HIATUS_REPLY_YES && !situation->safety.wrote_since;
  holds[i++] = situation->talk == HIATUS_TALK_ANSWERED;
  holds[i++] = situation->talk == HIATUS_TALK_NO_ANSWER;
  holds[i++] = situation->talk == HIATUS_TALK_SAID_NO;
  holds[i++] = situation->looked_back;
  holds[i++] = situation->went == HIATUS_WENT_WELL;
  holds[i++] = situation->went == HIATUS_WENT_HARD;
  holds[i++] = situation->by_chance;
  holds[i++] = situation->letters;
  g_assert (facts[i] == NULL);
}

/**
 * hiatus_situation_facts:
 * @situation: a situation
 *
 * Returns: what is true in it, a bit for each word of a condition
 */
guint32
hiatus_situation_facts (const HiatusSituation *situation)
{
  gboolean holds[G_N_ELEMENTS (facts)] = { FALSE };
  guint32 bits = 0;

  list_facts (situation, holds);
  for (guint i = 0; facts[i] != NULL; i++)
    bits |= holds[i] ? 1u << i : 0;
  return bits;
}

/* A word of a condition: some names with | between, each perhaps with ! in front. */
static gboolean
parse_term (const gchar *word, HiatusCondition *condition, GError **error)
{
  g_auto (GStrv) names = g_strsplit (word, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean is_false = names[i][0] == '!';
      gint fact;

      if (!hiatus_names_find (facts, names[i] + (is_false ? 1 : 0), &fact))
        {
          hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is no such condition: hiatus-scripts(5) lists them; between two of which one is enough stands | without blanks"));
          return FALSE;
        }
      if (is_false)
        condition->terms[condition->n_terms].any_false |= 1u << fact;
      else
        condition->terms[condition->n_terms].any_true |= 1u << fact;
    }
  condition->n_terms++;
  return TRUE;
}

/**
 * hiatus_condition_parse:
 * @text: (nullable): the words of a condition, with blanks between
 * @condition: (out): what they mean
 * @error: return location
 *
 * Reads a condition: all words have to hold, of those with | between one is enough, and ! in front of one means that it does
 * not hold. An empty one always holds.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_condition_parse (const gchar *text, HiatusCondition *condition, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text == NULL ? "" : text, " \t", -1);

  *condition = (HiatusCondition){ 0 };
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (condition->n_terms == HIATUS_CONDITION_MAX)
        {
          hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("a condition has at most %d words: leave some out"), HIATUS_CONDITION_MAX);
          return FALSE;
        }
      if (!parse_term (words[i], condition, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hiatus_condition_holds:
 * @condition: a condition
 * @true_facts: what is true, a bit for each word
 *
 * Returns: whether it holds
 */
gboolean
hiatus_condition_holds (const HiatusCondition *condition, guint32 true_facts)
{
  for (guint i = 0; i < condition->n_terms; i++)
    if ((condition->terms[i].any_true & true_facts) == 0 && (condition->terms[i].any_false & ~true_facts) == 0)
      return FALSE;
  return TRUE;
}

/**
 * hiatus_purpose_starts:
 * @purpose: what a step is for
 *
 * Returns: which contact it starts
 */
HiatusStarts
hiatus_purpose_starts (HiatusPurpose purpose)
{
  switch (purpose)
    {
    case HIATUS_PURPOSE_ANNOUNCE:
      return HIATUS_STARTS_ANNOUNCE;
    case HIATUS_PURPOSE_FIRST:
      return HIATUS_STARTS_FIRST;
    case HIATUS_PURPOSE_MEETING:
      return HIATUS_STARTS_MEETING;
    case HIATUS_PURPOSE_NOTHING:
    case HIATUS_PURPOSE_REPLY:
    default:
      return HIATUS_STARTS_NOTHING;
    }
}

/**
 * hiatus_effect_starts:
 * @effect: what follows from a choice
 *
 * Returns: which contact it starts
 */
HiatusStarts
hiatus_effect_starts (HiatusEffect effect)
{
  if (effect == HIATUS_EFFECT_ANNOUNCED)
    return HIATUS_STARTS_ANNOUNCE;
  if (effect == HIATUS_EFFECT_REACH_OUT)
    return HIATUS_STARTS_FIRST;
  return effect == HIATUS_EFFECT_TALK ? HIATUS_STARTS_MEETING : HIATUS_STARTS_NOTHING;
}

/* Returns: the number of the placeholder that @text begins with, -1 if there is none. */
static gint
find_placeholder (const gchar *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (g_str_has_prefix (text, placeholders[i]))
      return (gint) i;
  return -1;
}

/**
 * hiatus_placeholders_check:
 * @text: a text with placeholders
 * @error: return location
 *
 * Whether each brace in it belongs to a placeholder that there is.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_placeholders_check (const gchar *text, GError **error)
{
  for (text = strpbrk (text, "{}"); text != NULL; text = strpbrk (text, "{}"))
    {
      gint number = find_placeholder (text);

      if (number < 0)
        {
          hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there are the placeholders {reminder} and {end}, and no other: correct it, or leave the braces out"));
          return FALSE;
        }
      text += strlen (placeholders[number]);
    }
  return TRUE;
}

/**
 * hiatus_placeholders_fill:
 * @text: a text with placeholders
 * @situation: what to fill in
 *
 * Fills the placeholders in.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where there is nothing to fill in for one of them
 */
gchar *
hiatus_placeholders_fill (const gchar *text, const HiatusSituation *situation)
{
  const gchar *const values[G_N_ELEMENTS (placeholders)] = { situation->reminder, situation->end };
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize plain = strcspn (text, "{");
      gint number = find_placeholder (text + plain);

      g_string_append_len (filled, text, (gssize) plain);
      text += plain;
      if (number >= 0 && values[number] == NULL)
        return NULL;
      if (number >= 0)
        g_string_append (filled, values[number]);
      else if (*text != '\0')
        g_string_append_c (filled, *text);
      text += number >= 0 ? strlen (placeholders[number]) : *text != '\0' ? 1
                                                                          : 0;
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}
