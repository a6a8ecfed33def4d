/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/care.h"
#include "daemon/core/script-run.h"

G_BEGIN_DECLS

/* Which scripts are due, what each is about, and where the person stands in it. */

/* The places of the scripts in #hiatus_script_names. */
typedef enum
{
  HIATUS_SCRIPT_ANNOUNCE,
  HIATUS_SCRIPT_REPLY,
  HIATUS_SCRIPT_ENCOUNTER,
  HIATUS_SCRIPT_LOOKING_BACK,
  HIATUS_SCRIPT_ENDING,
  HIATUS_SCRIPT_TALK,
} HiatusScriptNumber;

/**
 * HiatusFindScript:
 * @scripts: what it is asked with
 * @number: the number of a script, by hiatus_script_number()
 *
 * Returns: (transfer none): the script in force, which stays until it is asked again
 */
typedef HiatusScript *(*HiatusFindScript) (gpointer scripts,
                                           guint number);

/**
 * HiatusDueSource:
 * @journey: what has happened
 * @find_script: finds the scripts in force
 * @scripts: what it is asked with
 * @care: (nullable): what the person entered for themselves
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @morning: the minute of the day at which it begins
 *
 * All that it is computed from. Nothing is owned.
 */
typedef struct
{
  const HiatusJourney *journey;
  HiatusFindScript find_script;
  gpointer scripts;
  HiatusCare *care;
  gint64 now_us;
  GTimeZone *zone;
  gint morning;
} HiatusDueSource;

/**
 * HiatusStand:
 * @script: (owned): the script
 * @run: (owned): what was answered
 * @is_new: whether what was answered before belongs to the past: with the first answer the script begins anew
 * @walk: (owned): where that leads to
 *
 * Where somebody stands in a script about one thing.
 */
typedef struct
{
  HiatusScript *script;
  HiatusScriptRun *run;
  gboolean is_new;
  HiatusWalk *walk;
} HiatusStand;

void hiatus_stand_free (HiatusStand *stand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusStand, hiatus_stand_free)

HiatusStand *hiatus_due_stand (const HiatusDueSource *source,
                               guint script,
                               const gchar *about);

gboolean hiatus_due_can_be_about (const HiatusDueSource *source,
                                  guint script,
                                  const gchar *id);

gint64 hiatus_due_tomorrow (const HiatusDueSource *source);

gint64 hiatus_due_in_28_days (const HiatusDueSource *source);

guint hiatus_due_find (const HiatusDueSource *source,
                       const gchar *names[HIATUS_N_SCRIPTS + 1],
                       gint64 *again_us);

G_END_DECLS
