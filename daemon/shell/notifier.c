/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier.h"

enum
{
  SIGNAL_DELIVERED,
  SIGNAL_ANSWERED,
  SIGNAL_CLOSED,
  SIGNAL_FAILED,
  SIGNAL_AVAILABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (HiatusNotifier, hiatus_notifier, G_TYPE_OBJECT)

static void
hiatus_notifier_default_init (HiatusNotifierInterface *iface)
{
  /**
   * HiatusNotifier::delivered:
   * @self: the notifier
   * @key: the pop-up's key
   *
   * A server has the pop-up: it is shown, or may be.
   */
  signals[SIGNAL_DELIVERED] =
      g_signal_new ("delivered", HIATUS_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HiatusNotifier::answered:
   * @self: the notifier
   * @key: the pop-up's key
   * @action: the id of the button that was used
   * @token: (nullable): what lets a window that is opened because of it come to the front, if the server gave
   *   one; it goes into the `activation-token` of the platform data
   *
   * A button was used. The pop-up is gone.
   */
  signals[SIGNAL_ANSWERED] =
      g_signal_new ("answered", HIATUS_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * HiatusNotifier::closed:
   * @self: the notifier
   * @key: the pop-up's key
   * @expired: whether the server closed it because its time was over; some do so after a few seconds
   *
   * The person closed the pop-up or it expired, without an answer. Not emitted for what was withdrawn.
   */
  signals[SIGNAL_CLOSED] =
      g_signal_new ("closed", HIATUS_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  /**
   * HiatusNotifier::failed:
   * @self: the notifier
   * @key: the pop-up's key
   *
   * The pop-up was certainly not shown.
   */
  signals[SIGNAL_FAILED] =
      g_signal_new ("failed", HIATUS_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HiatusNotifier::available:
   * @self: the notifier
   *
   * A notification server has appeared, another one took over, or one that hung answers again.
   */
  signals[SIGNAL_AVAILABLE] =
      g_signal_new ("available", HIATUS_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * hiatus_notifier_send:
 * @self: a notifier
 * @message: (transfer none): what to show; copied
 *
 * Shows a pop-up, in place of the one with the same key if that is still up. Returns at once; whether it
 * went wrong is said by "failed" later, never from within this call.
 */
void
hiatus_notifier_send (HiatusNotifier *self,
                      const HiatusMessage *message)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));
  g_return_if_fail (message != NULL && message->key != NULL);
  g_return_if_fail (message->summary != NULL && message->body != NULL);

  HIATUS_NOTIFIER_GET_IFACE (self)->send (self, message);
}

/**
 * hiatus_notifier_withdraw:
 * @self: a notifier
 * @key: the key of a pop-up, which need not be up
 *
 * Takes a pop-up back. Returns at once; no signal follows.
 */
void
hiatus_notifier_withdraw (HiatusNotifier *self,
                          const gchar *key)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));
  g_return_if_fail (key != NULL);

  HIATUS_NOTIFIER_GET_IFACE (self)->withdraw (self, key);
}

/**
 * hiatus_notifier_withdraw_all:
 * @self: a notifier
 *
 * Takes all pop-ups back and waits for it, for a second at most: the buttons of a process that is gone
 * are dead. For the daemon's last moment.
 */
void
hiatus_notifier_withdraw_all (HiatusNotifier *self)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));

  HIATUS_NOTIFIER_GET_IFACE (self)->withdraw_all (self);
}

/**
 * hiatus_notifier_emit_delivered:
 * @self: a notifier
 * @key: the pop-up's key
 *
 * Emits "delivered". For implementations, fakes among them.
 */
void
hiatus_notifier_emit_delivered (HiatusNotifier *self,
                                const gchar *key)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_DELIVERED], 0, key);
}

/**
 * hiatus_notifier_emit_answered:
 * @self: a notifier
 * @key: the pop-up's key
 * @action: the id of the button
 * @token: (nullable): the activation token
 *
 * Emits "answered". For implementations, fakes among them.
 */
void
hiatus_notifier_emit_answered (HiatusNotifier *self,
                               const gchar *key,
                               const gchar *action,
                               const gchar *token)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, key, action, token);
}

/**
 * hiatus_notifier_emit_closed:
 * @self: a notifier
 * @key: the pop-up's key
 * @expired: whether its time was over
 *
 * Emits "closed". For implementations, fakes among them.
 */
void
hiatus_notifier_emit_closed (HiatusNotifier *self,
                             const gchar *key,
                             gboolean expired)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, key, expired);
}

/**
 * hiatus_notifier_emit_failed:
 * @self: a notifier
 * @key: the pop-up's key
 *
 * Emits "failed". For implementations, fakes among them.
 */
void
hiatus_notifier_emit_failed (HiatusNotifier *self,
                             const gchar *key)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, key);
}

/**
 * hiatus_notifier_emit_available:
 * @self: a notifier
 *
 * Emits "available". For implementations, fakes among them.
 */
void
hiatus_notifier_emit_available (HiatusNotifier *self)
{
  g_return_if_fail (HIATUS_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_AVAILABLE], 0);
}
