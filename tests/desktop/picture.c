/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* picture FILE [OVERVIEW]: what a person sees on the twelfth day, and what the overview has of the days before. For tests/try
 * without a display, and for the README. */

#include <stdio.h>
#include <stdlib.h>
#include <X11/Xlib.h>

#include "tests/desktop/pointer.h"
#include "tests/desktop/windows.h"

/* All that is of interest is in this part of the display. */
#define PART "1024x307+0+0"

/* Urges of the days before, with the day, the hour and the strength: fewer, and milder ones. */
static const struct
{
  gint day;
  guint hour;
  guint strength;
} urges[] = {
  { -10, 21, 3 },
  { -10, 23, 2 },
  { -9, 8, 2 },
  { -9, 22, 3 },
  { -8, 19, 2 },
  { -7, 21, 2 },
  { -7, 22, 3 },
  { -5, 20, 2 },
  { -4, 21, 1 },
  { -3, 22, 2 },
  { -1, 20, 1 },
};

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
capture (const gchar *window, const gchar *part)
{
  const gchar *const arguments[] = { "import", "-window", window, "-crop", part, "+repage", "ppm:-", NULL };
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
is_still (GBytes **picture, const gchar *window, const gchar *part)
{
  g_autoptr (GBytes) before = g_steal_pointer (picture);

  *picture = capture (window, part);

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

static void
log_urges (HiatusDesk *desk)
{
  for (gsize i = 0; i < G_N_ELEMENTS (urges); i++)
    {
      g_autofree gchar *date = hiatus_desk_date (desk, urges[i].day);
      g_autofree gchar *urge = g_strdup_printf ("log urge --strength %u --at '%s %02u:10'", urges[i].strength, date, urges[i].hour);

      g_free (hiatus_desk_hiatus (desk, urge));
    }
}

/* The pictures of the stretch, in the overview. */
static void
take_overview (HiatusDesk *desk, HiatusMenu *menu, const gchar *path)
{
  const gchar *const close_popups[] = { "dunstctl", "close-all", NULL };
  g_auto (HiatusRun) run = { 0 };
  g_autoptr (GBytes) picture = NULL;
  g_autofree gchar *window = NULL;

  hiatus_desk_run (desk, &run, close_popups);
  hiatus_desk_wait_until (!is_shown (desk));
  /* The menu is still open, and its rows would change. */
  hiatus_keys_press (desk, "Escape Escape");
  log_urges (desk);
  hiatus_pointer_choose (menu, "Overview…");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  window = hiatus_keys_xdotool (desk, "getwindowfocus");
  hiatus_keys_press (desk, "Right space");
  g_free (hiatus_keys_xdotool (desk, "getwindowfocus windowmove 100 40 windowsize 740 700"));
  hiatus_desk_wait_until (hiatus_keys_get_measure (desk, "Height:") == 700);
  hiatus_desk_wait_until (is_still (&picture, window, "100%"));
  write_picture (desk, picture, path);
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

  if (argc != 2 && argc != 3)
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
  hiatus_desk_wait_until (is_still (&picture, "root", PART));
  write_picture (desk, picture, argv[1]);
  if (argc == 3)
    take_overview (desk, menu, argv[2]);

  return EXIT_SUCCESS;
}
