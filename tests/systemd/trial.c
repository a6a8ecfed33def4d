/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/systemd/trial.h"

#include <glib/gstdio.h>

/**
 * hiatus_trial_run:
 * @login: a login
 * @unit: name of an installed unit of the daemon
 *
 * Runs the probe in the daemon's place, with all that the unit says, and waits until it has ended.
 *
 * Returns: (transfer full): what it found
 */
GKeyFile *
hiatus_trial_run (HiatusLogin *login, const gchar *unit)
{
  g_autofree gchar *output = g_build_filename (login->home, "found", NULL);
  g_autofree gchar *name = g_strdup_printf ("%s.d/probe.conf", unit);
  g_autofree gchar *start = g_strconcat ("start ", unit, NULL);
  g_autofree gchar *text = g_strdup_printf ("[Unit]\nOnFailure=\n[Service]\nType=oneshot\nBusName=\nRestart=no\nExecStart=\nExecStart=%s\nStandardOutput=truncate:%s\nStandardError=null\n",
                                            hiatus_desk_program ("SYSTEMD_PROBE"),
                                            output);
  GKeyFile *found = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  hiatus_login_systemctl (login, "stop hiatusd.service hiatusd-plain.service");
  hiatus_login_write_unit (login, name, text);
  g_assert_cmpint (hiatus_login_systemctl (login, "daemon-reload"), ==, 0);
  g_assert_cmpint (hiatus_login_systemctl (login, start), ==, 0);
  hiatus_login_remove_unit (login, name);
  g_assert_cmpint (hiatus_login_systemctl (login, "daemon-reload"), ==, 0);

  g_key_file_load_from_file (found, output, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  return found;
}

/**
 * hiatus_trial_assert:
 * @found: what hiatus_trial_run() found
 * @group: a group
 * @name: what was tried
 * @expected: what should have come out
 */
void
hiatus_trial_assert (GKeyFile *found, const gchar *group, const gchar *name, const gchar *expected)
{
  g_autofree gchar *value = g_key_file_get_string (found, group, name, NULL);

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s of %s is %s and should be %s", name, group, value == NULL ? "not there" : value, expected);
}

/**
 * hiatus_trial_assert_all:
 * @found: what hiatus_trial_run() found
 * @group: a group
 * @expected: what should have come out for all that is in it
 */
void
hiatus_trial_assert_all (GKeyFile *found, const gchar *group, const gchar *expected)
{
  gsize count = 0;
  g_auto (GStrv) names = g_key_file_get_keys (found, group, &count, NULL);

  g_assert_cmpuint (count, >, 0);
  for (gsize i = 0; i < count; i++)
    hiatus_trial_assert (found, group, names[i], expected);
}
