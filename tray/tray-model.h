/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the tray shows, computed from the daemon's state and nothing else: no toolkit, no bus, no clock. */

/**
 * HiatusTrayRow:
 * @HIATUS_TRAY_DAY: "Day 12 of 28 · 16 to go": the day's pop-up
 * @HIATUS_TRAY_TROUBLE: a sentence on what has just not worked; a click puts it away
 * @HIATUS_TRAY_ADVICE: a calm sentence on what was logged last
 * @HIATUS_TRAY_TRY_AGAIN: asks for a daemon that did not answer
 * @HIATUS_TRAY_LINE_ABOVE_URGES: a line between groups
 * @HIATUS_TRAY_URGE: "Log an urge", with the next five below it
 * @HIATUS_TRAY_URGE_MILD: an urge of strength 1
 * @HIATUS_TRAY_URGE_STRONG: an urge of strength 2
 * @HIATUS_TRAY_URGE_OVERWHELMING: an urge of strength 3
 * @HIATUS_TRAY_URGE_UNSAID: an urge of unset strength, said in a pop-up; middle click on the icon too
 * @HIATUS_TRAY_URGE_NOTE: opens the window for an urge with a note
 * @HIATUS_TRAY_WAIT: "Help me wait"; while somebody waits it says until when, and a click ends it
 * @HIATUS_TRAY_HOW_STRONG: "How strong is it now?" when that is over, with the next three below it
 * @HIATUS_TRAY_HOW_STRONG_LIGHTER: lighter than before
 * @HIATUS_TRAY_HOW_STRONG_SAME: as before
 * @HIATUS_TRAY_HOW_STRONG_STRONGER: stronger than before
 * @HIATUS_TRAY_TALK: opens the window of whom one can ring; there with and without a daemon
 * @HIATUS_TRAY_LINE_ABOVE_ACTS: a line between groups
 * @HIATUS_TRAY_ANSWERED: "They answered", while they talk to each other
 * @HIATUS_TRAY_NO_ANSWER: "No answer yet", likewise
 * @HIATUS_TRAY_SAID_NO: "They said no", likewise
 * @HIATUS_TRAY_HAPPENED: "Something happened", with all up to the undo below it
 * @HIATUS_TRAY_INCOMING: "They wrote", with the next four below it
 * @HIATUS_TRAY_INCOMING_SMALL_TALK: small talk
 * @HIATUS_TRAY_INCOMING_PRACTICAL: practical: children, flat, money, health
 * @HIATUS_TRAY_INCOMING_US: about the two of them
 * @HIATUS_TRAY_INCOMING_UPSET: it upset the person
 * @HIATUS_TRAY_ENCOUNTER: "We met", with the next two below it
 * @HIATUS_TRAY_ENCOUNTER_WELL: it went well
 * @HIATUS_TRAY_ENCOUNTER_HARD: it was hard
 * @HIATUS_TRAY_LOOK: "I checked on them"; not with goal safety, where checking may protect
 * @HIATUS_TRAY_SLIP: opens the window for contact that was made; not while they talk, when it is no slip
 * @HIATUS_TRAY_UNDO: takes the last act back
 * @HIATUS_TRAY_PROMPT: "Today: …", with the next three below it
 * @HIATUS_TRAY_PROMPT_DONE: today's prompt is done
 * @HIATUS_TRAY_PROMPT_ANOTHER: another one instead
 * @HIATUS_TRAY_PROMPT_NOT_TODAY: not this one for a while
 * @HIATUS_TRAY_START_PLAN: opens the window that starts a plan, where none is under way
 * @HIATUS_TRAY_NEXT: "What comes next…", when something is due
 * @HIATUS_TRAY_LINE_BELOW_ACTS: a line between groups
 * @HIATUS_TRAY_OVERVIEW: opens the overview
 * @HIATUS_TRAY_QUIET: "Quiet", with the next six below it
 * @HIATUS_TRAY_QUIET_HALF_HOUR: no unasked pop-up for 30 minutes
 * @HIATUS_TRAY_QUIET_HOUR: for an hour
 * @HIATUS_TRAY_QUIET_TOMORROW: until tomorrow
 * @HIATUS_TRAY_QUIET_OFF: ends it
 * @HIATUS_TRAY_WATCH_PAUSE: watches nothing until it is resumed; where something is watched
 * @HIATUS_TRAY_WATCH_RESUME: watches again
 * @HIATUS_TRAY_QUIT: ends daemon and tray until the next login
 *
 * The rows of the menu, from top to bottom; rows of a submenu follow their parent. Rows whose text ends in "…" open a
 * window, and no other does.
 */
typedef enum
{
  HIATUS_TRAY_DAY,
  HIATUS_TRAY_TROUBLE,
  HIATUS_TRAY_ADVICE,
  HIATUS_TRAY_TRY_AGAIN,
  HIATUS_TRAY_LINE_ABOVE_URGES,
  HIATUS_TRAY_URGE,
  HIATUS_TRAY_URGE_MILD,
  HIATUS_TRAY_URGE_STRONG,
  HIATUS_TRAY_URGE_OVERWHELMING,
  HIATUS_TRAY_URGE_UNSAID,
  HIATUS_TRAY_URGE_NOTE,
  HIATUS_TRAY_WAIT,
  HIATUS_TRAY_HOW_STRONG,
  HIATUS_TRAY_HOW_STRONG_LIGHTER,
  HIATUS_TRAY_HOW_STRONG_SAME,
  HIATUS_TRAY_HOW_STRONG_STRONGER,
  HIATUS_TRAY_TALK,
  HIATUS_TRAY_LINE_ABOVE_ACTS,
  HIATUS_TRAY_ANSWERED,
  HIATUS_TRAY_NO_ANSWER,
  HIATUS_TRAY_SAID_NO,
  HIATUS_TRAY_HAPPENED,
  HIATUS_TRAY_INCOMING,
  HIATUS_TRAY_INCOMING_SMALL_TALK,
  HIATUS_TRAY_INCOMING_PRACTICAL,
  HIATUS_TRAY_INCOMING_US,
  HIATUS_TRAY_INCOMING_UPSET,
  HIATUS_TRAY_ENCOUNTER,
  HIATUS_TRAY_ENCOUNTER_WELL,
  HIATUS_TRAY_ENCOUNTER_HARD,
  HIATUS_TRAY_LOOK,
  HIATUS_TRAY_SLIP,
  HIATUS_TRAY_UNDO,
  HIATUS_TRAY_PROMPT,
  HIATUS_TRAY_PROMPT_DONE,
  HIATUS_TRAY_PROMPT_ANOTHER,
  HIATUS_TRAY_PROMPT_NOT_TODAY,
  HIATUS_TRAY_START_PLAN,
  HIATUS_TRAY_NEXT,
  HIATUS_TRAY_LINE_BELOW_ACTS,
  HIATUS_TRAY_OVERVIEW,
  HIATUS_TRAY_QUIET,
  HIATUS_TRAY_QUIET_HALF_HOUR,
  HIATUS_TRAY_QUIET_HOUR,
  HIATUS_TRAY_QUIET_TOMORROW,
  HIATUS_TRAY_QUIET_OFF,
  HIATUS_TRAY_WATCH_PAUSE,
  HIATUS_TRAY_WATCH_RESUME,
  HIATUS_TRAY_QUIT,
} HiatusTrayRow;

#define HIATUS_TRAY_N_ROWS (HIATUS_TRAY_QUIT + 1)

/**
 * HIATUS_TRAY_PROMPT_LENGTH:
 *
 * The longest prompt that a row shows whole, in characters.
 */
#define HIATUS_TRAY_PROMPT_LENGTH 40

/**
 * HIATUS_TRAY_SENTENCE_LENGTH:
 *
 * The longest sentence that a row shows whole, in characters.
 */
#define HIATUS_TRAY_SENTENCE_LENGTH 96

/**
 * HiatusTrayView:
 * @icon: (owned): the name of the icon. Where watching is paused and something waits, it says the former: whoever
 *   believes that Hiatus watches has to be right, and what waits has a row and a pop-up of its own
 * @title: (owned): what a pointer over the icon is told; tells nothing when discreet
 * @description: (owned): what a screen reader says of the icon; tells nothing when discreet
 * @label: (owned): the days left, beside the icon where a panel shows that; may be empty
 * @discreet: whether title, description and label may tell nothing
 * @undo_id: (owned) (nullable): what the row "Undo" takes back
 * @wait_id: (owned) (nullable): the wait that its row ends; %NULL where the row begins one
 * @rows: label (owned) (nullable: never seen) and visibility of each row
 *
 * All that can be seen of the tray at one time.
 */
typedef struct
{
  gchar *icon;
  gchar *title;
  gchar *description;
  gchar *label;
  gboolean discreet;
  gchar *undo_id;
  gchar *wait_id;
  struct
  {
    gchar *label;
    gboolean visible;
  } rows[HIATUS_TRAY_N_ROWS];
} HiatusTrayView;

HiatusTrayRow hiatus_tray_row_get_parent (HiatusTrayRow row);

gboolean hiatus_tray_row_is_line (HiatusTrayRow row);

HiatusTrayView *hiatus_tray_view_new (GVariant *state,
                                      gint64 now_us,
                                      GTimeZone *zone);

HiatusTrayView *hiatus_tray_view_new_starting (void);

HiatusTrayView *hiatus_tray_view_new_unreachable (void);

void hiatus_tray_view_set_trouble (HiatusTrayView *view,
                                   const gchar *sentence);

void hiatus_tray_view_free (HiatusTrayView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusTrayView, hiatus_tray_view_free)

G_END_DECLS
