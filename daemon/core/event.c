/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/event.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"

/* Everything that is said about a kind or a field stands in these two tables; the functions below only
 * walk them. A new kind is one row here, a new field one row more and its place in HiatusEvent. */

typedef struct
{
  const gchar *name;
  gboolean is_act; /* something that the person did, and can take back */
} Kind;

static const Kind kinds[HIATUS_N_EVENT_KINDS] = {
  [HIATUS_EVENT_UNKNOWN] = { NULL, FALSE },
  [HIATUS_EVENT_PLAN_START] = { "plan-start", TRUE },
  [HIATUS_EVENT_PLAN_LENGTH] = { "plan-length", TRUE },
  [HIATUS_EVENT_PLAN_END] = { "plan-end", TRUE },
  [HIATUS_EVENT_URGE] = { "urge", TRUE },
  [HIATUS_EVENT_LOOK] = { "look", TRUE },
  [HIATUS_EVENT_SLIP] = { "slip", TRUE },
  [HIATUS_EVENT_PROMPT] = { "prompt", FALSE },
  [HIATUS_EVENT_POPUP] = { "popup", FALSE },
  [HIATUS_EVENT_POPUP_ANSWER] = { "popup-answer", FALSE },
  [HIATUS_EVENT_QUIET] = { "quiet", FALSE },
  [HIATUS_EVENT_UNDO] = { "undo", FALSE },
  [HIATUS_EVENT_REPAIR] = { "repair", FALSE },
};

typedef enum
{
  FIELD_NUMBER,
  FIELD_NAME, /* an enumeration, written as one of `names` */
  FIELD_DATE,
  FIELD_INSTANT,
  FIELD_WORD,   /* a string of ours */
  FIELD_DIGEST, /* of a text, in the payload alone */
  FIELD_TEXT,   /* of the person: on the bus and in the side table, never in the payload */
} FieldType;

typedef struct
{
  const gchar *name;
  FieldType type;
  guint kinds; /* which kinds have it, a bit each */
  gsize offset;
  const gchar *const *names;
  gint min; /* FIELD_NUMBER, FIELD_NAME; for FIELD_WORD 1 where it must be there */
  gint max; /* FIELD_NUMBER; for FIELD_TEXT the most bytes */
} Field;

#define BIT(kind) (1u << HIATUS_EVENT_##kind)
#define OFFSET(member) G_STRUCT_OFFSET (HiatusEvent, member)

/* In alphabetical order, so that a payload is always printed the same way. */
static const Field fields[] = {
  { "answer", FIELD_NAME, BIT (PROMPT) | BIT (POPUP_ANSWER), OFFSET (answer), hiatus_answer_names, 0, 0 },
  { "day", FIELD_DATE, BIT (PROMPT) | BIT (POPUP) | BIT (POPUP_ANSWER), OFFSET (day), NULL, 0, 0 },
  { "decision", FIELD_NAME, BIT (PLAN_END), OFFSET (decision), hiatus_decision_names, 0, 0 },
  { "goal", FIELD_NAME, BIT (PLAN_START), OFFSET (goal), hiatus_goal_names, 0, 0 },
  { "length", FIELD_NUMBER, BIT (PLAN_START) | BIT (PLAN_LENGTH), OFFSET (length), NULL, 0, HIATUS_LENGTH_MAX },
  { "missing", FIELD_NUMBER, BIT (REPAIR), OFFSET (missing), NULL, 0, G_MAXINT },
  { "mode", FIELD_NAME, BIT (PLAN_START), OFFSET (mode), hiatus_mode_names, 0, 0 },
  { "note", FIELD_TEXT, BIT (URGE) | BIT (LOOK) | BIT (SLIP), OFFSET (note), NULL, 0, HIATUS_NOTE_MAX },
  { "note-digest", FIELD_DIGEST, BIT (URGE) | BIT (LOOK) | BIT (SLIP), OFFSET (note_digest), NULL, 0, 0 },
  { "popup", FIELD_NAME, BIT (POPUP) | BIT (POPUP_ANSWER), OFFSET (popup), hiatus_popup_names, 1, 0 },
  { "prompt", FIELD_WORD, BIT (PROMPT) | BIT (POPUP), OFFSET (prompt), NULL, 0, 0 },
  { "starts-on", FIELD_DATE, BIT (PLAN_START), OFFSET (starts_on), NULL, 0, 0 },
  { "strength", FIELD_NUMBER, BIT (URGE), OFFSET (strength), NULL, 0, 3 },
  { "target", FIELD_WORD, BIT (UNDO), OFFSET (target), NULL, 1, 0 },
  { "trigger", FIELD_TEXT, BIT (URGE), OFFSET (trigger), NULL, 0, HIATUS_TRIGGER_MAX },
  { "trigger-digest", FIELD_DIGEST, BIT (URGE), OFFSET (trigger_digest), NULL, 0, 0 },
  { "uncertain", FIELD_NUMBER, BIT (REPAIR), OFFSET (uncertain), NULL, 0, 1 },
  { "until", FIELD_INSTANT, BIT (QUIET), OFFSET (until_us), NULL, 0, 0 },
};

static gpointer
field_member (const Field *field, const HiatusEvent *event)
{
  return GSIZE_TO_POINTER (GPOINTER_TO_SIZE (event) + field->offset);
}

static gint *
field_number (const Field *field, const HiatusEvent *event)
{
  return field_member (field, event);
}

static gchar **
field_string (const Field *field, const HiatusEvent *event)
{
  return field_member (field, event);
}

static GDate *
field_date (const Field *field, const HiatusEvent *event)
{
  return field_member (field, event);
}

static gint64 *
field_instant (const Field *field, const HiatusEvent *event)
{
  return field_member (field, event);
}

static gboolean
field_is_of (const Field *field, const HiatusEvent *event)
{
  return (field->kinds & (1u << event->kind)) != 0;
}

static gboolean
field_is_string (const Field *field)
{
  return field->type == FIELD_WORD || field->type == FIELD_DIGEST || field->type == FIELD_TEXT;
}

/**
 * hiatus_event_new:
 * @kind: what happened
 *
 * Makes an event with all other fields empty.
 *
 * Returns: (transfer full): the event
 */
HiatusEvent *
hiatus_event_new (HiatusEventKind kind)
{
  HiatusEvent *event = g_new0 (HiatusEvent, 1);

  event->kind = kind;
  return event;
}

/**
 * hiatus_event_copy:
 * @event: an event
 *
 * Returns: (transfer full): the same once more, texts included
 */
HiatusEvent *
hiatus_event_copy (const HiatusEvent *event)
{
  HiatusEvent *copy = g_memdup2 (event, sizeof *event);

  copy->kind_name = g_strdup (event->kind_name);
  copy->device = g_strdup (event->device);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (field_is_string (&fields[i]))
      *field_string (&fields[i], copy) = g_strdup (*field_string (&fields[i], event));
  return copy;
}

/**
 * hiatus_event_free:
 * @event: (transfer full) (nullable): an event
 *
 * Frees an event and the texts in it.
 */
void
hiatus_event_free (HiatusEvent *event)
{
  if (event == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (field_is_string (&fields[i]))
      g_free (*field_string (&fields[i], event));
  g_free (event->kind_name);
  g_free (event->device);
  g_free (event);
}

/**
 * hiatus_event_id:
 * @event: an event that was recorded
 *
 * The name by which an undo, or a person at the command line, refers to it.
 *
 * Returns: (transfer full): "device-sequence"
 */
gchar *
hiatus_event_id (const HiatusEvent *event)
{
  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, event->device, event->sequence);
}

/**
 * hiatus_event_compare:
 * @left: an event
 * @right: another
 *
 * The order of the fold: by the time of recording, then by device and sequence. The store never records
 * an event before one that it already holds, whatever the clock on the wall says (a hybrid logical clock:
 * Kulkarni et al., "Logical Physical Clocks", 2014), so that what was said later counts later.
 *
 * Returns: less than, equal to or greater than 0
 */
gint
hiatus_event_compare (const HiatusEvent *left, const HiatusEvent *right)
{
  gint order;

  if (left->recorded_us != right->recorded_us)
    return left->recorded_us < right->recorded_us ? -1 : 1;
  order = g_strcmp0 (left->device, right->device);
  if (order != 0)
    return order;
  return (left->sequence > right->sequence) - (left->sequence < right->sequence);
}

static gboolean
field_equal (const Field *field, const HiatusEvent *left, const HiatusEvent *right)
{
  switch (field->type)
    {
    case FIELD_NUMBER:
    case FIELD_NAME:
      return *field_number (field, left) == *field_number (field, right);
    case FIELD_DATE:
      return hiatus_calendar_compare (field_date (field, left), field_date (field, right)) == 0;
    case FIELD_INSTANT:
      return *field_instant (field, left) == *field_instant (field, right);
    case FIELD_WORD:
    case FIELD_DIGEST:
    case FIELD_TEXT:
      return g_strcmp0 (*field_string (field, left), *field_string (field, right)) == 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * hiatus_event_equal:
 * @left: an event
 * @right: another
 *
 * Whether two events say the same, whatever row they stand in.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_event_equal (const HiatusEvent *left, const HiatusEvent *right)
{
  if (left->kind != right->kind || g_strcmp0 (left->kind_name, right->kind_name) != 0 || left->happened_us != right->happened_us || hiatus_calendar_compare (&left->date, &right->date) != 0 || hiatus_event_compare (left, right) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (field_is_of (&fields[i], left) && !field_equal (&fields[i], left, right))
      return FALSE;
  return TRUE;
}

/**
 * hiatus_strength_check:
 * @strength: the strength of an urge
 * @error: return location
 *
 * Checks a strength that a person gave; one that was not said is 0 and needs no check.
 *
 * Returns: %TRUE from 1 to 3; %FALSE with %HIATUS_ERROR_INVALID otherwise
 */
gboolean
hiatus_strength_check (gint strength, GError **error)
{
  if (strength >= 1 && strength <= 3)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("An urge has a strength from 1 (mild) to 3 (overwhelming), not %d."), strength);
  return FALSE;
}

static gboolean
text_check (const Field *field, const gchar *text, GError **error)
{
  gsize length;

  if (text == NULL)
    return TRUE;
  length = strlen (text);
  if (length > (gsize) field->max)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("The %s has %u bytes and %d are the most: shorten it, nothing was recorded."), field->name, (guint) length, field->max);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("The %s is not UTF-8: convert it first, nothing was recorded."), field->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
field_refuse (const Field *field, GError **error)
{
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("The event's field '%s' is missing or out of range."), field->name);
  return FALSE;
}

static gboolean
field_check (const Field *field, const HiatusEvent *event, GError **error)
{
  gint number;

  switch (field->type)
    {
    case FIELD_NUMBER:
      number = *field_number (field, event);
      return (number >= field->min && number <= field->max) || field_refuse (field, error);
    case FIELD_NAME:
      number = *field_number (field, event);
      return (number >= field->min && hiatus_names_at (field->names, (guint) number) != NULL) || field_refuse (field, error);
    case FIELD_DATE:
      return g_date_valid (field_date (field, event)) || field_refuse (field, error);
    case FIELD_INSTANT:
      return *field_instant (field, event) >= 0 || field_refuse (field, error);
    case FIELD_WORD:
      return field->min == 0 || (*field_string (field, event) != NULL && **field_string (field, event) != '\0') || field_refuse (field, error);
    case FIELD_DIGEST:
      return TRUE;
    case FIELD_TEXT:
      return text_check (field, *field_string (field, event), error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * hiatus_event_check:
 * @event: an event
 * @error: return location
 *
 * Checks each field that its kind has. What comes from outside passes here before it is recorded.
 *
 * Returns: %TRUE if all are well; %FALSE with %HIATUS_ERROR_INVALID otherwise
 */
gboolean
hiatus_event_check (const HiatusEvent *event, GError **error)
{
  if (event->kind == HIATUS_EVENT_URGE && event->strength != 0 && !hiatus_strength_check (event->strength, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (field_is_of (&fields[i], event) && !field_check (&fields[i], event, error))
      return FALSE;
  return TRUE;
}

/**
 * hiatus_event_is_act:
 * @event: an event
 *
 * Whether it is something that the person did, and so can take back.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_event_is_act (const HiatusEvent *event)
{
  return kinds[event->kind].is_act;
}

/**
 * hiatus_event_kind_name:
 * @event: an event
 *
 * The name of its kind in the journal and on the bus.
 *
 * Returns: (transfer none): the name
 */
const gchar *
hiatus_event_kind_name (const HiatusEvent *event)
{
  return event->kind == HIATUS_EVENT_UNKNOWN ? event->kind_name : kinds[event->kind].name;
}

static GVariant *
field_to_variant (const Field *field, const HiatusEvent *event)
{
  g_autofree gchar *date = NULL;

  switch (field->type)
    {
    case FIELD_NUMBER:
      return g_variant_new_int32 (*field_number (field, event));
    case FIELD_NAME:
      return g_variant_new_string (field->names[*field_number (field, event)]);
    case FIELD_DATE:
      date = hiatus_calendar_format_date (field_date (field, event));
      return g_variant_new_string (date);
    case FIELD_INSTANT:
      return g_variant_new_int64 (*field_instant (field, event));
    case FIELD_WORD:
    case FIELD_DIGEST:
    case FIELD_TEXT:
      return *field_string (field, event) == NULL ? NULL : g_variant_new_string (*field_string (field, event));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_fields (GVariantBuilder *builder, const HiatusEvent *event, FieldType left_out)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GVariant *value;

      if (!field_is_of (&fields[i], event) || fields[i].type == left_out)
        continue;
      value = field_to_variant (&fields[i], event);
      if (value != NULL)
        g_variant_builder_add (builder, "{sv}", fields[i].name, value);
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

  add_fields (&builder, event, FIELD_TEXT);
  payload = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (payload, TRUE);
}

static const GVariantType *
field_variant_type (const Field *field)
{
  switch (field->type)
    {
    case FIELD_NUMBER:
      return G_VARIANT_TYPE_INT32;
    case FIELD_INSTANT:
      return G_VARIANT_TYPE_INT64;
    case FIELD_NAME:
    case FIELD_DATE:
    case FIELD_WORD:
    case FIELD_DIGEST:
    case FIELD_TEXT:
    default:
      return G_VARIANT_TYPE_STRING;
    }
}

static gboolean
field_from_variant (const Field *field, GVariant *value, HiatusEvent *event, GError **error)
{
  switch (field->type)
    {
    case FIELD_NUMBER:
      *field_number (field, event) = g_variant_get_int32 (value);
      return TRUE;
    case FIELD_NAME:
      return hiatus_names_find (field->names, g_variant_get_string (value, NULL), field_number (field, event)) || field_refuse (field, error);
    case FIELD_DATE:
      return hiatus_calendar_parse_date (g_variant_get_string (value, NULL), field_date (field, event), error);
    case FIELD_INSTANT:
      *field_instant (field, event) = g_variant_get_int64 (value);
      return TRUE;
    case FIELD_WORD:
    case FIELD_DIGEST:
      *field_string (field, event) = g_variant_dup_string (value, NULL);
      return TRUE;
    case FIELD_TEXT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static HiatusEventKind
kind_from_name (const gchar *name)
{
  for (HiatusEventKind kind = HIATUS_EVENT_UNKNOWN + 1; kind < HIATUS_N_EVENT_KINDS; kind++)
    if (g_strcmp0 (kinds[kind].name, name) == 0)
      return kind;
  return HIATUS_EVENT_UNKNOWN;
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
  g_autoptr (HiatusEvent) event = hiatus_event_new (kind_from_name (kind_name));
  g_autoptr (GVariant) dictionary = NULL;
  g_autoptr (GError) local_error = NULL;

  if (event->kind == HIATUS_EVENT_UNKNOWN)
    {
      event->kind_name = g_strdup (kind_name);
      return g_steal_pointer (&event);
    }
  dictionary = g_variant_parse (G_VARIANT_TYPE_VARDICT, payload, NULL, NULL, &local_error);
  for (guint i = 0; local_error == NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (!field_is_of (&fields[i], event) || fields[i].type == FIELD_TEXT)
        continue;
      value = g_variant_lookup_value (dictionary, fields[i].name, NULL);
      if (value == NULL)
        continue;
      if (g_variant_is_of_type (value, field_variant_type (&fields[i])))
        field_from_variant (&fields[i], value, event, &local_error);
      else
        field_refuse (&fields[i], &local_error);
    }
  if (local_error == NULL)
    hiatus_event_check (event, &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&event);
  hiatus_error_set (error, HIATUS_ERROR_DAMAGED, _ ("An entry of kind '%s' cannot be read: %s"), kind_name, local_error->message);
  return NULL;
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
  add_fields (&builder, event, FIELD_DIGEST);
  return g_variant_builder_end (&builder);
}
