/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/safety-view.h"
#include "tray/windows/script-page.h"
#include "tray/windows/writing-view.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_STEP_VIEW (hiatus_step_view_get_type ())

/**
 * HiatusStepView:
 *
 * A step of a script: a heading, what is read, and what the step is for, in one column.
 */
G_DECLARE_FINAL_TYPE (HiatusStepView, hiatus_step_view, HIATUS, STEP_VIEW, GtkBox)

HiatusStepView *hiatus_step_view_new (HiatusDaemonLink *daemon,
                                      const gchar *script,
                                      const HiatusPage *page,
                                      const gchar *taken);

void hiatus_step_view_set_picture (HiatusStepView *self,
                                   const gchar *icon);

HiatusWritingView *hiatus_step_view_get_writing (HiatusStepView *self);

HiatusSafetyView *hiatus_step_view_get_safety (HiatusStepView *self);

void hiatus_step_view_grab (HiatusStepView *self,
                            GtkWidget *way_on);

G_END_DECLS
