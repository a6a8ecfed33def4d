/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/popups.h"

#include <glib/gi18n.h>

#include "daemon/wording.h"

/* The pop-ups that follow from a sighting. None names anybody, or what it is about, before a click: somebody may be
 * looking over the person's shoulder. One answer has one key, so that each of its pop-ups takes the place of the one
 * before. None is for a list that is read later, but for the one that says that there is something to read. */

#define SIGHTING_KEY "sighting/"
#define ARRIVED_KEY "arrived"

static void
send (HiatusNotifier *notifier, const gchar *id, HiatusMessage *message)
{
  g_autofree gchar *key = hiatus_popups_sighting_key (id);

  message->key = key;
  message->transient = TRUE;
  hiatus_notifier_send (notifier, message);
}

/**
 * hiatus_popups_sighting_key:
 * @id: the id of an answer
 *
 * Returns: (transfer full): the key of its pop-ups
 */
gchar *
hiatus_popups_sighting_key (const gchar *id)
{
  return g_strconcat (SIGHTING_KEY, id, NULL);
}

/**
 * hiatus_popups_sighting_id:
 * @key: the key of a pop-up
 *
 * Returns: (transfer none) (nullable): the id of the answer that it belongs to; %NULL for other keys
 */
const gchar *
hiatus_popups_sighting_id (const gchar *key)
{
  return g_str_has_prefix (key, SIGHTING_KEY) ? key + strlen (SIGHTING_KEY) : NULL;
}

/**
 * hiatus_popups_send_nudge:
 * @notifier: where to
 * @id: the id of the answer
 * @form: how it is shown
 *
 * Asks for a moment before contact is made.
 */
void
hiatus_popups_send_nudge (HiatusNotifier *notifier, const gchar *id, const HiatusResponseForm *form)
{
  const HiatusMessageAction actions[] = {
    { "leave", _ ("I'll leave it") },
    form->has_breath ? (HiatusMessageAction){ "breathe", _ ("One breath") } : (HiatusMessageAction){ "wait", _ ("Help me wait") },
    form->is_late ? (HiatusMessageAction){ HIATUS_ACTION_TALK, _ ("Someone to talk to…") } : (HiatusMessageAction){ "wrong-person", _ ("Wrong person") },
  };
  HiatusMessage message = {
    .summary = form->is_late ? _ ("It's late") : _ ("One moment"),
    .body = form->is_late ? _ ("This can wait until morning.") : _ ("Nothing has to happen right now."),
    .without_actions = _ ("The rows 'Log an urge' and 'Something happened' of the tray menu take your answer."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, id, &message);
}

/**
 * hiatus_popups_send_incoming:
 * @notifier: where to
 * @id: the id of the answer
 * @response: how many arrived, and whether one is probably practical
 * @goal: what the person hopes for
 *
 * Says that something arrived, and that it can wait.
 */
void
hiatus_popups_send_incoming (HiatusNotifier *notifier, const gchar *id, const HiatusResponse *response, HiatusGoal goal)
{
  const HiatusMessageAction actions[] = { { "leave", _ ("Leave it") }, { "kind", _ ("What kind?") }, { "wrong-person", _ ("Wrong person") } };
  g_autofree gchar *summary = hiatus_wording_incoming_summary (response->count);
  HiatusMessage message = {
    .summary = summary,
    .body = hiatus_wording_incoming_body (response->let_through, goal),
    .without_actions = _ ("The row 'Something happened' of the tray menu takes your answer."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, id, &message);
}

/**
 * hiatus_popups_send_kind:
 * @notifier: where to
 * @id: the id of the answer
 *
 * Asks what kind of message it was, in the place of the pop-up that said that it arrived.
 */
void
hiatus_popups_send_kind (HiatusNotifier *notifier, const gchar *id)
{
  /* By the names of HiatusAbout. */
  const HiatusMessageAction actions[] = {
    { "small-talk", _ ("Small talk") },
    { "practical", _ ("Practical") },
    { "us", _ ("About us") },
    { "upset", _ ("It upset me") },
  };
  HiatusMessage message = { .summary = _ ("What kind?"), .body = "", .actions = actions, .n_actions = G_N_ELEMENTS (actions) };

  send (notifier, id, &message);
}

/**
 * hiatus_popups_send_advice:
 * @notifier: where to
 * @id: the id of the answer
 * @advice: the sentence of hiatus_advice_of()
 * @may_send: whether the person may want to answer now
 *
 * Says a calm sentence about the message, and leads to the script that goes on from there.
 */
void
hiatus_popups_send_advice (HiatusNotifier *notifier, const gchar *id, const gchar *advice, gboolean may_send)
{
  const HiatusMessageAction actions[] = { { HIATUS_ACTION_NEXT, _ ("What comes next…") }, { "sending", _ ("I'm sending it now") } };
  HiatusMessage message = { .summary = _ ("Noted"), .body = advice, .actions = actions, .n_actions = may_send ? 2 : 1 };

  send (notifier, id, &message);
}

/**
 * hiatus_popups_send_only_apps:
 * @notifier: where to
 * @id: the id of the answer
 *
 * Asks about a keyword that gives other people away. The window that opens then says which one.
 */
void
hiatus_popups_send_only_apps (HiatusNotifier *notifier, const gchar *id)
{
  const HiatusMessageAction actions[] = { { "only-apps", _ ("Yes, only there") }, { "everywhere", _ ("No") } };
  HiatusMessage message = {
    .summary = _ ("Watch this word only in messaging apps?"),
    .body = _ ("It was somebody else three times."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, id, &message);
}

/**
 * hiatus_popups_is_arrived:
 * @key: the key of a pop-up
 *
 * Returns: whether it is the one of hiatus_popups_send_arrived()
 */
gboolean
hiatus_popups_is_arrived (const gchar *key)
{
  return g_str_equal (key, ARRIVED_KEY);
}

/**
 * hiatus_popups_send_arrived:
 * @notifier: where to
 *
 * Says that banners were hushed. Nothing else tells, so this one may stay in a list.
 */
void
hiatus_popups_send_arrived (HiatusNotifier *notifier)
{
  const HiatusMessage message = { .key = ARRIVED_KEY, .summary = _ ("Something arrived earlier"), .body = _ ("It waits in its app.") };

  hiatus_notifier_send (notifier, &message);
}
