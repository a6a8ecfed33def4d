/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/contacts-lists.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/contacts-keys.h"

/* What the bus has of a contact, and contacts.ini as the name of the group. */
#define LABEL_KEY "label"

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
  g_clear_pointer (&self->label, g_free);
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

/* Returns: (transfer full) (nullable): the texts without blanks around them */
static GStrv
get_texts (const HiatusContactsListKey *key,
           GVariant *value,
           GError **error)
{
  GStrv texts;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s: it takes a list of texts"), key->key);
      return NULL;
    }

  texts = g_variant_dup_strv (value, NULL);
  for (guint i = 0; texts[i] != NULL; i++)
    g_strstrip (texts[i]);

  return texts;
}

/* Returns: (nullable): the word */
static const gchar *
get_word (const gchar *key,
          GVariant *value,
          GError **error)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_get_string (value, NULL);

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s: it takes one word"), key);

  return NULL;
}

static gboolean
parse_texts (HiatusContactsLists *self,
             const HiatusContactsListKey *key,
             GVariant *value,
             GError **error)
{
  g_auto (GStrv) texts = get_texts (key, value, error);

  if (texts == NULL)
    return FALSE;
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
  const gchar *answer = get_word (key->key, value, error);
  guint index;

  if (answer == NULL)
    return FALSE;
  if (*answer != '\0' && !hiatus_contacts_check_answer (key, answer, &index, error))
    {
      g_prefix_error (error, "%s: ", key->key);
      return FALSE;
    }

  add_change (self, key->key, *answer != '\0' ? g_strdup (answer) : NULL);

  return TRUE;
}

static gboolean
parse_label (HiatusContactsLists *self,
             GVariant *value,
             GError **error)
{
  const gchar *label = get_word (LABEL_KEY, value, error);

  if (label == NULL)
    return FALSE;

  g_free (self->label);
  self->label = g_strstrip (g_strdup (label));

  return hiatus_contacts_check_label (self->label, error);
}

static void
set_unknown (const gchar *name,
             GError **error)
{
  g_autofree gchar *keys = hiatus_contacts_describe_keys ();
  g_autofree gchar *quoted = hiatus_key_text_quote (name);

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no '%s' of a contact: it is one of %s."), quoted, keys);
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

  if (g_str_equal (name, LABEL_KEY))
    return parse_label (self, value, error);
  if (key == NULL)
    {
      set_unknown (name, error);
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

static void
add_mistake (GVariantDict *mistakes,
             const gchar *key,
             GError *mistake)
{
  g_variant_dict_insert (mistakes, key, "s", mistake->message);
  g_error_free (mistake);
}

/* Takes what @value has into @contact, or why it cannot be taken into @mistakes. */
static gboolean
try_texts (HiatusContact *contact,
           const HiatusContactsListKey *key,
           GVariant *value,
           GVariantDict *mistakes,
           GError **error)
{
  g_auto (GStrv) texts = get_texts (key, value, error);
  GStrv *place = hiatus_contacts_list_of (contact, key);
  GError *mistake = NULL;

  if (texts == NULL)
    return FALSE;
  if (!hiatus_contacts_check_texts (key, texts, &mistake))
    {
      add_mistake (mistakes, key->key, mistake);
      return TRUE;
    }

  g_strfreev (*place);
  *place = g_steal_pointer (&texts);

  return TRUE;
}

static gboolean
try_answer (const HiatusContactsAnswerKey *key,
            GVariant *value,
            GVariantDict *mistakes,
            GError **error)
{
  const gchar *answer = get_word (key->key, value, error);
  GError *mistake = NULL;
  guint index;

  if (answer == NULL)
    return FALSE;
  if (*answer != '\0' && !hiatus_contacts_check_answer (key, answer, &index, &mistake))
    add_mistake (mistakes, key->key, mistake);

  return TRUE;
}

static gboolean
try_label (GVariant *value,
           GVariantDict *mistakes,
           GError **error)
{
  g_auto (HiatusContactsLists) lists = { 0 };
  const gchar *label = get_word (LABEL_KEY, value, error);
  GError *mistake = NULL;

  if (label == NULL)
    return FALSE;
  if (!parse_label (&lists, value, &mistake))
    add_mistake (mistakes, LABEL_KEY, mistake);

  return TRUE;
}

static gboolean
try_key (HiatusContact *contact,
         const gchar *name,
         GVariant *value,
         GVariantDict *mistakes,
         GError **error)
{
  const HiatusContactsListKey *list = hiatus_contacts_find_list_key (name);
  const HiatusContactsAnswerKey *answer = hiatus_contacts_find_answer_key (name);

  if (g_str_equal (name, LABEL_KEY))
    return try_label (value, mistakes, error);
  if (list != NULL)
    return try_texts (contact, list, value, mistakes, error);
  if (answer != NULL)
    return try_answer (answer, value, mistakes, error);

  set_unknown (name, error);

  return FALSE;
}

static gboolean
has_keyword_mistake (GVariantDict *mistakes)
{
  for (guint i = 0; i < HIATUS_N_CONTACTS_LIST_KEYS; i++)
    if (hiatus_contacts_list_keys[i].kind >= 0 && g_variant_dict_contains (mistakes, hiatus_contacts_list_keys[i].key))
      return TRUE;

  return FALSE;
}

/**
 * hiatus_contacts_lists_try:
 * @lists: an `a{sv}` as of hiatus_contacts_lists_describe()
 * @mistakes: gets a sentence for each key with a mistake, and one for `contact` where nothing is there to know them by
 * @error: return location for an error
 *
 * Makes a contact of what somebody fills in, as far as it goes: keys with a mistake are left out of it.
 *
 * Returns: (transfer full) (nullable): the contact, or %NULL with %HIATUS_ERROR_INVALID where a key is none or has another type
 */
HiatusContact *
hiatus_contacts_lists_try (GVariant *lists,
                           GVariantDict *mistakes,
                           GError **error)
{
  g_autoptr (HiatusContact) contact = hiatus_contact_new ("");
  GVariantIter iter;
  const gchar *key;
  GVariant *value;
  GError *mistake = NULL;

  g_variant_iter_init (&iter, lists);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      gboolean is_tried = try_key (contact, key, value, mistakes, error);

      g_variant_unref (value);
      if (!is_tried)
        return NULL;
    }

  /* One that cannot be taken may have been meant to be one. */
  if (!has_keyword_mistake (mistakes) && !hiatus_contacts_check_keywords (contact, &mistake))
    add_mistake (mistakes, "contact", mistake);

  return g_steal_pointer (&contact);
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
