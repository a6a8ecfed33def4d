/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/watching.h"

#include "tests/fakes/named-contact.h"

GType hiatus_watcher_titles_x11_get_type (void);
GType hiatus_watcher_titles_wayland_get_type (void);
GType hiatus_watcher_titles_atspi_get_type (void);

static const HiatusWatcherType types[] = {
  hiatus_watcher_titles_x11_get_type,
  hiatus_watcher_titles_wayland_get_type,
  hiatus_watcher_titles_atspi_get_type,
  NULL,
};

static void
on_sighted (HiatusWatching *self,
            const HiatusSighting *sighting)
{
  g_assert_cmpint (sighting->source, ==, HIATUS_SOURCE_TITLES);
  g_assert_cmpuint (sighting->visit, >, 0);
  g_ptr_array_add (self->sightings, hiatus_sighting_copy (sighting));
}

/**
 * hiatus_watching_use_contacts:
 * @self: somebody who watches
 * @alex: the names of Alex
 *
 * Changes the list of contacts.
 */
void
hiatus_watching_use_contacts (HiatusWatching *self,
                              const gchar *alex)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcher) matcher = NULL;

  g_ptr_array_add (contacts, hiatus_named_contact_new (HIATUS_WATCHING_ALEX, alex));
  g_ptr_array_add (contacts, hiatus_named_contact_new (HIATUS_WATCHING_BO, "Bo Kraus"));
  matcher = hiatus_matcher_new (contacts);
  hiatus_watch_set_matcher (self->watch, matcher);
}

/**
 * hiatus_watching_new:
 * @session: (nullable): the session bus
 *
 * Returns: (transfer full): somebody who does not watch yet
 */
HiatusWatching *
hiatus_watching_new (GDBusConnection *session)
{
  HiatusWatching *self = g_new0 (HiatusWatching, 1);

  self->sightings = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_sighting_free);
  self->watch = hiatus_watch_new (session, NULL, types);
  hiatus_watching_use_contacts (self, "Alex Doe;Zoë Müller;Алекс");
  g_signal_connect_swapped (self->watch, "sighted", G_CALLBACK (on_sighted), self);

  return self;
}

/**
 * hiatus_watching_free:
 * @self: (transfer full): somebody who watches
 *
 * Ends it.
 */
void
hiatus_watching_free (HiatusWatching *self)
{
  hiatus_watch_forbid (self->watch, HIATUS_SOURCE_TITLES, NULL);
  hiatus_wait_idle ();
  g_assert_finalize_object (self->watch);
  g_ptr_array_unref (self->sightings);
  g_free (self);
}

/**
 * hiatus_watching_begin:
 * @self: somebody who watches
 * @display: where
 *
 * Begins to watch, and waits until it is known how it fares.
 */
void
hiatus_watching_begin (HiatusWatching *self,
                       const HiatusDisplay *display)
{
  hiatus_watch_use_display (self->watch, display);
  hiatus_watch_allow (self->watch, HIATUS_SOURCE_TITLES);
  hiatus_wait_until (hiatus_watch_get_state (self->watch, HIATUS_SOURCE_TITLES) != HIATUS_WATCHER_STARTING);
}

/**
 * hiatus_watching_take:
 * @self: somebody who watches
 * @contact: the label of a contact
 *
 * Waits for the next sighting, which has to be of this contact.
 *
 * Returns: (transfer none): the sighting
 */
const HiatusSighting *
hiatus_watching_take (HiatusWatching *self,
                      const gchar *contact)
{
  const HiatusSighting *sighting;

  hiatus_wait_until (self->sightings->len > self->n_taken);
  sighting = g_ptr_array_index (self->sightings, self->n_taken++);
  g_assert_cmpstr (sighting->contact->label, ==, contact);

  return sighting;
}
