/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/fold-table.h"
#include "daemon/core/matcher-glance-private.h"
#include "daemon/core/phone.h"
#include "daemon/core/text.h"

#define PLACES ((1u << HIATUS_GLANCE_PAIRS) - 1)      /* all places where a pair may stand */
#define CHARACTERS ((1u << HIATUS_GLANCE_WINDOW) - 1) /* all places where a character may begin */

#define DIGITS "0123456789"

/* The letters that Korean syllables are made of. */
#define HANGUL_FIRST 0x1100u
#define HANGUL_LAST 0x11ffu

/* A character, in UTF-8. */
typedef struct
{
  guint8 bytes[4];
} Character;

/* A character that has letters of a piece after folding, and where they stand in a row of all. */
typedef struct
{
  Character character;
  guint folded;
  guint n_folded;
} Spelling;

/* A table that is being made. What depends on a piece has an index: how many of its letters stand before. */
typedef struct
{
  guint8 *table;
  GArray *spellings; /* of Spelling */
  GArray *invisible; /* of Character: those that are nothing after folding */
  GString *folded;
  guint of_invisible; /* the places where something invisible may begin */
  guint behind_end;   /* the places where a piece may have ended, and there may be anything */

  const HiatusGlancePiece *piece;
  guint reached[HIATUS_GLANCE_PIECE_MAX + 1];      /* a bit for each place where a character may begin */
  guint8 begins[HIATUS_GLANCE_PIECE_MAX + 1][256]; /* whether it may begin with a byte */
  guint8 ends[HIATUS_GLANCE_PIECE_MAX + 1][256];   /* at which places a byte may stand before it */
} Build;

/* A set of letters, by the lowest bits of their code points. */
typedef struct
{
  guint64 bits[1024];
} Letters;

/* Whether a letter of a piece stands for a byte of folded text. */
static gboolean
stands_for (gchar letter,
            gchar folded)
{
  switch (letter)
    {
    case HIATUS_GLANCE_EDGE:
      return !g_ascii_isalnum (folded);
    case HIATUS_GLANCE_DIGIT:
      return g_ascii_isdigit (folded);
    case HIATUS_GLANCE_NUMBER:
      return g_ascii_isdigit (folded) || strchr (HIATUS_PHONE_SEPARATORS, folded) != NULL;
    default:
      return letter == folded;
    }
}

/* How many letters of the piece stand there when @folded comes after the first @at; -1 if it cannot. */
static gint
go_on (const HiatusGlancePiece *piece,
       guint at,
       const gchar *folded,
       guint n)
{
  /* A run of blanks is one. */
  if (at > 0 && piece->letters[at - 1] == ' ' && *folded == ' ')
    {
      folded++;
      n--;
    }
  for (; n > 0 && at < piece->length; n--, at++, folded++)
    if (!stands_for (piece->letters[at], *folded))
      return -1;

  return (gint) at;
}

/* The first of these places and all behind it. */
static guint
from_first (guint places)
{
  return -(places & -places);
}

static void
add_places (Build *build,
            guint8 first,
            guint8 second,
            guint places)
{
  guint pair = HIATUS_GLANCE_PAIR (first, second);

  build->table[HIATUS_GLANCE_SLOT (pair)] |= (guint8) ((places & PLACES) << HIATUS_GLANCE_SHIFT (pair));
}

static guint
get_length (const Character *character)
{
  return (guint) g_utf8_skip[character->bytes[0]];
}

/* Lays the bytes of a character into the window, behind the first @at letters; then there are @to. */
static void
lay (Build *build,
     guint at,
     const guint8 *bytes,
     guint n,
     guint to)
{
  guint places = build->reached[at];

  build->begins[at][bytes[0]] = TRUE;
  for (guint i = 1; i < n; i++, places <<= 1)
    add_places (build, bytes[i - 1], bytes[i], places);
  build->ends[to][bytes[n - 1]] |= places & PLACES;
  build->reached[to] |= places << 1 & CHARACTERS;
}

/* Any number of invisible characters may stand between letters. */
static void
lay_invisible (Build *build,
               guint at)
{
  build->reached[at] = from_first (build->reached[at]) & CHARACTERS;
  build->of_invisible |= build->reached[at];
  for (guint i = 0; i < build->invisible->len; i++)
    {
      const Character *character = &g_array_index (build->invisible, Character, i);
      guint last = get_length (character) - 1;

      build->begins[at][character->bytes[0]] = TRUE;
      build->ends[at][character->bytes[last]] |= build->reached[at] << last & PLACES;
    }
}

/* One byte tells of an edge, whatever it is a part of. */
static void
lay_edge (Build *build,
          guint at)
{
  for (guint i = 0; i < 256; i++)
    {
      guint8 byte = (guint8) i;

      if (!g_ascii_isalnum ((gchar) byte))
        lay (build, at, &byte, 1, at + 1);
    }
}

static void
lay_letters (Build *build,
             guint at)
{
  for (guint i = 0; i < build->spellings->len; i++)
    {
      const Spelling *spelling = &g_array_index (build->spellings, Spelling, i);
      gint to = go_on (build->piece, at, build->folded->str + spelling->folded, spelling->n_folded);

      if (to >= 0)
        lay (build, at, spelling->character.bytes, get_length (&spelling->character), (guint) to);
    }
}

/* A keyword may begin within what one character is after folding: "o" in "℅", which is "c/o". */
static void
lay_beginnings_within (Build *build)
{
  guint first = build->piece->letters[0] == HIATUS_GLANCE_EDGE ? 1 : 0;

  for (guint i = 0; i < build->spellings->len; i++)
    {
      const Spelling *spelling = &g_array_index (build->spellings, Spelling, i);
      const gchar *folded = build->folded->str + spelling->folded;

      for (guint from = g_utf8_skip[(guint8) *folded]; from < spelling->n_folded; from += g_utf8_skip[(guint8) folded[from]])
        {
          gint to = go_on (build->piece, first, folded + from, spelling->n_folded - from);

          if (to >= 0)
            lay (build, 0, spelling->character.bytes, get_length (&spelling->character), (guint) to);
        }
    }
}

/* Adds the places of all pairs with this second byte, by the first. */
static void
add_row (Build *build,
         guint second,
         const guint8 *places)
{
  guint pair = HIATUS_GLANCE_PAIR (0, second);
  guint8 *slots = build->table + HIATUS_GLANCE_SLOT (pair);

  for (guint first = 0; first < 256; first++)
    slots[first] |= (guint8) (places[first] << HIATUS_GLANCE_SHIFT (pair));
}

/* Where one character ends and the next begins there is a pair, too. Behind the last letter there may be anything. */
static void
lay_between (Build *build)
{
  guint end = build->piece->length;

  memset (build->begins[end], TRUE, sizeof build->begins[end]);
  build->behind_end |= from_first (build->reached[end]);
  for (guint at = 1; at <= end; at++)
    for (guint second = 0; build->reached[at] != 0 && second < 256; second++)
      if (build->begins[at][second])
        add_row (build, second, build->ends[at]);
}

/* What is within invisible characters, and behind the end of pieces, does not depend on the piece. */
static void
lay_the_same (Build *build)
{
  guint8 anything[256];

  for (guint i = 0; i < build->invisible->len; i++)
    {
      const Character *character = &g_array_index (build->invisible, Character, i);

      for (guint k = 1; k < get_length (character); k++)
        add_places (build, character->bytes[k - 1], character->bytes[k], build->of_invisible << (k - 1));
    }
  memset (anything, (gint) (build->behind_end & PLACES), sizeof anything);
  for (guint second = 0; second < 256; second++)
    add_row (build, second, anything);
}

static void
lay_piece (Build *build,
           const HiatusGlancePiece *piece)
{
  build->piece = piece;
  memset (build->reached, 0, sizeof build->reached);
  memset (build->begins, 0, sizeof build->begins);
  memset (build->ends, 0, sizeof build->ends);

  build->reached[0] = 1;
  lay_beginnings_within (build);
  for (guint at = 0; at < piece->length; at++)
    {
      gboolean is_inside = at > 0 && piece->letters[at - 1] != HIATUS_GLANCE_EDGE;

      if (build->reached[at] == 0)
        continue;
      if (piece->letters[at] == HIATUS_GLANCE_EDGE)
        {
          lay_edge (build, at);
          continue;
        }
      if (is_inside)
        lay_invisible (build, at);
      lay_letters (build, at);
    }
  lay_between (build);
}

static void
add_spelling (Build *build,
              const Character *character,
              const gchar *folded,
              gsize n_folded)
{
  Spelling spelling = { *character, (guint) build->folded->len, (guint) n_folded };

  g_string_append_len (build->folded, folded, (gssize) n_folded);
  g_array_append_val (build->spellings, spelling);
}

static void
add_letter (Letters *letters,
            gunichar c)
{
  letters->bits[c / 64 % 1024] |= G_GUINT64_CONSTANT (1) << (c % 64);
}

static gboolean
has_letter (const Letters *letters,
            gunichar c)
{
  return letters->bits[c / 64 % 1024] >> (c % 64) & 1;
}

static gboolean
has_any (const Letters *letters,
         const gchar *folded,
         gsize n_folded)
{
  for (const gchar *p = folded; p < folded + n_folded; p += g_utf8_skip[(guint8) *p])
    if (has_letter (letters, g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* The letters of the pieces. What folding keeps is spelled as it is, too. */
static void
find_letters (Build *build,
              const GArray *pieces,
              Letters *letters)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const HiatusGlancePiece *piece = &g_array_index (pieces, HiatusGlancePiece, i);

      for (guint at = 0; at < piece->length; at += g_utf8_skip[(guint8) piece->letters[at]])
        {
          const gchar *letter = piece->letters + at;
          gunichar c = g_utf8_get_char (letter);

          add_letter (letters, c);
          if (c == HIATUS_GLANCE_DIGIT || c == HIATUS_GLANCE_NUMBER)
            for (const gchar *p = DIGITS HIATUS_PHONE_SEPARATORS; *p != '\0'; p++)
              add_letter (letters, (guint8) *p);
          if (HIATUS_FOLD_ACTION (hiatus_fold_entry (c)) == HIATUS_FOLD_KEEP)
            {
              Character character = { { 0 } };

              memcpy (character.bytes, letter, g_utf8_skip[(guint8) *letter]);
              add_spelling (build, &character, letter, g_utf8_skip[(guint8) *letter]);
            }
        }
    }
}

/* Whether folding changes a code point; Korean syllables are many, and of no use without a Korean letter. */
static gboolean
is_of_use (gunichar c,
           gboolean has_korean)
{
  HiatusFoldAction action = HIATUS_FOLD_ACTION (hiatus_fold_entry (c));

  return action != HIATUS_FOLD_KEEP && (action != HIATUS_FOLD_HANGUL || has_korean);
}

/* Goes through all code points that folding changes. Most blocks of its table change nothing, and are like the one before. */
static void
find_spellings (Build *build,
                const Letters *letters)
{
  g_auto (HiatusFolded) folded = { 0 };
  gboolean has_korean = FALSE;
  guint useless = G_MAXUINT;

  for (gunichar c = HANGUL_FIRST; c <= HANGUL_LAST; c++)
    has_korean |= has_letter (letters, c);
  for (guint block = 0; block < HIATUS_FOLD_N_BLOCKS; block++)
    {
      gunichar first = block << HIATUS_FOLD_BLOCK_BITS;
      gboolean is_used = FALSE;

      for (gunichar c = first; hiatus_fold_blocks[block] != useless && c < first + HIATUS_FOLD_BLOCK_SIZE; c++)
        {
          Character character = { { 0 } };
          gchar *bytes = (gchar *) character.bytes;

          if (!is_of_use (c, has_korean))
            continue;
          is_used = TRUE;
          hiatus_folded_take (&folded, bytes, (gsize) g_unichar_to_utf8 (c, bytes));
          if (folded.length == 0)
            g_array_append_val (build->invisible, character);
          else if (has_any (letters, folded.bytes, folded.length))
            add_spelling (build, &character, folded.bytes, folded.length);
          hiatus_folded_wipe (&folded);
        }
      if (!is_used)
        useless = hiatus_fold_blocks[block];
    }
}

/**
 * hiatus_glance_make_table:
 * @pieces: (element-type HiatusGlancePiece): what the keywords begin with
 *
 * Returns: (transfer full): the table, of %HIATUS_GLANCE_TABLE_SIZE bytes
 */
guint8 *
hiatus_glance_make_table (const GArray *pieces)
{
  g_autofree Letters *letters = g_new0 (Letters, 1);
  g_autofree Build *build = g_new0 (Build, 1);

  build->table = g_new0 (guint8, HIATUS_GLANCE_TABLE_SIZE);
  build->spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));
  build->invisible = g_array_new (FALSE, FALSE, sizeof (Character));
  build->folded = g_string_new (NULL);

  find_letters (build, pieces, letters);
  find_spellings (build, letters);
  for (guint i = 0; i < pieces->len; i++)
    lay_piece (build, &g_array_index (pieces, HiatusGlancePiece, i));
  lay_the_same (build);

  g_array_unref (build->spellings);
  g_array_unref (build->invisible);
  g_string_free (build->folded, TRUE);

  return build->table;
}
