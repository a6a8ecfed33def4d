/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher-glance.h"

#include <string.h>

#include "daemon/core/fold-table.h"
#include "daemon/core/text.h"

/* A glance may let through what it likes, and then costs time; what it passes by must not hold a keyword. That it misses none
 * is shown by the matcher's tests, too, which ask it first. */

#define PHONES "1234567" /* in a list of keywords: any phone number */

typedef struct
{
  const gchar *keyword;
  const gchar *text;
} Case;

/* A glance for one keyword. */
static void
init_one (HiatusGlance *glance,
          const gchar *keyword)
{
  g_autofree gchar *folded = hiatus_text_fold (keyword, -1);

  hiatus_glance_init (glance);
  if (g_str_equal (keyword, PHONES))
    hiatus_glance_add_phones (glance);
  else
    hiatus_glance_add (glance, folded, strlen (folded));
  hiatus_glance_finish (glance);
}

static void
check (const Case *cases,
       gsize n,
       gboolean may_hold)
{
  for (gsize i = 0; i < n; i++)
    {
      HiatusGlance glance;

      init_one (&glance, cases[i].keyword);
      if (hiatus_glance_may_hold (&glance, cases[i].text, strlen (cases[i].text)) != may_hold)
        {
          g_autofree gchar *text = g_strescape (cases[i].text, NULL);

          g_test_message ("\"%s\" is %s \"%s\"", cases[i].keyword, may_hold ? "missed in" : "not passed by in", text);
          g_test_fail ();
        }
      hiatus_glance_clear (&glance);
    }
}

static void
test_lets_through (void)
{
  static const Case cases[] = {
    { "Alex", "Alex" },
    { "Alex", "ALEX, where are you" },
    { "Alex", "and so says (alex)" },
    { "Alex", "a letter to Álëx." },
    { "Alex", "ＡＬＥＸ" },
    { "Alex", "A\u200dl\u00ade\u0301x" },
    { "Alex", "A\x01l\x7f"
              "ex" },
    { "Alex", "x\u0301\u200bAlex" },
    { "Alex Doe", "alex \t\u00a0\u3000\n doe" },
    { "Al Do", "Al      Do" },
    { "Straße", "STRASSE" },
    { "Strasse", "Straße" },
    { "Fiona", "ﬁona" },
    { "office", "oﬃce" },
    { "Kim", "\u212aim" },
    { "o", "℅" },
    { "km", "5 ㎞" },
    { "2", "x½" },
    { "Al", "al" },
    { "a", "a" },
    { "a", "ª" },
    { "Мария", "МАРИЯ" },
    { "민수", "민수" },
    { "민수", "\u1106\u1175\u11ab\u1109\u116e" },
    { "小明", "我和小明去" },
    { "حسن", "والحسن" },
    { "الله", "\ufdf2" },
    { "❤️", "so ❤ much" },
    { "@alex", "instagram.com/alex" },
    { "@alex", "@alex" },
    { "a@b.org", "mailto:a@b.org" },
    { "C++", "C++" },
    { PHONES, "+44 7700 900123" },
    { PHONES, "tel:07700900123" },
    { PHONES, "٠٧٧٠٠٩٠٠١٢٣" },
    { PHONES, "0\u200e7\u20117 / 00900123" },
    { PHONES, "x½5551234" },
  };

  check (cases, G_N_ELEMENTS (cases), TRUE);
}

/* If it let everything through, nothing would be wrong, and nobody would notice. */
static void
test_passes_by (void)
{
  static const Case cases[] = {
    { "Alex", "" },
    { "Alex", "The meeting begins at noon" },
    { "Alex", "aleksander is somebody else; al, ale and a lex are shorter" },
    { "Kim", "a kimono and an akim" },
    { "Kim", "ki" },
    { "Lea", "please release the clean plea" },
    { "Al", "all calls are normal" },
    { "Straße", "Strom und Sterne" },
    { "Мария", "каждое утро она пьёт кофе" },
    { "小明", "今日は天気がいいですね" },
    { "민수", "오늘은 날씨가 좋습니다" },
    { "حسن", "صباح الخير يا سيدي" },
    { "@alex", "alea iacta est" },
    { "Alex", "\xff\xfe\xc3 a\xffl\xff"
              "e\xffx \xe2\x80" },
    { PHONES, "at 14:35 on the 3rd, 2 of 7 are free: room 128b" },
    { PHONES, "v1.2 is out" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

/* At each distance from the beginning and the end, so that no border between blocks is one in the text. */
static void
test_anywhere (void)
{
  HiatusGlance glance;

  init_one (&glance, "Alex");
  for (gsize before = 0; before < 200; before++)
    for (gsize after = 0; after < 4; after++)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (gsize i = 0; i < before; i++)
          g_string_append_c (text, '.');
        g_assert_false (hiatus_glance_may_hold (&glance, text->str, text->len));
        g_string_append (text, "Alex");
        for (gsize i = 0; i < after; i++)
          g_string_append_c (text, '.');
        g_assert_true (hiatus_glance_may_hold (&glance, text->str, text->len));
      }
  hiatus_glance_clear (&glance);
}

/* What is behind the end of a text is none of it. */
static void
test_ends_where_it_ends (void)
{
  HiatusGlance glance;

  init_one (&glance, "Alex");
  g_assert_false (hiatus_glance_may_hold (&glance, "to Alex", 6));
  g_assert_false (hiatus_glance_may_hold (&glance, "to Alex", 4));
  g_assert_true (hiatus_glance_may_hold (&glance, "to Alexander", 7));
  hiatus_glance_clear (&glance);
}

/* Where it can tell nothing, it lets everything through. */
static void
test_knows_its_limits (void)
{
  static const gchar *const any[] = { "@", "\xff", NULL };
  HiatusGlance glance;

  for (guint i = 0; any[i] != NULL; i++)
    {
      init_one (&glance, any[i]);
      g_assert_true (hiatus_glance_may_hold (&glance, "x", 1));
      hiatus_glance_clear (&glance);
    }

  hiatus_glance_init (&glance);
  hiatus_glance_finish (&glance);
  g_assert_true (hiatus_glance_may_hold (&glance, "x", 1));
  hiatus_glance_clear (&glance);

  for (guint n = HIATUS_GLANCE_KEYWORDS_MAX; n <= HIATUS_GLANCE_KEYWORDS_MAX + 2; n++)
    {
      hiatus_glance_init (&glance);
      for (guint i = 0; i < n; i++)
        hiatus_glance_add (&glance, "alex", 4);
      hiatus_glance_finish (&glance);
      g_assert_cmpint (hiatus_glance_may_hold (&glance, "Kim", 3), ==, n > HIATUS_GLANCE_KEYWORDS_MAX);
      hiatus_glance_clear (&glance);
    }
}

/* Whether the folded keyword stands in a folded text as words. */
static gboolean
is_in (const gchar *folded,
       const gchar *keyword)
{
  for (const gchar *p = strstr (folded, keyword); p != NULL; p = strstr (p + 1, keyword))
    {
      const gchar *behind = p + strlen (keyword);

      if (!(g_ascii_isalnum (*keyword) && p > folded && g_ascii_isalnum (p[-1])) && !(g_ascii_isalnum (behind[-1]) && g_ascii_isalnum (*behind)))
        return TRUE;
    }

  return FALSE;
}

/* Each code point that has the keyword in it after folding, alone and between others. */
static void
test_every_code_point (void)
{
  static const gchar *const keywords[] = { "a", "k", "o", "2", "i", "ss", "km", "st", "oe", "ω", "й", "ه", "ال", "ᄀ", "ᄀ\u1161", "ア", "株式", "昭和", "!", "(" };
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      g_autofree gchar *keyword = hiatus_text_fold (keywords[i], -1);
      HiatusGlance glance;

      init_one (&glance, keywords[i]);
      for (gunichar c = 1; c < 0x110000; c++)
        {
          g_autofree gchar *folded = NULL;
          gchar text[8] = "x";
          gsize n = 1;

          if (HIATUS_FOLD_ACTION (hiatus_fold_entry (c)) == HIATUS_FOLD_KEEP || !g_unichar_validate (c))
            continue;
          n += (gsize) g_unichar_to_utf8 (c, text + 1);
          text[n] = 'y';
          for (guint around = 0; around < 4; around++)
            {
              const gchar *from = around & 1 ? text : text + 1;
              gsize length = (gsize) (text + n - from) + (around & 2 ? 1 : 0);

              g_free (folded);
              folded = hiatus_text_fold (from, (gssize) length);
              if (!is_in (folded, keyword))
                continue;
              n_found++;
              if (!hiatus_glance_may_hold (&glance, from, length))
                g_error ("\"%s\" is missed in U+%04X, which is \"%s\"", keyword, c, folded);
            }
        }
      hiatus_glance_clear (&glance);
    }
  g_assert_cmpuint (n_found, >, 1000);
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/glance/lets-through", test_lets_through);
  g_test_add_func ("/glance/passes-by", test_passes_by);
  g_test_add_func ("/glance/anywhere", test_anywhere);
  g_test_add_func ("/glance/ends-where-it-ends", test_ends_where_it_ends);
  g_test_add_func ("/glance/knows-its-limits", test_knows_its_limits);
  if (g_test_thorough ())
    g_test_add_func ("/glance/every-code-point", test_every_code_point);

  return g_test_run ();
}
