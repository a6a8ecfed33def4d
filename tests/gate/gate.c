/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/gate/gate.h"

#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "tests/cli/runner.h"
#include "tests/fakes/fake-peer.h"
#include "tests/fakes/wait.h"

static void
serve (Gate *gate)
{
  g_autoptr (GError) error = NULL;

  gate->service = hiatus_service_new (gate->daemon, &error);
  g_assert_no_error (error);
  hiatus_service_serve (gate->service, gate->base.app, gate->examiner);
}

static void
start_plan (Gate *gate)
{
  g_assert_true (gate_do (gate, "StartPlan", "({'goal': <'reconcile'>},)"));
}

/**
 * gate_set_up:
 * @gate: the fixture
 * @bus: a bus
 * @on_disk: whether the journal is on the disk
 *
 * The daemon on 1 March 2025, with a stretch of 28 days from then on for somebody who hopes for a second chance.
 */
void
gate_set_up (Gate *gate, GTestDBus *bus, gboolean on_disk)
{
  g_autoptr (GError) error = NULL;
  gboolean is_first = FALSE;

  *gate = (Gate){ .bus = bus, .base.in_memory = !on_disk };
  fixture_set_up (&gate->base, NULL);
  gate->daemon = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (bus));
  gate->caller = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (bus));
  gate->examiner = hiatus_examiner_new ();
  serve (gate);
  hiatus_api_be_the_only_one (gate->daemon, HIATUS_BUS_NAME, &is_first, &error);
  g_assert_no_error (error);
  g_assert_true (is_first);
  start_plan (gate);
}

/**
 * gate_tear_down:
 * @gate: the fixture
 *
 * Asserts that nothing is left.
 */
void
gate_tear_down (Gate *gate)
{
  g_assert_finalize_object (gate->service);
  hiatus_examiner_free (gate->examiner);
  g_dbus_connection_close_sync (gate->daemon, NULL, NULL);
  g_dbus_connection_close_sync (gate->caller, NULL, NULL);
  g_object_unref (gate->daemon);
  g_object_unref (gate->caller);
  fixture_tear_down (&gate->base, NULL);
  g_free (gate->reached);
}

/**
 * gate_write:
 * @gate: the fixture
 * @name: a file of the person's configuration
 * @text: what it is to hold
 *
 * Writes it, and starts the daemon anew, which so reads it. One whose journal is on no disk begins a stretch anew.
 */
void
gate_write (Gate *gate, const gchar *name, const gchar *text)
{
  g_autofree gchar *path = g_build_filename (gate->base.folder, name, NULL);
  g_autofree gchar *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_finalize_object (gate->service);
  fixture_stop_app (&gate->base);
  fixture_start_app (&gate->base);
  serve (gate);
  if (gate->base.in_memory)
    start_plan (gate);
}

/**
 * gate_say:
 * @gate: the fixture
 * @said: what the person says
 *
 * Has them say it, and looks from then on for what is reached.
 */
void
gate_say (Gate *gate, const Said *said)
{
  for (guint i = 0; said->answers[i] != NULL; i++)
    {
      g_autofree gchar *parameters = g_strdup_printf ("(%s,)", said->answers[i]);

      g_assert_true (gate_do (gate, "AnswerSafety", parameters));
    }
  if (g_strcmp0 (said->then, "safety") == 0)
    g_assert_true (gate_do (gate, "ChangePlan", "({'goal': <'safety'>},)"));
  else if (said->then != NULL)
    {
      g_autofree gchar *parameters = g_strdup_printf ("('incoming', {'about': <'%s'>})", said->then);

      g_assert_true (gate_do (gate, "Log", parameters));
    }
  gate_watch (gate);
}

static void
on_replied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **replied = user_data;

  *replied = g_object_ref (result);
}

/**
 * gate_ask:
 * @gate: the fixture
 * @method: a method of the daemon
 * @parameters: (nullable): as it takes them; a floating reference is taken
 *
 * Calls it over the bus.
 *
 * Returns: (transfer full) (nullable): what it answers; %NULL where it is refused
 */
GVariant *
gate_ask (Gate *gate, const gchar *method, GVariant *parameters)
{
  g_autoptr (GAsyncResult) replied = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  g_dbus_connection_call (gate->caller,
                          HIATUS_BUS_NAME,
                          HIATUS_OBJECT_PATH,
                          HIATUS_INTERFACE,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1,
                          NULL,
                          on_replied,
                          &replied);
  hiatus_wait_until (replied != NULL);
  reply = g_dbus_connection_call_finish (gate->caller, replied, &error);
  if (reply == NULL)
    g_test_message ("%s: %s", method, error->message);
  return reply;
}

/**
 * gate_do:
 * @gate: the fixture
 * @method: a method of the daemon
 * @parameters: as GVariant text
 *
 * Calls it over the bus.
 *
 * Returns: whether it was done
 */
gboolean
gate_do (Gate *gate, const gchar *method, const gchar *parameters)
{
  g_autoptr (GVariant) reply = gate_ask (gate, method, g_variant_new_parsed (parameters));

  return reply != NULL;
}

/**
 * gate_type:
 * @gate: the fixture
 * @arguments: what stands after `hiatus`
 *
 * Types a command.
 *
 * Returns: whether it was done
 */
gboolean
gate_type (Gate *gate, const gchar *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (g_test_dbus_get_bus_address (gate->bus), G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, arguments);
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  gint status = hiatus_runner_finish (process, &out, &err);

  g_assert_cmpint (status, !=, 2); /* the command line itself is right */
  return status == 0;
}

static GPtrArray *
list_events (Gate *gate)
{
  return hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (gate->base.app)));
}

/**
 * gate_watch:
 * @gate: the fixture
 *
 * Looks from now on: what was reached before is forgotten.
 */
void
gate_watch (Gate *gate)
{
  gate->n_events = list_events (gate)->len;
  g_clear_pointer (&gate->reached, g_free);
}

/**
 * gate_reach:
 * @gate: the fixture
 * @format: what was reached that starts contact
 * @...: its arguments
 *
 * Notes the first of what is reached.
 */
void
gate_reach (Gate *gate, const gchar *format, ...)
{
  va_list arguments;

  if (gate->reached != NULL)
    return;
  va_start (arguments, format);
  gate->reached = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/**
 * gate_look:
 * @gate: the fixture
 *
 * Looks into the journal for what starts contact by itself: one message, and the beginning of a talk.
 *
 * Returns: whether anything was reached since gate_watch()
 */
gboolean
gate_look (Gate *gate)
{
  GPtrArray *events = list_events (gate);

  for (guint i = gate->n_events; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind == HIATUS_EVENT_PLAN_END && event->decision == HIATUS_DECISION_REACH_OUT)
        gate_reach (gate, "the stretch ended with one message");
      if (event->kind == HIATUS_EVENT_TALK && event->talk == HIATUS_TALK_BEGUN)
        gate_reach (gate, "a talk began");
    }
  return gate->reached != NULL;
}
