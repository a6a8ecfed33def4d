/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/script.h"

G_BEGIN_DECLS

/* What makes scripts: script.c, script-build.c and script-check.c. */

struct _HiatusScript
{
  gatomicrefcount references;
  gchar *name; /* (owned) */
  gboolean is_own;
  guint first;         /* the number of the first step */
  GPtrArray *steps;    /* (owned) (element-type HiatusStep): in the order of the file */
  GHashTable *numbers; /* (owned) (element-type utf8 guint): id → number, and one */
};

HiatusScript *hiatus_script_new (const gchar *name,
                                 gboolean is_own);

HiatusStep *hiatus_script_add (HiatusScript *script,
                               const gchar *id);

HiatusScriptText *hiatus_script_text_new (const gchar *id);

HiatusChoice *hiatus_choice_new (const gchar *id);

G_END_DECLS
