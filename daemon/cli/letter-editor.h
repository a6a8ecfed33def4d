/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusLetterEditor:
 *
 * Somebody writes in an editor of their own. What is written lies in a folder that nobody else sees and no disk keeps, for
 * as long as it takes.
 */
typedef struct _HiatusLetterEditor HiatusLetterEditor;

HiatusLetterEditor *hiatus_letter_editor_new (const gchar *runtime_folder,
                                              GError **error);

gchar *hiatus_letter_editor_run (HiatusLetterEditor *editor,
                                 const gchar *command,
                                 gboolean *ended_well,
                                 GError **error);

gchar *hiatus_letter_editor_leave (HiatusLetterEditor *editor);

void hiatus_letter_editor_free (HiatusLetterEditor *editor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusLetterEditor, hiatus_letter_editor_free)

G_END_DECLS
