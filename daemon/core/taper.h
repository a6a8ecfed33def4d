/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_TAPER_PATIENCE:
 *
 * How many pop-ups of one kind in a row go unanswered before they become rarer, and once more after that.
 */
#define HIATUS_TAPER_PATIENCE 3

gboolean hiatus_taper_allows (const HiatusJourney *journey,
                              HiatusPopup popup,
                              const GDate *day);

G_END_DECLS
