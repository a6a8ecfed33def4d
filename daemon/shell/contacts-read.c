/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/contacts-read.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/contacts-keys.h"

/* What is being read. */
typedef struct
{
  const HiatusKeyText *text;
  GKeyFile *values;          /* (unowned): of @text */
  HiatusKeyProblem *problem; /* (unowned): to be filled */
} Reader;

/* Takes ownership of @error. */
static void
add_problem (Reader *reader,
             const gchar *group,
             const gchar *key,
             GError *error)
{
  hiatus_key_problem_add (reader->problem, reader->text, group, key, error);
}

/* Puts what the key has into @texts, without the blanks around. */
static gboolean
read_texts (Reader *reader,
            const gchar *group,
            const HiatusContactsListKey *key,
            gchar ***texts,
            GError **error)
{
  gsize n_found;
  g_auto (GStrv) found = g_key_file_get_string_list (reader->values, group, key->key, &n_found, NULL);

  if (found == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'\\' stands for more than itself here: write '\\\\' where you mean it"));
      return FALSE;
    }
  for (gsize i = 0; i < n_found; i++)
    g_strstrip (found[i]);
  if (!hiatus_contacts_check_texts (key, found, error))
    return FALSE;

  g_strfreev (*texts);
  *texts = g_steal_pointer (&found);

  return TRUE;
}

static gboolean
read_answer (Reader *reader,
             const gchar *group,
             const HiatusContactsAnswerKey *key,
             HiatusContact *contact,
             GError **error)
{
  g_autofree gchar *value = g_key_file_get_value (reader->values, group, key->key, NULL);
  guint answer = 0;

  if (!hiatus_contacts_check_answer (key, g_strchomp (value), &answer, error))
    return FALSE;

  hiatus_contacts_set_answer (contact, key, answer);

  return TRUE;
}

static gboolean
read_key (Reader *reader,
          const gchar *group,
          const gchar *key,
          HiatusContact *contact,
          GError **error)
{
  const HiatusContactsListKey *list = hiatus_contacts_find_list_key (key);
  const HiatusContactsAnswerKey *answer = hiatus_contacts_find_answer_key (key);
  g_autofree gchar *keys = NULL;

  if (list != NULL)
    return read_texts (reader, group, list, hiatus_contacts_list_of (contact, list), error);
  if (answer != NULL)
    return read_answer (reader, group, answer, contact, error);

  keys = hiatus_contacts_describe_keys ();
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is no such key: it is one of %s"), keys);

  return FALSE;
}

static HiatusContact *
read_contact (Reader *reader,
              const gchar *group)
{
  g_autoptr (HiatusContact) contact = hiatus_contact_new (group);
  g_auto (GStrv) keys = g_key_file_get_keys (reader->values, group, NULL, NULL);
  guint before = reader->problem->count;
  GError *error = NULL;

  if (!hiatus_contacts_check_label (group, &error))
    add_problem (reader, group, NULL, g_steal_pointer (&error));
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!read_key (reader, group, keys[i], contact, &error))
      add_problem (reader, group, keys[i], g_steal_pointer (&error));
  /* One that could not be read may have been meant to be one. */
  if (reader->problem->count == before && !hiatus_contacts_check_keywords (contact, &error))
    add_problem (reader, group, NULL, g_steal_pointer (&error));

  return g_steal_pointer (&contact);
}

/**
 * hiatus_contacts_read:
 * @text: the text of a contacts.ini
 * @problem: (out caller-allocates): what is wrong, where something is
 *
 * Reads the list. One mistake, and there is none.
 *
 * Returns: (transfer full) (element-type HiatusContact) (nullable): the contacts in the order of the file, or %NULL with
 *   @problem
 */
GPtrArray *
hiatus_contacts_read (const HiatusKeyText *text,
                      HiatusKeyProblem *problem)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  Reader reader = { text, hiatus_key_text_get_values (text), problem };
  g_auto (GStrv) groups = g_key_file_get_groups (reader.values, NULL);

  *problem = (HiatusKeyProblem){ 0 };
  for (guint i = 0; groups[i] != NULL; i++)
    g_ptr_array_add (contacts, read_contact (&reader, groups[i]));

  return problem->count == 0 ? g_steal_pointer (&contacts) : NULL;
}
