/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/watchers/wire-fixture.h"

/**
 * wire_fixture_make:
 * @interface: an interface
 * @member: a method of it
 * @arguments: what it is called with; a floating reference is taken
 * @order: the order of the bytes
 * @length: (out): how many bytes it has
 *
 * Returns: (transfer full): a message as it stands on the wire
 */
guint8 *
wire_fixture_make (const gchar *interface,
                   const gchar *member,
                   GVariant *arguments,
                   GDBusMessageByteOrder order,
                   gsize *length)
{
  g_autoptr (GDBusMessage) message = g_dbus_message_new_method_call (":1.2", "/a", interface, member);
  g_autoptr (GError) error = NULL;
  guint8 *bytes;

  g_dbus_message_set_sender (message, ":1.1");
  g_dbus_message_set_serial (message, 7);
  g_dbus_message_set_byte_order (message, order);
  g_dbus_message_set_body (message, arguments);
  bytes = g_dbus_message_to_blob (message, length, G_DBUS_CAPABILITY_FLAGS_UNIX_FD_PASSING, &error);
  g_assert_no_error (error);

  return bytes;
}

/**
 * wire_fixture_notify:
 * @application: who shows it
 * @replaces: the number of the one that it takes the place of, or 0
 * @summary: the title
 * @body: the text
 * @hints: a dictionary, as g_variant_parse() reads it
 *
 * Returns: (transfer floating): the arguments of Notify
 */
GVariant *
wire_fixture_notify (const gchar *application,
                     guint32 replaces,
                     const gchar *summary,
                     const gchar *body,
                     const gchar *hints)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) dictionary = g_variant_parse (G_VARIANT_TYPE_VARDICT, hints, NULL, NULL, &error);

  g_assert_no_error (error);

  return g_variant_new ("(susss@as@a{sv}i)", application, replaces, "icon", summary, body, g_variant_new_strv (NULL, 0), dictionary, -1);
}
