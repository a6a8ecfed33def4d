/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/event-columns.h"

#include <string.h>

typedef enum
{
  COLUMN_PLAIN,
  COLUMN_TEXT, /* of the person's */
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
  { "trigger", "trigger", COLUMN_TEXT, FALSE },
  { "note", "note", COLUMN_TEXT, FALSE },
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
  { "contact", "contact", COLUMN_TEXT, FALSE },
  { "keyword", "keyword", COLUMN_TEXT, FALSE },
  { "minutes", "minutes", COLUMN_PLAIN, FALSE },
  { "invitation", "invitation", COLUMN_PLAIN, FALSE },
  { "danger", "danger", COLUMN_PLAIN, FALSE },
  { "silence", "silence", COLUMN_PLAIN, FALSE },
  { "script", "script", COLUMN_PLAIN, FALSE },
  { "step", "step", COLUMN_PLAIN, FALSE },
  { "progress", "progress", COLUMN_PLAIN, FALSE },
  { "choice", "choice", COLUMN_PLAIN, FALSE },
  { "talk", "talk", COLUMN_PLAIN, FALSE },
  { "goal_said", "goal-said", COLUMN_PLAIN, FALSE },
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

/**
 * hiatus_event_format_instant:
 * @instant_us: an instant, microseconds since the epoch, UTC
 * @zone: the zone to show it in
 *
 * Returns: (transfer full): the instant in ISO 8601 with offset: "2025-03-28T14:02:00+01:00"; "?" where there is none such
 */
gchar *
hiatus_event_format_instant (gint64 instant_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
  gchar *text = local == NULL ? NULL : g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");

  return text != NULL ? text : g_strdup ("?");
}

/* A pause of watching that the person ends themselves has the latest instant there is. */
static gchar *
instant_text (gint64 instant_us, GTimeZone *zone)
{
  return instant_us == G_MAXINT64 ? g_strdup ("resumed") : hiatus_event_format_instant (instant_us, zone);
}

/**
 * hiatus_event_n_columns:
 *
 * Returns: how many columns there are
 */
guint
hiatus_event_n_columns (void)
{
  return G_N_ELEMENTS (columns);
}

/**
 * hiatus_event_column_name:
 * @index: a column, from 0 on
 *
 * Returns: (transfer none): what it is called in JSON and CSV
 */
const gchar *
hiatus_event_column_name (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (columns), NULL);

  return columns[index].name;
}

/**
 * hiatus_event_column_read:
 * @event: an event, as ReadEvents() documents it
 * @index: a column
 * @zone: the zone for its instants
 * @value: (out) (transfer full) (nullable): what to show in it; %NULL for "none": open-ended, not said
 *
 * Returns: whether the event has that column at all
 */
gboolean
hiatus_event_column_read (GVariant *event, guint index, GTimeZone *zone, GVariant **value)
{
  const Column *column = &columns[index];
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

/* A spreadsheet would compute what begins like that, whoever has written it; behind an apostrophe it is text. The wide forms
 * count too, where they are in use. */
static gboolean
looks_like_formula (const gchar *text)
{
  static const gchar *const beginnings[] = { "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20" };

  text += strspn (text, " ");
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (text, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* RFC 4180: a field with a separator, a quote or a line end stands in quotes, and its quotes are doubled. What some
 * spreadsheets take for a separator is one here, too: no text of the person's begins a cell of its own. */
static void
add_csv_field (GString *line, const gchar *text)
{
  if (strpbrk (text, ",;\t\"\r\n") == NULL)
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
add_csv_value (GString *line, GVariant *value, ColumnType type)
{
  g_autofree gchar *text = NULL;

  if (value == NULL)
    return;
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    text = g_variant_print (value, FALSE);
  else if (type == COLUMN_TEXT && looks_like_formula (g_variant_get_string (value, NULL)))
    text = g_strconcat ("'", g_variant_get_string (value, NULL), NULL);
  else
    text = g_variant_dup_string (value, NULL);
  add_csv_field (line, text);
}

/**
 * hiatus_event_csv_header:
 *
 * Returns: (transfer full): the first line of the journal as comma-separated values, with its line end
 */
gchar *
hiatus_event_csv_header (void)
{
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "," : "", columns[i].name);
  g_string_append (line, "\r\n");
  return g_string_free (line, FALSE);
}

/**
 * hiatus_event_csv_record:
 * @event: an event, as ReadEvents() documents it
 * @zone: the zone for its instants
 *
 * The event as a record of RFC 4180, with a field for each column of hiatus_event_csv_header().
 *
 * Returns: (transfer full): the record, with its line end
 */
gchar *
hiatus_event_csv_record (GVariant *event, GTimeZone *zone)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (i > 0)
        g_string_append_c (line, ',');
      hiatus_event_column_read (event, i, zone, &value);
      add_csv_value (line, value, columns[i].type);
    }
  g_string_append (line, "\r\n");
  return g_string_free (line, FALSE);
}
