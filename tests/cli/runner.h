/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the built `hiatus`, whose path is in HIATUS_CLI, as a script would. */

GSubprocessLauncher *hiatus_runner_new (const gchar *bus_address,
                                        GSubprocessFlags flags);

GSubprocess *hiatus_runner_start (GSubprocessLauncher *launcher,
                                  const gchar *arguments);

gint hiatus_runner_finish (GSubprocess *process,
                           gchar **out,
                           gchar **err);

void hiatus_runner_assert_one_line (const gchar *err);

G_END_DECLS
