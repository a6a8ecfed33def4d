/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/safety-window.h"

#include <glib/gi18n.h>

#include "tray/windows/next-style.h"
#include "tray/windows/safety-view.h"

#define MARGIN 24

/* The answers are kept as they are given: there is nothing to save, and nothing to lose. */
static GtkWidget *
make_close (void)
{
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Close"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.close");
  gtk_widget_set_halign (close, GTK_ALIGN_END);
  gtk_widget_set_margin_top (close, MARGIN);
  gtk_widget_show (close);
  return close;
}

/**
 * hiatus_safety_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): a window with the two questions of the safety check, not shown yet
 */
GtkWindow *
hiatus_safety_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  HiatusSafetyView *view = hiatus_safety_view_new (daemon);

  hiatus_next_style_add (window);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Two questions"));
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  g_object_set (content, "margin", MARGIN, "width-request", 480, NULL);
  gtk_box_pack_start (GTK_BOX (content), GTK_WIDGET (view), TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (content), make_close ());
  gtk_container_add (GTK_CONTAINER (window), content);
  gtk_widget_show (content);
  hiatus_safety_view_grab (view);
  return GTK_WINDOW (window);
}
