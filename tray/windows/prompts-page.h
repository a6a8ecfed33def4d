/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/settings-page.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_PROMPTS_PAGE (hiatus_prompts_page_get_type ())

/**
 * HiatusPromptsPage:
 *
 * What the suggestion of the day may be about.
 */
G_DECLARE_FINAL_TYPE (HiatusPromptsPage, hiatus_prompts_page, HIATUS, PROMPTS_PAGE, HiatusSettingsPage)

GtkWidget *hiatus_prompts_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
