/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/shell/notifier.h"

G_BEGIN_DECLS

/**
 * HiatusNotifierReport:
 * @HIATUS_NOTIFIER_REPORT_ANSWERED: a button was used
 * @HIATUS_NOTIFIER_REPORT_CLOSED: closed by the person, or expired
 * @HIATUS_NOTIFIER_REPORT_FAILED: certainly not shown
 * @HIATUS_NOTIFIER_REPORT_LOST: nothing more will be heard of it
 *
 * What became of a pop-up.
 */
typedef enum
{
  HIATUS_NOTIFIER_REPORT_ANSWERED,
  HIATUS_NOTIFIER_REPORT_CLOSED,
  HIATUS_NOTIFIER_REPORT_FAILED,
  HIATUS_NOTIFIER_REPORT_LOST,
} HiatusNotifierReport;

/**
 * HiatusNotifierReportFunc:
 * @target: whom it is for
 * @report: what happened
 * @key: to which pop-up
 * @serial: which sending of it
 * @action: (nullable): the button, if it was answered
 *
 * Tells what became of a pop-up.
 */
typedef void (*HiatusNotifierReportFunc) (gpointer target,
                                          HiatusNotifierReport report,
                                          const gchar *key,
                                          guint serial,
                                          const gchar *action);

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
