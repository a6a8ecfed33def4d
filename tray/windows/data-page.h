/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/daemon-link.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_DATA_PAGE (hiatus_data_page_get_type ())

/**
 * HiatusDataPage:
 *
 * The page of the preferences with all that can be done to what Hiatus knows: taken along, brought back, and erased.
 */
G_DECLARE_FINAL_TYPE (HiatusDataPage, hiatus_data_page, HIATUS, DATA_PAGE, GtkBox)

GtkWidget *hiatus_data_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
