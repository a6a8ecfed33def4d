/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/deck.h"
#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HiatusStateSource:
 * @journey: what has happened
 * @prompt: (nullable): today's prompt
 * @discreet: whether the tray's title tells nothing
 * @attention: whether something on the screen waits that may not be seen
 * @watching: (array zero-terminated=1): the names of the sources that are watched
 * @due: (array zero-terminated=1): the names of the scripts that are due
 * @paused: whether watching is paused
 * @notice: (nullable): a sentence that the person should know now
 * @contacts_problem: (nullable): why contacts.ini is not in force as it is
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * All that the state is made of. Nothing is owned.
 */
typedef struct
{
  const HiatusJourney *journey;
  const HiatusPrompt *prompt;
  gboolean discreet;
  gboolean attention;
  const gchar *const *watching;
  const gchar *const *due;
  gboolean paused;
  const gchar *notice;
  const gchar *contacts_problem;
  gint64 now_us;
  GTimeZone *zone;
} HiatusStateSource;

GVariant *hiatus_state_new (const HiatusStateSource *source);

G_END_DECLS
