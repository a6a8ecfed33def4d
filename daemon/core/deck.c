/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/deck-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"

#define MINUTES_PER_DAY (24 * 60)

#define GOAL(goal) (1u << HIATUS_GOAL_##goal)
#define EVERY_GOAL (GOAL (UNSURE) | GOAL (HEAL) | GOAL (RECONCILE) | GOAL (SAFETY))

/* The last two are about the other person in some way: they come half as often. */
const HiatusDeckGroup hiatus_deck_groups[HIATUS_DECK_N_GROUPS] = {
  { "people", EVERY_GOAL, 2 },
  { "body", EVERY_GOAL, 2 },
  { "mind", EVERY_GOAL, 2 },
  { "making", EVERY_GOAL, 2 },
  { "goals", EVERY_GOAL, 2 },
  { "rest", EVERY_GOAL, 2 },
  { "confidence", EVERY_GOAL, 2 },
  [HIATUS_DECK_BE_SEEN] = { "be-seen", GOAL (RECONCILE), 1 },
  { "speak-well", EVERY_GOAL & ~GOAL (SAFETY), 1 },
};

static void
prompt_clear (HiatusPrompt *prompt)
{
  g_free (prompt->id);
  g_free (prompt->group);
  g_free (prompt->text);
}

/* A prompt never changes, so a deck and its copies share it. */
static void
prompt_unref (HiatusPrompt *prompt)
{
  g_rc_box_release_full (prompt, (GDestroyNotify) prompt_clear);
}

static HiatusPrompt *
prompt_copy (const HiatusPrompt *prompt)
{
  HiatusPrompt *copy = g_rc_box_new (HiatusPrompt);

  *copy = *prompt;
  copy->id = g_strdup (prompt->id);
  copy->group = g_strdup (prompt->group);
  copy->text = g_strdup (prompt->text);
  return copy;
}

/* @number: of the group. @prompt is taken. */
static void
append (HiatusDeck *deck, HiatusPrompt *prompt, guint number)
{
  g_ptr_array_add (deck->prompts, prompt);
  g_array_append_val (deck->groups, number);
  g_hash_table_insert (deck->by_id, prompt->id, GUINT_TO_POINTER (deck->prompts->len));
}

/**
 * hiatus_deck_new:
 *
 * Returns: (transfer full): a deck without prompts
 */
HiatusDeck *
hiatus_deck_new (void)
{
  HiatusDeck *deck = g_new0 (HiatusDeck, 1);

  deck->prompts = g_ptr_array_new_with_free_func ((GDestroyNotify) prompt_unref);
  deck->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  deck->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  return deck;
}

/**
 * hiatus_deck_copy:
 * @deck: a deck
 *
 * Returns: (transfer full): a deck with the same prompts, which are not in memory twice
 */
HiatusDeck *
hiatus_deck_copy (const HiatusDeck *deck)
{
  HiatusDeck *copy = hiatus_deck_new ();

  for (guint i = 0; i < deck->prompts->len; i++)
    append (copy, g_rc_box_acquire (g_ptr_array_index (deck->prompts, i)), g_array_index (deck->groups, guint, i));
  return copy;
}

/**
 * hiatus_deck_free:
 * @deck: (transfer full) (nullable): a deck
 *
 * Frees a deck, and its prompts unless a copy has them.
 */
void
hiatus_deck_free (HiatusDeck *deck)
{
  if (deck == NULL)
    return;
  g_hash_table_unref (deck->by_id);
  g_ptr_array_unref (deck->prompts);
  g_array_unref (deck->groups);
  g_free (deck);
}

/**
 * hiatus_deck_group_name:
 * @number: from 0 on, below %HIATUS_DECK_N_GROUPS
 *
 * Returns: (transfer none): what the group is called in decks and settings
 */
const gchar *
hiatus_deck_group_name (guint number)
{
  g_return_val_if_fail (number < HIATUS_DECK_N_GROUPS, NULL);

  return hiatus_deck_groups[number].name;
}

/**
 * hiatus_deck_group_number:
 * @name: (nullable): what a group may be called
 *
 * Returns: its number; -1 where there is no such group
 */
gint
hiatus_deck_group_number (const gchar *name)
{
  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    if (g_strcmp0 (hiatus_deck_groups[i].name, name) == 0)
      return (gint) i;
  return -1;
}

/* A text of blanks, marks and invisible characters alone would be an empty row. */
static gboolean
can_be_seen (gunichar character)
{
  /* The fillers of Hangul are letters to Unicode, and blank. */
  return g_unichar_isgraph (character) && !g_unichar_iszerowidth (character) && character != 0x3164 && character != 0xffa0;
}

static gboolean
has (const gchar *text, gboolean (*is_such) (gunichar character))
{
  for (; *text != '\0'; text += g_utf8_skip[(guint8) *text])
    if (is_such (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
check_text (const gchar *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the text is not UTF-8: save it as UTF-8"));
  else if (has (text, g_unichar_iscntrl))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the text has a control character or a tab in it: write it anew, with blanks"));
  else if (!has (text, can_be_seen))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the text has nothing in it that can be seen: write one or two short sentences, or leave the prompt out"));
  else if (g_utf8_strlen (text, -1) > HIATUS_PROMPT_MAX)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the text is longer than %d characters: one or two short sentences are enough"), HIATUS_PROMPT_MAX);
  else
    return TRUE;
  return FALSE;
}

/**
 * hiatus_deck_add_prompt:
 * @deck: a deck
 * @prompt: a prompt, with an id that no other of the deck has
 * @error: return location
 *
 * Adds a prompt.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID where something is wrong with it
 */
gboolean
hiatus_deck_add_prompt (HiatusDeck *deck, const HiatusPrompt *prompt, GError **error)
{
  gint number = hiatus_deck_group_number (prompt->group);

  g_return_val_if_fail (prompt->from >= 0 && prompt->from < MINUTES_PER_DAY, FALSE);
  g_return_val_if_fail (prompt->until >= 0 && prompt->until <= MINUTES_PER_DAY && prompt->until != prompt->from, FALSE);

  if (number < 0)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is no such group: use people, body, mind, making, goals, rest, confidence, be-seen or speak-well"));
      return FALSE;
    }
  if (!check_text (prompt->text, error))
    return FALSE;
  if (g_hash_table_contains (deck->by_id, prompt->id))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is a prompt of that name already: give this one another name"));
      return FALSE;
    }
  append (deck, prompt_copy (prompt), (guint) number);
  return TRUE;
}

/**
 * hiatus_deck_add:
 * @deck: a deck
 * @id: a name that no other prompt of the deck has
 * @group: the name of a group
 * @text: what to suggest, up to %HIATUS_PROMPT_MAX characters
 * @error: return location
 *
 * Adds a prompt that may come on every day and at every hour.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID where something is wrong with it
 */
gboolean
hiatus_deck_add (HiatusDeck *deck, const gchar *id, const gchar *group, const gchar *text, GError **error)
{
  HiatusPrompt *prompt = g_rc_box_new0 (HiatusPrompt);
  gboolean added;

  prompt->id = g_strdup (id);
  prompt->group = g_strdup (group);
  prompt->text = g_strdup (text);
  prompt->days = HIATUS_PROMPT_EVERY_DAY;
  prompt->until = MINUTES_PER_DAY;
  added = hiatus_deck_add_prompt (deck, prompt, error);
  prompt_unref (prompt);
  return added;
}

/**
 * hiatus_deck_size:
 * @deck: a deck
 *
 * Returns: how many prompts it has
 */
guint
hiatus_deck_size (const HiatusDeck *deck)
{
  return deck->prompts->len;
}

/**
 * hiatus_deck_get:
 * @deck: a deck
 * @index: from 0 on, below hiatus_deck_size()
 *
 * Returns: (transfer none): the prompt at that place
 */
const HiatusPrompt *
hiatus_deck_get (const HiatusDeck *deck, guint index)
{
  return g_ptr_array_index (deck->prompts, index);
}

/**
 * hiatus_deck_find:
 * @deck: a deck
 * @id: the name of a prompt
 *
 * Returns: (transfer none) (nullable): the prompt; %NULL where there is none
 */
const HiatusPrompt *
hiatus_deck_find (const HiatusDeck *deck, const gchar *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (deck->by_id, id));

  return place == 0 ? NULL : hiatus_deck_get (deck, place - 1);
}

/**
 * hiatus_prompt_get_text:
 * @prompt: a prompt
 *
 * Returns: (transfer none): what is shown of it, in the language of the person
 */
const gchar *
hiatus_prompt_get_text (const HiatusPrompt *prompt)
{
  return prompt->is_own ? prompt->text : _ (prompt->text);
}

/**
 * hiatus_prompt_fits:
 * @prompt: a prompt
 * @deal: when
 *
 * Returns: whether it may come on that weekday and at that hour
 */
gboolean
hiatus_prompt_fits (const HiatusPrompt *prompt, const HiatusDeal *deal)
{
  guint weekday = (guint) g_date_get_weekday (&deal->date) - G_DATE_MONDAY;

  if ((prompt->days & (1u << weekday)) == 0)
    return FALSE;
  if (prompt->from < prompt->until)
    return deal->minute >= prompt->from && deal->minute < prompt->until;
  return deal->minute >= prompt->from || deal->minute < prompt->until;
}
