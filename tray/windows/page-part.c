/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/page-part.h"

#include "tray/windows/wrapped-label.h"

/* Between what belongs together. */
#define SPACING 12

/* As wide as a line is easy to read. */
#define WIDTH_LEAST 24
#define WIDTH_MOST 50

static void
add_attribute (GtkWidget *label, PangoAttribute *attribute)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, attribute);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/**
 * hiatus_page_part_make_label:
 * @text: a text
 *
 * Returns: (transfer floating): a label that wraps, and can be seen
 */
GtkWidget *
hiatus_page_part_make_label (const gchar *text)
{
  return hiatus_wrapped_label_new (text, WIDTH_LEAST, WIDTH_MOST);
}

/**
 * hiatus_page_part_make_small:
 * @text: a text
 *
 * Returns: (transfer floating): a label for what explains something else
 */
GtkWidget *
hiatus_page_part_make_small (const gchar *text)
{
  GtkWidget *label = hiatus_page_part_make_label (text);

  add_attribute (label, pango_attr_scale_new (PANGO_SCALE_SMALL));
  gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  return label;
}

/**
 * hiatus_page_part_new:
 * @heading: what it is about
 * @about: (nullable): a sentence or two on it
 *
 * Returns: (transfer floating): a part of a page: a heading, and what is put below it
 */
GtkWidget *
hiatus_page_part_new (const gchar *heading, const gchar *about)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *label = hiatus_page_part_make_label (heading);

  add_attribute (label, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_container_add (GTK_CONTAINER (part), label);
  if (about != NULL)
    gtk_container_add (GTK_CONTAINER (part), hiatus_page_part_make_label (about));
  gtk_widget_show (part);
  return part;
}

static void
add_line_between (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  GtkWidget *separator = NULL;

  if (before != NULL)
    {
      separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_show (separator);
    }
  gtk_list_box_row_set_header (row, separator);
}

/**
 * hiatus_page_part_make_list:
 *
 * Returns: (transfer floating): a list with lines between its rows, of which none is selected
 */
GtkWidget *
hiatus_page_part_make_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (list), add_line_between, NULL, NULL);
  return list;
}
