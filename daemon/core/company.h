/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_HEAVY_EVENINGS:
 *
 * How many evenings in a row have to be heavier before someone to talk to is offered.
 */
#define HIATUS_HEAVY_EVENINGS 3

/**
 * HIATUS_HEAVY_EVENINGS_DAYS:
 *
 * Within how many days these evenings are: an evening that was not asked about, or not answered, is left out, and evenings
 * that far apart are no row any more.
 */
#define HIATUS_HEAVY_EVENINGS_DAYS 7

/**
 * HIATUS_OVERWHELMING_WAITS:
 *
 * How many waits in a row of hours have to end overwhelming before someone to talk to is offered.
 */
#define HIATUS_OVERWHELMING_WAITS 2

/**
 * HIATUS_OVERWHELMING_SPAN_US:
 *
 * Within which time these waits end: a day, in microseconds.
 */
#define HIATUS_OVERWHELMING_SPAN_US (G_TIME_SPAN_DAY)

gboolean hiatus_company_is_due (const HiatusJourney *journey,
                                const GDate *today);

G_END_DECLS
