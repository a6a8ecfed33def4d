/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/contact.h"
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
  guint32 kind;
  guint32 next;
} HiatusIndexed;

/* Words that keywords begin with. */
typedef struct
{
  guint64 hash;
  guint32 keywords; /* the first that ends with them, counted from 1; 0 for none */
  guint32 is_longer; /* whether some go on */
} HiatusIndexNode;

/**
 * HiatusIndex:
 *
 * All keywords, to be looked up by their words: a hashed trie. A node stands for one or more words with what is between
 * them, and is found by its hash alone, so that what is found has to be compared with the text. Before a node is looked for,
 * a bitmap that fits into the caches tells for nearly all words of a text that there is none.
 */
typedef struct
{
  HiatusIndexNode *nodes;
  guint32 n_nodes;
  guint32 node_mask;
  guint64 *bits;
  guint bits_shift;
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

void hiatus_index_init (HiatusIndex *index);

void hiatus_index_add (HiatusIndex *index,
                       const gchar *written,
                       guint contact,
                       guint kind,
                       guint keyword);

void hiatus_index_finish (HiatusIndex *index);

void hiatus_index_clear (HiatusIndex *index);

static inline guint64
hiatus_index_hash_words (guint64 hash,
                         const gchar *between,
                         gsize n_between,
                         guint64 next)
{
  guint64 separators = n_between == 0 ? 0 : hiatus_hash_bytes (between, n_between);

  return hiatus_hash_mix (hash + separators, next);
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

/* Whether there may be a node; nearly always right. */
static inline gboolean
hiatus_index_may_have (const HiatusIndex *index,
                       guint64 hash)
{
  guint64 bit = hash >> index->bits_shift;

  return index->bits[bit / 64] >> (bit % 64) & 1;
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
