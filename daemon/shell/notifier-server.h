/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusNotifierServer:
 *
 * Knows who the notification server is and what it can do. Its calls wait: it belongs to the notifier's
 * thread.
 */
typedef struct _HiatusNotifierServer HiatusNotifierServer;

/**
 * HiatusServerAbilities:
 * @reads_markup: the body is markup
 * @has_actions: it shows buttons
 * @shows_progress: it shows the hint `value` as progress, and the text and the buttons too
 * @loses_actions: one that is replaced while it is on the screen has no buttons any more
 *
 * What a server can do.
 */
typedef struct
{
  gboolean reads_markup;
  gboolean has_actions;
  gboolean shows_progress;
  gboolean loses_actions;
} HiatusServerAbilities;

/**
 * HiatusServerAwakeFunc:
 * @target: whom it is for
 * @owner: the unique name of a server
 *
 * Tells that a server that did not answer does so now.
 */
typedef void (*HiatusServerAwakeFunc) (gpointer target,
                                       const gchar *owner);

HiatusNotifierServer *hiatus_notifier_server_new (HiatusServerAwakeFunc func,
                                                  gpointer target);

void hiatus_notifier_server_free (HiatusNotifierServer *self);

GDBusConnection *hiatus_notifier_server_connect (HiatusNotifierServer *self);

gchar *hiatus_notifier_server_find (HiatusNotifierServer *self);

gboolean hiatus_notifier_server_meet (HiatusNotifierServer *self,
                                      const gchar *owner);

const gchar *hiatus_notifier_server_get_owner (HiatusNotifierServer *self);

const HiatusServerAbilities *hiatus_notifier_server_get_abilities (HiatusNotifierServer *self);

G_END_DECLS
