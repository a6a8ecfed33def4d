/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/script-mistakes.h"
#include "daemon/core/script.h"

G_BEGIN_DECLS

HiatusScript *hiatus_script_read (const gchar *name,
                                  const gchar *text,
                                  gsize length,
                                  gboolean is_own,
                                  HiatusScriptMistakes *mistakes);

G_END_DECLS
