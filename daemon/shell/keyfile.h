/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_KEYFILE (hiatus_keyfile_get_type ())
G_DECLARE_FINAL_TYPE (HiatusKeyfile, hiatus_keyfile, HIATUS, KEYFILE, GObject)

HiatusKeyfile *hiatus_keyfile_new (const gchar *path);

gboolean hiatus_keyfile_load (HiatusKeyfile *self,
                              GError **error);

gboolean hiatus_keyfile_watch (HiatusKeyfile *self,
                               GError **error);

GKeyFile *hiatus_keyfile_get (HiatusKeyfile *self);

const gchar *hiatus_keyfile_get_name (HiatusKeyfile *self);

const gchar *hiatus_keyfile_get_problem (HiatusKeyfile *self);

guint hiatus_keyfile_line (HiatusKeyfile *self,
                           const gchar *group,
                           const gchar *key);

gboolean hiatus_keyfile_set (HiatusKeyfile *self,
                             const gchar *group,
                             const gchar *key,
                             const gchar *value,
                             GError **error);

gboolean hiatus_keyfile_unset (HiatusKeyfile *self,
                               const gchar *group,
                               const gchar *key,
                               GError **error);

G_END_DECLS
