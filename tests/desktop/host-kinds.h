/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/host.h"

G_BEGIN_DECLS

/**
 * HiatusHost:
 * @screen: (owned): its screen
 * @is_gnome: whether it is GNOME Shell, which can be asked where things are; of all others pictures are compared
 * @empty: (owned): the screen before anything of Hiatus was on it
 * @settled: (owned) (nullable): the screen with the icon and nothing else
 * @icon: where the icon is
 * @row: where the row is that was shown last
 */
struct _HiatusHost
{
  HiatusScreen *screen;
  gboolean is_gnome;
  HiatusPicture *empty;
  HiatusPicture *settled;
  HiatusArea icon;
  HiatusArea row;
};

void hiatus_host_gtk_go_to_row (HiatusHost *host,
                                HiatusMenu *menu,
                                const gchar *path,
                                HiatusArea *row);

gboolean hiatus_host_gtk_is_whole (const HiatusPicture *picture,
                                   const HiatusArea *popup);

void hiatus_host_gtk_find_button (HiatusHost *host,
                                  const HiatusArea *popup,
                                  HiatusArea *button);

gboolean hiatus_host_gnome_find_icon (HiatusHost *host,
                                      HiatusArea *icon);

void hiatus_host_gnome_go_to_row (HiatusHost *host,
                                  const gchar *path,
                                  HiatusArea *row);

gboolean hiatus_host_gnome_find_button (HiatusHost *host,
                                        const gchar *label,
                                        HiatusArea *button);

G_END_DECLS
