/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray-model.h"

#include <glib/gi18n.h>

#define FULL_MOON 28

/* The row that a row is below. The first one, which has nothing below it, stands for the menu itself. */
static const HiatusTrayRow parents[HIATUS_TRAY_N_ROWS] = {
  [HIATUS_TRAY_URGE_MILD] = HIATUS_TRAY_URGE,
  [HIATUS_TRAY_URGE_STRONG] = HIATUS_TRAY_URGE,
  [HIATUS_TRAY_URGE_OVERWHELMING] = HIATUS_TRAY_URGE,
  [HIATUS_TRAY_URGE_UNSAID] = HIATUS_TRAY_URGE,
  [HIATUS_TRAY_URGE_NOTE] = HIATUS_TRAY_URGE,
  [HIATUS_TRAY_HOW_STRONG_LIGHTER] = HIATUS_TRAY_HOW_STRONG,
  [HIATUS_TRAY_HOW_STRONG_SAME] = HIATUS_TRAY_HOW_STRONG,
  [HIATUS_TRAY_HOW_STRONG_STRONGER] = HIATUS_TRAY_HOW_STRONG,
  [HIATUS_TRAY_INCOMING] = HIATUS_TRAY_HAPPENED,
  [HIATUS_TRAY_INCOMING_SMALL_TALK] = HIATUS_TRAY_INCOMING,
  [HIATUS_TRAY_INCOMING_PRACTICAL] = HIATUS_TRAY_INCOMING,
  [HIATUS_TRAY_INCOMING_US] = HIATUS_TRAY_INCOMING,
  [HIATUS_TRAY_INCOMING_UPSET] = HIATUS_TRAY_INCOMING,
  [HIATUS_TRAY_ENCOUNTER] = HIATUS_TRAY_HAPPENED,
  [HIATUS_TRAY_ENCOUNTER_WELL] = HIATUS_TRAY_ENCOUNTER,
  [HIATUS_TRAY_ENCOUNTER_HARD] = HIATUS_TRAY_ENCOUNTER,
  [HIATUS_TRAY_LOOK] = HIATUS_TRAY_HAPPENED,
  [HIATUS_TRAY_SLIP] = HIATUS_TRAY_HAPPENED,
  [HIATUS_TRAY_UNDO] = HIATUS_TRAY_HAPPENED,
  [HIATUS_TRAY_PROMPT_DONE] = HIATUS_TRAY_PROMPT,
  [HIATUS_TRAY_PROMPT_ANOTHER] = HIATUS_TRAY_PROMPT,
  [HIATUS_TRAY_PROMPT_NOT_TODAY] = HIATUS_TRAY_PROMPT,
  [HIATUS_TRAY_QUIET_HALF_HOUR] = HIATUS_TRAY_QUIET,
  [HIATUS_TRAY_QUIET_HOUR] = HIATUS_TRAY_QUIET,
  [HIATUS_TRAY_QUIET_TOMORROW] = HIATUS_TRAY_QUIET,
  [HIATUS_TRAY_QUIET_OFF] = HIATUS_TRAY_QUIET,
  [HIATUS_TRAY_WATCH_PAUSE] = HIATUS_TRAY_QUIET,
  [HIATUS_TRAY_WATCH_RESUME] = HIATUS_TRAY_QUIET,
};

/**
 * hiatus_tray_row_get_parent:
 * @row: a row
 *
 * Returns: the row whose submenu it is in; %HIATUS_TRAY_DAY where it is in the menu itself
 */
HiatusTrayRow
hiatus_tray_row_get_parent (HiatusTrayRow row)
{
  return parents[row];
}

/**
 * hiatus_tray_row_is_line:
 * @row: a row
 *
 * Returns: whether it is a line between groups, which has no text
 */
gboolean
hiatus_tray_row_is_line (HiatusTrayRow row)
{
  return row == HIATUS_TRAY_LINE_ABOVE_URGES || row == HIATUS_TRAY_LINE_ABOVE_ACTS || row == HIATUS_TRAY_LINE_BELOW_ACTS;
}

/* In a stretch, with days that are counted. */
static gboolean
is_counting (const gchar *phase)
{
  return g_str_equal (phase, "running") || g_str_equal (phase, "reviewing");
}

static const gchar *
lookup_string (GVariant *state, const gchar *key)
{
  const gchar *value = NULL;

  g_variant_lookup (state, key, "&s", &value);
  return value;
}

static gint
lookup_int (GVariant *state, const gchar *key, gint fallback)
{
  g_variant_lookup (state, key, "i", &fallback);
  return fallback;
}

static gboolean
lookup_boolean (GVariant *state, const gchar *key)
{
  gboolean value = FALSE;

  g_variant_lookup (state, key, "b", &value);
  return value;
}

static GDateTime *
local_time (gint64 instant_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);

  return utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
}

/* "14:02"; NULL where the state has no such instant. */
static gchar *
lookup_clock (GVariant *state, const gchar *key, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = NULL;
  gint64 instant_us;

  if (!g_variant_lookup (state, key, "x", &instant_us))
    return NULL;
  local = local_time (instant_us, zone);
  /* Translators: a time of day, as g_date_time_format() writes it. */
  return local == NULL ? NULL : g_date_time_format (local, _ ("%H:%M"));
}

static void
set_row (HiatusTrayView *view, HiatusTrayRow row, gchar *label)
{
  g_free (view->rows[row].label);
  view->rows[row].label = label;
  view->rows[row].visible = TRUE;
}

static HiatusTrayView *
new_view (void)
{
  HiatusTrayView *view = g_new0 (HiatusTrayView, 1);

  view->icon = g_strdup ("hiatus-none");
  view->label = g_strdup ("");
  view->rows[HIATUS_TRAY_LINE_BELOW_ACTS].visible = TRUE;
  /* Whoever needs it needs it now, whatever else is the matter. */
  set_row (view, HIATUS_TRAY_TALK, g_strdup (_ ("Someone to talk to…")));
  set_row (view, HIATUS_TRAY_QUIT, g_strdup (_ ("Quit until next login")));
  return view;
}

/* When a plan that has not begun will. */
static gchar *
start_text (GVariant *state, gint64 now_us, GTimeZone *zone)
{
  const gchar *starts_on = lookup_string (state, "starts-on");
  g_autoptr (GDateTime) now = local_time (now_us, zone);
  g_autoptr (GDateTime) tomorrow = now == NULL ? NULL : g_date_time_add_days (now, 1);
  g_autofree gchar *tomorrow_text = tomorrow == NULL ? NULL : g_date_time_format (tomorrow, "%Y-%m-%d");
  g_autofree gchar *noon_text = g_strconcat (starts_on == NULL ? "" : starts_on, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) noon = g_date_time_new_from_iso8601 (noon_text, NULL);

  if (noon == NULL)
    return g_strdup (_ ("Not begun yet"));
  if (g_strcmp0 (starts_on, tomorrow_text) == 0)
    return g_strdup (_ ("Starts tomorrow"));
  /* Translators: a date, as g_date_time_format() writes it: "Starts on 1 March 2025". */
  return g_date_time_format (noon, _ ("Starts on %-d %B %Y"));
}

/* Title and first row: where the person stands. */
static void
add_day (HiatusTrayView *view, GVariant *state, gint64 now_us, GTimeZone *zone)
{
  const gchar *phase = lookup_string (state, "phase");
  gint day = lookup_int (state, "day", 0);
  gint length = lookup_int (state, "length", 0);
  gint days_left = lookup_int (state, "days-left", 0);

  if (phase == NULL)
    phase = "none";
  if (g_str_equal (phase, "planned"))
    {
      view->title = start_text (state, now_us, zone);
      set_row (view, HIATUS_TRAY_DAY, g_strdup (view->title));
    }
  else if (g_str_equal (phase, "complete"))
    {
      view->title = g_strdup_printf (ngettext ("%d of %d day", "%d of %d days", (gulong) length), length, length);
      set_row (view, HIATUS_TRAY_DAY, g_strdup_printf (_ ("%s · complete"), view->title));
    }
  else if (is_counting (phase) && length == 0)
    {
      view->title = g_strdup_printf (_ ("Day %d"), day);
      set_row (view, HIATUS_TRAY_DAY, g_strdup (view->title));
    }
  else if (is_counting (phase))
    {
      view->title = g_strdup_printf (_ ("Day %d of %d"), day, length);
      if (days_left > 0)
        {
          set_row (view, HIATUS_TRAY_DAY, g_strdup_printf (ngettext ("Day %d of %d · %d to go", "Day %d of %d · %d to go", (gulong) days_left), day, length, days_left));
          g_free (view->label);
          view->label = g_strdup_printf ("%d", days_left);
        }
      else
        set_row (view, HIATUS_TRAY_DAY, g_strdup_printf (_ ("Day %d of %d · the last day"), day, length));
    }
  else
    {
      view->title = g_strdup (_ ("Hiatus"));
      set_row (view, HIATUS_TRAY_DAY, g_strdup (_ ("No days are counted now")));
    }
}

static void
add_icon (HiatusTrayView *view, GVariant *state)
{
  gint frame = lookup_int (state, "moon-frame", -1);
  gboolean waiting = lookup_boolean (state, "waiting");
  gboolean paused = lookup_boolean (state, "paused");

  if (frame >= 0 && frame <= FULL_MOON)
    {
      g_free (view->icon);
      view->icon = g_strdup_printf ("hiatus-moon-%02d%s", frame, paused ? "-paused" : waiting ? "-waiting"
                                                                                              : "");
    }
  view->discreet = lookup_boolean (state, "discreet");
  if (view->discreet)
    {
      g_free (view->title);
      view->title = g_strdup (_ ("Hiatus"));
      g_free (view->label);
      view->label = g_strdup ("");
      view->description = g_strdup (view->title);
    }
  else if (paused)
    view->description = g_strdup_printf (_ ("%s, watching is paused"), view->title);
  else if (waiting)
    view->description = g_strdup_printf (_ ("%s, something waits"), view->title);
  else
    view->description = g_strdup (view->title);
}

static void
add_urges (HiatusTrayView *view)
{
  set_row (view, HIATUS_TRAY_URGE, g_strdup (_ ("Log an urge")));
  set_row (view, HIATUS_TRAY_URGE_MILD, g_strdup (_ ("Mild")));
  set_row (view, HIATUS_TRAY_URGE_STRONG, g_strdup (_ ("Strong")));
  set_row (view, HIATUS_TRAY_URGE_OVERWHELMING, g_strdup (_ ("Overwhelming")));
  set_row (view, HIATUS_TRAY_URGE_UNSAID, g_strdup (_ ("Hard to say")));
  set_row (view, HIATUS_TRAY_URGE_NOTE, g_strdup (_ ("With a note…")));
}

/* While somebody waits their row says until when, and ends it. When the time is over the question stands beside it. */
static void
add_wait (HiatusTrayView *view, GVariant *state, GTimeZone *zone)
{
  const gchar *id = lookup_string (state, "wait-id");
  const gboolean asks = lookup_boolean (state, "wait-asks");
  g_autofree gchar *clock = id == NULL || asks ? NULL : lookup_clock (state, "wait-until", zone);

  set_row (view, HIATUS_TRAY_WAIT, clock == NULL ? g_strdup (_ ("Help me wait")) : g_strdup_printf (_ ("Waiting until %s · that is enough"), clock));
  if (clock != NULL)
    view->wait_id = g_strdup (id);
  if (id == NULL || !asks)
    return;
  set_row (view, HIATUS_TRAY_HOW_STRONG, g_strdup (_ ("How strong is it now?")));
  set_row (view, HIATUS_TRAY_HOW_STRONG_LIGHTER, g_strdup (_ ("Lighter")));
  set_row (view, HIATUS_TRAY_HOW_STRONG_SAME, g_strdup (_ ("Same")));
  set_row (view, HIATUS_TRAY_HOW_STRONG_STRONGER, g_strdup (_ ("Stronger")));
}

/* A text as a row can show it: one line, cut at the end of a word, no full stop at its end. */
static gchar *
shorten (const gchar *text, glong length)
{
  g_autofree gchar *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  const gchar *limit;
  const gchar *end;

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= length)
    {
      if (g_str_has_suffix (line, "."))
        line[strlen (line) - 1] = '\0';
      return g_steal_pointer (&line);
    }

  /* One character goes to the dots; scripts without blanks are cut where the room ends. */
  limit = g_utf8_offset_to_pointer (line, length - 1);
  for (end = limit; end > line && *end != ' '; end--)
    ;
  if (end == line)
    end = limit;
  while (end > line && strchr (" ,;:.", end[-1]) != NULL)
    end--;
  return g_strdup_printf ("%.*s…", (gint) (end - line), line);
}

/* As many sentences of an advice as a row has room for, so that none of them says half of what it means; the overview has all. */
static gchar *
shorten_advice (const gchar *text, glong length)
{
  g_autofree gchar *some = g_strdup (text);
  gchar *end = NULL;

  for (gchar *at = strstr (some, ". "); at != NULL && g_utf8_pointer_to_offset (some, at) <= length; at = strstr (at + 1, ". "))
    end = at;
  if (end != NULL && g_utf8_strlen (some, -1) > length)
    *end = '\0';
  return shorten (some, length);
}

static const gchar *
act_word (const gchar *kind)
{
  static const struct
  {
    const gchar *kind;
    const gchar *word;
  } words[] = {
    /* Translators: these stand in: Undo "urge, 14:02". */
    { "urge", N_ ("urge") },
    { "look", N_ ("checked on them") },
    { "slip", N_ ("got in touch") },
    { "incoming", N_ ("they wrote") },
    { "encounter", N_ ("we met") },
    { "wrong-person", N_ ("wrong person") },
    { "sending", N_ ("sending it now") },
    { "plan-start", N_ ("new stretch") },
    { "plan-length", N_ ("other length") },
    { "plan-change", N_ ("other goal or mode") },
    { "plan-end", N_ ("end of the stretch") },
    { "reflection", N_ ("what you wrote later") },
    { "talk", N_ ("the talk") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (kind, words[i].kind) == 0)
      return _ (words[i].word);
  return _ ("last entry");
}

static void
add_undo (HiatusTrayView *view, GVariant *state, GTimeZone *zone)
{
  const gchar *word = act_word (lookup_string (state, "undo-kind"));
  g_autofree gchar *clock = lookup_clock (state, "undo-at", zone);

  view->undo_id = g_strdup (lookup_string (state, "undo-id"));
  if (view->undo_id == NULL)
    return;
  set_row (view,
           HIATUS_TRAY_UNDO,
           clock == NULL ? g_strdup_printf (_ ("Undo \"%s\""), word) : g_strdup_printf (_ ("Undo \"%s, %s\""), word, clock));
}

static gboolean
is_talking (GVariant *state)
{
  return g_strcmp0 (lookup_string (state, "phase"), "talking") == 0;
}

/* While the two of them talk to each other: what came of it. */
static void
add_talk (HiatusTrayView *view, GVariant *state)
{
  if (!is_talking (state))
    return;
  set_row (view, HIATUS_TRAY_ANSWERED, g_strdup (_ ("They answered")));
  set_row (view, HIATUS_TRAY_NO_ANSWER, g_strdup (_ ("No answer yet")));
  set_row (view, HIATUS_TRAY_SAID_NO, g_strdup (_ ("They said no")));
}

static void
add_happened (HiatusTrayView *view, GVariant *state, GTimeZone *zone)
{
  const gchar *advice = lookup_string (state, "advice");

  if (advice != NULL)
    set_row (view, HIATUS_TRAY_ADVICE, shorten_advice (advice, HIATUS_TRAY_SENTENCE_LENGTH));
  set_row (view, HIATUS_TRAY_HAPPENED, g_strdup (_ ("Something happened")));
  set_row (view, HIATUS_TRAY_INCOMING, g_strdup (_ ("They wrote")));
  set_row (view, HIATUS_TRAY_INCOMING_SMALL_TALK, g_strdup (_ ("Small talk")));
  set_row (view, HIATUS_TRAY_INCOMING_PRACTICAL, g_strdup (_ ("Practical")));
  set_row (view, HIATUS_TRAY_INCOMING_US, g_strdup (_ ("About us")));
  set_row (view, HIATUS_TRAY_INCOMING_UPSET, g_strdup (_ ("It upset me")));
  set_row (view, HIATUS_TRAY_ENCOUNTER, g_strdup (_ ("We met")));
  set_row (view, HIATUS_TRAY_ENCOUNTER_WELL, g_strdup (_ ("It went well")));
  set_row (view, HIATUS_TRAY_ENCOUNTER_HARD, g_strdup (_ ("It was hard")));
  if (g_strcmp0 (lookup_string (state, "goal"), "safety") != 0)
    set_row (view, HIATUS_TRAY_LOOK, g_strdup (_ ("I checked on them")));
  if (!is_talking (state))
    set_row (view, HIATUS_TRAY_SLIP, g_strdup (_ ("I got in touch…")));
  add_undo (view, state, zone);
}

static gboolean
is_anything_due (GVariant *state)
{
  g_autoptr (GVariant) scripts = g_variant_lookup_value (state, "next", G_VARIANT_TYPE_STRING_ARRAY);

  return scripts != NULL && g_variant_n_children (scripts) > 0;
}

/* A plan can be started where none is under way; one that was begun in the set-up may have questions left. */
static void
add_start (HiatusTrayView *view, GVariant *state)
{
  static const gchar *const idle[] = { "none", "talking", "closed", NULL };
  const gchar *phase = lookup_string (state, "phase");

  if (phase == NULL)
    return;
  if (g_strv_contains (idle, phase) && !lookup_boolean (state, "plan-waits"))
    set_row (view, HIATUS_TRAY_START_PLAN, g_strdup (_ ("Start a plan…")));
  else if (lookup_string (state, "set-up") != NULL)
    set_row (view, HIATUS_TRAY_START_PLAN, g_strdup (_ ("Go on with setting up…")));
}

/* The windows that are of use now. */
static void
add_windows (HiatusTrayView *view, GVariant *state)
{
  add_start (view, state);
  if (is_anything_due (state))
    set_row (view, HIATUS_TRAY_NEXT, g_strdup (_ ("What comes next…")));
  set_row (view, HIATUS_TRAY_OVERVIEW, g_strdup (_ ("Overview…")));
}

static void
add_prompt (HiatusTrayView *view, GVariant *state)
{
  const gchar *prompt = lookup_string (state, "prompt");
  const gchar *answer = lookup_string (state, "prompt-answer");
  g_autofree gchar *shown = NULL;

  if (prompt == NULL || *prompt == '\0')
    return;
  shown = shorten (prompt, HIATUS_TRAY_PROMPT_LENGTH);
  set_row (view, HIATUS_TRAY_PROMPT_ANOTHER, g_strdup (_ ("Another")));
  if (g_strcmp0 (answer, "done") == 0)
    set_row (view, HIATUS_TRAY_PROMPT, g_strdup_printf (_ ("Today: %s · done"), shown));
  else if (g_strcmp0 (answer, "not-today") == 0)
    set_row (view, HIATUS_TRAY_PROMPT, g_strdup_printf (_ ("Today: %s · not today"), shown));
  else
    {
      set_row (view, HIATUS_TRAY_PROMPT, g_strdup_printf (_ ("Today: %s"), shown));
      set_row (view, HIATUS_TRAY_PROMPT_DONE, g_strdup (_ ("Done")));
      set_row (view, HIATUS_TRAY_PROMPT_NOT_TODAY, g_strdup (_ ("Not today")));
    }
}

static void
add_quiet (HiatusTrayView *view, GVariant *state, gint64 now_us, GTimeZone *zone)
{
  gint64 until_us = 0;
  g_autoptr (GDateTime) until = NULL;

  set_row (view, HIATUS_TRAY_QUIET_HALF_HOUR, g_strdup (_ ("30 minutes")));
  set_row (view, HIATUS_TRAY_QUIET_HOUR, g_strdup (_ ("1 hour")));
  set_row (view, HIATUS_TRAY_QUIET_TOMORROW, g_strdup (_ ("Until tomorrow")));
  g_variant_lookup (state, "quiet-until", "x", &until_us);
  if (until_us > now_us)
    until = local_time (until_us, zone);
  if (until == NULL)
    {
      set_row (view, HIATUS_TRAY_QUIET, g_strdup (_ ("Quiet")));
      return;
    }
  set_row (view, HIATUS_TRAY_QUIET_OFF, g_strdup (_ ("Speak again")));
  if (g_date_time_get_hour (until) == 0 && g_date_time_get_minute (until) == 0)
    set_row (view, HIATUS_TRAY_QUIET, g_strdup (_ ("Quiet until tomorrow")));
  else
    /* Translators: a time of day, as g_date_time_format() writes it. */
    set_row (view, HIATUS_TRAY_QUIET, g_date_time_format (until, _ ("Quiet until %H:%M")));
}

/* Watching can be paused where anything is watched, and resumed where it is paused. */
static void
add_watching (HiatusTrayView *view, GVariant *state)
{
  g_autoptr (GVariant) watching = g_variant_lookup_value (state, "watching", G_VARIANT_TYPE_STRING_ARRAY);

  if (lookup_boolean (state, "paused"))
    set_row (view, HIATUS_TRAY_WATCH_RESUME, g_strdup (_ ("Resume watching")));
  else if (watching != NULL && g_variant_n_children (watching) > 0)
    set_row (view, HIATUS_TRAY_WATCH_PAUSE, g_strdup (_ ("Pause watching")));
}

/**
 * hiatus_tray_view_new:
 * @state: an `a{sv}`, as GetState() answers it; keys that it does not know are passed over
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * What the tray shows while the daemon answers. A row is visible when what it does exists.
 *
 * Returns: (transfer full): the view
 */
HiatusTrayView *
hiatus_tray_view_new (GVariant *state, gint64 now_us, GTimeZone *zone)
{
  HiatusTrayView *view = new_view ();

  add_day (view, state, now_us, zone);
  add_icon (view, state);
  view->rows[HIATUS_TRAY_LINE_ABOVE_URGES].visible = TRUE;
  add_urges (view);
  add_wait (view, state, zone);
  view->rows[HIATUS_TRAY_LINE_ABOVE_ACTS].visible = TRUE;
  add_talk (view, state);
  add_happened (view, state, zone);
  add_prompt (view, state);
  add_windows (view, state);
  add_quiet (view, state, now_us, zone);
  add_watching (view, state);
  return view;
}

/**
 * hiatus_tray_view_new_starting:
 *
 * What the tray shows until the daemon has answered for the first time.
 *
 * Returns: (transfer full): the view
 */
HiatusTrayView *
hiatus_tray_view_new_starting (void)
{
  HiatusTrayView *view = new_view ();

  view->title = g_strdup (_ ("Hiatus"));
  view->description = g_strdup (view->title);
  set_row (view, HIATUS_TRAY_DAY, g_strdup (_ ("Hiatus is starting")));
  return view;
}

/**
 * hiatus_tray_view_new_unreachable:
 *
 * What the tray shows while there is no daemon, or one that does not answer.
 *
 * Returns: (transfer full): the view
 */
HiatusTrayView *
hiatus_tray_view_new_unreachable (void)
{
  HiatusTrayView *view = new_view ();

  view->title = g_strdup (_ ("Hiatus is not answering"));
  view->description = g_strdup (view->title);
  set_row (view, HIATUS_TRAY_DAY, g_strdup (view->title));
  set_row (view, HIATUS_TRAY_TRY_AGAIN, g_strdup (_ ("Try again")));
  return view;
}

/**
 * hiatus_tray_view_set_trouble:
 * @view: a view
 * @sentence: what has not worked
 *
 * Says in the menu, and unless discreet over the icon, that what the person has just asked for was not done. A tray
 * has no better place: a pop-up would need the daemon, which may be the very thing that is missing.
 */
void
hiatus_tray_view_set_trouble (HiatusTrayView *view, const gchar *sentence)
{
  set_row (view, HIATUS_TRAY_TROUBLE, shorten (sentence, HIATUS_TRAY_SENTENCE_LENGTH));
  if (view->discreet)
    return;
  g_free (view->title);
  view->title = g_strdup (sentence);
}

/**
 * hiatus_tray_view_free:
 * @view: (transfer full): a view
 *
 * Frees @view.
 */
void
hiatus_tray_view_free (HiatusTrayView *view)
{
  for (gsize i = 0; i < HIATUS_TRAY_N_ROWS; i++)
    g_free (view->rows[i].label);
  g_free (view->icon);
  g_free (view->title);
  g_free (view->description);
  g_free (view->label);
  g_free (view->undo_id);
  g_free (view->wait_id);
  g_free (view);
}
