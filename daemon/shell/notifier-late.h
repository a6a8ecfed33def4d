/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusLateReplies:
 *
 * libnotify gives a call of Notify up after 25 seconds, but a server that was only asleep shows the pop-up
 * when it wakes up, and says then which number it has. This hears it.
 */
typedef struct _HiatusLateReplies HiatusLateReplies;

/**
 * HiatusLateReplyFunc:
 * @target: whom it is for
 * @call: the serial number of a call of Notify
 * @id: the number that the server gave the pop-up
 *
 * Tells of a reply, whether it came late or in time.
 */
typedef void (*HiatusLateReplyFunc) (gpointer target,
                                     guint call,
                                     guint id);

HiatusLateReplies *hiatus_late_replies_new (GDBusConnection *connection,
                                            HiatusLateReplyFunc func,
                                            gpointer target);

void hiatus_late_replies_free (HiatusLateReplies *self);

guint hiatus_late_replies_get_last_call (HiatusLateReplies *self);

G_END_DECLS
