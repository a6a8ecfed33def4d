/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/length-window.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "tray/windows/date-button.h"
#include "tray/windows/first-frame.h"
#include "tray/windows/length-form.h"
#include "tray/windows/window-close.h"

struct _HiatusLengthWindow
{
  HiatusFormWindow parent_instance;

  GVariant *state;   /* (owned) (nullable): what the form shows, or was changed from */
  gboolean filling;  /* by the program, not by the person */
  gboolean is_taken; /* the person has chosen something */

  /* Of the template. */
  GtkWidget *fields;
  GtkToggleButton *length_until;
  GtkToggleButton *length_open;
  HiatusDateButton *until;
  GtkLabel *outcome;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusLengthWindow, hiatus_length_window, HIATUS_TYPE_FORM_WINDOW)

static void
hiatus_length_window_dispose (GObject *object)
{
  g_clear_pointer (&HIATUS_LENGTH_WINDOW (object)->state, g_variant_unref);
  G_OBJECT_CLASS (hiatus_length_window_parent_class)->dispose (object);
}

static void
read_form (HiatusLengthWindow *self, HiatusLengthForm *form)
{
  form->is_open = gtk_toggle_button_get_active (self->length_open);
  hiatus_date_button_get_date (self->until, &form->until);
}

/* What comes of it is said at once. */
static gboolean
check (HiatusLengthWindow *self, HiatusLengthForm *form)
{
  g_autofree gchar *sentence = NULL;
  gboolean good;
  GDate today;

  hiatus_date_button_get_today (&today);
  read_form (self, form);
  good = hiatus_length_form_check (form, self->state, &today, &sentence);
  gtk_label_set_text (self->outcome, sentence);
  gtk_widget_set_sensitive (self->save, good);
  return good;
}

static void
on_changed (HiatusLengthWindow *self)
{
  HiatusLengthForm form;

  self->is_taken = self->is_taken || !self->filling;
  check (self, &form);
}

/* Who chooses a last day means it. */
static void
on_until (HiatusLengthWindow *self)
{
  gtk_toggle_button_set_active (self->length_until, TRUE);
  on_changed (self);
}

/* The stretch ended meanwhile. The daemon's own words are for the command line. */
static void
explain_refusal (GError **error)
{
  if (!g_error_matches (*error, HIATUS_ERROR, HIATUS_ERROR_REFUSED))
    return;
  g_clear_error (error);
  g_set_error_literal (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED, _ ("There is no stretch now whose length could change: the overview shows what there is."));
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_change_length_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  explain_refusal (&error);
  if (hiatus_form_window_end (user_data, error))
    hiatus_window_close (user_data);
}

static void
hiatus_length_window_save (HiatusFormWindow *window)
{
  HiatusLengthForm form;

  if (!check (HIATUS_LENGTH_WINDOW (window), &form))
    return;
  hiatus_dbus_hiatus1_call_change_length (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (window)),
                                          hiatus_length_form_options (&form),
                                          G_DBUS_CALL_FLAGS_NONE,
                                          -1,
                                          hiatus_form_window_begin (window),
                                          on_done,
                                          window);
}

static void
hiatus_length_window_class_init (HiatusLengthWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_DATE_BUTTON);
  G_OBJECT_CLASS (class)->dispose = hiatus_length_window_dispose;
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_length_window_save;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/length-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, length_until);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, length_open);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, until);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, outcome);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusLengthWindow, save);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_until);
}

static void
hiatus_length_window_init (HiatusLengthWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_in (HiatusLengthWindow *self)
{
  HiatusLengthForm form;
  GDate today;

  hiatus_date_button_get_today (&today);
  hiatus_length_form_init (&form, self->state, &today);
  self->filling = TRUE;
  hiatus_date_button_set_date (self->until, &form.until, &today);
  gtk_toggle_button_set_active (form.is_open ? self->length_open : self->length_until, TRUE);
  self->filling = FALSE;
}

/* As it is now, once the daemon has said it: what was chosen stays. */
static void
on_state (HiatusLengthWindow *self, HiatusDaemonLink *daemon)
{
  GVariant *state = hiatus_daemon_link_get_state (daemon);
  HiatusLengthForm form;

  if (state == NULL || (self->state != NULL && self->is_taken))
    return;
  g_clear_pointer (&self->state, g_variant_unref);
  self->state = g_variant_ref (state);
  if (!self->is_taken)
    fill_in (self);
  check (self, &form);
}

/**
 * hiatus_length_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_length_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusLengthWindow *self = g_object_new (HIATUS_TYPE_LENGTH_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };
  HiatusLengthForm form;

  hiatus_first_frame_leave_marks (GTK_WIDGET (self));
  fill_in (self);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  on_state (self, daemon);
  check (self, &form);
  hiatus_daemon_link_ask (daemon);
  gtk_widget_grab_focus (GTK_WIDGET (self->until));
  return GTK_WINDOW (self);
}
