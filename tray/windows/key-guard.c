/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/key-guard.h"

#include <string.h>

#define BITS 32

static gboolean
is_known (guint key)
{
  return key < HIATUS_KEY_GUARD_WORDS * BITS;
}

static void
open_when_still (HiatusKeyGuard *guard, gint64 now_us)
{
  if (guard->open || now_us - guard->since_us < HIATUS_KEY_GUARD_US)
    return;
  for (guint i = 0; i < HIATUS_KEY_GUARD_WORDS; i++)
    if (guard->down[i] != 0)
      return;
  guard->open = TRUE;
}

/**
 * hiatus_key_guard_begin:
 * @guard: the guard
 * @now_us: the time
 *
 * The window comes now: no key counts.
 */
void
hiatus_key_guard_begin (HiatusKeyGuard *guard, gint64 now_us)
{
  guard->since_us = now_us;
  guard->open = FALSE;
}

/**
 * hiatus_key_guard_forget:
 * @guard: the guard
 *
 * The keyboard went to another window, or comes from one: what is down is not known.
 */
void
hiatus_key_guard_forget (HiatusKeyGuard *guard)
{
  memset (guard->down, 0, sizeof guard->down);
}

/**
 * hiatus_key_guard_hold:
 * @guard: the guard
 * @key: a key
 *
 * That key was down already when the keyboard came to the window.
 */
void
hiatus_key_guard_hold (HiatusKeyGuard *guard, guint key)
{
  if (is_known (key))
    guard->down[key / BITS] |= 1U << key % BITS;
}

/**
 * hiatus_key_guard_press:
 * @guard: the guard
 * @key: a key
 * @now_us: the time
 *
 * A key goes down, or repeats itself because it stays down.
 *
 * Returns: whether it counts
 */
gboolean
hiatus_key_guard_press (HiatusKeyGuard *guard, guint key, gint64 now_us)
{
  open_when_still (guard, now_us);
  hiatus_key_guard_hold (guard, key);
  return guard->open;
}

/**
 * hiatus_key_guard_release:
 * @guard: the guard
 * @key: a key
 * @now_us: the time
 *
 * A key comes up. Buttons are pressed by the release of a key, so it counts only if its press did.
 *
 * Returns: whether it counts
 */
gboolean
hiatus_key_guard_release (HiatusKeyGuard *guard, guint key, gint64 now_us)
{
  const gboolean counts = guard->open;

  if (is_known (key))
    guard->down[key / BITS] &= ~(1U << key % BITS);
  open_when_still (guard, now_us);
  return counts;
}
