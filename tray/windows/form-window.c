/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/form-window.h"

#include <glib/gi18n.h>

#include "tray/windows/window-close.h"
#include "tray/windows/window-size.h"

typedef struct
{
  HiatusDaemonLink *daemon;  /* (owned) (nullable): until the parts are set */
  GCancellable *cancellable; /* (owned): of the call that is under way */
  HiatusFormParts parts;
  GtkWidget *focus;     /* (unowned) (nullable): where the person was when the call began */
  GtkWidget *question;  /* (unowned) (nullable): what is asked while the window is to be closed */
  gboolean handed_over; /* the daemon has it, or is about to */
} HiatusFormWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HiatusFormWindow, hiatus_form_window, GTK_TYPE_APPLICATION_WINDOW)

static HiatusFormWindowPrivate *
get_private (HiatusFormWindow *self)
{
  return hiatus_form_window_get_instance_private (self);
}

static void
hiatus_form_window_dispose (GObject *object)
{
  HiatusFormWindowPrivate *private = get_private (HIATUS_FORM_WINDOW (object));

  g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->daemon);
  G_OBJECT_CLASS (hiatus_form_window_parent_class)->dispose (object);
}

static void
hiatus_form_window_finalize (GObject *object)
{
  g_clear_object (&get_private (HIATUS_FORM_WINDOW (object))->cancellable);
  G_OBJECT_CLASS (hiatus_form_window_parent_class)->finalize (object);
}

static void
on_answered (HiatusFormWindow *self, gint answer, GtkWidget *question)
{
  get_private (self)->question = NULL;
  gtk_widget_destroy (question);
  if (answer == GTK_RESPONSE_NO)
    gtk_widget_destroy (GTK_WIDGET (self));
  else if (answer == GTK_RESPONSE_YES)
    HIATUS_FORM_WINDOW_GET_CLASS (self)->save (self);
}

/* Escape is pressed in haste, and the pointer slips: what was typed is not to be lost by that. */
static void
ask_about_text (HiatusFormWindow *self)
{
  GtkWidget *question = gtk_message_dialog_new (GTK_WINDOW (self),
                                                GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                                GTK_MESSAGE_OTHER,
                                                GTK_BUTTONS_NONE,
                                                "%s",
                                                _ ("Save what you wrote?"));

  gtk_window_set_title (GTK_WINDOW (question), gtk_window_get_title (GTK_WINDOW (self)));
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (question), "%s", _ ("Otherwise it is gone when the window closes."));
  gtk_dialog_add_buttons (GTK_DIALOG (question),
                          _ ("_Close without saving"),
                          GTK_RESPONSE_NO,
                          _ ("_Keep writing"),
                          GTK_RESPONSE_CANCEL,
                          _ ("_Save"),
                          GTK_RESPONSE_YES,
                          NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (question), GTK_RESPONSE_YES);
  g_signal_connect_object (question, "response", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  get_private (self)->question = question;
}

static gboolean
hiatus_form_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  HiatusFormWindow *self = HIATUS_FORM_WINDOW (widget);
  HiatusFormWindowClass *class = HIATUS_FORM_WINDOW_GET_CLASS (self);
  HiatusFormWindowPrivate *private = get_private (self);

  if (private->question == NULL && !private->handed_over && class->has_text != NULL && class->has_text (self))
    ask_about_text (self);
  if (private->question == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_window_present (GTK_WINDOW (private->question));
  return GDK_EVENT_STOP;
}

static void
hiatus_form_window_class_init (HiatusFormWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_form_window_dispose;
  GTK_WIDGET_CLASS (class)->delete_event = hiatus_form_window_delete_event;
  G_OBJECT_CLASS (class)->finalize = hiatus_form_window_finalize;
}

static void
hiatus_form_window_init (HiatusFormWindow *self)
{
  get_private (self)->cancellable = g_cancellable_new ();
}

static void
on_save (HiatusFormWindow *self)
{
  HIATUS_FORM_WINDOW_GET_CLASS (self)->save (self);
}

/**
 * hiatus_form_window_set_parts:
 * @self: the window
 * @daemon: the way to the daemon
 * @parts: its parts
 *
 * Makes the form work. To be called once, when the window is made.
 */
void
hiatus_form_window_set_parts (HiatusFormWindow *self, HiatusDaemonLink *daemon, const HiatusFormParts *parts)
{
  HiatusFormWindowPrivate *private = get_private (self);

  private->daemon = g_object_ref (daemon);
  private->parts = *parts;
  g_signal_connect_swapped (parts->save, "clicked", G_CALLBACK (on_save), self);
  g_signal_connect_swapped (parts->cancel, "clicked", G_CALLBACK (hiatus_window_close), self);
  gtk_window_set_default (GTK_WINDOW (self), parts->save);
}

/**
 * hiatus_form_window_get_daemon:
 * @self: the window
 *
 * Returns: (transfer none): the way to the daemon
 */
HiatusDaemonLink *
hiatus_form_window_get_daemon (HiatusFormWindow *self)
{
  return get_private (self)->daemon;
}

/**
 * hiatus_form_window_say:
 * @self: the window
 * @sentence: (nullable): what to say; %NULL to say nothing any more
 *
 * Says something calm above the buttons.
 */
void
hiatus_form_window_say (HiatusFormWindow *self, const gchar *sentence)
{
  const HiatusFormParts *parts = &get_private (self)->parts;

  if (sentence != NULL)
    gtk_label_set_text (GTK_LABEL (parts->message_text), sentence);
  gtk_widget_set_visible (parts->message, sentence != NULL);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

/**
 * hiatus_form_window_begin:
 * @self: the window
 *
 * A call to the daemon begins: until it ends, nothing can be changed. The window can be closed all the same: the daemon
 * has been handed what is in it.
 *
 * Returns: (transfer none): what to make the call with: a window that is gone hears of no answer
 */
GCancellable *
hiatus_form_window_begin (HiatusFormWindow *self)
{
  HiatusFormWindowPrivate *private = get_private (self);

  hiatus_form_window_say (self, NULL);
  private->handed_over = TRUE;
  private->focus = gtk_window_get_focus (GTK_WINDOW (self));
  gtk_widget_set_sensitive (private->parts.fields, FALSE);
  gtk_widget_set_sensitive (private->parts.save, FALSE);
  return private->cancellable;
}

/**
 * hiatus_form_window_end:
 * @self: the window
 * @error: (nullable): why the call failed; %NULL where it did not
 *
 * The call has ended, otherwise than by being cancelled. Where it failed, the window says why, with all that was
 * typed still in its place.
 *
 * Returns: whether the daemon has what was filled in
 */
gboolean
hiatus_form_window_end (HiatusFormWindow *self, const GError *error)
{
  HiatusFormWindowPrivate *private = get_private (self);
  g_autofree gchar *reason = NULL;
  g_autofree gchar *sentence = NULL;

  gtk_widget_set_sensitive (private->parts.fields, TRUE);
  gtk_widget_set_sensitive (private->parts.save, TRUE);
  if (error == NULL)
    return TRUE;
  private->handed_over = FALSE;
  if (private->focus != NULL)
    gtk_widget_grab_focus (private->focus);
  private->focus = NULL;
  reason = hiatus_daemon_link_explain (error);
  /* Translators: %s is a sentence that says why something could not be saved. */
  sentence = g_strdup_printf (_ ("%s What you filled in is still here."), reason);
  hiatus_form_window_say (self, sentence);
  return FALSE;
}
