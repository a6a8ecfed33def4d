/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/journey.h"

/* What decides on the answer when something is noticed. */

/* The last event of a kind, and of a contact if @contact is not NULL, that was not taken back. */
static const HiatusEvent *
find_last (const HiatusJourney *journey, HiatusEventKind kind, const gchar *contact)
{
  GPtrArray *events = hiatus_journey_events (journey);

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind == kind && (contact == NULL || g_strcmp0 (event->contact, contact) == 0) && !hiatus_journey_is_undone (journey, event))
        return event;
    }
  return NULL;
}

/**
 * hiatus_journey_watch_paused_until:
 * @journey: a journey
 *
 * Returns: until when the person asked that nothing be watched, microseconds since the epoch, UTC; %HIATUS_UNTIL_RESUMED
 *   where they end it themselves; 0 for not at all
 */
gint64
hiatus_journey_watch_paused_until (const HiatusJourney *journey)
{
  const HiatusEvent *pause = find_last (journey, HIATUS_EVENT_WATCH_PAUSE, NULL);

  return pause == NULL ? 0 : pause->until_us;
}

/**
 * hiatus_journey_sending_until:
 * @journey: a journey
 * @label: what the person calls a contact
 *
 * Until when the watching of a contact rests, because the person is sending them what was agreed.
 *
 * Returns: the instant, microseconds since the epoch, UTC; 0 for not at all
 */
gint64
hiatus_journey_sending_until (const HiatusJourney *journey, const gchar *label)
{
  const HiatusEvent *sending = find_last (journey, HIATUS_EVENT_SENDING, label);

  return sending == NULL ? 0 : sending->until_us;
}

/**
 * hiatus_journey_count_wrong_person:
 * @journey: a journey
 * @contact: what the person calls a contact
 * @keyword: one of the contact's keywords, as it was written then
 *
 * Returns: how often the person said that this keyword gave somebody else away
 */
guint
hiatus_journey_count_wrong_person (const HiatusJourney *journey, const gchar *contact, const gchar *keyword)
{
  GPtrArray *events = hiatus_journey_events (journey);
  guint count = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind == HIATUS_EVENT_WRONG_PERSON && g_strcmp0 (event->contact, contact) == 0 && g_strcmp0 (event->keyword, keyword) == 0 && !hiatus_journey_is_undone (journey, event))
        count++;
    }
  return count;
}

/**
 * hiatus_journey_last_slip:
 * @journey: a journey
 *
 * When the latest slip happened, in whatever order they were recorded: the danger after one is the second message.
 *
 * Returns: the instant, microseconds since the epoch, UTC; 0 where there is none
 */
gint64
hiatus_journey_last_slip (const HiatusJourney *journey)
{
  GPtrArray *events = hiatus_journey_events (journey);
  gint64 last_us = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->happened_us > last_us && hiatus_journey_is_slip (journey, event))
        last_us = event->happened_us;
    }
  return last_us;
}
