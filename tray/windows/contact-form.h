/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the windows make of contacts, without a window. A contact is an `a{sv}` as ListContacts() has it. */

gchar **hiatus_contact_form_split (const gchar *text);

gchar *hiatus_contact_form_join (const gchar *const *texts);

GVariant *hiatus_contact_form_find (GVariant *contacts,
                                    const gchar *label);

gchar **hiatus_contact_form_get_list (GVariant *contact,
                                      const gchar *key);

const gchar *hiatus_contact_form_get_answer (GVariant *contact,
                                             const gchar *key);

gboolean hiatus_contact_form_is_same (GVariant *left,
                                      GVariant *right,
                                      const gchar *key);

GVariant *hiatus_contact_form_as_shown (GVariant *contact);

GVariant *hiatus_contact_form_get_changes (GVariant *before,
                                           GVariant *after);

gchar *hiatus_contact_form_tell_found (GVariant *found,
                                       gboolean in_some_apps);

gchar *hiatus_contact_form_tell_rows (GVariant *rows);

gchar *hiatus_contact_form_tell_keywords (GVariant *contact);

gchar *hiatus_contact_form_tell_answers (GVariant *contact);

G_END_DECLS
