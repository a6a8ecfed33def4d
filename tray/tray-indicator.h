/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tray/tray-model.h"

G_BEGIN_DECLS

/**
 * HiatusTrayIndicator:
 *
 * The icon in the panel, and its menu.
 */
typedef struct _HiatusTrayIndicator HiatusTrayIndicator;

/**
 * HiatusTrayActivated:
 * @row: the row that was clicked
 * @user_data: from hiatus_tray_indicator_new()
 *
 * Called when the person clicks a row, or the icon with the middle button.
 */
typedef void (*HiatusTrayActivated) (HiatusTrayRow row,
                                     gpointer user_data);

/**
 * HiatusTrayShown:
 * @is_shown: whether a panel shows the icon from now on; if not, the one that did is gone, for a moment or for good
 * @user_data: from hiatus_tray_indicator_new()
 *
 * Called when that changes.
 */
typedef void (*HiatusTrayShown) (gboolean is_shown,
                                 gpointer user_data);

HiatusTrayIndicator *hiatus_tray_indicator_new (const gchar *icon_folder,
                                                HiatusTrayActivated activated,
                                                HiatusTrayShown shown,
                                                gpointer user_data);

void hiatus_tray_indicator_show (HiatusTrayIndicator *self,
                                 HiatusTrayView *view);

void hiatus_tray_indicator_mend (HiatusTrayIndicator *self);

void hiatus_tray_indicator_free (HiatusTrayIndicator *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusTrayIndicator, hiatus_tray_indicator_free)

G_END_DECLS
