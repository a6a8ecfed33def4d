/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher.h"

#include <string.h>

#include "daemon/core/matcher-hits.h"
#include "daemon/core/matcher-index.h"
#include "daemon/core/text.h"
#include "daemon/core/word-edges.h"

struct _HiatusMatcher
{
  gatomicrefcount references;
  GPtrArray *contacts;
  HiatusIndex index;
};

struct _HiatusMatcherScratch
{
  HiatusFolded folded;
  HiatusWords words;
  guint32 *candidates; /* the words that the index may have */
  guint candidates_size;
  HiatusHits hits;
};

/* One text while it is matched. */
typedef struct
{
  const HiatusMatcher *matcher;
  const HiatusIndex *index;
  HiatusMatcherScratch *scratch;
  const gchar *text; /* folded, with a zero behind it */
  gsize length;
  gboolean is_cut;
} Pass;

static guint
count_keywords (GPtrArray *contacts)
{
  guint n = 0;

  for (guint i = 0; i < contacts->len; i++)
    {
      const HiatusContact *contact = g_ptr_array_index (contacts, i);

      for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
        n += g_strv_length (contact->keywords[kind]);
      n += g_strv_length (contact->except) + g_strv_length (contact->let_through);
    }

  return n;
}

/**
 * hiatus_matcher_new:
 * @contacts: (element-type HiatusContact): who is watched for; they are not changed any more
 *
 * Makes the keywords of all contacts ready. A keyword of which folding leaves nothing is none, nor is a phone number with
 * less than seven significant digits.
 *
 * The rule: text and keywords are folded as hiatus_text_fold() says. *W* is a word character, see
 * hiatus_text_get_class().
 *
 * - Names and phrases: the folded keyword stands in the folded text, character by character. At each end where the keyword
 *   has a W, a word ends there: word-edges.h says where that is in every script. In a script with blanks between words it
 *   is where no W is beside it.
 * - Handles: the same, but "_", "." and "-" count as W beside them and at their ends. A full stop after the handle, or a run
 *   of them, ends it if no "_", "-" or W of a script with blanks follows. Before an "@" at the beginning of the handle
 *   anything may stand, as before any character that is no W; and in the place of the "@" of a handle that has a W a "/" may
 *   stand, as it does in links.
 * - E-mail addresses: as names; besides, none of "._%+-" stands before it, and neither a "-" nor a "." with a W of a
 *   script with blanks after it.
 * - Phone numbers: hiatus_phone_find() says what is a number in a text. It is the keyword if the significant digits are the
 *   same; or else if one was written with "+" or "00", and gives the other when its first one, two or three digits are taken
 *   away, and that leaves seven or more.
 * - `except`: phrases of a contact cancel those of its keywords that lie within them, ends included. Nothing but the
 *   keywords of that contact is cancelled, and `let-through` never is.
 * - `let-through`: words that are found as names are, anywhere in the text.
 * - Only the first %HIATUS_MATCHER_TEXT_MAX bytes of a text count, less what is left of a character that they cut through.
 *   What is found there must not touch the end of what is left of a longer text after folding, because nobody looks at how
 *   it goes on: a keyword that ends there is not found, nor one of whose end it depends on what follows.
 *
 * Returns: (transfer full): the matcher
 */
HiatusMatcher *
hiatus_matcher_new (GPtrArray *contacts)
{
  HiatusMatcher *matcher = g_new0 (HiatusMatcher, 1);

  g_atomic_ref_count_init (&matcher->references);
  matcher->contacts = g_ptr_array_new_full (contacts->len, (GDestroyNotify) hiatus_contact_unref);
  hiatus_index_init (&matcher->index, count_keywords (contacts));
  for (guint i = 0; i < contacts->len; i++)
    {
      HiatusContact *contact = g_ptr_array_index (contacts, i);
      gboolean has_exceptions = contact->except[0] != NULL;

      g_ptr_array_add (matcher->contacts, hiatus_contact_ref (contact));
      for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
        for (guint k = 0; contact->keywords[kind][k] != NULL; k++)
          hiatus_index_add (&matcher->index, contact->keywords[kind][k], i, has_exceptions, kind, k);
      for (guint k = 0; contact->except[k] != NULL; k++)
        hiatus_index_add (&matcher->index, contact->except[k], i, has_exceptions, HIATUS_INDEX_EXCEPT, k);
      for (guint k = 0; contact->let_through[k] != NULL; k++)
        hiatus_index_add (&matcher->index, contact->let_through[k], i, has_exceptions, HIATUS_INDEX_LET_THROUGH, k);
    }
  hiatus_index_finish (&matcher->index);

  return matcher;
}

/**
 * hiatus_matcher_ref:
 * @matcher: a matcher
 *
 * Returns: (transfer full): it
 */
HiatusMatcher *
hiatus_matcher_ref (HiatusMatcher *matcher)
{
  g_atomic_ref_count_inc (&matcher->references);

  return matcher;
}

/**
 * hiatus_matcher_unref:
 * @matcher: (transfer full): a matcher
 *
 * Gives it back, from any thread.
 */
void
hiatus_matcher_unref (HiatusMatcher *matcher)
{
  if (!g_atomic_ref_count_dec (&matcher->references))
    return;

  g_ptr_array_unref (matcher->contacts);
  hiatus_index_clear (&matcher->index);
  g_free (matcher);
}

/**
 * hiatus_matcher_get_contact:
 * @matcher: a matcher
 * @i: which contact, counted from 0
 *
 * Returns: (transfer none): the contact
 */
HiatusContact *
hiatus_matcher_get_contact (const HiatusMatcher *matcher,
                            guint i)
{
  return g_ptr_array_index (matcher->contacts, i);
}

/**
 * hiatus_matcher_get_n_contacts:
 * @matcher: a matcher
 *
 * Returns: how many contacts it has
 */
guint
hiatus_matcher_get_n_contacts (const HiatusMatcher *matcher)
{
  return matcher->contacts->len;
}

/**
 * hiatus_matcher_scratch_new:
 *
 * Returns: (transfer full): working memory for one thread. It fits any matcher
 */
HiatusMatcherScratch *
hiatus_matcher_scratch_new (void)
{
  return g_new0 (HiatusMatcherScratch, 1);
}

/**
 * hiatus_matcher_scratch_free:
 * @scratch: (transfer full): working memory
 */
void
hiatus_matcher_scratch_free (HiatusMatcherScratch *scratch)
{
  hiatus_folded_clear (&scratch->folded);
  g_free (scratch->words.words);
  g_free (scratch->candidates);
  hiatus_hits_clear (&scratch->hits);
  g_free (scratch);
}

static gboolean
is_plain_word_character (HiatusTextClass class)
{
  return hiatus_text_joins (HIATUS_TEXT_LETTER, class);
}

static gboolean
is_handle_mark (gchar c)
{
  return c == '_' || c == '.' || c == '-';
}

/* Whether the text goes on at @at with a W of a script with blanks, or with nobody knows what. */
static gboolean
goes_on (const Pass *pass,
         gsize at)
{
  if (at == pass->length)
    return pass->is_cut;

  return is_plain_word_character (hiatus_text_class_at (pass->text + at));
}

static gboolean
handle_begins (const Pass *pass,
               gsize start)
{
  gchar first = pass->text[start];

  if (start == 0)
    return TRUE;
  if (is_handle_mark (first))
    return !is_handle_mark (pass->text[start - 1]) && !hiatus_text_joins (hiatus_text_class_before (pass->text, start), HIATUS_TEXT_LETTER);

  return hiatus_text_class_at (pass->text + start) == HIATUS_TEXT_OTHER || !is_handle_mark (pass->text[start - 1]);
}

static gboolean
handle_ends (const Pass *pass,
             gsize end)
{
  gchar last = pass->text[end - 1];
  gsize at = end;

  if (is_handle_mark (last) ? goes_on (pass, end) : hiatus_text_class_before (pass->text, end) == HIATUS_TEXT_OTHER)
    return !is_handle_mark (last);
  if (pass->text[at] == '_' || pass->text[at] == '-')
    return FALSE;

  /* A full stop ends a sentence, or goes on. */
  while (at < pass->length && pass->text[at] == '.')
    at++;

  return at == end || (!goes_on (pass, at) && pass->text[at] != '_' && pass->text[at] != '-');
}

static gboolean
email_fits (const Pass *pass,
            gsize start,
            gsize end)
{
  if (start > 0 && strchr ("._%+-", pass->text[start - 1]) != NULL)
    return FALSE;
  if (end == pass->length)
    return TRUE;

  return pass->text[end] != '-' && !(pass->text[end] == '.' && goes_on (pass, end + 1));
}

/* Whether the words, and what else its kind asks for, end where the keyword does. */
static gboolean
fits (const Pass *pass,
      guint kind,
      gsize start,
      gsize end)
{
  if (!hiatus_word_edges_begins (pass->text, start, end) ||
      !hiatus_word_edges_ends (pass->text, pass->length, pass->is_cut, start, end))
    return FALSE;
  if (kind == HIATUS_KEYWORD_HANDLE)
    return handle_begins (pass, start) && handle_ends (pass, end);

  return kind != HIATUS_KEYWORD_EMAIL || email_fits (pass, start, end);
}

static gboolean
is_same (const Pass *pass,
         const HiatusIndexed *keyword,
         gsize start)
{
  const gchar *bytes = (const gchar *) pass->index->text->data + keyword->text;
  gsize skipped = keyword->kind == HIATUS_KEYWORD_HANDLE && bytes[0] == '@' && pass->text[start] == '/' ? 1 : 0;

  return memcmp (pass->text + start + skipped, bytes + skipped, keyword->length - skipped) == 0;
}

/* Looks at all keywords of a node; the first word of them would be at @first. */
static void
try_keywords (const Pass *pass,
              const HiatusIndexNode *node,
              gsize first)
{
  const HiatusIndexed *keyword;

  for (guint32 i = node->keywords; (keyword = hiatus_index_get (pass->index, i)) != NULL; i = keyword->next)
    {
      gsize start = first - keyword->lead;
      gsize end = start + keyword->length;

      if (keyword->lead <= first && end <= pass->length && is_same (pass, keyword, start) && fits (pass, keyword->kind, start, end))
        hiatus_hits_add (&pass->scratch->hits, keyword, start, end);
    }
}

/* Looks for keywords whose first word is the word @i, or what that has from @first on; @hash is its hash. */
static void
try_word (const Pass *pass,
          guint i,
          gsize first,
          guint64 hash)
{
  const HiatusWords *words = &pass->scratch->words;
  const HiatusIndexNode *node;

  while ((node = hiatus_index_find (pass->index, hash)) != NULL)
    {
      try_keywords (pass, node, first);
      if (!node->is_longer || ++i == words->n)
        return;
      hash = hiatus_index_hash_words (hash, pass->text + words->words[i - 1].end, words->words[i].start - words->words[i - 1].end, words->words[i].hash);
    }
}

/* Each step leaves out words, and so that it does so without a surprise to the machine, writes down all of them. */
static void
match_words (const Pass *pass)
{
  const HiatusIndex *index = pass->index;
  const HiatusWord *words = pass->scratch->words.words;
  guint32 *candidates = pass->scratch->candidates;
  guint n_words = pass->scratch->words.n;
  guint n_first = 0;
  guint n = 0;

  for (guint i = 0; i < n_words; i++)
    {
      candidates[n_first] = i;
      n_first += hiatus_index_may_have (&index->first, words[i].hash);
    }
  for (guint i = 0; i < n_first; i++)
    {
      const HiatusWord *word = &words[candidates[i]];
      guint64 pair = hiatus_index_hash_words (word->hash, pass->text + word->end, word[1].start - word->end, word[1].hash);

      candidates[n] = candidates[i];
      n += hiatus_index_may_have (&index->single, word->hash) | hiatus_index_may_have (&index->pairs, pair);
    }
  for (guint i = 0; i < n; i++)
    __builtin_prefetch (&index->nodes[(guint32) words[candidates[i]].hash & index->node_mask]);
  for (guint i = 0; i < n; i++)
    try_word (pass, candidates[i], words[candidates[i]].start, words[candidates[i]].hash);
}

/* Arabic and Hebrew write small words and the name as one. */
static void
match_prefixed (const Pass *pass)
{
  const HiatusWords *words = &pass->scratch->words;

  for (guint i = 0; i < words->n; i++)
    {
      const HiatusWord *word = &words->words[i];
      guint8 prefixes[HIATUS_WORD_PREFIXES_MAX];
      guint n;

      if ((guint8) pass->text[word->start] < 0xd6 || (guint8) pass->text[word->start] > 0xdb)
        continue;
      n = hiatus_word_edges_get_prefixes (pass->text, word->start, word->end, prefixes);
      for (guint k = 0; k < n; k++)
        {
          gsize first = word->start + prefixes[k];

          try_word (pass, i, first, hiatus_hash_bytes (pass->text + first, word->end - first));
        }
    }
}

/* Keywords without a word, such as a heart, are looked up by their first character. */
static void
match_symbols (const Pass *pass)
{
  for (const gchar *p = pass->text; p < pass->text + pass->length; p += g_utf8_skip[(guint8) *p])
    {
      guint64 hash;
      const HiatusIndexNode *node;

      if (*p == ' ' || g_ascii_isalnum (*p))
        continue;
      hash = hiatus_index_hash_symbol (p);
      if (hiatus_index_may_have (&pass->index->single, hash) && (node = hiatus_index_find (pass->index, hash)) != NULL)
        try_keywords (pass, node, (gsize) (p - pass->text));
    }
}

static void
try_phone (const Pass *pass,
           guint64 number,
           HiatusIndexPhone how,
           gsize start,
           gsize end)
{
  guint64 hash = hiatus_index_hash_phone (number, how);
  const HiatusIndexNode *node;
  const HiatusIndexed *keyword;

  if (!hiatus_index_may_have (&pass->index->single, hash) || (node = hiatus_index_find (pass->index, hash)) == NULL)
    return;

  for (guint32 i = node->keywords; (keyword = hiatus_index_get (pass->index, i)) != NULL; i = keyword->next)
    if (keyword->kind == HIATUS_KEYWORD_PHONE && memcmp (pass->index->text->data + keyword->text, &number, sizeof number) == 0)
      hiatus_hits_add (&pass->scratch->hits, keyword, start, end);
}

static void
on_phone (const HiatusPhone *phone,
          gsize start,
          gsize end,
          gpointer user_data)
{
  const Pass *pass = user_data;
  guint64 shortened;

  try_phone (pass, phone->number, HIATUS_INDEX_PHONE_WHOLE, start, end);
  try_phone (pass, phone->number, HIATUS_INDEX_PHONE_SHORTENED, start, end);
  for (guint by = 1; phone->is_international && by <= HIATUS_PHONE_COUNTRY_DIGITS; by++)
    if (hiatus_phone_shorten (phone, by, &shortened))
      try_phone (pass, shortened, HIATUS_INDEX_PHONE_WHOLE, start, end);
}

/* What of a text is looked at: no more than there is room for, and no half character at its end. */
static gsize
get_cut (const gchar *text,
         gsize length)
{
  gsize cut = HIATUS_MATCHER_TEXT_MAX;

  if (length <= HIATUS_MATCHER_TEXT_MAX)
    return length;
  while (cut > HIATUS_MATCHER_TEXT_MAX - 3 && ((guint8) text[cut] & 0xc0) == 0x80)
    cut--;

  return cut;
}

static gboolean
is_ascii (const gchar *text,
          gsize length)
{
  const guint64 highest = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 bits = 0;
  guint64 block;

  for (; length >= sizeof block; text += sizeof block, length -= sizeof block)
    {
      memcpy (&block, text, sizeof block);
      bits |= block;
    }
  for (; length > 0; text++, length--)
    bits |= (guint8) *text;

  return (bits & highest) == 0;
}

static void
reserve_candidates (HiatusMatcherScratch *scratch)
{
  if (scratch->words.n <= scratch->candidates_size)
    return;

  g_free (scratch->candidates);
  scratch->candidates_size = scratch->words.size;
  scratch->candidates = g_new0 (guint32, scratch->candidates_size);
}

/**
 * hiatus_matcher_match:
 * @matcher: a matcher
 * @scratch: working memory that no other thread uses now
 * @text: (array length=length): a text, as it came: it need not be valid UTF-8
 * @length: its length in bytes, or -1 if it ends with a zero
 * @matches: (out) (array length=return) (nullable): whom the text gives away, each contact once, in the order of the list;
 *   @scratch owns them until its next use
 *
 * Looks for all keywords of all contacts in one pass, whose cost does not depend on how many there are; hiatus_matcher_new()
 * has the rule. Where they are few, a glance before it spares most texts the pass, unless it is ASCII, whose folding takes no
 * longer than a glance. Of a contact the keyword counts as the first that begins first; of those the longest; of those the one
 * of the first kind; of those the first in its list. Nothing of the text is left in @scratch.
 *
 * Returns: how many @matches there are
 */
guint
hiatus_matcher_match (const HiatusMatcher *matcher,
                      HiatusMatcherScratch *scratch,
                      const gchar *text,
                      gssize length,
                      const HiatusMatch **matches)
{
  gsize whole = length < 0 ? strlen (text) : (gsize) length;
  gsize cut = get_cut (text, whole);
  Pass pass = { .matcher = matcher, .index = &matcher->index, .scratch = scratch, .is_cut = cut < whole };

  *matches = NULL;
  if (!is_ascii (text, cut) && !hiatus_glance_may_hold (&matcher->index.glance, text, cut))
    return 0;

  hiatus_folded_take (&scratch->folded, text, cut);
  hiatus_words_take (&scratch->words, &scratch->folded);
  reserve_candidates (scratch);
  hiatus_hits_begin (&scratch->hits, matcher->contacts->len);
  pass.text = scratch->folded.bytes;
  pass.length = scratch->folded.length;

  match_words (&pass);
  if (matcher->index.has_prefixed)
    match_prefixed (&pass);
  if (matcher->index.has_symbols)
    match_symbols (&pass);
  if (matcher->index.has_phones)
    hiatus_phone_find (&scratch->folded, &scratch->words, pass.is_cut, on_phone, &pass);

  hiatus_folded_wipe (&scratch->folded);
  hiatus_words_wipe (&scratch->words);

  return hiatus_hits_resolve (&scratch->hits, matches);
}
