/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"

G_BEGIN_DECLS

/* What the enumerations of events are called in the journal, on the bus and at the command line. */
extern const gchar *const hiatus_goal_names[];
extern const gchar *const hiatus_mode_names[];
extern const gchar *const hiatus_decision_names[];
extern const gchar *const hiatus_popup_names[];
extern const gchar *const hiatus_answer_names[];
extern const gchar *const hiatus_invitation_names[];
extern const gchar *const hiatus_about_names[];
extern const gchar *const hiatus_went_names[];
extern const gchar *const hiatus_goal_said_names[];
extern const gchar *const hiatus_set_up_names[];
extern const gchar *const hiatus_origin_names[];
extern const gchar *const hiatus_reply_names[];
extern const gchar *const hiatus_progress_names[];
extern const gchar *const hiatus_talk_names[];

const gchar *hiatus_names_at (const gchar *const *names,
                              guint value);

gboolean hiatus_names_find (const gchar *const *names,
                            const gchar *name,
                            gint *value);

const gchar *hiatus_goal_to_string (HiatusGoal goal);

gboolean hiatus_goal_from_string (const gchar *text,
                                  HiatusGoal *goal);

const gchar *hiatus_mode_to_string (HiatusMode mode);

gboolean hiatus_mode_from_string (const gchar *text,
                                  HiatusMode *mode);

const gchar *hiatus_popup_to_string (HiatusPopup popup);

const gchar *hiatus_answer_to_string (HiatusAnswer answer);

gboolean hiatus_answer_from_string (const gchar *text,
                                    HiatusAnswer *answer);

G_END_DECLS
