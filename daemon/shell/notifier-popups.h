/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/shell/notifier.h"

G_BEGIN_DECLS

/**
 * HiatusNotifierOutcome:
 * @HIATUS_NOTIFIER_DELIVERED: the server has it: it is shown, or may be
 * @HIATUS_NOTIFIER_ANSWERED: a button was used
 * @HIATUS_NOTIFIER_CLOSED: closed by the person
 * @HIATUS_NOTIFIER_EXPIRED: closed by the server, because its time was over
 * @HIATUS_NOTIFIER_FAILED: certainly not shown
 * @HIATUS_NOTIFIER_LOST: nothing more will be heard of it
 * @HIATUS_NOTIFIER_AWAKE: of no pop-up: a server that did not answer does so now
 *
 * What became of a pop-up.
 */
typedef enum
{
  HIATUS_NOTIFIER_DELIVERED,
  HIATUS_NOTIFIER_ANSWERED,
  HIATUS_NOTIFIER_CLOSED,
  HIATUS_NOTIFIER_EXPIRED,
  HIATUS_NOTIFIER_FAILED,
  HIATUS_NOTIFIER_LOST,
  HIATUS_NOTIFIER_AWAKE,
} HiatusNotifierOutcome;

/**
 * HiatusNotifierReport:
 * @outcome: what happened
 * @key: (nullable): to which pop-up
 * @serial: which sending of it
 * @action: (nullable): the button, if it was answered
 * @token: (nullable): what lets a window come to the front, if it was answered and the server gave one
 * @server: (nullable): the unique name of the server that it was about; %NULL if there was none
 *
 * What there is to tell of a pop-up.
 */
typedef struct
{
  HiatusNotifierOutcome outcome;
  const gchar *key;
  guint serial;
  const gchar *action;
  const gchar *token;
  const gchar *server;
} HiatusNotifierReport;

/**
 * HiatusNotifierReportFunc:
 * @target: whom it is for
 * @report: what happened
 *
 * Tells what became of a pop-up.
 */
typedef void (*HiatusNotifierReportFunc) (gpointer target,
                                          const HiatusNotifierReport *report);

typedef struct _HiatusPopups HiatusPopups;

HiatusPopups *hiatus_popups_new (HiatusNotifierReportFunc func,
                                 gpointer target);

void hiatus_popups_free (HiatusPopups *self);

void hiatus_popups_send (HiatusPopups *self,
                         const HiatusMessage *message,
                         guint serial);

void hiatus_popups_withdraw (HiatusPopups *self,
                             const gchar *key);

void hiatus_popups_withdraw_all (HiatusPopups *self);

void hiatus_popups_forget_server (HiatusPopups *self,
                                  const gchar *owner);

G_END_DECLS
