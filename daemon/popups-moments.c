/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/popups.h"

#include <glib/gi18n.h>

/* The pop-ups of good moments: the evening, the heavy hours, meetings, the open questions of the first days, and what the
 * person asked to be reminded of. None names anybody or says what it is about: somebody may share the screen. */

static void
send (HiatusNotifier *notifier, HiatusPopup popup, const GDate *day, HiatusMessage *message)
{
  g_autofree gchar *key = hiatus_popups_key (popup, day);

  message->key = key;
  hiatus_notifier_send (notifier, message);
}

/**
 * hiatus_popups_send_evening:
 * @notifier: where to
 * @day: the local date that it belongs to
 *
 * Asks how the evening is.
 */
void
hiatus_popups_send_evening (HiatusNotifier *notifier, const GDate *day)
{
  const HiatusMessageAction actions[] = { { "lighter", _ ("Lighter") }, { "same", _ ("Same") }, { "heavier", _ ("Heavier") } };
  HiatusMessage message = {
    .summary = _ ("How is it this evening?"),
    .body = _ ("Compared with the last few evenings: lighter, the same, or heavier?"),
    .without_actions = _ ("If it is heavy: the rows 'Help me wait' and 'Someone to talk to…' of the tray menu are there."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, HIATUS_POPUP_EVENING, day, &message);
}

/* From then on an evening is too late to ring somebody. */
#define TOO_LATE_TO_RING (21 * 60)

static const gchar *
risk_body (const HiatusRisk *risk)
{
  switch (risk->part)
    {
    case HIATUS_DAY_PART_MORNING:
      return _ ("A good time for a proper breakfast, with some music?");
    case HIATUS_DAY_PART_AFTERNOON:
      return _ ("A good time for some fresh air?");
    case HIATUS_DAY_PART_EVENING:
    default:
      return risk->minute < TOO_LATE_TO_RING ? _ ("A good time to ring a friend?") : _ ("A good time for something warm, and an early night?");
    }
}

static gchar *
risk_summary (const HiatusRisk *risk)
{
  static const gchar *const formats[] = {
    /* Translators: as g_date_strftime() writes it: "Sunday morning". */
    [HIATUS_DAY_PART_MORNING] = N_ ("%A morning"),
    /* Translators: as g_date_strftime() writes it: "Sunday afternoon". */
    [HIATUS_DAY_PART_AFTERNOON] = N_ ("%A afternoon"),
    /* Translators: as g_date_strftime() writes it: "Sunday evening". */
    [HIATUS_DAY_PART_EVENING] = N_ ("%A evening"),
  };
  g_autoptr (GDateTime) monday = g_date_time_new_utc (2024, 1, 1, 12, 0, 0);
  g_autoptr (GDateTime) then = g_date_time_add_days (monday, (gint) risk->weekday - G_DATE_MONDAY);

  return g_date_time_format (then, _ (formats[risk->part]));
}

/**
 * hiatus_popups_send_risk:
 * @notifier: where to
 * @day: the local date that it belongs to
 * @risk: which part of it
 *
 * Has a word before a part of the day that tends to be heavy. It does not say so.
 */
void
hiatus_popups_send_risk (HiatusNotifier *notifier, const GDate *day, const HiatusRisk *risk)
{
  const HiatusMessageAction actions[] = { { "wait", _ ("Help me wait") }, { "fine", _ ("I'm fine") } };
  g_autofree gchar *summary = risk_summary (risk);
  HiatusMessage message = {
    .summary = summary,
    .body = risk_body (risk),
    .without_actions = _ ("The row 'Help me wait' of the tray menu is there if you want it."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
    .transient = TRUE,
  };

  send (notifier, HIATUS_POPUP_RISK, day, &message);
}

/**
 * hiatus_popups_send_meeting:
 * @notifier: where to
 * @day: the local date that it belongs to
 * @begins_us: when the meeting begins, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @goal: what the person hopes for
 *
 * Has a word before a meeting that cannot be avoided.
 */
void
hiatus_popups_send_meeting (HiatusNotifier *notifier, const GDate *day, gint64 begins_us, GTimeZone *zone, HiatusGoal goal)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (begins_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  /* Translators: a time of day, as g_date_time_format() writes it. */
  g_autofree gchar *summary = g_date_time_format (local, _ ("At %H:%M"));
  HiatusMessage message = {
    .summary = summary,
    .body = goal == HIATUS_GOAL_SAFETY
                ? _ ("Short and businesslike, in public, or through someone else. You can leave whenever you like.")
                : _ ("Polite and short is enough. You can leave whenever you like."),
    .transient = TRUE,
  };

  send (notifier, HIATUS_POPUP_MEETING, day, &message);
}

/**
 * hiatus_popups_send_met:
 * @notifier: where to
 * @day: the local date that it belongs to
 *
 * Asks how a meeting was.
 */
void
hiatus_popups_send_met (HiatusNotifier *notifier, const GDate *day)
{
  const HiatusMessageAction actions[] = { { "well", _ ("It went well") }, { "hard", _ ("It was hard") } };
  HiatusMessage message = {
    .summary = _ ("How was it?"),
    .body = _ ("One click is enough, or none."),
    .without_actions = _ ("The row 'We met' of the tray menu takes your answer."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, HIATUS_POPUP_MET, day, &message);
}

/* What each open question says, and what does the same in a terminal. */
static const struct
{
  const gchar *body;
  const gchar *command;
} invitations[] = {
  [HIATUS_INVITATION_CONTACTS] = { N_ ("Your list is still empty. One name is enough to begin with."), "hiatus contacts add" },
  [HIATUS_INVITATION_WATCHING] = { N_ ("There is a name on your list, and watching is off. 'Now' says first what it would mean."), "hiatus watch on notifications titles" },
  [HIATUS_INVITATION_REASONS] = { N_ ("A reason or two in your own words can be read again in a hard moment. Would you like to write one down?"), "hiatus reasons add" },
  [HIATUS_INVITATION_IF_THEN] = { N_ ("For a hard moment it can help to know beforehand what to do instead. Would you like to choose something?"), "hiatus if-then add" },
  [HIATUS_INVITATION_PERSON] = { N_ ("A friend, a sister: whom would you ring on a hard evening? Their number can be one click away."), "hiatus person add" },
  /* Translators: a time of day, as g_date_time_format() writes it. */
  [HIATUS_INVITATION_EVENING] = { N_ ("One question in the evening, at %H:%M: lighter, the same, or heavier? 'Now' switches it on."), "hiatus settings set popups.evening yes" },
  [HIATUS_INVITATION_MODE] = { N_ ("Are there meetings that cannot be avoided, for work, school or children? They are fine. 'Now' makes room for them."), "hiatus plan change --mode limited" },
  [HIATUS_INVITATION_HARD_DAYS] = { N_ ("A birthday, an anniversary, a holiday: which day may be a hard one? It can be kept in mind."), "hiatus hard-days add" },
  [HIATUS_INVITATION_RISK] = { N_ ("Some hours of the week have been heavier than others. 'Now' switches on a kind word shortly before them."), "hiatus settings set popups.risk yes" },
};

/**
 * hiatus_popups_send_invitation:
 * @notifier: where to
 * @day: the local date that it belongs to
 * @invitation: which one
 * @evening: when the evening's question would come, minutes since midnight
 *
 * Asks one of the open questions of the first days.
 */
void
hiatus_popups_send_invitation (HiatusNotifier *notifier, const GDate *day, HiatusInvitation invitation, gint evening)
{
  const HiatusMessageAction actions[] = { { "now", _ ("Now") }, { "not-needed", _ ("Not needed") } };
  const gchar *text = _ (invitations[invitation].body);
  g_autoptr (GDateTime) then = g_date_time_new_utc (2024, 1, 1, evening / 60, evening % 60, 0);
  g_autofree gchar *body = invitation == HIATUS_INVITATION_EVENING ? g_date_time_format (then, text) : g_strdup (text);
  g_autofree gchar *in_terminal = g_strdup_printf (_ ("In a terminal: %s"), invitations[invitation].command);
  HiatusMessage message = {
    .summary = _ ("A small thing, if you like"),
    .body = body,
    .without_actions = in_terminal,
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, HIATUS_POPUP_INVITATION, day, &message);
}

/**
 * hiatus_popups_send_letter:
 * @notifier: where to
 * @day: the local date that it belongs to
 *
 * Says that a letter is there that the person wanted to see again.
 */
void
hiatus_popups_send_letter (HiatusNotifier *notifier, const GDate *day)
{
  const HiatusMessageAction actions[] = { { "open", _ ("Read it…") } };
  HiatusMessage message = {
    .summary = _ ("Something you wrote waits for you"),
    .body = _ ("You wanted to see it again."),
    .without_actions = _ ("In a terminal: hiatus letters"),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, HIATUS_POPUP_LETTER, day, &message);
}

/**
 * hiatus_popups_send_reminder:
 * @notifier: where to
 * @day: the local date that it belongs to
 *
 * Says that something is there that the person put off. What it is stands in the window.
 */
void
hiatus_popups_send_reminder (HiatusNotifier *notifier, const GDate *day)
{
  const HiatusMessageAction actions[] = { { "open", _ ("What comes next…") }, { "later", _ ("Later") } };
  HiatusMessage message = {
    .summary = _ ("Something of yours waits"),
    .body = _ ("You wanted to come back to it. There is no hurry."),
    .without_actions = _ ("The row 'What comes next…' of the tray menu goes on from here."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, HIATUS_POPUP_REMINDER, day, &message);
}
