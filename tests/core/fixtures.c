/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/fixtures.h"

#include <string.h>

#include "daemon/core/calendar.h"

/**
 * fixture_zone:
 * @name: an identifier such as "Europe/Berlin"
 *
 * A zone of the zone database, which the tests need in full.
 *
 * Returns: (transfer full): the zone
 */
GTimeZone *
fixture_zone (const gchar *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);
  if (zone == NULL)
    g_error ("The zone database lacks %s: install tzdata", name);
  return zone;
}

/**
 * fixture_instant:
 * @text: as "2025-03-01T14:02:00+01:00"
 *
 * An instant, read without the code under test.
 *
 * Returns: microseconds since the epoch, UTC
 */
gint64
fixture_instant (const gchar *text)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  if (moment == NULL)
    g_error ("'%s' is no instant", text);
  return g_date_time_to_unix (moment) * G_USEC_PER_SEC + g_date_time_get_microsecond (moment);
}

/**
 * fixture_date:
 * @text: as "2025-03-01"
 *
 * A date, read without the code under test.
 *
 * Returns: the date
 */
GDate
fixture_date (const gchar *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  GDate date;

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date,
                  (GDateDay) g_ascii_strtoull (parts[2], NULL, 10),
                  (GDateMonth) g_ascii_strtoull (parts[1], NULL, 10),
                  (GDateYear) g_ascii_strtoull (parts[0], NULL, 10));
  g_assert_true (g_date_valid (&date));
  return date;
}

/**
 * fixture_date_plus:
 * @text: as "2025-03-01"
 * @days: how many days later, or earlier where negative
 *
 * A date reckoned from another one.
 *
 * Returns: the date
 */
GDate
fixture_date_plus (const gchar *text,
                   gint days)
{
  GDate date = fixture_date (text);

  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return date;
}

static const gchar *
word_or (gchar **words,
         guint index,
         const gchar *preset)
{
  return index < g_strv_length (words) ? words[index] : preset;
}

static gint
number_or (gchar **words,
           guint index,
           gint preset)
{
  const gchar *word = word_or (words, index, NULL);
  return word != NULL ? (gint) g_ascii_strtoll (word, NULL, 10) : preset;
}

static gint
index_of (const gchar *word,
          const gchar *const *names)
{
  for (gint index = 0; names[index] != NULL; index++)
    if (g_str_equal (names[index], word))
      return index;
  g_error ("'%s' is no word of a test's event", word);
}

static gint64
until_of (const gchar *word)
{
  if (g_str_equal (word, "resumed"))
    return HIATUS_UNTIL_RESUMED;
  return g_str_equal (word, "0") ? 0 : fixture_instant (word);
}

static void
fill_in (HiatusEvent *event,
         gchar **words)
{
  static const gchar *const goals[] = { "unsure", "heal", "reconcile", "safety", NULL };
  static const gchar *const modes[] = { "strict", "limited", NULL };
  static const gchar *const saids[] = { "said", "later", NULL };
  static const gchar *const decisions[] = { "none", "let-go", "reach-out", NULL };
  static const gchar *const popups[] = { "none", "day", "end", "undo", "repair", "no-tray", "evening", "risk", "meeting", "met", "invitation", "company", "wait", "letter", "reminder", NULL };
  static const gchar *const answers[] = { "none", "done", "another", "not-today", "later", "wait-longer", "closed", "open", "lighter", "same", "heavier", "stronger", "wait", "fine", "now", "not-needed", NULL };
  static const gchar *const invitations[] = { "none", "contacts", "watching", "reasons", "if-then", "person", "evening", "mode", "hard-days", "risk", NULL };
  static const gchar *const abouts[] = { "none", "small-talk", "practical", "us", "upset", NULL };
  static const gchar *const wents[] = { "none", "well", "hard", NULL };
  static const gchar *const replies[] = { "unanswered", "no", "yes", NULL };
  static const gchar *const progresses[] = { "done", "skipped", "open", "begun", NULL };
  static const gchar *const talks[] = { "none", "begun", "answered", "no-answer", "said-no", "over", NULL };
  static const gchar *const origins[] = { "said", "notifications", "titles", "clipboard", NULL };
  switch (event->kind)
    {
    case HIATUS_EVENT_PLAN_START:
      event->starts_on = fixture_date (word_or (words, 2, words[0]));
      event->length = number_or (words, 3, HIATUS_LENGTH_PRESET);
      event->goal = (HiatusGoal) index_of (word_or (words, 4, "unsure"), goals);
      event->mode = (HiatusMode) index_of (word_or (words, 5, "strict"), modes);
      event->goal_said = (HiatusGoalSaid) index_of (word_or (words, 6, "said"), saids);
      break;
    case HIATUS_EVENT_PLAN_LENGTH:
      event->length = number_or (words, 2, HIATUS_LENGTH_PRESET);
      break;
    case HIATUS_EVENT_PLAN_END:
      event->decision = (HiatusDecision) index_of (word_or (words, 2, "none"), decisions);
      break;
    case HIATUS_EVENT_URGE:
      event->strength = number_or (words, 2, 0);
      event->origin = (HiatusOrigin) index_of (word_or (words, 3, "said"), origins);
      break;
    case HIATUS_EVENT_LOOK:
      event->origin = (HiatusOrigin) index_of (word_or (words, 2, "said"), origins);
      break;
    case HIATUS_EVENT_PROMPT:
      event->day = event->date;
      event->prompt = g_strdup (words[2]);
      event->answer = (HiatusAnswer) index_of (words[3], answers);
      break;
    case HIATUS_EVENT_POPUP:
      event->day = event->date;
      event->popup = (HiatusPopup) index_of (words[2], popups);
      if (event->popup == HIATUS_POPUP_INVITATION)
        event->invitation = (HiatusInvitation) index_of (word_or (words, 3, "none"), invitations);
      else
        event->prompt = g_strdup (word_or (words, 3, NULL));
      break;
    case HIATUS_EVENT_POPUP_ANSWER:
      event->day = event->date;
      event->popup = (HiatusPopup) index_of (words[2], popups);
      event->answer = (HiatusAnswer) index_of (words[3], answers);
      event->invitation = (HiatusInvitation) index_of (word_or (words, 4, "none"), invitations);
      break;
    case HIATUS_EVENT_QUIET:
      event->until_us = until_of (words[2]);
      break;
    case HIATUS_EVENT_UNDO:
      event->target = g_strdup_printf ("%s-%s", event->device, words[2]);
      break;
    case HIATUS_EVENT_REPAIR:
      event->missing = number_or (words, 2, 0);
      break;
    case HIATUS_EVENT_INCOMING:
      event->about = (HiatusAbout) index_of (word_or (words, 2, "none"), abouts);
      event->origin = (HiatusOrigin) index_of (word_or (words, 3, "said"), origins);
      event->contact = g_strdup (word_or (words, 4, NULL));
      break;
    case HIATUS_EVENT_ENCOUNTER:
      event->went = (HiatusWent) index_of (word_or (words, 2, "none"), wents);
      break;
    case HIATUS_EVENT_WRONG_PERSON:
      event->contact = g_strdup (word_or (words, 2, NULL));
      event->keyword = g_strdup (word_or (words, 3, NULL));
      break;
    case HIATUS_EVENT_WATCH_PAUSE:
      event->until_us = until_of (words[2]);
      break;
    case HIATUS_EVENT_SENDING:
      event->until_us = until_of (words[2]);
      event->contact = g_strdup (word_or (words, 3, NULL));
      break;
    case HIATUS_EVENT_PLAN_CHANGE:
      event->goal = (HiatusGoal) index_of (words[2], goals);
      event->mode = (HiatusMode) index_of (word_or (words, 3, "strict"), modes);
      event->goal_said = (HiatusGoalSaid) index_of (word_or (words, 4, "said"), saids);
      break;
    case HIATUS_EVENT_WAIT:
      event->minutes = number_or (words, 2, 10);
      event->strength = number_or (words, 3, 0);
      break;
    case HIATUS_EVENT_WAIT_END:
      event->target = g_strdup_printf ("%s-%s", event->device, words[2]);
      event->answer = (HiatusAnswer) index_of (word_or (words, 3, "same"), answers);
      event->strength = number_or (words, 4, 0);
      break;
    case HIATUS_EVENT_REFLECTION:
      event->target = g_strdup_printf ("%s-%s", event->device, words[2]);
      break;
    case HIATUS_EVENT_SAFETY:
      event->danger = (HiatusReply) index_of (word_or (words, 2, "no"), replies);
      event->silence = (HiatusReply) index_of (word_or (words, 3, "no"), replies);
      break;
    case HIATUS_EVENT_SCRIPT_STEP:
      event->script = g_strdup (words[2]);
      event->step = g_strdup (words[3]);
      event->progress = (HiatusProgress) index_of (word_or (words, 4, "done"), progresses);
      event->target = g_strdup_printf ("%s-%s", event->device, word_or (words, 5, "1"));
      event->choice = g_strdup (word_or (words, 6, NULL));
      event->until_us = until_of (word_or (words, 7, "0"));
      break;
    case HIATUS_EVENT_TALK:
      event->talk = (HiatusTalk) index_of (word_or (words, 2, "answered"), talks);
      break;
    case HIATUS_EVENT_LETTER:
      event->until_us = until_of (word_or (words, 2, "0"));
      event->note = event->until_us == 0 ? NULL : g_strdup ("Dear Alex");
      break;
    case HIATUS_EVENT_LETTER_FELT:
      event->target = g_strdup_printf ("%s-%s", event->device, words[2]);
      event->answer = (HiatusAnswer) index_of (word_or (words, 3, "same"), answers);
      break;
    case HIATUS_EVENT_UNKNOWN:
      event->kind_name = g_strdup (words[1]);
      break;
    case HIATUS_EVENT_SLIP:
    default:
      break;
    }
}

/**
 * fixture_event:
 * @line: what happened: a local date, or an instant with that date on the clock on the wall, the kind and its fields, as in
 *   "2025-03-01 plan-start [FIRST-DAY [LENGTH [GOAL [MODE [SAID]]]]]" "2025-03-05 plan-length 20"
 *   "2025-03-29 plan-end let-go" "2025-03-02 urge [STRENGTH [ORIGIN]]" "2025-03-02 slip" "2025-03-02 look [ORIGIN]"
 *   "2025-03-02 prompt ID done" "2025-03-02 popup day [PROMPT]" "2025-03-02 popup-answer day later"
 *   "2025-03-02 popup invitation WHICH" "2025-03-02 popup-answer invitation now WHICH"
 *   "2025-03-02 quiet INSTANT-or-0" "2025-03-02 undo SEQUENCE" "2025-03-02 repair 3"
 *   "2025-03-02 incoming [ABOUT [ORIGIN [CONTACT]]]" "2025-03-02 encounter [WENT]" "2025-03-02 wrong-person CONTACT KEYWORD"
 *   "2025-03-02 plan-change GOAL [MODE [SAID]]" "2025-03-02 wait [MINUTES [STRENGTH]]" "2025-03-02 wait-end SEQUENCE [ANSWER [STRENGTH]]"
 *   "2025-03-02 reflection SEQUENCE" "2025-03-02 safety [DANGER [SILENCE]]"
 *   "2025-03-02 script-step SCRIPT STEP [PROGRESS [SEQUENCE [CHOICE [INSTANT]]]]" "2025-03-02 talk [TALK]"
 *   "2025-03-02 letter [INSTANT]" (kept, if it is to be shown again) "2025-03-02 letter-felt SEQUENCE [ANSWER]"
 *   "2025-03-02 watch-pause INSTANT-or-0-or-resumed" "2025-03-02 sending INSTANT CONTACT"
 * @sequence: its number; events of larger numbers are recorded later, whatever date they are about
 *
 * An event of the first device, happened at noon UTC where no instant is given. It was recorded long ago, so that none is one that
 * could be undone with one click.
 *
 * Returns: (transfer full): the event
 */
HiatusEvent *
fixture_event (const gchar *line,
               guint64 sequence)
{
  static const gchar *const kinds[] = {
    "unknown",
    "plan-start",
    "plan-length",
    "plan-end",
    "urge",
    "look",
    "slip",
    "prompt",
    "popup",
    "popup-answer",
    "quiet",
    "undo",
    "repair",
    "incoming",
    "encounter",
    "wrong-person",
    "watch-pause",
    "sending",
    "plan-change",
    "wait",
    "wait-end",
    "reflection",
    "safety",
    "script-step",
    "talk",
    "letter",
    "letter-felt",
    NULL,
  };
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree gchar *date = g_strndup (words[0], strlen ("2025-03-01"));
  g_autofree gchar *instant = strchr (words[0], 'T') != NULL ? g_strdup (words[0]) : g_strdup_printf ("%sT12:00:00Z", date);
  HiatusEvent *event = hiatus_event_new ((HiatusEventKind) index_of (words[1], kinds));

  event->device = g_strdup (FIXTURE_DEVICE);
  event->sequence = sequence;
  event->happened_us = fixture_instant (instant);
  event->recorded_us = (gint64) sequence * G_USEC_PER_SEC;
  event->date = fixture_date (date);
  fill_in (event, words);
  return event;
}

/**
 * fixture_add:
 * @journey: a journey to which only this function adds
 * @line: as in fixture_event()
 *
 * Adds the next event of the first device.
 *
 * Returns: (transfer none): the event
 */
const HiatusEvent *
fixture_add (HiatusJourney *journey,
             const gchar *line)
{
  HiatusEvent *event = fixture_event (line, hiatus_journey_events (journey)->len + 1);

  g_assert_true (hiatus_journey_add (journey, event));
  return event;
}

/**
 * fixture_journey:
 * @lines: (array zero-terminated=1): as in fixture_event(), in the order in which they were recorded;
 *   the first has the sequence number 1
 *
 * A journey of these events.
 *
 * Returns: (transfer full): the journey
 */
HiatusJourney *
fixture_journey (const gchar *const *lines)
{
  HiatusJourney *journey = hiatus_journey_new ();

  for (guint index = 0; lines[index] != NULL; index++)
    fixture_add (journey, lines[index]);
  return journey;
}

/**
 * fixture_assert_date:
 * @date: a date
 * @text: (nullable): what it has to be, as "2025-03-01", or %NULL for none
 *
 * Fails where the two differ.
 */
void
fixture_assert_date (const GDate *date,
                     const gchar *text)
{
  gchar seen[16];

  if (text == NULL)
    {
      g_assert_false (g_date_valid (date));
      return;
    }
  g_assert_true (g_date_valid (date));
  g_date_strftime (seen, sizeof seen, "%Y-%m-%d", date);
  g_assert_cmpstr (seen, ==, text);
}

static guint32
julian_or_0 (const GDate *date)
{
  return g_date_valid (date) ? g_date_get_julian (date) : 0;
}

/**
 * fixture_assert_status_equal:
 * @left: what was computed one way
 * @right: what was computed another way
 *
 * Fails where any field of the two differs.
 */
void
fixture_assert_status_equal (const HiatusStatus *left,
                             const HiatusStatus *right)
{
  g_assert_cmpstr (hiatus_phase_to_string (left->phase), ==, hiatus_phase_to_string (right->phase));
  g_assert_cmpint (left->goal, ==, right->goal);
  g_assert_cmpint (left->mode, ==, right->mode);
  g_assert_cmpint (left->day, ==, right->day);
  g_assert_cmpint (left->length, ==, right->length);
  g_assert_cmpint (left->days_left, ==, right->days_left);
  g_assert_cmpuint (julian_or_0 (&left->starts_on), ==, julian_or_0 (&right->starts_on));
  g_assert_cmpuint (julian_or_0 (&left->ends_on), ==, julian_or_0 (&right->ends_on));
  g_assert_cmpint (left->kept, ==, right->kept);
  g_assert_cmpint (left->paused, ==, right->paused);
  g_assert_cmpint (left->talk_days, ==, right->talk_days);
  g_assert_cmpint (left->moon_frame, ==, right->moon_frame);
  g_assert_cmpint (left->waiting, ==, right->waiting);
  g_assert_cmpuint (left->urges_today, ==, right->urges_today);
  g_assert_cmpuint (left->urges_total, ==, right->urges_total);
}

/**
 * fixture_status:
 * @journey: a journey
 * @today: as "2025-03-01"
 *
 * Returns: what is true on that date
 */
HiatusStatus
fixture_status (const HiatusJourney *journey,
                const gchar *today)
{
  GDate date = fixture_date (today);
  HiatusStatus status;

  hiatus_journey_status (journey, &date, &status);
  return status;
}

/**
 * fixture_assert_day:
 * @journey: a journey
 * @expected: what has to be true on one date
 *
 * Fails where the two differ.
 */
void
fixture_assert_day (const HiatusJourney *journey,
                    const FixtureDay *expected)
{
  HiatusStatus status = fixture_status (journey, expected->today);

  g_test_message ("%s", expected->today);
  g_assert_cmpstr (hiatus_phase_to_string (status.phase), ==, hiatus_phase_to_string (expected->phase));
  g_assert_cmpint (status.day, ==, expected->day);
  g_assert_cmpint (status.days_left, ==, expected->days_left);
  g_assert_cmpint (status.moon_frame, ==, expected->moon_frame);
  g_assert_cmpint (status.kept, ==, expected->kept);
  g_assert_cmpint (status.waiting, ==, expected->waiting);
}

/**
 * fixture_assert_days:
 * @lines: (array zero-terminated=1): as in fixture_journey()
 * @days: (array length=n_days): what has to be true, date by date
 * @n_days: how many
 *
 * Fails where a journey of these events differs from the table.
 */
void
fixture_assert_days (const gchar *const *lines,
                     const FixtureDay *days,
                     guint n_days)
{
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  for (guint index = 0; index < n_days; index++)
    fixture_assert_day (journey, &days[index]);
}

/**
 * fixture_next:
 * @journey: a journey
 * @times: what the person chose
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * fixture_next_around() where nothing speaks against a pop-up.
 *
 * Returns: the planner's answer
 */
HiatusNext
fixture_next (const HiatusJourney *journey,
              const HiatusTimes *times,
              gint64 now_us,
              GTimeZone *zone)
{
  static const HiatusSurroundings here = { 0 };

  return fixture_next_around (journey, times, &here, now_us, zone);
}

/**
 * fixture_next_around:
 * @journey: a journey
 * @times: what the person chose
 * @around: what speaks against a pop-up, or for one
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * fixture_next_for() a person who has entered nothing.
 *
 * Returns: the planner's answer
 */
HiatusNext
fixture_next_around (const HiatusJourney *journey,
                     const HiatusTimes *times,
                     const HiatusSurroundings *around,
                     gint64 now_us,
                     GTimeZone *zone)
{
  g_autoptr (HiatusCare) care = hiatus_care_new ();

  return fixture_next_for (journey, care, times, around, now_us, zone);
}

/**
 * fixture_next_for:
 * @journey: a journey
 * @care: what the person entered for themselves
 * @times: what the person chose
 * @around: what speaks against a pop-up, or for one
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * Asks the planner. Fails on an answer that would make a daemon spin, or speak of another date.
 *
 * Returns: the planner's answer
 */
HiatusNext
fixture_next_for (const HiatusJourney *journey,
                  const HiatusCare *care,
                  const HiatusTimes *times,
                  const HiatusSurroundings *around,
                  gint64 now_us,
                  GTimeZone *zone)
{
  HiatusNext next;
  GDate today;

  /* Nothing of it may depend on what was there before. */
  memset (&next, 0xa5, sizeof next);
  hiatus_planner_next (journey, care, times, around, now_us, zone, &next);
  g_assert_cmpint (next.wake_us, >, now_us);
  if (next.popup != HIATUS_POPUP_NONE)
    {
      hiatus_calendar_date_at (now_us, zone, &today);
      g_assert_true (g_date_valid (&next.day));
      g_assert_cmpint (g_date_compare (&next.day, &today), ==, 0);
      g_assert_cmpuint (next.timely & 1u << next.popup, !=, 0);
    }
  g_assert_cmpint (next.invitation != HIATUS_INVITATION_NONE, ==, next.popup == HIATUS_POPUP_INVITATION);
  return next;
}

/**
 * fixture_assert_one_line:
 * @error: (nullable): what a function answered
 * @code: the #HiatusError that it should be
 *
 * Fails unless @error can be shown to a person as it is: one short line of valid text.
 */
void
fixture_assert_one_line (const GError *error,
                         gint code)
{
  g_assert_error (error, HIATUS_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\r\n\t\v\f\x1b"));
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_cmpuint (strlen (error->message), <, 500);
}
