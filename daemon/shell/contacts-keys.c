/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/contacts-keys.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"

const HiatusContactsListKey hiatus_contacts_list_keys[HIATUS_N_CONTACTS_LIST_KEYS] = {
  { "names", HIATUS_KEYWORD_NAME },
  { "phones", HIATUS_KEYWORD_PHONE },
  { "emails", HIATUS_KEYWORD_EMAIL },
  { "handles", HIATUS_KEYWORD_HANDLE },
  { "phrases", HIATUS_KEYWORD_PHRASE },
  { "except", -1 },
  { "let-through", -1 },
  { "only-apps", -1 },
};

const HiatusContactsAnswerKey hiatus_contacts_answer_keys[HIATUS_N_CONTACTS_ANSWER_KEYS] = {
  { "incoming", hiatus_incoming_names },
  { "outgoing", hiatus_outgoing_names },
};

/**
 * hiatus_contacts_find_list_key:
 * @key: the name of a key
 *
 * Returns: (transfer none) (nullable): its row; %NULL where no key that takes texts is called so
 */
const HiatusContactsListKey *
hiatus_contacts_find_list_key (const gchar *key)
{
  for (guint i = 0; i < HIATUS_N_CONTACTS_LIST_KEYS; i++)
    if (g_str_equal (hiatus_contacts_list_keys[i].key, key))
      return &hiatus_contacts_list_keys[i];

  return NULL;
}

/**
 * hiatus_contacts_find_answer_key:
 * @key: the name of a key
 *
 * Returns: (transfer none) (nullable): its row; %NULL where no key that takes an answer is called so
 */
const HiatusContactsAnswerKey *
hiatus_contacts_find_answer_key (const gchar *key)
{
  for (guint i = 0; i < HIATUS_N_CONTACTS_ANSWER_KEYS; i++)
    if (g_str_equal (hiatus_contacts_answer_keys[i].key, key))
      return &hiatus_contacts_answer_keys[i];

  return NULL;
}

/**
 * hiatus_contacts_describe_keys:
 *
 * Returns: (transfer full): the names of all keys, for a message
 */
gchar *
hiatus_contacts_describe_keys (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < HIATUS_N_CONTACTS_LIST_KEYS; i++)
    g_string_append_printf (names, "%s, ", hiatus_contacts_list_keys[i].key);
  for (guint i = 0; i < HIATUS_N_CONTACTS_ANSWER_KEYS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", hiatus_contacts_answer_keys[i].key);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * hiatus_contacts_list_of:
 * @contact: a contact
 * @key: a key that takes texts
 *
 * Returns: (transfer none): where @contact has what it holds
 */
gchar ***
hiatus_contacts_list_of (HiatusContact *contact,
                         const HiatusContactsListKey *key)
{
  if (key->kind >= 0)
    return &contact->keywords[key->kind];
  if (g_str_equal (key->key, "except"))
    return &contact->except;
  if (g_str_equal (key->key, "let-through"))
    return &contact->let_through;

  return &contact->only_apps;
}

/**
 * hiatus_contacts_answer_of:
 * @contact: a contact
 * @key: a key that takes an answer
 *
 * Returns: which of the answers of @key it has
 */
guint
hiatus_contacts_answer_of (const HiatusContact *contact,
                           const HiatusContactsAnswerKey *key)
{
  return key->answers == hiatus_incoming_names ? (guint) contact->incoming : (guint) contact->outgoing;
}

/**
 * hiatus_contacts_set_answer:
 * @contact: a contact that is not shared yet
 * @key: a key that takes an answer
 * @answer: which of the answers of @key it gets
 *
 * Sets it.
 */
void
hiatus_contacts_set_answer (HiatusContact *contact,
                            const HiatusContactsAnswerKey *key,
                            guint answer)
{
  if (key->answers == hiatus_incoming_names)
    contact->incoming = (HiatusIncomingAnswer) answer;
  else
    contact->outgoing = (HiatusOutgoingAnswer) answer;
}

/**
 * hiatus_contacts_check_answer:
 * @key: a key that takes an answer
 * @answer: what somebody wrote
 * @index: (out): which of the answers of @key it is
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID, whose message does not name the key
 */
gboolean
hiatus_contacts_check_answer (const HiatusContactsAnswerKey *key,
                              const gchar *answer,
                              guint *index,
                              GError **error)
{
  g_autofree gchar *answers = NULL;

  for (guint i = 0; key->answers[i] != NULL; i++)
    if (g_str_equal (key->answers[i], answer))
      {
        *index = i;
        return TRUE;
      }

  answers = g_strjoinv (", ", (gchar **) (guintptr) key->answers);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%.40s' is no answer here: use one of %s"), answer, answers);

  return FALSE;
}

/**
 * hiatus_contacts_check_keywords:
 * @contact: a contact
 * @error: return location for an error
 *
 * Whether there is anything to know them by.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_contacts_check_keywords (HiatusContact *contact,
                                GError **error)
{
  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    if (contact->keywords[kind][0] != NULL)
      return TRUE;

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is nothing to know them by: add names, phones, emails, handles or phrases"));

  return FALSE;
}
