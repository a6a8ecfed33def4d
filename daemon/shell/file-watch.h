/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_FILE_WATCH (hiatus_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (HiatusFileWatch, hiatus_file_watch, HIATUS, FILE_WATCH, GObject)

HiatusFileWatch *hiatus_file_watch_new (const gchar *path);

gboolean hiatus_file_watch_start (HiatusFileWatch *self,
                                  GError **error);

void hiatus_file_watch_look_again (HiatusFileWatch *self);

G_END_DECLS
