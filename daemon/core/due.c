/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/due-private.h"

/* The scripts by how urgent they are. What they wrote comes first: somebody waits there. */
static const HiatusScriptNumber by_urgency[] = { HIATUS_SCRIPT_REPLY, HIATUS_SCRIPT_ENDING, HIATUS_SCRIPT_TALK, HIATUS_SCRIPT_ANNOUNCE, HIATUS_SCRIPT_LOOKING_BACK };

/* Whether somebody is in the middle of it, or has just come to its end. */
static gboolean
is_on (const HiatusDueSource *source, const HiatusStand *stand)
{
  return stand->walk->step != NULL || source->now_us - stand->run->last_us < HIATUS_JUST_US;
}

/* The ids that runs of @script are about, since the plan began. */
static GHashTable *
list_targets (const HiatusDueSource *source, const HiatusStory *story, const gchar *script)
{
  GHashTable *targets = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = hiatus_journey_events (source->journey)->len; i > 0; i--)
    {
      const HiatusEvent *event = hiatus_due_event (source, i - 1);

      if (event == story->start)
        break;
      if (event->kind == HIATUS_EVENT_SCRIPT_STEP && g_str_equal (event->script, script) && event->target != NULL)
        g_hash_table_add (targets, event->target);
    }
  return targets;
}

/* Whether a serious message may want an answer: where a second chance is hoped for, and while they talk. */
static gboolean
may_want_answer (const HiatusStory *story)
{
  if (story->status.phase == HIATUS_PHASE_TALKING)
    return story->status.goal != HIATUS_GOAL_SAFETY;
  return story->status.goal == HIATUS_GOAL_RECONCILE && story->status.phase >= HIATUS_PHASE_RUNNING && story->status.phase <= HIATUS_PHASE_COMPLETE;
}

/* The entries, newest first, that a script about something that happened may be about: those that a run is about, that were
 * just logged, and the latest serious message where it may want an answer. */
static GPtrArray *
list_candidates (const HiatusDueSource *source, const HiatusStory *story, guint script)
{
  g_autoptr (GHashTable) targets = list_targets (source, story, hiatus_script_names[script]);
  GPtrArray *candidates = g_ptr_array_new ();
  gboolean wants_answer = may_want_answer (story);

  for (guint i = hiatus_journey_events (source->journey)->len; i > 0; i--)
    {
      HiatusEvent *event = hiatus_due_event (source, i - 1);
      g_autofree gchar *id = NULL;
      gboolean is_serious;

      if (event == story->start)
        break;
      if (event->kind != hiatus_due_kind (script) || hiatus_journey_is_undone (source->journey, event))
        continue;
      id = hiatus_event_id (event);
      is_serious = wants_answer && event->kind == HIATUS_EVENT_INCOMING && event->about == HIATUS_ABOUT_US;
      if (is_serious || g_hash_table_contains (targets, id) || (event->origin == HIATUS_ORIGIN_SAID && source->now_us - event->recorded_us < HIATUS_JUST_US))
        g_ptr_array_add (candidates, event);
      wants_answer = wants_answer && !is_serious;
    }
  return candidates;
}

/* When something last happened in it, or with what it is about. */
static gint64
last_activity (const HiatusEvent *event, const HiatusStand *stand)
{
  return MAX (event->recorded_us, MAX (stand->run->last_us, stand->run->begun_us));
}

/* What was before the latest talk is done with, unless that talk came of it. */
static gboolean
is_done_with (const HiatusStory *story, const HiatusEvent *event, const HiatusStand *stand)
{
  return story->talk != NULL && last_activity (event, stand) < story->talk->recorded_us;
}

/* The one in which something happened last. */
static HiatusStand *
stand_newest (const HiatusDueSource *source, const HiatusStory *story, guint script)
{
  g_autoptr (GPtrArray) candidates = list_candidates (source, story, script);
  HiatusStand *newest = hiatus_stand_new (source, story, script, HIATUS_TARGET_NOTHING);
  gint64 newest_us = newest->is_new || !is_on (source, newest) ? 0 : MAX (newest->run->last_us, newest->run->begun_us);

  for (guint i = 0; i < candidates->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (candidates, i);
      g_autofree gchar *id = hiatus_event_id (event);
      g_autoptr (HiatusStand) stand = hiatus_stand_new (source, story, script, id);
      gint64 us = last_activity (event, stand);

      if (!is_on (source, stand) || is_done_with (story, event, stand) || us <= newest_us)
        continue;
      hiatus_stand_free (newest);
      newest = g_steal_pointer (&stand);
      newest_us = us;
    }
  return newest;
}

/**
 * hiatus_due_stand:
 * @source: what it is computed from
 * @script: the number of a script
 * @about: (nullable): the id of the entry that it is about, or %HIATUS_TARGET_NOTHING; %NULL for the one that is nearest: the plan,
 *   the talk, or the newest of what happened that is not done with
 *
 * Returns: (transfer full): where the person stands in it
 */
HiatusStand *
hiatus_due_stand (const HiatusDueSource *source, guint script, const gchar *about)
{
  g_autofree gchar *target = NULL;
  HiatusStory story;

  hiatus_story_read (source, &story);
  if (hiatus_due_kind (script) != HIATUS_EVENT_UNKNOWN)
    return about == NULL ? stand_newest (source, &story, script) : hiatus_stand_new (source, &story, script, about);
  target = hiatus_due_target (script == HIATUS_SCRIPT_TALK ? story.talk : story.start);
  return hiatus_stand_new (source, &story, script, target);
}

/* Whether something is left to do there. One that is to come back later is not due before that. */
static gboolean
is_waiting (const HiatusDueSource *source, const HiatusStand *stand, gint64 *again_us)
{
  if (stand->walk->step == NULL)
    return FALSE;
  if (stand->run->reminder_us <= source->now_us)
    return TRUE;
  *again_us = MIN (*again_us, stand->run->reminder_us);
  return FALSE;
}

/* The announcement is due until it is sent or left unsaid. Its script begins with the safety check, so that it is due, too, while
 * that is unanswered; where an answer closes it, it is not. */
static gboolean
is_announce_due (const HiatusStory *story, const HiatusStand *stand, const HiatusSafety *safety)
{
  gboolean is_closed = story->status.goal == HIATUS_GOAL_SAFETY || safety->danger == HIATUS_REPLY_YES || (safety->silence == HIATUS_REPLY_YES && !safety->wrote_since);

  if (is_closed || story->status.phase < HIATUS_PHASE_PLANNED || story->status.phase > HIATUS_PHASE_REVIEWING)
    return FALSE;
  return stand->walk->step != NULL && !hiatus_script_run_did (stand->run, stand->script, HIATUS_EFFECT_ANNOUNCED) && !hiatus_script_run_did (stand->run, stand->script, HIATUS_EFFECT_NOT_ANNOUNCED);
}

/* A reply is due where a serious message may want one, and where a reminder has come. */
static gboolean
is_reply_due (const HiatusDueSource *source, const HiatusStory *story, gint64 *again_us)
{
  g_autoptr (GPtrArray) candidates = list_candidates (source, story, HIATUS_SCRIPT_REPLY);
  gboolean is_due = FALSE;

  if (story->status.phase < HIATUS_PHASE_RUNNING || story->status.phase > HIATUS_PHASE_TALKING)
    return FALSE;
  for (guint i = 0; i < candidates->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (candidates, i);
      g_autofree gchar *id = hiatus_event_id (event);
      g_autoptr (HiatusStand) stand = hiatus_stand_new (source, story, HIATUS_SCRIPT_REPLY, id);

      if (is_done_with (story, event, stand))
        continue;
      if (stand->run->reminder_us > 0 || (event->about == HIATUS_ABOUT_US && may_want_answer (story)))
        is_due = is_waiting (source, stand, again_us) || is_due;
    }
  return is_due;
}

static gboolean
is_due (const HiatusDueSource *source, const HiatusStory *story, guint script, gint64 *again_us)
{
  HiatusPhase phase = story->status.phase;
  g_autoptr (HiatusStand) stand = NULL;

  if (script == HIATUS_SCRIPT_REPLY)
    return is_reply_due (source, story, again_us);
  if (script == HIATUS_SCRIPT_ENDING)
    return phase == HIATUS_PHASE_COMPLETE;
  if (phase == HIATUS_PHASE_NONE || phase == HIATUS_PHASE_CLOSED)
    return FALSE;
  stand = hiatus_due_stand (source, script, NULL);
  if (script == HIATUS_SCRIPT_ANNOUNCE)
    return is_announce_due (story, stand, &stand->walk->situation.safety);
  if (script == HIATUS_SCRIPT_LOOKING_BACK)
    return phase == HIATUS_PHASE_REVIEWING && story->status.goal != HIATUS_GOAL_SAFETY && is_waiting (source, stand, again_us);
  return phase == HIATUS_PHASE_TALKING && is_waiting (source, stand, again_us);
}

/**
 * hiatus_due_find:
 * @source: what it is computed from
 * @names: (out caller-allocates) (array zero-terminated=1): the names of the scripts that are due, the most urgent first
 * @again_us: (out): when time alone makes another one due, microseconds since the epoch, UTC; %G_MAXINT64 for never
 *
 * What comes next. The announcement is due until it is marked as sent or left out, looking back in the last quarter until
 * each box is done or skipped, the end once the stretch is complete, talking while they talk, and a reply where a serious
 * message may want one or a reminder has come.
 *
 * Returns: how many there are
 */
guint
hiatus_due_find (const HiatusDueSource *source, const gchar *names[HIATUS_N_SCRIPTS + 1], gint64 *again_us)
{
  guint n = 0;
  HiatusStory story;

  *again_us = G_MAXINT64;
  hiatus_story_read (source, &story);
  for (gsize i = 0; i < G_N_ELEMENTS (by_urgency); i++)
    if (is_due (source, &story, by_urgency[i], again_us))
      names[n++] = hiatus_script_names[by_urgency[i]];
  names[n] = NULL;
  return n;
}
