/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/keyfile.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_KEY_LIST (hiatus_key_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (HiatusKeyList, hiatus_key_list, HIATUS, KEY_LIST, GObject)

/**
 * HiatusKeyListClass:
 * @take: takes what @keyfile has in force, as a whole; sets *@mistake to why it is not, or to what there is to know about what
 *   is; returns whether it is in force
 *
 * What a list has to know.
 */
struct _HiatusKeyListClass
{
  GObjectClass parent_class;

  gboolean (*take) (HiatusKeyList *self,
                    HiatusKeyfile *keyfile,
                    gchar **mistake);
};

void hiatus_key_list_follow (HiatusKeyList *self,
                             HiatusKeyfile *keyfile);

gboolean hiatus_key_list_refresh (HiatusKeyList *self,
                                  GError **error);

HiatusKeyfile *hiatus_key_list_get_keyfile (HiatusKeyList *self);

const gchar *hiatus_key_list_get_problem (HiatusKeyList *self);

G_END_DECLS
