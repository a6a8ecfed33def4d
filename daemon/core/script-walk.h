/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"
#include "daemon/core/script.h"

G_BEGIN_DECLS

/* Where somebody stands in a script: a function of the script, of what was answered, and of the situation. Nothing is kept.
 *
 *   g_autoptr (GHashTable) answers = hiatus_step_answers_new ();
 *   hiatus_step_answers_take (answers, "kind", HIATUS_PROGRESS_DONE, "practical", NULL, 0, event->happened_us);
 *   g_autoptr (HiatusWalk) walk = hiatus_script_walk (script, answers, &situation);
 *   if (walk->step == NULL) ... it is over
 *
 * What is to be recorded is asked of hiatus_walk_check() first. What starts contact is decided by hiatus_safety_opens(): while
 * that is closed no walk comes to a step for=announce, first or meeting, offers a choice with an effect that starts contact,
 * or one behind which such a step would stand. */

/**
 * HiatusStepAnswer:
 * @progress: done, skipped, or open where the person came back to it
 * @choice: (owned) (nullable): choose: what was chosen
 * @note: (owned) (nullable): write, box: what was written
 * @note_locked: something was written that cannot be read before the passphrase is given
 * @until_us: write: until when the text rests, where it rests; 0 for the next morning after @at_us
 * @at_us: when that was
 *
 * What the journal has about one step.
 */
typedef struct
{
  HiatusProgress progress;
  gchar *choice;
  gchar *note;
  gboolean note_locked;
  gint64 until_us;
  gint64 at_us;
} HiatusStepAnswer;

/**
 * HiatusVisit:
 * @step: (unowned): a step, which lives as long as the script
 * @answer: (unowned): what was answered there: done or skipped; lives as long as the answers
 * @choice: (nullable) (unowned): what was chosen there
 *
 * A step of the way that somebody has gone.
 */
typedef struct
{
  const HiatusStep *step;
  const HiatusStepAnswer *answer;
  const HiatusChoice *choice;
} HiatusVisit;

/**
 * HiatusWalk:
 * @script: (owned): the script
 * @situation: the situation; its zone is owned, and its texts are @reminder and @end
 * @reminder: (owned) (nullable)
 * @end: (owned) (nullable)
 * @answers: (owned) (element-type utf8 HiatusStepAnswer): what was answered
 * @path: (owned) (element-type HiatusVisit): the steps that are done or skipped, in order
 * @step: (nullable) (unowned): the step that is next; %NULL where the script is over
 * @lines: (owned) (element-type utf8): what is read at it, as it is shown
 * @choices: (owned) (element-type HiatusChoice): what can be chosen at it; hiatus_script_translate() has the words of a label
 * @templates: (owned) (element-type utf8): what one can begin to write with, as it is shown
 * @note: (nullable) (unowned): what was written there before
 * @copy: (nullable) (unowned): what is to be copied at it, whether or not it may be copied yet
 * @is_locked: what was written there, or is to be copied, cannot be read before the passphrase is given
 * @rests_until_us: until when that text rests and cannot be copied; 0 where it does not rest now
 *
 * Where somebody stands.
 */
typedef struct
{
  HiatusScript *script;
  HiatusSituation situation;
  gchar *reminder;
  gchar *end;
  GHashTable *answers;
  GArray *path;
  const HiatusStep *step;
  GPtrArray *lines;
  GPtrArray *choices;
  GPtrArray *templates;
  const gchar *note;
  const gchar *copy;
  gboolean is_locked;
  gint64 rests_until_us;
} HiatusWalk;

GHashTable *hiatus_step_answers_new (void);

void hiatus_step_answers_take (GHashTable *answers,
                               const gchar *step,
                               HiatusProgress progress,
                               const gchar *choice,
                               const gchar *note,
                               gint64 until_us,
                               gint64 at_us);

HiatusWalk *hiatus_script_walk (HiatusScript *script,
                                GHashTable *answers,
                                const HiatusSituation *situation);

void hiatus_walk_free (HiatusWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusWalk, hiatus_walk_free)

const HiatusVisit *hiatus_walk_find (const HiatusWalk *walk,
                                     const gchar *step);

gboolean hiatus_walk_check (const HiatusWalk *walk,
                            const gchar *step,
                            HiatusProgress progress,
                            const gchar *choice,
                            const gchar *note,
                            GError **error);

const HiatusChoice *hiatus_step_find_choice (const HiatusStep *step,
                                             const gchar *id);

gint64 hiatus_script_next_morning (gint64 written_us,
                                   GTimeZone *zone,
                                   gint morning);

G_END_DECLS
