/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/windows.h"

#include <glib/gstdio.h>
#include <string.h>

#include "daemon/api/names.h"

/**
 * hiatus_windows_activate:
 * @desk: a desk on which hiatus-window runs
 * @action: an action of it
 * @parameter: (nullable): what the action takes
 *
 * Asks for a window.
 */
void
hiatus_windows_activate (HiatusDesk *desk, const gchar *action, const gchar *parameter)
{
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  reply = g_dbus_connection_call_sync (desk->bus,
                                       HIATUS_WINDOW_BUS_NAME,
                                       HIATUS_WINDOW_OBJECT_PATH,
                                       "org.freedesktop.Application",
                                       "ActivateAction",
                                       g_variant_new ("(sava{sv})", action, &parameters, NULL),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                       HIATUS_WAIT_LIMIT_MS,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
}

/**
 * hiatus_windows_start:
 * @desk: a desk
 *
 * Starts hiatus-window as the bus does, but in the zone of the desk.
 *
 * Returns: (transfer full): the program, which has its name on the bus
 */
HiatusProgram *
hiatus_windows_start (HiatusDesk *desk)
{
  g_autofree gchar *icons = g_strconcat ("--icon-folder=", hiatus_desk_program ("HIATUS_ICONS"), NULL);
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_WINDOW"), icons, "--gapplication-service", NULL };
  HiatusProgram *program = hiatus_program_start (desk, arguments);

  hiatus_desk_wait_until (program->ended || hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  g_assert_false (program->ended);
  return program;
}

/**
 * hiatus_windows_begin:
 * @program: (out) (transfer full): hiatus-window
 * @action: an action of it
 * @parameter: (nullable): what the action takes
 * @title: the title of the window that this opens
 *
 * Returns: (transfer full): a desk with the window in front, and the daemon behind it
 */
HiatusDesk *
hiatus_windows_begin (HiatusProgram **program, const gchar *action, const gchar *parameter, const gchar *title)
{
  HiatusDesk *desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  *program = hiatus_windows_start (desk);
  hiatus_windows_activate (desk, action, parameter);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, title));
  return desk;
}

/**
 * hiatus_windows_assert_left:
 * @desk: a desk
 * @program: (transfer full): hiatus-window
 *
 * Waits for its end, which has to be in peace.
 */
void
hiatus_windows_assert_left (HiatusDesk *desk, HiatusProgram *program)
{
  g_assert_cmpint (hiatus_program_finish (program), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
}

/**
 * hiatus_windows_assert_noted:
 * @desk: a desk
 * @text: a part of the journal in JSON
 *
 * Asserts that the journal has it.
 */
void
hiatus_windows_assert_noted (HiatusDesk *desk, const gchar *text)
{
  g_autofree gchar *journal = hiatus_desk_hiatus (desk, "journal --json");

  g_test_message ("%s in %s", text, journal);
  g_assert_nonnull (strstr (journal, text));
}

/**
 * hiatus_windows_have_saved:
 * @path: a file
 * @text: a part of what it is to hold
 *
 * Asserts that nobody else may read it.
 *
 * Returns: whether it is there, and has that in it
 */
gboolean
hiatus_windows_have_saved (const gchar *path, const gchar *text)
{
  g_autofree gchar *content = NULL;
  GStatBuf status;

  if (!g_file_get_contents (path, &content, NULL, NULL) || strstr (content, text) == NULL)
    return FALSE;
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  return TRUE;
}
