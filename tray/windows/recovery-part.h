/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/data-part.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_RECOVERY_PART (hiatus_recovery_part_get_type ())

/**
 * HiatusRecoveryPart:
 *
 * The sheet with the recovery key, which is shown once.
 */
G_DECLARE_FINAL_TYPE (HiatusRecoveryPart, hiatus_recovery_part, HIATUS, RECOVERY_PART, HiatusDataPart)

GtkWidget *hiatus_recovery_part_new (HiatusDaemonLink *daemon);

void hiatus_recovery_part_show_key (HiatusRecoveryPart *self,
                                    const gchar *key);

G_END_DECLS
