/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

GtkWindow *hiatus_safety_window_new (GtkApplication *application,
                                     HiatusDaemonLink *daemon);

G_END_DECLS
