/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/help-line.h"

G_BEGIN_DECLS

/**
 * HiatusHelpReason:
 * @HIATUS_HELP_CHOSEN: the person chose the country
 * @HIATUS_HELP_HERE: their clock is set to it
 * @HIATUS_HELP_HOME: it is that of their language settings
 * @HIATUS_HELP_NOWHERE: no country is known
 *
 * Why the lines are those of a country.
 */
typedef enum
{
  HIATUS_HELP_CHOSEN,
  HIATUS_HELP_HERE,
  HIATUS_HELP_HOME,
  HIATUS_HELP_NOWHERE,
} HiatusHelpReason;

gchar *hiatus_wording_help_title (const HiatusHelpLine *line);

gchar *hiatus_wording_help_whom (const HiatusHelpLine *line);

gchar *hiatus_wording_help_when (const HiatusHelpLine *line);

gchar *hiatus_wording_help_note (HiatusHelpReason reason,
                                 const gchar *country,
                                 const gchar *unknown);

G_END_DECLS
