/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each probe asks for something in a form that the kernel refuses anyway, but for another reason than the sandbox does:
 * a time that does not exist, a descriptor that is not open. So nothing changes where there is no sandbox, and what an
 * ordinary user may not do anyway is not taken for its merit. */

#include "daemon/shell/sandbox-probes.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <sched.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* The answer of the filter, SystemCallErrorNumber in the units. */
#define REFUSED EPERM

#define FILTER_MODE 2
#define LAST_CAPABILITY 63
#define SIZE_OF_KERNEL_LOG 10

static gboolean
is_refused (glong result)
{
  return result < 0 && errno == REFUSED;
}

static gboolean
can_make_socket (gint family, gint type)
{
  gint made = socket (family, type | SOCK_CLOEXEC, 0);

  if (made >= 0)
    close (made);
  return made >= 0;
}

static gboolean
is_read_only (const gchar *path)
{
  struct statvfs status;

  return statvfs (path, &status) == 0 && (status.f_flag & ST_RDONLY) != 0;
}

static gboolean
is_writable (const gchar *path)
{
  struct statvfs status;

  return statvfs (path, &status) == 0 && (status.f_flag & ST_RDONLY) == 0;
}

static gchar *
read_text (const gchar *path)
{
  gchar *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

gboolean
hiatus_sandbox_probe_sockets (const HiatusSandboxPlaces *places)
{
  return !can_make_socket (AF_INET, SOCK_STREAM) && !can_make_socket (AF_INET6, SOCK_DGRAM) && !can_make_socket (AF_NETLINK, SOCK_RAW);
}

/* A network of its own has one interface, the one that leads back to itself. */
gboolean
hiatus_sandbox_probe_network (const HiatusSandboxPlaces *places)
{
  g_autofree gchar *text = read_text ("/proc/self/net/dev");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint others = 0;
  gboolean has_own = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (strchr (lines[i], ':') != NULL)
      {
        if (g_str_has_prefix (g_strchug (lines[i]), "lo:"))
          has_own = TRUE;
        else
          others++;
      }
  return has_own && others == 0;
}

gboolean
hiatus_sandbox_probe_files (const HiatusSandboxPlaces *places)
{
  const gchar *const closed[] = { "/", "/usr", "/etc", "/tmp", "/var", places->home, places->runtime };

  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    if (!is_read_only (closed[i]))
      return FALSE;
  return is_writable (places->data) && is_writable (places->config);
}

gboolean
hiatus_sandbox_probe_users (const HiatusSandboxPlaces *places)
{
  g_autofree gchar *text = read_text ("/proc/self/uid_map");
  const gchar *count = strrchr (g_strchomp (text), ' ');

  /* The lines are: first here, first outside, how many. Outside of such a namespace everybody is there. */
  return count != NULL && strchr (text, '\n') == NULL && g_ascii_strtoull (count, NULL, 10) <= 2;
}

gboolean
hiatus_sandbox_probe_devices (const HiatusSandboxPlaces *places)
{
  return is_read_only ("/dev") && access ("/dev/kmsg", F_OK) != 0 && access ("/dev/null", R_OK | W_OK) == 0;
}

gboolean
hiatus_sandbox_probe_kernel_settings (const HiatusSandboxPlaces *places)
{
  return is_read_only ("/proc/sys") && is_read_only ("/sys");
}

gboolean
hiatus_sandbox_probe_kernel_modules (const HiatusSandboxPlaces *places)
{
  /* Some machines have none there. */
  return access ("/usr/lib/modules", F_OK) != 0 || access ("/usr/lib/modules", R_OK) != 0;
}

gboolean
hiatus_sandbox_probe_kernel_log (const HiatusSandboxPlaces *places)
{
  return klogctl (SIZE_OF_KERNEL_LOG, NULL, 0) < 0;
}

gboolean
hiatus_sandbox_probe_clock (const HiatusSandboxPlaces *places)
{
  const struct timespec never = { 0, -1 };

  /* The C library would see by itself that there is no such time. */
  return is_refused (syscall (SYS_clock_settime, CLOCK_REALTIME, &never));
}

gboolean
hiatus_sandbox_probe_control_groups (const HiatusSandboxPlaces *places)
{
  return is_read_only ("/sys/fs/cgroup");
}

gboolean
hiatus_sandbox_probe_capabilities (const HiatusSandboxPlaces *places)
{
  for (gint capability = 0; capability <= LAST_CAPABILITY; capability++)
    if (prctl (PR_CAPBSET_READ, capability, 0, 0, 0) == 1)
      return FALSE;
  return TRUE;
}

gboolean
hiatus_sandbox_probe_privileges (const HiatusSandboxPlaces *places)
{
  return prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
}

/* One call that only debuggers need, and one of those that change how much of the computer a process gets. */
gboolean
hiatus_sandbox_probe_system_calls (const HiatusSandboxPlaces *places)
{
  gint nice;

  errno = 0;
  nice = getpriority (PRIO_PROCESS, 0);
  return prctl (PR_GET_SECCOMP, 0, 0, 0, 0) == FILTER_MODE &&
         is_refused (syscall (SYS_pidfd_getfd, -1, 0, 0)) &&
         is_refused (setpriority (PRIO_PROCESS, 0, nice));
}

gboolean
hiatus_sandbox_probe_memory (const HiatusSandboxPlaces *places)
{
  const gsize size = (gsize) sysconf (_SC_PAGESIZE);
  gpointer page = mmap (NULL, size, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  gboolean holds;

  if (page != MAP_FAILED)
    {
      munmap (page, size);
      return FALSE;
    }
  page = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED)
    return FALSE;
  holds = mprotect (page, size, PROT_READ | PROT_EXEC) != 0;
  munmap (page, size);
  return holds;
}

gboolean
hiatus_sandbox_probe_personality (const HiatusSandboxPlaces *places)
{
  const gulong query = 0xffffffff;
  gint now = personality (query);
  gboolean holds = is_refused (personality ((gulong) now ^ STICKY_TIMEOUTS));

  if (!holds)
    personality ((gulong) now);
  return holds;
}

gboolean
hiatus_sandbox_probe_namespaces (const HiatusSandboxPlaces *places)
{
  return is_refused (setns (-1, CLONE_NEWUSER)) && is_refused (setns (-1, CLONE_NEWNET));
}

gboolean
hiatus_sandbox_probe_realtime (const HiatusSandboxPlaces *places)
{
  const struct sched_param none = { 0 };

  return is_refused (sched_setscheduler (0, SCHED_FIFO, &none));
}

gboolean
hiatus_sandbox_probe_set_user_id (const HiatusSandboxPlaces *places)
{
  return is_refused (chmod ("", S_ISUID | S_IRWXU)) && is_refused (chmod ("", S_ISGID | S_IRWXU));
}

gboolean
hiatus_sandbox_probe_host_name (const HiatusSandboxPlaces *places)
{
  gchar name[256] = "";

  /* Where it were allowed, nothing would change. */
  return gethostname (name, sizeof name - 1) == 0 && is_refused (sethostname (name, strlen (name)));
}

/* The keyring that a person's processes share is called after them. */
gboolean
hiatus_sandbox_probe_keyring (const HiatusSandboxPlaces *places)
{
  gchar text[256] = "";

  return syscall (SYS_keyctl, KEYCTL_DESCRIBE, KEY_SPEC_SESSION_KEYRING, text, sizeof text - 1) < 0 || strstr (text, "_uid_ses") == NULL;
}

gboolean
hiatus_sandbox_probe_mask (const HiatusSandboxPlaces *places)
{
  g_autofree gchar *text = read_text ("/proc/self/status");

  return strstr (text, "\nUmask:\t0077\n") != NULL;
}

gboolean
hiatus_sandbox_probe_core (const HiatusSandboxPlaces *places)
{
  struct rlimit limit;

  return getrlimit (RLIMIT_CORE, &limit) == 0 && limit.rlim_max == 0;
}

gboolean
hiatus_sandbox_probe_dump (const HiatusSandboxPlaces *places)
{
  return prctl (PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
}
