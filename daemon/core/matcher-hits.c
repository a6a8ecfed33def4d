/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher-hits.h"

#include <string.h>

#define FIRST_SIZE 16

static void
append (HiatusHitList *list,
        const HiatusHit *hit)
{
  if (list->n == list->size)
    {
      list->size = MAX (list->size * 2, FIRST_SIZE);
      list->hits = g_renew (HiatusHit, list->hits, list->size);
    }
  list->hits[list->n++] = *hit;
}

static HiatusFound *
ensure_found (HiatusHits *hits,
              guint contact)
{
  if (hits->slots[contact] != 0)
    return &hits->found[hits->slots[contact] - 1];

  if (hits->n_found == hits->found_size)
    {
      hits->found_size = MAX (hits->found_size * 2, FIRST_SIZE);
      hits->found = g_renew (HiatusFound, hits->found, hits->found_size);
    }
  hits->first_contact = hits->n_found == 0 ? contact : MIN (hits->first_contact, contact);
  hits->last_contact = hits->n_found == 0 ? contact : MAX (hits->last_contact, contact);
  hits->found[hits->n_found] = (HiatusFound){ .best.contact = contact };
  hits->slots[contact] = ++hits->n_found;

  return &hits->found[hits->n_found - 1];
}

/* Which of two hits of a contact counts: what begins first; of that the longest. */
static gboolean
is_better (const HiatusHit *a,
           const HiatusHit *b)
{
  if (a->start != b->start)
    return a->start < b->start;
  if (a->end != b->end)
    return a->end > b->end;
  if (a->kind != b->kind)
    return a->kind < b->kind;

  return a->keyword < b->keyword;
}

/* Reckons with a hit that nothing cancels. */
static void
settle (HiatusHits *hits,
        const HiatusHit *hit)
{
  HiatusFound *found = ensure_found (hits, hit->contact);

  if (hit->kind == HIATUS_INDEX_LET_THROUGH)
    {
      found->let_through = TRUE;
      return;
    }
  if (found->kinds == 0 || is_better (hit, &found->best))
    found->best = *hit;
  found->kinds |= 1u << hit->kind;
}

/**
 * hiatus_hits_begin:
 * @hits: where hits go; nothing is in it
 * @n_contacts: how many contacts there are
 *
 * Makes room. It allocates nothing if there were as many contacts before.
 */
void
hiatus_hits_begin (HiatusHits *hits,
                   guint n_contacts)
{
  if (n_contacts <= hits->n_slots)
    return;

  g_free (hits->slots);
  hits->n_slots = n_contacts;
  hits->slots = g_new0 (guint32, n_contacts);
}

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
  HiatusHit hit = {
    .contact = keyword->contact,
    .start = (guint32) start,
    .end = (guint32) end,
    .kind = keyword->kind,
    .keyword = keyword->keyword,
  };

  if (hit.kind == HIATUS_INDEX_EXCEPT)
    append (&hits->exceptions, &hit);
  else if (keyword->has_exceptions && hit.kind != HIATUS_INDEX_LET_THROUGH)
    append (&hits->open, &hit);
  else
    settle (hits, &hit);
}

/* The order in which exceptions are looked up: by contact, then by where they begin. */
static gboolean
is_before (const HiatusHit *a,
           const HiatusHit *b)
{
  return a->contact != b->contact ? a->contact < b->contact : a->start < b->start;
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

/* A heap sort, because qsort() may allocate. Those of one contact are nearly always in order. */
static void
sort (HiatusHit *hits,
      guint n)
{
  guint n_ordered = MIN (n, 1);

  while (n_ordered < n && !is_before (&hits[n_ordered], &hits[n_ordered - 1]))
    n_ordered++;
  if (n_ordered == n)
    return;

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

/* Makes each exception end where the last of those of its contact ends that begin no later: a hit lies within one of them exactly
 * if it lies within the last one that begins no later than the hit. */
static void
widen (HiatusHitList *exceptions)
{
  sort (exceptions->hits, exceptions->n);
  for (guint i = 1; i < exceptions->n; i++)
    if (exceptions->hits[i].contact == exceptions->hits[i - 1].contact)
      exceptions->hits[i].end = MAX (exceptions->hits[i].end, exceptions->hits[i - 1].end);
}

static gboolean
is_cancelled (const HiatusHitList *exceptions,
              const HiatusHit *hit)
{
  guint n = 0; /* how many come no later */

  for (guint from = 0, to = exceptions->n; from < to;)
    {
      guint middle = from + (to - from) / 2;

      if (is_before (hit, &exceptions->hits[middle]))
        to = middle;
      else
        n = from = middle + 1;
    }

  return n > 0 && exceptions->hits[n - 1].contact == hit->contact && exceptions->hits[n - 1].end >= hit->end;
}

static void
wipe (HiatusHitList *list)
{
  if (list->n > 0)
    explicit_bzero (list->hits, list->n * sizeof *list->hits);
  list->n = 0;
}

/* Writes down whom it gives away, and forgets what was found. */
static guint
take_matches (HiatusHits *hits)
{
  guint n = 0;

  if (hits->n_found > hits->matches_size)
    {
      g_free (hits->matches);
      hits->matches_size = hits->found_size;
      hits->matches = g_new (HiatusMatch, hits->matches_size);
    }
  for (guint contact = hits->first_contact; contact <= hits->last_contact; contact++)
    {
      const HiatusFound *found;

      if (hits->slots[contact] == 0)
        continue;
      found = &hits->found[hits->slots[contact] - 1];
      hits->slots[contact] = 0;
      if (found->kinds != 0)
        hits->matches[n++] = (HiatusMatch){
          .contact = contact,
          .kinds = found->kinds,
          .kind = (HiatusKeywordKind) found->best.kind,
          .keyword = found->best.keyword,
          .let_through = found->let_through,
        };
    }
  explicit_bzero (hits->found, hits->n_found * sizeof *hits->found);
  hits->n_found = 0;

  return n;
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

  widen (&hits->exceptions);
  for (guint i = 0; i < hits->open.n; i++)
    if (!is_cancelled (&hits->exceptions, &hits->open.hits[i]))
      settle (hits, &hits->open.hits[i]);
  wipe (&hits->exceptions);
  wipe (&hits->open);
  if (hits->n_found > 0)
    n = take_matches (hits);
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
  g_free (hits->exceptions.hits);
  g_free (hits->open.hits);
  g_free (hits->found);
  g_free (hits->slots);
  g_free (hits->matches);
  *hits = (HiatusHits){ 0 };
}
