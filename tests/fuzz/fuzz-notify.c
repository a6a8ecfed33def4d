/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/watchers/watcher-notifications-text.h"

/* What a program sends to show a notification. The first byte says whether a whole message follows, as a bus brings it, or
 * the arguments alone, and of which interface. Nothing outside of the bytes is read, and what is made of them keeps to its
 * limits. */

#define WHOLE_MESSAGE HIATUS_NOTIFICATION_NONE
#define IS_SWAPPED 0x80

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static void
read_arguments (HiatusNotificationKind kind,
                const gchar *signature,
                const HiatusWire *body)
{
  /* Of its exact size, so that the sanitizer sees what is written behind it. */
  g_autofree gchar *room = g_malloc (HIATUS_NOTIFICATION_ROOM);
  HiatusNotification notification;

  if (!hiatus_notification_read (&notification, kind, signature, body, room))
    return;

  g_assert_true (notification.text == room);
  g_assert_cmpuint (notification.length, <=, HIATUS_NOTIFICATION_ROOM);
  g_assert_nonnull (memchr (notification.application, '\0', sizeof notification.application));
  g_assert_true (g_utf8_validate (notification.application, -1, NULL));
  if (notification.id != NULL)
    g_assert_cmpuint (strlen (notification.id), <, body->length);
}

static void
read_message (const guint8 *bytes,
              gsize length)
{
  HiatusWireMessage message;
  HiatusNotificationKind kind;

  if (length < HIATUS_WIRE_HEADER || hiatus_wire_measure (bytes) != length || !hiatus_wire_read_message (bytes, length, &message))
    return;

  kind = hiatus_notification_find_kind (&message);
  if (kind != HIATUS_NOTIFICATION_NONE)
    read_arguments (kind, message.signature, &message.body);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static const gchar *const signatures[] = {
    [HIATUS_NOTIFICATION_PLAIN] = "susssasa{sv}i",
    [HIATUS_NOTIFICATION_GTK] = "ssa{sv}",
    [HIATUS_NOTIFICATION_PORTAL] = "sa{sv}",
  };
  guint kind;

  if (size == 0)
    return 0;

  kind = data[0] % (WHOLE_MESSAGE + 1);
  if (kind == WHOLE_MESSAGE)
    read_message (data + 1, size - 1);
  else
    {
      HiatusWire body = { .bytes = data + 1, .length = size - 1, .is_swapped = (data[0] & IS_SWAPPED) != 0 };

      read_arguments ((HiatusNotificationKind) kind, signatures[kind], &body);
    }

  return 0;
}
