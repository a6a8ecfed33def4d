/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* flood COUNT PER-SECOND LENGTH EVERY NAME
 *
 * Calls Notify COUNT times, with a text of LENGTH bytes, and waits for all answers. One in EVERY has NAME in it. Not more
 * than PER-SECOND, in portions of a hundredth of a second; 0 for as fast as the answers come. Prints how many a second it
 * was. */

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <gio/gio.h>

#include "tests/bench/raw-bus.h"

/* How many answers may be missing where nothing else sets the pace. */
#define WINDOW 64

#define PORTIONS_PER_SECOND 100

/* Where the serial is; from the D-Bus specification. */
#define SERIAL_OFFSET 8

typedef struct
{
  guint8 *bytes;
  gsize length;
} Blob;

static Blob
make_call (const gchar *text)
{
  g_autoptr (GDBusMessage) call = g_dbus_message_new_method_call ("org.freedesktop.Notifications",
                                                                  "/org/freedesktop/Notifications",
                                                                  "org.freedesktop.Notifications",
                                                                  "Notify");
  Blob blob;

  g_dbus_message_set_serial (call, 1);
  g_dbus_message_set_body (call,
                           g_variant_new ("(susss@as@a{sv}i)",
                                          "flood",
                                          0,
                                          "",
                                          "A message",
                                          text,
                                          g_variant_new_strv (NULL, 0),
                                          g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0),
                                          1));
  blob.bytes = g_dbus_message_to_blob (call, &blob.length, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);

  return blob;
}

static gchar *
make_text (gsize length,
           const gchar *name)
{
  static const gchar words[] = "the quick brown fox jumps over a lazy dog ";
  gchar *text = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = words[i % (sizeof words - 1)];
  text[length] = '\0';
  if (name != NULL)
    memcpy (text, name, MIN (strlen (name), length));

  return text;
}

static void
append (GByteArray *bytes,
        const Blob *blob,
        guint32 serial)
{
  memcpy (blob->bytes + SERIAL_OFFSET, &serial, sizeof serial);
  g_byte_array_append (bytes, blob->bytes, (guint) blob->length);
}

static guint
read_answers (RawBus *bus)
{
  HiatusWireMessage message;
  guint n = 0;

  do
    {
      if (!raw_bus_read (bus, &message))
        g_error ("the bus is gone");
      if (message.type == HIATUS_WIRE_ERROR)
        g_error ("refused: %s", message.error);
      n += message.type == HIATUS_WIRE_RETURN;
    }
  while (raw_bus_has_more (bus));

  return n;
}

/* Reads what there is, and waits for the next portion if there is a pace. */
static guint
wait_for_answers (RawBus *bus,
                  gint timer,
                  gboolean is_window_full)
{
  struct pollfd fds[] = { { .fd = raw_bus_get_descriptor (bus), .events = POLLIN }, { .fd = timer, .events = POLLIN } };
  guint64 expirations;
  guint n = 0;

  if (timer < 0)
    return is_window_full ? read_answers (bus) : 0;
  while ((fds[1].revents & POLLIN) == 0)
    {
      poll (fds, G_N_ELEMENTS (fds), -1);
      if ((fds[0].revents & POLLIN) != 0)
        n += read_answers (bus);
    }
  if (read (timer, &expirations, sizeof expirations) < 0)
    g_error ("the timer is gone");

  return n;
}

static gint
make_timer (void)
{
  const gint timer = timerfd_create (CLOCK_MONOTONIC, TFD_CLOEXEC);
  const struct itimerspec spec = {
    .it_interval.tv_nsec = 1000000000 / PORTIONS_PER_SECOND,
    .it_value.tv_nsec = 1000000000 / PORTIONS_PER_SECOND,
  };

  timerfd_settime (timer, 0, &spec, NULL);

  return timer;
}

int
main (int argc,
      char **argv)
{
  g_autofree gchar *plain = NULL;
  g_autofree gchar *named = NULL;
  g_autoptr (GByteArray) portion = g_byte_array_new ();
  RawBus *bus = raw_bus_new (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  guint count, per_second, every, sent = 0, answered = 0;
  Blob calls[2];
  gint64 begin_us;
  gint timer;

  if (argc != 6)
    return 2;
  count = (guint) atoi (argv[1]);
  per_second = (guint) atoi (argv[2]);
  every = (guint) atoi (argv[4]);
  plain = make_text ((gsize) atoi (argv[3]), NULL);
  named = make_text ((gsize) atoi (argv[3]), argv[5]);
  calls[0] = make_call (plain);
  calls[1] = make_call (named);
  timer = per_second == 0 ? -1 : make_timer ();

  begin_us = g_get_monotonic_time ();
  while (sent < count)
    {
      const guint most = per_second == 0 ? WINDOW - (sent - answered) : per_second / PORTIONS_PER_SECOND;

      g_byte_array_set_size (portion, 0);
      for (guint i = 0; i < most && sent < count; i++)
        {
          sent++;
          append (portion, &calls[sent % every == 0], sent);
        }
      raw_bus_write (bus, portion->data, portion->len);
      answered += wait_for_answers (bus, timer, sent - answered >= WINDOW);
    }
  while (answered < count)
    answered += read_answers (bus);
  printf ("%.0f\n", count * 1e6 / (double) (g_get_monotonic_time () - begin_us));

  return 0;
}
