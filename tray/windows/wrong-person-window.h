/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_WRONG_PERSON_WINDOW (hiatus_wrong_person_window_get_type ())

/**
 * HiatusWrongPersonWindow:
 *
 * What was noticed was somebody else: here the person says in which longer name the keyword does not count. After the third
 * time they may also choose to watch for that contact in messaging apps only.
 */
G_DECLARE_FINAL_TYPE (HiatusWrongPersonWindow, hiatus_wrong_person_window, HIATUS, WRONG_PERSON_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_wrong_person_window_new (GtkApplication *application,
                                           HiatusDaemonLink *daemon,
                                           const gchar *event);

G_END_DECLS
