/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/care.h"
#include "daemon/core/deck.h"
#include "daemon/core/journey.h"
#include "daemon/core/occasion.h"

G_BEGIN_DECLS

gchar *hiatus_wording_day_summary (const HiatusStatus *status);

gchar *hiatus_wording_day_body (const HiatusStatus *status,
                                HiatusOccasions occasions,
                                const HiatusPrompt *prompt);

gchar *hiatus_wording_urge_noted (gint64 happened_us,
                                  GTimeZone *zone);

gchar *hiatus_wording_repair (const HiatusEvent *repair);

gchar *hiatus_wording_incoming_summary (guint count);

const gchar *hiatus_wording_incoming_body (gboolean let_through,
                                           HiatusGoal goal);

GStrv hiatus_wording_wait_lines (const HiatusCare *care,
                                 gboolean discreet,
                                 gboolean is_late);

gchar *hiatus_wording_wait_left (gint minutes);

const gchar *hiatus_wording_after_wait (gint before,
                                        HiatusAnswer answer,
                                        HiatusGoal goal,
                                        gboolean is_late,
                                        const gchar **offer);

G_END_DECLS
