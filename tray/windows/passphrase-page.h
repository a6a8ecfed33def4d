/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_PASSPHRASE_PAGE (hiatus_passphrase_page_get_type ())

/**
 * HiatusPassphrasePage:
 *
 * The passphrase for notes and letters, a page of the preferences: what it locks and what it does not, and what it means to forget
 * it, before it is set; and the recovery key, once, after that.
 */
G_DECLARE_FINAL_TYPE (HiatusPassphrasePage, hiatus_passphrase_page, HIATUS, PASSPHRASE_PAGE, GtkBox)

GtkWidget *hiatus_passphrase_page_new (HiatusDaemonLink *daemon);

G_END_DECLS
