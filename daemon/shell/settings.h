/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/api/language.h"
#include "daemon/core/planner.h"
#include "daemon/shell/keyfile.h"

G_BEGIN_DECLS

/* The keys, as "group.key". */
#define HIATUS_SETTING_MORNING "times.morning"
#define HIATUS_SETTING_QUIET_FROM "times.quiet-from"
#define HIATUS_SETTING_QUIET_UNTIL "times.quiet-until"
#define HIATUS_SETTING_EVENING "times.evening"
#define HIATUS_SETTING_DAY_POPUP "popups.day"
#define HIATUS_SETTING_EVENING_POPUP "popups.evening"
#define HIATUS_SETTING_RISK_POPUP "popups.risk"
#define HIATUS_SETTING_INVITATIONS "popups.invitations"
#define HIATUS_SETTING_WAIT_MINUTES "wait.minutes"
#define HIATUS_SETTING_DISCREET "tray.discreet"
#define HIATUS_SETTING_WATCH_NOTIFICATIONS "watching.notifications"
#define HIATUS_SETTING_WATCH_TITLES "watching.titles"
#define HIATUS_SETTING_WATCH_CLIPBOARD "watching.clipboard"
#define HIATUS_SETTING_WATCH_WITHOUT_TRAY "watching.without-tray"
#define HIATUS_SETTING_HELP_COUNTRY "help.country"
#define HIATUS_SETTING_LANGUAGE HIATUS_LANGUAGE_GROUP "." HIATUS_LANGUAGE_KEY

/* What the name of a group of the deck stands behind. */
#define HIATUS_SETTING_PROMPTS "prompts."

#define HIATUS_TYPE_SETTINGS (hiatus_settings_get_type ())
G_DECLARE_FINAL_TYPE (HiatusSettings, hiatus_settings, HIATUS, SETTINGS, GObject)

/**
 * HiatusSettingInfo:
 * @key: "group.key"
 * @preset: the default, as text
 * @takes: what values it takes, translated
 * @sentence: what it does, translated
 * @values: (array zero-terminated=1): all values that there are; empty where they cannot be listed
 *
 * A setting, as `hiatus settings list` shows it.
 */
typedef struct
{
  const gchar *key;
  const gchar *preset;
  const gchar *takes;
  const gchar *sentence;
  const gchar *const *values;
} HiatusSettingInfo;

HiatusSettings *hiatus_settings_new (HiatusKeyfile *keyfile);

guint hiatus_settings_n_keys (void);

void hiatus_settings_describe (guint index,
                               HiatusSettingInfo *info);

gchar *hiatus_settings_get_text (HiatusSettings *self,
                                 const gchar *key,
                                 GError **error);

gboolean hiatus_settings_set_text (HiatusSettings *self,
                                   const gchar *key,
                                   const gchar *value,
                                   GError **error);

gboolean hiatus_settings_reset (HiatusSettings *self,
                                const gchar *key,
                                GError **error);

gboolean hiatus_settings_get_boolean (HiatusSettings *self,
                                      const gchar *key);

gint hiatus_settings_get_minute (HiatusSettings *self,
                                 const gchar *key);

gint hiatus_settings_get_number (HiatusSettings *self,
                                 const gchar *key);

void hiatus_settings_get_times (HiatusSettings *self,
                                HiatusTimes *times);

const gchar *hiatus_settings_get_problem (HiatusSettings *self);

G_END_DECLS
