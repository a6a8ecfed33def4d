/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-status.h"

#include <glib/gi18n.h>

#include "daemon/api/event-columns.h"
#include "daemon/api/words.h"
#include "daemon/cli/render.h"
#include "daemon/cli/render-watch.h"

/* What the text is made of: the dictionary of GetState(), with -1 and NULL where it leaves a key out.
 * The strings belong to the dictionary. */
typedef struct
{
  const gchar *phase;
  const gchar *goal;
  const gchar *starts_on;
  const gchar *ends_on;
  const gchar *prompt;
  const gchar *prompt_answer;
  const gchar *notice;
  gint day;
  gint length;
  gint days_left;
  gint kept;
  guint urges_today;
  guint urges_total;
  guint ridden_out;
  gint64 quiet_until;
  gint64 wait_until;
  gboolean wait_asks;
  gboolean plan_waits;
} State;

static void
read_state (GVariant *dictionary, State *state)
{
  *state = (State){ .phase = "none", .day = -1, .length = -1, .days_left = -1, .kept = -1 };
  g_variant_lookup (dictionary, "phase", "&s", &state->phase);
  g_variant_lookup (dictionary, "goal", "&s", &state->goal);
  g_variant_lookup (dictionary, "starts-on", "&s", &state->starts_on);
  g_variant_lookup (dictionary, "ends-on", "&s", &state->ends_on);
  g_variant_lookup (dictionary, "prompt", "&s", &state->prompt);
  g_variant_lookup (dictionary, "prompt-answer", "&s", &state->prompt_answer);
  g_variant_lookup (dictionary, "notice", "&s", &state->notice);
  g_variant_lookup (dictionary, "day", "i", &state->day);
  g_variant_lookup (dictionary, "length", "i", &state->length);
  g_variant_lookup (dictionary, "days-left", "i", &state->days_left);
  g_variant_lookup (dictionary, "kept", "i", &state->kept);
  g_variant_lookup (dictionary, "urges-today", "u", &state->urges_today);
  g_variant_lookup (dictionary, "urges-total", "u", &state->urges_total);
  g_variant_lookup (dictionary, "ridden-out", "u", &state->ridden_out);
  g_variant_lookup (dictionary, "quiet-until", "x", &state->quiet_until);
  g_variant_lookup (dictionary, "wait-until", "x", &state->wait_until);
  g_variant_lookup (dictionary, "wait-asks", "b", &state->wait_asks);
  g_variant_lookup (dictionary, "plan-waits", "b", &state->plan_waits);
}

static gboolean
phase_is (const State *state, const gchar *phase)
{
  return g_str_equal (state->phase, phase);
}

static gboolean
is_under_way (const State *state)
{
  return phase_is (state, "running") || phase_is (state, "reviewing");
}

/**
 * hiatus_render_state_json:
 * @state: the dictionary of GetState()
 * @zone: the zone for the time of the last event
 *
 * The object of `hiatus status --json`. Its members and their order are promised to scripts.
 *
 * Returns: (transfer full): JSON in one line, with its line end
 */
gchar *
hiatus_render_state_json (GVariant *state, GTimeZone *zone)
{
  static const struct
  {
    const gchar *member;
    const gchar *key;
  } members[] = {
    { "phase", "phase" },
    { "goal", "goal" },
    { "mode", "mode" },
    { "day", "day" },
    { "length", "length" },
    { "days_left", "days-left" },
    { "ends_on", "ends-on" },
    { "kept", "kept" },
    { "urges_today", "urges-today" },
    { "urges_total", "urges-total" },
  };
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GVariant) watching = g_variant_lookup_value (state, "watching", G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree gchar *text = NULL;
  const gchar *last_kind = NULL;
  gint64 last_at;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (state, members[i].key, NULL);

      hiatus_render_add_json (object, members[i].member, value);
    }
  if (g_variant_lookup (state, "last-event-kind", "&s", &last_kind) &&
      g_variant_lookup (state, "last-event-at", "x", &last_at))
    {
      g_autofree gchar *at = hiatus_event_format_instant (last_at, zone);
      JsonObject *last = json_object_new ();

      json_object_set_string_member (last, "kind", last_kind);
      json_object_set_string_member (last, "at", at);
      json_object_set_object_member (object, "last_event", last);
    }
  else
    json_object_set_null_member (object, "last_event");
  if (watching != NULL)
    hiatus_render_add_json (object, "watching", watching);
  else
    json_object_set_array_member (object, "watching", json_array_new ());
  text = hiatus_render_json (object);
  return g_strconcat (text, "\n", NULL);
}

static void
add_line (GString *text, const gchar *line)
{
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

static void add_sentence (GString *line, const gchar *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_sentence (GString *line, const gchar *format, ...)
{
  va_list arguments;

  if (line->len > 0)
    g_string_append_c (line, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (line, format, arguments);
  va_end (arguments);
}

static gboolean
is_tomorrow (const gchar *date, gint64 now_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, zone);
  gint year, month, day;
  GDate tomorrow = { 0 };
  gchar text[32];

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_set_dmy (&tomorrow, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_add_days (&tomorrow, 1);
  g_snprintf (text,
              sizeof text,
              "%04u-%02u-%02u",
              (guint) g_date_get_year (&tomorrow),
              (guint) g_date_get_month (&tomorrow),
              (guint) g_date_get_day (&tomorrow));
  return g_str_equal (date, text);
}

static void
add_planned (GString *line, const State *state, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *starts_on = state->starts_on == NULL ? NULL : hiatus_words_date (state->starts_on);
  g_autofree gchar *ends_on = state->ends_on == NULL ? NULL : hiatus_words_date (state->ends_on);

  if (starts_on != NULL && is_tomorrow (state->starts_on, now_us, zone))
    add_sentence (line, "%s", _ ("This stretch starts tomorrow."));
  else if (starts_on != NULL)
    add_sentence (line, _ ("This stretch starts on %s."), starts_on);
  if (state->length < 1)
    add_sentence (line, "%s", _ ("It has no set end."));
  else
    add_sentence (line, ngettext ("It is %d day long.", "It is %d days long.", (gulong) state->length), state->length);
  if (ends_on != NULL)
    add_sentence (line, _ ("The last day is %s."), ends_on);
}

static void
add_under_way (GString *line, const State *state)
{
  g_autofree gchar *ends_on = state->ends_on == NULL ? NULL : hiatus_words_date (state->ends_on);

  if (state->length < 1)
    add_sentence (line, _ ("Day %d. This stretch has no set end."), state->day);
  else if (state->days_left == 0)
    add_sentence (line, _ ("Day %d of %d. Today is the last day."), state->day, state->length);
  else
    {
      add_sentence (line,
                    /* Translators: the second number is the length, the third the days that are left */
                    ngettext ("Day %d of %d, %d to go.", "Day %d of %d, %d to go.", (gulong) state->days_left),
                    state->day,
                    state->length,
                    state->days_left);
      if (ends_on != NULL)
        add_sentence (line, _ ("The last day is %s."), ends_on);
    }
  if (phase_is (state, "reviewing"))
    add_sentence (line, "%s", _ ("A good time to look back."));
}

static void
add_complete (GString *line, const State *state)
{
  g_autofree gchar *ends_on = state->ends_on == NULL ? NULL : hiatus_words_date (state->ends_on);

  if (state->length > 0)
    add_sentence (line,
                  ngettext ("This stretch of %d day is complete.", "This stretch of %d days is complete.", (gulong) state->length),
                  state->length);
  else
    add_sentence (line, "%s", _ ("This stretch is complete."));
  if (ends_on != NULL)
    add_sentence (line, _ ("The last day was %s."), ends_on);
  add_sentence (line, "%s", _ ("Nothing has to happen today; 'hiatus script ending' is there when you want to decide."));
}

/**
 * hiatus_render_headline:
 * @state: the dictionary of GetState()
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone that the person is in
 *
 * Where the person stands, in one line.
 *
 * Returns: (transfer full): the line, without a line end
 */
gchar *
hiatus_render_headline (GVariant *dictionary, gint64 now_us, GTimeZone *zone)
{
  GString *line = g_string_new (NULL);
  State state;

  read_state (dictionary, &state);
  if (phase_is (&state, "planned"))
    add_planned (line, &state, now_us, zone);
  else if (is_under_way (&state))
    add_under_way (line, &state);
  else if (phase_is (&state, "complete"))
    add_complete (line, &state);
  else if (phase_is (&state, "talking") && state.plan_waits)
    add_sentence (line, "%s", _ ("You are talking with them, so this stretch waits. It goes on from the same day."));
  else if (phase_is (&state, "talking"))
    add_sentence (line, "%s", _ ("This stretch has ended with one message. Nothing is counted down now."));
  else if (phase_is (&state, "closed"))
    add_sentence (line, "%s", _ ("This stretch has ended. 'hiatus plan start' begins another if you want one."));
  else
    add_sentence (line, "%s", _ ("No stretch is under way. 'hiatus plan start' begins one."));
  return g_string_free (line, FALSE);
}

static void
add_kept (GString *text, const State *state)
{
  gint days = phase_is (state, "complete") && state->length > 0 ? state->length : state->day;

  if (state->kept < 0 || days < 1 || !(is_under_way (state) || phase_is (state, "complete")))
    return;
  g_string_append_printf (text, ngettext ("%d of %d day kept.", "%d of %d days kept.", (gulong) days), state->kept, days);
  g_string_append_c (text, '\n');
}

static void
add_urges (GString *text, const State *state)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (state->urges_today == 0 && state->urges_total == 0)
    return;
  /* Two sentences, because each number has a plural of its own. */
  if (state->urges_today == 0)
    add_sentence (line, "%s", _ ("No urge today."));
  else
    add_sentence (line, ngettext ("%u urge today.", "%u urges today.", state->urges_today), state->urges_today);
  if (phase_is (state, "none"))
    add_sentence (line, ngettext ("%u in all.", "%u in all.", state->urges_total), state->urges_total);
  else
    add_sentence (line, ngettext ("%u in this stretch.", "%u in this stretch.", state->urges_total), state->urges_total);
  if (state->ridden_out > 0)
    add_sentence (line, ngettext ("%u was ridden out.", "%u were ridden out.", state->ridden_out), state->ridden_out);
  add_line (text, line->str);
}

static void
add_wait (GString *text, const State *state, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *until = NULL;

  if (state->wait_until == 0)
    return;
  if (state->wait_asks)
    {
      add_line (text, _ ("The wait is over. How strong is it now? The tray takes your answer."));
      return;
    }
  until = hiatus_render_when (state->wait_until, now_us, zone);
  g_string_append_printf (text, _ ("Waiting until %s."), until);
  g_string_append_c (text, '\n');
}

static void
add_prompt (GString *text, const State *state)
{
  g_autofree gchar *prompt = NULL;

  if (state->prompt == NULL || g_strcmp0 (state->prompt_answer, "not-today") == 0)
    return;
  prompt = hiatus_render_one_line (state->prompt, 0);
  if (g_strcmp0 (state->prompt_answer, "done") == 0)
    g_string_append_printf (text, _ ("Today, done: %s"), prompt);
  else
    g_string_append_printf (text, _ ("Today: %s"), prompt);
  g_string_append_c (text, '\n');
}

static void
add_watching (GString *text, GVariant *dictionary)
{
  g_auto (GStrv) sources = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (!g_variant_lookup (dictionary, "watching", "^as", &sources) || sources[0] == NULL)
    return;
  for (gsize i = 0; sources[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : ", ", hiatus_render_source_name (sources[i]));
  g_string_append_printf (text, _ ("Watching: %s."), names->str);
  g_string_append_c (text, '\n');
}

/**
 * hiatus_render_state_text:
 * @state: the dictionary of GetState()
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone that the person is in
 *
 * What `hiatus status` says to a person: a few lines, each only where it has something to say.
 *
 * Returns: (transfer full): the lines, each with its line end
 */
gchar *
hiatus_render_state_text (GVariant *dictionary, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *headline = hiatus_render_headline (dictionary, now_us, zone);
  GString *text = g_string_new (NULL);
  State state;

  read_state (dictionary, &state);
  add_line (text, headline);
  add_kept (text, &state);
  add_urges (text, &state);
  add_wait (text, &state, now_us, zone);
  add_prompt (text, &state);
  add_watching (text, dictionary);
  if (state.quiet_until > now_us)
    {
      g_autofree gchar *until = hiatus_render_when (state.quiet_until, now_us, zone);

      g_string_append_printf (text, _ ("Quiet until %s."), until);
      g_string_append_c (text, '\n');
    }
  if (state.notice != NULL)
    {
      g_autofree gchar *notice = hiatus_render_one_line (state.notice, 0);

      add_line (text, notice);
    }
  return g_string_free (text, FALSE);
}

/**
 * hiatus_render_after_slip:
 * @state: the dictionary of GetState() after the slip was recorded
 *
 * What to say to somebody who got in touch: what still stands, that it may end there, and who is there now. Somebody who
 * needs to be safe is told what protects instead; nothing is counted for them.
 *
 * Returns: (transfer full): the lines, each with its line end
 */
gchar *
hiatus_render_after_slip (GVariant *dictionary)
{
  GString *text = g_string_new (NULL);
  const gchar *mode = NULL;
  State state;

  read_state (dictionary, &state);
  g_variant_lookup (dictionary, "mode", "&s", &mode);
  if (phase_is (&state, "talking"))
    add_line (text, _ ("While you are talking it is no slip. Nothing needs to be added to it."));
  else if (g_strcmp0 (state.goal, "safety") == 0)
    add_line (text, _ ("If there is an order, this may break it. Do not explain or apologise in another message. Call your lawyer, or whoever advises you."));
  else
    add_line (text, _ ("It is sent. You don't need to explain it with another."));
  if (state.kept > 0 && (is_under_way (&state) || phase_is (&state, "complete")))
    {
      g_string_append_printf (text, ngettext ("%d day still stands.", "%d days still stand.", (gulong) state.kept), state.kept);
      g_string_append_c (text, '\n');
    }
  if (g_strcmp0 (mode, "limited") == 0 && g_strcmp0 (state.goal, "safety") != 0 && !phase_is (&state, "talking"))
    add_line (text, _ ("If it was practical (children, work, money), it was agreed contact, which does not count. To take it back: hiatus undo"));
  add_line (text, _ ("To wait a little: hiatus wait. For somebody to talk to: hiatus help-now"));
  return g_string_free (text, FALSE);
}
