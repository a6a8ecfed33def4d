/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/contact.h"
#include "daemon/shell/key-text.h"

G_BEGIN_DECLS

/**
 * HiatusContactsProblem:
 * @line: the line of the first mistake
 * @count: how many there are
 * @group: (owned) (nullable): the group of the first one
 * @key: (owned) (nullable): the key in it; %NULL where it is about the group itself
 * @what: (owned) (nullable): what is wrong, and the mend
 *
 * What is wrong in a list of contacts, told by its first line.
 */
typedef struct
{
  guint line;
  guint count;
  gchar *group;
  gchar *key;
  gchar *what;
} HiatusContactsProblem;

void hiatus_contacts_problem_clear (HiatusContactsProblem *problem);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusContactsProblem, hiatus_contacts_problem_clear)

gchar *hiatus_contacts_problem_tell (const HiatusContactsProblem *problem,
                                     const gchar *name);

GPtrArray *hiatus_contacts_read (const HiatusKeyText *text,
                                 HiatusContactsProblem *problem);

G_END_DECLS
