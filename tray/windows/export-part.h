/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/data-part.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_EXPORT_PART (hiatus_export_part_get_type ())

/**
 * HiatusExportPart:
 *
 * Where all that Hiatus knows goes into a file, or the journal as a table.
 */
G_DECLARE_FINAL_TYPE (HiatusExportPart, hiatus_export_part, HIATUS, EXPORT_PART, HiatusDataPart)

GtkWidget *hiatus_export_part_new (HiatusDaemonLink *daemon);

G_END_DECLS
