/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "daemon/shell/notifier-popups.h"

G_BEGIN_DECLS

typedef struct _HiatusNotifierWorker HiatusNotifierWorker;

HiatusNotifierWorker *hiatus_notifier_worker_new (gpointer target,
                                                  HiatusNotifierReportFunc func);

void hiatus_notifier_worker_send (HiatusNotifierWorker *self,
                                  const HiatusMessage *message,
                                  guint serial);

void hiatus_notifier_worker_withdraw (HiatusNotifierWorker *self,
                                      const gchar *key);

void hiatus_notifier_worker_forget_server (HiatusNotifierWorker *self,
                                           const gchar *owner);

void hiatus_notifier_worker_withdraw_all (HiatusNotifierWorker *self);

void hiatus_notifier_worker_stop (HiatusNotifierWorker *self);

G_END_DECLS
