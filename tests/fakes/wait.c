/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/wait.h"

/* A virtual machine may stand still for longer than the limit, and its clock go on meanwhile. That is one step, and not the end of
 * all waits. */
#define N_STEPS 20

struct _HiatusWait
{
  guint source;
  guint n_steps; /* so many have passed */
};

static gboolean
on_step (gpointer user_data)
{
  HiatusWait *wait = user_data;

  wait->n_steps++;
  return G_SOURCE_CONTINUE;
}

/**
 * hiatus_wait_begin:
 *
 * Begins to count the limit of hiatus_wait_until().
 *
 * Returns: (transfer full): the wait
 */
HiatusWait *
hiatus_wait_begin (void)
{
  HiatusWait *wait = g_new0 (HiatusWait, 1);

  wait->source = g_timeout_add (HIATUS_WAIT_LIMIT_MS / N_STEPS, on_step, wait);

  return wait;
}

/**
 * hiatus_wait_turn:
 * @wait: the wait
 * @condition: what is waited for, for the message
 *
 * Runs the main loop until something has happened. Fails the test once the limit has passed.
 */
void
hiatus_wait_turn (HiatusWait *wait,
                  const gchar *condition)
{
  g_main_context_iteration (NULL, TRUE);
  if (wait->n_steps == N_STEPS)
    g_error ("waited in vain for: %s", condition);
}

/**
 * hiatus_wait_end:
 * @wait: (transfer full): the wait
 *
 * Ends it.
 */
void
hiatus_wait_end (HiatusWait *wait)
{
  g_source_remove (wait->source);
  g_free (wait);
}

/**
 * hiatus_wait_idle:
 *
 * Runs the main loop until nothing is pending in it: what was going to happen at once has happened.
 */
void
hiatus_wait_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
