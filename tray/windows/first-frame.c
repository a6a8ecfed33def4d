/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/first-frame.h"

/* In windows.css. */
#define UNMARKED_CLASS "unmarked"

typedef struct
{
  GtkWidget *window; /* (unowned): it ends with the window */
  HiatusFirstFrameFunc then;
  guint idle; /* 0 until the frame is drawn */
} Plan;

static void
free_plan (Plan *plan)
{
  g_clear_handle_id (&plan->idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (plan->window, plan);
  g_free (plan);
}

static void
carry_out (Plan *plan)
{
  GtkWidget *window = plan->window;
  HiatusFirstFrameFunc then = plan->then;

  free_plan (plan);
  then (window);
}

static gboolean
on_idle (gpointer user_data)
{
  Plan *plan = user_data;

  plan->idle = 0;
  /* What was drawn is on its way before anything else is done. */
  gdk_display_flush (gtk_widget_get_display (plan->window));
  carry_out (plan);
  return G_SOURCE_REMOVE;
}

static gboolean
on_drawn (GtkWidget *window, cairo_t *cairo, gpointer user_data)
{
  Plan *plan = user_data;

  if (plan->idle == 0)
    plan->idle = g_idle_add_full (G_PRIORITY_HIGH, on_idle, plan, NULL);
  return GDK_EVENT_PROPAGATE;
}

/* Whoever is so quick finds all there is. */
static gboolean
on_key (GtkWidget *window, GdkEventKey *event, gpointer user_data)
{
  carry_out (user_data);
  return GDK_EVENT_PROPAGATE;
}

/**
 * hiatus_first_frame_then:
 * @window: a window that is not shown yet
 * @then: (scope async): what to do
 *
 * For what a window does not need to be seen: @then is called right after its first frame, before any key, any click and any
 * answer of the daemon that comes by then, or with the first key, if that is sooner; not at all if the window is gone before.
 */
void
hiatus_first_frame_then (GtkWidget *window, HiatusFirstFrameFunc then)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->window = window;
  plan->then = then;
  g_signal_connect_after (window, "draw", G_CALLBACK (on_drawn), plan);
  g_signal_connect (window, "key-press-event", G_CALLBACK (on_key), plan);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (free_plan), plan);
}

static void
add_marks (GtkWidget *window)
{
  gtk_style_context_remove_class (gtk_widget_get_style_context (window), UNMARKED_CLASS);
}

/**
 * hiatus_first_frame_leave_marks:
 * @window: a window that is not shown yet
 *
 * Leaves the marks of its check buttons and radio buttons to the second frame; what is chosen is told by its colour in the first. To
 * read the picture of a mark takes a quarter of the time in which an empty window is shown. A window in which nothing is chosen
 * at first would only be drawn once more.
 */
void
hiatus_first_frame_leave_marks (GtkWidget *window)
{
  gtk_style_context_add_class (gtk_widget_get_style_context (window), UNMARKED_CLASS);
  hiatus_first_frame_then (window, add_marks);
}
