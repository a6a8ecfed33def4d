/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* desktop-hung [SECONDS]
 *
 * A notification server that hangs while it has a pop-up to show: the daemon goes on answering at once, and when the
 * server wakes up, the pop-up is there. With SECONDS it hangs that long, for tests/bench/hung; the test counts calls. */

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desktop/desk.h"

/* What is aimed for, 99 times in 100, and the tenfold of it that a busy machine is allowed. */
#define ANSWERED_WITHIN_US (50 * 1000)
#define LIMIT 10

#define CALLS 200

/* In the long run a call is made so often, and a pop-up is asked for so often. */
#define PAUSE_MS 20
#define POPUP_EVERY 200

static guint seconds = 0;

static void
send_to_server (gint number)
{
  g_autofree gchar *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "server.pid", NULL);
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 pid;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  pid = g_ascii_strtoll (text, NULL, 10);
  g_assert_cmpint (pid, >, 1);
  g_assert_cmpint (kill ((pid_t) pid, number), ==, 0);
}

/* Every fourth call is one that is recorded on disk before it is answered. */
static gint64
call_once (HiatusDesk *desk, guint i)
{
  const gint64 begin_us = g_get_monotonic_time ();

  if (i % 4 == 0)
    g_variant_unref (hiatus_desk_call (desk, "Log", g_variant_new_parsed ("('urge', {'strength': <2>})")));
  else
    g_variant_unref (hiatus_desk_call (desk, "GetState", NULL));
  return g_get_monotonic_time () - begin_us;
}

static gboolean
on_pause_over (gpointer user_data)
{
  gboolean *over = user_data;

  *over = TRUE;
  return G_SOURCE_REMOVE;
}

/* The pace of the long run; the test does without. */
static void
pause_a_little (void)
{
  gboolean over = FALSE;

  g_timeout_add (PAUSE_MS, on_pause_over, &over);
  hiatus_wait_until (over);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gboolean
is_shown (HiatusDesk *desk)
{
  const gchar *const arguments[] = { "dunstctl", "count", "displayed", NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  return run.status == 0 && g_str_has_prefix (run.output, "1");
}

static void
test_hung (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (GArray) taken_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 end_us, p99_us;

  hiatus_desk_start_daemon (desk);
  send_to_server (SIGSTOP);
  /* Its pop-up of the day is what the server does not show now. */
  g_free (hiatus_desk_hiatus (desk, "plan start"));

  end_us = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  for (guint i = 0; seconds > 0 ? g_get_monotonic_time () < end_us : i < CALLS; i++)
    {
      const gint64 one_us = call_once (desk, i);

      g_array_append_val (taken_us, one_us);
      if (seconds > 0)
        pause_a_little ();
      if (i % POPUP_EVERY == POPUP_EVERY - 1)
        g_variant_unref (hiatus_desk_call (desk, "ShowDay", NULL));
    }
  send_to_server (SIGCONT);

  g_array_sort (taken_us, compare);
  p99_us = g_array_index (taken_us, gint64, taken_us->len * 99 / 100);
  g_test_message ("%u calls: %.1f ms in the middle, 99 of 100 within %.1f ms, %.1f ms at most",
                  taken_us->len,
                  (gdouble) g_array_index (taken_us, gint64, taken_us->len / 2) / 1000,
                  (gdouble) p99_us / 1000,
                  (gdouble) g_array_index (taken_us, gint64, taken_us->len - 1) / 1000);
  g_assert_cmpint (p99_us, <=, ANSWERED_WITHIN_US * LIMIT);
  hiatus_desk_wait_until (is_shown (desk));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (argc == 2)
    seconds = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  g_test_add_func ("/hung/the-daemon-answers", test_hung);

  return g_test_run ();
}
