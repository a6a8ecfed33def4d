/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/planner.h"

G_BEGIN_DECLS

/**
 * HIATUS_INVITATION_DAYS:
 *
 * For how many days one open question is asked on each: there are as many questions.
 */
#define HIATUS_INVITATION_DAYS 8

HiatusInvitation hiatus_invitation_on (const HiatusJourney *journey,
                                       const HiatusCare *care,
                                       const HiatusTimes *times,
                                       const HiatusSurroundings *around,
                                       const HiatusStatus *status,
                                       const GDate *day,
                                       GTimeZone *zone);

G_END_DECLS
