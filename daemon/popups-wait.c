/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/popups.h"

#include <glib/gi18n.h>

#include "daemon/wording.h"

/* The pop-ups of "Help me wait". A wait has one key, so that the countdown, the question and what follows take each other's
 * place. */

#define WAIT_KEY "wait/"
#define PERCENT 100

#define TALK                                      \
  {                                               \
    HIATUS_ACTION_TALK, _ ("Someone to talk to…") \
  }

static void
send (HiatusNotifier *notifier, const gchar *id, HiatusMessage *message)
{
  g_autofree gchar *key = hiatus_popups_wait_key (id);

  message->key = key;
  message->transient = TRUE;
  hiatus_notifier_send (notifier, message);
}

/**
 * hiatus_popups_wait_key:
 * @id: the id of a wait
 *
 * Returns: (transfer full): the key of its pop-ups
 */
gchar *
hiatus_popups_wait_key (const gchar *id)
{
  return g_strconcat (WAIT_KEY, id, NULL);
}

/**
 * hiatus_popups_wait_id:
 * @key: the key of a pop-up
 *
 * Returns: (transfer none) (nullable): the id of the wait that it belongs to; %NULL for other keys
 */
const gchar *
hiatus_popups_wait_id (const gchar *key)
{
  return g_str_has_prefix (key, WAIT_KEY) ? key + strlen (WAIT_KEY) : NULL;
}

/**
 * hiatus_popups_send_wait:
 * @notifier: where to
 * @id: the id of a wait
 * @minutes: how long it is
 * @left: how many minutes of it are left
 * @line: what is said meanwhile
 * @may_write: whether to write it down is offered
 *
 * The countdown.
 */
void
hiatus_popups_send_wait (HiatusNotifier *notifier, const gchar *id, gint minutes, gint left, const gchar *line, gboolean may_write)
{
  const HiatusMessageAction actions[] = { { "enough", _ ("That is enough") }, TALK };
  const HiatusMessageAction more_actions[] = { actions[0], { HIATUS_ACTION_WRITE, _ ("Write it here…") }, actions[1] };
  g_autofree gchar *summary = hiatus_wording_wait_left (left);
  HiatusMessage message = {
    .summary = summary,
    .body = line,
    .without_actions = _ ("The row 'Waiting until …' of the tray menu ends it."),
    .actions = may_write ? more_actions : actions,
    .n_actions = may_write ? G_N_ELEMENTS (more_actions) : G_N_ELEMENTS (actions),
    .has_progress = TRUE,
    .progress = (minutes - left) * PERCENT / minutes,
  };

  send (notifier, id, &message);
}

/**
 * hiatus_popups_send_how_strong:
 * @notifier: where to
 * @id: the id of a wait whose time is over
 *
 * The question at its end.
 */
void
hiatus_popups_send_how_strong (HiatusNotifier *notifier, const gchar *id)
{
  /* By the names of HiatusAnswer. */
  const HiatusMessageAction actions[] = { { "lighter", _ ("Lighter") }, { "same", _ ("Same") }, { "stronger", _ ("Stronger") } };
  HiatusMessage message = {
    .summary = _ ("How strong is it now?"),
    .body = "",
    .without_actions = _ ("The row 'How strong is it now?' of the tray menu takes your answer."),
    .actions = actions,
    .n_actions = G_N_ELEMENTS (actions),
  };

  send (notifier, id, &message);
}

/**
 * hiatus_popups_send_after_wait:
 * @notifier: where to
 * @id: the id of a wait that has ended
 * @text: what is said
 * @offer: (nullable): what may come next
 *
 * A word after it, in the place of the question.
 */
void
hiatus_popups_send_after_wait (HiatusNotifier *notifier, const gchar *id, const gchar *text, const gchar *offer)
{
  const HiatusMessageAction actions[] = { { "again", _ ("Another round") }, TALK };
  HiatusMessage message = { .summary = _ ("Noted"), .body = text };

  if (offer != NULL)
    {
      message.summary = text;
      message.body = offer;
      message.without_actions = _ ("The rows 'Help me wait' and 'Someone to talk to…' are in the tray menu.");
      message.actions = actions;
      message.n_actions = G_N_ELEMENTS (actions);
    }
  send (notifier, id, &message);
}
