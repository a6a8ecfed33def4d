/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_STRETCH_PAGE (hiatus_stretch_page_get_type ())

/**
 * HiatusStretchPage:
 *
 * What the person hopes for in the stretch that is under way, and whether they have to meet.
 */
G_DECLARE_FINAL_TYPE (HiatusStretchPage, hiatus_stretch_page, HIATUS, STRETCH_PAGE, GtkBox)

GtkWidget *hiatus_stretch_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
