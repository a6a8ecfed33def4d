/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/event.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/event-fields.h"
#include "daemon/core/names.h"

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
  for (guint i = 0; i < hiatus_n_fields; i++)
    if (hiatus_field_is_string (&hiatus_fields[i]))
      *hiatus_field_string (&hiatus_fields[i], copy) = g_strdup (*hiatus_field_string (&hiatus_fields[i], event));
  return copy;
}

/**
 * hiatus_event_has_note:
 * @event: an event
 *
 * Returns: whether there is a note, one that can be read now or not
 */
gboolean
hiatus_event_has_note (const HiatusEvent *event)
{
  return event->note != NULL || event->note_locked;
}

/**
 * hiatus_event_is_locked:
 * @event: an event
 *
 * Returns: whether it has a text that cannot be read before the passphrase is given
 */
gboolean
hiatus_event_is_locked (const HiatusEvent *event)
{
  return event->note_locked || event->trigger_locked;
}

/* Nobody finds it in memory afterwards. */
static void
wipe_text (gchar **text)
{
  if (*text != NULL)
    explicit_bzero (*text, strlen (*text));
  g_clear_pointer (text, g_free);
}

static void
lock_text (gchar **text, gboolean *is_locked)
{
  if (*text == NULL)
    return;
  wipe_text (text);
  *is_locked = TRUE;
}

/**
 * hiatus_event_lock_texts:
 * @event: an event whose texts are sealed on the disk
 *
 * Lets go of what only the passphrase brings back: the person's own words. Whom they are about stays: the list of contacts
 * names them too, and the watching goes by it.
 */
void
hiatus_event_lock_texts (HiatusEvent *event)
{
  lock_text (&event->note, &event->note_locked);
  lock_text (&event->trigger, &event->trigger_locked);
}

/**
 * hiatus_event_free:
 * @event: (transfer full) (nullable): an event
 *
 * Frees an event and the texts in it, which are wiped.
 */
void
hiatus_event_free (HiatusEvent *event)
{
  if (event == NULL)
    return;
  wipe_text (&event->note);
  wipe_text (&event->trigger);
  for (guint i = 0; i < hiatus_n_fields; i++)
    if (hiatus_field_is_string (&hiatus_fields[i]))
      g_free (*hiatus_field_string (&hiatus_fields[i], event));
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
field_equal (const HiatusField *field, const HiatusEvent *left, const HiatusEvent *right)
{
  switch (field->type)
    {
    case HIATUS_FIELD_NUMBER:
    case HIATUS_FIELD_NAME:
    case HIATUS_FIELD_NAME_OR_NONE:
      return *hiatus_field_number (field, left) == *hiatus_field_number (field, right);
    case HIATUS_FIELD_DATE:
      return hiatus_calendar_compare (hiatus_field_date (field, left), hiatus_field_date (field, right)) == 0;
    case HIATUS_FIELD_INSTANT:
      return *hiatus_field_instant (field, left) == *hiatus_field_instant (field, right);
    case HIATUS_FIELD_WORD:
    case HIATUS_FIELD_DIGEST:
    case HIATUS_FIELD_TEXT:
      return g_strcmp0 (*hiatus_field_string (field, left), *hiatus_field_string (field, right)) == 0;
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
  for (guint i = 0; i < hiatus_n_fields; i++)
    if (hiatus_field_is_of (&hiatus_fields[i], left) && !field_equal (&hiatus_fields[i], left, right))
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
text_check (const HiatusField *field, const gchar *text, GError **error)
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
field_refuse (const HiatusField *field, GError **error)
{
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("The event's field '%s' is missing or out of range."), field->name);
  return FALSE;
}

static gboolean
field_check (const HiatusField *field, const HiatusEvent *event, GError **error)
{
  gint number;

  switch (field->type)
    {
    case HIATUS_FIELD_NUMBER:
      number = *hiatus_field_number (field, event);
      return (number >= field->min && number <= field->max) || field_refuse (field, error);
    case HIATUS_FIELD_NAME:
    case HIATUS_FIELD_NAME_OR_NONE:
      number = *hiatus_field_number (field, event);
      return (number >= field->min && hiatus_names_at (field->names, (guint) number) != NULL) || field_refuse (field, error);
    case HIATUS_FIELD_DATE:
      return g_date_valid (hiatus_field_date (field, event)) || field_refuse (field, error);
    case HIATUS_FIELD_INSTANT:
      return *hiatus_field_instant (field, event) >= 0 || field_refuse (field, error);
    case HIATUS_FIELD_WORD:
      return field->min == 0 || (*hiatus_field_string (field, event) != NULL && **hiatus_field_string (field, event) != '\0') || field_refuse (field, error);
    case HIATUS_FIELD_DIGEST:
      return TRUE;
    case HIATUS_FIELD_TEXT:
      return text_check (field, *hiatus_field_string (field, event), error);
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
  if ((event->kind == HIATUS_EVENT_URGE || event->kind == HIATUS_EVENT_WAIT || event->kind == HIATUS_EVENT_WAIT_END) && event->strength != 0 && !hiatus_strength_check (event->strength, error))
    return FALSE;
  for (guint i = 0; i < hiatus_n_fields; i++)
    if (hiatus_field_is_of (&hiatus_fields[i], event) && !field_check (&hiatus_fields[i], event, error))
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
  return hiatus_kinds[event->kind].is_act;
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
  return event->kind == HIATUS_EVENT_UNKNOWN ? event->kind_name : hiatus_kinds[event->kind].name;
}

/**
 * hiatus_event_text:
 * @event: an event
 * @index: from 0 on
 * @name: (out) (transfer none): what the field is called
 * @digest: (out) (transfer none): where its digest is
 *
 * Walks over the free texts that the kind of @event can have.
 *
 * Returns: (transfer none) (nullable): where the text is; %NULL after the last
 */
gchar **
hiatus_event_text (HiatusEvent *event, guint index, const gchar **name, gchar ***digest)
{
  for (guint i = 0; i < hiatus_n_fields; i++)
    {
      const HiatusField *field = &hiatus_fields[i];

      if (field->type != HIATUS_FIELD_TEXT || !hiatus_field_is_of (field, event) || index-- > 0)
        continue;
      /* The digest of a text is in the row below it. */
      *name = field->name;
      *digest = hiatus_field_string (field + 1, event);
      return hiatus_field_string (field, event);
    }
  return NULL;
}
