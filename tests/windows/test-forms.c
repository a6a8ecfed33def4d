/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the windows compute: the moon before there is a plan, what a form comes to, and how much text fits. */

#include <string.h>

#include "daemon/core/act.h"
#include "daemon/core/calendar.h"
#include "daemon/core/text-limits.h"
#include "tests/core/fixtures.h"
#include "tray/tray-model.h"
#include "tray/windows/length-form.h"
#include "tray/windows/plan-form.h"
#include "tray/windows/text-room.h"

#define TODAY "2025-03-12"

static HiatusPlanForm
form_from (gint days_ago)
{
  const GDate today = fixture_date (TODAY);
  HiatusPlanForm form;

  hiatus_plan_form_init (&form, &today);
  form.last_contact = fixture_date_plus (TODAY, -days_ago);
  return form;
}

/* --- the form as it opens --- */

static void
test_opening (void)
{
  const GDate today = fixture_date (TODAY);
  HiatusPlanForm form;
  g_autofree gchar *sentence = NULL;

  hiatus_plan_form_init (&form, &today);
  fixture_assert_date (&form.last_contact, TODAY);
  fixture_assert_date (&form.until, "2025-04-08");
  g_assert_cmpint (form.length, ==, HIATUS_PLAN_LENGTH_PRESET);
  /* Nobody is told what to hope for. */
  g_assert_null (form.goal);
  g_assert_false (form.limited);
  g_assert_cmpint (hiatus_plan_form_check (&form, &today, &sentence), ==, HIATUS_PLAN_FIELD_NONE);
  g_assert_null (sentence);
}

/* --- what is missing, and what cannot be --- */

typedef struct
{
  const gchar *name;
  gint days_ago;
  HiatusPlanLength length;
  gint until_in;
  const gchar *goal;
  HiatusPlanField field;
} Check;

static const Check checks[] = {
  { "today", 0, HIATUS_PLAN_LENGTH_PRESET, 0, "unsure", HIATUS_PLAN_FIELD_NONE },
  { "last-day-of-28", 27, HIATUS_PLAN_LENGTH_PRESET, 0, "heal", HIATUS_PLAN_FIELD_NONE },
  { "over", 28, HIATUS_PLAN_LENGTH_PRESET, 0, "heal", HIATUS_PLAN_FIELD_LENGTH },
  { "over-but-without-end", 28, HIATUS_PLAN_LENGTH_OPEN, 0, "heal", HIATUS_PLAN_FIELD_NONE },
  { "over-but-safety-has-no-end", 28, HIATUS_PLAN_LENGTH_PRESET, 0, "safety", HIATUS_PLAN_FIELD_NONE },
  { "tomorrow", -1, HIATUS_PLAN_LENGTH_PRESET, 0, "heal", HIATUS_PLAN_FIELD_LAST_CONTACT },
  { "tomorrow-without-end", -1, HIATUS_PLAN_LENGTH_OPEN, 0, "safety", HIATUS_PLAN_FIELD_LAST_CONTACT },
  { "until-today", 5, HIATUS_PLAN_LENGTH_UNTIL, 0, "reconcile", HIATUS_PLAN_FIELD_NONE },
  { "until-yesterday", 5, HIATUS_PLAN_LENGTH_UNTIL, -1, "reconcile", HIATUS_PLAN_FIELD_LENGTH },
  { "until-before-the-start", 0, HIATUS_PLAN_LENGTH_UNTIL, -3, "reconcile", HIATUS_PLAN_FIELD_LENGTH },
  { "over-and-no-goal", 28, HIATUS_PLAN_LENGTH_PRESET, 0, NULL, HIATUS_PLAN_FIELD_LENGTH },
  { "until-the-day-before-the-first", 3, HIATUS_PLAN_LENGTH_UNTIL, -4, NULL, HIATUS_PLAN_FIELD_LENGTH },
  { "no-goal", 0, HIATUS_PLAN_LENGTH_OPEN, 0, NULL, HIATUS_PLAN_FIELD_NONE },
};

static HiatusPlanForm
checked_form (const Check *row)
{
  HiatusPlanForm form = form_from (row->days_ago);

  form.length = row->length;
  form.until = fixture_date_plus (TODAY, row->until_in);
  form.goal = row->goal;
  return form;
}

static HiatusEvent *
start_plan (const HiatusPlanForm *form, GError **error)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (GVariant) options = g_variant_ref_sink (hiatus_plan_form_options (form));

  return hiatus_act_start_plan (journey, options, fixture_instant (TODAY "T09:00:00Z"), zone, error);
}

/* What the form lets pass the daemon takes; what it does not let pass has a sentence. */
static void
test_check (gconstpointer data)
{
  const Check *row = data;
  const GDate today = fixture_date (TODAY);
  const HiatusPlanForm form = checked_form (row);
  g_autofree gchar *sentence = NULL;
  g_autoptr (HiatusEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hiatus_plan_form_check (&form, &today, &sentence), ==, row->field);
  if (row->field != HIATUS_PLAN_FIELD_NONE)
    {
      g_assert_nonnull (sentence);
      return;
    }
  g_assert_null (sentence);
  event = start_plan (&form, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hiatus_calendar_compare (&event->starts_on, &form.last_contact), ==, 0);
  g_assert_cmpint (event->length == HIATUS_LENGTH_OPEN, ==, hiatus_plan_form_is_open (&form));
}

/* --- the moon appears at once --- */

static void
assert_preview_is_true (const HiatusPlanForm *form)
{
  const GDate today = fixture_date (TODAY);
  g_autoptr (GVariant) preview = g_variant_ref_sink (hiatus_plan_form_preview (form, &today));
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (GError) error = NULL;
  HiatusEvent *event = start_plan (form, &error);
  HiatusStatus status;
  gint day = -1, length = 0, days_left = 0, frame = -1;

  g_assert_no_error (error);
  event->device = g_strdup (FIXTURE_DEVICE);
  event->sequence = 1;
  event->recorded_us = event->happened_us = fixture_instant (TODAY "T09:00:00Z");
  event->date = today;
  hiatus_journey_add (journey, event);
  status = fixture_status (journey, TODAY);
  g_variant_lookup (preview, "day", "i", &day);
  g_variant_lookup (preview, "length", "i", &length);
  g_variant_lookup (preview, "days-left", "i", &days_left);
  g_variant_lookup (preview, "moon-frame", "i", &frame);
  g_assert_cmpint (day, ==, status.day);
  g_assert_cmpint (length, ==, status.length);
  g_assert_cmpint (days_left, ==, status.days_left);
  g_assert_cmpint (frame, ==, status.moon_frame);
}

/* What is promised before the start is what the daemon says after it, for each day of plans short and long. */
static void
test_preview (void)
{
  for (gint length = 1; length <= 120; length++)
    for (gint days_ago = 0; days_ago < length; days_ago++)
      {
        HiatusPlanForm form = form_from (days_ago);

        form.length = HIATUS_PLAN_LENGTH_UNTIL;
        form.until = fixture_date_plus (TODAY, length - 1 - days_ago);
        form.goal = "heal";
        assert_preview_is_true (&form);
      }
}

static void
test_preview_preset_and_open (void)
{
  static const gchar *const goals[] = { "unsure", "heal", "reconcile", "safety" };

  for (gsize i = 0; i < G_N_ELEMENTS (goals); i++)
    for (gint days_ago = 0; days_ago < 28; days_ago++)
      {
        HiatusPlanForm form = form_from (days_ago);

        form.goal = goals[i];
        assert_preview_is_true (&form);
        form.length = HIATUS_PLAN_LENGTH_OPEN;
        assert_preview_is_true (&form);
      }
}

static void
test_preview_in_words (void)
{
  const GDate today = fixture_date (TODAY);
  const HiatusPlanForm form = form_from (4);
  g_autoptr (GVariant) preview = g_variant_ref_sink (hiatus_plan_form_preview (&form, &today));
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusTrayView) view = hiatus_tray_view_new (preview, fixture_instant (TODAY "T09:00:00Z"), zone);

  /* Before any goal is chosen. */
  g_assert_cmpstr (view->rows[HIATUS_TRAY_DAY].label, ==, "Day 5 of 28 · 23 to go");
  g_assert_cmpstr (view->icon, ==, "hiatus-moon-04");
}

static void
test_preview_of_nothing (void)
{
  const GDate today = fixture_date (TODAY);
  const HiatusPlanForm form = form_from (-1);
  g_autoptr (GVariant) preview = g_variant_ref_sink (hiatus_plan_form_preview (&form, &today));
  gint frame = 0;

  g_assert_false (g_variant_lookup (preview, "moon-frame", "i", &frame));
  g_assert_false (g_variant_lookup (preview, "day", "i", &frame));
}

/* --- what is asked of the daemon --- */

static void
assert_options (const HiatusPlanForm *form, const gchar *expected)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (hiatus_plan_form_options (form));
  g_autoptr (GVariant) wanted = g_variant_parse (G_VARIANT_TYPE_VARDICT, expected, NULL, NULL, NULL);
  GVariantIter iter;
  const gchar *key;
  GVariant *value;

  g_assert_nonnull (wanted);
  g_assert_cmpuint (g_variant_n_children (options), ==, g_variant_n_children (wanted));
  g_variant_iter_init (&iter, wanted);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) found = g_variant_lookup_value (options, key, NULL);

      g_assert_nonnull (found);
      g_assert_cmpvariant (found, value);
    }
}

static void
test_options (void)
{
  HiatusPlanForm form = form_from (4);

  assert_options (&form, "{'from': <'2025-03-08'>, 'days': <28>, 'goal-later': <true>, 'mode': <'strict'>}");
  form.goal = "unsure";
  assert_options (&form, "{'from': <'2025-03-08'>, 'days': <28>, 'goal': <'unsure'>, 'mode': <'strict'>}");
  form.limited = TRUE;
  form.length = HIATUS_PLAN_LENGTH_UNTIL;
  form.until = fixture_date ("2025-05-01");
  assert_options (&form, "{'from': <'2025-03-08'>, 'until': <'2025-05-01'>, 'goal': <'unsure'>, 'mode': <'limited'>}");
  form.length = HIATUS_PLAN_LENGTH_OPEN;
  form.goal = "heal";
  assert_options (&form, "{'from': <'2025-03-08'>, 'open': <true>, 'goal': <'heal'>, 'mode': <'limited'>}");
  /* Safety has no end, whatever was chosen before. */
  form.length = HIATUS_PLAN_LENGTH_UNTIL;
  form.goal = "safety";
  assert_options (&form, "{'from': <'2025-03-08'>, 'open': <true>, 'goal': <'safety'>, 'mode': <'limited'>}");
}

/* --- where a set-up goes on --- */

#define RUNNING "'phase': <'running'>, 'starts-on': <'2025-03-08'>, 'mode': <'limited'>, 'goal': <'unsure'>"

static void
test_pages (void)
{
  static const struct
  {
    const gchar *state;
    HiatusSetUpPage page;
  } rows[] = {
    { "@a{sv} {}", HIATUS_SET_UP_PAGE_WHEN },
    { "{'phase': <'none'>, 'set-up': <'begin'>}", HIATUS_SET_UP_PAGE_WHEN },
    { "{'phase': <'closed'>}", HIATUS_SET_UP_PAGE_WHEN },
    { "{'phase': <'talking'>}", HIATUS_SET_UP_PAGE_WHEN },
    { "{'phase': <'talking'>, 'plan-waits': <true>}", HIATUS_SET_UP_PAGE_REST },
    { "{" RUNNING ", 'set-up': <'goal'>}", HIATUS_SET_UP_PAGE_GOAL },
    { "{" RUNNING ", 'set-up': <'safety'>}", HIATUS_SET_UP_PAGE_SAFETY },
    { "{'phase': <'planned'>, 'set-up': <'safety'>}", HIATUS_SET_UP_PAGE_SAFETY },
    { "{" RUNNING "}", HIATUS_SET_UP_PAGE_REST },
    { "{" RUNNING ", 'set-up': <'what nobody knows'>}", HIATUS_SET_UP_PAGE_REST },
  };

  g_assert_cmpint (hiatus_set_up_page_of (NULL), ==, HIATUS_SET_UP_PAGE_WHEN);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_parsed (rows[i].state));

      g_test_message ("%s", rows[i].state);
      g_assert_cmpint (hiatus_set_up_page_of (state), ==, rows[i].page);
    }
}

static HiatusPlanForm
read_form (const gchar *text, gboolean found)
{
  const GDate today = fixture_date (TODAY);
  g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_parsed (text));
  HiatusPlanForm form;

  hiatus_plan_form_init (&form, &today);
  g_assert_cmpint (hiatus_plan_form_read (&form, state), ==, found);
  /* Its strings are the state's. */
  form.goal = form.goal == NULL ? NULL : "said";
  return form;
}

/* Whoever comes back to the first questions finds what they answered. */
static void
test_coming_back (void)
{
  HiatusPlanForm form = read_form ("{" RUNNING ", 'length': <28>, 'ends-on': <'2025-04-04'>, 'set-up': <'goal'>}", TRUE);
  HiatusPlanForm other = read_form ("{" RUNNING ", 'length': <10>, 'ends-on': <'2025-03-17'>, 'set-up': <'safety'>}", TRUE);

  fixture_assert_date (&form.last_contact, "2025-03-08");
  g_assert_cmpint (form.length, ==, HIATUS_PLAN_LENGTH_PRESET);
  g_assert_true (form.limited);
  g_assert_null (form.goal);
  fixture_assert_date (&other.until, "2025-03-17");
  g_assert_cmpint (other.length, ==, HIATUS_PLAN_LENGTH_UNTIL);
  g_assert_nonnull (other.goal);
  g_assert_false (hiatus_plan_form_is_same (&form, &other));
  /* The same days, said otherwise. */
  other.until = fixture_date ("2025-04-04");
  g_assert_true (hiatus_plan_form_is_same (&form, &other));
  other.length = HIATUS_PLAN_LENGTH_OPEN;
  g_assert_false (hiatus_plan_form_is_same (&form, &other));

  form = read_form ("{" RUNNING "}", TRUE);
  g_assert_cmpint (form.length, ==, HIATUS_PLAN_LENGTH_OPEN);
  g_assert_true (hiatus_plan_form_is_same (&form, &other));
  read_form ("{'phase': <'none'>}", FALSE);
  read_form ("{'phase': <'running'>, 'starts-on': <'yesterday'>}", FALSE);
}

/* --- how much fits --- */

static void
test_text_room (void)
{
  static const struct
  {
    const gchar *text;
    gsize taken;
    gsize limit;
    gsize fits;
  } rows[] = {
    { "", 0, 0, 0 },
    { "abc", 0, 3, 3 },
    { "abc", 1, 3, 2 },
    { "abc", 3, 3, 0 },
    { "abc", 7, 3, 0 },
    /* Two, three and four bytes a character: none is cut in the middle. */
    { "\xc3\xa4\xc3\xa4", 0, 3, 2 },
    { "\xe2\x82\xac\xe2\x82\xac", 0, 5, 3 },
    { "\xf0\x9f\x8c\x91x", 0, 3, 0 },
    { "\xf0\x9f\x8c\x91x", 0, 4, 4 },
    { "\xf0\x9f\x8c\x91x", 1, 6, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (hiatus_text_room_fit (rows[i].text, strlen (rows[i].text), rows[i].taken, rows[i].limit), ==, rows[i].fits);
}

/* What the windows let pass is what the daemon takes. */
static void
test_text_room_is_the_daemons (void)
{
  g_autofree gchar *text = g_strnfill (HIATUS_NOTE_MAX + 100, 'x');
  g_autofree gchar *note = g_strndup (text, hiatus_text_room_fit (text, strlen (text), 0, HIATUS_NOTE_MAX));
  g_autofree gchar *trigger = g_strndup (text, hiatus_text_room_fit (text, strlen (text), 0, HIATUS_TRIGGER_MAX));
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (GVariant) fields = g_variant_ref_sink (g_variant_new_parsed ("{'note': <%s>, 'trigger': <%s>}", note, trigger));
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (HiatusEvent) event = hiatus_act_log (journey, "urge", fields, fixture_instant (TODAY "T09:00:00Z"), zone, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (event->note), ==, HIATUS_NOTE_MAX);
  g_assert_cmpuint (strlen (event->trigger), ==, HIATUS_TRIGGER_MAX);
}

/* --- another length --- */

typedef struct
{
  const gchar *name;
  const gchar *state;
  const gchar *until; /* NULL for no set end */
  const gchar *sentence;
  gboolean good;
} LengthCheck;

#define OF_28_DAYS "{'starts-on': <'2025-03-01'>, 'ends-on': <'2025-03-28'>, 'length': <28>}"
#define TALKED "{'starts-on': <'2025-03-01'>, 'ends-on': <'2025-03-30'>, 'length': <28>}"
#define OPEN "{'starts-on': <'2025-03-01'>}"
#define OVER "That day is over already, or before the first one. Choose a later one."

static const LengthCheck length_checks[] = {
  { "same", OF_28_DAYS, "2025-03-28", "28 days in all, as it is now.", TRUE },
  { "longer", OF_28_DAYS, "2025-04-04", "35 days in all. It counts at once.", TRUE },
  { "shorter", OF_28_DAYS, "2025-03-20", "20 days in all. Shortening takes effect tomorrow morning.", TRUE },
  { "today", OF_28_DAYS, "2025-03-12", "12 days in all. Shortening takes effect tomorrow morning.", TRUE },
  { "yesterday", OF_28_DAYS, "2025-03-11", OVER, FALSE },
  { "no-end", OF_28_DAYS, NULL, "It has no set end. You can give it one at any time.", TRUE },
  { "days-of-a-talk-do-not-count", TALKED, "2025-03-31", "29 days in all. It counts at once.", TRUE },
  { "an-end-for-one-without", OPEN, "2025-03-28", "28 days in all. Shortening takes effect tomorrow morning.", TRUE },
  { "one-day", "{'starts-on': <'2025-03-12'>, 'ends-on': <'2025-03-12'>, 'length': <1>}", "2025-03-12", "1 day in all, as it is now.", TRUE },
  { "before-the-first", "{'starts-on': <'2025-04-01'>, 'ends-on': <'2025-04-28'>, 'length': <28>}", "2025-03-30", OVER, FALSE },
};

static void
test_length (gconstpointer data)
{
  const LengthCheck *row = data;
  const GDate today = fixture_date (TODAY);
  g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_parsed (row->state));
  g_autoptr (GVariant) options = NULL;
  g_autofree gchar *sentence = NULL;
  g_autofree gchar *printed = NULL;
  HiatusLengthForm form = { .is_open = row->until == NULL };

  if (row->until != NULL)
    form.until = fixture_date (row->until);
  g_assert_cmpint (hiatus_length_form_check (&form, state, &today, &sentence), ==, row->good);
  g_assert_cmpstr (sentence, ==, row->sentence);
  options = g_variant_ref_sink (hiatus_length_form_options (&form));
  printed = g_variant_print (options, FALSE);
  g_assert_nonnull (strstr (printed, row->until == NULL ? "'open': <true>" : row->until));
}

/* It begins with the length that there is, and suggests a day where that is none, or over. */
static void
test_length_begins (void)
{
  const GDate today = fixture_date (TODAY);
  g_autoptr (GVariant) running = g_variant_ref_sink (g_variant_new_parsed (OF_28_DAYS));
  g_autoptr (GVariant) over = g_variant_ref_sink (g_variant_new_parsed ("{'starts-on': <'2025-01-01'>, 'ends-on': <'2025-01-28'>, 'length': <28>}"));
  HiatusLengthForm form;

  hiatus_length_form_init (&form, running, &today);
  g_assert_false (form.is_open);
  fixture_assert_date (&form.until, "2025-03-28");
  hiatus_length_form_init (&form, over, &today);
  g_assert_false (form.is_open);
  fixture_assert_date (&form.until, "2025-03-26");
  hiatus_length_form_init (&form, NULL, &today);
  g_assert_true (form.is_open);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/windows/plan/opening", test_opening);
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autofree gchar *path = g_strconcat ("/windows/plan/check/", checks[i].name, NULL);

      g_test_add_data_func (path, &checks[i], test_check);
    }
  g_test_add_func ("/windows/plan/preview", test_preview);
  g_test_add_func ("/windows/plan/preview-preset-and-open", test_preview_preset_and_open);
  g_test_add_func ("/windows/plan/preview-in-words", test_preview_in_words);
  g_test_add_func ("/windows/plan/preview-of-nothing", test_preview_of_nothing);
  g_test_add_func ("/windows/plan/options", test_options);
  g_test_add_func ("/windows/set-up/pages", test_pages);
  g_test_add_func ("/windows/set-up/coming-back", test_coming_back);
  g_test_add_func ("/windows/text-room/fit", test_text_room);
  g_test_add_func ("/windows/text-room/is-the-daemons", test_text_room_is_the_daemons);
  for (gsize i = 0; i < G_N_ELEMENTS (length_checks); i++)
    {
      g_autofree gchar *path = g_strconcat ("/windows/length/", length_checks[i].name, NULL);

      g_test_add_data_func (path, &length_checks[i], test_length);
    }
  g_test_add_func ("/windows/length-begins", test_length_begins);
  return g_test_run ();
}
