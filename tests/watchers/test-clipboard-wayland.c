/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clipboard of a compositor that says what the test wants: zwlr_data_control_v1, and the standard that was made of it. */

#include <glib-unix.h>
#include <string.h>
#include <unistd.h>
#include <wayland-server.h>

#include "daemon/watchers/watch.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"
#include "wlr-data-control-unstable-v1-server-protocol.h"

#define OLD (1 << 0)
#define STANDARD (1 << 1)
#define NO_SEAT (1 << 2)
#define FULL (1 << 3) /* something was copied before */

static const gchar *const text_types[] = { "image/png", "text/plain", "text/plain;charset=utf-8", NULL };

typedef struct
{
  gchar *folder;
  struct wl_display *display; /* the compositor */
  GSource *source;
  gint abilities;
  const gchar *bound;         /* (nullable): by which name the clipboard was asked for */
  struct wl_resource *device; /* (nullable): the last that was asked for */
  guint n_devices;            /* that were, ever */
  guint n_offers;             /* that are held */
  GPtrArray *asked;           /* (element-type utf8): as what texts were asked for */
  GArray *pipes;              /* (element-type gint): where to write them */
  HiatusWatch *watch;
  GPtrArray *seen; /* (element-type HiatusSighting) */
} Fixture;

static void
on_destroy (struct wl_client *client, struct wl_resource *resource)
{
  wl_resource_destroy (resource);
}

static void
on_receive (struct wl_client *client, struct wl_resource *resource, const gchar *type, gint fd)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  g_ptr_array_add (fixture->asked, g_strdup (type));
  g_array_append_val (fixture->pipes, fd);
}

static const struct zwlr_data_control_offer_v1_interface offer_methods = { .receive = on_receive, .destroy = on_destroy };

static void
on_offer_gone (struct wl_resource *resource)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  fixture->n_offers--;
}

static struct wl_resource *
offer (Fixture *fixture, const gchar *const *types)
{
  struct wl_resource *made =
      wl_resource_create (wl_resource_get_client (fixture->device), &zwlr_data_control_offer_v1_interface, wl_resource_get_version (fixture->device), 0);

  wl_resource_set_implementation (made, &offer_methods, fixture, on_offer_gone);
  fixture->n_offers++;
  zwlr_data_control_device_v1_send_data_offer (fixture->device, made);
  for (guint i = 0; types[i] != NULL; i++)
    zwlr_data_control_offer_v1_send_offer (made, types[i]);

  return made;
}

static void
flush (Fixture *fixture)
{
  wl_display_flush_clients (fixture->display);
}

/* Somebody copies something. */
static void
copy (Fixture *fixture, const gchar *const *types)
{
  zwlr_data_control_device_v1_send_selection (fixture->device, offer (fixture, types));
  flush (fixture);
}

static const struct zwlr_data_control_device_v1_interface device_methods = { .destroy = on_destroy };

static void
on_device_gone (struct wl_resource *resource)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  if (fixture->device == resource)
    fixture->device = NULL;
}

static void
on_get_device (struct wl_client *client, struct wl_resource *resource, guint32 id, struct wl_resource *seat)
{
  Fixture *fixture = wl_resource_get_user_data (resource);

  fixture->device = wl_resource_create (client, &zwlr_data_control_device_v1_interface, wl_resource_get_version (resource), id);
  wl_resource_set_implementation (fixture->device, &device_methods, fixture, on_device_gone);
  fixture->n_devices++;
  if ((fixture->abilities & FULL) != 0)
    copy (fixture, text_types);
  else
    zwlr_data_control_device_v1_send_selection (fixture->device, NULL);
}

static const struct zwlr_data_control_manager_v1_interface manager_methods = { .get_data_device = on_get_device, .destroy = on_destroy };

/* As the standard has it, and so not taken from what the watcher takes it for. */
static const struct wl_interface *device_types[] = { &zwlr_data_control_device_v1_interface, &wl_seat_interface };
static const struct wl_interface *source_types[] = { &zwlr_data_control_source_v1_interface };
static const struct wl_message standard_requests[] = {
  { "create_data_source", "n", source_types },
  { "get_data_device", "no", device_types },
  { "destroy", "", NULL },
};
static const struct wl_interface standard = { "ext_data_control_manager_v1", 1, G_N_ELEMENTS (standard_requests), standard_requests, 0, NULL };

static void
on_bind_old (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  ((Fixture *) data)->bound = "old";
  wl_resource_set_implementation (wl_resource_create (client, &zwlr_data_control_manager_v1_interface, (gint) version, id), &manager_methods, data, NULL);
}

static void
on_bind_standard (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  ((Fixture *) data)->bound = "standard";
  wl_resource_set_implementation (wl_resource_create (client, &standard, (gint) version, id), &manager_methods, data, NULL);
}

static void
on_bind_seat (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  wl_resource_set_implementation (wl_resource_create (client, &wl_seat_interface, (gint) version, id), NULL, NULL, NULL);
}

static gboolean
on_requests (gint fd, GIOCondition condition, gpointer user_data)
{
  Fixture *fixture = user_data;

  wl_event_loop_dispatch (wl_display_get_event_loop (fixture->display), 0);
  flush (fixture);

  return G_SOURCE_CONTINUE;
}

static void
start_compositor (Fixture *fixture, const gchar *path)
{
  fixture->display = wl_display_create ();
  g_assert_cmpint (wl_display_add_socket (fixture->display, path), ==, 0);
  if ((fixture->abilities & NO_SEAT) == 0)
    wl_global_create (fixture->display, &wl_seat_interface, 1, fixture, on_bind_seat);
  if ((fixture->abilities & OLD) != 0)
    wl_global_create (fixture->display, &zwlr_data_control_manager_v1_interface, 2, fixture, on_bind_old);
  if ((fixture->abilities & STANDARD) != 0)
    wl_global_create (fixture->display, &standard, 1, fixture, on_bind_standard);

  fixture->source = g_unix_fd_source_new (wl_event_loop_get_fd (wl_display_get_event_loop (fixture->display)), G_IO_IN);
  g_source_set_callback (fixture->source, G_SOURCE_FUNC (on_requests), fixture, NULL);
  g_source_attach (fixture->source, NULL);
}

static void
on_sighted (Fixture *fixture, const HiatusSighting *sighting)
{
  g_ptr_array_add (fixture->seen, hiatus_sighting_copy (sighting));
}

static HiatusMatcher *
make_matcher (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  HiatusContact *contact = hiatus_contact_new ("A");

  g_strfreev (contact->keywords[HIATUS_KEYWORD_NAME]);
  contact->keywords[HIATUS_KEYWORD_NAME] = g_strsplit ("Alex Doe", ";", -1);
  g_ptr_array_add (contacts, contact);

  return hiatus_matcher_new (contacts);
}

static HiatusWatcherState
state (Fixture *fixture)
{
  return hiatus_watch_get_state (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_auto (HiatusDisplay) display = { NULL, NULL, NULL };
  g_autoptr (HiatusMatcher) matcher = make_matcher ();

  fixture->abilities = GPOINTER_TO_INT (data);
  fixture->folder = hiatus_scratch_make ();
  fixture->asked = g_ptr_array_new_with_free_func (g_free);
  fixture->pipes = g_array_new (FALSE, FALSE, sizeof (gint));
  fixture->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_sighting_free);
  display.wayland = g_build_filename (fixture->folder, "wayland-7", NULL);
  start_compositor (fixture, display.wayland);
  fixture->watch = hiatus_watch_new (NULL, NULL, hiatus_watcher_types);
  g_signal_connect_swapped (fixture->watch, "sighted", G_CALLBACK (on_sighted), fixture);
  hiatus_watch_set_matcher (fixture->watch, matcher);
  hiatus_watch_use_display (fixture->watch, &display);
  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
  hiatus_wait_until (state (fixture) != HIATUS_WATCHER_STARTING);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_watch_forbid (fixture->watch, HIATUS_SOURCE_CLIPBOARD, NULL);
  hiatus_wait_idle ();
  hiatus_wait_until (G_OBJECT (fixture->watch)->ref_count == 1);
  g_assert_finalize_object (fixture->watch);
  g_source_destroy (fixture->source);
  g_source_unref (fixture->source);
  wl_display_destroy_clients (fixture->display);
  wl_display_destroy (fixture->display);
  for (guint i = 0; i < fixture->pipes->len; i++)
    close (g_array_index (fixture->pipes, gint, i));
  g_assert_cmpuint (fixture->seen->len, ==, 0);
  g_ptr_array_unref (fixture->seen);
  g_ptr_array_unref (fixture->asked);
  g_array_unref (fixture->pipes);
  hiatus_scratch_remove (fixture->folder);
}

/* Hands over a text, and closes the pipe. */
static void
hand_over (Fixture *fixture, guint i, const gchar *text)
{
  gint fd = g_array_index (fixture->pipes, gint, i);

  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  close (fd);
  g_array_remove_index (fixture->pipes, i);
}

static guint64
expect_alex (Fixture *fixture)
{
  g_autoptr (HiatusSighting) sighting = NULL;

  hiatus_wait_until (fixture->seen->len > 0);
  sighting = g_ptr_array_steal_index (fixture->seen, 0);
  g_assert_cmpstr (sighting->contact->label, ==, "A");
  g_assert_null (sighting->application);

  return sighting->visit;
}

/* Copies what is asked for for certain, and so all that was copied before is asked for by then, or is not at all. */
static void
copy_alex (Fixture *fixture)
{
  guint n = fixture->asked->len;

  copy (fixture, text_types);
  hiatus_wait_until (fixture->asked->len == n + 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->asked, n), ==, "text/plain;charset=utf-8");
  hand_over (fixture, fixture->pipes->len - 1, "to Alex Doe");
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  guint64 first;

  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
  g_assert_cmpstr (fixture->bound, ==, (fixture->abilities & STANDARD) != 0 ? "standard" : "old");
  copy_alex (fixture);
  first = expect_alex (fixture);
  copy_alex (fixture);
  g_assert_cmpuint (expect_alex (fixture), !=, first);
  hiatus_wait_until (fixture->n_offers == 0);
}

/* What was there before is not even asked for. */
static void
test_before (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->asked->len, ==, 0);
  hiatus_wait_until (fixture->n_offers == 0);
  copy_alex (fixture);
  expect_alex (fixture);
  g_assert_cmpuint (fixture->asked->len, ==, 1);
}

static void
test_not_read (Fixture *fixture, gconstpointer data)
{
  static const gchar *const offers[][4] = {
    { "text/plain", "x-kde-passwordManagerHint", NULL },
    { "x-kde-passwordManagerHint", "UTF8_STRING", "text/plain;charset=utf-8", NULL },
    { "text/plain;charset=utf-8", "x-hiatus", NULL },
    { "image/png", "text/html", NULL },
    { NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    copy (fixture, offers[i]);
  zwlr_data_control_device_v1_send_primary_selection (fixture->device, offer (fixture, text_types));
  zwlr_data_control_device_v1_send_selection (fixture->device, NULL);
  copy_alex (fixture);
  expect_alex (fixture);
  g_assert_cmpuint (fixture->asked->len, ==, 1);
  hiatus_wait_until (fixture->n_offers == 0);
}

static gboolean
is_closed (gint fd)
{
  GPollFD poll_fd = { fd, G_IO_OUT, 0 };

  return g_poll (&poll_fd, 1, 0) > 0 && (poll_fd.revents & G_IO_ERR) != 0;
}

/* Somebody who does not hand over anything is given up; others are seen meanwhile. */
static void
test_hangs (Fixture *fixture, gconstpointer data)
{
  gint64 begin = g_get_monotonic_time ();

  copy (fixture, text_types);
  hiatus_wait_until (fixture->pipes->len == 1);
  copy_alex (fixture);
  expect_alex (fixture);
  g_assert_false (is_closed (g_array_index (fixture->pipes, gint, 0)));
  g_assert_cmpint (write (g_array_index (fixture->pipes, gint, 0), "Alex Doe", 8), ==, 8);
  while (!is_closed (g_array_index (fixture->pipes, gint, 0)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, G_USEC_PER_SEC);
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
}

/* Many at once do not hold many pipes. */
static void
test_many_hang (Fixture *fixture, gconstpointer data)
{
  guint n_open = 0;

  for (guint i = 0; i < 100; i++)
    {
      copy (fixture, text_types);
      hiatus_wait_until (fixture->asked->len == i + 1);
    }
  copy_alex (fixture);
  expect_alex (fixture);
  for (guint i = 0; i < fixture->pipes->len; i++)
    n_open += !is_closed (g_array_index (fixture->pipes, gint, i));
  g_assert_cmpuint (n_open, <=, 8);
}

/* Of a text without an end the beginning is enough. */
static void
test_endless (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = g_strnfill (128 * 1024, ' ');
  gsize written = 0;
  gint fd;

  memcpy (text + 50000, "Alex Doe", 8);
  copy (fixture, text_types);
  hiatus_wait_until (fixture->pipes->len == 1);
  fd = g_array_index (fixture->pipes, gint, 0);
  g_unix_set_fd_nonblocking (fd, TRUE, NULL);
  while (fixture->seen->len == 0)
    {
      gssize n = write (fd, text + written, 128 * 1024 - written);

      written += n > 0 ? (gsize) n : 0;
      g_main_context_iteration (NULL, FALSE);
    }
  expect_alex (fixture);
  g_assert_true (is_closed (fd));
}

static void
test_off_meanwhile (Fixture *fixture, gconstpointer data)
{
  copy (fixture, text_types);
  hiatus_wait_until (fixture->pipes->len == 1);
  hiatus_watch_forbid (fixture->watch, HIATUS_SOURCE_CLIPBOARD, NULL);
  g_assert_true (is_closed (g_array_index (fixture->pipes, gint, 0)));
  hiatus_watch_allow (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_ON);
  copy_alex (fixture);
  expect_alex (fixture);
}

/* The compositor takes it away, and gives it again. */
static void
test_taken_away (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *reason = NULL;

  zwlr_data_control_device_v1_send_finished (fixture->device);
  flush (fixture);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_FALTERED);
  reason = hiatus_watch_dup_reason (fixture->watch, HIATUS_SOURCE_CLIPBOARD);
  g_assert_cmpstr (reason, !=, "");
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_ON);
  g_assert_cmpuint (fixture->n_devices, ==, 2);
  copy_alex (fixture);
  expect_alex (fixture);
}

static void
test_unable (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *reason = hiatus_watch_dup_reason (fixture->watch, HIATUS_SOURCE_CLIPBOARD);

  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_NOT_HERE);
  g_assert_nonnull (strstr (reason, "ext_data_control_v1"));
}

/* A seat that is plugged in later is found later. */
static void
test_no_seat (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_FALTERED);
  wl_global_create (fixture->display, &wl_seat_interface, 1, fixture, on_bind_seat);
  flush (fixture);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_ON);
  copy_alex (fixture);
  expect_alex (fixture);
}

#define ADD(path, abilities, function) g_test_add (path, Fixture, GINT_TO_POINTER (abilities), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/watchers/clipboard/wayland/old-name", OLD, test_name);
  ADD ("/watchers/clipboard/wayland/standard", STANDARD, test_name);
  ADD ("/watchers/clipboard/wayland/both", OLD | STANDARD, test_name);
  ADD ("/watchers/clipboard/wayland/before", STANDARD | FULL, test_before);
  ADD ("/watchers/clipboard/wayland/not-read", OLD, test_not_read);
  ADD ("/watchers/clipboard/wayland/not-read-standard", STANDARD, test_not_read);
  ADD ("/watchers/clipboard/wayland/hangs", OLD, test_hangs);
  ADD ("/watchers/clipboard/wayland/many-hang", OLD, test_many_hang);
  ADD ("/watchers/clipboard/wayland/endless", OLD, test_endless);
  ADD ("/watchers/clipboard/wayland/off-meanwhile", OLD, test_off_meanwhile);
  ADD ("/watchers/clipboard/wayland/taken-away", OLD, test_taken_away);
  ADD ("/watchers/clipboard/wayland/unable", 0, test_unable);
  ADD ("/watchers/clipboard/wayland/no-seat", STANDARD | NO_SEAT, test_no_seat);

  return g_test_run ();
}
