/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_NOTE_WINDOW (hiatus_note_window_get_type ())

/**
 * HiatusNoteWindow:
 *
 * Notes an urge with its strength, its trigger and a note, or a slip with a note.
 */
G_DECLARE_FINAL_TYPE (HiatusNoteWindow, hiatus_note_window, HIATUS, NOTE_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_note_window_new (GtkApplication *application,
                                   HiatusDaemonLink *daemon,
                                   const gchar *kind);

G_END_DECLS
