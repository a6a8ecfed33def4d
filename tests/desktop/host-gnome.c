/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "tests/desktop/host-kinds.h"

/* Where something is, as "x y width height"; an empty text if it cannot be seen. */
#define AREA_OF                                                                                          \
  "const area_of = actor => {"                                                                           \
  "  if (!actor || !actor.mapped) return '';"                                                            \
  "  const [x, y] = actor.get_transformed_position (), [width, height] = actor.get_transformed_size ();" \
  "  return [x, y, width, height].map (Math.round).join (' ');"                                          \
  "};"

static gboolean
ask (HiatusHost *host, const gchar *script, HiatusArea *area)
{
  g_autofree gchar *answer = NULL;

  if (!hiatus_screen_ask_shell (host->screen, script, &answer))
    g_error ("GNOME Shell does not understand: %s", answer);
  return sscanf (answer, "\"%d %d %d %d\"", &area->x, &area->y, &area->width, &area->height) == 4;
}

gboolean
hiatus_host_gnome_find_icon (HiatusHost *host,
                             HiatusArea *icon)
{
  const gchar *script =
      "(() => {" AREA_OF
      "  const panel = imports.ui.main.panel.statusArea;"
      "  const key = Object.keys (panel).find (name => name.startsWith ('appindicator-'));"
      "  return key ? area_of (panel[key]) : '';"
      "}) ()";

  return ask (host, script, icon);
}

/* Where the row is, from the labels that lead to it. */
static gboolean
find_row (HiatusHost *host, const gchar *path, HiatusArea *row)
{
  g_autofree gchar *quoted = g_strescape (path, NULL);
  g_autofree gchar *script = g_strdup_printf (
      "(() => {" AREA_OF
      "  const panel = imports.ui.main.panel.statusArea;"
      "  let menu = panel[Object.keys (panel).find (key => key.startsWith ('appindicator-'))].menu, row = null;"
      "  for (const label of \"%s\".split ('/')) {"
      "    row = menu._getMenuItems ().find (item => item.visible && item.label && item.label.text.startsWith (label));"
      "    if (!row) return '';"
      "    menu = row.menu;"
      "  }"
      "  return area_of (row);"
      "}) ()",
      quoted);

  return ask (host, script, row);
}

/* Whether a row stands where it will stay. */
static gboolean
is_row_ready (HiatusHost *host, const gchar *path, HiatusArea *row)
{
  HiatusArea before;

  if (!find_row (host, path, &before))
    return FALSE;
  hiatus_picture_free (hiatus_screen_take (host->screen));
  return find_row (host, path, row) && row->x == before.x && row->y == before.y && row->height == before.height;
}

void
hiatus_host_gnome_go_to_row (HiatusHost *host,
                             const gchar *path,
                             HiatusArea *row)
{
  g_auto (GStrv) labels = g_strsplit (path, "/", -1);

  hiatus_screen_click (host->screen, host->icon.x + host->icon.width / 2, host->icon.y + host->icon.height / 2, 1);
  hiatus_desk_wait_until (is_row_ready (host, labels[0], row));
  if (labels[1] == NULL)
    return;
  /* A submenu unfolds below its row, on a click. */
  hiatus_screen_click (host->screen, row->x + row->width / 3, row->y + row->height / 2, 1);
  hiatus_desk_wait_until (is_row_ready (host, path, row));
}

gboolean
hiatus_host_gnome_find_button (HiatusHost *host,
                               const gchar *label,
                               HiatusArea *button)
{
  g_autofree gchar *quoted = g_strescape (label, NULL);
  g_autofree gchar *script = g_strdup_printf (
      "(() => {" AREA_OF
      "  const find = actor => {"
      "    if (actor instanceof imports.gi.St.Button && actor.label === \"%s\") return actor;"
      "    for (const child of actor.get_children ()) { const found = find (child); if (found) return found; }"
      "    return null;"
      "  };"
      "  const banner = imports.ui.main.messageTray._banner;"
      "  return banner ? area_of (find (banner)) : '';"
      "}) ()",
      quoted);

  return ask (host, script, button);
}
