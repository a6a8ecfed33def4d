/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/matcher-index.h"
#include "daemon/core/matcher.h"

G_BEGIN_DECLS

/* A keyword that was found, and where. */
typedef struct
{
  guint32 contact;
  guint32 start;
  guint32 end;
  guint32 kind;
  guint32 keyword;
} HiatusHit;

/**
 * HiatusHits:
 *
 * What was found in a text, and whom that gives away. It is ready when it is all zeros, and keeps its memory for the next
 * text.
 */
typedef struct
{
  HiatusHit *hits;
  guint n;
  guint size;
  HiatusMatch *matches;
  guint matches_size;
} HiatusHits;

void hiatus_hits_add (HiatusHits *hits,
                      const HiatusIndexed *keyword,
                      gsize start,
                      gsize end);

guint hiatus_hits_resolve (HiatusHits *hits,
                           const HiatusMatch **matches);

void hiatus_hits_clear (HiatusHits *hits);

G_END_DECLS
