/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What command line, windows and daemon say in the same words. */

gchar *hiatus_words_date (const gchar *date);

const gchar *hiatus_words_keyword_kind (const gchar *kind);

G_END_DECLS
