/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/draft-private.h"

#include <string.h>

#include "daemon/core/text.h"

/* A draft as words: folded, in sentences and parts of them, and with those marked that somebody else said. */

/* Somebody who quotes more than this has lost the sign at the end. */
#define QUOTED_WORDS_MAX 100

#define ORDINAL_BYTES 2

/* What is being read. */
typedef struct
{
  HiatusDraftText *text;
  HiatusFolded folded;
  gunichar before;          /* the character before, or 0 */
  gunichar quote;           /* the sign that began the quotation, or 0 */
  guint quoted_from;        /* the first token of it */
  gboolean is_in_word;      /* of the last token */
  gboolean begins_part;     /* the next token does */
  gboolean ends_a_sentence; /* the next token begins another one */
  guint n_feeds;            /* ends of lines since the last word */
  gsize run;                /* how often its last letter stands there */
} Reader;

static gboolean
has_token (Reader *reader)
{
  return reader->text->tokens->len > 0;
}

/* There has to be one. */
static HiatusDraftToken *
last_token (Reader *reader)
{
  return &g_array_index (reader->text->tokens, HiatusDraftToken, reader->text->tokens->len - 1);
}

/* Only 3rd, 21st and their like go on behind digits: 30days are two words. */
static gboolean
is_ordinal (const gchar *rest)
{
  return strlen (rest) == ORDINAL_BYTES && (g_str_equal (rest, "st") || g_str_equal (rest, "nd") || g_str_equal (rest, "rd") || g_str_equal (rest, "th"));
}

static gboolean
is_date_in_digits (const gchar *word)
{
  gchar *end;
  guint64 one = g_ascii_strtoull (word, &end, 10);
  guint64 other;

  if (*end != '.' && *end != '/' && *end != '-')
    return FALSE;
  other = g_ascii_strtoull (end + 1, &end, 10);
  if (*end != '\0')
    return strchr ("./-", *end) != NULL && g_ascii_isdigit (end[1]);
  return one >= 1 && other >= 1 && MIN (one, other) <= 12 && MAX (one, other) <= 31;
}

/* 30days are two words, which stand in the same place. */
static void
split_number (HiatusDraftText *text, gsize digits)
{
  HiatusDraftToken rest = g_array_index (text->tokens, HiatusDraftToken, text->tokens->len - 1);

  g_string_insert_c (text->arena, (gssize) (rest.word + digits), '\0');
  rest.word += (guint) digits + 1;
  rest.begins = FALSE;
  g_array_append_val (text->tokens, rest);
}

static void
end_word (Reader *reader)
{
  HiatusDraftToken *token;
  const gchar *word;
  gsize digits;

  if (!reader->is_in_word)
    return;
  reader->is_in_word = FALSE;
  g_string_append_c (reader->text->arena, '\0');
  token = last_token (reader);
  word = reader->text->arena->str + token->word;
  digits = strspn (word, "0123456789");
  if (digits == 0)
    return;
  token->is_number = word[digits] == '\0' || is_ordinal (word + digits) || g_ascii_isalpha (word[digits]);
  token->is_date = !token->is_number && is_date_in_digits (word);
  if (g_ascii_isalpha (word[digits]) && !is_ordinal (word + digits))
    split_number (reader->text, digits);
}

static void
begin_word (Reader *reader, gsize at)
{
  GArray *tokens = reader->text->tokens;
  HiatusDraftToken token = { .word = (guint) reader->text->arena->len, .first = (guint) at };

  if (reader->n_feeds > 0)
    reader->begins_part = TRUE;
  if (reader->n_feeds > 1)
    reader->ends_a_sentence = TRUE;
  if (reader->ends_a_sentence)
    reader->text->n_sentences++;
  token.begins = reader->begins_part || reader->ends_a_sentence || !has_token (reader);
  if (token.begins && has_token (reader))
    last_token (reader)->ends = TRUE;
  token.sentence = reader->text->n_sentences;
  g_array_append_val (tokens, token);
  reader->is_in_word = TRUE;
  reader->begins_part = FALSE;
  reader->ends_a_sentence = FALSE;
  reader->n_feeds = 0;
  reader->run = 0;
}

/* Whoever drags a word out means the word: sooo is so. */
static void
append_letters (Reader *reader, const gchar *letters)
{
  GString *arena = reader->text->arena;
  gsize length = strlen (letters);
  gsize begin = last_token (reader)->word;

  if (g_ascii_isalpha (letters[0]) && length == 1 && arena->len > begin && arena->str[arena->len - 1] == letters[0])
    {
      reader->run++;
      if (reader->run == 2)
        g_string_truncate (arena, arena->len - 1);
      if (reader->run >= 2)
        return;
    }
  else
    reader->run = 0;
  g_string_append (arena, letters);
}

static void
count_letter (Reader *reader, gunichar c)
{
  if (!g_unichar_isalpha (c))
    return;
  reader->text->n_letters++;
  if (g_unichar_get_script (c) != G_UNICODE_SCRIPT_LATIN)
    reader->text->n_other_letters++;
}

static void
take_letter (Reader *reader, gunichar c, gsize at, gsize length)
{
  count_letter (reader, c);
  if (!reader->is_in_word)
    begin_word (reader, at);
  append_letters (reader, reader->folded.bytes);
  last_token (reader)->length = (guint) (at + length - last_token (reader)->first);
}

/* The quotation is over: its words are somebody else's. */
static void
end_quote (Reader *reader)
{
  GArray *tokens = reader->text->tokens;

  if (tokens->len - reader->quoted_from <= QUOTED_WORDS_MAX)
    for (guint i = reader->quoted_from; i < tokens->len; i++)
      g_array_index (tokens, HiatusDraftToken, i).is_quoted = TRUE;
  reader->quote = 0;
}

static gboolean
closes_quote (gunichar quote, gunichar c)
{
  switch (quote)
    {
    case 0x201e: /* „ */
    case 0x201c: /* “ */
      return c == 0x201c || c == 0x201d || c == '"';
    case 0x201a: /* ‚ */
    case 0x2018: /* ‘ */
      return c == 0x2018 || c == 0x2019 || c == '\'';
    case 0xab: /* « */
      return c == 0xbb;
    case 0xbb: /* » */
      return c == 0xab;
    case 0x2039: /* ‹ */
      return c == 0x203a;
    default:
      return c == quote;
    }
}

static gboolean
opens_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == 0x201e || c == 0x201c || c == 0x201a || c == 0x2018 || c == 0xab || c == 0xbb || c == 0x2039;
}

/* An apostrophe is a quotation mark where it stands before or behind a word. */
static void
take_quote (Reader *reader, gunichar c, gunichar after)
{
  gboolean is_single = c == '\'' || c == 0x2019;

  if (reader->quote != 0 && closes_quote (reader->quote, c) && !(is_single && g_unichar_isalpha (after)))
    end_quote (reader);
  else if (reader->quote == 0 && opens_quote (c) && !g_unichar_isalnum (reader->before) && !g_unichar_isspace (after))
    {
      reader->quote = c;
      reader->quoted_from = reader->text->tokens->len;
    }
  else
    return;
  reader->begins_part = TRUE;
}

/* A dot behind digits ends no sentence in "am 3. März". */
static gboolean
ends_sentence (Reader *reader, gunichar c, gunichar after)
{
  if (c == '!' || c == '?')
    return TRUE;
  if (c != '.' || g_unichar_isalnum (after))
    return FALSE;
  return !(has_token (reader) && last_token (reader)->is_number && last_token (reader)->length <= 2);
}

static gboolean
is_inside_word (Reader *reader, gunichar c, gunichar after)
{
  if (!reader->is_in_word)
    return FALSE;
  if (c == '\'' || c == 0x2019)
    return g_unichar_isalpha (reader->before) && g_unichar_isalpha (after);
  return (c == '.' || c == '/' || c == '-' || c == ':' || c == ',') && g_unichar_isdigit (reader->before) && g_unichar_isdigit (after);
}

static void
take_sign (Reader *reader, gunichar c, gunichar after)
{
  if (is_inside_word (reader, c, after))
    {
      g_string_append_c (reader->text->arena, c == 0x2019 ? '\'' : (gchar) c);
      return;
    }
  end_word (reader);
  take_quote (reader, c, after);
  if (c == '\n')
    reader->n_feeds++;
  if (c == '\n' && reader->n_feeds > 1)
    reader->quote = 0;
  if (ends_sentence (reader, c, after))
    {
      /* Dots one after the other only make a pause. */
      gboolean is_pause = c == '.' && (reader->before == '.' || after == '.');

      reader->ends_a_sentence = !is_pause && has_token (reader);
      reader->begins_part = TRUE;
    }
  else if (g_unichar_ispunct (c) || c > 0x2000)
    reader->begins_part = TRUE;
}

static HiatusDraftText *
new_text (void)
{
  HiatusDraftText *text = g_new0 (HiatusDraftText, 1);

  text->arena = g_string_new (NULL);
  text->tokens = g_array_new (FALSE, FALSE, sizeof (HiatusDraftToken));
  return text;
}

/* Who puts all of the draft into quotation marks quotes nobody. */
static void
unquote_whole (HiatusDraftText *text)
{
  for (guint i = 0; i < text->tokens->len; i++)
    if (!hiatus_draft_text_at (text, i)->is_quoted)
      return;
  for (guint i = 0; i < text->tokens->len; i++)
    g_array_index (text->tokens, HiatusDraftToken, i).is_quoted = FALSE;
}

/* A draft need not have a zero behind it. */
static const gchar *
find_next (const gchar *p, const gchar *end)
{
  const gchar *next = g_utf8_find_next_char (p, end);

  return next == NULL ? end : next;
}

/* Reads the words of a draft, which is valid UTF-8. */
HiatusDraftText *
hiatus_draft_text_new (const gchar *text, gsize length)
{
  Reader reader = { .text = new_text () };
  const gchar *end = text + length;
  const gchar *next;

  for (const gchar *p = text; p < end; p = next)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar after;

      next = find_next (p, end);
      after = next < end ? g_utf8_get_char (next) : 0;
      hiatus_folded_wipe (&reader.folded);
      hiatus_folded_take (&reader.folded, p, (gsize) (next - p));
      if (reader.folded.length == 0)
        continue;
      if (hiatus_text_class_at (reader.folded.bytes) == HIATUS_TEXT_OTHER)
        take_sign (&reader, c, after);
      else
        take_letter (&reader, c, (gsize) (p - text), (gsize) (next - p));
      reader.before = c;
    }
  end_word (&reader);
  if (has_token (&reader))
    last_token (&reader)->ends = TRUE;
  reader.text->n_sentences++;
  unquote_whole (reader.text);
  hiatus_folded_clear (&reader.folded);
  return reader.text;
}

static void
append_token (HiatusDraftText *text, const HiatusDraftToken *model, const gchar *word, gsize length, gboolean is_first, gboolean is_last)
{
  HiatusDraftToken token = *model;

  token.word = (guint) text->arena->len;
  token.begins = model->begins && is_first;
  token.ends = model->ends && is_last;
  g_string_append_len (text->arena, word, (gssize) length);
  g_string_append_c (text->arena, '\0');
  g_array_append_val (text->tokens, token);
}

/* What has an apostrophe and no spelling is read as its parts. */
static void
append_parts (HiatusDraftText *text, const HiatusDraftToken *model, const gchar *word)
{
  const gchar *part = word;
  const gchar *apostrophe = strchr (part, '\'');

  for (; apostrophe != NULL; part = apostrophe + 1, apostrophe = strchr (part, '\''))
    append_token (text, model, part, (gsize) (apostrophe - part), part == word, FALSE);
  append_token (text, model, part, strlen (part), part == word, TRUE);
}

/* Returns: the text as a language spells it out */
HiatusDraftText *
hiatus_draft_text_spell (const HiatusDraftText *text, const HiatusDraftWords *words)
{
  HiatusDraftText *spelled = new_text ();

  spelled->n_sentences = text->n_sentences;
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const HiatusDraftToken *token = hiatus_draft_text_at (text, i);
      const gchar *word = hiatus_draft_text_word (text, i);
      const gchar *const *meant = g_hash_table_lookup (words->spellings, word);

      if (meant == NULL)
        append_parts (spelled, token, word);
      for (guint j = 0; meant != NULL && meant[j] != NULL; j++)
        append_token (spelled, token, meant[j], strlen (meant[j]), j == 0, meant[j + 1] == NULL);
    }
  return spelled;
}

/* Wipes and frees it: the words are the person's. */
void
hiatus_draft_text_free (HiatusDraftText *text)
{
  explicit_bzero (text->arena->str, text->arena->len);
  g_string_free (text->arena, TRUE);
  g_array_unref (text->tokens);
  g_free (text);
}
