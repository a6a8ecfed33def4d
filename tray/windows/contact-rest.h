/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_CONTACT_REST (hiatus_contact_rest_get_type ())

/**
 * HiatusContactRest:
 *
 * What of a contact is below what is filled in first: the answers to what is noticed, and folded up what most people leave empty.
 */
G_DECLARE_FINAL_TYPE (HiatusContactRest, hiatus_contact_rest, HIATUS, CONTACT_REST, GtkBox)

HiatusContactRest *hiatus_contact_rest_new (void);

void hiatus_contact_rest_add_field (HiatusContactRest *self,
                                    GtkWidget *field);

void hiatus_contact_rest_unfold (HiatusContactRest *self,
                                 gboolean leads);

void hiatus_contact_rest_add_to (HiatusContactRest *self,
                                 GVariantDict *contact);

void hiatus_contact_rest_fill_in (HiatusContactRest *self,
                                  GVariant *before,
                                  GVariant *now,
                                  GVariant *contact);

gboolean hiatus_contact_rest_has_text (HiatusContactRest *self);

void hiatus_contact_rest_set_mistake (HiatusContactRest *self,
                                      const gchar *mistake);

void hiatus_contact_rest_set_hushes (HiatusContactRest *self,
                                     gboolean hushes);

G_END_DECLS
