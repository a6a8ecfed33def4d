/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_render_contacts (GVariant *contacts);

gchar *hiatus_render_contacts_json (GVariant *contacts);

gchar *hiatus_render_found (GVariant *found);

gchar *hiatus_render_found_json (GVariant *found);

G_END_DECLS
