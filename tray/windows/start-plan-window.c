/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/start-plan-window.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "tray/tray-model.h"
#include "tray/windows/date-button.h"
#include "tray/windows/plan-form.h"

struct _HiatusStartPlanWindow
{
  HiatusFormWindow parent_instance;

  gboolean ready; /* all is filled in as it opens */
  gboolean again; /* it takes the place of the plan that runs */

  /* Of the template. */
  GtkWidget *fields;
  GtkImage *moon;
  GtkLabel *day;
  HiatusDateButton *last_contact;
  GtkWidget *lengths;
  GtkToggleButton *length_preset;
  GtkToggleButton *length_until;
  HiatusDateButton *until;
  GtkToggleButton *length_open;
  GtkToggleButton *goal_unsure;
  GtkToggleButton *goal_heal;
  GtkToggleButton *goal_reconcile;
  GtkToggleButton *goal_safety;
  GtkToggleButton *limited;
  GtkWidget *again_text;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusStartPlanWindow, hiatus_start_plan_window, HIATUS_TYPE_FORM_WINDOW)

static void
get_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static const gchar *
get_goal (HiatusStartPlanWindow *self)
{
  if (gtk_toggle_button_get_active (self->goal_unsure))
    return "unsure";
  if (gtk_toggle_button_get_active (self->goal_heal))
    return "heal";
  if (gtk_toggle_button_get_active (self->goal_reconcile))
    return "reconcile";
  return gtk_toggle_button_get_active (self->goal_safety) ? "safety" : NULL;
}

static void
read_form (HiatusStartPlanWindow *self, HiatusPlanForm *form)
{
  hiatus_date_button_get_date (self->last_contact, &form->last_contact);
  hiatus_date_button_get_date (self->until, &form->until);
  form->length = HIATUS_PLAN_LENGTH_PRESET;
  if (gtk_toggle_button_get_active (self->length_until))
    form->length = HIATUS_PLAN_LENGTH_UNTIL;
  if (gtk_toggle_button_get_active (self->length_open))
    form->length = HIATUS_PLAN_LENGTH_OPEN;
  form->goal = get_goal (self);
  form->again = self->again;
  form->limited = gtk_toggle_button_get_active (self->limited);
}

static void
show_preview (HiatusStartPlanWindow *self, const HiatusPlanForm *form, const GDate *today, gboolean has_day)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (hiatus_plan_form_preview (form, today));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (HiatusTrayView) view = hiatus_tray_view_new (state, g_get_real_time (), zone);
  g_auto (GStrv) parts = g_strsplit (view->rows[HIATUS_TRAY_DAY].label, " · ", -1);
  g_autofree gchar *lines = g_strjoinv ("\n", parts);

  gtk_image_set_from_icon_name (self->moon, view->icon, GTK_ICON_SIZE_DIALOG);
  gtk_label_set_text (self->day, has_day ? lines : "");
}

/* What was chosen shows at once; what cannot be is said at once, an answer that is only missing not yet. */
static void
on_changed (HiatusStartPlanWindow *self)
{
  g_autofree gchar *sentence = NULL;
  HiatusPlanField field;
  HiatusPlanForm form;
  GDate today;

  if (!self->ready)
    return;
  get_today (&today);
  read_form (self, &form);
  field = hiatus_plan_form_check (&form, &today, &sentence);
  gtk_widget_set_visible (self->lengths, g_strcmp0 (form.goal, "safety") != 0);
  show_preview (self, &form, &today, field == HIATUS_PLAN_FIELD_NONE || field == HIATUS_PLAN_FIELD_GOAL);
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), field == HIATUS_PLAN_FIELD_GOAL ? NULL : sentence);
}

/* Who chooses a last day means it. */
static void
on_until (HiatusStartPlanWindow *self)
{
  gtk_toggle_button_set_active (self->length_until, TRUE);
  on_changed (self);
}

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

  if (!hiatus_dbus_hiatus1_call_start_plan_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  explain_refusal (&error);
  if (hiatus_form_window_end (user_data, error))
    gtk_window_close (user_data);
}

static void
focus_field (HiatusStartPlanWindow *self, HiatusPlanField field)
{
  if (field == HIATUS_PLAN_FIELD_LAST_CONTACT)
    gtk_widget_grab_focus (GTK_WIDGET (self->last_contact));
  else if (field == HIATUS_PLAN_FIELD_LENGTH)
    gtk_widget_grab_focus (GTK_WIDGET (self->until));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->goal_unsure));
}

static void
hiatus_start_plan_window_save (HiatusFormWindow *window)
{
  HiatusStartPlanWindow *self = HIATUS_START_PLAN_WINDOW (window);
  g_autofree gchar *sentence = NULL;
  HiatusPlanField field;
  HiatusPlanForm form;
  GDate today;

  get_today (&today);
  read_form (self, &form);
  field = hiatus_plan_form_check (&form, &today, &sentence);
  if (field != HIATUS_PLAN_FIELD_NONE)
    {
      hiatus_form_window_say (window, sentence);
      focus_field (self, field);
      return;
    }
  hiatus_dbus_hiatus1_call_start_plan (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (window)),
                                       hiatus_plan_form_options (&form),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       hiatus_form_window_begin (window),
                                       on_started,
                                       self);
}

static void
hiatus_start_plan_window_class_init (HiatusStartPlanWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_DATE_BUTTON);
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_start_plan_window_save;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/start-plan-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, moon);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, day);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, last_contact);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, lengths);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, length_preset);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, length_until);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, until);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, length_open);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, goal_unsure);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, goal_heal);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, goal_reconcile);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, goal_safety);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, limited);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, again_text);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusStartPlanWindow, save);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_until);
}

static void
hiatus_start_plan_window_init (HiatusStartPlanWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_start_plan_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @again: whether the plan takes the place of one that runs
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_start_plan_window_new (GtkApplication *application, HiatusDaemonLink *daemon, gboolean again)
{
  HiatusStartPlanWindow *self = g_object_new (HIATUS_TYPE_START_PLAN_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };
  HiatusPlanForm form;
  GDate today;

  self->again = again;
  gtk_widget_set_visible (self->again_text, again);
  get_today (&today);
  hiatus_plan_form_init (&form, &today);
  hiatus_date_button_set_date (self->last_contact, &form.last_contact, &today);
  hiatus_date_button_set_date (self->until, &form.until, &today);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  self->ready = TRUE;
  on_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->last_contact));
  return GTK_WINDOW (self);
}
