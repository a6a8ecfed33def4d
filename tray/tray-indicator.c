/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray-indicator.h"

#include <gtk/gtk.h>
#include <libayatana-appindicator/app-indicator.h>

struct _HiatusTrayIndicator
{
  AppIndicator *indicator;
  gchar *icon_folder;                   /* (owned) (nullable) */
  GtkWidget *items[HIATUS_TRAY_N_ROWS]; /* owned by their menus */
  HiatusTrayView *view;                 /* (nullable): what is seen now */
  HiatusTrayActivated activated;
  HiatusTrayShown shown;
  gpointer user_data;
};

static void
on_activate (GtkMenuItem *item, gpointer user_data)
{
  HiatusTrayIndicator *self = user_data;

  for (HiatusTrayRow row = 0; row < HIATUS_TRAY_N_ROWS; row++)
    if (self->items[row] == GTK_WIDGET (item))
      {
        self->activated (row, self->user_data);
        return;
      }
}

/* The menu is built once and changed in place: another menu would register the icon anew. */
static GtkMenu *
build_menu (HiatusTrayIndicator *self)
{
  GtkWidget *menu = gtk_menu_new ();

  for (HiatusTrayRow row = 0; row < HIATUS_TRAY_N_ROWS; row++)
    {
      HiatusTrayRow parent = hiatus_tray_row_get_parent (row);
      GtkWidget *shell = menu;

      if (parent != HIATUS_TRAY_DAY)
        {
          GtkMenuItem *item = GTK_MENU_ITEM (self->items[parent]);

          if (gtk_menu_item_get_submenu (item) == NULL)
            gtk_menu_item_set_submenu (item, gtk_menu_new ());
          shell = gtk_menu_item_get_submenu (item);
        }
      self->items[row] = hiatus_tray_row_is_line (row) ? gtk_separator_menu_item_new () : gtk_menu_item_new_with_mnemonic ("");
      gtk_menu_shell_append (GTK_MENU_SHELL (shell), self->items[row]);
    }
  for (HiatusTrayRow row = 0; row < HIATUS_TRAY_N_ROWS; row++)
    if (!hiatus_tray_row_is_line (row) && gtk_menu_item_get_submenu (GTK_MENU_ITEM (self->items[row])) == NULL)
      g_signal_connect (self->items[row], "activate", G_CALLBACK (on_activate), self);
  /* To be read: a click on it does nothing. */
  gtk_widget_set_sensitive (self->items[HIATUS_TRAY_ADVICE], FALSE);
  return GTK_MENU (menu);
}

/* Where no panel takes the icon, AppIndicator draws one of its own, for trays of the old kind. A panel that was there once
 * is being restarted when it is gone: it gets its icon back, and an icon of the old kind for that moment would leave the
 * tray a quarter larger for good. */
static void
on_connection_changed (AppIndicator *indicator, gboolean connected, gpointer user_data)
{
  HiatusTrayIndicator *self = user_data;

  if (connected)
    APP_INDICATOR_GET_CLASS (indicator)->fallback = NULL;
  self->shown (connected, self->user_data);
}

static void
make (HiatusTrayIndicator *self)
{
  self->indicator = app_indicator_new ("hiatus", "hiatus-none", APP_INDICATOR_CATEGORY_APPLICATION_STATUS);
  if (self->icon_folder != NULL)
    app_indicator_set_icon_theme_path (self->indicator, self->icon_folder);
  g_signal_connect (self->indicator, APP_INDICATOR_SIGNAL_CONNECTION_CHANGED, G_CALLBACK (on_connection_changed), self);
  app_indicator_set_menu (self->indicator, build_menu (self));
  app_indicator_set_secondary_activate_target (self->indicator, self->items[HIATUS_TRAY_URGE_UNSAID]);
}

/**
 * hiatus_tray_indicator_new:
 * @icon_folder: (nullable): a folder with a folder "hicolor" in it, for icons that are not installed
 * @activated: what to do when a row is clicked
 * @shown: what to do when a panel shows the icon, or is gone
 * @user_data: for both
 *
 * Makes the icon. Nothing is seen of it before hiatus_tray_indicator_show().
 *
 * Returns: (transfer full): the indicator
 */
HiatusTrayIndicator *
hiatus_tray_indicator_new (const gchar *icon_folder, HiatusTrayActivated activated, HiatusTrayShown shown, gpointer user_data)
{
  HiatusTrayIndicator *self = g_new0 (HiatusTrayIndicator, 1);

  self->activated = activated;
  self->shown = shown;
  self->user_data = user_data;
  self->icon_folder = g_strdup (icon_folder);
  make (self);
  return self;
}

/* Panels take an underscore for the mark of a key, and two for an underscore. */
static void
set_label (GtkWidget *item, const gchar *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree gchar *escaped = g_strjoinv ("__", parts);

  gtk_menu_item_set_label (GTK_MENU_ITEM (item), escaped);
}

static void
show_row (HiatusTrayIndicator *self, const HiatusTrayView *view, HiatusTrayRow row)
{
  const gchar *label = view->rows[row].label;
  const gchar *seen = self->view == NULL ? NULL : self->view->rows[row].label;

  if (label != NULL && g_strcmp0 (label, seen) != 0)
    set_label (self->items[row], label);
  gtk_widget_set_visible (self->items[row], view->rows[row].visible);
}

/**
 * hiatus_tray_indicator_show:
 * @self: the indicator
 * @view: (transfer full): what to show
 *
 * Shows @view. Only what is different from what is seen already is told to the panel.
 */
void
hiatus_tray_indicator_show (HiatusTrayIndicator *self, HiatusTrayView *view)
{
  const HiatusTrayView *seen = self->view;

  for (HiatusTrayRow row = 0; row < HIATUS_TRAY_N_ROWS; row++)
    show_row (self, view, row);
  if (seen == NULL || !g_str_equal (view->title, seen->title))
    app_indicator_set_title (self->indicator, view->title);
  if (seen == NULL || !g_str_equal (view->icon, seen->icon) || !g_str_equal (view->description, seen->description))
    app_indicator_set_icon_full (self->indicator, view->icon, view->description);
  if (seen == NULL || !g_str_equal (view->label, seen->label))
    app_indicator_set_label (self->indicator, view->label, view->label);
  if (seen == NULL)
    app_indicator_set_status (self->indicator, APP_INDICATOR_STATUS_ACTIVE);

  g_clear_pointer (&self->view, hiatus_tray_view_free);
  self->view = view;
}

/**
 * hiatus_tray_indicator_mend:
 * @self: the indicator
 *
 * To be called when a panel is there for which there was time enough to take the icon. AppIndicator gets the bus on a thread, and
 * forgets a panel of which it hears before that (0.5.92, name_appeared_handler); nothing reminds it but a new start. If
 * it knows of the panel this does nothing.
 */
void
hiatus_tray_indicator_mend (HiatusTrayIndicator *self)
{
  gboolean has_panel;

  g_object_get (self->indicator, "connected", &has_panel, NULL);
  if (has_panel)
    return;
  g_signal_handlers_disconnect_by_data (self->indicator, self);
  /* What is left of it is not freed: it waits for an answer that does not come, and would free its menu a second time. */
  g_object_run_dispose (G_OBJECT (self->indicator));
  make (self);
  hiatus_tray_indicator_show (self, g_steal_pointer (&self->view));
}

/**
 * hiatus_tray_indicator_free:
 * @self: (transfer full): the indicator
 *
 * Takes the icon off the panel.
 */
void
hiatus_tray_indicator_free (HiatusTrayIndicator *self)
{
  g_clear_object (&self->indicator);
  g_clear_pointer (&self->view, hiatus_tray_view_free);
  g_free (self->icon_folder);
  g_free (self);
}
