/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/menu.h"

#include <string.h>

#include "daemon/api/names.h"

#define WATCHER_NAME "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"
#define ITEM_INTERFACE "org.kde.StatusNotifierItem"
#define MENU_INTERFACE "com.canonical.dbusmenu"

/* What the item of Hiatus has in its path: the id that the tray gives to AppIndicator. */
#define ITEM_ID "hiatus"
#define ITEM_PATH "/org/ayatana/NotificationItem/" ITEM_ID

struct _HiatusMenu
{
  HiatusDesk *desk;
  gchar *owner;
  gchar *item_path;
  gchar *menu_path;
  GArray *rows;
};

static GVariant *
get_property (GDBusConnection *bus, const gchar *name, const gchar *path, const gchar *interface, const gchar *property)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus,
                                                            name,
                                                            path,
                                                            "org.freedesktop.DBus.Properties",
                                                            "Get",
                                                            g_variant_new ("(ss)", interface, property),
                                                            G_VARIANT_TYPE ("(v)"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            NULL);
  GVariant *value = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  return value;
}

/* An item stands in the panel's list as ":1.15/org/ayatana/NotificationItem/hiatus"; GNOME puts an @ before the path. */
static gboolean
find_item (HiatusMenu *menu)
{
  g_autoptr (GVariant) items = get_property (menu->desk->bus, WATCHER_NAME, WATCHER_PATH, WATCHER_NAME, "RegisteredStatusNotifierItems");
  g_autoptr (GVariant) path = NULL;
  g_autofree const gchar **names = items == NULL ? NULL : g_variant_get_strv (items, NULL);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      const gchar *slash = strchr (names[i], '/');

      if (slash == NULL || strstr (slash, ITEM_ID) == NULL)
        continue;
      g_free (menu->owner);
      g_free (menu->item_path);
      menu->owner = g_strndup (names[i], strcspn (names[i], "@/"));
      menu->item_path = g_strdup (slash);
      path = get_property (menu->desk->bus, menu->owner, menu->item_path, ITEM_INTERFACE, "Menu");
      if (path == NULL)
        return FALSE;
      g_free (menu->menu_path);
      menu->menu_path = g_variant_dup_string (path, NULL);
      return TRUE;
    }
  return FALSE;
}

/* A panel that knows no StatusNotifier lists nothing, and its icon is a window; the menu is on the bus all the same. */
static gboolean
find_unlisted (HiatusMenu *menu)
{
  if (hiatus_desk_has_owner (menu->desk, WATCHER_NAME) || !hiatus_desk_has_owner (menu->desk, HIATUS_TRAY_BUS_NAME))
    return FALSE;
  g_free (menu->owner);
  menu->owner = g_strdup (HIATUS_TRAY_BUS_NAME);
  g_free (menu->item_path);
  menu->item_path = g_strdup (ITEM_PATH);
  g_free (menu->menu_path);
  menu->menu_path = g_strdup (ITEM_PATH "/Menu");

  return TRUE;
}

static void
clear_row (gpointer data)
{
  HiatusMenuRow *row = data;

  g_free (row->label);
}

/**
 * hiatus_menu_new:
 * @desk: a desk with a tray, in a session with a panel
 *
 * Waits until the panel has the icon of the tray.
 *
 * Returns: (transfer full): its menu
 */
HiatusMenu *
hiatus_menu_new (HiatusDesk *desk)
{
  HiatusMenu *menu = g_new0 (HiatusMenu, 1);

  menu->desk = desk;
  menu->rows = g_array_new (FALSE, FALSE, sizeof (HiatusMenuRow));
  g_array_set_clear_func (menu->rows, clear_row);
  hiatus_desk_wait_until (find_item (menu) || find_unlisted (menu));

  return menu;
}

/**
 * hiatus_menu_free:
 * @menu: (transfer full): a menu
 *
 * Frees what is known about the menu.
 */
void
hiatus_menu_free (HiatusMenu *menu)
{
  g_array_unref (menu->rows);
  g_free (menu->owner);
  g_free (menu->item_path);
  g_free (menu->menu_path);
  g_free (menu);
}

/**
 * hiatus_menu_is_gone:
 * @menu: a menu
 *
 * Returns: whether the tray that it belongs to has left the bus
 */
gboolean
hiatus_menu_is_gone (HiatusMenu *menu)
{
  return !hiatus_desk_has_owner (menu->desk, menu->owner);
}

/**
 * hiatus_menu_item_text:
 * @menu: a menu
 * @property: Title, IconName, ...
 *
 * Returns: (transfer full) (nullable): a property of the icon
 */
gchar *
hiatus_menu_item_text (HiatusMenu *menu, const gchar *property)
{
  g_autoptr (GVariant) value = get_property (menu->desk->bus, menu->owner, menu->item_path, ITEM_INTERFACE, property);

  return value == NULL ? NULL : g_variant_dup_string (value, NULL);
}

/* A label has an underscore before the letter to press, and two for one that is meant. */
static gchar *
plain_label (const gchar *label)
{
  GString *plain = g_string_new (NULL);

  for (; *label != '\0'; label++)
    {
      if (*label == '_' && label[1] != '\0')
        label++;
      g_string_append_c (plain, *label);
    }
  return g_string_free (plain, FALSE);
}

static void
add_rows (HiatusMenu *menu, GVariant *children, gint parent)
{
  for (gsize i = 0; i < g_variant_n_children (children); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (children, i);
      g_autoptr (GVariant) child = g_variant_get_variant (boxed);
      g_autoptr (GVariant) properties = g_variant_get_child_value (child, 1);
      g_autoptr (GVariant) grandchildren = g_variant_get_child_value (child, 2);
      HiatusMenuRow row = { .parent = parent, .is_enabled = TRUE };
      const gchar *text = "";
      gboolean visible = TRUE;

      g_variant_lookup (properties, "visible", "b", &visible);
      if (!visible)
        continue;
      g_variant_get_child (child, 0, "i", &row.id);
      g_variant_lookup (properties, "label", "&s", &text);
      g_variant_lookup (properties, "enabled", "b", &row.is_enabled);
      row.has_submenu = g_variant_lookup (properties, "children-display", "&s", &(const gchar *){ NULL });
      if (g_variant_lookup (properties, "type", "&s", &(const gchar *){ NULL }))
        row.label = g_strdup ("-");
      else
        row.label = plain_label (text);
      g_array_append_val (menu->rows, row);
      add_rows (menu, grandchildren, (gint) menu->rows->len - 1);
    }
}

/**
 * hiatus_menu_read:
 * @menu: a menu
 *
 * Reads the rows anew.
 *
 * Returns: (transfer none) (element-type HiatusMenuRow): those that can be seen, a submenu right after its row
 */
const GArray *
hiatus_menu_read (HiatusMenu *menu)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (menu->desk->bus,
                                                            menu->owner,
                                                            menu->menu_path,
                                                            MENU_INTERFACE,
                                                            "GetLayout",
                                                            g_variant_new_parsed ("(0, -1, @as [])"),
                                                            G_VARIANT_TYPE ("(u(ia{sv}av))"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            NULL);

  g_array_set_size (menu->rows, 0);
  if (reply != NULL)
    {
      g_autoptr (GVariant) root = g_variant_get_child_value (reply, 1);
      g_autoptr (GVariant) children = g_variant_get_child_value (root, 2);

      add_rows (menu, children, -1);
    }
  return menu->rows;
}

/**
 * hiatus_menu_find:
 * @menu: a menu
 * @path: the beginnings of the labels from the menu to the row, as "Log an urge/Strong"
 *
 * Returns: the index of the row in what hiatus_menu_read() gave, or -1
 */
gint
hiatus_menu_find (HiatusMenu *menu, const gchar *path)
{
  g_auto (GStrv) labels = g_strsplit (path, "/", -1);
  gint parent = -1;

  for (gsize depth = 0; labels[depth] != NULL; depth++)
    {
      gint found = -1;

      for (guint i = 0; i < menu->rows->len && found < 0; i++)
        {
          const HiatusMenuRow *row = &g_array_index (menu->rows, HiatusMenuRow, i);

          if (row->parent == parent && g_str_has_prefix (row->label, labels[depth]))
            found = (gint) i;
        }
      if (found < 0)
        return -1;
      parent = found;
    }
  return parent;
}

static gint
read_and_find (HiatusMenu *menu, const gchar *path)
{
  hiatus_menu_read (menu);
  return hiatus_menu_find (menu, path);
}

/**
 * hiatus_menu_wait_for:
 * @menu: a menu
 * @path: as for hiatus_menu_find()
 *
 * Waits until the menu offers a row.
 *
 * Returns: its index in what hiatus_menu_read() gives
 */
gint
hiatus_menu_wait_for (HiatusMenu *menu, const gchar *path)
{
  gint found = -1;

  if (g_test_initialized ())
    g_test_message ("waiting for the row \"%s\"", path);
  hiatus_desk_wait_until ((found = read_and_find (menu, path)) >= 0);

  return found;
}

/* How Adwaita draws a menu: a frame and some room above and below the rows; a line between rows is one pixel. */
#define MENU_MARGIN 4
#define LINE_HEIGHT 1

/**
 * hiatus_menu_place:
 * @menu: a menu
 * @path: as for hiatus_menu_find()
 * @height: how high the menu is on the screen in which the row is
 * @row_y: (out): where the row begins in it
 * @row_height: (out): how high it is
 *
 * Rows of one menu are equally high, whatever the letters. A panel hears later of rows that come and go: its menu is then not as
 * high as any that has the rows there are now.
 *
 * Returns: whether the row is there
 */
gboolean
hiatus_menu_place (HiatusMenu *menu, const gchar *path, gint height, gint *row_y, gint *row_height)
{
  const gint index = read_and_find (menu, path);
  const gint parent = index < 0 ? -1 : g_array_index (menu->rows, HiatusMenuRow, index).parent;
  gint n_rows = 0, n_lines = 0, rows_above = 0, lines_above = 0;

  if (index < 0)
    return FALSE;
  for (gint i = 0; i < (gint) menu->rows->len; i++)
    {
      const HiatusMenuRow *row = &g_array_index (menu->rows, HiatusMenuRow, i);
      const gboolean is_line = g_str_equal (row->label, "-");

      if (row->parent != parent)
        continue;
      n_rows += !is_line;
      n_lines += is_line;
      rows_above += i < index && !is_line;
      lines_above += i < index && is_line;
    }
  height -= 2 * MENU_MARGIN + n_lines * LINE_HEIGHT;
  *row_height = height / n_rows;
  *row_y = MENU_MARGIN + lines_above * LINE_HEIGHT + rows_above * *row_height;
  return height % n_rows == 0;
}

/**
 * hiatus_menu_click:
 * @menu: a menu
 * @path: as for hiatus_menu_find()
 *
 * Clicks a row as a panel does it, without a pointer.
 */
void
hiatus_menu_click (HiatusMenu *menu, const gchar *path)
{
  const gint index = hiatus_menu_wait_for (menu, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (menu->desk->bus,
                                       menu->owner,
                                       menu->menu_path,
                                       MENU_INTERFACE,
                                       "Event",
                                       g_variant_new ("(isvu)",
                                                      g_array_index (menu->rows, HiatusMenuRow, index).id,
                                                      "clicked",
                                                      g_variant_new_int32 (0),
                                                      0),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}
