/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <glib/gi18n.h>

#include "daemon/advice.h"
#include "daemon/core/act.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/popups.h"

/* What the person answers to what followed from a sighting: recorded first, and then its consequences. What is recorded
 * is whom it was about and where it was noticed, never what was seen there. */

/* From the third "Wrong person" on, a keyword is too common a word to be watched everywhere. */
#define WRONG_PERSON_MANY 3

/* For how long a pop-up that only offers something stays, on servers that never close one by themselves. */
#define OFFER_SPAN_US (10 * G_TIME_SPAN_MINUTE)

/* Returns: (nullable): what is answered to a sighting under @id, while it is not over. */
HiatusStanding *
hiatus_app_find_standing (HiatusApp *self, const gchar *id)
{
  for (guint i = 0; id != NULL && i < self->standing->len; i++)
    {
      HiatusStanding *standing = g_ptr_array_index (self->standing, i);

      if (g_str_equal (standing->id, id))
        return standing;
    }
  return NULL;
}

/* An event about what @standing is about. */
HiatusEvent *
hiatus_app_new_event_about (const HiatusStanding *standing, HiatusEventKind kind)
{
  HiatusEvent *event = hiatus_event_new (kind);

  event->contact = g_strdup (hiatus_standing_get_label (standing));
  event->origin = hiatus_source_get_origin (standing->sighting->source);
  return event;
}

static gboolean
record (HiatusApp *self, HiatusEvent *event, GError **error)
{
  return hiatus_journal_record (self->journal, event, error) != NULL;
}

/* Whoever waited, or thought better of it, or breathes first: it was an urge. */
gboolean
hiatus_app_record_urge (HiatusApp *self, HiatusStanding *standing, GError **error)
{
  return record (self, hiatus_app_new_event_about (standing, HIATUS_EVENT_URGE), error);
}

/* Which of the contact's keywords it was. */
static const gchar *
get_keyword (const HiatusSighting *sighting)
{
  gchar **keywords = sighting->contact->keywords[sighting->kind];

  return sighting->keyword < g_strv_length (keywords) ? keywords[sighting->keyword] : NULL;
}

static void
ask_only_apps (HiatusApp *self, const HiatusSighting *sighting, const gchar *event)
{
  HiatusStanding *question = hiatus_standing_new (sighting);

  question->event = g_strdup (event);
  hiatus_standing_enter (question, HIATUS_STAGE_ONLY_APPS, hiatus_app_now (self), OFFER_SPAN_US);
  g_ptr_array_add (self->standing, question);
  hiatus_popups_send_only_apps (self->notifier, question->id);
}

/* Ends @standing: it was somebody else. A window offers a longer name that does not count; the third time the question
 * is whether the word counts everywhere. */
gboolean
hiatus_app_say_wrong_person (HiatusApp *self, HiatusStanding *standing, const gchar *token, GError **error)
{
  g_autoptr (HiatusSighting) sighting = hiatus_sighting_copy (standing->sighting);
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_WRONG_PERSON);
  const HiatusEvent *recorded;
  g_autofree gchar *id = NULL;
  guint count;

  event->contact = g_strdup (sighting->contact->label);
  event->keyword = g_strdup (get_keyword (sighting));
  recorded = hiatus_journal_record (self->journal, event, error);
  if (recorded == NULL)
    return FALSE;
  id = hiatus_event_id (recorded);
  count = hiatus_journey_count_wrong_person (hiatus_app_journey (self), recorded->contact, recorded->keyword);
  hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_ANSWERED);
  /* Whoever is looked out for in some applications only needs no such question. */
  if (count == WRONG_PERSON_MANY && sighting->contact->only_apps[0] == NULL)
    ask_only_apps (self, sighting, id);
  else
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_WRONG_PERSON, id, token);
  return TRUE;
}

static gboolean
begin_wait (HiatusApp *self, GError **error)
{
  g_autofree gchar *id = hiatus_app_wait (self, 0, error);

  return id != NULL;
}

static gboolean
answer_nudge (HiatusApp *self, HiatusStanding *standing, const gchar *action, const gchar *token, GError **error)
{
  if (g_str_equal (action, "wrong-person"))
    return hiatus_app_say_wrong_person (self, standing, token, error);
  if (!g_str_equal (action, "breathe") && !hiatus_app_record_urge (self, standing, error))
    return FALSE;
  if (g_str_equal (action, "breathe"))
    {
      hiatus_app_click_pause (self, standing, token);
      return TRUE;
    }
  hiatus_app_end_standing (self, standing, g_str_equal (action, "leave") ? HIATUS_RESPONSE_LEFT : HIATUS_RESPONSE_ANSWERED);
  if (g_str_equal (action, HIATUS_WINDOW_TALK))
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_TALK, NULL, token);
  return !g_str_equal (action, "wait") || begin_wait (self, error);
}

static gboolean
answer_incoming (HiatusApp *self, HiatusStanding *standing, const gchar *action, const gchar *token, GError **error)
{
  if (g_str_equal (action, "wrong-person"))
    return hiatus_app_say_wrong_person (self, standing, token, error);
  if (g_str_equal (action, "kind"))
    {
      /* Its time goes on as before: it is the same pop-up. */
      standing->stage = HIATUS_STAGE_KIND;
      hiatus_popups_send_kind (self->notifier, standing->id);
      return TRUE;
    }
  if (!record (self, hiatus_app_new_event_about (standing, HIATUS_EVENT_INCOMING), error))
    return FALSE;
  hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_LEFT);
  return TRUE;
}

/* Whether an answer is right in itself, so that the person may be about to send one. */
static gboolean
may_be_answered (HiatusAbout about, const HiatusStatus *status)
{
  if (about == HIATUS_ABOUT_PRACTICAL)
    return TRUE;
  return about == HIATUS_ABOUT_US && status->goal != HIATUS_GOAL_SAFETY && (status->goal == HIATUS_GOAL_RECONCILE || status->phase == HIATUS_PHASE_TALKING);
}

/* What needs no answer needs no second pop-up either; the tray has a word about it. */
static gboolean
is_worth_a_word (HiatusAbout about, const HiatusStatus *status)
{
  return status->goal == HIATUS_GOAL_SAFETY || about == HIATUS_ABOUT_UPSET || may_be_answered (about, status);
}

static gboolean
answer_kind (HiatusApp *self, HiatusStanding *standing, const gchar *action, GError **error)
{
  HiatusEvent *event = hiatus_app_new_event_about (standing, HIATUS_EVENT_INCOMING);
  const HiatusEvent *recorded;
  g_autofree gchar *advice = NULL;
  HiatusStatus status;

  hiatus_names_find (hiatus_about_names, action, (gint *) &event->about);
  recorded = hiatus_journal_record (self->journal, event, error);
  if (recorded == NULL)
    return FALSE;
  hiatus_app_get_status (self, &status);
  if (!is_worth_a_word (recorded->about, &status))
    {
      hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_ANSWERED);
      return TRUE;
    }
  hiatus_responder_end (self->responder, hiatus_standing_get_label (standing), HIATUS_DIRECTION_INCOMING, HIATUS_RESPONSE_ANSWERED, hiatus_app_now (self));
  hiatus_standing_enter (standing, HIATUS_STAGE_ADVICE, hiatus_app_now (self), OFFER_SPAN_US);
  g_free (standing->event);
  standing->event = hiatus_event_id (recorded);
  advice = hiatus_advice_of (recorded, &status);
  hiatus_popups_send_advice (self->notifier, standing->id, advice, may_be_answered (recorded->about, &status));
  return TRUE;
}

static gboolean
answer_advice (HiatusApp *self, HiatusStanding *standing, const gchar *action, const gchar *token, GError **error)
{
  g_autofree gchar *label = g_strdup (hiatus_standing_get_label (standing));

  if (g_str_equal (action, HIATUS_WINDOW_NEXT))
    {
      g_autofree gchar *script = hiatus_app_name_script ("reply", standing->event);

      hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_ANSWERED);
      hiatus_app_emit_open_window (self, HIATUS_WINDOW_NEXT, script, token);
      return TRUE;
    }
  /* They are on the list: with whoever leaves it the pop-up goes. So no error names them. */
  hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_ANSWERED);
  return hiatus_app_send_now (self, label, error);
}

static void
answer_only_apps (HiatusApp *self, HiatusStanding *standing, const gchar *action, const gchar *token)
{
  if (g_str_equal (action, "only-apps"))
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_WRONG_PERSON, standing->event, token);
  hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_ANSWERED);
}

static void
answer (HiatusApp *self, HiatusStanding *standing, const gchar *action, const gchar *token, GError **error)
{
  switch (standing->stage)
    {
    case HIATUS_STAGE_NUDGE:
      answer_nudge (self, standing, action, token, error);
      break;
    case HIATUS_STAGE_INCOMING:
      answer_incoming (self, standing, action, token, error);
      break;
    case HIATUS_STAGE_KIND:
      answer_kind (self, standing, action, error);
      break;
    case HIATUS_STAGE_ADVICE:
      answer_advice (self, standing, action, token, error);
      break;
    case HIATUS_STAGE_ONLY_APPS:
      answer_only_apps (self, standing, action, token);
      break;
    case HIATUS_STAGE_SETTLING:
    case HIATUS_STAGE_OPENING:
    case HIATUS_STAGE_PAUSE:
    case HIATUS_STAGE_HELD:
    default:
      break;
    }
}

/* A button of a pop-up about a sighting was used. Returns FALSE for other pop-ups. */
gboolean
hiatus_app_answer_sighting (HiatusApp *self, const gchar *key, const gchar *action, const gchar *token)
{
  const gchar *id = hiatus_popups_sighting_id (key);
  HiatusStanding *standing = hiatus_app_find_standing (self, id);
  g_autoptr (GError) error = NULL;

  if (standing != NULL)
    {
      answer (self, standing, action, token, &error);
      if (error != NULL)
        hiatus_app_warn (error);
      hiatus_app_update (self);
    }
  return id != NULL;
}

/* A pop-up about a sighting was closed, or expired. Returns FALSE for other pop-ups. */
gboolean
hiatus_app_close_sighting (HiatusApp *self, const gchar *key)
{
  const gchar *id = hiatus_popups_sighting_id (key);
  HiatusStanding *standing = hiatus_app_find_standing (self, id);

  if (standing != NULL)
    {
      hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_CLOSED);
      hiatus_app_update (self);
    }
  return id != NULL;
}

/* A pop-up about a sighting could not be shown. Returns FALSE for other pop-ups. */
gboolean
hiatus_app_fail_sighting (HiatusApp *self, const gchar *key)
{
  const gchar *id = hiatus_popups_sighting_id (key);
  HiatusStanding *standing = hiatus_app_find_standing (self, id);

  if (hiatus_popups_is_arrived (key))
    {
      hiatus_app_owe_hushed (self);
      hiatus_app_update (self);
      return TRUE;
    }
  if (standing == NULL)
    return id != NULL;
  if (standing->stage == HIATUS_STAGE_NUDGE)
    {
      hiatus_app_show_otherwise (self, standing);
    }
  else if (standing->stage == HIATUS_STAGE_INCOMING)
    {
      /* As new as it was: it waits for a server now. */
      standing->stage = HIATUS_STAGE_HELD;
      hiatus_responder_incoming_held (self->responder, hiatus_standing_get_label (standing));
      self->server_missing = TRUE;
    }
  else
    {
      hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_FAILED);
    }
  hiatus_app_update (self);
  return TRUE;
}

/* Whether what the person said somewhere else answers @standing as well. */
static gboolean
is_answered_by (const HiatusStanding *standing, HiatusEventKind kind, const gchar *label)
{
  if (label != NULL && !g_str_equal (hiatus_standing_get_label (standing), label))
    return FALSE;
  if (kind == HIATUS_EVENT_INCOMING)
    return standing->stage >= HIATUS_STAGE_HELD && standing->stage <= HIATUS_STAGE_KIND;
  return standing->stage == HIATUS_STAGE_NUDGE && (kind == HIATUS_EVENT_URGE || kind == HIATUS_EVENT_LOOK || kind == HIATUS_EVENT_SLIP || kind == HIATUS_EVENT_SENDING || kind == HIATUS_EVENT_WAIT);
}

/* What the person said, in the tray or at the command line, about somebody or (@label NULL) without a name: pop-ups that
 * ask for it have served their purpose. The caller updates. */
void
hiatus_app_answer_elsewhere (HiatusApp *self, HiatusEventKind kind, const gchar *label)
{
  for (guint i = self->standing->len; i > 0; i--)
    {
      HiatusStanding *standing = g_ptr_array_index (self->standing, i - 1);

      if (is_answered_by (standing, kind, label))
        hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_ANSWERED);
    }
}

/**
 * hiatus_app_describe_wrong_person:
 * @self: the app
 * @id: the id of an event
 * @error: return location
 *
 * Returns: (transfer floating): what DescribeWrongPerson() answers; %NULL with %HIATUS_ERROR_NOT_FOUND where there is no
 *   such event, or its texts are erased
 */
GVariant *
hiatus_app_describe_wrong_person (HiatusApp *self, const gchar *id, GError **error)
{
  const HiatusEvent *event = hiatus_journey_find (hiatus_app_journey (self), id);
  g_auto (GVariantDict) description = G_VARIANT_DICT_INIT (NULL);

  if (event == NULL || event->kind != HIATUS_EVENT_WRONG_PERSON || event->contact == NULL || event->keyword == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no entry '%s' about a wrong person: it may have been undone."), id);
      return NULL;
    }
  g_variant_dict_insert (&description, "contact", "s", event->contact);
  g_variant_dict_insert (&description, "keyword", "s", event->keyword);
  g_variant_dict_insert (&description, "count", "u", hiatus_journey_count_wrong_person (hiatus_app_journey (self), event->contact, event->keyword));
  return g_variant_dict_end (&description);
}

/**
 * hiatus_app_send_now:
 * @self: the app
 * @label: what the person calls a contact
 * @error: return location
 *
 * "I'm sending it now": that contact is not watched for half an hour.
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_send_now() or of the store, and with
 *   %HIATUS_ERROR_NOT_FOUND where nobody is called so
 */
gboolean
hiatus_app_send_now (HiatusApp *self, const gchar *label, GError **error)
{
  g_autoptr (HiatusEvent) event = hiatus_act_send_now (label, hiatus_app_now (self), error);

  if (event == NULL)
    return FALSE;
  if (!hiatus_app_looks_out_for (self, label))
    {
      hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("'%s' is not on the list: 'hiatus contacts' shows who is."), label);
      return FALSE;
    }
  if (!record (self, g_steal_pointer (&event), error))
    return FALSE;
  hiatus_app_answer_elsewhere (self, HIATUS_EVENT_SENDING, label);
  hiatus_app_update (self);
  return TRUE;
}
