/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/bench/raw-bus.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <gio/gio.h>
#include <glib-unix.h>

/* Room for what comes, many messages at once, or a large one. */
#define BUFFER_SIZE (16 * 1024 * 1024)

struct _RawBus
{
  GIOStream *stream;
  gint descriptor;
  guint32 last_serial;
  guint8 *buffer;
  gsize start;
  gsize end;
};

/**
 * raw_bus_write:
 * @self: the program
 * @bytes: messages
 * @length: how many bytes
 *
 * Sends them all.
 */
void
raw_bus_write (RawBus *self,
               const guint8 *bytes,
               gsize length)
{
  while (length > 0)
    {
      const gssize n = write (self->descriptor, bytes, length);

      if (n < 0 && errno != EINTR)
        g_error ("the bus takes nothing: %s", g_strerror (errno));
      if (n > 0)
        {
          bytes += n;
          length -= (gsize) n;
        }
    }
}

/**
 * raw_bus_call_bus:
 * @self: the program
 * @method: a method of the bus itself
 * @parameters: (nullable): its parameters; a floating reference is taken
 *
 * Calls it, and waits for the answer.
 */
void
raw_bus_call_bus (RawBus *self,
                  const gchar *method,
                  GVariant *parameters)
{
  g_autoptr (GDBusMessage) call =
      g_dbus_message_new_method_call ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method);
  g_autofree guchar *bytes = NULL;
  HiatusWireMessage message;
  gsize length;

  g_dbus_message_set_serial (call, ++self->last_serial);
  if (parameters != NULL)
    g_dbus_message_set_body (call, parameters);
  bytes = g_dbus_message_to_blob (call, &length, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);
  raw_bus_write (self, bytes, length);
  do
    if (!raw_bus_read (self, &message))
      g_error ("the bus is gone");
  while (message.reply_serial != self->last_serial);
}

/**
 * raw_bus_new:
 * @address: of the bus
 *
 * Returns: (transfer full): a program on it; it lives as long as the process
 */
RawBus *
raw_bus_new (const gchar *address)
{
  g_autofree gchar *user = g_strdup_printf ("%u", (guint) geteuid ());
  g_autoptr (GString) lines = g_string_new ("AUTH EXTERNAL ");
  g_autoptr (GError) error = NULL;
  RawBus *self = g_new0 (RawBus, 1);
  gchar answer;

  self->buffer = g_malloc (BUFFER_SIZE);
  self->stream = g_dbus_address_get_stream_sync (address, NULL, NULL, &error);
  g_assert_no_error (error);
  self->descriptor = g_socket_get_fd (g_socket_connection_get_socket (G_SOCKET_CONNECTION (self->stream)));
  g_socket_set_blocking (g_socket_connection_get_socket (G_SOCKET_CONNECTION (self->stream)), TRUE);
  /* GLib's sockets do not block whatever they are set to. */
  g_unix_set_fd_nonblocking (self->descriptor, FALSE, NULL);

  for (const gchar *p = user; *p != '\0'; p++)
    g_string_append_printf (lines, "%02x", (guint) *p);
  g_string_append (lines, "\r\n");
  raw_bus_write (self, (const guint8 *) "", 1);
  raw_bus_write (self, (const guint8 *) lines->str, lines->len);
  do
    if (read (self->descriptor, &answer, 1) != 1)
      g_error ("the bus lets nobody in");
  while (answer != '\n');
  raw_bus_write (self, (const guint8 *) "BEGIN\r\n", strlen ("BEGIN\r\n"));
  raw_bus_call_bus (self, "Hello", NULL);

  return self;
}

/**
 * raw_bus_get_descriptor:
 * @self: the program
 *
 * Returns: its socket
 */
gint
raw_bus_get_descriptor (RawBus *self)
{
  return self->descriptor;
}

/* How many bytes the next message has; 0 if it is not there as a whole. */
static gsize
measure (RawBus *self)
{
  const gsize left = self->end - self->start;
  const gsize length = left < HIATUS_WIRE_HEADER ? 0 : hiatus_wire_measure (self->buffer + self->start);

  return length <= left ? length : 0;
}

/**
 * raw_bus_has_more:
 * @self: the program
 *
 * Returns: whether raw_bus_read() has something at once
 */
gboolean
raw_bus_has_more (RawBus *self)
{
  return measure (self) > 0;
}

/**
 * raw_bus_read:
 * @self: the program
 * @message: (out caller-allocates): what came; it is there until the next call
 *
 * Waits for a message.
 *
 * Returns: whether there was one; %FALSE once the bus is gone
 */
gboolean
raw_bus_read (RawBus *self,
              HiatusWireMessage *message)
{
  gsize length;

  while ((length = measure (self)) == 0)
    {
      gssize n;

      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
      n = read (self->descriptor, self->buffer + self->end, BUFFER_SIZE - self->end);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      self->end += (gsize) n;
    }
  self->start += length;

  return hiatus_wire_read_message (self->buffer + self->start - length, length, message);
}
