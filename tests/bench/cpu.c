/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/bench/cpu.h"

/**
 * hiatus_cpu_read:
 * @pid: a process
 *
 * Returns: the CPU time of all its threads so far, in microseconds, from the scheduler's own count in nanoseconds
 */
gint64
hiatus_cpu_read (guint pid)
{
  g_autofree gchar *path = g_strdup_printf ("/proc/%u/task", pid);
  g_autoptr (GDir) threads = g_dir_open (path, 0, NULL);
  const gchar *thread;
  gint64 sum = 0;

  while (threads != NULL && (thread = g_dir_read_name (threads)) != NULL)
    {
      g_autofree gchar *file = g_build_filename (path, thread, "schedstat", NULL);
      g_autofree gchar *text = NULL;

      if (g_file_get_contents (file, &text, NULL, NULL))
        sum += g_ascii_strtoll (text, NULL, 10);
    }
  return sum / 1000;
}
