/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest program that has what hiatusd cannot do without: a bus name, a journal in WAL, libnotify. */

#include <gio/gio.h>
#include <libnotify/notify.h>
#include <sqlite3.h>

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  sqlite3 *database = NULL;

  if (argc != 2 || !notify_init ("floor") || sqlite3_open (argv[1], &database) != SQLITE_OK)
    return 1;
  sqlite3_exec (database, "PRAGMA journal_mode=WAL; CREATE TABLE event (payload TEXT); INSERT INTO event VALUES ('x');", NULL, NULL, NULL);
  g_bus_own_name (G_BUS_TYPE_SESSION, "org.hiatus.FloorDaemon", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL, NULL);
  g_main_loop_run (loop);
  return 0;
}
