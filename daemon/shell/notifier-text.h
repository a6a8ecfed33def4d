/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_notifier_text_clean (const gchar *text,
                                   gboolean keep_lines);

G_END_DECLS
