/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_START_PLAN_WINDOW (hiatus_start_plan_window_get_type ())

/**
 * HiatusStartPlanWindow:
 *
 * Starts a plan: since when, for how long, and with what hope. The moon shows at once where the person would stand.
 */
G_DECLARE_FINAL_TYPE (HiatusStartPlanWindow, hiatus_start_plan_window, HIATUS, START_PLAN_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_start_plan_window_new (GtkApplication *application,
                                         HiatusDaemonLink *daemon,
                                         gboolean again);

G_END_DECLS
