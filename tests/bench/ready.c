/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* ready RUNS NAME WHEN COMMAND [NAME WHEN COMMAND]...
 *
 * How long programs take from their start until they are ready, and how much CPU time until then: WHEN is a bus name
 * that the program takes, "answer" for the first answer of the daemon, or "item" for an icon that the program offers to a
 * panel. They take turns, so that whatever else the machine does meets all of them. All are compared with the first.
 *
 * The panel is this program: xfce4-panel 4.18 gets into disorder where icons come and go within milliseconds. */

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "daemon/api/names.h"
#include "tests/bench/cpu.h"

#define FIELDS 3

#define PANEL_NAME "org.kde.StatusNotifierWatcher"
#define PANEL_PATH "/StatusNotifierWatcher"
#define PANEL_INTERFACE                                                               \
  "<node><interface name='" PANEL_NAME "'>"                                           \
  "<method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>" \
  "<property name='IsStatusNotifierHostRegistered' type='b' access='read'/>"          \
  "</interface></node>"

typedef struct
{
  const gchar *name;
  const gchar *when;
  gchar **arguments;
  GArray *wall_us;
  GArray *cpu_us;
} Program;

typedef struct
{
  GMainLoop *loop;
  Program *program;
  gint64 end_us;
  gint64 cpu_us;
  GPid pid;
} Run;

static void
finish (Run *run)
{
  if (run->end_us != 0)
    return;
  run->end_us = g_get_monotonic_time ();
  run->cpu_us = hiatus_cpu_read ((guint) run->pid);
  g_main_loop_quit (run->loop);
}

static void
on_answer (GObject *bus, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, &error);

  if (reply == NULL)
    g_error ("%s", error->message);
  finish (user_data);
}

static void
on_owner (GDBusConnection *bus, const gchar *sender, const gchar *path, const gchar *interface, const gchar *signal, GVariant *parameters, gpointer user_data)
{
  Run *run = user_data;
  const gchar *name, *old_owner, *new_owner;

  g_variant_get (parameters, "(&s&s&s)", &name, &old_owner, &new_owner);
  if (run->program == NULL || *new_owner == '\0')
    return;
  if (g_str_equal (name, run->program->when))
    finish (run);
  else if (g_str_equal (name, HIATUS_BUS_NAME) && g_str_equal (run->program->when, "answer"))
    g_dbus_connection_call (bus, name, HIATUS_OBJECT_PATH, HIATUS_INTERFACE, "GetState", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_answer, run);
}

static void
on_item (GDBusConnection *bus, const gchar *sender, const gchar *path, const gchar *interface, const gchar *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  Run *run = user_data;

  g_dbus_method_invocation_return_value (invocation, NULL);
  if (run->program != NULL && g_str_equal (run->program->when, "item"))
    finish (run);
}

static GVariant *
on_property (GDBusConnection *bus, const gchar *sender, const gchar *path, const gchar *interface, const gchar *property, GError **error, gpointer user_data)
{
  return g_variant_new_boolean (TRUE);
}

/* Becomes the panel: a place to register an icon, and somebody who would show it. */
static void
be_the_panel (GDBusConnection *bus, Run *run)
{
  static const GDBusInterfaceVTable calls = { .method_call = on_item, .get_property = on_property };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (PANEL_INTERFACE, NULL);
  g_autoptr (GError) error = NULL;

  if (g_dbus_connection_register_object (bus, PANEL_PATH, node->interfaces[0], &calls, run, NULL, &error) == 0)
    g_error ("%s", error->message);
  g_bus_own_name_on_connection (bus, PANEL_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
}

static void
run_once (Run *run, Program *program)
{
  g_autoptr (GError) error = NULL;
  gint64 begin_us, wall_us;

  run->program = program;
  run->end_us = 0;
  begin_us = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, program->arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &run->pid, &error))
    g_error ("%s", error->message);
  g_main_loop_run (run->loop);
  wall_us = run->end_us - begin_us;
  run->program = NULL;
  g_array_append_val (program->wall_us, wall_us);
  g_array_append_val (program->cpu_us, run->cpu_us);

  /* It goes in peace: a journal that was left open would have to be mended at the next start. */
  kill (run->pid, SIGTERM);
  waitpid (run->pid, NULL, 0);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gdouble
median_ms (GArray *values)
{
  g_array_sort (values, compare);
  return (gdouble) g_array_index (values, gint64, values->len / 2) / 1000;
}

static void
print (const Program *program, const Program *floor)
{
  const gdouble wall = median_ms (program->wall_us), cpu = median_ms (program->cpu_us);

  printf ("%-14s %12.1f %20.1f", program->name, wall, cpu);
  if (floor != NULL)
    printf (" %14.2f %10.2f", wall / median_ms (floor->wall_us), cpu / median_ms (floor->cpu_us));
  putchar ('\n');
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  const gint n_programs = (argc - 2) / FIELDS;
  g_autofree Program *programs = g_new0 (Program, (gsize) MAX (n_programs, 1));
  Run run = { .loop = loop };

  if (bus == NULL || n_programs < 1 || (argc - 2) % FIELDS != 0)
    {
      fputs ("ready: no session bus, or not three words for each program; run tests/bench/start\n", stderr);
      return 2;
    }
  for (gint i = 0; i < n_programs; i++)
    {
      programs[i].name = argv[2 + FIELDS * i];
      programs[i].when = argv[3 + FIELDS * i];
      if (!g_shell_parse_argv (argv[4 + FIELDS * i], NULL, &programs[i].arguments, &error))
        g_error ("%s", error->message);
      programs[i].wall_us = g_array_new (FALSE, FALSE, sizeof (gint64));
      programs[i].cpu_us = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  g_dbus_connection_signal_subscribe (bus, "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_owner, &run, NULL);
  be_the_panel (bus, &run);

  /* The first turn fills the caches and is not counted. */
  for (gint turn = 0; turn <= atoi (argv[1]); turn++)
    for (gint i = 0; i < n_programs; i++)
      {
        run_once (&run, &programs[i]);
        if (turn == 0)
          {
            g_array_set_size (programs[i].wall_us, 0);
            g_array_set_size (programs[i].cpu_us, 0);
          }
      }
  printf ("%-14s %12s %20s %14s %10s\n", "program", "ready, ms", "CPU until then, ms", "ready / floor", "CPU / floor");
  for (gint i = 0; i < n_programs; i++)
    {
      print (&programs[i], i > 0 ? &programs[0] : NULL);
      g_strfreev (programs[i].arguments);
    }
  for (gint i = 0; i < n_programs; i++)
    {
      g_array_unref (programs[i].wall_us);
      g_array_unref (programs[i].cpu_us);
    }
  return EXIT_SUCCESS;
}
