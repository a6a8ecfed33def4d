/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_WRONG_PERSON_OFFER_APPS:
 *
 * From this many times on the person is asked whether to watch in messaging apps only.
 */
#define HIATUS_WRONG_PERSON_OFFER_APPS 3

/**
 * HiatusWrongPersonProblem:
 * @HIATUS_WRONG_PERSON_FINE: none
 * @HIATUS_WRONG_PERSON_SAME: it is the keyword itself, which would never count again
 * @HIATUS_WRONG_PERSON_APART: the keyword does not stand in it, so it would cancel nothing
 *
 * What is wrong with a phrase that is not to count.
 */
typedef enum
{
  HIATUS_WRONG_PERSON_FINE,
  HIATUS_WRONG_PERSON_SAME,
  HIATUS_WRONG_PERSON_APART,
} HiatusWrongPersonProblem;

/**
 * HiatusMessagingApp:
 * @id: its desktop id
 * @name: its own name, which is not translated
 *
 * An application in which people write to each other.
 */
typedef struct
{
  const gchar *id;
  const gchar *name;
} HiatusMessagingApp;

const HiatusMessagingApp *hiatus_wrong_person_get_apps (gsize *n_apps);

HiatusWrongPersonProblem hiatus_wrong_person_check (const gchar *keyword,
                                                    const gchar *phrase);

gchar *hiatus_wrong_person_isolate (const gchar *word);

gchar **hiatus_wrong_person_split (const gchar *text);

gchar **hiatus_wrong_person_append (const gchar *const *list,
                                    const gchar *item);

G_END_DECLS
