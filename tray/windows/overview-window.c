/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/overview-window.h"

#include "tray/tray-model.h"
#include "tray/windows/first-frame.h"
#include "tray/windows/host-watch.h"
#include "tray/windows/pictures-page.h"
#include "tray/windows/stretches-page.h"
#include "tray/windows/today-page.h"
#include "tray/windows/window-size.h"

/* As high as the first page. */
#define PAGE_HEIGHT 440
#define PAGE_MARGIN 18

struct _HiatusOverviewWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon;    /* (owned) */
  HiatusActCaller *caller;     /* (owned) */
  HiatusHostWatch *host_watch; /* (owned) */
  gboolean broken;             /* the daemon did not answer */
  gboolean has_pictures;       /* somebody has turned to them */

  /* Of the template. */
  GtkStack *pages;
  HiatusTodayPage *today;
  GtkContainer *pictures; /* empty until then */
  GtkContainer *earlier;  /* empty until the window is seen */
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

/* What a page is scrolled in. */
static void
fill_room (GtkContainer *room, GtkWidget *page)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), PAGE_HEIGHT);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_container_add (GTK_CONTAINER (scrolled), page);
  gtk_container_add (room, scrolled);
  gtk_widget_show (scrolled);
}

static void
on_turned (HiatusOverviewWindow *self)
{
  HiatusPicturesPage *page;

  if (self->has_pictures || gtk_stack_get_visible_child (self->pages) != GTK_WIDGET (self->pictures))
    return;
  self->has_pictures = TRUE;
  page = g_object_new (HIATUS_TYPE_PICTURES_PAGE, "margin", PAGE_MARGIN, "visible", TRUE, NULL);
  fill_room (self->pictures, GTK_WIDGET (page));
  hiatus_pictures_page_start (page, self->daemon);
}

/* There is a page of earlier stretches where there are any, which it asks. */
static void
on_first_frame (GtkWidget *window)
{
  HiatusOverviewWindow *self = HIATUS_OVERVIEW_WINDOW (window);
  HiatusStretchesPage *stretches = g_object_new (HIATUS_TYPE_STRETCHES_PAGE, NULL);

  hiatus_today_page_complete (self->today);
  fill_room (self->earlier, GTK_WIDGET (stretches));
  g_object_bind_property (stretches, "visible", self->earlier, "visible", G_BINDING_SYNC_CREATE);
  hiatus_stretches_page_start (stretches, self->daemon);
}

static void
hiatus_overview_window_class_init (HiatusOverviewWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (class)->dispose = hiatus_overview_window_dispose;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/overview-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, pages);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, today);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, pictures);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, earlier);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message_text);
}

static void
hiatus_overview_window_init (HiatusOverviewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What can be seen is measured as soon as it is put into a viewport, in vain for as long as the viewport has no place. */
  gtk_widget_show (GTK_WIDGET (self->today));
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
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (on_turned), self, G_CONNECT_SWAPPED);
  hiatus_first_frame_then (GTK_WIDGET (self), on_first_frame);
  g_signal_connect_object (self->caller, "called", G_CALLBACK (on_called), self, G_CONNECT_SWAPPED);
  self->host_watch = hiatus_host_watch_new (g_dbus_proxy_get_connection (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (daemon))), on_host_watch, self);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  on_state (self);
  hiatus_daemon_link_ask (daemon);
  return GTK_WINDOW (self);
}
