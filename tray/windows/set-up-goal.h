/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_SET_UP_GOAL (hiatus_set_up_goal_get_type ())

/**
 * HiatusSetUpGoal:
 *
 * The second page of the set-up: "What do you hope for?".
 */
G_DECLARE_FINAL_TYPE (HiatusSetUpGoal, hiatus_set_up_goal, HIATUS, SET_UP_GOAL, GtkBox)

HiatusSetUpGoal *hiatus_set_up_goal_new (void);

const gchar *hiatus_set_up_goal_read (HiatusSetUpGoal *self);

void hiatus_set_up_goal_fill_in (HiatusSetUpGoal *self,
                                 const gchar *goal);

void hiatus_set_up_goal_grab (HiatusSetUpGoal *self);

G_END_DECLS
