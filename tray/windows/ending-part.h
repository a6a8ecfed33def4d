/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/data-part.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_ENDING_PART (hiatus_ending_part_get_type ())

/**
 * HiatusEndingPart:
 *
 * Where one page is kept, and all else is erased.
 */
G_DECLARE_FINAL_TYPE (HiatusEndingPart, hiatus_ending_part, HIATUS, ENDING_PART, HiatusDataPart)

GtkWidget *hiatus_ending_part_new (HiatusDaemonLink *daemon);

G_END_DECLS
