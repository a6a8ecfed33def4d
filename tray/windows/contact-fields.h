/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_CONTACT_FIELDS (hiatus_contact_fields_get_type ())

/**
 * HiatusContactFields:
 *
 * All that can be said of a contact. A contact is an `a{sv}` as ListContacts() has it, mistakes are those of TryContact().
 */
G_DECLARE_FINAL_TYPE (HiatusContactFields, hiatus_contact_fields, HIATUS, CONTACT_FIELDS, GtkBox)

void hiatus_contact_fields_complete (HiatusContactFields *self);

GVariant *hiatus_contact_fields_get_contact (HiatusContactFields *self);

void hiatus_contact_fields_fill_in (HiatusContactFields *self,
                                    GVariant *before,
                                    GVariant *contact);

gboolean hiatus_contact_fields_has_text (HiatusContactFields *self,
                                         GVariant *before);

void hiatus_contact_fields_set_mistakes (HiatusContactFields *self,
                                         GVariant *mistakes);

gboolean hiatus_contact_fields_tell_mistakes (HiatusContactFields *self);

void hiatus_contact_fields_set_hushes (HiatusContactFields *self,
                                       gboolean hushes);

void hiatus_contact_fields_grab (HiatusContactFields *self);

G_END_DECLS
