/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/deck.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

/* The groups, and with which goals they are dealt. */
typedef struct
{
  const gchar *name;
  guint goals; /* a bit each */
} Group;

#define GOAL(goal) (1u << HIATUS_GOAL_##goal)
#define EVERY_GOAL (GOAL (UNSURE) | GOAL (HEAL) | GOAL (RECONCILE) | GOAL (SAFETY))

static const Group groups[] = {
  { "people", EVERY_GOAL },
  { "body", EVERY_GOAL },
  { "mind", EVERY_GOAL },
  { "making", EVERY_GOAL },
  { "goals", EVERY_GOAL },
  { "rest", EVERY_GOAL },
  { "confidence", EVERY_GOAL },
  { "be-seen", GOAL (RECONCILE) },
  { "speak-well", EVERY_GOAL & ~GOAL (SAFETY) },
};

struct _HiatusDeck
{
  GPtrArray *prompts; /* (owned) (element-type HiatusPrompt): in the order of adding */
  GHashTable *by_id;  /* (owned) (element-type utf8 HiatusPrompt): the same */
};

/* What the journal says about one prompt before and on a date. */
typedef struct
{
  guint32 given_on;     /* Julian day on which it last came, 0 for never */
  guint32 refused_on;   /* Julian day of the last "Not today", 0 for never */
  gboolean passed_over; /* "Another" was asked for on that date */
} History;

static void
prompt_free (HiatusPrompt *prompt)
{
  g_free (prompt->id);
  g_free (prompt->group);
  g_free (prompt->text);
  g_free (prompt);
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

  deck->prompts = g_ptr_array_new_with_free_func ((GDestroyNotify) prompt_free);
  deck->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return deck;
}

/**
 * hiatus_deck_free:
 * @deck: (transfer full) (nullable): a deck
 *
 * Frees a deck and its prompts.
 */
void
hiatus_deck_free (HiatusDeck *deck)
{
  if (deck == NULL)
    return;
  g_hash_table_unref (deck->by_id);
  g_ptr_array_unref (deck->prompts);
  g_free (deck);
}

static const Group *
find_group (const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].name, name) == 0)
      return &groups[i];
  return NULL;
}

/**
 * hiatus_deck_add:
 * @deck: a deck
 * @id: a name that no other prompt of the deck has
 * @group: the name of a group
 * @text: what to suggest, up to %HIATUS_PROMPT_MAX bytes
 * @error: return location
 *
 * Adds a prompt.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID where something is wrong with it
 */
gboolean
hiatus_deck_add (HiatusDeck *deck, const gchar *id, const gchar *group, const gchar *text, GError **error)
{
  HiatusPrompt *prompt;

  if (find_group (group) == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is no group '%s': use people, body, mind, making, goals, rest, confidence, be-seen or speak-well"), group);
      return FALSE;
    }
  if (text[strspn (text, " \t")] == '\0' || strlen (text) > HIATUS_PROMPT_MAX)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("a text has from 1 to %d bytes, one or two short sentences"), HIATUS_PROMPT_MAX);
      return FALSE;
    }
  if (g_hash_table_contains (deck->by_id, id))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is a prompt '%s' already: give this one another name"), id);
      return FALSE;
    }
  prompt = g_new0 (HiatusPrompt, 1);
  prompt->id = g_strdup (id);
  prompt->group = g_strdup (group);
  prompt->text = g_strdup (text);
  g_ptr_array_add (deck->prompts, prompt);
  g_hash_table_insert (deck->by_id, prompt->id, prompt);
  return TRUE;
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
 * hiatus_deck_find:
 * @deck: a deck
 * @id: the name of a prompt
 *
 * Returns: (transfer none) (nullable): the prompt; %NULL where there is none
 */
const HiatusPrompt *
hiatus_deck_find (const HiatusDeck *deck, const gchar *id)
{
  return g_hash_table_lookup (deck->by_id, id);
}

static gboolean
is_dealt (const HiatusPrompt *prompt, HiatusGoal goal)
{
  const Group *group = find_group (prompt->group);

  return group != NULL && (group->goals & (1u << goal)) != 0;
}

/* Reads one pop-up or prompt into the histories; returns the id of the prompt that is on the table after it. */
static const gchar *
read_event (const HiatusEvent *event, guint32 today, GHashTable *histories, const gchar *on_table)
{
  History *history = event->prompt == NULL ? NULL : g_hash_table_lookup (histories, event->prompt);
  guint32 day;

  if (history == NULL)
    return on_table;
  day = g_date_get_julian (&event->day);
  if (day > today)
    return on_table;
  history->given_on = MAX (history->given_on, day);
  if (event->kind == HIATUS_EVENT_PROMPT && event->answer == HIATUS_ANSWER_NOT_TODAY)
    history->refused_on = MAX (history->refused_on, day);
  if (day < today)
    return on_table;
  history->passed_over |= event->kind == HIATUS_EVENT_PROMPT && event->answer == HIATUS_ANSWER_ANOTHER;
  return history->passed_over ? NULL : event->prompt;
}

static gboolean
has_rested (const History *history, guint32 today)
{
  if (history->passed_over)
    return FALSE;
  if (history->given_on != 0 && today - history->given_on <= HIATUS_DECK_REST_DAYS)
    return FALSE;
  return history->refused_on == 0 || today - history->refused_on > HIATUS_DECK_NOT_TODAY_DAYS;
}

/* Spreads neighbouring dates over the whole range: the finaliser of SplitMix64 (Steele, Lea and Flood,
 * "Fast Splittable Pseudorandom Number Generators", 2014). */
static guint64
spread (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

static const HiatusPrompt *
pick (const HiatusDeck *deck, GHashTable *histories, const HiatusStatus *status, guint32 today)
{
  g_autoptr (GPtrArray) rested = g_ptr_array_new ();
  const HiatusPrompt *oldest = NULL;
  guint64 oldest_rank = G_MAXUINT64;
  guint64 seed;

  for (guint i = 0; i < deck->prompts->len; i++)
    {
      HiatusPrompt *prompt = g_ptr_array_index (deck->prompts, i);
      const History *history = g_hash_table_lookup (histories, prompt->id);
      guint64 rank = ((guint64) history->passed_over << 32) + MAX (history->given_on, history->refused_on);

      if (!is_dealt (prompt, status->goal))
        continue;
      if (has_rested (history, today))
        g_ptr_array_add (rested, prompt);
      if (rank < oldest_rank)
        {
          oldest = prompt;
          oldest_rank = rank;
        }
    }
  if (rested->len == 0)
    return oldest;
  seed = g_date_valid (&status->starts_on) ? g_date_get_julian (&status->starts_on) : 0;
  return g_ptr_array_index (rested, spread (seed << 32 | today) % rested->len);
}

/**
 * hiatus_deck_choose:
 * @deck: a deck
 * @journey: what has happened
 * @today: the local date
 *
 * Today's prompt. It depends on the journal and the date alone, so that every machine chooses the same,
 * and stays once it was shown, until the person asks for another. Prompts that came within
 * %HIATUS_DECK_REST_DAYS, or were answered "Not today" within %HIATUS_DECK_NOT_TODAY_DAYS, rest; if all
 * do, the least recent comes.
 *
 * Returns: (transfer none) (nullable): the prompt; %NULL where the deck has none for this goal
 */
const HiatusPrompt *
hiatus_deck_choose (const HiatusDeck *deck, const HiatusJourney *journey, const GDate *today)
{
  g_autoptr (GHashTable) histories = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GPtrArray *events = hiatus_journey_events (journey);
  guint32 julian = g_date_get_julian (today);
  const gchar *on_table = NULL;
  HiatusStatus status;

  for (guint i = 0; i < deck->prompts->len; i++)
    g_hash_table_insert (histories, ((HiatusPrompt *) g_ptr_array_index (deck->prompts, i))->id, g_new0 (History, 1));
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if ((event->kind == HIATUS_EVENT_POPUP || event->kind == HIATUS_EVENT_PROMPT) && !hiatus_journey_is_undone (journey, event))
        on_table = read_event (event, julian, histories, on_table);
    }
  hiatus_journey_status (journey, today, &status);
  /* The goal may have changed since it was put there. */
  if (on_table != NULL && is_dealt (hiatus_deck_find (deck, on_table), status.goal))
    return hiatus_deck_find (deck, on_table);
  return pick (deck, histories, &status, julian);
}

/**
 * hiatus_deck_is_answered:
 * @journey: what has happened
 * @today: the local date
 * @answer: (out) (optional): "Done" or "Not today"
 *
 * Whether today's prompt is settled.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_deck_is_answered (const HiatusJourney *journey, const GDate *today, HiatusAnswer *answer)
{
  GPtrArray *events = hiatus_journey_events (journey);
  HiatusAnswer last = HIATUS_ANSWER_NONE;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind == HIATUS_EVENT_PROMPT && hiatus_calendar_compare (&event->day, today) == 0 && !hiatus_journey_is_undone (journey, event))
        last = event->answer;
    }
  if (answer != NULL)
    *answer = last;
  return last == HIATUS_ANSWER_DONE || last == HIATUS_ANSWER_NOT_TODAY;
}
