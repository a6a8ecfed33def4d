/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/app-private.h"
#include "daemon/core/act-private.h"
#include "daemon/core/due.h"

G_BEGIN_DECLS

/* What the files of the scripts share: app-script.c tells where the person stands, app-script-answer.c takes an answer, and
 * app-script-effects.c does what follows from one. */

/**
 * HiatusStepRecord:
 * @target: (owned): the id of what the script is about from now on
 * @until_us: when it comes back to the person, or until when a text rests, microseconds since the epoch, UTC; 0 for not
 *
 * What an effect leaves for the entry of the step.
 */
typedef struct
{
  gchar *target;
  gint64 until_us;
} HiatusStepRecord;

void hiatus_app_get_due_source (HiatusApp *self,
                                HiatusDueSource *source);

gint hiatus_app_find_script (const gchar *name,
                             GError **error);

HiatusStand *hiatus_app_stand (HiatusApp *self,
                               const HiatusDueSource *source,
                               guint script,
                               const gchar *about,
                               GError **error);

gchar *hiatus_app_read_step_draft (HiatusApp *self,
                                   const HiatusStand *stand,
                                   const HiatusStep *step,
                                   gboolean *is_locked);

gboolean hiatus_app_do_effect (HiatusApp *self,
                               const HiatusDueSource *source,
                               HiatusEffect effect,
                               HiatusStepRecord *record,
                               GError **error);

G_END_DECLS
