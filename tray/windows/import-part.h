/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/data-part.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_IMPORT_PART (hiatus_import_part_get_type ())

/**
 * HiatusImportPart:
 *
 * Where an export is taken in, after a question.
 */
G_DECLARE_FINAL_TYPE (HiatusImportPart, hiatus_import_part, HIATUS, IMPORT_PART, HiatusDataPart)

GtkWidget *hiatus_import_part_new (HiatusDaemonLink *daemon);

G_END_DECLS
