/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/keys.h"

#include <stdio.h>
#include <string.h>

/**
 * hiatus_keys_xdotool:
 * @desk: a desk
 * @arguments: what follows "xdotool" on a command line
 *
 * Returns: (transfer full) (nullable): what it wrote; %NULL where it failed
 */
gchar *
hiatus_keys_xdotool (HiatusDesk *desk, const gchar *arguments)
{
  g_autofree gchar *line = g_strconcat ("xdotool ", arguments, NULL);
  g_auto (GStrv) vector = NULL;
  g_auto (HiatusRun) run = { 0 };
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (line, NULL, &vector, &error);
  g_assert_no_error (error);
  hiatus_desk_run (desk, &run, (const gchar *const *) vector);
  return run.status == 0 ? g_strstrip (g_steal_pointer (&run.output)) : NULL;
}

/**
 * hiatus_keys_press:
 * @desk: a desk
 * @keys: keys as xdotool names them, one after the other
 *
 * Presses keys.
 */
void
hiatus_keys_press (HiatusDesk *desk, const gchar *keys)
{
  g_autofree gchar *arguments = g_strconcat ("key ", keys, NULL);

  g_free (hiatus_keys_xdotool (desk, arguments));
}

/**
 * hiatus_keys_type:
 * @desk: a desk
 * @text: a text without apostrophes
 *
 * Types a text.
 */
void
hiatus_keys_type (HiatusDesk *desk, const gchar *text)
{
  g_autofree gchar *arguments = g_strdup_printf ("type '%s'", text);

  g_free (hiatus_keys_xdotool (desk, arguments));
}

/**
 * hiatus_keys_is_active:
 * @desk: a desk
 * @title: a title
 *
 * Returns: whether the window with the keyboard has this title
 */
gboolean
hiatus_keys_is_active (HiatusDesk *desk, const gchar *title)
{
  g_autofree gchar *active = hiatus_keys_xdotool (desk, "getwindowfocus getwindowname");

  return g_strcmp0 (active, title) == 0;
}

/**
 * hiatus_keys_is_focused:
 * @desk: a desk
 * @window: the number of a window, as xdotool writes it
 *
 * Returns: whether it is the one with the keyboard
 */
gboolean
hiatus_keys_is_focused (HiatusDesk *desk, const gchar *window)
{
  g_autofree gchar *focused = hiatus_keys_xdotool (desk, "getwindowfocus");

  return g_strcmp0 (focused, window) == 0;
}

static void
type_path (HiatusDesk *desk, const gchar *path)
{
  hiatus_keys_press (desk, "ctrl+a");
  hiatus_keys_type (desk, path);
  hiatus_keys_press (desk, "Return");
}

/**
 * hiatus_keys_choose:
 * @desk: a desk
 * @title: of the window in which a file is chosen
 * @begin: keys that lead to where a path is typed in it
 * @path: a path without apostrophes
 *
 * Chooses a file, as soon as the window is there.
 */
void
hiatus_keys_choose (HiatusDesk *desk, const gchar *title, const gchar *begin, const gchar *path)
{
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, title));
  hiatus_keys_press (desk, begin);
  /* What is typed before the window takes it is lost, and while it is looking into the folder still, it takes no Return; and
   * none may go to what comes behind it. */
  hiatus_keys_act_until (type_path (desk, path), !hiatus_keys_is_active (desk, title));
}

/**
 * hiatus_keys_get_measure:
 * @desk: a desk
 * @measure: the name of a measure with its colon, as xwininfo writes it: xdotool counts the title bar twice
 *
 * Returns: that measure of the window with the keyboard, in pixels
 */
gint
hiatus_keys_get_measure (HiatusDesk *desk, const gchar *measure)
{
  g_autofree gchar *window = hiatus_keys_xdotool (desk, "getwindowfocus");
  const gchar *const arguments[] = { "xwininfo", "-id", window, NULL };
  g_auto (HiatusRun) run = { 0 };
  const gchar *line;

  hiatus_desk_run (desk, &run, arguments);
  line = strstr (run.output, measure);
  g_assert_nonnull (line);
  return (gint) g_ascii_strtoll (line + strlen (measure), NULL, 10);
}

/**
 * hiatus_keys_get_room_below:
 * @desk: a desk
 *
 * Returns: how much of the screen is below the window with the keyboard, in pixels
 */
gint
hiatus_keys_get_room_below (HiatusDesk *desk)
{
  g_autofree gchar *screen = hiatus_keys_xdotool (desk, "getdisplaygeometry");
  gint width, height;

  g_assert_cmpint (sscanf (screen, "%d %d", &width, &height), ==, 2);
  return height - hiatus_keys_get_measure (desk, "Absolute upper-left Y:") - hiatus_keys_get_measure (desk, "Height:");
}
