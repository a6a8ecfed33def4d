/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/reflection-window.h"

#include <glib/gi18n.h>

#include "tray/windows/note-text.h"
#include "tray/windows/window-close.h"

struct _HiatusReflectionWindow
{
  HiatusFormWindow parent_instance;

  gchar *act;      /* (owned): the id of what it is about */
  gboolean noted;  /* the daemon has it */
  gint length;     /* of the stretch; 0 where it has no end */
  gboolean longer; /* days were added */

  /* Of the template. */
  GtkStack *pages;
  GtkWidget *fields;
  GtkTextView *note;
  GtkLabel *room;
  GtkLabel *noted_text;
  GtkWidget *offers;
  GtkWidget *add_days;
  GtkWidget *days_row;
  GtkSpinButton *days;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusReflectionWindow, hiatus_reflection_window, HIATUS_TYPE_FORM_WINDOW)

static void
read_stretch (HiatusReflectionWindow *self)
{
  HiatusDaemonLink *daemon = hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self));
  GVariant *state = hiatus_daemon_link_is_broken (daemon) ? NULL : hiatus_daemon_link_get_state (daemon);
  const gchar *phase = "none";
  const gchar *goal = "";
  gboolean goes_on;

  self->length = 0;
  if (state != NULL)
    {
      g_variant_lookup (state, "phase", "&s", &phase);
      g_variant_lookup (state, "goal", "&s", &goal);
      g_variant_lookup (state, "length", "i", &self->length);
    }
  goes_on = g_str_equal (phase, "running") || g_str_equal (phase, "reviewing");
  /* Where somebody has to be safe no days are counted, and so none are added. */
  gtk_widget_set_visible (self->offers, goes_on && !self->longer && !g_str_equal (goal, "safety"));
  gtk_widget_set_visible (self->add_days, self->length > 0 && !gtk_widget_get_visible (self->days_row));
  if (goes_on && !self->longer)
    gtk_label_set_text (self->noted_text, _ ("It is noted. The stretch goes on."));
}

static void
on_state (HiatusReflectionWindow *self)
{
  if (self->noted)
    read_stretch (self);
}

static void
on_reflected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusReflectionWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_reflect_finish (HIATUS_DBUS_HIATUS1 (source), NULL, result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!hiatus_form_window_end (HIATUS_FORM_WINDOW (self), error))
    return;
  self->noted = TRUE;
  gtk_widget_hide (self->cancel);
  gtk_button_set_label (GTK_BUTTON (self->save), _ ("_Close"));
  gtk_widget_grab_focus (self->save);
  read_stretch (self);
  gtk_stack_set_visible_child_name (self->pages, "noted");
}

static void
hiatus_reflection_window_save (HiatusFormWindow *form)
{
  HiatusReflectionWindow *self = HIATUS_REFLECTION_WINDOW (form);
  g_autofree gchar *note = NULL;

  if (self->noted)
    {
      hiatus_window_close (GTK_WINDOW (self));
      return;
    }
  note = g_strstrip (hiatus_note_text_get (self->note));
  if (*note == '\0')
    {
      hiatus_form_window_say (form, _ ("A word or two are enough. Or close this: nothing has to be written."));
      gtk_widget_grab_focus (GTK_WIDGET (self->note));
      return;
    }
  hiatus_dbus_hiatus1_call_reflect (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (form)),
                                    self->act,
                                    note,
                                    G_DBUS_CALL_FLAGS_NONE,
                                    -1,
                                    hiatus_form_window_begin (form),
                                    on_reflected,
                                    self);
}

static gboolean
hiatus_reflection_window_has_text (HiatusFormWindow *form)
{
  g_autofree gchar *note = g_strstrip (hiatus_note_text_get (HIATUS_REFLECTION_WINDOW (form)->note));

  return *note != '\0';
}

static void
on_add_days (HiatusReflectionWindow *self)
{
  gtk_widget_hide (self->add_days);
  gtk_widget_show (self->days_row);
  gtk_widget_grab_focus (GTK_WIDGET (self->days));
}

static void
on_longer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusReflectionWindow *self = user_data;
  g_autofree gchar *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gint length;

  if (!hiatus_dbus_hiatus1_call_change_length_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hiatus_form_window_end (HIATUS_FORM_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->offers, TRUE);
  if (error != NULL)
    {
      sentence = hiatus_daemon_link_explain (error);
      hiatus_form_window_say (HIATUS_FORM_WINDOW (self), sentence);
      return;
    }
  self->longer = TRUE;
  length = self->length + gtk_spin_button_get_value_as_int (self->days);
  sentence = g_strdup_printf (ngettext ("The stretch has %d day now.", "The stretch has %d days now.", (gulong) length), length);
  gtk_label_set_text (self->noted_text, sentence);
  gtk_widget_hide (self->offers);
  gtk_widget_grab_focus (self->save);
}

static void
on_add (HiatusReflectionWindow *self)
{
  HiatusFormWindow *form = HIATUS_FORM_WINDOW (self);
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  /* A second click adds no second week. */
  gtk_widget_set_sensitive (self->offers, FALSE);
  g_variant_dict_insert (&options, "days", "i", self->length + gtk_spin_button_get_value_as_int (self->days));
  hiatus_dbus_hiatus1_call_change_length (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (form)),
                                          g_variant_dict_end (&options),
                                          G_DBUS_CALL_FLAGS_NONE,
                                          -1,
                                          hiatus_form_window_begin (form),
                                          on_longer,
                                          self);
}

/* There is a window for that, which takes the place of this one. */
static void
on_start_again (HiatusReflectionWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self))), "start-again", NULL);
  hiatus_window_close (GTK_WINDOW (self));
}

static void
hiatus_reflection_window_finalize (GObject *object)
{
  g_free (HIATUS_REFLECTION_WINDOW (object)->act);
  G_OBJECT_CLASS (hiatus_reflection_window_parent_class)->finalize (object);
}

static void
hiatus_reflection_window_class_init (HiatusReflectionWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_reflection_window_finalize;
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_reflection_window_save;
  HIATUS_FORM_WINDOW_CLASS (class)->has_text = hiatus_reflection_window_has_text;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/reflection-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, pages);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, note);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, room);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, noted_text);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, offers);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, add_days);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, days_row);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, days);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusReflectionWindow, save);
  gtk_widget_class_bind_template_callback (widget, on_add_days);
  gtk_widget_class_bind_template_callback (widget, on_add);
  gtk_widget_class_bind_template_callback (widget, on_start_again);
}

static void
hiatus_reflection_window_init (HiatusReflectionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_reflection_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @act: the id of what the person did
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_reflection_window_new (GtkApplication *application, HiatusDaemonLink *daemon, const gchar *act)
{
  HiatusReflectionWindow *self = g_object_new (HIATUS_TYPE_REFLECTION_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };

  self->act = g_strdup (act);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  hiatus_note_text_limit (self->note, self->room);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  hiatus_daemon_link_ask (daemon);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
  return GTK_WINDOW (self);
}
