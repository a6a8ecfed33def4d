/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_ACT_CALLER (hiatus_act_caller_get_type ())

/**
 * HiatusActCaller:
 *
 * Asks the daemon for what one click stands for. What that changed is announced by the daemon; all there is to say here is a
 * sentence where it was not done.
 */
G_DECLARE_FINAL_TYPE (HiatusActCaller, hiatus_act_caller, HIATUS, ACT_CALLER, GObject)

HiatusActCaller *hiatus_act_caller_new (HiatusDaemonLink *daemon);

void hiatus_act_caller_call (HiatusActCaller *self,
                             const gchar *method,
                             GVariant *parameters);

G_END_DECLS
