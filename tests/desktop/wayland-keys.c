/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys are pressed through zwp_virtual_keyboard_v1. No Debian package has the description of that protocol, and what is
 * needed of it is little, so it stands here as wayland-scanner would write it. */

#include "tests/desktop/wayland-keys.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>

/* The usual keyboard of a PC, by what the compositor itself has of it. */
#define KEYMAP                                            \
  "xkb_keymap {"                                          \
  "  xkb_keycodes { include \"evdev+aliases(qwerty)\" };" \
  "  xkb_types { include \"complete\" };"                 \
  "  xkb_compatibility { include \"complete\" };"         \
  "  xkb_symbols { include \"pc+us+inet(evdev)\" };"      \
  "};"

enum
{
  MANAGER_CREATE = 0,
};

enum
{
  KEYBOARD_KEYMAP = 0,
  KEYBOARD_KEY = 1,
  KEYBOARD_MODIFIERS = 2,
  KEYBOARD_DESTROY = 3,
};

static const struct wl_interface *no_types[] = { NULL, NULL, NULL, NULL };

static const struct wl_message keyboard_requests[] = {
  { "keymap", "uhu", no_types },
  { "key", "uuu", no_types },
  { "modifiers", "uuuu", no_types },
  { "destroy", "", no_types },
};
static const struct wl_interface keyboard_interface = { "zwp_virtual_keyboard_v1", 1, G_N_ELEMENTS (keyboard_requests), keyboard_requests, 0, NULL };

static const struct wl_interface *create_types[] = { &wl_seat_interface, &keyboard_interface };
static const struct wl_message manager_requests[] = {
  { "create_virtual_keyboard", "on", create_types },
};
static const struct wl_interface manager_interface = { "zwp_virtual_keyboard_manager_v1", 1, G_N_ELEMENTS (manager_requests), manager_requests, 0, NULL };

/* What a key does while it is down, as the map above numbers it. */
static const struct
{
  guint key;
  guint32 modifier;
} modifiers[] = {
  { HIATUS_KEY_SHIFT, 1 << 0 },
  { HIATUS_KEY_ALT, 1 << 3 },
};

struct _HiatusWaylandKeys
{
  struct wl_display *display;
  struct wl_registry *registry;
  struct wl_seat *seat;
  struct wl_proxy *manager;
  struct wl_proxy *keyboard;
  guint32 modifiers; /* those that are down */
};

static void
on_global (void *user_data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version)
{
  HiatusWaylandKeys *keys = user_data;

  if (strcmp (interface, manager_interface.name) == 0)
    keys->manager = wl_registry_bind (registry, name, &manager_interface, 1);
  else if (strcmp (interface, wl_seat_interface.name) == 0)
    keys->seat = wl_registry_bind (registry, name, &wl_seat_interface, 1);
}

static void
on_global_gone (void *user_data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = { on_global, on_global_gone };

static void
set_keymap (HiatusWaylandKeys *keys)
{
  const gint file = memfd_create ("keymap", MFD_CLOEXEC);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, KEYMAP, sizeof KEYMAP), ==, sizeof KEYMAP);
  wl_proxy_marshal_flags (keys->keyboard, KEYBOARD_KEYMAP, NULL, 1, 0, (guint32) WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1, file, (guint32) sizeof KEYMAP);
  g_assert_cmpint (wl_display_roundtrip (keys->display), >=, 0);
  close (file);
}

/**
 * hiatus_wayland_keys_new:
 *
 * Returns: (transfer full): a keyboard on the display of the session
 */
HiatusWaylandKeys *
hiatus_wayland_keys_new (void)
{
  HiatusWaylandKeys *keys = g_new0 (HiatusWaylandKeys, 1);

  keys->display = wl_display_connect (NULL);
  g_assert_nonnull (keys->display);
  keys->registry = wl_display_get_registry (keys->display);
  wl_registry_add_listener (keys->registry, &registry_listener, keys);
  wl_display_roundtrip (keys->display);
  g_assert_nonnull (keys->manager);
  g_assert_nonnull (keys->seat);
  keys->keyboard = wl_proxy_marshal_flags (keys->manager, MANAGER_CREATE, &keyboard_interface, 1, 0, keys->seat, NULL);
  set_keymap (keys);
  return keys;
}

/**
 * hiatus_wayland_keys_free:
 * @keys: (transfer full): a keyboard
 *
 * Pulls it out.
 */
void
hiatus_wayland_keys_free (HiatusWaylandKeys *keys)
{
  wl_proxy_marshal_flags (keys->keyboard, KEYBOARD_DESTROY, NULL, 1, WL_MARSHAL_FLAG_DESTROY);
  wl_proxy_destroy (keys->manager);
  wl_seat_destroy (keys->seat);
  wl_registry_destroy (keys->registry);
  wl_display_disconnect (keys->display);
  g_free (keys);
}

/**
 * hiatus_wayland_keys_set:
 * @keys: a keyboard
 * @key: a key, as Linux numbers it
 * @down: whether it goes down or comes up
 *
 * Moves a key, and waits until the compositor knows.
 */
void
hiatus_wayland_keys_set (HiatusWaylandKeys *keys, guint key, gboolean down)
{
  wl_proxy_marshal_flags (keys->keyboard, KEYBOARD_KEY, NULL, 1, 0, (guint32) (g_get_monotonic_time () / 1000), key, (guint32) (down ? 1 : 0));
  /* The compositor does not find them out from the keys. */
  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (modifiers[i].key == key)
      {
        keys->modifiers ^= modifiers[i].modifier;
        wl_proxy_marshal_flags (keys->keyboard, KEYBOARD_MODIFIERS, NULL, 1, 0, keys->modifiers, (guint32) 0, (guint32) 0, (guint32) 0);
      }
  g_assert_cmpint (wl_display_roundtrip (keys->display), >=, 0);
}

/**
 * hiatus_wayland_keys_press:
 * @keys: a keyboard
 * @key: a key, as Linux numbers it
 *
 * Presses a key and lets it go.
 */
void
hiatus_wayland_keys_press (HiatusWaylandKeys *keys, guint key)
{
  hiatus_wayland_keys_set (keys, key, TRUE);
  hiatus_wayland_keys_set (keys, key, FALSE);
}
