/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/app.h"
#include "tests/fakes/fake-clock.h"
#include "tests/fakes/fake-notifier.h"
#include "tests/fakes/fake-presence.h"
#include "tests/fakes/fake-watcher.h"

G_BEGIN_DECLS

/**
 * Fixture:
 * @folder: (owned): where the journal and the settings are
 * @prompts: (nullable) (array zero-terminated=1): the prompts, each as "group text", in place of twenty of one group
 * @asks: whether the open questions of the first days are asked
 * @in_memory: whether the journal is on no disk, which is quicker and lasts as long as the app
 * @care: what the person entered; alive with the app
 * @deck_file: deck.ini, where it is read anew; alive with the app
 * @scripts: the scripts; alive with the app
 * @n_changes: how often the state was said to have changed
 * @recorded: (nullable): a handler of HiatusApp::event-recorded, connected before the app starts
 * @recorded_data: for @recorded
 *
 * The whole daemon but for bus and desktop: real journal, real settings, a clock, a notifier, a presence and watchers of
 * ours.
 */
typedef struct
{
  gchar *folder;
  const gchar *const *prompts;
  gboolean asks;
  gboolean in_memory;
  HiatusFakeClock *clock;
  HiatusFakeNotifier *notifier;
  HiatusFakePresence *presence;
  HiatusStore *store;
  HiatusWatch *watch;
  HiatusApp *app;
  HiatusCareFile *care;
  HiatusKeyfile *deck_file;
  HiatusScriptFiles *scripts;
  guint n_changes;
  GCallback recorded;
  gpointer recorded_data;
} Fixture;

void fixture_set_up (Fixture *fixture,
                     gconstpointer data);

void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);

void fixture_start_app (Fixture *fixture);

void fixture_stop_app (Fixture *fixture);

void fixture_start_plan (Fixture *fixture,
                         const gchar *text);

void fixture_answer_safety (Fixture *fixture,
                            const gchar *text);

void fixture_enter (Fixture *fixture,
                    const gchar *kind,
                    const gchar *text);

gchar *fixture_log (Fixture *fixture,
                    const gchar *kind,
                    const gchar *text);

void fixture_assert_state (Fixture *fixture,
                           const gchar *key,
                           const gchar *expected);

void fixture_live_until (Fixture *fixture,
                         const gchar *local_time);

void fixture_wake_at (Fixture *fixture,
                      const gchar *local_time);

G_END_DECLS
