/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/overview-window.h"

#include "tray/tray-model.h"
#include "tray/windows/host-watch.h"
#include "tray/windows/pictures-page.h"
#include "tray/windows/stretches-page.h"
#include "tray/windows/today-page.h"
#include "tray/windows/window-size.h"

struct _HiatusOverviewWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon;    /* (owned) */
  HiatusActCaller *caller;     /* (owned) */
  HiatusHostWatch *host_watch; /* (owned) */
  gboolean broken;             /* the daemon did not answer */

  /* Of the template. */
  GtkWidget *earlier;
  HiatusTodayPage *today;
  HiatusPicturesPage *pictures;
  HiatusStretchesPage *stretches;
  GtkWidget *message;
  GtkLabel *message_text;
};

G_DEFINE_TYPE (HiatusOverviewWindow, hiatus_overview_window, GTK_TYPE_APPLICATION_WINDOW)

static void
hiatus_overview_window_dispose (GObject *object)
{
  HiatusOverviewWindow *self = HIATUS_OVERVIEW_WINDOW (object);

  g_clear_pointer (&self->host_watch, hiatus_host_watch_free);
  g_clear_object (&self->caller);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_overview_window_parent_class)->dispose (object);
}

static HiatusTrayView *
make_view (GVariant *state, gboolean broken)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  if (broken)
    return hiatus_tray_view_new_unreachable ();
  if (state == NULL)
    return hiatus_tray_view_new_starting ();
  return hiatus_tray_view_new (state, g_get_real_time (), zone);
}

static void
on_state (HiatusOverviewWindow *self)
{
  const gboolean broken = hiatus_daemon_link_is_broken (self->daemon);
  const gboolean is_back = self->broken && !broken;
  GVariant *state = broken ? NULL : hiatus_daemon_link_get_state (self->daemon);
  g_autoptr (HiatusTrayView) view = make_view (state, broken);

  self->broken = broken;
  if (is_back)
    gtk_widget_hide (self->message);
  hiatus_today_page_show (self->today, state, view);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
on_host_watch (gboolean found, gpointer user_data)
{
  HiatusOverviewWindow *self = user_data;

  hiatus_today_page_miss_tray (self->today, !found);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
on_called (HiatusOverviewWindow *self, const gchar *sentence)
{
  gtk_label_set_text (self->message_text, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->message_text), sentence != NULL);
  gtk_widget_set_visible (self->message, sentence != NULL);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
hiatus_overview_window_class_init (HiatusOverviewWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_TODAY_PAGE);
  g_type_ensure (HIATUS_TYPE_PICTURES_PAGE);
  g_type_ensure (HIATUS_TYPE_STRETCHES_PAGE);
  G_OBJECT_CLASS (class)->dispose = hiatus_overview_window_dispose;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/overview-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, earlier);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, today);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, pictures);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, stretches);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message_text);
}

static void
hiatus_overview_window_init (HiatusOverviewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What can be seen is measured as soon as it is put into a viewport, in vain for as long as the viewport has no place. */
  gtk_widget_show (GTK_WIDGET (self->today));
  gtk_widget_show (GTK_WIDGET (self->pictures));
  g_object_bind_property (self->stretches, "visible", self->earlier, "visible", G_BINDING_SYNC_CREATE);
}

/**
 * hiatus_overview_window_new:
 * @application: the application, which has the actions of the other windows
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_overview_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusOverviewWindow *self = g_object_new (HIATUS_TYPE_OVERVIEW_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  self->caller = hiatus_act_caller_new (daemon);
  hiatus_today_page_start (self->today, daemon, self->caller);
  hiatus_pictures_page_start (self->pictures, daemon);
  hiatus_stretches_page_start (self->stretches, daemon);
  g_signal_connect_object (self->caller, "called", G_CALLBACK (on_called), self, G_CONNECT_SWAPPED);
  self->host_watch = hiatus_host_watch_new (g_dbus_proxy_get_connection (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (daemon))), on_host_watch, self);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  on_state (self);
  hiatus_daemon_link_ask (daemon);
  return GTK_WINDOW (self);
}
