/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include "daemon/core/history.h"
#include "daemon/core/names.h"

/* The stretches that there were, as the bus has them: in numbers. */

static const gchar *const went_names[HIATUS_N_WENTS] = { "none", "well", "hard" };

static void
add_date (GVariantDict *dict, const gchar *key, const GDate *date)
{
  g_autofree gchar *text = hiatus_calendar_format_date (date);

  g_variant_dict_insert (dict, key, "s", text);
}

/* How it ended; NULL while it goes on. */
static const gchar *
ended_name (const HiatusStretch *stretch)
{
  if (stretch->replaced)
    return "again";
  if (stretch->end == NULL)
    return NULL;
  switch (stretch->end->decision)
    {
    case HIATUS_DECISION_LET_GO:
      return "let-go";
    case HIATUS_DECISION_REACH_OUT:
      return "reach-out";
    case HIATUS_DECISION_NONE:
    default:
      return "none";
    }
}

static void
add_outline (GVariantDict *dict, const HiatusStretch *stretch)
{
  const HiatusStatus *status = &stretch->status;
  g_autofree gchar *id = hiatus_event_id (stretch->start);
  const gchar *ended = ended_name (stretch);

  g_variant_dict_insert (dict, "id", "s", id);
  add_date (dict, "from", &status->starts_on);
  add_date (dict, "until", &stretch->last);
  g_variant_dict_insert (dict, "day", "i", status->day);
  g_variant_dict_insert (dict, "goal", "s", hiatus_goal_to_string (status->goal));
  if (status->kept >= 0)
    g_variant_dict_insert (dict, "kept", "i", status->kept);
  if (ended != NULL)
    g_variant_dict_insert (dict, "ended", "s", ended);
}

/**
 * hiatus_app_list_stretches:
 * @self: the app
 *
 * Returns: (transfer floating): an `aa{sv}`, as ListStretches() answers it
 */
GVariant *
hiatus_app_list_stretches (HiatusApp *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GPtrArray) stretches = NULL;
  GDate today;

  hiatus_app_get_today (self, &today);
  stretches = hiatus_stretch_list (hiatus_app_journey (self), &today);
  for (guint i = 0; i < stretches->len; i++)
    {
      const HiatusStretch *stretch = g_ptr_array_index (stretches, i);
      g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

      if (stretch->status.day < 1)
        continue;
      add_outline (&dict, stretch);
      g_variant_builder_add_value (&builder, g_variant_dict_end (&dict));
    }
  return g_variant_builder_end (&builder);
}

/* The rows of a description, while the dates are gone through. */
typedef struct
{
  GVariantBuilder others;
  GVariantBuilder waits;
  GVariantBuilder encounters;
  GVariantBuilder urges;
  GVariantBuilder moods;
} Rows;

static void
add_day (Rows *rows, const HiatusHistoryDay *day, const gchar *date)
{
  if (day->is_other)
    g_variant_builder_add (&rows->others, "s", date);
  if (day->waits)
    g_variant_builder_add (&rows->waits, "s", date);
  if (day->mood != HIATUS_ANSWER_NONE)
    g_variant_builder_add (&rows->moods, "(ss)", date, hiatus_answer_to_string (day->mood));
  for (guint went = 0; went < HIATUS_N_WENTS; went++)
    if (day->encounters[went] > 0)
      g_variant_builder_add (&rows->encounters, "(ssu)", date, went_names[went], day->encounters[went]);
  for (guint strength = 0; strength < HIATUS_N_STRENGTHS; strength++)
    for (guint end = 0; end < HIATUS_N_URGE_ENDS; end++)
      if (day->urges[strength][end] > 0)
        g_variant_builder_add (&rows->urges, "(susu)", date, strength, hiatus_urge_end_to_string (end), day->urges[strength][end]);
}

static void
add_days (GVariantDict *dict, const HiatusHistory *history, const HiatusStatus *status)
{
  Rows rows = {
    .others = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as")),
    .waits = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as")),
    .encounters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssu)")),
    .urges = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(susu)")),
    .moods = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)")),
  };
  GDate date = status->starts_on;

  for (guint i = 0; i < history->n_days; i++, g_date_add_days (&date, 1))
    {
      g_autofree gchar *text = hiatus_calendar_format_date (&date);

      add_day (&rows, &history->days[i], text);
    }
  if (status->goal == HIATUS_GOAL_SAFETY)
    g_variant_builder_clear (&rows.others);
  else
    g_variant_dict_insert_value (dict, "other-days", g_variant_builder_end (&rows.others));
  g_variant_dict_insert_value (dict, "talk-days", g_variant_builder_end (&rows.waits));
  g_variant_dict_insert_value (dict, "encounters", g_variant_builder_end (&rows.encounters));
  g_variant_dict_insert_value (dict, "urges", g_variant_builder_end (&rows.urges));
  g_variant_dict_insert_value (dict, "moods", g_variant_builder_end (&rows.moods));
}

static void
add_parts (GVariantDict *dict, const HiatusHistory *history)
{
  GVariantBuilder parts = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbuu)"));

  for (guint weekend = 0; weekend < 2; weekend++)
    for (guint part = 0; history->n_days > 0 && part < HIATUS_RISK_PARTS; part++)
      {
        const HiatusHistoryPart *counted = &history->parts[part][weekend];
        gint minute = hiatus_risk_part_begins (part);
        g_autofree gchar *begins = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

        g_variant_builder_add (&parts, "(sbuu)", begins, weekend == 1, counted->n_with, counted->n_days);
      }
  g_variant_dict_insert_value (dict, "parts", g_variant_builder_end (&parts));
}

/**
 * hiatus_app_describe_stretch:
 * @self: the app
 * @id: the id of the entry that began it; empty for the last one
 * @error: return location
 *
 * Returns: (transfer floating): an `a{sv}`, as DescribeStretch() answers it; %NULL with %HIATUS_ERROR_NOT_FOUND where there is
 *   no such stretch
 */
GVariant *
hiatus_app_describe_stretch (HiatusApp *self, const gchar *id, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (HiatusStretch) stretch = NULL;
  g_autoptr (HiatusHistory) history = NULL;
  GDate today;

  hiatus_app_get_today (self, &today);
  stretch = hiatus_stretch_find (hiatus_app_journey (self), id, &today, error);
  if (stretch == NULL)
    return NULL;
  history = hiatus_history_new (hiatus_app_journey (self), stretch, &today, hiatus_app_zone (self));
  add_outline (&dict, stretch);
  g_variant_dict_insert (&dict, "phase", "s", hiatus_phase_to_string (stretch->status.phase));
  if (stretch->status.length != HIATUS_LENGTH_OPEN)
    {
      g_variant_dict_insert (&dict, "length", "i", stretch->status.length);
      add_date (&dict, "ends-on", &stretch->status.ends_on);
    }
  add_days (&dict, history, &stretch->status);
  add_parts (&dict, history);
  if (stretch->status.goal != HIATUS_GOAL_SAFETY)
    g_variant_dict_insert_value (&dict, "looks", g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, history->looks, history->n_weeks, sizeof *history->looks));
  return g_variant_dict_end (&dict);
}
