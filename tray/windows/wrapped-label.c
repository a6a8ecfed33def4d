/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/wrapped-label.h"

/**
 * hiatus_wrapped_label_new:
 * @text: a text
 * @least: the width in characters that it asks for, -1 for none
 * @most: the width in characters that it is not wider than
 *
 * Makes a label for sentences. A word that is longer than the label is broken, so that no window gets wider for it.
 *
 * Returns: (transfer floating): the label, which can be seen
 */
GtkWidget *
hiatus_wrapped_label_new (const gchar *text, gint least, gint most)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), least);
  gtk_label_set_max_width_chars (GTK_LABEL (label), most);
  gtk_widget_show (label);
  return label;
}
