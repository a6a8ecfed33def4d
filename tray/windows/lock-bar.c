/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/lock-bar.h"

#include <glib/gi18n.h>

#include "tray/windows/wrapped-label.h"

#define SPACING 12

/* As wide as a line is easy to read. */
#define WIDTH_LEAST 20
#define WIDTH_MOST 40

struct _HiatusLockBar
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon; /* (owned) (nullable): once it has started */
};

G_DEFINE_TYPE (HiatusLockBar, hiatus_lock_bar, GTK_TYPE_BOX)

static void
on_unlock (HiatusLockBar *self)
{
  hiatus_daemon_link_want_unlock (self->daemon);
}

static void
hiatus_lock_bar_dispose (GObject *object)
{
  g_clear_object (&HIATUS_LOCK_BAR (object)->daemon);
  G_OBJECT_CLASS (hiatus_lock_bar_parent_class)->dispose (object);
}

static void
hiatus_lock_bar_class_init (HiatusLockBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_lock_bar_dispose;
}

static void
hiatus_lock_bar_init (HiatusLockBar *self)
{
  GtkWidget *label = hiatus_wrapped_label_new (_ ("What you wrote here before is locked."), WIDTH_LEAST, WIDTH_MOST);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Unlock…"));

  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_unlock), self, G_CONNECT_SWAPPED);
  gtk_box_pack_start (GTK_BOX (self), label, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (self), button, FALSE, FALSE, 0);
  gtk_widget_show (label);
  gtk_widget_show (button);
}

/**
 * hiatus_lock_bar_start:
 * @self: the bar
 * @daemon: the way to the daemon
 *
 * To be called once, when the window is made.
 */
void
hiatus_lock_bar_start (HiatusLockBar *self, HiatusDaemonLink *daemon)
{
  self->daemon = g_object_ref (daemon);
}

/**
 * hiatus_lock_bar_set_wanted:
 * @self: the bar
 * @wanted: whether the window wants a text that is locked
 *
 * Says so, or not any more.
 */
void
hiatus_lock_bar_set_wanted (HiatusLockBar *self, gboolean wanted)
{
  gtk_widget_set_visible (GTK_WIDGET (self), wanted);
  if (wanted && hiatus_daemon_link_asks_by_itself (self->daemon))
    hiatus_daemon_link_want_unlock (self->daemon);
}
