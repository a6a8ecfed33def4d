/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pointer of sway is moved through zwlr_virtual_pointer_v1. No Debian package has the description of that
 * protocol, and what is needed of it is little, so it stands here as wayland-scanner would write it. */

#include <gio/gio.h>
#include <string.h>
#include <wayland-client.h>

#include "tests/desktop/screen-kinds.h"

/* Linux's numbers of the buttons, see linux/input-event-codes.h. */
#define BUTTON_LEFT 0x110
#define BUTTON_RIGHT 0x111
#define BUTTON_MIDDLE 0x112

enum
{
  MANAGER_CREATE_VIRTUAL_POINTER = 0,
};

enum
{
  POINTER_MOTION_ABSOLUTE = 1,
  POINTER_BUTTON = 2,
  POINTER_FRAME = 4,
  POINTER_DESTROY = 8,
};

static const struct wl_interface *no_types[] = { NULL, NULL, NULL, NULL, NULL };

static const struct wl_message pointer_requests[] = {
  { "motion", "uff", no_types },
  { "motion_absolute", "uuuuu", no_types },
  { "button", "uuu", no_types },
  { "axis", "uuf", no_types },
  { "frame", "", no_types },
  { "axis_source", "u", no_types },
  { "axis_stop", "uu", no_types },
  { "axis_discrete", "uufi", no_types },
  { "destroy", "", no_types },
};
static const struct wl_interface pointer_interface = { "zwlr_virtual_pointer_v1", 1, G_N_ELEMENTS (pointer_requests), pointer_requests, 0, NULL };

static const struct wl_interface *create_types[] = { &wl_seat_interface, &pointer_interface };
static const struct wl_message manager_requests[] = {
  { "create_virtual_pointer", "?on", create_types },
  { "destroy", "", no_types },
};
static const struct wl_interface manager_interface = { "zwlr_virtual_pointer_manager_v1", 1, G_N_ELEMENTS (manager_requests), manager_requests, 0, NULL };

typedef struct
{
  struct wl_display *display;
  struct wl_registry *registry;
  struct wl_proxy *manager;
  struct wl_proxy *pointer;
} Sway;

static void
on_global (void *user_data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version)
{
  Sway *sway = user_data;

  if (strcmp (interface, manager_interface.name) == 0)
    sway->manager = wl_registry_bind (registry, name, &manager_interface, 1);
}

static void
on_global_gone (void *user_data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = { on_global, on_global_gone };

static gpointer
connect_to_sway (void)
{
  Sway *sway = g_new0 (Sway, 1);

  sway->display = wl_display_connect (NULL);
  g_assert_nonnull (sway->display);
  sway->registry = wl_display_get_registry (sway->display);
  wl_registry_add_listener (sway->registry, &registry_listener, sway);
  wl_display_roundtrip (sway->display);
  g_assert_nonnull (sway->manager);
  sway->pointer = wl_proxy_marshal_flags (sway->manager, MANAGER_CREATE_VIRTUAL_POINTER, &pointer_interface, 1, 0, NULL, NULL);
  wl_display_roundtrip (sway->display);

  return sway;
}

static void
disconnect (gpointer desktop)
{
  Sway *sway = desktop;

  wl_proxy_marshal_flags (sway->pointer, POINTER_DESTROY, NULL, 1, WL_MARSHAL_FLAG_DESTROY);
  wl_proxy_destroy (sway->manager);
  wl_registry_destroy (sway->registry);
  wl_display_disconnect (sway->display);
  g_free (sway);
}

static GdkPixbuf *
take (gpointer desktop)
{
  const gchar *const arguments[] = { "grim", "-t", "ppm", "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  GdkPixbuf *picture;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, &error);
  g_assert_no_error (error);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);

  return picture;
}

static guint32
get_time (void)
{
  return (guint32) (g_get_monotonic_time () / 1000);
}

static void
finish (Sway *sway)
{
  wl_proxy_marshal_flags (sway->pointer, POINTER_FRAME, NULL, 1, 0);
  g_assert_cmpint (wl_display_roundtrip (sway->display), >=, 0);
}

static void
move (gpointer desktop, gint x, gint y)
{
  Sway *sway = desktop;

  wl_proxy_marshal_flags (sway->pointer,
                          POINTER_MOTION_ABSOLUTE,
                          NULL,
                          1,
                          0,
                          get_time (),
                          (guint32) x,
                          (guint32) y,
                          (guint32) HIATUS_SCREEN_WIDTH,
                          (guint32) HIATUS_SCREEN_HEIGHT);
  finish (sway);
}

static void
click (gpointer desktop, guint button)
{
  static const guint32 codes[] = { 0, BUTTON_LEFT, BUTTON_MIDDLE, BUTTON_RIGHT };
  Sway *sway = desktop;

  for (guint32 pressed = 2; pressed-- > 0;)
    {
      wl_proxy_marshal_flags (sway->pointer, POINTER_BUTTON, NULL, 1, 0, get_time (), codes[button], pressed);
      finish (sway);
    }
}

const HiatusScreenKind hiatus_screen_sway = { connect_to_sway, disconnect, TRUE, take, move, click };
