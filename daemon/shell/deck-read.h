/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/deck.h"

G_BEGIN_DECLS

/**
 * HIATUS_DECK_OWN_MAX:
 *
 * So many prompts of their own a person may have: one for each day of nearly three years.
 */
#define HIATUS_DECK_OWN_MAX 1000

/**
 * HIATUS_DECK_MISTAKES_MAX:
 *
 * So many mistakes are told one by one. More are only counted.
 */
#define HIATUS_DECK_MISTAKES_MAX 20

/**
 * HiatusDeckMistake:
 * @line: where, from 1 on
 * @name: (owned) (nullable): of which prompt; %NULL where it is in none
 * @key: (nullable): of which key of it
 * @what: (owned): what is wrong, and the mend; it quotes nothing
 *
 * A place of a deck file that is left out.
 */
typedef struct
{
  guint line;
  gchar *name;
  const gchar *key;
  gchar *what;
} HiatusDeckMistake;

void hiatus_deck_mistake_free (HiatusDeckMistake *mistake);

gchar *hiatus_deck_mistake_tell (const HiatusDeckMistake *mistake,
                                 const gchar *file,
                                 gboolean with_name);

guint hiatus_deck_read (HiatusDeck *deck,
                        const gchar *text,
                        gsize length,
                        gboolean is_own,
                        GPtrArray *mistakes);

G_END_DECLS
