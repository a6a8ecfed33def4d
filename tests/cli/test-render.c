/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "daemon/api/event-columns.h"
#include "daemon/api/words.h"
#include "daemon/cli/render-event.h"
#include "daemon/cli/render-status.h"
#include "daemon/cli/render.h"

/* 12 March 2025, 14:02:30 in Berlin, an hour ahead of UTC. */
#define NOW_US (G_GINT64_CONSTANT (1741784550) * G_USEC_PER_SEC)
#define NOW "int64 1741784550000000"
/* 1 April 2025, 09:00 in Berlin, by then two hours ahead. */
#define APRIL "int64 1743490800000000"

static GTimeZone *
berlin (void)
{
  GTimeZone *zone = g_time_zone_new_identifier ("Europe/Berlin");

  g_assert_nonnull (zone);
  return zone;
}

static GVariant *
parse (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *value = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return value;
}

/* --- states --- */

typedef struct
{
  const gchar *name;
  const gchar *state;
  const gchar *text;
  const gchar *json;
} StateCase;

static const StateCase state_cases[] = {
  {
      "nothing-at-all",
      "{}",
      "No stretch is under way. 'hiatus plan start' begins one.\n",
      "{\"phase\":null,\"goal\":null,\"mode\":null,\"day\":null,\"length\":null,\"days_left\":null,\"ends_on\":null,"
      "\"kept\":null,\"urges_today\":null,\"urges_total\":null,\"last_event\":null,\"watching\":[]}\n",
  },
  {
      "none-with-urges",
      "{'phase': <'none'>, 'urges-today': <uint32 1>, 'urges-total': <uint32 3>, 'last-event-kind': <'urge'>, 'last-event-at': <" NOW ">}",
      "No stretch is under way. 'hiatus plan start' begins one.\n1 urge today. 3 in all.\n",
      "{\"phase\":\"none\",\"goal\":null,\"mode\":null,\"day\":null,\"length\":null,\"days_left\":null,\"ends_on\":null,"
      "\"kept\":null,\"urges_today\":1,\"urges_total\":3,\"last_event\":{\"kind\":\"urge\",\"at\":\"2025-03-12T14:02:30+01:00\"},\"watching\":[]}\n",
  },
  {
      "planned",
      "{'phase': <'planned'>, 'goal': <'heal'>, 'mode': <'strict'>, 'day': <0>, 'length': <28>, 'days-left': <28>, 'kept': <0>,"
      " 'starts-on': <'2025-03-20'>, 'ends-on': <'2025-04-16'>, 'urges-today': <uint32 0>, 'urges-total': <uint32 0>, 'watching': <@as []>}",
      "This stretch starts on 20 March 2025. It is 28 days long. The last day is 16 April 2025.\n",
      "{\"phase\":\"planned\",\"goal\":\"heal\",\"mode\":\"strict\",\"day\":0,\"length\":28,\"days_left\":28,\"ends_on\":\"2025-04-16\","
      "\"kept\":0,\"urges_today\":0,\"urges_total\":0,\"last_event\":null,\"watching\":[]}\n",
  },
  {
      "planned-tomorrow-open",
      "{'phase': <'planned'>, 'day': <0>, 'starts-on': <'2025-03-13'>}",
      "This stretch starts tomorrow. It has no set end.\n",
      NULL,
  },
  {
      "planned-tomorrow-one-day",
      "{'phase': <'planned'>, 'day': <0>, 'length': <1>, 'starts-on': <'2025-03-13'>, 'ends-on': <'2025-03-13'>}",
      "This stretch starts tomorrow. It is 1 day long. The last day is 13 March 2025.\n",
      NULL,
  },
  {
      "running",
      "{'phase': <'running'>, 'goal': <'reconcile'>, 'mode': <'limited'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'kept': <11>,"
      " 'starts-on': <'2025-03-01'>, 'ends-on': <'2025-03-28'>, 'urges-today': <uint32 2>, 'urges-total': <uint32 9>,"
      " 'last-event-kind': <'slip'>, 'last-event-at': <" APRIL ">, 'watching': <['notifications', 'titles']>}",
      "Day 12 of 28, 16 to go. The last day is 28 March 2025.\n11 of 12 days kept.\n2 urges today. 9 in this stretch.\n"
      "Watching: notifications, window titles.\n",
      "{\"phase\":\"running\",\"goal\":\"reconcile\",\"mode\":\"limited\",\"day\":12,\"length\":28,\"days_left\":16,\"ends_on\":\"2025-03-28\","
      "\"kept\":11,\"urges_today\":2,\"urges_total\":9,\"last_event\":{\"kind\":\"slip\",\"at\":\"2025-04-01T09:00:00+02:00\"},"
      "\"watching\":[\"notifications\",\"titles\"]}\n",
  },
  {
      "first-day-last-day",
      "{'phase': <'reviewing'>, 'day': <1>, 'length': <1>, 'days-left': <0>, 'kept': <1>, 'ends-on': <'2025-03-12'>}",
      "Day 1 of 1. Today is the last day. A good time to look back.\n1 of 1 day kept.\n",
      NULL,
  },
  {
      "reviewing",
      "{'phase': <'reviewing'>, 'day': <27>, 'length': <28>, 'days-left': <1>, 'kept': <27>, 'ends-on': <'2025-03-28'>,"
      " 'urges-today': <uint32 0>, 'urges-total': <uint32 9>}",
      "Day 27 of 28, 1 to go. The last day is 28 March 2025. A good time to look back.\n27 of 27 days kept.\n"
      "No urge today. 9 in this stretch.\n",
      NULL,
  },
  {
      "open-ended",
      "{'phase': <'running'>, 'goal': <'unsure'>, 'mode': <'strict'>, 'day': <5>, 'kept': <5>, 'urges-today': <uint32 0>, 'urges-total': <uint32 0>}",
      "Day 5. This stretch has no set end.\n5 of 5 days kept.\n",
      "{\"phase\":\"running\",\"goal\":\"unsure\",\"mode\":\"strict\",\"day\":5,\"length\":null,\"days_left\":null,\"ends_on\":null,"
      "\"kept\":5,\"urges_today\":0,\"urges_total\":0,\"last_event\":null,\"watching\":[]}\n",
  },
  {
      "safety-keeps-no-count",
      "{'phase': <'running'>, 'goal': <'safety'>, 'mode': <'strict'>, 'day': <5>, 'urges-today': <uint32 0>, 'urges-total': <uint32 0>}",
      "Day 5. This stretch has no set end.\n",
      "{\"phase\":\"running\",\"goal\":\"safety\",\"mode\":\"strict\",\"day\":5,\"length\":null,\"days_left\":null,\"ends_on\":null,"
      "\"kept\":null,\"urges_today\":0,\"urges_total\":0,\"last_event\":null,\"watching\":[]}\n",
  },
  {
      "complete",
      "{'phase': <'complete'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'kept': <27>, 'ends-on': <'2025-03-11'>}",
      "This stretch of 28 days is complete. The last day was 11 March 2025. Nothing has to happen today; "
      "'hiatus script ending' is there when you want to decide.\n27 of 28 days kept.\n",
      NULL,
  },
  {
      "talking",
      "{'phase': <'talking'>, 'day': <28>, 'length': <28>, 'kept': <28>}",
      "This stretch has ended with one message. Nothing is counted down now.\n",
      NULL,
  },
  {
      "talking-in-mid-plan",
      "{'phase': <'talking'>, 'day': <10>, 'length': <28>, 'days-left': <18>, 'kept': <10>, 'plan-waits': <true>}",
      "You are talking with them, so this stretch waits. It goes on from the same day.\n",
      NULL,
  },
  {
      "closed",
      "{'phase': <'closed'>, 'day': <28>, 'length': <28>, 'kept': <28>}",
      "This stretch has ended. 'hiatus plan start' begins another if you want one.\n",
      NULL,
  },
  {
      "prompt-quiet-notice",
      "{'phase': <'running'>, 'day': <1>, 'length': <28>, 'days-left': <27>, 'prompt': <'Call a friend.'>, 'quiet-until': <" APRIL ">,"
      " 'notice': <'The journal was repaired;\\n2 entries are missing.'>}",
      "Day 1 of 28, 27 to go.\nToday: Call a friend.\nQuiet until 1 April 2025, 09:00.\nThe journal was repaired; 2 entries are missing.\n",
      NULL,
  },
  {
      "waiting",
      "{'phase': <'running'>, 'day': <1>, 'length': <28>, 'days-left': <27>, 'urges-today': <uint32 1>, 'urges-total': <uint32 3>,"
      " 'ridden-out': <uint32 2>, 'wait-id': <'0a1b2c3d-4'>, 'wait-until': <" APRIL ">}",
      "Day 1 of 28, 27 to go.\n1 urge today. 3 in this stretch. 2 were ridden out.\nWaiting until 1 April 2025, 09:00.\n",
      NULL,
  },
  {
      "waited",
      "{'phase': <'none'>, 'wait-id': <'0a1b2c3d-4'>, 'wait-until': <" APRIL ">, 'wait-asks': <true>}",
      "No stretch is under way. 'hiatus plan start' begins one.\nThe wait is over. How strong is it now? The tray takes your answer.\n",
      NULL,
  },
  {
      "prompt-done-quiet-over",
      "{'phase': <'running'>, 'day': <1>, 'length': <28>, 'days-left': <27>, 'prompt': <'Call a friend.'>, 'prompt-answer': <'done'>,"
      " 'quiet-until': <" NOW ">}",
      "Day 1 of 28, 27 to go.\nToday, done: Call a friend.\n",
      NULL,
  },
  {
      "prompt-not-today",
      "{'phase': <'running'>, 'day': <1>, 'length': <28>, 'days-left': <27>, 'prompt': <'Call a friend.'>, 'prompt-answer': <'not-today'>}",
      "Day 1 of 28, 27 to go.\n",
      NULL,
  },
};

static void
test_state (gconstpointer data)
{
  const StateCase *row = data;
  g_autoptr (GTimeZone) zone = berlin ();
  g_autoptr (GVariant) state = parse (row->state);
  g_autofree gchar *text = hiatus_render_state_text (state, NOW_US, zone);
  g_autofree gchar *json = hiatus_render_state_json (state, zone);

  g_assert_cmpstr (text, ==, row->text);
  if (row->json != NULL)
    g_assert_cmpstr (json, ==, row->json);
}

#define SENT "It is sent. You don't need to explain it with another.\n"
#define COMPANY "To wait a little: hiatus wait. For somebody to talk to: hiatus help-now\n"

static void
test_after_slip (void)
{
  static const struct
  {
    const gchar *state;
    const gchar *text;
  } rows[] = {
    { "{'phase': <'running'>, 'goal': <'heal'>, 'kept': <11>}", SENT "11 days still stand.\n" COMPANY },
    { "{'phase': <'running'>, 'goal': <'heal'>, 'kept': <1>}", SENT "1 day still stands.\n" COMPANY },
    { "{'phase': <'complete'>, 'goal': <'heal'>, 'kept': <27>}", SENT "27 days still stand.\n" COMPANY },
    { "{'phase': <'running'>, 'goal': <'heal'>, 'kept': <0>}", SENT COMPANY },
    { "{'phase': <'closed'>, 'goal': <'heal'>, 'kept': <11>}", SENT COMPANY },
    { "{'phase': <'none'>}", SENT COMPANY },
    { "{'phase': <'running'>, 'goal': <'heal'>, 'mode': <'limited'>, 'kept': <2>}",
      SENT "2 days still stand.\nIf it was practical (children, work, money), it was agreed contact, which does not count. To take it back: hiatus undo\n" COMPANY },
    { "{'phase': <'running'>, 'goal': <'safety'>, 'mode': <'limited'>}",
      "If there is an order, this may break it. Do not explain or apologise in another message. Call your lawyer, or whoever advises you.\n" COMPANY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) state = parse (rows[i].state);
      g_autofree gchar *text = hiatus_render_after_slip (state);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* --- events --- */

#define HEAD "'position': <uint64 4>, 'id': <'0a1b2c3d-4'>, 'at': <" NOW ">, 'recorded': <" APRIL ">, 'date': <'2025-03-12'>"
#define JSON_HEAD(kind) "{\"id\":\"0a1b2c3d-4\",\"kind\":\"" kind "\",\"at\":\"2025-03-12T14:02:30+01:00\",\"recorded\":\"2025-04-01T09:00:00+02:00\",\"date\":\"2025-03-12\","
#define CSV_HEAD(kind) "0a1b2c3d-4," kind ",2025-03-12T14:02:30+01:00,2025-04-01T09:00:00+02:00,2025-03-12,"
#define LINE(what) "12 Mar 2025, 14:02  " what "  [0a1b2c3d-4]\n"

typedef struct
{
  const gchar *name;
  const gchar *event;
  const gchar *line;
  const gchar *json;
  const gchar *csv; /* without the empty fields at the end */
} EventCase;

static const EventCase event_cases[] = {
  {
      "plan-start",
      "{" HEAD ", 'kind': <'plan-start'>, 'starts-on': <'2025-03-01'>, 'length': <28>, 'goal': <'heal'>, 'mode': <'strict'>}",
      LINE ("Started a stretch of 28 days from 1 March 2025"),
      JSON_HEAD ("plan-start") "\"undone\":false,\"starts_on\":\"2025-03-01\",\"length\":28,\"goal\":\"heal\",\"mode\":\"strict\"}",
      CSV_HEAD ("plan-start") "false,2025-03-01,28,heal,strict",
  },
  {
      "plan-start-open",
      "{" HEAD ", 'kind': <'plan-start'>, 'starts-on': <'2025-03-01'>, 'length': <0>, 'goal': <'safety'>, 'mode': <'limited'>}",
      LINE ("Started a stretch from 1 March 2025, without a set end"),
      JSON_HEAD ("plan-start") "\"undone\":false,\"starts_on\":\"2025-03-01\",\"length\":null,\"goal\":\"safety\",\"mode\":\"limited\"}",
      CSV_HEAD ("plan-start") "false,2025-03-01,,safety,limited",
  },
  {
      "plan-length",
      "{" HEAD ", 'kind': <'plan-length'>, 'length': <1>}",
      LINE ("Changed the stretch to 1 day"),
      JSON_HEAD ("plan-length") "\"undone\":false,\"length\":1}",
      CSV_HEAD ("plan-length") "false,,1",
  },
  {
      "plan-length-open",
      "{" HEAD ", 'kind': <'plan-length'>, 'length': <0>}",
      LINE ("Took away the set end of the stretch"),
      NULL,
      NULL,
  },
  {
      "plan-end",
      "{" HEAD ", 'kind': <'plan-end'>, 'decision': <'let-go'>}",
      LINE ("Ended the stretch: let go"),
      JSON_HEAD ("plan-end") "\"undone\":false,\"decision\":\"let-go\"}",
      CSV_HEAD ("plan-end") "false,,,,,let-go",
  },
  { "plan-end-message", "{" HEAD ", 'kind': <'plan-end'>, 'decision': <'reach-out'>}", LINE ("Ended the stretch: one message"), NULL, NULL },
  { "plan-end-undecided", "{" HEAD ", 'kind': <'plan-end'>, 'decision': <'none'>}", LINE ("Ended the stretch"), NULL, NULL },
  {
      "urge-unsaid-strength",
      "{" HEAD ", 'kind': <'urge'>, 'strength': <0>}",
      LINE ("An urge"),
      JSON_HEAD ("urge") "\"undone\":false,\"strength\":null}",
      CSV_HEAD ("urge") "false",
  },
  {
      "urge-with-quotes-commas-and-lines",
      "{" HEAD ", 'kind': <'urge'>, 'strength': <2>, 'trigger': <'a song, \"ours\"'>, 'note': <'first\\nsecond\\r\\n\\tthird'>, 'undone': <true>}",
      LINE ("An urge, strong \"a song, \"ours\"\" \"first second   third\" (taken back)"),
      JSON_HEAD ("urge") "\"undone\":true,\"strength\":2,\"trigger\":\"a song, \\\"ours\\\"\",\"note\":\"first\\nsecond\\r\\n\\tthird\"}",
      CSV_HEAD ("urge") "true,,,,,,2,\"a song, \"\"ours\"\"\",\"first\nsecond\r\n\tthird\"",
  },
  {
      "slip-in-other-scripts",
      "{" HEAD ", 'kind': <'slip'>, 'note': <'\xc3\xa4 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x8c\x99'>}",
      LINE ("I got in touch \"\xc3\xa4 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x8c\x99\""),
      JSON_HEAD ("slip") "\"undone\":false,\"note\":\"\xc3\xa4 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x8c\x99\"}",
      CSV_HEAD ("slip") "false,,,,,,,,\xc3\xa4 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xf0\x9f\x8c\x99",
  },
  { "look-that-would-move-the-cursor",
    "{" HEAD ", 'kind': <'look'>, 'note': <'\\u001b[2Jx\\u202ey'>}",
    LINE ("I checked on them \" [2Jx y\""),
    NULL,
    NULL },
  { "long-note",
    "{" HEAD ", 'kind': <'look'>, 'note': <'1234567890123456789012345678901234567890123456789012345678901'>}",
    LINE ("I checked on them \"123456789012345678901234567890123456789012345678901234567890...\""),
    NULL,
    NULL },
  {
      "popup",
      "{" HEAD ", 'kind': <'popup'>, 'popup': <'day'>, 'day': <'2025-03-12'>, 'prompt': <'people-1'>}",
      LINE ("Pop-up of the day"),
      JSON_HEAD ("popup") "\"undone\":false,\"popup\":\"day\",\"day\":\"2025-03-12\",\"prompt\":\"people-1\"}",
      CSV_HEAD ("popup") "false,,,,,,,,,day,,2025-03-12,people-1",
  },
  { "popup-answer", "{" HEAD ", 'kind': <'popup-answer'>, 'popup': <'end'>, 'answer': <'later'>}", LINE ("Pop-up at the end of the stretch: Later"), NULL, NULL },
  { "prompt", "{" HEAD ", 'kind': <'prompt'>, 'answer': <'not-today'>}", LINE ("Suggestion of the day: Not today"), NULL, NULL },
  {
      "quiet",
      "{" HEAD ", 'kind': <'quiet'>, 'until': <" APRIL ">}",
      LINE ("Quiet until 1 April 2025, 09:00"),
      JSON_HEAD ("quiet") "\"undone\":false,\"until\":\"2025-04-01T09:00:00+02:00\"}",
      CSV_HEAD ("quiet") "false,,,,,,,,,,,,,2025-04-01T09:00:00+02:00",
  },
  {
      "quiet-no-longer",
      "{" HEAD ", 'kind': <'quiet'>, 'until': <int64 0>}",
      LINE ("Quiet no longer"),
      JSON_HEAD ("quiet") "\"undone\":false,\"until\":null}",
      NULL,
  },
  {
      "undo",
      "{" HEAD ", 'kind': <'undo'>, 'target': <'0a1b2c3d-3'>}",
      LINE ("Took back 0a1b2c3d-3"),
      JSON_HEAD ("undo") "\"undone\":false,\"target\":\"0a1b2c3d-3\"}",
      CSV_HEAD ("undo") "false,,,,,,,,,,,,,,0a1b2c3d-3",
  },
  {
      "repair",
      "{" HEAD ", 'kind': <'repair'>, 'missing': <2>}",
      LINE ("The journal was repaired, 2 entries are missing"),
      JSON_HEAD ("repair") "\"undone\":false,\"missing\":2}",
      CSV_HEAD ("repair") "false,,,,,,,,,,,,,,,2",
  },
  {
      "repair-whole",
      "{" HEAD ", 'kind': <'repair'>, 'missing': <0>}",
      LINE ("The journal was repaired, nothing is missing"),
      JSON_HEAD ("repair") "\"undone\":false,\"missing\":0}",
      NULL,
  },
  {
      "letter",
      "{" HEAD ", 'kind': <'letter'>, 'until': <int64 0>, 'note': <'not to be seen'>}",
      LINE ("Wrote a letter, and kept it"),
      JSON_HEAD ("letter") "\"undone\":false,\"note\":\"not to be seen\",\"until\":null}",
      NULL,
  },
  {
      "letter-again",
      "{" HEAD ", 'kind': <'letter'>, 'until': <int64 1741856400000000>, 'note': <'not to be seen'>}",
      LINE ("Wrote a letter, to be shown again: 13 March 2025, 10:00"),
      JSON_HEAD ("letter") "\"undone\":false,\"note\":\"not to be seen\",\"until\":\"2025-03-13T10:00:00+01:00\"}",
      NULL,
  },
  {
      "letter-thrown-away",
      "{" HEAD ", 'kind': <'letter'>, 'until': <int64 0>}",
      LINE ("Wrote a letter, and kept nothing of it"),
      JSON_HEAD ("letter") "\"undone\":false,\"until\":null}",
      NULL,
  },
  {
      "letter-felt",
      "{" HEAD ", 'kind': <'letter-felt'>, 'target': <'0a1b2c3d-3'>, 'answer': <'heavier'>}",
      LINE ("After a letter: heavier"),
      JSON_HEAD ("letter-felt") "\"undone\":false,\"answer\":\"heavier\",\"target\":\"0a1b2c3d-3\"}",
      NULL,
  },
  {
      "of-a-newer-hiatus",
      "{" HEAD ", 'kind': <'sunrise'>, 'pages': <2>}",
      LINE ("An entry of a newer Hiatus (sunrise)"),
      JSON_HEAD ("sunrise") "\"undone\":false}",
      CSV_HEAD ("sunrise") "false",
  },
  { "incoming", "{" HEAD ", 'kind': <'incoming'>, 'about': <'none'>}", LINE ("They wrote"), JSON_HEAD ("incoming") "\"undone\":false,\"about\":\"none\"}", NULL },
  { "incoming-small-talk", "{" HEAD ", 'kind': <'incoming'>, 'about': <'small-talk'>}", LINE ("They wrote: small talk"), NULL, NULL },
  { "incoming-us", "{" HEAD ", 'kind': <'incoming'>, 'about': <'us'>}", LINE ("They wrote: about us"), NULL, NULL },
  { "incoming-upset", "{" HEAD ", 'kind': <'incoming'>, 'about': <'upset'>}", LINE ("They wrote: it upset me"), NULL, NULL },
  { "incoming-of-a-newer-hiatus", "{" HEAD ", 'kind': <'incoming'>, 'about': <'weather'>}", LINE ("They wrote"), NULL, NULL },
  {
      "incoming-noticed",
      "{" HEAD ", 'kind': <'incoming'>, 'about': <'practical'>, 'origin': <'notifications'>, 'contact': <'Alex, \"Lexi\"'>, 'note': <'the rent'>, 'undone': <true>}",
      LINE ("They wrote: practical · Alex, \"Lexi\" \"the rent\" (noticed in a notification) (taken back)"),
      JSON_HEAD ("incoming") "\"undone\":true,\"note\":\"the rent\",\"about\":\"practical\",\"origin\":\"notifications\",\"contact\":\"Alex, \\\"Lexi\\\"\"}",
      CSV_HEAD ("incoming") "true,,,,,,,,the rent,,,,,,,,practical,,notifications,\"Alex, \"\"Lexi\"\"\"",
  },
  { "look-noticed", "{" HEAD ", 'kind': <'look'>, 'origin': <'titles'>}", LINE ("I checked on them (noticed in a window title)"), NULL, NULL },
  { "urge-noticed", "{" HEAD ", 'kind': <'urge'>, 'strength': <0>, 'origin': <'clipboard'>}", LINE ("An urge (noticed on the clipboard)"), NULL, NULL },
  { "contact-that-would-move-the-cursor", "{" HEAD ", 'kind': <'slip'>, 'contact': <'\\u001b[2JAl\\u202eex'>}", LINE ("I got in touch ·  [2JAl ex"), NULL, NULL },
  { "encounter", "{" HEAD ", 'kind': <'encounter'>, 'went': <'none'>}", LINE ("We met"), NULL, NULL },
  { "encounter-well", "{" HEAD ", 'kind': <'encounter'>, 'went': <'well'>}", LINE ("We met: it went well"), NULL, NULL },
  {
      "encounter-hard",
      "{" HEAD ", 'kind': <'encounter'>, 'went': <'hard'>}",
      LINE ("We met: it was hard"),
      JSON_HEAD ("encounter") "\"undone\":false,\"went\":\"hard\"}",
      CSV_HEAD ("encounter") "false,,,,,,,,,,,,,,,,,hard",
  },
  {
      "wrong-person",
      "{" HEAD ", 'kind': <'wrong-person'>, 'contact': <'Alex'>, 'keyword': <'Lexi'>}",
      LINE ("Wrong person · Alex \"Lexi\""),
      JSON_HEAD ("wrong-person") "\"undone\":false,\"contact\":\"Alex\",\"keyword\":\"Lexi\"}",
      CSV_HEAD ("wrong-person") "false,,,,,,,,,,,,,,,,,,,Alex,Lexi",
  },
  {
      "watch-pause",
      "{" HEAD ", 'kind': <'watch-pause'>, 'until': <" APRIL ">}",
      LINE ("Watching paused until 1 April 2025, 09:00"),
      JSON_HEAD ("watch-pause") "\"undone\":false,\"until\":\"2025-04-01T09:00:00+02:00\"}",
      NULL,
  },
  {
      "watch-pause-until-resumed",
      "{" HEAD ", 'kind': <'watch-pause'>, 'until': <int64 9223372036854775807>}",
      LINE ("Watching paused"),
      JSON_HEAD ("watch-pause") "\"undone\":false,\"until\":\"resumed\"}",
      CSV_HEAD ("watch-pause") "false,,,,,,,,,,,,,resumed",
  },
  {
      "watch-pause-no-longer",
      "{" HEAD ", 'kind': <'watch-pause'>, 'until': <int64 0>}",
      LINE ("Watching resumed"),
      JSON_HEAD ("watch-pause") "\"undone\":false,\"until\":null}",
      NULL,
  },
  {
      "sending",
      "{" HEAD ", 'kind': <'sending'>, 'until': <" APRIL ">, 'contact': <'Alex'>}",
      LINE ("I'm sending it now · Alex"),
      JSON_HEAD ("sending") "\"undone\":false,\"until\":\"2025-04-01T09:00:00+02:00\",\"contact\":\"Alex\"}",
      NULL,
  },
  {
      "plan-change",
      "{" HEAD ", 'kind': <'plan-change'>, 'goal': <'safety'>, 'mode': <'limited'>}",
      LINE ("Changed the stretch: goal safety, mode limited"),
      JSON_HEAD ("plan-change") "\"undone\":false,\"goal\":\"safety\",\"mode\":\"limited\"}",
      NULL,
  },
  {
      "wait",
      "{" HEAD ", 'kind': <'wait'>, 'minutes': <5>, 'strength': <3>}",
      LINE ("Waited, for 5 minutes"),
      JSON_HEAD ("wait") "\"undone\":false,\"strength\":3,\"minutes\":5}",
      NULL,
  },
  {
      "wait-end",
      "{" HEAD ", 'kind': <'wait-end'>, 'target': <'0a1b2c3d-3'>, 'answer': <'lighter'>, 'strength': <2>}",
      LINE ("After waiting: lighter"),
      JSON_HEAD ("wait-end") "\"undone\":false,\"strength\":2,\"answer\":\"lighter\",\"target\":\"0a1b2c3d-3\"}",
      NULL,
  },
  {
      "reflection",
      "{" HEAD ", 'kind': <'reflection'>, 'target': <'0a1b2c3d-3'>, 'note': <'Tired'>}",
      LINE ("What happened, written later \"Tired\""),
      JSON_HEAD ("reflection") "\"undone\":false,\"note\":\"Tired\",\"target\":\"0a1b2c3d-3\"}",
      NULL,
  },
  { "talk-begun", "{" HEAD ", 'kind': <'talk'>, 'talk': <'begun'>}", LINE ("Began to talk: the stretch waits"), NULL, NULL },
  {
      "talk-answered",
      "{" HEAD ", 'kind': <'talk'>, 'talk': <'answered'>}",
      LINE ("They answered"),
      JSON_HEAD ("talk") "\"undone\":false,\"talk\":\"answered\"}",
      CSV_HEAD ("talk") "false,,,,,,,,,,,,,,,,,,,,,,,,,,,,,answered",
  },
  { "talk-no-answer", "{" HEAD ", 'kind': <'talk'>, 'talk': <'no-answer'>}", LINE ("No answer yet"), NULL, NULL },
  { "talk-said-no", "{" HEAD ", 'kind': <'talk'>, 'talk': <'said-no'>}", LINE ("They said no"), NULL, NULL },
  { "talk-over", "{" HEAD ", 'kind': <'talk'>, 'talk': <'over'>}", LINE ("The talk is over: the stretch goes on"), NULL, NULL },
  { "talk-of-a-newer-hiatus", "{" HEAD ", 'kind': <'talk'>, 'talk': <'hummed'>}", LINE ("hummed"), NULL, NULL },
  {
      "safety",
      "{" HEAD ", 'kind': <'safety'>, 'danger': <'no'>, 'silence': <'yes'>}",
      LINE ("Safety check: no danger, and they asked for silence"),
      JSON_HEAD ("safety") "\"undone\":false,\"danger\":\"no\",\"silence\":\"yes\"}",
      CSV_HEAD ("safety") "false,,,,,,,,,,,,,,,,,,,,,,,no,yes",
  },
  { "safety-both-no", "{" HEAD ", 'kind': <'safety'>, 'danger': <'no'>, 'silence': <'no'>}", LINE ("Safety check: no danger, and nobody asked for silence"), NULL, NULL },
  { "safety-both-yes", "{" HEAD ", 'kind': <'safety'>, 'danger': <'yes'>, 'silence': <'yes'>}", LINE ("Safety check: there is danger, and they asked for silence"), NULL, NULL },
  { "safety-danger-only", "{" HEAD ", 'kind': <'safety'>, 'danger': <'yes'>, 'silence': <'unanswered'>}", LINE ("Safety check: there is danger"), NULL, NULL },
  { "safety-silence-only", "{" HEAD ", 'kind': <'safety'>, 'danger': <'unanswered'>, 'silence': <'no'>}", LINE ("Safety check: nobody asked for silence"), NULL, NULL },
  { "safety-of-a-newer-hiatus", "{" HEAD ", 'kind': <'safety'>, 'danger': <'unanswered'>, 'silence': <'perhaps'>}", LINE ("Safety check"), NULL, NULL },
  {
      "popup-invitation",
      "{" HEAD ", 'kind': <'popup'>, 'popup': <'invitation'>, 'day': <'2025-03-28'>, 'invitation': <'reasons'>}",
      LINE ("Pop-up with a question about the set-up"),
      JSON_HEAD ("popup") "\"undone\":false,\"popup\":\"invitation\",\"day\":\"2025-03-28\",\"invitation\":\"reasons\"}",
      NULL,
  },
};

/* @start has all but the fields at the end that are empty. */
static void
assert_record (const gchar *record, const gchar *start)
{
  g_assert_true (g_str_has_prefix (record, start));
  g_assert_cmpuint (strspn (record + strlen (start), ","), ==, strlen (record) - strlen (start) - strlen ("\r\n"));
  g_assert_true (g_str_has_suffix (record, "\r\n"));
}

static void
test_event (gconstpointer data)
{
  const EventCase *row = data;
  g_autoptr (GTimeZone) zone = berlin ();
  g_autoptr (GVariant) event = parse (row->event);
  g_autofree gchar *line = hiatus_render_event_line (event, NOW_US, zone);
  g_autofree gchar *json = hiatus_render_event_json (event, zone);
  g_autofree gchar *csv = hiatus_event_csv_record (event, zone);

  g_assert_cmpstr (line, ==, row->line);
  if (row->json != NULL)
    g_assert_cmpstr (json, ==, row->json);
  if (row->csv != NULL)
    assert_record (csv, row->csv);
}

static void
test_csv_header (void)
{
  g_autofree gchar *header = hiatus_event_csv_header ();

  g_assert_cmpstr (header,
                   ==,
                   "id,kind,at,recorded,date,undone,starts_on,length,goal,mode,decision,strength,trigger,note,"
                   "popup,answer,day,prompt,until,target,missing,about,went,origin,contact,keyword,minutes,invitation,danger,silence,script,step,progress,choice,talk,goal_said,locked\r\n");
}

static void
test_event_name (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  g_autoptr (GVariant) today = parse ("{'kind': <'urge'>, 'at': <" NOW ">}");
  g_autoptr (GVariant) other_day = parse ("{'kind': <'plan-start'>, 'at': <" APRIL ">}");
  g_autofree gchar *of_today = hiatus_render_event_name (today, NOW_US, zone);
  g_autofree gchar *of_other_day = hiatus_render_event_name (other_day, NOW_US, zone);

  g_assert_cmpstr (of_today, ==, "an urge, 14:02");
  g_assert_cmpstr (of_other_day, ==, "the start of a stretch, 1 April 2025, 09:00");
}

/* What no daemon of ours sends has to end in some text all the same. */
static void
test_out_of_range (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  g_autofree gchar *when = hiatus_render_when (G_MAXINT64, NOW_US, zone);
  g_autofree gchar *iso = hiatus_event_format_instant (G_MININT64, zone);
  g_autofree gchar *date = hiatus_words_date ("no date");

  g_assert_cmpstr (when, !=, "");
  g_assert_cmpstr (iso, !=, "");
  g_assert_cmpstr (date, ==, "no date");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (state_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/render/state/", state_cases[i].name, NULL);

      g_test_add_data_func (path, &state_cases[i], test_state);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (event_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/render/event/", event_cases[i].name, NULL);

      g_test_add_data_func (path, &event_cases[i], test_event);
    }
  g_test_add_func ("/cli/render/after-slip", test_after_slip);
  g_test_add_func ("/cli/render/csv-header", test_csv_header);
  g_test_add_func ("/cli/render/event-name", test_event_name);
  g_test_add_func ("/cli/render/out-of-range", test_out_of_range);
  return g_test_run ();
}
