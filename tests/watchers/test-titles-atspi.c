/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles through accessibility, from an application and a registry that do what the test wants, in the order that it wants. */

#include <glib-unix.h>
#include <string.h>
#include <wayland-server.h>

#include "daemon/watchers/watcher.h"
#include "tests/fakes/fake-peer.h"
#include "tests/fakes/named-contact.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define FRAME "/org/a11y/atspi/accessible/1"

GType hiatus_watcher_titles_atspi_get_type (void);

typedef struct
{
  GTestDBus *bus; /* that of the session and that of accessibility */
  gchar *folder;
  struct wl_display *display; /* the compositor */
  GSource *source;
  HiatusFakePeer *way; /* tells where the bus of accessibility is */
  HiatusFakePeer *registry;
  HiatusFakePeer *chat;
  HiatusMedia media;
  HiatusWatcher *watcher;
  guint n_seen;
} Fixture;

static gboolean
on_requests (gint fd, GIOCondition condition, gpointer user_data)
{
  Fixture *fixture = user_data;

  wl_event_loop_dispatch (wl_display_get_event_loop (fixture->display), 0);
  wl_display_flush_clients (fixture->display);

  return G_SOURCE_CONTINUE;
}

static void
on_sighted (Fixture *fixture)
{
  fixture->n_seen++;
}

static void
on_wayland (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(HiatusWayland **) user_data = hiatus_wayland_connect_finish (result, NULL);
}

static void
start_compositor (Fixture *fixture)
{
  g_autofree gchar *path = NULL;

  fixture->folder = hiatus_scratch_make ();
  path = g_build_filename (fixture->folder, "wayland-7", NULL);
  fixture->display = wl_display_create ();
  g_assert_cmpint (wl_display_add_socket (fixture->display, path), ==, 0);
  fixture->source = g_unix_fd_source_new (wl_event_loop_get_fd (wl_display_get_event_loop (fixture->display)), G_IO_IN);
  g_source_set_callback (fixture->source, G_SOURCE_FUNC (on_requests), fixture, NULL);
  g_source_attach (fixture->source, NULL);
  hiatus_wayland_connect_async (path, NULL, on_wayland, &fixture->media.wayland);
  hiatus_wait_until (fixture->media.wayland != NULL);
}

static void
start_peers (Fixture *fixture, const gchar *address)
{
  fixture->way = hiatus_fake_peer_start (address, "org.a11y.Bus");
  hiatus_fake_peer_answer (fixture->way, "Get IsEnabled", g_variant_new ("(v)", g_variant_new_boolean (TRUE)));
  hiatus_fake_peer_answer (fixture->way, "GetAddress", g_variant_new ("(s)", address));
  hiatus_fake_peer_take_name (fixture->way);
  fixture->registry = hiatus_fake_peer_start (address, "org.a11y.atspi.Registry");
  hiatus_fake_peer_answer (fixture->registry, "RegisterEvent", g_variant_new ("()"));
  hiatus_fake_peer_take_name (fixture->registry);
  fixture->chat = hiatus_fake_peer_start (address, "org.example.Chat");
}

static HiatusMatcher *
make_matcher (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);

  g_ptr_array_add (contacts, hiatus_named_contact_new ("Alex", "Alex Doe"));
  return hiatus_matcher_new (contacts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusMatcher) matcher = make_matcher ();
  const gchar *address;

  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  address = g_test_dbus_get_bus_address (fixture->bus);
  start_compositor (fixture);
  start_peers (fixture, address);
  fixture->media.session = hiatus_fake_peer_connect (address);
  fixture->watcher = hiatus_watcher_new (hiatus_watcher_titles_atspi_get_type ());
  hiatus_watcher_set_matcher (fixture->watcher, matcher);
  g_signal_connect_swapped (fixture->watcher, "sighted", G_CALLBACK (on_sighted), fixture);
  hiatus_watcher_start (fixture->watcher, &fixture->media);
  /* It hears of windows from here on. */
  hiatus_wait_until (hiatus_fake_peer_n_calls (fixture->registry, "RegisterEvent") == 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_watcher_stop (fixture->watcher, HIATUS_WATCHER_OFF, NULL);
  hiatus_wait_idle ();
  g_assert_finalize_object (fixture->watcher);
  hiatus_fake_peer_stop (fixture->chat);
  hiatus_fake_peer_stop (fixture->registry);
  hiatus_fake_peer_stop (fixture->way);
  g_dbus_connection_close_sync (fixture->media.session, NULL, NULL);
  g_object_unref (fixture->media.session);
  g_assert_finalize_object (fixture->media.wayland);
  g_source_destroy (fixture->source);
  g_source_unref (fixture->source);
  wl_display_destroy_clients (fixture->display);
  wl_display_destroy (fixture->display);
  hiatus_scratch_remove (fixture->folder);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
}

/* An application tells of names once the registry has told it to: what changes before that is told by nobody. */
static void
test_told_late (Fixture *fixture, gconstpointer data)
{
  hiatus_fake_peer_be_mute (fixture->registry, "RegisterEvent");
  hiatus_fake_peer_answer (fixture->chat, "Get Name", g_variant_new ("(v)", g_variant_new_string ("Weather")));
  hiatus_fake_peer_emit (fixture->chat, FRAME, "org.a11y.atspi.Event.Window", "Activate", NULL);
  /* That of the application, and the title. */
  hiatus_wait_until (hiatus_fake_peer_n_calls (fixture->chat, "Get Name") == 2);
  hiatus_wait_until (hiatus_fake_peer_n_calls (fixture->registry, "RegisterEvent") == 3);
  hiatus_fake_peer_answer (fixture->chat, "Get Name", g_variant_new ("(v)", g_variant_new_string ("Alex Doe")));
  hiatus_fake_peer_answer_late (fixture->registry, g_variant_new ("()"));
  hiatus_wait_until (fixture->n_seen == 1);
}

static void
say_that_title_changed (Fixture *fixture)
{
  GVariant *parameters = g_variant_new ("(siiv@a{sv})", "accessible-name", 0, 0, g_variant_new_int32 (0), g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));

  hiatus_fake_peer_emit (fixture->chat, FRAME, "org.a11y.atspi.Event.Object", "PropertyChange", parameters);
}

static gboolean
is_listed (Fixture *fixture)
{
  return strstr (hiatus_watcher_get_reason (fixture->watcher), "Not visible here: Chat.") != NULL;
}

/* The limits name a window whose title turns like a wheel until it comes into use again, though a last title comes late. */
static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  hiatus_fake_peer_answer (fixture->chat, "Get Name", g_variant_new ("(v)", g_variant_new_string ("Chat")));
  hiatus_fake_peer_emit (fixture->chat, FRAME, "org.a11y.atspi.Event.Window", "Activate", NULL);
  /* That of the application, and the title. */
  hiatus_wait_until (hiatus_fake_peer_n_calls (fixture->chat, "Get Name") >= 2);
  hiatus_wait_idle ();
  hiatus_fake_peer_be_mute (fixture->chat, "Get Name");
  hiatus_wait_until ((say_that_title_changed (fixture), is_listed (fixture)));
  hiatus_fake_peer_answer_late (fixture->chat, g_variant_new ("(v)", g_variant_new_string ("Alex Doe")));
  hiatus_wait_until (fixture->n_seen == 1);
  g_assert_true (is_listed (fixture));

  hiatus_fake_peer_answer (fixture->chat, "Get Name", g_variant_new ("(v)", g_variant_new_string ("Chat")));
  hiatus_fake_peer_emit (fixture->chat, FRAME, "org.a11y.atspi.Event.Window", "Activate", NULL);
  hiatus_wait_until (!is_listed (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/titles/atspi/told-late", Fixture, NULL, set_up, test_told_late, tear_down);
  g_test_add ("/titles/atspi/wheel", Fixture, NULL, set_up, test_wheel, tear_down);

  return g_test_run ();
}
