/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_MOON_PICTURE (hiatus_moon_picture_get_type ())

/**
 * HiatusMoonPicture:
 *
 * The moon, large: the one of the tray, seen closer.
 */
G_DECLARE_FINAL_TYPE (HiatusMoonPicture, hiatus_moon_picture, HIATUS, MOON_PICTURE, GtkDrawingArea)

void hiatus_moon_picture_set_size (HiatusMoonPicture *self,
                                   gint size);

void hiatus_moon_picture_show (HiatusMoonPicture *self,
                               gint frame,
                               const gchar *words);

G_END_DECLS
