/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person enters for themselves, over the bus and into the windows, and what they think of a slip later. */

#include <string.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "daemon/core/error.h"
#include "daemon/core/journey-slips.h"
#include "daemon/service.h"
#include "tests/app/seen.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"
#include "tests/shell/store-samples.h"

#define SECRET "the lake at Hallstatt"

typedef struct
{
  Seen seen;
  GTestDBus *bus;
  GDBusConnection *daemon;
  GDBusConnection *client;
  HiatusExaminer *examiner;
  HiatusService *service;
  GString *heard; /* what the signals said */
} Served;

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                                                        G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                        NULL,
                                                                        NULL,
                                                                        &error);

  g_assert_no_error (error);
  return connection;
}

static void
on_signal (GDBusConnection *connection, const gchar *sender, const gchar *path, const gchar *interface, const gchar *signal, GVariant *parameters, gpointer user_data)
{
  Served *served = user_data;
  g_autofree gchar *printed = g_variant_print (parameters, FALSE);

  g_string_append_printf (served->heard, "%s %s\n", signal, printed);
}

static void
set_up (Served *served, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seen_set_up (&served->seen, data);
  served->seen.contact->outgoing = HIATUS_OUTGOING_PAUSE;
  served->heard = g_string_new (NULL);
  served->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (served->bus);
  served->daemon = connect_to (served->bus);
  served->client = connect_to (served->bus);
  g_dbus_connection_signal_subscribe (served->client, NULL, HIATUS_INTERFACE, NULL, NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_signal, served, NULL);
  served->examiner = hiatus_examiner_new ();
  served->service = hiatus_service_new (served->daemon, &error);
  g_assert_no_error (error);
  hiatus_service_serve (served->service, served->seen.base.app, served->examiner);
}

static void
tear_down (Served *served, gconstpointer data)
{
  g_assert_finalize_object (served->service);
  hiatus_examiner_free (served->examiner);
  g_dbus_connection_close_sync (served->daemon, NULL, NULL);
  g_dbus_connection_close_sync (served->client, NULL, NULL);
  g_object_unref (served->daemon);
  g_object_unref (served->client);
  g_test_dbus_down (served->bus);
  g_object_unref (served->bus);
  g_string_free (served->heard, TRUE);
  seen_tear_down (&served->seen, NULL);
}

static void
on_replied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **replied = user_data;

  *replied = g_object_ref (result);
}

static GVariant *
call (Served *served, const gchar *method, GVariant *parameters, GError **error)
{
  g_autoptr (GAsyncResult) replied = NULL;

  g_dbus_connection_call (served->client,
                          g_dbus_connection_get_unique_name (served->daemon),
                          HIATUS_OBJECT_PATH,
                          HIATUS_INTERFACE,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          on_replied,
                          &replied);
  hiatus_wait_until (replied != NULL);
  return g_dbus_connection_call_finish (served->client, replied, error);
}

static void
assert_reply (Served *served, const gchar *method, const gchar *parameters, const gchar *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (served, method, g_variant_new_parsed (parameters), &error);
  g_autofree gchar *printed = NULL;

  g_assert_no_error (error);
  printed = g_variant_print (reply, TRUE);
  g_assert_cmpstr (printed, ==, expected);
}

static void
assert_refused (Served *served, const gchar *method, const gchar *parameters, HiatusError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call (served, method, g_variant_new_parsed (parameters), &error);

  g_assert_null (reply);
  g_assert_error (error, HIATUS_ERROR, (gint) code);
}

static void
test_bus (Served *served, gconstpointer data)
{
  assert_reply (served, "ListOwn", "('reasons',)", "(@aa{sv} [],)");
  assert_reply (served, "AddOwn", "('reasons', {'text': <'" SECRET "'>})", "(uint32 1,)");
  assert_reply (served, "AddOwn", "('hard-days', {'date': <'02-29'>, 'name': <'" SECRET "'>})", "(uint32 1,)");
  assert_reply (served, "ListOwn", "('reasons',)", "([{'number': <uint32 1>, 'text': <'" SECRET "'>}],)");
  assert_reply (served, "RemoveOwn", "('hard-days', uint32 1)", "()");
  assert_reply (served, "ListOwn", "('hard-days',)", "(@aa{sv} [],)");
  assert_refused (served, "ListOwn", "('letters',)", HIATUS_ERROR_INVALID);
  assert_refused (served, "AddOwn", "('reasons', {'text': <''>})", HIATUS_ERROR_INVALID);
  assert_refused (served, "RemoveOwn", "('reasons', uint32 7)", HIATUS_ERROR_NOT_FOUND);
  assert_reply (served, "AddOwn", "('person', {'name': <'Sam'>})", "(uint32 1,)");
  assert_refused (served, "AddOwn", "('person', {'name': <'Kim'>})", HIATUS_ERROR_REFUSED);
  g_assert_cmpstr (hiatus_app_get_care (served->seen.base.app)->person_name, ==, "Sam");
  /* It goes to whoever asks, and to nobody else. */
  g_assert_null (strstr (served->heard->str, SECRET));
  g_assert_null (strstr (served->heard->str, "Sam"));
}

/* The breathing window has the person's reasons and plans, whole sentences. */
static void
test_pause (Served *served, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *parameters = NULL;

  seen_see (&served->seen, "titles visit=1");
  id = seen_get_pause (&served->seen);
  parameters = g_strdup_printf ("('%s',)", id);
  assert_reply (served, "PauseShown", parameters, "()");
  assert_reply (served, "DescribePause", parameters, "({'reasons': <@as []>},)");
  assert_reply (served, "AddOwn", "('if-then', {'if': <'it is Sunday evening, '>, 'then': <'I ring my brother.'>})", "(uint32 1,)");
  assert_reply (served, "AddOwn", "('reasons', {'text': <'I sleep better.'>})", "(uint32 1,)");
  assert_reply (served, "DescribePause", parameters, "({'reasons': <['I sleep better.', 'If it is Sunday evening, then I ring my brother.']>},)");
}

/* What is wrong in the file is told where the person looks. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  fixture_assert_state (fixture, "notice", NULL);
  fixture_stop_app (fixture);
  hiatus_scratch_write (fixture->folder, "care.ini", "[reason 1]\ntext=\n");
  fixture_start_app (fixture);
  fixture_assert_state (fixture, "notice", "'care.ini, line 2, group [reason 1], text: there is nothing in it that can be seen: write it out, or leave it out'");
}

static void
test_reflect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nothing = NULL;
  g_autoptr (GVariant) undone = NULL;
  g_autofree gchar *slip = NULL;
  g_autofree gchar *reflection = NULL;
  const HiatusEvent *event;

  fixture_start_plan (fixture, "{}");
  g_assert_null (hiatus_app_reflect (fixture->app, "", SECRET, &nothing));
  g_assert_error (nothing, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  slip = fixture_log (fixture, "slip", "{}");
  reflection = hiatus_app_reflect (fixture->app, "", SECRET, &error);
  g_assert_no_error (error);
  event = hiatus_journey_find (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app)), reflection);
  g_assert_cmpstr (event->target, ==, slip);
  g_assert_cmpstr (event->note, ==, SECRET);
  fixture_assert_state (fixture, "undo-kind", "'reflection'");
  /* After it the words about the slip are over. */
  fixture_assert_state (fixture, "advice", NULL);

  /* Taken back it is gone from the disk, too. */
  g_assert_true (hiatus_journal_take_care (hiatus_app_get_journal (fixture->app), NULL));
  g_assert_true (hiatus_samples_folder_has (fixture->folder, SECRET));
  undone = hiatus_app_undo (fixture->app, "", &error);
  g_assert_no_error (error);
  g_assert_false (hiatus_samples_folder_has (fixture->folder, SECRET));
}

static void
test_reflect_on_the_bus (Served *served, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autofree gchar *slip = fixture_log (&served->seen.base, "slip", "{}");
  const gchar *id;

  reply = call (served, "Reflect", g_variant_new ("(ss)", slip, SECRET), &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &id);
  g_assert_cmpstr (id, !=, slip);
  assert_refused (served, "Reflect", "('', 'again')", HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "Reflect", "('nonsense', 'x')", HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "Reflect", "('', ' ')", HIATUS_ERROR_INVALID);
  g_assert_null (strstr (served->heard->str, SECRET));
}

/* A stretch that is begun again takes the place of the one that ran. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("{'goal': <'heal'>}"));
  g_autoptr (GVariant) again = g_variant_ref_sink (g_variant_new_parsed ("{'goal': <'heal'>, 'again': <true>}"));
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  g_free (fixture_log (fixture, "slip", "{}"));
  fixture_live_until (fixture, "2025-03-05T12:00:00");
  fixture_assert_state (fixture, "kept", "4");
  g_assert_false (hiatus_app_start_plan (fixture->app, options, &refused));
  g_assert_error (refused, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_assert_true (hiatus_app_start_plan (fixture->app, again, &error));
  g_assert_no_error (error);
  fixture_assert_state (fixture, "day", "1");
  fixture_assert_state (fixture, "kept", "1");
  g_variant_unref (hiatus_app_undo (fixture->app, "", NULL));
  fixture_assert_state (fixture, "day", "5");
}

#define ADD(path, function) g_test_add (path, Served, NULL, set_up, function, tear_down)
#define ADD_PLAIN(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  ADD ("/own/bus", test_bus);
  ADD ("/own/pause", test_pause);
  ADD ("/own/reflect-on-the-bus", test_reflect_on_the_bus);
  ADD_PLAIN ("/own/notice", test_notice);
  ADD_PLAIN ("/own/reflect", test_reflect);
  ADD_PLAIN ("/own/again", test_again);
  return g_test_run ();
}
