/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/event-fields.h"
#include "daemon/core/names.h"

/* An event to and from the forms that it has in the journal and on the bus. */

static gboolean
refuse (const HiatusField *field, GError **error)
{
  hiatus_error_set (error, HIATUS_ERROR_DAMAGED, _ ("The event's field '%s' is missing or out of range."), field->name);
  return FALSE;
}

static GVariant *
field_to_variant (const HiatusField *field, const HiatusEvent *event)
{
  g_autofree gchar *date = NULL;

  switch (field->type)
    {
    case HIATUS_FIELD_NUMBER:
      return g_variant_new_int32 (*hiatus_field_number (field, event));
    case HIATUS_FIELD_NAME_OR_NONE:
      if (*hiatus_field_number (field, event) == 0)
        return NULL;
      G_GNUC_FALLTHROUGH;
    case HIATUS_FIELD_NAME:
      return g_variant_new_string (field->names[*hiatus_field_number (field, event)]);
    case HIATUS_FIELD_DATE:
      date = hiatus_calendar_format_date (hiatus_field_date (field, event));
      return g_variant_new_string (date);
    case HIATUS_FIELD_INSTANT:
      return g_variant_new_int64 (*hiatus_field_instant (field, event));
    case HIATUS_FIELD_WORD:
    case HIATUS_FIELD_DIGEST:
    case HIATUS_FIELD_TEXT:
      return *hiatus_field_string (field, event) == NULL ? NULL : g_variant_new_string (*hiatus_field_string (field, event));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_fields (GVariantBuilder *builder, const HiatusEvent *event, HiatusFieldType left_out)
{
  for (guint i = 0; i < hiatus_n_fields; i++)
    {
      GVariant *value;

      if (!hiatus_field_is_of (&hiatus_fields[i], event) || hiatus_fields[i].type == left_out)
        continue;
      value = field_to_variant (&hiatus_fields[i], event);
      if (value != NULL)
        g_variant_builder_add (builder, "{sv}", hiatus_fields[i].name, value);
    }
}

/**
 * hiatus_event_print_payload:
 * @event: an event that passes hiatus_event_check()
 *
 * The fields of its kind as they stand in the journal: a #GVariant dictionary in text form, always the
 * same for the same fields. Of a free text it holds the digest, never the text.
 *
 * Returns: (transfer full): the payload
 */
gchar *
hiatus_event_print_payload (const HiatusEvent *event)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) payload = NULL;

  add_fields (&builder, event, HIATUS_FIELD_TEXT);
  payload = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (payload, TRUE);
}

static const GVariantType *
field_variant_type (const HiatusField *field)
{
  switch (field->type)
    {
    case HIATUS_FIELD_NUMBER:
      return G_VARIANT_TYPE_INT32;
    case HIATUS_FIELD_INSTANT:
      return G_VARIANT_TYPE_INT64;
    case HIATUS_FIELD_NAME:
    case HIATUS_FIELD_NAME_OR_NONE:
    case HIATUS_FIELD_DATE:
    case HIATUS_FIELD_WORD:
    case HIATUS_FIELD_DIGEST:
    case HIATUS_FIELD_TEXT:
    default:
      return G_VARIANT_TYPE_STRING;
    }
}

static gboolean
field_from_variant (const HiatusField *field, GVariant *value, HiatusEvent *event, GError **error)
{
  switch (field->type)
    {
    case HIATUS_FIELD_NUMBER:
      *hiatus_field_number (field, event) = g_variant_get_int32 (value);
      return TRUE;
    case HIATUS_FIELD_NAME:
    case HIATUS_FIELD_NAME_OR_NONE:
      return hiatus_names_find (field->names, g_variant_get_string (value, NULL), hiatus_field_number (field, event)) || refuse (field, error);
    case HIATUS_FIELD_DATE:
      return hiatus_calendar_parse_date (g_variant_get_string (value, NULL), hiatus_field_date (field, event), error);
    case HIATUS_FIELD_INSTANT:
      *hiatus_field_instant (field, event) = g_variant_get_int64 (value);
      return TRUE;
    case HIATUS_FIELD_WORD:
    case HIATUS_FIELD_DIGEST:
      *hiatus_field_string (field, event) = g_variant_dup_string (value, NULL);
      return TRUE;
    case HIATUS_FIELD_TEXT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static HiatusEventKind
kind_from_name (const gchar *name)
{
  for (HiatusEventKind kind = HIATUS_EVENT_UNKNOWN + 1; kind < HIATUS_N_EVENT_KINDS; kind++)
    if (g_strcmp0 (hiatus_kinds[kind].name, name) == 0)
      return kind;
  return HIATUS_EVENT_UNKNOWN;
}

static void
refuse_payload (const gchar *kind_name, const GError *reason, GError **error)
{
  hiatus_error_set (error, HIATUS_ERROR_DAMAGED, _ ("An entry of kind '%s' cannot be read: %s"), kind_name, reason->message);
}

/**
 * hiatus_event_parse_payload:
 * @kind_name: the name of the kind
 * @payload: what hiatus_event_print_payload() gave
 * @error: return location
 *
 * Reads an event back. A kind that this version does not know becomes %HIATUS_EVENT_UNKNOWN and is no
 * error; its payload stays with the journal.
 *
 * Returns: (transfer full): the event without its identity and texts; %NULL with %HIATUS_ERROR_DAMAGED
 *   where the payload cannot be what was written
 */
HiatusEvent *
hiatus_event_parse_payload (const gchar *kind_name, const gchar *payload, GError **error)
{
  g_autoptr (GVariant) dictionary = NULL;
  g_autoptr (GError) local_error = NULL;

  if (kind_from_name (kind_name) != HIATUS_EVENT_UNKNOWN)
    {
      dictionary = g_variant_parse (G_VARIANT_TYPE_VARDICT, payload, NULL, NULL, &local_error);
      if (dictionary == NULL)
        {
          refuse_payload (kind_name, local_error, error);
          return NULL;
        }
    }
  return hiatus_event_read_payload (kind_name, dictionary, error);
}

/**
 * hiatus_event_read_payload:
 * @kind_name: the name of the kind
 * @dictionary: (nullable): a payload as it is parsed, an `a{sv}`; %NULL only for a kind that this version does not know
 * @error: return location
 *
 * As hiatus_event_parse_payload(), for whoever has the parts of a payload and not the text.
 *
 * Returns: (transfer full): the event without its identity and texts; %NULL with %HIATUS_ERROR_DAMAGED
 *   where the payload cannot be what was written
 */
HiatusEvent *
hiatus_event_read_payload (const gchar *kind_name, GVariant *dictionary, GError **error)
{
  g_autoptr (HiatusEvent) event = hiatus_event_new (kind_from_name (kind_name));
  g_autoptr (GError) local_error = NULL;

  if (event->kind == HIATUS_EVENT_UNKNOWN)
    {
      event->kind_name = g_strdup (kind_name);
      return g_steal_pointer (&event);
    }
  for (guint i = 0; local_error == NULL && i < hiatus_n_fields; i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (!hiatus_field_is_of (&hiatus_fields[i], event) || hiatus_fields[i].type == HIATUS_FIELD_TEXT)
        continue;
      value = g_variant_lookup_value (dictionary, hiatus_fields[i].name, NULL);
      if (value == NULL)
        continue;
      if (g_variant_is_of_type (value, field_variant_type (&hiatus_fields[i])))
        field_from_variant (&hiatus_fields[i], value, event, &local_error);
      else
        refuse (&hiatus_fields[i], &local_error);
    }
  if (local_error == NULL)
    hiatus_event_check (event, &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&event);
  refuse_payload (kind_name, local_error, error);
  return NULL;
}

/**
 * hiatus_event_field_is_instant:
 * @name: the name of a field of a payload
 *
 * Returns: whether it is an instant, in microseconds, and no smaller number
 */
gboolean
hiatus_event_field_is_instant (const gchar *name)
{
  for (guint i = 0; i < hiatus_n_fields; i++)
    if (hiatus_fields[i].type == HIATUS_FIELD_INSTANT && g_str_equal (hiatus_fields[i].name, name))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_event_to_variant:
 * @event: an event that was recorded
 *
 * The event as it travels on the bus, in the form that ReadEvents() documents, its texts included.
 *
 * Returns: (transfer floating): an `a{sv}`
 */
GVariant *
hiatus_event_to_variant (const HiatusEvent *event)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autofree gchar *id = hiatus_event_id (event);
  g_autofree gchar *date = hiatus_calendar_format_date (&event->date);

  g_variant_builder_add (&builder, "{sv}", "position", g_variant_new_uint64 (event->position));
  g_variant_builder_add (&builder, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (&builder, "{sv}", "kind", g_variant_new_string (hiatus_event_kind_name (event)));
  g_variant_builder_add (&builder, "{sv}", "at", g_variant_new_int64 (event->happened_us));
  g_variant_builder_add (&builder, "{sv}", "recorded", g_variant_new_int64 (event->recorded_us));
  g_variant_builder_add (&builder, "{sv}", "date", g_variant_new_string (date));
  add_fields (&builder, event, HIATUS_FIELD_DIGEST);
  if (hiatus_event_is_locked (event))
    g_variant_builder_add (&builder, "{sv}", "locked", g_variant_new_boolean (TRUE));
  return g_variant_builder_end (&builder);
}
