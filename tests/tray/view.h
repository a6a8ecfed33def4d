/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/tray-model.h"

G_BEGIN_DECLS

/**
 * VIEW_NOW_US:
 *
 * When the rows of the tests are seen: 2025-03-12 14:02:30 in Berlin.
 */
#define VIEW_NOW_US (G_GINT64_CONSTANT (1741784550) * G_USEC_PER_SEC)

HiatusTrayView *view_of (const gchar *state);

const gchar *view_seen (const HiatusTrayView *view,
                        HiatusTrayRow row);

G_END_DECLS
