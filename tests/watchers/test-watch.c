/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#include "tests/fakes/fake-watcher.h"
#include "tests/fakes/wait.h"

/* What all watchers have in common, and what keeps them together. */

typedef struct
{
  HiatusWatch *watch;
  guint n_changes;
  GPtrArray *sightings; /* (element-type HiatusSighting) */
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
on_sighted (Fixture *fixture, const HiatusSighting *sighting)
{
  g_ptr_array_add (fixture->sightings, hiatus_sighting_copy (sighting));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcher) matcher = NULL;
  HiatusContact *contact = hiatus_contact_new ("A");

  g_strfreev (contact->keywords[HIATUS_KEYWORD_NAME]);
  contact->keywords[HIATUS_KEYWORD_NAME] = g_strsplit ("Nobody;Alex Doe", ";", -1);
  g_ptr_array_add (contacts, contact);
  matcher = hiatus_matcher_new (contacts);
  fixture->sightings = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_sighting_free);
  fixture->watch = hiatus_watch_new (NULL, NULL, hiatus_fake_watcher_types);
  hiatus_watch_set_matcher (fixture->watch, matcher);
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (on_changed), fixture);
  g_signal_connect_swapped (fixture->watch, "sighted", G_CALLBACK (on_sighted), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->sightings);
  g_assert_finalize_object (fixture->watch);
  g_assert_null (hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES));
}

static guint
see (HiatusSource source, const gchar *text, const HiatusPlace *place)
{
  return hiatus_watcher_observe (HIATUS_WATCHER (hiatus_fake_watcher_find (source)), text, -1, place);
}

static void
test_sighting (Fixture *fixture, gconstpointer data)
{
  const HiatusPlace place = { .application = "org.signal.Signal", .visit = 7 };
  const HiatusSighting *sighting;

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  g_assert_cmpuint (see (HIATUS_SOURCE_TITLES, "Chat with alex doe (2)", &place), ==, 1);
  g_assert_cmpuint (see (HIATUS_SOURCE_TITLES, "Weather", &place), ==, 0);

  g_assert_cmpuint (fixture->sightings->len, ==, 1);
  sighting = g_ptr_array_index (fixture->sightings, 0);
  g_assert_cmpint (sighting->source, ==, HIATUS_SOURCE_TITLES);
  g_assert_cmpstr (sighting->contact->label, ==, "A");
  g_assert_cmpint (sighting->kind, ==, HIATUS_KEYWORD_NAME);
  g_assert_cmpuint (sighting->keyword, ==, 1);
  g_assert_cmpuint (sighting->kinds, ==, 1u << HIATUS_KEYWORD_NAME);
  g_assert_cmpstr (sighting->application, ==, "org.signal.Signal");
  g_assert_cmpuint (sighting->visit, ==, 7);
}

/* What may not be watched is not told, whatever a watcher still has in its hands. */
static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  const HiatusPlace place = { 0 };

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  hiatus_watch_forbid (fixture->watch, HIATUS_SOURCE_TITLES, "Not now.");
  see (HIATUS_SOURCE_TITLES, "Alex Doe", &place);
  g_assert_cmpuint (fixture->sightings->len, ==, 0);
  g_assert_false (hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES)->is_running);
}

static void
assert_source (Fixture *fixture, HiatusSource source, HiatusWatcherState state, const gchar *reason)
{
  g_autofree gchar *found = hiatus_watch_dup_reason (fixture->watch, source);

  g_assert_cmpint (hiatus_watch_get_state (fixture->watch, source), ==, state);
  g_assert_cmpstr (found, ==, reason);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  assert_source (fixture, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_OFF, "");
  hiatus_watch_forbid (fixture->watch, HIATUS_SOURCE_TITLES, "Not now.");
  assert_source (fixture, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_OFF, "Not now.");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  hiatus_watch_forbid (fixture->watch, HIATUS_SOURCE_TITLES, "Not now.");
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  assert_source (fixture, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_ON, "");
  hiatus_watcher_is_on (HIATUS_WATCHER (hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES)), "Two were missed.");
  assert_source (fixture, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_ON, "Two were missed.");

  hiatus_fake_watcher_find (HIATUS_SOURCE_NOTIFICATIONS)->refusal = "The bus forbids it.";
  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_NOTIFICATIONS);
  assert_source (fixture, HIATUS_SOURCE_NOTIFICATIONS, HIATUS_WATCHER_NOT_HERE, "The bus forbids it.");
}

/* Without a display what needs one says so, and is not started. */
static void
test_without_display (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *reason = NULL;

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
  g_assert_cmpint (hiatus_watch_get_state (fixture->watch, HIATUS_SOURCE_CLIPBOARD), ==, HIATUS_WATCHER_NOT_HERE);
  reason = hiatus_watch_dup_reason (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
  g_assert_nonnull (strstr (reason, "display"));
  g_assert_cmpuint (hiatus_fake_watcher_find (HIATUS_SOURCE_CLIPBOARD)->n_starts, ==, 0);
}

static gboolean
on_knock (GSocketService *door, GSocketConnection *guest, GObject *source, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE; /* which ends the connection */
}

static GSocketService *
open_door (const gchar *path, guint *n_knocks)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocketService *door = g_socket_service_new ();

  g_socket_listener_add_address (G_SOCKET_LISTENER (door), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, NULL);
  g_signal_connect (door, "incoming", G_CALLBACK (on_knock), n_knocks);
  return door;
}

static void
assert_turned_away (Fixture *fixture, const guint *n_knocks, guint expected)
{
  hiatus_wait_until (*n_knocks >= expected && hiatus_watch_get_state (fixture->watch, HIATUS_SOURCE_CLIPBOARD) == HIATUS_WATCHER_NOT_HERE);
  /* Not until nothing is left to do: whoever knocks for ever is never done. */
  for (guint turn = 0; turn < 100; turn++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (*n_knocks, ==, expected);
}

/* A display that turns the daemon away is not asked over and over: it is when somebody hands it over again, and when
 * something is wanted anew. */
static void
test_closed_display (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *folder = g_dir_make_tmp ("hiatus-XXXXXX", NULL);
  g_autofree gchar *path = g_build_filename (folder, "display", NULL);
  guint n_knocks = 0;
  g_autoptr (GSocketService) door = open_door (path, &n_knocks);
  const HiatusDisplay display = { .wayland = path };

  hiatus_watch_use_display (fixture->watch, &display);
  g_assert_cmpuint (n_knocks, ==, 0);
  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
  assert_turned_away (fixture, &n_knocks, 1);
  hiatus_watch_use_display (fixture->watch, &display);
  assert_turned_away (fixture, &n_knocks, 2);
  hiatus_watch_forbid (fixture->watch, HIATUS_SOURCE_CLIPBOARD, NULL);
  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
  assert_turned_away (fixture, &n_knocks, 3);
  g_socket_service_stop (door);
  g_unlink (path);
  g_rmdir (folder);
}

/* What broke comes back by itself, and sees the list of now. */
static void
test_falters (Fixture *fixture, gconstpointer data)
{
  HiatusFakeWatcher *titles = hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES);
  const HiatusPlace place = { 0 };

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  hiatus_watcher_falter (HIATUS_WATCHER (titles), "The connection broke.");
  assert_source (fixture, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_FALTERED, "The connection broke.");
  hiatus_wait_until (hiatus_watch_get_state (fixture->watch, HIATUS_SOURCE_TITLES) == HIATUS_WATCHER_ON);
  g_assert_cmpuint (titles->n_starts, ==, 2);
  g_assert_cmpuint (see (HIATUS_SOURCE_TITLES, "Alex Doe", &place), ==, 1);
}

/* Whoever is told to stop is not tried again. */
static void
test_stops_while_faltering (Fixture *fixture, gconstpointer data)
{
  HiatusFakeWatcher *titles = hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES);

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  hiatus_watcher_falter (HIATUS_WATCHER (titles), "The connection broke.");
  hiatus_watch_forbid (fixture->watch, HIATUS_SOURCE_TITLES, NULL);
  assert_source (fixture, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_OFF, "");
  g_assert_false (titles->is_running);

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  g_assert_cmpuint (titles->n_starts, ==, 2);
  assert_source (fixture, HIATUS_SOURCE_TITLES, HIATUS_WATCHER_ON, "");
}

static void
on_starting (HiatusWatch *watch, gpointer user_data)
{
  if (hiatus_watch_get_state (watch, HIATUS_SOURCE_TITLES) == HIATUS_WATCHER_STARTING)
    hiatus_watch_forbid (watch, HIATUS_SOURCE_TITLES, NULL);
}

/* Whoever is told that it is tried again may have it stop. */
static void
test_stops_while_starting (Fixture *fixture, gconstpointer data)
{
  HiatusFakeWatcher *titles = hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES);

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  hiatus_watcher_falter (HIATUS_WATCHER (titles), "The connection broke.");
  g_signal_connect (fixture->watch, "changed", G_CALLBACK (on_starting), NULL);
  hiatus_wait_until (hiatus_watch_get_state (fixture->watch, HIATUS_SOURCE_TITLES) == HIATUS_WATCHER_OFF);
  g_assert_false (titles->is_running);
  g_assert_cmpuint (titles->n_starts, ==, 1);
}

static void
test_hush (Fixture *fixture, gconstpointer data)
{
  const HiatusPlace place = { .banner = 42 };

  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_NOTIFICATIONS);
  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_TITLES);
  see (HIATUS_SOURCE_NOTIFICATIONS, "Alex Doe", &place);
  g_assert_cmpuint (fixture->sightings->len, ==, 1);
  hiatus_watch_hush (fixture->watch, g_ptr_array_index (fixture->sightings, 0));
  g_assert_cmpuint (hiatus_fake_watcher_find (HIATUS_SOURCE_NOTIFICATIONS)->hushed, ==, 42);
  g_assert_cmpuint (hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES)->hushed, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const gchar *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } rows[] = {
    { "/watch/sighting", test_sighting },
    { "/watch/forbidden", test_forbidden },
    { "/watch/states", test_states },
    { "/watch/without-display", test_without_display },
    { "/watch/closed-display", test_closed_display },
    { "/watch/falters", test_falters },
    { "/watch/stops-while-faltering", test_stops_while_faltering },
    { "/watch/stops-while-starting", test_stops_while_starting },
    { "/watch/hush", test_hush },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, set_up, rows[i].test, tear_down);

  return g_test_run ();
}
