/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_TEXT_FROM_STANDARD_INPUT:
 *
 * The name of a file that stands for standard input.
 */
#define HIATUS_TEXT_FROM_STANDARD_INPUT "-"

/**
 * HIATUS_TEXT_BYTES_MAX:
 *
 * The daemon takes no longer text; more is not even read.
 */
#define HIATUS_TEXT_BYTES_MAX (64 * 1024)

gchar *hiatus_text_file_read (const gchar *path,
                              GError **error);

G_END_DECLS
