/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/help-line.h"
#include "daemon/shell/keyfile.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_HELP_LINES (hiatus_help_lines_get_type ())
G_DECLARE_FINAL_TYPE (HiatusHelpLines, hiatus_help_lines, HIATUS, HELP_LINES, GObject)

HiatusHelpLines *hiatus_help_lines_new (GBytes *shipped,
                                        HiatusKeyfile *keyfile);

GPtrArray *hiatus_help_lines_list (HiatusHelpLines *self,
                                   const gchar *country);

void hiatus_help_lines_let_go (HiatusHelpLines *self);

const gchar *hiatus_help_lines_get_problem (HiatusHelpLines *self);

G_END_DECLS
