/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/shell/notifier.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_NOTIFIER_LIBNOTIFY (hiatus_notifier_libnotify_get_type ())
G_DECLARE_FINAL_TYPE (HiatusNotifierLibnotify, hiatus_notifier_libnotify, HIATUS, NOTIFIER_LIBNOTIFY, GObject)

HiatusNotifier *hiatus_notifier_libnotify_new (GDBusConnection *connection);

G_END_DECLS
