/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_PREFERENCES_WINDOW (hiatus_preferences_window_get_type ())

/**
 * HiatusPreferencesWindow:
 *
 * All that can be chosen, on pages. What is chosen is in force at once.
 */
G_DECLARE_FINAL_TYPE (HiatusPreferencesWindow, hiatus_preferences_window, HIATUS, PREFERENCES_WINDOW, GtkApplicationWindow)

GtkWindow *hiatus_preferences_window_new (GtkApplication *application,
                                          HiatusDaemonLink *daemon);

void hiatus_preferences_window_open (HiatusPreferencesWindow *self,
                                     const gchar *page);

G_END_DECLS
