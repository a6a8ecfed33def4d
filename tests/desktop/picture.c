/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* picture FILE: what a person sees on the twelfth day. For tests/try without a display, and for the README. */

#include <stdio.h>
#include <stdlib.h>
#include <X11/Xlib.h>

#include "tests/desktop/pointer.h"

/* All that is of interest is in this part of the display. */
#define PART "1024x282+0+0"

/* A calm blue, as a pixel of 24 bits. */
#define BACKGROUND 0x3d5a80

/* An empty display is black, on which neither windows nor shadows can be told apart. */
static void
paint_background (void)
{
  Display *display = XOpenDisplay (NULL);

  g_assert_nonnull (display);
  XSetWindowBackground (display, DefaultRootWindow (display), BACKGROUND);
  XClearWindow (display, DefaultRootWindow (display));
  XCloseDisplay (display);
}

static GBytes *
capture (void)
{
  const gchar *const arguments[] = { "import", "-window", "root", "-crop", PART, "+repage", "ppm:-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  GBytes *picture = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &picture, NULL, &error);
  g_assert_no_error (error);

  return picture;
}

/* A window is there before it is painted: a picture is good when nothing moves in it any more. */
static gboolean
is_still (GBytes **picture)
{
  g_autoptr (GBytes) before = g_steal_pointer (picture);

  *picture = capture ();

  return before != NULL && g_bytes_equal (before, *picture);
}

static void
write_picture (HiatusDesk *desk, GBytes *picture, const gchar *path)
{
  g_autofree gchar *raw = hiatus_desk_path (desk, "picture.ppm");
  const gchar *const arguments[] = { "convert", raw, "-strip", path, NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_write (raw, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  hiatus_desk_run (desk, &run, arguments);
  if (run.status != 0)
    g_error ("%s", run.errors);
}

static gboolean
is_shown (HiatusDesk *desk)
{
  const gchar *const arguments[] = { "dunstctl", "count", "displayed", NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  return !g_str_has_prefix (run.output, "0");
}

int
main (int argc, char **argv)
{
  g_autoptr (HiatusDesk) desk = NULL;
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autofree gchar *first_day = NULL;
  g_autofree gchar *plan = NULL;
  g_autofree gchar *text = NULL;

  if (argc != 2)
    {
      g_printerr ("picture: which file? Run tests/try.\n");
      return 2;
    }
  paint_background ();
  desk = hiatus_desk_new ();
  first_day = hiatus_desk_date (desk, -11);
  plan = g_strdup_printf ("plan start --from %s", first_day);

  hiatus_desk_start_daemon (desk);
  g_print ("$ hiatus %s\n", plan);
  text = hiatus_desk_hiatus (desk, plan);
  g_print ("%s", text);
  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, "Day 12 of 28");

  g_print ("A right click on the moon, Log an urge, Strong:\n");
  hiatus_pointer_choose (menu, "Log an urge/Strong");
  hiatus_menu_wait_for (menu, "Something happened/Undo \"urge");
  g_free (text);
  g_print ("$ hiatus journal\n");
  text = hiatus_desk_hiatus (desk, "journal");
  g_print ("%s", text);

  hiatus_desk_wait_until (is_shown (desk));
  hiatus_pointer_show (menu, "Log an urge/Strong");
  hiatus_desk_wait_until (is_still (&picture));
  write_picture (desk, picture, argv[1]);

  return EXIT_SUCCESS;
}
