/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/inside.h"

#include <string.h>

#include "tests/desktop/keys.h"

/* Frames until a change of size has come back from the window manager and is painted. */
#define ENOUGH_FRAMES 4

typedef struct
{
  const gchar *text;
  GtkWidget *found;
} Search;

static void
search_label (GtkWidget *widget, gpointer user_data)
{
  Search *search = user_data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), search->text) != NULL)
    search->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search_label, search);
}

/**
 * hiatus_inside_says:
 * @window: a window of this program
 * @text: a text
 *
 * Returns: whether it stands there somewhere
 */
gboolean
hiatus_inside_says (GtkWindow *window, const gchar *text)
{
  Search search = { text, NULL };

  search_label (GTK_WIDGET (window), &search);
  return search.found != NULL;
}

static void
search_button (GtkWidget *widget, gpointer user_data)
{
  Search *search = user_data;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), search->text) == 0)
    search->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search_button, search);
}

/**
 * hiatus_inside_find_button:
 * @window: a window of this program
 * @label: what stands on a button, with its mnemonic
 *
 * Returns: (transfer none) (nullable): the last such button that can be seen
 */
GtkWidget *
hiatus_inside_find_button (GtkWindow *window, const gchar *label)
{
  Search search = { label, NULL };

  search_button (GTK_WIDGET (window), &search);
  return search.found;
}

static void
search_labelled (GtkWidget *widget, gpointer user_data)
{
  Search *search = user_data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), search->text) && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL)
    search->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search_labelled, search);
}

/**
 * hiatus_inside_find_words:
 * @window: a window of this program
 * @text: all that can be read on a button
 *
 * Returns: (transfer none) (nullable): the label on the last such button that can be seen
 */
GtkLabel *
hiatus_inside_find_words (GtkWindow *window, const gchar *text)
{
  Search search = { text, NULL };

  search_labelled (GTK_WIDGET (window), &search);
  return (GtkLabel *) search.found;
}

/**
 * hiatus_inside_click:
 * @desk: a desk
 * @widget: a widget of a window of this program
 *
 * Moves the pointer there and clicks. What comes of it at once has come when this returns, so that whoever looks whether it
 * helped, and clicks again, does not click into the window that the first click has opened.
 */
void
hiatus_inside_click (HiatusDesk *desk, GtkWidget *widget)
{
  GtkWidget *window = gtk_widget_get_toplevel (widget);
  g_autofree gchar *arguments = NULL;
  GtkAllocation place;
  gint x, y, window_x, window_y;

  gtk_widget_get_allocation (widget, &place);
  gtk_widget_translate_coordinates (widget, window, place.width / 2, place.height / 2, &x, &y);
  gdk_window_get_origin (gtk_widget_get_window (window), &window_x, &window_y);
  arguments = g_strdup_printf ("mousemove %d %d click 1", window_x + x, window_y + y);
  g_free (hiatus_keys_xdotool (desk, arguments));
  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  (*n_frames)++;
  return *n_frames < ENOUGH_FRAMES;
}

/**
 * hiatus_inside_wait_for_paint:
 * @window: a window of this program
 *
 * To be called before a picture is taken, for as long as which the window cannot paint.
 */
void
hiatus_inside_wait_for_paint (GtkWindow *window)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, &n_frames, NULL);
  hiatus_desk_wait_until (n_frames == ENOUGH_FRAMES);
}
