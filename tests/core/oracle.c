/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/oracle.h"

#include <stdlib.h>
#include <string.h>

#include "daemon/core/text.h"
#include "daemon/core/word-edges.h"
#include "tests/core/oracle-letters.h"
#include "tests/core/oracle-phone.h"

/*
 * A matcher that is slow and plainly right: each keyword is held against each place of the text. It is written after the
 * rule in the comment of hiatus_matcher_new(), and shares with the matcher only what has tables of its own in the tests:
 * the folding, and the edges of words in scripts without blanks.
 */

#define ARTICLE "ال"
#define FOR_THE "لل"

typedef struct
{
  guint kind;
  guint keyword;
  gsize start;
  gsize end;
} Hit;

/* A text, folded, and what was found of one contact. */
typedef struct
{
  const gchar *bytes;
  gsize length;
  gboolean is_cut;
  GArray *hits;   /* of Hit */
  GArray *covers; /* of Hit: the exceptions */
  HiatusOracleTally *tally;
} Text;

static gunichar
char_before (const Text *text,
             gsize at)
{
  return at == 0 ? 0 : g_utf8_get_char (g_utf8_prev_char (text->bytes + at));
}

static gunichar
char_at (const Text *text,
         gsize at)
{
  return at >= text->length ? 0 : g_utf8_get_char (text->bytes + at);
}

static gboolean
word_begins (const Text *text,
             gsize start,
             gsize end)
{
  gunichar own = char_at (text, start);
  gunichar before = char_before (text, start);
  GUnicodeScript script = g_unichar_get_script (own);

  if (!hiatus_oracle_is_word (own) || !hiatus_oracle_is_word (before))
    return TRUE;
  if (hiatus_oracle_has_blanks (own) && hiatus_oracle_has_blanks (before) && script != G_UNICODE_SCRIPT_ARABIC && script != G_UNICODE_SCRIPT_HEBREW)
    return FALSE;

  return hiatus_word_edges_begins (text->bytes, start, end);
}

static gboolean
word_ends (const Text *text,
           gsize start,
           gsize end)
{
  gunichar own = char_before (text, end);
  gunichar after = char_at (text, end);

  if (end == text->length)
    return !text->is_cut;
  if (!hiatus_oracle_is_word (own) || !hiatus_oracle_is_word (after))
    return TRUE;
  if (hiatus_oracle_has_blanks (own) && hiatus_oracle_has_blanks (after))
    return FALSE;

  return hiatus_word_edges_ends (text->bytes, text->length, text->is_cut, start, end);
}

static gboolean
is_one_of (gunichar c,
           const gchar *characters)
{
  return c != 0 && c < 0x80 && strchr (characters, (gint) c) != NULL;
}

static gboolean
handle_begins (const Text *text,
               gsize start)
{
  gunichar own = char_at (text, start);
  gunichar before = char_before (text, start);

  if (!hiatus_oracle_is_word (own) && !is_one_of (own, "_.-"))
    return TRUE;

  return !is_one_of (before, "_.-") && !(is_one_of (own, "_.-") && hiatus_oracle_follows_word (text->bytes, start));
}

static gboolean
handle_ends (const Text *text,
             gsize end)
{
  gunichar own = char_before (text, end);
  gsize stop = end;

  if (!hiatus_oracle_is_word (own) && !is_one_of (own, "_.-"))
    return TRUE;
  if (is_one_of (char_at (text, end), "_-"))
    return FALSE;
  if (is_one_of (own, "_.-") && hiatus_oracle_goes_on (char_at (text, end)))
    return FALSE;
  if (char_at (text, end) != '.')
    return TRUE;
  while (char_at (text, stop) == '.')
    stop++;
  if (stop == text->length)
    return !text->is_cut;

  return !is_one_of (char_at (text, stop), "_-") && !hiatus_oracle_goes_on (char_at (text, stop));
}

static gboolean
email_fits (const Text *text,
            gsize start,
            gsize end)
{
  if (is_one_of (char_before (text, start), "._%+-") || char_at (text, end) == '-')
    return FALSE;
  if (char_at (text, end) != '.')
    return TRUE;
  if (end + 1 == text->length)
    return !text->is_cut;

  return !hiatus_oracle_goes_on (char_at (text, end + 1));
}

static gboolean
is_found (const Text *text,
          guint kind,
          gsize start,
          gsize end)
{
  if (!word_begins (text, start, end) || !word_ends (text, start, end))
    return FALSE;
  if (kind == HIATUS_KEYWORD_HANDLE)
    return handle_begins (text, start) && handle_ends (text, end);

  return kind != HIATUS_KEYWORD_EMAIL || email_fits (text, start, end);
}

/* Holds a folded keyword against each place of the text. */
/* Whether a "/" may stand in the place of the "@" that a handle begins with. */
static gboolean
can_be_link (const gchar *folded,
             guint kind)
{
  if (kind != HIATUS_KEYWORD_HANDLE || folded[0] != '@')
    return FALSE;
  for (const gchar *next = folded; *next != '\0'; next = g_utf8_find_next_char (next, NULL))
    if (hiatus_oracle_is_word (g_utf8_get_char (next)))
      return TRUE;
  return FALSE;
}

static void
look_for (Text *text,
          GArray *found,
          const gchar *folded,
          guint kind,
          guint keyword)
{
  gsize n = strlen (folded);
  gboolean may_be_link = can_be_link (folded, kind);

  for (gsize start = 0; n > 0 && start + n <= text->length; start++)
    {
      Hit hit = { .kind = kind, .keyword = keyword, .start = start, .end = start + n };
      gboolean is_link = may_be_link && text->bytes[start] == '/';

      if (text->bytes[start] != folded[0] && !is_link)
        continue;
      if (memcmp (text->bytes + start + 1, folded + 1, n - 1) != 0)
        continue;
      if (is_found (text, kind, start, start + n))
        g_array_append_val (found, hit);
      else
        text->tally->near++;
    }
}

/* Looks for a keyword of any kind but phone numbers. */
static void
look_for_words (Text *text,
                GArray *found,
                const gchar *written,
                guint kind,
                guint keyword)
{
  g_autofree gchar *folded = hiatus_text_fold (written, -1);
  g_autofree gchar *for_the = NULL;

  look_for (text, found, folded, kind, keyword);
  if (kind == HIATUS_KEYWORD_HANDLE || kind == HIATUS_KEYWORD_EMAIL || !g_str_has_prefix (folded, ARTICLE) || g_str_equal (folded, ARTICLE))
    return;
  for_the = g_strconcat (FOR_THE, folded + strlen (ARTICLE), NULL);
  look_for (text, found, for_the, kind, keyword);
}

static void
look_for_phone (Text *text,
                GArray *phones,
                const gchar *written,
                guint keyword)
{
  HiatusOraclePhone wanted;

  if (!hiatus_oracle_phone_parse (&wanted, written))
    return;
  for (guint i = 0; i < phones->len; i++)
    {
      const HiatusOraclePhone *phone = &g_array_index (phones, HiatusOraclePhone, i);
      Hit hit = { .kind = HIATUS_KEYWORD_PHONE, .keyword = keyword, .start = phone->start, .end = phone->end };

      if (hiatus_oracle_phone_is_same (phone, &wanted))
        g_array_append_val (text->hits, hit);
    }
}

static gboolean
is_covered (const Text *text,
            const Hit *hit)
{
  for (guint i = 0; i < text->covers->len; i++)
    {
      const Hit *cover = &g_array_index (text->covers, Hit, i);

      if (cover->start <= hit->start && hit->end <= cover->end)
        return TRUE;
    }

  return FALSE;
}

/* Which of two hits is told: what begins first, is longest, is of the first kind, is the first in its list. */
static gboolean
counts_before (const Hit *hit,
               const Hit *other)
{
  if (hit->start != other->start)
    return hit->start < other->start;
  if (hit->end != other->end)
    return hit->end > other->end;
  if (hit->kind != other->kind)
    return hit->kind < other->kind;

  return hit->keyword < other->keyword;
}

static gboolean
has_let_through (Text *text,
                 const HiatusContact *contact)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint k = 0; contact->let_through[k] != NULL; k++)
    look_for_words (text, found, contact->let_through[k], HIATUS_KEYWORD_NAME, k);

  return found->len > 0;
}

/* What the text says of one contact. Returns whether it gives them away. */
static gboolean
look_for_contact (Text *text,
                  GArray *phones,
                  const HiatusContact *contact,
                  HiatusMatch *match)
{
  const Hit *first = NULL;

  for (guint k = 0; contact->except[k] != NULL; k++)
    look_for_words (text, text->covers, contact->except[k], HIATUS_KEYWORD_NAME, k);
  for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
    for (guint k = 0; contact->keywords[kind][k] != NULL; k++)
      {
        if (kind == HIATUS_KEYWORD_PHONE)
          look_for_phone (text, phones, contact->keywords[kind][k], k);
        else
          look_for_words (text, text->hits, contact->keywords[kind][k], kind, k);
      }

  for (guint i = 0; i < text->hits->len; i++)
    {
      const Hit *hit = &g_array_index (text->hits, Hit, i);

      if (is_covered (text, hit))
        {
          text->tally->cancelled++;
          continue;
        }
      text->tally->hits[hit->kind]++;
      match->kinds |= 1u << hit->kind;
      if (first == NULL || counts_before (hit, first))
        first = hit;
    }
  if (first == NULL)
    return FALSE;

  match->kind = (HiatusKeywordKind) first->kind;
  match->keyword = first->keyword;
  match->let_through = has_let_through (text, contact);
  text->tally->let_through += match->let_through ? 1 : 0;
  text->tally->matches++;

  return TRUE;
}

/* What of a text counts, folded. Blanks at its ends are kept by what is put around it, and taken off again. */
static gchar *
fold_cut (const gchar *text,
          gsize length,
          gboolean *is_cut)
{
  gsize cut = MIN (length, HIATUS_MATCHER_TEXT_MAX);
  g_autoptr (GString) around = g_string_new (".");
  gchar *folded;

  *is_cut = cut < length;
  /* A character of more than four bytes there is not, and one that is cut through does not count. */
  for (guint i = 0; *is_cut && i < 3 && ((guint8) text[cut] & 0xc0) == 0x80; i++)
    cut--;
  g_string_append_len (around, text, (gssize) cut);
  g_string_append_c (around, '.');
  folded = hiatus_text_fold (around->str, (gssize) around->len);
  memmove (folded, folded + 1, strlen (folded));
  folded[strlen (folded) - 1] = '\0';

  return folded;
}

/* In the words of a C string, so that it can be taken into a test. */
static void
print_text (const gchar *what,
            const gchar *text,
            gsize length)
{
  g_autoptr (GString) printed = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isprint (text[i]) && text[i] != '"' && text[i] != '\\')
        g_string_append_c (printed, text[i]);
      else
        g_string_append_printf (printed, "\\%03o", (guint) (guint8) text[i]);
    }
  g_printerr ("  %s \"%s\"\n", what, printed->str);
}

static void
print_list (const gchar *what,
            gchar **list)
{
  for (; *list != NULL; list++)
    print_text (what, *list, strlen (*list));
}

static void
print_matches (const gchar *whose,
               const HiatusMatch *matches,
               guint n)
{
  g_printerr ("%s:\n", whose);
  for (guint i = 0; i < n; i++)
    g_printerr ("  contact %u, kinds %#x, first %s %u%s\n",
                matches[i].contact,
                matches[i].kinds,
                hiatus_keyword_kind_names[matches[i].kind],
                matches[i].keyword,
                matches[i].let_through ? ", let through" : "");
}

static gboolean
is_same_match (const HiatusMatch *match,
               const HiatusMatch *other)
{
  return match->contact == other->contact && match->kinds == other->kinds && match->kind == other->kind &&
         match->keyword == other->keyword && !match->let_through == !other->let_through;
}

/**
 * hiatus_oracle_compare:
 * @contacts: (element-type HiatusContact): a list
 * @matcher: the matcher of that list
 * @scratch: working memory for it
 * @text: (array length=length): a text, as it came
 * @length: its length in bytes, or -1 if it ends with a zero
 * @tally: (inout): what there was to compare is added to it
 *
 * Matches a text twice, with @matcher and the naive way. Where they do not agree, prints the list, the text and both
 * answers, and aborts.
 */
void
hiatus_oracle_compare (GPtrArray *contacts,
                       const HiatusMatcher *matcher,
                       HiatusMatcherScratch *scratch,
                       const gchar *text,
                       gssize length,
                       HiatusOracleTally *tally)
{
  gsize whole = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (HiatusMatch));
  g_autoptr (GArray) phones = NULL;
  gboolean is_cut;
  g_autofree gchar *folded = fold_cut (text, whole, &is_cut);
  const HiatusMatch *matches;
  guint n;
  gboolean is_same;

  phones = hiatus_oracle_phone_find (folded, is_cut);
  for (guint i = 0; i < contacts->len; i++)
    {
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
      g_autoptr (GArray) covers = g_array_new (FALSE, FALSE, sizeof (Hit));
      Text looked_at = { folded, strlen (folded), is_cut, hits, covers, tally };
      HiatusMatch match = { .contact = i };

      if (look_for_contact (&looked_at, phones, g_ptr_array_index (contacts, i), &match))
        g_array_append_val (expected, match);
    }

  n = hiatus_matcher_match (matcher, scratch, text, (gssize) whole, &matches);
  is_same = n == expected->len;
  for (guint i = 0; is_same && i < n; i++)
    is_same = is_same_match (&matches[i], &g_array_index (expected, HiatusMatch, i));
  if (is_same)
    return;

  for (guint i = 0; i < contacts->len; i++)
    {
      const HiatusContact *contact = g_ptr_array_index (contacts, i);

      g_printerr ("contact %u:\n", i);
      for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
        print_list (hiatus_keyword_kind_names[kind], contact->keywords[kind]);
      print_list ("except", contact->except);
      print_list ("let-through", contact->let_through);
    }
  print_text ("text", text, whole);
  print_text ("folded", folded, strlen (folded));
  print_matches ("The matcher", matches, n);
  print_matches ("The oracle", (const HiatusMatch *) (gpointer) expected->data, expected->len);
  abort ();
}
