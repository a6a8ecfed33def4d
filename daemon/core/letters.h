/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"
#include "daemon/core/journey.h"

G_BEGIN_DECLS

/* Letters that are never sent: kept or deleted, and shown again if the person wants it. */

/**
 * HIATUS_LETTERS_HEAVY:
 *
 * After how many that made it heavier, in one stretch, letters are not offered any more. Expressive writing made it worse
 * for people who search for meaning (Sbarra et al. 2013, Clinical Psychological Science).
 */
#define HIATUS_LETTERS_HEAVY 2

/**
 * HIATUS_LETTER_AGAIN_MINUTE:
 *
 * When a letter comes again that is to be shown tomorrow: ten o'clock, in minutes since midnight.
 */
#define HIATUS_LETTER_AGAIN_MINUTE (10 * 60)

gboolean hiatus_letters_are_offered (const HiatusJourney *journey);

GPtrArray *hiatus_letters_list (const HiatusJourney *journey);

guint hiatus_letters_number (const HiatusJourney *journey,
                             const HiatusEvent *letter);

HiatusEvent *hiatus_letters_new (GVariant *options,
                                 gint64 now_us,
                                 GTimeZone *zone,
                                 GError **error);

HiatusEvent *hiatus_letters_new_felt (const HiatusJourney *journey,
                                      const gchar *id,
                                      const gchar *answer,
                                      GError **error);

const HiatusEvent *hiatus_letters_find_kept (const HiatusJourney *journey,
                                             const gchar *id,
                                             GError **error);

G_END_DECLS
