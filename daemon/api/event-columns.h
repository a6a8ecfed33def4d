/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An entry of the journal, as ReadEvents() gives it, in the columns that scripts and spreadsheets rely on. */

guint hiatus_event_n_columns (void);

const gchar *hiatus_event_column_name (guint index);

gchar *hiatus_event_format_instant (gint64 instant_us,
                                    GTimeZone *zone);

gboolean hiatus_event_column_read (GVariant *event,
                                   guint index,
                                   GTimeZone *zone,
                                   GVariant **value);

gchar *hiatus_event_csv_header (void);

gchar *hiatus_event_csv_record (GVariant *event,
                                GTimeZone *zone);

G_END_DECLS
