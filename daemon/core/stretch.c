/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/stretch.h"

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

/**
 * hiatus_stretch_free:
 * @stretch: (transfer full) (nullable): a stretch
 *
 * Frees @stretch.
 */
void
hiatus_stretch_free (HiatusStretch *stretch)
{
  if (stretch == NULL)
    return;
  hiatus_plan_clear (&stretch->plan);
  g_free (stretch);
}

static gboolean
changes_plan (const HiatusEvent *event)
{
  switch (event->kind)
    {
    case HIATUS_EVENT_PLAN_START:
    case HIATUS_EVENT_PLAN_LENGTH:
    case HIATUS_EVENT_PLAN_CHANGE:
    case HIATUS_EVENT_PLAN_END:
    case HIATUS_EVENT_TALK:
    case HIATUS_EVENT_SAFETY:
      return TRUE;
    case HIATUS_EVENT_UNKNOWN:
    case HIATUS_EVENT_URGE:
    case HIATUS_EVENT_LOOK:
    case HIATUS_EVENT_SLIP:
    case HIATUS_EVENT_PROMPT:
    case HIATUS_EVENT_POPUP:
    case HIATUS_EVENT_POPUP_ANSWER:
    case HIATUS_EVENT_QUIET:
    case HIATUS_EVENT_UNDO:
    case HIATUS_EVENT_REPAIR:
    case HIATUS_EVENT_INCOMING:
    case HIATUS_EVENT_ENCOUNTER:
    case HIATUS_EVENT_WRONG_PERSON:
    case HIATUS_EVENT_WATCH_PAUSE:
    case HIATUS_EVENT_SENDING:
    case HIATUS_EVENT_WAIT:
    case HIATUS_EVENT_WAIT_END:
    case HIATUS_EVENT_REFLECTION:
    case HIATUS_EVENT_SCRIPT_STEP:
    case HIATUS_EVENT_LETTER:
    case HIATUS_EVENT_LETTER_FELT:
    default:
      return FALSE;
    }
}

/* What the fold over plans is about, in its order; few beside all else. */
static GPtrArray *
list_changes (const HiatusJourney *journey)
{
  GPtrArray *events = hiatus_journey_events (journey);
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      HiatusEvent *event = g_ptr_array_index (events, i);

      if (changes_plan (event) && !hiatus_journey_is_undone (journey, event))
        g_ptr_array_add (changes, event);
    }
  return changes;
}

/* The beginning of the one after @from; the number of @changes where there is none. */
static guint
find_start (GPtrArray *changes, guint from)
{
  while (from < changes->len && ((const HiatusEvent *) g_ptr_array_index (changes, from))->kind != HIATUS_EVENT_PLAN_START)
    from++;
  return from;
}

static void
set_last (HiatusStretch *stretch, const GDate *date)
{
  const HiatusStatus *status = &stretch->status;

  stretch->last = stretch->plan.ended ? stretch->plan.ended_on : *date;
  if (status->length != HIATUS_LENGTH_OPEN && hiatus_calendar_compare (&stretch->last, &status->ends_on) > 0)
    stretch->last = status->ends_on;
  if (status->day < 1 || hiatus_calendar_compare (&stretch->last, &status->starts_on) < 0)
    stretch->last = status->starts_on;
}

/* From one beginning to the next. */
static HiatusStretch *
new_stretch (const HiatusJourney *journey, GPtrArray *changes, guint start, guint next, const GDate *today)
{
  HiatusStretch *stretch = g_new0 (HiatusStretch, 1);
  const GDate *date = today;

  hiatus_plan_init (&stretch->plan);
  for (guint i = 0; i < next; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (changes, i);

      hiatus_plan_take (&stretch->plan, event);
      if (i > start && event->kind == HIATUS_EVENT_PLAN_END)
        stretch->end = event;
    }
  stretch->start = g_ptr_array_index (changes, start);
  if (next < changes->len)
    {
      date = &((const HiatusEvent *) g_ptr_array_index (changes, next))->date;
      stretch->replaced = !stretch->plan.ended;
    }
  hiatus_plan_status (&stretch->plan, date, &stretch->status);
  stretch->status.kept = stretch->status.goal == HIATUS_GOAL_SAFETY ? -1 : hiatus_plan_count_kept (&stretch->plan, journey, stretch->status.day);
  set_last (stretch, date);
  return stretch;
}

/**
 * hiatus_stretch_list:
 * @journey: what has happened
 * @today: the local date
 *
 * Returns: (transfer full) (element-type HiatusStretch): all stretches, the first one first. The last one is that of
 *   hiatus_journey_status(); another one may never have begun, because it was to begin later: its day is 0
 */
GPtrArray *
hiatus_stretch_list (const HiatusJourney *journey, const GDate *today)
{
  g_autoptr (GPtrArray) changes = list_changes (journey);
  GPtrArray *stretches = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_stretch_free);
  guint next;

  for (guint start = find_start (changes, 0); start < changes->len; start = next)
    {
      next = find_start (changes, start + 1);
      g_ptr_array_add (stretches, new_stretch (journey, changes, start, next, today));
    }
  return stretches;
}

static gboolean
is_stretch (const HiatusEvent *start, const gchar *id)
{
  g_autofree gchar *own = hiatus_event_id (start);

  return g_str_equal (own, id);
}

/**
 * hiatus_stretch_find:
 * @journey: what has happened
 * @id: the id of the event that began it; empty for the last one
 * @today: the local date
 * @error: return location
 *
 * Returns: (transfer full): the stretch; %NULL with %HIATUS_ERROR_NOT_FOUND where there is none
 */
HiatusStretch *
hiatus_stretch_find (const HiatusJourney *journey, const gchar *id, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) changes = list_changes (journey);
  guint next;

  for (guint start = find_start (changes, 0); start < changes->len; start = next)
    {
      next = find_start (changes, start + 1);
      if (*id == '\0' ? next == changes->len : is_stretch (g_ptr_array_index (changes, start), id))
        return new_stretch (journey, changes, start, next, today);
    }
  if (*id == '\0')
    hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no stretch yet: 'hiatus plan start' begins one."));
  else
    hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no stretch that began with the entry '%s'."), id);
  return NULL;
}
