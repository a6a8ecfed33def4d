/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The daemon is killed at any moment, again and again, while urges are logged: what it acknowledged is there. */

#include "daemon/api/names.h"
#include "tests/desktop/desk.h"

#define ROUNDS 200

/* After what a round ends at some moment, by turns: on a slow machine too there are kills while the journal is opened and
 * kills while it is written, and something is acknowledged before. */
typedef enum
{
  AFTER_START,
  AFTER_NAME,
  AFTER_ANSWER,
  N_AFTER
} After;

#define MOMENT_MAX_MS 40

/* How many calls are under way at a time. */
#define CALLS 4

typedef struct
{
  HiatusDesk *desk;
  GHashTable *acknowledged;
  guint under_way;
  guint moment_ms;
  guint timer;
  After after;
  gboolean killed;
} Round;

static void log_urge (Round *round);

static gboolean
on_moment (gpointer user_data)
{
  Round *round = user_data;

  round->timer = 0;
  round->killed = TRUE;
  g_subprocess_force_exit (round->desk->daemon->process);

  return G_SOURCE_REMOVE;
}

static void
has_come (Round *round, After after)
{
  if (round->after == after && round->timer == 0)
    round->timer = g_timeout_add (round->moment_ms, on_moment, round);
}

static void
on_logged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Round *round = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  gchar *id = NULL;

  round->under_way--;
  /* A call that failed was not acknowledged: whether it is in the journal may be either way. */
  if (reply == NULL)
    return;
  g_variant_get (reply, "(s)", &id);
  g_assert_true (g_hash_table_add (round->acknowledged, id));
  if (round->killed)
    return;
  has_come (round, AFTER_ANSWER);
  log_urge (round);
}

static void
log_urge (Round *round)
{
  round->under_way++;
  g_dbus_connection_call (round->desk->bus,
                          HIATUS_BUS_NAME,
                          HIATUS_OBJECT_PATH,
                          HIATUS_INTERFACE,
                          "Log",
                          g_variant_new_parsed ("('urge', {'strength': <2>, 'note': <'a note'>})"),
                          G_VARIANT_TYPE ("(s)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          HIATUS_WAIT_LIMIT_MS,
                          NULL,
                          on_logged,
                          round);
}

static void
on_appeared (GDBusConnection *connection, const gchar *name, const gchar *owner, gpointer user_data)
{
  Round *round = user_data;

  if (round->killed)
    return;
  /* The word of the round before may come late, and then that of this round is the second. */
  has_come (round, AFTER_NAME);
  for (guint i = 0; i < CALLS; i++)
    log_urge (round);
}

static void
kill_once (Round *round)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUSD"), NULL };

  round->killed = FALSE;
  round->desk->daemon = hiatus_program_start (round->desk, arguments);
  has_come (round, AFTER_START);
  hiatus_wait_until (round->killed && round->desk->daemon->ended && round->under_way == 0);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&round->desk->daemon)), ==, -1);
}

static void
assert_all_there (Round *round)
{
  g_autoptr (GVariant) events = hiatus_desk_events (round->desk);
  guint found = 0;

  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      const gchar *id = NULL;

      g_assert_true (g_variant_lookup (event, "id", "&s", &id));
      found += g_hash_table_contains (round->acknowledged, id);
    }
  g_assert_cmpuint (found, ==, g_hash_table_size (round->acknowledged));
}

static void
test_kills (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (GHashTable) acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Round round = { .desk = desk, .acknowledged = acknowledged };
  const guint watch = g_bus_watch_name_on_connection (desk->bus, HIATUS_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared, NULL, &round, NULL);
  g_autoptr (GVariant) state = NULL;

  for (guint i = 0; i < ROUNDS; i++)
    {
      round.after = i % N_AFTER;
      round.moment_ms = (guint) g_test_rand_int_range (0, MOMENT_MAX_MS);
      kill_once (&round);
    }
  g_bus_unwatch_name (watch);

  g_test_message ("%u urges were acknowledged", g_hash_table_size (acknowledged));
  g_assert_cmpuint (g_hash_table_size (acknowledged), >, ROUNDS / 4);
  hiatus_desk_start_daemon (desk);
  assert_all_there (&round);
  /* Nothing was damaged either, or the daemon would say that it mended the journal. */
  state = hiatus_desk_state (desk);
  g_assert_false (g_variant_lookup (state, "notice", "&s", &(const gchar *){ NULL }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kills/nothing-acknowledged-is-lost", test_kills);

  return g_test_run ();
}
