/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/app.h"
#include "hiatus-dbus.h"

G_BEGIN_DECLS

void hiatus_service_pause_serve (HiatusDBusHiatus1 *skeleton,
                                 HiatusApp *app);

G_END_DECLS
