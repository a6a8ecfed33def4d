/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/act.h"

G_BEGIN_DECLS

gboolean hiatus_act_check_options (GVariant *options,
                                   const gchar *const *known,
                                   GError **error);

gboolean hiatus_act_check_goal (const HiatusJourney *journey,
                                HiatusGoal goal,
                                GError **error);

G_END_DECLS
