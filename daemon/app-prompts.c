/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"

#define MINUTES_PER_DAY (24 * 60)

/* The app's prompts: which one is today's, and what the person says to it. */

static guint
get_groups_off (HiatusApp *self)
{
  guint groups_off = 0;

  for (guint i = 0; i < HIATUS_DECK_N_GROUPS; i++)
    {
      g_autofree gchar *key = g_strconcat (HIATUS_SETTING_PROMPTS, hiatus_deck_group_name (i), NULL);

      if (!hiatus_settings_get_boolean (self->settings, key))
        groups_off |= 1u << i;
    }
  return groups_off;
}

static HiatusDeal
get_deal (HiatusApp *self, const GDate *day)
{
  return (HiatusDeal){
    .date = *day,
    .minute = hiatus_calendar_minute_at (hiatus_app_now (self), hiatus_app_zone (self)),
    .groups_off = get_groups_off (self),
    .may_be_seen = hiatus_app_opens (self, HIATUS_STARTS_BE_SEEN),
  };
}

/* @holds_until: (out) (optional): as of hiatus_deck_choose()
 *
 * Returns: (transfer none) (nullable): the prompt of @day; %NULL where there is none, and where no days are counted */
const HiatusPrompt *
hiatus_app_choose_prompt (HiatusApp *self, const GDate *day, gint *holds_until)
{
  const HiatusDeal deal = get_deal (self, day);
  HiatusStatus status;

  hiatus_journey_status (hiatus_app_journey (self), day, &status);
  if (status.phase != HIATUS_PHASE_RUNNING && status.phase != HIATUS_PHASE_REVIEWING)
    {
      if (holds_until != NULL)
        *holds_until = MINUTES_PER_DAY;
      return NULL;
    }
  return hiatus_deck_choose (hiatus_deck_file_get_deck (self->deck), hiatus_app_journey (self), &deal, holds_until);
}

/* While nothing is on the table, another prompt may be right when the hours of one begin or end: the tray's row has to
 * say so then.
 *
 * @until_us: (out): until when it is today's
 *
 * Returns: (transfer none) (nullable): today's prompt */
const HiatusPrompt *
hiatus_app_get_prompt (HiatusApp *self, gint64 *until_us)
{
  const HiatusPrompt *prompt;
  gint holds_until;
  GDate today;

  hiatus_app_get_today (self, &today);
  prompt = hiatus_app_choose_prompt (self, &today, &holds_until);
  *until_us = holds_until >= MINUTES_PER_DAY ? HIATUS_CLOCK_NEVER : hiatus_calendar_instant (&today, holds_until, hiatus_app_zone (self));
  return prompt;
}

/* What is on the screen goes as soon as the safety check, the goal or the person closes it. */
void
hiatus_app_leave_closed_prompt (HiatusApp *self)
{
  const HiatusDeal deal = get_deal (self, &self->today);

  if (self->shown_prompt == NULL || !hiatus_deck_closes (hiatus_deck_file_get_deck (self->deck), hiatus_app_journey (self), &deal, self->shown_prompt))
    return;
  g_clear_pointer (&self->shown_prompt, g_free);
  hiatus_app_withdraw_day (self, &self->today);
}

static gboolean
record (HiatusApp *self, const GDate *day, const gchar *id, HiatusAnswer answer, GError **error)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_PROMPT);

  event->day = *day;
  event->answer = answer;
  event->prompt = g_strdup (id);
  return hiatus_journal_record (self->journal, event, error) != NULL;
}

/* Records the answer to the prompt of @day, whichever pop-up or row gave it.
 *
 * @id: (nullable): which prompt was answered, where that is known: the deck may have become another since it was shown */
gboolean
hiatus_app_answer_day (HiatusApp *self, const GDate *day, const gchar *id, HiatusAnswer answer, GError **error)
{
  const HiatusPrompt *prompt = hiatus_app_choose_prompt (self, day, NULL);
  g_autofree gchar *answered = g_strdup (id != NULL || prompt == NULL ? id : prompt->id);

  if (answered == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no prompt today."));
      return FALSE;
    }
  if (!record (self, day, answered, answer, error))
    return FALSE;
  if (answer != HIATUS_ANSWER_ANOTHER)
    return TRUE;

  /* The next one is on the table now: it counts as given. There is none where no other fits the hour. */
  prompt = hiatus_app_choose_prompt (self, day, NULL);
  return prompt == NULL || record (self, day, prompt->id, HIATUS_ANSWER_NONE, error);
}
