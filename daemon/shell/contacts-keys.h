/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/contact.h"

G_BEGIN_DECLS

/* What a group of contacts.ini may hold: a row for each key. On the bus they are called the same. */

/**
 * HiatusContactsListKey:
 * @key: its name
 * @kind: the kind of the keywords in it, -1 where they are none
 *
 * A key that takes texts.
 */
typedef struct
{
  const gchar *key;
  gint kind;
} HiatusContactsListKey;

/**
 * HiatusContactsAnswerKey:
 * @key: its name
 * @answers: (array zero-terminated=1): the words that it takes, in the order of their enum, the preset first
 *
 * A key that takes one word.
 */
typedef struct
{
  const gchar *key;
  const gchar *const *answers;
} HiatusContactsAnswerKey;

#define HIATUS_N_CONTACTS_LIST_KEYS 8
#define HIATUS_N_CONTACTS_ANSWER_KEYS 2

extern const HiatusContactsListKey hiatus_contacts_list_keys[HIATUS_N_CONTACTS_LIST_KEYS];
extern const HiatusContactsAnswerKey hiatus_contacts_answer_keys[HIATUS_N_CONTACTS_ANSWER_KEYS];

const HiatusContactsListKey *hiatus_contacts_find_list_key (const gchar *key);

const HiatusContactsAnswerKey *hiatus_contacts_find_answer_key (const gchar *key);

gchar *hiatus_contacts_describe_keys (void);

gchar ***hiatus_contacts_list_of (HiatusContact *contact,
                                  const HiatusContactsListKey *key);

guint hiatus_contacts_answer_of (const HiatusContact *contact,
                                 const HiatusContactsAnswerKey *key);

void hiatus_contacts_set_answer (HiatusContact *contact,
                                 const HiatusContactsAnswerKey *key,
                                 guint answer);

gboolean hiatus_contacts_check_label (const gchar *label,
                                      GError **error);

gboolean hiatus_contacts_check_texts (const HiatusContactsListKey *key,
                                      GStrv texts,
                                      GError **error);

gboolean hiatus_contacts_check_answer (const HiatusContactsAnswerKey *key,
                                       const gchar *answer,
                                       guint *index,
                                       GError **error);

gboolean hiatus_contacts_check_keywords (HiatusContact *contact,
                                         GError **error);

G_END_DECLS
