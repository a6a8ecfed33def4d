/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles from a compositor that does what the test wants, in every version of the protocol, and what is said of others. */

#include <glib-unix.h>
#include <string.h>
#include <wayland-server.h>

#include "tests/fakes/scratch.h"
#include "tests/fakes/watching.h"
#include "wlr-foreign-toplevel-management-unstable-v1-server-protocol.h"

/* Where there is no accessibility either. */
#define NO_WINDOWS 0
#define KDE 99

/* A version, and nobody is in the middle of anything. */
#define EMPTY (1 << 8)

typedef struct
{
  gchar *folder;
  struct wl_display *display; /* (nullable): the compositor */
  GSource *source;
  struct wl_resource *manager; /* (nullable): the last that was bound */
  guint n_managers;            /* that are bound */
  guint n_bound;               /* that were, ever */
  GPtrArray *windows;          /* (element-type wl_resource): that were not given back */
  gboolean is_late;            /* one more window comes when it is told to stop */
  const gchar *in_use;         /* the title of the window in use, for whoever asks */
  const gchar *in_front;       /* (nullable): the application of one that is in use instead */
  HiatusWatching *watching;
} Fixture;

static void
flush (Fixture *fixture)
{
  wl_display_flush_clients (fixture->display);
}

static void
on_destroy (struct wl_client *client, struct wl_resource *resource)
{
  wl_resource_destroy (resource);
}

static void
on_window_gone (struct wl_resource *resource)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  g_ptr_array_remove (fixture->windows, resource);
}

static const struct zwlr_foreign_toplevel_handle_v1_interface window_methods = { .destroy = on_destroy };

static struct wl_resource *
open_window (Fixture *fixture, const gchar *application, const gchar *title)
{
  struct wl_resource *window =
      wl_resource_create (wl_resource_get_client (fixture->manager), &zwlr_foreign_toplevel_handle_v1_interface, wl_resource_get_version (fixture->manager), 0);

  wl_resource_set_implementation (window, &window_methods, fixture, on_window_gone);
  g_ptr_array_add (fixture->windows, window);
  zwlr_foreign_toplevel_manager_v1_send_toplevel (fixture->manager, window);
  zwlr_foreign_toplevel_handle_v1_send_title (window, title);
  zwlr_foreign_toplevel_handle_v1_send_app_id (window, application);
  zwlr_foreign_toplevel_handle_v1_send_done (window);
  flush (fixture);

  return window;
}

static void
set_active (Fixture *fixture, struct wl_resource *window, gboolean is_active)
{
  struct wl_array states;

  wl_array_init (&states);
  *(guint32 *) wl_array_add (&states, sizeof (guint32)) = ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_MAXIMIZED;
  if (is_active)
    *(guint32 *) wl_array_add (&states, sizeof (guint32)) = ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED;
  zwlr_foreign_toplevel_handle_v1_send_state (window, &states);
  zwlr_foreign_toplevel_handle_v1_send_done (window);
  wl_array_release (&states);
  flush (fixture);
}

static void
set_title (Fixture *fixture, struct wl_resource *window, const gchar *title)
{
  zwlr_foreign_toplevel_handle_v1_send_title (window, title);
  zwlr_foreign_toplevel_handle_v1_send_done (window);
  flush (fixture);
}

static void
on_stop (struct wl_client *client, struct wl_resource *resource)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  if (fixture->is_late)
    open_window (fixture, "late", "Alex Doe");
  zwlr_foreign_toplevel_manager_v1_send_finished (resource);
  wl_resource_destroy (resource);
}

static void
on_manager_gone (struct wl_resource *resource)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  fixture->n_managers--;
}

static const struct zwlr_foreign_toplevel_manager_v1_interface manager_methods = { .stop = on_stop };

static void
on_bind_windows (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  Fixture *fixture = data;

  fixture->manager = wl_resource_create (client, &zwlr_foreign_toplevel_manager_v1_interface, (gint) version, id);
  fixture->n_managers++;
  fixture->n_bound++;
  wl_resource_set_implementation (fixture->manager, &manager_methods, fixture, on_manager_gone);
  /* Somebody was in the middle of something. */
  if (fixture->in_use != NULL)
    set_active (fixture, open_window (fixture, "org.example.Chat", fixture->in_use), fixture->in_front == NULL);
  if (fixture->in_front != NULL)
    set_active (fixture, open_window (fixture, fixture->in_front, "Contacts"), TRUE);
}

static const struct wl_interface plasma_shell = { .name = "org_kde_plasma_shell", .version = 1 };

static void
on_bind_nothing (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  g_assert_not_reached ();
}

static gboolean
on_requests (gint fd, GIOCondition condition, gpointer user_data)
{
  Fixture *fixture = user_data;

  wl_event_loop_dispatch (wl_display_get_event_loop (fixture->display), 0);
  flush (fixture);

  return G_SOURCE_CONTINUE;
}

static HiatusWatcherState
state (Fixture *fixture)
{
  return hiatus_watch_get_state (fixture->watching->watch, HIATUS_SOURCE_TITLES);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint version = GPOINTER_TO_INT (data) & ~EMPTY;
  g_auto (HiatusDisplay) display = { 0 };

  fixture->folder = hiatus_scratch_make ();
  fixture->windows = g_ptr_array_new ();
  fixture->in_use = (GPOINTER_TO_INT (data) & EMPTY) == 0 ? "Alex Doe" : NULL;
  display.wayland = g_build_filename (fixture->folder, "wayland-7", NULL);
  fixture->display = wl_display_create ();
  g_assert_cmpint (wl_display_add_socket (fixture->display, display.wayland), ==, 0);
  if (version == KDE)
    wl_global_create (fixture->display, &plasma_shell, 1, fixture, on_bind_nothing);
  else if (version != NO_WINDOWS)
    wl_global_create (fixture->display, &zwlr_foreign_toplevel_manager_v1_interface, version, fixture, on_bind_windows);
  fixture->source = g_unix_fd_source_new (wl_event_loop_get_fd (wl_display_get_event_loop (fixture->display)), G_IO_IN);
  g_source_set_callback (fixture->source, G_SOURCE_FUNC (on_requests), fixture, NULL);
  g_source_attach (fixture->source, NULL);

  fixture->watching = hiatus_watching_new (NULL);
  hiatus_watching_begin (fixture->watching, &display);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_watching_free (fixture->watching);
  if (fixture->display != NULL)
    {
      /* All is given back. */
      hiatus_wait_until (fixture->n_managers == 0 && fixture->windows->len == 0);
      wl_display_destroy_clients (fixture->display);
      wl_display_destroy (fixture->display);
    }
  g_source_destroy (fixture->source);
  g_source_unref (fixture->source);
  g_ptr_array_unref (fixture->windows);
  hiatus_scratch_remove (fixture->folder);
}

static const HiatusSighting *
take (Fixture *fixture, const gchar *contact)
{
  return hiatus_watching_take (fixture->watching, contact);
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  struct wl_resource *chat = g_ptr_array_index (fixture->windows, 0);
  struct wl_resource *news;
  guint64 visit;

  /* What was there at the start has not changed, nor has what is said again. */
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
  set_title (fixture, chat, "Alex Doe");
  set_title (fixture, chat, "Alex Doe is typing");
  visit = take (fixture, HIATUS_WATCHING_ALEX)->visit;
  set_title (fixture, chat, "Alex Doe is typing");

  /* Not in use: nothing; once it is: whom it gave away meanwhile. */
  news = open_window (fixture, "org.example.News", "Weather");
  set_title (fixture, news, "Bo Kraus wins");
  set_active (fixture, chat, FALSE);
  set_title (fixture, chat, "Alex Doe");
  set_active (fixture, news, TRUE);
  g_assert_cmpstr (take (fixture, HIATUS_WATCHING_BO)->application, ==, "org.example.News");
  set_active (fixture, news, FALSE);
  set_active (fixture, chat, TRUE);
  g_assert_cmpuint (take (fixture, HIATUS_WATCHING_ALEX)->visit, ==, visit);

  set_title (fixture, chat, "Bo Kraus");
  take (fixture, HIATUS_WATCHING_BO);
  set_title (fixture, chat, "Alex Doe");
  g_assert_cmpuint (take (fixture, HIATUS_WATCHING_ALEX)->visit, >, visit);
  zwlr_foreign_toplevel_handle_v1_send_closed (chat);
  flush (fixture);
  hiatus_wait_until (fixture->windows->len == 1);
}

/* A window that comes at the very end is given back, too. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  fixture->is_late = TRUE;
  hiatus_watch_forbid (fixture->watching->watch, HIATUS_SOURCE_TITLES, NULL);
  hiatus_wait_until (fixture->n_managers == 0 && fixture->windows->len == 0);
  g_assert_cmpuint (fixture->watching->sightings->len, ==, 0);
}

static void
test_new_contacts (Fixture *fixture, gconstpointer data)
{
  struct wl_resource *news = open_window (fixture, "org.example.News", "Charlie wins");

  set_active (fixture, g_ptr_array_index (fixture->windows, 0), FALSE);
  set_active (fixture, news, TRUE);
  hiatus_watching_use_contacts (fixture->watching, "Charlie");
  hiatus_wait_until (fixture->n_managers == 1 && fixture->windows->len == 1);
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
  set_title (fixture, g_ptr_array_index (fixture->windows, 0), "Charlie is typing");
  take (fixture, HIATUS_WATCHING_ALEX);
}

/* A title that changes while the compositor is asked anew is a change; one that does not is none. */
static void
test_new_contacts_and_title (Fixture *fixture, gconstpointer data)
{
  hiatus_watching_use_contacts (fixture->watching, "Alex");
  hiatus_watching_use_contacts (fixture->watching, "Alex Doe;Charlie");
  hiatus_wait_until (fixture->n_managers == 1 && fixture->windows->len == 1);
  fixture->in_use = "Charlie wins";
  set_title (fixture, g_ptr_array_index (fixture->windows, 0), fixture->in_use);
  hiatus_watching_use_contacts (fixture->watching, "Charlie");
  take (fixture, HIATUS_WATCHING_ALEX);
  hiatus_watching_use_contacts (fixture->watching, "Charlie;Alex");
  hiatus_wait_until (fixture->n_managers == 1 && fixture->windows->len == 1);
  set_title (fixture, g_ptr_array_index (fixture->windows, 0), "Bo Kraus");
  take (fixture, HIATUS_WATCHING_BO);
}

/* A window comes while the compositor is asked anew, and there was none before: it comes into use then. */
static void
test_new_contacts_and_window (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
  fixture->in_use = "Alex Doe";
  hiatus_watching_use_contacts (fixture->watching, "Alex Doe;Charlie");
  take (fixture, HIATUS_WATCHING_ALEX);

  /* Nor is there one when it was closed. */
  zwlr_foreign_toplevel_handle_v1_send_closed (g_ptr_array_index (fixture->windows, 0));
  flush (fixture);
  hiatus_wait_until (fixture->windows->len == 0);
  hiatus_watching_use_contacts (fixture->watching, "Alex Doe");
  take (fixture, HIATUS_WATCHING_ALEX);
}

/* The windows are the same when the compositor has been asked anew: no other stay begins, and to come back from one of ours
 * is no change. */
static void
test_same_windows (Fixture *fixture, gconstpointer data)
{
  static const gchar *const in_front[] = { "org.example.News", "org.hiatus.Hiatus" };
  guint64 visit;

  fixture->in_use = "Alex Doe is typing";
  set_title (fixture, g_ptr_array_index (fixture->windows, 0), fixture->in_use);
  visit = take (fixture, HIATUS_WATCHING_ALEX)->visit;
  for (guint i = 0; i < G_N_ELEMENTS (in_front); i++)
    {
      const guint n_bound = fixture->n_bound;

      fixture->in_front = in_front[i];
      set_active (fixture, g_ptr_array_index (fixture->windows, 0), FALSE);
      set_active (fixture, open_window (fixture, in_front[i], "Contacts"), TRUE);
      /* Twice, as if the file was written in pieces. */
      hiatus_watching_use_contacts (fixture->watching, "Charlie");
      hiatus_watching_use_contacts (fixture->watching, "Charlie;Alex Doe");
      hiatus_wait_until (fixture->n_bound == n_bound + 2 && fixture->n_managers == 1 && fixture->windows->len == 2);
      set_active (fixture, g_ptr_array_index (fixture->windows, 1), FALSE);
      set_active (fixture, g_ptr_array_index (fixture->windows, 0), TRUE);
      if (i == 0)
        g_assert_cmpuint (take (fixture, HIATUS_WATCHING_ALEX)->visit, ==, visit);
    }
  set_title (fixture, g_ptr_array_index (fixture->windows, 0), "Bo Kraus");
  take (fixture, HIATUS_WATCHING_BO);
}

static void
test_finished (Fixture *fixture, gconstpointer data)
{
  zwlr_foreign_toplevel_manager_v1_send_finished (fixture->manager);
  wl_resource_destroy (fixture->manager);
  flush (fixture);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_FALTERED);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_ON);
  g_assert_cmpuint (fixture->n_managers, ==, 1);
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  wl_display_destroy_clients (fixture->display);
  g_clear_pointer (&fixture->display, wl_display_destroy);
  g_source_destroy (fixture->source);
  hiatus_wait_until (state (fixture) != HIATUS_WATCHER_ON);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *reason = hiatus_watch_dup_reason (fixture->watching->watch, HIATUS_SOURCE_TITLES);

  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_NOT_HERE);
  if (GPOINTER_TO_INT (data) == KDE)
    g_assert_cmpstr (reason, ==, "KDE on Wayland lets no other program see the titles of windows. Where you can choose a session, one on X11 does.");
  else
    g_assert_nonnull (strstr (reason, "does not tell other programs"));
}

#define ADD(path, version, function) g_test_add (path, Fixture, GINT_TO_POINTER (version), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/titles/wayland/version-1", 1, test_titles);
  ADD ("/titles/wayland/version-2", 2, test_titles);
  ADD ("/titles/wayland/version-3", 3, test_titles);
  ADD ("/titles/wayland/stop", 3, test_stop);
  ADD ("/titles/wayland/new-contacts", 3, test_new_contacts);
  ADD ("/titles/wayland/new-contacts-and-title", 3, test_new_contacts_and_title);
  ADD ("/titles/wayland/new-contacts-and-window", 3 | EMPTY, test_new_contacts_and_window);
  ADD ("/titles/wayland/same-windows", 3, test_same_windows);
  ADD ("/titles/wayland/finished", 3, test_finished);
  ADD ("/titles/wayland/lost", 3, test_lost);
  ADD ("/titles/wayland/refused", NO_WINDOWS, test_refused);
  ADD ("/titles/wayland/kde", KDE, test_refused);

  return g_test_run ();
}
