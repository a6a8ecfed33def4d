/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/taper.h"

/* How many dates there are from the last pop-up of a kind to the next, after so many in a row without an answer:
 * daily, every second day, and then twice a week, three and four dates by turns. */
static gint
gap_after (guint n_unanswered)
{
  if (n_unanswered < HIATUS_TAPER_PATIENCE)
    return 1;
  if (n_unanswered < 2 * HIATUS_TAPER_PATIENCE)
    return 2;
  return n_unanswered % 2 == 0 ? 3 : 4;
}

/**
 * hiatus_taper_allows:
 * @journey: what has happened
 * @popup: a kind that comes unasked
 * @day: a local date
 *
 * Whether that pop-up comes on @day, if the day is like others. Who does not answer is asked less often; an answer
 * makes it daily again, from the next date on. Only what was shown counts, so that a machine that is off, or held, tapers nothing.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_taper_allows (const HiatusJourney *journey, HiatusPopup popup, const GDate *day)
{
  GDate last;
  guint n_unanswered = hiatus_journey_count_unanswered (journey, popup, day, &last);
  gint since;

  if (n_unanswered == 0)
    return TRUE;
  since = g_date_days_between (&last, day);
  /* The clock was set back, or the date line crossed: what was said for a later date holds nothing up. */
  return since < 0 || since >= gap_after (n_unanswered);
}
