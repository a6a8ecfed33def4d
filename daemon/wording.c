/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/wording.h"

#include <glib/gi18n.h>

/**
 * hiatus_wording_day_summary:
 * @status: what is true today
 *
 * The title of the day's pop-up. It says nothing to a bystander.
 *
 * Returns: (transfer full): "Day 12 of 28 · 16 to go"
 */
gchar *
hiatus_wording_day_summary (const HiatusStatus *status)
{
  if (status->phase == HIATUS_PHASE_PLANNED)
    return g_strdup (_ ("Not begun yet"));
  if (status->phase == HIATUS_PHASE_COMPLETE)
    return g_strdup (_ ("This stretch is complete"));
  if (status->phase == HIATUS_PHASE_NONE || status->phase == HIATUS_PHASE_CLOSED || status->phase == HIATUS_PHASE_TALKING)
    return g_strdup (_ ("No days are counted now"));
  if (status->length == HIATUS_LENGTH_OPEN)
    return g_strdup_printf (_ ("Day %d"), status->day);
  return g_strdup_printf (ngettext ("Day %d of %d · %d to go", "Day %d of %d · %d to go", (gulong) status->days_left),
                          status->day,
                          status->length,
                          status->days_left);
}

/* The word for a milestone. */
static gchar *
milestone (const HiatusStatus *status)
{
  GDate date = status->starts_on;
  gint months;

  switch (status->day)
    {
    case 1:
      return g_strdup (_ ("The first day. It is enough to think as far as tonight."));
    case 3:
      return g_strdup (_ ("Three days."));
    case 7:
      return g_strdup (_ ("One week."));
    case 14:
      return g_strdup (_ ("Two weeks."));
    case 21:
      return g_strdup (_ ("Three weeks."));
    case 28:
      return g_strdup (_ ("Four weeks."));
    default:
      g_date_add_days (&date, (guint) status->day - 1);
      months = (g_date_get_year (&date) - g_date_get_year (&status->starts_on)) * 12 + ((gint) g_date_get_month (&date) - (gint) g_date_get_month (&status->starts_on));
      return g_strdup_printf (ngettext ("%d month.", "%d months.", (gulong) months), months);
    }
}

static void
append_line (GString *body, const gchar *line)
{
  if (line == NULL)
    return;
  if (body->len > 0)
    g_string_append_c (body, '\n');
  g_string_append (body, line);
}

/**
 * hiatus_wording_day_body:
 * @status: what is true today
 * @occasions: what today has besides
 * @prompt: (nullable): today's prompt
 *
 * The text of the day's pop-up, or of the one at the end: whatever the day has, it is one pop-up.
 *
 * Returns: (transfer full): the text, perhaps of several lines
 */
gchar *
hiatus_wording_day_body (const HiatusStatus *status, HiatusOccasions occasions, const HiatusPrompt *prompt)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree gchar *word = (occasions & HIATUS_OCCASION_MILESTONE) != 0 ? milestone (status) : NULL;

  if ((occasions & HIATUS_OCCASION_AFTER_SLIP) != 0)
    append_line (body, _ ("What happened yesterday? You can write it down, and you need not."));
  if ((occasions & HIATUS_OCCASION_HARD_DAY) != 0)
    append_line (body, _ ("Today may be a hard one. What is the plan for tonight?"));
  append_line (body, word);
  if ((occasions & HIATUS_OCCASION_LOOKING_BACK) != 0)
    append_line (body, status->length == HIATUS_LENGTH_OPEN ? _ ("A good time to look back now and then.") : _ ("The last quarter begins: a good time to look back now and then."));
  if ((occasions & HIATUS_OCCASION_QUESTION) != 0)
    append_line (body, _ ("Is this still right for you? You can change it at any time."));
  if ((occasions & HIATUS_OCCASION_LAST_DAY) != 0)
    append_line (body, _ ("Tomorrow this stretch is complete. Nothing has to happen."));
  switch (status->phase)
    {
    case HIATUS_PHASE_COMPLETE:
      append_line (body, _ ("Nothing has to happen today. There is time to find out what you want."));
      break;
    case HIATUS_PHASE_NONE:
    case HIATUS_PHASE_CLOSED:
      append_line (body, _ ("\"Start a plan…\", in the tray's menu and in the overview, begins a stretch."));
      break;
    case HIATUS_PHASE_TALKING:
      append_line (body, status->paused ? _ ("While you are talking your stretch waits, and it goes on from the same day.") : _ ("There is time. Nothing has to happen today."));
      break;
    case HIATUS_PHASE_PLANNED:
    case HIATUS_PHASE_RUNNING:
    case HIATUS_PHASE_REVIEWING:
    default:
      break;
    }
  if (prompt != NULL)
    append_line (body, hiatus_prompt_get_text (prompt));
  return g_string_free (g_steal_pointer (&body), FALSE);
}

/**
 * hiatus_wording_urge_noted:
 * @happened_us: when, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * What the pop-up after a middle click says. "An urge" may be read by anybody; it names nothing.
 *
 * Returns: (transfer full): "Noted at 14:02"
 */
gchar *
hiatus_wording_urge_noted (gint64 happened_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (happened_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  /* Translators: a time of day, as g_date_time_format() writes it. */
  return g_date_time_format (local, _ ("Noted at %H:%M"));
}

/**
 * hiatus_wording_repair:
 * @repair: the event of a repair
 *
 * What the person is told after the journal was damaged and mended.
 *
 * Returns: (transfer full): a sentence or two
 */
gchar *
hiatus_wording_repair (const HiatusEvent *repair)
{
  if (repair->uncertain)
    return g_strdup (_ ("The journal was damaged and has been restored. The last entries may be missing: please look through it. The damaged file is kept beside it."));
  if (repair->missing == 0)
    return g_strdup (_ ("The journal was damaged and has been restored. Nothing is missing."));
  return g_strdup_printf (ngettext ("The journal was damaged and has been restored. %d entry or note could not be saved; the damaged file is kept beside it.",
                                    "The journal was damaged and has been restored. %d entries or notes could not be saved; the damaged file is kept beside it.",
                                    (gulong) repair->missing),
                          repair->missing);
}

/**
 * hiatus_wording_incoming_summary:
 * @count: how many arrived
 *
 * The title of the pop-up about what arrived. It names neither whom it is from nor what it is.
 *
 * Returns: (transfer full): "Something arrived"
 */
gchar *
hiatus_wording_incoming_summary (guint count)
{
  if (count <= 1)
    return g_strdup (_ ("Something arrived"));
  return g_strdup_printf (ngettext ("%u thing arrived", "%u things arrived", count), count);
}

/**
 * hiatus_wording_incoming_body:
 * @let_through: whether a word of let-through was in it
 * @goal: what the person hopes for
 *
 * Returns: (transfer none): the text of that pop-up
 */
const gchar *
hiatus_wording_incoming_body (gboolean let_through, HiatusGoal goal)
{
  /* A child's name can be bait, so it decides nothing. */
  if (let_through)
    return _ ("Probably practical: you decide.");
  if (goal == HIATUS_GOAL_SAFETY)
    return _ ("You need not answer.");
  return _ ("Nothing needs an answer now.");
}
