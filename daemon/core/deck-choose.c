/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/deck-private.h"

#include "daemon/core/calendar.h"

#define MINUTES_PER_DAY (24 * 60)

/* A group has so many lots for each of its shares, and one more for each "Done" that counts. So one that is liked comes
 * at most three times as often as one that is not. */
#define LOTS 2
#define LIKED_MAX 4

/* What the person wrote, they want to see: it comes three times as often as another one of its group. */
#define OWN_LOTS 3

/* What the journal says about one prompt before and on a date. */
typedef struct
{
  guint32 given_on;     /* Julian day on which it last came, 0 for never */
  guint32 refused_on;   /* Julian day of the last "Not today", 0 for never */
  gboolean passed_over; /* "Another" was asked for on that date */
} History;

/* What is chosen from, and for when. */
typedef struct
{
  const HiatusDeck *deck;
  HiatusDeal deal;
  HiatusGoal goal;
  guint32 today;                            /* Julian day */
  guint64 seed;                             /* of the stretch, the date and how often "Another" was asked for on it */
  History *histories;                       /* (unowned): in the order of the deck */
  guint32 liked_days[HIATUS_DECK_N_GROUPS]; /* a bit for each date with a "Done": how many days ago it was */
} Table;

/* Spreads neighbouring numbers over the whole range: the finaliser of SplitMix64 (Steele, Lea and Flood,
 * "Fast Splittable Pseudorandom Number Generators", 2014). */
static guint64
spread (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

/* The same on every machine, whatever GLib hashes with: FNV-1a (Fowler, Noll and Vo). */
static guint64
hash (const gchar *name)
{
  guint64 value = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *name != '\0'; name++)
    value = (value ^ (guint8) *name) * G_GUINT64_CONSTANT (0x100000001b3);
  return value;
}

/* The best of so many lots. Whoever is added or left out beside @name changes nothing about it, so the highest draw wins
 * with as few surprises as can be ("rendezvous hashing", Thaler and Ravishankar, 1998). */
static guint64
draw (const Table *table, const gchar *name, guint lots)
{
  guint64 of_name = spread (table->seed ^ hash (name));
  guint64 best = 0;

  for (guint i = 0; i < lots; i++)
    best = MAX (best, spread (of_name + i));
  return best;
}

static gboolean
is_dealt (const Table *table, guint index)
{
  guint group = g_array_index (table->deck->groups, guint, index);

  if ((hiatus_deck_groups[group].goals & (1u << table->goal)) == 0 || (table->deal.groups_off & (1u << group)) != 0)
    return FALSE;
  return group != HIATUS_DECK_BE_SEEN || table->deal.may_be_seen;
}

/* A "Done" counts once a date: two buttons may say the same. */
static guint
count_liked (const Table *table, guint group)
{
  guint count = 0;

  for (guint32 days = table->liked_days[group]; days != 0; days &= days - 1)
    count++;
  return count;
}

static void
read_event (Table *table, const HiatusEvent *event)
{
  guint place = event->prompt == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (table->deck->by_id, event->prompt));
  gboolean is_answer = event->kind == HIATUS_EVENT_PROMPT;
  History *history;
  guint32 day;

  /* A journal may name what no deck has any more. */
  if (place == 0 || !g_date_valid (&event->day))
    return;
  history = &table->histories[place - 1];
  day = g_date_get_julian (&event->day);
  if (day > table->today)
    return;
  history->given_on = MAX (history->given_on, day);
  if (is_answer && event->answer == HIATUS_ANSWER_NOT_TODAY)
    history->refused_on = MAX (history->refused_on, day);
  if (is_answer && event->answer == HIATUS_ANSWER_DONE && table->today - day < HIATUS_DECK_LIKED_DAYS)
    table->liked_days[g_array_index (table->deck->groups, guint, place - 1)] |= 1u << (table->today - day);
  if (is_answer && event->answer == HIATUS_ANSWER_ANOTHER && day == table->today)
    history->passed_over = TRUE;
}

static gboolean
is_about_prompt (const HiatusJourney *journey, const HiatusEvent *event)
{
  return (event->kind == HIATUS_EVENT_POPUP || event->kind == HIATUS_EVENT_PROMPT) && event->prompt != NULL && !hiatus_journey_is_undone (journey, event);
}

static gboolean
is_refused (const Table *table, const History *history)
{
  return history->refused_on != 0 && table->today - history->refused_on <= HIATUS_DECK_NOT_TODAY_DAYS;
}

static gboolean
has_rested (const Table *table, const History *history)
{
  if (history->passed_over || is_refused (table, history))
    return FALSE;
  return history->given_on == 0 || table->today - history->given_on > HIATUS_DECK_REST_DAYS;
}

/* Where all rest: first those that were not refused, last those of which another was wanted today; the least recent of
 * each. */
static guint64
rank (const Table *table, const History *history)
{
  guint64 rank = history->passed_over ? 2 : is_refused (table, history) ? 1
                                                                        : 0;

  return rank << 32 | MAX (history->given_on, history->refused_on);
}

/* Returns: the group that is drawn of those that have something; %HIATUS_DECK_N_GROUPS if none has. */
static guint
draw_group (const Table *table, const gboolean *has_rested_prompt)
{
  guint best = HIATUS_DECK_N_GROUPS;
  guint64 best_draw = 0;

  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    {
      guint lots = hiatus_deck_groups[i].share * (LOTS + MIN (count_liked (table, i), LIKED_MAX));
      guint64 drawn = has_rested_prompt[i] ? draw (table, hiatus_deck_groups[i].name, lots) : 0;

      if (has_rested_prompt[i] && (best == HIATUS_DECK_N_GROUPS || drawn > best_draw))
        {
          best = i;
          best_draw = drawn;
        }
    }
  return best;
}

static const HiatusPrompt *
draw_prompt (const Table *table, guint group)
{
  const HiatusPrompt *best = NULL;
  guint64 best_draw = 0;

  for (guint i = 0; i < table->deck->prompts->len; i++)
    {
      const HiatusPrompt *prompt = hiatus_deck_get (table->deck, i);
      guint64 drawn;

      if (g_array_index (table->deck->groups, guint, i) != group || !hiatus_prompt_fits (prompt, &table->deal) || !has_rested (table, &table->histories[i]))
        continue;
      drawn = draw (table, prompt->id, prompt->is_own ? OWN_LOTS : 1);
      if (best == NULL || drawn > best_draw)
        {
          best = prompt;
          best_draw = drawn;
        }
    }
  return best;
}

static const HiatusPrompt *
pick (const Table *table)
{
  gboolean has_rested_prompt[HIATUS_DECK_N_GROUPS] = { FALSE };
  const HiatusPrompt *oldest = NULL;
  guint64 oldest_rank = G_MAXUINT64;
  guint group;

  for (guint i = 0; i < table->deck->prompts->len; i++)
    {
      const History *history = &table->histories[i];

      if (!is_dealt (table, i) || !hiatus_prompt_fits (hiatus_deck_get (table->deck, i), &table->deal))
        continue;
      if (has_rested (table, history))
        has_rested_prompt[g_array_index (table->deck->groups, guint, i)] = TRUE;
      if (rank (table, history) < oldest_rank)
        {
          oldest = hiatus_deck_get (table->deck, i);
          oldest_rank = rank (table, history);
        }
    }
  group = draw_group (table, has_rested_prompt);
  return group == HIATUS_DECK_N_GROUPS ? oldest : draw_prompt (table, group);
}

/* Returns: the next minute of the day at which another one would be picked than @now, 1440 if there is none. */
static gint
find_change (const Table *table, const HiatusPrompt *now)
{
  g_autofree gboolean *is_edge = g_new0 (gboolean, MINUTES_PER_DAY + 1);
  Table later = *table;

  for (guint i = 0; i < table->deck->prompts->len; i++)
    if (is_dealt (table, i))
      {
        is_edge[hiatus_deck_get (table->deck, i)->from] = TRUE;
        is_edge[hiatus_deck_get (table->deck, i)->until] = TRUE;
      }
  for (later.deal.minute = table->deal.minute + 1; later.deal.minute < MINUTES_PER_DAY; later.deal.minute++)
    if (is_edge[later.deal.minute] && pick (&later) != now)
      return later.deal.minute;
  return MINUTES_PER_DAY;
}

/* @n_passed: how often "Another" was asked for on the date */
static void
seed_table (Table *table, const HiatusStatus *status, guint n_passed)
{
  guint64 start = g_date_valid (&status->starts_on) ? g_date_get_julian (&status->starts_on) : 0;

  /* After "Another" the groups are drawn anew too, or it would be another of the same kind. */
  table->seed = spread (spread (start << 32 | table->today) + n_passed);
}

/**
 * hiatus_deck_on_table:
 * @journey: what has happened
 * @today: a local date
 *
 * What was put on the table on that date, and not passed over with "Another" since. It may be in no deck any more.
 *
 * Returns: (transfer none) (nullable): its id, until @journey changes; %NULL if there is nothing on the table
 */
const gchar *
hiatus_deck_on_table (const HiatusJourney *journey, const GDate *today)
{
  GPtrArray *events = hiatus_journey_events (journey);
  const gchar *on_table = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (!is_about_prompt (journey, event) || hiatus_calendar_compare (&event->day, today) != 0)
        continue;
      on_table = event->kind == HIATUS_EVENT_PROMPT && event->answer == HIATUS_ANSWER_ANOTHER ? NULL : event->prompt;
    }
  return on_table;
}

/**
 * hiatus_deck_choose:
 * @deck: a deck
 * @journey: what has happened
 * @deal: for when, and of what
 * @holds_until: (out) (optional): up to which minute of the day it is the same one if nothing happens; 1440 for the whole day
 *
 * Today's prompt. It depends on the deck, the journal and @deal alone, so that every machine chooses the same.
 *
 * Once it was shown it stays for the date, whatever the hour, until the person asks for another or its group is closed.
 * What is put there fits the weekday and the hour. Prompts that came within %HIATUS_DECK_REST_DAYS, or were answered "Not
 * today" within %HIATUS_DECK_NOT_TODAY_DAYS, rest; if all that fit do, the least recent comes, and one that was refused
 * only if there is no other. Of the rest a group is drawn first, then a prompt of it: groups in which something was "Done"
 * within %HIATUS_DECK_LIKED_DAYS come more often, up to three times, and own prompts three times as often as others of
 * their group.
 *
 * Returns: (transfer none) (nullable): the prompt; %NULL where the deck has none for this goal, day and hour
 */
const HiatusPrompt *
hiatus_deck_choose (const HiatusDeck *deck, const HiatusJourney *journey, const HiatusDeal *deal, gint *holds_until)
{
  g_autofree History *histories = g_new0 (History, MAX (deck->prompts->len, 1));
  GPtrArray *events = hiatus_journey_events (journey);
  const gchar *on_table = hiatus_deck_on_table (journey, &deal->date);
  Table table = { .deck = deck, .deal = *deal, .today = g_date_get_julian (&deal->date), .histories = histories };
  const HiatusPrompt *prompt = NULL;
  HiatusStatus status;
  guint n_passed = 0;
  guint place;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (!is_about_prompt (journey, event))
        continue;
      read_event (&table, event);
      if (event->kind == HIATUS_EVENT_PROMPT && event->answer == HIATUS_ANSWER_ANOTHER && hiatus_calendar_compare (&event->day, &deal->date) == 0)
        n_passed++;
    }
  hiatus_journey_status (journey, &deal->date, &status);
  table.goal = status.goal;
  seed_table (&table, &status, n_passed);
  if (holds_until != NULL)
    *holds_until = MINUTES_PER_DAY;

  /* What is dealt may have changed since it was put there. */
  place = on_table == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (deck->by_id, on_table));
  if (place != 0 && !histories[place - 1].passed_over && is_dealt (&table, place - 1))
    return hiatus_deck_get (deck, place - 1);
  prompt = pick (&table);
  if (holds_until != NULL)
    *holds_until = find_change (&table, prompt);
  return prompt;
}

/**
 * hiatus_deck_closes:
 * @deck: a deck
 * @journey: what has happened
 * @deal: for when, and of what
 * @id: the id of a prompt
 *
 * Returns: %TRUE if the prompt is in @deck, and its group is closed: by the person, by the goal or by the safety check
 */
gboolean
hiatus_deck_closes (const HiatusDeck *deck, const HiatusJourney *journey, const HiatusDeal *deal, const gchar *id)
{
  Table table = { .deck = deck, .deal = *deal };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (deck->by_id, id));
  HiatusStatus status;

  hiatus_journey_status (journey, &deal->date, &status);
  table.goal = status.goal;
  return place != 0 && !is_dealt (&table, place - 1);
}

/**
 * hiatus_deck_is_answered:
 * @journey: what has happened
 * @today: the local date
 * @prompt: the prompt of that date
 * @answer: (out) (optional): "Done" or "Not today"
 *
 * Whether today's prompt is settled.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_deck_is_answered (const HiatusJourney *journey, const GDate *today, const HiatusPrompt *prompt, HiatusAnswer *answer)
{
  GPtrArray *events = hiatus_journey_events (journey);
  HiatusAnswer last = HIATUS_ANSWER_NONE;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind == HIATUS_EVENT_PROMPT && g_strcmp0 (event->prompt, prompt->id) == 0 && hiatus_calendar_compare (&event->day, today) == 0 && !hiatus_journey_is_undone (journey, event))
        last = event->answer;
    }
  if (answer != NULL)
    *answer = last;
  return last == HIATUS_ANSWER_DONE || last == HIATUS_ANSWER_NOT_TODAY;
}
