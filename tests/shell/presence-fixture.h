/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/presence-sources.h"

#include "tests/fakes/fake-peer.h"
#include "tests/fakes/wait.h"

G_BEGIN_DECLS

/* After how long somebody is idle in these tests. */
#define IDLE_LIMIT_MS 300000

/**
 * PresenceFixture:
 * @connection: the daemon's, on a bus of this program
 * @source: the source under test
 * @heard: what it has told, in order: "finding out;", "on 2;", "not here;"
 */
typedef struct
{
  GDBusConnection *connection;
  HiatusPresenceSource *source;
  GString *heard;
} PresenceFixture;

gint presence_fixture_run (void);

const gchar *presence_fixture_bus (void);

void presence_fixture_set_up (PresenceFixture *fixture,
                              GType type);

void presence_fixture_tear_down (PresenceFixture *fixture);

void presence_fixture_start (PresenceFixture *fixture);

#define presence_fixture_wait_for(fixture, wanted) hiatus_wait_until (g_str_has_suffix ((fixture)->heard->str, (wanted)))

#define presence_fixture_assert_heard(fixture, wanted)     \
  G_STMT_START                                             \
  {                                                        \
    g_assert_cmpstr ((fixture)->heard->str, ==, (wanted)); \
    g_string_truncate ((fixture)->heard, 0);               \
  }                                                        \
  G_STMT_END

G_END_DECLS
