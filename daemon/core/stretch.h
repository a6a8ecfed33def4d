/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"
#include "daemon/core/plan.h"

G_BEGIN_DECLS

/**
 * HiatusStretch:
 * @start: (unowned): its beginning, in the journey
 * @end: (unowned) (nullable): the last decision about it; %NULL where there is none
 * @replaced: whether another one took its place
 * @plan: (owned): the fold up to its end
 * @status: what was true on its last date, with the kept days; urges are not counted in it
 * @last: the last date of it that was lived: that of the decision, of the next one, or today, and not after its last day
 *
 * A stretch of the journal, the present one or an earlier one.
 */
typedef struct
{
  const HiatusEvent *start;
  const HiatusEvent *end;
  gboolean replaced;
  HiatusPlan plan;
  HiatusStatus status;
  GDate last;
} HiatusStretch;

GPtrArray *hiatus_stretch_list (const HiatusJourney *journey,
                                const GDate *today);

HiatusStretch *hiatus_stretch_find (const HiatusJourney *journey,
                                    const gchar *id,
                                    const GDate *today,
                                    GError **error);

void hiatus_stretch_free (HiatusStretch *stretch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusStretch, hiatus_stretch_free)

G_END_DECLS
