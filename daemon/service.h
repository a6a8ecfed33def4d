/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/app.h"
#include "daemon/examine.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_SERVICE (hiatus_service_get_type ())
G_DECLARE_FINAL_TYPE (HiatusService, hiatus_service, HIATUS, SERVICE, GObject)

HiatusService *hiatus_service_new (GDBusConnection *connection,
                                   GError **error);

void hiatus_service_serve (HiatusService *self,
                           HiatusApp *app,
                           HiatusExaminer *examiner);

void hiatus_service_take_leave (HiatusService *self);

G_END_DECLS
