/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/breath-window.h"

#include "daemon/core/error.h"
#include "tray/windows/breath-circle.h"
#include "tray/windows/in-front.h"
#include "tray/windows/key-guard.h"
#include "tray/windows/keys-down.h"
#include "tray/windows/wait-view.h"
#include "tray/windows/window-size.h"
#include "tray/windows/window-style.h"
#include "tray/windows/wrapped-label.h"

/* A daemon that hangs finds the answer when it goes on; nobody has to wait for that. */
#define ANSWER_TIMEOUT_MS 2000

/* How light a ground is dark, from 0 to 1. */
#define DARK_GROUND 0.5

struct _HiatusBreathWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) (nullable): until it is disposed of */
  GCancellable *cancellable; /* (owned): of the questions about it */
  GPtrArray *ids;            /* (owned): of the pauses that it is the answer to, the newest last */
  HiatusKeysDown *keys;      /* (owned) */
  HiatusKeyGuard guard;
  HiatusBreathTimes times;
  guint timer;       /* the end of waiting to be seen, that of the breath, or that of the window; 0 for none */
  gchar *wait_id;    /* (owned) (nullable): the wait that it was opened for, until it can be seen */
  gboolean waits;    /* it is the countdown of a wait now */
  gboolean mapped;   /* the window manager has it */
  gboolean drawn;    /* its first frame is painted */
  gboolean in_front; /* it can be seen */

  /* Of the template. */
  HiatusBreathCircle *circle;
  GtkButton *leave;
  GtkStack *choices;
  GtkButton *why;
  GtkBox *reasons;
  GtkScrolledWindow *reasons_room;
  GtkWidget *pause_part;
  HiatusWaitView *wait_part;
};

G_DEFINE_TYPE (HiatusBreathWindow, hiatus_breath_window, GTK_TYPE_APPLICATION_WINDOW)

/* --- what the daemon hears --- */

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;

  /* A daemon that is gone, or knows nothing of this pause any more, needs no answer. */
  hiatus_dbus_hiatus1_call_answer_pause_finish (HIATUS_DBUS_HIATUS1 (source), result, NULL);
  g_application_release (application);
}

static void
tell_answer (HiatusBreathWindow *self, const gchar *what)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  for (guint i = 0; i < self->ids->len; i++)
    {
      g_application_hold (application);
      hiatus_dbus_hiatus1_call_answer_pause (hiatus_daemon_link_get_proxy (self->daemon),
                                             g_ptr_array_index (self->ids, i),
                                             what,
                                             G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                             ANSWER_TIMEOUT_MS,
                                             NULL,
                                             on_answered,
                                             g_object_ref (application));
    }
}

/* Goes at once, and says why to the daemon, which is not waited for. A countdown that is left goes on elsewhere. */
static void
answer (HiatusBreathWindow *self, const gchar *what)
{
  if (self->waits)
    hiatus_wait_view_leave (self->wait_part);
  else
    tell_answer (self, what);
  gtk_widget_destroy (GTK_WIDGET (self));
}

/* That the window is in front for one pause. */
typedef struct
{
  HiatusBreathWindow *window; /* (unowned): when it is gone, the call is cancelled */
  gchar *id;                  /* (owned) */
} Telling;

static void
free_telling (Telling *telling)
{
  g_free (telling->id);
  g_free (telling);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, free_telling)

/* A pause that was shown too late is refused: something else stands in for the window by now. */
static void
on_told (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Telling) telling = user_data;
  HiatusBreathWindow *self = telling->window;
  g_autoptr (GError) error = NULL;
  guint index;

  if (hiatus_dbus_hiatus1_call_pause_shown_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) || error->domain != HIATUS_ERROR)
    return;
  if (g_ptr_array_find_with_equal_func (self->ids, telling->id, g_str_equal, &index))
    g_ptr_array_remove_index (self->ids, index);
  if (self->ids->len == 0)
    gtk_widget_destroy (GTK_WIDGET (self));
}

static void
tell (HiatusBreathWindow *self, const gchar *id)
{
  Telling *telling = g_new0 (Telling, 1);

  telling->window = self;
  telling->id = g_strdup (id);
  hiatus_dbus_hiatus1_call_pause_shown (hiatus_daemon_link_get_proxy (self->daemon),
                                        id,
                                        G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                        -1,
                                        self->cancellable,
                                        on_told,
                                        telling);
}

/* --- why --- */

static void
remove_reason (GtkWidget *reason, gpointer user_data)
{
  gtk_widget_destroy (reason);
}

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusBreathWindow *self = user_data;
  g_autoptr (GVariant) description = NULL;
  g_auto (GStrv) reasons = NULL;

  /* Without an answer there is nothing that could be shown. */
  if (!hiatus_dbus_hiatus1_call_describe_pause_finish (HIATUS_DBUS_HIATUS1 (source), &description, result, NULL) ||
      !g_variant_lookup (description, "reasons", "^as", &reasons) || reasons[0] == NULL)
    return;
  gtk_container_foreach (GTK_CONTAINER (self->reasons), remove_reason, NULL);
  for (gsize i = 0; reasons[i] != NULL; i++)
    {
      GtkWidget *reason = hiatus_wrapped_label_new (reasons[i], 30, 36);

      gtk_label_set_xalign (GTK_LABEL (reason), 0.5F);
      gtk_label_set_justify (GTK_LABEL (reason), GTK_JUSTIFY_CENTER);
      gtk_container_add (GTK_CONTAINER (self->reasons), reason);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->why), !gtk_widget_get_visible (GTK_WIDGET (self->reasons_room)));
}

/* More than that is scrolled. */
#define MOST_HEIGHT_OF_REASONS 140

static void
on_why (HiatusBreathWindow *self)
{
  gint least, natural;

  gtk_widget_get_preferred_height (GTK_WIDGET (self->reasons), &least, &natural);
  gtk_scrolled_window_set_min_content_height (self->reasons_room, MIN (natural, MOST_HEIGHT_OF_REASONS));
  gtk_widget_hide (GTK_WIDGET (self->why));
  gtk_widget_show (GTK_WIDGET (self->reasons_room));
  gtk_widget_grab_focus (GTK_WIDGET (self->leave));
  hiatus_window_size_grow (GTK_WINDOW (self));
}

/* --- the ten seconds, and after them --- */

static void
on_leave (HiatusBreathWindow *self)
{
  answer (self, "leave");
}

static void
on_go_on (HiatusBreathWindow *self)
{
  answer (self, "go-on");
}

static void
on_wrong_person (HiatusBreathWindow *self)
{
  answer (self, "wrong-person");
}

/* "Help me wait": this window goes on as the countdown. @id: (nullable): as for hiatus_wait_view_start() */
static void
begin_wait (HiatusBreathWindow *self, const gchar *id)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_ptr_array_set_size (self->ids, 0);
  self->waits = TRUE;
  gtk_widget_hide (self->pause_part);
  gtk_widget_show (GTK_WIDGET (self->wait_part));
  gtk_widget_grab_focus (GTK_WIDGET (self->circle));
  hiatus_wait_view_start (self->wait_part, self->daemon, id);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
on_wait (HiatusBreathWindow *self)
{
  /* The daemon takes one thing after the other: what is asked about the wait it is asked after that. */
  tell_answer (self, "wait");
  begin_wait (self, NULL);
}

static void
on_over (HiatusBreathWindow *self)
{
  gtk_widget_destroy (GTK_WIDGET (self));
}

static gboolean
on_ignored (gpointer user_data)
{
  HiatusBreathWindow *self = user_data;

  self->timer = 0;
  answer (self, "closed");
  return G_SOURCE_REMOVE;
}

static gboolean
on_breathed (gpointer user_data)
{
  HiatusBreathWindow *self = user_data;

  gtk_stack_set_visible_child_name (self->choices, "choices");
  self->timer = g_timeout_add (self->times.stay_ms, on_ignored, self);
  return G_SOURCE_REMOVE;
}

static void
begin_breath (HiatusBreathWindow *self)
{
  hiatus_key_guard_begin (&self->guard, g_get_monotonic_time ());
  gtk_stack_set_visible_child_full (self->choices, "breath", GTK_STACK_TRANSITION_TYPE_NONE);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (self->times.breath_ms, on_breathed, self);
}

/* On a screen that is off, or minimized: it must not keep the keyboard while nobody sees it, or come when the message is long
 * forgotten. The daemon has done without it by now. */
static gboolean
on_not_seen (gpointer user_data)
{
  HiatusBreathWindow *self = user_data;

  self->timer = 0;
  gtk_widget_destroy (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A second frame is asked for when the first has been on the screen. */
static gboolean
on_second_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  HiatusBreathWindow *self = HIATUS_BREATH_WINDOW (widget);

  self->in_front = TRUE;
  if (self->wait_id != NULL)
    {
      hiatus_key_guard_begin (&self->guard, g_get_monotonic_time ());
      begin_wait (self, self->wait_id);
      return G_SOURCE_REMOVE;
    }
  begin_breath (self);
  for (guint i = 0; i < self->ids->len; i++)
    tell (self, g_ptr_array_index (self->ids, i));
  return G_SOURCE_REMOVE;
}

static gboolean
on_drawn (HiatusBreathWindow *self)
{
  if (self->mapped && !self->drawn)
    {
      self->drawn = TRUE;
      gtk_widget_add_tick_callback (GTK_WIDGET (self), on_second_frame, NULL, NULL);
    }
  return GDK_EVENT_PROPAGATE;
}

/* On X11 the window manager has it only now. */
static gboolean
hiatus_breath_window_map_event (GtkWidget *widget, GdkEventAny *event)
{
  HIATUS_BREATH_WINDOW (widget)->mapped = TRUE;
  gtk_widget_queue_draw (widget);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
hiatus_breath_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  answer (HIATUS_BREATH_WINDOW (widget), "closed");
  return GDK_EVENT_STOP;
}

/* --- the keyboard --- */

static gboolean
hiatus_breath_window_focus_in_event (GtkWidget *widget, GdkEventFocus *event)
{
  HiatusBreathWindow *self = HIATUS_BREATH_WINDOW (widget);

  hiatus_keys_down_tell (self->keys, &self->guard);
  /* Where the keyboard comes late, what was typed until now was meant for another window, too. */
  if (!self->guard.open)
    hiatus_key_guard_begin (&self->guard, g_get_monotonic_time ());
  return GTK_WIDGET_CLASS (hiatus_breath_window_parent_class)->focus_in_event (widget, event);
}

static gboolean
hiatus_breath_window_focus_out_event (GtkWidget *widget, GdkEventFocus *event)
{
  hiatus_key_guard_forget (&HIATUS_BREATH_WINDOW (widget)->guard);
  return GTK_WIDGET_CLASS (hiatus_breath_window_parent_class)->focus_out_event (widget, event);
}

static gboolean
hiatus_breath_window_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  HiatusBreathWindow *self = HIATUS_BREATH_WINDOW (widget);

  if (!hiatus_key_guard_press (&self->guard, event->hardware_keycode, g_get_monotonic_time ()))
    return GDK_EVENT_STOP;
  if (event->keyval != GDK_KEY_Escape)
    return GTK_WIDGET_CLASS (hiatus_breath_window_parent_class)->key_press_event (widget, event);
  answer (self, "leave");
  return GDK_EVENT_STOP;
}

static gboolean
hiatus_breath_window_key_release_event (GtkWidget *widget, GdkEventKey *event)
{
  HiatusBreathWindow *self = HIATUS_BREATH_WINDOW (widget);

  if (!hiatus_key_guard_release (&self->guard, event->hardware_keycode, g_get_monotonic_time ()))
    return GDK_EVENT_STOP;
  return GTK_WIDGET_CLASS (hiatus_breath_window_parent_class)->key_release_event (widget, event);
}

/* --- the looks --- */

/* Whether the person has their programs dark, which themes tell by their ground alone. */
static gboolean
is_night (GtkWidget *widget)
{
  GdkRGBA ground;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "theme_bg_color", &ground))
    return FALSE;
  return 0.299 * ground.red + 0.587 * ground.green + 0.114 * ground.blue < DARK_GROUND;
}

static void
on_style (HiatusBreathWindow *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  const gboolean night = is_night (GTK_WIDGET (self));

  hiatus_breath_circle_set_night (self->circle, night);
  if (night == gtk_style_context_has_class (style, "night"))
    return;
  if (night)
    gtk_style_context_add_class (style, "night");
  else
    gtk_style_context_remove_class (style, "night");
}

/* --- the object --- */

static void
hiatus_breath_window_dispose (GObject *object)
{
  HiatusBreathWindow *self = HIATUS_BREATH_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_breath_window_parent_class)->dispose (object);
}

static void
hiatus_breath_window_finalize (GObject *object)
{
  HiatusBreathWindow *self = HIATUS_BREATH_WINDOW (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->ids);
  hiatus_keys_down_free (self->keys);
  g_free (self->wait_id);
  G_OBJECT_CLASS (hiatus_breath_window_parent_class)->finalize (object);
}

static void
hiatus_breath_window_class_init (HiatusBreathWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_breath_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_breath_window_finalize;
  widget->map_event = hiatus_breath_window_map_event;
  widget->delete_event = hiatus_breath_window_delete_event;
  widget->focus_in_event = hiatus_breath_window_focus_in_event;
  widget->focus_out_event = hiatus_breath_window_focus_out_event;
  widget->key_press_event = hiatus_breath_window_key_press_event;
  widget->key_release_event = hiatus_breath_window_key_release_event;
  g_type_ensure (HIATUS_TYPE_BREATH_CIRCLE);
  g_type_ensure (HIATUS_TYPE_WAIT_VIEW);
  hiatus_window_style_load ("breath-window.css");
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/breath-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, circle);
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, leave);
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, choices);
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, why);
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, reasons);
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, reasons_room);
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, pause_part);
  gtk_widget_class_bind_template_child (widget, HiatusBreathWindow, wait_part);
  gtk_widget_class_bind_template_callback (widget, on_leave);
  gtk_widget_class_bind_template_callback (widget, on_wait);
  gtk_widget_class_bind_template_callback (widget, on_over);
  gtk_widget_class_bind_template_callback (widget, on_go_on);
  gtk_widget_class_bind_template_callback (widget, on_wrong_person);
  gtk_widget_class_bind_template_callback (widget, on_why);
}

static void
hiatus_breath_window_init (HiatusBreathWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->keys = hiatus_keys_down_new (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_widget_init_template (GTK_WIDGET (self));
  hiatus_key_guard_begin (&self->guard, g_get_monotonic_time ());
  hiatus_in_front_prepare (GTK_WINDOW (self));
  on_style (self);
  g_signal_connect (self, "style-updated", G_CALLBACK (on_style), NULL);
  g_signal_connect_after (self, "draw", G_CALLBACK (on_drawn), NULL);
  /* No button has the keyboard: a space or a Return that slips through presses nothing. */
  gtk_widget_grab_focus (GTK_WIDGET (self->circle));
}

/**
 * hiatus_breath_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @times: how much time the person has
 *
 * Returns: (transfer none): the window, not shown yet and about no pause
 */
GtkWindow *
hiatus_breath_window_new (GtkApplication *application, HiatusDaemonLink *daemon, const HiatusBreathTimes *times)
{
  HiatusBreathWindow *self = g_object_new (HIATUS_TYPE_BREATH_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  self->times = *times;
  return GTK_WINDOW (self);
}

/* The pop-up that goes on with it is the daemon's. */
static void
leave_wait (HiatusBreathWindow *self)
{
  g_clear_pointer (&self->wait_id, g_free);
  if (!self->waits)
    return;
  hiatus_wait_view_leave (self->wait_part);
  self->waits = FALSE;
  gtk_widget_hide (GTK_WIDGET (self->wait_part));
  gtk_widget_show (self->pause_part);
}

static void
come (HiatusBreathWindow *self)
{
  if (!self->in_front && self->timer == 0)
    self->timer = g_timeout_add (self->times.come_ms, on_not_seen, self);
  hiatus_in_front_show (GTK_WINDOW (self));
}

/**
 * hiatus_breath_window_add:
 * @self: the window
 * @id: the id of a pause
 *
 * Shows the window for a pause. One that is open already stays, and its answer is one to this pause, too; the ten seconds
 * begin anew. A countdown in it makes room: the wait goes on elsewhere.
 */
void
hiatus_breath_window_add (HiatusBreathWindow *self, const gchar *id)
{
  leave_wait (self);
  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    {
      g_ptr_array_add (self->ids, g_strdup (id));
      hiatus_dbus_hiatus1_call_describe_pause (hiatus_daemon_link_get_proxy (self->daemon),
                                               id,
                                               G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                               -1,
                                               self->cancellable,
                                               on_described,
                                               self);
      if (self->in_front)
        {
          begin_breath (self);
          tell (self, id);
        }
    }
  come (self);
}

/**
 * hiatus_breath_window_wait:
 * @self: the window
 * @id: the id of a wait
 *
 * Shows the countdown of a wait in the window. In one that is open for a pause that is left as it is: the pause goes first.
 */
void
hiatus_breath_window_wait (HiatusBreathWindow *self, const gchar *id)
{
  if (self->ids->len == 0 && !self->waits && self->in_front)
    {
      begin_wait (self, id);
    }
  else if (self->ids->len == 0 && !self->waits)
    {
      g_free (self->wait_id);
      self->wait_id = g_strdup (id);
    }
  come (self);
}
