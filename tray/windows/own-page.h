/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/settings-page.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_OWN_PAGE (hiatus_own_page_get_type ())

/**
 * HiatusOwnPage:
 *
 * What the person entered for themselves.
 */
G_DECLARE_FINAL_TYPE (HiatusOwnPage, hiatus_own_page, HIATUS, OWN_PAGE, HiatusSettingsPage)

GtkWidget *hiatus_own_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
