/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"

G_BEGIN_DECLS

/* The times in which the two of them talked to each other: what the fold over the journal keeps of them. */

/**
 * HiatusTalks:
 * @spans: (owned): the talks, one after the other
 * @first: the first of them that belongs to the plan of now
 * @word: what was said last of the latest: answered, no-answer or said-no; %HIATUS_TALK_NONE for nothing
 *
 * All talks of a journey.
 */
typedef struct
{
  GArray *spans;
  guint first;
  HiatusTalk word;
} HiatusTalks;

void hiatus_talks_init (HiatusTalks *talks);

void hiatus_talks_clear (HiatusTalks *talks);

void hiatus_talks_reset (HiatusTalks *talks);

void hiatus_talks_start_plan (HiatusTalks *talks,
                              const HiatusEvent *start);

void hiatus_talks_begin (HiatusTalks *talks,
                         const HiatusEvent *event,
                         gboolean pauses);

void hiatus_talks_say (HiatusTalks *talks,
                       HiatusTalk word);

void hiatus_talks_end (HiatusTalks *talks,
                       const HiatusEvent *event);

const GDate *hiatus_talks_open_from (const HiatusTalks *talks);

gboolean hiatus_talks_is_pausing (const HiatusTalks *talks);

gint hiatus_talks_count_days (const HiatusTalks *talks,
                              const GDate *date);

void hiatus_talks_first_date (const HiatusTalks *talks,
                              const GDate *date,
                              GDate *first);

gboolean hiatus_talks_cover (const HiatusTalks *talks,
                             gint64 instant_us);

G_END_DECLS
