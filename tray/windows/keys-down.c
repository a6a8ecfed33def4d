/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/keys-down.h"

#include <gdk/gdkx.h>
#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/gdkwayland.h>
#include <unistd.h>
#endif

/* What X11 and GDK add to the numbers of Linux. */
#define KEY_OFFSET 8

#define BITS_PER_BYTE 8

struct _HiatusKeysDown
{
  GdkDisplay *display; /* (unowned): it outlives every window */
#ifdef GDK_WINDOWING_WAYLAND
  struct wl_keyboard *keyboard; /* (owned) (nullable): on Wayland, where there is one */
  HiatusKeyGuard entered;       /* what was down when the keyboard came last */
#endif
};

#ifdef GDK_WINDOWING_WAYLAND

static void
on_keymap (void *user_data, struct wl_keyboard *keyboard, uint32_t format, int32_t fd, uint32_t size)
{
  close (fd);
}

static void
on_enter (void *user_data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface, struct wl_array *keys)
{
  HiatusKeysDown *self = user_data;
  const uint32_t *down = keys->data;

  hiatus_key_guard_forget (&self->entered);
  for (gsize i = 0; i < keys->size / sizeof *down; i++)
    hiatus_key_guard_hold (&self->entered, down[i] + KEY_OFFSET);
}

static void
on_leave (void *user_data, struct wl_keyboard *keyboard, uint32_t serial, struct wl_surface *surface)
{
  HiatusKeysDown *self = user_data;

  hiatus_key_guard_forget (&self->entered);
}

static void
on_key (void *user_data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t time, uint32_t key, uint32_t state)
{
}

static void
on_modifiers (void *user_data, struct wl_keyboard *keyboard, uint32_t serial, uint32_t depressed, uint32_t latched, uint32_t locked, uint32_t group)
{
}

static void
on_repeat_info (void *user_data, struct wl_keyboard *keyboard, int32_t rate, int32_t delay)
{
}

static const struct wl_keyboard_listener keyboard_listener = {
  .keymap = on_keymap,
  .enter = on_enter,
  .leave = on_leave,
  .key = on_key,
  .modifiers = on_modifiers,
  .repeat_info = on_repeat_info,
};

/* A keyboard of our own beside GDK's, which passes over what was down before. To ask for one where the seat has none is the
 * end of a program. */
static struct wl_keyboard *
get_keyboard (HiatusKeysDown *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (self->display);
  g_autoptr (GList) keyboards = seat == NULL ? NULL : gdk_seat_get_slaves (seat, GDK_SEAT_CAPABILITY_KEYBOARD);
  struct wl_keyboard *keyboard;

  if (!GDK_IS_WAYLAND_DISPLAY (self->display) || keyboards == NULL)
    return NULL;
  keyboard = wl_seat_get_keyboard (gdk_wayland_seat_get_wl_seat (seat));
  wl_keyboard_add_listener (keyboard, &keyboard_listener, self);
  return keyboard;
}

#endif

/**
 * hiatus_keys_down_new:
 * @display: the display
 *
 * To be made before the window is shown.
 *
 * Returns: (transfer full): what knows
 */
HiatusKeysDown *
hiatus_keys_down_new (GdkDisplay *display)
{
  HiatusKeysDown *self = g_new0 (HiatusKeysDown, 1);

  self->display = display;
#ifdef GDK_WINDOWING_WAYLAND
  self->keyboard = get_keyboard (self);
#endif
  return self;
}

/**
 * hiatus_keys_down_free:
 * @self: (transfer full): what knows
 *
 * Frees it.
 */
void
hiatus_keys_down_free (HiatusKeysDown *self)
{
#ifdef GDK_WINDOWING_WAYLAND
  g_clear_pointer (&self->keyboard, wl_keyboard_destroy);
#endif
  g_free (self);
}

static void
tell_x11 (GdkDisplay *display, HiatusKeyGuard *guard)
{
  char down[32] = { 0 };

  XQueryKeymap (gdk_x11_display_get_xdisplay (display), down);
  for (guint key = 0; key < sizeof down * BITS_PER_BYTE; key++)
    if (((guchar) down[key / BITS_PER_BYTE] >> key % BITS_PER_BYTE & 1) != 0)
      hiatus_key_guard_hold (guard, key);
}

/**
 * hiatus_keys_down_tell:
 * @self: what knows
 * @guard: who wants to know
 *
 * To be called when the keyboard has come to the window: has @guard hold the keys that are down.
 */
void
hiatus_keys_down_tell (HiatusKeysDown *self, HiatusKeyGuard *guard)
{
  hiatus_key_guard_forget (guard);
  if (GDK_IS_X11_DISPLAY (self->display))
    tell_x11 (self->display, guard);
#ifdef GDK_WINDOWING_WAYLAND
  else
    for (guint i = 0; i < HIATUS_KEY_GUARD_WORDS; i++)
      guard->down[i] = self->entered.down[i];
#endif
}
