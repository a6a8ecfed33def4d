/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/sandbox.h"

G_BEGIN_DECLS

/**
 * HiatusSandboxProbe:
 * @places: where to look
 *
 * Tries something that a part of the sandbox forbids, in a way that changes nothing if it is allowed.
 *
 * Returns: %TRUE if it was refused
 */
typedef gboolean (*HiatusSandboxProbe) (const HiatusSandboxPlaces *places);

gboolean hiatus_sandbox_probe_capabilities (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_clock (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_control_groups (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_core (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_devices (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_dump (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_files (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_host_name (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_kernel_log (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_kernel_modules (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_kernel_settings (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_keyring (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_mask (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_memory (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_namespaces (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_network (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_personality (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_privileges (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_realtime (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_set_user_id (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_sockets (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_system_calls (const HiatusSandboxPlaces *places);
gboolean hiatus_sandbox_probe_users (const HiatusSandboxPlaces *places);

G_END_DECLS
