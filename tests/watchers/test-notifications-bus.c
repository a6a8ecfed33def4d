/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Buses that do not let Hiatus see what passes, and those that go away. */

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <gio/gunixfdlist.h>

#include "tests/fakes/fake-peer.h"
#include "tests/fakes/scratch.h"
#include "tests/watchers/notifications-fixture.h"

#define NO_HINTS "@a{sv} {}"

GType hiatus_watcher_notifications_get_type (void);

/* A bus with a configuration of its own. */
typedef struct
{
  gchar *folder;
  gchar *address;
  GSubprocess *process;
} Bus;

/* It does not outlive a test that fails. */
static void
on_child (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
bus_start (Bus *bus,
           const gchar *policy)
{
  g_autofree gchar *path = g_build_filename (bus->folder, "bus.conf", NULL);
  g_autofree gchar *option = g_strconcat ("--config-file=", path, NULL);
  g_autofree gchar *configuration =
      g_strdup_printf ("<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN' "
                       "'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'>"
                       "<busconfig><type>session</type><keep_umask/><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth>"
                       "<policy context='default'><allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>%s</policy></busconfig>",
                       bus->folder,
                       policy);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) output = NULL;

  g_file_set_contents (path, configuration, -1, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_child_setup (launcher, on_child, NULL, NULL);
  bus->process = g_subprocess_launcher_spawn (launcher, &error, "dbus-daemon", option, "--nofork", "--nopidfile", "--print-address", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (bus->process));
  g_free (bus->address);
  bus->address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
bus_stop (Bus *bus)
{
  g_subprocess_force_exit (bus->process);
  g_subprocess_wait (bus->process, NULL, NULL);
  g_clear_object (&bus->process);
}

static void
test_refused (void)
{
  Bus bus = { .folder = hiatus_scratch_make () };
  g_autoptr (GDBusConnection) session = NULL;
  HiatusMedia media;
  HiatusWatcher *watcher = hiatus_watcher_new (hiatus_watcher_notifications_get_type ());

  bus_start (&bus, "<deny send_interface='org.freedesktop.DBus.Monitoring'/>");
  session = hiatus_fake_peer_connect (bus.address);
  media = (HiatusMedia){ .session = session, .session_address = bus.address };
  hiatus_watcher_start (watcher, &media);
  hiatus_wait_until (hiatus_watcher_get_state (watcher) != HIATUS_WATCHER_STARTING);
  g_assert_cmpint (hiatus_watcher_get_state (watcher), ==, HIATUS_WATCHER_NOT_HERE);
  g_assert_nonnull (strstr (hiatus_watcher_get_reason (watcher), "org.freedesktop.DBus.Monitoring"));

  g_assert_finalize_object (watcher);
  bus_stop (&bus);
  hiatus_scratch_remove (bus.folder);
  g_free (bus.address);
}

/* The monitor's connection ends with its bus; another bus at the same place is as good. */
static void
test_lost (void)
{
  Bus bus = { .folder = hiatus_scratch_make () };
  g_autoptr (GDBusConnection) session = NULL;
  g_autofree gchar *address = NULL;
  HiatusMedia media;
  HiatusWatcher *watcher = hiatus_watcher_new (hiatus_watcher_notifications_get_type ());

  bus_start (&bus, "");
  session = hiatus_fake_peer_connect (bus.address);
  g_dbus_connection_set_exit_on_close (session, FALSE);
  address = g_strdup_printf ("unix:path=%s/bus", bus.folder);
  media = (HiatusMedia){ .session = session, .session_address = address };
  hiatus_watcher_start (watcher, &media);
  hiatus_wait_until (hiatus_watcher_get_state (watcher) == HIATUS_WATCHER_ON);

  bus_stop (&bus);
  hiatus_wait_until (hiatus_watcher_get_state (watcher) == HIATUS_WATCHER_FALTERED);
  g_assert_cmpstr (hiatus_watcher_get_reason (watcher), ==, "The session bus has ended the connection.");
  bus_start (&bus, "");
  hiatus_wait_until (hiatus_watcher_get_state (watcher) == HIATUS_WATCHER_ON);

  g_assert_finalize_object (watcher);
  bus_stop (&bus);
  hiatus_scratch_remove (bus.folder);
  g_free (bus.address);
}

/* Nobody is there, and it is stopped while it finds out. */
static void
test_absent (NotificationsFixture *fixture,
             gconstpointer data)
{
  HiatusWatcher *watcher = hiatus_watcher_new (hiatus_watcher_notifications_get_type ());
  const HiatusMedia media = { .session = fixture->session, .session_address = "unix:path=/nonexistent/bus" };

  hiatus_watcher_start (watcher, &media);
  hiatus_wait_until (hiatus_watcher_get_state (watcher) == HIATUS_WATCHER_FALTERED);
  hiatus_watcher_hush (watcher, 1);
  hiatus_watcher_stop (watcher, HIATUS_WATCHER_OFF, NULL);
  hiatus_watcher_start (watcher, &media);
  g_assert_finalize_object (watcher);
  hiatus_wait_idle ();

  for (guint i = 0; i < 20; i++)
    {
      hiatus_watcher_stop (fixture->watcher, HIATUS_WATCHER_OFF, NULL);
      hiatus_watcher_start (fixture->watcher, &fixture->media);
      for (guint turn = 0; turn < i; turn++)
        g_main_context_iteration (NULL, FALSE);
    }
  notifications_fixture_wait_for (fixture, HIATUS_WATCHER_ON);
  notifications_fixture_send (fixture->program, 0, "Alex", "", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* An icon may come as an open file: it is seen past, and not kept open. */
static void
test_descriptors (NotificationsFixture *fixture,
                  gconstpointer data)
{
  const guint before = count_descriptors ();

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GDBusMessage) message =
          g_dbus_message_new_method_call ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification", "AddNotification");
      g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
      g_autoptr (GError) error = NULL;
      const gint descriptor = open ("/dev/null", O_RDONLY | O_CLOEXEC);

      for (guint n = 0; n < 4; n++)
        g_unix_fd_list_append (list, descriptor, NULL);
      close (descriptor);
      g_dbus_message_set_body (message, g_variant_new_parsed ("('chat', {'icon': <('file-descriptor', <handle 3>)>, 'title': <'Alex'>})"));
      g_dbus_message_set_unix_fd_list (message, list);
      g_dbus_connection_send_message (fixture->program, message, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, &error);
      g_assert_no_error (error);
      notifications_fixture_assert_heard (fixture, "Alex -;");
    }
  /* The sender's side may have some for a moment yet. */
  g_assert_cmpuint (count_descriptors (), <, before + 10);
}

#define add(path, function) \
  g_test_add ("/notifications-bus/" path, NotificationsFixture, bus_address, notifications_fixture_set_up, function, notifications_fixture_tear_down)

static void
add_tests (const gchar *bus_address)
{
  g_test_add_func ("/notifications-bus/refused", test_refused);
  g_test_add_func ("/notifications-bus/lost", test_lost);
  add ("absent", test_absent);
  add ("descriptors", test_descriptors);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  return notifications_fixture_run (add_tests);
}
