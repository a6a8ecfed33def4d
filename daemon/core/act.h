/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"
#include "daemon/core/journey.h"

G_BEGIN_DECLS

/* What a person asks for becomes an event, or a sentence that says why not and what would do. Options are
 * dictionaries as the bus interface describes them. Nothing is recorded here. */

/**
 * HIATUS_WAIT_LONGER_DAYS:
 *
 * How many days "Wait longer" adds.
 */
#define HIATUS_WAIT_LONGER_DAYS 14

/**
 * HIATUS_SENDING_SPAN_US:
 *
 * For how long the watching of a contact rests after "I'm sending it now": 30 minutes, in microseconds.
 */
#define HIATUS_SENDING_SPAN_US (30 * G_TIME_SPAN_MINUTE)

HiatusEvent *hiatus_act_start_plan (const HiatusJourney *journey,
                                    GVariant *options,
                                    gint64 now_us,
                                    GTimeZone *zone,
                                    GError **error);

HiatusEvent *hiatus_act_change_length (const HiatusJourney *journey,
                                       GVariant *options,
                                       gint64 now_us,
                                       GTimeZone *zone,
                                       GError **error);

HiatusEvent *hiatus_act_change_plan (const HiatusJourney *journey,
                                     GVariant *options,
                                     gint64 now_us,
                                     GTimeZone *zone,
                                     GError **error);

HiatusEvent *hiatus_act_end_plan (const HiatusJourney *journey,
                                  const gchar *decision,
                                  gint64 now_us,
                                  GTimeZone *zone,
                                  GError **error);

HiatusEvent *hiatus_act_talk (const HiatusJourney *journey,
                              HiatusTalk talk,
                              gint64 now_us,
                              GTimeZone *zone,
                              GError **error);

HiatusEvent *hiatus_act_answer_safety (GVariant *options,
                                       GError **error);

HiatusEvent *hiatus_act_log (const HiatusJourney *journey,
                             const gchar *kind,
                             GVariant *fields,
                             gint64 now_us,
                             GTimeZone *zone,
                             GError **error);

HiatusEvent *hiatus_act_reflect (const HiatusJourney *journey,
                                 const gchar *id,
                                 const gchar *note,
                                 GError **error);

const HiatusEvent *hiatus_act_undoable (const HiatusJourney *journey,
                                        gint64 now_us);

HiatusEvent *hiatus_act_undo (const HiatusJourney *journey,
                              const gchar *id,
                              gint64 now_us,
                              GError **error);

HiatusEvent *hiatus_act_be_quiet (const gchar *span,
                                  gint64 now_us,
                                  GTimeZone *zone,
                                  GError **error);

HiatusEvent *hiatus_act_pause_watching (const gchar *span,
                                        gint64 now_us,
                                        GTimeZone *zone,
                                        GError **error);

HiatusEvent *hiatus_act_resume_watching (void);

HiatusEvent *hiatus_act_send_now (const gchar *label,
                                  gint64 now_us,
                                  GError **error);

G_END_DECLS
