/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/due.h"

G_BEGIN_DECLS

/* What due.c (which scripts are due) and due-stand.c (where somebody stands in one) share. */

/* For how long what was just logged, or just gone through, is what a script is about if nothing is said. */
#define HIATUS_JUST_US (G_TIME_SPAN_HOUR)

/**
 * HiatusStory:
 * @start: (nullable): the beginning of the latest plan
 * @message: (nullable): the decision for one message in it
 * @talk: (nullable): what began the latest talk in it: that decision, or the beginning of one in mid-plan
 * @status: what is true now
 *
 * The latest plan. Nothing is owned.
 */
typedef struct
{
  const HiatusEvent *start;
  const HiatusEvent *message;
  const HiatusEvent *talk;
  HiatusStatus status;
} HiatusStory;

static inline HiatusEvent *
hiatus_due_event (const HiatusDueSource *source, guint i)
{
  return g_ptr_array_index (hiatus_journey_events (source->journey), i);
}

void hiatus_story_read (const HiatusDueSource *source,
                        HiatusStory *story);

HiatusEventKind hiatus_due_kind (guint script);

gchar *hiatus_due_target (const HiatusEvent *event);

HiatusStand *hiatus_stand_new (const HiatusDueSource *source,
                               const HiatusStory *story,
                               guint script,
                               const gchar *target);

G_END_DECLS
