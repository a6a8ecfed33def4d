/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher-index.h"

#include <string.h>

#define FIRST_NODES 64              /* room for this many at least, in powers of two, */
#define MOST_FIRST_NODES (1u << 20) /* and this many at most before they are needed */

/* Bits of a bitmap for each node: many while it is small, so that it seldom says yes, and fewer once it is not. */
#define BITS_PER_NODE 64
#define BITS_PER_NODE_OF_MANY 16
#define LEAST_BITS 10 /* as powers of two */
#define SMALL_BITS 16

#define ARTICLE "ال"
#define FOR_THE "لل"

/**
 * hiatus_index_init:
 * @index: (out): an index without keywords, to which hiatus_index_add() adds them
 * @n_keywords: about how many that will be
 */
void
hiatus_index_init (HiatusIndex *index,
                   guint n_keywords)
{
  guint32 n_nodes = FIRST_NODES;

  /* Room for one and a half nodes for each, and for the third that stays empty. */
  while (n_nodes / 9 * 4 < n_keywords && n_nodes < MOST_FIRST_NODES)
    n_nodes *= 2;

  *index = (HiatusIndex){
    .nodes = g_new0 (HiatusIndexNode, n_nodes),
    .node_mask = n_nodes - 1,
    .keywords = g_array_sized_new (FALSE, FALSE, sizeof (HiatusIndexed), n_keywords),
    .text = g_byte_array_new (),
  };
  hiatus_glance_init (&index->glance);
}

static gboolean
is_empty (const HiatusIndexNode *node)
{
  return node->keywords == 0 && !node->is_longer;
}

static HiatusIndexNode *
find_slot (HiatusIndexNode *nodes,
           guint32 mask,
           guint64 hash)
{
  guint32 i = (guint32) hash & mask;

  while (!is_empty (&nodes[i]) && nodes[i].hash != hash)
    i = (i + 1) & mask;

  return &nodes[i];
}

/* Keeps a third of the slots empty. */
static void
make_room (HiatusIndex *index)
{
  HiatusIndexNode *old = index->nodes;
  guint32 old_mask = index->node_mask;

  if (index->n_nodes < (old_mask + 1) / 3 * 2)
    return;

  index->node_mask = old_mask * 2 + 1;
  index->nodes = g_new0 (HiatusIndexNode, (gsize) index->node_mask + 1);
  for (gsize i = 0; i <= old_mask; i++)
    if (!is_empty (&old[i]))
      *find_slot (index->nodes, index->node_mask, old[i].hash) = old[i];
  g_free (old);
}

/* The node of @hash, which the caller has to fill in. */
static HiatusIndexNode *
ensure_node (HiatusIndex *index,
             guint64 hash)
{
  HiatusIndexNode *node;

  make_room (index);
  node = find_slot (index->nodes, index->node_mask, hash);
  if (is_empty (node))
    {
      node->hash = hash;
      index->n_nodes++;
    }

  return node;
}

static HiatusIndexNode *
add_to_node (HiatusIndex *index,
             guint64 hash,
             HiatusIndexed keyword,
             gconstpointer text)
{
  HiatusIndexNode *node = ensure_node (index, hash);

  keyword.text = index->text->len;
  keyword.next = node->keywords;
  g_byte_array_append (index->text, text, keyword.length);
  g_array_append_val (index->keywords, keyword);
  node->keywords = index->keywords->len;

  return node;
}

static void
add_phone (HiatusIndex *index,
           const gchar *written,
           HiatusIndexed keyword)
{
  HiatusPhone phone;
  guint64 shortened;

  if (!hiatus_phone_parse (written, &phone))
    return;

  if (!index->has_phones)
    hiatus_glance_add_phones (&index->glance);
  index->has_phones = TRUE;
  keyword.length = sizeof phone.number;
  add_to_node (index, hiatus_index_hash_phone (phone.number, HIATUS_INDEX_PHONE_WHOLE), keyword, &phone.number);
  for (guint by = 1; phone.is_international && by <= HIATUS_PHONE_COUNTRY_DIGITS; by++)
    if (hiatus_phone_shorten (&phone, by, &shortened))
      add_to_node (index, hiatus_index_hash_phone (shortened, HIATUS_INDEX_PHONE_SHORTENED), keyword, &shortened);
}

static void
add_text (HiatusIndex *index,
          const gchar *written,
          HiatusIndexed keyword)
{
  const HiatusFolded *folded = &index->folded;
  const HiatusWord *words;
  gsize from, to;

  hiatus_folded_take (&index->folded, written, strlen (written));
  hiatus_words_take (&index->words, folded);
  words = index->words.words;
  from = folded->length > 0 && folded->bytes[0] == ' ' ? 1 : 0;
  to = folded->length > from && folded->bytes[folded->length - 1] == ' ' ? folded->length - 1 : folded->length;
  keyword.length = (guint32) (to - from);
  if (keyword.length > 0 && keyword.kind < HIATUS_N_KEYWORD_KINDS)
    hiatus_glance_add (&index->glance, folded->bytes + from, keyword.length);

  if (index->words.n > 0)
    {
      HiatusTextClass class = hiatus_text_class_at (folded->bytes + words->start);
      guint64 hash = words->hash;
      HiatusIndexNode *node;

      keyword.lead = (guint32) (words->start - from);
      if (keyword.lead == 0 && (class == HIATUS_TEXT_ARABIC || class == HIATUS_TEXT_HEBREW))
        index->has_prefixed = TRUE;
      for (guint i = 1; i < index->words.n; i++)
        {
          node = ensure_node (index, hash);
          node->is_longer = TRUE;
          node->is_first |= i == 1;
          node->is_pair |= i == 2;
          hash = hiatus_index_hash_words (hash, folded->bytes + words[i - 1].end, words[i].start - words[i - 1].end, words[i].hash);
        }
      node = add_to_node (index, hash, keyword, folded->bytes + from);
      node->is_first |= index->words.n == 1;
      node->is_pair |= index->words.n == 2;
    }
  else if (keyword.length > 0)
    {
      index->has_symbols = TRUE;
      add_to_node (index, hiatus_index_hash_symbol (folded->bytes + from), keyword, folded->bytes + from);
    }

  hiatus_words_wipe (&index->words);
  hiatus_folded_wipe (&index->folded);
}

/**
 * hiatus_index_add:
 * @index: an index
 * @written: a keyword, as the person wrote it
 * @contact: the contact that it belongs to
 * @has_exceptions: whether that has any
 * @kind: a #HiatusKeywordKind, %HIATUS_INDEX_EXCEPT or %HIATUS_INDEX_LET_THROUGH
 * @keyword: which of its kind it is there
 *
 * Adds a keyword, unless nothing is left of it after folding, or it is a phone number that is none.
 */
void
hiatus_index_add (HiatusIndex *index,
                  const gchar *written,
                  guint contact,
                  gboolean has_exceptions,
                  guint kind,
                  guint keyword)
{
  HiatusIndexed indexed = { .contact = contact, .kind = (guint16) kind, .has_exceptions = has_exceptions != FALSE, .keyword = keyword };
  g_autofree gchar *folded = NULL;

  if (kind == HIATUS_KEYWORD_PHONE)
    {
      add_phone (index, written, indexed);
      return;
    }

  add_text (index, written, indexed);
  if ((guint8) written[0] < 0xd8 || kind == HIATUS_KEYWORD_EMAIL || kind == HIATUS_KEYWORD_HANDLE)
    return;

  /* "For Al-Hasan" is written with two lams and without the alef of the article. */
  folded = hiatus_text_fold (written, -1);
  if (g_str_has_prefix (folded, ARTICLE) && strlen (folded) > strlen (ARTICLE))
    {
      memcpy (folded, FOR_THE, strlen (FOR_THE));
      add_text (index, folded, indexed);
    }
}

static void
init_filter (HiatusIndexFilter *filter,
             gsize n)
{
  guint log2 = LEAST_BITS;

  while ((gsize) 1 << log2 < n * (log2 < SMALL_BITS ? BITS_PER_NODE : BITS_PER_NODE_OF_MANY))
    log2++;
  filter->shift = 64 - log2;
  filter->bits = g_new0 (guint64, (gsize) 1 << (log2 - 6));
}

static void
add_to_filter (HiatusIndexFilter *filter,
               guint64 hash)
{
  guint64 bit = hash >> filter->shift;

  filter->bits[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

/**
 * hiatus_index_finish:
 * @index: an index to which all keywords were added
 *
 * Makes it ready to be looked at, by any number of threads. Nothing can be added any more.
 */
void
hiatus_index_finish (HiatusIndex *index)
{
  gsize n_first = 0;
  gsize n_pairs = 0;

  hiatus_glance_finish (&index->glance);
  hiatus_folded_clear (&index->folded);
  g_clear_pointer (&index->words.words, g_free);

  for (gsize i = 0; i <= index->node_mask; i++)
    {
      n_first += index->nodes[i].is_first;
      n_pairs += index->nodes[i].is_pair;
    }
  init_filter (&index->first, n_first);
  init_filter (&index->single, index->n_nodes - n_pairs);
  init_filter (&index->pairs, n_pairs);
  for (gsize i = 0; i <= index->node_mask; i++)
    {
      if (index->nodes[i].is_first)
        add_to_filter (&index->first, index->nodes[i].hash);
      if (index->nodes[i].is_pair)
        add_to_filter (&index->pairs, index->nodes[i].hash);
      else if (index->nodes[i].keywords != 0)
        add_to_filter (&index->single, index->nodes[i].hash);
    }
}

/**
 * hiatus_index_clear:
 * @index: an index
 *
 * Gives its memory back.
 */
void
hiatus_index_clear (HiatusIndex *index)
{
  hiatus_glance_clear (&index->glance);
  g_clear_pointer (&index->nodes, g_free);
  g_clear_pointer (&index->first.bits, g_free);
  g_clear_pointer (&index->single.bits, g_free);
  g_clear_pointer (&index->pairs.bits, g_free);
  g_clear_pointer (&index->keywords, g_array_unref);
  g_clear_pointer (&index->text, g_byte_array_unref);
}
