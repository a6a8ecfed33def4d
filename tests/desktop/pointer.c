/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/pointer.h"

#include <string.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

/* The only icon in the tray of panel.xml on a display of 1024 by 768: at the right end of a panel 28 high. */
#define ICON_X "1010"
#define ICON_Y "14"
#define PANEL_HEIGHT 28

/* How Adwaita draws a menu: a frame and some room above and below the rows; a line between rows is one pixel. */
#define MENU_MARGIN 4
#define LINE_HEIGHT 1

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
is_menu (Display *display, Window window, XWindowAttributes *shape)
{
  XClassHint class = { 0 };
  gboolean of_tray;

  if (!XGetWindowAttributes (display, window, shape) || !XGetClassHint (display, window, &class))
    return FALSE;
  of_tray = g_strcmp0 (class.res_name, TRAY_HOST) == 0;
  XFree (class.res_name);
  XFree (class.res_class);

  return of_tray && shape->map_state == IsViewable && shape->override_redirect && shape->y >= PANEL_HEIGHT;
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

      if (is_menu (display, windows[i], &shape))
        areas[n_areas++] = (Area){ shape.x, shape.y, shape.width, shape.height };
    }
  XUngrabServer (display);
  if (windows != NULL)
    XFree (windows);
  XCloseDisplay (display);

  return n_areas;
}

/* The middle of a row on the screen: rows of one menu are equally high, whatever the letters. */
static void
locate (HiatusMenu *menu, gint index, const Area *area, gchar *x, gchar *y)
{
  const GArray *rows = hiatus_menu_read (menu);
  const gint parent = g_array_index (rows, HiatusMenuRow, index).parent;
  gint n_rows = 0, n_lines = 0, rows_above = 0, lines_above = 0;
  gint height;

  for (gint i = 0; i < (gint) rows->len; i++)
    {
      const HiatusMenuRow *row = &g_array_index (rows, HiatusMenuRow, i);
      const gboolean line = g_str_equal (row->label, "-");

      if (row->parent != parent)
        continue;
      n_rows += !line;
      n_lines += line;
      rows_above += i < index && !line;
      lines_above += i < index && line;
    }
  height = (area->height - 2 * MENU_MARGIN - n_lines * LINE_HEIGHT) / n_rows;
  g_snprintf (x, 8, "%d", area->x + area->width / 3);
  g_snprintf (y, 8, "%d", area->y + MENU_MARGIN + lines_above * LINE_HEIGHT + rows_above * height + height / 2);
}

/**
 * hiatus_pointer_open_menu:
 * @menu: the menu of the only icon in the tray
 *
 * Opens the menu with a right click.
 */
void
hiatus_pointer_open_menu (HiatusMenu *menu)
{
  Area areas[4];

  xdotool ((const gchar *const[]){ "xdotool", "mousemove", ICON_X, ICON_Y, "click", "3", NULL });
  hiatus_desk_wait_until (list_menus (areas, G_N_ELEMENTS (areas)) == 1);
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
  Area areas[4];
  gchar x[8], y[8];
  guint depth = 0;

  hiatus_menu_wait_for (menu, path);
  hiatus_pointer_open_menu (menu);
  for (const gchar *end = path; end != NULL; depth++)
    {
      g_autofree gchar *part = NULL;
      guint n_areas = 0;

      end = strchr (end + 1, '/');
      part = end == NULL ? g_strdup (path) : g_strndup (path, (gsize) (end - path));
      hiatus_desk_wait_until ((n_areas = list_menus (areas, G_N_ELEMENTS (areas))) == depth + 1);
      locate (menu, hiatus_menu_wait_for (menu, part), &areas[depth], x, y);
      xdotool ((const gchar *const[]){ "xdotool", "mousemove", x, y, "click", "1", NULL });
    }
  hiatus_desk_wait_until (list_menus (areas, G_N_ELEMENTS (areas)) == 0);
}

/**
 * hiatus_pointer_middle_click:
 *
 * Clicks the only icon in the tray with the middle button.
 */
void
hiatus_pointer_middle_click (void)
{
  xdotool ((const gchar *const[]){ "xdotool", "mousemove", ICON_X, ICON_Y, "click", "2", NULL });
}
