/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the oracle knows of characters; all of them are folded. */

gboolean hiatus_oracle_is_word (gunichar c);

gboolean hiatus_oracle_has_blanks (gunichar c);

gboolean hiatus_oracle_goes_on (gunichar c);

gboolean hiatus_oracle_follows_word (const gchar *folded,
                                     gsize at);

G_END_DECLS
