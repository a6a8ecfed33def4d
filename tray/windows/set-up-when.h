/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/plan-form.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SET_UP_WHEN (hiatus_set_up_when_get_type ())

/**
 * HiatusSetUpWhen:
 *
 * The first page of the set-up: "When were you last in touch?" and "For how long?".
 */
G_DECLARE_FINAL_TYPE (HiatusSetUpWhen, hiatus_set_up_when, HIATUS, SET_UP_WHEN, GtkBox)

void hiatus_set_up_when_fill_in (HiatusSetUpWhen *self,
                                 const HiatusPlanForm *form,
                                 const GDate *today);

void hiatus_set_up_when_read (HiatusSetUpWhen *self,
                              HiatusPlanForm *form);

void hiatus_set_up_when_grab (HiatusSetUpWhen *self,
                              HiatusPlanField field);

G_END_DECLS
