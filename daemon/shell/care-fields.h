/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/care-read.h"

G_BEGIN_DECLS

/* What a person enters for themselves as the bus has it: an a{sv} with the keys of care.ini. */

/**
 * HiatusOwnChanges:
 * @changes: (array length=n_changes): the lines that make it so; their values are owned
 * @n_changes: how many
 *
 * What is to be written into a group of care.ini.
 */
typedef struct
{
  HiatusKeyChange changes[HIATUS_N_OWN_KEYS];
  guint n_changes;
} HiatusOwnChanges;

void hiatus_own_changes_clear (HiatusOwnChanges *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusOwnChanges, hiatus_own_changes_clear)

gboolean hiatus_own_changes_parse (HiatusOwnChanges *self,
                                   HiatusOwnKind kind,
                                   GVariant *fields,
                                   GError **error);

void hiatus_own_changes_drop_others (HiatusOwnChanges *self,
                                     HiatusOwnKind kind);

GVariant *hiatus_own_describe (const HiatusCareList *list,
                               HiatusOwnKind kind);

G_END_DECLS
