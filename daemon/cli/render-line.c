/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/api/words.h"
#include "daemon/cli/render-event.h"
#include "daemon/cli/render-script.h"
#include "daemon/cli/render.h"

/* The human form of an event. */

/* How many characters of a text it shows; --json and --csv have all of them. */
#define EXCERPT_CHARACTERS 60

static gint
get_number (GVariant *event, const gchar *key)
{
  gint number = 0;

  g_variant_lookup (event, key, "i", &number);
  return number;
}

static gchar *
describe_plan_start (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *starts_on = hiatus_words_date (hiatus_render_get_string (event, "starts-on"));
  gint length = get_number (event, "length");

  if (length == 0)
    return g_strdup_printf (_ ("Started a stretch from %s, without a set end"), starts_on);
  return g_strdup_printf (ngettext ("Started a stretch of %d day from %s",
                                    "Started a stretch of %d days from %s",
                                    (gulong) length),
                          length,
                          starts_on);
}

static gchar *
describe_plan_length (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  gint length = get_number (event, "length");

  if (length == 0)
    return g_strdup (_ ("Took away the set end of the stretch"));
  return g_strdup_printf (ngettext ("Changed the stretch to %d day", "Changed the stretch to %d days", (gulong) length), length);
}

static gchar *
describe_plan_end (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  const gchar *decision = hiatus_render_get_string (event, "decision");

  if (g_str_equal (decision, "let-go"))
    return g_strdup (_ ("Ended the stretch: let go"));
  if (g_str_equal (decision, "reach-out"))
    return g_strdup (_ ("Ended the stretch: one message"));
  return g_strdup (_ ("Ended the stretch"));
}

/* Whether a text is left out that the passphrase brings back. */
static gboolean
is_locked (GVariant *event)
{
  gboolean locked = FALSE;

  g_variant_lookup (event, "locked", "b", &locked);
  return locked;
}

static gchar *
describe_urge (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  switch (get_number (event, "strength"))
    {
    case 1:
      return g_strdup (_ ("An urge, mild"));
    case 2:
      return g_strdup (_ ("An urge, strong"));
    case 3:
      return g_strdup (_ ("An urge, overwhelming"));
    default:
      return g_strdup (_ ("An urge"));
    }
}

static gchar *
describe_look (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (_ ("I checked on them"));
}

static gchar *
describe_slip (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (_ ("I got in touch"));
}

static const gchar *
answer_words (GVariant *event)
{
  static const struct
  {
    const gchar *answer;
    const gchar *words;
  } answers[] = {
    { "done", N_ ("Done") },
    { "another", N_ ("Another") },
    { "not-today", N_ ("Not today") },
    { "later", N_ ("Later") },
    { "wait-longer", N_ ("Wait longer") },
    { "closed", N_ ("closed") },
    { "open", N_ ("opened a window") },
    { "lighter", N_ ("Lighter") },
    { "same", N_ ("Same") },
    { "heavier", N_ ("Heavier") },
    { "stronger", N_ ("Stronger") },
    { "wait", N_ ("Help me wait") },
    { "fine", N_ ("I'm fine") },
    { "now", N_ ("Now") },
    { "not-needed", N_ ("Not needed") },
  };
  const gchar *answer = hiatus_render_get_string (event, "answer");

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].answer, answer))
      return _ (answers[i].words);
  return answer;
}

static const gchar *
popup_words (GVariant *event)
{
  static const struct
  {
    const gchar *popup;
    const gchar *words;
  } popups[] = {
    { "day", N_ ("Pop-up of the day") },
    { "end", N_ ("Pop-up at the end of the stretch") },
    { "undo", N_ ("Pop-up that offers to undo") },
    { "repair", N_ ("Pop-up about the repaired journal") },
    { "no-tray", N_ ("Pop-up about the missing tray") },
    { "evening", N_ ("Pop-up of the evening") },
    { "risk", N_ ("Pop-up before a heavy hour") },
    { "meeting", N_ ("Pop-up before a meeting") },
    { "met", N_ ("Pop-up after a meeting") },
    { "invitation", N_ ("Pop-up with a question about the set-up") },
    { "company", N_ ("Pop-up that offers someone to talk to") },
    { "wait", N_ ("Countdown") },
    { "letter", N_ ("Pop-up about a letter") },
    { "reminder", N_ ("Pop-up about something that waits") },
  };
  const gchar *popup = hiatus_render_get_string (event, "popup");

  for (gsize i = 0; i < G_N_ELEMENTS (popups); i++)
    if (g_str_equal (popups[i].popup, popup))
      return _ (popups[i].words);
  return popup;
}

static gchar *
describe_prompt (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup_printf (_ ("Suggestion of the day: %s"), answer_words (event));
}

static gchar *
describe_popup (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (popup_words (event));
}

static gchar *
describe_popup_answer (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup_printf ("%s: %s", popup_words (event), answer_words (event));
}

static gchar *
describe_quiet (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *time = NULL;
  gint64 until = 0;

  g_variant_lookup (event, "until", "x", &until);
  if (until == 0)
    return g_strdup (_ ("Quiet no longer"));
  time = hiatus_render_when (until, now_us, zone);
  return g_strdup_printf (_ ("Quiet until %s"), time);
}

/* The words for a value of an enumeration; @otherwise where it has none. */
static gchar *
describe_value (GVariant *event, const gchar *key, const gchar *const *words, const gchar *otherwise)
{
  const gchar *value = hiatus_render_get_string (event, key);

  for (gsize i = 0; words[i] != NULL; i += 2)
    if (g_str_equal (words[i], value))
      return g_strdup (_ (words[i + 1]));
  return g_strdup (otherwise);
}

static gchar *
describe_incoming (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const gchar *const words[] = {
    "small-talk",
    N_ ("They wrote: small talk"),
    "practical",
    N_ ("They wrote: practical"),
    "us",
    N_ ("They wrote: about us"),
    "upset",
    N_ ("They wrote: it upset me"),
    NULL,
  };

  return describe_value (event, "about", words, _ ("They wrote"));
}

static gchar *
describe_encounter (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const gchar *const words[] = { "well", N_ ("We met: it went well"), "hard", N_ ("We met: it was hard"), NULL };

  return describe_value (event, "went", words, _ ("We met"));
}

static gchar *
describe_plan_change (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup_printf (_ ("Changed the stretch: goal %s, mode %s"), hiatus_render_get_string (event, "goal"), hiatus_render_get_string (event, "mode"));
}

static gchar *
describe_wait (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  gint minutes = get_number (event, "minutes");

  return g_strdup_printf (ngettext ("Waited, for %d minute", "Waited, for %d minutes", (gulong) minutes), minutes);
}

static gchar *
describe_wait_end (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const gchar *const words[] = {
    "lighter",
    N_ ("After waiting: lighter"),
    "same",
    N_ ("After waiting: the same"),
    "stronger",
    N_ ("After waiting: stronger"),
    "done",
    N_ ("Waited long enough"),
    NULL,
  };

  return describe_value (event, "answer", words, _ ("The wait is over"));
}

static gchar *
describe_talk (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const gchar *const words[] = {
    "begun",
    N_ ("Began to talk: the stretch waits"),
    "answered",
    N_ ("They answered"),
    "no-answer",
    N_ ("No answer yet"),
    "said-no",
    N_ ("They said no"),
    "over",
    N_ ("The talk is over: the stretch goes on"),
    NULL,
  };

  return describe_value (event, "talk", words, hiatus_render_get_string (event, "talk"));
}

static gchar *
describe_reflection (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (_ ("What happened, written later"));
}

/* Its text is for who asks for it: "hiatus letters show". */
static gchar *
describe_letter (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *time = NULL;
  gint64 until = 0;

  if (*hiatus_render_get_string (event, "note") == '\0' && !is_locked (event))
    return g_strdup (_ ("Wrote a letter, and kept nothing of it"));
  g_variant_lookup (event, "until", "x", &until);
  if (until == 0)
    return g_strdup (_ ("Wrote a letter, and kept it"));
  time = hiatus_render_when (until, now_us, zone);
  /* Translators: %s is a date and a time. */
  return g_strdup_printf (_ ("Wrote a letter, to be shown again: %s"), time);
}

static gchar *
describe_letter_felt (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const gchar *const words[] = {
    "lighter",
    N_ ("After a letter: lighter"),
    "same",
    N_ ("After a letter: the same"),
    "heavier",
    N_ ("After a letter: heavier"),
    NULL,
  };

  return describe_value (event, "answer", words, _ ("After a letter"));
}

/* What was left out was not asked. */
static gchar *
describe_safety (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const struct
  {
    const gchar *danger;
    const gchar *silence;
    const gchar *words;
  } answers[] = {
    { "no", "no", N_ ("Safety check: no danger, and nobody asked for silence") },
    { "no", "yes", N_ ("Safety check: no danger, and they asked for silence") },
    { "no", "unanswered", N_ ("Safety check: no danger") },
    { "yes", "no", N_ ("Safety check: there is danger, and nobody asked for silence") },
    { "yes", "yes", N_ ("Safety check: there is danger, and they asked for silence") },
    { "yes", "unanswered", N_ ("Safety check: there is danger") },
    { "unanswered", "no", N_ ("Safety check: nobody asked for silence") },
    { "unanswered", "yes", N_ ("Safety check: they asked for silence") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].danger, hiatus_render_get_string (event, "danger")) && g_str_equal (answers[i].silence, hiatus_render_get_string (event, "silence")))
      return g_strdup (_ (answers[i].words));
  return g_strdup (_ ("Safety check"));
}

static gchar *
describe_wrong_person (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (_ ("Wrong person"));
}

static gchar *
describe_watch_pause (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *time = NULL;
  gint64 until = 0;

  g_variant_lookup (event, "until", "x", &until);
  if (until == 0)
    return g_strdup (_ ("Watching resumed"));
  if (until == G_MAXINT64)
    return g_strdup (_ ("Watching paused"));
  time = hiatus_render_when (until, now_us, zone);
  return g_strdup_printf (_ ("Watching paused until %s"), time);
}

static gchar *
describe_sending (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup (_ ("I'm sending it now"));
}

static gchar *
describe_undo (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  return g_strdup_printf (_ ("Took back %s"), hiatus_render_get_string (event, "target"));
}

static gchar *
describe_repair (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  gint missing = get_number (event, "missing");

  if (missing == 0)
    return g_strdup (_ ("The journal was repaired, nothing is missing"));
  return g_strdup_printf (ngettext ("The journal was repaired, %d entry is missing",
                                    "The journal was repaired, %d entries are missing",
                                    (gulong) missing),
                          missing);
}

static gchar *
describe (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const struct
  {
    const gchar *kind;
    gchar *(*describe) (GVariant *event, gint64 now_us, GTimeZone *zone);
  } kinds[] = {
    { "plan-start", describe_plan_start },
    { "plan-length", describe_plan_length },
    { "plan-end", describe_plan_end },
    { "urge", describe_urge },
    { "look", describe_look },
    { "slip", describe_slip },
    { "prompt", describe_prompt },
    { "popup", describe_popup },
    { "popup-answer", describe_popup_answer },
    { "quiet", describe_quiet },
    { "undo", describe_undo },
    { "repair", describe_repair },
    { "incoming", describe_incoming },
    { "encounter", describe_encounter },
    { "wrong-person", describe_wrong_person },
    { "watch-pause", describe_watch_pause },
    { "sending", describe_sending },
    { "plan-change", describe_plan_change },
    { "wait", describe_wait },
    { "wait-end", describe_wait_end },
    { "reflection", describe_reflection },
    { "letter", describe_letter },
    { "letter-felt", describe_letter_felt },
    { "talk", describe_talk },
    { "safety", describe_safety },
    { "script-step", hiatus_render_script_step },
  };
  const gchar *kind = hiatus_render_get_string (event, "kind");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return kinds[i].describe (event, now_us, zone);
  return g_strdup_printf (_ ("An entry of a newer Hiatus (%s)"), kind);
}

static void
add_excerpt (GString *line, GVariant *event, const gchar *key)
{
  const gchar *text = hiatus_render_get_string (event, key);
  g_autofree gchar *excerpt = hiatus_render_one_line (text, EXCERPT_CHARACTERS);

  if (*text != '\0')
    g_string_append_printf (line, " \"%s\"", excerpt);
}

/* Where it was noticed, if the person did not log it themselves. */
static const gchar *
origin_words (GVariant *event)
{
  static const struct
  {
    const gchar *origin;
    const gchar *words;
  } origins[] = {
    { "notifications", N_ ("noticed in a notification") },
    { "titles", N_ ("noticed in a window title") },
    { "clipboard", N_ ("noticed on the clipboard") },
  };
  const gchar *origin = hiatus_render_get_string (event, "origin");

  for (gsize i = 0; i < G_N_ELEMENTS (origins); i++)
    if (g_str_equal (origins[i].origin, origin))
      return _ (origins[i].words);
  return NULL;
}

static void
add_contact (GString *line, GVariant *event)
{
  const gchar *contact = hiatus_render_get_string (event, "contact");
  g_autofree gchar *excerpt = hiatus_render_one_line (contact, EXCERPT_CHARACTERS);

  if (*contact != '\0')
    g_string_append_printf (line, " · %s", excerpt);
}

/**
 * hiatus_render_event_line:
 * @event: an event, as ReadEvents() documents it
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone for its instants
 *
 * A line of `hiatus journal`: when, what, with whom, the beginning of its texts, and the id for `hiatus undo`.
 *
 * Returns: (transfer full): the line, with its line end
 */
gchar *
hiatus_render_event_line (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *what = describe (event, now_us, zone);
  g_autofree gchar *when = NULL;
  GString *line = g_string_new (NULL);
  gboolean undone = FALSE;
  gint64 at = 0;

  g_variant_lookup (event, "at", "x", &at);
  g_variant_lookup (event, "undone", "b", &undone);
  when = hiatus_render_stamp (at, zone);
  g_string_append_printf (line, "%s  %s", when, what);
  add_contact (line, event);
  add_excerpt (line, event, "keyword");
  add_excerpt (line, event, "trigger");
  if (!g_str_equal (hiatus_render_get_string (event, "kind"), "letter"))
    add_excerpt (line, event, "note");
  if (is_locked (event))
    g_string_append_printf (line, " (%s)", _ ("locked"));
  if (origin_words (event) != NULL)
    g_string_append_printf (line, " (%s)", origin_words (event));
  if (undone)
    g_string_append_printf (line, " (%s)", _ ("taken back"));
  g_string_append_printf (line, "  [%s]\n", hiatus_render_get_string (event, "id"));
  return g_string_free (line, FALSE);
}

/**
 * hiatus_render_event_name:
 * @event: an act of the person, as ReadEvents() documents it
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone for its instant
 *
 * Returns: (transfer full): the words for it within a sentence: "an urge, 14:02"
 */
gchar *
hiatus_render_event_name (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *when = NULL;
  gint64 at = 0;

  g_variant_lookup (event, "at", "x", &at);
  when = hiatus_render_when (at, now_us, zone);
  /* Translators: an act and its time: "an urge, 14:02" */
  return g_strdup_printf (_ ("%s, %s"), hiatus_render_act (hiatus_render_get_string (event, "kind")), when);
}
