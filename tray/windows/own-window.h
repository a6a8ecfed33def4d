/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_OWN_WINDOW (hiatus_own_window_get_type ())

/**
 * HiatusOwnWindow:
 *
 * What an open question of the first days leads to: a line or two to fill in, or one thing to agree to. In the same form
 * what was entered can be changed.
 */
G_DECLARE_FINAL_TYPE (HiatusOwnWindow, hiatus_own_window, HIATUS, OWN_WINDOW, HiatusFormWindow)

gboolean hiatus_own_window_knows (const gchar *invitation);

GtkWindow *hiatus_own_window_new (GtkApplication *application,
                                  HiatusDaemonLink *daemon,
                                  const gchar *invitation);

G_END_DECLS
