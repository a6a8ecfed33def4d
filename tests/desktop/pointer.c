/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/pointer.h"

#include <string.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

/* The only icon in the tray of panel.xml on a display of 1024 by 768: at the right end of a panel 28 high. */
#define ICON_X 1010
#define ICON_Y 14
#define ICON_REACH 9
#define EMPTY_X 600
#define PANEL_HEIGHT 28

/* A menu that did not open within this time does not open. */
#define CLICK_AGAIN_US (3 * G_USEC_PER_SEC)

typedef struct
{
  gint x;
  gint y;
  gint width;
  gint height;
} Area;

static void
xdotool (const gchar *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* xfce4-panel runs its tray in a program of this name. */
#define TRAY_HOST "wrapper-2.0"

static gboolean
is_of_tray (Display *display, Window window)
{
  XClassHint class = { 0 };
  gboolean of_tray;

  if (!XGetClassHint (display, window, &class))
    return FALSE;
  of_tray = g_strcmp0 (class.res_name, TRAY_HOST) == 0;
  XFree (class.res_name);
  XFree (class.res_class);

  return of_tray;
}

/* Whether the icon can be seen: across its middle there is another colour than on the empty part of the panel. Without a
 * plan it is a ring, and the middle of that is empty. */
static gboolean
is_icon_painted (void)
{
  Display *display = XOpenDisplay (NULL);
  XImage *panel;
  gboolean painted = FALSE;

  g_assert_nonnull (display);
  panel = XGetImage (display, DefaultRootWindow (display), EMPTY_X, ICON_Y, ICON_X - EMPTY_X + ICON_REACH + 1, 1, AllPlanes, ZPixmap);
  g_assert_nonnull (panel);
  for (gint x = -ICON_REACH; x <= ICON_REACH && !painted; x++)
    painted = XGetPixel (panel, ICON_X - EMPTY_X + x, 0) != XGetPixel (panel, 0, 0);
  XDestroyImage (panel);
  XCloseDisplay (display);

  return painted;
}

/* The menus of the tray that are open, the one opened last at the end. */
static guint
list_menus (Area *areas, guint room)
{
  Display *display = XOpenDisplay (NULL);
  Window root, parent;
  Window *windows = NULL;
  unsigned int n_windows = 0;
  guint n_areas = 0;

  g_assert_nonnull (display);
  XGrabServer (display);
  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n_windows);
  for (unsigned int i = 0; i < n_windows && n_areas < room; i++)
    {
      XWindowAttributes shape;

      if (is_of_tray (display, windows[i]) && XGetWindowAttributes (display, windows[i], &shape) &&
          shape.map_state == IsViewable && shape.override_redirect && shape.y >= PANEL_HEIGHT)
        areas[n_areas++] = (Area){ shape.x, shape.y, shape.width, shape.height };
    }
  XUngrabServer (display);
  if (windows != NULL)
    XFree (windows);
  XCloseDisplay (display);

  return n_areas;
}

/* The middle of a row on the screen, once it can be seen there; so many menus are open below its own. */
static gboolean
locate (HiatusMenu *menu, const gchar *path, guint depth, gchar *x, gchar *y)
{
  Area areas[4];
  gint row_y, row_height;

  if (list_menus (areas, G_N_ELEMENTS (areas)) <= depth || !hiatus_menu_place (menu, path, areas[depth].height, &row_y, &row_height))
    return FALSE;
  g_snprintf (x, 8, "%d", areas[depth].x + areas[depth].width / 3);
  g_snprintf (y, 8, "%d", areas[depth].y + row_y + row_height / 2);
  return TRUE;
}

static void
click_icon (const gchar *button)
{
  hiatus_desk_wait_until (is_icon_painted ());
  xdotool ((const gchar *const[]){ "xdotool", "mousemove", G_STRINGIFY (ICON_X), G_STRINGIFY (ICON_Y), "click", button, NULL });
}

/* Whether a menu is open. If not, the icon is clicked, and again where nothing came of it: a panel that is busy passes over a
 * click, or takes a late one for the end of the menu. */
static gboolean
click_until_open (gint64 *clicked_us)
{
  const gint64 now_us = g_get_monotonic_time ();
  Area areas[4];

  if (list_menus (areas, G_N_ELEMENTS (areas)) > 0)
    return TRUE;
  if (now_us < *clicked_us + CLICK_AGAIN_US)
    return FALSE;
  click_icon ("3");
  *clicked_us = now_us;
  return FALSE;
}

static void
open_menu (void)
{
  gint64 clicked_us = -CLICK_AGAIN_US;

  hiatus_desk_wait_until (click_until_open (&clicked_us));
}

/* Whether the submenu of the row @part is open, as the @n_menus-th menu. If not, the pointer moves a little over that row: a
 * menu passes over what the pointer does before it has appeared whole. Now and then it comes to the row from outside the menu: a
 * submenu that was closed for a change of the rows does not open again under a pointer that stays. */
static gboolean
move_until_open (HiatusMenu *menu, const gchar *part, guint n_menus)
{
  static const gchar *const ways[] = { "2", "-2", "2", "-400" };
  static guint turn = 0;
  Area areas[4];
  guint n_open = list_menus (areas, G_N_ELEMENTS (areas));
  gchar x[8], y[8];

  if (n_open == n_menus)
    return TRUE;
  if (n_open == 0)
    open_menu ();
  if (locate (menu, part, n_menus - 2, x, y))
    xdotool ((const gchar *const[]){ "xdotool", "mousemove", x, y, "mousemove_relative", "--", ways[turn++ % G_N_ELEMENTS (ways)], "0", NULL });
  return FALSE;
}

/* Whether all menus are closed, or the tray has gone, after which a panel may let a dead menu stand. If not, the row
 * is clicked: GTK takes a click soon after the menu opened for the end of the one that opened it, and lets it stand. */
static gboolean
click_until_closed (HiatusMenu *menu, const gchar *x, const gchar *y)
{
  Area areas[4];

  if (list_menus (areas, G_N_ELEMENTS (areas)) == 0 || hiatus_menu_is_gone (menu))
    return TRUE;
  xdotool ((const gchar *const[]){ "xdotool", "mousemove", x, y, "click", "1", NULL });
  return FALSE;
}

/* Whether the menu is open, and shows the row. A panel that had not heard of all rows when it opened the menu may not add them to an
 * open one: a person closes it, and opens it again. */
static gboolean
click_until_seen (HiatusMenu *menu, const gchar *label, gint64 *clicked_us, gchar *x, gchar *y)
{
  if (!click_until_open (clicked_us))
    return FALSE;
  if (locate (menu, label, 0, x, y))
    return TRUE;
  if (g_get_monotonic_time () > *clicked_us + CLICK_AGAIN_US)
    xdotool ((const gchar *const[]){ "xdotool", "key", "Escape", NULL });
  return FALSE;
}

/* Opens the menu and goes down to a row with the pointer; @x and @y are where it is then. */
static void
go_to_row (HiatusMenu *menu, const gchar *path, gchar *x, gchar *y)
{
  g_auto (GStrv) labels = g_strsplit (path, "/", -1);
  g_autofree gchar *part = g_strdup (labels[0]);
  gint64 clicked_us = -CLICK_AGAIN_US;

  hiatus_menu_wait_for (menu, path);
  hiatus_desk_wait_until (click_until_seen (menu, part, &clicked_us, x, y));
  for (guint depth = 1; labels[depth] != NULL; depth++)
    {
      g_autofree gchar *parent = g_steal_pointer (&part);

      part = g_strconcat (parent, "/", labels[depth], NULL);
      hiatus_desk_wait_until (move_until_open (menu, parent, depth + 1) && locate (menu, part, depth, x, y));
    }
}

/**
 * hiatus_pointer_show:
 * @menu: the menu of the only icon in the tray
 * @path: the labels from the menu to a row, as "Log an urge/Strong"
 *
 * Opens the menu with a right click and goes down to a row with the pointer.
 */
void
hiatus_pointer_show (HiatusMenu *menu, const gchar *path)
{
  gchar x[8], y[8];

  go_to_row (menu, path, x, y);
  xdotool ((const gchar *const[]){ "xdotool", "mousemove", x, y, NULL });
}

/**
 * hiatus_pointer_choose:
 * @menu: the menu of the only icon in the tray
 * @path: the labels from the menu to the row, as "Log an urge/Strong"
 *
 * Opens the menu with a right click, goes down to a row with the pointer and clicks it.
 */
void
hiatus_pointer_choose (HiatusMenu *menu, const gchar *path)
{
  gchar x[8], y[8];

  go_to_row (menu, path, x, y);
  hiatus_desk_wait_until (click_until_closed (menu, x, y));
}

/**
 * hiatus_pointer_middle_click:
 *
 * Clicks the only icon in the tray with the middle button.
 */
void
hiatus_pointer_middle_click (void)
{
  click_icon ("2");
}
