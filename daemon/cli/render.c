/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render.h"

#include <glib/gi18n.h>

/* Whether a terminal would do something else with it than draw it. */
static gboolean
is_unprintable (gunichar character)
{
  return g_unichar_iscntrl (character) ||
         character == 0x2028 || character == 0x2029 ||   /* line and paragraph separator */
         (character >= 0x202a && character <= 0x202e) || /* bidi embeddings and overrides */
         (character >= 0x2066 && character <= 0x2069);   /* bidi isolates */
}

/**
 * hiatus_render_get_string:
 * @dictionary: an `a{sv}`
 * @key: a key
 *
 * Returns: (transfer none): the string that it has there; "" where it has none
 */
const gchar *
hiatus_render_get_string (GVariant *dictionary, const gchar *key)
{
  const gchar *text = "";

  g_variant_lookup (dictionary, key, "&s", &text);
  return text;
}

/**
 * hiatus_render_one_line:
 * @text: UTF-8, possibly of the person
 * @max_characters: the most to show, or 0 for all
 *
 * Makes a text fit for one line of a terminal: control characters become blanks, what is too long ends in "...".
 *
 * Returns: (transfer full): the line, without a line end
 */
gchar *
hiatus_render_one_line (const gchar *text, glong max_characters)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  glong n = 0;

  for (gchar *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (max_characters > 0 && n++ == max_characters)
        {
          g_string_append (line, "...");
          break;
        }
      g_string_append_unichar (line, is_unprintable (character) ? ' ' : character);
    }
  return g_string_free (line, FALSE);
}

static gchar *
format_instant (gint64 instant_us, GTimeZone *zone, const gchar *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
  gchar *text = local == NULL ? NULL : g_date_time_format (local, format);

  return text != NULL ? text : g_strdup ("?");
}

/**
 * hiatus_render_when:
 * @instant_us: an instant, microseconds since the epoch, UTC
 * @now_us: now, likewise
 * @zone: the zone to show it in
 *
 * Returns: (transfer full): "14:02" for an instant of today, "28 March 2025, 14:02" for others
 */
gchar *
hiatus_render_when (gint64 instant_us, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *date = format_instant (instant_us, zone, "%Y-%m-%d");
  g_autofree gchar *today = format_instant (now_us, zone, "%Y-%m-%d");

  if (g_str_equal (date, today))
    /* Translators: a time of today, as g_date_time_format() writes it: 14:02 */
    return format_instant (instant_us, zone, _ ("%H:%M"));
  /* Translators: a time of another day, as g_date_time_format() writes it: 28 March 2025, 14:02 */
  return format_instant (instant_us, zone, _ ("%-d %B %Y, %H:%M"));
}

/**
 * hiatus_render_stamp:
 * @instant_us: an instant, microseconds since the epoch, UTC
 * @zone: the zone to show it in
 *
 * Returns: (transfer full): the instant for the head of a line in a list: "28 Mar 2025, 14:02"
 */
gchar *
hiatus_render_stamp (gint64 instant_us, GTimeZone *zone)
{
  /* Translators: when an entry of the journal happened, if possible of one width, as g_date_time_format() writes it */
  return format_instant (instant_us, zone, _ ("%d %b %Y, %H:%M"));
}

/**
 * hiatus_render_act:
 * @kind: the kind of an event that the person can take back
 *
 * Returns: (transfer none): the words for it within a sentence, in the person's language
 */
const gchar *
hiatus_render_act (const gchar *kind)
{
  static const struct
  {
    const gchar *kind;
    const gchar *words;
  } acts[] = {
    { "urge", N_ ("an urge") },
    { "look", N_ ("you checked on them") },
    { "slip", N_ ("you got in touch") },
    { "incoming", N_ ("they wrote") },
    { "encounter", N_ ("you met") },
    { "wrong-person", N_ ("the wrong person") },
    { "sending", N_ ("you were sending it") },
    { "plan-start", N_ ("the start of a stretch") },
    { "plan-length", N_ ("another length") },
    { "plan-change", N_ ("another goal or mode") },
    { "plan-end", N_ ("the end of a stretch") },
    { "reflection", N_ ("what you wrote later") },
    { "talk", N_ ("the talk") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].kind, kind))
      return _ (acts[i].words);
  return kind;
}

/**
 * hiatus_render_json:
 * @object: (transfer none): an object
 *
 * Returns: (transfer full): the object as JSON in one line, without a line end
 */
gchar *
hiatus_render_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static JsonNode *
strings_to_json (GVariant *value)
{
  g_autofree const gchar **strings = g_variant_get_strv (value, NULL);
  JsonArray *array = json_array_new ();

  for (gsize i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  return json_node_init_array (json_node_alloc (), array);
}

/**
 * hiatus_render_add_json:
 * @object: the object to add to
 * @key: the name of the member
 * @value: (nullable): a string, number, boolean or array of strings; %NULL becomes null
 *
 * Adds a value from the bus to a JSON object.
 */
void
hiatus_render_add_json (JsonObject *object, const gchar *key, GVariant *value)
{
  /* What is not there, or of a type that this version does not know, stays null. */
  json_object_set_null_member (object, key);
  if (value == NULL)
    return;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    json_object_set_string_member (object, key, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    json_object_set_int_member (object, key, g_variant_get_int32 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    json_object_set_int_member (object, key, g_variant_get_uint32 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    json_object_set_boolean_member (object, key, g_variant_get_boolean (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    json_object_set_member (object, key, strings_to_json (value));
}
