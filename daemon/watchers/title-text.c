/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/title-text.h"

#include <string.h>

#define ESC 0x1b
#define CSI 0x9b
#define REPLACEMENT "\xef\xbf\xbd"

/* No byte becomes more than three in UTF-8, in any of the encodings. */
#define GROWTH 3

/* What an escape sequence of COMPOUND_TEXT can choose: "Compound Text Encoding", version 1.1, sections 4 and 5, and those
 * that Xlib has besides. The sequence is ESC, the intermediate bytes, the final one; "(" and "-" of them may be ")". */
typedef struct
{
  const gchar *intermediate;
  gchar final;
  guint8 width;          /* bytes a character */
  const gchar *encoding; /* for iconv, with the high bit set; NULL for ASCII */
} Charset;

static const Charset charsets[] = {
  { "(", 'B', 1, NULL },
  { "(", 'J', 1, NULL },
  { "(", 'I', 1, "JISX0201" },
  { "-", 'A', 1, "ISO-8859-1" },
  { "-", 'B', 1, "ISO-8859-2" },
  { "-", 'C', 1, "ISO-8859-3" },
  { "-", 'D', 1, "ISO-8859-4" },
  { "-", 'F', 1, "ISO-8859-7" },
  { "-", 'G', 1, "ISO-8859-6" },
  { "-", 'H', 1, "ISO-8859-8" },
  { "-", 'L', 1, "ISO-8859-5" },
  { "-", 'M', 1, "ISO-8859-9" },
  { "-", 'V', 1, "ISO-8859-10" },
  { "-", 'T', 1, "TIS-620" },
  { "-", 'Y', 1, "ISO-8859-13" },
  { "-", '_', 1, "ISO-8859-14" },
  { "-", 'b', 1, "ISO-8859-15" },
  { "-", 'f', 1, "ISO-8859-16" },
  { "$(", 'A', 2, "EUC-CN" },
  { "$(", 'B', 2, "EUC-JP" },
  { "$(", 'C', 2, "EUC-KR" },
  { "$(", 'G', 2, "EUC-TW" },
};

#define ASCII 0
#define LATIN1 3

typedef struct
{
  const guint8 *next;
  const guint8 *end;
  gchar *out;                            /* where the next character goes */
  guint left;                            /* index of what the bytes without the high bit are */
  guint right;                           /* and of those with it */
  gboolean is_utf8;                      /* between ESC % G and ESC % @ */
  GIConv iconv[G_N_ELEMENTS (charsets)]; /* (owned): opened when they are needed */
  gboolean is_tried[G_N_ELEMENTS (charsets)];
} Decoder;

static void
put (Decoder *decoder,
     const gchar *bytes,
     gsize length)
{
  memcpy (decoder->out, bytes, length);
  decoder->out += length;
}

static void
put_latin1 (Decoder *decoder,
            guint8 byte)
{
  decoder->out += g_unichar_to_utf8 (byte, decoder->out);
}

/* Half-width katakana, which glibc knows by no name of its own. */
static void
put_katakana (Decoder *decoder,
              guint8 byte)
{
  decoder->out += g_unichar_to_utf8 (byte >= 0xa1 && byte <= 0xdf ? 0xff61u + (byte - 0xa1u) : 0xfffdu, decoder->out);
}

static void
put_converted (Decoder *decoder,
               guint set,
               gchar *bytes,
               gsize length)
{
  gchar *out = decoder->out;
  gsize room = length * GROWTH;

  if (!decoder->is_tried[set])
    decoder->iconv[set] = g_iconv_open ("UTF-8", charsets[set].encoding);
  decoder->is_tried[set] = TRUE;
  if (decoder->iconv[set] != (GIConv) -1 && g_iconv (decoder->iconv[set], &bytes, &length, &out, &room) != (gsize) -1)
    decoder->out = out;
  else
    put (decoder, REPLACEMENT, strlen (REPLACEMENT));
}

static void
put_character (Decoder *decoder,
               guint set)
{
  gchar bytes[2] = { 0 };
  gsize width = MIN ((gsize) charsets[set].width, (gsize) (decoder->end - decoder->next));

  for (gsize i = 0; i < width; i++)
    bytes[i] = (gchar) (decoder->next[i] | 0x80);
  decoder->next += width;

  if (set == LATIN1)
    put_latin1 (decoder, (guint8) bytes[0]);
  else if (charsets[set].encoding == NULL)
    put (decoder, REPLACEMENT, strlen (REPLACEMENT));
  else if (charsets[set].final == 'I')
    put_katakana (decoder, (guint8) bytes[0]);
  else
    put_converted (decoder, set, bytes, width);
  explicit_bzero (bytes, sizeof bytes);
}

/* "ESC % / digit M L": what follows is in an encoding with a name of its own, which nobody uses any more. */
static void
skip_segment (Decoder *decoder)
{
  gsize left = (gsize) (decoder->end - decoder->next);
  gsize length = left < 3 ? left : 3 + (((gsize) decoder->next[1] & 0x7f) << 7) + (decoder->next[2] & 0x7f);

  decoder->next += MIN (length, left);
  put (decoder, REPLACEMENT, strlen (REPLACEMENT));
}

/* Intermediate bytes of a sequence that chooses what is on the right mean the same as those for the left. */
static gboolean
is_same_intermediate (const gchar *intermediate,
                      const guint8 *bytes,
                      gsize length)
{
  if (strlen (intermediate) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != (guint8) intermediate[i] && !(intermediate[i] == '(' && bytes[i] == ')'))
      return FALSE;
  return TRUE;
}

static void
choose (Decoder *decoder,
        const guint8 *intermediate,
        gsize length,
        gchar final)
{
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (charsets[i].final == final && is_same_intermediate (charsets[i].intermediate, intermediate, length))
      {
        if (intermediate[length - 1] == '(')
          decoder->left = i;
        else
          decoder->right = i;
      }
}

/* Behind ESC. */
static void
read_sequence (Decoder *decoder)
{
  const guint8 *intermediate = decoder->next;
  gsize length;

  while (decoder->next < decoder->end && *decoder->next >= 0x20 && *decoder->next <= 0x2f)
    decoder->next++;
  length = (gsize) (decoder->next - intermediate);
  if (decoder->next == decoder->end)
    return;

  if (length == 2 && memcmp (intermediate, "%/", 2) == 0)
    skip_segment (decoder);
  else if (length == 1 && *intermediate == '%')
    decoder->is_utf8 = *decoder->next++ == 'G';
  else if (length > 0)
    choose (decoder, intermediate, length, (gchar) *decoder->next++);
}

/* Behind CSI: the direction of the text, which nobody minds who looks for words. */
static void
skip_direction (Decoder *decoder)
{
  while (decoder->next < decoder->end && *decoder->next >= 0x30 && *decoder->next <= 0x3f)
    decoder->next++;
  if (decoder->next < decoder->end && *decoder->next == ']')
    decoder->next++;
}

static void
decode_compound (Decoder *decoder)
{
  decoder->left = ASCII;
  decoder->right = LATIN1;
  while (decoder->next < decoder->end)
    {
      guint8 byte = *decoder->next;

      if (byte == ESC)
        {
          decoder->next++;
          read_sequence (decoder);
        }
      else if (decoder->is_utf8 || byte <= 0x20 || (byte < 0x80 && charsets[decoder->left].encoding == NULL))
        *decoder->out++ = (gchar) *decoder->next++;
      else if (byte == CSI)
        {
          decoder->next++;
          skip_direction (decoder);
        }
      else
        put_character (decoder, byte < 0x80 ? decoder->left : decoder->right);
    }
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (decoder->is_tried[i] && decoder->iconv[i] != (GIConv) -1)
      g_iconv_close (decoder->iconv[i]);
}

/**
 * hiatus_title_text_decode:
 * @encoding: in what it is written
 * @bytes: (array length=length): the property; anything
 * @length: how long it is, in bytes
 * @decoded: (out): how long the text is, in bytes
 *
 * Reads the title of a window. A STRING that is UTF-8 is taken for that: many programs forget to say so.
 *
 * Returns: (transfer full): the text, in UTF-8 as far as the program kept to the rules, and with a zero byte behind it;
 *   for hiatus_title_text_free()
 */
gchar *
hiatus_title_text_decode (HiatusTitleEncoding encoding,
                          const gchar *bytes,
                          gsize length,
                          gsize *decoded)
{
  gboolean is_plain = encoding == HIATUS_TITLE_UTF8 || (encoding == HIATUS_TITLE_LATIN1 && g_utf8_validate_len (bytes, length, NULL));
  gchar *text = g_malloc (is_plain ? length + 1 : length * GROWTH + 1);
  Decoder decoder = { .next = (const guint8 *) bytes, .end = (const guint8 *) bytes + length, .out = text };

  if (is_plain)
    put (&decoder, bytes, length);
  else if (encoding == HIATUS_TITLE_LATIN1)
    while (decoder.next < decoder.end)
      put_latin1 (&decoder, *decoder.next++);
  else
    decode_compound (&decoder);
  *decoder.out = '\0';
  *decoded = (gsize) (decoder.out - text);

  return text;
}

/**
 * hiatus_title_text_free:
 * @text: (transfer full): what hiatus_title_text_decode() returned
 * @length: how long it is, in bytes
 *
 * Overwrites it and frees it.
 */
void
hiatus_title_text_free (gchar *text,
                        gsize length)
{
  explicit_bzero (text, length);
  g_free (text);
}
