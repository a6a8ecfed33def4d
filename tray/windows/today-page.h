/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/tray-model.h"
#include "tray/windows/act-caller.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_TODAY_PAGE (hiatus_today_page_get_type ())

/**
 * HiatusTodayPage:
 *
 * Where the person stands today, and all that the menu of the tray can do.
 */
G_DECLARE_FINAL_TYPE (HiatusTodayPage, hiatus_today_page, HIATUS, TODAY_PAGE, GtkBox)

void hiatus_today_page_start (HiatusTodayPage *self,
                              HiatusDaemonLink *daemon,
                              HiatusActCaller *caller);

void hiatus_today_page_complete (HiatusTodayPage *self);

void hiatus_today_page_show (HiatusTodayPage *self,
                             GVariant *state,
                             const HiatusTrayView *view);

void hiatus_today_page_miss_tray (HiatusTodayPage *self,
                                  gboolean missing);

G_END_DECLS
