/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_KEY_GUARD_US:
 *
 * For how long a window that came by itself takes no key, in microseconds.
 */
#define HIATUS_KEY_GUARD_US G_USEC_PER_SEC

/**
 * HIATUS_KEY_GUARD_WORDS:
 *
 * The size of a set of keys.
 */
#define HIATUS_KEY_GUARD_WORDS 16

/**
 * HiatusKeyGuard:
 * @since_us: when the window came, on a clock that only goes on
 * @down: the keys that are down, a bit for each
 * @open: whether keys count
 *
 * Somebody types, and a window comes in between: what was meant for the other window must not answer this one. So no key
 * counts in its first second, and none until all of them have been up at once after that. Keys are numbers as the hardware
 * gives them.
 */
typedef struct
{
  gint64 since_us;
  guint32 down[HIATUS_KEY_GUARD_WORDS];
  gboolean open;
} HiatusKeyGuard;

void hiatus_key_guard_begin (HiatusKeyGuard *guard,
                             gint64 now_us);

void hiatus_key_guard_forget (HiatusKeyGuard *guard);

void hiatus_key_guard_hold (HiatusKeyGuard *guard,
                            guint key);

gboolean hiatus_key_guard_press (HiatusKeyGuard *guard,
                                 guint key,
                                 gint64 now_us);

gboolean hiatus_key_guard_release (HiatusKeyGuard *guard,
                                   guint key,
                                   gint64 now_us);

G_END_DECLS
