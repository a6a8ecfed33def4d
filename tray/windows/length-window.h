/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_LENGTH_WINDOW (hiatus_length_window_get_type ())

/**
 * HiatusLengthWindow:
 *
 * Makes the stretch longer or shorter, or takes its end away.
 */
G_DECLARE_FINAL_TYPE (HiatusLengthWindow, hiatus_length_window, HIATUS, LENGTH_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_length_window_new (GtkApplication *application,
                                     HiatusDaemonLink *daemon);

G_END_DECLS
