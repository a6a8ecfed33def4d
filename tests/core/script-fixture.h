/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/script-mistakes.h"
#include "daemon/core/script-walk.h"

G_BEGIN_DECLS

/* 2025-03-01, 19:00 UTC, and 09:00 on the day after. */
#define FIXTURE_EVENING G_GINT64_CONSTANT (1740855600000000)
#define FIXTURE_MORNING (FIXTURE_EVENING + 14 * G_TIME_SPAN_HOUR)

HiatusScript *fixture_script (const gchar *name,
                              const gchar *text);

gchar *fixture_mistakes (const gchar *name,
                         const gchar *text,
                         gssize length);

HiatusSituation fixture_situation (HiatusGoal goal);

GHashTable *fixture_answers (const gchar *answers);

gchar *fixture_walk (HiatusScript *script,
                     const gchar *answers,
                     const HiatusSituation *situation);

G_END_DECLS
