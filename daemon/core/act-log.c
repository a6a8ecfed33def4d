/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/core/act-private.h"
#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/journey-slips.h"
#include "daemon/core/names.h"

/* What can be logged, and what may be said about it besides when it was, a note and whom it was about. */
static const struct
{
  const gchar *name;
  HiatusEventKind kind;
  const gchar *const known[7];
} loggable[] = {
  { "urge", HIATUS_EVENT_URGE, { "at:s", "note:s", "contact:s", "strength:i", "trigger:s", "announce:b", NULL } },
  { "look", HIATUS_EVENT_LOOK, { "at:s", "note:s", "contact:s", NULL } },
  { "slip", HIATUS_EVENT_SLIP, { "at:s", "note:s", "contact:s", NULL } },
  { "incoming", HIATUS_EVENT_INCOMING, { "at:s", "note:s", "contact:s", "about:s", NULL } },
  { "encounter", HIATUS_EVENT_ENCOUNTER, { "at:s", "note:s", "contact:s", "went:s", NULL } },
  { "talk", HIATUS_EVENT_TALK, { "came:s", NULL } },
};

static HiatusEvent *
new_log_event (const gchar *kind, GVariant *fields, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (loggable); i++)
    {
      if (!g_str_equal (loggable[i].name, kind))
        continue;
      return hiatus_act_check_options (fields, loggable[i].known, error) ? hiatus_event_new (loggable[i].kind) : NULL;
    }
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' cannot be logged: it is urge, look, slip, incoming, encounter or talk."), kind);
  return NULL;
}

static gboolean
read_about_and_went (GVariant *fields, HiatusEvent *event, GError **error)
{
  const gchar *about = NULL;
  const gchar *went = NULL;

  if (g_variant_lookup (fields, "about", "&s", &about) && !hiatus_names_find (hiatus_about_names, about, (gint *) &event->about))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is nothing that they can write about here: it is small-talk, practical, us or upset."), about);
      return FALSE;
    }
  if (g_variant_lookup (fields, "went", "&s", &went) && !hiatus_names_find (hiatus_went_names, went, (gint *) &event->went))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("It cannot have gone '%s': say well or hard."), went);
      return FALSE;
    }
  return TRUE;
}

/* What came of a talk. That it began, or is over, is said elsewhere. */
static HiatusEvent *
log_talk (const HiatusJourney *journey, GVariant *fields, gint64 now_us, GTimeZone *zone, GError **error)
{
  const gchar *came = "";
  gint talk = HIATUS_TALK_NONE;

  g_variant_lookup (fields, "came", "&s", &came);
  if (hiatus_names_find (hiatus_talk_names, came, &talk) && (talk == HIATUS_TALK_ANSWERED || talk == HIATUS_TALK_NO_ANSWER || talk == HIATUS_TALK_SAID_NO))
    return hiatus_act_talk (journey, (HiatusTalk) talk, now_us, zone, error);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Say what came of it: answered, no-answer or said-no."));
  return NULL;
}

/* A text that is empty says nothing. */
static gchar *
read_text (GVariant *fields, const gchar *key)
{
  const gchar *text = "";

  g_variant_lookup (fields, key, "&s", &text);
  return *text == '\0' ? NULL : g_strdup (text);
}

/**
 * hiatus_act_log:
 * @journey: what has happened
 * @kind: "urge", "look", "slip", "incoming", "encounter" or "talk"
 * @fields: `at`, `note`, `contact`, `strength`, `trigger`, `announce`, `about`, `went`, `came`, as Log() says
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * Something happened, now or earlier. What they wrote and a meeting are agreed contact, and no slip. What came of a talk is
 * of now, and there is nothing to be said of one that is not.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID where a field cannot be, with %HIATUS_ERROR_REFUSED
 *   where nobody talks
 */
HiatusEvent *
hiatus_act_log (const HiatusJourney *journey, const gchar *kind, GVariant *fields, gint64 now_us, GTimeZone *zone, GError **error)
{
  g_autoptr (HiatusEvent) event = new_log_event (kind, fields, error);
  const gchar *at = NULL;

  if (event == NULL)
    return NULL;
  if (event->kind == HIATUS_EVENT_TALK)
    return log_talk (journey, fields, now_us, zone, error);
  event->happened_us = now_us;
  if (g_variant_lookup (fields, "at", "&s", &at) && !hiatus_calendar_parse_instant (at, now_us, zone, &event->happened_us, error))
    return NULL;
  if (g_variant_lookup (fields, "strength", "i", &event->strength) && !hiatus_strength_check (event->strength, error))
    return NULL;
  if (!read_about_and_went (fields, event, error))
    return NULL;
  g_variant_lookup (fields, "note", "s", &event->note);
  g_variant_lookup (fields, "trigger", "s", &event->trigger);
  event->contact = read_text (fields, "contact");
  if (!hiatus_event_check (event, error))
    return NULL;
  return g_steal_pointer (&event);
}

/* The act that a reflection is about. */
static const HiatusEvent *
find_act (const HiatusJourney *journey, const gchar *id, GError **error)
{
  const HiatusEvent *act = *id == '\0' ? hiatus_journey_slip_to_reflect (journey) : hiatus_journey_find (journey, id);

  if (act == NULL && *id == '\0')
    hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is nothing to think back on: no slip, or you have done so already. For another entry, give its ID: 'hiatus journal' shows it."));
  else if (act == NULL)
    hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no entry '%s': 'hiatus journal' shows the ids."), id);
  else if (!hiatus_event_is_act (act) || act->kind == HIATUS_EVENT_REFLECTION)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The entry '%s' is nothing that you did: there is nothing to think back on."), id);
  else if (hiatus_journey_is_undone (journey, act))
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The entry '%s' is undone already."), id);
  else
    return act;
  return NULL;
}

/**
 * hiatus_act_reflect:
 * @journey: what has happened
 * @id: the id of something that the person did, or "" for their latest slip
 * @note: what happened, in their words
 * @error: return location
 *
 * The person thinks back on it.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID where @note is blank or too long, with
 *   %HIATUS_ERROR_NOT_FOUND or %HIATUS_ERROR_REFUSED where there is nothing to think back on
 */
HiatusEvent *
hiatus_act_reflect (const HiatusJourney *journey, const gchar *id, const gchar *note, GError **error)
{
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_REFLECTION);
  g_autofree gchar *stripped = g_strstrip (g_strdup (note));
  const HiatusEvent *act;

  if (*stripped == '\0')
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is nothing written: say in a word or two what happened."));
      return NULL;
    }
  act = find_act (journey, id, error);
  if (act == NULL)
    return NULL;
  event->target = hiatus_event_id (act);
  event->note = g_steal_pointer (&stripped);
  return hiatus_event_check (event, error) ? g_steal_pointer (&event) : NULL;
}

/**
 * hiatus_act_undoable:
 * @journey: what has happened
 * @now_us: now, microseconds since the epoch, UTC
 *
 * What "Undo" without a name takes back: the last act, while it is under an hour old.
 *
 * Returns: (transfer none) (nullable): the act; %NULL where there is none
 */
const HiatusEvent *
hiatus_act_undoable (const HiatusJourney *journey, gint64 now_us)
{
  const HiatusEvent *act = hiatus_journey_last_act (journey);

  return act != NULL && now_us < act->recorded_us + HIATUS_UNDO_SPAN_US ? act : NULL;
}

/**
 * hiatus_act_undo:
 * @journey: what has happened
 * @id: the id of an act, or "" for hiatus_act_undoable()
 * @now_us: now, microseconds since the epoch, UTC
 * @error: return location
 *
 * Takes back something that the person did.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_NOT_FOUND or %HIATUS_ERROR_REFUSED
 */
HiatusEvent *
hiatus_act_undo (const HiatusJourney *journey, const gchar *id, gint64 now_us, GError **error)
{
  const HiatusEvent *target = *id == '\0' ? hiatus_act_undoable (journey, now_us) : hiatus_journey_find (journey, id);
  HiatusEvent *event;

  if (target == NULL && *id == '\0')
    {
      hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is nothing from the last hour to undo. For something older: 'hiatus journal' shows its id, 'hiatus undo ID' takes it back."));
      return NULL;
    }
  if (target == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no entry '%s': 'hiatus journal' shows the ids."), id);
      return NULL;
    }
  if (target->kind == HIATUS_EVENT_SAFETY)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The safety check is not undone but answered anew: 'hiatus safety answer'."));
      return NULL;
    }
  if (!hiatus_event_is_act (target))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The entry '%s' is nothing that can be undone."), id);
      return NULL;
    }
  if (hiatus_journey_is_undone (journey, target))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The entry '%s' is undone already."), id);
      return NULL;
    }
  event = hiatus_event_new (HIATUS_EVENT_UNDO);
  event->target = hiatus_event_id (target);
  return event;
}

/* Minutes as "30m" or hours as "2h", a day at most, or "tomorrow", which is the next midnight. */
static gboolean
read_span (const gchar *span, gint64 now_us, GTimeZone *zone, gint64 *until_us)
{
  gchar *end = NULL;
  guint64 number = g_ascii_isdigit (*span) ? g_ascii_strtoull (span, &end, 10) : 0;

  if (g_str_equal (span, "tomorrow"))
    *until_us = hiatus_calendar_next_midnight (now_us, zone);
  else if (number >= 1 && number <= HIATUS_MINUTES_PER_DAY && g_str_equal (end, "m"))
    *until_us = now_us + (gint64) number * G_TIME_SPAN_MINUTE;
  else if (number >= 1 && number <= HIATUS_MINUTES_PER_DAY / 60 && g_str_equal (end, "h"))
    *until_us = now_us + (gint64) number * G_TIME_SPAN_HOUR;
  else
    return FALSE;
  return TRUE;
}

static HiatusEvent *
new_until (HiatusEventKind kind, gint64 until_us)
{
  HiatusEvent *event = hiatus_event_new (kind);

  event->until_us = until_us;
  return event;
}

/**
 * hiatus_act_be_quiet:
 * @span: minutes as "30m", hours as "2h", "tomorrow" or "off"
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * Holds unasked pop-ups for a while, for a day at most.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID for another span
 */
HiatusEvent *
hiatus_act_be_quiet (const gchar *span, gint64 now_us, GTimeZone *zone, GError **error)
{
  gint64 until_us = 0;

  if (g_str_equal (span, "off") || read_span (span, now_us, zone, &until_us))
    return new_until (HIATUS_EVENT_QUIET, until_us);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no span to be quiet: use minutes as 30m, hours as 2h, tomorrow, or off."), span);
  return NULL;
}

/**
 * hiatus_act_pause_watching:
 * @span: minutes as "30m", hours as "2h", "tomorrow", or "" until hiatus_act_resume_watching()
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * Watches nothing for a while.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID for another span
 */
HiatusEvent *
hiatus_act_pause_watching (const gchar *span, gint64 now_us, GTimeZone *zone, GError **error)
{
  gint64 until_us = HIATUS_UNTIL_RESUMED;

  if (*span == '\0' || read_span (span, now_us, zone, &until_us))
    return new_until (HIATUS_EVENT_WATCH_PAUSE, until_us);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no span to pause watching: use minutes as 30m, hours as 2h, tomorrow, or nothing."), span);
  return NULL;
}

/**
 * hiatus_act_resume_watching:
 *
 * Watches again.
 *
 * Returns: (transfer full): the event
 */
HiatusEvent *
hiatus_act_resume_watching (void)
{
  return new_until (HIATUS_EVENT_WATCH_PAUSE, 0);
}

/**
 * hiatus_act_send_now:
 * @label: what the person calls the contact to whom they are sending what was agreed
 * @now_us: now, microseconds since the epoch, UTC
 * @error: return location
 *
 * "I'm sending it now": the watching of that contact rests for %HIATUS_SENDING_SPAN_US.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID for an empty label or one that is too long
 */
HiatusEvent *
hiatus_act_send_now (const gchar *label, gint64 now_us, GError **error)
{
  g_autoptr (HiatusEvent) event = new_until (HIATUS_EVENT_SENDING, now_us + HIATUS_SENDING_SPAN_US);

  event->contact = g_strdup (label);
  if (*label == '\0')
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Say to whom: a contact of your list. 'hiatus contacts' shows them."));
  else if (hiatus_event_check (event, error))
    return g_steal_pointer (&event);
  return NULL;
}
