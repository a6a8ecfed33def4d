/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher-glance.h"

#include <string.h>

#include "daemon/core/matcher-glance-private.h"
#include "daemon/core/phone.h"
#include "daemon/core/text.h"

#define NO_CHARACTER 0xff /* a byte that UTF-8 does not have, for what is before and behind a text */
#define BLOCK 64          /* bytes of a text after which it is asked what was found */

/* What is known of the pairs up to now. Only the lowest bits count. */
typedef struct
{
  guint last;       /* the places of the last */
  guint last_two;   /* the places of the last but one where the last may stand behind it */
  guint two_before; /* the same for the two before the last */
  guint found;      /* the lowest bit: whether any four in a row stood where they may */
} Look;

/**
 * hiatus_glance_init:
 * @glance: (out): a glance without keywords, to which hiatus_glance_add() adds them
 */
void
hiatus_glance_init (HiatusGlance *glance)
{
  *glance = (HiatusGlance){ .pieces = g_array_new (FALSE, FALSE, sizeof (HiatusGlancePiece)) };
}

/* Of too many there is no table. */
static void
add_piece (HiatusGlance *glance,
           const HiatusGlancePiece *piece)
{
  if (glance->pieces == NULL)
    return;

  if (glance->pieces->len == HIATUS_GLANCE_KEYWORDS_MAX)
    g_clear_pointer (&glance->pieces, g_array_unref);
  else
    g_array_append_vals (glance->pieces, piece, 1);
}

/**
 * hiatus_glance_add:
 * @glance: a glance that is not finished
 * @folded: (array length=length): a folded keyword that is no phone number, without blanks at its ends
 * @length: its length in bytes, 1 or more
 *
 * Adds a keyword. In the place of an "@" at its beginning anything may stand, and where it begins or ends with a letter or
 * digit of ASCII a word has to begin or end.
 */
void
hiatus_glance_add (HiatusGlance *glance,
                   const gchar *folded,
                   gsize length)
{
  const gchar *end = folded + length;
  const gchar *p = *folded == '@' ? folded + 1 : folded;
  HiatusGlancePiece piece = { .length = 0 };

  if (p < end && g_ascii_isalnum (*p))
    piece.letters[piece.length++] = HIATUS_GLANCE_EDGE;
  while (p < end && piece.length < HIATUS_GLANCE_PIECE_MAX - 4 && g_utf8_get_char (p) != HIATUS_TEXT_REPLACEMENT)
    {
      gsize n = g_utf8_skip[(guint8) *p];

      memcpy (piece.letters + piece.length, p, n);
      piece.length += (guint) n;
      p += n;
    }
  if (p == end && piece.length > 0 && g_ascii_isalnum (p[-1]))
    piece.letters[piece.length++] = HIATUS_GLANCE_EDGE;

  add_piece (glance, &piece);
}

/**
 * hiatus_glance_add_phones:
 * @glance: a glance that is not finished
 *
 * Adds all phone numbers at once.
 */
void
hiatus_glance_add_phones (HiatusGlance *glance)
{
  HiatusGlancePiece piece = { .letters = { HIATUS_GLANCE_EDGE, HIATUS_GLANCE_DIGIT }, .length = 1 + HIATUS_PHONE_MIN_DIGITS };

  memset (piece.letters + 2, HIATUS_GLANCE_NUMBER, HIATUS_PHONE_MIN_DIGITS - 1);
  add_piece (glance, &piece);
}

/**
 * hiatus_glance_finish:
 * @glance: a glance to which all keywords were added
 *
 * Makes it ready to be used, by any number of threads. Nothing can be added any more.
 */
void
hiatus_glance_finish (HiatusGlance *glance)
{
  if (glance->pieces != NULL && glance->pieces->len > 0)
    glance->table = hiatus_glance_make_table (glance->pieces);
  g_clear_pointer (&glance->pieces, g_array_unref);
}

static inline void
look_at (Look *look,
         const guint8 *table,
         guint pair)
{
  guint places = table[HIATUS_GLANCE_SLOT (pair)] >> HIATUS_GLANCE_SHIFT (pair);
  guint two = look->last & places >> 1;

  look->found |= look->two_before & two >> 2;
  look->two_before = look->last_two;
  look->last_two = two;
  look->last = places;
}

static inline guint
get_pair (const guint8 *bytes)
{
  guint16 pair;

  memcpy (&pair, bytes, sizeof pair);

  return GUINT16_FROM_LE (pair);
}

/**
 * hiatus_glance_may_hold:
 * @glance: a glance that is finished
 * @text: (array length=length): a text, as it came: it need not be valid UTF-8
 * @length: its length in bytes
 *
 * Returns: whether a keyword may be in @text; it is wrong only where it says yes
 */
gboolean
hiatus_glance_may_hold (const HiatusGlance *glance,
                        const gchar *text,
                        gsize length)
{
  const guint8 *bytes = (const guint8 *) text;
  const guint8 *table = glance->table;
  Look look = { .found = 0 };

  if (table == NULL || length == 0)
    return table == NULL;

  look_at (&look, table, HIATUS_GLANCE_PAIR (NO_CHARACTER, bytes[0]));
  for (; length > BLOCK; length -= BLOCK)
    {
      for (guint i = 0; i < BLOCK; i++, bytes++)
        look_at (&look, table, get_pair (bytes));
      if ((look.found & 1) != 0)
        return TRUE;
    }
  for (; length > 1; length--, bytes++)
    look_at (&look, table, get_pair (bytes));
  look_at (&look, table, HIATUS_GLANCE_PAIR (bytes[0], NO_CHARACTER));
  for (guint i = 1; i < HIATUS_GLANCE_PAIRS; i++)
    look_at (&look, table, HIATUS_GLANCE_PAIR (NO_CHARACTER, NO_CHARACTER));

  return (look.found & 1) != 0;
}

/**
 * hiatus_glance_clear:
 * @glance: a glance
 *
 * Gives its memory back.
 */
void
hiatus_glance_clear (HiatusGlance *glance)
{
  g_clear_pointer (&glance->pieces, g_array_unref);
  g_clear_pointer (&glance->table, g_free);
}
