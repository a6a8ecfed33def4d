/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/set-up-window.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "tray/tray-model.h"
#include "tray/windows/date-button.h"
#include "tray/windows/first-frame.h"
#include "tray/windows/moon-picture.h"
#include "tray/windows/next-style.h"
#include "tray/windows/plan-form.h"
#include "tray/windows/safety-view.h"
#include "tray/windows/set-up-goal.h"
#include "tray/windows/set-up-rest.h"
#include "tray/windows/set-up-when.h"
#include "tray/windows/window-close.h"

/* In pixels, before the screen's scale, with the light around it. */
#define MOON_SIZE 104

struct _HiatusSetUpWindow
{
  HiatusFormWindow parent_instance;

  HiatusSetUpPage page;
  gboolean again;            /* it takes the place of the stretch that runs */
  gboolean follows;          /* the next answer of the daemon says which page comes */
  gboolean was_asked;        /* whether the safety check is to be left open */
  GCancellable *cancellable; /* (unowned) (nullable): of the call that is under way */
  HiatusSetUpGoal *goal;     /* (nullable): once it is asked */
  HiatusSafetyView *safety;  /* (nullable): likewise */
  HiatusSetUpRest *rest;     /* (nullable): once it is shown */

  /* Of the template. */
  HiatusMoonPicture *moon;
  GtkLabel *day;
  GtkStack *pages;
  GtkContainer *column;
  GtkAdjustment *scrolled;
  HiatusSetUpWhen *when;
  GtkWidget *goal_page;
  GtkWidget *safety_page;
  GtkWidget *rest_page;
  GtkWidget *again_text;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *back;
  GtkWidget *later;
  GtkButton *go_on;
};

G_DEFINE_TYPE (HiatusSetUpWindow, hiatus_set_up_window, HIATUS_TYPE_FORM_WINDOW)

/* The names of the pages in the stack. */
static const gchar *const page_names[] = {
  [HIATUS_SET_UP_PAGE_WHEN] = "when",
  [HIATUS_SET_UP_PAGE_GOAL] = "goal",
  [HIATUS_SET_UP_PAGE_SAFETY] = "safety",
  [HIATUS_SET_UP_PAGE_REST] = "rest",
};

static HiatusDaemonLink *
get_daemon (HiatusSetUpWindow *self)
{
  return hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self));
}

static HiatusDBusHiatus1 *
get_proxy (HiatusSetUpWindow *self)
{
  return hiatus_daemon_link_get_proxy (get_daemon (self));
}

/* As the journal has it, for those who come back to these questions. */
static gboolean
read_journal (HiatusSetUpWindow *self, HiatusPlanForm *form)
{
  GVariant *state = hiatus_daemon_link_get_state (get_daemon (self));
  GDate today;

  hiatus_date_button_get_today (&today);
  hiatus_plan_form_init (form, &today);
  return state != NULL && hiatus_plan_form_read (form, state);
}

/* As the person has it before them. */
static void
read_form (HiatusSetUpWindow *self, HiatusPlanForm *form)
{
  const gboolean begun = read_journal (self, form);

  hiatus_set_up_when_read (self->when, form);
  form->again = begun;
  /* Who begins again may hope for something else than before. */
  if (self->again)
    form->goal = NULL;
}

static void
fill_in (HiatusSetUpWindow *self, const HiatusPlanForm *form)
{
  GDate today;

  hiatus_date_button_get_today (&today);
  hiatus_set_up_when_fill_in (self->when, form, &today);
}

/* --- what is shown --- */

static void
show_moon (HiatusSetUpWindow *self, GVariant *state, gboolean has_day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (HiatusTrayView) view = hiatus_tray_view_new (state, g_get_real_time (), zone);
  g_auto (GStrv) parts = g_strsplit (view->rows[HIATUS_TRAY_DAY].label, " · ", -1);
  g_autofree gchar *lines = g_strjoinv ("\n", parts);
  gint frame = -1;

  g_variant_lookup (state, "moon-frame", "i", &frame);
  hiatus_moon_picture_show (self->moon, frame, view->rows[HIATUS_TRAY_DAY].label);
  gtk_label_set_text (self->day, has_day ? lines : "");
}

/* The moon of what is chosen shows at once; what cannot be is said at once. */
static void
on_changed (HiatusSetUpWindow *self)
{
  g_autoptr (GVariant) state = NULL;
  g_autofree gchar *sentence = NULL;
  HiatusPlanForm form;
  GDate today;

  hiatus_date_button_get_today (&today);
  read_form (self, &form);
  hiatus_plan_form_check (&form, &today, &sentence);
  state = g_variant_ref_sink (hiatus_plan_form_preview (&form, &today));
  show_moon (self, state, sentence == NULL);
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), sentence);
}

static void
on_goal (HiatusSetUpWindow *self)
{
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), NULL);
}

static void
add_goal (HiatusSetUpWindow *self)
{
  if (self->goal != NULL)
    return;
  self->goal = hiatus_set_up_goal_new ();
  gtk_container_add (GTK_CONTAINER (self->goal_page), GTK_WIDGET (self->goal));
  g_signal_connect_object (self->goal, "changed", G_CALLBACK (on_goal), self, G_CONNECT_SWAPPED);
}

/* What was answered before, where anything was. */
static void
show_goal (HiatusSetUpWindow *self)
{
  HiatusPlanForm form;

  if (read_journal (self, &form) && form.goal != NULL)
    hiatus_set_up_goal_fill_in (self->goal, form.goal);
}

static void
add_safety (HiatusSetUpWindow *self)
{
  if (self->safety != NULL)
    return;
  self->safety = hiatus_safety_view_new (get_daemon (self));
  gtk_container_add (GTK_CONTAINER (self->safety_page), GTK_WIDGET (self->safety));
}

static void
add_rest (HiatusSetUpWindow *self)
{
  if (self->rest != NULL)
    return;
  self->rest = hiatus_set_up_rest_new (get_daemon (self));
  gtk_container_add (GTK_CONTAINER (self->rest_page), GTK_WIDGET (self->rest));
}

static void
focus_page (HiatusSetUpWindow *self)
{
  switch (self->page)
    {
    case HIATUS_SET_UP_PAGE_WHEN:
      hiatus_set_up_when_grab (self->when, HIATUS_PLAN_FIELD_LAST_CONTACT);
      break;
    case HIATUS_SET_UP_PAGE_GOAL:
      hiatus_set_up_goal_grab (self->goal);
      break;
    case HIATUS_SET_UP_PAGE_SAFETY:
      hiatus_safety_view_grab (self->safety);
      break;
    case HIATUS_SET_UP_PAGE_REST:
    default:
      gtk_widget_grab_focus (GTK_WIDGET (self->go_on));
      break;
    }
}

static void
show_page (HiatusSetUpWindow *self, HiatusSetUpPage page)
{
  const gboolean is_last = page == HIATUS_SET_UP_PAGE_REST;
  HiatusPlanForm form;

  self->page = page;
  self->was_asked = FALSE;
  if (page == HIATUS_SET_UP_PAGE_GOAL)
    {
      add_goal (self);
      show_goal (self);
    }
  if (page == HIATUS_SET_UP_PAGE_SAFETY)
    add_safety (self);
  if (is_last)
    add_rest (self);
  gtk_stack_set_visible_child_name (self->pages, page_names[page]);
  gtk_widget_set_visible (self->back, page == HIATUS_SET_UP_PAGE_GOAL || page == HIATUS_SET_UP_PAGE_SAFETY);
  gtk_widget_set_visible (self->later, !is_last);
  gtk_button_set_label (self->go_on, is_last ? _ ("Clo_se") : _ ("_Continue"));
  gtk_adjustment_set_value (self->scrolled, 0);
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), NULL);
  if (page == HIATUS_SET_UP_PAGE_WHEN)
    {
      if (read_journal (self, &form) && !self->again)
        fill_in (self, &form);
      on_changed (self);
    }
  else if (hiatus_daemon_link_get_state (get_daemon (self)) != NULL)
    show_moon (self, hiatus_daemon_link_get_state (get_daemon (self)), TRUE);
  focus_page (self);
}

/* --- what the daemon says --- */

/* The journal has the answer: it says which question comes next, too. */
static void
follow (HiatusSetUpWindow *self)
{
  self->follows = TRUE;
  hiatus_daemon_link_ask (get_daemon (self));
}

static void
on_daemon_changed (HiatusSetUpWindow *self)
{
  HiatusDaemonLink *daemon = get_daemon (self);
  GVariant *state = hiatus_daemon_link_get_state (daemon);

  if (hiatus_daemon_link_is_broken (daemon) || state == NULL)
    return;
  if (self->page != HIATUS_SET_UP_PAGE_WHEN)
    show_moon (self, state, TRUE);
  if (!self->follows)
    return;
  self->follows = FALSE;
  if (hiatus_set_up_page_of (state) != self->page)
    show_page (self, hiatus_set_up_page_of (state));
}

/* --- what is answered --- */

/* Another one was started meanwhile. The daemon's own words are for the command line. */
static void
explain_refusal (GError **error)
{
  if (!g_error_matches (*error, HIATUS_ERROR, HIATUS_ERROR_REFUSED))
    return;
  g_clear_error (error);
  g_set_error_literal (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED, _ ("There is a stretch already: the overview shows it."));
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  HiatusSetUpWindow *self;

  if (!hiatus_dbus_hiatus1_call_start_plan_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  explain_refusal (&error);
  if (!hiatus_form_window_end (user_data, error))
    return;
  self->again = FALSE;
  gtk_widget_hide (self->again_text);
  if (self->goal != NULL)
    hiatus_set_up_goal_fill_in (self->goal, NULL);
  follow (self);
}

static void
start_plan (HiatusSetUpWindow *self, const HiatusPlanForm *form)
{
  hiatus_dbus_hiatus1_call_start_plan (get_proxy (self),
                                       hiatus_plan_form_options (form),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       self->cancellable,
                                       on_started,
                                       self);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) undone = NULL;
  g_autoptr (GError) error = NULL;
  HiatusPlanForm form;

  if (!hiatus_dbus_hiatus1_call_undo_finish (HIATUS_DBUS_HIATUS1 (source), &undone, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        hiatus_form_window_end (user_data, error);
      return;
    }
  read_form (user_data, &form);
  form.again = FALSE;
  start_plan (user_data, &form);
}

/* A slip of the pen, put right before anything else was answered, is taken back: it was no stretch of its own. */
static const gchar *
find_slip_of_the_pen (HiatusSetUpWindow *self)
{
  GVariant *state = hiatus_daemon_link_get_state (get_daemon (self));
  const gchar *kind = NULL;
  const gchar *id = NULL;

  if (self->again || state == NULL || !g_variant_lookup (state, "undo-kind", "&s", &kind) || !g_str_equal (kind, "plan-start"))
    return NULL;
  return g_variant_lookup (state, "undo-id", "&s", &id) && hiatus_set_up_page_of (state) != HIATUS_SET_UP_PAGE_WHEN ? id : NULL;
}

static void
begin_stretch (HiatusSetUpWindow *self, const HiatusPlanForm *form)
{
  const gchar *undo_id = find_slip_of_the_pen (self);

  self->cancellable = hiatus_form_window_begin (HIATUS_FORM_WINDOW (self));
  if (undo_id != NULL)
    hiatus_dbus_hiatus1_call_undo (get_proxy (self), undo_id, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_undone, self);
  else
    start_plan (self, form);
}

static void
save_when (HiatusSetUpWindow *self)
{
  g_autofree gchar *sentence = NULL;
  HiatusPlanForm form, journal;
  HiatusPlanField field;
  GDate today;

  hiatus_date_button_get_today (&today);
  read_form (self, &form);
  field = hiatus_plan_form_check (&form, &today, &sentence);
  if (field != HIATUS_PLAN_FIELD_NONE)
    {
      hiatus_form_window_say (HIATUS_FORM_WINDOW (self), sentence);
      hiatus_set_up_when_grab (self->when, field);
    }
  else if (!self->again && read_journal (self, &journal) && hiatus_plan_form_is_same (&form, &journal))
    show_page (self, HIATUS_SET_UP_PAGE_GOAL);
  else
    begin_stretch (self, &form);
}

static void
on_goal_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_change_plan_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hiatus_form_window_end (user_data, error))
    follow (user_data);
}

static void
save_goal (HiatusSetUpWindow *self)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);
  const gchar *goal = hiatus_set_up_goal_read (self->goal);

  if (goal == NULL)
    {
      hiatus_form_window_say (HIATUS_FORM_WINDOW (self), _ ("One answer is missing: what you hope for. \"I don't know yet\" is a good one."));
      hiatus_set_up_goal_grab (self->goal);
      return;
    }
  g_variant_dict_insert (&options, "goal", "s", goal);
  hiatus_dbus_hiatus1_call_change_plan (get_proxy (self),
                                        g_variant_dict_end (&options),
                                        G_DBUS_CALL_FLAGS_NONE,
                                        -1,
                                        hiatus_form_window_begin (HIATUS_FORM_WINDOW (self)),
                                        on_goal_saved,
                                        self);
}

/* Its answers are kept as they are given. Nobody has to answer, but nobody passes it over by a key pressed too often. */
static void
leave_safety (HiatusSetUpWindow *self)
{
  if (hiatus_safety_view_is_complete (self->safety) || self->was_asked)
    {
      show_page (self, HIATUS_SET_UP_PAGE_REST);
      return;
    }
  self->was_asked = TRUE;
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), _ ("What is not answered counts as a yes, so nothing here will start contact. \"Continue\" once more leaves it at that for now."));
}

static void
hiatus_set_up_window_save (HiatusFormWindow *window)
{
  HiatusSetUpWindow *self = HIATUS_SET_UP_WINDOW (window);

  switch (self->page)
    {
    case HIATUS_SET_UP_PAGE_WHEN:
      save_when (self);
      break;
    case HIATUS_SET_UP_PAGE_GOAL:
      save_goal (self);
      break;
    case HIATUS_SET_UP_PAGE_SAFETY:
      leave_safety (self);
      break;
    case HIATUS_SET_UP_PAGE_REST:
    default:
      hiatus_window_close (GTK_WINDOW (self));
      break;
    }
}

static void
on_back (HiatusSetUpWindow *self)
{
  show_page (self, self->page == HIATUS_SET_UP_PAGE_SAFETY ? HIATUS_SET_UP_PAGE_GOAL : HIATUS_SET_UP_PAGE_WHEN);
}

/* Enter goes on, wherever among the answers the keyboard is: an answer is given with the space bar or its letter, and by
 * nobody who presses Enter once too often. */
static gboolean
on_key (GtkWidget *widget, GdkEventKey *event, gpointer user_data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));
  const gboolean is_enter = event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter;

  if (!is_enter || !GTK_IS_TOGGLE_BUTTON (focus) || GTK_IS_MENU_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;
  gtk_button_clicked (HIATUS_SET_UP_WINDOW (widget)->go_on);
  return GDK_EVENT_STOP;
}

static void
bind_children (GtkWidgetClass *widget)
{
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, moon);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, day);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, pages);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, column);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, when);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, goal_page);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, safety_page);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, rest_page);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, again_text);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, back);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, later);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWindow, go_on);
}

static void
hiatus_set_up_window_class_init (HiatusSetUpWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_MOON_PICTURE);
  g_type_ensure (HIATUS_TYPE_SET_UP_WHEN);
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_set_up_window_save;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/set-up-window.ui");
  bind_children (widget);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_back);
  gtk_widget_class_bind_template_callback (widget, on_key);
}

static void
hiatus_set_up_window_init (HiatusSetUpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hiatus_moon_picture_set_size (self->moon, MOON_SIZE);
  /* What can be seen is measured as soon as it is put into a viewport, in vain for as long as the viewport has no place. */
  gtk_widget_show (GTK_WIDGET (self->column));
}

/**
 * hiatus_set_up_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @again: whether the stretch takes the place of one that runs
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_set_up_window_new (GtkApplication *application, HiatusDaemonLink *daemon, gboolean again)
{
  HiatusSetUpWindow *self = g_object_new (HIATUS_TYPE_SET_UP_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { GTK_WIDGET (self->pages), GTK_WIDGET (self->go_on), self->later, self->message, self->message_text };
  HiatusPlanForm form;
  GDate today;

  self->again = again;
  gtk_widget_set_visible (self->again_text, again);
  hiatus_next_style_add (GTK_WIDGET (self));
  hiatus_first_frame_leave_marks (GTK_WIDGET (self));
  /* What the keyboard goes to is scrolled to. */
  gtk_container_set_focus_vadjustment (GTK_CONTAINER (self->column), self->scrolled);
  hiatus_date_button_get_today (&today);
  hiatus_plan_form_init (&form, &today);
  fill_in (self, &form);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  show_page (self, again ? HIATUS_SET_UP_PAGE_WHEN : hiatus_set_up_page_of (hiatus_daemon_link_get_state (daemon)));
  if (!again)
    follow (self);
  return GTK_WINDOW (self);
}
