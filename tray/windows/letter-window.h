/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_LETTER_WINDOW (hiatus_letter_window_get_type ())

/**
 * HiatusLetterWindow:
 *
 * A calm page to write what one would say, which is never sent. It is saved as it is typed, kept or deleted, and asks
 * afterwards how it felt. Fifteen minutes are shown and never cut anything off. Closing asks nothing: what was typed is
 * there the next time. Letters are not looked through, and there is no button to copy them.
 */
G_DECLARE_FINAL_TYPE (HiatusLetterWindow, hiatus_letter_window, HIATUS, LETTER_WINDOW, GtkApplicationWindow)

GtkWindow *hiatus_letter_window_new (GtkApplication *application,
                                     HiatusDaemonLink *daemon);

void hiatus_letter_window_open (HiatusLetterWindow *self,
                                const gchar *id);

G_END_DECLS
