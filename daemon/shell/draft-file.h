/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *hiatus_draft_file_read (gint descriptor,
                                GError **error);

G_END_DECLS
