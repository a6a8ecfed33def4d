/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/inside.h"

#include <string.h>

#include "tests/desktop/desk.h"

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
