/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who types quicker than a window can be drawn. The windows are in this program, so that keys come exactly then. */

#include "tests/desktop/stub.h"
#include "tray/windows/application.h"

/* More than the window has room for: it grows, which takes the display a while. */
#define NUMBERS \
  "({'name': <'Sam'>, 'phone': <'030 123'>}, [{'kind': <'emergency'>, 'title': <'Police'>, 'number': <'110'>}" MORE MORE MORE MORE MORE MORE "], '')"
#define MORE ", {'kind': <'crisis'>, 'title': <'Listeners'>, 'number': <'116 123'>, 'whom': <'for all'>, 'when': <'Day and night'>}"

static void
press_tab (GtkWindow *window)
{
  GdkWindow *surface = gtk_widget_get_window (GTK_WIDGET (window));
  GdkDisplay *display = gdk_window_get_display (surface);
  g_autofree GdkKeymapKey *keys = NULL;
  g_autoptr (GdkEvent) event = gdk_event_new (GDK_KEY_PRESS);
  gint n_keys;

  g_assert_true (gdk_keymap_get_entries_for_keyval (gdk_keymap_get_for_display (display), GDK_KEY_Tab, &keys, &n_keys));
  event->key.window = g_object_ref (surface);
  event->key.keyval = GDK_KEY_Tab;
  event->key.hardware_keycode = (guint16) keys->keycode;
  gdk_event_set_device (event, gdk_seat_get_keyboard (gdk_display_get_default_seat (display)));
  gtk_main_do_event (event);
}

/* What a screen reader would say of what has the keyboard. */
static const gchar *
name_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus == NULL ? "" : atk_object_get_name (gtk_widget_get_accessible (focus));
}

static gboolean
on_drawn (GtkWidget *window, cairo_t *cairo, gpointer user_data)
{
  gboolean *drawn = user_data;

  *drawn = TRUE;
  return GDK_EVENT_PROPAGATE;
}

/* Numbers that came since the last frame are gone through as they stand below each other. */
static void
test_numbers (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (HiatusApplication) application = hiatus_application_new ();
  g_autoptr (GError) error = NULL;
  GtkWindow *window;
  gboolean drawn = FALSE;

  hiatus_stub_refuse (daemon, "ListHelp");
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_action_group_activate_action (G_ACTION_GROUP (application), "talk", NULL);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  hiatus_wait_until (hiatus_stub_count (daemon, "ListHelp") == 1);
  g_signal_connect (window, "draw", G_CALLBACK (on_drawn), &drawn);
  hiatus_wait_until (drawn);

  hiatus_stub_set_answer (daemon, "ListHelp", NUMBERS);
  hiatus_stub_announce_entries (daemon, "person");
  /* One turn of the main loop does not go on to drawing when it has heard the answer. */
  hiatus_wait_until (g_strcmp0 (name_focus (window), "Copy 030 123, Sam") == 0);
  press_tab (window);
  g_assert_cmpstr (name_focus (window), ==, "110, Police");
  press_tab (window);
  g_assert_cmpstr (name_focus (window), ==, "Copy 110, Police");
  gtk_widget_destroy (GTK_WIDGET (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quick-keys/numbers", test_numbers);

  return g_test_run ();
}
