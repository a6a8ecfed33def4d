/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/oracle-lists.h"

#include <string.h>

#include "daemon/core/matcher.h"

#define PICK(random, list) ((list)[g_rand_int_range (random, 0, G_N_ELEMENTS (list))])
#define ONE_IN(random, n) (g_rand_int_range (random, 0, n) == 0)

/* Names and parts of names of every script that ends words in a way of its own. Some begin like others. */
static const gchar *const names[][6] = {
  { "Alex", "Alex Doe", "Zoë", "Anne-Marie", "O'Brien", "Al" },
  { "Straße", "Łukasz", "Işık", "ﬁona", "a", "ab" },
  { "Γιώργος", "Ολγα", "ΑΣ", "Ольга", "Пётр", "Оль" },
  { "أحمد", "الحسن", "محمد", "حسن", "لينا", "ال" },
  { "דני", "שרון", "רון", "לי", "יָעֵל", "משה" },
  { "राम", "सीता", "क्षमा", "रा", "অমল", "தமிழ்" },
  { "小明", "王小明", "李", "佐藤", "明", "欧阳" },
  { "さくら", "ゆき", "はな", "あい", "みか", "ゆ" },
  { "アレックス", "ミカ", "ガブ", "ｱﾚｸ", "レ", "ジョー" },
  { "민수", "김민수", "민", "수", "지우", "아" },
  { "สมชาย", "นก", "แดง", "ใจ", "เอ", "สม" },
  { "សុខា", "ចាន់", "မောင်", "ကို", "ສົມ", "ແກ້ວ" },
  { "❤️", "👩‍❤️‍👨", "C++", "!?", "(Al)", "…" },
};

/* What hangs on names there, or nearly does. */
static const gchar *const neighbours[][8] = {
  { "e", "s", "2", "é", "'s", "\u0301", "ss", "x" },
  { "ß", "I", "ﬁ", "_", "ł", "½", "ⅳ", "ª" },
  { "ς", "α", "а", "й", "ю", "\u0308", "ω", "ь" },
  { "و", "ال", "لل", "ول", "ب", "ة", "ي", "\u0651" },
  { "ה", "ו", "ל", "וה", "שה", "ת", "ים", "\u05b8" },
  { "ा", "ने", "्", "क", "ि", "०", "া", "்" },
  { "的", "王", "大", "和", "先生", "刚", "子", "々" },
  { "さん", "は", "んぼ", "が", "もち", "と", "゛", "\u3099" },
  { "ー", "・", "ン", "さん", "ッ", "ﾞ", "\u309a", "ル" },
  { "가", "에게", "정", "씨", "는", "\u11a8", "이", "ᅡ" },
  { "ครับ", "คุณ", "า", "เ", "ก", "่", "กับ", "ๆ" },
  { "្", "ា", "နဲ့", "်", "ກ", "ະ", "ក", "ေ" },
  { "\ufe0f", "\u200d", "👍", "❤", "+", "?", ".", "🏽" },
};

static const gchar *const separators[] = {
  " ",
  "  ",
  "\n",
  "\u00a0",
  "\u3000",
  "\t ",
  ".",
  "..",
  "-",
  "\u2013",
  "_",
  "@",
  "/",
  "+",
  "(",
  ")",
  ",",
  ":",
  "'",
  "’",
  "&",
  "%",
  ". ",
  "、",
  "。",
  "،",
};

/* What folding takes out, or makes something else of. */
static const gchar *const invisible[] = { "\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u0301", "\ufe0f", "\u034f", "\u20dd" };

/* What is no UTF-8. */
static const gchar *const broken[] = { "\xff", "\xc3", "\xe3\x81", "\xf0\x9f", "\xed\xa0\x80", "\xc0\xaf" };

static const gchar *const handles[] = { "alex", "@alex", "@alex.doe", "alex_d", "_alex_", "@al", "a-b", "@a:b.org", "@小明", "@민수", "/alex", "#al", "alex." };
static const gchar *const emails[] = { "a@b.org", "alex@b.org", "a.x+y@c.de", "alex@пример.рф", "小明@b.org", "a@b.o" };
static const gchar *const phones[] = { "+44 7700 900123", "07700 900123", "0044(0)7700-900-123", "900123", "7700900", "+1 (212) 555-0123", "2125550123", "0049 30 1234567", "030/1234567", "٠٧٧٠٠٩٠٠١٢٣", "+86 138 0013 8000", "00000000", "123456789012345678", "1234567890123456789" };
static const gchar *const words[] = { "school", "rent", "Mia", "病院", "مدرسة", "가족", "โรงเรียน", "x" };

static const gchar *
pick_name (GRand *random,
           guint script)
{
  return PICK (random, names[script]);
}

static guint
pick_script (GRand *random)
{
  return (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (names));
}

/* A few names with something between them. */
static gchar *
make_phrase (GRand *random,
             guint script)
{
  GString *phrase = g_string_new (pick_name (random, script));

  while (ONE_IN (random, 3))
    {
      g_string_append (phrase, ONE_IN (random, 4) ? PICK (random, separators) : " ");
      g_string_append (phrase, ONE_IN (random, 2) ? PICK (random, words) : pick_name (random, ONE_IN (random, 4) ? pick_script (random) : script));
    }
  if (ONE_IN (random, 12))
    g_string_append (phrase, PICK (random, neighbours[script]));
  if (ONE_IN (random, 12))
    g_string_prepend (phrase, PICK (random, separators));
  if (ONE_IN (random, 12))
    g_string_prepend (phrase, PICK (random, invisible));

  return g_string_free (phrase, FALSE);
}

/* A phone number nobody thought of. */
static gchar *
make_phone (GRand *random)
{
  GString *phone = g_string_new (ONE_IN (random, 3) ? "+" : ONE_IN (random, 3) ? "00"
                                                                               : "");
  guint n = (guint) g_rand_int_range (random, 6, 14);

  for (guint i = 0; i < n; i++)
    g_string_append_c (phone, (gchar) ('0' + g_rand_int_range (random, 0, 10)));

  return g_string_free (phone, FALSE);
}

static gchar *
make_keyword (GRand *random,
              guint kind,
              guint script)
{
  switch (kind)
    {
    case HIATUS_KEYWORD_PHONE:
      return ONE_IN (random, 4) ? make_phone (random) : g_strdup (PICK (random, phones));
    case HIATUS_KEYWORD_EMAIL:
      return g_strdup (PICK (random, emails));
    case HIATUS_KEYWORD_HANDLE:
      return g_strdup (PICK (random, handles));
    default:
      return make_phrase (random, script);
    }
}

static void
add_to_list (GStrv *list,
             gchar *text)
{
  guint n = g_strv_length (*list);

  *list = g_renew (gchar *, *list, n + 2);
  (*list)[n] = text;
  (*list)[n + 1] = NULL;
}

/* A keyword of somebody, of any kind. */
static const gchar *
pick_keyword (GRand *random,
              const HiatusContact *contact)
{
  guint first = (guint) g_rand_int_range (random, 0, HIATUS_N_KEYWORD_KINDS);

  for (guint i = 0; i < HIATUS_N_KEYWORD_KINDS; i++)
    {
      gchar **list = contact->keywords[(first + i) % HIATUS_N_KEYWORD_KINDS];

      if (list[0] != NULL)
        return list[g_rand_int_range (random, 0, (gint32) g_strv_length (list))];
    }

  return "";
}

/* An exception covers a keyword, touches it or is beside it. */
static gchar *
make_exception (GRand *random,
                const HiatusContact *contact,
                guint script)
{
  const gchar *keyword = pick_keyword (random, contact);
  g_autofree gchar *more = make_phrase (random, script);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return g_strdup (keyword);
    case 1:
      return g_strconcat (keyword, " ", more, NULL);
    case 2:
      return g_strconcat (more, " ", keyword, NULL);
    case 3:
      return g_strconcat (keyword, PICK (random, neighbours[script]), NULL);
    default:
      return g_strconcat (PICK (random, words), " ", keyword, NULL);
    }
}

static HiatusContact *
make_contact (GRand *random)
{
  HiatusContact *contact = hiatus_contact_new ("Somebody");
  guint script = pick_script (random);

  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    while (ONE_IN (random, 2))
      add_to_list (&contact->keywords[kind], make_keyword (random, kind, ONE_IN (random, 5) ? pick_script (random) : script));
  if (ONE_IN (random, 2))
    add_to_list (&contact->except, make_exception (random, contact, script));
  if (ONE_IN (random, 3))
    add_to_list (&contact->let_through, ONE_IN (random, 4) ? make_phrase (random, script) : g_strdup (PICK (random, words)));

  return contact;
}

GPtrArray *
oracle_lists_make_contacts (GRand *random)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  guint n = (guint) g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (contacts, make_contact (random));

  return contacts;
}

/* A phone number the way others write it: with other separators and digits, with a country or without. */
static void
append_phone (GRand *random,
              GString *text,
              const gchar *phone)
{
  static const gchar *const beginnings[] = { "", "", "+", "00", "0", "+44", "+44 (0)", "0044", "(0)", "1" };
  static const gchar *const dividers[] = { " ", "-", ".", "/", " (", ") ", "(0)", "\u2011", "\u200e", " - ", "     ", "" };
  static const gunichar zeros[] = { '0', '0', 0x660, 0x966, 0xff10, 0x1d7d8 };
  gunichar zero = PICK (random, zeros);

  g_string_append (text, PICK (random, beginnings));
  for (const gchar *p = ONE_IN (random, 2) ? phone : phone + strcspn (phone, "123456789"); *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        continue;
      g_string_append_unichar (text, zero + (gunichar) (*p - '0'));
      if (ONE_IN (random, 4))
        g_string_append (text, PICK (random, dividers));
    }
}

/* The place of a character of a string; of one that has none, its end. */
static gchar *
pick_place (GRand *random,
            gchar *string)
{
  glong n = g_utf8_strlen (string, -1);

  return g_utf8_offset_to_pointer (string, n == 0 ? 0 : g_rand_int_range (random, 0, (gint32) n));
}

/* Something of the list, nearly always so that it is found. */
static void
append_changed (GRand *random,
                GString *text,
                const gchar *piece)
{
  g_autofree gchar *upper = g_utf8_strup (piece, -1);
  g_autofree gchar *apart = g_utf8_normalize (piece, -1, G_NORMALIZE_NFD);
  g_autofree gchar *copy = g_strdup (piece);
  gchar *place = pick_place (random, copy);

  switch (g_rand_int_range (random, 0, 12))
    {
    case 0:
      g_string_append (text, upper);
      break;
    case 1:
      g_string_append (text, apart);
      break;
    case 2:
      g_string_append_len (text, copy, place - copy);
      g_string_append (text, PICK (random, invisible));
      g_string_append (text, place);
      break;
    case 3: /* without a character */
      g_string_append_len (text, copy, place - copy);
      g_string_append (text, *place == '\0' ? "" : g_utf8_next_char (place));
      break;
    case 4: /* its beginning, then all of it */
      g_string_append_len (text, copy, place - copy);
      g_string_append (text, piece);
      break;
    case 5:
      append_phone (random, text, piece);
      break;
    default:
      g_string_append (text, piece);
    }
}

static const gchar *
pick_of_list (GRand *random,
              gchar **list)
{
  return list[0] == NULL ? "" : list[g_rand_int_range (random, 0, (gint32) g_strv_length (list))];
}

static void
append_piece (GRand *random,
              GString *text,
              const HiatusContact *contact,
              guint script)
{
  switch (g_rand_int_range (random, 0, 20))
    {
    case 0:
      g_string_append (text, PICK (random, broken));
      break;
    case 1:
      g_string_append (text, PICK (random, invisible));
      break;
    case 2:
    case 3:
      append_changed (random, text, pick_of_list (random, contact->except));
      break;
    case 4:
      append_changed (random, text, pick_of_list (random, contact->let_through));
      break;
    case 5:
      append_phone (random, text, pick_of_list (random, contact->keywords[HIATUS_KEYWORD_PHONE]));
      break;
    case 6:
    case 7:
      g_string_append (text, PICK (random, neighbours[script]));
      break;
    case 8:
      g_string_append (text, PICK (random, neighbours[pick_script (random)]));
      break;
    case 9:
      g_string_append (text, pick_name (random, script));
      break;
    case 10:
      g_string_append (text, ONE_IN (random, 2) ? PICK (random, words) : "mailto:");
      break;
    default:
      append_changed (random, text, pick_keyword (random, contact));
    }
}

/* The script of a name nobody has to know of: what a keyword is written in tells what can stand beside it. */
static guint
guess_script (GRand *random,
              const HiatusContact *contact)
{
  const gchar *keyword = pick_keyword (random, contact);

  for (guint script = 0; script < G_N_ELEMENTS (names); script++)
    for (guint i = 0; i < G_N_ELEMENTS (names[script]); i++)
      if (g_str_has_prefix (keyword, names[script][i]))
        return script;

  return pick_script (random);
}

GString *
oracle_lists_make_text (GRand *random,
                        GPtrArray *contacts)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (random, 1, 10);

  for (guint i = 0; i < n; i++)
    {
      const HiatusContact *contact = g_ptr_array_index (contacts, g_rand_int_range (random, 0, (gint32) contacts->len));

      append_piece (random, text, contact, guess_script (random, contact));
      if (ONE_IN (random, 3))
        g_string_append (text, ONE_IN (random, 2) ? " " : PICK (random, separators));
    }

  return text;
}

/* Puts so much in front of a text that it is cut somewhere in it. */
void
oracle_lists_push_to_the_cut (GRand *random,
                              GString *text)
{
  gsize kept = (gsize) g_rand_int_range (random, 0, (gint32) text->len + 4);
  g_autofree gchar *before = g_strnfill (HIATUS_MATCHER_TEXT_MAX - kept, ONE_IN (random, 2) ? ',' : '.');

  g_string_prepend (text, before);
}
