/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-script.h"

#include <glib/gi18n.h>

#include "daemon/core/act.h"
#include "daemon/core/error.h"

/* What follows from a choice of a script. It is recorded before the step is: after a crash in between the person is asked once
 * more, and what is there already is not done again. Nothing is ever sent. */

/* Another entry takes the place of what was noted before, so that the journal says it once. */
static gboolean
replace (HiatusApp *self, const HiatusEvent *before, HiatusEvent *event, HiatusStepRecord *step, GError **error)
{
  g_autofree gchar *old_id = before == NULL ? NULL : hiatus_event_id (before);
  g_autoptr (GVariant) undone = NULL;
  const HiatusEvent *recorded;

  if (before != NULL && before->note_locked)
    {
      hiatus_event_free (event);
      hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("The note on it goes along with this, and it is locked: give the passphrase first ('hiatus unlock')."));
      return FALSE;
    }
  if (before != NULL)
    {
      event->happened_us = before->happened_us;
      event->origin = before->origin;
      event->contact = g_strdup (before->contact);
      event->note = g_strdup (before->note);
    }
  recorded = hiatus_journal_record (self->journal, event, error);
  if (recorded == NULL)
    return FALSE;
  g_free (step->target);
  step->target = hiatus_event_id (recorded);
  hiatus_app_answer_elsewhere (self, recorded->kind, recorded->contact);
  if (old_id == NULL)
    return TRUE;
  undone = hiatus_app_undo (self, old_id, error);
  return undone != NULL;
}

/* What they wrote was about this. */
static gboolean
note_incoming (HiatusApp *self, HiatusAbout about, HiatusStepRecord *step, GError **error)
{
  const HiatusEvent *before = hiatus_journey_find (hiatus_app_journey (self), step->target);
  HiatusEvent *event;

  if (before != NULL && before->about == about)
    return TRUE;
  event = hiatus_event_new (HIATUS_EVENT_INCOMING);
  event->about = about;
  return replace (self, before, event, step, error);
}

static gboolean
note_encounter (HiatusApp *self, HiatusWent went, HiatusStepRecord *step, GError **error)
{
  const HiatusEvent *before = hiatus_journey_find (hiatus_app_journey (self), step->target);
  HiatusEvent *event;

  if (before != NULL && before->went == went)
    return TRUE;
  event = hiatus_event_new (HIATUS_EVENT_ENCOUNTER);
  event->went = went;
  return replace (self, before, event, step, error);
}

/* Of whom the script is, if that is known and they are on the list; otherwise nobody knows, and it is everybody. */
static gboolean
send_now (HiatusApp *self, const HiatusStepRecord *step, GError **error)
{
  const HiatusEvent *about = hiatus_journey_find (hiatus_app_journey (self), step->target);
  GPtrArray *contacts = hiatus_contacts_get_contacts (self->contacts);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (about != NULL && about->contact != NULL && hiatus_app_looks_out_for (self, about->contact))
    g_ptr_array_add (labels, g_strdup (about->contact));
  for (guint i = 0; labels->len == 0 && i < contacts->len; i++)
    g_ptr_array_add (labels, g_strdup (((const HiatusContact *) g_ptr_array_index (contacts, i))->label));
  for (guint i = 0; i < labels->len; i++)
    if (hiatus_app_looks_out_for (self, g_ptr_array_index (labels, i)) && !hiatus_app_send_now (self, g_ptr_array_index (labels, i), error))
      return FALSE;
  return TRUE;
}

/* Whether a decision stands already. */
static gboolean
is_decided (const HiatusStatus *status, HiatusEffect effect)
{
  if (effect == HIATUS_EFFECT_REACH_OUT)
    return status->phase == HIATUS_PHASE_TALKING;
  return effect != HIATUS_EFFECT_WAIT_LONGER && status->phase == HIATUS_PHASE_CLOSED;
}

static gboolean
decide (HiatusApp *self, HiatusEffect effect, const HiatusStatus *status, GError **error)
{
  if (is_decided (status, effect))
    return TRUE;
  switch ((gint) effect)
    {
    case HIATUS_EFFECT_REACH_OUT:
      return hiatus_app_end_plan (self, "reach-out", error);
    case HIATUS_EFFECT_LET_GO:
      return hiatus_app_end_plan (self, "let-go", error);
    case HIATUS_EFFECT_CLOSED:
      return hiatus_app_end_plan (self, "none", error);
    case HIATUS_EFFECT_WAIT_LONGER:
    default:
      return hiatus_app_end_plan (self, "wait", error);
    }
}

static gboolean
say_of_talk (HiatusApp *self, HiatusEffect effect, const HiatusStatus *status, GError **error)
{
  gboolean is_talking = status->phase == HIATUS_PHASE_TALKING;

  switch ((gint) effect)
    {
    case HIATUS_EFFECT_TALK:
      return is_talking || hiatus_app_talk (self, HIATUS_TALK_BEGUN, error);
    case HIATUS_EFFECT_TALK_OVER:
      return !is_talking || hiatus_app_talk (self, HIATUS_TALK_OVER, error);
    case HIATUS_EFFECT_ANSWERED:
      return hiatus_app_talk (self, HIATUS_TALK_ANSWERED, error);
    case HIATUS_EFFECT_NO_ANSWER:
      return hiatus_app_talk (self, HIATUS_TALK_NO_ANSWER, error);
    case HIATUS_EFFECT_SAID_NO:
    default:
      return hiatus_app_talk (self, HIATUS_TALK_SAID_NO, error);
    }
}

/* Does what a choice leads to. @step: what it leaves for the entry of the step */
gboolean
hiatus_app_do_effect (HiatusApp *self, const HiatusDueSource *source, HiatusEffect effect, HiatusStepRecord *step, GError **error)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  switch (effect)
    {
    case HIATUS_EFFECT_ABOUT_SMALL_TALK:
      return note_incoming (self, HIATUS_ABOUT_SMALL_TALK, step, error);
    case HIATUS_EFFECT_ABOUT_PRACTICAL:
      return note_incoming (self, HIATUS_ABOUT_PRACTICAL, step, error);
    case HIATUS_EFFECT_ABOUT_US:
      return note_incoming (self, HIATUS_ABOUT_US, step, error);
    case HIATUS_EFFECT_ABOUT_UPSET:
      return note_incoming (self, HIATUS_ABOUT_UPSET, step, error);
    case HIATUS_EFFECT_WENT_WELL:
      return note_encounter (self, HIATUS_WENT_WELL, step, error);
    case HIATUS_EFFECT_WENT_HARD:
      return note_encounter (self, HIATUS_WENT_HARD, step, error);
    case HIATUS_EFFECT_REMIND_TOMORROW:
      step->until_us = hiatus_due_tomorrow (source);
      return TRUE;
    case HIATUS_EFFECT_LOOK_IN_28_DAYS:
      step->until_us = hiatus_due_in_28_days (source);
      return TRUE;
    case HIATUS_EFFECT_SENDING:
      return send_now (self, step, error);
    case HIATUS_EFFECT_REACH_OUT:
    case HIATUS_EFFECT_LET_GO:
    case HIATUS_EFFECT_WAIT_LONGER:
    case HIATUS_EFFECT_CLOSED:
      return decide (self, effect, &status, error);
    case HIATUS_EFFECT_TALK:
    case HIATUS_EFFECT_TALK_OVER:
    case HIATUS_EFFECT_ANSWERED:
    case HIATUS_EFFECT_NO_ANSWER:
    case HIATUS_EFFECT_SAID_NO:
      return say_of_talk (self, effect, &status, error);
    case HIATUS_EFFECT_ANNOUNCED:
    case HIATUS_EFFECT_NOT_ANNOUNCED:
      /* The step says it. */
    case HIATUS_EFFECT_TALK_TO:
    case HIATUS_EFFECT_SAFETY:
      /* Whoever shows the script shows these too. */
    case HIATUS_EFFECT_NONE:
    default:
      return TRUE;
    }
}
