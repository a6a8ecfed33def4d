/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/tray-model.h"
#include "tray/windows/act-caller.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_ACT_ROWS (hiatus_act_rows_get_type ())

/**
 * HiatusActRows:
 *
 * The rows of the tray's menu with which one says what happened, for desktops without a tray: a click each.
 */
G_DECLARE_FINAL_TYPE (HiatusActRows, hiatus_act_rows, HIATUS, ACT_ROWS, GtkGrid)

void hiatus_act_rows_start (HiatusActRows *self,
                            HiatusActCaller *caller);

void hiatus_act_rows_complete (HiatusActRows *self);

void hiatus_act_rows_show (HiatusActRows *self,
                           GVariant *state,
                           const HiatusTrayView *view);

G_END_DECLS
