/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/error.h"
#include "daemon/service.h"
#include "tests/app/seen.h"

G_BEGIN_DECLS

/**
 * Served:
 * @seen: the app
 * @bus: a bus of its own
 * @daemon: the daemon's connection to it
 * @client: that of a window, the tray or the command line
 * @examiner: what the service is served with
 * @service: the service
 * @subscription: to the signals
 * @heard: what the signals said, each as a line with its name and its parameters
 *
 * The daemon as others see it: over a bus.
 */
typedef struct
{
  Seen seen;
  GTestDBus *bus;
  GDBusConnection *daemon;
  GDBusConnection *client;
  HiatusExaminer *examiner;
  HiatusService *service;
  guint subscription;
  GString *heard;
} Served;

void served_set_up (Served *served,
                    gconstpointer data);

void served_tear_down (Served *served,
                       gconstpointer data);

GVariant *served_call (Served *served,
                       const gchar *method,
                       GVariant *parameters,
                       GError **error);

void served_assert_reply (Served *served,
                          const gchar *method,
                          const gchar *parameters,
                          const gchar *expected);

void served_assert_refused (Served *served,
                            const gchar *method,
                            const gchar *parameters,
                            HiatusError code);

G_END_DECLS
