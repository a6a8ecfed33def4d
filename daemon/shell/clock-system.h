/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/shell/clock.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_CLOCK_SYSTEM (hiatus_clock_system_get_type ())
G_DECLARE_FINAL_TYPE (HiatusClockSystem, hiatus_clock_system, HIATUS, CLOCK_SYSTEM, GObject)

HiatusClock *hiatus_clock_system_new (const gchar *zone_name,
                                      const gchar *localtime_path,
                                      GError **error);

G_END_DECLS
