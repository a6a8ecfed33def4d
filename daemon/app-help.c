/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include "daemon/shell/country.h"
#include "daemon/wording-help.h"

/* Someone to talk to: whom the person can ring where they are. */

/* Which country it is, and why. */
typedef struct
{
  gchar *country; /* (owned) (nullable): whose lines are shown */
  gchar *unknown; /* (owned) (nullable): where the person is, if no line is known there */
  HiatusHelpReason reason;
} Choice;

static void
choice_clear (Choice *choice)
{
  g_free (choice->country);
  g_free (choice->unknown);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

/**
 * hiatus_app_set_help:
 * @self: an app that was not started yet
 * @lines: the lines that one can ring
 * @zones: the folder of the time zones
 * @locale: the name of the locale that says where the person is at home
 *
 * Without it no line is known.
 */
void
hiatus_app_set_help (HiatusApp *self, HiatusHelpLines *lines, const gchar *zones, const gchar *locale)
{
  g_set_object (&self->help, lines);
  g_free (self->zones);
  self->zones = g_strdup (zones);
  g_free (self->home);
  self->home = hiatus_country_of_locale (locale);
}

static gboolean
has_lines (HiatusApp *self, const gchar *country)
{
  g_autoptr (GPtrArray) lines = hiatus_help_lines_list (self->help, country);

  return lines->len > 0;
}

/* Where the person is counts, and where they are at home only where that is not known, or nobody is known there. */
static void
choose (HiatusApp *self, Choice *choice)
{
  g_autofree gchar *chosen = hiatus_settings_get_text (self->settings, HIATUS_SETTING_HELP_COUNTRY, NULL);
  g_autofree gchar *here = NULL;

  *choice = (Choice){ .reason = HIATUS_HELP_CHOSEN };
  if (hiatus_help_is_country (chosen))
    {
      here = g_steal_pointer (&chosen);
    }
  else
    {
      choice->reason = HIATUS_HELP_HERE;
      here = hiatus_country_of_zone (self->zones, g_time_zone_get_identifier (hiatus_app_zone (self)));
    }
  if (here != NULL && has_lines (self, here))
    {
      choice->country = g_steal_pointer (&here);
      return;
    }
  choice->unknown = g_steal_pointer (&here);
  choice->reason = HIATUS_HELP_NOWHERE;
  if (self->home == NULL || g_strcmp0 (self->home, choice->unknown) == 0)
    return;
  if (has_lines (self, self->home))
    {
      choice->country = g_strdup (self->home);
      choice->reason = HIATUS_HELP_HOME;
    }
  else if (choice->unknown == NULL)
    {
      choice->unknown = g_strdup (self->home);
    }
}

static GVariant *
describe (const HiatusHelpLine *line)
{
  g_auto (GVariantDict) row = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *title = hiatus_wording_help_title (line);
  g_autofree gchar *whom = hiatus_wording_help_whom (line);
  g_autofree gchar *when = hiatus_wording_help_when (line);

  g_variant_dict_insert (&row, "kind", "s", hiatus_help_kind_names[line->kind]);
  g_variant_dict_insert (&row, "title", "s", title);
  g_variant_dict_insert (&row, "number", "s", line->number);
  if (*line->press != '\0')
    g_variant_dict_insert (&row, "press", "s", line->press);
  if (*whom != '\0')
    g_variant_dict_insert (&row, "whom", "s", whom);
  if (*when != '\0')
    g_variant_dict_insert (&row, "when", "s", when);
  if (*line->checked != '\0')
    g_variant_dict_insert (&row, "checked", "s", line->checked);
  g_variant_dict_insert (&row, "own", "b", line->own);
  return g_variant_dict_end (&row);
}

/* An emergency number of another country would lead somebody astray. */
static GVariant *
describe_lines (HiatusApp *self, const Choice *choice)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GPtrArray) lines = choice->country == NULL ? g_ptr_array_new () : hiatus_help_lines_list (self->help, choice->country);

  for (guint i = 0; i < lines->len; i++)
    {
      const HiatusHelpLine *line = g_ptr_array_index (lines, i);

      if (choice->unknown == NULL || line->kind != HIATUS_HELP_EMERGENCY)
        g_variant_builder_add_value (&rows, describe (line));
    }
  return g_variant_builder_end (&rows);
}

static GVariant *
describe_person (const HiatusCare *care)
{
  g_auto (GVariantDict) person = G_VARIANT_DICT_INIT (NULL);

  if (care->person_name != NULL && *care->person_name != '\0')
    g_variant_dict_insert (&person, "name", "s", care->person_name);
  if (care->person_phone != NULL && *care->person_phone != '\0')
    g_variant_dict_insert (&person, "phone", "s", care->person_phone);
  return g_variant_dict_end (&person);
}

/**
 * hiatus_app_list_help:
 * @self: the app
 * @person: (out) (transfer floating): whom the person wants to ring, as ListHelp() documents it
 * @lines: (out) (transfer floating): the lines, as ListHelp() documents them
 *
 * Whom one can ring, here and now.
 *
 * Returns: (transfer full): whose lines these are, and how to get others
 */
gchar *
hiatus_app_list_help (HiatusApp *self, GVariant **person, GVariant **lines)
{
  g_auto (Choice) choice = { .reason = HIATUS_HELP_NOWHERE };

  if (self->help != NULL)
    choose (self, &choice);
  hiatus_app_rest_soon (self);
  *person = describe_person (hiatus_app_get_care (self));
  *lines = describe_lines (self, &choice);
  return hiatus_wording_help_note (choice.reason, choice.country, choice.unknown);
}
