/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/text-limits.h"

G_BEGIN_DECLS

/**
 * HiatusEventKind:
 * @HIATUS_EVENT_UNKNOWN: a kind of a newer Hiatus; kept in the journal, passed over by the fold
 * @HIATUS_EVENT_PLAN_START: a plan was started: starts_on, length, goal, mode
 * @HIATUS_EVENT_PLAN_LENGTH: its length was changed: length
 * @HIATUS_EVENT_PLAN_END: the person decided: decision
 * @HIATUS_EVENT_URGE: the wish to make contact: strength, origin, contact, trigger, note
 * @HIATUS_EVENT_LOOK: "I checked on them": origin, contact, note
 * @HIATUS_EVENT_SLIP: "I got in touch": contact, note
 * @HIATUS_EVENT_PROMPT: what the person said to a day's prompt: prompt, answer, day
 * @HIATUS_EVENT_POPUP: a pop-up was handed to the notification server: popup, day, prompt
 * @HIATUS_EVENT_POPUP_ANSWER: what came back: popup, day, answer
 * @HIATUS_EVENT_QUIET: no unasked pop-up until then: until_us (0 ends it)
 * @HIATUS_EVENT_UNDO: takes back another event: target
 * @HIATUS_EVENT_REPAIR: a damaged journal was restored: missing, uncertain
 * @HIATUS_EVENT_INCOMING: they got in touch; agreed contact, never a slip: about, origin, contact, note
 * @HIATUS_EVENT_ENCOUNTER: "We met"; agreed contact, never a slip: went, contact, note
 * @HIATUS_EVENT_WRONG_PERSON: a keyword that gave somebody else away: contact, keyword
 * @HIATUS_EVENT_WATCH_PAUSE: nothing is watched until then: until_us (0 ends it, %HIATUS_UNTIL_RESUMED is for good)
 * @HIATUS_EVENT_SENDING: "I'm sending it now": the watching of that contact rests until then: until_us, contact
 * @HIATUS_EVENT_PLAN_CHANGE: what they hope for, or how much contact cannot be avoided, is another now: goal, mode
 * @HIATUS_EVENT_WAIT: "Help me wait" began: minutes, strength (how strong it was then)
 * @HIATUS_EVENT_WAIT_END: it is over: target (the id of its beginning), answer, strength (how strong it is now)
 * @HIATUS_EVENT_REFLECTION: what the person wrote later about something that they did: target, note
 * @HIATUS_EVENT_SAFETY: the safety check was answered: danger, silence
 * @HIATUS_EVENT_SCRIPT_STEP: a step of a script: script, step, progress, choice, target (the id of what it is about), until_us, note
 * @HIATUS_EVENT_TALK: how it stands with talking to each other: talk
 * @HIATUS_EVENT_LETTER: a letter was written, and kept where it has a note: note, until_us (when it is to be shown again)
 * @HIATUS_EVENT_LETTER_FELT: how it felt to have written it: target, answer
 *
 * The kinds of event. What is computed from the journal is computed from these alone.
 */
typedef enum
{
  HIATUS_EVENT_UNKNOWN,
  HIATUS_EVENT_PLAN_START,
  HIATUS_EVENT_PLAN_LENGTH,
  HIATUS_EVENT_PLAN_END,
  HIATUS_EVENT_URGE,
  HIATUS_EVENT_LOOK,
  HIATUS_EVENT_SLIP,
  HIATUS_EVENT_PROMPT,
  HIATUS_EVENT_POPUP,
  HIATUS_EVENT_POPUP_ANSWER,
  HIATUS_EVENT_QUIET,
  HIATUS_EVENT_UNDO,
  HIATUS_EVENT_REPAIR,
  HIATUS_EVENT_INCOMING,
  HIATUS_EVENT_ENCOUNTER,
  HIATUS_EVENT_WRONG_PERSON,
  HIATUS_EVENT_WATCH_PAUSE,
  HIATUS_EVENT_SENDING,
  HIATUS_EVENT_PLAN_CHANGE,
  HIATUS_EVENT_WAIT,
  HIATUS_EVENT_WAIT_END,
  HIATUS_EVENT_REFLECTION,
  HIATUS_EVENT_SAFETY,
  HIATUS_EVENT_SCRIPT_STEP,
  HIATUS_EVENT_TALK,
  HIATUS_EVENT_LETTER,
  HIATUS_EVENT_LETTER_FELT,
} HiatusEventKind;

#define HIATUS_N_EVENT_KINDS (HIATUS_EVENT_LETTER_FELT + 1)

/**
 * HiatusGoal:
 * @HIATUS_GOAL_UNSURE: not known yet; treated as heal until it changes
 * @HIATUS_GOAL_HEAL: to get over it
 * @HIATUS_GOAL_RECONCILE: a second chance, perhaps
 * @HIATUS_GOAL_SAFETY: to be left alone
 *
 * What the person hopes for.
 */
typedef enum
{
  HIATUS_GOAL_UNSURE,
  HIATUS_GOAL_HEAL,
  HIATUS_GOAL_RECONCILE,
  HIATUS_GOAL_SAFETY,
} HiatusGoal;

/**
 * HiatusMode:
 * @HIATUS_MODE_STRICT: no contact at all
 * @HIATUS_MODE_LIMITED: they share work, school or children
 *
 * How much contact cannot be avoided.
 */
typedef enum
{
  HIATUS_MODE_STRICT,
  HIATUS_MODE_LIMITED,
} HiatusMode;

/**
 * HiatusDecision:
 * @HIATUS_DECISION_NONE: ended without one
 * @HIATUS_DECISION_LET_GO: let go
 * @HIATUS_DECISION_REACH_OUT: one message
 *
 * How a plan ended. "Wait longer" is no end but a longer length.
 */
typedef enum
{
  HIATUS_DECISION_NONE,
  HIATUS_DECISION_LET_GO,
  HIATUS_DECISION_REACH_OUT,
} HiatusDecision;

/**
 * HiatusPopup:
 * @HIATUS_POPUP_NONE: none
 * @HIATUS_POPUP_DAY: the day's one pop-up
 * @HIATUS_POPUP_END: the stretch is complete
 * @HIATUS_POPUP_UNDO: says that an urge was logged by middle click, and offers to undo it
 * @HIATUS_POPUP_REPAIR: says what a repair of the journal left missing
 * @HIATUS_POPUP_NO_TRAY: says once, ever, that this desktop shows no tray icons, and what to install
 * @HIATUS_POPUP_EVENING: "Lighter, same, heavier?"
 * @HIATUS_POPUP_RISK: comes shortly before a part of the week that tends to be heavy
 * @HIATUS_POPUP_MEETING: comes before a meeting that cannot be avoided
 * @HIATUS_POPUP_MET: asks how it was
 * @HIATUS_POPUP_INVITATION: one of the open questions of the first days
 * @HIATUS_POPUP_COMPANY: offers someone to talk to
 * @HIATUS_POPUP_WAIT: the countdown of "Help me wait"; recorded where it was closed, and where it was asked for again
 * @HIATUS_POPUP_LETTER: a letter that the person wanted to see again
 * @HIATUS_POPUP_REMINDER: something of a script has rested, and waits for them
 *
 * The kinds of pop-up. The planner knows which come unasked.
 */
typedef enum
{
  HIATUS_POPUP_NONE,
  HIATUS_POPUP_DAY,
  HIATUS_POPUP_END,
  HIATUS_POPUP_UNDO,
  HIATUS_POPUP_REPAIR,
  HIATUS_POPUP_NO_TRAY,
  HIATUS_POPUP_EVENING,
  HIATUS_POPUP_RISK,
  HIATUS_POPUP_MEETING,
  HIATUS_POPUP_MET,
  HIATUS_POPUP_INVITATION,
  HIATUS_POPUP_COMPANY,
  HIATUS_POPUP_WAIT,
  HIATUS_POPUP_LETTER,
  HIATUS_POPUP_REMINDER,
} HiatusPopup;

#define HIATUS_N_POPUPS (HIATUS_POPUP_REMINDER + 1)

/**
 * HiatusAnswer:
 * @HIATUS_ANSWER_NONE: none yet: the prompt was put on the table
 * @HIATUS_ANSWER_DONE: "Done"
 * @HIATUS_ANSWER_ANOTHER: "Another"
 * @HIATUS_ANSWER_NOT_TODAY: "Not today"
 * @HIATUS_ANSWER_LATER: "Later"
 * @HIATUS_ANSWER_WAIT_LONGER: "Wait longer"
 * @HIATUS_ANSWER_CLOSED: closed by hand or expired
 * @HIATUS_ANSWER_OPEN: a window was opened from it: "What comes next…", "Overview…"
 * @HIATUS_ANSWER_LIGHTER: "Lighter"
 * @HIATUS_ANSWER_SAME: "Same"
 * @HIATUS_ANSWER_HEAVIER: "Heavier"
 * @HIATUS_ANSWER_STRONGER: "Stronger"
 * @HIATUS_ANSWER_WAIT: "Help me wait"
 * @HIATUS_ANSWER_FINE: "I'm fine"
 * @HIATUS_ANSWER_NOW: "Now"
 * @HIATUS_ANSWER_NOT_NEEDED: "Not needed"
 *
 * What a person can answer to a prompt or a pop-up.
 */
typedef enum
{
  HIATUS_ANSWER_NONE,
  HIATUS_ANSWER_DONE,
  HIATUS_ANSWER_ANOTHER,
  HIATUS_ANSWER_NOT_TODAY,
  HIATUS_ANSWER_LATER,
  HIATUS_ANSWER_WAIT_LONGER,
  HIATUS_ANSWER_CLOSED,
  HIATUS_ANSWER_OPEN,
  HIATUS_ANSWER_LIGHTER,
  HIATUS_ANSWER_SAME,
  HIATUS_ANSWER_HEAVIER,
  HIATUS_ANSWER_STRONGER,
  HIATUS_ANSWER_WAIT,
  HIATUS_ANSWER_FINE,
  HIATUS_ANSWER_NOW,
  HIATUS_ANSWER_NOT_NEEDED,
} HiatusAnswer;

/**
 * HiatusInvitation:
 * @HIATUS_INVITATION_NONE: none
 * @HIATUS_INVITATION_CONTACTS: whom to look out for
 * @HIATUS_INVITATION_WATCHING: where to look out for them
 * @HIATUS_INVITATION_REASONS: why this stretch
 * @HIATUS_INVITATION_IF_THEN: what to do instead
 * @HIATUS_INVITATION_PERSON: whom to ring
 * @HIATUS_INVITATION_EVENING: the question of the evening
 * @HIATUS_INVITATION_MODE: whether they have to meet sometimes
 * @HIATUS_INVITATION_HARD_DAYS: which days may be hard
 * @HIATUS_INVITATION_RISK: a word before the heavy hours, once there is enough to go by
 *
 * The open questions of the first days, one at a time.
 */
typedef enum
{
  HIATUS_INVITATION_NONE,
  HIATUS_INVITATION_CONTACTS,
  HIATUS_INVITATION_WATCHING,
  HIATUS_INVITATION_REASONS,
  HIATUS_INVITATION_IF_THEN,
  HIATUS_INVITATION_PERSON,
  HIATUS_INVITATION_EVENING,
  HIATUS_INVITATION_MODE,
  HIATUS_INVITATION_HARD_DAYS,
  HIATUS_INVITATION_RISK,
} HiatusInvitation;

/**
 * HiatusAbout:
 * @HIATUS_ABOUT_NONE: not said
 * @HIATUS_ABOUT_SMALL_TALK: small talk
 * @HIATUS_ABOUT_PRACTICAL: children, flat, money, health
 * @HIATUS_ABOUT_US: the relationship
 * @HIATUS_ABOUT_UPSET: threats or pressure: "it upset me"
 *
 * What they wrote about.
 */
typedef enum
{
  HIATUS_ABOUT_NONE,
  HIATUS_ABOUT_SMALL_TALK,
  HIATUS_ABOUT_PRACTICAL,
  HIATUS_ABOUT_US,
  HIATUS_ABOUT_UPSET,
} HiatusAbout;

/**
 * HiatusWent:
 * @HIATUS_WENT_NONE: not said
 * @HIATUS_WENT_WELL: "it went well"
 * @HIATUS_WENT_HARD: "it was hard"
 *
 * How it was to meet.
 */
typedef enum
{
  HIATUS_WENT_NONE,
  HIATUS_WENT_WELL,
  HIATUS_WENT_HARD,
} HiatusWent;

/**
 * HiatusGoalSaid:
 * @HIATUS_GOAL_SAID: the goal is the person's answer, or they chose to give none
 * @HIATUS_GOAL_LATER: they are asked for it later, and it is unsure until then
 *
 * Whether a stretch has the goal that the person said.
 */
typedef enum
{
  HIATUS_GOAL_SAID,
  HIATUS_GOAL_LATER,
} HiatusGoalSaid;

/**
 * HiatusOrigin:
 * @HIATUS_ORIGIN_SAID: the person logged it themselves
 * @HIATUS_ORIGIN_NOTIFICATIONS: noticed in a notification
 * @HIATUS_ORIGIN_TITLES: noticed in the title of a window
 * @HIATUS_ORIGIN_CLIPBOARD: noticed on the clipboard
 *
 * From where it is known; see hiatus_source_get_origin().
 */
typedef enum
{
  HIATUS_ORIGIN_SAID,
  HIATUS_ORIGIN_NOTIFICATIONS,
  HIATUS_ORIGIN_TITLES,
  HIATUS_ORIGIN_CLIPBOARD,
} HiatusOrigin;

/**
 * HiatusReply:
 * @HIATUS_REPLY_UNANSWERED: not answered
 * @HIATUS_REPLY_NO: "No"
 * @HIATUS_REPLY_YES: "Yes"
 *
 * What a person says to a question of the safety check.
 */
typedef enum
{
  HIATUS_REPLY_UNANSWERED,
  HIATUS_REPLY_NO,
  HIATUS_REPLY_YES,
} HiatusReply;

/**
 * HiatusProgress:
 * @HIATUS_PROGRESS_DONE: it is done
 * @HIATUS_PROGRESS_SKIPPED: it was passed over
 * @HIATUS_PROGRESS_OPEN: the person came back to it: it is to be done once more
 * @HIATUS_PROGRESS_BEGUN: the script begins anew, and what was answered before belongs to the past
 *
 * How far a step of a script is.
 */
typedef enum
{
  HIATUS_PROGRESS_DONE,
  HIATUS_PROGRESS_SKIPPED,
  HIATUS_PROGRESS_OPEN,
  HIATUS_PROGRESS_BEGUN,
} HiatusProgress;

/**
 * HiatusTalk:
 * @HIATUS_TALK_NONE: nothing was said of it
 * @HIATUS_TALK_BEGUN: a talk began in the middle of a stretch, which pauses for it
 * @HIATUS_TALK_ANSWERED: "They answered"
 * @HIATUS_TALK_NO_ANSWER: "No answer yet"
 * @HIATUS_TALK_SAID_NO: "They said no"
 * @HIATUS_TALK_OVER: the talk is over, and the stretch goes on
 *
 * How it stands with talking to each other.
 */
typedef enum
{
  HIATUS_TALK_NONE,
  HIATUS_TALK_BEGUN,
  HIATUS_TALK_ANSWERED,
  HIATUS_TALK_NO_ANSWER,
  HIATUS_TALK_SAID_NO,
  HIATUS_TALK_OVER,
} HiatusTalk;

/**
 * HIATUS_UNTIL_RESUMED:
 *
 * The end of a pause of watching that the person ends themselves.
 */
#define HIATUS_UNTIL_RESUMED G_MAXINT64

/**
 * HIATUS_LENGTH_OPEN:
 *
 * The length of an open-ended plan.
 */
#define HIATUS_LENGTH_OPEN 0

/**
 * HIATUS_LENGTH_PRESET:
 *
 * 28 days: those of the diary study of Sbarra and Emery (2005). A sensible preset, no proven threshold.
 */
#define HIATUS_LENGTH_PRESET 28

/**
 * HIATUS_LENGTH_MAX:
 *
 * The longest plan, in days: ten years.
 */
#define HIATUS_LENGTH_MAX 3650

/**
 * HIATUS_WAIT_MINUTES_MAX:
 *
 * The longest that "Help me wait" may last, in minutes.
 */
#define HIATUS_WAIT_MINUTES_MAX 60

/**
 * HiatusEvent:
 * @kind: what happened
 * @kind_name: (owned) (nullable): the name of the kind, only when @kind is unknown
 * @device: (owned): the device that wrote it, eight hexadecimal digits
 * @sequence: the number of the event on that device, from 1 on
 * @recorded_us: when it was written; never before what that journal already held (see hiatus_event_compare())
 * @happened_us: when it happened; earlier than @recorded_us where it was back-dated
 * @date: the local date of @happened_us where the person was at the time; never moves afterwards
 * @position: the number of the row in this journal, for readers that go on where they stopped; not part of the event
 *
 * One line of the journal. The other fields belong to some kinds only; hiatus_event_check() knows which.
 * Free text (@trigger, @note, @contact, @keyword) lives in a side table: it can be erased, and is %NULL then while its digest stays.
 * So it is where it is sealed and nobody has given the passphrase; @note_locked and @trigger_locked tell that from erased.
 */
typedef struct
{
  HiatusEventKind kind;
  gchar *kind_name;
  gchar *device;
  guint64 sequence;
  gint64 recorded_us;
  gint64 happened_us;
  GDate date;
  guint64 position;

  GDate starts_on;             /* plan-start: the first day */
  gint length;                 /* plan-start, plan-length: days, or HIATUS_LENGTH_OPEN */
  HiatusGoal goal;             /* plan-start, plan-change */
  HiatusGoalSaid goal_said;    /* plan-start, plan-change */
  HiatusMode mode;             /* plan-start, plan-change */
  HiatusDecision decision;     /* plan-end */
  gint strength;               /* urge, wait, wait-end: 1 to 3, 0 where it was not said */
  gint minutes;                /* wait: how long it is to be */
  HiatusPopup popup;           /* popup, popup-answer */
  HiatusAnswer answer;         /* prompt, popup-answer; wait-end: lighter same stronger, or done (ended early), or closed; letter-felt: lighter same heavier */
  HiatusInvitation invitation; /* popup, popup-answer: which one, of that kind of pop-up */
  GDate day;                   /* prompt, popup, popup-answer: the date that it belongs to */
  gchar *prompt;               /* prompt, popup: (owned) (nullable): id in the deck */
  gint64 until_us;             /* quiet, watch-pause, sending: the instant, 0 ends it; script-step, letter: when it comes back, 0 for not */
  gchar *target;               /* undo, wait-end, reflection, script-step, letter-felt: (owned): id of the event taken back, begun, or thought about */
  gint missing;                /* repair: how many entries and texts could not be saved */
  gint uncertain;              /* repair: 1 where more may be missing, and nothing tells */
  HiatusAbout about;           /* incoming */
  HiatusWent went;             /* encounter */
  HiatusOrigin origin;         /* urge, look, incoming */
  HiatusReply danger;          /* safety: was there violence, threat or fear, is there an order */
  HiatusReply silence;         /* safety: have they asked for no contact */
  gchar *script;               /* script-step: (owned): its name */
  gchar *step;                 /* script-step: (owned): the id of the step in it */
  HiatusProgress progress;     /* script-step */
  gchar *choice;               /* script-step: (owned) (nullable): the id of what was chosen */
  HiatusTalk talk;             /* talk */

  gchar *trigger;        /* urge: (owned) (nullable): free text */
  gchar *note;           /* urge, look, slip, incoming, encounter, reflection, script-step, letter: (owned) (nullable): free text */
  gchar *contact;        /* the acts among them, wrong-person, sending: (owned) (nullable): what the person calls them */
  gchar *keyword;        /* wrong-person: (owned) (nullable): as it was written */
  gchar *trigger_digest; /* (owned) (nullable): salted digest of the trigger, hexadecimal */
  gchar *note_digest;    /* (owned) (nullable): salted digest of the note, hexadecimal */
  gchar *contact_digest; /* (owned) (nullable): salted digest of the contact, hexadecimal */
  gchar *keyword_digest; /* (owned) (nullable): salted digest of the keyword, hexadecimal */

  gboolean note_locked;    /* there is a note, which cannot be read now */
  gboolean trigger_locked; /* there is a trigger, which cannot be read now */
} HiatusEvent;

HiatusEvent *hiatus_event_new (HiatusEventKind kind);

HiatusEvent *hiatus_event_copy (const HiatusEvent *event);

void hiatus_event_free (HiatusEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusEvent, hiatus_event_free)

gchar *hiatus_event_id (const HiatusEvent *event);

gint hiatus_event_compare (const HiatusEvent *left,
                           const HiatusEvent *right);

gboolean hiatus_event_equal (const HiatusEvent *left,
                             const HiatusEvent *right);

gboolean hiatus_event_has_note (const HiatusEvent *event);

gboolean hiatus_event_is_locked (const HiatusEvent *event);

void hiatus_event_lock_texts (HiatusEvent *event);

gboolean hiatus_event_check (const HiatusEvent *event,
                             GError **error);

gboolean hiatus_event_is_act (const HiatusEvent *event);

const gchar *hiatus_event_kind_name (const HiatusEvent *event);

gchar **hiatus_event_text (HiatusEvent *event,
                           guint index,
                           const gchar **name,
                           gchar ***digest);

gchar *hiatus_event_print_payload (const HiatusEvent *event);

HiatusEvent *hiatus_event_parse_payload (const gchar *kind_name,
                                         const gchar *payload,
                                         GError **error);

HiatusEvent *hiatus_event_read_payload (const gchar *kind_name,
                                        GVariant *dictionary,
                                        GError **error);

gboolean hiatus_event_field_is_instant (const gchar *name);

GVariant *hiatus_event_to_variant (const HiatusEvent *event);

gboolean hiatus_strength_check (gint strength,
                                GError **error);

G_END_DECLS
