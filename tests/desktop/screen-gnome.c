/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "tests/desktop/screen-kinds.h"

static gpointer
connect_to_shell (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

static GVariant *
call (GDBusConnection *bus, const gchar *path, const gchar *interface, const gchar *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (bus, "org.gnome.Shell", path, interface, method, parameters, G_VARIANT_TYPE ("(bs)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

gboolean
hiatus_screen_gnome_eval (gpointer desktop, const gchar *script, gchar **answer)
{
  g_autoptr (GVariant) reply = call (desktop, "/org/gnome/Shell", "org.gnome.Shell", "Eval", g_variant_new ("(s)", script));
  gboolean done = FALSE;
  g_autofree gchar *text = NULL;

  g_variant_get (reply, "(bs)", &done, &text);
  if (answer != NULL)
    *answer = g_steal_pointer (&text);
  return done;
}

static GdkPixbuf *
take (gpointer desktop)
{
  g_autofree gchar *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "screen.png", NULL);
  g_autoptr (GVariant) reply = call (desktop,
                                     "/org/gnome/Shell/Screenshot",
                                     "org.gnome.Shell.Screenshot",
                                     "Screenshot",
                                     g_variant_new ("(bbs)", FALSE, FALSE, path));
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  GdkPixbuf *picture;

  g_variant_get (reply, "(bs)", &done, NULL);
  g_assert_true (done);
  picture = gdk_pixbuf_new_from_file (path, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return picture;
}

/* A mouse that the shell keeps for as long as it lives. */
static void
use_pointer (gpointer desktop, const gchar *what)
{
  g_autofree gchar *answer = NULL;
  g_autofree gchar *script = g_strdup_printf (
      "if (!global.hiatus_pointer)"
      "  global.hiatus_pointer = imports.gi.Clutter.get_default_backend ().get_default_seat ()"
      "    .create_virtual_device (imports.gi.Clutter.InputDeviceType.POINTER_DEVICE);"
      "%s; 1",
      what);

  if (!hiatus_screen_gnome_eval (desktop, script, &answer))
    g_error ("GNOME Shell does not move the pointer: %s", answer);
}

static void
move (gpointer desktop, gint x, gint y)
{
  g_autofree gchar *what = g_strdup_printf ("global.hiatus_pointer.notify_absolute_motion (imports.gi.GLib.get_monotonic_time (), %d, %d)", x, y);

  use_pointer (desktop, what);
}

static void
click (gpointer desktop, guint button)
{
  static const gchar *const states[] = { "PRESSED", "RELEASED" };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree gchar *what = g_strdup_printf ("global.hiatus_pointer.notify_button (imports.gi.GLib.get_monotonic_time (), %u, imports.gi.Clutter.ButtonState.%s)",
                                                button,
                                                states[i]);

      use_pointer (desktop, what);
    }
}

const HiatusScreenKind hiatus_screen_gnome = { connect_to_shell, g_object_unref, FALSE, take, move, click };
