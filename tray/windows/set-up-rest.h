/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SET_UP_REST (hiatus_set_up_rest_get_type ())

/**
 * HiatusSetUpRest:
 *
 * The last page of the set-up: that it is done, what can be entered or switched on at once by whoever wants to, and what
 * Hiatus cannot do. What is not done here comes as an invitation in the next days.
 */
G_DECLARE_FINAL_TYPE (HiatusSetUpRest, hiatus_set_up_rest, HIATUS, SET_UP_REST, GtkBox)

HiatusSetUpRest *hiatus_set_up_rest_new (HiatusDaemonLink *daemon);

G_END_DECLS
