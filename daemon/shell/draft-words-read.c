/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/draft-words-read.h"

#include <string.h>

#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/shell/key-text.h"

#define LANGUAGE "language "

/* What is below the last [name]. */
typedef enum
{
  PART_NONE,
  PART_LANGUAGE,
  PART_SPELLINGS,
  PART_SETS,
  PART_KIND,
} Part;

typedef struct
{
  GPtrArray *languages;    /* (unowned) (element-type HiatusDraftWords) */
  HiatusDraftWords *words; /* (unowned) (nullable): of the language that is being read */
  Part part;
  gint kind;   /* for %PART_KIND */
  gchar *name; /* (owned) (nullable): of the part */
} Reader;

static void
clear_reader (Reader *reader)
{
  g_free (reader->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
begin_part (Reader *reader, const gchar *name, GError **error)
{
  g_free (reader->name);
  reader->name = g_strdup (name);
  reader->part = PART_NONE;
  if (g_str_has_prefix (name, LANGUAGE) && name[strlen (LANGUAGE)] != '\0')
    {
      reader->words = hiatus_draft_words_new (name + strlen (LANGUAGE));
      g_ptr_array_add (reader->languages, reader->words);
      reader->part = PART_LANGUAGE;
    }
  else if (reader->words == NULL)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "nobody knows yet which language this is: begin with [language en], say");
  else if (g_str_equal (name, "spellings"))
    reader->part = PART_SPELLINGS;
  else if (g_str_equal (name, "sets"))
    reader->part = PART_SETS;
  else if (hiatus_names_find (hiatus_draft_kind_names, name, &reader->kind) && reader->kind < HIATUS_DRAFT_N_LISTED)
    reader->part = PART_KIND;
  else
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "there is no such part: it is [language CODE], [spellings], [sets], or a kind of words such as [insult]");
  return reader->part != PART_NONE;
}

static gboolean
add_common (Reader *reader, const gchar *key, GStrv list, GError **error)
{
  if (!g_str_equal (key, "common"))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "there is no such key: it is common");
      return FALSE;
    }
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      hiatus_draft_words_add_common (reader->words, list[i]);
  return TRUE;
}

static gboolean
add_set (Reader *reader, const gchar *key, GStrv list, GError **error)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0' && !hiatus_draft_words_add_set (reader->words, key, list[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_phrases (Reader *reader, const gchar *key, const gchar *value, GError **error)
{
  g_auto (GStrv) phrases = g_strsplit (value, ";", -1);
  gint role;

  if (!hiatus_names_find (hiatus_draft_role_names, key, &role))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "there is no such key: it is one of say, say-near, near, except, unless");
      return FALSE;
    }
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_strstrip (phrases[i]);
      if (*phrases[i] != '\0' && !hiatus_draft_words_add_phrase (reader->words, (HiatusDraftKind) reader->kind, (HiatusDraftRole) role, phrases[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_key (Reader *reader, gchar *line, GError **error)
{
  gchar *equals = strchr (line, '=');
  g_auto (GStrv) list = NULL;
  const gchar *key, *value;

  if (equals == NULL || equals == line)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "this is neither a comment, a [name] nor key=value: correct it or take it out");
      return FALSE;
    }
  *equals = '\0';
  key = g_strchomp (line);
  value = g_strchug (equals + 1);
  list = g_strsplit (value, " ", -1);
  switch (reader->part)
    {
    case PART_LANGUAGE:
      return add_common (reader, key, list, error);
    case PART_SPELLINGS:
      return hiatus_draft_words_add_spelling (reader->words, key, value, error);
    case PART_SETS:
      return add_set (reader, key, list, error);
    case PART_KIND:
      return add_phrases (reader, key, value, error);
    case PART_NONE:
    default:
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "this stands before any [name]: move it below one");
      return FALSE;
    }
}

static gboolean
read_line (Reader *reader, const gchar *start, gsize length, GError **error)
{
  g_autofree gchar *line = g_strstrip (g_strndup (start, length));
  gsize n = strlen (line);

  if (!g_utf8_validate_len (start, length, NULL))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "this is not UTF-8: write the line anew, and save the file as UTF-8");
      return FALSE;
    }
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  if (line[0] != '[')
    return read_key (reader, line, error);
  if (line[n - 1] != ']')
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "write [name] and nothing else on that line");
      return FALSE;
    }
  line[n - 1] = '\0';
  return begin_part (reader, line + 1, error);
}

/**
 * hiatus_draft_words_read:
 * @languages: (element-type HiatusDraftWords): to be added to
 * @name: what messages call the file
 * @text: (array length=length): the text of a file of word lists, one language or several
 * @length: how many bytes it has
 * @error: return location
 *
 * Reads the lists by which drafts are checked.
 *
 * Returns: %TRUE; %FALSE with %HIATUS_ERROR_INVALID at the first mistake: its line, its part and the mend
 */
gboolean
hiatus_draft_words_read (GPtrArray *languages, const gchar *name, const gchar *text, gsize length, GError **error)
{
  g_auto (Reader) reader = { .languages = languages };
  const gchar *end = text + length;
  guint number = 0;

  while (text < end)
    {
      const gchar *feed = memchr (text, '\n', (gsize) (end - text));
      const gchar *line_end = feed == NULL ? end : feed;
      g_autoptr (GError) local_error = NULL;
      g_autofree gchar *part = NULL;

      number++;
      if (!read_line (&reader, text, (gsize) (line_end - text), &local_error))
        {
          part = reader.name == NULL ? NULL : hiatus_key_text_quote (reader.name);
          if (part == NULL)
            hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s, line %u: %s", name, number, local_error->message);
          else
            hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s, line %u, [%s]: %s", name, number, part, local_error->message);
          return FALSE;
        }
      text = line_end + 1;
    }
  return TRUE;
}

/**
 * hiatus_draft_words_load:
 * @resource: where the lists are
 * @folder: the folder in it that holds them and nothing else, with a slash at its end
 * @error: return location
 *
 * Reads the lists that come with Hiatus.
 *
 * Returns: (transfer full) (element-type HiatusDraftWords): the lists of each language; %NULL where one cannot be read
 */
GPtrArray *
hiatus_draft_words_load (GResource *resource, const gchar *folder, GError **error)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_draft_words_free);
  g_auto (GStrv) names = g_resource_enumerate_children (resource, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree gchar *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      gsize length;
      const gchar *text = bytes == NULL ? NULL : g_bytes_get_data (bytes, &length);

      if (text == NULL || !hiatus_draft_words_read (languages, names[i], text, length, error))
        return NULL;
    }
  return names == NULL ? NULL : g_steal_pointer (&languages);
}
