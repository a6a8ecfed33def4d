/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the person entered for themselves, in words: no toolkit, no bus. */

#define HIATUS_OWN_N_WEEKDAYS 7

/**
 * HiatusSuggestedDay:
 * @date: as ListOwn() has it
 * @name: what it is called, translated
 *
 * A day that is hard for many.
 */
typedef struct
{
  const gchar *date;
  const gchar *name;
} HiatusSuggestedDay;

/* By the number of the weekday from Monday on, as the bus has them. */
extern const gchar *const hiatus_own_words_weekdays[HIATUS_OWN_N_WEEKDAYS];

gchar *hiatus_own_words (const gchar *kind,
                         GVariant *entry);

gchar *hiatus_own_words_weekday (guint weekday,
                                 gboolean is_short);

GArray *hiatus_own_words_suggest (GVariant *hard_days);

GVariant *hiatus_own_words_strip (GVariant *entry);

G_END_DECLS
