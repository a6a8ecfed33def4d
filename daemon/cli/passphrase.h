/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/cli/cli.h"

G_BEGIN_DECLS

/**
 * HIATUS_TYPED_MAX:
 *
 * A byte more than a passphrase may have, so that the daemon sees that it is too long.
 */
#define HIATUS_TYPED_MAX 1025

/**
 * HiatusTyped:
 * @bytes: what was typed, without the line end
 * @length: how many bytes there are
 *
 * A passphrase as it was typed. Lies on the stack, and is wiped by hiatus_typed_clear().
 */
typedef struct
{
  gchar bytes[HIATUS_TYPED_MAX];
  gsize length;
} HiatusTyped;

void hiatus_typed_clear (HiatusTyped *typed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusTyped, hiatus_typed_clear)

gboolean hiatus_typed_read (HiatusTyped *typed,
                            const gchar *prompt,
                            GError **error);

gboolean hiatus_typed_read_twice (HiatusTyped *typed,
                                  const gchar *prompt,
                                  GError **error);

G_END_DECLS
