/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-event.h"

#include <string.h>

#include "daemon/cli/render.h"

typedef enum
{
  COLUMN_PLAIN,
  COLUMN_INSTANT,
  COLUMN_FLAG, /* false where it is left out */
} ColumnType;

typedef struct
{
  const gchar *name; /* in JSON and CSV */
  const gchar *key;  /* on the bus */
  ColumnType type;
  gboolean zero_is_none; /* open-ended, not said, no longer quiet */
} Column;

/* The members of the JSON and the columns of the CSV, in their order, which scripts rely on: add at the end. */
static const Column columns[] = {
  { "id", "id", COLUMN_PLAIN, FALSE },
  { "kind", "kind", COLUMN_PLAIN, FALSE },
  { "at", "at", COLUMN_INSTANT, FALSE },
  { "recorded", "recorded", COLUMN_INSTANT, FALSE },
  { "date", "date", COLUMN_PLAIN, FALSE },
  { "undone", "undone", COLUMN_FLAG, FALSE },
  { "starts_on", "starts-on", COLUMN_PLAIN, FALSE },
  { "length", "length", COLUMN_PLAIN, TRUE },
  { "goal", "goal", COLUMN_PLAIN, FALSE },
  { "mode", "mode", COLUMN_PLAIN, FALSE },
  { "decision", "decision", COLUMN_PLAIN, FALSE },
  { "strength", "strength", COLUMN_PLAIN, TRUE },
  { "trigger", "trigger", COLUMN_PLAIN, FALSE },
  { "note", "note", COLUMN_PLAIN, FALSE },
  { "popup", "popup", COLUMN_PLAIN, FALSE },
  { "answer", "answer", COLUMN_PLAIN, FALSE },
  { "day", "day", COLUMN_PLAIN, FALSE },
  { "prompt", "prompt", COLUMN_PLAIN, FALSE },
  { "until", "until", COLUMN_INSTANT, TRUE },
  { "target", "target", COLUMN_PLAIN, FALSE },
  { "missing", "missing", COLUMN_PLAIN, FALSE },
  { "about", "about", COLUMN_PLAIN, FALSE },
  { "went", "went", COLUMN_PLAIN, FALSE },
  { "origin", "origin", COLUMN_PLAIN, FALSE },
  { "contact", "contact", COLUMN_PLAIN, FALSE },
  { "keyword", "keyword", COLUMN_PLAIN, FALSE },
  { "minutes", "minutes", COLUMN_PLAIN, FALSE },
  { "invitation", "invitation", COLUMN_PLAIN, FALSE },
  { "danger", "danger", COLUMN_PLAIN, FALSE },
  { "silence", "silence", COLUMN_PLAIN, FALSE },
  { "script", "script", COLUMN_PLAIN, FALSE },
  { "step", "step", COLUMN_PLAIN, FALSE },
  { "progress", "progress", COLUMN_PLAIN, FALSE },
  { "choice", "choice", COLUMN_PLAIN, FALSE },
  { "talk", "talk", COLUMN_PLAIN, FALSE },
  { "locked", "locked", COLUMN_PLAIN, FALSE },
};

static gboolean
is_zero (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return g_variant_get_int32 (value) == 0;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_variant_get_int64 (value) == 0;
  return FALSE;
}

/* A pause of watching that the person ends themselves has the latest instant there is. */
static gchar *
instant_text (gint64 instant_us, GTimeZone *zone)
{
  return instant_us == G_MAXINT64 ? g_strdup ("resumed") : hiatus_render_iso (instant_us, zone);
}

/* Whether the event has the column at all; if so, @value is what to show, or NULL for "none". */
static gboolean
read_column (GVariant *event, const Column *column, GTimeZone *zone, GVariant **value)
{
  g_autoptr (GVariant) raw = g_variant_lookup_value (event, column->key, NULL);

  *value = NULL;
  if (column->type == COLUMN_FLAG)
    {
      *value = raw != NULL ? g_steal_pointer (&raw) : g_variant_ref_sink (g_variant_new_boolean (FALSE));
      return TRUE;
    }
  if (raw == NULL)
    return FALSE;
  if (column->zero_is_none && is_zero (raw))
    return TRUE;
  if (column->type == COLUMN_INSTANT && g_variant_is_of_type (raw, G_VARIANT_TYPE_INT64))
    *value = g_variant_ref_sink (g_variant_new_take_string (instant_text (g_variant_get_int64 (raw), zone)));
  else
    *value = g_steal_pointer (&raw);
  return TRUE;
}

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

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (read_column (event, &columns[i], zone, &value))
        hiatus_render_add_json (object, columns[i].name, value);
    }
  return hiatus_render_json (object);
}

/* RFC 4180: a field with a separator, a quote or a line end stands in quotes, and its quotes are doubled. */
static void
add_csv_field (GString *line, const gchar *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  for (const gchar *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *at);
    }
  g_string_append_c (line, '"');
}

static void
add_csv_value (GString *line, GVariant *value)
{
  g_autofree gchar *text = NULL;

  if (value == NULL)
    return;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    text = g_variant_dup_string (value, NULL);
  else
    text = g_variant_print (value, FALSE);
  add_csv_field (line, text);
}

/**
 * hiatus_render_csv_header:
 *
 * Returns: (transfer full): the first line of `hiatus journal --csv`, with its line end
 */
gchar *
hiatus_render_csv_header (void)
{
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "," : "", columns[i].name);
  g_string_append (line, "\r\n");
  return g_string_free (line, FALSE);
}

/**
 * hiatus_render_event_csv:
 * @event: an event, as ReadEvents() documents it
 * @zone: the zone for its instants
 *
 * The event as a record of RFC 4180, with a field for each column of hiatus_render_csv_header().
 *
 * Returns: (transfer full): the record, with its line end
 */
gchar *
hiatus_render_event_csv (GVariant *event, GTimeZone *zone)
{
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (i > 0)
        g_string_append_c (line, ',');
      read_column (event, &columns[i], zone, &value);
      add_csv_value (line, value);
    }
  g_string_append (line, "\r\n");
  return g_string_free (line, FALSE);
}
