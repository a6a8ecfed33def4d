/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_CONTACTS_WINDOW (hiatus_contacts_window_get_type ())

/**
 * HiatusContactsWindow:
 *
 * Whom Hiatus looks out for: to add and remove them, and to try out whom a text would give away. Before the first is
 * entered it asks whether this is a safe place for such a list. Each is filled in in a HiatusContactWindow.
 */
G_DECLARE_FINAL_TYPE (HiatusContactsWindow, hiatus_contacts_window, HIATUS, CONTACTS_WINDOW, GtkApplicationWindow)

GtkWindow *hiatus_contacts_window_new (GtkApplication *application,
                                       HiatusDaemonLink *daemon);

G_END_DECLS
