/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/host.h"

#include <string.h>

#include "tests/desktop/host-kinds.h"

/* All panels are at the top, and none is higher. */
#define PANEL_HEIGHT 36

static const HiatusArea panel_area = { 0, 0, HIATUS_SCREEN_WIDTH, PANEL_HEIGHT };
static const HiatusArea desktop_area = { 0, PANEL_HEIGHT, HIATUS_SCREEN_WIDTH, HIATUS_SCREEN_HEIGHT - PANEL_HEIGHT };

/* Some desktops draw the pointer into their pictures: it goes where it is in no way. */
static void
go_home (HiatusHost *host)
{
  hiatus_screen_move (host->screen, HIATUS_SCREEN_WIDTH / 2, HIATUS_SCREEN_HEIGHT - 1);
}

/**
 * hiatus_host_new:
 *
 * To be called before the tray starts: the icon is what changes in the panel then.
 *
 * Returns: (transfer full): the host of the session
 */
HiatusHost *
hiatus_host_new (void)
{
  HiatusHost *host = g_new0 (HiatusHost, 1);
  HiatusArea former;

  host->screen = hiatus_screen_new ();
  host->is_gnome = g_strcmp0 (g_getenv ("SESSION_DESKTOP"), "gnome") == 0;
  go_home (host);
  /* The icon of a tray before leaves GNOME's panel a moment after its tray has ended. */
  if (host->is_gnome)
    hiatus_desk_wait_until (!hiatus_host_gnome_find_icon (host, &former));
  host->empty = hiatus_screen_take_still (host->screen);

  return host;
}

/**
 * hiatus_host_free:
 * @host: (transfer full): a host
 *
 * Frees it.
 */
void
hiatus_host_free (HiatusHost *host)
{
  g_clear_pointer (&host->empty, hiatus_picture_free);
  g_clear_pointer (&host->settled, hiatus_picture_free);
  hiatus_screen_free (host->screen);
  g_free (host);
}

/**
 * hiatus_host_get_screen:
 * @host: a host
 *
 * Returns: (transfer none): its screen
 */
HiatusScreen *
hiatus_host_get_screen (HiatusHost *host)
{
  return host->screen;
}

/* What has changed since nothing of Hiatus was there. */
static gboolean
find_new (HiatusHost *host, const HiatusArea *within, HiatusArea *found)
{
  g_autoptr (HiatusPicture) now = hiatus_screen_take (host->screen);

  return hiatus_picture_find_change (host->empty, now, within, NULL, found);
}

/* Whether what is new in the panel is a moon, or the room that one has. A panel grows first: trayer by a single column of
 * pixels, and later by the rest. */
static gboolean
find_moon (HiatusHost *host, const HiatusArea *within, HiatusArea *found)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take_still (host->screen);

  return hiatus_picture_find_change (host->empty, picture, within, NULL, found) && 2 * found->width >= found->height;
}

/**
 * hiatus_host_find_icon:
 * @host: a host
 * @icon: (out caller-allocates): where the moon is
 *
 * Waits until the moon can be seen in the panel.
 */
void
hiatus_host_find_icon (HiatusHost *host,
                       HiatusArea *icon)
{
  HiatusArea all = panel_area;

  /* GNOME's clock is a change in its panel, too. */
  if (host->is_gnome)
    hiatus_desk_wait_until (hiatus_host_gnome_find_icon (host, &all));
  hiatus_desk_wait_until (find_moon (host, &all, icon));
  host->icon = *icon;
}

/* Where the pop-up is, in a picture in which nothing is missing of it. */
static gboolean
find_whole_popup (HiatusHost *host, HiatusArea *popup)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take_still (host->screen);

  return hiatus_picture_find_change (host->empty, picture, &desktop_area, NULL, popup) &&
         (host->is_gnome || hiatus_host_gtk_is_whole (picture, popup));
}

/**
 * hiatus_host_find_popup:
 * @host: a host
 * @summary: its title, for the message
 * @popup: (out caller-allocates): where it is
 *
 * Waits until a pop-up can be seen.
 */
void
hiatus_host_find_popup (HiatusHost *host,
                        const gchar *summary,
                        HiatusArea *popup)
{
  g_test_message ("waiting for the pop-up \"%s\"", summary);
  hiatus_desk_wait_until (find_new (host, &desktop_area, popup));
  if (host->is_gnome)
    {
      /* GNOME unfolds a banner, and shows its buttons, while the pointer is on it. */
      hiatus_screen_move (host->screen, popup->x + popup->width / 2, popup->y + popup->height / 2);
    }
  hiatus_desk_wait_until (find_whole_popup (host, popup));
}

static gboolean
is_settled (HiatusHost *host)
{
  HiatusArea rest;

  return !find_new (host, &desktop_area, &rest);
}

/**
 * hiatus_host_settle:
 * @host: a host
 *
 * Waits until there is nothing on the screen but the panel, so that whatever comes next can be told from it.
 */
void
hiatus_host_settle (HiatusHost *host)
{
  go_home (host);
  hiatus_desk_wait_until (is_settled (host));
  g_clear_pointer (&host->settled, hiatus_picture_free);
  host->settled = hiatus_screen_take_still (host->screen);
}

/**
 * hiatus_host_press:
 * @host: a host
 * @popup: where the pop-up is
 * @button: "Done", the first button
 *
 * Presses the first button of a pop-up: with the pointer, where the server draws buttons. dunst and mako draw none; in
 * their settings of these tests a click means the first.
 */
void
hiatus_host_press (HiatusHost *host,
                   const HiatusArea *popup,
                   const gchar *button)
{
  HiatusArea where;

  if (host->is_gnome)
    hiatus_desk_wait_until (hiatus_host_gnome_find_button (host, button, &where));
  else
    hiatus_host_gtk_find_button (host, popup, &where);
  hiatus_screen_click (host->screen, where.x + where.width / 2, where.y + where.height / 2, 1);
}

/**
 * hiatus_host_show:
 * @host: a host whose icon was found
 * @menu: the menu of the icon
 * @path: the labels from the menu to a row, as "Log an urge/Strong"
 *
 * Opens the menu and goes down to a row with the pointer.
 */
void
hiatus_host_show (HiatusHost *host,
                  HiatusMenu *menu,
                  const gchar *path)
{
  HiatusArea row;

  hiatus_menu_wait_for (menu, path);
  hiatus_host_settle (host);
  if (host->is_gnome)
    hiatus_host_gnome_go_to_row (host, path, &row);
  else
    hiatus_host_gtk_go_to_row (host, menu, path, &row);
  hiatus_screen_move (host->screen, row.x + row.width / 3, row.y + row.height / 2);
  host->row = row;
}

/* Whether the menu has closed. If not, the row is clicked: GTK takes a click soon after the menu opened for the end of
 * the one that opened it, and lets it stand. */
static gboolean
click_until_closed (HiatusHost *host, HiatusMenu *menu)
{
  if (hiatus_menu_is_gone (menu) || is_settled (host))
    return TRUE;
  hiatus_screen_click (host->screen, host->row.x + host->row.width / 3, host->row.y + host->row.height / 2, 1);
  return FALSE;
}

/**
 * hiatus_host_click_shown:
 * @host: a host
 * @menu: the menu that is open
 *
 * Clicks the row that hiatus_host_show() went to, and waits until the menu has closed.
 */
void
hiatus_host_click_shown (HiatusHost *host,
                         HiatusMenu *menu)
{
  hiatus_desk_wait_until (click_until_closed (host, menu));
}

/**
 * hiatus_host_choose:
 * @host: a host whose icon was found
 * @menu: the menu of the icon
 * @path: the labels from the menu to the row, as "Log an urge/Strong"
 *
 * Opens the menu, goes down to a row with the pointer and clicks it.
 */
void
hiatus_host_choose (HiatusHost *host,
                    HiatusMenu *menu,
                    const gchar *path)
{
  hiatus_host_show (host, menu, path);
  hiatus_host_click_shown (host, menu);
}
