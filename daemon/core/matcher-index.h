/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/contact.h"
#include "daemon/core/matcher-glance.h"
#include "daemon/core/matcher-words.h"
#include "daemon/core/phone.h"

G_BEGIN_DECLS

/* What the index has besides the kinds of keyword. */
enum
{
  HIATUS_INDEX_EXCEPT = HIATUS_N_KEYWORD_KINDS,
  HIATUS_INDEX_LET_THROUGH,
};

/**
 * HiatusIndexed:
 * @text: where its folded bytes are in the index; of a phone number, where its 64 bits are
 * @length: how many bytes it has
 * @lead: how many of them stand before its first word
 * @contact: the contact that it belongs to
 * @keyword: which of its kind it is there
 * @kind: a #HiatusKeywordKind, or one of the two above
 * @has_exceptions: whether its contact has any
 * @next: the next that is looked up by the same words, counted from 1; 0 for none
 *
 * A keyword that can be looked up.
 */
typedef struct
{
  guint32 text;
  guint32 length;
  guint32 lead;
  guint32 contact;
  guint32 keyword;
  guint16 kind;
  guint16 has_exceptions;
  guint32 next;
} HiatusIndexed;

/* Words that keywords begin with. */
typedef struct
{
  guint64 hash;
  guint32 keywords; /* the first that ends with them, counted from 1; 0 for none */
  guint8 is_longer; /* whether some go on */
  guint8 is_first;  /* whether it is for one word */
  guint8 is_pair;   /* whether it is for two */
} HiatusIndexNode;

/**
 * HiatusIndexFilter:
 *
 * A bitmap of hashes: it tells for nearly all of them that there is no node, out of a faster cache than the nodes are in.
 */
typedef struct
{
  guint64 *bits;
  guint shift;
} HiatusIndexFilter;

/**
 * HiatusIndex:
 *
 * All keywords, to be looked up by their words: a hashed trie. A node stands for one or more words with what is between
 * them, and is found by its hash alone, so that what is found has to be compared with the text. The first words of all
 * keywords are in one filter. Keywords of one word, of no word and phone numbers are in the next; the first two words of all
 * others in another, because one word of a phrase is in many texts, and the next beside it in few. Of a list that is not long,
 * a glance tells of most texts that nothing needs to be looked up.
 */
typedef struct
{
  HiatusIndexNode *nodes;
  guint32 n_nodes;
  guint32 node_mask;
  HiatusIndexFilter first;
  HiatusIndexFilter single;
  HiatusIndexFilter pairs;
  HiatusGlance glance;
  GArray *keywords; /* of HiatusIndexed */
  GByteArray *text;
  gboolean has_phones;
  gboolean has_symbols;  /* keywords without a word */
  gboolean has_prefixed; /* keywords before which Arabic or Hebrew may hang a prefix */

  /*< private >*/
  HiatusFolded folded; /* of the keyword that is being added */
  HiatusWords words;
} HiatusIndex;

/* Where a phone number is looked up: as it is, and without the country that it was written with. */
typedef enum
{
  HIATUS_INDEX_PHONE_WHOLE,
  HIATUS_INDEX_PHONE_SHORTENED,
} HiatusIndexPhone;

void hiatus_index_init (HiatusIndex *index,
                        guint n_keywords);

void hiatus_index_add (HiatusIndex *index,
                       const gchar *written,
                       guint contact,
                       gboolean has_exceptions,
                       guint kind,
                       guint keyword);

void hiatus_index_finish (HiatusIndex *index);

void hiatus_index_clear (HiatusIndex *index);

/* The hash of words and of the next; of what is between them the first eight bytes tell enough. */
static inline guint64
hiatus_index_hash_words (guint64 hash,
                         const gchar *between,
                         gsize n_between,
                         guint64 next)
{
  guint64 separators = hiatus_hash_block (between, hiatus_hash_masks[MIN (n_between, 8)][0]);

  return ((hash << 23 | hash >> 41) + separators) ^ next;
}

static inline guint64
hiatus_index_hash_symbol (const gchar *symbol)
{
  gsize n = g_utf8_skip[(guint8) *symbol];

  return hiatus_hash_mix (hiatus_hash_bytes (symbol, n), G_GUINT64_CONSTANT (0x5bd1e9955bd1e995));
}

static inline guint64
hiatus_index_hash_phone (guint64 number,
                         HiatusIndexPhone how)
{
  return hiatus_hash_mix (number, G_GUINT64_CONSTANT (0x27d4eb2f165667c5) + how);
}

/* Whether there may be a node; it is wrong only where it says yes, and seldom. */
static inline guint
hiatus_index_may_have (const HiatusIndexFilter *filter,
                       guint64 hash)
{
  guint64 bit = hash >> filter->shift;

  return filter->bits[bit / 64] >> (bit % 64) & 1;
}

static inline const HiatusIndexNode *
hiatus_index_find (const HiatusIndex *index,
                   guint64 hash)
{
  for (guint32 i = (guint32) hash & index->node_mask;; i = (i + 1) & index->node_mask)
    {
      const HiatusIndexNode *node = &index->nodes[i];

      if (node->keywords == 0 && !node->is_longer)
        return NULL;
      if (node->hash == hash)
        return node;
    }
}

static inline const HiatusIndexed *
hiatus_index_get (const HiatusIndex *index,
                  guint32 keyword)
{
  return keyword == 0 ? NULL : &g_array_index (index->keywords, HiatusIndexed, keyword - 1);
}

G_END_DECLS
