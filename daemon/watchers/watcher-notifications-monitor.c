/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/watcher-notifications-monitor.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>
#include <gio/gio.h>
#include <glib-unix.h>

/* What is read at once. Also how long the main loop is kept: some hundred notifications take less than a millisecond. */
#define BUFFER_SIZE (64 * 1024)

/* How many descriptors the kernel lets through with one message (SCM_MAX_FD). */
#define MOST_DESCRIPTORS 253

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

typedef enum
{
  STAGE_CONNECTING,
  STAGE_AUTHENTICATING,
  STAGE_NEGOTIATING,
  STAGE_ASKING,
  STAGE_SEEING,
  STAGE_OVER,
} Stage;

/* The serials of what is asked of the bus. */
enum
{
  SERIAL_HELLO = 1,
  SERIAL_OWNER,
  SERIAL_MONITOR,
};

struct _HiatusMonitor
{
  const HiatusMonitorEvents *events;
  gpointer user_data;
  gchar *name;               /* (owned) */
  gchar **rules;             /* (owned) */
  GCancellable *cancellable; /* (owned): for the time of connecting */
  GIOStream *stream;         /* (owned) (nullable) */
  gint descriptor;           /* of @stream */
  guint source;
  Stage stage;
  gchar *owner; /* (owned) (nullable): what the bus said of @name */

  guint8 *buffer; /* (owned) */
  gsize size;
  gsize filled;
  gsize skipped; /* how many bytes of a message that was dropped are still to come */

  gboolean is_reading; /* somebody is being told something */
  gboolean is_freed;   /* freed meanwhile */
};

static void
set_buffer (HiatusMonitor *self,
            gsize size)
{
  guint8 *former = self->buffer;

  if (self->size == size)
    return;

  self->buffer = g_malloc (size);
  if (former != NULL)
    {
      memcpy (self->buffer, former, self->filled);
      explicit_bzero (former, self->filled);
      g_free (former);
    }
  self->size = size;
}

/* Forgets the first @n bytes. */
static void
forget (HiatusMonitor *self,
        gsize n)
{
  const gsize left = self->filled - n;

  memmove (self->buffer, self->buffer + n, left);
  explicit_bzero (self->buffer + left, n);
  self->filled = left;
  if (self->size > BUFFER_SIZE && left == 0)
    set_buffer (self, BUFFER_SIZE);
}

static void
disconnect (HiatusMonitor *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->stream);
  self->stage = STAGE_OVER;
}

static void
lose (HiatusMonitor *self)
{
  disconnect (self);
  self->events->on_lost (self->user_data);
}

static void
send_bytes (HiatusMonitor *self,
            const guint8 *bytes,
            gsize length)
{
  /* A new socket has room for more than is ever sent here. */
  if (send (self->descriptor, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT) != (gssize) length)
    lose (self);
}

static void
append_call (GByteArray *bytes,
             guint32 serial,
             const gchar *interface,
             const gchar *method,
             GVariant *parameters)
{
  g_autoptr (GDBusMessage) message = g_dbus_message_new_method_call (BUS_NAME, BUS_PATH, interface, method);
  g_autofree guchar *blob = NULL;
  gsize length = 0;

  g_dbus_message_set_serial (message, serial);
  if (parameters != NULL)
    g_dbus_message_set_body (message, parameters);
  blob = g_dbus_message_to_blob (message, &length, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);
  g_byte_array_append (bytes, blob, (guint) length);
}

static void
ask (HiatusMonitor *self)
{
  static const gchar begin[] = "BEGIN\r\n";
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) begin, strlen (begin));
  append_call (bytes, SERIAL_HELLO, BUS_NAME, "Hello", NULL);
  append_call (bytes, SERIAL_OWNER, BUS_NAME, "GetNameOwner", g_variant_new ("(s)", self->name));
  append_call (bytes, SERIAL_MONITOR, BUS_NAME ".Monitoring", "BecomeMonitor", g_variant_new ("(^asu)", self->rules, 0));
  self->stage = STAGE_ASKING;
  send_bytes (self, bytes->data, bytes->len);
}

/* What the server says before there are messages, line by line; from the D-Bus specification. */
static void
on_line (HiatusMonitor *self,
         const gchar *line)
{
  static const gchar negotiate[] = "NEGOTIATE_UNIX_FD\r\n";

  if (self->stage == STAGE_NEGOTIATING)
    ask (self); /* agreed or not */
  else if (g_str_has_prefix (line, "OK"))
    {
      self->stage = STAGE_NEGOTIATING;
      send_bytes (self, (const guint8 *) negotiate, strlen (negotiate));
    }
  else
    lose (self);
}

static gboolean
read_line (HiatusMonitor *self)
{
  guint8 *end = memchr (self->buffer, '\n', self->filled);

  if (end == NULL)
    {
      if (self->filled == self->size)
        lose (self);
      return FALSE;
    }

  *end = '\0';
  on_line (self, (const gchar *) self->buffer);
  forget (self, (gsize) (end + 1 - self->buffer));

  return TRUE;
}

/* The bus answers in the order in which it was asked. */
static void
on_answer (HiatusMonitor *self,
           const HiatusWireMessage *message)
{
  const gboolean is_error = message->type == HIATUS_WIRE_ERROR;
  HiatusWire body = message->body;

  if (message->type != HIATUS_WIRE_RETURN && !is_error)
    return;

  if (message->reply_serial == SERIAL_HELLO && is_error)
    lose (self);
  else if (message->reply_serial == SERIAL_OWNER && !is_error)
    self->owner = g_strdup (hiatus_wire_read_string (&body, NULL));
  else if (message->reply_serial == SERIAL_MONITOR && is_error)
    {
      disconnect (self);
      self->events->on_refused (self->user_data);
    }
  else if (message->reply_serial == SERIAL_MONITOR)
    {
      self->stage = STAGE_SEEING;
      self->events->on_ready (self->owner, self->user_data);
    }
}

/* Returns: whether there was a whole message. */
static gboolean
read_message (HiatusMonitor *self,
              gsize *position)
{
  const guint8 *bytes = self->buffer + *position;
  const gsize left = self->filled - *position;
  HiatusWireMessage message;
  gsize length;

  if (left < HIATUS_WIRE_HEADER)
    return FALSE;

  length = hiatus_wire_measure (bytes);
  if (length == 0)
    {
      lose (self);
      return FALSE;
    }
  if (length > HIATUS_MONITOR_MESSAGE_MAX)
    {
      self->skipped = length - MIN (left, length);
      *position += length - self->skipped;
      self->events->on_dropped (self->user_data);
      return TRUE;
    }
  if (length > left)
    {
      /* The rest of it comes into a buffer in which there is room for it and for nothing else. */
      if (length > self->size)
        {
          forget (self, *position);
          *position = 0;
          set_buffer (self, length);
        }
      return FALSE;
    }

  *position += length;
  if (!hiatus_wire_read_message (bytes, length, &message))
    return TRUE;

  if (self->stage == STAGE_ASKING)
    on_answer (self, &message);
  else
    self->events->on_message (&message, self->user_data);

  return TRUE;
}

static void
skip (HiatusMonitor *self)
{
  const gsize n = MIN (self->skipped, self->filled);

  self->skipped -= n;
  if (n > 0)
    forget (self, n);
}

static gboolean
is_over (HiatusMonitor *self)
{
  return self->is_freed || self->stage == STAGE_OVER;
}

static void
read_buffer (HiatusMonitor *self)
{
  gsize position = 0;

  skip (self);
  while (!is_over (self) && self->stage < STAGE_ASKING && read_line (self))
    ;
  while (!is_over (self) && self->stage >= STAGE_ASKING && read_message (self, &position))
    ;
  forget (self, position);
}

/* Nothing here looks at what a descriptor is of. */
static void
close_descriptors (struct msghdr *header)
{
  for (struct cmsghdr *control = CMSG_FIRSTHDR (header); control != NULL; control = CMSG_NXTHDR (header, control))
    {
      const gsize n = (control->cmsg_len - CMSG_LEN (0)) / sizeof (gint);

      if (control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS)
        continue;
      for (gsize i = 0; i < n; i++)
        {
          gint descriptor;

          memcpy (&descriptor, CMSG_DATA (control) + i * sizeof descriptor, sizeof descriptor);
          close (descriptor);
        }
    }
}

static gssize
receive (HiatusMonitor *self)
{
  union
  {
    struct cmsghdr header;
    gchar room[CMSG_SPACE (MOST_DESCRIPTORS * sizeof (gint))];
  } control;
  struct iovec part = { .iov_base = self->buffer + self->filled, .iov_len = self->size - self->filled };
  struct msghdr header = {
    .msg_iov = &part,
    .msg_iovlen = 1,
    .msg_control = &control,
    .msg_controllen = sizeof control,
  };
  const gssize n = recvmsg (self->descriptor, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);

  if (n > 0)
    close_descriptors (&header);

  return n;
}

static void
destroy (HiatusMonitor *self)
{
  explicit_bzero (self->buffer, self->filled);
  g_free (self->buffer);
  g_free (self->name);
  g_strfreev (self->rules);
  g_free (self->owner);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gboolean
on_readable (gint descriptor,
             GIOCondition condition,
             gpointer user_data)
{
  HiatusMonitor *self = user_data;
  const gssize n = receive (self);

  if (n < 0 && (errno == EAGAIN || errno == EINTR))
    return G_SOURCE_CONTINUE;

  self->is_reading = TRUE;
  if (n > 0)
    {
      self->filled += (gsize) n;
      read_buffer (self);
    }
  else
    lose (self);
  self->is_reading = FALSE;
  if (self->is_freed)
    destroy (self);

  /* Where it is over, the source has been removed. */
  return G_SOURCE_CONTINUE;
}

/* EXTERNAL: the kernel tells the bus who it is. */
static void
authenticate (HiatusMonitor *self)
{
  static const gchar start[] = "\0AUTH EXTERNAL ";
  g_autofree gchar *user = g_strdup_printf ("%u", (guint) geteuid ());
  g_autoptr (GString) line = g_string_new_len (start, sizeof start - 1);

  for (const gchar *p = user; *p != '\0'; p++)
    g_string_append_printf (line, "%02x", (guint) *p);
  g_string_append (line, "\r\n");
  self->stage = STAGE_AUTHENTICATING;
  send_bytes (self, (const guint8 *) line->str, line->len);
}

static void
on_connected (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOStream) stream = g_dbus_address_get_stream_finish (result, NULL, &error);
  HiatusMonitor *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      destroy (self);
      return;
    }
  if (stream == NULL || !G_IS_SOCKET_CONNECTION (stream))
    {
      lose (self);
      return;
    }

  self->stream = g_steal_pointer (&stream);
  self->descriptor = g_socket_get_fd (g_socket_connection_get_socket (G_SOCKET_CONNECTION (self->stream)));
  self->source = g_unix_fd_add (self->descriptor, G_IO_IN, on_readable, self);
  authenticate (self);
}

/**
 * hiatus_monitor_new:
 * @address: of the bus
 * @name: a name on it whose owner is to be known when it is ready
 * @rules: (array zero-terminated=1): what is to be seen, as match rules
 * @events: who is told what
 * @user_data: handed to them
 *
 * Connects to a bus to see what passes on it. Nobody is told anything before this returns.
 *
 * Returns: (transfer full): the monitor
 */
HiatusMonitor *
hiatus_monitor_new (const gchar *address,
                    const gchar *name,
                    const gchar *const *rules,
                    const HiatusMonitorEvents *events,
                    gpointer user_data)
{
  HiatusMonitor *self = g_new0 (HiatusMonitor, 1);

  self->events = events;
  self->user_data = user_data;
  self->name = g_strdup (name);
  self->rules = g_strdupv ((gchar **) (guintptr) rules);
  self->cancellable = g_cancellable_new ();
  set_buffer (self, BUFFER_SIZE);
  g_dbus_address_get_stream (address, self->cancellable, on_connected, self);

  return self;
}

/**
 * hiatus_monitor_free:
 * @self: (transfer full): a monitor
 *
 * Sees no more. Nobody is told anything from now on.
 */
void
hiatus_monitor_free (HiatusMonitor *self)
{
  if (self->stage == STAGE_CONNECTING)
    {
      g_cancellable_cancel (self->cancellable); /* frees it when that is known */
      return;
    }

  disconnect (self);
  if (self->is_reading)
    self->is_freed = TRUE;
  else
    destroy (self);
}
