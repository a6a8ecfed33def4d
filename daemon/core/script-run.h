/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"
#include "daemon/core/script-walk.h"

G_BEGIN_DECLS

/* A run: one time through a script, about one thing (a stretch, something that they wrote, a meeting, a talk). What was answered
 * in it is in the journal; hiatus_script_walk() says where that leads to. */

/**
 * HIATUS_TARGET_NOTHING:
 *
 * The target of a run that is about no entry of the journal.
 */
#define HIATUS_TARGET_NOTHING "none"

/**
 * HiatusScriptRun:
 * @script: (owned): the name of the script
 * @target: (owned): the id of the entry that it is about, or %HIATUS_TARGET_NOTHING
 * @answers: (owned) (element-type utf8 HiatusStepAnswer): what was answered, for hiatus_script_walk()
 * @orders: (owned) (element-type utf8 guint): as the how-many-eth each of them was given, from 1 on
 * @begun_us: when it was begun anew, microseconds since the epoch, UTC; 0 where it was not
 * @n_steps: how many entries of the journal belong to it
 * @last_us: when the last of them was recorded, microseconds since the epoch, UTC; 0 where there is none
 * @last_on: its local date; cleared where there is none
 * @reminder_us: the latest instant at which it is to come back to the person; 0 for none. The rest of a text is none
 *
 * What was answered since the script was begun, or begun anew.
 */
typedef struct
{
  gchar *script;
  gchar *target;
  GHashTable *answers;
  GHashTable *orders;
  gint64 begun_us;
  guint n_steps;
  gint64 last_us;
  GDate last_on;
  gint64 reminder_us;
} HiatusScriptRun;

HiatusScriptRun *hiatus_script_run_new (const HiatusJourney *journey,
                                        const gchar *script,
                                        const gchar *target);

void hiatus_script_run_free (HiatusScriptRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusScriptRun, hiatus_script_run_free)

void hiatus_script_run_forget (HiatusScriptRun *run);

const HiatusStepAnswer *hiatus_script_run_get (const HiatusScriptRun *run,
                                               const gchar *step);

guint hiatus_script_run_order (const HiatusScriptRun *run,
                               const gchar *step);

gboolean hiatus_script_run_did (const HiatusScriptRun *run,
                                const HiatusScript *script,
                                HiatusEffect effect);

gchar *hiatus_script_run_written (const HiatusJourney *journey,
                                  const gchar *script,
                                  const gchar *target,
                                  const gchar *step,
                                  gboolean *is_locked);

GPtrArray *hiatus_script_run_list_texts (const HiatusJourney *journey,
                                         const gchar *script,
                                         const gchar *target,
                                         const gchar *step);

G_END_DECLS
