/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/contact.h"

G_BEGIN_DECLS

/**
 * HIATUS_MATCHER_TEXT_MAX:
 *
 * How much of a text is looked at, in bytes.
 */
#define HIATUS_MATCHER_TEXT_MAX (64 * 1024)

/**
 * HiatusMatch:
 * @contact: which contact, counted from 0 in the list that the matcher was made of
 * @kinds: the kinds of keyword that were found, a bit `1 << HiatusKeywordKind` for each
 * @kind: the kind of the keyword that was found first in the text
 * @keyword: which of the contact's keywords of @kind that was, counted from 0
 * @let_through: whether a word of let-through is in the text too
 *
 * One contact that a text gives away.
 */
typedef struct
{
  guint contact;
  guint kinds;
  HiatusKeywordKind kind;
  guint keyword;
  gboolean let_through;
} HiatusMatch;

/**
 * HiatusMatcher:
 *
 * All keywords of all contacts, made ready for one pass over a text. It never changes, is counted by references, and
 * serves any number of threads at once, each with a scratch of its own.
 */
typedef struct _HiatusMatcher HiatusMatcher;

/**
 * HiatusMatcherScratch:
 *
 * The working memory of one thread, so that nothing is allocated per text once it is warm. It holds nothing of a text
 * when hiatus_matcher_match() has returned.
 */
typedef struct _HiatusMatcherScratch HiatusMatcherScratch;

HiatusMatcher *hiatus_matcher_new (GPtrArray *contacts);

HiatusMatcher *hiatus_matcher_ref (HiatusMatcher *matcher);

void hiatus_matcher_unref (HiatusMatcher *matcher);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusMatcher, hiatus_matcher_unref)

HiatusContact *hiatus_matcher_get_contact (const HiatusMatcher *matcher,
                                           guint i);

guint hiatus_matcher_get_n_contacts (const HiatusMatcher *matcher);

HiatusMatcherScratch *hiatus_matcher_scratch_new (void);

void hiatus_matcher_scratch_free (HiatusMatcherScratch *scratch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusMatcherScratch, hiatus_matcher_scratch_free)

guint hiatus_matcher_match (const HiatusMatcher *matcher,
                            HiatusMatcherScratch *scratch,
                            const gchar *text,
                            gssize length,
                            const HiatusMatch **matches);

G_END_DECLS
