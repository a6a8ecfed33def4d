/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"

/* One call, one answer: what reaches the daemon, what comes out, and the exit code. */

#define HELP(topic) " See 'hiatus help " topic "'.\n"
#define RUNNING "({'phase': <'running'>, 'goal': <'heal'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'kept': <11>, 'ends-on': <'2025-03-28'>},)"
#define HEADLINE "Day 12 of 28, 16 to go. The last day is 28 March 2025.\n"
/* 12 March 2025, 14:02 in Berlin. */
#define AT "int64 1741784520000000"
#define TWO_EVENTS                                                                                                                           \
  "([{'position': <uint64 1>, 'id': <'0a1b2c3d-1'>, 'kind': <'urge'>, 'at': <" AT ">, 'date': <'2025-03-12'>, 'note': <'\xc3\xa4, \"x\"'>, " \
  "'undone': <true>}, {'position': <uint64 2>, 'id': <'0a1b2c3d-2'>, 'kind': <'undo'>, 'at': <" AT ">, 'target': <'0a1b2c3d-1'>}],)"

#define CSV_HEADER "id,kind,at,recorded,date,undone,starts_on,length,goal,mode,decision,strength,trigger,note,popup,answer,day,prompt,until,target,missing,about,went,origin,contact,keyword,minutes,invitation,danger,silence,script,step,progress,choice,talk,goal_said,locked\r\n"

typedef struct
{
  const gchar *name;
  const gchar *arguments;
  const gchar *answers[5]; /* method, answer, method, answer */
  const gchar *calls;
  gint status;
  const gchar *out;
  const gchar *err;
} Case;

static const Case cases[] = {
  { "status", "status", { "GetState", RUNNING }, "GetState()\n", 0, HEADLINE "11 of 12 days kept.\n", "" },
  { "overview-without-a-display",
    "",
    { NULL },
    "",
    1,
    "",
    "hiatus: There is no display here for the overview: 'hiatus status' says how things stand, 'hiatus help' what else can be done.\n" },
  { "status-json",
    "status --json",
    { "GetState", "({'phase': <'none'>, 'urges-today': <uint32 0>, 'urges-total': <uint32 0>},)" },
    "GetState()\n",
    0,
    "{\"phase\":\"none\",\"goal\":null,\"mode\":null,\"day\":null,\"length\":null,\"days_left\":null,\"ends_on\":null,\"kept\":null,"
    "\"urges_today\":0,\"urges_total\":0,\"last_event\":null,\"watching\":[]}\n",
    "" },
  { "start", "plan start", { "GetState", RUNNING }, "StartPlan({},)\nGetState()\n", 0, HEADLINE, "" },
  { "start-with-all",
    "plan start --days 28 --from=2025-03-01 --goal heal --mode limited",
    { "GetState", RUNNING },
    "StartPlan({'days': <28>, 'from': <'2025-03-01'>, 'goal': <'heal'>, 'mode': <'limited'>},)\nGetState()\n",
    0,
    HEADLINE,
    "" },
  { "start-until-a-date-that-does-not-exist-is-the-daemons-to-refuse",
    "plan start --until 2025-02-30",
    { NULL },
    "StartPlan({'until': <'2025-02-30'>},)\nGetState()\n",
    0,
    "No stretch is under way. 'hiatus plan start' begins one.\n",
    "" },
  { "start-open", "plan start --open", { "GetState", RUNNING }, "StartPlan({'open': <true>},)\nGetState()\n", 0, HEADLINE, "" },
  { "start-negative", "plan start --days -3", { "GetState", RUNNING }, "StartPlan({'days': <-3>},)\nGetState()\n", 0, HEADLINE, "" },
  { "length", "plan length 28", { "GetState", RUNNING }, "ChangeLength({'days': <28>},)\nGetState()\n", 0, HEADLINE "To take it back: hiatus undo\n", "" },
  { "length-shorter",
    "plan length 20",
    { "GetState", RUNNING },
    "ChangeLength({'days': <20>},)\nGetState()\n",
    0,
    HEADLINE "The new length is in force from tomorrow on.\nTo take it back: hiatus undo\n",
    "" },
  { "length-until",
    "plan length --until 2025-03-28",
    { "GetState", RUNNING },
    "ChangeLength({'until': <'2025-03-28'>},)\nGetState()\n",
    0,
    HEADLINE "To take it back: hiatus undo\n",
    "" },
  { "change", "plan change --goal safety", { "GetState", RUNNING }, "ChangePlan({'goal': <'safety'>},)\nGetState()\n", 0, HEADLINE "To take it back: hiatus undo\n", "" },
  { "change-nothing", "plan change", { NULL }, "", 2, "", "hiatus: Give --goal, --mode, or both." HELP ("plan") },
  { "end", "plan end", { NULL }, "EndPlan('',)\nGetState()\n", 0, "No stretch is under way. 'hiatus plan start' begins one.\nTo take it back: hiatus undo\n", "" },
  { "end-wait", "plan end --decision wait", { "GetState", RUNNING }, "EndPlan('wait',)\nGetState()\n", 0, HEADLINE "To take it back: hiatus undo\n", "" },
  { "urge",
    "log urge",
    { "Log", "('0a1b2c3d-1',)", "GetState", "({'undo-id': <'0a1b2c3d-1'>, 'undo-kind': <'urge'>, 'undo-at': <" AT ">},)" },
    "Log('urge', {})\nGetState()\n",
    0,
    "Noted: an urge, 12 March 2025, 14:02. To take it back: hiatus undo\n",
    "" },
  { "urge-with-all",
    "log urge --at '2025-03-12 14:02' --strength 3 --trigger 'a song' --note '\xc3\xa4 \"x\"'",
    { "Log", "('0a1b2c3d-1',)" },
    "Log('urge', {'strength': <3>, 'at': <'2025-03-12 14:02'>, 'note': <'\xc3\xa4 \"x\"'>, 'trigger': <'a song'>})\nGetState()\n",
    0,
    "Noted: an urge. To take it back: hiatus undo 0a1b2c3d-1\n",
    "" },
  { "strength-9-is-the-daemons-to-refuse",
    "log urge --strength 9",
    { "Log", "('0a1b2c3d-1',)" },
    "Log('urge', {'strength': <9>})\nGetState()\n",
    0,
    "Noted: an urge. To take it back: hiatus undo 0a1b2c3d-1\n",
    "" },
  { "look", "log look --note=-x", { "Log", "('0a1b2c3d-1',)" }, "Log('look', {'note': <'-x'>})\nGetState()\n", 0, "Noted: you checked on them. To take it back: hiatus undo 0a1b2c3d-1\n", "" },
  { "slip",
    "log slip",
    { "Log", "('0a1b2c3d-1',)", "GetState", RUNNING },
    "Log('slip', {})\nGetState()\n",
    0,
    "Noted: you got in touch. To take it back: hiatus undo 0a1b2c3d-1\n"
    "It is sent. You don't need to explain it with another.\n11 days still stand.\n"
    "To wait a little: hiatus wait. For somebody to talk to: hiatus help-now\n",
    "" },
  { "reflection",
    "log reflection --note 'I was alone.'",
    { "Reflect", "('0a1b2c3d-2',)", "GetState", "({'undo-id': <'0a1b2c3d-2'>, 'undo-kind': <'reflection'>, 'undo-at': <" AT ">},)" },
    "Reflect('', 'I was alone.')\nGetState()\n",
    0,
    "Noted: what you wrote later, 12 March 2025, 14:02. To take it back: hiatus undo\n",
    "" },
  { "reflection-for",
    "log reflection --for 0a1b2c3d-1 --note=",
    { "Reflect", "('0a1b2c3d-2',)" },
    "Reflect('0a1b2c3d-1', '')\nGetState()\n",
    0,
    "Noted: what you wrote later. To take it back: hiatus undo 0a1b2c3d-2\n",
    "" },
  { "reflection-without-note", "log reflection", { NULL }, "", 2, "", "hiatus: Say what happened, with --note TEXT." HELP ("log") },
  { "incoming",
    "log incoming --about us --contact 'Al\xc3\xa9x D.' --note=- --at 14:02",
    { "Log", "('0a1b2c3d-1',)", "GetState", "({'undo-id': <'0a1b2c3d-1'>, 'undo-kind': <'incoming'>, 'undo-at': <" AT ">, 'advice': <'You can sleep on it.'>},)" },
    "Log('incoming', {'at': <'14:02'>, 'contact': <'Al\xc3\xa9x D.'>, 'about': <'us'>})\nGetState()\n",
    0,
    "Noted: they wrote, 12 March 2025, 14:02. To take it back: hiatus undo\nYou can sleep on it.\n",
    "" },
  { "talk",
    "log talk --came no-answer",
    { "Log", "('0a1b2c3d-9',)", "GetState", "({'undo-id': <'0a1b2c3d-9'>, 'undo-kind': <'talk'>, 'undo-at': <" AT ">, 'advice': <'Waiting is hard. Nothing needs to be added to what you said.'>},)" },
    "Log('talk', {'came': <'no-answer'>})\nGetState()\n",
    0,
    "Noted: the talk, 12 March 2025, 14:02. To take it back: hiatus undo\nWaiting is hard. Nothing needs to be added to what you said.\n",
    "" },
  { "talk-without-a-word", "log talk", { NULL }, "", 2, "", "hiatus: Say what came of it, with --came answered, --came no-answer or --came said-no." HELP ("log") },
  { "talk-of-yesterday", "log talk --came answered --at 2025-03-11", { NULL }, "", 2, "", "hiatus: log talk has no option '--at'." HELP ("log") },
  { "encounter",
    "log encounter --went hard",
    { "Log", "('0a1b2c3d-1',)" },
    "Log('encounter', {'went': <'hard'>})\nGetState()\n",
    0,
    "Noted: you met. To take it back: hiatus undo 0a1b2c3d-1\n",
    "" },
  { "advice-on-something-else",
    "log encounter",
    { "Log", "('0a1b2c3d-1',)", "GetState", "({'undo-id': <'0a1b2c3d-9'>, 'advice': <'You can sleep on it.'>},)" },
    "Log('encounter', {})\nGetState()\n",
    0,
    "Noted: you met. To take it back: hiatus undo 0a1b2c3d-1\n",
    "" },
  { "about-is-the-daemons-to-refuse",
    "log incoming --about ''",
    { "Log", "('0a1b2c3d-1',)" },
    "Log('incoming', {'about': <''>})\nGetState()\n",
    0,
    "Noted: they wrote. To take it back: hiatus undo 0a1b2c3d-1\n",
    "" },
  { "look-with-contact",
    "log look --contact Alex",
    { "Log", "('0a1b2c3d-1',)" },
    "Log('look', {'contact': <'Alex'>})\nGetState()\n",
    0,
    "Noted: you checked on them. To take it back: hiatus undo 0a1b2c3d-1\n",
    "" },
  { "undo", "undo", { "Undo", "({'kind': <'urge'>, 'at': <" AT ">},)" }, "Undo('',)\n", 0, "Taken back: an urge, 12 March 2025, 14:02.\n", "" },
  { "undo-by-id", "undo 0a1b2c3d-1", { "Undo", "({'kind': <'slip'>, 'at': <" AT ">},)" }, "Undo('0a1b2c3d-1',)\n", 0, "Taken back: you got in touch, 12 March 2025, 14:02.\n", "" },
  { "journal", "journal", { "ReadEvents", TWO_EVENTS }, "ReadEvents(0, '')\nGetState()\n", 0, "12 Mar 2025, 14:02  An urge \"\xc3\xa4, \"x\"\" (taken back)  [0a1b2c3d-1]\n", "" },
  { "journal-in-danger",
    "journal",
    { "ReadEvents", TWO_EVENTS, "GetState", "({'goal': <'safety'>},)" },
    "ReadEvents(0, '')\nGetState()\n",
    0,
    "12 Mar 2025, 14:02  An urge \"\xc3\xa4, \"x\"\" (taken back)  [0a1b2c3d-1]\nWhat stands here may be read in court too.\n",
    "" },
  { "journal-since", "journal --since 2025-03-01", { "ReadEvents", "([],)" }, "ReadEvents(0, '2025-03-01')\n", 0, "The journal has nothing from that day on.\n", "" },
  { "journal-empty", "journal", { "ReadEvents", "([],)" }, "ReadEvents(0, '')\n", 0, "The journal is empty.\n", "" },
  { "journal-json-empty", "journal --json", { "ReadEvents", "([],)" }, "ReadEvents(0, '')\n", 0, "[]\n", "" },
  { "journal-json",
    "journal --json",
    { "ReadEvents", TWO_EVENTS },
    "ReadEvents(0, '')\n",
    0,
    "[\n {\"id\":\"0a1b2c3d-1\",\"kind\":\"urge\",\"at\":\"2025-03-12T14:02:00+01:00\",\"date\":\"2025-03-12\",\"undone\":true,\"note\":\"\xc3\xa4, \\\"x\\\"\"},\n"
    " {\"id\":\"0a1b2c3d-2\",\"kind\":\"undo\",\"at\":\"2025-03-12T14:02:00+01:00\",\"undone\":false,\"target\":\"0a1b2c3d-1\"}\n]\n",
    "" },
  { "journal-csv",
    "journal --csv",
    { "ReadEvents", TWO_EVENTS },
    "ReadEvents(0, '')\n",
    0,
    CSV_HEADER
    "0a1b2c3d-1,urge,2025-03-12T14:02:00+01:00,,2025-03-12,true,,,,,,,,\"\xc3\xa4, \"\"x\"\"\",,,,,,,,,,,,,,,,,,,,,,,\r\n"
    "0a1b2c3d-2,undo,2025-03-12T14:02:00+01:00,,,false,,,,,,,,,,,,,,0a1b2c3d-1,,,,,,,,,,,,,,,,,\r\n",
    "" },
  { "journal-csv-locked",
    "journal --csv --since 2025-03-01",
    { "ReadEvents", "([{'id': <'0a1b2c3d-1'>, 'kind': <'urge'>, 'locked': <true>}],)" },
    "ReadEvents(0, '2025-03-01')\n",
    0,
    CSV_HEADER "0a1b2c3d-1,urge,,,,false,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,true\r\n",
    "Texts that are locked are left out: 'hiatus unlock' brings them back.\n" },
  { "settings",
    "settings",
    { "ListSettings", "([('times.morning', '08:30', '08:00', 'a time', 'When the day begins.', @as [])],)" },
    "ListSettings()\n",
    0,
    "times.morning = 08:30\n    When the day begins. Takes a time; preset: 08:00.\n",
    "" },
  { "settings-list", "settings list", { "ListSettings", "(@a(sssssas) [],)" }, "ListSettings()\n", 0, "", "" },
  { "settings-get", "settings get times.morning", { "GetSetting", "('08:30',)" }, "GetSetting('times.morning',)\n", 0, "08:30\n", "" },
  { "settings-set",
    "settings set times.morning 08:30",
    { "GetSetting", "('08:30',)" },
    "SetSetting('times.morning', '08:30')\nGetSetting('times.morning',)\n",
    0,
    "times.morning = 08:30\n",
    "" },
  { "settings-reset",
    "settings reset times.morning",
    { "GetSetting", "('08:00',)" },
    "ResetSetting('times.morning',)\nGetSetting('times.morning',)\n",
    0,
    "times.morning = 08:00\n",
    "" },
  { "wait",
    "wait",
    { "Wait", "('0a1b2c3d-4',)", "GetState", "({'phase': <'none'>},)" },
    "GetState()\nWait(0,)\nGetState()\n",
    0,
    "Waiting. A pop-up counts the minutes.\n",
    "" },
  { "wait-while-one-goes-on",
    "wait --minutes 5",
    { "Wait", "('0a1b2c3d-4',)", "GetState", "({'wait-id': <'0a1b2c3d-4'>, 'wait-until': <" AT ">},)" },
    "GetState()\nWait(5,)\nGetState()\n",
    0,
    "You are waiting already, until 12 March 2025, 14:02. The pop-up is there again.\n",
    "" },
  { "wait-after-another",
    "wait --minutes=15",
    { "Wait", "('0a1b2c3d-5',)", "GetState", "({'wait-id': <'0a1b2c3d-4'>, 'wait-until': <" AT ">, 'wait-asks': <true>},)" },
    "GetState()\nWait(15,)\nGetState()\n",
    0,
    "Waiting until 12 March 2025, 14:02. A pop-up counts the minutes.\n",
    "" },
  { "wait-7-is-the-daemons-to-refuse", "wait --minutes 7", { "Wait", "('0a1b2c3d-4',)" }, "GetState()\nWait(7,)\nGetState()\n", 0, "Waiting. A pop-up counts the minutes.\n", "" },
  { "wait-0", "wait --minutes 0", { NULL }, "", 2, "", "hiatus: --minutes takes 3, 5, 10 or 15, not 0." HELP ("wait") },
  { "wait-negative", "wait --minutes=-3", { NULL }, "", 2, "", "hiatus: --minutes takes 3, 5, 10 or 15, not -3." HELP ("wait") },
  { "wait-for-a-word", "wait --minutes ten", { NULL }, "", 2, "", "hiatus: --minutes takes a whole number, not 'ten'." HELP ("wait") },
  { "wait-with-a-word", "wait 5", { NULL }, "", 2, "", "hiatus: '5' is one word too many for wait." HELP ("wait") },
  { "watch",
    "watch",
    { "ListSources", "([('notifications', 'on', '', 'Notifications'), ('titles', 'not-here', 'Nothing tells them here.', 'Window titles')],)" },
    "ListSources()\n",
    0,
    "Notifications (notifications): on\nWindow titles (titles): not possible here\n    Nothing tells them here.\n",
    "" },
  { "watch-on",
    "watch on titles clipboard",
    { "ListSources", "([],)" },
    "SetWatching('titles', true)\nSetWatching('clipboard', true)\nListSources()\n",
    0,
    "",
    "" },
  { "watch-off", "watch off titles", { "ListSources", "([],)" }, "SetWatching('titles', false)\nListSources()\n", 0, "", "" },
  { "watch-pause", "watch pause", { "ListSources", "([],)" }, "PauseWatching('',)\nListSources()\n", 0, "", "" },
  { "watch-pause-for", "watch pause 30m", { "ListSources", "([],)" }, "PauseWatching('30m',)\nListSources()\n", 0, "", "" },
  { "watch-resume", "watch resume", { "ListSources", "([],)" }, "ResumeWatching()\nListSources()\n", 0, "", "" },
  { "restore-lists", "restore", { "ListBackups", "(['2025-03-12', '2025-03-11'],)" }, "ListBackups()\n", 0, "2025-03-12\n2025-03-11\n", "" },
  { "restore-lists-none", "restore", { "ListBackups", "(@as [],)" }, "ListBackups()\n", 0, "There are no backups yet.\n", "" },
  { "restore-yes",
    "restore 2025-03-12 --yes",
    { "AskRestore", "('Sure?', 'token')", "Restore", "('Done.',)" },
    "AskRestore('2025-03-12',)\nRestore('2025-03-12', 'token')\n",
    0,
    "Done.\n",
    "" },
  { "restore-without-terminal",
    "restore 2025-03-12",
    { "AskRestore", "('Sure?', 'token')" },
    "AskRestore('2025-03-12',)\n",
    1,
    "",
    "hiatus: There is no terminal to ask whether you are sure: add --yes. Nothing was changed.\n" },
  { "script-due", "script", { "GetState", "({'next': <['reply', 'ending']>},)" }, "GetState()\n", 0, "hiatus script reply\nhiatus script ending\n", "" },
  { "script-copy",
    "script ending --copy",
    { "DescribeScript", "({'step': <{'id': <'rest'>, 'kind': <'copy'>, 'note': <'Hello.'>}>},)" },
    "DescribeScript('ending', {})\n",
    0,
    "Hello.\n",
    "" },
  { "script-copy-that-rests",
    "script ending --copy --about 0a1b2c3d-1",
    { "DescribeScript", "({'step': <{'id': <'rest'>, 'kind': <'copy'>, 'rests-until': <" AT ">}>},)" },
    "DescribeScript('ending', {'about': <'0a1b2c3d-1'>})\n",
    1,
    "",
    "hiatus: Your text rests overnight: without an option the command shows until when. It can be changed with --back.\n" },
  { "script-again",
    "script reply --again",
    { "DescribeScript", "({'ended': <true>},)", "AnswerScript", "()" },
    "DescribeScript('reply', {})\nAnswerScript('reply', '', {'progress': <'begun'>})\nDescribeScript('reply', {})\n",
    0,
    "That is all.\n\n  hiatus script reply --again\n",
    "" },
  { "script-without-a-file",
    "script ending --write /nowhere/at/all",
    { "DescribeScript", "({'step': <{'id': <'message'>, 'kind': <'write'>}>},)" },
    "DescribeScript('ending', {})\n",
    1,
    "",
    "hiatus: /nowhere/at/all cannot be opened (No such file or directory): give another file, or - for standard input.\n" },
  { "script-two-things", "script ending --done --skip", { NULL }, "", 2, "", "hiatus: One thing at a time: give one of --choose, --done, --skip, --back, --write, --copy and --again." HELP ("script") },
  { "version", "--version", { NULL }, "", 0, "hiatus " HIATUS_VERSION "\n", "" },

  /* The command line itself is wrong: nothing reaches the daemon. */
  { "unknown-command", "frobnicate", { NULL }, "", 2, "", "hiatus: 'frobnicate' is not a command. See 'hiatus help'.\n" },
  { "command-of-a-later-version", "sync", { NULL }, "", 2, "", "hiatus: 'sync' is not a command. See 'hiatus help'.\n" },
  { "empty-command", "''", { NULL }, "", 2, "", "hiatus: '' is not a command. See 'hiatus help'.\n" },
  { "help-for-unknown", "help frobnicate", { NULL }, "", 2, "", "hiatus: 'frobnicate' is not a command. See 'hiatus help'.\n" },
  { "no-verb", "plan", { NULL }, "", 2, "", "hiatus: plan needs one of these after it: start, length, change, end." HELP ("plan") },
  { "unknown-verb", "log letter", { NULL }, "", 2, "", "hiatus: log does not know 'letter'." HELP ("log") },
  { "unknown-option", "status --yaml", { NULL }, "", 2, "", "hiatus: status has no option '--yaml'." HELP ("status") },
  { "option-of-another-verb", "log slip --strength 2", { NULL }, "", 2, "", "hiatus: log slip has no option '--strength'." HELP ("log") },
  { "about-of-a-meeting", "log encounter --about us", { NULL }, "", 2, "", "hiatus: log encounter has no option '--about'." HELP ("log") },
  { "went-of-a-message", "log incoming --went well", { NULL }, "", 2, "", "hiatus: log incoming has no option '--went'." HELP ("log") },
  { "option-without-value", "log urge --at", { NULL }, "", 2, "", "hiatus: Missing argument for --at." HELP ("log") },
  { "value-for-a-flag", "status --json=yes", { NULL }, "", 2, "", "hiatus: --json takes no value: leave out what follows it." HELP ("status") },
  { "yes-that-says-no", "restore 2025-03-12 --yes=no", { NULL }, "", 2, "", "hiatus: --yes takes no value: leave out what follows it." HELP ("restore") },
  { "one-word-too-many", "undo 0a1b2c3d-1 0a1b2c3d-2", { NULL }, "", 2, "", "hiatus: '0a1b2c3d-2' is one word too many for undo." HELP ("undo") },
  { "no-such-source",
    "watch on titles mail",
    { NULL },
    "",
    2,
    "",
    "hiatus: There is nothing to watch called 'mail': it is notifications, titles or clipboard." HELP ("watch") },
  { "one-word-too-few", "settings set times.morning", { NULL }, "", 2, "", "hiatus: settings set needs KEY VALUE after it." HELP ("settings") },
  { "days-and-open", "plan start --days 3 --open", { NULL }, "", 2, "", "hiatus: --days, --until and --open exclude each other: give one of them." HELP ("plan") },
  { "days-and-until", "plan start --days 3 --until 2025-03-28", { NULL }, "", 2, "", "hiatus: --days, --until and --open exclude each other: give one of them." HELP ("plan") },
  { "days-no-number", "plan start --days many", { NULL }, "", 2, "", "hiatus: --days takes a whole number, not 'many'." HELP ("plan") },
  { "days-empty", "plan start --days ''", { NULL }, "", 2, "", "hiatus: --days takes a whole number, not ''." HELP ("plan") },
  { "days-beyond-all-numbers", "plan start --days 99999999999", { NULL }, "", 2, "", "hiatus: --days takes a number, and 99999999999 is far out of reach." HELP ("plan") },
  { "length-of-nothing", "plan length", { NULL }, "", 2, "", "hiatus: Give either a number of days, or --until DATE, or --open." HELP ("plan") },
  { "length-of-two", "plan length 3 --open", { NULL }, "", 2, "", "hiatus: Give either a number of days, or --until DATE, or --open." HELP ("plan") },
  { "length-of-half-a-day", "plan length 2.5", { NULL }, "", 2, "", "hiatus: plan length takes a whole number, not '2.5'." HELP ("plan") },
  { "strength-no-number", "log urge --strength strong", { NULL }, "", 2, "", "hiatus: --strength takes a whole number, not 'strong'." HELP ("log") },
  { "decision-empty", "plan end --decision ''", { NULL }, "", 2, "", "hiatus: --decision is empty: give let-go, wait or reach-out, or leave it out." HELP ("plan") },
  { "since-empty", "journal --since=", { NULL }, "", 2, "", "hiatus: --since is empty: give a date as 2025-03-01." HELP ("journal") },
  { "undo-empty", "undo ''", { NULL }, "", 2, "", "hiatus: The ID is empty: take one from 'hiatus journal', or leave it out." HELP ("undo") },
  { "json-and-csv", "journal --json --csv", { NULL }, "", 2, "", "hiatus: --json and --csv exclude each other: give one of them." HELP ("journal") },
  { "yes-to-nothing", "restore --yes", { NULL }, "", 2, "", "hiatus: --yes needs a DATE: 'hiatus restore' lists them." HELP ("restore") },
  { "not-utf-8", "log urge --note 'ab\xff'", { NULL }, "", 2, "", "hiatus: Argument 4 is not UTF-8 at byte 3: type it anew, or convert it first. See 'hiatus help'.\n" },
  { "not-utf-8-command", "'\xc3'", { NULL }, "", 2, "", "hiatus: Argument 1 is not UTF-8 at byte 1: type it anew, or convert it first. See 'hiatus help'.\n" },
  { "not-utf-8-option", "status '--\xc3'", { NULL }, "", 2, "", "hiatus: Argument 2 is not UTF-8 at byte 3: type it anew, or convert it first. See 'hiatus help'.\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  gint status;

  for (guint i = 0; row->answers[i] != NULL; i += 2)
    hiatus_fake_daemon_answer (fake, row->answers[i], row->answers[i + 1]);
  process = hiatus_runner_start (launcher, row->arguments);
  status = hiatus_runner_finish (process, &out, &err);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
  g_assert_cmpint (status, ==, row->status);
  if (status != 0)
    hiatus_runner_assert_one_line (err);
}

/* --- help --- */

/* Help has to be there where no bus is. */
static void
test_help (void)
{
  static const struct
  {
    const gchar *arguments;
    const gchar *says[4];
  } rows[] = {
    { "help", { "status", "restore", "monitor" } },
    { "--help", { "status", "restore", "monitor" } },
    { "-h", { "status" } },
    { "help help", { "status" } },
    { "help plan", { "hiatus plan start", "--until=DATE", "--decision=DECISION" } },
    { "plan --help", { "hiatus plan start", "--until=DATE", "--decision=DECISION" } },
    { "help plan length", { "hiatus plan length", "--open" } },
    { "log urge -h", { "hiatus log urge", "--strength=N" } },
    { "help settings", { "hiatus settings list", "hiatus settings set", "KEY VALUE" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (NULL, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GSubprocess) process = NULL;
      g_autofree gchar *out = NULL;
      g_autofree gchar *err = NULL;

      process = hiatus_runner_start (launcher, rows[i].arguments);
      g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 0);
      g_assert_cmpstr (err, ==, "");
      for (gsize j = 0; rows[i].says[j] != NULL; j++)
        g_assert_nonnull (strstr (out, rows[i].says[j]));
    }
}

/* --- no bus, no daemon, a daemon that refuses --- */

typedef struct
{
  const gchar *name;
  const gchar *address; /* (nullable) */
  const gchar *err;     /* a pattern */
} BusCase;

static const BusCase bus_cases[] = {
  { "none", NULL, "hiatus: There is no session bus here (DBUS_SESSION_BUS_ADDRESS is not set): run this inside your desktop session.\n" },
  { "empty", "", "hiatus: There is no session bus here (DBUS_SESSION_BUS_ADDRESS is not set): run this inside your desktop session.\n" },
  { "gone", "unix:path=/nonexistent/bus", "hiatus: The session bus cannot be reached (*): run this inside your desktop session.\n" },
  { "nonsense", "nonsense", "hiatus: The session bus cannot be reached (*): run this inside your desktop session.\n" },
};

static void
test_bus (gconstpointer data)
{
  const BusCase *row = data;
  static const gchar *const commands[] = { "status", "monitor", "log urge", "restore 2025-03-12 --yes" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (row->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GSubprocess) process = NULL;
      g_autofree gchar *out = NULL;
      g_autofree gchar *err = NULL;

      process = hiatus_runner_start (launcher, commands[i]);
      g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
      g_assert_cmpstr (out, ==, "");
      g_assert_true (g_pattern_match_simple (row->err, err));
      hiatus_runner_assert_one_line (err);
    }
}

static void
assert_fails (HiatusFakeDaemon *fake, const gchar *arguments, const gchar *expected)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, arguments);
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
  g_assert_cmpstr (out, ==, "");
  g_assert_cmpstr (err, ==, expected);
  hiatus_runner_assert_one_line (err);
}

static void
test_no_daemon (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();

  hiatus_fake_daemon_leave (fake);
  assert_fails (fake,
                "status",
                "hiatus: The daemon is not running and the bus does not know how to start org.hiatus.Hiatus: install Hiatus, or start 'hiatusd'.\n");
}

static void
test_refusal (void)
{
  static const gchar *const commands[] = {
    "status", "status --json", "plan start --from 2025-02-30", "plan length -3", "plan length 0", "plan length 40000", "plan end", "log urge --strength 9", "log look --at 2999-01-01", "log slip", "undo", "undo nonsense", "journal --since 2025-02-30", "journal --csv", "settings", "settings get x", "settings set x y", "settings reset x", "monitor", "restore", "restore 2025-02-30 --yes"
  };
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();

  /* Passed on without the name that the error has on the bus, and as one line whatever it holds. */
  fake->refusal = "A length is 1 to 3650 days,\nnot -3.";
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_fails (fake, commands[i], "hiatus: A length is 1 to 3650 days, not -3.\n");
  g_assert_nonnull (strstr (fake->calls->str, "ChangeLength({'days': <-3>},)\n"));
  g_assert_nonnull (strstr (fake->calls->str, "ChangeLength({'days': <40000>},)\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/commands/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bus_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/bus/", bus_cases[i].name, NULL);

      g_test_add_data_func (path, &bus_cases[i], test_bus);
    }
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/no-daemon", test_no_daemon);
  g_test_add_func ("/cli/refusal", test_refusal);
  return g_test_run ();
}
