/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watcher.h"
#include "tests/fakes/fake-server.h"
#include "tests/fakes/wait.h"

G_BEGIN_DECLS

/**
 * NotificationsFixture:
 * @bus_address: the bus
 * @session: the daemon's connection
 * @program: the connection of any other program
 * @server: (nullable): the notification server
 * @watcher: the watcher under test, on
 * @media: what it was started with
 * @heard: what it has sighted, in order: "Alex Signal;", "Alex - call;"
 * @banner: that of the last sighting
 * @hushes: whether each sighting is hushed at once
 * @stops: whether each sighting stops the watcher
 * @n_last: how often notifications_fixture_settle() was heard of
 *
 * A watcher that knows Alex, whose banners are left alone, and Robin, whose are closed.
 */
typedef struct
{
  const gchar *bus_address;
  GDBusConnection *session;
  GDBusConnection *program;
  HiatusFakeServer *server;
  HiatusWatcher *watcher;
  HiatusMedia media;
  GString *heard;
  guint64 banner;
  gboolean hushes;
  gboolean stops;
  guint n_last;
} NotificationsFixture;

void notifications_fixture_set_up (NotificationsFixture *fixture,
                                   gconstpointer bus_address);

void notifications_fixture_tear_down (NotificationsFixture *fixture,
                                      gconstpointer bus_address);

void notifications_fixture_wait_for (NotificationsFixture *fixture,
                                     HiatusWatcherState state);

void notifications_fixture_call (GDBusConnection *connection,
                                 const gchar *name,
                                 const gchar *path,
                                 const gchar *interface,
                                 const gchar *method,
                                 GVariant *arguments);

void notifications_fixture_send (GDBusConnection *connection,
                                 guint32 replaces,
                                 const gchar *summary,
                                 const gchar *body,
                                 const gchar *hints);

void notifications_fixture_settle (NotificationsFixture *fixture);

gint notifications_fixture_run (void (*add_tests) (const gchar *bus_address));

#define notifications_fixture_assert_heard(fixture, wanted) \
  G_STMT_START                                              \
  {                                                         \
    notifications_fixture_settle (fixture);                 \
    g_assert_cmpstr ((fixture)->heard->str, ==, (wanted));  \
    g_string_truncate ((fixture)->heard, 0);                \
  }                                                         \
  G_STMT_END

G_END_DECLS
