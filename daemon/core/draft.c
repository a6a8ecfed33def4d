/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/draft.h"

#include <glib/gi18n.h>

#include "daemon/core/draft-private.h"
#include "daemon/core/error.h"

/* A text of so many words in which none is known is in another language; a shorter one may be names and numbers. */
#define UNKNOWN_WORDS_MIN 8

/* So many common words of another language tell it. */
#define FOREIGN_WORDS_MIN 4

#define KILOBYTE 1024

const gchar *const hiatus_draft_purpose_names[] = { "announce", "first", "post", "reply", NULL };

/* What a draft gives away of its language. */
typedef struct
{
  GPtrArray *languages; /* (unowned) (element-type HiatusDraftWords) */
  guint *whole;         /* (owned): for each language, how many of its common words there are */
  guint *sentences;     /* (owned): the same for each sentence, one after the other */
  gboolean is_foreign;  /* nobody here can read it */
} Evidence;

static void
clear_evidence (Evidence *evidence)
{
  g_free (evidence->whole);
  g_free (evidence->sentences);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evidence, clear_evidence)

static void
take_evidence (const HiatusDraftText *text, GPtrArray *languages, Evidence *evidence)
{
  evidence->languages = languages;
  evidence->whole = g_new0 (guint, languages->len);
  evidence->sentences = g_new0 (guint, (gsize) languages->len * text->n_sentences);
  for (guint i = 0; i < text->tokens->len; i++)
    for (guint j = 0; j < languages->len; j++)
      {
        const HiatusDraftWords *words = g_ptr_array_index (languages, j);

        if (!g_hash_table_contains (words->common, hiatus_draft_text_word (text, i)))
          continue;
        evidence->whole[j]++;
        evidence->sentences[hiatus_draft_text_at (text, i)->sentence * languages->len + j]++;
      }
}

/* The highest count among the languages of which there are lists, or among those that are only known. */
static guint
highest_of (const Evidence *evidence, const guint *counts, gboolean can_read)
{
  guint most = 0;

  for (guint i = 0; i < evidence->languages->len; i++)
    if (hiatus_draft_words_can_read (g_ptr_array_index (evidence->languages, i)) == can_read)
      most = MAX (most, counts[i]);
  return most;
}

/* A sentence is in the language of which it has most words, or in one of several; if it tells nothing, in that of the whole;
 * and if that tells nothing either, in any. */
static gboolean
is_in_language (const Evidence *evidence, guint sentence, guint language)
{
  const guint *counts = evidence->sentences + (gsize) sentence * evidence->languages->len;
  guint most = highest_of (evidence, counts, TRUE);

  if (most > 0)
    return counts[language] == most;
  return evidence->whole[language] == highest_of (evidence, evidence->whole, TRUE);
}

/* Whether it can be told that nobody here can read it. Related languages share many words, so another one has to be clearly
 * ahead. */
static gboolean
is_foreign (const HiatusDraftText *text, const Evidence *evidence)
{
  guint known = highest_of (evidence, evidence->whole, FALSE);
  guint read = highest_of (evidence, evidence->whole, TRUE);

  if (text->n_other_letters * 2 > text->n_letters)
    return TRUE;
  if (read == 0 && text->tokens->len >= UNKNOWN_WORDS_MIN)
    return TRUE;
  return known >= FOREIGN_WORDS_MIN && known * 2 >= read * 3;
}

static gboolean
is_wanted (HiatusDraftKind kind, const HiatusDraftQuestion *question)
{
  switch (kind)
    {
    case HIATUS_DRAFT_LENGTH:
    case HIATUS_DRAFT_DATE:
    case HIATUS_DRAFT_METHOD:
      return question->purpose == HIATUS_DRAFT_ANNOUNCE;
    case HIATUS_DRAFT_TOGETHER:
      return question->purpose == HIATUS_DRAFT_FIRST;
    case HIATUS_DRAFT_ILL:
      return question->purpose == HIATUS_DRAFT_POST && !question->goal_is_safety;
    case HIATUS_DRAFT_SELF_HARM:
    case HIATUS_DRAFT_BLAME:
    case HIATUS_DRAFT_INSULT:
    case HIATUS_DRAFT_ULTIMATUM:
    case HIATUS_DRAFT_THREAT:
    case HIATUS_DRAFT_PLEADING:
    case HIATUS_DRAFT_LONG:
    case HIATUS_DRAFT_NIGHT:
    case HIATUS_DRAFT_LANGUAGE:
    default:
      return TRUE;
    }
}

/* What holds for one kind in one language: how far exceptions reach from each token on, and what each sentence has. */
typedef struct
{
  guint *reach;       /* (owned) */
  gboolean *nears;    /* (owned) */
  gboolean *unlesses; /* (owned) */
} Limits;

static void
clear_limits (Limits *limits)
{
  g_free (limits->reach);
  g_free (limits->nears);
  g_free (limits->unlesses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Limits, clear_limits)

static void
take_limits (const HiatusDraftText *text, GArray *hits, HiatusDraftKind kind, Limits *limits)
{
  limits->reach = g_new0 (guint, text->tokens->len);
  limits->nears = g_new0 (gboolean, text->n_sentences);
  limits->unlesses = g_new0 (gboolean, text->n_sentences);
  for (guint i = 0; i < hits->len; i++)
    {
      const HiatusDraftHit *hit = &g_array_index (hits, HiatusDraftHit, i);
      guint sentence = hiatus_draft_text_at (text, hit->from)->sentence;

      if (hit->kind != kind)
        continue;
      if (hit->role == HIATUS_DRAFT_NEAR)
        limits->nears[sentence] = TRUE;
      else if (hit->role == HIATUS_DRAFT_UNLESS)
        limits->unlesses[sentence] = TRUE;
      else if (hit->role == HIATUS_DRAFT_EXCEPT)
        limits->reach[hit->from] = MAX (limits->reach[hit->from], hit->until);
    }
  for (guint i = 1; i < text->tokens->len; i++)
    limits->reach[i] = MAX (limits->reach[i], limits->reach[i - 1]);
}

static gboolean
is_quoted (const HiatusDraftText *text, const HiatusDraftHit *hit)
{
  for (guint i = hit->from; i < hit->until; i++)
    if (!hiatus_draft_text_at (text, i)->is_quoted)
      return FALSE;
  return TRUE;
}

static gboolean
is_pointed_at (const HiatusDraftText *text, const HiatusDraftHit *hit, const Limits *limits)
{
  guint sentence = hiatus_draft_text_at (text, hit->from)->sentence;

  if (hit->role != HIATUS_DRAFT_SAY && !(hit->role == HIATUS_DRAFT_SAY_NEAR && limits->nears[sentence]))
    return FALSE;
  if (limits->unlesses[sentence] || limits->reach[hit->from] >= hit->until)
    return FALSE;
  /* The name of a method may stand in quotation marks, and of the rest misses matter most. */
  return hit->kind == HIATUS_DRAFT_METHOD || hit->kind == HIATUS_DRAFT_SELF_HARM || !is_quoted (text, hit);
}

static void
add_finding (GArray *findings, HiatusDraftKind kind, gsize first, gsize length)
{
  HiatusDraftFinding finding = { .kind = kind, .first = (guint) first, .length = (guint) length };

  g_array_append_val (findings, finding);
}

/* Words of self-harm count in whatever language, if they need no other words beside them; the rest only in its own. */
static void
add_hits (const HiatusDraftText *text, const HiatusDraftWords *words, const Evidence *evidence, guint language, const HiatusDraftQuestion *question, GArray *findings)
{
  g_autoptr (HiatusDraftText) spelled = hiatus_draft_text_spell (text, words);
  g_autoptr (GArray) hits = hiatus_draft_find (spelled, words);

  for (HiatusDraftKind kind = 0; kind < HIATUS_DRAFT_N_LISTED && hits->len > 0; kind++)
    {
      g_auto (Limits) limits = { 0 };

      if (!is_wanted (kind, question))
        continue;
      take_limits (spelled, hits, kind, &limits);
      for (guint i = 0; i < hits->len; i++)
        {
          const HiatusDraftHit *hit = &g_array_index (hits, HiatusDraftHit, i);
          const HiatusDraftToken *first = hiatus_draft_text_at (spelled, hit->from);
          const HiatusDraftToken *last = hiatus_draft_text_at (spelled, MAX (hit->until, hit->from + 1) - 1);

          if (hit->kind != kind || !is_pointed_at (spelled, hit, &limits))
            continue;
          if ((kind == HIATUS_DRAFT_SELF_HARM && hit->role == HIATUS_DRAFT_SAY) || (!evidence->is_foreign && is_in_language (evidence, first->sentence, language)))
            add_finding (findings, kind, first->first, last->first + last->length - first->first);
        }
    }
}

static gint
compare_findings (gconstpointer left, gconstpointer right)
{
  const HiatusDraftFinding *one = left;
  const HiatusDraftFinding *other = right;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return 0;
}

static gint
compare_places (gconstpointer left, gconstpointer right)
{
  const HiatusDraftFinding *one = left;
  const HiatusDraftFinding *other = right;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return compare_findings (left, right);
}

/* A date says more exactly what a length in the same place says. */
static gboolean
is_said_by_date (GArray *findings, const HiatusDraftFinding *length)
{
  for (guint i = 0; length->kind == HIATUS_DRAFT_LENGTH && i < findings->len; i++)
    {
      const HiatusDraftFinding *date = &g_array_index (findings, HiatusDraftFinding, i);

      if (date->kind == HIATUS_DRAFT_DATE && date->first <= length->first && date->first + date->length >= length->first + length->length)
        return TRUE;
    }
  return FALSE;
}

/* What is found twice in one place is one; then all in the order in which one reads. */
static GArray *
merge (GArray *findings)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (HiatusDraftFinding));

  g_array_sort (findings, compare_findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const HiatusDraftFinding *finding = &g_array_index (findings, HiatusDraftFinding, i);
      HiatusDraftFinding *before = merged->len == 0 ? NULL : &g_array_index (merged, HiatusDraftFinding, merged->len - 1);

      if (before != NULL && before->kind == finding->kind && finding->first < before->first + before->length)
        before->length = MAX (before->length, finding->first + finding->length - before->first);
      else
        g_array_append_val (merged, *finding);
    }
  for (guint i = merged->len; i > 0; i--)
    if (is_said_by_date (merged, &g_array_index (merged, HiatusDraftFinding, i - 1)))
      g_array_remove_index (merged, i - 1);
  g_array_sort (merged, compare_places);
  if (merged->len > HIATUS_DRAFT_FINDINGS_MAX)
    g_array_set_size (merged, HIATUS_DRAFT_FINDINGS_MAX);
  return merged;
}

/* Blanks at the ends do not count; there is something between them. */
static void
add_long (const gchar *text, gsize length, GArray *findings)
{
  const gchar *begin = text;
  const gchar *end = text + length;
  const gchar *rest;

  while (begin < end && g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_find_next_char (begin, end);
  while (end > begin && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (g_utf8_strlen (begin, end - begin) <= HIATUS_DRAFT_CHARACTERS_MAX)
    return;
  rest = g_utf8_offset_to_pointer (begin, HIATUS_DRAFT_CHARACTERS_MAX);
  add_finding (findings, HIATUS_DRAFT_LONG, (gsize) (rest - text), (gsize) (end - rest));
}

static gboolean
has_text (const gchar *text, gsize length)
{
  for (const gchar *p = text; p != NULL && p < text + length; p = g_utf8_find_next_char (p, text + length))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_draft_check_size:
 * @length: how many bytes a draft has
 * @error: return location
 *
 * Returns: %TRUE; %FALSE with %HIATUS_ERROR_INVALID where these are more than are looked at
 */
gboolean
hiatus_draft_check_size (gsize length, GError **error)
{
  if (length <= HIATUS_DRAFT_BYTES_MAX)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("This is longer than %d KiB, far more than a message: put the part that you want to send into a file of its own, and check that."), HIATUS_DRAFT_BYTES_MAX / KILOBYTE);
  return FALSE;
}

static gboolean
check_text (const gchar *text, gsize length, GError **error)
{
  const gchar *end;

  if (!hiatus_draft_check_size (length, error))
    return FALSE;
  if (!g_utf8_validate_len (text, length, &end))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("This is no text in UTF-8, from byte %u on: save it as plain text in UTF-8, and check it again."), (guint) (end - text) + 1);
      return FALSE;
    }
  if (!has_text (text, length))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is nothing in it yet: write the draft first, and save it."));
      return FALSE;
    }
  return TRUE;
}

/**
 * hiatus_draft_check:
 * @languages: (element-type HiatusDraftWords): the lists of each language
 * @text: (array length=length): a draft
 * @length: how many bytes it has
 * @question: how to look at it
 * @error: return location
 *
 * Looks for what may work against a draft. Each sentence is read by the lists of the language that its words are of; the
 * lists for words of self-harm are used throughout. What stands in quotation marks is somebody else's word. Where words of
 * self-harm are found they are the only finding, and it points at nothing.
 *
 * Returns: (transfer full) (element-type HiatusDraftFinding): what was found, in the order of the text, at most
 *   %HIATUS_DRAFT_FINDINGS_MAX places and what is about the whole; %NULL with %HIATUS_ERROR_INVALID where it is no text, empty,
 *   or too long
 */
GArray *
hiatus_draft_check (GPtrArray *languages, const gchar *text, gsize length, const HiatusDraftQuestion *question, GError **error)
{
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (HiatusDraftFinding));
  g_autoptr (HiatusDraftText) words = NULL;
  g_auto (Evidence) evidence = { 0 };
  GArray *merged;

  if (!check_text (text, length, error))
    return NULL;
  words = hiatus_draft_text_new (text, length);
  take_evidence (words, languages, &evidence);
  evidence.is_foreign = is_foreign (words, &evidence);
  for (guint i = 0; i < languages->len; i++)
    add_hits (words, g_ptr_array_index (languages, i), &evidence, i, question, findings);
  merged = merge (findings);
  for (guint i = 0; i < merged->len; i++)
    if (g_array_index (merged, HiatusDraftFinding, i).kind == HIATUS_DRAFT_SELF_HARM)
      {
        g_array_set_size (merged, 0);
        add_finding (merged, HIATUS_DRAFT_SELF_HARM, 0, 0);
        return merged;
      }
  add_long (text, length, merged);
  if (question->hour >= HIATUS_DRAFT_NIGHT_FROM || question->hour < HIATUS_DRAFT_NIGHT_UNTIL)
    add_finding (merged, HIATUS_DRAFT_NIGHT, 0, 0);
  if (evidence.is_foreign)
    add_finding (merged, HIATUS_DRAFT_LANGUAGE, 0, 0);
  return merged;
}
