/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HIATUS_N_SETTINGS 25

/**
 * HiatusSettingType:
 * @takes: what a person may write, to be translated
 * @mend: what is wrong with another text, which comes before it, and the mend; to be translated
 * @parse: the value as a number from 0 on, or -1 if it is none
 * @print: (transfer full): the value as text again
 * @values: (array zero-terminated=1) (nullable): all values, as text, where they can be listed
 *
 * A kind of value.
 */
typedef struct
{
  const gchar *takes;
  const gchar *mend;
  gint (*parse) (const gchar *text);
  gchar *(*print) (gint value);
  const gchar *const *values;
} HiatusSettingType;

/**
 * HiatusSettingRow:
 * @key: "group.key"
 * @type: what it takes
 * @preset: the default
 * @sentence: what it does, to be translated
 *
 * A setting.
 */
typedef struct
{
  const gchar *key;
  const HiatusSettingType *type;
  const gchar *preset;
  const gchar *sentence;
} HiatusSettingRow;

extern const HiatusSettingRow hiatus_setting_rows[HIATUS_N_SETTINGS];

const HiatusSettingRow *hiatus_setting_find (const gchar *key);

G_END_DECLS
