/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/fold-written.h"
#include "daemon/core/text.h"

/* What folding is, as its definition says it: slowly, from GLib's functions, code point by code point. */

static gboolean
append_written (GString *folded,
                gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hiatus_fold_written); i++)
    if (hiatus_fold_written[i].from == c)
      {
        for (gsize k = 0; k < 2 && hiatus_fold_written[i].to[k] != 0; k++)
          g_string_append_unichar (folded, hiatus_fold_written[i].to[k]);
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_kept (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hiatus_fold_ignorable); i++)
    if (c >= hiatus_fold_ignorable[i][0] && c <= hiatus_fold_ignorable[i][1])
      return FALSE;

  switch ((gint) g_unichar_type (c))
    {
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
    case G_UNICODE_CONTROL:
      return FALSE;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
      for (gsize i = 0; i < G_N_ELEMENTS (hiatus_fold_kept_classes); i++)
        if (g_unichar_combining_class (c) == hiatus_fold_kept_classes[i])
          return TRUE;
      return FALSE;
    default:
      return TRUE;
    }
}

static void
append_outcome (GString *folded,
                gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (append_written (folded, c))
    return;
  if (g_unichar_isspace (c) || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_SPACE_SEPARATOR)
    g_string_append_c (folded, ' ');
  else if (is_kept (c))
    {
      if (type == G_UNICODE_DECIMAL_NUMBER)
        g_string_append_c (folded, (gchar) ('0' + g_unichar_digit_value (c)));
      else if (type == G_UNICODE_DASH_PUNCTUATION)
        g_string_append_c (folded, '-');
      else
        g_string_append_unichar (folded, c);
    }
}

static void
append_folded (GString *folded,
               gunichar c)
{
  gunichar decomposed[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (append_written (folded, c))
    return;

  n = g_unichar_fully_decompose (c, TRUE, decomposed, G_N_ELEMENTS (decomposed));
  for (gsize i = 0; i < n; i++)
    {
      gchar utf8[7] = { 0 };
      g_autofree gchar *cased = NULL;

      /* GLib folds capital Cherokee letters to small ones, and small ones to capitals. */
      g_unichar_to_utf8 (g_unichar_get_script (decomposed[i]) == G_UNICODE_SCRIPT_CHEROKEE ? g_unichar_tolower (decomposed[i]) : decomposed[i], utf8);
      cased = g_utf8_casefold (utf8, -1);
      for (const gchar *p = cased; *p != '\0'; p += g_utf8_skip[(guint8) *p])
        {
          gunichar again[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
          gsize n_again = g_unichar_fully_decompose (g_utf8_get_char (p), TRUE, again, G_N_ELEMENTS (again));

          for (gsize k = 0; k < n_again; k++)
            append_outcome (folded, again[k]);
        }
    }
}

/* One blank for a run, none at the ends. */
static gchar *
collapse (const gchar *text)
{
  GString *collapsed = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text != ' ' || (collapsed->len > 0 && collapsed->str[collapsed->len - 1] != ' '))
      g_string_append_c (collapsed, *text);
  if (collapsed->len > 0 && collapsed->str[collapsed->len - 1] == ' ')
    g_string_truncate (collapsed, collapsed->len - 1);

  return g_string_free (collapsed, FALSE);
}

static gboolean
is_word_character (gunichar c)
{
  switch ((gint) g_unichar_type (c))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
test_every_code_point (void)
{
  /* Under valgrind each eleventh, which leaves out no page of Unicode. */
  const gunichar step = g_test_thorough () ? 1 : 11;

  for (gunichar c = 0; c <= 0x10ffff; c += step)
    {
      /* Between two letters, so that a blank stays; what goes on a letter does so there, too. */
      gchar text[10] = "x";
      g_autoptr (GString) naive = g_string_new ("x");
      g_autofree gchar *expected = NULL;
      g_autofree gchar *folded = NULL;
      g_autofree gchar *again = NULL;
      gsize length = 1;

      if (c >= 0xd800 && c <= 0xdfff)
        continue;
      length += (gsize) g_unichar_to_utf8 (c, text + 1);
      text[length++] = 'x';
      append_folded (naive, c);
      g_string_append_c (naive, 'x');
      expected = collapse (naive->str);
      folded = hiatus_text_fold (text, (gssize) length);
      if (!g_str_equal (folded, expected))
        g_error ("U+%04X gives \"%s\", not \"%s\"", c, folded, expected);

      /* What was folded stays as it is, and its word characters are those of Unicode. */
      again = hiatus_text_fold (folded, -1);
      if (!g_str_equal (again, folded))
        g_error ("U+%04X gives \"%s\", and that \"%s\"", c, folded, again);
      for (const gchar *p = folded; *p != '\0'; p += g_utf8_skip[(guint8) *p])
        if ((hiatus_text_class_at (p) != HIATUS_TEXT_OTHER) != is_word_character (g_utf8_get_char (p)))
          g_error ("U+%04X of U+%04X is no word character, or is one", g_utf8_get_char (p), c);
    }
}

static void
test_examples (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *folded;
  } cases[] = {
    { "", "" },
    { "Alex DOE", "alex doe" },
    { " \t\r\n Alex \n\n Doe  ", "alex doe" },
    { "A\u00adl\u200be\u200dx\u202e \u2066Doe\u2069\ufeff", "alex doe" },
    { "José JOSE\u0301", "jose jose" },
    { "Ａｌｅｘ　Ｄｏｅ", "alex doe" },
    { "𝓐𝓵𝓮𝔁 Ⓐⓛⓔⓧ ﬁ", "alex alex fi" },
    { "STRASSE Straße ẞ", "strasse strasse ss" },
    { "İstanbul ISPARTA ısı", "istanbul isparta isi" },
    { "Łukasz Øre Đorđe Ħ Ŧ Ǿ", "lukasz ore dorde h t o" },
    { "Æsop Œuvre ǣ", "aesop oeuvre ae" },
    { "Ayşe’ye O‘Brien D´Arc Мар\u02bcяна", "ayse'ye o'brien d'arc мар'яна" },
    { "a‐b–c—d−e", "a-b-c-d-e" },
    { "ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ" },
    { "Ёлка Йод", "елка иод" },
    { "٠٧٧ ۰۷۷ ०७७ ０７７ ๐๗๗", "077 077 077 077 077" },
    { "مُحَمَّد مـحـمـد أحمد إيمان آمنة", "محمد محمد احمد ايمان امنه" },
    { "علی كريم کریم", "علي كريم كريم" },
    { "שָׁלוֹם", "שלום" },
    { "が か\u3099 ｶﾞ", "か\u3099 か\u3099 カ\u3099" },
    { "민수", "\u1106\u1175\u11ab\u1109\u116e" },
    { "राज कुमार", "राज कुमार" },
    { "น้ำ ป้า สุดา", "น\u0e4dา ปา สุดา" },
    { "a\x01"
      "b\x7f"
      "c\x1b"
      "d",
      "abcd" },
    { "a\xff\xc3(\xed\xa0\x80z", "a\ufffd\ufffd(\ufffd\ufffd\ufffdz" },
    { "\xf0\x9f\x98", "\ufffd\ufffd\ufffd" },
    { "👩\u200d❤\ufe0f\u200d👨", "👩❤👨" },
    { "\u200b\u202e\ufeff", "" },
    { "a\v\xc2\x85\u2028\u3000\u2800b", "a b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *folded = hiatus_text_fold (cases[i].text, -1);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* ASCII goes through in blocks; wherever a block begins and ends, the outcome is that of single characters. */
static void
test_blocks (void)
{
  static const gchar *const pieces[] = { "a", "Z", " ", "  ", "7", "-", "é", "\x01", "\t", "\xff", "漢", "か", "ก", "@[`{/:", "Longer words here", "\u200b" };
  const guint n_rounds = g_test_thorough () ? 20000 : 2000;
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) naive = g_string_new (NULL);
      g_autofree gchar *expected = NULL;
      g_autofree gchar *folded = NULL;

      for (gint n = g_rand_int_range (random, 0, 40); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      for (const gchar *p = text->str; *p != '\0';)
        {
          gunichar c = g_utf8_get_char_validated (p, -1);

          append_folded (naive, c > 0x10ffff ? 0xfffd : c);
          p += c > 0x10ffff ? 1 : g_utf8_skip[(guint8) *p];
        }
      expected = collapse (naive->str);
      folded = hiatus_text_fold (text->str, (gssize) text->len);
      g_assert_cmpstr (folded, ==, expected);
    }
}

/* A bit for each byte of a word character, and one where a word begins that is not joined to the letter before it. */
static void
test_marks (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *split; /* a bar where a word begins */
  } cases[] = {
    { "Alex Doe, 14th", "|alex |doe, |14th" },
    { "我爱Alex吗", "|我|爱|alex|吗" },
    { "ガールさん", "|カ\u3099ール|さ|ん" },
    { "がき", "|か\u3099|き" },
    { "เกมา", "|เก|มา" },
    { "ខ្មែរ", "|ខ្មែ|រ" },
    { "محمد Дима", "|محمد |дима" },
    { "राज", "|राज" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (HiatusFolded) folded = { 0 };
      g_autoptr (GString) split = g_string_new (NULL);
      gboolean in_word = FALSE;

      hiatus_folded_take (&folded, cases[i].text, strlen (cases[i].text));
      for (gsize at = 0; at < folded.length; at++)
        {
          gboolean is_word = folded.words[at / 64] >> (at % 64) & 1;

          if (is_word && (!in_word || (folded.breaks[at / 64] >> (at % 64) & 1)))
            g_string_append_c (split, '|');
          g_string_append_c (split, folded.bytes[at]);
          in_word = is_word;
        }
      g_assert_cmpstr (split->str, ==, cases[i].split);

      hiatus_folded_wipe (&folded);
      g_assert_cmpuint (folded.length, ==, 0);
    }
}

/* Nothing of a text is left behind, in any part of the memory that it went through. */
static void
test_wipe (void)
{
  static const gchar text[] = "Émile said 漢字 to Alex, and went on for more than a block.";
  g_auto (HiatusFolded) folded = { 0 };

  hiatus_folded_take (&folded, text, strlen (text));
  g_assert_cmpuint (folded.length, >, 0);
  hiatus_folded_wipe (&folded);
  for (gsize i = 0; i < folded.size; i++)
    g_assert_cmpint (folded.bytes[i], ==, 0);
  for (gsize i = 0; i < folded.size / 64 + 2; i++)
    g_assert_true (folded.words[i] == 0 && folded.breaks[i] == 0);
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/every-code-point", test_every_code_point);
  g_test_add_func ("/text/examples", test_examples);
  g_test_add_func ("/text/blocks", test_blocks);
  g_test_add_func ("/text/marks", test_marks);
  g_test_add_func ("/text/wipe", test_wipe);

  return g_test_run ();
}
