/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* windows-opened PROCESSES WINDOWS: opens and closes windows, and tells how much private memory daemon, tray and hiatus-window have
 * meanwhile. First PROCESSES times one alone, so that hiatus-window comes and goes with it; then WINDOWS in one hiatus-window, in
 * which another window stays open. They go round over all windows that there are: by their row of the tray's menu where they have
 * one, and otherwise by the action that the row would call. Each is closed when it is painted, every tenth when it is at rest. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "daemon/api/window-call.h"
#include "tests/bench/eye.h"
#include "tests/desktop/menu.h"

#define REST_MS 150
#define REST_EVERY 10

/* How many times the memory is told. */
#define N_LINES 10

#define SETTINGS "[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n"

/* What stays open. */
#define STAYS "length"

/* Stands for the id of an event. */
#define EVENT "EVENT"

typedef struct
{
  const gchar *action;
  const gchar *parameter; /* (nullable) */
  const gchar *row;       /* (nullable): in the tray */
} Window;

static const Window windows[] = {
  { "overview", NULL, "Overview" },
  { "note", "urge", "Log an urge/With a note" },
  { "note", "slip", "Something happened/I got in touch" },
  { "talk", NULL, "Someone to talk to" },
  { "contacts", NULL, NULL },
  { "contact", "", NULL },
  { "contact", "Ottilie", NULL },
  { "set-up", NULL, NULL },
  { "start-again", NULL, NULL },
  { "safety", NULL, NULL },
  { "next", "", NULL },
  { "next", "looking-back", NULL },
  { "letter", "", NULL },
  { "preferences", "stretch", NULL },
  { "preferences", "times", NULL },
  { "preferences", "watching", NULL },
  { "preferences", "prompts", NULL },
  { "preferences", "own", NULL },
  { "preferences", "texts", NULL },
  { "preferences", "data", NULL },
  { "preferences", "passphrase", NULL },
  { "own", "reasons", NULL },
  { "own", "meetings", NULL },
  { "own", "hard-days", NULL },
  { "note", EVENT, NULL },
  { "wrong-person", EVENT, NULL },
  { "breathe", EVENT, NULL },
  { "unlock", NULL, NULL },
};

typedef struct
{
  HiatusDesk *desk;
  HiatusMenu *menu;
  HiatusEye *eye;
  gchar *event;   /* (owned): its id */
  guint n_opened; /* of the hiatus-window that is there: GTK numbers them */
} Round;

static void
begin (Round *round)
{
  g_autofree gchar *folder = NULL;
  g_autofree gchar *settings = NULL;
  g_autoptr (GVariant) state = NULL;

  round->desk = hiatus_desk_new ();
  folder = hiatus_desk_path (round->desk, "config/gtk-3.0");
  settings = g_build_filename (folder, "settings.ini", NULL);
  g_mkdir (folder, 0700);
  hiatus_desk_write (settings, SETTINGS, strlen (SETTINGS));
  hiatus_desk_start_daemon (round->desk);
  hiatus_desk_lend_environment (round->desk);
  g_free (hiatus_desk_hiatus (round->desk, "plan start"));
  g_free (hiatus_desk_hiatus (round->desk, "contacts add Ottilie --name Ottilie"));
  g_free (hiatus_desk_hiatus (round->desk, "log urge"));
  state = hiatus_desk_state (round->desk);
  g_assert_true (g_variant_lookup (state, "undo-id", "s", &round->event));
  hiatus_desk_start_tray (round->desk);
  round->menu = hiatus_menu_new (round->desk);
  round->eye = hiatus_eye_new ();
}

static void
end (Round *round)
{
  hiatus_eye_free (round->eye);
  hiatus_menu_free (round->menu);
  hiatus_desk_free (round->desk);
  g_free (round->event);
}

/* An answer there may be none: the last window takes its program along. */
static void
call (Round *round, const gchar *path, const gchar *interface, const gchar *method, GVariant *parameters)
{
  g_dbus_connection_call (round->desk->bus, HIATUS_WINDOW_BUS_NAME, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
open_window (Round *round, const Window *window)
{
  const gchar *parameter = g_strcmp0 (window->parameter, EVENT) == 0 ? round->event : window->parameter;

  if (window->row != NULL)
    hiatus_menu_click (round->menu, window->row);
  else
    call (round, HIATUS_WINDOW_OBJECT_PATH, HIATUS_WINDOW_INTERFACE, HIATUS_WINDOW_METHOD, hiatus_api_window_call (window->action, parameter, NULL, NULL));
  hiatus_eye_wait_for_window (round->eye);
  round->n_opened++;
}

static void
close_window (Round *round)
{
  g_autofree gchar *path = g_strdup_printf (HIATUS_WINDOW_OBJECT_PATH "/window/%u", round->n_opened);

  call (round, path, "org.gtk.Actions", "Activate", g_variant_new ("(sava{sv})", "close", NULL, NULL));
  hiatus_eye_wait_until_gone (round->eye);
}

static void
open_and_close (Round *round, guint i)
{
  open_window (round, &windows[i % G_N_ELEMENTS (windows)]);
  if (i % REST_EVERY == 0)
    hiatus_eye_wait_for_rest (round->eye, REST_MS);
  close_window (round);
}

/* In kB; 0 where nobody has the name. */
static guint64
read_memory (Round *round, const gchar *name)
{
  const pid_t pid = hiatus_desk_has_owner (round->desk, name) ? hiatus_desk_find_process (round->desk, name) : 0;
  g_autofree gchar *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree gchar *text = NULL;
  const gchar *line;

  if (pid == 0 || !g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "Private_Dirty:")) == NULL)
    return 0;
  return g_ascii_strtoull (line + strlen ("Private_Dirty:"), NULL, 10);
}

static void
tell_memory (Round *round, guint n)
{
  printf ("%8u %14" G_GUINT64_FORMAT " %14" G_GUINT64_FORMAT " %14" G_GUINT64_FORMAT "\n",
          n,
          read_memory (round, HIATUS_BUS_NAME),
          read_memory (round, HIATUS_TRAY_BUS_NAME),
          read_memory (round, HIATUS_WINDOW_BUS_NAME));
  fflush (stdout);
}

static gboolean
is_line (guint i, guint n)
{
  return i % MAX (n / N_LINES, 1) == 0;
}

static void
run_processes (Round *round, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (is_line (i, n))
        tell_memory (round, i);
      round->n_opened = 0;
      open_and_close (round, i);
      hiatus_desk_wait_until (!hiatus_desk_has_owner (round->desk, HIATUS_WINDOW_BUS_NAME));
    }
  tell_memory (round, n);
}

static void
run_windows (Round *round, guint n)
{
  const Window stays = { STAYS, NULL, NULL };

  round->n_opened = 0;
  open_window (round, &stays);
  hiatus_eye_wait_for_rest (round->eye, REST_MS);
  hiatus_eye_forget (round->eye);
  for (guint i = 0; i < n; i++)
    {
      if (is_line (i, n))
        tell_memory (round, i);
      open_and_close (round, i);
    }
  tell_memory (round, n);
}

int
main (int argc, char **argv)
{
  Round round = { NULL };

  if (argc != 3)
    {
      fputs ("windows-opened: how many processes, and how many windows? Run tests/bench/many-windows\n", stderr);
      return 2;
    }
  begin (&round);
  printf ("%8s %14s %14s %14s   private dirty, kB\n", "windows", "hiatusd", "hiatus-tray", "hiatus-window");
  run_processes (&round, (guint) atoi (argv[1]));
  run_windows (&round, (guint) atoi (argv[2]));
  end (&round);
  return EXIT_SUCCESS;
}
