/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusLastCall:
 * @is_under_way: whether a call is
 * @wanted: (owned) (nullable): what is to be called with next
 *
 * A question that changes with each key that is pressed. One call is under way at a time, however fast somebody types, and
 * the next one is made with what was wanted last. All zeros is the beginning.
 */
typedef struct
{
  gboolean is_under_way;
  GVariant *wanted;
} HiatusLastCall;

GVariant *hiatus_last_call_want (HiatusLastCall *self,
                                 GVariant *parameters);

GVariant *hiatus_last_call_end (HiatusLastCall *self);

void hiatus_last_call_clear (HiatusLastCall *self);

G_END_DECLS
