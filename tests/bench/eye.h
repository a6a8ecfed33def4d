/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusEye:
 *
 * What can be seen on X11 of the windows that come and go, from outside: that one is there, is painted, changes, is gone.
 */
typedef struct _HiatusEye HiatusEye;

HiatusEye *hiatus_eye_new (void);

void hiatus_eye_free (HiatusEye *eye);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusEye, hiatus_eye_free)

gint64 hiatus_eye_wait_for_window (HiatusEye *eye);

gint64 hiatus_eye_wait_for_rest (HiatusEye *eye, gint rest_ms);

void hiatus_eye_wait_until_gone (HiatusEye *eye);

void hiatus_eye_forget (HiatusEye *eye);

G_END_DECLS
