/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/wait.h"

struct _HiatusWait
{
  guint source;
  gboolean expired;
};

static gboolean
on_expired (gpointer user_data)
{
  HiatusWait *wait = user_data;

  wait->expired = TRUE;
  wait->source = 0;

  return G_SOURCE_REMOVE;
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

  wait->source = g_timeout_add (HIATUS_WAIT_LIMIT_MS, on_expired, wait);

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
  if (wait->expired)
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
  g_clear_handle_id (&wait->source, g_source_remove);
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
