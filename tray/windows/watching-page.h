/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/settings-page.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_WATCHING_PAGE (hiatus_watching_page_get_type ())

/**
 * HiatusWatchingPage:
 *
 * What is watched, how that fares, and a pause from it.
 */
G_DECLARE_FINAL_TYPE (HiatusWatchingPage, hiatus_watching_page, HIATUS, WATCHING_PAGE, HiatusSettingsPage)

GtkWidget *hiatus_watching_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
