/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/names.h"
#include "daemon/core/response.h"
#include "tests/core/fixtures.h"

/* What follows from a sighting, as little stories. A story begins with what is true, as "goal=safety outgoing=pause
 * slip=-3600" (instants in seconds from now). Each further line is one of
 *
 *   "SECONDS SOURCE [visit=N] [app=ID] [banner=N] [call] [let-through] [of=LABEL] -> RESPONSE [COUNT] [let-through]"
 *   "SECONDS shown"                     the pop-up about what arrived has come to the screen
 *   "SECONDS incoming|outgoing END"     left, answered, closed, failed
 */
typedef struct
{
  const gchar *about;
  const gchar *lines[16];
} Story;

#define NOON "2025-03-01T12:00:00+01:00"

static const gchar *const kind_names[] = { "nothing", "nudge", "pause", "incoming", "hush", NULL };
static const gchar *const end_names[] = { "left", "answered", "closed", "failed", NULL };

static const Story stories[] = {
  { "nudge is preset", { "outgoing=nudge", "0 titles visit=1 -> nudge" } },
  { "pause", { "outgoing=pause", "0 titles visit=1 -> pause" } },
  { "ignore", { "outgoing=ignore incoming=ignore slip=-60", "0 titles visit=1 -> nothing", "1 notifications banner=1 -> nothing" } },
  { "the clipboard", { "outgoing=nudge", "0 clipboard visit=1 -> nudge" } },
  { "advice", { "incoming=advise", "0 notifications banner=1 -> incoming 1" } },

  { "no plan", { "phase=none", "0 titles visit=1 -> nothing", "0 notifications -> nothing" } },
  { "before the first day", { "phase=planned", "0 titles visit=1 -> nothing", "0 notifications -> nothing" } },
  { "looking back", { "phase=reviewing", "0 titles visit=1 -> nudge", "0 notifications -> incoming 1" } },
  { "complete and undecided", { "phase=complete", "0 titles visit=1 -> nudge", "0 notifications -> incoming 1" } },
  { "talking: nobody is held back any more", { "phase=talking", "0 titles visit=1 -> nothing", "0 notifications -> incoming 1" } },
  { "ended", { "phase=closed", "0 titles visit=1 -> nothing", "0 notifications -> nothing" } },

  { "one that stands is not repeated, however long", { "", "0 titles visit=1 -> nudge", "6 titles visit=2 -> nothing", "1800 clipboard visit=1 -> nothing" } },
  { "within five seconds it is the same, whatever the source", { "", "0 titles visit=1 -> nudge", "1 outgoing failed", "4.9 clipboard visit=1 -> nothing", "5 titles visit=2 -> nudge" } },
  { "an answer rests for ten minutes", { "", "0 titles visit=1 -> nudge", "10 outgoing answered", "609.9 titles visit=2 -> nothing", "610 titles visit=1 -> nudge" } },
  { "closing rests for ten minutes", { "", "0 titles visit=1 -> nudge", "10 outgoing closed", "609.9 clipboard visit=2 -> nothing", "610 clipboard visit=3 -> nudge" } },
  { "so does a pause", { "outgoing=pause", "0 titles visit=1 -> pause", "10 outgoing answered", "609 titles visit=1 -> nothing", "610 titles visit=1 -> pause" } },
  { "left: two minutes", { "", "0 titles visit=1 -> nudge", "10 outgoing left", "129.9 titles visit=2 -> nothing", "130 titles visit=2 -> nudge" } },
  { "left: and the same window until its title changes", { "", "0 titles visit=1 -> nudge", "10 outgoing left", "7200 titles visit=1 -> nothing", "7201 titles visit=2 -> nudge" } },
  { "left: each window that was", { "", "0 titles visit=1 -> nudge", "1 outgoing left", "121 titles visit=2 -> nudge", "122 outgoing left", "999 titles visit=1 -> nothing", "999 titles visit=2 -> nothing" } },
  { "left: the window in which it was said", { "", "0 titles visit=1 -> nudge", "10 titles visit=2 -> nothing", "20 outgoing left", "999 titles visit=2 -> nothing", "999 titles visit=1 -> nudge" } },
  { "left: a number means one thing for windows, another for the clipboard", { "", "0 titles visit=1 -> nudge", "1 outgoing left", "200 clipboard visit=1 -> nudge" } },
  { "left: no window is no window", { "", "0 titles -> nudge", "1 outgoing left", "121 titles -> nudge" } },
  { "a new answer is a new rest", { "", "0 titles visit=1 -> nudge", "1 outgoing answered", "601 titles visit=1 -> nudge", "602 outgoing left", "722 titles visit=2 -> nudge" } },
  { "what was never seen rests nothing", { "", "0 titles visit=1 -> nudge", "1 outgoing failed", "6 titles visit=1 -> nudge" } },
  { "one contact's rest is no other's", { "", "0 titles visit=1 -> nudge", "1 outgoing closed", "2 titles visit=2 of=Sam -> nudge", "3 titles visit=3 -> nothing" } },
  { "what arrives rests nothing that goes out", { "", "0 notifications -> incoming 1", "1 shown", "2 incoming left", "3 titles visit=1 -> nudge", "4 notifications -> nothing", "9 notifications -> incoming 1" } },
  { "a clock that is set back ends a rest", { "", "0 titles visit=1 -> nudge", "1 outgoing closed", "-86400 titles visit=1 -> nudge" } },

  { "a slip makes it a pause for a day", { "slip=-86399", "0 titles visit=1 -> pause" } },
  { "and no longer", { "slip=-86400", "0 titles visit=1 -> nudge" } },
  { "goal safety has no policy for slips", { "slip=-60 goal=safety", "0 titles visit=1 -> nudge" } },
  { "a slip changes nothing about what arrives", { "slip=-60", "0 notifications -> incoming 1" } },

  { "sending: both ways rest", { "sending=1800", "0 titles visit=1 -> nothing", "1799.9 notifications -> nothing", "1800 titles visit=1 -> nudge" } },
  { "sending, said under another clock, is no longer than it was said for", { "sending=90000", "0 titles visit=1 -> nudge" } },

  { "only there", { "only-apps=org.signal.Signal", "0 titles visit=1 app=firefox -> nothing", "0 titles visit=1 -> nothing", "0 titles visit=1 app=org.signal.Signal -> nudge", "0 notifications app=firefox -> nothing", "0 notifications app=org.signal.Signal -> incoming 1" } },
  { "case and suffix do not matter", { "only-apps=Org.Signal.SIGNAL", "0 titles visit=1 app=org.signal.Signal.desktop -> nudge" } },
  { "nor on the other side", { "only-apps=org.signal.Signal.Desktop", "0 titles visit=1 app=org.signal.signal -> nudge" } },
  { "an id may end with what looks like the suffix", { "only-apps=org.telegram.desktop", "0 titles visit=1 app=org.telegram.desktop.desktop -> nudge" } },
  { "a bare name stands for the id", { "only-apps=org.signal.Signal", "0 titles visit=1 app=signal -> nudge" } },
  { "on either side", { "only-apps=signal.desktop", "0 titles visit=1 app=org.signal.Signal -> nudge" } },
  { "but not for a part of a word, or of another id", { "only-apps=nal;signal.Signal;Signal.org", "0 titles visit=1 app=org.signal.Signal -> nothing" } },
  { "one of several", { "only-apps=org.signal.Signal;thunderbird", "0 titles visit=1 app=Thunderbird -> nudge" } },

  { "one pop-up with a count", { "", "0 notifications -> incoming 1", "0 shown", "60 notifications -> incoming 2", "120 notifications -> incoming 3" } },
  { "one message through several programs is one", { "", "0 notifications banner=1 -> incoming 1", "4.9 notifications banner=2 -> nothing", "5 notifications banner=3 -> incoming 2" } },
  { "until it is answered", { "", "0 notifications -> incoming 1", "0 shown", "60 incoming answered", "61 notifications -> incoming 1" } },
  { "an answer is no answer to what comes at once", { "", "0 notifications -> incoming 1", "1 shown", "2 incoming left", "3 notifications -> nothing", "5 notifications -> incoming 1" } },
  { "closed: none for half an hour from when it was shown", { "", "0 notifications -> incoming 1", "10 shown", "20 incoming closed", "600 notifications -> nothing", "1809.9 notifications -> nothing", "1815 notifications -> incoming 1" } },
  { "on the screen for half an hour: a new one", { "", "0 notifications -> incoming 1", "0 shown", "1700 notifications -> incoming 2", "1800 notifications -> incoming 1" } },
  { "held: as old as the last that arrived", { "", "0 notifications -> incoming 1", "1200 notifications -> incoming 2", "2400 notifications -> incoming 3", "4200 notifications -> incoming 1" } },
  { "not shown: forgotten", { "", "0 notifications -> incoming 1", "1 incoming failed", "10 notifications -> incoming 1" } },
  { "probably practical", { "", "0 notifications let-through -> incoming 1 let-through", "60 notifications -> incoming 2 let-through" } },
  { "the second copy of a message may tell more", { "", "0 notifications -> incoming 1", "1 notifications let-through -> incoming 1 let-through", "2 notifications let-through -> nothing" } },

  { "hush: every copy of it", { "incoming=hush", "0 notifications banner=1 -> hush", "1 notifications banner=2 -> hush", "60 notifications banner=3 -> hush" } },
  { "never a call", { "incoming=hush", "0 notifications banner=1 call -> incoming 1" } },
  { "never what is let through", { "incoming=hush", "0 notifications banner=1 let-through -> incoming 1 let-through", "1 notifications banner=2 -> hush" } },
  { "hushed or not, what is let through is told", { "incoming=hush", "0 notifications banner=1 -> hush", "1 notifications banner=2 let-through -> incoming 1 let-through" } },
  { "never with goal safety", { "incoming=hush goal=safety", "0 notifications banner=1 -> incoming 1" } },
  { "never in mode limited", { "incoming=hush mode=limited", "0 notifications banner=1 -> incoming 1" } },
  { "nor what cannot be closed", { "incoming=hush", "0 notifications -> incoming 1" } },
  { "not while they talk: it is their answer", { "incoming=hush phase=talking", "0 notifications banner=1 -> incoming 1" } },
  { "not hushed without a plan", { "incoming=hush phase=none", "0 notifications banner=1 -> nothing" } },
};

static gint64
seconds (const gchar *text)
{
  return (gint64) (g_ascii_strtod (text, NULL) * G_USEC_PER_SEC);
}

/* What stands after "NAME=" in @words, or NULL. */
static const gchar *
value_of (gchar **words, const gchar *name)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], name) && words[i][strlen (name)] == '=')
      return words[i] + strlen (name) + 1;
  return NULL;
}

static gint
named (gchar **words, const gchar *name, const gchar *const *names, gint otherwise)
{
  const gchar *value = value_of (words, name);
  gint number = otherwise;

  g_assert_true (value == NULL || hiatus_names_find (names, value, &number));
  return number;
}

static HiatusPhase
read_phase (gchar **words)
{
  const gchar *value = value_of (words, "phase");
  HiatusPhase phase = HIATUS_PHASE_NONE;

  if (value == NULL)
    return HIATUS_PHASE_RUNNING;
  while (g_strcmp0 (hiatus_phase_to_string (phase), value) != 0)
    phase++;
  return phase;
}

static HiatusContact *
read_contact (gchar **words, const gchar *label)
{
  HiatusContact *contact = hiatus_contact_new (label);
  const gchar *only_apps = value_of (words, "only-apps");

  contact->incoming = named (words, "incoming", hiatus_incoming_names, HIATUS_INCOMING_ADVISE);
  contact->outgoing = named (words, "outgoing", hiatus_outgoing_names, HIATUS_OUTGOING_NUDGE);
  if (only_apps != NULL)
    {
      g_strfreev (contact->only_apps);
      contact->only_apps = g_strsplit (only_apps, ";", -1);
    }
  return contact;
}

static HiatusResponseFacts
read_facts (gchar **words, gint64 base_us)
{
  const gchar *slip = value_of (words, "slip");
  const gchar *sending = value_of (words, "sending");

  return (HiatusResponseFacts){
    .phase = read_phase (words),
    .goal = named (words, "goal", hiatus_goal_names, HIATUS_GOAL_HEAL),
    .mode = named (words, "mode", hiatus_mode_names, HIATUS_MODE_STRICT),
    .last_slip_us = slip == NULL ? 0 : base_us + seconds (slip),
    .sending_until_us = sending == NULL ? 0 : base_us + seconds (sending),
  };
}

static gboolean
has_word (gchar **words, const gchar *word)
{
  return g_strv_contains ((const gchar *const *) words, word);
}

static void
see (HiatusResponder *responder, gchar **setting, const HiatusResponseFacts *facts, gint64 now_us, const gchar *line)
{
  g_auto (GStrv) halves = g_strsplit (line, " -> ", 2);
  g_auto (GStrv) words = g_strsplit (halves[0], " ", -1);
  g_auto (GStrv) expected = g_strsplit (halves[1], " ", -1);
  const gchar *label = value_of (words, "of");
  const gchar *visit = value_of (words, "visit");
  const gchar *banner = value_of (words, "banner");
  g_autoptr (HiatusContact) contact = read_contact (setting, label == NULL ? "Alex" : label);
  g_autofree gchar *application = g_strdup (value_of (words, "app"));
  HiatusSighting sighting = {
    .contact = contact,
    .application = application,
    .visit = visit == NULL ? 0 : g_ascii_strtoull (visit, NULL, 10),
    .banner = banner == NULL ? 0 : g_ascii_strtoull (banner, NULL, 10),
    .is_call = has_word (words, "call"),
    .let_through = has_word (words, "let-through"),
  };
  gint source;
  HiatusResponse response;

  g_assert_true (hiatus_names_find (hiatus_source_names, words[1], &source));
  sighting.source = (HiatusSource) source;
  hiatus_responder_take (responder, &sighting, facts, now_us, &response);
  g_assert_cmpstr (kind_names[response.kind], ==, expected[0]);
  g_assert_cmpuint (response.count, ==, response.kind == HIATUS_RESPONSE_INCOMING ? g_ascii_strtoull (expected[1], NULL, 10) : 0);
  g_assert_cmpint (response.let_through, ==, has_word (expected, "let-through"));
}

static void
live (HiatusResponder *responder, gchar **setting, const HiatusResponseFacts *facts, gint64 base_us, const gchar *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  gint64 now_us = base_us + seconds (words[0]);
  HiatusDirection direction = g_str_equal (words[1], "incoming") ? HIATUS_DIRECTION_INCOMING : HIATUS_DIRECTION_OUTGOING;
  gint end;

  g_test_message ("%s", line);
  if (strstr (line, "->") != NULL)
    see (responder, setting, facts, now_us, line);
  else if (g_str_equal (words[1], "shown"))
    hiatus_responder_incoming_shown (responder, "Alex", now_us);
  else
    {
      g_assert_true (hiatus_names_find (end_names, words[2], &end));
      hiatus_responder_end (responder, "Alex", direction, (HiatusResponseEnd) end, now_us);
    }
}

static void
test_stories (void)
{
  gint64 base_us = fixture_instant (NOON);

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autoptr (HiatusResponder) responder = hiatus_responder_new ();
      g_auto (GStrv) setting = g_strsplit (stories[i].lines[0], " ", -1);
      HiatusResponseFacts facts = read_facts (setting, base_us);

      g_test_message ("%s: %s", stories[i].about, stories[i].lines[0]);
      for (guint k = 1; stories[i].lines[k] != NULL; k++)
        live (responder, setting, &facts, base_us, stories[i].lines[k]);
    }
}

/* Whoever leaves a thousand windows is asked again in the first, not remembered for ever. */
static void
test_left_is_bounded (void)
{
  g_autoptr (HiatusResponder) responder = hiatus_responder_new ();
  g_autoptr (HiatusContact) contact = hiatus_contact_new ("Alex");
  const HiatusResponseFacts facts = { .phase = HIATUS_PHASE_RUNNING };
  gint64 now_us = fixture_instant (NOON);
  HiatusResponse response;

  for (guint visit = 1; visit <= 1000; visit++)
    {
      const HiatusSighting sighting = { .source = HIATUS_SOURCE_TITLES, .contact = contact, .visit = visit };

      now_us += 3 * G_TIME_SPAN_MINUTE;
      hiatus_responder_take (responder, &sighting, &facts, now_us, &response);
      g_assert_cmpint (response.kind, ==, HIATUS_RESPONSE_NUDGE);
      hiatus_responder_end (responder, "Alex", HIATUS_DIRECTION_OUTGOING, HIATUS_RESPONSE_LEFT, now_us);
    }
  for (guint visit = 990; visit <= 1000; visit++)
    {
      const HiatusSighting sighting = { .source = HIATUS_SOURCE_TITLES, .contact = contact, .visit = visit };

      hiatus_responder_take (responder, &sighting, &facts, now_us + G_TIME_SPAN_DAY, &response);
      g_assert_cmpint (response.kind, ==, HIATUS_RESPONSE_NOTHING);
    }
}

typedef struct
{
  HiatusResponseKind kind;
  HiatusScene scene;
  HiatusResponseForm form;
} Form;

static const Form forms[] = {
  { HIATUS_RESPONSE_NUDGE, { FALSE, TRUE, 12 * 60 }, { FALSE, FALSE, FALSE, FALSE } },
  { HIATUS_RESPONSE_NUDGE, { FALSE, FALSE, 12 * 60 }, { FALSE, FALSE, FALSE, FALSE } },
  { HIATUS_RESPONSE_NUDGE, { FALSE, TRUE, 22 * 60 + 59 }, { FALSE, FALSE, FALSE, FALSE } },
  { HIATUS_RESPONSE_NUDGE, { FALSE, TRUE, 23 * 60 }, { FALSE, TRUE, FALSE, FALSE } },
  { HIATUS_RESPONSE_NUDGE, { FALSE, TRUE, 0 }, { FALSE, TRUE, FALSE, FALSE } },
  { HIATUS_RESPONSE_NUDGE, { FALSE, TRUE, 5 * 60 + 59 }, { FALSE, TRUE, FALSE, FALSE } },
  { HIATUS_RESPONSE_NUDGE, { FALSE, TRUE, 6 * 60 }, { FALSE, FALSE, FALSE, FALSE } },
  { HIATUS_RESPONSE_NUDGE, { TRUE, TRUE, 12 * 60 }, { TRUE, FALSE, FALSE, TRUE } },
  { HIATUS_RESPONSE_NUDGE, { TRUE, FALSE, 0 }, { FALSE, TRUE, TRUE, TRUE } },
  { HIATUS_RESPONSE_PAUSE, { FALSE, TRUE, 0 }, { TRUE, FALSE, FALSE, FALSE } },
  { HIATUS_RESPONSE_PAUSE, { TRUE, TRUE, 12 * 60 }, { TRUE, FALSE, FALSE, TRUE } },
  { HIATUS_RESPONSE_PAUSE, { FALSE, FALSE, 12 * 60 }, { FALSE, FALSE, TRUE, FALSE } },
  { HIATUS_RESPONSE_PAUSE, { FALSE, FALSE, 0 }, { FALSE, TRUE, TRUE, FALSE } },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      HiatusResponseForm form;

      g_test_message ("%s at minute %d, do not disturb: %d, can raise: %d", kind_names[forms[i].kind], forms[i].scene.minute, forms[i].scene.do_not_disturb, forms[i].scene.can_raise);
      hiatus_response_form (forms[i].kind, &forms[i].scene, &form);
      g_assert_cmpint (form.is_pause, ==, forms[i].form.is_pause);
      g_assert_cmpint (form.is_late, ==, forms[i].form.is_late);
      g_assert_cmpint (form.has_breath, ==, forms[i].form.has_breath);
      g_assert_cmpint (form.draws_attention, ==, forms[i].form.draws_attention);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/response/stories", test_stories);
  g_test_add_func ("/core/response/left-is-bounded", test_left_is_bounded);
  g_test_add_func ("/core/response/forms", test_forms);
  return g_test_run ();
}
