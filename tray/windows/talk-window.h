/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_TALK_WINDOW (hiatus_talk_window_get_type ())

/**
 * HiatusTalkWindow:
 *
 * Someone to talk to: the person's own person, the emergency number, who listens, who helps against abuse.
 */
G_DECLARE_FINAL_TYPE (HiatusTalkWindow, hiatus_talk_window, HIATUS, TALK_WINDOW, GtkApplicationWindow)

GtkWindow *hiatus_talk_window_new (GtkApplication *application,
                                   HiatusDaemonLink *daemon);

G_END_DECLS
