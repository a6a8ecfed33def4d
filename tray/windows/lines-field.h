/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_LINES_FIELD (hiatus_lines_field_get_type ())

/**
 * HiatusLinesField:
 *
 * A list of texts to be typed, one on each line, with its name above, a hint, and below it what is wrong with it. That is
 * told when the keyboard has left the field, and not while somebody is in the middle of a number.
 */
G_DECLARE_FINAL_TYPE (HiatusLinesField, hiatus_lines_field, HIATUS, LINES_FIELD, GtkBox)

GtkWidget *hiatus_lines_field_new (const gchar *label,
                                   const gchar *hint);

gchar **hiatus_lines_field_get_texts (HiatusLinesField *self);

void hiatus_lines_field_set_texts (HiatusLinesField *self,
                                   const gchar *const *texts);

void hiatus_lines_field_set_mistake (HiatusLinesField *self,
                                     const gchar *mistake);

gboolean hiatus_lines_field_tell (HiatusLinesField *self);

void hiatus_lines_field_grab (HiatusLinesField *self);

void hiatus_lines_field_describe (HiatusLinesField *self,
                                  GtkWidget *label);

G_END_DECLS
