/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/shell/presence-fixture.h"

static GTestDBus *bus;

static void
on_changed (HiatusPresenceSource *source,
            PresenceFixture *fixture)
{
  static const gchar *const states[] = { "off", "finding out", "on", "not here" };
  HiatusPresenceState state = hiatus_presence_source_get_state (source);

  g_string_append (fixture->heard, states[state]);
  if (state == HIATUS_PRESENCE_ON)
    g_string_append_printf (fixture->heard, " %u", hiatus_presence_source_get_flags (source));
  g_string_append_c (fixture->heard, ';');

  /* Whoever cannot tell says why, in a sentence. */
  g_assert_cmpint (hiatus_presence_source_get_reason (source) != NULL, ==, state == HIATUS_PRESENCE_NOT_HERE);
  if (state == HIATUS_PRESENCE_NOT_HERE)
    g_assert_true (g_str_has_suffix (hiatus_presence_source_get_reason (source), "."));
}

/**
 * presence_fixture_run:
 *
 * Runs the tests on a bus of their own. After g_test_init().
 *
 * Returns: the exit status
 */
gint
presence_fixture_run (void)
{
  gint status;

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  status = g_test_run ();
  g_test_dbus_down (bus);
  g_object_unref (bus);

  return status;
}

/**
 * presence_fixture_bus:
 *
 * Returns: (transfer none): the address of the bus
 */
const gchar *
presence_fixture_bus (void)
{
  return g_test_dbus_get_bus_address (bus);
}

/**
 * presence_fixture_set_up:
 * @fixture: to fill
 * @type: of the source
 *
 * Makes a source, off.
 */
void
presence_fixture_set_up (PresenceFixture *fixture,
                         GType type)
{
  fixture->connection = hiatus_fake_peer_connect (presence_fixture_bus ());
  fixture->source = hiatus_presence_source_new (type, IDLE_LIMIT_MS);
  fixture->heard = g_string_new (NULL);
  g_signal_connect (fixture->source, "changed", G_CALLBACK (on_changed), fixture);
}

/**
 * presence_fixture_tear_down:
 * @fixture: the fixture
 *
 * Frees it, and checks that nothing holds the source.
 */
void
presence_fixture_tear_down (PresenceFixture *fixture)
{
  hiatus_presence_source_stop (fixture->source, HIATUS_PRESENCE_OFF, NULL);
  hiatus_wait_idle ();
  hiatus_wait_until (G_OBJECT (fixture->source)->ref_count == 1);
  g_assert_finalize_object (fixture->source);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
  g_string_free (fixture->heard, TRUE);
}

/**
 * presence_fixture_start:
 * @fixture: the fixture
 *
 * Starts the source on the bus.
 */
void
presence_fixture_start (PresenceFixture *fixture)
{
  hiatus_presence_source_start (fixture->source, fixture->connection);
}
