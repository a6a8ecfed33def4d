/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/care-keys.h"
#include "daemon/shell/key-problem.h"

G_BEGIN_DECLS

/**
 * HiatusCareList:
 * @care: (owned): what was entered
 * @numbers: (owned) (element-type guint): of each kind, under which numbers, in the order of @care
 *
 * What care.ini says.
 */
typedef struct
{
  HiatusCare *care;
  GArray *numbers[HIATUS_N_OWN_KINDS];
} HiatusCareList;

void hiatus_care_list_free (HiatusCareList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusCareList, hiatus_care_list_free)

HiatusCareList *hiatus_care_read (const HiatusKeyText *text,
                                  HiatusKeyProblem *problem);

G_END_DECLS
