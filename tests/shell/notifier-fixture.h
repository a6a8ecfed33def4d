/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/notifier-libnotify.h"

#include "tests/fakes/fake-server.h"

G_BEGIN_DECLS

/**
 * HIATUS_FAKE_SERVER_FULL:
 *
 * A server that can do what Hiatus makes use of.
 */
#define HIATUS_FAKE_SERVER_FULL (HIATUS_FAKE_SERVER_MARKUP | HIATUS_FAKE_SERVER_ACTIONS)

/**
 * HIATUS_NO_SERVER:
 *
 * Instead of a server's traits: none.
 */
#define HIATUS_NO_SERVER -1

/**
 * HiatusNotifierFixture:
 * @thread: that made the notifier
 * @connection: (owned): as the daemon's own
 * @notifier: (owned): what is tested
 * @server: (owned) (nullable): a server
 * @heard: (owned): what was emitted, in order
 * @n_available: how often "available" was
 * @n_delivered: how often "delivered" was
 *
 * A notifier, a server, and all that the daemon would hear.
 */
typedef struct
{
  GThread *thread;
  GDBusConnection *connection;
  HiatusNotifier *notifier;
  HiatusFakeServer *server;
  GString *heard;
  guint n_available;
  guint n_delivered;
} HiatusNotifierFixture;

extern const HiatusMessage hiatus_message_day;

extern const HiatusMessage hiatus_message_end;

void hiatus_notifier_fixture_set_up (HiatusNotifierFixture *fixture,
                                     gconstpointer data);

void hiatus_notifier_fixture_tear_down (HiatusNotifierFixture *fixture,
                                        gconstpointer data);

void hiatus_notifier_fixture_listen (HiatusNotifierFixture *fixture);

void hiatus_notifier_fixture_start_server (HiatusNotifierFixture *fixture,
                                           HiatusFakeServerTrait traits);

const HiatusNotifyCall *hiatus_notifier_fixture_send (HiatusNotifierFixture *fixture,
                                                      const HiatusMessage *message);

void hiatus_notifier_fixture_settle (HiatusNotifierFixture *fixture);

gboolean hiatus_notify_call_has_hint (const HiatusNotifyCall *call,
                                      const gchar *name,
                                      const gchar *printed);

gint hiatus_notifier_fixture_run (void (*add_tests) (void));

#define hiatus_notifier_fixture_add(path, traits, function) \
  g_test_add (path, HiatusNotifierFixture, GINT_TO_POINTER (traits), hiatus_notifier_fixture_set_up, function, hiatus_notifier_fixture_tear_down)

G_END_DECLS
