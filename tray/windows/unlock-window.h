/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_UNLOCK_WINDOW (hiatus_unlock_window_get_type ())

/**
 * HiatusUnlockWindow:
 *
 * Asks for the passphrase, where another window wants a text that is locked. That one goes on by itself then.
 */
G_DECLARE_FINAL_TYPE (HiatusUnlockWindow, hiatus_unlock_window, HIATUS, UNLOCK_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_unlock_window_new (GtkApplication *application,
                                     HiatusDaemonLink *daemon);

G_END_DECLS
