/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/app/fixture.h"
#include "tests/shell/store-samples.h"

/* Agreed contact: what they wrote, a meeting. */

#define NAME "Alexandra the Great"

typedef struct
{
  const gchar *goal;
  const gchar *kind;
  const gchar *fields;
  const gchar *advice; /* NULL: none */
} Advice;

static const Advice advices[] = {
  { "heal", "incoming", "{}", "Nothing needs an answer now." },
  { "heal", "incoming", "{'about': <'small-talk'>}", "Small talk can be left as it is." },
  { "heal", "incoming", "{'about': <'practical'>}", "Practical things may always be answered: short, factual, kind." },
  { "heal", "incoming", "{'about': <'us'>}", "It needs no answer now. You can sleep on it." },
  { "unsure", "incoming", "{'about': <'us'>}", "It needs no answer now. You can sleep on it." },
  { "reconcile", "incoming", "{'about': <'us'>}", "That is worth an answer, and it can wait for a night's sleep." },
  { "reconcile", "incoming", "{'about': <'upset'>}", "Keep the message, and tell somebody you trust. It needs no answer." },
  { "safety", "incoming", "{}", "You need not answer. Keep the message, note the time, show it to your adviser." },
  { "safety", "incoming", "{'about': <'us'>}", "You need not answer. Keep the message, note the time, show it to your adviser." },
  { "safety", "incoming", "{'about': <'upset'>}", "You need not answer. Keep the message, note the time, show it to your adviser." },
  { "safety", "incoming", "{'about': <'practical'>}", "Short and businesslike is enough, or through someone else. Keep the message." },
  { "heal", "encounter", "{}", NULL },
  { "heal", "encounter", "{'went': <'well'>}", "Good. It can be left at that." },
  { "heal", "encounter", "{'went': <'hard'>}", "That takes something out of you. Be kind to yourself today." },
  { "safety", "encounter", "{'went': <'hard'>}", "Tell somebody you trust, and note what happened and when." },
  { "heal", "urge", "{}", NULL },
  { "heal", "look", "{}", "A look is no contact, and no day is lost by it. You can close it now." },
  { "safety", "look", "{}", NULL },
  { "heal", "slip", "{}", "It is sent. You don't need to explain it with another." },
  { "safety", "slip", "{}", "If there is an order, this may break it. Do not explain or apologise in another message. Call your lawyer, or whoever advises you." },
};

static void
assert_advice (Fixture *fixture, const gchar *advice)
{
  g_autoptr (GVariant) text = advice == NULL ? NULL : g_variant_ref_sink (g_variant_new_string (advice));
  g_autofree gchar *printed = text == NULL ? NULL : g_variant_print (text, FALSE);

  fixture_assert_state (fixture, "advice", printed);
}

static void
test_advice (Fixture *fixture, gconstpointer data)
{
  const Advice *row = data;
  g_autofree gchar *plan = g_strdup_printf ("{'goal': <'%s'>}", row->goal);

  fixture_start_plan (fixture, plan);
  g_free (fixture_log (fixture, row->kind, row->fields));
  assert_advice (fixture, row->advice);

  /* Something else is the last thing, and then nothing is. */
  g_free (fixture_log (fixture, "urge", "{}"));
  assert_advice (fixture, NULL);
  g_variant_unref (hiatus_app_undo (fixture->app, "", NULL));
  assert_advice (fixture, row->advice);
  fixture_live_until (fixture, "2025-03-01T23:00:00");
  assert_advice (fixture, NULL);
}

/* Where the person wrote first, an answer about the two of them is what they hoped for. */
static void
test_advice_while_talking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'goal': <'heal'>}");
  fixture_answer_safety (fixture, "{'danger': <'no'>, 'silence': <'no'>}");
  hiatus_app_end_plan (fixture->app, "reach-out", &error);
  g_assert_no_error (error);
  g_free (fixture_log (fixture, "incoming", "{'about': <'us'>}"));
  assert_advice (fixture, "That is worth an answer, and it can wait for a night's sleep.");
  g_free (fixture_log (fixture, "incoming", "{'about': <'small-talk'>}"));
  assert_advice (fixture, "There is no hurry to answer.");
}

/* What stands after a slip, in true numbers. */
static void
test_advice_after_slip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (fixture_log (fixture, "slip", "{}"));
  assert_advice (fixture, "It is sent. You don't need to explain it with another.");
  fixture_start_plan (fixture, "{'from': <'2025-02-28'>}");
  g_free (fixture_log (fixture, "slip", "{}"));
  assert_advice (fixture, "It is sent. You don't need to explain it with another. 1 day still stands.");
  fixture_live_until (fixture, "2025-03-11T12:00:00");
  g_free (fixture_log (fixture, "slip", "{}"));
  assert_advice (fixture, "It is sent. You don't need to explain it with another. 10 days still stand.");
  /* On the same date it is the same number: no second one is lost by a second message. */
  g_free (fixture_log (fixture, "slip", "{}"));
  assert_advice (fixture, "It is sent. You don't need to explain it with another. 10 days still stand.");
  hiatus_app_end_plan (fixture->app, "let-go", &error);
  g_assert_no_error (error);
  g_free (fixture_log (fixture, "slip", "{}"));
  assert_advice (fixture, "It is sent. You don't need to explain it with another.");
}

static void
test_undo_erases_the_name (Fixture *fixture, gconstpointer data)
{
  static const gchar *const kinds[] = { "urge", "look", "slip", "incoming", "encounter" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GVariant) undone = NULL;
      g_autoptr (GVariant) contact = NULL;

      g_free (fixture_log (fixture, kinds[i], "{'contact': <'" NAME "'>}"));
      g_assert_true (hiatus_journal_take_care (hiatus_app_get_journal (fixture->app), NULL));
      g_assert_true (hiatus_samples_folder_has (fixture->folder, NAME));
      undone = hiatus_app_undo (fixture->app, "", &error);
      g_assert_no_error (error);
      contact = g_variant_lookup_value (undone, "contact", NULL);
      g_assert_null (contact);
      g_assert_false (hiatus_samples_folder_has (fixture->folder, NAME));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (advices); i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/contact/advice/%s/%s/%u", advices[i].goal, advices[i].kind, i);

      g_test_add (path, Fixture, &advices[i], fixture_set_up, test_advice, fixture_tear_down);
    }
  g_test_add ("/contact/advice/after-slip", Fixture, NULL, fixture_set_up, test_advice_after_slip, fixture_tear_down);
  g_test_add ("/contact/advice/while-talking", Fixture, NULL, fixture_set_up, test_advice_while_talking, fixture_tear_down);
  g_test_add ("/contact/undo-erases-the-name", Fixture, NULL, fixture_set_up, test_undo_erases_the_name, fixture_tear_down);
  return g_test_run ();
}
