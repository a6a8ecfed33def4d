/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/settings-page.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_TEXTS_PAGE (hiatus_texts_page_get_type ())

/**
 * HiatusTextsPage:
 *
 * How much is shown to others, and in which language.
 */
G_DECLARE_FINAL_TYPE (HiatusTextsPage, hiatus_texts_page, HIATUS, TEXTS_PAGE, HiatusSettingsPage)

GtkWidget *hiatus_texts_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
