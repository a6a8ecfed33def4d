/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SETTING_ROW (hiatus_setting_row_get_type ())

/**
 * HiatusSettingRow:
 *
 * One setting of the daemon's: what it is called, what it does, and a control for its value, which follows from the values
 * that it takes. What is chosen is in force at once. Where the daemon refuses it, its sentence stands below and the former
 * value comes back; where it does not answer, what was typed stays.
 */
G_DECLARE_FINAL_TYPE (HiatusSettingRow, hiatus_setting_row, HIATUS, SETTING_ROW, GtkBox)

/**
 * HiatusSettingNamer:
 * @value: a value of a setting
 *
 * Returns: (transfer full): what a person calls it
 */
typedef gchar *(*HiatusSettingNamer) (const gchar *value);

HiatusSettingRow *hiatus_setting_row_new (HiatusDaemonLink *daemon,
                                          const gchar *key,
                                          const gchar *label);

void hiatus_setting_row_set_namer (HiatusSettingRow *self,
                                   HiatusSettingNamer namer);

void hiatus_setting_row_set_about (HiatusSettingRow *self,
                                   const gchar *about);

void hiatus_setting_row_set_note (HiatusSettingRow *self,
                                  const gchar *note);

const gchar *hiatus_setting_row_get_key (HiatusSettingRow *self);

const gchar *hiatus_setting_row_get_value (HiatusSettingRow *self);

void hiatus_setting_row_show_setting (HiatusSettingRow *self,
                                      GVariant *setting);

void hiatus_setting_row_choose (HiatusSettingRow *self,
                                const gchar *value);

void hiatus_setting_row_restore (HiatusSettingRow *self);

G_END_DECLS
