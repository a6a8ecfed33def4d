/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/draft-marks.h"
#include "tray/windows/safety-answers.h"

typedef struct
{
  const gchar *text;
  const gchar *findings;
  const gchar *marks; /* "first+length words: why|…" */
} Row;

static gchar *
print_marks (GPtrArray *marks)
{
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const HiatusDraftMark *mark = g_ptr_array_index (marks, i);

      g_string_append_printf (printed, "%s%u+%u %s: %s", i == 0 ? "" : "|", mark->first, mark->length, mark->words, mark->why);
    }
  return g_string_free (printed, FALSE);
}

/* The daemon counts bytes, a text view characters. What points at nothing that is there is about all of the text. */
static void
test_marks (void)
{
  static const Row rows[] = {
    { "You always did", "@a(uusss) [(4, 6, 'blame', 'always', 'B.')]", "4+6 always: B." },
    { "Für immer, ja", "@a(uusss) [(5, 5, 'length', 'immer', 'L.')]", "4+5 immer: L." },
    { "さくら見て", "@a(uusss) [(9, 3, 'blame', '見', 'B.')]", "3+1 見: B." },
    { "a b", "@a(uusss) [(0, 1, 'x', 'a', 'A.'), (2, 1, 'y', 'b', 'B.')]", "0+1 a: A.|2+1 b: B." },
    { "Too long", "@a(uusss) [(0, 0, 'long', '', 'L.')]", "0+0 : L." },
    { "All of it", "@a(uusss) [(0, 9, 'long', 'All of it', 'L.')]", "0+0 All of it: L." },
    { "short", "@a(uusss) [(4, 9, 'x', 'gone', 'X.')]", "0+0 gone: X." },
    { "short", "@a(uusss) [(90, 9, 'x', 'gone', 'X.')]", "0+0 gone: X." },
    { "short", "@a(uusss) [(4294967295, 4294967295, 'x', 'gone', 'X.')]", "0+0 gone: X." },
    { "ü!", "@a(uusss) [(1, 1, 'x', '', 'X.')]", "0+0 : X." },
    { "ab\nc d", "@a(uusss) [(1, 3, 'x', 'b\\nc', 'X.')]", "1+3 b c: X." },
    { "", "@a(uusss) []", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) findings = g_variant_ref_sink (g_variant_new_parsed (rows[i].findings));
      gboolean talk = TRUE;
      g_autoptr (GPtrArray) marks = hiatus_draft_marks_new (rows[i].text, findings, &talk);
      g_autofree gchar *printed = print_marks (marks);

      g_test_message ("%s: %s", rows[i].text, rows[i].findings);
      g_assert_cmpstr (printed, ==, rows[i].marks);
      g_assert_false (talk);
    }
}

/* A long passage is quoted with its beginning. */
static void
test_long_words (void)
{
  g_autoptr (GVariant) findings = g_variant_ref_sink (g_variant_new_parsed ("[(uint32 0, uint32 3, 'x', 'ä234567890 234567890 234567890 234567890 2', 'X.')]"));
  gboolean talk;
  g_autoptr (GPtrArray) marks = hiatus_draft_marks_new ("abcd", findings, &talk);
  const HiatusDraftMark *mark = g_ptr_array_index (marks, 0);

  g_assert_cmpstr (mark->words, ==, "ä234567890 234567890 234567890 23456789…");
}

/* Then nothing else is said, whatever else was found. */
static void
test_self_harm (void)
{
  g_autoptr (GVariant) findings = g_variant_ref_sink (g_variant_new_parsed ("[(uint32 0, uint32 1, 'blame', 'a', 'B.'), (1, 1, 'self-harm', 'b', 'S.')]"));
  gboolean talk = FALSE;
  g_autoptr (GPtrArray) marks = hiatus_draft_marks_new ("ab", findings, &talk);

  g_assert_true (talk);
  g_assert_cmpuint (marks->len, ==, 0);
}

/* --- the safety check --- */

static void
test_safety (void)
{
  static const struct
  {
    const gchar *safety;
    HiatusAnswer danger;
    HiatusAnswer silence;
  } rows[] = {
    { "{'danger': <'unanswered'>, 'silence': <'unanswered'>}", HIATUS_ANSWER_OPEN, HIATUS_ANSWER_OPEN },
    { "{'danger': <'no'>, 'silence': <'yes'>}", HIATUS_ANSWER_NO, HIATUS_ANSWER_YES },
    { "{'danger': <'yes'>, 'silence': <'no'>}", HIATUS_ANSWER_YES, HIATUS_ANSWER_NO },
    /* What nobody can read nobody has answered. */
    { "{'danger': <false>, 'silence': <0>}", HIATUS_ANSWER_OPEN, HIATUS_ANSWER_OPEN },
    { "{'danger': <'maybe'>}", HIATUS_ANSWER_OPEN, HIATUS_ANSWER_OPEN },
    { "@a{sv} {}", HIATUS_ANSWER_OPEN, HIATUS_ANSWER_OPEN },
  };
  g_autoptr (GVariant) texts = g_variant_ref_sink (g_variant_new_parsed ("{'danger-question': <'Was there?'>, 'silence-question': <'Have they?'>, 'says': <'Nothing.'>}"));
  HiatusSafetyAnswers answers;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) safety = g_variant_ref_sink (g_variant_new_parsed (rows[i].safety));

      g_test_message ("%s", rows[i].safety);
      hiatus_safety_answers_read (&answers, safety);
      g_assert_cmpint (answers.danger, ==, rows[i].danger);
      g_assert_cmpint (answers.silence, ==, rows[i].silence);
      g_assert_cmpstr (answers.says, ==, "");
    }
  hiatus_safety_answers_read (&answers, texts);
  g_assert_cmpstr (answers.danger_question, ==, "Was there?");
  g_assert_cmpstr (answers.silence_question, ==, "Have they?");
  g_assert_cmpstr (answers.says, ==, "Nothing.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft-marks/marks", test_marks);
  g_test_add_func ("/draft-marks/long-words", test_long_words);
  g_test_add_func ("/draft-marks/self-harm", test_self_harm);
  g_test_add_func ("/safety-answers/read", test_safety);
  return g_test_run ();
}
