/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/error.h"
#include "daemon/core/event.h"
#include "daemon/core/journey.h"

G_BEGIN_DECLS

/* Two devices, the first of which writes where nothing else is said. */
#define FIXTURE_DEVICE "1f2e3d4c"
#define FIXTURE_OTHER_DEVICE "a0b1c2d3"

GTimeZone *fixture_zone (const gchar *name);

gint64 fixture_instant (const gchar *text);

GDate fixture_date (const gchar *text);

GDate fixture_date_plus (const gchar *text,
                         gint days);

HiatusEvent *fixture_event (const gchar *line,
                            guint64 sequence);

HiatusJourney *fixture_journey (const gchar *const *lines);

const HiatusEvent *fixture_add (HiatusJourney *journey,
                                const gchar *line);

void fixture_assert_date (const GDate *date,
                          const gchar *text);

void fixture_assert_status_equal (const HiatusStatus *left,
                                  const HiatusStatus *right);

void fixture_assert_one_line (const GError *error,
                              gint code);

G_END_DECLS
