/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/clock.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_FAKE_CLOCK (hiatus_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (HiatusFakeClock, hiatus_fake_clock, HIATUS, FAKE_CLOCK, GObject)

HiatusFakeClock *hiatus_fake_clock_new (gint64 now_us,
                                        const gchar *zone);

HiatusFakeClock *hiatus_fake_clock_new_at (const gchar *local_time,
                                           const gchar *zone);

gint64 hiatus_fake_clock_get_deadline (HiatusFakeClock *self);

void hiatus_fake_clock_advance_to (HiatusFakeClock *self,
                                   gint64 now_us);

void hiatus_fake_clock_advance_to_local (HiatusFakeClock *self,
                                         const gchar *local_time);

void hiatus_fake_clock_set_unheard (HiatusFakeClock *self,
                                    gint64 now_us);

void hiatus_fake_clock_jump (HiatusFakeClock *self,
                             gint64 now_us,
                             const gchar *zone);

G_END_DECLS
