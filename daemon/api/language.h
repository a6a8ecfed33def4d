/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/api/languages.h"

G_BEGIN_DECLS

/* The setting with the language. Every program looks it up by itself when it starts. */
#define HIATUS_LANGUAGE_GROUP "texts"
#define HIATUS_LANGUAGE_KEY "language"

/* What Hiatus speaks, each a string. */
#define HIATUS_ALL_LANGUAGES "en", HIATUS_LANGUAGES

gchar *hiatus_language_read (const gchar *settings);

void hiatus_language_begin (const gchar *folder,
                            const gchar *config);

G_END_DECLS
