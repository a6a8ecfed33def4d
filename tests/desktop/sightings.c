/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/sightings.h"

#include "tests/fakes/named-contact.h"

static void
on_sighted (HiatusSightings *self, const HiatusSighting *sighting)
{
  g_ptr_array_add (self->seen, hiatus_sighting_copy (sighting));
}

/**
 * hiatus_sightings_new:
 * @source: what to watch
 *
 * Returns: (transfer full): what would see, once hiatus_sightings_begin() was called
 */
HiatusSightings *
hiatus_sightings_new (HiatusSource source)
{
  g_auto (HiatusDisplay) display = { g_strdup (g_getenv ("DISPLAY")), NULL, g_strdup (g_getenv ("WAYLAND_DISPLAY")) };
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcher) matcher = NULL;
  HiatusSightings *self = g_new0 (HiatusSightings, 1);

  g_ptr_array_add (contacts, hiatus_named_contact_new ("A", "Alex Doe"));
  g_ptr_array_add (contacts, hiatus_named_contact_new ("Z", "Zoë"));
  matcher = hiatus_matcher_new (contacts);
  self->source = source;
  self->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_sighting_free);
  self->watch = hiatus_watch_new (NULL, NULL, hiatus_watcher_types);
  hiatus_watch_set_matcher (self->watch, matcher);
  hiatus_watch_use_display (self->watch, &display);
  g_signal_connect_swapped (self->watch, "sighted", G_CALLBACK (on_sighted), self);

  return self;
}

/**
 * hiatus_sightings_free:
 * @self: (transfer full): what sees
 *
 * Ends it, and asserts that it has seen nothing else and that nothing of it is left.
 */
void
hiatus_sightings_free (HiatusSightings *self)
{
  hiatus_watch_forbid (self->watch, self->source, NULL);
  hiatus_wait_idle ();
  hiatus_wait_until (G_OBJECT (self->watch)->ref_count == 1);
  g_assert_finalize_object (self->watch);
  g_assert_cmpuint (self->seen->len, ==, 0);
  g_ptr_array_unref (self->seen);
  g_free (self);
}

/**
 * hiatus_sightings_begin:
 * @self: what sees
 *
 * Begins to watch, and waits until that is so, or until it is known not to be possible.
 */
void
hiatus_sightings_begin (HiatusSightings *self)
{
  hiatus_watch_allow (self->watch, self->source);
  hiatus_wait_until (hiatus_watch_get_state (self->watch, self->source) != HIATUS_WATCHER_STARTING);
}

/**
 * hiatus_sightings_next:
 * @self: what sees
 *
 * Waits for the next sighting.
 *
 * Returns: (transfer full): the sighting
 */
HiatusSighting *
hiatus_sightings_next (HiatusSightings *self)
{
  hiatus_wait_until (self->seen->len > 0);

  return g_ptr_array_steal_index (self->seen, 0);
}
