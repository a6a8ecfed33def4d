/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_STRETCHES_PAGE (hiatus_stretches_page_get_type ())

/**
 * HiatusStretchesPage:
 *
 * The stretches that are over, and each of them with its page and its pictures. It is not seen while there is none.
 */
G_DECLARE_FINAL_TYPE (HiatusStretchesPage, hiatus_stretches_page, HIATUS, STRETCHES_PAGE, GtkStack)

void hiatus_stretches_page_start (HiatusStretchesPage *self,
                                  HiatusDaemonLink *daemon);

G_END_DECLS
