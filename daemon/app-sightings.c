/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include "daemon/core/calendar.h"
#include "daemon/core/letters.h"
#include "daemon/popups.h"

/* From a sighting to what is on the screen: the responder says what follows, and here it is shown, held, and taken back
 * when its time is over. What the person answers is in app-answers.c. */

/* How long an outgoing answer waits to learn whether the desktop holds pop-ups. It takes some milliseconds, unless the
 * notification server hangs. */
#define SETTLING_SPAN_US (100 * G_TIME_SPAN_MILLISECOND)

/* A breathing window that is not in front by then is replaced by a pop-up. One that was clicked for may have to be
 * started first. */
#define OPENING_SPAN_US (500 * G_TIME_SPAN_MILLISECOND)
#define CLICKED_SPAN_US (20 * G_TIME_SPAN_SECOND)

/* For how long an answer is about this moment. Some servers never close a pop-up by themselves, and a window may be
 * forgotten on another workspace: the next moment deserves its own. */
#define NUDGE_SPAN_US (2 * G_TIME_SPAN_MINUTE)
#define PAUSE_SPAN_US (10 * G_TIME_SPAN_MINUTE)

/* An outgoing answer is a pop-up or a window; the other where the one fails. */
#define WAYS_MAX 2

/* How long after the first banner that was hushed the person is told. */
#define HUSHED_SPAN_US (30 * G_TIME_SPAN_MINUTE)

/* The answer about a contact that is in one of these stages, if there is one. */
static HiatusStanding *
find_standing (HiatusApp *self, const gchar *label, HiatusStage first, HiatusStage last)
{
  for (guint i = 0; i < self->standing->len; i++)
    {
      HiatusStanding *standing = g_ptr_array_index (self->standing, i);

      if (standing->stage >= first && standing->stage <= last && g_str_equal (hiatus_standing_get_label (standing), label))
        return standing;
    }
  return NULL;
}

static gboolean
has_stage (HiatusApp *self, HiatusStage stage)
{
  for (guint i = 0; i < self->standing->len; i++)
    if (((HiatusStanding *) g_ptr_array_index (self->standing, i))->stage == stage)
      return TRUE;
  return FALSE;
}

static void
get_facts (HiatusApp *self, const gchar *label, HiatusResponseFacts *facts)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  *facts = (HiatusResponseFacts){
    .phase = status.phase,
    .goal = status.goal,
    .mode = status.mode,
    .sending_until_us = hiatus_journey_sending_until (hiatus_app_journey (self), label),
    .last_slip_us = hiatus_journey_last_slip (hiatus_app_journey (self)),
  };
}

/* It is over: what the responder makes of that, and nothing of it on the screen. */
void
hiatus_app_end_standing (HiatusApp *self, HiatusStanding *standing, HiatusResponseEnd end)
{
  g_autofree gchar *key = hiatus_popups_sighting_key (standing->id);

  hiatus_notifier_withdraw (self->notifier, key);
  if (standing->stage < HIATUS_STAGE_ADVICE)
    hiatus_responder_end (self->responder, hiatus_standing_get_label (standing), hiatus_standing_get_direction (standing), end, hiatus_app_now (self));
  g_ptr_array_remove (self->standing, standing);
}

static void
send_nudge (HiatusApp *self, HiatusStanding *standing, const HiatusResponseForm *form)
{
  hiatus_standing_enter (standing, HIATUS_STAGE_NUDGE, hiatus_app_now (self), NUDGE_SPAN_US);
  hiatus_popups_send_nudge (self->notifier, standing->id, form, hiatus_letters_are_offered (hiatus_app_journey (self)));
}

static void
open_pause (HiatusApp *self, HiatusStanding *standing, const gchar *token, gint64 span_us)
{
  hiatus_standing_enter (standing, HIATUS_STAGE_OPENING, hiatus_app_now (self), span_us);
  hiatus_app_emit_open_window (self, HIATUS_WINDOW_BREATHE, standing->id, token);
}

/* Opens the breathing window because the person clicked for it; @token, if the server gave one, lets it come to the
 * front. */
void
hiatus_app_click_pause (HiatusApp *self, HiatusStanding *standing, const gchar *token)
{
  standing->by_click = TRUE;
  open_pause (self, standing, token, CLICKED_SPAN_US);
}

/* The breathing window is in front. */
void
hiatus_app_enter_pause (HiatusApp *self, HiatusStanding *standing)
{
  g_autofree gchar *key = hiatus_popups_sighting_key (standing->id);

  hiatus_notifier_withdraw (self->notifier, key);
  hiatus_standing_enter (standing, HIATUS_STAGE_PAUSE, hiatus_app_now (self), PAUSE_SPAN_US);
}

/* @flags: what is known of the surroundings */
static void
get_scene (HiatusApp *self, HiatusPresenceFlags flags, HiatusScene *scene)
{
  *scene = (HiatusScene){
    .do_not_disturb = (flags & HIATUS_PRESENCE_DO_NOT_DISTURB) != 0,
    .can_raise = hiatus_presence_can_raise (self->presence),
    .minute = hiatus_calendar_minute_at (hiatus_app_now (self), hiatus_app_zone (self)),
  };
}

static void
show_outgoing (HiatusApp *self, HiatusStanding *standing, HiatusPresenceFlags flags)
{
  HiatusResponseForm form;
  HiatusScene scene;

  get_scene (self, flags, &scene);
  hiatus_response_form (standing->response.kind, &scene, &form);
  standing->n_ways = 1;
  standing->draws_attention = form.draws_attention;
  if (form.is_pause)
    open_pause (self, standing, NULL, OPENING_SPAN_US);
  else
    send_nudge (self, standing, &form);
}

/* No window came, or no pop-up: the other one, unless that failed before. */
void
hiatus_app_show_otherwise (HiatusApp *self, HiatusStanding *standing)
{
  HiatusResponseForm form;
  HiatusScene scene;

  get_scene (self, HIATUS_PRESENCE_HERE, &scene);
  standing->n_ways++;
  if (standing->n_ways <= WAYS_MAX && standing->stage == HIATUS_STAGE_OPENING)
    {
      hiatus_response_form (HIATUS_RESPONSE_NUDGE, &scene, &form);
      send_nudge (self, standing, &form);
    }
  else if (standing->n_ways <= WAYS_MAX && scene.can_raise)
    {
      open_pause (self, standing, NULL, OPENING_SPAN_US);
    }
  else
    {
      hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_FAILED);
    }
}

static void
show_incoming (HiatusApp *self, HiatusStanding *standing)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  hiatus_popups_send_incoming (self->notifier, standing->id, &standing->response, status.goal);
  if (standing->stage == HIATUS_STAGE_INCOMING)
    return;
  hiatus_standing_enter (standing, HIATUS_STAGE_INCOMING, hiatus_app_now (self), HIATUS_INCOMING_SPAN_US);
  hiatus_responder_incoming_shown (self->responder, hiatus_standing_get_label (standing), hiatus_app_now (self));
}

static void
take_outgoing (HiatusApp *self, const HiatusSighting *sighting, const HiatusResponse *response)
{
  HiatusStanding *standing = hiatus_standing_new (sighting);
  HiatusPresenceFlags flags = hiatus_presence_get_flags (self->presence);

  standing->response = *response;
  g_ptr_array_add (self->standing, standing);
  if ((flags & HIATUS_PRESENCE_UNSETTLED) != 0)
    hiatus_standing_enter (standing, HIATUS_STAGE_SETTLING, hiatus_app_now (self), SETTLING_SPAN_US);
  else
    show_outgoing (self, standing, flags);
}

/* As long as it is held it is as new as the last that arrived; on the screen it is as old as the first. */
static void
take_incoming (HiatusApp *self, const HiatusSighting *sighting, const HiatusResponse *response)
{
  const gchar *label = sighting->contact->label;
  HiatusStanding *standing = find_standing (self, label, HIATUS_STAGE_HELD, HIATUS_STAGE_KIND);

  if (standing == NULL)
    {
      standing = hiatus_standing_new (sighting);
      hiatus_standing_enter (standing, HIATUS_STAGE_HELD, hiatus_app_now (self), HIATUS_INCOMING_SPAN_US);
      g_ptr_array_add (self->standing, standing);
    }
  standing->response = *response;
  if (standing->stage == HIATUS_STAGE_HELD)
    hiatus_standing_enter (standing, HIATUS_STAGE_HELD, hiatus_app_now (self), HIATUS_INCOMING_SPAN_US);
  else if (standing->stage == HIATUS_STAGE_INCOMING)
    show_incoming (self, standing);
}

/**
 * hiatus_app_take_sighting:
 * @self: an app that was started
 * @sighting: what a watcher noticed; copied
 *
 * Answers a sighting, or does not, by the rules of product.md.
 */
void
hiatus_app_take_sighting (HiatusApp *self, const HiatusSighting *sighting)
{
  HiatusResponseFacts facts;
  HiatusResponse response;

  hiatus_app_catch_up (self); /* what is over by now is over */
  get_facts (self, sighting->contact->label, &facts);
  hiatus_responder_take (self->responder, sighting, &facts, hiatus_app_now (self), &response);
  switch (response.kind)
    {
    case HIATUS_RESPONSE_NUDGE:
    case HIATUS_RESPONSE_PAUSE:
      take_outgoing (self, sighting, &response);
      break;
    case HIATUS_RESPONSE_INCOMING:
      take_incoming (self, sighting, &response);
      break;
    case HIATUS_RESPONSE_HUSH:
      hiatus_watch_hush (self->watch, sighting);
      if (self->hushed_us != 0)
        return;
      self->hushed_us = hiatus_app_now (self);
      break;
    case HIATUS_RESPONSE_NOTHING:
    default:
      return;
    }
  hiatus_app_update (self);
}

static gboolean
is_hush_due (HiatusApp *self)
{
  gint64 passed_us = hiatus_app_now (self) - self->hushed_us;

  return self->hushed_us != 0 && (passed_us >= HUSHED_SPAN_US || passed_us < 0);
}

/* It could not be told that banners were hushed: that is still due, as soon as somebody can show it. */
void
hiatus_app_owe_hushed (HiatusApp *self)
{
  self->hushed_us = hiatus_app_now (self) - HUSHED_SPAN_US;
  self->server_missing = TRUE;
}

static gint64
loud_from (HiatusApp *self)
{
  HiatusTimes times;

  hiatus_settings_get_times (self->settings, &times);
  return hiatus_planner_loud_from (hiatus_app_journey (self), &times, hiatus_app_now (self), hiatus_app_zone (self));
}

/* Whether something waits for a word from presence on whether the desktop holds pop-ups. */
gboolean
hiatus_app_is_settling (HiatusApp *self)
{
  return has_stage (self, HIATUS_STAGE_SETTLING) || hiatus_app_wait_is_settling (self);
}

/**
 * hiatus_app_shows_pause:
 * @self: the app
 *
 * Returns: whether a breathing window is in front
 */
gboolean
hiatus_app_shows_pause (HiatusApp *self)
{
  return has_stage (self, HIATUS_STAGE_PAUSE);
}

/* Whether there is something to say about sightings that only the surroundings hold back. */
gboolean
hiatus_app_has_held (HiatusApp *self)
{
  return (has_stage (self, HIATUS_STAGE_HELD) || is_hush_due (self)) && loud_from (self) <= hiatus_app_now (self);
}

/* Whether the tray's icon says that something waits. */
gboolean
hiatus_app_draws_attention (HiatusApp *self)
{
  for (guint i = 0; i < self->standing->len; i++)
    {
      const HiatusStanding *standing = g_ptr_array_index (self->standing, i);

      if (standing->draws_attention && standing->stage <= HIATUS_STAGE_PAUSE)
        return TRUE;
    }
  return hiatus_app_wait_draws_attention (self);
}

/* What becomes of an answer whose time is over. */
static void
expire (HiatusApp *self, HiatusStanding *standing)
{
  if (standing->stage == HIATUS_STAGE_OPENING && !standing->by_click)
    hiatus_app_show_otherwise (self, standing);
  else if (standing->stage == HIATUS_STAGE_HELD)
    hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_FAILED);
  else
    hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_CLOSED);
}

static void
tend_one (HiatusApp *self, HiatusStanding *standing, gboolean is_loud)
{
  HiatusPresenceFlags flags;

  if (standing->stage == HIATUS_STAGE_SETTLING)
    {
      flags = hiatus_presence_get_flags (self->presence);
      if ((flags & HIATUS_PRESENCE_UNSETTLED) == 0 || hiatus_standing_is_over (standing, hiatus_app_now (self)))
        show_outgoing (self, standing, flags);
    }
  else if (hiatus_standing_is_over (standing, hiatus_app_now (self)))
    {
      expire (self, standing);
    }
  else if (standing->stage == HIATUS_STAGE_HELD && is_loud)
    {
      show_incoming (self, standing);
    }
}

/* Where the stretch has ended, or was taken back, nobody is answered any more. */
static void
leave_what_is_unwatched (HiatusApp *self)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  for (guint i = self->standing->len; i > 0; i--)
    {
      HiatusStanding *standing = g_ptr_array_index (self->standing, i - 1);

      if (standing->stage < HIATUS_STAGE_ADVICE && !hiatus_response_is_watched (status.phase, hiatus_standing_get_direction (standing)))
        hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_FAILED);
    }
}

/* Whoever was taken off the list, or is called otherwise now, is not spoken of any more. The caller updates. */
void
hiatus_app_leave_unlisted (HiatusApp *self)
{
  for (guint i = self->standing->len; i > 0; i--)
    {
      HiatusStanding *standing = g_ptr_array_index (self->standing, i - 1);

      if (!hiatus_app_looks_out_for (self, hiatus_standing_get_label (standing)))
        hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_FAILED);
    }
}

/* Does what is due about sightings. Returns when to look again. */
gint64
hiatus_app_tend_sightings (HiatusApp *self)
{
  gint64 loud_us = self->standing->len > 0 || self->hushed_us != 0 ? loud_from (self) : G_MAXINT64;
  gboolean is_loud = loud_us <= hiatus_app_now (self) && !self->around.held && !self->server_missing;
  gint64 wake_us = G_MAXINT64;

  if (self->standing->len > 0)
    leave_what_is_unwatched (self);
  for (guint i = self->standing->len; i > 0; i--)
    tend_one (self, g_ptr_array_index (self->standing, i - 1), is_loud);
  if (is_hush_due (self) && is_loud)
    {
      self->hushed_us = 0;
      hiatus_popups_send_arrived (self->notifier);
    }

  for (guint i = 0; i < self->standing->len; i++)
    wake_us = MIN (wake_us, ((HiatusStanding *) g_ptr_array_index (self->standing, i))->until_us);
  if (self->hushed_us != 0 && !is_hush_due (self))
    wake_us = MIN (wake_us, self->hushed_us + HUSHED_SPAN_US);
  /* Held by the hours alone: the end of them is known. */
  if ((has_stage (self, HIATUS_STAGE_HELD) || is_hush_due (self)) && loud_us > hiatus_app_now (self))
    wake_us = MIN (wake_us, loud_us);
  return wake_us;
}
