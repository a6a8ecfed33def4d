/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/charts/chart.h"
#include "tray/windows/charts/stretch-numbers.h"

G_BEGIN_DECLS

/* The pictures of a stretch. Each is NULL where there is nothing to be seen in it. */

HiatusChart *hiatus_chart_new_calendar (const HiatusNumbers *numbers,
                                        gint first_weekday);

HiatusChart *hiatus_chart_new_urges (const HiatusNumbers *numbers);

HiatusChart *hiatus_chart_new_parts (const HiatusNumbers *numbers);

HiatusChart *hiatus_chart_new_evenings (const HiatusNumbers *numbers);

HiatusChart *hiatus_chart_new_looks (const HiatusNumbers *numbers);

G_END_DECLS
