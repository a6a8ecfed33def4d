/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_LOCK_BAR (hiatus_lock_bar_get_type ())

/**
 * HiatusLockBar:
 *
 * One line of a window that wants a text which is locked, with a button that asks for the passphrase. The first of them asks by
 * itself, and who does not answer is asked no more. Once the texts can be read it goes, and the window asks for its text anew.
 */
G_DECLARE_FINAL_TYPE (HiatusLockBar, hiatus_lock_bar, HIATUS, LOCK_BAR, GtkBox)

void hiatus_lock_bar_start (HiatusLockBar *self,
                            HiatusDaemonLink *daemon);

void hiatus_lock_bar_set_wanted (HiatusLockBar *self,
                                 gboolean wanted);

G_END_DECLS
