/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/act.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/act-private.h"
#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/core/safety.h"
#include "daemon/core/set-up.h"

/* How far ahead a plan may begin, in days. */
#define START_AHEAD_MAX 366

static void
status_at (const HiatusJourney *journey, gint64 now_us, GTimeZone *zone, GDate *today, HiatusStatus *status)
{
  hiatus_calendar_date_at (now_us, zone, today);
  hiatus_journey_status (journey, today, status);
}

/* One that waits for a talk is under way. */
static gboolean
is_under_way (const HiatusStatus *status)
{
  return status->paused || (status->phase >= HIATUS_PHASE_PLANNED && status->phase <= HIATUS_PHASE_COMPLETE);
}

/* The day of the plan that @today is, also after the last one. */
static gint
day_of (const HiatusStatus *status, const GDate *today)
{
  return g_date_days_between (&status->starts_on, today) + 1 - status->talk_days;
}

static gboolean
check_length (gint length, GError **error)
{
  if (length >= 1 && length <= HIATUS_LENGTH_MAX)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A stretch has from 1 to %d days, not %d, or no set end."), HIATUS_LENGTH_MAX, length);
  return FALSE;
}

/* @starts_on: the first day; @talk_days: how many days after it are taken by talks */
static gboolean
length_until (const GDate *starts_on, gint talk_days, const gchar *until, gint *length, GError **error)
{
  GDate ends_on;

  if (!hiatus_calendar_parse_date (until, &ends_on, error))
    return FALSE;
  if (hiatus_calendar_compare (&ends_on, starts_on) < 0)
    {
      g_autofree gchar *start = hiatus_calendar_format_date (starts_on);

      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("The last day, %s, is before the first, %s: choose a later one."), until, start);
      return FALSE;
    }
  *length = g_date_days_between (starts_on, &ends_on) + 1 - talk_days;
  return check_length (*length, error);
}

/* Reads `days`, `until` or `open`; @n_given says how many of them there were. */
static gboolean
read_length (GVariant *options, const GDate *starts_on, gint talk_days, gint *length, guint *n_given, GError **error)
{
  const gchar *until = NULL;
  gboolean has_days = g_variant_lookup (options, "days", "i", length);
  gboolean has_until = g_variant_lookup (options, "until", "&s", &until);
  gboolean open = FALSE;

  g_variant_lookup (options, "open", "b", &open);
  *n_given = (has_days ? 1 : 0) + (has_until ? 1 : 0) + (open ? 1 : 0);
  if (*n_given > 1)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Say one of these only: a number of days, a last day, or open."));
      return FALSE;
    }
  if (has_days)
    return check_length (*length, error);
  if (has_until)
    return length_until (starts_on, talk_days, until, length, error);
  if (open)
    *length = HIATUS_LENGTH_OPEN;
  return TRUE;
}

static gboolean
read_start (GVariant *options, const GDate *today, GDate *starts_on, GError **error)
{
  const gchar *from = NULL;
  gint days_ahead;

  *starts_on = *today;
  if (!g_variant_lookup (options, "from", "&s", &from))
    return TRUE;
  if (!hiatus_calendar_parse_date (from, starts_on, error))
    return FALSE;
  days_ahead = g_date_days_between (today, starts_on);
  if (days_ahead >= -HIATUS_LENGTH_MAX && days_ahead <= START_AHEAD_MAX)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A stretch begins at most %d days back or %d days ahead: %s is further."), HIATUS_LENGTH_MAX, START_AHEAD_MAX, from);
  return FALSE;
}

/* Whoever is in danger by their own answer, and says no goal, needs not say this one. */
static void
preset_goal (const HiatusJourney *journey, HiatusEvent *event)
{
  HiatusSafety safety;

  hiatus_journey_safety (journey, &safety);
  if (safety.danger == HIATUS_REPLY_YES)
    event->goal = HIATUS_GOAL_SAFETY;
}

static gboolean
read_goal_and_mode (GVariant *options, HiatusEvent *event, GError **error)
{
  const gchar *goal = NULL;
  const gchar *mode = NULL;

  if (g_variant_lookup (options, "goal", "&s", &goal) && !hiatus_goal_from_string (goal, &event->goal))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no goal '%s': it is heal, reconcile, unsure or safety."), goal);
      return FALSE;
    }
  if (g_variant_lookup (options, "mode", "&s", &mode) && !hiatus_mode_from_string (mode, &event->mode))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no mode '%s': it is strict or limited."), mode);
      return FALSE;
    }
  return TRUE;
}

/* They say it in their own time. What they said already counts. */
static gboolean
is_goal_later (GVariant *options)
{
  const gchar *goal = NULL;
  gboolean later = FALSE;

  return g_variant_lookup (options, "goal-later", "b", &later) && later && !g_variant_lookup (options, "goal", "&s", &goal);
}

/**
 * hiatus_act_check_options:
 * @options: an `a{sv}`
 * @known: (array zero-terminated=1): the keys that it may have, each written "name:type"
 * @error: return location
 *
 * Returns: %TRUE if all are known; %FALSE with %HIATUS_ERROR_INVALID otherwise
 */
gboolean
hiatus_act_check_options (GVariant *options, const gchar *const *known, GError **error)
{
  GVariantIter iter;
  const gchar *key;
  GVariant *value;

  g_variant_iter_init (&iter, options);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    {
      gboolean found = FALSE;

      for (guint i = 0; known[i] != NULL && !found; i++)
        {
          gsize length = strcspn (known[i], ":");

          found = strncmp (known[i], key, length) == 0 && key[length] == '\0' && g_variant_is_of_type (value, G_VARIANT_TYPE (known[i] + length + 1));
        }
      if (found)
        continue;
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("The option '%s' is not known here, or not of the right type."), key);
      g_variant_unref (value);
      return FALSE;
    }
  return TRUE;
}

/**
 * hiatus_act_start_plan:
 * @journey: what has happened
 * @options: `from`, `days`, `until`, `open`, `goal`, `goal-later`, `mode`, `again`, as StartPlan() says
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * Starts a plan: %HIATUS_LENGTH_PRESET days from today on, where nothing else is said. Goal safety is
 * open-ended, and the only one while the person is in danger by their answer to the safety check. With `again` it takes
 * the place of the one that is under way.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_REFUSED while another plan is under way, or the goal is
 *   not safety and the person in danger, with %HIATUS_ERROR_INVALID where an option cannot be
 */
HiatusEvent *
hiatus_act_start_plan (const HiatusJourney *journey, GVariant *options, gint64 now_us, GTimeZone *zone, GError **error)
{
  static const gchar *const known[] = { "from:s", "days:i", "until:s", "open:b", "goal:s", "goal-later:b", "mode:s", "again:b", NULL };
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_PLAN_START);
  gboolean again = FALSE;
  HiatusStatus status;
  GDate today;
  guint n_given;

  status_at (journey, now_us, zone, &today, &status);
  g_variant_lookup (options, "again", "b", &again);
  if (is_under_way (&status) && !again)
    {
      g_autofree gchar *start = hiatus_calendar_format_date (&status.starts_on);

      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is a stretch already, from %s on: change its length with 'hiatus plan length', or end it with 'hiatus plan end'."), start);
      return NULL;
    }
  event->length = HIATUS_LENGTH_PRESET;
  preset_goal (journey, event);
  if (!hiatus_act_check_options (options, known, error) || !read_start (options, &today, &event->starts_on, error) || !read_length (options, &event->starts_on, 0, &event->length, &n_given, error) || !read_goal_and_mode (options, event, error) || !hiatus_act_check_goal (journey, event->goal, error))
    return NULL;
  if (is_goal_later (options))
    event->goal_said = HIATUS_GOAL_LATER;
  if (event->goal == HIATUS_GOAL_SAFETY)
    {
      if (n_given > 0 && event->goal_said == HIATUS_GOAL_SAID && event->length != HIATUS_LENGTH_OPEN)
        {
          hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("With the goal safety a stretch has no end: leave its length out."));
          return NULL;
        }
      event->length = HIATUS_LENGTH_OPEN;
    }
  if (event->length != HIATUS_LENGTH_OPEN && g_date_days_between (&event->starts_on, &today) >= event->length)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("That stretch would be over already: choose a later first day, or more days."));
      return NULL;
    }
  return g_steal_pointer (&event);
}

static gboolean
check_under_way (const HiatusStatus *status, GError **error)
{
  if (is_under_way (status))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no stretch under way: start one with 'hiatus plan start'."));
  return FALSE;
}

/**
 * hiatus_act_change_length:
 * @journey: what has happened
 * @options: one of `days`, `until` and `open`, as ChangeLength() says
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * Changes the length of the plan. It cannot become shorter than the days that are lived.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_REFUSED without a plan, with
 *   %HIATUS_ERROR_INVALID where the length cannot be
 */
HiatusEvent *
hiatus_act_change_length (const HiatusJourney *journey, GVariant *options, gint64 now_us, GTimeZone *zone, GError **error)
{
  static const gchar *const known[] = { "days:i", "until:s", "open:b", NULL };
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_PLAN_LENGTH);
  HiatusStatus status;
  GDate today;
  guint n_given;
  gint day;

  status_at (journey, now_us, zone, &today, &status);
  if (!check_under_way (&status, error) || !hiatus_act_check_options (options, known, error) || !read_length (options, &status.starts_on, status.talk_days, &event->length, &n_given, error))
    return NULL;
  if (n_given == 0)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Say how long: a number of days, a last day, or open."));
      return NULL;
    }
  if (status.goal == HIATUS_GOAL_SAFETY && event->length != HIATUS_LENGTH_OPEN)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("With the goal safety a stretch has no end."));
      return NULL;
    }
  day = day_of (&status, &today);
  if (event->length != HIATUS_LENGTH_OPEN && event->length < day)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Day %d is here already: say no fewer days than that. To end it now: 'hiatus plan end'."), day);
      return NULL;
    }
  return g_steal_pointer (&event);
}

/**
 * hiatus_act_change_plan:
 * @journey: what has happened
 * @options: `goal`, `mode`, or both, as ChangePlan() says
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * What the person hopes for, or how much contact cannot be avoided, is another now. With goal safety the stretch has no
 * end from then on, and another goal only where the last answer to the safety check allows it.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_REFUSED without a plan or while the person is in danger,
 *   with %HIATUS_ERROR_INVALID where an option cannot be
 */
HiatusEvent *
hiatus_act_change_plan (const HiatusJourney *journey, GVariant *options, gint64 now_us, GTimeZone *zone, GError **error)
{
  static const gchar *const known[] = { "goal:s", "mode:s", NULL };
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_PLAN_CHANGE);
  const gchar *goal = NULL;
  HiatusStatus status;
  GDate today;

  status_at (journey, now_us, zone, &today, &status);
  if (!check_under_way (&status, error) || !hiatus_act_check_options (options, known, error))
    return NULL;
  if (g_variant_n_children (options) == 0)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Say what is different now: the goal, the mode, or both."));
      return NULL;
    }
  event->goal = status.goal;
  event->mode = status.mode;
  if (!g_variant_lookup (options, "goal", "&s", &goal) && hiatus_set_up_is_goal_open (journey))
    event->goal_said = HIATUS_GOAL_LATER;
  if (!read_goal_and_mode (options, event, error) || !hiatus_act_check_goal (journey, event->goal, error))
    return NULL;
  return g_steal_pointer (&event);
}

static HiatusEvent *
wait_longer (const HiatusStatus *status, const GDate *today, GError **error)
{
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_PLAN_LENGTH);

  if (status->length == HIATUS_LENGTH_OPEN)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("This stretch has no end that could be moved."));
      return NULL;
    }
  /* Once it is complete, the days are added to today's, not to a date in the past. */
  event->length = MAX (status->length, day_of (status, today) - 1) + HIATUS_WAIT_LONGER_DAYS;
  if (!check_length (event->length, error))
    return NULL;
  return g_steal_pointer (&event);
}

/* While they talk to each other the stretch can be ended for good, and one that waits made longer. */
static gboolean
check_talking (const HiatusStatus *status, const gchar *decision, GError **error)
{
  if (g_str_equal (decision, "reach-out"))
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("You are talking with them already: there is no other message to send first. To let go: hiatus plan end --decision let-go"));
  else if (g_str_equal (decision, "wait") && !status->paused)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("This stretch has ended with a message, so it cannot be made longer. To begin another one: hiatus plan start"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_opens (const HiatusJourney *journey, HiatusGoal goal, GError **error)
{
  HiatusSafety safety;

  hiatus_journey_safety (journey, &safety);
  if (hiatus_safety_opens (&safety, goal, HIATUS_STARTS_FIRST))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, "%s", hiatus_safety_why_closed (&safety, goal));
  return FALSE;
}

/**
 * hiatus_act_end_plan:
 * @journey: what has happened
 * @decision: "reach-out", "let-go", "wait", or "" where nothing was decided
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * Ends the plan, or with "wait" makes it %HIATUS_WAIT_LONGER_DAYS days longer. One message is an end only where the
 * safety check opens it. While they talk to each other "let-go" and "" end that as well.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_REFUSED where it cannot be now, with
 *   %HIATUS_ERROR_INVALID for another decision
 */
HiatusEvent *
hiatus_act_end_plan (const HiatusJourney *journey, const gchar *decision, gint64 now_us, GTimeZone *zone, GError **error)
{
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_PLAN_END);
  HiatusStatus status;
  GDate today;

  status_at (journey, now_us, zone, &today, &status);
  if (status.phase == HIATUS_PHASE_TALKING ? !check_talking (&status, decision, error) : !check_under_way (&status, error))
    return NULL;
  if (g_str_equal (decision, "wait"))
    return wait_longer (&status, &today, error);
  if (*decision != '\0' && !hiatus_names_find (hiatus_decision_names, decision, (gint *) &event->decision))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no decision '%s': it is let-go, wait or reach-out."), decision);
      return NULL;
    }
  if (event->decision == HIATUS_DECISION_REACH_OUT && !check_opens (journey, status.goal, error))
    return NULL;
  return g_steal_pointer (&event);
}
