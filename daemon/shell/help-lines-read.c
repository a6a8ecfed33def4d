/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/help-lines-read.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/core/names.h"

#define KEYS "countries, kind, name, number, press, reaches, whom, where, languages, hours, checked, source"

/* Where a key goes. */
#define FIELD(member) G_STRUCT_OFFSET (HiatusHelpLine, member)

static const struct
{
  const gchar *key;
  gsize field;
  gboolean is_list;
} keys[] = {
  { "countries", FIELD (countries), TRUE },
  { "name", FIELD (name), FALSE },
  { "number", FIELD (number), FALSE },
  { "press", FIELD (press), FALSE },
  { "reaches", FIELD (reaches), TRUE },
  { "whom", FIELD (whom), FALSE },
  { "where", FIELD (where), FALSE },
  { "languages", FIELD (languages), TRUE },
  { "hours", FIELD (hours), TRUE },
  { "checked", FIELD (checked), FALSE },
  { "source", FIELD (sources), TRUE },
};

/* What is being read. */
typedef struct
{
  const HiatusKeyText *text;
  GKeyFile *values; /* (unowned): of @text */
  const gchar *name;
  HiatusHelpFile *file; /* (unowned): to be filled */
  gboolean own;
  guint n_problems;
  gchar *first; /* (owned) (nullable): the first of them */
} Reader;

/**
 * hiatus_help_file_clear:
 * @file: what was read, or zeroes
 *
 * Frees what it has.
 */
void
hiatus_help_file_clear (HiatusHelpFile *file)
{
  g_clear_pointer (&file->lines, g_ptr_array_unref);
  g_clear_pointer (&file->without_shipped, g_hash_table_unref);
  g_clear_pointer (&file->problem, g_free);
}

/* Groups and keys come in the order of the file, so the first mistake is the one to tell. Takes ownership of @error. */
static void
add_problem (Reader *reader, const gchar *group, const gchar *key, GError *error)
{
  g_autofree gchar *shown = hiatus_key_text_quote (group);
  g_autofree gchar *shown_key = key == NULL ? NULL : hiatus_key_text_quote (key);
  guint line = key == NULL ? 0 : hiatus_key_text_line (reader->text, group, key);

  /* Of a key that is missing there is no line but that of its group. */
  if (line == 0)
    line = hiatus_key_text_line (reader->text, group, NULL);
  reader->n_problems++;
  if (reader->first == NULL && shown_key == NULL)
    reader->first = g_strdup_printf (_ ("%s, line %u, group [%s]: %s"), reader->name, line, shown, error->message);
  else if (reader->first == NULL)
    reader->first = g_strdup_printf (_ ("%s, line %u, group [%s], %s: %s"), reader->name, line, shown, shown_key, error->message);
  g_error_free (error);
}

static gboolean
read_list (Reader *reader, const gchar *group, const gchar *key, gchar ***list, GError **error)
{
  g_auto (GStrv) found = g_key_file_get_string_list (reader->values, group, key, NULL, NULL);

  if (found == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'\\' stands for more than itself here: write '\\\\' where you mean it"));
      return FALSE;
    }
  for (guint i = 0; found[i] != NULL; i++)
    g_strstrip (found[i]);
  g_strfreev (*list);
  *list = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
read_text (Reader *reader, const gchar *group, const gchar *key, gchar **text, GError **error)
{
  gchar *found = g_key_file_get_string (reader->values, group, key, NULL);

  if (found == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'\\' stands for more than itself here: write '\\\\' where you mean it"));
      return FALSE;
    }
  g_free (*text);
  *text = g_strstrip (found);
  return TRUE;
}

static gboolean
read_kind (Reader *reader, const gchar *group, HiatusHelpKind *kind, GError **error)
{
  g_autofree gchar *name = NULL;
  gint found;

  if (!read_text (reader, group, "kind", &name, error))
    return FALSE;
  if (!hiatus_names_find (hiatus_help_kind_names, name, &found))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("it is emergency, crisis or abuse"));
      return FALSE;
    }
  *kind = (HiatusHelpKind) found;
  return TRUE;
}

static gboolean
read_key (Reader *reader, const gchar *group, const gchar *key, HiatusHelpLine *line, GError **error)
{
  if (g_str_equal (key, "kind"))
    return read_kind (reader, group, &line->kind, error);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key))
      {
        gpointer field = G_STRUCT_MEMBER_P (line, keys[i].field);

        return keys[i].is_list ? read_list (reader, group, key, field, error) : read_text (reader, group, key, field, error);
      }
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is no such key: it is one of %s"), KEYS);
  return FALSE;
}

static void
read_line (Reader *reader, const gchar *group)
{
  g_autoptr (HiatusHelpLine) line = hiatus_help_line_new ();
  g_auto (GStrv) found = g_key_file_get_keys (reader->values, group, NULL, NULL);
  guint before = reader->n_problems;
  const gchar *key = NULL;
  GError *error = NULL;

  line->own = reader->own;
  for (guint i = 0; found != NULL && found[i] != NULL; i++)
    if (!read_key (reader, group, found[i], line, &error))
      add_problem (reader, group, found[i], g_steal_pointer (&error));
  if (!g_key_file_has_key (reader->values, group, "kind", NULL))
    {
      hiatus_error_set (&error, HIATUS_ERROR_INVALID, _ ("say kind=emergency, crisis or abuse"));
      add_problem (reader, group, NULL, g_steal_pointer (&error));
    }
  if (reader->n_problems == before && !hiatus_help_line_check (line, &key, &error))
    add_problem (reader, group, key, g_steal_pointer (&error));
  if (reader->n_problems == before)
    g_ptr_array_add (reader->file->lines, g_steal_pointer (&line));
}

/* [DE] says of a country whether the shipped lines are wanted. */
static void
read_country (Reader *reader, const gchar *country)
{
  g_auto (GStrv) found = g_key_file_get_keys (reader->values, country, NULL, NULL);

  for (guint i = 0; found != NULL && found[i] != NULL; i++)
    {
      g_autofree gchar *value = g_key_file_get_string (reader->values, country, found[i], NULL);
      GError *error = NULL;

      if (!g_str_equal (found[i], "shipped"))
        hiatus_error_set (&error, HIATUS_ERROR_INVALID, _ ("a group that is called like a country has the key shipped only: give a line another name"));
      else if (g_strcmp0 (value, "no") == 0)
        g_hash_table_add (reader->file->without_shipped, g_strdup (country));
      else if (g_strcmp0 (value, "yes") != 0)
        hiatus_error_set (&error, HIATUS_ERROR_INVALID, _ ("is neither yes nor no: use one of them"));
      if (error != NULL)
        add_problem (reader, country, found[i], error);
    }
}

/**
 * hiatus_help_file_read:
 * @file: (out caller-allocates): what is in it
 * @text: the text of a help-lines.ini
 * @name: what messages call the file
 * @own: whether it is the person's
 *
 * Reads the lines. A group with a mistake is left out and told of; the others serve.
 */
void
hiatus_help_file_read (HiatusHelpFile *file, const HiatusKeyText *text, const gchar *name, gboolean own)
{
  Reader reader = { .text = text, .values = hiatus_key_text_get_values (text), .name = name, .file = file, .own = own };
  g_auto (GStrv) groups = g_key_file_get_groups (reader.values, NULL);
  guint others;

  file->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_help_line_free);
  file->without_shipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  file->problem = NULL;
  for (guint i = 0; groups[i] != NULL; i++)
    if (hiatus_help_is_country (groups[i]))
      read_country (&reader, groups[i]);
    else
      read_line (&reader, groups[i]);
  if (reader.n_problems == 0)
    return;
  others = reader.n_problems - 1;
  file->problem = others == 0 ? g_steal_pointer (&reader.first) : g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", others), reader.first, others);
  g_free (reader.first);
}
