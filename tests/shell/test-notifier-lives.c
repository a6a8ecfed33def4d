/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A notification server that is absent, slow, asleep, dying, or not the same as before. */

#include <dlfcn.h>

#include "tests/fakes/fake-notifier.h"
#include "tests/fakes/wait.h"
#include "tests/shell/notifier-fixture.h"

#define FULL HIATUS_FAKE_SERVER_FULL

/* How often a server is restarted where nothing may be left of it. */
#define N_RESTARTS 50

/* The 25 seconds after which a call is given up, made short where a test waits for it. */
#define SHORT_PATIENCE_MS 200
#define AS_ELSEWHERE_MS -1

static gint patience_ms = AS_ELSEWHERE_MS; /* atomic */
static gint n_given_up;                    /* atomic: calls that were */

typedef GVariant *(*ProxyCall) (GDBusProxy *, const gchar *, GVariant *, GDBusCallFlags, gint, GCancellable *, GError **);

typedef GVariant *(*ConnectionCall) (GDBusConnection *, const gchar *, const gchar *, const gchar *, const gchar *, GVariant *, const GVariantType *, GDBusCallFlags, gint, GCancellable *, GError **);

/* The function of that name that would be called if this file had none. */
static guintptr
next_of (const gchar *name)
{
  gpointer function = dlsym (RTLD_NEXT, name);

  g_assert_nonnull (function);

  return (guintptr) function;
}

static void
count_if_given_up (GError *const *error)
{
  if (error == NULL || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return;

  g_atomic_int_inc (&n_given_up);
  g_main_context_wakeup (NULL);
}

/* These two come before GIO's own, for libnotify as well. */

GVariant *
g_dbus_proxy_call_sync (GDBusProxy *proxy,
                        const gchar *method,
                        GVariant *parameters,
                        GDBusCallFlags flags,
                        gint timeout_ms,
                        GCancellable *cancellable,
                        GError **error)
{
  ProxyCall original = (ProxyCall) next_of ("g_dbus_proxy_call_sync");
  GVariant *reply = original (proxy, method, parameters, flags, g_atomic_int_get (&patience_ms), cancellable, error);

  count_if_given_up (error);

  return reply;
}

GVariant *
g_dbus_connection_call_sync (GDBusConnection *connection,
                             const gchar *name,
                             const gchar *path,
                             const gchar *interface,
                             const gchar *method,
                             GVariant *parameters,
                             const GVariantType *type,
                             GDBusCallFlags flags,
                             gint timeout_ms,
                             GCancellable *cancellable,
                             GError **error)
{
  ConnectionCall original = (ConnectionCall) next_of ("g_dbus_connection_call_sync");
  GVariant *reply = original (connection, name, path, interface, method, parameters, type, flags, g_atomic_int_get (&patience_ms), cancellable, error);

  count_if_given_up (error);

  return reply;
}

static void
test_no_server (HiatusNotifierFixture *fixture,
                gconstpointer data)
{
  hiatus_notifier_send (fixture->notifier, &hiatus_message_day);
  g_assert_cmpstr (fixture->heard->str, ==, "");
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
  g_assert_cmpuint (fixture->n_available, ==, 0);

  hiatus_notifier_fixture_start_server (fixture, HIATUS_FAKE_SERVER_FULL);
  hiatus_wait_until (fixture->n_available == 1);
  hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 2);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
}

static void
test_refused (HiatusNotifierFixture *fixture,
              gconstpointer data)
{
  hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
}

static void
test_server_replaced (HiatusNotifierFixture *fixture,
                      gconstpointer data)
{
  guint id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  const HiatusNotifyCall *call;

  hiatus_wait_until (fixture->n_available == 1);
  hiatus_fake_server_stop (fixture->server);
  hiatus_notifier_fixture_start_server (fixture, 0);
  hiatus_wait_until (fixture->n_available == 2);

  call = hiatus_notifier_fixture_send (fixture, &hiatus_message_end);
  g_assert_cmpuint (call->id, ==, id);
  /* Its capabilities are its own. */
  g_assert_cmpuint (g_strv_length (call->actions), ==, 0);
  /* The number is that of another pop-up now. */
  hiatus_fake_server_close (fixture->server, id, 2);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "closed end;");
  g_assert_cmpuint (hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->replaces, ==, 0);
}

static gboolean
on_tick (gpointer data)
{
  guint *n = data;

  (*n)++;

  return G_SOURCE_CONTINUE;
}

static void
test_silent_server (HiatusNotifierFixture *fixture,
                    gconstpointer data)
{
  guint n_ticks = 0;
  guint tick = g_timeout_add (1, on_tick, &n_ticks);

  /* The daemon goes on while the call hangs. */
  hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  n_ticks = 0;
  hiatus_wait_until (n_ticks > 5);
  g_source_remove (tick);
  hiatus_wait_until (fixture->n_available == 1);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 1);

  /* The bus gives up the call. It may have been shown: nobody is asked to show it again. */
  hiatus_fake_server_stop (fixture->server);
  hiatus_notifier_fixture_start_server (fixture, HIATUS_FAKE_SERVER_FULL);
  hiatus_wait_until (fixture->n_available == 2);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 1);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_mute_server (HiatusNotifierFixture *fixture,
                  gconstpointer data)
{
  /* Not even its capabilities: then nothing was shown for certain. */
  hiatus_notifier_send (fixture->notifier, &hiatus_message_day);
  hiatus_wait_until (hiatus_fake_server_n_calls (fixture->server, "GetCapabilities") == 1);
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
}

static void
test_hanging_at_the_end (HiatusNotifierFixture *fixture,
                         gconstpointer data)
{
  gint64 begin_us;
  gint64 took_us;

  hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  begin_us = g_get_monotonic_time ();
  hiatus_notifier_withdraw_all (fixture->notifier);
  g_assert_finalize_object (fixture->notifier);
  took_us = g_get_monotonic_time () - begin_us;
  /* A second for both together; the call itself would take 25. */
  g_assert_cmpint (took_us, <, 10 * G_USEC_PER_SEC);

  fixture->notifier = HIATUS_NOTIFIER (hiatus_fake_notifier_new ());
}

static void
test_taken_over (HiatusNotifierFixture *fixture,
                 gconstpointer data)
{
  guint id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  HiatusFakeServer *first = fixture->server;

  /* The first one lives on, with the pop-up, but is not the server any more. */
  hiatus_notifier_fixture_start_server (fixture, FULL);
  hiatus_wait_until (fixture->n_available == 2);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 0);
  hiatus_fake_server_invoke (first, id, "done");

  g_assert_cmpuint (hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->replaces, ==, 0);
  hiatus_fake_server_invoke (fixture->server, id, "later");
  hiatus_wait_until (fixture->heard->len > 0);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day later;");
  g_assert_cmpuint (hiatus_fake_server_n_calls (first, "Notify"), ==, 1);
  hiatus_fake_server_stop (first);
}

static void
test_taken_over_meanwhile (HiatusNotifierFixture *fixture,
                           gconstpointer data)
{
  guint id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  HiatusFakeServer *first = fixture->server;

  /* Another one comes while the first has not said yet whether it shows it. */
  hiatus_notifier_fixture_start_server (fixture, FULL);
  hiatus_wait_until (fixture->n_available == 2);
  hiatus_fake_server_wake (first);
  hiatus_notifier_fixture_settle (fixture);

  /* It was shown once, and its number means nothing to the other one. */
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 1);
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");
  hiatus_fake_server_stop (first);
}

static void
test_restarted_at_once (HiatusNotifierFixture *fixture,
                        gconstpointer data)
{
  /* Nobody has had the time to notice: the pop-up goes to the new one all the same. */
  for (guint i = 0; i < N_RESTARTS; i++)
    {
      hiatus_notifier_fixture_send (fixture, &hiatus_message_end);
      hiatus_fake_server_stop (fixture->server);
      hiatus_notifier_fixture_start_server (fixture, FULL);
      hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
      g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 1);
    }
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

/* A pop-up that the server is asked for while it is asleep, and that libnotify gives up. */
static guint
send_into_sleep (HiatusNotifierFixture *fixture)
{
  gint before = g_atomic_int_get (&n_given_up);
  guint id;

  g_atomic_int_set (&patience_ms, SHORT_PATIENCE_MS);
  id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  hiatus_wait_until (g_atomic_int_get (&n_given_up) > before);
  g_atomic_int_set (&patience_ms, AS_ELSEWHERE_MS);

  return id;
}

static void
test_asleep (HiatusNotifierFixture *fixture,
             gconstpointer data)
{
  guint id = send_into_sleep (fixture);

  /* It may be shown yet: nobody is to show it again. */
  g_assert_cmpstr (fixture->heard->str, ==, "");
  hiatus_fake_server_wake (fixture->server);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 2);

  /* It is a pop-up like others now. */
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_wait_until (fixture->heard->len > 0);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day done;");
}

static void
test_withdrawn_asleep (HiatusNotifierFixture *fixture,
                       gconstpointer data)
{
  guint id = send_into_sleep (fixture);

  hiatus_notifier_withdraw (fixture->notifier, "day");
  hiatus_fake_server_wake (fixture->server);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, id));
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_sent_again_asleep (HiatusNotifierFixture *fixture,
                        gconstpointer data)
{
  guint first = send_into_sleep (fixture);
  guint second = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;

  /* Both come up: one is one too many. */
  hiatus_fake_server_wake (fixture->server);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, first));
  hiatus_fake_server_invoke (fixture->server, second, "later");
  hiatus_wait_until (fixture->heard->len > 0);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day later;");
}

static void
test_died_asleep (HiatusNotifierFixture *fixture,
                  gconstpointer data)
{
  guint id = send_into_sleep (fixture);

  hiatus_fake_server_stop (fixture->server);
  hiatus_notifier_fixture_start_server (fixture, FULL);
  hiatus_wait_until (fixture->n_available == 2);
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 1);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_woken (HiatusNotifierFixture *fixture,
            gconstpointer data)
{
  hiatus_wait_until (fixture->n_available == 1);
  g_atomic_int_set (&patience_ms, SHORT_PATIENCE_MS);
  hiatus_notifier_send (fixture->notifier, &hiatus_message_day);
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
  g_atomic_int_set (&patience_ms, AS_ELSEWHERE_MS);

  /* It is not waited for a second time. */
  hiatus_notifier_send (fixture->notifier, &hiatus_message_end);
  hiatus_wait_until (g_str_equal (fixture->heard->str, "failed day;failed end;"));
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "GetCapabilities"), ==, 1);
  g_assert_cmpuint (fixture->n_available, ==, 1);

  /* What was not shown may be tried again. */
  hiatus_fake_server_wake (fixture->server);
  hiatus_wait_until (fixture->n_available == 2);
  hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 2);
}

static guint
count_descriptors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static void
restart (HiatusNotifierFixture *fixture)
{
  guint n_available = fixture->n_available;

  hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  hiatus_fake_server_stop (fixture->server);
  hiatus_notifier_fixture_start_server (fixture, FULL);
  hiatus_wait_until (fixture->n_available > n_available);
}

static void
test_many_restarts (HiatusNotifierFixture *fixture,
                    gconstpointer data)
{
  guint before;

  hiatus_wait_until (fixture->n_available == 1);
  restart (fixture);
  hiatus_notifier_fixture_settle (fixture);
  before = count_descriptors ();
  for (guint i = 0; i < N_RESTARTS; i++)
    restart (fixture);
  hiatus_notifier_fixture_settle (fixture);
  /* A server that was stopped here may close its socket a moment later, and one was perhaps still to be opened. */
  hiatus_wait_until (count_descriptors () <= before + 2);
  g_assert_cmpuint (fixture->n_available, ==, N_RESTARTS + 2);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

#define ADD hiatus_notifier_fixture_add

static void
add_tests (void)
{
  ADD ("/notifier-lives/no-server", HIATUS_NO_SERVER, test_no_server);
  ADD ("/notifier-lives/refused", FULL | HIATUS_FAKE_SERVER_REFUSING, test_refused);
  ADD ("/notifier-lives/replaced", FULL, test_server_replaced);
  ADD ("/notifier-lives/taken-over", FULL, test_taken_over);
  ADD ("/notifier-lives/taken-over-meanwhile", FULL | HIATUS_FAKE_SERVER_SILENT, test_taken_over_meanwhile);
  ADD ("/notifier-lives/restarted-at-once", FULL, test_restarted_at_once);
  ADD ("/notifier-lives/many-restarts", FULL, test_many_restarts);
  ADD ("/notifier-lives/silent", FULL | HIATUS_FAKE_SERVER_SILENT, test_silent_server);
  ADD ("/notifier-lives/mute", HIATUS_FAKE_SERVER_MUTE, test_mute_server);
  ADD ("/notifier-lives/asleep", FULL | HIATUS_FAKE_SERVER_SILENT, test_asleep);
  ADD ("/notifier-lives/withdrawn-asleep", FULL | HIATUS_FAKE_SERVER_SILENT, test_withdrawn_asleep);
  ADD ("/notifier-lives/sent-again-asleep", FULL | HIATUS_FAKE_SERVER_SILENT, test_sent_again_asleep);
  ADD ("/notifier-lives/died-asleep", FULL | HIATUS_FAKE_SERVER_SILENT, test_died_asleep);
  ADD ("/notifier-lives/woken", FULL | HIATUS_FAKE_SERVER_MUTE, test_woken);
  ADD ("/notifier-lives/hanging-at-the-end", FULL | HIATUS_FAKE_SERVER_SILENT, test_hanging_at_the_end);
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  return hiatus_notifier_fixture_run (add_tests);
}
