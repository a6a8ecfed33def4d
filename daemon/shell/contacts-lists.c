/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/contacts-lists.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/contacts-keys.h"

/**
 * hiatus_contacts_lists_clear:
 * @self: lists
 *
 * Empties them.
 */
void
hiatus_contacts_lists_clear (HiatusContactsLists *self)
{
  for (guint i = 0; i < self->n_changes; i++)
    g_free ((gchar *) (guintptr) self->changes[i].value);
  g_clear_pointer (&self->changes, g_free);
  self->n_changes = 0;
}

/* As it stands in the file. Returns: (transfer full) (nullable): %NULL for an empty list, which needs no line. */
static gchar *
escape (GStrv texts)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gchar *value;

  if (texts[0] == NULL)
    return NULL;

  g_key_file_set_string_list (file, "x", "x", (const gchar *const *) texts, g_strv_length (texts));
  value = g_key_file_get_value (file, "x", "x", NULL);
  /* GKeyFile ends a list with a separator; who writes by hand does not. */
  value[strlen (value) - 1] = '\0';

  return value;
}

/* Takes ownership of @value. */
static void
add_change (HiatusContactsLists *self,
            const gchar *key,
            gchar *value)
{
  self->changes[self->n_changes++] = (HiatusKeyChange){ key, value };
}

static gboolean
parse_texts (HiatusContactsLists *self,
             const HiatusContactsListKey *key,
             GVariant *value,
             GError **error)
{
  g_auto (GStrv) texts = NULL;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s: it takes a list of texts"), key->key);
      return FALSE;
    }

  texts = g_variant_dup_strv (value, NULL);
  for (guint i = 0; texts[i] != NULL; i++)
    g_strstrip (texts[i]);
  if (!hiatus_contacts_check_texts (key, texts, error))
    {
      g_prefix_error (error, "%s: ", key->key);
      return FALSE;
    }

  self->has_keyword = self->has_keyword || (key->kind >= 0 && texts[0] != NULL);
  add_change (self, key->key, escape (texts));

  return TRUE;
}

static gboolean
parse_answer (HiatusContactsLists *self,
              const HiatusContactsAnswerKey *key,
              GVariant *value,
              GError **error)
{
  const gchar *answer;
  guint index;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s: it takes one word"), key->key);
      return FALSE;
    }

  answer = g_variant_get_string (value, NULL);
  if (*answer != '\0' && !hiatus_contacts_check_answer (key, answer, &index, error))
    {
      g_prefix_error (error, "%s: ", key->key);
      return FALSE;
    }

  add_change (self, key->key, *answer != '\0' ? g_strdup (answer) : NULL);

  return TRUE;
}

static gboolean
parse_key (HiatusContactsLists *self,
           const gchar *name,
           GVariant *value,
           GError **error)
{
  const HiatusContactsListKey *list = hiatus_contacts_find_list_key (name);
  const HiatusContactsAnswerKey *answer = hiatus_contacts_find_answer_key (name);
  const gchar *key = list != NULL ? list->key : answer != NULL ? answer->key
                                                               : NULL;
  g_autofree gchar *keys = NULL;

  if (key == NULL)
    {
      keys = hiatus_contacts_describe_keys ();
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no '%.40s' of a contact: it is one of %s."), name, keys);
      return FALSE;
    }
  for (guint i = 0; i < self->n_changes; i++)
    if (self->changes[i].key == key)
      {
        hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s is given twice: give it once, as one list."), key);
        return FALSE;
      }

  return list != NULL ? parse_texts (self, list, value, error) : parse_answer (self, answer, value, error);
}

/**
 * hiatus_contacts_lists_parse:
 * @self: (out caller-allocates): empty lists
 * @lists: an `a{sv}` with keys as in contacts.ini: a list of texts, or the word of an answer
 * @error: return location for an error
 *
 * Reads what is to be known of a contact, and checks it.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_contacts_lists_parse (HiatusContactsLists *self,
                             GVariant *lists,
                             GError **error)
{
  GVariantIter iter;
  const gchar *key;
  GVariant *value;

  self->changes = g_new0 (HiatusKeyChange, HIATUS_N_CONTACTS_LIST_KEYS + HIATUS_N_CONTACTS_ANSWER_KEYS);
  g_variant_iter_init (&iter, lists);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      gboolean is_parsed = parse_key (self, key, value, error);

      g_variant_unref (value);
      if (!is_parsed)
        return FALSE;
    }

  return TRUE;
}

/**
 * hiatus_contacts_lists_describe:
 * @contact: a contact
 *
 * Returns: (transfer floating): an `a{sv}`: its label, its lists where they are not empty, and its answers
 */
GVariant *
hiatus_contacts_lists_describe (HiatusContact *contact)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "label", g_variant_new_string (contact->label));
  for (guint i = 0; i < HIATUS_N_CONTACTS_LIST_KEYS; i++)
    {
      const HiatusContactsListKey *key = &hiatus_contacts_list_keys[i];
      GStrv texts = *hiatus_contacts_list_of (contact, key);

      if (texts[0] != NULL)
        g_variant_builder_add (&builder, "{sv}", key->key, g_variant_new_strv ((const gchar *const *) texts, -1));
    }
  for (guint i = 0; i < HIATUS_N_CONTACTS_ANSWER_KEYS; i++)
    {
      const HiatusContactsAnswerKey *key = &hiatus_contacts_answer_keys[i];

      g_variant_builder_add (&builder, "{sv}", key->key, g_variant_new_string (key->answers[hiatus_contacts_answer_of (contact, key)]));
    }

  return g_variant_builder_end (&builder);
}
