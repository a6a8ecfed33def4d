/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/script-page.h"

/* Friday, 14 March 2025, 21:30 in Berlin. */
#define NOW_US (G_GINT64_CONSTANT (1741984200) * G_USEC_PER_SEC)
#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static HiatusPage *
page_of (const gchar *description)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_parsed (description));

  return hiatus_page_new (variant);
}

static HiatusPage *
page_of_step (const gchar *step)
{
  g_autofree gchar *description = g_strdup_printf ("{'title': <'T'>, 'step': <{'id': <'s'>, 'title': <'S'>, %s}>}", step);

  return page_of (description);
}

static gchar *
print_rows (GPtrArray *rows)
{
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const HiatusPageRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (printed, "%s%s=%s(%s)%s", i == 0 ? "" : "|", row->id, row->title, row->text, row->skipped ? "-" : "");
    }
  return g_string_free (printed, FALSE);
}

static void
test_kinds (void)
{
  static const struct
  {
    const gchar *step;
    HiatusPageKind kind;
    gboolean written;
  } rows[] = {
    { "'kind': <'read'>", HIATUS_PAGE_READ, FALSE },
    { "'kind': <'choose'>", HIATUS_PAGE_CHOOSE, FALSE },
    { "'kind': <'write'>", HIATUS_PAGE_WRITE, TRUE },
    { "'kind': <'box'>", HIATUS_PAGE_BOX, TRUE },
    { "'kind': <'copy'>", HIATUS_PAGE_COPY, FALSE },
    { "'kind': <'safety'>", HIATUS_PAGE_SAFETY, FALSE },
    { "'kind': <'show'>", HIATUS_PAGE_SHOW, FALSE },
    { "'kind': <'of-a-newer-daemon'>", HIATUS_PAGE_READ, FALSE },
    { "'kind': <7>", HIATUS_PAGE_READ, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusPage) page = page_of_step (rows[i].step);

      g_test_message ("%s", rows[i].step);
      g_assert_cmpint (page->kind, ==, rows[i].kind);
      g_assert_cmpint (hiatus_page_is_written (page), ==, rows[i].written);
    }
}

/* All that a step can have. What nobody could read is not there. */
static void
test_step (void)
{
  g_autoptr (HiatusPage) page = page_of (
      "{'title': <'The announcement'>, 'about': <'0badcafe-7'>, 'problem': <'announce.ini, line 3: …'>, 'ended': <false>, "
      "'path': <[{'step': <'a'>, 'title': <'A'>, 'progress': <'done'>, 'choice': <'Yes'>}, {'step': <'b'>, 'title': <'B'>, 'progress': <'skipped'>}]>, "
      "'step': <{'id': <'c'>, 'kind': <'write'>, 'title': <'C'>, 'lines': <['One.', 'Two.']>, 'templates': <['Dear']>, 'note': <'so far'>, "
      "'minutes': <uint32 15>, 'purpose': <'announce'>, 'may-skip': <true>, 'rests-until': <int64 8>, "
      "'choices': <[{'id': <'x'>, 'label': <'X'>, 'effect': <'talk-to'>}, {'id': <'y'>}]>, 'shown': <[{'question': <'Q'>, 'answer': <'A'>}]>}>}");
  g_autofree gchar *past = print_rows (page->past);
  g_autofree gchar *choices = print_rows (page->choices);
  g_autofree gchar *shown = print_rows (page->shown);
  g_autofree gchar *lines = g_strjoinv ("|", page->lines);

  g_assert_cmpstr (page->script_title, ==, "The announcement");
  g_assert_cmpstr (page->about, ==, "0badcafe-7");
  g_assert_cmpstr (page->problem, ==, "announce.ini, line 3: …");
  g_assert_cmpstr (page->step, ==, "c");
  g_assert_cmpstr (page->title, ==, "C");
  g_assert_cmpstr (page->note, ==, "so far");
  g_assert_cmpstr (page->purpose, ==, "announce");
  g_assert_cmpuint (page->minutes, ==, 15);
  g_assert_true (page->may_skip);
  g_assert_cmpint (page->rests_until_us, ==, 8);
  g_assert_cmpstr (lines, ==, "One.|Two.");
  g_assert_cmpuint (g_strv_length (page->templates), ==, 1);
  g_assert_cmpstr (past, ==, "a=A(Yes)|b=B()-");
  g_assert_cmpstr (choices, ==, "x=X(talk-to)");
  g_assert_cmpstr (shown, ==, "=Q(A)");
}

/* What is said in the wrong way is not said. */
static void
test_wrong_types (void)
{
  g_autoptr (HiatusPage) page = page_of ("{'title': <1>, 'path': <'a'>, 'problem': <true>, "
                                         "'step': <{'id': <'c'>, 'kind': <'choose'>, 'title': <2>, 'lines': <'One.'>, 'choices': <['x']>, 'minutes': <15>, 'may-skip': <'yes'>}>}");

  g_assert_cmpint (page->kind, ==, HIATUS_PAGE_CHOOSE);
  g_assert_cmpstr (page->title, ==, "");
  g_assert_null (page->lines[0]);
  g_assert_null (page->templates[0]);
  g_assert_cmpuint (page->choices->len, ==, 0);
  g_assert_cmpuint (page->past->len, ==, 0);
  g_assert_cmpuint (page->minutes, ==, 0);
  g_assert_false (page->may_skip);
}

/* There is no step to show: that is the end, and it offers nothing. */
static void
test_end (void)
{
  static const gchar *const ends[] = {
    "{'title': <'T'>, 'ended': <true>, 'path': <[{'step': <'a'>, 'title': <'A'>}]>}",
    "{'title': <'T'>, 'ended': <true>, 'step': <{'id': <'left'>, 'kind': <'choose'>, 'choices': <[{'id': <'x'>, 'label': <'X'>}]>}>}",
    "{'title': <'T'>}",
  };
  g_autoptr (HiatusPage) not_due = hiatus_page_new_not_due ();

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (HiatusPage) page = page_of (ends[i]);

      g_assert_cmpint (page->kind, ==, HIATUS_PAGE_END);
      g_assert_cmpstr (page->step, ==, "");
      g_assert_cmpstr (page->title, ==, "That is all for now");
      g_assert_nonnull (page->lines[0]);
      g_assert_cmpuint (page->choices->len, ==, 0);
    }
  g_assert_cmpint (not_due->kind, ==, HIATUS_PAGE_END);
  g_assert_cmpstr (not_due->title, ==, "Nothing is due just now");
}

/* What is written for somebody to read is looked at; a box is nobody's affair, whatever it says. */
static void
test_purposes (void)
{
  static const struct
  {
    const gchar *step;
    const gchar *purpose;
  } rows[] = {
    { "'kind': <'write'>, 'purpose': <'announce'>", "announce" },
    { "'kind': <'write'>, 'purpose': <'first'>", "first" },
    { "'kind': <'write'>, 'purpose': <'meeting'>", "reply" },
    { "'kind': <'write'>, 'purpose': <'reply'>", "reply" },
    { "'kind': <'write'>, 'purpose': <'nothing'>", "" },
    { "'kind': <'write'>, 'purpose': <'of-a-newer-daemon'>", "" },
    { "'kind': <'write'>", "" },
    { "'kind': <'box'>, 'purpose': <'first'>", "" },
    { "'kind': <'copy'>, 'purpose': <'first'>", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusPage) page = page_of_step (rows[i].step);

      g_assert_cmpstr (page->purpose, ==, rows[i].purpose);
    }
}

/* A text is copied at a step to copy, and not while it rests. */
static void
test_copy (void)
{
  static const struct
  {
    const gchar *kind;
    const gchar *note;
    gint hours; /* until when it rests, from now on */
    gboolean may;
    const gchar *rests;
  } rows[] = {
    { "copy", "Dear", 0, TRUE, NULL },
    { "copy", "Dear", -10, TRUE, NULL },
    { "copy", "", 0, FALSE, NULL },
    { "write", "Dear", 0, FALSE, NULL },
    { "write", "Dear", 9, FALSE, NULL },
    { "copy", "Dear", 1, FALSE, "It rests until 22:30 today. It can be copied after that." },
    { "copy", "Dear", 9, FALSE, "It rests until 06:30 tomorrow. It can be copied after that." },
    { "copy", "", 9, FALSE, "It rests until 06:30 tomorrow. It can be copied after that." },
    { "copy", "Dear", 48, FALSE, "It rests until Sunday, 21:30. It can be copied after that." },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gint64 until_us = rows[i].hours == 0 ? 0 : NOW_US + rows[i].hours * HOUR_US;
      g_autofree gchar *step = g_strdup_printf ("'kind': <'%s'>, 'note': <'%s'>, 'rests-until': <int64 %" G_GINT64_FORMAT ">", rows[i].kind, rows[i].note, until_us);
      g_autoptr (HiatusPage) page = page_of_step (step);
      g_autofree gchar *rests = hiatus_page_rest_text (page, NOW_US, zone);

      g_test_message ("%s", step);
      g_assert_cmpint (hiatus_page_may_copy (page, NOW_US), ==, rows[i].may);
      g_assert_cmpstr (rests, ==, rows[i].rests);
    }
}

static void
test_equal (void)
{
  static const struct
  {
    const gchar *one;
    const gchar *other;
    gboolean equal;
  } rows[] = {
    { "'kind': <'read'>", "'kind': <'read'>", TRUE },
    { "'kind': <'read'>", "'kind': <'show'>", FALSE },
    { "'kind': <'read'>, 'lines': <['A']>", "'kind': <'read'>, 'lines': <['B']>", FALSE },
    { "'kind': <'choose'>, 'choices': <[{'id': <'x'>, 'label': <'X'>}]>", "'kind': <'choose'>, 'choices': <[{'id': <'x'>, 'label': <'Y'>}]>", FALSE },
    { "'kind': <'choose'>, 'choices': <[{'id': <'x'>, 'label': <'X'>}]>", "'kind': <'choose'>", FALSE },
    { "'kind': <'copy'>, 'note': <'A'>", "'kind': <'copy'>, 'note': <'B'>", FALSE },
    { "'kind': <'copy'>, 'rests-until': <int64 1>", "'kind': <'copy'>", FALSE },
    { "'kind': <'write'>, 'note': <'A'>", "'kind': <'write'>, 'note': <'B'>", TRUE },
    { "'kind': <'write'>, 'may-skip': <true>", "'kind': <'write'>", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusPage) one = page_of_step (rows[i].one);
      g_autoptr (HiatusPage) other = page_of_step (rows[i].other);

      g_test_message ("%s and %s", rows[i].one, rows[i].other);
      g_assert_cmpint (hiatus_page_equal (one, other), ==, rows[i].equal);
    }
}

/* Each button has a letter of its own, in the order in which they are made. */
static void
test_mnemonic (void)
{
  static const struct
  {
    const gchar *label;
    const gchar *marked;
  } rows[] = {
    { "Write it", "_Write it" },
    { "Wait longer", "Wait _longer" },
    { "Wild", "W_ild" },
    { "il", "il" },
    { "Snake_case", "_Snake__case" },
    { "„Über“ alles", "„_Über“ alles" },
    { "ü", "ü" },
    { "מאוחר", "_מאוחר" },
    { "…", "…" },
    { "", "" },
    { "2 weeks", "_2 weeks" },
  };
  g_autoptr (GString) taken = g_string_new ("gb");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *marked = hiatus_page_mnemonic (rows[i].label, taken);

      g_assert_cmpstr (marked, ==, rows[i].marked);
    }
  g_assert_cmpstr (taken->str, ==, "gbwlisüמ2");
}

static void
test_target (void)
{
  static const struct
  {
    const gchar *target;
    const gchar *script;
    const gchar *about;
  } rows[] = {
    { "", "", "" },
    { "ending", "ending", "" },
    { "reply:0badcafe-7", "reply", "0badcafe-7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *script = NULL;
      g_autofree gchar *about = NULL;

      hiatus_page_split_target (rows[i].target, &script, &about);
      g_assert_cmpstr (script, ==, rows[i].script);
      g_assert_cmpstr (about, ==, rows[i].about);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-page/kinds", test_kinds);
  g_test_add_func ("/script-page/step", test_step);
  g_test_add_func ("/script-page/wrong-types", test_wrong_types);
  g_test_add_func ("/script-page/end", test_end);
  g_test_add_func ("/script-page/purposes", test_purposes);
  g_test_add_func ("/script-page/copy", test_copy);
  g_test_add_func ("/script-page/equal", test_equal);
  g_test_add_func ("/script-page/mnemonic", test_mnemonic);
  g_test_add_func ("/script-page/target", test_target);
  return g_test_run ();
}
