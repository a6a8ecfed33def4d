/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/setting-row.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SETTINGS_PAGE (hiatus_settings_page_get_type ())

/**
 * HiatusSettingsPage:
 *
 * A page of the preferences with settings of the daemon's on it: it asks for them, and again whenever they are others, from
 * wherever that came.
 */
G_DECLARE_DERIVABLE_TYPE (HiatusSettingsPage, hiatus_settings_page, HIATUS, SETTINGS_PAGE, GtkBox)

/**
 * HiatusSettingsPageClass:
 *
 * What a page has besides its settings is its own.
 */
struct _HiatusSettingsPageClass
{
  GtkBoxClass parent_class;
};

void hiatus_settings_page_begin (HiatusSettingsPage *self,
                                 HiatusDaemonLink *daemon);

HiatusDaemonLink *hiatus_settings_page_get_daemon (HiatusSettingsPage *self);

HiatusSettingRow *hiatus_settings_page_add (HiatusSettingsPage *self,
                                            GtkWidget *part,
                                            const gchar *key,
                                            const gchar *label);

G_END_DECLS
