/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What screen savers, logind and GNOME's compositor tell on a bus, and what they had better not have told. */

#include <unistd.h>

#include "tests/shell/presence-fixture.h"

#define LOGIND "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define SESSION "org.freedesktop.login1.Session"
#define SESSION_PATH "/org/freedesktop/login1/session/_32"

#define MUTTER "org.gnome.Mutter.IdleMonitor"
#define MUTTER_PATH "/org/gnome/Mutter/IdleMonitor/Core"

/* The flags as numbers, as the fixture writes them. */
G_STATIC_ASSERT (HIATUS_PRESENCE_IDLE == 1 && HIATUS_PRESENCE_LOCKED == 2 && HIATUS_PRESENCE_ASLEEP == 4);

static const gchar *const screen_savers[][2] = {
  { "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
  { "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "org.mate.ScreenSaver", "/org/mate/ScreenSaver" },
  { "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver" },
  { "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
};

static HiatusFakePeer *
start_screen_saver (const gchar *name,
                    GVariant *active)
{
  HiatusFakePeer *peer = hiatus_fake_peer_start (presence_fixture_bus (), name);

  hiatus_fake_peer_answer (peer, "GetActive", active);
  hiatus_fake_peer_take_name (peer);

  return peer;
}

static void
test_screen_savers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (screen_savers); i++)
    {
      const gchar *name = screen_savers[i][0];
      const gchar *path = screen_savers[i][1];
      PresenceFixture fixture;
      HiatusFakePeer *peer;

      presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SCREEN_SAVER);
      presence_fixture_start (&fixture);
      presence_fixture_wait_for (&fixture, "not here;");
      presence_fixture_assert_heard (&fixture, "finding out;not here;");

      /* It comes later than the daemon, and is on already. */
      peer = start_screen_saver (name, g_variant_new ("(b)", TRUE));
      presence_fixture_wait_for (&fixture, "on 2;");
      presence_fixture_assert_heard (&fixture, "finding out;on 2;");

      hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", g_variant_new ("(b)", FALSE));
      presence_fixture_wait_for (&fixture, "on 0;");
      hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", g_variant_new ("(b)", TRUE));
      presence_fixture_wait_for (&fixture, "on 2;");

      /* Whoever dies locks nothing any more. */
      hiatus_fake_peer_stop (peer);
      presence_fixture_wait_for (&fixture, "not here;");
      presence_fixture_assert_heard (&fixture, "on 0;on 2;not here;");
      presence_fixture_tear_down (&fixture);
    }
}

static void
test_wrong_answers (void)
{
  const gchar *name = screen_savers[0][0];
  const gchar *path = screen_savers[0][1];
  PresenceFixture fixture;
  HiatusFakePeer *peer = start_screen_saver (name, g_variant_new ("(s)", "yes"));

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SCREEN_SAVER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "not here;");

  /* None of these is heard; the last of all is. */
  hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", NULL);
  hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", g_variant_new ("(s)", "true"));
  hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", g_variant_new ("(u)", 1));
  hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", g_variant_new ("(bb)", TRUE, TRUE));
  hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", g_variant_new ("(v)", g_variant_new_int32 (1)));
  hiatus_fake_peer_emit (peer, path, name, "SomethingElse", g_variant_new ("(b)", TRUE));
  hiatus_fake_peer_emit (peer, path, name, "ActiveChanged", g_variant_new ("(b)", FALSE));
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "finding out;not here;on 0;");

  hiatus_fake_peer_stop (peer);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_tear_down (&fixture);
}

/* What a peer says of itself is no sign that the daemon has cancelled the call. */
static void
test_cancelled_there (void)
{
  HiatusFakePeer *peer = hiatus_fake_peer_start (presence_fixture_bus (), screen_savers[0][0]);
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "no");
  g_autofree gchar *name = g_dbus_error_encode_gerror (cancelled);
  PresenceFixture fixture;

  hiatus_fake_peer_refuse (peer, "GetActive", name);
  hiatus_fake_peer_take_name (peer);
  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SCREEN_SAVER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "not here;");
  hiatus_fake_peer_stop (peer);
  presence_fixture_tear_down (&fixture);
}

static void
test_two_screen_savers (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *kde = start_screen_saver (screen_savers[0][0], g_variant_new ("(b)", FALSE));
  HiatusFakePeer *xfce = start_screen_saver (screen_savers[4][0], g_variant_new ("(b)", TRUE));

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SCREEN_SAVER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 2;");

  hiatus_fake_peer_stop (xfce);
  presence_fixture_wait_for (&fixture, "on 0;");
  hiatus_fake_peer_stop (kde);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_tear_down (&fixture);
}

static void
test_replaced (void)
{
  const gchar *name = screen_savers[1][0];
  const gchar *path = screen_savers[1][1];
  PresenceFixture fixture;
  HiatusFakePeer *old = start_screen_saver (name, g_variant_new ("(b)", TRUE));
  HiatusFakePeer *new;

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SCREEN_SAVER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 2;");

  new = start_screen_saver (name, g_variant_new ("(b)", FALSE));
  presence_fixture_wait_for (&fixture, "on 0;");
  g_string_truncate (fixture.heard, 0);

  /* What the old one says does not count any more. */
  hiatus_fake_peer_emit (old, path, name, "ActiveChanged", g_variant_new ("(b)", TRUE));
  hiatus_fake_peer_stop (old);
  hiatus_fake_peer_emit (new, path, name, "ActiveChanged", g_variant_new ("(b)", TRUE));
  presence_fixture_wait_for (&fixture, "on 2;");
  presence_fixture_assert_heard (&fixture, "on 2;");

  hiatus_fake_peer_stop (new);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_tear_down (&fixture);
}

/* A program that hangs holds nobody up: neither the loop nor the end. */
static void
test_mute (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *peer = hiatus_fake_peer_start (presence_fixture_bus (), screen_savers[2][0]);

  hiatus_fake_peer_be_mute (peer, "GetActive");
  hiatus_fake_peer_take_name (peer);
  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SCREEN_SAVER);
  presence_fixture_start (&fixture);
  hiatus_wait_until (hiatus_fake_peer_n_calls (peer, "GetActive") == 1);
  presence_fixture_assert_heard (&fixture, "finding out;");

  hiatus_presence_source_stop (fixture.source, HIATUS_PRESENCE_OFF, NULL);
  presence_fixture_assert_heard (&fixture, "off;");

  presence_fixture_tear_down (&fixture);
  hiatus_fake_peer_stop (peer);
}

static HiatusFakePeer *
start_logind (void)
{
  HiatusFakePeer *peer = hiatus_fake_peer_start (presence_fixture_bus (), LOGIND);

  hiatus_fake_peer_answer (peer, "Get PreparingForSleep", g_variant_new ("(v)", g_variant_new_boolean (FALSE)));
  hiatus_fake_peer_answer (peer, "GetUser", g_variant_new ("(o)", LOGIND_PATH "/user/_1000"));
  hiatus_fake_peer_answer (peer, "Get Display", g_variant_new ("(v)", g_variant_new ("(so)", "2", SESSION_PATH)));
  hiatus_fake_peer_answer (peer, "Get LockedHint", g_variant_new ("(v)", g_variant_new_boolean (FALSE)));
  hiatus_fake_peer_answer (peer, "Get IdleHint", g_variant_new ("(v)", g_variant_new_boolean (FALSE)));

  return peer;
}

static void
test_sleep (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *logind = start_logind ();

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SLEEP);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "not here;");
  hiatus_fake_peer_take_name (logind);
  presence_fixture_wait_for (&fixture, "on 0;");

  hiatus_fake_peer_emit (logind, LOGIND_PATH, LOGIND ".Manager", "PrepareForSleep", g_variant_new ("(b)", TRUE));
  presence_fixture_wait_for (&fixture, "on 4;");
  hiatus_fake_peer_emit (logind, LOGIND_PATH, LOGIND ".Manager", "PrepareForSleep", g_variant_new ("(s)", "no"));
  hiatus_fake_peer_emit (logind, LOGIND_PATH, LOGIND ".Manager", "PrepareForShutdown", g_variant_new ("(b)", TRUE));
  hiatus_fake_peer_emit (logind, LOGIND_PATH, LOGIND ".Manager", "PrepareForSleep", g_variant_new ("(b)", FALSE));
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "finding out;not here;finding out;on 0;on 4;on 0;");

  /* A logind that falls over while it puts the machine to sleep leaves nobody asleep for ever. */
  hiatus_fake_peer_emit (logind, LOGIND_PATH, LOGIND ".Manager", "PrepareForSleep", g_variant_new ("(b)", TRUE));
  presence_fixture_wait_for (&fixture, "on 4;");
  hiatus_fake_peer_stop (logind);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_tear_down (&fixture);
}

static void
test_session (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *logind = start_logind ();

  hiatus_fake_peer_take_name (logind);
  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SESSION);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "finding out;on 0;");

  hiatus_fake_peer_emit_property (logind, SESSION_PATH, SESSION, "LockedHint", g_variant_new_boolean (TRUE));
  presence_fixture_wait_for (&fixture, "on 2;");
  hiatus_fake_peer_emit_property (logind, SESSION_PATH, SESSION, "IdleHint", g_variant_new_boolean (TRUE));
  presence_fixture_wait_for (&fixture, "on 3;");
  g_string_truncate (fixture.heard, 0);

  /* Another's session, the wish to lock, and nonsense are not heard. */
  hiatus_fake_peer_emit_property (logind, LOGIND_PATH "/session/_33", SESSION, "LockedHint", g_variant_new_boolean (FALSE));
  hiatus_fake_peer_emit (logind, SESSION_PATH, SESSION, "Unlock", NULL);
  hiatus_fake_peer_emit_property (logind, SESSION_PATH, SESSION, "Active", g_variant_new_boolean (FALSE));
  hiatus_fake_peer_emit_property (logind, SESSION_PATH, SESSION, "IdleHint", g_variant_new_boolean (FALSE));
  presence_fixture_wait_for (&fixture, "on 2;");
  presence_fixture_assert_heard (&fixture, "on 2;");

  /* That it has changed, and not to what: it is asked. */
  hiatus_fake_peer_emit_property (logind, SESSION_PATH, SESSION, "LockedHint", NULL);
  presence_fixture_wait_for (&fixture, "on 0;");
  g_assert_cmpuint (hiatus_fake_peer_n_calls (logind, "Get LockedHint"), ==, 2);

  hiatus_fake_peer_stop (logind);
  presence_fixture_wait_for (&fixture, "not here;");

  /* logind starts anew. */
  logind = start_logind ();
  hiatus_fake_peer_answer (logind, "Get LockedHint", g_variant_new ("(v)", g_variant_new_boolean (TRUE)));
  hiatus_fake_peer_take_name (logind);
  presence_fixture_wait_for (&fixture, "on 2;");
  hiatus_fake_peer_stop (logind);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_tear_down (&fixture);
}

typedef struct
{
  const gchar *method;
  const gchar *answer; /* as g_variant_parse() reads it */
} Odd;

static const Odd odd_logind[] = {
  { "GetUser", "('user',)" },
  { "GetUser", "()" },
  { "Get Display", "(<'2'>,)" },
  { "Get Display", "('2',)" },
  { "Get Display", "(<('', objectpath '/')>,)" },
};

static void
test_no_session (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd_logind); i++)
    {
      PresenceFixture fixture;
      HiatusFakePeer *logind = start_logind ();

      hiatus_fake_peer_answer (logind, odd_logind[i].method, g_variant_new_parsed (odd_logind[i].answer));
      hiatus_fake_peer_take_name (logind);
      presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SESSION);
      presence_fixture_start (&fixture);
      presence_fixture_wait_for (&fixture, "not here;");
      presence_fixture_assert_heard (&fixture, "finding out;not here;");
      presence_fixture_tear_down (&fixture);
      hiatus_fake_peer_stop (logind);
    }
}

static HiatusFakePeer *
start_mutter (guint64 idle_ms)
{
  HiatusFakePeer *peer = hiatus_fake_peer_start (presence_fixture_bus (), MUTTER);

  hiatus_fake_peer_answer (peer, "GetIdletime", g_variant_new ("(t)", idle_ms));
  hiatus_fake_peer_answer (peer, "AddIdleWatch", g_variant_new ("(u)", 7));
  hiatus_fake_peer_answer (peer, "AddUserActiveWatch", g_variant_new ("(u)", 8));
  hiatus_fake_peer_answer (peer, "RemoveWatch", g_variant_new ("()"));
  hiatus_fake_peer_take_name (peer);

  return peer;
}

static void
fire (HiatusFakePeer *mutter,
      guint32 id)
{
  hiatus_fake_peer_emit (mutter, MUTTER_PATH, MUTTER, "WatchFired", g_variant_new ("(u)", id));
}

static void
test_mutter (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *mutter = start_mutter (IDLE_LIMIT_MS - 1);

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_IDLE_MUTTER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 0;");

  hiatus_wait_until (hiatus_fake_peer_n_calls (mutter, "AddIdleWatch") == 1);

  hiatus_fake_peer_answer (mutter, "GetIdletime", g_variant_new ("(t)", (guint64) IDLE_LIMIT_MS));
  /* The watch of somebody else. */
  fire (mutter, 99);
  fire (mutter, 7);
  presence_fixture_wait_for (&fixture, "on 1;");
  hiatus_wait_until (hiatus_fake_peer_n_calls (mutter, "AddUserActiveWatch") == 1);
  hiatus_fake_peer_emit (mutter, MUTTER_PATH, MUTTER, "WatchFired", g_variant_new ("(s)", "8"));
  fire (mutter, 8);
  presence_fixture_wait_for (&fixture, "on 0;");

  /* A day of coming and going: the idle watch stays, one call for each return. */
  fire (mutter, 7);
  presence_fixture_wait_for (&fixture, "on 1;");
  hiatus_wait_until (hiatus_fake_peer_n_calls (mutter, "AddUserActiveWatch") == 2);
  fire (mutter, 8);
  presence_fixture_wait_for (&fixture, "on 0;");
  g_assert_cmpuint (hiatus_fake_peer_n_calls (mutter, "AddIdleWatch"), ==, 1);
  presence_fixture_assert_heard (&fixture, "finding out;on 0;on 1;on 0;on 1;on 0;");

  hiatus_presence_source_stop (fixture.source, HIATUS_PRESENCE_OFF, NULL);
  hiatus_wait_until (hiatus_fake_peer_n_calls (mutter, "RemoveWatch") == 2);
  presence_fixture_tear_down (&fixture);
  hiatus_fake_peer_stop (mutter);
}

static void
test_mutter_idle_already (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *mutter = start_mutter (IDLE_LIMIT_MS);

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_IDLE_MUTTER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 1;");
  presence_fixture_assert_heard (&fixture, "finding out;on 1;");

  /* Another compositor: nothing is known of the first one's watches. */
  hiatus_fake_peer_stop (mutter);
  presence_fixture_wait_for (&fixture, "not here;");
  mutter = hiatus_fake_peer_start (presence_fixture_bus (), MUTTER);
  hiatus_fake_peer_answer (mutter, "GetIdletime", g_variant_new ("(s)", "long"));
  hiatus_fake_peer_take_name (mutter);
  presence_fixture_wait_for (&fixture, "finding out;not here;");
  fire (mutter, 7);
  fire (mutter, 8);
  fire (mutter, 0);
  hiatus_fake_peer_stop (mutter);
  presence_fixture_wait_for (&fixture, "not here;not here;");
  presence_fixture_assert_heard (&fixture, "not here;finding out;not here;not here;");
  presence_fixture_tear_down (&fixture);
}

/* It says that nobody is there, and would not say when they are back. */
static void
test_mutter_without_return (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *mutter = start_mutter (0);

  hiatus_fake_peer_refuse (mutter, "AddUserActiveWatch", "org.example.Busy");
  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_IDLE_MUTTER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 0;");
  hiatus_wait_until (hiatus_fake_peer_n_calls (mutter, "AddIdleWatch") == 1);
  fire (mutter, 7);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_assert_heard (&fixture, "finding out;on 0;on 1;not here;");

  presence_fixture_tear_down (&fixture);
  hiatus_fake_peer_stop (mutter);
}

/* Whoever comes back before the compositor was asked to say so, and touches nothing more, is there. */
static void
test_mutter_back_meanwhile (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *mutter = start_mutter (IDLE_LIMIT_MS);

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_IDLE_MUTTER);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 1;");
  hiatus_fake_peer_answer (mutter, "GetIdletime", g_variant_new ("(t)", (guint64) 0));
  presence_fixture_wait_for (&fixture, "on 0;");

  fire (mutter, 7);
  presence_fixture_wait_for (&fixture, "on 1;");
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "finding out;on 1;on 0;on 1;on 0;");

  presence_fixture_tear_down (&fixture);
  hiatus_fake_peer_stop (mutter);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/presence/bus/screen-savers", test_screen_savers);
  g_test_add_func ("/presence/bus/wrong-answers", test_wrong_answers);
  g_test_add_func ("/presence/bus/cancelled-there", test_cancelled_there);
  g_test_add_func ("/presence/bus/two-screen-savers", test_two_screen_savers);
  g_test_add_func ("/presence/bus/replaced", test_replaced);
  g_test_add_func ("/presence/bus/mute", test_mute);
  g_test_add_func ("/presence/bus/sleep", test_sleep);
  g_test_add_func ("/presence/bus/session", test_session);
  g_test_add_func ("/presence/bus/no-session", test_no_session);
  g_test_add_func ("/presence/bus/mutter", test_mutter);
  g_test_add_func ("/presence/bus/mutter-idle-already", test_mutter_idle_already);
  g_test_add_func ("/presence/bus/mutter-without-return", test_mutter_without_return);
  g_test_add_func ("/presence/bus/mutter-back-meanwhile", test_mutter_back_meanwhile);

  return presence_fixture_run ();
}
