/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/data-part.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_BACKUPS_PART (hiatus_backups_part_get_type ())

/**
 * HiatusBackupsPart:
 *
 * The backups of the journal, and the way back to one.
 */
G_DECLARE_FINAL_TYPE (HiatusBackupsPart, hiatus_backups_part, HIATUS, BACKUPS_PART, HiatusDataPart)

GtkWidget *hiatus_backups_part_new (HiatusDaemonLink *daemon);

G_END_DECLS
