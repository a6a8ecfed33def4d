/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/text.h"

#include <string.h>

#include "daemon/core/fold-table.h"
#include "daemon/core/text-block.h"

/* The letters that a Korean syllable is made of (Unicode, chapter 3.12). */
#define HANGUL_FIRST_SYLLABLE 0xac00u
#define HANGUL_FIRST_LEADING 0x1100u
#define HANGUL_FIRST_VOWEL 0x1161u
#define HANGUL_BEFORE_TRAILING 0x11a7u
#define HANGUL_N_VOWELS 21u
#define HANGUL_N_TRAILING 28u

#define IS_REST(byte) (((byte) &0xc0) == 0x80) /* of a code point in UTF-8 */

#define BIT(class) (1u << HIATUS_TEXT_##class)
#define REST_OF_A_LETTER (BIT (KANA_MARK) | BIT (HANGUL_REST) | BIT (CLUSTER_REST) | BIT (CLUSTER_JOINER))
#define BLANKS_BETWEEN_WORDS (BIT (LETTER) | BIT (ARABIC) | BIT (HEBREW) | REST_OF_A_LETTER)

/* For each class, those that go on what a character of it began. Where a script has no blanks, or hangs particles on words,
 * each letter begins something of its own; Katakana is read by the whole run. */
static const guint joins[HIATUS_N_TEXT_CLASSES] = {
  [HIATUS_TEXT_LETTER] = BLANKS_BETWEEN_WORDS,
  [HIATUS_TEXT_ARABIC] = BLANKS_BETWEEN_WORDS,
  [HIATUS_TEXT_HEBREW] = BLANKS_BETWEEN_WORDS,
  [HIATUS_TEXT_HAN] = REST_OF_A_LETTER,
  [HIATUS_TEXT_HIRAGANA] = REST_OF_A_LETTER,
  [HIATUS_TEXT_KATAKANA] = BIT (KATAKANA) | REST_OF_A_LETTER,
  [HIATUS_TEXT_KANA_MARK] = REST_OF_A_LETTER,
  [HIATUS_TEXT_HANGUL] = REST_OF_A_LETTER,
  [HIATUS_TEXT_HANGUL_REST] = REST_OF_A_LETTER,
  [HIATUS_TEXT_CLUSTER] = REST_OF_A_LETTER,
  [HIATUS_TEXT_CLUSTER_REST] = REST_OF_A_LETTER,
  [HIATUS_TEXT_CLUSTER_JOINER] = BIT (CLUSTER) | BIT (CLUSTER_FIRST) | REST_OF_A_LETTER,
  [HIATUS_TEXT_CLUSTER_FIRST] = BIT (CLUSTER) | REST_OF_A_LETTER,
};

/* Where a text goes while it is folded. The bits of the 64 bytes that are being written are kept until all are known. */
typedef struct
{
  guint8 *bytes;
  guint64 *words;
  guint64 *breaks;
  gsize length;
  guint64 pending_words;
  guint64 pending_breaks;
  HiatusTextClass last;
} Sink;

/* Takes in the @n bytes, less than 64, that stand at the end of the sink already, with their bits. */
static inline void
put_bytes (Sink *sink,
           gsize n,
           guint64 words,
           guint64 breaks)
{
  gsize bit = sink->length % 64;

  sink->pending_words |= words << bit;
  sink->pending_breaks |= breaks << bit;
  if (G_UNLIKELY (bit + n >= 64))
    {
      sink->words[sink->length / 64] = sink->pending_words;
      sink->breaks[sink->length / 64] = sink->pending_breaks;
      sink->pending_words = words >> 1 >> (63 - bit);
      sink->pending_breaks = breaks >> 1 >> (63 - bit);
    }
  sink->length += n;
}

/* The same for any number of bytes of one word, and a blank or none. */
static inline void
put_word (Sink *sink,
          gsize n,
          gsize n_blanks,
          guint64 breaks)
{
  for (; G_UNLIKELY (n > 62); n -= 62, breaks = 0)
    put_bytes (sink, 62, G_MAXUINT64 >> 2, breaks);
  put_bytes (sink, n + n_blanks, (G_GUINT64_CONSTANT (1) << n) - 1, breaks);
}

/* The same for a character. */
static inline void
put_character (Sink *sink,
               gsize n,
               HiatusTextClass class)
{
  gboolean is_word = class != HIATUS_TEXT_OTHER;

  put_bytes (sink, n, is_word ? (1u << n) - 1 : 0, !(joins[sink->last] >> class & 1));
  /* A voiced Katakana is Katakana. */
  if (class != HIATUS_TEXT_KANA_MARK || sink->last == HIATUS_TEXT_OTHER)
    sink->last = class;
}

static inline gsize
write_utf8 (guint8 *to,
            gunichar c)
{
  if (c < 0x80)
    {
      to[0] = (guint8) c;
      return 1;
    }
  if (c < 0x800)
    {
      to[0] = (guint8) (0xc0 | c >> 6);
      to[1] = (guint8) (0x80 | (c & 0x3f));
      return 2;
    }
  if (c < 0x10000)
    {
      to[0] = (guint8) (0xe0 | c >> 12);
      to[1] = (guint8) (0x80 | (c >> 6 & 0x3f));
      to[2] = (guint8) (0x80 | (c & 0x3f));
      return 3;
    }
  to[0] = (guint8) (0xf0 | c >> 18);
  to[1] = (guint8) (0x80 | (c >> 12 & 0x3f));
  to[2] = (guint8) (0x80 | (c >> 6 & 0x3f));
  to[3] = (guint8) (0x80 | (c & 0x3f));
  return 4;
}

/* Writes what an entry has for HIATUS_FOLD_BYTE to HIATUS_FOLD_BYTES3. Returns how many bytes that is; some more are written. */
static inline gsize
write_bytes (guint8 *to,
             guint32 entry)
{
  guint32 bytes = GUINT32_TO_LE (HIATUS_FOLD_OPERAND (entry));

  memcpy (to, &bytes, sizeof bytes);

  return HIATUS_FOLD_ACTION (entry);
}

static inline void
put_folded (Sink *sink,
            gunichar c,
            HiatusTextClass class)
{
  put_character (sink, write_utf8 (sink->bytes + sink->length, c), class);
}

/* A run of white space is one blank. */
static inline void
put_space (Sink *sink)
{
  if (sink->length > 0 && sink->bytes[sink->length - 1] == ' ')
    return;

  sink->bytes[sink->length] = ' ';
  put_character (sink, 1, HIATUS_TEXT_OTHER);
}

static void
put_hangul (Sink *sink,
            gunichar syllable)
{
  gunichar index = syllable - HANGUL_FIRST_SYLLABLE;

  put_folded (sink, HANGUL_FIRST_LEADING + index / (HANGUL_N_VOWELS * HANGUL_N_TRAILING), HIATUS_TEXT_HANGUL);
  put_folded (sink, HANGUL_FIRST_VOWEL + index / HANGUL_N_TRAILING % HANGUL_N_VOWELS, HIATUS_TEXT_HANGUL_REST);
  if (index % HANGUL_N_TRAILING != 0)
    put_folded (sink, HANGUL_BEFORE_TRAILING + index % HANGUL_N_TRAILING, HIATUS_TEXT_HANGUL_REST);
}

static void
put_many (Sink *sink,
          const gunichar *many)
{
  for (; *many != 0; many++)
    {
      if (*many == ' ')
        put_space (sink);
      else
        put_folded (sink, *many, HIATUS_FOLD_CLASS (hiatus_fold_entry (*many)));
    }
}

/* Reads the code point at @in. Of what is no UTF-8 each byte is a replacement character. Returns how many bytes it has. */
static inline gsize
read_utf8 (const guint8 *in,
           gsize left,
           gunichar *c)
{
  guint first = in[0];

  if (first < 0x80)
    {
      *c = first;
      return 1;
    }
  if (first >= 0xc2 && first < 0xe0 && left >= 2 && IS_REST (in[1]))
    {
      *c = (first & 0x1f) << 6 | (in[1] & 0x3fu);
      return 2;
    }
  if (first >= 0xe0 && first < 0xf0 && left >= 3 && IS_REST (in[1]) && IS_REST (in[2]))
    {
      *c = (first & 0x0f) << 12 | (in[1] & 0x3fu) << 6 | (in[2] & 0x3fu);
      if (*c >= 0x800 && (*c < 0xd800 || *c > 0xdfff))
        return 3;
    }
  else if (first >= 0xf0 && first < 0xf5 && left >= 4 && IS_REST (in[1]) && IS_REST (in[2]) && IS_REST (in[3]))
    {
      *c = (first & 0x07) << 18 | (in[1] & 0x3fu) << 12 | (in[2] & 0x3fu) << 6 | (in[3] & 0x3fu);
      if (*c >= 0x10000 && *c <= 0x10ffff)
        return 4;
    }
  *c = HIATUS_TEXT_REPLACEMENT;
  return 1;
}

/* Folds one code point. Returns how many bytes of the text it had. */
static gsize
fold_one (Sink *sink,
          const guint8 *in,
          gsize left)
{
  gunichar c;
  gsize n = read_utf8 (in, left, &c);
  guint32 entry = hiatus_fold_entry (c);
  HiatusFoldAction action = HIATUS_FOLD_ACTION (entry);

  if (action == HIATUS_FOLD_MANY)
    put_many (sink, hiatus_fold_many + HIATUS_FOLD_OPERAND (entry));
  else if (action == HIATUS_FOLD_HANGUL)
    put_hangul (sink, c);
  else if (action == HIATUS_FOLD_ONE)
    put_folded (sink, HIATUS_FOLD_OPERAND (entry), HIATUS_FOLD_CLASS (entry));
  else if (action == HIATUS_FOLD_KEEP)
    put_folded (sink, c, HIATUS_FOLD_CLASS (entry));
  else
    put_character (sink, write_bytes (sink->bytes + sink->length, entry), HIATUS_FOLD_CLASS (entry));

  return n;
}

/* The entry of a code point of two or three bytes at @in, and how many it has. 0 if there is none. @in is before @last,
 * the last byte of the text. */
static inline gsize
read_letter (const guint8 *in,
             const guint8 *last,
             guint32 *entry)
{
  gunichar c;

  if (!IS_REST (in[1]))
    return 0;
  if (in[0] >= 0xc2 && in[0] < 0xe0)
    {
      *entry = hiatus_fold_entries[(in[0] << 6) + in[1] - ((0xc0 << 6) + 0x80)];
      return 2;
    }
  if (in[0] < 0xe0 || in[0] >= 0xf0 || in + 1 == last || !IS_REST (in[2]))
    return 0;
  c = (gunichar) (in[0] << 12) + (gunichar) (in[1] << 6) + in[2] - ((0xe0 << 12) + (0x80 << 6) + 0x80);
  *entry = hiatus_fold_entry (c);
  return c >= 0x800 ? 3 : 0;
}

/* Writes what stands for such a code point, if that is three bytes at most. */
static inline gsize
write_letter (guint8 *to,
              guint32 entry,
              const guint8 *in)
{
  if (HIATUS_FOLD_ACTION (entry) != HIATUS_FOLD_KEEP)
    return write_bytes (to, entry);

  memcpy (to, in, 3);
  return 3;
}

/* Folds what most texts that are no ASCII are made of: letters of two and three bytes that stay or are one other letter, and
 * the blanks behind words of them. It does what fold_one() does, only in fewer steps, and looks at a whole run of letters at
 * once for where words are. What it leaves is for fold_one(). Returns where it stopped. */
static const guint8 *
fold_letters (Sink *sink,
              const guint8 *in,
              const guint8 *end)
{
  Sink local = *sink; /* so that all of it can be in registers */
  const guint8 *last = end - 1;
  guint32 entry;
  gsize n;

  while (in < last && (n = read_letter (in, last, &entry)) > 0)
    {
      guint8 *begin = local.bytes + local.length;
      guint8 *out = begin;

      if (entry & HIATUS_FOLD_PLAIN)
        {
          guint64 breaks = !(joins[local.last] >> HIATUS_FOLD_CLASS (entry) & 1);
          gsize n_blanks;

          do
            {
              local.last = HIATUS_FOLD_CLASS (entry);
              out += write_letter (out, entry, in);
              in += n;
            }
          while (in < last && (n = read_letter (in, last, &entry)) > 0 && entry & HIATUS_FOLD_PLAIN);

          *out = ' ';
          n_blanks = in < end && *in == ' ';
          put_word (&local, (gsize) (out - begin), n_blanks, breaks);
          local.last = n_blanks > 0 ? HIATUS_TEXT_OTHER : local.last;
          in += n_blanks;
        }
      else if (HIATUS_FOLD_ACTION (entry) <= HIATUS_FOLD_BYTES3)
        {
          put_character (&local, write_letter (out, entry, in), HIATUS_FOLD_CLASS (entry));
          in += n;
        }
      else
        break;
    }
  *sink = local;

  return in;
}

/* What hiatus_text_fold_block() does, for the last @room bytes of a text, fewer than a block. It laps over the block before, if
 * that was folded so, or is filled up; either way others begin behind its end. */
static void
fold_last_block (const guint8 *in,
                 gsize room,
                 gboolean is_block_before,
                 guint8 *out,
                 guint *words,
                 guint *blanks,
                 guint *others)
{
  gsize again = HIATUS_TEXT_BLOCK - room;

  if (is_block_before)
    {
      hiatus_text_fold_block (in - again, out - again, words, blanks, others);
      *words >>= again;
      *blanks >>= again;
      *others = *others >> again | 1u << room;
    }
  else
    {
      memset (out, 0x80, HIATUS_TEXT_BLOCK);
      memcpy (out, in, room);
      hiatus_text_fold_block (out, out, words, blanks, others);
    }
}

/* Folds printable ASCII from @in on, as much as there is. Returns where it stopped. */
static const guint8 *
fold_ascii (Sink *sink,
            const guint8 *in,
            const guint8 *end)
{
  Sink local = *sink; /* so that all of it can be in registers */
  const guint8 *begin = in;
  guint64 breaks = !(joins[local.last] >> HIATUS_TEXT_LETTER & 1);
  guint after_blank = (local.bytes + local.length)[-1] == ' '; /* there is a 0 before the first byte */
  guint after_word = 0;
  guint words, blanks, others, stops;
  gsize n;

  for (;;)
    {
      guint8 *out = local.bytes + local.length;
      gsize room = (gsize) (end - in);

      if (G_LIKELY (room >= HIATUS_TEXT_BLOCK))
        hiatus_text_fold_block (in, out, &words, &blanks, &others);
      else
        fold_last_block (in, room, in > begin, out, &words, &blanks, &others);

      /* A blank that follows a blank is looked at by itself too. */
      stops = others | (blanks & (blanks << 1 | after_blank));
      if (stops != 0)
        break;

      put_bytes (&local, HIATUS_TEXT_BLOCK, words, breaks);
      breaks = 0;
      after_blank = blanks >> (HIATUS_TEXT_BLOCK - 1);
      after_word = words >> (HIATUS_TEXT_BLOCK - 1);
      in += HIATUS_TEXT_BLOCK;
    }

  n = (gsize) __builtin_ctz (stops);
  if (n > 0)
    {
      words &= (1u << n) - 1;
      put_bytes (&local, n, words, breaks);
      after_word = words >> (n - 1);
      in += n;
    }
  if (in > begin)
    local.last = after_word ? HIATUS_TEXT_LETTER : HIATUS_TEXT_OTHER;
  *sink = local;

  return in;
}

static void
reserve (HiatusFolded *folded,
         gsize length)
{
  gsize size = length * hiatus_fold_growth + HIATUS_FOLDED_SLACK;

  if (size <= folded->size)
    return;

  hiatus_folded_clear (folded);
  folded->size = MAX (size, 4096);
  /* One byte in front, so that there is always one before. */
  folded->bytes = (gchar *) g_malloc0 (folded->size + 1) + 1;
  folded->words = g_new0 (guint64, folded->size / 64 + 2);
  folded->breaks = g_new0 (guint64, folded->size / 64 + 2);
}

/**
 * hiatus_folded_take:
 * @folded: where the folded text goes; empty, or wiped
 * @text: (array length=length): a text, as it came: it need not be valid UTF-8
 * @length: its length in bytes
 *
 * Folds @text as hiatus_text_fold() says, but for the blanks at its ends, which stay, and finds where its words are. It
 * allocates nothing where @folded has taken a text of that length before.
 */
void
hiatus_folded_take (HiatusFolded *folded,
                    const gchar *text,
                    gsize length)
{
  const guint8 *in = (const guint8 *) text;
  const guint8 *end = in + length;
  Sink sink;

  reserve (folded, length);
  sink = (Sink){ .bytes = (guint8 *) folded->bytes, .words = folded->words, .breaks = folded->breaks };
  while (in < end)
    {
      const guint8 *before = in;

      if (*in < 0x80)
        in = fold_ascii (&sink, in, end);
      else
        in = fold_letters (&sink, in, end);
      if (in == before)
        in += fold_one (&sink, in, (gsize) (end - in));
    }
  folded->words[sink.length / 64] = sink.pending_words;
  folded->breaks[sink.length / 64] = sink.pending_breaks;
  folded->length = sink.length;
  /* A block leaves more than it folded behind the end. */
  memset (folded->bytes + sink.length, 0, HIATUS_TEXT_BLOCK);
}

/**
 * hiatus_folded_wipe:
 * @folded: a folded text
 *
 * Overwrites the text, and all that tells of it, with zeros. It keeps the memory for the next.
 */
void
hiatus_folded_wipe (HiatusFolded *folded)
{
  if (folded->bytes == NULL)
    return;

  explicit_bzero (folded->bytes, folded->length + HIATUS_FOLDED_SLACK);
  for (gsize i = 0; i < folded->length / 64 + 2; i++)
    folded->words[i] = folded->breaks[i] = 0;
  folded->length = 0;
  /* The compiler must not believe that nobody looks. */
  __asm__ volatile(""
                   :
                   : "r"(folded->words), "r"(folded->breaks)
                   : "memory");
}

/**
 * hiatus_folded_clear:
 * @folded: a folded text
 *
 * Wipes it and gives its memory back.
 */
void
hiatus_folded_clear (HiatusFolded *folded)
{
  hiatus_folded_wipe (folded);
  if (folded->bytes != NULL)
    g_free (folded->bytes - 1);
  g_free (folded->words);
  g_free (folded->breaks);
  *folded = (HiatusFolded){ 0 };
}

/**
 * hiatus_text_fold:
 * @text: (array length=length): a text, as it came: it need not be valid UTF-8
 * @length: its length in bytes, or -1 if it ends with a zero
 *
 * Folds @text: two texts that a person takes for the same give the same. It is done code point by code point:
 *
 * 1. Each byte that is no part of valid UTF-8 is U+FFFD.
 * 2. What the written table of fold-written.h has is replaced by what stands there, and done.
 * 3. NFKD, the full case folding (g_utf8_casefold(), of Cherokee that of g_unichar_tolower(), because GLib swaps its cases),
 *    and NFKD once more, each without ordering marks anew. To each code point of the outcome the first of these applies: the written table; white space (GLib's g_unichar_isspace() and the category Z) is a
 *    blank; enclosing marks (Me), format characters (Cf), controls (Cc), default-ignorable code points, and marks (Mn, Mc)
 *    whose combining class is not among those that stay go; decimal digits (Nd) are those of ASCII; dashes (Pd) are "-".
 * 4. A run of blanks is one blank, and there is none at the beginning and at the end.
 *
 * Returns: (transfer full): the folded text
 */
gchar *
hiatus_text_fold (const gchar *text,
                  gssize length)
{
  g_auto (HiatusFolded) folded = { 0 };
  gsize from = 0;

  hiatus_folded_take (&folded, text, length < 0 ? strlen (text) : (gsize) length);
  if (folded.length > 0 && folded.bytes[folded.length - 1] == ' ')
    folded.length--;
  if (folded.length > 0 && folded.bytes[0] == ' ')
    from = 1;

  return g_strndup (folded.bytes + from, folded.length - from);
}

/**
 * hiatus_text_joins:
 * @before: the class of a character
 * @after: the class of the one that follows it
 *
 * Whether both belong to one word, as far as their scripts tell: never where one of them is no word character, always
 * where both are of scripts with blanks between words, and for what goes on a letter. Where a character of a script
 * without blanks meets one of another script, a word ends; whether two of the same script belong together is a matter
 * of word-edges.h, and the answer here is no.
 *
 * Returns: whether they are joined
 */
gboolean
hiatus_text_joins (HiatusTextClass before,
                   HiatusTextClass after)
{
  return before != HIATUS_TEXT_OTHER && after != HIATUS_TEXT_OTHER && (joins[before] >> after & 1);
}
