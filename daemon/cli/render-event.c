/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-event.h"

#include "daemon/api/event-columns.h"
#include "daemon/cli/render.h"

/**
 * hiatus_render_event_json:
 * @event: an event, as ReadEvents() documents it
 * @zone: the zone for its instants
 *
 * The event as an object with the members that its kind has. null means "none": open-ended, not said.
 *
 * Returns: (transfer full): JSON in one line, without a line end
 */
gchar *
hiatus_render_event_json (GVariant *event, GTimeZone *zone)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < hiatus_event_n_columns (); i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (hiatus_event_column_read (event, i, zone, &value))
        hiatus_render_add_json (object, hiatus_event_column_name (i), value);
    }
  return hiatus_render_json (object);
}
