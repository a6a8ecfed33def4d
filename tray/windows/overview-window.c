/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/overview-window.h"

#include "tray/tray-model.h"
#include "tray/windows/host-watch.h"
#include "tray/windows/plan-form.h"
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
  gtk_image_set_from_icon_name (self->moon, view->icon, GTK_ICON_SIZE_DIALOG);
  gtk_label_set_text (self->day, view->rows[HIATUS_TRAY_DAY].label);
  say (self->kept, kept);
  say (self->notice, lookup_string (state, "notice"));
  say (self->advice, lookup_string (state, "advice"));
  show_row (self->try_again, view, HIATUS_TRAY_TRY_AGAIN);
  if (state != NULL)
    gtk_button_set_label (GTK_BUTTON (self->start_plan), hiatus_set_up_page_of (state) == HIATUS_SET_UP_PAGE_WHEN ? _ ("Start a _plan…") : _ ("Go on with setting u_p…"));
  show_row (self->start_plan, view, HIATUS_TRAY_START_PLAN);
  show_row (self->next, view, HIATUS_TRAY_NEXT);
  show_row (self->talk_part, view, HIATUS_TRAY_ANSWERED);
  show_prompt (self, state, view);
  gtk_widget_set_sensitive (self->acts, state != NULL);
  if (state != NULL)
    {
      show_row (self->look, view, HIATUS_TRAY_LOOK);
      show_row (self->slip, view, HIATUS_TRAY_SLIP);
    }
  show_undo (self, view);
  show_wait (self, view);
  if (view->rows[HIATUS_TRAY_QUIET].visible)
    gtk_label_set_text (self->quiet, view->rows[HIATUS_TRAY_QUIET].label);
  show_row (self->quiet_off, view, HIATUS_TRAY_QUIET_OFF);
  show_row (self->watch_pause, view, HIATUS_TRAY_WATCH_PAUSE);
  show_row (self->watch_resume, view, HIATUS_TRAY_WATCH_RESUME);
  gtk_widget_set_visible (self->watching, view->rows[HIATUS_TRAY_WATCH_PAUSE].visible || view->rows[HIATUS_TRAY_WATCH_RESUME].visible);
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
undo (HiatusOverviewWindow *self)
{
  if (self->undo_id != NULL)
    hiatus_dbus_hiatus1_call_undo (hiatus_daemon_link_get_proxy (self->daemon), self->undo_id, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_called, self);
}

/* "Help me wait", or the end of it. */
static void
wait_or_stop (HiatusOverviewWindow *self)
{
  const gchar *method = self->wait_id == NULL ? "Wait" : "StopWait";
  GVariant *parameters = self->wait_id == NULL ? g_variant_new ("(u)", 0) : g_variant_new ("(s)", self->wait_id);

  g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)), method, parameters, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_called, self);
}

static void
activate (HiatusOverviewWindow *self, const gchar *action, GVariant *parameter)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  g_action_group_activate_action (G_ACTION_GROUP (application), action, parameter);
}

/* What a button does beyond the bus: other windows, and the end. */
static gboolean
on_clicked_here (HiatusOverviewWindow *self, GtkWidget *button)
{
  if (button == self->try_again)
    hiatus_daemon_link_ask (self->daemon);
  else if (button == self->start_plan)
    activate (self, "set-up", NULL);
  else if (button == self->next)
    activate (self, "next", g_variant_new_string (""));
  else if (button == self->urge_note)
    activate (self, "note", g_variant_new_string ("urge"));
  else if (button == self->slip)
    activate (self, "note", g_variant_new_string ("slip"));
  else if (button == self->talk)
    activate (self, "talk", NULL);
  else if (button == self->quit)
    activate (self, "quit", NULL);
  else
    return FALSE;
  return TRUE;
}

/* What a button asks of the daemon, if it is one of those. */
static gboolean
on_clicked_act (HiatusOverviewWindow *self, GtkWidget *button)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      GtkWidget *const *found = G_STRUCT_MEMBER_P (self, acts[i].button);

      if (*found != button)
        continue;
      g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)),
                         acts[i].method,
                         g_variant_new_parsed (acts[i].parameters),
                         G_DBUS_CALL_FLAGS_NONE,
                         -1,
                         self->cancellable,
                         on_called,
                         self);
      return TRUE;
    }
  return FALSE;
}

static void
on_clicked (HiatusOverviewWindow *self, GtkWidget *button)
{
  if (button == self->undo)
    undo (self);
  else if (button == self->wait)
    wait_or_stop (self);
  else if (!on_clicked_here (self, button))
    on_clicked_act (self, button);
}

static void
bind_children (GtkWidgetClass *widget)
{
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, moon);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, day);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, kept);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, notice);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, advice);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, try_again);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, start_plan);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, next);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, talk_part);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, answered);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, no_answer);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, said_no);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_part);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_title);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_done);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_another);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, prompt_not_today);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, acts);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_mild);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_strong);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_overwhelming);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_unsaid);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, urge_note);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, talk);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_small_talk);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_practical);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_us);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, incoming_upset);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, encounter_well);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, encounter_hard);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, look);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, slip);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, undo);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_half_hour);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_hour);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_tomorrow);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quiet_off);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, watching);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, watch_pause);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, watch_resume);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, quit);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, no_tray);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusOverviewWindow, message_text);
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
