/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_SUMMARY_LINES:
 *
 * A page has so many lines.
 */
#define HIATUS_SUMMARY_LINES 60

/**
 * HIATUS_SUMMARY_COLUMNS:
 *
 * A line has so many characters.
 */
#define HIATUS_SUMMARY_COLUMNS 72

gchar *hiatus_summary_write (const HiatusJourney *journey,
                             const gchar *id,
                             const GDate *today,
                             gboolean with_words,
                             GHashTable *titles,
                             GError **error);

G_END_DECLS
