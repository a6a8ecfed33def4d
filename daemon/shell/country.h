/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_country_of_zone (const gchar *database,
                               const gchar *zone);

gchar *hiatus_country_of_locale (const gchar *locale);

G_END_DECLS
