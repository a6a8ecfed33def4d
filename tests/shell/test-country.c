/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* In which country somebody is, as far as their clock and their language say. */

#include <unistd.h>
#include <glib/gstdio.h>

#include "daemon/shell/country.h"
#include "tests/fakes/scratch.h"

#define TABLE                                             \
  "# tzdb timezone descriptions\n"                        \
  "#country-\n"                                           \
  "DE\t+5230+01322\tEurope/Berlin\tmost of Germany\n"     \
  "DE\t+4742+00841\tEurope/Busingen\tBusingen\n"          \
  "AR\t-3436-05827\tAmerica/Argentina/Buenos_Aires\tBA\n" \
  "SE\t+5920+01803\tEurope/Stockholm\n"                   \
  "broken\n"                                              \
  "XXX\t+5920+01803\tEurope/Nowhere\n"

typedef struct
{
  gchar *folder;
} Fixture;

static void
link_zone (Fixture *fixture, const gchar *target, const gchar *zone)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, zone, NULL);
  g_autofree gchar *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  hiatus_scratch_write (fixture->folder, "zone.tab", TABLE);
  link_zone (fixture, "Argentina/Buenos_Aires", "America/Buenos_Aires");
  link_zone (fixture, "/etc/localtime", "America/Outside");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_scratch_remove (fixture->folder);
}

static void
test_zone (Fixture *fixture, gconstpointer data)
{
  static const gchar *const rows[][2] = {
    { "Europe/Berlin", "DE" },
    { "Europe/Busingen", "DE" },
    { "Europe/Stockholm", "SE" },
    { "America/Argentina/Buenos_Aires", "AR" },
    { "America/Buenos_Aires", "AR" },
    { "America/Outside", NULL },
    { "Europe/Nowhere", NULL },
    { "Europe/Atlantis", NULL },
    { "UTC", NULL },
    { "", NULL },
    { "../../etc/localtime", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *country = hiatus_country_of_zone (fixture->folder, rows[i][0]);

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpstr (country, ==, rows[i][1]);
    }
}

static void
test_no_table (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *country = hiatus_country_of_zone ("/nonexistent", "Europe/Berlin");

  g_assert_null (country);
}

static void
test_locale (void)
{
  static const gchar *const rows[][2] = {
    { "de_AT.UTF-8", "AT" },
    { "es_MX", "MX" },
    { "ca_ES@valencia", "ES" },
    { "en_US.UTF-8@x", "US" },
    { "es_419", NULL },
    { "de", NULL },
    { "C", NULL },
    { "C.UTF-8", NULL },
    { "POSIX", NULL },
    { "", NULL },
    { "de_at", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *country = hiatus_country_of_locale (rows[i][0]);

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpstr (country, ==, rows[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/country/zone", Fixture, NULL, set_up, test_zone, tear_down);
  g_test_add ("/country/no-table", Fixture, NULL, set_up, test_no_table, tear_down);
  g_test_add_func ("/country/locale", test_locale);
  return g_test_run ();
}
