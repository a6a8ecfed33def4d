/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_WAIT_VIEW (hiatus_wait_view_get_type ())

/**
 * HiatusWaitView:
 *
 * "Help me wait" in a window: the minutes that are left, one line at a time, the question at the end and a word after it.
 * What is true of the wait the daemon knows, and so does every other view of it: this one shows it, and says that it does, so
 * that no pop-up comes beside it. "over" is emitted when there is nothing more to show.
 */
G_DECLARE_FINAL_TYPE (HiatusWaitView, hiatus_wait_view, HIATUS, WAIT_VIEW, GtkBox)

void hiatus_wait_view_start (HiatusWaitView *self,
                             HiatusDaemonLink *daemon,
                             const gchar *id);

void hiatus_wait_view_leave (HiatusWaitView *self);

G_END_DECLS
