/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HiatusKeyText HiatusKeyText;

HiatusKeyText *hiatus_key_text_parse (const gchar *name,
                                      const gchar *text,
                                      gsize length,
                                      GError **error);

void hiatus_key_text_free (HiatusKeyText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusKeyText, hiatus_key_text_free)

gboolean hiatus_key_text_equal (const HiatusKeyText *left,
                                const HiatusKeyText *right);

gboolean hiatus_key_text_is_blank (const HiatusKeyText *self);

GKeyFile *hiatus_key_text_get_values (const HiatusKeyText *self);

guint hiatus_key_text_line (const HiatusKeyText *self,
                            const gchar *group,
                            const gchar *key);

GString *hiatus_key_text_edit (const HiatusKeyText *self,
                               const gchar *group,
                               const gchar *key,
                               const gchar *value);

gchar *hiatus_key_text_quote (const gchar *text);

G_END_DECLS
