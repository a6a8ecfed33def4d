/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/letters.h"

#include <glib/gi18n.h>

#include "daemon/core/act-private.h"
#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"

static gboolean
is_letter (const HiatusJourney *journey, const HiatusEvent *event)
{
  return event->kind == HIATUS_EVENT_LETTER && !hiatus_journey_is_undone (journey, event);
}

static gboolean
is_kept (const HiatusJourney *journey, const HiatusEvent *event)
{
  return is_letter (journey, event) && hiatus_event_has_note (event);
}

/**
 * hiatus_letters_are_offered:
 * @journey: what has happened
 *
 * Whether Hiatus offers to write one: until two of the stretch made it heavier, one after the other or not. Of a letter the
 * last answer counts, and a new stretch begins anew. Who asks for it by name writes as many as they like.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_letters_are_offered (const HiatusJourney *journey)
{
  GPtrArray *events = hiatus_journey_events (journey);
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_heavy = 0;

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (hiatus_journey_is_undone (journey, event))
        continue;
      if (event->kind == HIATUS_EVENT_PLAN_START)
        break;
      if (event->kind == HIATUS_EVENT_LETTER_FELT && g_hash_table_add (answered, event->target) && event->answer == HIATUS_ANSWER_HEAVIER)
        n_heavy++;
    }
  return n_heavy < HIATUS_LETTERS_HEAVY;
}

/**
 * hiatus_letters_list:
 * @journey: what has happened
 *
 * Returns: (transfer container) (element-type HiatusEvent): the letters that are kept, in the order of their writing
 */
GPtrArray *
hiatus_letters_list (const HiatusJourney *journey)
{
  GPtrArray *events = hiatus_journey_events (journey);
  GPtrArray *letters = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    if (is_kept (journey, g_ptr_array_index (events, i)))
      g_ptr_array_add (letters, g_ptr_array_index (events, i));
  return letters;
}

/**
 * hiatus_letters_number:
 * @journey: what has happened
 * @letter: a letter in it
 *
 * By which number a person calls it: one that is deleted leaves a gap, so that the same command given twice deletes
 * nothing else.
 *
 * Returns: the number, from 1 on
 */
guint
hiatus_letters_number (const HiatusJourney *journey, const HiatusEvent *letter)
{
  GPtrArray *events = hiatus_journey_events (journey);
  guint number = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      /* All that were ever written, so that none is called like another one once was. */
      if (event->kind == HIATUS_EVENT_LETTER)
        number++;
      if (event == letter)
        break;
    }
  return number;
}

static gint64
tomorrow_at_ten (gint64 now_us, GTimeZone *zone)
{
  GDate date;

  hiatus_calendar_date_at (now_us, zone, &date);
  g_date_add_days (&date, 1);
  return hiatus_calendar_instant (&date, HIATUS_LETTER_AGAIN_MINUTE, zone);
}

/**
 * hiatus_letters_new:
 * @options: `note` and `again`, as KeepLetter() says
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * A letter was written. Where nothing of it is kept, that it was written is kept alone.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID where an option cannot be
 */
HiatusEvent *
hiatus_letters_new (GVariant *options, gint64 now_us, GTimeZone *zone, GError **error)
{
  static const gchar *const known[] = { "note:s", "again:b", NULL };
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_LETTER);
  gboolean again = FALSE;

  if (!hiatus_act_check_options (options, known, error))
    return NULL;
  g_variant_lookup (options, "note", "s", &event->note);
  g_variant_lookup (options, "again", "b", &again);
  if (event->note != NULL && *event->note == '\0')
    g_clear_pointer (&event->note, g_free);
  if (again && event->note == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is nothing to show again: keep the letter, or leave that out."));
      return NULL;
    }
  event->happened_us = now_us;
  if (again)
    event->until_us = tomorrow_at_ten (now_us, zone);
  return hiatus_event_check (event, error) ? g_steal_pointer (&event) : NULL;
}

static const HiatusEvent *
find (const HiatusJourney *journey, const gchar *id, GError **error)
{
  const HiatusEvent *event = hiatus_journey_find (journey, id);

  if (event != NULL && is_letter (journey, event))
    return event;
  hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no letter '%s': 'hiatus letters' lists those that are kept."), id);
  return NULL;
}

/**
 * hiatus_letters_new_felt:
 * @journey: what has happened
 * @id: the id of a letter, kept or not
 * @answer: "lighter", "same" or "heavier"
 * @error: return location
 *
 * What the person says when they are asked how it felt to write it.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID for another answer, with %HIATUS_ERROR_NOT_FOUND
 *   where there is no such letter
 */
HiatusEvent *
hiatus_letters_new_felt (const HiatusJourney *journey, const gchar *id, const gchar *answer, GError **error)
{
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_LETTER_FELT);

  if (!hiatus_answer_from_string (answer, &event->answer) || (event->answer != HIATUS_ANSWER_LIGHTER && event->answer != HIATUS_ANSWER_SAME && event->answer != HIATUS_ANSWER_HEAVIER))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no answer '%s' after a letter: it is lighter, same or heavier."), answer);
      return NULL;
    }
  if (find (journey, id, error) == NULL)
    return NULL;
  event->target = g_strdup (id);
  return g_steal_pointer (&event);
}

/**
 * hiatus_letters_find_kept:
 * @journey: what has happened
 * @id: the id of a letter
 * @error: return location
 *
 * Returns: (transfer none): the letter, its text in it unless that is locked; %NULL with %HIATUS_ERROR_NOT_FOUND where there is
 *   none, or it was not kept or is deleted
 */
const HiatusEvent *
hiatus_letters_find_kept (const HiatusJourney *journey, const gchar *id, GError **error)
{
  const HiatusEvent *letter = find (journey, id, error);

  if (letter != NULL && !hiatus_event_has_note (letter))
    {
      hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("This letter was not kept, or is deleted: nobody has its text any more."));
      return NULL;
    }
  return letter;
}
