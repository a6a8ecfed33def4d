/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/script-mistakes.h"
#include "daemon/core/script.h"

G_BEGIN_DECLS

/**
 * HiatusScriptBuilder:
 *
 * Puts a script together from what its file says, line by line.
 */
typedef struct _HiatusScriptBuilder HiatusScriptBuilder;

HiatusScriptBuilder *hiatus_script_builder_new (const gchar *name,
                                                gboolean is_own,
                                                HiatusScriptMistakes *mistakes);

void hiatus_script_builder_free (HiatusScriptBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusScriptBuilder, hiatus_script_builder_free)

void hiatus_script_builder_begin (HiatusScriptBuilder *builder,
                                  guint line,
                                  const gchar *heading);

void hiatus_script_builder_set (HiatusScriptBuilder *builder,
                                guint line,
                                const gchar *key,
                                const gchar *value);

gboolean hiatus_script_builder_is_full (const HiatusScriptBuilder *builder);

HiatusScript *hiatus_script_builder_end (HiatusScriptBuilder *builder);

G_END_DECLS
