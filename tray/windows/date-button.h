/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_DATE_BUTTON (hiatus_date_button_get_type ())

/**
 * HiatusDateButton:
 *
 * A button that shows a date and opens a calendar to choose another one.
 */
G_DECLARE_FINAL_TYPE (HiatusDateButton, hiatus_date_button, HIATUS, DATE_BUTTON, GtkMenuButton)

void hiatus_date_button_set_date (HiatusDateButton *self,
                                  const GDate *date,
                                  const GDate *today);

void hiatus_date_button_get_date (HiatusDateButton *self,
                                  GDate *date);

void hiatus_date_button_get_today (GDate *today);

G_END_DECLS
