/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_NEXT_WINDOW (hiatus_next_window_get_type ())

/**
 * HiatusNextWindow:
 *
 * What comes next: a script, one step at a time, as far as the daemon tells it.
 */
G_DECLARE_FINAL_TYPE (HiatusNextWindow, hiatus_next_window, HIATUS, NEXT_WINDOW, GtkApplicationWindow)

GtkWindow *hiatus_next_window_new (GtkApplication *application,
                                   HiatusDaemonLink *daemon);

void hiatus_next_window_open (HiatusNextWindow *self,
                              const gchar *target);

G_END_DECLS
