/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Do not disturb, in the tongue of each notification server. */

#include "tests/shell/presence-fixture.h"

#define SERVER "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"
#define DUNST "org.dunstproject.cmd0"
#define MAKO "fr.emersion.Mako"
#define MAKO_PATH "/fr/emersion/Mako"
#define XFCONF "org.xfce.Xfconf"
#define XFCONF_PATH "/org/xfce/Xfconf"

G_STATIC_ASSERT (HIATUS_PRESENCE_DO_NOT_DISTURB == 8);

static HiatusFakePeer *
make_server (const gchar *name)
{
  HiatusFakePeer *peer = hiatus_fake_peer_start (presence_fixture_bus (), SERVER);

  hiatus_fake_peer_answer (peer, "GetServerInformation", g_variant_new ("(ssss)", name, "", "1", "1.2"));

  return peer;
}

static GVariant *
boolean (gboolean value)
{
  return g_variant_new ("(v)", g_variant_new_boolean (value));
}

/* Starts the source and lets somebody wait for its answer. */
static void
attend (PresenceFixture *fixture,
        HiatusFakePeer *server,
        const gchar *wanted)
{
  presence_fixture_set_up (fixture, HIATUS_TYPE_PRESENCE_SERVER);
  hiatus_fake_peer_take_name (server);
  hiatus_presence_source_attend (fixture->source, TRUE);
  presence_fixture_start (fixture);
  presence_fixture_wait_for (fixture, wanted);
  g_string_truncate (fixture->heard, 0);
}

static void
end (PresenceFixture *fixture,
     HiatusFakePeer *server)
{
  hiatus_fake_peer_stop (server);
  presence_fixture_wait_for (fixture, "not here;");
  presence_fixture_tear_down (fixture);
}

static void
test_property (const gchar *server_name,
               const gchar *interface,
               const gchar *property)
{
  g_autofree gchar *get = g_strconcat ("Get ", property, NULL);
  PresenceFixture fixture;
  HiatusFakePeer *server = make_server (server_name);

  hiatus_fake_peer_answer (server, get, boolean (TRUE));
  attend (&fixture, server, "on 8;");

  hiatus_fake_peer_emit_property (server, PATH, interface, "displayedLength", g_variant_new_uint32 (1));
  hiatus_fake_peer_emit_property (server, PATH, "org.example.Other", property, g_variant_new_boolean (FALSE));
  hiatus_fake_peer_emit_property (server, PATH, interface, property, g_variant_new_string ("false"));
  hiatus_fake_peer_emit (server, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", g_variant_new ("(s)", interface));
  hiatus_fake_peer_emit_property (server, PATH, interface, property, g_variant_new_boolean (FALSE));
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "on 0;");
  hiatus_fake_peer_emit_property (server, PATH, interface, property, NULL);
  presence_fixture_wait_for (&fixture, "on 8;");

  end (&fixture, server);
}

static void
test_dunst (void)
{
  test_property ("dunst", DUNST, "paused");
}

static void
test_kde (void)
{
  test_property ("Plasma", SERVER, "Inhibited");
}

/* At rest nobody is listened to: dunst speaks at each pop-up. */
static void
test_at_rest (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *server = make_server ("dunst");

  hiatus_fake_peer_answer (server, "Get paused", boolean (TRUE));
  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SERVER);
  hiatus_fake_peer_take_name (server);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "on 0;");
  g_assert_cmpuint (hiatus_fake_peer_n_calls (server, "Get paused"), ==, 1);

  hiatus_presence_source_attend (fixture.source, TRUE);
  presence_fixture_wait_for (&fixture, "on 8;");
  g_assert_cmpuint (hiatus_fake_peer_n_calls (server, "Get paused"), ==, 2);
  presence_fixture_assert_heard (&fixture, "finding out;on 0;finding out;on 8;");

  hiatus_presence_source_attend (fixture.source, FALSE);
  presence_fixture_assert_heard (&fixture, "on 0;");
  hiatus_fake_peer_emit_property (server, PATH, DUNST, "paused", NULL);
  hiatus_fake_peer_emit_property (server, PATH, DUNST, "paused", g_variant_new_boolean (TRUE));

  /* Had it been heard, it would have been asked, and would have told. */
  hiatus_fake_peer_answer (server, "Get paused", boolean (FALSE));
  hiatus_presence_source_attend (fixture.source, TRUE);
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "finding out;on 0;");
  g_assert_cmpuint (hiatus_fake_peer_n_calls (server, "Get paused"), ==, 3);

  end (&fixture, server);
}

static void
answer_modes (HiatusFakePeer *mako,
              const gchar *modes)
{
  hiatus_fake_peer_answer (mako, "ListModes", g_variant_new_parsed (modes));
}

static void
test_mako (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *server = make_server ("mako");

  answer_modes (server, "(['default', 'do-not-disturb'],)");
  attend (&fixture, server, "on 8;");

  /* An old one does not tell of changes: asked again by whoever waits. */
  answer_modes (server, "(['default'],)");
  hiatus_presence_source_attend (fixture.source, TRUE);
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "on 0;");

  /* A newer one does. */
  answer_modes (server, "(['dnd'],)");
  hiatus_fake_peer_emit_property (server, MAKO_PATH, MAKO, "Modes", g_variant_new_parsed ("['dnd']"));
  presence_fixture_wait_for (&fixture, "on 8;");

  answer_modes (server, "('default',)");
  hiatus_presence_source_attend (fixture.source, TRUE);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_assert_heard (&fixture, "on 8;not here;");
  presence_fixture_tear_down (&fixture);
  hiatus_fake_peer_stop (server);
}

static void
emit_xfconf (HiatusFakePeer *xfconf,
             const gchar *channel,
             const gchar *property,
             GVariant *value)
{
  if (value == NULL)
    hiatus_fake_peer_emit (xfconf, XFCONF_PATH, XFCONF, "PropertyRemoved", g_variant_new ("(ss)", channel, property));
  else
    hiatus_fake_peer_emit (xfconf, XFCONF_PATH, XFCONF, "PropertyChanged", g_variant_new ("(ssv)", channel, property, value));
}

static void
test_xfce (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *server = make_server ("Xfce Notify Daemon");
  HiatusFakePeer *xfconf = hiatus_fake_peer_start (presence_fixture_bus (), XFCONF);

  /* It was never switched on. */
  hiatus_fake_peer_refuse (xfconf, "GetProperty", XFCONF ".Error.PropertyNotFound");
  hiatus_fake_peer_take_name (xfconf);
  attend (&fixture, server, "on 0;");

  emit_xfconf (xfconf, "xfce4-notifyd", "/do-not-disturb", g_variant_new_boolean (TRUE));
  presence_fixture_wait_for (&fixture, "on 8;");
  emit_xfconf (xfconf, "xfce4-panel", "/do-not-disturb", g_variant_new_boolean (FALSE));
  emit_xfconf (xfconf, "xfce4-notifyd", "/theme", g_variant_new_boolean (FALSE));
  emit_xfconf (xfconf, "xfce4-notifyd", "/do-not-disturb", g_variant_new_int32 (0));
  emit_xfconf (xfconf, "xfce4-notifyd", "/do-not-disturb", NULL);
  presence_fixture_wait_for (&fixture, "on 0;");
  presence_fixture_assert_heard (&fixture, "on 8;on 0;");

  /* The settings are gone, and the server is still there. */
  hiatus_fake_peer_stop (xfconf);
  presence_fixture_wait_for (&fixture, "not here;");
  presence_fixture_tear_down (&fixture);
  hiatus_fake_peer_stop (server);
}

static void
test_gnome (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.gnome.desktop.notifications");
  PresenceFixture fixture;
  HiatusFakePeer *server = make_server ("gnome-shell");

  g_settings_set_boolean (settings, "show-banners", FALSE);
  attend (&fixture, server, "on 8;");
  g_settings_set_boolean (settings, "show-banners", TRUE);
  presence_fixture_wait_for (&fixture, "on 0;");

  hiatus_presence_source_attend (fixture.source, FALSE);
  g_string_truncate (fixture.heard, 0);
  g_settings_set_boolean (settings, "show-banners", FALSE);
  hiatus_wait_idle ();
  presence_fixture_assert_heard (&fixture, "");
  hiatus_presence_source_attend (fixture.source, TRUE);
  presence_fixture_assert_heard (&fixture, "on 8;");
  g_settings_reset (settings, "show-banners");

  end (&fixture, server);
}

/* dunst goes, mako comes, and a server that cannot tell takes over. */
static void
test_replaced (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *dunst = make_server ("dunst");
  HiatusFakePeer *mako = make_server ("mako");
  HiatusFakePeer *plain = make_server ("Notification Daemon");

  hiatus_fake_peer_answer (dunst, "Get paused", boolean (TRUE));
  answer_modes (mako, "(['default'],)");
  attend (&fixture, dunst, "on 8;");

  hiatus_fake_peer_take_name (mako);
  presence_fixture_wait_for (&fixture, "on 0;");
  hiatus_fake_peer_emit_property (dunst, PATH, DUNST, "paused", g_variant_new_boolean (TRUE));
  hiatus_fake_peer_stop (dunst);

  hiatus_fake_peer_take_name (plain);
  presence_fixture_wait_for (&fixture, "not here;");
  g_assert_nonnull (strstr (hiatus_presence_source_get_reason (fixture.source), "Notification Daemon"));
  g_assert_null (strstr (fixture.heard->str, "on 8;"));
  hiatus_fake_peer_stop (mako);

  presence_fixture_tear_down (&fixture);
  hiatus_fake_peer_stop (plain);
}

static void
test_nonsense (void)
{
  PresenceFixture fixture;
  HiatusFakePeer *server = make_server ("dunst");

  hiatus_fake_peer_answer (server, "GetServerInformation", g_variant_new ("(s)", "dunst"));
  attend (&fixture, server, "not here;");

  /* Whoever waits asks it once more: it may have come to its senses. */
  hiatus_fake_peer_answer (server, "GetServerInformation", g_variant_new ("(ssss)", "dunst", "", "1", "1.2"));
  hiatus_fake_peer_answer (server, "Get paused", boolean (TRUE));
  hiatus_presence_source_attend (fixture.source, TRUE);
  presence_fixture_assert_heard (&fixture, "");
  presence_fixture_wait_for (&fixture, "on 8;");
  end (&fixture, server);
}

static void
test_no_server (void)
{
  PresenceFixture fixture;

  presence_fixture_set_up (&fixture, HIATUS_TYPE_PRESENCE_SERVER);
  hiatus_presence_source_attend (fixture.source, TRUE);
  presence_fixture_start (&fixture);
  presence_fixture_wait_for (&fixture, "not here;");
  hiatus_presence_source_attend (fixture.source, FALSE);
  presence_fixture_assert_heard (&fixture, "finding out;not here;");
  presence_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/presence/server/dunst", test_dunst);
  g_test_add_func ("/presence/server/kde", test_kde);
  g_test_add_func ("/presence/server/at-rest", test_at_rest);
  g_test_add_func ("/presence/server/mako", test_mako);
  g_test_add_func ("/presence/server/xfce", test_xfce);
  g_test_add_func ("/presence/server/gnome", test_gnome);
  g_test_add_func ("/presence/server/replaced", test_replaced);
  g_test_add_func ("/presence/server/nonsense", test_nonsense);
  g_test_add_func ("/presence/server/none", test_no_server);

  return presence_fixture_run ();
}
