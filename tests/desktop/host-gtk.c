/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels whose menus GTK draws: xfce4-panel, waybar, and trayer, for which the tray does it itself. */

#include <string.h>

#include "tests/desktop/host-kinds.h"

/* Where the menus of X11's panels begin: below a panel of this height. Those of waybar cover it. */
#define X11_PANEL_HEIGHT 28

/* The line at the lower edge of a window of notification-daemon. */
#define POPUP_LINE 2

/* Less than this, from 0 to 255, is no other colour. */
#define DIFFERENCE_SEEN 48

/* The menu that has opened beside those in @open, once it stands still. */
static gboolean
find_menu (HiatusHost *host, const HiatusArea *open, HiatusArea *menu)
{
  const gint top = g_strcmp0 (g_getenv ("SESSION_PANEL"), "waybar") == 0 ? 0 : X11_PANEL_HEIGHT;
  const HiatusArea menus = { 0, top, HIATUS_SCREEN_WIDTH, HIATUS_SCREEN_HEIGHT - top };
  g_autoptr (HiatusPicture) before = hiatus_screen_take (host->screen);
  g_autoptr (HiatusPicture) now = hiatus_screen_take (host->screen);
  HiatusArea moved;

  return !hiatus_picture_find_change (before, now, &menus, NULL, &moved) &&
         hiatus_picture_find_change (host->settled, now, &menus, open, menu);
}

/* A panel may hide a little of its menu: where the rows are is near enough then. */
static void
locate (HiatusMenu *menu, const gchar *path, const HiatusArea *area, HiatusArea *row)
{
  *row = *area;
  hiatus_menu_wait_for (menu, path);
  hiatus_menu_place (menu, path, area->height, &row->y, &row->height);
  row->y += area->y;
}

/* Whether a submenu is open. If not, the pointer moves a little over its row: a menu passes over what the pointer does
 * before it has appeared whole. */
static gboolean
move_until_open (HiatusHost *host, const HiatusArea *open, const HiatusArea *row, HiatusArea *submenu)
{
  static guint turn = 0;

  if (find_menu (host, open, submenu))
    return TRUE;
  hiatus_screen_move (host->screen, row->x + row->width / 3 + (turn++ % 2 == 0 ? 2 : -2), row->y + row->height / 2);
  return FALSE;
}

void
hiatus_host_gtk_go_to_row (HiatusHost *host,
                           HiatusMenu *menu,
                           const gchar *path,
                           HiatusArea *row)
{
  const gchar *end = strchr (path, '/');
  g_autofree gchar *first = end == NULL ? g_strdup (path) : g_strndup (path, (gsize) (end - path));
  HiatusArea open, submenu;

  hiatus_screen_click (host->screen, host->icon.x + host->icon.width / 2, host->icon.y + host->icon.height / 2, 3);
  hiatus_desk_wait_until (find_menu (host, NULL, &open));
  locate (menu, first, &open, row);
  if (end == NULL)
    return;
  hiatus_desk_wait_until (move_until_open (host, &open, row, &submenu));
  locate (menu, path, &submenu, row);
}

/* Whether a side of a pop-up ends in a round corner: above the lowest line, which a bare window has, too, it is darker there than the
 * edge, as the desktop is and what may be left of a larger pop-up. */
static gboolean
is_round (const HiatusPicture *picture, const HiatusArea *popup, gint side)
{
  const gint edge = hiatus_picture_get_pixel (picture, side, popup->y + popup->height / 2)[0];
  const gint corner = hiatus_picture_get_pixel (picture, side, popup->y + popup->height - 1 - POPUP_LINE)[0];

  return edge - corner >= DIFFERENCE_SEEN;
}

/* notification-daemon shows a bare window, lets it grow and paints it from above. At the end its lower corners are round. The pop-ups
 * of others are there at once. */
gboolean
hiatus_host_gtk_is_whole (const HiatusPicture *picture,
                          const HiatusArea *popup)
{
  return g_strcmp0 (g_getenv ("SESSION_SERVER"), "nd") != 0 ||
         (is_round (picture, popup, popup->x) && is_round (picture, popup, popup->x + popup->width - 1));
}

void
hiatus_host_gtk_find_button (HiatusHost *host,
                             const HiatusArea *popup,
                             HiatusArea *button)
{
  /* Where the middle of the first of three buttons is, from the lower right corner. */
  static const struct
  {
    const gchar *server;
    gint x;
    gint y;
  } places[] = {
    { "xfce", 241, 31 },
    { "nd", 206, 38 },
  };

  *button = *popup;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (g_getenv ("SESSION_SERVER"), places[i].server) == 0)
      *button = (HiatusArea){ popup->x + popup->width - places[i].x, popup->y + popup->height - places[i].y, 1, 1 };
}
