/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/data-part.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_FORGET_PART (hiatus_forget_part_get_type ())

/**
 * HiatusForgetPart:
 *
 * Where everything is erased.
 */
G_DECLARE_FINAL_TYPE (HiatusForgetPart, hiatus_forget_part, HIATUS, FORGET_PART, HiatusDataPart)

GtkWidget *hiatus_forget_part_new (HiatusDaemonLink *daemon);

G_END_DECLS
