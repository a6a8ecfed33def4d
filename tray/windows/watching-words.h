/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How what is watched fares, in words: no toolkit, no bus. */

gchar *hiatus_watching_words (const gchar *state,
                              const gchar *reason);

G_END_DECLS
