/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "tray/windows/key-guard.h"

G_BEGIN_DECLS

/**
 * HiatusKeysDown:
 *
 * Knows which keys are down at the moment in which the keyboard comes to a window. GTK tells of keys only what happens to
 * them afterwards.
 */
typedef struct _HiatusKeysDown HiatusKeysDown;

HiatusKeysDown *hiatus_keys_down_new (GdkDisplay *display);

void hiatus_keys_down_free (HiatusKeysDown *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusKeysDown, hiatus_keys_down_free)

void hiatus_keys_down_tell (HiatusKeysDown *self,
                            HiatusKeyGuard *guard);

G_END_DECLS
