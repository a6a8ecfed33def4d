/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-event.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/cli/render.h"

/* How many characters of a trigger or note the human form shows; --json and --csv have all of them. */
#define EXCERPT_CHARACTERS 60

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
    *value = g_variant_ref_sink (g_variant_new_take_string (hiatus_render_iso (g_variant_get_int64 (raw), zone)));
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

static const gchar *
get_string (GVariant *event, const gchar *key)
{
  const gchar *text = "";

  g_variant_lookup (event, key, "&s", &text);
  return text;
}

static gint
get_number (GVariant *event, const gchar *key)
{
  gint number = 0;

  g_variant_lookup (event, key, "i", &number);
  return number;
}

static gchar *
describe_plan_start (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *starts_on = hiatus_render_date (get_string (event, "starts-on"));
  gint length = get_number (event, "length");

  if (length == 0)
    return g_strdup_printf (_ ("Started a stretch from %s, without a set end"), starts_on);
  return g_strdup_printf (ngettext ("Started a stretch of %d day from %s",
                                    "Started a stretch of %d days from %s",
                                    (gulong) length),
                          length,
                          starts_on);
}

static gchar *
describe_plan_length (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  gint length = get_number (event, "length");

  if (length == 0)
    return g_strdup (_ ("Took away the set end of the stretch"));
  return g_strdup_printf (ngettext ("Changed the stretch to %d day", "Changed the stretch to %d days", (gulong) length), length);
}

static gchar *
describe_plan_end (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  const gchar *decision = get_string (event, "decision");

  if (g_str_equal (decision, "let-go"))
    return g_strdup (_ ("Ended the stretch: let go"));
  if (g_str_equal (decision, "reach-out"))
    return g_strdup (_ ("Ended the stretch: one message"));
  return g_strdup (_ ("Ended the stretch"));
}

static gchar *
describe_urge (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  switch (get_number (event, "strength"))
    {
    case 1:
      return g_strdup (_ ("An urge, mild"));
    case 2:
      return g_strdup (_ ("An urge, strong"));
    case 3:
      return g_strdup (_ ("An urge, overwhelming"));
    default:
      return g_strdup (_ ("An urge"));
    }
}

static gchar *
describe_look (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (_ ("I checked on them"));
}

static gchar *
describe_slip (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (_ ("I got in touch"));
}

static const gchar *
answer_words (GVariant *event)
{
  static const struct
  {
    const gchar *answer;
    const gchar *words;
  } answers[] = {
    { "done", N_ ("Done") },
    { "another", N_ ("Another") },
    { "not-today", N_ ("Not today") },
    { "later", N_ ("Later") },
    { "wait-longer", N_ ("Wait longer") },
    { "closed", N_ ("closed") },
    { "open", N_ ("opened a window") },
  };
  const gchar *answer = get_string (event, "answer");

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].answer, answer))
      return _ (answers[i].words);
  return answer;
}

static const gchar *
popup_words (GVariant *event)
{
  static const struct
  {
    const gchar *popup;
    const gchar *words;
  } popups[] = {
    { "day", N_ ("Pop-up of the day") },
    { "end", N_ ("Pop-up at the end of the stretch") },
    { "undo", N_ ("Pop-up that offers to undo") },
    { "repair", N_ ("Pop-up about the repaired journal") },
    { "no-tray", N_ ("Pop-up about the missing tray") },
  };
  const gchar *popup = get_string (event, "popup");

  for (gsize i = 0; i < G_N_ELEMENTS (popups); i++)
    if (g_str_equal (popups[i].popup, popup))
      return _ (popups[i].words);
  return popup;
}

static gchar *
describe_prompt (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup_printf (_ ("Suggestion of the day: %s"), answer_words (event));
}

static gchar *
describe_popup (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (popup_words (event));
}

static gchar *
describe_popup_answer (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup_printf ("%s: %s", popup_words (event), answer_words (event));
}

static gchar *
describe_quiet (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *time = NULL;
  gint64 until = 0;

  g_variant_lookup (event, "until", "x", &until);
  if (until == 0)
    return g_strdup (_ ("Quiet no longer"));
  time = hiatus_render_when (until, now_us, zone);
  return g_strdup_printf (_ ("Quiet until %s"), time);
}

static gchar *
describe_undo (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup_printf (_ ("Took back %s"), get_string (event, "target"));
}

static gchar *
describe_repair (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  gint missing = get_number (event, "missing");

  if (missing == 0)
    return g_strdup (_ ("The journal was repaired, nothing is missing"));
  return g_strdup_printf (ngettext ("The journal was repaired, %d entry is missing",
                                    "The journal was repaired, %d entries are missing",
                                    (gulong) missing),
                          missing);
}

static gchar *
describe (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const struct
  {
    const gchar *kind;
    gchar *(*describe) (GVariant *event, gint64 now_us, GTimeZone *zone);
  } kinds[] = {
    { "plan-start", describe_plan_start },
    { "plan-length", describe_plan_length },
    { "plan-end", describe_plan_end },
    { "urge", describe_urge },
    { "look", describe_look },
    { "slip", describe_slip },
    { "prompt", describe_prompt },
    { "popup", describe_popup },
    { "popup-answer", describe_popup_answer },
    { "quiet", describe_quiet },
    { "undo", describe_undo },
    { "repair", describe_repair },
  };
  const gchar *kind = get_string (event, "kind");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return kinds[i].describe (event, now_us, zone);
  return g_strdup_printf (_ ("An entry of a newer Hiatus (%s)"), kind);
}

static void
add_excerpt (GString *line, GVariant *event, const gchar *key)
{
  const gchar *text = get_string (event, key);
  g_autofree gchar *excerpt = hiatus_render_one_line (text, EXCERPT_CHARACTERS);

  if (*text != '\0')
    g_string_append_printf (line, " \"%s\"", excerpt);
}

/**
 * hiatus_render_event_line:
 * @event: an event, as ReadEvents() documents it
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone for its instants
 *
 * A line of `hiatus journal`: when, what, the beginning of trigger and note, and the id for `hiatus undo`.
 *
 * Returns: (transfer full): the line, with its line end
 */
gchar *
hiatus_render_event_line (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *what = describe (event, now_us, zone);
  g_autofree gchar *when = NULL;
  GString *line = g_string_new (NULL);
  gboolean undone = FALSE;
  gint64 at = 0;

  g_variant_lookup (event, "at", "x", &at);
  g_variant_lookup (event, "undone", "b", &undone);
  when = hiatus_render_stamp (at, zone);
  g_string_append_printf (line, "%s  %s", when, what);
  add_excerpt (line, event, "trigger");
  add_excerpt (line, event, "note");
  if (undone)
    g_string_append_printf (line, " (%s)", _ ("taken back"));
  g_string_append_printf (line, "  [%s]\n", get_string (event, "id"));
  return g_string_free (line, FALSE);
}

/**
 * hiatus_render_event_name:
 * @event: an act of the person, as ReadEvents() documents it
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone for its instant
 *
 * Returns: (transfer full): the words for it within a sentence: "an urge, 14:02"
 */
gchar *
hiatus_render_event_name (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *when = NULL;
  gint64 at = 0;

  g_variant_lookup (event, "at", "x", &at);
  when = hiatus_render_when (at, now_us, zone);
  /* Translators: an act and its time: "an urge, 14:02" */
  return g_strdup_printf (_ ("%s, %s"), hiatus_render_act (get_string (event, "kind")), when);
}
