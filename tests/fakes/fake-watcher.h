/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watch.h"

G_BEGIN_DECLS

/**
 * HiatusFakeWatcher:
 * @is_running: whether it was started and not stopped
 * @n_starts: how often it was started
 * @n_rematches: how often it was told of another list while it ran
 * @hushed: the banner that it was last asked to close; 0 for none
 * @refusal: (nullable): why it is not possible here, for the next start
 *
 * A watcher that sees what a test says.
 */
typedef struct
{
  HiatusWatcher parent_instance;
  gboolean is_running;
  guint n_starts;
  guint n_rematches;
  guint64 hushed;
  const gchar *refusal;
} HiatusFakeWatcher;

/* One for each source, ended by NULL; the one of the clipboard needs an X server. */
extern const HiatusWatcherType hiatus_fake_watcher_types[];

HiatusFakeWatcher *hiatus_fake_watcher_find (HiatusSource source);

G_END_DECLS
