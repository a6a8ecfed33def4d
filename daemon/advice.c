/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/advice.h"

#include <glib/gi18n.h>

/* Where there is danger, what came in may be evidence. */
static const gchar *
of_incoming_in_danger (HiatusAbout about)
{
  if (about == HIATUS_ABOUT_PRACTICAL)
    return _ ("Short and businesslike is enough, or through someone else. Keep the message.");
  return _ ("You need not answer. Keep the message, note the time, show it to your adviser.");
}

/* About the two of them: worth an answer where a second chance is hoped for, or where the person wrote first. */
static const gchar *
of_incoming_about_us (const HiatusStatus *status)
{
  if (status->goal == HIATUS_GOAL_RECONCILE || status->phase == HIATUS_PHASE_TALKING)
    return _ ("That is worth an answer, and it can wait for a night's sleep.");
  return _ ("It needs no answer now. You can sleep on it.");
}

static const gchar *
of_incoming (HiatusAbout about, const HiatusStatus *status)
{
  if (status->goal == HIATUS_GOAL_SAFETY)
    return of_incoming_in_danger (about);
  switch (about)
    {
    case HIATUS_ABOUT_SMALL_TALK:
      return status->phase == HIATUS_PHASE_TALKING ? _ ("There is no hurry to answer.") : _ ("Small talk can be left as it is.");
    case HIATUS_ABOUT_PRACTICAL:
      return _ ("Practical things may always be answered: short, factual, kind.");
    case HIATUS_ABOUT_US:
      return of_incoming_about_us (status);
    case HIATUS_ABOUT_UPSET:
      return _ ("Keep the message, and tell somebody you trust. It needs no answer.");
    case HIATUS_ABOUT_NONE:
    default:
      return _ ("Nothing needs an answer now.");
    }
}

static const gchar *
of_encounter (HiatusWent went, const HiatusStatus *status)
{
  switch (went)
    {
    case HIATUS_WENT_WELL:
      return _ ("Good. It can be left at that.");
    case HIATUS_WENT_HARD:
      if (status->goal == HIATUS_GOAL_SAFETY)
        return _ ("Tell somebody you trust, and note what happened and when.");
      return _ ("That takes something out of you. Be kind to yourself today.");
    case HIATUS_WENT_NONE:
    default:
      return NULL;
    }
}

/* One message is enough, and "no" is a full answer. */
static const gchar *
of_talk (HiatusTalk talk)
{
  switch (talk)
    {
    case HIATUS_TALK_BEGUN:
      return _ ("Your stretch waits. What you write while you talk is no slip.");
    case HIATUS_TALK_ANSWERED:
      return _ ("There is no hurry: you can sleep on it before you answer.");
    case HIATUS_TALK_NO_ANSWER:
      return _ ("Waiting is hard. Nothing needs to be added to what you said.");
    case HIATUS_TALK_SAID_NO:
      return _ ("That hurts. It is a full answer, and nothing has to be done about it today.");
    case HIATUS_TALK_OVER:
      return _ ("Your stretch goes on where it stopped. No day is lost.");
    case HIATUS_TALK_NONE:
    default:
      return NULL;
    }
}

/* The danger after a slip is the second message, and what still stands keeps from it: after a lapse it is the belief in
 * oneself that falls (Kirchner et al., 2012). Nothing is counted where somebody has to be safe. */
static gchar *
of_slip (const HiatusStatus *status)
{
  const gchar *sent = _ ("It is sent. You don't need to explain it with another.");
  g_autofree gchar *stands = NULL;

  if (status->goal == HIATUS_GOAL_SAFETY)
    return g_strdup (_ ("If there is an order, this may break it. Do not explain or apologise in another message. Call your lawyer, or whoever advises you."));
  if (status->phase == HIATUS_PHASE_TALKING)
    return g_strdup (_ ("While you are talking it is no slip. Nothing needs to be added to it."));
  if (status->kept <= 0 || status->phase < HIATUS_PHASE_RUNNING || status->phase > HIATUS_PHASE_COMPLETE)
    return g_strdup (sent);
  stands = g_strdup_printf (ngettext ("%d day still stands.", "%d days still stand.", (gulong) status->kept), status->kept);
  return g_strdup_printf ("%s %s", sent, stands);
}

/* A look is no contact. With goal safety it is not spoken of: to look may protect. */
static const gchar *
of_look (const HiatusStatus *status)
{
  return status->goal == HIATUS_GOAL_SAFETY ? NULL : _ ("A look is no contact, and no day is lost by it. You can close it now.");
}

/**
 * hiatus_advice_of:
 * @act: what the person did last
 * @status: where they stand
 *
 * What to say of it. What they wrote and a meeting are agreed contact: nothing that has to be made good.
 *
 * Returns: (transfer full) (nullable): a sentence or two, in the person's language; %NULL where nothing is to be said
 */
gchar *
hiatus_advice_of (const HiatusEvent *act, const HiatusStatus *status)
{
  if (act->kind == HIATUS_EVENT_INCOMING)
    return g_strdup (of_incoming (act->about, status));
  if (act->kind == HIATUS_EVENT_ENCOUNTER)
    return g_strdup (of_encounter (act->went, status));
  if (act->kind == HIATUS_EVENT_SLIP)
    return of_slip (status);
  if (act->kind == HIATUS_EVENT_LOOK)
    return g_strdup (of_look (status));
  if (act->kind == HIATUS_EVENT_TALK)
    return g_strdup (of_talk (act->talk));
  return NULL;
}
