/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/script-mistakes.h"
#include "daemon/core/script.h"

G_BEGIN_DECLS

gboolean hiatus_script_check (const HiatusScript *script,
                              HiatusScriptMistakes *mistakes);

gboolean hiatus_script_check_text (const gchar *text,
                                   guint length_max,
                                   gboolean may_have_placeholders,
                                   GError **error);

G_END_DECLS
