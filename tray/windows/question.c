/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/question.h"

/**
 * hiatus_question_ask:
 * @question: what is asked
 * @asker: who asks: a window, or a part of one
 * @answered: called with @asker, the answer as an integer, and the dialog, which it destroys; only %GTK_RESPONSE_YES agrees
 *
 * Asks, above the window and under its title. Escape and a closed question leave all as it is.
 *
 * Returns: (transfer none): the dialog; it goes with the window
 */
GtkWidget *
hiatus_question_ask (const HiatusQuestion *question, GtkWidget *asker, GCallback answered)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (asker));
  GtkWidget *dialog = gtk_message_dialog_new (window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_OTHER, GTK_BUTTONS_NONE, "%s", question->sentence);

  gtk_window_set_title (GTK_WINDOW (dialog), gtk_window_get_title (window));
  if (question->more != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", question->more);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), question->decline, GTK_RESPONSE_NO, question->agree, GTK_RESPONSE_YES, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), question->is_preset ? GTK_RESPONSE_YES : GTK_RESPONSE_NO);
  g_signal_connect_object (dialog, "response", answered, asker, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
