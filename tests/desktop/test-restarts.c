/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* desktop-restarts panel|server|tray
 *
 * Panel, notification server and tray die and come back fifty times each. Every time all is there again soon, and in
 * the end daemon and tray are no larger and hold no more open than before. */

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/menu.h"

#define DAY "Day 12 of 28"
#define RESTARTS 50

/* What is aimed for, and the tenfold of it that a busy machine is allowed. */
#define BACK_WITHIN_US (2 * G_USEC_PER_SEC)
#define LIMIT 10

#define GROWTH_ALLOWED_KB 1024

typedef struct
{
  glong private_kb;
  guint n_open;
} Size;

typedef struct
{
  HiatusDesk *desk;
  HiatusMenu *menu;
  HiatusProgram *again; /* (nullable): what was started in place of what the session had started */
} Round;

/* What a program holds open of one kind: "socket:", or "" for all. */
static guint
count_open (HiatusProgram *program, const gchar *kind)
{
  g_autofree gchar *path = g_build_filename ("/proc", g_subprocess_get_identifier (program->process), "fd", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const gchar *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree gchar *entry = g_build_filename (path, name, NULL);
      g_autofree gchar *target = g_file_read_link (entry, NULL);

      /* It may have been closed meanwhile. */
      n += target != NULL && g_str_has_prefix (target, kind);
    }

  return n;
}

static void
measure (HiatusProgram *program, Size *size)
{
  const gchar *pid = g_subprocess_get_identifier (program->process);
  g_autofree gchar *memory_path = g_build_filename ("/proc", pid, "smaps_rollup", NULL);
  g_autofree gchar *memory = NULL;
  g_autoptr (GError) error = NULL;
  const gchar *line;

  size->n_open = count_open (program, "");
  g_file_get_contents (memory_path, &memory, NULL, &error);
  g_assert_no_error (error);
  line = strstr (memory, "Private_Dirty:");
  g_assert_nonnull (line);
  size->private_kb = (glong) g_ascii_strtoll (line + strlen ("Private_Dirty:"), NULL, 10);
}

static gchar *
read_session_file (const gchar *name)
{
  g_autofree gchar *path = g_build_filename (g_getenv ("SESSION_FOLDER"), name, NULL);
  g_autoptr (GError) error = NULL;
  gchar *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strstrip (text);
}

static gboolean
has_died (gint pid)
{
  g_autofree gchar *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree gchar *text = NULL;
  const gchar *end;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return TRUE;
  /* After the name: the state. */
  end = strrchr (text, ')');
  return end != NULL && end[2] == 'Z';
}

/* Kills a program of the session, or what took its place, and starts it anew; @bus_name is what it owns. */
static void
restart (Round *round, const gchar *name, const gchar *bus_name)
{
  g_autofree gchar *command_name = g_strconcat (name, ".command", NULL);
  g_autofree gchar *command_path = g_build_filename (g_getenv ("SESSION_FOLDER"), command_name, NULL);
  const gchar *const arguments[] = { "sh", command_path, NULL };

  if (round->again == NULL)
    {
      g_autofree gchar *pid_name = g_strconcat (name, ".pid", NULL);
      g_autofree gchar *pid = read_session_file (pid_name);
      const gint number = (gint) g_ascii_strtoll (pid, NULL, 10);

      g_assert_cmpint (number, >, 1);
      g_assert_cmpint (kill (number, SIGKILL), ==, 0);
      hiatus_desk_wait_until (has_died (number));
    }
  else
    {
      hiatus_program_kill (round->again);
      hiatus_program_finish (round->again);
    }
  hiatus_desk_wait_until (!hiatus_desk_has_owner (round->desk, bus_name));
  round->again = hiatus_program_start (round->desk, arguments);
  hiatus_desk_wait_until (hiatus_desk_has_owner (round->desk, bus_name));
}

static void
restart_panel (Round *round)
{
  restart (round, "panel", "org.kde.StatusNotifierWatcher");
}

static void
restart_server (Round *round)
{
  restart (round, "server", "org.freedesktop.Notifications");
}

static void
restart_tray (Round *round)
{
  hiatus_program_kill (round->desk->tray);
  hiatus_program_finish (g_steal_pointer (&round->desk->tray));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (round->desk, HIATUS_TRAY_BUS_NAME));
  hiatus_desk_start_tray (round->desk);
}

static gboolean
shows_popup (HiatusDesk *desk)
{
  const gchar *const arguments[] = { "dunstctl", "count", "displayed", NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  return run.status == 0 && !g_str_has_prefix (run.output, "0");
}

/* The icon is back, its menu reaches the daemon, and where the server was away, a pop-up that is asked for appears. */
static void
wait_until_back (Round *round, gboolean server)
{
  hiatus_menu_free (round->menu);
  round->menu = hiatus_menu_new (round->desk);
  hiatus_menu_wait_for (round->menu, DAY);
  hiatus_menu_wait_for (round->menu, "Log an urge/Strong");
  if (server)
    {
      g_variant_unref (hiatus_desk_call (round->desk, "ShowDay", NULL));
      hiatus_desk_wait_until (shows_popup (round->desk));
    }
}

static void
check_growth (const gchar *name, const Size *before, const Size *after)
{
  g_test_message ("%s: private dirty %ld -> %ld kB, open files %u -> %u", name, before->private_kb, after->private_kb, before->n_open, after->n_open);
  g_assert_cmpint (after->private_kb - before->private_kb, <=, GROWTH_ALLOWED_KB);
  g_assert_cmpuint (after->n_open, <=, before->n_open);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

typedef struct
{
  const gchar *name;
  void (*restart) (Round *round);
} Victim;

static const Victim victims[] = {
  { "panel", restart_panel },
  { "server", restart_server },
  { "tray", restart_tray },
};

static void
test_restarts (gconstpointer data)
{
  const Victim *victim = data;
  const gboolean is_server = victim->restart == restart_server, is_tray = victim->restart == restart_tray;
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *command = g_strdup_printf ("plan start --from %s", first_day);
  Round round = { .desk = desk };
  Size daemon_before, daemon_after, tray_before, tray_after;
  gint64 taken_us[RESTARTS];
  guint n_sockets;

  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, command));
  n_sockets = count_open (desk->daemon, "socket:");
  hiatus_desk_start_tray (desk);
  round.menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (round.menu, DAY);
  /* The tray tells the daemon the display, and a thread of the daemon's connects to it: that is no growth. */
  hiatus_desk_wait_until (count_open (desk->daemon, "socket:") > n_sockets);

  measure (desk->daemon, &daemon_before);
  measure (desk->tray, &tray_before);
  for (gint i = 0; i < RESTARTS; i++)
    {
      const gint64 begin_us = g_get_monotonic_time ();

      victim->restart (&round);
      wait_until_back (&round, is_server);
      taken_us[i] = g_get_monotonic_time () - begin_us;
    }
  measure (desk->daemon, &daemon_after);
  measure (desk->tray, &tray_after);

  qsort (taken_us, RESTARTS, sizeof *taken_us, compare);
  g_test_message ("back after %.2f s in the middle, %.2f s at most", (gdouble) taken_us[RESTARTS / 2] / G_USEC_PER_SEC, (gdouble) taken_us[RESTARTS - 1] / G_USEC_PER_SEC);
  g_assert_cmpint (taken_us[RESTARTS - 1], <=, BACK_WITHIN_US * LIMIT);
  check_growth ("hiatusd", &daemon_before, &daemon_after);
  if (!is_tray)
    check_growth ("hiatus-tray", &tray_before, &tray_after);
  hiatus_menu_free (round.menu);
  if (round.again != NULL)
    {
      hiatus_program_kill (round.again);
      hiatus_program_finish (round.again);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (victims); i++)
    if (argc == 2 && g_str_equal (argv[1], victims[i].name))
      {
        g_autofree gchar *path = g_strconcat ("/restarts/", victims[i].name, NULL);

        g_test_add_data_func (path, &victims[i], test_restarts);
      }

  return g_test_run ();
}
