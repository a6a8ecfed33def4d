/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/last-call.h"

/**
 * hiatus_last_call_want:
 * @self: the calls
 * @parameters: (transfer floating): what to call with
 *
 * Returns: (transfer full) (nullable): what to call with now; %NULL while a call is under way, after which it is its turn
 */
GVariant *
hiatus_last_call_want (HiatusLastCall *self, GVariant *parameters)
{
  g_clear_pointer (&self->wanted, g_variant_unref);
  if (self->is_under_way)
    {
      self->wanted = g_variant_ref_sink (parameters);
      return NULL;
    }
  self->is_under_way = TRUE;
  return g_variant_ref_sink (parameters);
}

/**
 * hiatus_last_call_end:
 * @self: the calls
 *
 * The call has ended. Where something else is wanted by now, its answer is of no use any more.
 *
 * Returns: (transfer full) (nullable): what to call with next; %NULL where the answer is to what was wanted last
 */
GVariant *
hiatus_last_call_end (HiatusLastCall *self)
{
  self->is_under_way = self->wanted != NULL;
  return g_steal_pointer (&self->wanted);
}

/**
 * hiatus_last_call_clear:
 * @self: the calls
 *
 * Forgets what was wanted.
 */
void
hiatus_last_call_clear (HiatusLastCall *self)
{
  g_clear_pointer (&self->wanted, g_variant_unref);
}
