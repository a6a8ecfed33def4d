/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>

#include "tests/tray/view.h"

typedef struct
{
  const gchar *name;
  const gchar *state;
  const gchar *icon;
  const gchar *title;
  const gchar *description;
  const gchar *label;
  const gchar *day;
  gboolean idle; /* no plan is under way */
} Phase;

/* The days of a plan of 28 that starts on 1 March, and what else there is. */
static const Phase phases[] = {
  { "none",
    "{'phase': <'none'>, 'day': <0>, 'moon-frame': <-1>, 'waiting': <false>, 'discreet': <false>}",
    "hiatus-none",
    "Hiatus",
    "Hiatus",
    "",
    "No days are counted now",
    TRUE },
  { "planned-tomorrow",
    "{'phase': <'planned'>, 'day': <0>, 'length': <28>, 'days-left': <28>, 'moon-frame': <-1>, 'starts-on': <'2025-03-13'>}",
    "hiatus-none",
    "Starts tomorrow",
    "Starts tomorrow",
    "",
    "Starts tomorrow" },
  { "planned-later",
    "{'phase': <'planned'>, 'day': <0>, 'length': <28>, 'days-left': <28>, 'moon-frame': <-1>, 'starts-on': <'2025-04-01'>}",
    "hiatus-none",
    "Starts on 1 April 2025",
    "Starts on 1 April 2025",
    "",
    "Starts on 1 April 2025" },
  { "first-day",
    "{'phase': <'running'>, 'day': <1>, 'length': <28>, 'days-left': <27>, 'moon-frame': <0>}",
    "hiatus-moon-00",
    "Day 1 of 28",
    "Day 1 of 28",
    "27",
    "Day 1 of 28 · 27 to go" },
  { "running",
    "{'phase': <'running'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'moon-frame': <11>}",
    "hiatus-moon-11",
    "Day 12 of 28",
    "Day 12 of 28",
    "16",
    "Day 12 of 28 · 16 to go" },
  { "reviewing",
    "{'phase': <'reviewing'>, 'day': <22>, 'length': <28>, 'days-left': <6>, 'moon-frame': <22>}",
    "hiatus-moon-22",
    "Day 22 of 28",
    "Day 22 of 28",
    "6",
    "Day 22 of 28 · 6 to go" },
  { "last-day",
    "{'phase': <'reviewing'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'moon-frame': <28>}",
    "hiatus-moon-28",
    "Day 28 of 28",
    "Day 28 of 28",
    "",
    "Day 28 of 28 · the last day" },
  { "complete",
    "{'phase': <'complete'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'moon-frame': <28>, 'waiting': <true>}",
    "hiatus-moon-28-waiting",
    "28 of 28 days",
    "28 of 28 days, something waits",
    "",
    "28 of 28 days · complete" },
  { "length-of-one",
    "{'phase': <'complete'>, 'day': <1>, 'length': <1>, 'days-left': <0>, 'moon-frame': <28>, 'waiting': <true>}",
    "hiatus-moon-28-waiting",
    "1 of 1 day",
    "1 of 1 day, something waits",
    "",
    "1 of 1 day · complete" },
  { "open-ended",
    "{'phase': <'running'>, 'day': <12>, 'moon-frame': <14>}",
    "hiatus-moon-14",
    "Day 12",
    "Day 12",
    "",
    "Day 12" },
  { "talking",
    "{'phase': <'talking'>, 'day': <0>, 'moon-frame': <-1>}",
    "hiatus-none",
    "Hiatus",
    "Hiatus",
    "",
    "No days are counted now",
    TRUE },
  { "closed",
    "{'phase': <'closed'>, 'day': <0>, 'moon-frame': <-1>}",
    "hiatus-none",
    "Hiatus",
    "Hiatus",
    "",
    "No days are counted now",
    TRUE },
  { "discreet",
    "{'phase': <'complete'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'moon-frame': <28>, 'waiting': <true>, 'discreet': <true>}",
    "hiatus-moon-28-waiting",
    "Hiatus",
    "Hiatus",
    "",
    "28 of 28 days · complete" },
  { "discreet-running",
    "{'phase': <'running'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'moon-frame': <11>, 'discreet': <true>}",
    "hiatus-moon-11",
    "Hiatus",
    "Hiatus",
    "",
    "Day 12 of 28 · 16 to go" },
  { "phase-of-a-newer-daemon",
    "{'phase': <'resting'>, 'moon-frame': <3>}",
    "hiatus-moon-03",
    "Hiatus",
    "Hiatus",
    "",
    "No days are counted now" },
  { "frame-beyond-full",
    "{'phase': <'running'>, 'day': <12>, 'moon-frame': <29>}",
    "hiatus-none",
    "Day 12",
    "Day 12",
    "",
    "Day 12" },
  { "wrong-types",
    "{'phase': <7>, 'day': <'twelve'>, 'moon-frame': <'full'>, 'waiting': <1>, 'undo-id': <3>, 'quiet-until': <'soon'>}",
    "hiatus-none",
    "Hiatus",
    "Hiatus",
    "",
    "No days are counted now" },
  { "date-that-does-not-exist",
    "{'phase': <'planned'>, 'starts-on': <'2025-02-30'>}",
    "hiatus-none",
    "Not begun yet",
    "Not begun yet",
    "",
    "Not begun yet" },
  { "empty", "@a{sv} {}", "hiatus-none", "Hiatus", "Hiatus", "", "No days are counted now" },
};

static void
test_phase (gconstpointer data)
{
  const Phase *phase = data;
  g_autoptr (HiatusTrayView) view = view_of (phase->state);
  const gboolean is_talking = strstr (phase->state, "'talking'") != NULL;

  g_assert_cmpstr (view->icon, ==, phase->icon);
  g_assert_cmpstr (view->title, ==, phase->title);
  g_assert_cmpstr (view->description, ==, phase->description);
  g_assert_cmpstr (view->label, ==, phase->label);
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_DAY), ==, phase->day);

  /* Logging and quiet are there with and without a plan; what has nothing to do is not. */
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_URGE), ==, "Log an urge");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_URGE_MILD), ==, "Mild");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_URGE_STRONG), ==, "Strong");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_URGE_OVERWHELMING), ==, "Overwhelming");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_URGE_UNSAID), ==, "Hard to say");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_URGE_NOTE), ==, "With a note…");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_WAIT), ==, "Help me wait");
  g_assert_null (view_seen (view, HIATUS_TRAY_HOW_STRONG));
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_TALK), ==, "Someone to talk to…");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_HAPPENED), ==, "Something happened");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_INCOMING), ==, "They wrote");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_ENCOUNTER), ==, "We met");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_LOOK), ==, "I checked on them");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_SLIP), ==, is_talking ? NULL : "I got in touch…");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_OVERVIEW), ==, "Overview…");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_QUIET), ==, "Quiet");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_QUIT), ==, "Quit until next login");
  g_assert_true (view->rows[HIATUS_TRAY_LINE_ABOVE_URGES].visible);
  g_assert_true (view->rows[HIATUS_TRAY_LINE_ABOVE_ACTS].visible);
  g_assert_true (view->rows[HIATUS_TRAY_LINE_BELOW_ACTS].visible);
  g_assert_null (view->undo_id);
  g_assert_null (view_seen (view, HIATUS_TRAY_UNDO));
  g_assert_null (view_seen (view, HIATUS_TRAY_PROMPT));
  g_assert_null (view_seen (view, HIATUS_TRAY_PROMPT_DONE));
  g_assert_null (view_seen (view, HIATUS_TRAY_PROMPT_ANOTHER));
  g_assert_null (view_seen (view, HIATUS_TRAY_PROMPT_NOT_TODAY));
  g_assert_null (view_seen (view, HIATUS_TRAY_QUIET_OFF));
  g_assert_null (view_seen (view, HIATUS_TRAY_TRY_AGAIN));
  g_assert_null (view_seen (view, HIATUS_TRAY_TROUBLE));
  g_assert_null (view_seen (view, HIATUS_TRAY_ADVICE));
  g_assert_null (view_seen (view, HIATUS_TRAY_WATCH_PAUSE));
  g_assert_null (view_seen (view, HIATUS_TRAY_WATCH_RESUME));

  /* A plan can be started where none is under way, and what comes next is offered when something is due: to wait for the
   * person is not enough. */
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_START_PLAN), ==, phase->idle ? "Start a plan…" : NULL);
  g_assert_null (view_seen (view, HIATUS_TRAY_NEXT));
}

/* What was begun and left is gone on with from the same row. */
static void
test_set_up (void)
{
  g_autoptr (HiatusTrayView) new_here = view_of ("{'phase': <'none'>, 'set-up': <'begin'>}");
  g_autoptr (HiatusTrayView) left = view_of ("{'phase': <'running'>, 'set-up': <'goal'>}");

  g_assert_cmpstr (view_seen (new_here, HIATUS_TRAY_START_PLAN), ==, "Start a plan…");
  g_assert_cmpstr (view_seen (left, HIATUS_TRAY_START_PLAN), ==, "Go on with setting up…");
}

/* Checking may protect where there is danger: it is not counted there. */
static void
test_safety (void)
{
  g_autoptr (HiatusTrayView) view = view_of ("{'phase': <'running'>, 'goal': <'safety'>}");

  g_assert_null (view_seen (view, HIATUS_TRAY_LOOK));
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_HAPPENED), ==, "Something happened");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_INCOMING_PRACTICAL), ==, "Practical");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_INCOMING_UPSET), ==, "It upset me");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_ENCOUNTER_HARD), ==, "It was hard");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_SLIP), ==, "I got in touch…");
}

/* The menu of product.md, section 3, as far as there is something behind its rows. */
static void
test_menu (void)
{
  static const gchar *const expected =
      "Day 12 of 28 · 16 to go\n"
      "-\n"
      "Log an urge\n"
      "  Mild\n"
      "  Strong\n"
      "  Overwhelming\n"
      "  Hard to say\n"
      "  With a note…\n"
      "Help me wait\n"
      "Someone to talk to…\n"
      "-\n"
      "Something happened\n"
      "  They wrote\n"
      "    Small talk\n"
      "    Practical\n"
      "    About us\n"
      "    It upset me\n"
      "  We met\n"
      "    It went well\n"
      "    It was hard\n"
      "  I checked on them\n"
      "  I got in touch…\n"
      "  Undo \"urge, 14:02\"\n"
      "Today: Call a friend\n"
      "  Done\n"
      "  Another\n"
      "  Not today\n"
      "What comes next…\n"
      "-\n"
      "Overview…\n"
      "Quiet\n"
      "  30 minutes\n"
      "  1 hour\n"
      "  Until tomorrow\n"
      "  Pause watching\n"
      "Quit until next login\n";
  g_autofree gchar *text = g_strdup_printf ("{'phase': <'running'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'moon-frame': <11>, "
                                            "'next': <['looking-back']>, 'prompt': <'Call a friend.'>, 'watching': <['titles']>, "
                                            "'undo-id': <'0badcafe-7'>, 'undo-kind': <'urge'>, 'undo-at': <int64 %" G_GINT64_FORMAT ">}",
                                            VIEW_NOW_US);
  g_autoptr (HiatusTrayView) view = view_of (text);
  g_autoptr (GString) menu = g_string_new (NULL);

  for (HiatusTrayRow row = 0; row < HIATUS_TRAY_N_ROWS; row++)
    {
      if (!view->rows[row].visible)
        continue;
      for (HiatusTrayRow parent = hiatus_tray_row_get_parent (row); parent != HIATUS_TRAY_DAY; parent = hiatus_tray_row_get_parent (parent))
        {
          /* A submenu is made when its row is: that stands above it, and is seen if anything below it is. */
          g_assert_cmpint (parent, <, row);
          g_assert_true (view->rows[parent].visible);
          g_string_append (menu, "  ");
        }
      g_string_append_printf (menu, "%s\n", hiatus_tray_row_is_line (row) ? "-" : view->rows[row].label);
    }
  g_assert_cmpstr (menu->str, ==, expected);
}

static void
test_paused (void)
{
  g_autoptr (HiatusTrayView) paused = view_of ("{'phase': <'running'>, 'day': <12>, 'moon-frame': <11>, 'paused': <true>}");
  g_autoptr (HiatusTrayView) both = view_of ("{'phase': <'complete'>, 'moon-frame': <28>, 'length': <28>, 'waiting': <true>, 'next': <['ending']>, 'paused': <true>}");
  g_autoptr (HiatusTrayView) moonless = view_of ("{'phase': <'none'>, 'moon-frame': <-1>, 'paused': <true>}");
  g_autoptr (HiatusTrayView) discreet = view_of ("{'phase': <'running'>, 'day': <12>, 'moon-frame': <11>, 'paused': <true>, 'discreet': <true>}");

  g_assert_cmpstr (paused->icon, ==, "hiatus-moon-11-paused");
  g_assert_cmpstr (paused->description, ==, "Day 12, watching is paused");
  g_assert_cmpstr (both->icon, ==, "hiatus-moon-28-paused");
  g_assert_cmpstr (view_seen (both, HIATUS_TRAY_NEXT), ==, "What comes next…");
  g_assert_cmpstr (moonless->icon, ==, "hiatus-none");
  g_assert_cmpstr (discreet->icon, ==, "hiatus-moon-11-paused");
  g_assert_cmpstr (discreet->description, ==, "Hiatus");
}

/* Only where there is something to pause; and what is paused can be resumed, whatever is watched then. */
static void
test_watching (void)
{
  static const struct
  {
    const gchar *state;
    const gchar *pause;
    const gchar *resume;
  } rows[] = {
    { "{'watching': <@as []>}", NULL, NULL },
    { "{'watching': <['notifications', 'titles']>}", "Pause watching", NULL },
    { "{'watching': <['titles']>, 'paused': <false>}", "Pause watching", NULL },
    { "{'watching': <@as []>, 'paused': <true>}", NULL, "Resume watching" },
    { "{'watching': <['titles']>, 'paused': <true>}", NULL, "Resume watching" },
    { "{'watching': <'titles'>, 'paused': <'yes'>}", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusTrayView) view = view_of (rows[i].state);

      g_test_message ("%s", rows[i].state);
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_WATCH_PAUSE), ==, rows[i].pause);
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_WATCH_RESUME), ==, rows[i].resume);
    }
}

/* What is said of the last act stands in the menu, and not over the icon, where it would meet other eyes. */
static void
test_advice (void)
{
  g_autoptr (HiatusTrayView) view = view_of ("{'phase': <'running'>, 'day': <12>, 'moon-frame': <11>, 'advice': <'It needs no answer now. You can sleep on it.'>}");
  g_autoptr (HiatusTrayView) long_one = view_of ("{'advice': <'Short and businesslike is enough, or through someone else, or else not at all. Keep the message, too.'>}");
  g_autoptr (HiatusTrayView) one_sentence = view_of ("{'advice': <'Short and businesslike is enough, or through someone else, or else not at all, and keep the message, too.'>}");

  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_ADVICE), ==, "It needs no answer now. You can sleep on it");
  g_assert_cmpstr (view->title, ==, "Day 12");
  g_assert_cmpstr (view->description, ==, "Day 12");
  g_assert_cmpstr (view_seen (long_one, HIATUS_TRAY_ADVICE), ==, "Short and businesslike is enough, or through someone else, or else not at all");
  g_assert_cmpstr (view_seen (one_sentence, HIATUS_TRAY_ADVICE), ==, "Short and businesslike is enough, or through someone else, or else not at all, and keep the…");
}

static void
test_trouble (void)
{
  static const gchar *const sentence = "The window did not open, because something that it needs is not installed on this computer, or not whole.";
  g_autoptr (HiatusTrayView) view = view_of ("{'phase': <'running'>, 'day': <12>, 'moon-frame': <11>}");
  g_autoptr (HiatusTrayView) discreet = view_of ("{'phase': <'running'>, 'day': <12>, 'moon-frame': <11>, 'discreet': <true>}");

  hiatus_tray_view_set_trouble (view, sentence);
  g_assert_cmpstr (view->title, ==, sentence);
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_TROUBLE), ==, "The window did not open, because something that it needs is not installed on this computer, or…");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_DAY), ==, "Day 12");

  hiatus_tray_view_set_trouble (discreet, "There is nothing to undo.");
  g_assert_cmpstr (discreet->title, ==, "Hiatus");
  g_assert_cmpstr (view_seen (discreet, HIATUS_TRAY_TROUBLE), ==, "There is nothing to undo");
}

static void
test_tomorrow_is_local (void)
{
  /* 23:30 UTC on 31 December is 13:30 on 1 January in Kiritimati, so 2 January is tomorrow there. */
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Pacific/Kiritimati");
  g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_parsed ("{'phase': <'planned'>, 'starts-on': <'2025-01-02'>}"));
  g_autoptr (HiatusTrayView) view = hiatus_tray_view_new (state, G_GINT64_CONSTANT (1735687800) * G_USEC_PER_SEC, zone);

  g_assert_cmpstr (view->title, ==, "Starts tomorrow");
}

static void
test_undo (void)
{
  static const struct
  {
    const gchar *kind;
    const gchar *row;
  } kinds[] = {
    { "urge", "Undo \"urge, 14:02\"" },
    { "look", "Undo \"checked on them, 14:02\"" },
    { "slip", "Undo \"got in touch, 14:02\"" },
    { "plan-start", "Undo \"new stretch, 14:02\"" },
    { "plan-length", "Undo \"other length, 14:02\"" },
    { "plan-end", "Undo \"end of the stretch, 14:02\"" },
    { "incoming", "Undo \"they wrote, 14:02\"" },
    { "encounter", "Undo \"we met, 14:02\"" },
    { "wrong-person", "Undo \"wrong person, 14:02\"" },
    { "sending", "Undo \"sending it now, 14:02\"" },
    { "plan-change", "Undo \"other goal or mode, 14:02\"" },
    { "reflection", "Undo \"what you wrote later, 14:02\"" },
    { "letter", "Undo \"last entry, 14:02\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree gchar *text = g_strdup_printf ("{'phase': <'running'>, 'undo-id': <'0badcafe-7'>, 'undo-kind': <'%s'>, 'undo-at': <int64 %" G_GINT64_FORMAT ">}", kinds[i].kind, VIEW_NOW_US);
      g_autoptr (HiatusTrayView) view = view_of (text);

      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_UNDO), ==, kinds[i].row);
      g_assert_cmpstr (view->undo_id, ==, "0badcafe-7");
    }
}

static void
test_undo_without_time (void)
{
  g_autoptr (HiatusTrayView) view = view_of ("{'undo-id': <'0badcafe-7'>}");

  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_UNDO), ==, "Undo \"last entry\"");
}

typedef struct
{
  const gchar *name;
  const gchar *prompt;
  const gchar *row;
} Prompt;

static const Prompt prompts[] = {
  { "short", "Call a friend.", "Today: Call a friend" },
  { "as-long-as-fits", "Ring a friend, only to hear how they are.", "Today: Ring a friend, only to hear how they…" },
  { "whole", "Put the phone into another room for now", "Today: Put the phone into another room for now" },
  { "cut-after-a-comma", "Write a few lines, to somebody far off, and send them", "Today: Write a few lines, to somebody far off…" },
  { "two-lines", "Drink\na glass of water", "Today: Drink a glass of water" },
  { "no-blanks", "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ", "Today: あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよら…" },
  { "underscore", "Tidy_up", "Today: Tidy_up" },
};

static void
test_prompt (gconstpointer data)
{
  const Prompt *prompt = data;
  g_autoptr (GVariant) quoted = g_variant_ref_sink (g_variant_new_string (prompt->prompt));
  g_autofree gchar *value = g_variant_print (quoted, FALSE);
  g_autofree gchar *text = g_strdup_printf ("{'prompt': <%s>}", value);
  g_autoptr (HiatusTrayView) view = view_of (text);

  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_PROMPT), ==, prompt->row);
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_PROMPT_DONE), ==, "Done");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_PROMPT_ANOTHER), ==, "Another");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_PROMPT_NOT_TODAY), ==, "Not today");
  g_assert_cmpint (g_utf8_strlen (prompt->row, -1) - (glong) strlen ("Today: "), <=, HIATUS_TRAY_PROMPT_LENGTH);
}

/* Once answered there is nothing to answer, but another one may be had. */
static void
test_answered_prompt (void)
{
  g_autoptr (HiatusTrayView) done = view_of ("{'prompt': <'Call a friend.'>, 'prompt-answer': <'done'>}");
  g_autoptr (HiatusTrayView) declined = view_of ("{'prompt': <'Call a friend.'>, 'prompt-answer': <'not-today'>}");

  g_assert_cmpstr (view_seen (done, HIATUS_TRAY_PROMPT), ==, "Today: Call a friend · done");
  g_assert_cmpstr (view_seen (declined, HIATUS_TRAY_PROMPT), ==, "Today: Call a friend · not today");
  for (HiatusTrayRow row = HIATUS_TRAY_PROMPT_DONE; row <= HIATUS_TRAY_PROMPT_NOT_TODAY; row++)
    {
      g_assert_cmpint (done->rows[row].visible, ==, row == HIATUS_TRAY_PROMPT_ANOTHER);
      g_assert_cmpint (declined->rows[row].visible, ==, row == HIATUS_TRAY_PROMPT_ANOTHER);
    }
}

static void
test_empty_prompt (void)
{
  g_autoptr (HiatusTrayView) view = view_of ("{'prompt': <''>}");

  g_assert_null (view_seen (view, HIATUS_TRAY_PROMPT));
}

static void
test_quiet (void)
{
  static const struct
  {
    gint64 after_s;
    const gchar *row;
  } quiets[] = {
    { 1800, "Quiet until 14:32" },
    { 35850, "Quiet until tomorrow" },
    { -1, "Quiet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (quiets); i++)
    {
      g_autofree gchar *text = g_strdup_printf ("{'quiet-until': <int64 %" G_GINT64_FORMAT ">}", VIEW_NOW_US + quiets[i].after_s * G_USEC_PER_SEC);
      g_autoptr (HiatusTrayView) view = view_of (text);

      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_QUIET), ==, quiets[i].row);
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_QUIET_OFF), ==, quiets[i].after_s > 0 ? "Speak again" : NULL);
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_QUIET_HALF_HOUR), ==, "30 minutes");
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_QUIET_HOUR), ==, "1 hour");
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_QUIET_TOMORROW), ==, "Until tomorrow");
    }
}

/* Without a daemon nothing is offered that could not be done. */
static void
test_without_daemon (void)
{
  g_autoptr (HiatusTrayView) starting = hiatus_tray_view_new_starting ();
  g_autoptr (HiatusTrayView) unreachable = hiatus_tray_view_new_unreachable ();

  g_assert_cmpstr (starting->icon, ==, "hiatus-none");
  g_assert_cmpstr (unreachable->icon, ==, "hiatus-none");
  g_assert_cmpstr (starting->title, ==, "Hiatus");
  g_assert_cmpstr (unreachable->title, ==, "Hiatus is not answering");
  g_assert_cmpstr (view_seen (starting, HIATUS_TRAY_DAY), ==, "Hiatus is starting");
  g_assert_cmpstr (view_seen (unreachable, HIATUS_TRAY_DAY), ==, "Hiatus is not answering");
  g_assert_cmpstr (view_seen (unreachable, HIATUS_TRAY_TRY_AGAIN), ==, "Try again");
  g_assert_null (view_seen (starting, HIATUS_TRAY_TRY_AGAIN));
  for (HiatusTrayRow row = HIATUS_TRAY_LINE_ABOVE_URGES; row < HIATUS_TRAY_QUIT; row++)
    {
      if (hiatus_tray_row_is_line (row) || row == HIATUS_TRAY_TALK)
        continue;
      g_assert_null (view_seen (starting, row));
      g_assert_null (view_seen (unreachable, row));
    }
  g_assert_cmpstr (view_seen (starting, HIATUS_TRAY_TALK), ==, "Someone to talk to…");
  g_assert_cmpstr (view_seen (unreachable, HIATUS_TRAY_TALK), ==, "Someone to talk to…");
  g_assert_cmpstr (view_seen (starting, HIATUS_TRAY_QUIT), ==, "Quit until next login");
  g_assert_cmpstr (view_seen (unreachable, HIATUS_TRAY_QUIT), ==, "Quit until next login");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/tray-model/phase/", phases[i].name, NULL);

      g_test_add_data_func (path, &phases[i], test_phase);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autofree gchar *path = g_strconcat ("/tray-model/prompt/", prompts[i].name, NULL);

      g_test_add_data_func (path, &prompts[i], test_prompt);
    }
  g_test_add_func ("/tray-model/menu", test_menu);
  g_test_add_func ("/tray-model/set-up", test_set_up);
  g_test_add_func ("/tray-model/safety", test_safety);
  g_test_add_func ("/tray-model/paused", test_paused);
  g_test_add_func ("/tray-model/watching", test_watching);
  g_test_add_func ("/tray-model/advice", test_advice);
  g_test_add_func ("/tray-model/trouble", test_trouble);
  g_test_add_func ("/tray-model/tomorrow-is-local", test_tomorrow_is_local);
  g_test_add_func ("/tray-model/undo", test_undo);
  g_test_add_func ("/tray-model/undo-without-time", test_undo_without_time);
  g_test_add_func ("/tray-model/answered-prompt", test_answered_prompt);
  g_test_add_func ("/tray-model/empty-prompt", test_empty_prompt);
  g_test_add_func ("/tray-model/quiet", test_quiet);
  g_test_add_func ("/tray-model/without-daemon", test_without_daemon);
  return g_test_run ();
}
