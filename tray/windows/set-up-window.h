/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SET_UP_WINDOW (hiatus_set_up_window_get_type ())

/**
 * HiatusSetUpWindow:
 *
 * A stretch begins: when, what for, the safety check, and then all that can wait. Each answer is in the journal before the
 * next question comes, so that the window can be closed at any of them; it opens where the journal says that it goes on.
 */
G_DECLARE_FINAL_TYPE (HiatusSetUpWindow, hiatus_set_up_window, HIATUS, SET_UP_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_set_up_window_new (GtkApplication *application,
                                     HiatusDaemonLink *daemon,
                                     gboolean again);

G_END_DECLS
