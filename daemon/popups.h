/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/deck.h"
#include "daemon/core/event.h"
#include "daemon/core/journey.h"
#include "daemon/shell/notifier.h"

G_BEGIN_DECLS

gchar *hiatus_popups_key (HiatusPopup popup,
                          const GDate *day);

gboolean hiatus_popups_parse_key (const gchar *key,
                                  HiatusPopup *popup,
                                  GDate *day);

HiatusPopup hiatus_popups_of_phase (HiatusPhase phase);

void hiatus_popups_send_day (HiatusNotifier *notifier,
                             HiatusPopup popup,
                             const GDate *day,
                             const HiatusStatus *status,
                             const HiatusPrompt *prompt);

void hiatus_popups_send_no_tray (HiatusNotifier *notifier,
                                 const GDate *day);

void hiatus_popups_send_urge_noted (HiatusNotifier *notifier,
                                    const HiatusEvent *urge,
                                    GTimeZone *zone);

gchar *hiatus_popups_undo_key (const gchar *id);

const gchar *hiatus_popups_undo_id (const gchar *key);

void hiatus_popups_send_repair (HiatusNotifier *notifier,
                                const HiatusEvent *repair);

G_END_DECLS
