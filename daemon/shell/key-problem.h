/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/key-text.h"

G_BEGIN_DECLS

/**
 * HiatusKeyProblem:
 * @line: the line of the first mistake
 * @count: how many there are
 * @group: (owned) (nullable): the group of the first one
 * @key: (owned) (nullable): the key in it; %NULL where it is about the group itself
 * @what: (owned) (nullable): what is wrong, and the mend
 *
 * What is wrong in a key file that the person writes, told by its first line.
 */
typedef struct
{
  guint line;
  guint count;
  gchar *group;
  gchar *key;
  gchar *what;
} HiatusKeyProblem;

void hiatus_key_problem_clear (HiatusKeyProblem *problem);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusKeyProblem, hiatus_key_problem_clear)

void hiatus_key_problem_add (HiatusKeyProblem *problem,
                             const HiatusKeyText *text,
                             const gchar *group,
                             const gchar *key,
                             GError *error);

gchar *hiatus_key_problem_tell (const HiatusKeyProblem *problem,
                                const gchar *name);

G_END_DECLS
