/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_OVERVIEW_WINDOW (hiatus_overview_window_get_type ())

/**
 * HiatusOverviewWindow:
 *
 * Where the person stands, and all that the tray's menu can do, for desktops that have no tray.
 */
G_DECLARE_FINAL_TYPE (HiatusOverviewWindow, hiatus_overview_window, HIATUS, OVERVIEW_WINDOW, GtkApplicationWindow)

GtkWindow *hiatus_overview_window_new (GtkApplication *application,
                                       HiatusDaemonLink *daemon);

G_END_DECLS
