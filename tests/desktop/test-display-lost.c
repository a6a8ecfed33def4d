/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of the session on its other side: the display goes, and the tray goes with it, in peace. */

#include <string.h>
#include <unistd.h>

#include "tests/desktop/stub.h"

/* Starts the tray on a display of this test, and waits until it has asked for the state. */
static void
start_tray (HiatusDesk *desk, HiatusStub *daemon)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_TRAY"), NULL };

  desk->tray = hiatus_program_start (desk, arguments);
  hiatus_wait_until (desk->tray->ended || hiatus_stub_count (daemon, "GetState") > 0);
  g_assert_false (desk->tray->ended);
}

static void
check_end (HiatusDesk *desk, HiatusProgram *display)
{
  hiatus_program_kill (display);
  hiatus_program_finish (display);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->tray)), ==, 0);
}

static gchar *
read_text (const gchar *path)
{
  gchar *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || strchr (text, '\n') == NULL)
    g_clear_pointer (&text, g_free);
  return text == NULL ? NULL : g_strstrip (text);
}

static void
test_x11 (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autofree gchar *answer = hiatus_desk_path (desk, "display");
  g_autofree gchar *command = g_strdup_printf ("exec Xvfb -displayfd 3 -nolisten tcp -noreset 3>'%s' 2>/dev/null", answer);
  const gchar *const arguments[] = { "sh", "-c", command, NULL };
  HiatusProgram *server = hiatus_program_start (desk, arguments);
  g_autofree gchar *number = NULL;
  g_autofree gchar *display = NULL;

  hiatus_desk_wait_until ((number = read_text (answer)) != NULL);
  display = g_strconcat (":", number, NULL);
  g_subprocess_launcher_setenv (desk->launcher, "DISPLAY", display, TRUE);
  start_tray (desk, daemon);
  check_end (desk, server);
}

/* sway, with a file of its own that says where it is. It refuses root, who is an ordinary person in a world of their own. */
static HiatusProgram *
start_sway (HiatusDesk *desk, const gchar *answer)
{
  g_autofree gchar *file = hiatus_desk_path (desk, "sway");
  g_autofree gchar *config = g_strdup_printf ("xwayland disable\nexec echo $WAYLAND_DISPLAY > '%s'\n", answer);
  g_autofree gchar *command = g_strdup_printf ("exec %s env WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman sway -c '%s' >/dev/null 2>&1",
                                               geteuid () == 0 ? "unshare --user --map-user=1000 --map-group=1000" : "",
                                               file);
  const gchar *const arguments[] = { "sh", "-c", command, NULL };

  hiatus_desk_write (file, config, strlen (config));
  return hiatus_program_start (desk, arguments);
}

static void
test_wayland (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autofree gchar *answer = hiatus_desk_path (desk, "display");
  HiatusProgram *sway = start_sway (desk, answer);
  g_autofree gchar *name = NULL;
  g_autofree gchar *socket = NULL;

  hiatus_desk_wait_until (sway->ended || (name = read_text (answer)) != NULL);
  g_assert_false (sway->ended);
  socket = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), name, NULL);
  g_subprocess_launcher_unsetenv (desk->launcher, "DISPLAY");
  g_subprocess_launcher_setenv (desk->launcher, "GDK_BACKEND", "wayland", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "WAYLAND_DISPLAY", socket, TRUE);
  start_tray (desk, daemon);
  g_assert_cmpint (hiatus_stub_find (daemon, socket), ==, 0);
  check_end (desk, sway);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/display-lost/x11", test_x11);
  g_test_add_func ("/display-lost/wayland", test_wayland);

  return g_test_run ();
}
