/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watcher-notifications-wire.h"

G_BEGIN_DECLS

/**
 * HIATUS_NOTIFICATION_ROOM:
 *
 * How many bytes hiatus_notification_read() needs for a text: more than are matched, so that a word which is cut there
 * is known to be cut.
 */
#define HIATUS_NOTIFICATION_ROOM (64 * 1024 + 16)

/**
 * HIATUS_NOTIFICATION_NAME_MAX:
 *
 * How long the name of an application or the id of a notification may be, in bytes. The bus has the same limit for names.
 */
#define HIATUS_NOTIFICATION_NAME_MAX 255

/**
 * HiatusNotificationKind:
 * @HIATUS_NOTIFICATION_PLAIN: org.freedesktop.Notifications
 * @HIATUS_NOTIFICATION_GTK: org.gtk.Notifications
 * @HIATUS_NOTIFICATION_PORTAL: org.freedesktop.portal.Notification
 * @HIATUS_NOTIFICATION_NONE: none of these
 *
 * Through which interface a program shows a notification.
 */
typedef enum
{
  HIATUS_NOTIFICATION_PLAIN,
  HIATUS_NOTIFICATION_GTK,
  HIATUS_NOTIFICATION_PORTAL,
  HIATUS_NOTIFICATION_NONE,
} HiatusNotificationKind;

/**
 * HiatusNotification:
 * @kind: through which interface it came
 * @application: the desktop id of the application, else as it names itself; empty where nothing tells
 * @id: (nullable): what the application knows it by; in the bytes that were read
 * @replaces: PLAIN: the number of the one that it takes the place of; 0 for none
 * @is_call: whether it is about a call
 * @is_ours: whether Hiatus shows it
 * @text: what stands in it; in the room that was given
 * @length: how many bytes that has
 *
 * What there is to know about a notification.
 */
typedef struct
{
  HiatusNotificationKind kind;
  gchar application[HIATUS_NOTIFICATION_NAME_MAX + 1];
  const gchar *id;
  guint32 replaces;
  gboolean is_call;
  gboolean is_ours;
  const gchar *text;
  gsize length;
} HiatusNotification;

HiatusNotificationKind hiatus_notification_find_kind (const HiatusWireMessage *message);

gboolean hiatus_notification_read (HiatusNotification *self,
                                   HiatusNotificationKind kind,
                                   const gchar *signature,
                                   const HiatusWire *body,
                                   gchar *room);

G_END_DECLS
