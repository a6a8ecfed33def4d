/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/country.h"

#include <string.h>

#include "daemon/core/help-line.h"

/* The table that gives each zone one country. zone1970.tab has one zone for several countries, and would say Germany in
 * Stockholm. */
#define TABLE "zone.tab"

/* Of a line "DE\t+5230+01322\tEurope/Berlin\tmost of Germany". */
enum
{
  COLUMN_COUNTRY,
  COLUMN_PLACE,
  COLUMN_ZONE,
  N_COLUMNS
};

/* The country of @zone in the table, or NULL. */
static gchar *
look_up (const gchar *table, const gchar *zone)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = lines[i][0] == '#' ? NULL : g_strsplit (lines[i], "\t", -1);

      if (columns != NULL && g_strv_length (columns) >= N_COLUMNS && g_str_equal (columns[COLUMN_ZONE], zone) && hiatus_help_is_country (columns[COLUMN_COUNTRY]))
        return g_strdup (columns[COLUMN_COUNTRY]);
    }
  return NULL;
}

/* The zone that an older name of it is a link to, or NULL. */
static gchar *
follow (const gchar *database, const gchar *zone)
{
  g_autofree gchar *path = g_build_filename (database, zone, NULL);
  g_autofree gchar *target = g_file_read_link (path, NULL);
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autofree gchar *whole = target == NULL ? NULL : g_canonicalize_filename (target, folder);
  gsize length = strlen (database);

  if (whole == NULL || !g_str_has_prefix (whole, database) || whole[length] != '/')
    return NULL;
  return g_strdup (whole + length + 1);
}

/**
 * hiatus_country_of_zone:
 * @database: the folder of the zones, without a slash at its end: /usr/share/zoneinfo
 * @zone: the name of a zone
 *
 * In which country a clock goes by a zone. It says where the person is, and not where they are at home, as long as their
 * computer knows it.
 *
 * Returns: (transfer full) (nullable): two letters; %NULL where the zone has no country, as UTC, or is not in the table
 */
gchar *
hiatus_country_of_zone (const gchar *database, const gchar *zone)
{
  g_autofree gchar *path = g_build_filename (database, TABLE, NULL);
  g_autofree gchar *table = NULL;
  g_autofree gchar *newer = NULL;
  gchar *country;

  if (!g_file_get_contents (path, &table, NULL, NULL))
    return NULL;
  country = look_up (table, zone);
  if (country != NULL)
    return country;
  newer = follow (database, zone);
  return newer == NULL ? NULL : look_up (table, newer);
}

/**
 * hiatus_country_of_locale:
 * @locale: the name of a locale: "de_AT.UTF-8"
 *
 * Returns: (transfer full) (nullable): its territory, two letters; %NULL where it has none, as "C"
 */
gchar *
hiatus_country_of_locale (const gchar *locale)
{
  const gchar *line = strchr (locale, '_');
  g_autofree gchar *territory = line == NULL ? NULL : g_strndup (line + 1, strcspn (line + 1, ".@"));

  return territory != NULL && hiatus_help_is_country (territory) ? g_steal_pointer (&territory) : NULL;
}
