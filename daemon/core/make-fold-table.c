/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * make-fold-table OUTPUT: writes the table of fold-table.h from GLib's Unicode data and fold-written.h. It runs when Hiatus
 * is built; hiatus_text_fold() says what folding is. */

#include <glib.h>
#include <string.h>

#include "daemon/core/fold-table.h"
#include "daemon/core/fold-written.h"
#include "daemon/core/make-numbers.h"
#include "daemon/core/text.h"

#define HANGUL_FIRST 0xac00
#define HANGUL_LAST 0xd7a3

static gboolean
is_ignorable (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hiatus_fold_ignorable); i++)
    if (c >= hiatus_fold_ignorable[i][0] && c <= hiatus_fold_ignorable[i][1])
      return TRUE;

  return FALSE;
}

static gboolean
is_dropped_mark (gunichar c)
{
  gint class = g_unichar_combining_class (c);

  for (gsize i = 0; i < G_N_ELEMENTS (hiatus_fold_kept_classes); i++)
    if (class == hiatus_fold_kept_classes[i])
      return FALSE;

  return TRUE;
}

static const HiatusFoldWritten *
find_written (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hiatus_fold_written); i++)
    if (hiatus_fold_written[i].from == c)
      return &hiatus_fold_written[i];

  return NULL;
}

static gboolean
add_written (GArray *folded,
             gunichar c)
{
  const HiatusFoldWritten *written = find_written (c);

  if (written == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (written->to) && written->to[i] != 0; i++)
    g_array_append_val (folded, written->to[i]);

  return TRUE;
}

/* Adds what is left of a code point that Unicode's decomposition and case folding gave. */
static void
add_rest (GArray *folded,
          gunichar c)
{
  GUnicodeType type = g_unichar_type (c);
  gboolean is_mark = type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_SPACING_MARK;

  if (add_written (folded, c))
    return;
  if (g_unichar_isspace (c) || type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
    c = ' ';
  else if (type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || is_ignorable (c) || (is_mark && is_dropped_mark (c)))
    return;
  else if (type == G_UNICODE_DECIMAL_NUMBER)
    c = (gunichar) ('0' + g_unichar_digit_value (c));
  else if (type == G_UNICODE_DASH_PUNCTUATION)
    c = '-';

  g_array_append_val (folded, c);
}

/* What stands for @c in a folded text. Unicode folds small Cherokee letters to capitals, GLib swaps them. */
static void
fold (GArray *folded,
      gunichar c)
{
  gunichar before[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_before = g_unichar_fully_decompose (c, TRUE, before, G_N_ELEMENTS (before));

  g_array_set_size (folded, 0);
  if (add_written (folded, c))
    return;

  for (gsize i = 0; i < n_before; i++)
    {
      gchar utf8[7];
      gunichar one = g_unichar_get_script (before[i]) == G_UNICODE_SCRIPT_CHEROKEE ? g_unichar_tolower (before[i]) : before[i];
      g_autofree gchar *cased = g_utf8_casefold (utf8, g_unichar_to_utf8 (one, utf8));

      for (const gchar *p = cased; *p != '\0'; p += g_utf8_skip[(guint8) *p])
        {
          gunichar after[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
          gsize n_after = g_unichar_fully_decompose (g_utf8_get_char (p), TRUE, after, G_N_ELEMENTS (after));

          for (gsize k = 0; k < n_after; k++)
            add_rest (folded, after[k]);
        }
    }
}

static gboolean
is_one_of (gunichar c,
           const gunichar *list)
{
  for (; *list != 0; list++)
    if (*list == c)
      return TRUE;

  return FALSE;
}

/* A letter of a script that is written without blanks and read by clusters, as UAX #29 has them, but for the vowels that
 * are written before or after their consonant as letters of their own: they belong to it. */
static HiatusTextClass
get_cluster_class (gunichar c)
{
  static const gunichar joiners[] = { 0x17d2, 0x1039, 0x1a60, 0 };
  static const gunichar firsts[] = {
    0x0e40, 0x0e41, 0x0e42, 0x0e43, 0x0e44, /* Thai */
    0x0ec0,
    0x0ec1,
    0x0ec2,
    0x0ec3,
    0x0ec4, /* Lao */
    0x19b5,
    0x19b6,
    0x19b7,
    0x19ba, /* New Tai Lue */
    0xaab5,
    0xaab6,
    0xaab9,
    0xaabb,
    0xaabc, /* Tai Viet */
    0
  };
  static const gunichar rests[] = { 0x0e30, 0x0e32, 0x0e45, 0x0eb0, 0x0eb2, 0 };

  if (is_one_of (c, joiners))
    return HIATUS_TEXT_CLUSTER_JOINER;
  if (is_one_of (c, firsts))
    return HIATUS_TEXT_CLUSTER_FIRST;
  if (is_one_of (c, rests) || g_unichar_ismark (c))
    return HIATUS_TEXT_CLUSTER_REST;

  return HIATUS_TEXT_CLUSTER;
}

static HiatusTextClass
get_class (gunichar c)
{
  if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) && !g_unichar_isdigit (c) && g_unichar_type (c) != G_UNICODE_LETTER_NUMBER && g_unichar_type (c) != G_UNICODE_OTHER_NUMBER)
    return HIATUS_TEXT_OTHER;
  if (c == 0x3099 || c == 0x309a)
    return HIATUS_TEXT_KANA_MARK;
  if (c == 0x30fc)
    return HIATUS_TEXT_KATAKANA;

  switch ((gint) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
      return HIATUS_TEXT_ARABIC;
    case G_UNICODE_SCRIPT_HEBREW:
      return HIATUS_TEXT_HEBREW;
    case G_UNICODE_SCRIPT_HAN:
      return HIATUS_TEXT_HAN;
    case G_UNICODE_SCRIPT_HIRAGANA:
      return HIATUS_TEXT_HIRAGANA;
    case G_UNICODE_SCRIPT_KATAKANA:
      return HIATUS_TEXT_KATAKANA;
    case G_UNICODE_SCRIPT_HANGUL:
      return (c >= 0x1160 && c <= 0x11ff) || c >= 0xd7b0 ? HIATUS_TEXT_HANGUL_REST : HIATUS_TEXT_HANGUL;
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TAI_LE:
    case G_UNICODE_SCRIPT_NEW_TAI_LUE:
    case G_UNICODE_SCRIPT_TAI_THAM:
    case G_UNICODE_SCRIPT_TAI_VIET:
    case G_UNICODE_SCRIPT_AHOM:
      return get_cluster_class (c);
    default:
      return HIATUS_TEXT_LETTER;
    }
}

/* The entry of what @c stands for. */
static guint32
make_letter (gunichar c,
             HiatusFoldAction action,
             guint32 operand)
{
  HiatusTextClass class = get_class (c);
  gboolean is_plain = action <= HIATUS_FOLD_BYTES3 && (class == HIATUS_TEXT_LETTER || class == HIATUS_TEXT_ARABIC || class == HIATUS_TEXT_HEBREW);

  return operand << 8 | (is_plain ? HIATUS_FOLD_PLAIN : 0) | action << 4 | class;
}

/* The same, with what is written for it. */
static guint32
make_bytes (gunichar c)
{
  gchar utf8[7];
  gint n = g_unichar_to_utf8 (c, utf8);
  guint32 bytes = 0;

  if (n > 3)
    return make_letter (c, HIATUS_FOLD_ONE, c);

  for (gint i = 0; i < n; i++)
    bytes |= (guint32) (guint8) utf8[i] << (i * 8);

  return make_letter (c, HIATUS_FOLD_KEEP + (guint) n, bytes);
}

/* Where @many has the code points of @folded, which goes there if need be. */
static guint32
find_many (GArray *many,
           GArray *folded)
{
  static const gunichar end = 0;
  guint n = folded->len + 1;
  guint i;

  g_array_append_val (folded, end);
  for (i = 0; i + n <= many->len; i++)
    if (memcmp (&g_array_index (many, gunichar, i), folded->data, n * sizeof (gunichar)) == 0)
      return i;
  g_array_append_vals (many, folded->data, n);

  return many->len - n;
}

/* The entry of @c; what does not fit into it goes to @many. */
static guint32
make_entry (gunichar c,
            GArray *many,
            gsize *growth)
{
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gsize length = 0;
  gunichar first;

  /* What is not in UTF-8 is nothing. */
  if (c < 0xd800 || c > 0xdfff)
    fold (folded, c);
  if (c >= HANGUL_FIRST && c <= HANGUL_LAST)
    return HIATUS_FOLD_HANGUL << 4 | HIATUS_TEXT_HANGUL;

  for (guint i = 0; i < folded->len; i++)
    length += (gsize) g_unichar_to_utf8 (g_array_index (folded, gunichar, i), NULL);
  *growth = MAX (*growth, (length + (gsize) g_unichar_to_utf8 (c, NULL) - 1) / (gsize) g_unichar_to_utf8 (c, NULL));

  first = folded->len == 1 ? g_array_index (folded, gunichar, 0) : ' ';
  if (first == ' ')
    return find_many (many, folded) << 8 | HIATUS_FOLD_MANY << 4;

  return first == c && c >= HIATUS_FOLD_N_FLAT ? make_letter (c, HIATUS_FOLD_KEEP, 0) : make_bytes (first);
}

gint
main (gint argc,
      gchar **argv)
{
  g_autoptr (GString) output = g_string_new ("#include \"daemon/core/fold-table.h\"\n");
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autofree guint32 *blocks = g_new (guint32, HIATUS_FOLD_N_BLOCKS);
  g_autoptr (GError) error = NULL;
  gsize growth = 3; /* what a byte that is no UTF-8 takes */

  g_assert (argc == 2);
  for (guint i = 0; i < HIATUS_FOLD_N_BLOCKS; i++)
    {
      guint32 block[HIATUS_FOLD_BLOCK_SIZE];
      guint known;

      for (guint k = 0; k < HIATUS_FOLD_BLOCK_SIZE; k++)
        block[k] = make_entry ((i << HIATUS_FOLD_BLOCK_BITS) + k, many, &growth);
      for (known = i < HIATUS_FOLD_N_FLAT / HIATUS_FOLD_BLOCK_SIZE ? i : 0; known < entries->len / HIATUS_FOLD_BLOCK_SIZE; known++)
        if (memcmp (&g_array_index (entries, guint32, known * HIATUS_FOLD_BLOCK_SIZE), block, sizeof block) == 0)
          break;
      if (known == entries->len / HIATUS_FOLD_BLOCK_SIZE)
        g_array_append_vals (entries, block, HIATUS_FOLD_BLOCK_SIZE);
      blocks[i] = known;
    }

  write_numbers (output, "", "guint16 hiatus_fold_blocks", blocks, HIATUS_FOLD_N_BLOCKS);
  write_numbers (output, "", "guint32 hiatus_fold_entries", (const guint32 *) (gpointer) entries->data, entries->len);
  write_numbers (output, "", "gunichar hiatus_fold_many", (const guint32 *) (gpointer) many->data, many->len);
  g_string_append_printf (output, "\nconst gsize hiatus_fold_growth = %" G_GSIZE_FORMAT ";\n", growth);
  if (!g_file_set_contents (argv[1], output->str, (gssize) output->len, &error))
    g_error ("%s", error->message);

  return 0;
}
