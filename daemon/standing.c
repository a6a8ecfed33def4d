/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/standing.h"

/**
 * hiatus_standing_new:
 * @sighting: what it is about; copied, but for the application
 *
 * Returns: (transfer full): an answer that nobody has seen yet
 */
HiatusStanding *
hiatus_standing_new (const HiatusSighting *sighting)
{
  HiatusStanding *standing = g_new0 (HiatusStanding, 1);

  /* A window may outlive the daemon that opened it: its answer must not fall upon another pause of the next one. */
  standing->id = g_uuid_string_random ();
  standing->sighting = hiatus_sighting_copy (sighting);
  g_clear_pointer (&standing->sighting->application, g_free); /* nothing needs it any more */
  standing->until_us = G_MAXINT64;
  return standing;
}

/**
 * hiatus_standing_free:
 * @standing: (transfer full) (nullable): an answer
 *
 * Frees it.
 */
void
hiatus_standing_free (HiatusStanding *standing)
{
  if (standing == NULL)
    return;
  hiatus_sighting_free (standing->sighting);
  g_free (standing->event);
  g_free (standing->id);
  g_free (standing);
}

/**
 * hiatus_standing_enter:
 * @standing: an answer
 * @stage: how far it has come
 * @now_us: now, microseconds since the epoch, UTC
 * @span_us: after how long that is over by itself; G_MAXINT64 for never
 *
 * Goes on to another stage.
 */
void
hiatus_standing_enter (HiatusStanding *standing, HiatusStage stage, gint64 now_us, gint64 span_us)
{
  standing->stage = stage;
  standing->since_us = now_us;
  standing->until_us = span_us == G_MAXINT64 ? G_MAXINT64 : now_us + span_us;
}

/**
 * hiatus_standing_is_over:
 * @standing: an answer
 * @now_us: now, microseconds since the epoch, UTC
 *
 * Returns: whether its stage is over by itself; also where the clock was set back, so that nothing stays for ever
 */
gboolean
hiatus_standing_is_over (const HiatusStanding *standing, gint64 now_us)
{
  return standing->until_us != G_MAXINT64 && (now_us >= standing->until_us || now_us < standing->since_us);
}

/**
 * hiatus_standing_get_direction:
 * @standing: an answer
 *
 * Returns: which way contact goes
 */
HiatusDirection
hiatus_standing_get_direction (const HiatusStanding *standing)
{
  return hiatus_source_get_direction (standing->sighting->source);
}

/**
 * hiatus_standing_get_label:
 * @standing: an answer
 *
 * Returns: (transfer none): what the person calls the contact
 */
const gchar *
hiatus_standing_get_label (const HiatusStanding *standing)
{
  return standing->sighting->contact->label;
}
