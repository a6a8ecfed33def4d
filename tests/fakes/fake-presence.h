/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/presence.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_FAKE_PRESENCE (hiatus_fake_presence_get_type ())
G_DECLARE_FINAL_TYPE (HiatusFakePresence, hiatus_fake_presence, HIATUS, FAKE_PRESENCE, GObject)

HiatusFakePresence *hiatus_fake_presence_new (void);

void hiatus_fake_presence_set_flags (HiatusFakePresence *self,
                                     HiatusPresenceFlags flags);

void hiatus_fake_presence_set_can_raise (HiatusFakePresence *self,
                                         gboolean can_raise);

gboolean hiatus_fake_presence_is_attended (HiatusFakePresence *self);

const HiatusDisplay *hiatus_fake_presence_get_display (HiatusFakePresence *self);

G_END_DECLS
