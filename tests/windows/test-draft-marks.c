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
    const gchar *says; /* how it begins */
  } rows[] = {
    { "{'danger': <'unanswered'>, 'silence': <'unanswered'>, 'opens': <false>}", "What is left open counts as a yes" },
    { "{'danger': <'no'>, 'silence': <'unanswered'>, 'opens': <false>}", "What is left open counts as a yes" },
    { "{'danger': <'unanswered'>, 'silence': <'yes'>, 'opens': <false>}", "What is left open counts as a yes" },
    { "{'danger': <'yes'>, 'silence': <'unanswered'>, 'opens': <false>}", "Then being safe comes first" },
    { "{'danger': <'yes'>, 'silence': <'no'>, 'opens': <false>}", "Then being safe comes first" },
    { "{'danger': <'no'>, 'silence': <'yes'>, 'opens': <false>}", "They asked for silence. What" },
    { "{'danger': <'no'>, 'silence': <'yes'>, 'opens': <true>}", "They asked for silence, and wrote" },
    { "{'danger': <'no'>, 'silence': <'no'>, 'opens': <true>}", "Everything is open" },
    { "{'danger': <'no'>, 'silence': <'no'>, 'opens': <false>}", "This stretch is about being left alone" },
    { "@a{sv} {}", "What is left open counts as a yes" },
    { "{'danger': <false>, 'silence': <0>, 'opens': <'yes'>}", "What is left open counts as a yes" },
    { "{'danger': <'maybe'>, 'silence': <'no'>}", "What is left open counts as a yes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) safety = g_variant_ref_sink (g_variant_new_parsed (rows[i].safety));
      HiatusSafetyAnswers answers;

      hiatus_safety_answers_read (&answers, safety);
      g_test_message ("%s: %s", rows[i].safety, hiatus_safety_answers_say (&answers));
      g_assert_true (g_str_has_prefix (hiatus_safety_answers_say (&answers), rows[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft-marks/marks", test_marks);
  g_test_add_func ("/draft-marks/long-words", test_long_words);
  g_test_add_func ("/draft-marks/self-harm", test_self_harm);
  g_test_add_func ("/safety-answers/say", test_safety);
  return g_test_run ();
}
