/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_WAIT_LIMIT_MS:
 *
 * How long a test waits for what should come at once; generous, for slow machines and valgrind.
 */
#define HIATUS_WAIT_LIMIT_MS 20000

typedef struct _HiatusWait HiatusWait;

HiatusWait *hiatus_wait_begin (void);

void hiatus_wait_turn (HiatusWait *wait,
                       const gchar *condition);

void hiatus_wait_end (HiatusWait *wait);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusWait, hiatus_wait_end)

/**
 * hiatus_wait_until:
 * @condition: an expression, evaluated after each turn of the main loop
 *
 * Runs the default main context until @condition is true; fails the test if it does not become so.
 */
#define hiatus_wait_until(condition)                     \
  G_STMT_START                                           \
  {                                                      \
    g_autoptr (HiatusWait) wait_ = hiatus_wait_begin (); \
    while (!(condition))                                 \
      hiatus_wait_turn (wait_, #condition);              \
  }                                                      \
  G_STMT_END

void hiatus_wait_idle (void);

G_END_DECLS
