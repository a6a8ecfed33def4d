/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* hiatus-window is a GApplication: its windows are opened by actions (Desktop Entry Specification, "D-Bus Activation"). */
#define HIATUS_WINDOW_INTERFACE "org.freedesktop.Application"
#define HIATUS_WINDOW_METHOD "ActivateAction"

GVariant *hiatus_api_window_call (const gchar *action,
                                  const gchar *parameter,
                                  const gchar *startup_id,
                                  const gchar *activation_token);

G_END_DECLS
