/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/script-words.h"

G_BEGIN_DECLS

/* A script: a guided sequence of steps. It is a value: made by hiatus_script_read() of script-read.h, or with the builder of
 * script-build.h, checked then, and never changed. Where somebody stands in it is computed by script-walk.h. */

/**
 * HIATUS_STEP_END:
 *
 * Where a script is over: a place to go to, of #HiatusStep and #HiatusChoice.
 */
#define HIATUS_STEP_END G_MAXUINT

/**
 * HIATUS_STEP_NOWHERE:
 *
 * The @next of a step to choose at which always something can be chosen.
 */
#define HIATUS_STEP_NOWHERE (G_MAXUINT - 1)

/**
 * HIATUS_SCRIPT_STEPS_MAX:
 *
 * So many steps a script may have.
 */
#define HIATUS_SCRIPT_STEPS_MAX 200

/**
 * HIATUS_STEP_PARTS_MAX:
 *
 * So many lines, choices and templates together a step may have.
 */
#define HIATUS_STEP_PARTS_MAX 40

/**
 * HIATUS_SCRIPT_TEXT_MAX:
 *
 * The longest text, in characters. A title or a label has at most %HIATUS_SCRIPT_LABEL_MAX.
 */
#define HIATUS_SCRIPT_TEXT_MAX 1000

/**
 * HIATUS_SCRIPT_LABEL_MAX:
 *
 * The longest title of a step and label of a choice, in characters.
 */
#define HIATUS_SCRIPT_LABEL_MAX 150

/**
 * HIATUS_BOX_MINUTES:
 *
 * How many minutes a writing box has where it does not say so.
 */
#define HIATUS_BOX_MINUTES 15

/**
 * HiatusScriptText:
 * @id: (owned): its name in its step
 * @when: in which situations it is there
 * @text: (owned): as it stands in the file; hiatus_script_tell() is what is shown
 *
 * A line to be read, or a template to begin writing with.
 */
typedef struct
{
  gchar *id;
  HiatusCondition when;
  gchar *text;
} HiatusScriptText;

/**
 * HiatusChoice:
 * @id: (owned): its name in its step
 * @when: in which situations it is offered, if what starts contact is not closed besides
 * @label: (owned): as it stands in the file
 * @next: the number of the step that follows, or %HIATUS_STEP_END
 * @effect: what else follows from it
 * @line: where it begins in the file
 *
 * Something that can be chosen.
 */
typedef struct
{
  gchar *id;
  HiatusCondition when;
  gchar *label;
  guint next;
  HiatusEffect effect;
  guint line;
} HiatusChoice;

/**
 * HiatusStep:
 * @id: (owned): its name in the script, and in the journal
 * @kind: what is done at it
 * @title: (owned): as it stands in the file
 * @when: in which situations it is there; in others it is passed over, to @next
 * @next: the number of the step that follows when it is done or skipped; %HIATUS_STEP_END, or %HIATUS_STEP_NOWHERE
 * @may_skip: whether it can be skipped
 * @purpose: what its text, or what it advises, is for
 * @minutes: box: how many minutes
 * @of: copy: the number of the step at which the text was written
 * @waits: copy: whether the text rests overnight first
 * @shows: (nullable): show: the script whose written answers are shown, one of #hiatus_script_names
 * @lines: (owned) (element-type HiatusScriptText): what is read
 * @choices: (owned) (element-type HiatusChoice): choose: what can be chosen
 * @templates: (owned) (element-type HiatusScriptText): write: what one can begin with
 * @line: where it begins in the file
 *
 * One step.
 */
typedef struct
{
  gchar *id;
  HiatusStepKind kind;
  gchar *title;
  HiatusCondition when;
  guint next;
  gboolean may_skip;
  HiatusPurpose purpose;
  guint minutes;
  guint of;
  gboolean waits;
  const gchar *shows;
  GPtrArray *lines;
  GPtrArray *choices;
  GPtrArray *templates;
  guint line;
} HiatusStep;

/**
 * HiatusScript:
 *
 * A script that was checked: each way through it comes to the end.
 */
typedef struct _HiatusScript HiatusScript;

HiatusScript *hiatus_script_ref (HiatusScript *script);

void hiatus_script_unref (HiatusScript *script);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusScript, hiatus_script_unref)

const gchar *hiatus_script_get_name (const HiatusScript *script);

gboolean hiatus_script_is_own (const HiatusScript *script);

guint hiatus_script_first (const HiatusScript *script);

guint hiatus_script_size (const HiatusScript *script);

const HiatusStep *hiatus_script_get (const HiatusScript *script,
                                     guint number);

const HiatusStep *hiatus_script_find (const HiatusScript *script,
                                      const gchar *id);

const gchar *hiatus_script_translate (const HiatusScript *script,
                                      const gchar *text);

gchar *hiatus_script_tell (const HiatusScript *script,
                           const gchar *text,
                           const HiatusSituation *situation);

G_END_DECLS
