/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/response.h"
#include "daemon/core/sighting.h"

G_BEGIN_DECLS

/**
 * HiatusStage:
 * @HIATUS_STAGE_SETTLING: outgoing: it is being found out whether the desktop holds pop-ups
 * @HIATUS_STAGE_NUDGE: outgoing: a pop-up is on the screen
 * @HIATUS_STAGE_OPENING: outgoing: the breathing window was asked for
 * @HIATUS_STAGE_PAUSE: outgoing: the breathing window is in front
 * @HIATUS_STAGE_HELD: incoming: waits until a pop-up is welcome
 * @HIATUS_STAGE_INCOMING: incoming: a pop-up is on the screen
 * @HIATUS_STAGE_KIND: incoming: it asks what kind it was
 * @HIATUS_STAGE_ADVICE: incoming: it has a word about what kind it was
 * @HIATUS_STAGE_ONLY_APPS: a pop-up asks whether a keyword counts in messaging applications only
 *
 * How far an answer has come.
 */
typedef enum
{
  HIATUS_STAGE_SETTLING,
  HIATUS_STAGE_NUDGE,
  HIATUS_STAGE_OPENING,
  HIATUS_STAGE_PAUSE,
  HIATUS_STAGE_HELD,
  HIATUS_STAGE_INCOMING,
  HIATUS_STAGE_KIND,
  HIATUS_STAGE_ADVICE,
  HIATUS_STAGE_ONLY_APPS,
} HiatusStage;

/**
 * HiatusStanding:
 * @id: (owned): by which pop-ups and windows refer to it
 * @stage: how far it has come
 * @sighting: (owned): what it is about
 * @response: what the responder said last
 * @since_us: since when it is in this stage
 * @until_us: when that is over by itself; G_MAXINT64 for never
 * @draws_attention: whether the tray's icon says that something waits
 * @n_ways: outgoing: in how many ways it was tried to show it
 * @by_click: outgoing: whether the person asked for the window; then no pop-up takes its place
 * @event: (owned) (nullable): advice, only-apps: the id of the event in question
 *
 * An answer to a sighting that is not over yet. It holds nothing of what was seen.
 */
typedef struct
{
  gchar *id;
  HiatusStage stage;
  HiatusSighting *sighting;
  HiatusResponse response;
  gint64 since_us;
  gint64 until_us;
  gboolean draws_attention;
  guint n_ways;
  gboolean by_click;
  gchar *event;
} HiatusStanding;

HiatusStanding *hiatus_standing_new (const HiatusSighting *sighting);

void hiatus_standing_free (HiatusStanding *standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusStanding, hiatus_standing_free)

void hiatus_standing_enter (HiatusStanding *standing,
                            HiatusStage stage,
                            gint64 now_us,
                            gint64 span_us);

gboolean hiatus_standing_is_over (const HiatusStanding *standing,
                                  gint64 now_us);

HiatusDirection hiatus_standing_get_direction (const HiatusStanding *standing);

const gchar *hiatus_standing_get_label (const HiatusStanding *standing);

G_END_DECLS
