/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/cli/cli.h"

G_BEGIN_DECLS

/**
 * HiatusSaid:
 * @HIATUS_SAID_NEITHER: neither yes nor no
 * @HIATUS_SAID_NO: no
 * @HIATUS_SAID_YES: yes
 *
 * What somebody said to a question on which nothing is presumed.
 */
typedef enum
{
  HIATUS_SAID_NEITHER,
  HIATUS_SAID_NO,
  HIATUS_SAID_YES,
} HiatusSaid;

gboolean hiatus_ask_has_terminal (void);

gboolean hiatus_ask_person (HiatusCli *cli,
                            const gchar *question);

HiatusSaid hiatus_ask_yes_or_no (HiatusCli *cli,
                                 const gchar *question);

gboolean hiatus_ask_agree (HiatusCli *cli,
                           const gchar *question,
                           gboolean agreed,
                           const gchar *declined,
                           GError **error);

gchar *hiatus_ask_token (HiatusCli *cli,
                         const gchar *method,
                         GVariant *arguments,
                         gboolean agreed,
                         const gchar *declined,
                         GError **error);

G_END_DECLS
