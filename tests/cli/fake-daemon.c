/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/cli/fake-daemon.h"

#include <gio/gunixfdlist.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "daemon/core/error.h"
#include "hiatus-dbus.h"
#include "tests/fakes/fake-peer.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

static GVariantType *
reply_type (const gchar *method)
{
  GDBusMethodInfo *info = g_dbus_interface_info_lookup_method (hiatus_dbus_hiatus1_interface_info (), method);
  g_autoptr (GString) text = g_string_new ("(");

  g_assert_nonnull (info);
  for (guint i = 0; info->out_args != NULL && info->out_args[i] != NULL; i++)
    g_string_append (text, info->out_args[i]->signature);
  g_string_append_c (text, ')');
  return g_variant_type_new (text->str);
}

/* What a call has to do with the file that came with it. */
static void
use_file (HiatusFakeDaemon *fake, const gchar *method, GUnixFDList *descriptors)
{
  gint descriptor = g_unix_fd_list_get (descriptors, 0, NULL);
  gchar text[256] = "";

  g_assert_cmpint (descriptor, >=, 0);
  if (g_str_equal (method, "Export") && fake->writes != NULL)
    g_assert_cmpint (write (descriptor, fake->writes, strlen (fake->writes)), ==, strlen (fake->writes));
  if (g_str_has_suffix (method, "Import"))
    {
      g_assert_cmpint (pread (descriptor, text, sizeof text - 1, 0), >=, 0);
      g_string_append_printf (fake->calls, " < %s", text);
    }
  close (descriptor);
}

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
  HiatusFakeDaemon *fake = user_data;
  GUnixFDList *descriptors = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (invocation));
  g_autofree gchar *printed = g_variant_print (parameters, FALSE);

  g_string_append_printf (fake->calls, "%s%s", method, printed);
  if (descriptors != NULL && g_unix_fd_list_get_length (descriptors) > 0)
    use_file (fake, method, descriptors);
  g_string_append_c (fake->calls, '\n');
  if (fake->refusal != NULL)
    g_dbus_method_invocation_return_error_literal (invocation, HIATUS_ERROR, HIATUS_ERROR_INVALID, fake->refusal);
  else
    g_dbus_method_invocation_return_value (invocation, g_hash_table_lookup (fake->answers, method));
}

static const GDBusInterfaceVTable vtable = { .method_call = on_call };

/* Not GTestDBus: it changes the environment of a process that has threads by then, and what it forks
 * outlives a test that fails. No service folder, so that an installed daemon stays out of it. */
static const gchar bus_configuration[] =
    "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
    "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
    "<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
    "<allow own=\"*\"/></policy></busconfig>\n";

static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
start_bus (HiatusFakeDaemon *fake)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree gchar *configuration = NULL;
  g_autofree gchar *option = NULL;
  g_autoptr (GDataInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  fake->folder = hiatus_scratch_make ();
  configuration = g_strdup_printf (bus_configuration, fake->folder);
  hiatus_scratch_write (fake->folder, "bus.conf", configuration);
  option = g_strdup_printf ("--config-file=%s/bus.conf", fake->folder);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  fake->bus = g_subprocess_launcher_spawn (launcher, &error, "dbus-daemon", "--nofork", "--print-address=1", option, NULL);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fake->bus));
  fake->address = g_data_input_stream_read_line (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fake->address);
}

static void
on_name_acquired (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  gboolean *acquired = user_data;

  *acquired = TRUE;
}

/**
 * hiatus_fake_daemon_new:
 *
 * Starts a bus and the fake on it. GetState() answers with an empty dictionary, all else with nothing.
 *
 * Returns: (transfer full): the fake
 */
HiatusFakeDaemon *
hiatus_fake_daemon_new (void)
{
  HiatusFakeDaemon *fake = g_new0 (HiatusFakeDaemon, 1);
  g_autoptr (GError) error = NULL;
  gboolean acquired = FALSE;

  hiatus_api_register_errors ();
  start_bus (fake);
  fake->connection =
      hiatus_fake_peer_connect (fake->address);
  fake->calls = g_string_new (NULL);
  fake->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  hiatus_fake_daemon_answer (fake, "GetState", "({},)");
  fake->registration = g_dbus_connection_register_object (fake->connection,
                                                          HIATUS_OBJECT_PATH,
                                                          hiatus_dbus_hiatus1_interface_info (),
                                                          &vtable,
                                                          fake,
                                                          NULL,
                                                          &error);
  g_assert_no_error (error);
  fake->name = g_bus_own_name_on_connection (fake->connection,
                                             HIATUS_BUS_NAME,
                                             G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
                                             on_name_acquired,
                                             NULL,
                                             &acquired,
                                             NULL);
  hiatus_wait_until (acquired);
  return fake;
}

/**
 * hiatus_fake_daemon_answer:
 * @fake: a fake
 * @method: (transfer none): a method; a string that lives as long as @fake
 * @answer: the tuple that it answers with, as the text form of a #GVariant
 *
 * Sets what a method answers from now on.
 */
void
hiatus_fake_daemon_answer (HiatusFakeDaemon *fake, const gchar *method, const gchar *answer)
{
  g_autoptr (GVariantType) type = reply_type (method);
  g_autoptr (GError) error = NULL;
  GVariant *value = g_variant_parse (type, answer, NULL, NULL, &error);

  g_assert_no_error (error);
  g_hash_table_replace (fake->answers, (gpointer) (gsize) method, value);
}

/**
 * hiatus_fake_daemon_record:
 * @fake: a fake
 * @position: of the event
 *
 * Emits EventRecorded.
 */
void
hiatus_fake_daemon_record (HiatusFakeDaemon *fake, guint64 position)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (fake->connection,
                                 NULL,
                                 HIATUS_OBJECT_PATH,
                                 HIATUS_INTERFACE,
                                 "EventRecorded",
                                 g_variant_new ("(t)", position),
                                 &error);
  g_assert_no_error (error);
}

/**
 * hiatus_fake_daemon_leave:
 * @fake: a fake
 *
 * Gives up the name, as a daemon that ends does.
 */
void
hiatus_fake_daemon_leave (HiatusFakeDaemon *fake)
{
  if (fake->name != 0)
    g_bus_unown_name (fake->name);
  fake->name = 0;
}

/**
 * hiatus_fake_daemon_stop_bus:
 * @fake: a fake
 *
 * Ends the bus under everybody.
 */
void
hiatus_fake_daemon_stop_bus (HiatusFakeDaemon *fake)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_force_exit (fake->bus);
  g_subprocess_wait (fake->bus, NULL, &error);
  g_assert_no_error (error);
  /* Or the name would be given up on a connection that only seems to be open. */
  hiatus_wait_until (fake->connection == NULL || g_dbus_connection_is_closed (fake->connection));
}

/**
 * hiatus_fake_daemon_free:
 * @fake: (transfer full): a fake
 *
 * Ends the fake and its bus.
 */
void
hiatus_fake_daemon_free (HiatusFakeDaemon *fake)
{
  hiatus_fake_daemon_leave (fake);
  g_dbus_connection_unregister_object (fake->connection, fake->registration);
  g_dbus_connection_close_sync (fake->connection, NULL, NULL);
  g_clear_object (&fake->connection);
  hiatus_fake_daemon_stop_bus (fake);
  g_clear_object (&fake->bus);
  g_free (fake->address);
  hiatus_scratch_remove (fake->folder);
  g_hash_table_unref (fake->answers);
  g_string_free (fake->calls, TRUE);
  g_free (fake);
}
