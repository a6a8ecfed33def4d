/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/gate/gate.h"

G_BEGIN_DECLS

/**
 * Walk:
 * @script: which script
 * @types: whether it goes with `hiatus script`, and not over D-Bus
 * @choice: which of the choices that are offered is taken: this one, modulo how many there are
 * @skips: whether all is skipped that may be
 * @random: (nullable): decides instead of @choice and @skips
 * @halts_at: where it stops: before the first, second and so on step that starts contact is answered; 0 for nowhere
 *
 * A way through a script.
 */
typedef struct
{
  const gchar *script;
  gboolean types;
  guint choice;
  gboolean skips;
  GRand *random;
  guint halts_at;
} Walk;

gboolean gate_walk (Gate *gate,
                    const Walk *walk);

void gate_attack (Gate *gate,
                  const gchar *script);

G_END_DECLS
