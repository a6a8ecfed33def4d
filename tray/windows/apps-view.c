/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/apps-view.h"

#include <glib/gi18n.h>

#include "tray/windows/wrong-person-form.h"

struct _HiatusAppsView
{
  GtkBox parent_instance;

  GPtrArray *boxes; /* (owned): of GtkToggleButton, one for each app that is offered */

  /* Of the template. */
  GtkGrid *apps;
  GtkEntry *others;
};

G_DEFINE_TYPE (HiatusAppsView, hiatus_apps_view, GTK_TYPE_BOX)

static guint changed_signal;

static void
on_changed (HiatusAppsView *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* A box for each app, in two columns. */
static void
add_boxes (HiatusAppsView *self)
{
  gsize n_apps;
  const HiatusMessagingApp *apps = hiatus_wrong_person_get_apps (&n_apps);

  for (guint i = 0; i < n_apps; i++)
    {
      GtkWidget *box = gtk_check_button_new_with_label (apps[i].name);

      gtk_widget_show (box);
      gtk_grid_attach (self->apps, box, (gint) i % 2, (gint) i / 2, 1, 1);
      g_signal_connect_swapped (box, "toggled", G_CALLBACK (on_changed), self);
      g_ptr_array_add (self->boxes, box);
    }
}

static void
hiatus_apps_view_finalize (GObject *object)
{
  g_ptr_array_unref (HIATUS_APPS_VIEW (object)->boxes);
  G_OBJECT_CLASS (hiatus_apps_view_parent_class)->finalize (object);
}

static void
hiatus_apps_view_class_init (HiatusAppsViewClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_apps_view_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/apps-view.ui");
  gtk_widget_class_bind_template_child (widget, HiatusAppsView, apps);
  gtk_widget_class_bind_template_child (widget, HiatusAppsView, others);
  gtk_widget_class_bind_template_callback (widget, on_changed);

  /**
   * HiatusAppsView::changed:
   * @self: the view
   *
   * hiatus_apps_view_get_ids() says something else than before.
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_APPS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_apps_view_init (HiatusAppsView *self)
{
  self->boxes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_boxes (self);
}

/**
 * hiatus_apps_view_get_ids:
 * @self: the view
 *
 * Returns: (transfer full): the apps that are chosen, in the order of the view
 */
gchar **
hiatus_apps_view_get_ids (HiatusAppsView *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) others = hiatus_wrong_person_split (gtk_entry_get_text (self->others));
  gsize n_apps;
  const HiatusMessagingApp *apps = hiatus_wrong_person_get_apps (&n_apps);

  for (gsize i = 0; i < n_apps; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->boxes, i)))
      g_strv_builder_add (builder, apps[i].id);
  for (gsize i = 0; others[i] != NULL; i++)
    g_strv_builder_add (builder, others[i]);
  return g_strv_builder_end (builder);
}

/**
 * hiatus_apps_view_set_ids:
 * @self: the view
 * @ids: (array zero-terminated=1): the apps that are chosen
 */
void
hiatus_apps_view_set_ids (HiatusAppsView *self, const gchar *const *ids)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv) other_ids = NULL;
  g_autofree gchar *other_text = NULL;
  gsize n_apps;
  const HiatusMessagingApp *apps = hiatus_wrong_person_get_apps (&n_apps);

  for (gsize i = 0; i < n_apps; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->boxes, i), g_strv_contains (ids, apps[i].id));
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      gsize known = 0;

      while (known < n_apps && !g_str_equal (apps[known].id, ids[i]))
        known++;
      if (known == n_apps)
        g_strv_builder_add (others, ids[i]);
    }
  other_ids = g_strv_builder_end (others);
  other_text = g_strjoinv ("; ", other_ids);
  gtk_entry_set_text (self->others, other_text);
}

/**
 * hiatus_apps_view_has_text:
 * @self: the view
 *
 * Returns: whether something stands in the line for others
 */
gboolean
hiatus_apps_view_has_text (HiatusAppsView *self)
{
  return *gtk_entry_get_text (self->others) != '\0';
}
