/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/**
 * HiatusMenuRow:
 * @id: the number of the row
 * @label: (owned): its text, "-" for a line
 * @parent: index of the row whose submenu this one is in; -1 in the menu itself
 * @has_submenu: whether it opens a menu
 * @is_enabled: whether it can be clicked
 *
 * A row that can be seen.
 */
typedef struct
{
  gint32 id;
  gchar *label;
  gint parent;
  gboolean has_submenu;
  gboolean is_enabled;
} HiatusMenuRow;

/**
 * HiatusMenu:
 *
 * The tray icon of Hiatus as panels see it, and its menu.
 */
typedef struct _HiatusMenu HiatusMenu;

HiatusMenu *hiatus_menu_new (HiatusDesk *desk);

void hiatus_menu_free (HiatusMenu *menu);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusMenu, hiatus_menu_free)

gboolean hiatus_menu_is_gone (HiatusMenu *menu);

gchar *hiatus_menu_item_text (HiatusMenu *menu,
                              const gchar *property);

const GArray *hiatus_menu_read (HiatusMenu *menu);

gint hiatus_menu_find (HiatusMenu *menu,
                       const gchar *path);

gint hiatus_menu_wait_for (HiatusMenu *menu,
                           const gchar *path);

gboolean hiatus_menu_place (HiatusMenu *menu,
                            const gchar *path,
                            gint height,
                            gint *row_y,
                            gint *row_height);

void hiatus_menu_click (HiatusMenu *menu,
                        const gchar *path);

G_END_DECLS
