/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/settings-page.h"

/* Between the parts of a page, and around it. */
#define SPACING 18

typedef struct
{
  HiatusDaemonLink *daemon;  /* (owned) (nullable): until the page begins */
  GCancellable *cancellable; /* (owned): of the question */
  GPtrArray *rows;           /* (element-type HiatusSettingRow) (owned): in the widgets of the page */
  gboolean asking;           /* what is in force is asked for */
  gboolean ask_again;        /* and may be something else by now */
} HiatusSettingsPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (HiatusSettingsPage, hiatus_settings_page, GTK_TYPE_BOX)

static HiatusSettingsPagePrivate *
get_private (HiatusSettingsPage *self)
{
  return hiatus_settings_page_get_instance_private (self);
}

static void
hiatus_settings_page_dispose (GObject *object)
{
  HiatusSettingsPagePrivate *private = get_private (HIATUS_SETTINGS_PAGE (object));

  g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->daemon);
  g_ptr_array_set_size (private->rows, 0);
  G_OBJECT_CLASS (hiatus_settings_page_parent_class)->dispose (object);
}

static void
hiatus_settings_page_finalize (GObject *object)
{
  HiatusSettingsPagePrivate *private = get_private (HIATUS_SETTINGS_PAGE (object));

  g_clear_object (&private->cancellable);
  g_ptr_array_unref (private->rows);
  G_OBJECT_CLASS (hiatus_settings_page_parent_class)->finalize (object);
}

static void
hiatus_settings_page_class_init (HiatusSettingsPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_settings_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_settings_page_finalize;
}

static void
hiatus_settings_page_init (HiatusSettingsPage *self)
{
  HiatusSettingsPagePrivate *private = get_private (self);

  private->cancellable = g_cancellable_new ();
  private->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  g_object_set (self, "margin", SPACING, NULL);
}

static void ask (HiatusSettingsPage *self);

static void
show_settings (HiatusSettingsPage *self, GVariant *settings)
{
  HiatusSettingsPagePrivate *private = get_private (self);

  for (gsize i = 0; i < g_variant_n_children (settings); i++)
    {
      g_autoptr (GVariant) setting = g_variant_get_child_value (settings, i);
      const gchar *key;

      g_variant_get_child (setting, 0, "&s", &key);
      for (guint j = 0; j < private->rows->len; j++)
        if (g_str_equal (hiatus_setting_row_get_key (private->rows->pdata[j]), key))
          hiatus_setting_row_show_setting (private->rows->pdata[j], setting);
    }
}

/* A daemon that does not answer is spoken of by the window. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusSettingsPage *self = user_data;
  HiatusSettingsPagePrivate *private;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) settings = NULL;

  hiatus_dbus_hiatus1_call_list_settings_finish (HIATUS_DBUS_HIATUS1 (source), &settings, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  private = get_private (self);
  private->asking = FALSE;
  if (settings != NULL)
    show_settings (self, settings);
  if (private->ask_again && settings != NULL)
    ask (self);
}

static void
ask (HiatusSettingsPage *self)
{
  HiatusSettingsPagePrivate *private = get_private (self);

  private->ask_again = private->asking;
  if (private->asking)
    return;
  private->asking = TRUE;
  hiatus_dbus_hiatus1_call_list_settings (hiatus_daemon_link_get_proxy (private->daemon),
                                          G_DBUS_CALL_FLAGS_NONE,
                                          -1,
                                          private->cancellable,
                                          on_listed,
                                          self);
}

static void
on_entries_changed (HiatusSettingsPage *self, const gchar *what)
{
  if (g_str_equal (what, "settings"))
    ask (self);
}

static void
on_owner (HiatusSettingsPage *self)
{
  g_autofree gchar *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (get_private (self)->daemon)));

  if (owner != NULL)
    ask (self);
}

/**
 * hiatus_settings_page_begin:
 * @self: a page without rows yet
 * @daemon: the way to the daemon
 *
 * Asks the daemon for what is in force, now, when that is something else, and when there is another daemon.
 */
void
hiatus_settings_page_begin (HiatusSettingsPage *self, HiatusDaemonLink *daemon)
{
  get_private (self)->daemon = g_object_ref (daemon);
  g_signal_connect_object (daemon, "entries-changed", G_CALLBACK (on_entries_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hiatus_daemon_link_get_proxy (daemon), "notify::g-name-owner", G_CALLBACK (on_owner), self, G_CONNECT_SWAPPED);
  ask (self);
}

/**
 * hiatus_settings_page_get_daemon:
 * @self: the page
 *
 * Returns: (transfer none): the way to the daemon
 */
HiatusDaemonLink *
hiatus_settings_page_get_daemon (HiatusSettingsPage *self)
{
  return get_private (self)->daemon;
}

/**
 * hiatus_settings_page_add:
 * @self: a page that has begun
 * @part: a part of it
 * @key: a setting
 * @label: what it is called, with an underline before its mnemonic
 *
 * Puts a setting at the end of a part.
 *
 * Returns: (transfer none): its row
 */
HiatusSettingRow *
hiatus_settings_page_add (HiatusSettingsPage *self, GtkWidget *part, const gchar *key, const gchar *label)
{
  HiatusSettingsPagePrivate *private = get_private (self);
  HiatusSettingRow *row = hiatus_setting_row_new (private->daemon, key, label);

  g_ptr_array_add (private->rows, g_object_ref (row));
  g_signal_connect_object (row, "kept", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (part), GTK_WIDGET (row));
  return row;
}
