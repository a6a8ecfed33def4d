/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/button-name.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * hiatus_button_name:
 * @button: a button that answers a question
 * @question: the question, which stands above it
 *
 * Names it for a screen reader, which reaches a button without what stands above it.
 */
void
hiatus_button_name (GtkWidget *button, const gchar *question)
{
  g_autofree gchar *plain = g_strdup (gtk_button_get_label (GTK_BUTTON (button)));
  gchar *mark = strchr (plain, '_');
  g_autofree gchar *name = NULL;

  if (mark != NULL)
    memmove (mark, mark + 1, strlen (mark));
  /* Translators: a screen reader says it of a button: the answer, and the question that it is to. */
  name = g_strdup_printf (_ ("%s: %s"), plain, question);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
}
