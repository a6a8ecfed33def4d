/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_SCRIPT_MISTAKES_MAX:
 *
 * So many mistakes are told one by one. More are only counted.
 */
#define HIATUS_SCRIPT_MISTAKES_MAX 20

/**
 * HiatusScriptMistake:
 * @line: where, from 1 on
 * @place: (owned) (nullable): the name between brackets that it is below; %NULL where it is below none, or one of no use
 * @key: (nullable): of which key
 * @what: (owned): what is wrong, and the mend; it quotes nothing
 *
 * Why a script is not in force.
 */
typedef struct
{
  guint line;
  gchar *place;
  const gchar *key;
  gchar *what;
} HiatusScriptMistake;

/**
 * HiatusScriptMistakes:
 *
 * What is wrong in one script, by lines.
 */
typedef struct _HiatusScriptMistakes HiatusScriptMistakes;

HiatusScriptMistakes *hiatus_script_mistakes_new (void);

void hiatus_script_mistakes_free (HiatusScriptMistakes *mistakes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusScriptMistakes, hiatus_script_mistakes_free)

void hiatus_script_mistakes_add (HiatusScriptMistakes *mistakes,
                                 guint line,
                                 const gchar *place,
                                 const gchar *key,
                                 gchar *what);

void hiatus_script_mistakes_clear (HiatusScriptMistakes *mistakes);

guint hiatus_script_mistakes_count (const HiatusScriptMistakes *mistakes);

guint hiatus_script_mistakes_size (const HiatusScriptMistakes *mistakes);

const HiatusScriptMistake *hiatus_script_mistakes_get (const HiatusScriptMistakes *mistakes,
                                                       guint index);

gchar *hiatus_script_mistakes_tell (const HiatusScriptMistakes *mistakes,
                                    guint index,
                                    const gchar *file,
                                    gboolean with_place);

G_END_DECLS
