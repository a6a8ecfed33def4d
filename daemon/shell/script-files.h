/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/core/script.h"
#include "daemon/shell/keyfile.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SCRIPT_FILES (hiatus_script_files_get_type ())
G_DECLARE_FINAL_TYPE (HiatusScriptFiles, hiatus_script_files, HIATUS, SCRIPT_FILES, GObject)

HiatusScript *hiatus_script_files_read (const gchar *name,
                                        GBytes *bytes,
                                        GError **error);

HiatusScriptFiles *hiatus_script_files_new (void);

void hiatus_script_files_add (HiatusScriptFiles *self,
                              const gchar *name,
                              GBytes *shipped,
                              HiatusKeyfile *keyfile);

HiatusScript *hiatus_script_files_get (HiatusScriptFiles *self,
                                       const gchar *name);

void hiatus_script_files_let_go (HiatusScriptFiles *self);

const gchar *hiatus_script_files_get_problem (HiatusScriptFiles *self,
                                              const gchar *name);

GStrv hiatus_script_files_list_mistakes (HiatusScriptFiles *self);

G_END_DECLS
