/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/cli/cli.h"

G_BEGIN_DECLS

gboolean hiatus_ask_has_terminal (void);

gboolean hiatus_ask_person (HiatusCli *cli,
                            const gchar *question);

gboolean hiatus_ask_agreement (HiatusCli *cli,
                               const gchar *question,
                               gboolean agreed,
                               const gchar *declined,
                               GError **error);

G_END_DECLS
