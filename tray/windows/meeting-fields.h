/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_MEETING_FIELDS (hiatus_meeting_fields_get_type ())

/**
 * HiatusMeetingFields:
 *
 * When there is a meeting every week: weekdays, a time, how long, and dates on which it does not take place.
 */
G_DECLARE_FINAL_TYPE (HiatusMeetingFields, hiatus_meeting_fields, HIATUS, MEETING_FIELDS, GtkBox)

void hiatus_meeting_fields_begin (HiatusMeetingFields *self,
                                  const GDate *today,
                                  GVariant *entry);

gboolean hiatus_meeting_fields_has_weekday (HiatusMeetingFields *self);

void hiatus_meeting_fields_add_to (HiatusMeetingFields *self,
                                   GVariantDict *fields);

void hiatus_meeting_fields_grab (HiatusMeetingFields *self);

G_END_DECLS
