/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The draft checker, with lists of our own: what phrases match, where it points, and what bad input gets. The lists that come
 * with Hiatus are looked at by test-draft-sentences. */

#include <string.h>

#include "daemon/core/draft.h"
#include "daemon/core/error.h"

#define NOON 12

typedef struct
{
  HiatusDraftKind kind;
  HiatusDraftRole role;
  const gchar *text;
} Phrase;

static const gchar *const english_common[] = { "the", "you", "are", "i", "and", "is", "to", "will", "we", "not" };
static const gchar *const german_common[] = { "du", "bist", "ich", "und", "die", "nicht", "ist", "wir" };
static const gchar *const french_common[] = { "je", "tu", "est", "et", "pas", "vous", "ne", "que" };

static const Phrase english[] = {
  { HIATUS_DRAFT_INSULT, HIATUS_DRAFT_SAY, "you are <very>? fool|liar*" },
  { HIATUS_DRAFT_INSULT, HIATUS_DRAFT_EXCEPT, "not think you are <very>? fool|liar*" },
  { HIATUS_DRAFT_INSULT, HIATUS_DRAFT_UNLESS, "film" },
  { HIATUS_DRAFT_BLAME, HIATUS_DRAFT_SAY, "you ... ruined" },
  { HIATUS_DRAFT_PLEADING, HIATUS_DRAFT_SAY, "^ come back $" },
  { HIATUS_DRAFT_LENGTH, HIATUS_DRAFT_SAY_NEAR, "# days" },
  { HIATUS_DRAFT_LENGTH, HIATUS_DRAFT_NEAR, "silence|quiet" },
  { HIATUS_DRAFT_DATE, HIATUS_DRAFT_SAY, "until #date|monday" },
  { HIATUS_DRAFT_METHOD, HIATUS_DRAFT_SAY, "no contact" },
  { HIATUS_DRAFT_TOGETHER, HIATUS_DRAFT_SAY, "us again" },
  { HIATUS_DRAFT_ILL, HIATUS_DRAFT_SAY, "he lied" },
  { HIATUS_DRAFT_SELF_HARM, HIATUS_DRAFT_SAY, "vanish for good" },
};

static const Phrase german[] = {
  { HIATUS_DRAFT_INSULT, HIATUS_DRAFT_SAY, "du bist ein? narr" },
  { HIATUS_DRAFT_THREAT, HIATUS_DRAFT_SAY, "die" },
  { HIATUS_DRAFT_SELF_HARM, HIATUS_DRAFT_SAY, "für immer schlafen" },
};

typedef struct
{
  GPtrArray *languages; /* (owned) (element-type HiatusDraftWords) */
} Fixture;

static HiatusDraftWords *
make (const gchar *code, const gchar *const *common, gsize n_common, const Phrase *phrases, gsize n_phrases)
{
  HiatusDraftWords *words = hiatus_draft_words_new (code);
  g_autoptr (GError) error = NULL;

  hiatus_draft_words_add_spelling (words, "you're", "you are", &error);
  g_assert_no_error (error);
  hiatus_draft_words_add_set (words, "very", "so", &error);
  g_assert_no_error (error);
  hiatus_draft_words_add_set (words, "very", "such", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n_common; i++)
    hiatus_draft_words_add_common (words, common[i]);
  for (gsize i = 0; i < n_phrases; i++)
    {
      hiatus_draft_words_add_phrase (words, phrases[i].kind, phrases[i].role, phrases[i].text, &error);
      g_assert_no_error (error);
    }
  return words;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->languages = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_draft_words_free);
  g_ptr_array_add (fixture->languages, make ("en", english_common, G_N_ELEMENTS (english_common), english, G_N_ELEMENTS (english)));
  g_ptr_array_add (fixture->languages, make ("de", german_common, G_N_ELEMENTS (german_common), german, G_N_ELEMENTS (german)));
  g_ptr_array_add (fixture->languages, make ("fr", french_common, G_N_ELEMENTS (french_common), NULL, 0));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->languages);
}

/* "kind[words] kind[words]" */
static gchar *
check (Fixture *fixture, const gchar *text, HiatusDraftPurpose purpose, gint hour, gboolean is_safety)
{
  const HiatusDraftQuestion question = { .purpose = purpose, .hour = hour, .goal_is_safety = is_safety };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings = hiatus_draft_check (fixture->languages, text, strlen (text), &question, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const HiatusDraftFinding *finding = &g_array_index (findings, HiatusDraftFinding, i);

      g_assert_cmpuint (finding->first + finding->length, <=, strlen (text));
      g_string_append_printf (found, "%s%s[%.*s]", i == 0 ? "" : " ", hiatus_draft_kind_names[finding->kind], (gint) finding->length, text + finding->first);
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
assert_found (Fixture *fixture, const gchar *text, HiatusDraftPurpose purpose, const gchar *expected)
{
  g_autofree gchar *found = check (fixture, text, purpose, NOON, FALSE);

  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_phrases (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const gchar *text;
    const gchar *expected;
  } rows[] = {
    { "You are a friend.", "" },
    { "You are fool", "insult[You are fool]" },
    { "I say YOU  ARE such FOOL.", "insult[YOU  ARE such FOOL]" },
    { "You are. Fool.", "" },
    { "You’re so fool", "insult[You’re so fool]" },
    { "you're liars", "insult[you're liars]" },
    { "You are foolish", "" },
    { "yóu áre fööl", "insult[yóu áre fööl]" },
    { "you are sooooo fool", "insult[you are sooooo fool]" },
    { "I do not think you are fool", "" },
    { "In the film you are fool", "" },
    { "He said “you are fool” to me and the others", "" },
    { "He said 'you are fool' to me", "" },
    { "“You are fool”", "insult[You are fool]" },
    { "\"you are fool\" and then \"", "" },
    { "you and the others ruined it", "blame[you and the others ruined]" },
    { "you one two three four five ruined it", "" },
    { "Come back. I will not go to the come back party", "pleading[Come back]" },
    { "you are fool, you are liar", "insult[you are fool] insult[you are liar]" },
    { "", NULL },
  };

  for (gsize i = 0; rows[i].expected != NULL; i++)
    assert_found (fixture, rows[i].text, HIATUS_DRAFT_REPLY, rows[i].expected);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "I will be quiet for 30 days", HIATUS_DRAFT_ANNOUNCE, "length[30 days]");
  assert_found (fixture, "I will be quiet for 30days", HIATUS_DRAFT_ANNOUNCE, "length[30days]");
  assert_found (fixture, "I will be away for 30 days", HIATUS_DRAFT_ANNOUNCE, "");
  assert_found (fixture, "I will be quiet. The kids are away for 30 days", HIATUS_DRAFT_ANNOUNCE, "");
  assert_found (fixture, "I will not write until 01/02/2027.", HIATUS_DRAFT_ANNOUNCE, "date[until 01/02/2027]");
  assert_found (fixture, "I will not write until 24.12.", HIATUS_DRAFT_ANNOUNCE, "date[until 24.12]");
  assert_found (fixture, "I will not write until 10:30 or 45/80", HIATUS_DRAFT_ANNOUNCE, "");
}

/* Each purpose has its own, and all have the rest. */
static void
test_purposes (Fixture *fixture, gconstpointer data)
{
  const gchar *text = "I will go \"no contact\" until monday. I want us again. he lied. you are fool";

  assert_found (fixture, text, HIATUS_DRAFT_ANNOUNCE, "method[no contact] date[until monday] insult[you are fool]");
  assert_found (fixture, text, HIATUS_DRAFT_FIRST, "together[us again] insult[you are fool]");
  assert_found (fixture, text, HIATUS_DRAFT_POST, "ill[he lied] insult[you are fool]");
  assert_found (fixture, text, HIATUS_DRAFT_REPLY, "insult[you are fool]");
}

/* To tell others what happened is not speaking ill then. */
static void
test_safety (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *found = check (fixture, "he lied, and you are fool", HIATUS_DRAFT_POST, NOON, TRUE);

  g_assert_cmpstr (found, ==, "insult[you are fool]");
}

/* The lists of another language point at nothing. */
static void
test_languages (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "du bist narr", HIATUS_DRAFT_REPLY, "insult[du bist narr]");
  assert_found (fixture, "I will not die and you are the one", HIATUS_DRAFT_REPLY, "");
  assert_found (fixture, "Ich bin nicht die Person. You are fool.", HIATUS_DRAFT_REPLY, "threat[die] insult[You are fool]");
  assert_found (fixture, "Tu ne vois pas que je pars et que tu restes", HIATUS_DRAFT_REPLY, "language[]");
  assert_found (fixture, "Я больше не хочу", HIATUS_DRAFT_REPLY, "language[]");
  assert_found (fixture, "xa xb xc xd xe xf xg xh", HIATUS_DRAFT_REPLY, "language[]");
  assert_found (fixture, "Mia 14:30 Zoo", HIATUS_DRAFT_REPLY, "");
}

/* Whatever else is in it, and in whatever language, quoted too. */
static void
test_self_harm (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "you are fool. I will \"vanish for good\". no contact until monday", HIATUS_DRAFT_ANNOUNCE, "self-harm[]");
  assert_found (fixture, "You are the one. I want to für immer schlafen", HIATUS_DRAFT_FIRST, "self-harm[]");
  assert_found (fixture, "Je ne dors pas, je vais vanish for good, et tu ne le vois pas", HIATUS_DRAFT_POST, "self-harm[]");
}

static void
test_hours (Fixture *fixture, gconstpointer data)
{
  for (gint hour = 0; hour < 24; hour++)
    {
      g_autofree gchar *found = check (fixture, "you and I", HIATUS_DRAFT_REPLY, hour, FALSE);

      g_assert_cmpstr (found, ==, hour >= 23 || hour < 6 ? "night[]" : "");
    }
}

/* Characters count, not bytes; blanks around it do not. */
static void
test_length (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("  \n");
  g_autofree gchar *found = NULL;
  g_autofree gchar *longer = NULL;

  for (guint i = 0; i < HIATUS_DRAFT_CHARACTERS_MAX / 2; i++)
    g_string_append (text, i == 0 ? "me" : " ü");
  g_string_append (text, "\n\n");
  found = check (fixture, text->str, HIATUS_DRAFT_REPLY, NOON, FALSE);
  g_assert_cmpstr (found, ==, "language[]");
  g_string_truncate (text, text->len - 2);
  g_string_append (text, "ab");
  longer = check (fixture, text->str, HIATUS_DRAFT_REPLY, NOON, FALSE);
  g_assert_cmpstr (longer, ==, "long[ab] language[]");
}

static void
assert_refused (Fixture *fixture, const gchar *text, gsize length, const gchar *expected)
{
  const HiatusDraftQuestion question = { .purpose = HIATUS_DRAFT_POST, .hour = NOON };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings = hiatus_draft_check (fixture->languages, text, length, &question, &error);

  g_assert_null (findings);
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_bad_input (Fixture *fixture, gconstpointer data)
{
  const gchar *empty = "There is nothing in it yet: write the draft first, and save it.";
  g_autofree gchar *big = g_strnfill (HIATUS_DRAFT_BYTES_MAX + 1, 'a');

  assert_refused (fixture, "", 0, empty);
  assert_refused (fixture, " \n\t\xc2\xa0", 5, empty);
  assert_refused (fixture, "hol\xe9", 4, "This is no text in UTF-8, from byte 4 on: save it as plain text in UTF-8, and check it again.");
  assert_refused (fixture, "a\0b", 3, "This is no text in UTF-8, from byte 2 on: save it as plain text in UTF-8, and check it again.");
  assert_refused (fixture, big, HIATUS_DRAFT_BYTES_MAX + 1, "This is longer than 64 KiB, far more than a message: put the part that you want to send into a file of its own, and check that.");
}

/* As much as there may be, of what is found everywhere. */
static void
test_much (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const HiatusDraftQuestion question = { .purpose = HIATUS_DRAFT_POST, .hour = NOON };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings = NULL;

  while (text->len + strlen ("you are fool. ") <= HIATUS_DRAFT_BYTES_MAX)
    g_string_append (text, "you are fool. ");
  findings = hiatus_draft_check (fixture->languages, text->str, text->len, &question, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, HIATUS_DRAFT_FINDINGS_MAX + 1);
  g_assert_cmpint (g_array_index (findings, HiatusDraftFinding, HIATUS_DRAFT_FINDINGS_MAX).kind, ==, HIATUS_DRAFT_LONG);
}

static void
test_refused_phrases (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const gchar *text;
    const gchar *message;
  } rows[] = {
    { "", "'' has no word to begin with that has to be there: put one in front" },
    { "...", "'...' has no word to begin with that has to be there: put one in front" },
    { "so? fool", "'so? fool' has no word to begin with that has to be there: put one in front" },
    { "you ...", "'you ...' has more than two '...', or one at its end: leave it out" },
    { "a ... b ... c ... d", "'a ... b ... c ... d' has more than two '...', or one at its end: leave it out" },
    { "a b c d e f g h i j k l m n o p q", "'a b c d e f g h i j k l m n o p q' has more than 16 words: make it shorter" },
    { "you <none>", "there is no set '<none>' above: add it to [sets], or correct its name" },
    { "you ab*", "'ab*' would be found in too many words: it needs 3 letters before the *" },
    { "you no-contact", "'no-contact' has a sign in it that is in no word: leave it out" },
    { "you a||b", "a word is missing: write it, or leave out the sign beside it" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HiatusDraftWords *words = g_ptr_array_index (fixture->languages, 0);
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_draft_words_add_phrase (words, HIATUS_DRAFT_ILL, HIATUS_DRAFT_SAY, rows[i].text, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/draft/phrases", Fixture, NULL, set_up, test_phrases, tear_down);
  g_test_add ("/draft/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/draft/purposes", Fixture, NULL, set_up, test_purposes, tear_down);
  g_test_add ("/draft/safety", Fixture, NULL, set_up, test_safety, tear_down);
  g_test_add ("/draft/languages", Fixture, NULL, set_up, test_languages, tear_down);
  g_test_add ("/draft/self-harm", Fixture, NULL, set_up, test_self_harm, tear_down);
  g_test_add ("/draft/hours", Fixture, NULL, set_up, test_hours, tear_down);
  g_test_add ("/draft/length", Fixture, NULL, set_up, test_length, tear_down);
  g_test_add ("/draft/bad-input", Fixture, NULL, set_up, test_bad_input, tear_down);
  g_test_add ("/draft/much", Fixture, NULL, set_up, test_much, tear_down);
  g_test_add ("/draft/refused-phrases", Fixture, NULL, set_up, test_refused_phrases, tear_down);
  return g_test_run ();
}
