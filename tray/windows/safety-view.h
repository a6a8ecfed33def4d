/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SAFETY_VIEW (hiatus_safety_view_get_type ())

/**
 * HiatusSafetyView:
 *
 * The two questions of the safety check, with what their answers open and close. An answer is one click, is kept at once,
 * and can be given anew; nobody is asked to have answered.
 */
G_DECLARE_FINAL_TYPE (HiatusSafetyView, hiatus_safety_view, HIATUS, SAFETY_VIEW, GtkBox)

HiatusSafetyView *hiatus_safety_view_new (HiatusDaemonLink *daemon);

gboolean hiatus_safety_view_is_complete (HiatusSafetyView *self);

void hiatus_safety_view_grab (HiatusSafetyView *self);

G_END_DECLS
