/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/data-part.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SUMMARY_PART (hiatus_summary_part_get_type ())

/**
 * HiatusSummaryPart:
 *
 * Where the last stretch is kept on one page.
 */
G_DECLARE_FINAL_TYPE (HiatusSummaryPart, hiatus_summary_part, HIATUS, SUMMARY_PART, HiatusDataPart)

GtkWidget *hiatus_summary_part_new (HiatusDaemonLink *daemon);

G_END_DECLS
