/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `hiatus doctor` on a real desktop: xfce4-panel, dunst, and a daemon with real files. */

#include <string.h>
#include <glib/gstdio.h>

#include "tests/desktop/desk.h"

/* What it prints and whether something is missing besides what is not installed here: the file that starts the tray. */
static gchar *
examine (HiatusDesk *desk, const gchar *option, gint *status)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS"), "doctor", option, NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  g_assert_cmpstr (run.errors, ==, "");
  *status = run.status;
  return g_steal_pointer (&run.output);
}

static void
write_autostart (HiatusDesk *desk)
{
  g_autofree gchar *folder = hiatus_desk_path (desk, "config/autostart");
  g_autofree gchar *path = g_build_filename (folder, "hiatus-tray.desktop", NULL);
  const gchar *text = "[Desktop Entry]\nType=Application\nName=Hiatus\nExec=hiatus-tray\n";

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  hiatus_desk_write (path, text, strlen (text));
}

static void
test_page (void)
{
  static const gchar *const lines[] = {
    "\n  ok       The session bus answers.\n",
    "\n  ok       The daemon answers.\n",
    "\n  ok       dunst ",
    "\n  ok       It shows buttons.\n",
    "\n  ok       There is a tray for the moon.\n",
    "\n  ok       The settings were read.\n",
    "\n  - dunst keeps past pop-ups ",
    "\nNothing is missing that Hiatus needs.\n",
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *page = NULL;
  gint status;

  write_autostart (desk);
  hiatus_desk_start_daemon (desk);
  page = examine (desk, NULL, &status);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strstr (page, lines[i]) == NULL)
      g_error ("'%s' is not in the page:\n%s", lines[i], page);
  g_assert_cmpint (status, ==, 0);
}

static void
test_open_file (void)
{
  static const struct
  {
    const gchar *name;
    guint mode;
    guint open_mode;
  } files[] = {
    { "data/hiatus", 0700, 0755 },
    { "data/hiatus/journal.db", 0600, 0644 },
    { "config/hiatus/settings.ini", 0600, 0620 },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  write_autostart (desk);
  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "settings set times.morning 08:00"));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree gchar *path = hiatus_desk_path (desk, files[i].name);
      g_autofree gchar *row = g_strdup_printf ("\"name\":\"%s\",\"state\":\"missing\"", path);
      g_autofree gchar *mend = g_strdup_printf ("%04o, so others may look into it: chmod go= '%s'", files[i].open_mode, path);
      g_autofree gchar *found = NULL;
      g_autofree gchar *mended = NULL;
      gint status;

      g_assert_cmpint (g_chmod (path, (gint) files[i].open_mode), ==, 0);
      found = examine (desk, "--json", &status);
      g_assert_nonnull (strstr (found, row));
      g_assert_nonnull (strstr (found, mend));
      g_assert_cmpint (status, ==, 1);

      g_assert_cmpint (g_chmod (path, (gint) files[i].mode), ==, 0);
      mended = examine (desk, "--json", &status);
      g_assert_null (strstr (mended, "missing"));
      g_assert_cmpint (status, ==, 0);
    }
}

/* Names of files are bytes, and the bus takes only text. */
static void
test_odd_name (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = NULL;
  g_autofree gchar *found = NULL;
  gint status;

  write_autostart (desk);
  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "status")); /* whoever answers has made its folders */
  path = hiatus_desk_path (desk, "data/hiatus/caf\xe9");
  hiatus_desk_write (path, "", 0);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  found = examine (desk, "--json", &status);
  g_assert_nonnull (strstr (found, "/data/hiatus/caf\xef\xbf\xbd\",\"state\":\"missing\""));
  g_assert_cmpint (status, ==, 1);
}

static void
test_bad_settings (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = hiatus_desk_path (desk, "config/hiatus/settings.ini");
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autofree gchar *found = NULL;
  const gchar *text = "[times]\nmorning=25:99\n";
  gint status;

  write_autostart (desk);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  hiatus_desk_write (path, text, strlen (text));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  hiatus_desk_start_daemon (desk);
  found = examine (desk, "--json", &status);
  g_assert_nonnull (strstr (found, "\"name\":\"settings\",\"state\":\"limited\",\"sentence\":\"settings.ini, line 2"));
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doctor/page", test_page);
  g_test_add_func ("/doctor/open-file", test_open_file);
  g_test_add_func ("/doctor/odd-name", test_odd_name);
  g_test_add_func ("/doctor/bad-settings", test_bad_settings);

  return g_test_run ();
}
