/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/event-fields.h"

#include "daemon/core/names.h"

/* A new kind is one row in the first table, a new field one in the second and its place in HiatusEvent; the functions of
 * event.c and event-payload.c only walk them. */

const HiatusKind hiatus_kinds[HIATUS_N_EVENT_KINDS] = {
  [HIATUS_EVENT_UNKNOWN] = { NULL, FALSE },
  [HIATUS_EVENT_PLAN_START] = { "plan-start", TRUE },
  [HIATUS_EVENT_PLAN_LENGTH] = { "plan-length", TRUE },
  [HIATUS_EVENT_PLAN_END] = { "plan-end", TRUE },
  [HIATUS_EVENT_URGE] = { "urge", TRUE },
  [HIATUS_EVENT_LOOK] = { "look", TRUE },
  [HIATUS_EVENT_SLIP] = { "slip", TRUE },
  [HIATUS_EVENT_PROMPT] = { "prompt", FALSE },
  [HIATUS_EVENT_POPUP] = { "popup", FALSE },
  [HIATUS_EVENT_POPUP_ANSWER] = { "popup-answer", FALSE },
  [HIATUS_EVENT_QUIET] = { "quiet", FALSE },
  [HIATUS_EVENT_UNDO] = { "undo", FALSE },
  [HIATUS_EVENT_REPAIR] = { "repair", FALSE },
  [HIATUS_EVENT_INCOMING] = { "incoming", TRUE },
  [HIATUS_EVENT_ENCOUNTER] = { "encounter", TRUE },
  [HIATUS_EVENT_WRONG_PERSON] = { "wrong-person", TRUE },
  [HIATUS_EVENT_WATCH_PAUSE] = { "watch-pause", FALSE },
  [HIATUS_EVENT_SENDING] = { "sending", TRUE },
  [HIATUS_EVENT_PLAN_CHANGE] = { "plan-change", TRUE },
  [HIATUS_EVENT_WAIT] = { "wait", FALSE },
  [HIATUS_EVENT_WAIT_END] = { "wait-end", FALSE },
  [HIATUS_EVENT_REFLECTION] = { "reflection", TRUE },
  [HIATUS_EVENT_SAFETY] = { "safety", FALSE },
  [HIATUS_EVENT_SCRIPT_STEP] = { "script-step", FALSE },
  [HIATUS_EVENT_TALK] = { "talk", TRUE },
  [HIATUS_EVENT_LETTER] = { "letter", FALSE },
  [HIATUS_EVENT_LETTER_FELT] = { "letter-felt", FALSE },
};

#define BIT(kind) (1u << HIATUS_EVENT_##kind)
#define OFFSET(member) G_STRUCT_OFFSET (HiatusEvent, member)

#define WITH_CONTACT (BIT (URGE) | BIT (LOOK) | BIT (SLIP) | BIT (INCOMING) | BIT (ENCOUNTER) | BIT (WRONG_PERSON) | BIT (SENDING))
#define WITH_NOTE (BIT (URGE) | BIT (LOOK) | BIT (SLIP) | BIT (INCOMING) | BIT (ENCOUNTER) | BIT (REFLECTION) | BIT (SCRIPT_STEP) | BIT (LETTER))

/* In alphabetical order, so that a payload is always printed the same way. */
const HiatusField hiatus_fields[] = {
  { "about", HIATUS_FIELD_NAME, BIT (INCOMING), OFFSET (about), hiatus_about_names, 0, 0 },
  { "answer", HIATUS_FIELD_NAME, BIT (PROMPT) | BIT (POPUP_ANSWER) | BIT (WAIT_END) | BIT (LETTER_FELT), OFFSET (answer), hiatus_answer_names, 0, 0 },
  { "choice", HIATUS_FIELD_WORD, BIT (SCRIPT_STEP), OFFSET (choice), NULL, 0, 0 },
  { "contact", HIATUS_FIELD_TEXT, WITH_CONTACT, OFFSET (contact), NULL, 0, HIATUS_CONTACT_MAX },
  { "contact-digest", HIATUS_FIELD_DIGEST, WITH_CONTACT, OFFSET (contact_digest), NULL, 0, 0 },
  { "danger", HIATUS_FIELD_NAME, BIT (SAFETY), OFFSET (danger), hiatus_reply_names, 0, 0 },
  { "day", HIATUS_FIELD_DATE, BIT (PROMPT) | BIT (POPUP) | BIT (POPUP_ANSWER), OFFSET (day), NULL, 0, 0 },
  { "decision", HIATUS_FIELD_NAME, BIT (PLAN_END), OFFSET (decision), hiatus_decision_names, 0, 0 },
  { "goal", HIATUS_FIELD_NAME, BIT (PLAN_START) | BIT (PLAN_CHANGE), OFFSET (goal), hiatus_goal_names, 0, 0 },
  { "goal-said", HIATUS_FIELD_NAME_OR_NONE, BIT (PLAN_START) | BIT (PLAN_CHANGE), OFFSET (goal_said), hiatus_goal_said_names, 0, 0 },
  { "invitation", HIATUS_FIELD_NAME_OR_NONE, BIT (POPUP) | BIT (POPUP_ANSWER), OFFSET (invitation), hiatus_invitation_names, 0, 0 },
  { "keyword", HIATUS_FIELD_TEXT, BIT (WRONG_PERSON), OFFSET (keyword), NULL, 0, HIATUS_KEYWORD_MAX },
  { "keyword-digest", HIATUS_FIELD_DIGEST, BIT (WRONG_PERSON), OFFSET (keyword_digest), NULL, 0, 0 },
  { "length", HIATUS_FIELD_NUMBER, BIT (PLAN_START) | BIT (PLAN_LENGTH), OFFSET (length), NULL, 0, HIATUS_LENGTH_MAX },
  { "minutes", HIATUS_FIELD_NUMBER, BIT (WAIT), OFFSET (minutes), NULL, 1, HIATUS_WAIT_MINUTES_MAX },
  { "missing", HIATUS_FIELD_NUMBER, BIT (REPAIR), OFFSET (missing), NULL, 0, G_MAXINT },
  { "mode", HIATUS_FIELD_NAME, BIT (PLAN_START) | BIT (PLAN_CHANGE), OFFSET (mode), hiatus_mode_names, 0, 0 },
  { "note", HIATUS_FIELD_TEXT, WITH_NOTE, OFFSET (note), NULL, 0, HIATUS_NOTE_MAX },
  { "note-digest", HIATUS_FIELD_DIGEST, WITH_NOTE, OFFSET (note_digest), NULL, 0, 0 },
  { "origin", HIATUS_FIELD_NAME_OR_NONE, BIT (URGE) | BIT (LOOK) | BIT (INCOMING), OFFSET (origin), hiatus_origin_names, 0, 0 },
  { "popup", HIATUS_FIELD_NAME, BIT (POPUP) | BIT (POPUP_ANSWER), OFFSET (popup), hiatus_popup_names, 1, 0 },
  { "progress", HIATUS_FIELD_NAME, BIT (SCRIPT_STEP), OFFSET (progress), hiatus_progress_names, 0, 0 },
  { "prompt", HIATUS_FIELD_WORD, BIT (PROMPT) | BIT (POPUP), OFFSET (prompt), NULL, 0, 0 },
  { "script", HIATUS_FIELD_WORD, BIT (SCRIPT_STEP), OFFSET (script), NULL, 1, 0 },
  { "silence", HIATUS_FIELD_NAME, BIT (SAFETY), OFFSET (silence), hiatus_reply_names, 0, 0 },
  { "starts-on", HIATUS_FIELD_DATE, BIT (PLAN_START), OFFSET (starts_on), NULL, 0, 0 },
  { "step", HIATUS_FIELD_WORD, BIT (SCRIPT_STEP), OFFSET (step), NULL, 1, 0 },
  { "strength", HIATUS_FIELD_NUMBER, BIT (URGE) | BIT (WAIT) | BIT (WAIT_END), OFFSET (strength), NULL, 0, 3 },
  { "talk", HIATUS_FIELD_NAME, BIT (TALK), OFFSET (talk), hiatus_talk_names, 1, 0 },
  { "target", HIATUS_FIELD_WORD, BIT (UNDO) | BIT (WAIT_END) | BIT (REFLECTION) | BIT (SCRIPT_STEP) | BIT (LETTER_FELT), OFFSET (target), NULL, 1, 0 },
  { "trigger", HIATUS_FIELD_TEXT, BIT (URGE), OFFSET (trigger), NULL, 0, HIATUS_TRIGGER_MAX },
  { "trigger-digest", HIATUS_FIELD_DIGEST, BIT (URGE), OFFSET (trigger_digest), NULL, 0, 0 },
  { "uncertain", HIATUS_FIELD_NUMBER, BIT (REPAIR), OFFSET (uncertain), NULL, 0, 1 },
  { "until", HIATUS_FIELD_INSTANT, BIT (QUIET) | BIT (WATCH_PAUSE) | BIT (SENDING) | BIT (SCRIPT_STEP) | BIT (LETTER), OFFSET (until_us), NULL, 0, 0 },
  { "went", HIATUS_FIELD_NAME, BIT (ENCOUNTER), OFFSET (went), hiatus_went_names, 0, 0 },
};

const guint hiatus_n_fields = G_N_ELEMENTS (hiatus_fields);

static gpointer
member (const HiatusField *field, const HiatusEvent *event)
{
  return GSIZE_TO_POINTER (GPOINTER_TO_SIZE (event) + field->offset);
}

/**
 * hiatus_field_is_of:
 * @field: a field
 * @event: an event
 *
 * Returns: whether the kind of @event has @field
 */
gboolean
hiatus_field_is_of (const HiatusField *field, const HiatusEvent *event)
{
  return (field->kinds & (1u << event->kind)) != 0;
}

/**
 * hiatus_field_is_string:
 * @field: a field
 *
 * Returns: whether its place in an event is one for hiatus_field_string()
 */
gboolean
hiatus_field_is_string (const HiatusField *field)
{
  return field->type == HIATUS_FIELD_WORD || field->type == HIATUS_FIELD_DIGEST || field->type == HIATUS_FIELD_TEXT;
}

/**
 * hiatus_field_number:
 * @field: a number or an enumeration
 * @event: an event
 *
 * Returns: (transfer none): its place in @event
 */
gint *
hiatus_field_number (const HiatusField *field, const HiatusEvent *event)
{
  return member (field, event);
}

/**
 * hiatus_field_string:
 * @field: a field that hiatus_field_is_string() is true of
 * @event: an event
 *
 * Returns: (transfer none): its place in @event
 */
gchar **
hiatus_field_string (const HiatusField *field, const HiatusEvent *event)
{
  return member (field, event);
}

/**
 * hiatus_field_date:
 * @field: a date
 * @event: an event
 *
 * Returns: (transfer none): its place in @event
 */
GDate *
hiatus_field_date (const HiatusField *field, const HiatusEvent *event)
{
  return member (field, event);
}

/**
 * hiatus_field_instant:
 * @field: an instant
 * @event: an event
 *
 * Returns: (transfer none): its place in @event
 */
gint64 *
hiatus_field_instant (const HiatusField *field, const HiatusEvent *event)
{
  return member (field, event);
}
