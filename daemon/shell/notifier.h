/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HiatusMessageAction:
 * @id: what "answered" says
 * @label: what the button says, translated
 *
 * A button of a pop-up.
 */
typedef struct
{
  const gchar *id;
  const gchar *label;
} HiatusMessageAction;

/**
 * HiatusMessage:
 * @key: names the pop-up for withdraw() and the signals; sending the same key again replaces it in place
 * @summary: the title, plain text
 * @body: the text, plain (it is escaped where the server reads markup)
 * @without_actions: (nullable): a sentence added to @body where the server shows no buttons, that says
 *   which row of the tray answers
 * @actions: (array length=n_actions): its buttons
 * @n_actions: how many
 * @transient: whether it stays out of the server's history
 * @has_progress: whether it is about something that goes on until it is done
 * @progress: how much of that is done, 0 to 100; told only to servers that show it beside the text
 *
 * A pop-up on its way out. The notifier copies what it keeps.
 */
typedef struct
{
  const gchar *key;
  const gchar *summary;
  const gchar *body;
  const gchar *without_actions;
  const HiatusMessageAction *actions;
  guint n_actions;
  gboolean transient;
  gboolean has_progress;
  gint progress;
} HiatusMessage;

#define HIATUS_TYPE_NOTIFIER (hiatus_notifier_get_type ())
G_DECLARE_INTERFACE (HiatusNotifier, hiatus_notifier, HIATUS, NOTIFIER, GObject)

/**
 * HiatusNotifierInterface:
 * @send: shows a pop-up; returns at once
 * @withdraw: takes one back; returns at once; an unknown key is fine
 * @withdraw_all: takes all back and waits for it, for a second at most; for the daemon's last moment
 *
 * Signals, all in the main context of the thread that made the object:
 * "answered" (key, action id, activation token or %NULL) when a button was used,
 * "closed" (key, whether it expired) when it was closed by the person or expired, without an answer,
 * "failed" (key) when it was certainly not shown; one whose outcome is unknown counts as shown,
 * "available" when a server has appeared, was replaced, or answers again: what failed may be tried again.
 */
struct _HiatusNotifierInterface
{
  GTypeInterface parent_iface;

  void (*send) (HiatusNotifier *self,
                const HiatusMessage *message);
  void (*withdraw) (HiatusNotifier *self,
                    const gchar *key);
  void (*withdraw_all) (HiatusNotifier *self);
};

void hiatus_notifier_send (HiatusNotifier *self,
                           const HiatusMessage *message);

void hiatus_notifier_withdraw (HiatusNotifier *self,
                               const gchar *key);

void hiatus_notifier_withdraw_all (HiatusNotifier *self);

void hiatus_notifier_emit_delivered (HiatusNotifier *self,
                                     const gchar *key);

void hiatus_notifier_emit_answered (HiatusNotifier *self,
                                    const gchar *key,
                                    const gchar *action,
                                    const gchar *token);

void hiatus_notifier_emit_closed (HiatusNotifier *self,
                                  const gchar *key,
                                  gboolean expired);

void hiatus_notifier_emit_failed (HiatusNotifier *self,
                                  const gchar *key);

void hiatus_notifier_emit_available (HiatusNotifier *self);

G_END_DECLS
