/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/* What is asked about slips afterwards. */

const HiatusEvent *hiatus_journey_slip_before (const HiatusJourney *journey,
                                               const GDate *today);

const HiatusEvent *hiatus_journey_slip_to_reflect (const HiatusJourney *journey);

G_END_DECLS
