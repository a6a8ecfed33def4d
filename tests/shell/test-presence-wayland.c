/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What compositors tell, from one that says what the test wants: ext_idle_notify_v1, org_kde_kwin_idle and wlroots'
 * foreign toplevels. */

#include <glib-unix.h>
#include <wayland-server.h>

#include "daemon/shell/presence-desktop.h"
#include "ext-idle-notify-v1-server-protocol.h"
#include "kde-idle-server-protocol.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/presence-fixture.h"
#include "wlr-foreign-toplevel-management-unstable-v1-server-protocol.h"

#define EXT (1 << 0)
#define KDE (1 << 1)
#define WINDOWS (1 << 2)
#define OLD_WINDOWS (1 << 3)
#define LAYERS (1 << 4)

G_STATIC_ASSERT (HIATUS_PRESENCE_IDLE == 1 && HIATUS_PRESENCE_FULL_SCREEN == 16);

typedef struct
{
  gchar *folder;
  struct wl_display *display; /* (nullable): the compositor */
  GSource *source;
  guint32 timeout;             /* as asked for */
  struct wl_global *toplevels; /* (nullable): what tells of windows */
  struct wl_resource *ext;     /* (nullable): the notification */
  struct wl_resource *kde;     /* (nullable): the timeout */
  struct wl_resource *manager; /* (nullable): the last that was bound */
  guint n_managers;            /* that were bound, ever */
  GPtrArray *windows;          /* (element-type wl_resource): of the present manager */
  guint n_initial;             /* windows that a manager tells of at once */
  GDBusConnection *session;
  HiatusPresenceDesktop *presence;
  gboolean is_lost;
} Fixture;

static void
on_destroy (struct wl_client *client, struct wl_resource *resource)
{
  wl_resource_destroy (resource);
}

static const struct ext_idle_notification_v1_interface notification_methods = { .destroy = on_destroy };

static void
on_get_notification (struct wl_client *client, struct wl_resource *resource, guint32 id, guint32 timeout, struct wl_resource *seat)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  fixture->timeout = timeout;
  fixture->ext = wl_resource_create (client, &ext_idle_notification_v1_interface, 1, id);
  wl_resource_set_implementation (fixture->ext, &notification_methods, fixture, NULL);
}

static const struct ext_idle_notifier_v1_interface notifier_methods = { .destroy = on_destroy, .get_idle_notification = on_get_notification };

static void
on_bind_ext (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  wl_resource_set_implementation (wl_resource_create (client, &ext_idle_notifier_v1_interface, (gint) version, id), &notifier_methods, data, NULL);
}

static const struct org_kde_kwin_idle_timeout_interface kde_timeout_methods = { .release = on_destroy };

static void
on_get_timeout (struct wl_client *client, struct wl_resource *resource, guint32 id, struct wl_resource *seat, guint32 timeout)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  fixture->timeout = timeout;
  fixture->kde = wl_resource_create (client, &org_kde_kwin_idle_timeout_interface, 1, id);
  wl_resource_set_implementation (fixture->kde, &kde_timeout_methods, fixture, NULL);
}

static const struct org_kde_kwin_idle_interface kde_methods = { .get_idle_timeout = on_get_timeout };

static void
on_bind_kde (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  wl_resource_set_implementation (wl_resource_create (client, &org_kde_kwin_idle_interface, (gint) version, id), &kde_methods, data, NULL);
}

static void
on_window_gone (struct wl_resource *resource)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  g_ptr_array_remove (fixture->windows, resource);
}

static const struct zwlr_foreign_toplevel_handle_v1_interface window_methods = { .destroy = on_destroy };

static void
open_window (Fixture *fixture)
{
  struct wl_resource *window =
      wl_resource_create (wl_resource_get_client (fixture->manager), &zwlr_foreign_toplevel_handle_v1_interface, wl_resource_get_version (fixture->manager), 0);

  wl_resource_set_implementation (window, &window_methods, fixture, on_window_gone);
  g_ptr_array_add (fixture->windows, window);
  zwlr_foreign_toplevel_manager_v1_send_toplevel (fixture->manager, window);
  zwlr_foreign_toplevel_handle_v1_send_title (window, "A film");
}

static void
set_states (Fixture *fixture, guint index, gboolean is_active, gboolean is_full_screen)
{
  struct wl_resource *window = g_ptr_array_index (fixture->windows, index);
  struct wl_array states;

  wl_array_init (&states);
  if (is_active)
    *(guint32 *) wl_array_add (&states, sizeof (guint32)) = ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED;
  if (is_full_screen)
    *(guint32 *) wl_array_add (&states, sizeof (guint32)) = ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN;
  zwlr_foreign_toplevel_handle_v1_send_state (window, &states);
  zwlr_foreign_toplevel_handle_v1_send_done (window);
  wl_array_release (&states);
}

/* As the protocol has it: one more window may come before the end. */
static void
on_stop (struct wl_client *client, struct wl_resource *resource)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  if (fixture->manager == resource)
    {
      open_window (fixture);
      fixture->manager = NULL;
    }
  zwlr_foreign_toplevel_manager_v1_send_finished (resource);
  wl_resource_destroy (resource);
}

static const struct zwlr_foreign_toplevel_manager_v1_interface manager_methods = { .stop = on_stop };

static void
on_bind_windows (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  Fixture *fixture = data;

  fixture->manager = wl_resource_create (client, &zwlr_foreign_toplevel_manager_v1_interface, (gint) version, id);
  fixture->n_managers++;
  wl_resource_set_implementation (fixture->manager, &manager_methods, fixture, NULL);
  for (guint i = 0; i < fixture->n_initial; i++)
    {
      open_window (fixture);
      set_states (fixture, i, i == 0, i == 0);
    }
}

static void
on_bind_seat (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  wl_resource_set_implementation (wl_resource_create (client, &wl_seat_interface, (gint) version, id), NULL, NULL, NULL);
}

/* Nobody asks for more of it than its name. */
static const struct wl_interface layer_shell = { .name = "zwlr_layer_shell_v1", .version = 1 };

static void
on_bind_layers (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  g_assert_not_reached ();
}

static gboolean
on_requests (gint fd, GIOCondition condition, gpointer user_data)
{
  Fixture *fixture = user_data;

  wl_event_loop_dispatch (wl_display_get_event_loop (fixture->display), 0);
  wl_display_flush_clients (fixture->display);

  return G_SOURCE_CONTINUE;
}

static void
flush (Fixture *fixture)
{
  wl_display_flush_clients (fixture->display);
}

static void
start_compositor (Fixture *fixture, gint abilities, const gchar *path)
{
  fixture->display = wl_display_create ();
  g_assert_cmpint (wl_display_add_socket (fixture->display, path), ==, 0);
  wl_global_create (fixture->display, &wl_seat_interface, 1, fixture, on_bind_seat);
  if ((abilities & EXT) != 0)
    wl_global_create (fixture->display, &ext_idle_notifier_v1_interface, 1, fixture, on_bind_ext);
  if ((abilities & KDE) != 0)
    wl_global_create (fixture->display, &org_kde_kwin_idle_interface, 1, fixture, on_bind_kde);
  if ((abilities & (WINDOWS | OLD_WINDOWS)) != 0)
    fixture->toplevels = wl_global_create (fixture->display, &zwlr_foreign_toplevel_manager_v1_interface, (abilities & WINDOWS) != 0 ? 3 : 1, fixture, on_bind_windows);
  if ((abilities & LAYERS) != 0)
    wl_global_create (fixture->display, &layer_shell, 1, fixture, on_bind_layers);

  fixture->source = g_unix_fd_source_new (wl_event_loop_get_fd (wl_display_get_event_loop (fixture->display)), G_IO_IN);
  g_source_set_callback (fixture->source, G_SOURCE_FUNC (on_requests), fixture, NULL);
  g_source_attach (fixture->source, NULL);
}

static void
stop_compositor (Fixture *fixture)
{
  g_source_destroy (fixture->source);
  g_clear_pointer (&fixture->source, g_source_unref);
  wl_display_destroy_clients (fixture->display);
  g_clear_pointer (&fixture->display, wl_display_destroy);
}

static void
on_lost (Fixture *fixture)
{
  fixture->is_lost = TRUE;
}

static HiatusPresenceFlags
flags (Fixture *fixture)
{
  return hiatus_presence_get_flags (HIATUS_PRESENCE (fixture->presence));
}

static HiatusPresenceSource *
find_source (Fixture *fixture, GType type)
{
  GPtrArray *sources = hiatus_presence_desktop_get_sources (fixture->presence);

  for (guint i = 0; i < sources->len; i++)
    if (G_OBJECT_TYPE (g_ptr_array_index (sources, i)) == type)
      return g_ptr_array_index (sources, i);
  g_assert_not_reached ();
}

static HiatusPresenceState
idle_state (Fixture *fixture)
{
  return hiatus_presence_source_get_state (find_source (fixture, HIATUS_TYPE_PRESENCE_WAYLAND_IDLE));
}

static HiatusPresenceState
full_screen_state (Fixture *fixture)
{
  return hiatus_presence_source_get_state (find_source (fixture, HIATUS_TYPE_PRESENCE_WAYLAND_FULL_SCREEN));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  /* An X server that nobody may touch: it is a guest here. */
  g_auto (HiatusDisplay) display = { g_strdup (":7654"), NULL, NULL };

  fixture->folder = hiatus_scratch_make ();
  fixture->windows = g_ptr_array_new ();
  display.wayland = g_build_filename (fixture->folder, "wayland-7", NULL);
  start_compositor (fixture, GPOINTER_TO_INT (data), display.wayland);
  fixture->session = hiatus_fake_peer_connect (presence_fixture_bus ());
  fixture->presence = hiatus_presence_desktop_new (fixture->session, IDLE_LIMIT_MS);
  g_signal_connect_swapped (fixture->presence, "display-lost", G_CALLBACK (on_lost), fixture);
  hiatus_presence_desktop_start (fixture->presence, NULL);
  hiatus_presence_use_display (HIATUS_PRESENCE (fixture->presence), &display);
  hiatus_wait_until (idle_state (fixture) != HIATUS_PRESENCE_FINDING_OUT);
  g_assert_cmpint (hiatus_presence_source_get_state (find_source (fixture, HIATUS_TYPE_PRESENCE_X11_IDLE)), ==, HIATUS_PRESENCE_NOT_HERE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_idle ();
  hiatus_wait_until (G_OBJECT (fixture->presence)->ref_count == 1);
  g_assert_finalize_object (fixture->presence);
  if (fixture->display != NULL)
    stop_compositor (fixture);
  g_dbus_connection_close_sync (fixture->session, NULL, NULL);
  g_object_unref (fixture->session);
  g_ptr_array_unref (fixture->windows);
  hiatus_scratch_remove (fixture->folder);
}

static void
test_ext_idle (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_until (fixture->ext != NULL);
  g_assert_cmpuint (fixture->timeout, ==, IDLE_LIMIT_MS);
  /* The newer of the two is enough. */
  g_assert_null (fixture->kde);
  for (guint i = 0; i < 3; i++)
    {
      ext_idle_notification_v1_send_idled (fixture->ext);
      flush (fixture);
      hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_IDLE);
      ext_idle_notification_v1_send_resumed (fixture->ext);
      flush (fixture);
      hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
    }
}

static void
test_kde_idle (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_until (fixture->kde != NULL);
  g_assert_cmpuint (fixture->timeout, ==, IDLE_LIMIT_MS);
  org_kde_kwin_idle_timeout_send_idle (fixture->kde);
  flush (fixture);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_IDLE);
  org_kde_kwin_idle_timeout_send_resumed (fixture->kde);
  flush (fixture);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
}

static void
test_full_screen (Fixture *fixture, gconstpointer data)
{
  fixture->n_initial = 2;

  /* At rest nobody has asked for windows: their titles would wake the daemon. */
  g_assert_cmpint (full_screen_state (fixture), ==, HIATUS_PRESENCE_ON);
  g_assert_cmpuint (fixture->n_managers, ==, 0);

  g_assert_cmpuint (flags (fixture) & HIATUS_PRESENCE_UNSETTLED, ==, HIATUS_PRESENCE_UNSETTLED);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);
  g_assert_cmpuint (fixture->n_managers, ==, 1);

  /* In the background it does not count. */
  set_states (fixture, 0, FALSE, TRUE);
  set_states (fixture, 1, TRUE, FALSE);
  flush (fixture);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  set_states (fixture, 0, TRUE, TRUE);
  flush (fixture);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);
  zwlr_foreign_toplevel_handle_v1_send_closed (g_ptr_array_index (fixture->windows, 0));
  flush (fixture);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);

  /* Nobody waits any more, and all is given back. */
  hiatus_presence_rest (HIATUS_PRESENCE (fixture->presence));
  hiatus_wait_until (fixture->manager == NULL && fixture->windows->len == 0);

  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);
  g_assert_cmpuint (fixture->n_managers, ==, 2);
}

static void
be_idle (Fixture *fixture, gboolean is_idle)
{
  HiatusPresenceSource *idle = find_source (fixture, HIATUS_TYPE_PRESENCE_WAYLAND_IDLE);

  if (is_idle)
    ext_idle_notification_v1_send_idled (fixture->ext);
  else
    ext_idle_notification_v1_send_resumed (fixture->ext);
  flush (fixture);
  hiatus_wait_until (hiatus_presence_source_get_flags (idle) == (is_idle ? HIATUS_PRESENCE_IDLE : HIATUS_PRESENCE_HERE));
}

/* A film goes on all night: nobody looks at it until somebody is back. */
static void
test_nobody_there (Fixture *fixture, gconstpointer data)
{
  fixture->n_initial = 1;
  hiatus_wait_until (fixture->ext != NULL);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);

  be_idle (fixture, TRUE);
  g_assert_cmpuint (flags (fixture), ==, HIATUS_PRESENCE_IDLE);
  hiatus_wait_until (fixture->manager == NULL && fixture->windows->len == 0);

  be_idle (fixture, FALSE);
  g_assert_cmpuint (flags (fixture), ==, HIATUS_PRESENCE_UNSETTLED);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);
}

/* To ask for what the compositor has taken away would be the end of the connection, and of the daemon. */
static void
test_taken_away (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_until (fixture->ext != NULL);
  wl_global_destroy (fixture->toplevels);
  /* What is told later is heard later. */
  be_idle (fixture, TRUE);
  be_idle (fixture, FALSE);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  be_idle (fixture, TRUE);
  g_assert_false (fixture->is_lost);
  g_assert_cmpuint (fixture->n_managers, ==, 0);
}

static void
test_unable (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  g_assert_cmpint (idle_state (fixture), ==, HIATUS_PRESENCE_NOT_HERE);
  g_assert_cmpint (full_screen_state (fixture), ==, HIATUS_PRESENCE_NOT_HERE);
}

/* A window comes to the front by itself where there is a layer for it, as it may before anything is known. */
static void
test_can_raise (Fixture *fixture, gconstpointer data)
{
  g_assert_true (hiatus_presence_can_raise (HIATUS_PRESENCE (fixture->presence)));
}

static void
test_cannot_raise (Fixture *fixture, gconstpointer data)
{
  g_assert_false (hiatus_presence_can_raise (HIATUS_PRESENCE (fixture->presence)));
  stop_compositor (fixture);
  hiatus_wait_until (fixture->is_lost);
  g_assert_true (hiatus_presence_can_raise (HIATUS_PRESENCE (fixture->presence)));
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_until (fixture->ext != NULL);
  ext_idle_notification_v1_send_idled (fixture->ext);
  flush (fixture);
  hiatus_wait_until ((flags (fixture) & HIATUS_PRESENCE_IDLE) != 0);

  stop_compositor (fixture);
  hiatus_wait_until (fixture->is_lost);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  g_assert_cmpint (idle_state (fixture), ==, HIATUS_PRESENCE_NOT_HERE);
}

#define ADD(path, abilities, function) g_test_add (path, Fixture, GINT_TO_POINTER (abilities), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/presence/wayland/ext-idle", EXT | KDE, test_ext_idle);
  ADD ("/presence/wayland/kde-idle", KDE, test_kde_idle);
  ADD ("/presence/wayland/full-screen", EXT | WINDOWS, test_full_screen);
  ADD ("/presence/wayland/nobody-there", EXT | WINDOWS, test_nobody_there);
  ADD ("/presence/wayland/taken-away", EXT | WINDOWS, test_taken_away);
  ADD ("/presence/wayland/unable", OLD_WINDOWS, test_unable);
  ADD ("/presence/wayland/can-raise", EXT | LAYERS, test_can_raise);
  ADD ("/presence/wayland/cannot-raise", EXT | WINDOWS, test_cannot_raise);
  ADD ("/presence/wayland/lost", EXT | WINDOWS, test_lost);

  return presence_fixture_run ();
}
