/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/matcher.h"

G_BEGIN_DECLS

/**
 * HiatusOracleTally:
 * @hits: how often a keyword of each kind was found
 * @near: how often the letters of a keyword stood in a text, and it was not found there
 * @cancelled: how many hits lay within an exception
 * @let_through: how many matches had a word of let-through beside them
 * @matches: how many contacts were given away
 *
 * What there was to compare. A comparison of nothing shows nothing.
 */
typedef struct
{
  guint hits[HIATUS_N_KEYWORD_KINDS];
  guint near;
  guint cancelled;
  guint let_through;
  guint matches;
} HiatusOracleTally;

void hiatus_oracle_compare (GPtrArray *contacts,
                            const HiatusMatcher *matcher,
                            HiatusMatcherScratch *scratch,
                            const gchar *text,
                            gssize length,
                            HiatusOracleTally *tally);

G_END_DECLS
