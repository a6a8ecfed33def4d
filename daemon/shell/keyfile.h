/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/shell/key-text.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_KEYFILE (hiatus_keyfile_get_type ())
G_DECLARE_FINAL_TYPE (HiatusKeyfile, hiatus_keyfile, HIATUS, KEYFILE, GObject)

/**
 * HiatusKeyfileCheck:
 * @text: what the file is to be
 * @data: what it was asked with
 * @error: return location for an error
 *
 * Whether the file may become @text.
 *
 * Returns: %TRUE if so; %FALSE with an error that says why not
 */
typedef gboolean (*HiatusKeyfileCheck) (const HiatusKeyText *text,
                                        gpointer data,
                                        GError **error);

HiatusKeyfile *hiatus_keyfile_new (const gchar *path);

HiatusKeyfile *hiatus_keyfile_new_plain (const gchar *path);

gboolean hiatus_keyfile_load (HiatusKeyfile *self,
                              GError **error);

gboolean hiatus_keyfile_watch (HiatusKeyfile *self,
                               GError **error);

GKeyFile *hiatus_keyfile_get (HiatusKeyfile *self);

const HiatusKeyText *hiatus_keyfile_get_text (HiatusKeyfile *self);

gboolean hiatus_keyfile_is_there (HiatusKeyfile *self);

const gchar *hiatus_keyfile_get_name (HiatusKeyfile *self);

const gchar *hiatus_keyfile_get_problem (HiatusKeyfile *self);

guint hiatus_keyfile_line (HiatusKeyfile *self,
                           const gchar *group,
                           const gchar *key);

gboolean hiatus_keyfile_change (HiatusKeyfile *self,
                                const gchar *group,
                                const HiatusKeyChange *changes,
                                guint n_changes,
                                HiatusKeyfileCheck check,
                                gpointer data,
                                GError **error);

gboolean hiatus_keyfile_change_and_rename (HiatusKeyfile *self,
                                           const gchar *group,
                                           const gchar *name,
                                           const HiatusKeyChange *changes,
                                           guint n_changes,
                                           HiatusKeyfileCheck check,
                                           gpointer data,
                                           GError **error);

gboolean hiatus_keyfile_remove_group (HiatusKeyfile *self,
                                      const gchar *group,
                                      HiatusKeyfileCheck check,
                                      gpointer data,
                                      GError **error);

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
