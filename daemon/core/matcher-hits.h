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

typedef struct
{
  HiatusHit *hits;
  guint n;
  guint size;
} HiatusHitList;

/* What is known of one contact: the hit that counts, the kinds of all, of which there may be none, and `let-through`. */
typedef struct
{
  HiatusHit best;
  guint kinds;
  gboolean let_through;
} HiatusFound;

/**
 * HiatusHits:
 *
 * What was found in a text, and whom that gives away. A hit that nothing can cancel is reckoned with at once, so that a text
 * full of keywords takes no room for each; those of contacts with exceptions are kept until all exceptions are known. It is
 * ready when it is all zeros, and keeps its memory for the next text.
 */
typedef struct
{
  HiatusHitList exceptions;
  HiatusHitList open; /* what they may cancel */
  HiatusFound *found;
  guint n_found;
  guint found_size;
  guint32 *slots; /* for each contact, where it is in @found, counted from 1; 0 if it is not */
  guint n_slots;
  guint first_contact; /* of those found */
  guint last_contact;
  HiatusMatch *matches;
  guint matches_size;
} HiatusHits;

void hiatus_hits_begin (HiatusHits *hits,
                        guint n_contacts);

void hiatus_hits_add (HiatusHits *hits,
                      const HiatusIndexed *keyword,
                      gsize start,
                      gsize end);

guint hiatus_hits_resolve (HiatusHits *hits,
                           const HiatusMatch **matches);

void hiatus_hits_clear (HiatusHits *hits);

G_END_DECLS
