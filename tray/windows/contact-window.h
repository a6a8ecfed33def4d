/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/form-window.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_CONTACT_WINDOW (hiatus_contact_window_get_type ())

/**
 * HiatusContactWindow:
 *
 * The form of one contact: what gives them away, what follows from that, and a line to try it out before it is saved. What
 * is wrong with a field is said at the field, in the words of the daemon.
 */
G_DECLARE_FINAL_TYPE (HiatusContactWindow, hiatus_contact_window, HIATUS, CONTACT_WINDOW, HiatusFormWindow)

GtkWindow *hiatus_contact_window_new (GtkApplication *application,
                                      HiatusDaemonLink *daemon,
                                      const gchar *label);

G_END_DECLS
