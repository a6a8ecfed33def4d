/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs in the daemon's place, inside its unit, and writes a line for each thing that it tried: a name and "ok" or "off".
 * A key file in the end, so that the test can read it. */

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "daemon/shell/sandbox.h"

static void
tell (const gchar *name, gboolean ok)
{
  g_print ("%s=%s\n", name, ok ? "ok" : "off");
}

static void
tell_sandbox (void)
{
  g_autofree gchar *data = g_build_filename (g_get_user_data_dir (), "hiatus", NULL);
  g_autofree gchar *config = g_build_filename (g_get_user_config_dir (), "hiatus", NULL);
  const HiatusSandboxPlaces places = { g_get_home_dir (), g_get_user_runtime_dir (), data, config };
  g_autoptr (GArray) parts = hiatus_sandbox_probe (&places);
  const gchar *const extents[] = { "none", "partial", "full" };

  g_print ("[sandbox]\nextent=%s\n", extents[hiatus_sandbox_get_extent (parts)]);
  for (gint layer = HIATUS_SANDBOX_OWN; layer <= HIATUS_SANDBOX_NAMESPACES; layer++)
    {
      const gchar *const layers[] = { "own", "filter", "namespaces" };

      g_print ("[%s]\n", layers[layer]);
      for (guint i = 0; i < parts->len; i++)
        {
          const HiatusSandboxPart *part = &g_array_index (parts, HiatusSandboxPart, i);

          if (part->layer == (HiatusSandboxLayer) layer)
            tell (part->name, part->holds);
        }
    }
}

static gboolean
can_write (const gchar *folder)
{
  g_autofree gchar *path = g_build_filename (folder, "probe", NULL);
  gint file = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  if (file < 0)
    return FALSE;
  close (file);
  g_unlink (path);
  return TRUE;
}

static void
tell_writing (void)
{
  g_autofree gchar *data = g_build_filename (g_get_user_data_dir (), "hiatus", NULL);
  g_autofree gchar *config = g_build_filename (g_get_user_config_dir (), "hiatus", NULL);

  g_print ("[write]\n");
  tell ("data", can_write (data));
  tell ("config", can_write (config));
  tell ("home", can_write (g_get_home_dir ()));
  tell ("config-of-others", can_write (g_get_user_config_dir ()));
  tell ("runtime", can_write (g_get_user_runtime_dir ()));
  tell ("tmp", can_write ("/tmp"));
}

static gboolean
can_open_display (void)
{
  Display *display = XOpenDisplay (NULL);

  if (display != NULL)
    XCloseDisplay (display);
  return display != NULL;
}

/* Asks the compositor for what it has (wl_display.get_registry) and waits for the first answer. */
static gboolean
can_ask_wayland (void)
{
  const gchar *name = g_getenv ("WAYLAND_DISPLAY");
  const guint32 question[] = { 1, (12U << 16) | 1U, 2 };
  guint32 answer[2] = { 0 };
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  gint compositor = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  gboolean answered;

  if (name == NULL || compositor < 0)
    return FALSE;
  g_snprintf (address.sun_path, sizeof address.sun_path, "%s/%s", g_get_user_runtime_dir (), name);
  answered = connect (compositor, (const struct sockaddr *) &address, sizeof address) == 0 &&
             write (compositor, question, sizeof question) == sizeof question &&
             read (compositor, answer, sizeof answer) == sizeof answer && answer[0] == 2;
  close (compositor);
  return answered;
}

static void
tell_reach (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_print ("[reach]\n");
  tell ("bus", bus != NULL);
  tell ("wayland", can_ask_wayland ());
  tell ("x11", can_open_display ());
  g_setenv ("XAUTHORITY", "/dev/null", TRUE);
  tell ("x11-without-cookie", can_open_display ());
}

/* A call of another system's programs, which the processor allows: 64-bit x86 knows those with short pointers. A kernel
 * without them says that there is no such call; the filter ends who tries. */
static gboolean
is_native_only (void)
{
#if defined(__x86_64__) && !defined(__ILP32__)
  const glong other_kind = 0x40000000;
  const pid_t child = fork ();
  gint status = 0;

  if (child == 0)
    {
      syscall (other_kind | SYS_getpid);
      _exit (0);
    }
  return waitpid (child, &status, 0) == child && WIFSIGNALED (status) && WTERMSIG (status) == SIGSYS;
#else
  return TRUE;
#endif
}

int
main (void)
{
  /* As the daemon does. */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  tell_sandbox ();
  tell_writing ();
  tell_reach ();
  g_print ("[other]\n");
  tell ("native", is_native_only ());
  return 0;
}
