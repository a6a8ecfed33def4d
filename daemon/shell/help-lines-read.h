/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/help-line.h"
#include "daemon/shell/key-text.h"

G_BEGIN_DECLS

/**
 * HiatusHelpFile:
 * @lines: (owned) (element-type HiatusHelpLine): the lines without a mistake, in the order of the file
 * @without_shipped: (owned): the countries of which the person wants their own lines only
 * @problem: (owned) (nullable): the first mistake, its line, the mend, and how many more there are
 *
 * What is in a help-lines.ini.
 */
typedef struct
{
  GPtrArray *lines;
  GHashTable *without_shipped;
  gchar *problem;
} HiatusHelpFile;

void hiatus_help_file_clear (HiatusHelpFile *file);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusHelpFile, hiatus_help_file_clear)

void hiatus_help_file_read (HiatusHelpFile *file,
                            const HiatusKeyText *text,
                            const gchar *name,
                            gboolean own);

G_END_DECLS
