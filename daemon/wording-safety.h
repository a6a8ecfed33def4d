/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/safety.h"

G_BEGIN_DECLS

const gchar *hiatus_wording_danger_question (void);

const gchar *hiatus_wording_silence_question (void);

gchar *hiatus_wording_safety (const HiatusSafety *safety,
                              HiatusGoal goal);

G_END_DECLS
