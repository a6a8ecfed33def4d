/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* stub-server: a notification server that shows nothing, and numbers what it is asked to show. */

#include <stdio.h>
#include <string.h>
#include <gio/gio.h>

#include "tests/bench/raw-bus.h"

static void
put_uint32 (GByteArray *bytes,
            guint32 number)
{
  while (bytes->len % 4 != 0)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
}

static void
put_field (GByteArray *bytes,
           guint8 field,
           const gchar *signature)
{
  const guint8 length = (guint8) strlen (signature);

  while (bytes->len % 8 != 0)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_append (bytes, &field, 1);
  g_byte_array_append (bytes, &length, 1);
  g_byte_array_append (bytes, (const guint8 *) signature, length + 1u);
}

/* An answer (u), by the D-Bus specification. */
static void
put_answer (GByteArray *bytes,
            const HiatusWireMessage *call,
            guint32 id)
{
  static const guint8 start[] = { G_BYTE_ORDER == G_LITTLE_ENDIAN ? 'l' : 'B', HIATUS_WIRE_RETURN, 1, 1 };
  const guint8 signature_length = 1;
  guint32 length;

  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, start, sizeof start);
  put_uint32 (bytes, sizeof id);
  put_uint32 (bytes, id);
  put_uint32 (bytes, 0);
  put_field (bytes, 5, "u");
  put_uint32 (bytes, call->serial);
  put_field (bytes, 6, "s");
  put_uint32 (bytes, (guint32) strlen (call->sender));
  g_byte_array_append (bytes, (const guint8 *) call->sender, (guint) strlen (call->sender) + 1);
  put_field (bytes, 8, "g");
  g_byte_array_append (bytes, &signature_length, 1);
  g_byte_array_append (bytes, (const guint8 *) "u", 2);
  length = bytes->len - HIATUS_WIRE_HEADER;
  memcpy (bytes->data + 12, &length, sizeof length);
  while (bytes->len % 8 != 0)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
  put_uint32 (bytes, id);
}

int
main (int argc,
      char **argv)
{
  RawBus *bus = raw_bus_new (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autoptr (GByteArray) answers = g_byte_array_new ();
  HiatusWireMessage message;
  guint32 id = 0;

  raw_bus_call_bus (bus, "RequestName", g_variant_new ("(su)", "org.freedesktop.Notifications", 4));
  while (raw_bus_read (bus, &message))
    {
      if (message.type == HIATUS_WIRE_CALL)
        {
          put_answer (answer, &message, ++id);
          g_byte_array_append (answers, answer->data, answer->len);
        }
      if (answers->len > 0 && !raw_bus_has_more (bus))
        {
          raw_bus_write (bus, answers->data, answers->len);
          g_byte_array_set_size (answers, 0);
        }
    }

  return 0;
}
