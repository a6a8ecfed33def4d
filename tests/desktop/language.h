/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const gchar *hiatus_language_speak (gint argc,
                                    gchar **argv);

gboolean hiatus_language_is_foreign (const gchar *text);

void hiatus_language_assert_foreign (const gchar *text);

G_END_DECLS
