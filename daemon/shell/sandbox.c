/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/sandbox.h"

#include <glib/gi18n.h>

#include "daemon/shell/sandbox-probes.h"

#define GROUP "sandbox"

static const struct
{
  const gchar *name;
  HiatusSandboxLayer layer;
  HiatusSandboxProbe probe;
  const gchar *meaning;
} table[] = {
  { "dump", HIATUS_SANDBOX_OWN, hiatus_sandbox_probe_dump, N_ ("No other program of yours can look into the daemon's memory.") },
  { "core", HIATUS_SANDBOX_OWN, hiatus_sandbox_probe_core, N_ ("A crash leaves no image of its memory on the disk.") },
  { "mask", HIATUS_SANDBOX_OWN, hiatus_sandbox_probe_mask, N_ ("What it writes can be read by you alone.") },
  { "sockets", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_sockets, N_ ("It can open no network connection, only those within this computer.") },
  { "privileges", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_privileges, N_ ("It can gain no rights that you do not have.") },
  { "system-calls", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_system_calls, N_ ("It can ask the kernel only for what a simple service needs.") },
  { "memory", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_memory, N_ ("What it has in memory as data cannot become a program.") },
  { "personality", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_personality, N_ ("It cannot pose as a program of another kind of system.") },
  { "namespaces", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_namespaces, N_ ("It can make no surroundings of its own to get out of these.") },
  { "realtime", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_realtime, N_ ("It cannot put itself before all other programs.") },
  { "set-user-id", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_set_user_id, N_ ("It can make no program that runs with somebody else's rights.") },
  { "host-name", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_host_name, N_ ("It cannot rename this computer.") },
  { "keyring", HIATUS_SANDBOX_FILTER, hiatus_sandbox_probe_keyring, N_ ("It does not see the keys that your other programs share.") },
  { "users", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_users, N_ ("It knows no other users.") },
  { "network", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_network, N_ ("It sees no network at all.") },
  { "files", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_files, N_ ("It can write to its own two folders and nowhere else.") },
  { "devices", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_devices, N_ ("It sees no camera, no microphone, no disk.") },
  { "kernel-settings", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_kernel_settings, N_ ("It cannot change the settings of the kernel.") },
  { "kernel-modules", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_kernel_modules, N_ ("It cannot add anything to the kernel.") },
  { "kernel-log", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_kernel_log, N_ ("It cannot read the log of the kernel.") },
  { "clock", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_clock, N_ ("It cannot set the clock.") },
  { "control-groups", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_control_groups, N_ ("It cannot change what other programs may use.") },
  { "capabilities", HIATUS_SANDBOX_NAMESPACES, hiatus_sandbox_probe_capabilities, N_ ("No privilege of an administrator is within its reach.") },
};

/**
 * hiatus_sandbox_probe:
 * @places: where to look
 *
 * Tries what really holds of the sandbox around this process; the settings of its unit prove nothing, because some of
 * them do nothing on some machines. Changes nothing. Not for the start: it makes some fifty system calls.
 *
 * Returns: (transfer full) (element-type HiatusSandboxPart): all parts, in the order in which they are told
 */
GArray *
hiatus_sandbox_probe (const HiatusSandboxPlaces *places)
{
  GArray *parts = g_array_sized_new (FALSE, TRUE, sizeof (HiatusSandboxPart), G_N_ELEMENTS (table));

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const HiatusSandboxPart part = {
        .name = table[i].name,
        .meaning = _ (table[i].meaning),
        .layer = table[i].layer,
        .holds = table[i].probe (places),
      };

      g_array_append_val (parts, part);
    }
  return parts;
}

/* Whether any part of a layer holds that no other machinery could be the cause of. */
static gboolean
has_filter (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const HiatusSandboxPart *part = &g_array_index (parts, HiatusSandboxPart, i);

      if (g_str_equal (part->name, "system-calls"))
        return part->holds;
    }
  return FALSE;
}

static guint
count_missing (GArray *parts, HiatusSandboxLayer layer)
{
  guint missing = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const HiatusSandboxPart *part = &g_array_index (parts, HiatusSandboxPart, i);

      if (part->layer == layer && !part->holds)
        missing++;
    }
  return missing;
}

/**
 * hiatus_sandbox_get_extent:
 * @parts: (element-type HiatusSandboxPart): what hiatus_sandbox_probe() found
 *
 * Returns: how much of the sandbox holds
 */
HiatusSandboxExtent
hiatus_sandbox_get_extent (GArray *parts)
{
  if (!has_filter (parts))
    return HIATUS_SANDBOX_NONE;
  if (count_missing (parts, HIATUS_SANDBOX_OWN) + count_missing (parts, HIATUS_SANDBOX_FILTER) + count_missing (parts, HIATUS_SANDBOX_NAMESPACES) > 0)
    return HIATUS_SANDBOX_PARTIAL;
  return HIATUS_SANDBOX_FULL;
}

/* The sum, with what mends it. */
static void
tell_extent (GArray *parts, GVariantBuilder *rows)
{
  switch (hiatus_sandbox_get_extent (parts))
    {
    case HIATUS_SANDBOX_FULL:
      g_variant_builder_add (rows, "(ssss)", GROUP, "extent", "ok", _ ("Full: the daemon reaches its own two folders, the bus and the display, and nothing else."));
      break;
    case HIATUS_SANDBOX_PARTIAL:
      g_variant_builder_add (rows,
                             "(ssss)",
                             GROUP,
                             "extent",
                             "limited",
                             count_missing (parts, HIATUS_SANDBOX_FILTER) == 0
                                 ? _ ("Partial: this system gives programs of users no namespaces. Where the administrator allows them (user.max_user_namespaces), quit Hiatus and start it again.")
                                 : _ ("Partial: some of what hiatusd.service asks for does not hold here; the lines below say what. A newer kernel or systemd may mend it."));
      break;
    case HIATUS_SANDBOX_NONE:
    default:
      g_variant_builder_add (rows,
                             "(ssss)",
                             GROUP,
                             "extent",
                             "off",
                             _ ("None: the daemon was not started by its unit. Quit Hiatus, then start it with 'systemctl --user start hiatusd', where systemd runs the session."));
      break;
    }
}

/**
 * hiatus_sandbox_tell:
 * @parts: (element-type HiatusSandboxPart): what hiatus_sandbox_probe() found
 * @rows: a builder for a(ssss)
 *
 * Adds the rows that the doctor shows: the sum first, then each part.
 */
void
hiatus_sandbox_tell (GArray *parts, GVariantBuilder *rows)
{
  tell_extent (parts, rows);
  for (guint i = 0; i < parts->len; i++)
    {
      const HiatusSandboxPart *part = &g_array_index (parts, HiatusSandboxPart, i);
      g_autofree gchar *denial = part->holds ? NULL : g_strdup_printf (_ ("This does not hold here: %s"), part->meaning);

      g_variant_builder_add (rows, "(ssss)", GROUP, part->name, part->holds ? "ok" : "off", part->holds ? part->meaning : denial);
    }
}
