/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_PICTURES_PAGE (hiatus_pictures_page_get_type ())

/**
 * HiatusPicturesPage:
 *
 * A stretch in pictures, with the words of each. It asks for them when it comes to be seen, and again when something has changed.
 */
G_DECLARE_FINAL_TYPE (HiatusPicturesPage, hiatus_pictures_page, HIATUS, PICTURES_PAGE, GtkBox)

void hiatus_pictures_page_start (HiatusPicturesPage *self,
                                 HiatusDaemonLink *daemon);

void hiatus_pictures_page_open (HiatusPicturesPage *self,
                                const gchar *id);

G_END_DECLS
