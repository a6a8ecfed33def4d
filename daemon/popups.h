/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/deck.h"
#include "daemon/core/event.h"
#include "daemon/core/journey.h"
#include "daemon/core/occasion.h"
#include "daemon/core/response.h"
#include "daemon/core/risk.h"
#include "daemon/shell/notifier.h"

G_BEGIN_DECLS

/**
 * HIATUS_ACTION_TALK:
 *
 * The button "Someone to talk to…", and the action of hiatus-window that it opens.
 */
#define HIATUS_ACTION_TALK "talk"

/**
 * HIATUS_ACTION_NEXT:
 *
 * The button that opens a script.
 */
#define HIATUS_ACTION_NEXT "next"

gchar *hiatus_popups_key (HiatusPopup popup,
                          const GDate *day);

gboolean hiatus_popups_parse_key (const gchar *key,
                                  HiatusPopup *popup,
                                  GDate *day);

void hiatus_popups_send_day (HiatusNotifier *notifier,
                             HiatusPopup popup,
                             const GDate *day,
                             const HiatusStatus *status,
                             HiatusOccasions occasions,
                             const HiatusPrompt *prompt);

void hiatus_popups_send_no_tray (HiatusNotifier *notifier,
                                 const GDate *day);

void hiatus_popups_send_evening (HiatusNotifier *notifier,
                                 const GDate *day);

void hiatus_popups_send_risk (HiatusNotifier *notifier,
                              const GDate *day,
                              const HiatusRisk *risk);

void hiatus_popups_send_meeting (HiatusNotifier *notifier,
                                 const GDate *day,
                                 gint64 begins_us,
                                 GTimeZone *zone,
                                 HiatusGoal goal);

void hiatus_popups_send_met (HiatusNotifier *notifier,
                             const GDate *day);

void hiatus_popups_send_invitation (HiatusNotifier *notifier,
                                    const GDate *day,
                                    HiatusInvitation invitation,
                                    gint evening);

void hiatus_popups_send_letter (HiatusNotifier *notifier,
                                const GDate *day);

void hiatus_popups_send_reminder (HiatusNotifier *notifier,
                                  const GDate *day);

void hiatus_popups_send_company (HiatusNotifier *notifier,
                                 const GDate *day);

void hiatus_popups_send_urge_noted (HiatusNotifier *notifier,
                                    const HiatusEvent *urge,
                                    GTimeZone *zone);

gchar *hiatus_popups_undo_key (const gchar *id);

const gchar *hiatus_popups_undo_id (const gchar *key);

void hiatus_popups_send_repair (HiatusNotifier *notifier,
                                const HiatusEvent *repair);

gchar *hiatus_popups_sighting_key (const gchar *id);

const gchar *hiatus_popups_sighting_id (const gchar *key);

void hiatus_popups_send_nudge (HiatusNotifier *notifier,
                               const gchar *id,
                               const HiatusResponseForm *form);

void hiatus_popups_send_incoming (HiatusNotifier *notifier,
                                  const gchar *id,
                                  const HiatusResponse *response,
                                  HiatusGoal goal);

void hiatus_popups_send_kind (HiatusNotifier *notifier,
                              const gchar *id);

void hiatus_popups_send_advice (HiatusNotifier *notifier,
                                const gchar *id,
                                const gchar *advice,
                                gboolean may_send);

void hiatus_popups_send_only_apps (HiatusNotifier *notifier,
                                   const gchar *id);

gboolean hiatus_popups_is_arrived (const gchar *key);

void hiatus_popups_send_arrived (HiatusNotifier *notifier);

gchar *hiatus_popups_wait_key (const gchar *id);

const gchar *hiatus_popups_wait_id (const gchar *key);

void hiatus_popups_send_wait (HiatusNotifier *notifier,
                              const gchar *id,
                              gint minutes,
                              gint left,
                              const gchar *line);

void hiatus_popups_send_how_strong (HiatusNotifier *notifier,
                                    const gchar *id);

void hiatus_popups_send_after_wait (HiatusNotifier *notifier,
                                    const gchar *id,
                                    const gchar *text,
                                    const gchar *offer);

G_END_DECLS
