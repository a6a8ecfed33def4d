/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/state.h"

#include "daemon/advice.h"
#include "daemon/core/act.h"
#include "daemon/core/calendar.h"
#include "daemon/core/letters.h"
#include "daemon/core/names.h"
#include "daemon/core/safety.h"
#include "daemon/core/set-up.h"
#include "daemon/core/wait.h"

static void
add_string (GVariantDict *state, const gchar *key, const gchar *value)
{
  g_variant_dict_insert (state, key, "s", value);
}

static void
add_date (GVariantDict *state, const gchar *key, const GDate *date)
{
  g_autofree gchar *text = hiatus_calendar_format_date (date);

  add_string (state, key, text);
}

static void
add_plan (GVariantDict *state, const HiatusStatus *status, gboolean attention)
{
  add_string (state, "phase", hiatus_phase_to_string (status->phase));
  g_variant_dict_insert (state, "day", "i", status->day);
  g_variant_dict_insert (state, "moon-frame", "i", status->moon_frame);
  g_variant_dict_insert (state, "waiting", "b", status->waiting || attention);
  g_variant_dict_insert (state, "urges-today", "u", status->urges_today);
  g_variant_dict_insert (state, "urges-total", "u", status->urges_total);
  if (status->paused)
    g_variant_dict_insert (state, "plan-waits", "b", TRUE);
  if (status->phase == HIATUS_PHASE_NONE)
    return;
  add_string (state, "goal", hiatus_goal_to_string (status->goal));
  add_string (state, "mode", hiatus_mode_to_string (status->mode));
  add_date (state, "starts-on", &status->starts_on);
  if (status->kept >= 0)
    g_variant_dict_insert (state, "kept", "i", status->kept);
  if (status->length == HIATUS_LENGTH_OPEN)
    return;
  g_variant_dict_insert (state, "length", "i", status->length);
  g_variant_dict_insert (state, "days-left", "i", status->days_left);
  add_date (state, "ends-on", &status->ends_on);
}

static void
add_acts (GVariantDict *state, const HiatusStateSource *source, const HiatusStatus *status)
{
  const HiatusEvent *last = hiatus_journey_last_act (source->journey);
  const HiatusEvent *undoable = hiatus_act_undoable (source->journey, source->now_us);

  if (last != NULL)
    {
      add_string (state, "last-event-kind", hiatus_event_kind_name (last));
      g_variant_dict_insert (state, "last-event-at", "x", last->happened_us);
    }
  if (undoable != NULL)
    {
      g_autofree gchar *id = hiatus_event_id (undoable);
      g_autofree gchar *advice = hiatus_advice_of (undoable, status);

      if (advice != NULL)
        add_string (state, "advice", advice);
      add_string (state, "undo-id", id);
      add_string (state, "undo-kind", hiatus_event_kind_name (undoable));
      g_variant_dict_insert (state, "undo-at", "x", undoable->happened_us);
    }
}

/* Whether what starts contact is open. What was answered is asked for apart: it is nobody else's business. */
static void
add_safety (GVariantDict *state, const HiatusStateSource *source, const HiatusStatus *status)
{
  HiatusSafety safety;

  hiatus_journey_safety (source->journey, &safety);
  g_variant_dict_insert (state, "opens", "b", hiatus_safety_opens (&safety, status->goal, HIATUS_STARTS_FIRST));
}

/* Where the set-up goes on, if there is anything left of it. */
static void
add_set_up (GVariantDict *state, const HiatusStateSource *source, const GDate *today)
{
  HiatusSetUp next = hiatus_set_up_next (source->journey, today);

  if (next != HIATUS_SET_UP_NOTHING)
    add_string (state, "set-up", hiatus_set_up_to_string (next));
}

static void
add_prompt (GVariantDict *state, const HiatusStateSource *source, const GDate *today)
{
  HiatusAnswer answer;

  if (source->prompt == NULL)
    return;
  add_string (state, "prompt", hiatus_prompt_get_text (source->prompt));
  if (hiatus_deck_is_answered (source->journey, today, source->prompt, &answer))
    add_string (state, "prompt-answer", hiatus_answer_to_string (answer));
}

/* With goal safety there is no policy for slips, and nothing to hold an urge against. */
static void
add_ridden_out (GVariantDict *state, const HiatusStateSource *source, const HiatusStatus *status, const GDate *today)
{
  const GDate *from = status->phase == HIATUS_PHASE_NONE ? NULL : &status->starts_on;

  if (status->goal != HIATUS_GOAL_SAFETY)
    g_variant_dict_insert (state, "ridden-out", "u", hiatus_journey_count_ridden_out (source->journey, from, today));
}

static void
add_wait (GVariantDict *state, const HiatusStateSource *source)
{
  g_autofree gchar *id = NULL;
  HiatusWait wait;

  hiatus_wait_find (source->journey, source->now_us, &wait);
  if (wait.stage != HIATUS_WAIT_RUNNING && wait.stage != HIATUS_WAIT_ASKING)
    return;
  id = hiatus_event_id (wait.event);
  add_string (state, "wait-id", id);
  g_variant_dict_insert (state, "wait-until", "x", wait.until_us);
  if (wait.stage == HIATUS_WAIT_ASKING)
    g_variant_dict_insert (state, "wait-asks", "b", TRUE);
}

/**
 * hiatus_state_new:
 * @source: what it is made of
 *
 * What GetState() answers.
 *
 * Returns: (transfer floating): an `a{sv}`
 */
GVariant *
hiatus_state_new (const HiatusStateSource *source)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  gint64 quiet_until_us = hiatus_journey_quiet_until (source->journey);
  HiatusStatus status;
  GDate today;

  hiatus_calendar_date_at (source->now_us, source->zone, &today);
  hiatus_journey_status (source->journey, &today, &status);
  add_plan (&state, &status, source->attention);
  add_ridden_out (&state, source, &status, &today);
  add_acts (&state, source, &status);
  add_safety (&state, source, &status);
  add_set_up (&state, source, &today);
  add_prompt (&state, source, &today);
  add_wait (&state, source);
  g_variant_dict_insert (&state, "letters", "b", hiatus_letters_are_offered (source->journey));
  g_variant_dict_insert (&state, "watching", "^as", source->watching);
  g_variant_dict_insert (&state, "next", "^as", source->due);
  g_variant_dict_insert (&state, "paused", "b", source->paused);
  if (source->attention)
    g_variant_dict_insert (&state, "attention", "b", TRUE);
  g_variant_dict_insert (&state, "discreet", "b", source->discreet);
  if (quiet_until_us > source->now_us)
    g_variant_dict_insert (&state, "quiet-until", "x", quiet_until_us);
  if (source->notice != NULL)
    add_string (&state, "notice", source->notice);
  if (source->contacts_problem != NULL)
    add_string (&state, "contacts-problem", source->contacts_problem);
  return g_variant_dict_end (&state);
}
