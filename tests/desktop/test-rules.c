/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of pop-ups where only a real bus shows them: what the tray says, what a button opens, and what is left when
 * the daemon ends. */

#include <string.h>
#include <signal.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/server.h"
#include "tests/desktop/stub.h"

#define SAVER "org.freedesktop.ScreenSaver"
#define SAVER_PATH "/org/freedesktop/ScreenSaver"

static const gchar description[] =
    "<node><interface name='" SAVER "'>"
    "<method name='GetActive'><arg type='b' direction='out'/></method>"
    "<signal name='ActiveChanged'><arg type='b'/></signal>"
    "</interface></node>";

/* The screen saver of the session. */
typedef struct
{
  GDBusConnection *bus;
  guint object;
  guint name;
  gboolean owned;
  gboolean active;
  guint n_asked;
} Saver;

static void
on_call (GDBusConnection *connection,
         const gchar *sender,
         const gchar *path,
         const gchar *interface,
         const gchar *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Saver *saver = user_data;

  saver->n_asked++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", saver->active));
}

static void
on_acquired (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  ((Saver *) user_data)->owned = TRUE;
}

static void
saver_start (Saver *saver, HiatusDesk *desk)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  g_autoptr (GError) error = NULL;

  saver->bus = desk->bus;
  saver->object = g_dbus_connection_register_object (saver->bus, SAVER_PATH, node->interfaces[0], &table, saver, NULL, &error);
  g_assert_no_error (error);
  saver->name = g_bus_own_name_on_connection (saver->bus, SAVER, G_BUS_NAME_OWNER_FLAGS_NONE, on_acquired, NULL, saver, NULL);
  hiatus_wait_until (saver->owned);
}

static void
saver_stop (Saver *saver)
{
  g_bus_unown_name (saver->name);
  g_dbus_connection_unregister_object (saver->bus, saver->object);
}

static void
saver_set_active (Saver *saver, gboolean active)
{
  g_autoptr (GError) error = NULL;

  saver->active = active;
  g_dbus_connection_emit_signal (saver->bus, NULL, SAVER_PATH, SAVER, "ActiveChanged", g_variant_new ("(b)", active), &error);
  g_assert_no_error (error);
}

/* Quiet hours are over at noon, and it is noon; the plan starts with the pop-up of its first day. */
static void
test_no_tray (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) windows = hiatus_stub_new_window (desk);

  hiatus_desk_start_daemon (desk);
  g_variant_unref (hiatus_desk_call (desk, "TrayMissing", NULL));
  hiatus_wait_until (hiatus_server_count (server) == 1);
  g_assert_nonnull (strstr (hiatus_server_get (server, 0)->body, "gnome-shell-extension-appindicator"));
  hiatus_server_answer (server, 0, "open");
  hiatus_wait_until (hiatus_stub_count (windows, "overview") == 1);

  /* Once ever. */
  hiatus_desk_stop_daemon (desk);
  hiatus_desk_start_daemon (desk);
  g_variant_unref (hiatus_desk_call (desk, "TrayMissing", NULL));
  g_assert_cmpuint (hiatus_desk_count_events (desk, "popup"), ==, 1);
  hiatus_desk_stop_daemon (desk);
}

/* A button that opens a window which nobody has does no harm. */
static void
test_no_windows (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  g_variant_unref (hiatus_desk_call (desk, "TrayMissing", NULL));
  hiatus_wait_until (hiatus_server_count (server) == 1);
  hiatus_server_answer (server, 0, "open");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "popup-answer") == 1);
  hiatus_desk_stop_daemon (desk);
}

static void
show_two (HiatusDesk *desk, HiatusServer *server)
{
  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  hiatus_wait_until (hiatus_server_count (server) == 1);
  g_variant_unref (hiatus_desk_call (desk, "Log", g_variant_new_parsed ("('urge', {'announce': <true>})")));
  hiatus_wait_until (hiatus_server_count (server) == 2);
  g_assert_true (hiatus_server_get (server, 0)->open);
  g_assert_true (hiatus_server_get (server, 1)->open);
}

/* The buttons of a process that is gone are dead: no pop-up outlives it, however it is told to end. */
static void
test_withdrawn_at_the_end (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  show_two (desk, server);
  hiatus_desk_stop_daemon (desk);
  hiatus_wait_until (!hiatus_server_get (server, 0)->open && !hiatus_server_get (server, 1)->open);
}

static void
test_withdrawn_at_logout (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  show_two (desk, server);
  g_subprocess_send_signal (desk->daemon->process, SIGTERM);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
  hiatus_wait_until (!hiatus_server_get (server, 0)->open && !hiatus_server_get (server, 1)->open);
}

/* Answered at the command line: the pop-up goes. */
static void
test_answered_elsewhere (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  show_two (desk, server);
  g_variant_unref (hiatus_desk_call (desk, "AnswerPrompt", g_variant_new ("(s)", "done")));
  hiatus_wait_until (!hiatus_server_get (server, 0)->open);
  g_free (hiatus_desk_hiatus (desk, "undo"));
  hiatus_wait_until (!hiatus_server_get (server, 1)->open);
  hiatus_desk_stop_daemon (desk);
}

/* Behind a locked screen nothing comes unasked, not even in the moment of the start; what the person caused does. */
static void
test_locked (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  Saver saver = { .active = TRUE };

  saver_start (&saver, desk);
  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  hiatus_wait_until (saver.n_asked > 0);
  g_variant_unref (hiatus_desk_call (desk, "TrayMissing", NULL));
  g_variant_unref (hiatus_desk_call (desk, "Log", g_variant_new_parsed ("('urge', {'announce': <true>})")));
  hiatus_wait_until (hiatus_server_count (server) == 1);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "popup"), ==, 0);

  /* Two wait now; they are not said in one breath. */
  saver_set_active (&saver, FALSE);
  hiatus_wait_until (hiatus_server_count (server) == 2);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "popup"), ==, 1);
  hiatus_desk_stop_daemon (desk);
  saver_stop (&saver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/no-tray", test_no_tray);
  g_test_add_func ("/rules/no-windows", test_no_windows);
  g_test_add_func ("/rules/withdrawn-at-the-end", test_withdrawn_at_the_end);
  g_test_add_func ("/rules/withdrawn-at-logout", test_withdrawn_at_logout);
  g_test_add_func ("/rules/answered-elsewhere", test_answered_elsewhere);
  g_test_add_func ("/rules/locked", test_locked);
  return g_test_run ();
}
