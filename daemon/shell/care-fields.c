/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/care-fields.h"

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

/**
 * hiatus_own_changes_clear:
 * @self: changes
 *
 * Empties them.
 */
void
hiatus_own_changes_clear (HiatusOwnChanges *self)
{
  for (guint i = 0; i < self->n_changes; i++)
    g_free ((gchar *) (guintptr) self->changes[i].value);
  self->n_changes = 0;
}

/* What a value of the bus comes to as text. Returns: (transfer full) (nullable): %NULL where it is of no use */
static gchar *
print_value (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return g_strdup_printf ("%u", g_variant_get_uint32 (value));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_auto (GStrv) texts = g_variant_dup_strv (value, NULL);

      return g_strjoinv (";", texts);
    }

  return NULL;
}

/* As it stands in the file. */
static gchar *
escape (const gchar *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, "x", "x", text);

  return g_key_file_get_value (file, "x", "x", NULL);
}

static gboolean
parse_field (HiatusOwnChanges *self,
             HiatusOwnKind kind,
             const gchar *name,
             GVariant *value,
             GError **error)
{
  const HiatusOwnKey *key = hiatus_own_find_key (kind, name);
  g_autofree gchar *text = print_value (value);

  if (key == NULL)
    {
      g_autofree gchar *keys = hiatus_own_describe_keys (kind);
      g_autofree gchar *quoted = hiatus_key_text_quote (name);

      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no '%s' here: it is one of %s."), quoted, keys);
      return FALSE;
    }
  if (text == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s: it takes a text, a list of texts or a number"), key->key);
      return FALSE;
    }
  for (guint i = 0; i < self->n_changes; i++)
    if (self->changes[i].key == key->key)
      {
        hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s is given twice: give it once."), key->key);
        return FALSE;
      }

  /* What says nothing needs no line, unless it has to be there. */
  if (*g_strstrip (text) != '\0' || key->needed)
    self->changes[self->n_changes++] = (HiatusKeyChange){ key->key, escape (text) };

  return TRUE;
}

/**
 * hiatus_own_changes_parse:
 * @self: empty changes, to be filled
 * @kind: what is entered
 * @fields: an a{sv} with keys as in care.ini
 * @error: return location for an error
 *
 * Reads what is entered. Whether it is right shows when the file is read that it makes.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_own_changes_parse (HiatusOwnChanges *self,
                          HiatusOwnKind kind,
                          GVariant *fields,
                          GError **error)
{
  GVariantIter iter;
  const gchar *key;
  GVariant *value;

  g_variant_iter_init (&iter, fields);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      gboolean is_parsed = parse_field (self, kind, key, value, error);

      g_variant_unref (value);
      if (!is_parsed)
        return FALSE;
    }
  /* Without one line there would be no group in which something is missing. */
  for (guint i = 0; self->n_changes == 0 && i < HIATUS_N_OWN_KEYS; i++)
    if (hiatus_own_keys[i].kind == kind && hiatus_own_keys[i].needed)
      {
        hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is missing: give it too"), hiatus_own_keys[i].key);
        return FALSE;
      }

  return TRUE;
}

static gboolean
has_key (const HiatusOwnChanges *self,
         const gchar *key)
{
  for (guint i = 0; i < self->n_changes; i++)
    if (g_str_equal (self->changes[i].key, key))
      return TRUE;

  return FALSE;
}

/**
 * hiatus_own_changes_drop_others:
 * @self: what is entered
 * @kind: what it is
 *
 * Has it take the place of what was there: a key that is not in it has no line any more.
 */
void
hiatus_own_changes_drop_others (HiatusOwnChanges *self,
                                HiatusOwnKind kind)
{
  for (guint i = 0; i < HIATUS_N_OWN_KEYS; i++)
    if (hiatus_own_keys[i].kind == kind && !has_key (self, hiatus_own_keys[i].key))
      self->changes[self->n_changes++] = (HiatusKeyChange){ hiatus_own_keys[i].key, NULL };
}

static void
add_text (GVariantBuilder *row,
          const gchar *key,
          const gchar *text)
{
  if (text != NULL && *text != '\0')
    g_variant_builder_add (row, "{sv}", key, g_variant_new_string (text));
}

static void
add_meeting (GVariantBuilder *row,
             const HiatusMeeting *meeting)
{
  GVariantBuilder weekdays = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  GVariantBuilder skip = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree gchar *time = g_strdup_printf ("%02d:%02d", meeting->minute / 60, meeting->minute % 60);

  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    if ((meeting->weekdays & (1u << i)) != 0)
      g_variant_builder_add (&weekdays, "s", hiatus_own_weekdays[i]);
  for (guint i = 0; i < meeting->skip->len; i++)
    g_variant_builder_add_value (&skip, g_variant_new_take_string (hiatus_calendar_format_date (&g_array_index (meeting->skip, GDate, i))));
  g_variant_builder_add (row, "{sv}", "weekdays", g_variant_builder_end (&weekdays));
  add_text (row, "time", time);
  g_variant_builder_add (row, "{sv}", "minutes", g_variant_new_uint32 ((guint) meeting->minutes));
  g_variant_builder_add (row, "{sv}", "skip", g_variant_builder_end (&skip));
}

static void
add_hard_day (GVariantBuilder *row,
              const HiatusHardDay *hard_day)
{
  g_autofree gchar *date = NULL;

  if (hard_day->year == G_DATE_BAD_YEAR)
    date = g_strdup_printf ("%02d-%02d", (gint) hard_day->month, hard_day->day);
  else
    date = g_strdup_printf ("%04d-%02d-%02d", hard_day->year, (gint) hard_day->month, hard_day->day);
  add_text (row, "date", date);
  add_text (row, "name", hard_day->name);
}

static void
add_item (GVariantBuilder *row,
          const HiatusCare *care,
          HiatusOwnKind kind,
          guint index)
{
  const HiatusIfThen *if_then;

  switch (kind)
    {
    case HIATUS_OWN_REASON:
      add_text (row, "text", g_ptr_array_index (care->reasons, index));
      break;

    case HIATUS_OWN_IF_THEN:
      if_then = g_ptr_array_index (care->if_thens, index);
      add_text (row, "if", if_then->when);
      add_text (row, "then", if_then->then);
      break;

    case HIATUS_OWN_MEETING:
      add_meeting (row, g_ptr_array_index (care->meetings, index));
      break;

    case HIATUS_OWN_HARD_DAY:
      add_hard_day (row, g_ptr_array_index (care->hard_days, index));
      break;

    case HIATUS_OWN_PERSON:
    default:
      add_text (row, "name", care->person_name);
      add_text (row, "phone", care->person_phone);
      break;
    }
}

/**
 * hiatus_own_describe:
 * @list: what care.ini says
 * @kind: which part of it
 *
 * Returns: (transfer floating): an aa{sv}: the keys of care.ini, and the number of each
 */
GVariant *
hiatus_own_describe (const HiatusCareList *list,
                     HiatusOwnKind kind)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < list->numbers[kind]->len; i++)
    {
      GVariantBuilder row = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

      g_variant_builder_add (&row, "{sv}", "number", g_variant_new_uint32 (g_array_index (list->numbers[kind], guint, i)));
      add_item (&row, list->care, kind, i);
      g_variant_builder_add_value (&rows, g_variant_builder_end (&row));
    }

  return g_variant_builder_end (&rows);
}
