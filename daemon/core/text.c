/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/text.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "daemon/core/fold-table.h"

#define BLOCK 16 /* bytes of ASCII that are folded at once */

#define REPLACEMENT_CHARACTER 0xfffd

/* The letters that a Korean syllable is made of (Unicode, chapter 3.12). */
#define HANGUL_FIRST_SYLLABLE 0xac00u
#define HANGUL_FIRST_LEADING 0x1100u
#define HANGUL_FIRST_VOWEL 0x1161u
#define HANGUL_BEFORE_TRAILING 0x11a7u
#define HANGUL_N_VOWELS 21u
#define HANGUL_N_TRAILING 28u

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

/* Where a text goes while it is folded. */
typedef struct
{
  guint8 *bytes;
  guint64 *words;
  guint64 *breaks;
  gsize length;
  HiatusTextClass last;
} Sink;

static inline void
set_bits (guint64 *mask,
          gsize at,
          guint64 bits)
{
  mask[at / 64] |= bits << (at % 64);
  mask[at / 64 + 1] |= bits >> 1 >> (63 - at % 64);
}

/* What happens to the @n bytes that stand at the end of the sink already. */
static inline void
put_character (Sink *sink,
               gsize n,
               HiatusTextClass class)
{
  if (class != HIATUS_TEXT_OTHER)
    {
      set_bits (sink->words, sink->length, (1u << n) - 1);
      if (!(joins[sink->last] >> class & 1))
        set_bits (sink->breaks, sink->length, 1);
    }
  /* A voiced Katakana is Katakana. */
  if (class != HIATUS_TEXT_KANA_MARK || sink->last == HIATUS_TEXT_OTHER)
    sink->last = class;
  sink->length += n;
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

  sink->bytes[sink->length++] = ' ';
  sink->last = HIATUS_TEXT_OTHER;
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
#define IS_REST(byte) (((byte) & 0xc0) == 0x80)
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
  *c = REPLACEMENT_CHARACTER;
  return 1;
#undef IS_REST
}

/* Folds one code point. Returns how many bytes of the text it had. */
static inline gsize
fold_one (Sink *sink,
          const guint8 *in,
          gsize left)
{
  gunichar c;
  gsize n = read_utf8 (in, left, &c);
  guint32 entry = hiatus_fold_entry (c);

  switch (HIATUS_FOLD_ACTION (entry))
    {
    case HIATUS_FOLD_KEEP:
      put_folded (sink, c, HIATUS_FOLD_CLASS (entry));
      break;
    case HIATUS_FOLD_ONE:
      put_folded (sink, HIATUS_FOLD_OPERAND (entry), HIATUS_FOLD_CLASS (entry));
      break;
    case HIATUS_FOLD_MANY:
      put_many (sink, hiatus_fold_many + HIATUS_FOLD_OPERAND (entry));
      break;
    case HIATUS_FOLD_HANGUL:
      put_hangul (sink, c);
      break;
    case HIATUS_FOLD_SPACE:
      put_space (sink);
      break;
    case HIATUS_FOLD_DROP:
    default:
      break;
    }

  return n;
}

/*
 * fold_block: lowers the case of BLOCK bytes of ASCII from @in to @out, which may be the same.
 * @words: a bit for each that belongs to a word
 * @blanks: a bit for each blank
 * @others: a bit for each that is no printable ASCII and has to be looked at by itself
 */
#if defined(__SSE2__) && !defined(HIATUS_TEXT_WITHOUT_SSE2)
static inline __m128i
is_between (__m128i bytes,
            gint first,
            gint last)
{
  /* Signed comparisons serve, because what is no ASCII is less than 0 and less than @first. */
  return _mm_and_si128 (_mm_cmpgt_epi8 (bytes, _mm_set1_epi8 ((gchar) (first - 1))),
                        _mm_cmplt_epi8 (bytes, _mm_set1_epi8 ((gchar) (last + 1))));
}

static inline void
fold_block (const guint8 *in,
            guint8 *out,
            guint *words,
            guint *blanks,
            guint *others)
{
  __m128i bytes, lower, letters, digits;

  memcpy (&bytes, in, BLOCK);
  lower = _mm_add_epi8 (bytes, _mm_and_si128 (is_between (bytes, 'A', 'Z'), _mm_set1_epi8 ('a' - 'A')));
  letters = is_between (lower, 'a', 'z');
  digits = is_between (bytes, '0', '9');
  *words = (guint) _mm_movemask_epi8 (_mm_or_si128 (letters, digits));
  *blanks = (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (' ')));
  *others = (guint) _mm_movemask_epi8 (is_between (bytes, ' ', '~')) ^ 0xffff;
  memcpy (out, &lower, BLOCK);
}
#else
#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define HIGH EACH (0x80)

/* The highest bit of each byte: whether it is at least @least, for bytes below 0x80. */
static inline guint64
is_from (guint64 bytes,
         guint least)
{
  return (bytes + EACH (0x80 - least)) & HIGH;
}

/* The highest bits of eight bytes, as the lowest bits of a number. */
static inline guint
gather (guint64 high)
{
  return (guint) ((high >> 7) * G_GUINT64_CONSTANT (0x0102040810204080) >> 56);
}

static inline void
fold_block (const guint8 *in,
            guint8 *out,
            guint *words,
            guint *blanks,
            guint *others)
{
  *words = *blanks = *others = 0;
  for (guint half = 0; half < BLOCK; half += 8)
    {
      guint64 bytes, ascii, upper, lower, is_word;

      memcpy (&bytes, in + half, 8);
      bytes = GUINT64_FROM_LE (bytes);
      ascii = bytes & ~HIGH;
      upper = is_from (ascii, 'A') & ~is_from (ascii, 'Z' + 1) & ~bytes;
      lower = bytes | upper >> 2;
      is_word = (is_from (ascii | upper >> 2, 'a') & ~is_from (ascii | upper >> 2, 'z' + 1)) | (is_from (ascii, '0') & ~is_from (ascii, '9' + 1));
      *words |= gather (is_word & ~bytes) << half;
      *blanks |= gather (is_from (ascii, ' ') & ~is_from (ascii, ' ' + 1) & ~bytes) << half;
      *others |= gather ((~is_from (ascii, ' ') & HIGH) | is_from (ascii, 0x7f) | (bytes & HIGH)) << half;
      lower = GUINT64_TO_LE (lower);
      memcpy (out + half, &lower, 8);
    }
}
#endif

/* Folds printable ASCII from @in on, up to BLOCK bytes of it, and returns how many those were. */
static inline gsize
fold_ascii (Sink *sink,
            const guint8 *in,
            gsize left)
{
  guint8 *out = sink->bytes + sink->length;
  guint words, blanks, others, stops;
  gsize n;

  if (G_UNLIKELY (left < BLOCK))
    {
      memset (out, 0x80, BLOCK);
      memcpy (out, in, left);
      in = out;
    }
  /* A blank that follows a blank is looked at by itself too. The byte before the first is a 0. */
  stops = out[-1] == ' ';
  fold_block (in, out, &words, &blanks, &others);
  stops = others | (blanks & (blanks << 1 | stops)) | 1u << BLOCK;
  n = (gsize) __builtin_ctz (stops);
  if (n == 0)
    return 0;

  words &= (1u << n) - 1;
  set_bits (sink->words, sink->length, words);
  if (!(joins[sink->last] >> HIATUS_TEXT_LETTER & 1))
    set_bits (sink->breaks, sink->length, 1);
  sink->length += n;
  sink->last = words >> (n - 1) ? HIATUS_TEXT_LETTER : HIATUS_TEXT_OTHER;

  return n;
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
      in += fold_ascii (&sink, in, (gsize) (end - in));
      if (in < end && (*in <= ' ' || *in >= 0x7f))
        do
          in += fold_one (&sink, in, (gsize) (end - in));
        while (in < end && *in >= 0x80);
    }
  folded->length = sink.length;
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
  gsize n_words = folded->length / 64 + 2;

  if (folded->bytes == NULL)
    return;

  explicit_bzero (folded->bytes, folded->length + HIATUS_FOLDED_SLACK);
  explicit_bzero (folded->words, n_words * sizeof *folded->words);
  explicit_bzero (folded->breaks, n_words * sizeof *folded->breaks);
  folded->length = 0;
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
 * hiatus_text_get_class:
 * @folded: a code point of a folded text
 *
 * Returns: what it is to words. A word character is what is not %HIATUS_TEXT_OTHER: a letter, mark or number
 */
HiatusTextClass
hiatus_text_get_class (gunichar folded)
{
  return HIATUS_FOLD_CLASS (hiatus_fold_entry (folded));
}

/**
 * hiatus_text_class_at:
 * @folded: (not nullable): a place in a folded text, where a character begins
 *
 * Returns: the class of that character
 */
HiatusTextClass
hiatus_text_class_at (const gchar *folded)
{
  return hiatus_text_get_class (g_utf8_get_char (folded));
}

/**
 * hiatus_text_class_before:
 * @folded: a folded text
 * @at: a place in it, in bytes
 *
 * Returns: the class of the character before @at, or of what that belongs to if it is the voicing of a kana;
 *   %HIATUS_TEXT_OTHER at the beginning
 */
HiatusTextClass
hiatus_text_class_before (const gchar *folded,
                          gsize at)
{
  HiatusTextClass class = HIATUS_TEXT_OTHER;

  while (at > 0)
    {
      do
        at--;
      while (at > 0 && ((guint8) folded[at] & 0xc0) == 0x80);
      class = hiatus_text_class_at (folded + at);
      if (class != HIATUS_TEXT_KANA_MARK)
        return class;
    }

  return class;
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
