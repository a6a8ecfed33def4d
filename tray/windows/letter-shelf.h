/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_LETTER_SHELF (hiatus_letter_shelf_get_type ())

/**
 * HiatusLetterShelf:
 *
 * The letters that the person kept, to be read and deleted. None is on the screen before it is asked for.
 */
G_DECLARE_FINAL_TYPE (HiatusLetterShelf, hiatus_letter_shelf, HIATUS, LETTER_SHELF, GtkBox)

void hiatus_letter_shelf_start (HiatusLetterShelf *self,
                                HiatusDaemonLink *daemon);

void hiatus_letter_shelf_list (HiatusLetterShelf *self);

gboolean hiatus_letter_shelf_is_locked (HiatusLetterShelf *self);

void hiatus_letter_shelf_read (HiatusLetterShelf *self,
                               const gchar *id);

guint hiatus_letter_shelf_count (HiatusLetterShelf *self);

G_END_DECLS
