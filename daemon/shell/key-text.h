/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HiatusKeyText HiatusKeyText;

/**
 * HiatusKeyChange:
 * @key: a key
 * @value: (nullable): its new value as it is to stand in the file, escaped as key files want it; %NULL to remove the line
 *
 * What is to change about one key of a group.
 */
typedef struct
{
  const gchar *key;
  const gchar *value;
} HiatusKeyChange;

HiatusKeyText *hiatus_key_text_parse (const gchar *name,
                                      const gchar *text,
                                      gsize length,
                                      GError **error);

HiatusKeyText *hiatus_key_text_new_plain (const gchar *text,
                                          gsize length);

void hiatus_key_text_free (HiatusKeyText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusKeyText, hiatus_key_text_free)

gboolean hiatus_key_text_equal (const HiatusKeyText *left,
                                const HiatusKeyText *right);

gboolean hiatus_key_text_is_blank (const HiatusKeyText *self);

GKeyFile *hiatus_key_text_get_values (const HiatusKeyText *self);

guint hiatus_key_text_line (const HiatusKeyText *self,
                            const gchar *group,
                            const gchar *key);

guint hiatus_key_text_last_line (const HiatusKeyText *self,
                                 const gchar *group);

const gchar *hiatus_key_text_get_text (const HiatusKeyText *self,
                                       gsize *length);

GString *hiatus_key_text_edit (const HiatusKeyText *self,
                               const gchar *group,
                               const HiatusKeyChange *changes,
                               guint n_changes);

void hiatus_key_text_rename_group (const HiatusKeyText *self,
                                   GString *text,
                                   const gchar *group,
                                   const gchar *name);

GString *hiatus_key_text_remove_group (const HiatusKeyText *self,
                                       const gchar *group);

gchar *hiatus_key_text_quote (const gchar *text);

G_END_DECLS
