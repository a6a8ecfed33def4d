/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_REFLECTION_WINDOW (hiatus_reflection_window_get_type ())

/**
 * HiatusReflectionWindow:
 *
 * What happened, asked on the morning after a slip. Then the stretch goes on; more days, or a new beginning, are offered.
 */
G_DECLARE_FINAL_TYPE (HiatusReflectionWindow, hiatus_reflection_window, HIATUS, REFLECTION_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_reflection_window_new (GtkApplication *application,
                                         HiatusDaemonLink *daemon,
                                         const gchar *act);

G_END_DECLS
