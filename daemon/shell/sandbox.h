/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusSandboxLayer:
 * @HIATUS_SANDBOX_OWN: what the daemon does to itself, everywhere
 * @HIATUS_SANDBOX_FILTER: what its unit asks of the kernel and every kernel grants
 * @HIATUS_SANDBOX_NAMESPACES: what needs user namespaces, which some kernels forbid
 *
 * Who sees to it that a part of the sandbox holds.
 */
typedef enum
{
  HIATUS_SANDBOX_OWN,
  HIATUS_SANDBOX_FILTER,
  HIATUS_SANDBOX_NAMESPACES,
} HiatusSandboxLayer;

/**
 * HiatusSandboxExtent:
 * @HIATUS_SANDBOX_NONE: no unit of systemd stands around the daemon
 * @HIATUS_SANDBOX_PARTIAL: some of its parts hold
 * @HIATUS_SANDBOX_FULL: all of them do
 *
 * How much of the sandbox holds.
 */
typedef enum
{
  HIATUS_SANDBOX_NONE,
  HIATUS_SANDBOX_PARTIAL,
  HIATUS_SANDBOX_FULL,
} HiatusSandboxExtent;

/**
 * HiatusSandboxPlaces:
 * @home: (unowned): path of the person's home
 * @runtime: (unowned): path of the session's folder of sockets
 * @data: (unowned): path of the data folder
 * @config: (unowned): path of the folder of the settings
 *
 * Where to look: all but the last two should be closed to writing.
 */
typedef struct
{
  const gchar *home;
  const gchar *runtime;
  const gchar *data;
  const gchar *config;
} HiatusSandboxPlaces;

/**
 * HiatusSandboxPart:
 * @name: (unowned): a short name, the same in every language
 * @meaning: (unowned): one sentence that says what it means if it holds, in the person's language
 * @layer: who sees to it
 * @holds: whether it was seen to hold
 *
 * One part of the sandbox.
 */
typedef struct
{
  const gchar *name;
  const gchar *meaning;
  HiatusSandboxLayer layer;
  gboolean holds;
} HiatusSandboxPart;

GArray *hiatus_sandbox_probe (const HiatusSandboxPlaces *places);

HiatusSandboxExtent hiatus_sandbox_get_extent (GArray *parts);

void hiatus_sandbox_tell (GArray *parts,
                          GVariantBuilder *rows);

G_END_DECLS
