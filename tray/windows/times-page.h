/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/settings-page.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_TIMES_PAGE (hiatus_times_page_get_type ())

/**
 * HiatusTimesPage:
 *
 * When Hiatus speaks by itself, and when it does not.
 */
G_DECLARE_FINAL_TYPE (HiatusTimesPage, hiatus_times_page, HIATUS, TIMES_PAGE, HiatusSettingsPage)

GtkWidget *hiatus_times_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
