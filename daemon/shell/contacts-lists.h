/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/contact.h"
#include "daemon/shell/key-text.h"

G_BEGIN_DECLS

/* A contact as the bus has it: an `a{sv}` with the keys of contacts.ini. */

/**
 * HiatusContactsLists:
 * @label: (owned) (nullable): what the group is to be called, where that is given
 * @changes: (owned) (array length=n_changes): the lines that make it so
 * @n_changes: how many
 * @has_keyword: whether there is anything to know them by
 *
 * What is to be written into a group of contacts.ini.
 */
typedef struct
{
  gchar *label;
  HiatusKeyChange *changes;
  guint n_changes;
  gboolean has_keyword;
} HiatusContactsLists;

void hiatus_contacts_lists_clear (HiatusContactsLists *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusContactsLists, hiatus_contacts_lists_clear)

gboolean hiatus_contacts_lists_parse (HiatusContactsLists *self,
                                      GVariant *lists,
                                      GError **error);

HiatusContact *hiatus_contacts_lists_try (GVariant *lists,
                                          GVariantDict *mistakes,
                                          GError **error);

GVariant *hiatus_contacts_lists_describe (HiatusContact *contact);

G_END_DECLS
