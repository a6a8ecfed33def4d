/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/popup.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <json-glib/json-glib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

#define SERVER_NAME "org.freedesktop.Notifications"

/* A window of a server that is smaller than this is none that shows something. */
#define MIN_HEIGHT 40

/* Of the edge of a window, so much is frame, or what a round corner leaves free. */
#define FRAME 24
#define BOTTOM_FRAME 8

/* Text is darker than this in each colour; gaps between the letters and words of a button are narrower than this. */
#define DARK 110
#define MAX_GAP 14

/* No label is larger; a window, or a part of it, that is not painted yet is dark all over. */
#define MAX_LABEL_HEIGHT 24
#define MAX_LABEL_WIDTH 120

#define MAX_BUTTONS 8

/* Where the pointer is in nobody's way. */
#define AWAY "5"

typedef struct
{
  const gchar *server;
  const gchar *class;
} WindowClass;

/* Servers whose buttons are pressed with the pointer. */
static const WindowClass window_classes[] = {
  { "xfce", "xfce4-notifyd" },
  { "nd", "notification-daemon" },
};

typedef struct
{
  Window window;
  gint x;
  gint y;
  gint width;
  gint height;
} Area;

static gchar *
read_of_session (const gchar *name)
{
  g_autofree gchar *path = g_build_filename (g_getenv ("SESSION_FOLDER"), name, NULL);
  g_autoptr (GError) error = NULL;
  gchar *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return g_strstrip (text);
}

/**
 * hiatus_popup_server_new:
 *
 * Returns: (transfer full): the notification server that the session started
 */
HiatusPopupServer *
hiatus_popup_server_new (void)
{
  HiatusPopupServer *server = g_new0 (HiatusPopupServer, 1);
  g_autofree gchar *pid = read_of_session ("server.pid");

  server->name = g_strdup (g_getenv ("SESSION_SERVER"));
  g_assert_nonnull (server->name);
  server->pid = atoi (pid);

  return server;
}

/**
 * hiatus_popup_server_free:
 * @server: (transfer full): a server
 *
 * Ends it if this test has started it.
 */
void
hiatus_popup_server_free (HiatusPopupServer *server)
{
  if (server->program != NULL)
    {
      hiatus_program_kill (server->program);
      hiatus_program_finish (server->program);
    }
  g_free (server->name);
  g_free (server);
}

/**
 * hiatus_popup_server_kill:
 * @server: a server
 * @desk: where
 *
 * Kills it so that it can do nothing about it, and waits until the bus knows.
 */
void
hiatus_popup_server_kill (HiatusPopupServer *server, HiatusDesk *desk)
{
  g_assert_cmpint (kill (server->pid, SIGKILL), ==, 0);
  if (server->program != NULL)
    hiatus_program_finish (g_steal_pointer (&server->program));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, SERVER_NAME));
}

/**
 * hiatus_popup_server_start:
 * @server: a server that was killed
 * @desk: where
 *
 * Starts it as the session did, and waits until the bus knows.
 */
void
hiatus_popup_server_start (HiatusPopupServer *server, HiatusDesk *desk)
{
  g_autofree gchar *command = read_of_session ("server.command");
  const gchar *const arguments[] = { "bash", "-c", command, NULL };

  server->program = hiatus_program_start (desk, arguments);
  server->pid = atoi (g_subprocess_get_identifier (server->program->process));
  hiatus_desk_wait_until (hiatus_desk_has_owner (desk, SERVER_NAME));
}

static gchar *
run (HiatusDesk *desk, const gchar *program, const gchar *command, const gchar *first, const gchar *second)
{
  const gchar *const arguments[] = { program, command, first, second, NULL };
  g_auto (HiatusRun) outcome = { 0 };

  hiatus_desk_run (desk, &outcome, arguments);
  g_assert_cmpint (outcome.status, ==, 0);

  return g_strstrip (g_steal_pointer (&outcome.output));
}

/**
 * hiatus_popup_server_prefer:
 * @server: a server
 * @desk: where
 * @action: a button of the day's pop-up
 *
 * Says which button is to be pressed of the pop-up that comes next: `dunstctl` can press but one, and that has to
 * be settled before. Does nothing for other servers.
 */
void
hiatus_popup_server_prefer (HiatusPopupServer *server, HiatusDesk *desk, const gchar *action)
{
  static const gchar *const actions[] = { "another", "later" };

  if (!g_str_equal (server->name, "dunst"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree gchar *rule = g_strconcat ("day-", actions[i], NULL);

      g_free (run (desk, "dunstctl", "rule", rule, g_str_equal (action, actions[i]) ? "enable" : "disable"));
    }
}

static const gchar *
window_class (HiatusPopupServer *server)
{
  for (gsize i = 0; i < G_N_ELEMENTS (window_classes); i++)
    if (g_str_equal (window_classes[i].server, server->name))
      return window_classes[i].class;
  return NULL;
}

static gboolean
has_class (Display *display, Window window, const gchar *class)
{
  XClassHint hint = { 0 };
  gboolean has;

  if (!XGetClassHint (display, window, &hint))
    return FALSE;
  has = g_strcmp0 (hint.res_name, class) == 0;
  XFree (hint.res_name);
  XFree (hint.res_class);

  return has;
}

/* The windows of that class that show something; a window manager may have put a frame around them. */
static guint
list_windows (Display *display, Window parent, const gchar *class, Area *areas, guint n_areas, guint room)
{
  Window root, above;
  Window *windows = NULL;
  unsigned int n_windows = 0;

  if (!XQueryTree (display, parent, &root, &above, &windows, &n_windows))
    return n_areas;
  for (unsigned int i = 0; i < n_windows && n_areas < room; i++)
    {
      XWindowAttributes shape;
      Window child;
      gint x, y;

      if (!has_class (display, windows[i], class))
        n_areas = list_windows (display, windows[i], class, areas, n_areas, room);
      else if (XGetWindowAttributes (display, windows[i], &shape) && shape.map_state == IsViewable &&
               shape.height >= MIN_HEIGHT && XTranslateCoordinates (display, windows[i], root, 0, 0, &x, &y, &child))
        areas[n_areas++] = (Area){ windows[i], x, y, shape.width, shape.height };
    }
  if (windows != NULL)
    XFree (windows);

  return n_areas;
}

static guint
find_windows (HiatusPopupServer *server, Area *areas, guint room)
{
  Display *display = XOpenDisplay (NULL);
  guint n_areas;

  g_assert_nonnull (display);
  /* So that none goes away while it is looked at. */
  XGrabServer (display);
  n_areas = list_windows (display, DefaultRootWindow (display), window_class (server), areas, 0, room);
  XUngrabServer (display);
  XCloseDisplay (display);

  return n_areas;
}

static guint
run_number (HiatusDesk *desk, const gchar *program, const gchar *command, const gchar *argument)
{
  g_autofree gchar *text = run (desk, program, command, argument, NULL);

  return (guint) atoi (text);
}

/* The numbers of the pop-ups that mako shows. */
static GArray *
list_mako (HiatusDesk *desk)
{
  g_autofree gchar *text = run (desk, "makoctl", "list", NULL, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));
  JsonArray *groups;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  groups = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "data");
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonArray *group = json_array_get_array_element (groups, i);

      for (guint j = 0; j < json_array_get_length (group); j++)
        {
          JsonObject *popup = json_array_get_object_element (group, j);
          JsonObject *id = json_object_get_object_member (popup, "id");
          guint number = (guint) json_object_get_int_member (id, "data");

          g_array_append_val (ids, number);
        }
    }

  return ids;
}

/**
 * hiatus_popup_server_count:
 * @server: a server
 * @desk: where
 *
 * Returns: how many pop-ups the person sees
 */
guint
hiatus_popup_server_count (HiatusPopupServer *server, HiatusDesk *desk)
{
  Area areas[4];

  if (window_class (server) != NULL)
    return find_windows (server, areas, G_N_ELEMENTS (areas));
  if (g_str_equal (server->name, "mako"))
    {
      g_autoptr (GArray) ids = list_mako (desk);

      return ids->len;
    }

  return run_number (desk, "dunstctl", "count", "displayed");
}

static gboolean
is_dark (XImage *image, gint x, gint y)
{
  const unsigned long pixel = XGetPixel (image, x, y);

  return (pixel & 0xff) < DARK && ((pixel >> 8) & 0xff) < DARK && ((pixel >> 16) & 0xff) < DARK;
}

static gboolean
is_row_empty (XImage *image, gint y)
{
  for (gint x = FRAME; x < image->width - FRAME; x++)
    if (is_dark (image, x, y))
      return FALSE;
  return TRUE;
}

static gboolean
is_column_empty (XImage *image, gint x, gint top, gint bottom)
{
  for (gint y = top; y <= bottom; y++)
    if (is_dark (image, x, y))
      return FALSE;
  return TRUE;
}

/* The labels of the buttons are the last line of text: finds the middle of each. */
static guint
find_labels (XImage *image, gint *middles, gint *middle_y)
{
  gint bottom = image->height - BOTTOM_FRAME;
  gint first = FRAME, last = -1;
  gint top;
  guint n = 0;

  while (bottom > 0 && is_row_empty (image, bottom))
    bottom--;
  for (top = bottom; top > 0 && !is_row_empty (image, top - 1);)
    top--;
  *middle_y = (top + bottom) / 2;

  for (gint x = FRAME; x < image->width && n < MAX_BUTTONS; x++)
    {
      const gboolean empty = x >= image->width - FRAME || is_column_empty (image, x, top, bottom);

      if (!empty && last < 0)
        first = x;
      if (!empty)
        last = x;
      else if (last >= 0 && (x - last > MAX_GAP || x == image->width - 1))
        {
          if (last - first > MAX_LABEL_WIDTH || bottom - top > MAX_LABEL_HEIGHT)
            return 0;
          middles[n++] = (first + last) / 2;
          last = -1;
        }
    }

  return n;
}

/* Whether the only pop-up shows that many buttons; then, where the middle of the one asked for is on the screen. */
static gboolean
locate_button (HiatusPopupServer *server, guint n_buttons, guint index, Area *area, gint *x, gint *y)
{
  Display *display;
  XImage *image;
  gint middles[MAX_BUTTONS];
  gint middle_y;
  guint n;

  if (find_windows (server, area, 1) != 1)
    return FALSE;
  display = XOpenDisplay (NULL);
  image = XGetImage (display, DefaultRootWindow (display), area->x, area->y, (guint) area->width, (guint) area->height, AllPlanes, ZPixmap);
  g_assert_nonnull (image);
  n = find_labels (image, middles, &middle_y);
  XDestroyImage (image);
  XCloseDisplay (display);
  if (n != n_buttons)
    return FALSE;
  *x = area->x + middles[index];
  *y = area->y + middle_y;

  return TRUE;
}

static gboolean
is_window_up (HiatusPopupServer *server, Window window)
{
  Area areas[4];
  guint n = find_windows (server, areas, G_N_ELEMENTS (areas));

  for (guint i = 0; i < n; i++)
    if (areas[i].window == window)
      return TRUE;
  return FALSE;
}

static void
press_with_pointer (HiatusPopupServer *server, HiatusDesk *desk, guint n_buttons, guint index)
{
  g_auto (HiatusRun) outcome = { 0 };
  gchar x_text[12], y_text[12];
  gint x, y;
  Area area;

  hiatus_desk_wait_until (locate_button (server, n_buttons, index, &area, &x, &y));
  g_snprintf (x_text, sizeof x_text, "%d", x);
  g_snprintf (y_text, sizeof y_text, "%d", y);
  /* And away from there, where the next pop-up would come up under the pointer. */
  hiatus_desk_run (desk, &outcome, (const gchar *const[]){ "xdotool", "mousemove", x_text, y_text, "click", "1", "mousemove", AWAY, AWAY, NULL });
  g_assert_cmpint (outcome.status, ==, 0);
  hiatus_desk_wait_until (!is_window_up (server, area.window));
}

static gboolean
is_mako_up (HiatusDesk *desk, guint id)
{
  g_autoptr (GArray) ids = list_mako (desk);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, guint, i) == id)
      return TRUE;
  return FALSE;
}

static void
press_in_mako (HiatusDesk *desk, const gchar *action)
{
  g_autoptr (GArray) ids = list_mako (desk);

  g_free (run (desk, "makoctl", "invoke", action, NULL));
  hiatus_desk_wait_until (!is_mako_up (desk, g_array_index (ids, guint, 0)));
}

static void
press_in_dunst (HiatusDesk *desk)
{
  /* What goes away comes into the history. */
  guint before = run_number (desk, "dunstctl", "count", "history");

  g_free (run (desk, "dunstctl", "action", "0", NULL));
  hiatus_desk_wait_until (run_number (desk, "dunstctl", "count", "history") > before);
}

/**
 * hiatus_popup_server_press:
 * @server: a server that shows one pop-up
 * @desk: where
 * @actions: (array zero-terminated=1): all buttons of the pop-up, in their order
 * @action: the one to press
 *
 * Presses a button as a person would, with the pointer or with the server's own program for that, and waits until
 * the pop-up has gone. With dunst it is the only button, or the one that hiatus_popup_server_prefer() named before
 * the pop-up came.
 */
void
hiatus_popup_server_press (HiatusPopupServer *server, HiatusDesk *desk, const gchar *const *actions, const gchar *action)
{
  guint index = 0;

  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 1);
  while (!g_str_equal (actions[index], action))
    index++;
  if (window_class (server) != NULL)
    press_with_pointer (server, desk, g_strv_length ((gchar **) (guintptr) actions), index);
  else if (g_str_equal (server->name, "mako"))
    press_in_mako (desk, action);
  else
    press_in_dunst (desk);
}
