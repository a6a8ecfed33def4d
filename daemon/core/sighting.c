/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/sighting.h"

const gchar *const hiatus_source_names[] = { "notifications", "titles", "clipboard", NULL };

/**
 * hiatus_source_get_direction:
 * @source: what is watched
 *
 * Returns: which way contact goes that is seen there
 */
HiatusDirection
hiatus_source_get_direction (HiatusSource source)
{
  return source == HIATUS_SOURCE_NOTIFICATIONS ? HIATUS_DIRECTION_INCOMING : HIATUS_DIRECTION_OUTGOING;
}

/**
 * hiatus_source_get_origin:
 * @source: what is watched
 *
 * Returns: from where an event is known that was noticed there
 */
HiatusOrigin
hiatus_source_get_origin (HiatusSource source)
{
  switch (source)
    {
    case HIATUS_SOURCE_NOTIFICATIONS:
      return HIATUS_ORIGIN_NOTIFICATIONS;
    case HIATUS_SOURCE_TITLES:
      return HIATUS_ORIGIN_TITLES;
    case HIATUS_SOURCE_CLIPBOARD:
      return HIATUS_ORIGIN_CLIPBOARD;
    default:
      g_return_val_if_reached (HIATUS_ORIGIN_SAID);
    }
}

/**
 * hiatus_sighting_copy:
 * @sighting: a sighting
 *
 * Returns: (transfer full): another one like it
 */
HiatusSighting *
hiatus_sighting_copy (const HiatusSighting *sighting)
{
  HiatusSighting *copy = g_new (HiatusSighting, 1);

  *copy = *sighting;
  copy->contact = hiatus_contact_ref (sighting->contact);
  copy->application = g_strdup (sighting->application);

  return copy;
}

/**
 * hiatus_sighting_free:
 * @sighting: (transfer full) (nullable): a sighting
 *
 * Frees it.
 */
void
hiatus_sighting_free (HiatusSighting *sighting)
{
  if (sighting == NULL)
    return;

  hiatus_contact_unref (sighting->contact);
  g_free (sighting->application);
  g_free (sighting);
}
