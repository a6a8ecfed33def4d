/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "daemon/watchers/clipboard.h"
#include "wlr-data-control-unstable-v1-client-protocol.h"

/* How long whoever has copied a text has to hand it over, how much of it is read, and how many are read at once. */
#define LIMIT_MS 1000
#define LONGEST_TEXT (64 * 1024)
#define MOST_TRANSFERS 8

/* As what a text is asked for, in the order of preference. */
static const gchar *const text_types[] = { "text/plain;charset=utf-8", "UTF8_STRING", "text/plain", "STRING", "TEXT" };

#define HIATUS_TYPE_WATCHER_CLIPBOARD_WAYLAND (hiatus_watcher_clipboard_wayland_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWatcherClipboardWayland, hiatus_watcher_clipboard_wayland, HIATUS, WATCHER_CLIPBOARD_WAYLAND, HiatusWatcher)

/* What somebody has copied, as far as they say. */
typedef struct
{
  struct zwlr_data_control_offer_v1 *handle; /* (owned) */
  guint type;                                /* as what to ask for the text; beyond the last: there is none */
  gboolean is_private;                       /* a password, or our own */
} Offer;

/* A text that is being handed over. */
typedef struct
{
  HiatusWatcherClipboardWayland *owner;
  guint64 visit;
  gint fd; /* (owned) */
  guint source;
  guint timeout;
  gsize length;
  gchar *text; /* (owned): LONGEST_TEXT bytes, @length of them used */
} Transfer;

/**
 * HiatusWatcherClipboardWayland:
 *
 * The clipboard on compositors that let a program see it: by ext_data_control_v1, or by zwlr_data_control_v1, which was its
 * name before it became a standard. What was there before the watcher is no sighting, and PRIMARY is left alone: to
 * select text with the mouse is no step towards anybody. Nobody tells which application has copied something.
 */
struct _HiatusWatcherClipboardWayland
{
  HiatusWatcher parent_instance;
  HiatusWayland *wayland;                       /* (nullable): the medium */
  struct wl_seat *seat;                         /* (owned) (nullable) */
  struct zwlr_data_control_manager_v1 *manager; /* (owned) (nullable) */
  struct zwlr_data_control_device_v1 *device;   /* (owned) (nullable) */
  struct wl_callback *first;                    /* (owned) (nullable): until it comes, what is told was there before */
  GPtrArray *offers;                            /* (element-type Offer) (owned): that were not taken yet */
  GPtrArray *transfers;                         /* (element-type Transfer) (owned): the oldest first */
  guint64 visit;                                /* how often it was taken */
};

G_DEFINE_FINAL_TYPE (HiatusWatcherClipboardWayland, hiatus_watcher_clipboard_wayland, HIATUS_TYPE_WATCHER)

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  zwlr_data_control_offer_v1_destroy (offer->handle);
  g_free (offer);
}

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_clear_handle_id (&transfer->source, g_source_remove);
  g_clear_handle_id (&transfer->timeout, g_source_remove);
  close (transfer->fd);
  explicit_bzero (transfer->text, transfer->length);
  g_free (transfer->text);
  g_free (transfer);
}

static gboolean
on_limit (gpointer user_data)
{
  Transfer *transfer = user_data;

  transfer->timeout = 0;
  g_ptr_array_remove (transfer->owner->transfers, transfer);

  return G_SOURCE_REMOVE;
}

static void
end_transfer (Transfer *transfer)
{
  g_autoptr (HiatusWatcherClipboardWayland) self = g_object_ref (transfer->owner);
  const HiatusPlace place = { .visit = transfer->visit };
  guint i = 0;

  /* Whoever is told may stop the watcher. */
  g_ptr_array_find (self->transfers, transfer, &i);
  g_ptr_array_steal_index (self->transfers, i);
  hiatus_watcher_observe (HIATUS_WATCHER (self), transfer->text, (gssize) transfer->length, &place);
  transfer_free (transfer);
}

static gboolean
on_readable (gint fd,
             GIOCondition condition,
             gpointer user_data)
{
  Transfer *transfer = user_data;
  gssize n;

  do
    {
      n = read (fd, transfer->text + transfer->length, LONGEST_TEXT - transfer->length);
      if (n > 0)
        transfer->length += (gsize) n;
    }
  while ((n > 0 && transfer->length < LONGEST_TEXT) || (n < 0 && errno == EINTR));
  if (n < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;

  transfer->source = 0;
  end_transfer (transfer);

  return G_SOURCE_REMOVE;
}

static void
begin_transfer (HiatusWatcherClipboardWayland *self,
                const Offer *offer)
{
  gint fds[2];
  Transfer *transfer;

  /* Out of descriptors: this one is not seen, the next may be. Only our end may refuse to wait. */
  if (!g_unix_open_pipe (fds, FD_CLOEXEC, NULL))
    return;
  g_unix_set_fd_nonblocking (fds[0], TRUE, NULL);
  zwlr_data_control_offer_v1_receive (offer->handle, text_types[offer->type], fds[1]);
  close (fds[1]);

  if (self->transfers->len == MOST_TRANSFERS)
    g_ptr_array_remove_index (self->transfers, 0);
  transfer = g_new0 (Transfer, 1);
  transfer->owner = self;
  transfer->visit = self->visit;
  transfer->fd = fds[0];
  transfer->text = g_malloc (LONGEST_TEXT);
  transfer->source = g_unix_fd_add (transfer->fd, G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, transfer);
  transfer->timeout = g_timeout_add (LIMIT_MS, on_limit, transfer);
  g_ptr_array_add (self->transfers, transfer);
}

static void
on_type (void *data,
         struct zwlr_data_control_offer_v1 *handle,
         const gchar *type)
{
  Offer *offer = data;

  if (g_str_equal (type, HIATUS_CLIPBOARD_PASSWORD) || g_str_equal (type, HIATUS_CLIPBOARD_OWN))
    offer->is_private = TRUE;
  for (guint i = 0; i < offer->type; i++)
    if (g_str_equal (type, text_types[i]))
      offer->type = i;
}

static const struct zwlr_data_control_offer_v1_listener offer_listener = { on_type };

static void
on_offer (void *data,
          struct zwlr_data_control_device_v1 *device,
          struct zwlr_data_control_offer_v1 *handle)
{
  HiatusWatcherClipboardWayland *self = data;
  Offer *offer = g_new0 (Offer, 1);

  offer->handle = handle;
  offer->type = G_N_ELEMENTS (text_types);
  zwlr_data_control_offer_v1_add_listener (handle, &offer_listener, offer);
  g_ptr_array_add (self->offers, offer);
}

static void
on_taken (void *data,
          struct zwlr_data_control_device_v1 *device,
          struct zwlr_data_control_offer_v1 *handle)
{
  HiatusWatcherClipboardWayland *self = data;
  const Offer *offer = handle == NULL ? NULL : zwlr_data_control_offer_v1_get_user_data (handle);

  if (offer != NULL && self->first == NULL)
    {
      self->visit++;
      if (!offer->is_private && offer->type < G_N_ELEMENTS (text_types))
        begin_transfer (self, offer);
    }
  /* With the text on its way none of them is needed. */
  g_ptr_array_set_size (self->offers, 0);
}

static void
on_primary_taken (void *data,
                  struct zwlr_data_control_device_v1 *device,
                  struct zwlr_data_control_offer_v1 *handle)
{
  if (handle != NULL)
    g_ptr_array_remove (((HiatusWatcherClipboardWayland *) data)->offers, zwlr_data_control_offer_v1_get_user_data (handle));
}

static void
on_finished (void *data,
             struct zwlr_data_control_device_v1 *device)
{
  hiatus_watcher_falter (data, _ ("The compositor has taken the clipboard away; Hiatus asks for it again."));
}

static const struct zwlr_data_control_device_v1_listener device_listener = {
  .data_offer = on_offer,
  .selection = on_taken,
  .finished = on_finished,
  .primary_selection = on_primary_taken,
};

static void
on_first (void *data,
          struct wl_callback *callback,
          guint32 serial)
{
  HiatusWatcherClipboardWayland *self = data;

  g_clear_pointer (&self->first, wl_callback_destroy);
  hiatus_watcher_is_on (HIATUS_WATCHER (self), NULL);
}

static const struct wl_callback_listener first_listener = { on_first };

/* The standard is the older protocol under another name: the same requests and events in the same order, from its first
 * version on with what the older one has since its second. */
static const struct wl_interface *
get_standard (void)
{
  static struct wl_interface interface;

  interface = zwlr_data_control_manager_v1_interface;
  interface.name = "ext_data_control_manager_v1";
  interface.version = 1;

  return &interface;
}

static void
watcher_clipboard_wayland_start (HiatusWatcher *watcher,
                                 const HiatusMedia *media)
{
  HiatusWatcherClipboardWayland *self = HIATUS_WATCHER_CLIPBOARD_WAYLAND (watcher);

  self->wayland = media->wayland;
  self->manager = hiatus_wayland_bind (self->wayland, get_standard (), 1, 1);
  if (self->manager == NULL)
    self->manager = hiatus_wayland_bind (self->wayland, &zwlr_data_control_manager_v1_interface, 1, 2);
  if (self->manager == NULL)
    {
      hiatus_watcher_refuse (watcher, _ ("This compositor shows the clipboard to no other program: it has neither ext_data_control_v1 nor zwlr_data_control_v1. Sway and KDE have one of them; GNOME has none, and there window titles and notifications are what can be watched."));
      return;
    }
  self->seat = hiatus_wayland_bind (self->wayland, &wl_seat_interface, 1, 1);
  if (self->seat == NULL)
    {
      hiatus_watcher_falter (watcher, _ ("The compositor has no keyboard and no pointer at the moment, and so no clipboard; Hiatus asks again."));
      return;
    }
  self->device = zwlr_data_control_manager_v1_get_data_device (self->manager, self->seat);
  zwlr_data_control_device_v1_add_listener (self->device, &device_listener, self);
  self->first = hiatus_wayland_sync (self->wayland);
  wl_callback_add_listener (self->first, &first_listener, self);
}

static void
watcher_clipboard_wayland_stop (HiatusWatcher *watcher)
{
  HiatusWatcherClipboardWayland *self = HIATUS_WATCHER_CLIPBOARD_WAYLAND (watcher);

  g_ptr_array_set_size (self->transfers, 0);
  g_ptr_array_set_size (self->offers, 0);
  g_clear_pointer (&self->first, wl_callback_destroy);
  g_clear_pointer (&self->device, zwlr_data_control_device_v1_destroy);
  g_clear_pointer (&self->manager, zwlr_data_control_manager_v1_destroy);
  g_clear_pointer (&self->seat, wl_seat_destroy);
  self->wayland = NULL;
}

static void
hiatus_watcher_clipboard_wayland_finalize (GObject *object)
{
  HiatusWatcherClipboardWayland *self = HIATUS_WATCHER_CLIPBOARD_WAYLAND (object);

  g_ptr_array_unref (self->offers);
  g_ptr_array_unref (self->transfers);

  G_OBJECT_CLASS (hiatus_watcher_clipboard_wayland_parent_class)->finalize (object);
}

static void
hiatus_watcher_clipboard_wayland_class_init (HiatusWatcherClipboardWaylandClass *class)
{
  HiatusWatcherClass *watcher_class = HIATUS_WATCHER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_watcher_clipboard_wayland_finalize;
  watcher_class->name = N_ ("The clipboard on Wayland");
  watcher_class->source = HIATUS_SOURCE_CLIPBOARD;
  watcher_class->needs = HIATUS_WATCHER_NEEDS_WAYLAND;
  watcher_class->start = watcher_clipboard_wayland_start;
  watcher_class->stop = watcher_clipboard_wayland_stop;
}

static void
hiatus_watcher_clipboard_wayland_init (HiatusWatcherClipboardWayland *self)
{
  self->offers = g_ptr_array_new_with_free_func (offer_free);
  self->transfers = g_ptr_array_new_with_free_func (transfer_free);
}
