/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher-hits.h"

#include <string.h>

#define FIRST_SIZE 16

/**
 * hiatus_hits_add:
 * @hits: what was found
 * @keyword: what was found now
 * @start: where it begins in the folded text, in bytes
 * @end: where it ends
 */
void
hiatus_hits_add (HiatusHits *hits,
                 const HiatusIndexed *keyword,
                 gsize start,
                 gsize end)
{
  if (hits->n == hits->size)
    {
      hits->size = MAX (hits->size * 2, FIRST_SIZE);
      hits->hits = g_renew (HiatusHit, hits->hits, hits->size);
    }
  hits->hits[hits->n++] = (HiatusHit){
    .contact = keyword->contact,
    .start = (guint32) start,
    .end = (guint32) end,
    .kind = keyword->kind,
    .keyword = keyword->keyword,
  };
}

/* By contact, then as they count: what begins first; of that first what cancels others, then the longest. */
static gboolean
is_before (const HiatusHit *a,
           const HiatusHit *b)
{
  if (a->contact != b->contact)
    return a->contact < b->contact;
  if (a->start != b->start)
    return a->start < b->start;
  if ((a->kind == HIATUS_INDEX_EXCEPT) != (b->kind == HIATUS_INDEX_EXCEPT))
    return a->kind == HIATUS_INDEX_EXCEPT;
  if (a->end != b->end)
    return a->end > b->end;
  if (a->kind != b->kind)
    return a->kind < b->kind;

  return a->keyword < b->keyword;
}

/* Moves the hit at the root of a heap to its place. */
static void
sift (HiatusHit *heap,
      guint root,
      guint n)
{
  HiatusHit moved = heap[root];

  for (guint child = root * 2 + 1; child < n; child = root * 2 + 1)
    {
      if (child + 1 < n && is_before (&heap[child], &heap[child + 1]))
        child++;
      if (!is_before (&moved, &heap[child]))
        break;
      heap[root] = heap[child];
      root = child;
    }
  heap[root] = moved;
}

/* A heap sort, because qsort() may allocate. */
static void
sort (HiatusHit *hits,
      guint n)
{
  for (guint i = n / 2; i-- > 0;)
    sift (hits, i, n);
  for (guint i = n; i-- > 1;)
    {
      HiatusHit last = hits[i];

      hits[i] = hits[0];
      hits[0] = last;
      sift (hits, 0, i);
    }
}

static guint
count_contacts (const HiatusHits *hits)
{
  guint n = 0;

  for (guint i = 0; i < hits->n; i++)
    if (i == 0 || hits->hits[i].contact != hits->hits[i - 1].contact)
      n++;

  return n;
}

/* What the @n hits of one contact come to. A hit lies within one of the exceptions that begin no later exactly if the one of
 * those that ends last covers it. Returns whether any keyword is left. */
static gboolean
resolve_contact (const HiatusHit *hits,
                 guint n,
                 HiatusMatch *match)
{
  guint32 excepted = 0;

  *match = (HiatusMatch){ .contact = hits[0].contact };
  for (guint i = 0; i < n; i++)
    {
      if (hits[i].kind == HIATUS_INDEX_EXCEPT)
        excepted = MAX (excepted, hits[i].end);
      else if (hits[i].kind == HIATUS_INDEX_LET_THROUGH)
        match->let_through = TRUE;
      else if (hits[i].end > excepted)
        {
          if (match->kinds == 0)
            {
              match->kind = (HiatusKeywordKind) hits[i].kind;
              match->keyword = hits[i].keyword;
            }
          match->kinds |= 1u << hits[i].kind;
        }
    }

  return match->kinds != 0;
}

/**
 * hiatus_hits_resolve:
 * @hits: what was found; nothing is left in it
 * @matches: (out) (array length=return) (nullable): whom that gives away, in the order of contacts; @hits owns them until its
 *   next use
 *
 * Returns: how many @matches there are
 */
guint
hiatus_hits_resolve (HiatusHits *hits,
                     const HiatusMatch **matches)
{
  guint n = 0;
  guint n_contacts;

  *matches = hits->matches;
  if (hits->n == 0)
    return 0;

  sort (hits->hits, hits->n);
  n_contacts = count_contacts (hits);
  if (n_contacts > hits->matches_size)
    {
      g_free (hits->matches);
      hits->matches_size = MAX (n_contacts, FIRST_SIZE);
      hits->matches = g_new (HiatusMatch, hits->matches_size);
    }
  for (guint from = 0, to; from < hits->n; from = to)
    {
      for (to = from + 1; to < hits->n && hits->hits[to].contact == hits->hits[from].contact; to++)
        ;
      if (resolve_contact (hits->hits + from, to - from, &hits->matches[n]))
        n++;
    }
  explicit_bzero (hits->hits, hits->n * sizeof *hits->hits);
  hits->n = 0;
  *matches = hits->matches;

  return n;
}

/**
 * hiatus_hits_clear:
 * @hits: what was found
 *
 * Gives its memory back.
 */
void
hiatus_hits_clear (HiatusHits *hits)
{
  g_free (hits->hits);
  g_free (hits->matches);
  *hits = (HiatusHits){ 0 };
}
