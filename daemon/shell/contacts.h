/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/matcher.h"
#include "daemon/shell/key-list.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_CONTACTS (hiatus_contacts_get_type ())
G_DECLARE_FINAL_TYPE (HiatusContacts, hiatus_contacts, HIATUS, CONTACTS, HiatusKeyList)

HiatusContacts *hiatus_contacts_new (HiatusKeyfile *keyfile);

GPtrArray *hiatus_contacts_get_contacts (HiatusContacts *self);

HiatusContact *hiatus_contacts_find (HiatusContacts *self,
                                     const gchar *label);

HiatusMatcher *hiatus_contacts_get_matcher (HiatusContacts *self);

gboolean hiatus_contacts_add (HiatusContacts *self,
                              const gchar *label,
                              GVariant *lists,
                              GError **error);

gboolean hiatus_contacts_change (HiatusContacts *self,
                                 const gchar *label,
                                 GVariant *lists,
                                 GError **error);

HiatusContact *hiatus_contacts_try (HiatusContacts *self,
                                    const gchar *label,
                                    GVariant *lists,
                                    GVariantDict *mistakes,
                                    GError **error);

gboolean hiatus_contacts_check_is_listed (HiatusContacts *self,
                                          const gchar *label,
                                          GError **error);

gboolean hiatus_contacts_remove (HiatusContacts *self,
                                 const gchar *label,
                                 GError **error);

G_END_DECLS
