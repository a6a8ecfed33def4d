/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All sources together, and the cookie of an X server. */

#include <X11/Xauth.h>
#include <glib/gstdio.h>
#include <string.h>

#include "daemon/shell/presence-desktop.h"
#include "daemon/shell/presence-report.h"
#include "daemon/shell/x11-cookie.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/presence-fixture.h"

#define SAVER "org.freedesktop.ScreenSaver"
#define SAVER_PATH "/org/freedesktop/ScreenSaver"
#define LOGIND "org.freedesktop.login1"
#define SESSION "org.freedesktop.login1.Session"
#define SESSION_PATH "/org/freedesktop/login1/session/_32"
#define MUTTER "org.gnome.Mutter.IdleMonitor"
#define SERVER "org.freedesktop.Notifications"

static void
on_changed (HiatusPresence *presence,
            guint *n_changes)
{
  (*n_changes)++;
}

static HiatusFakePeer *
start (const gchar *name,
       const gchar *method,
       GVariant *answer)
{
  HiatusFakePeer *peer = hiatus_fake_peer_start (presence_fixture_bus (), name);

  hiatus_fake_peer_answer (peer, method, answer);

  return peer;
}

static void
finish (HiatusPresenceDesktop *presence,
        GDBusConnection *session)
{
  hiatus_wait_idle ();
  hiatus_wait_until (G_OBJECT (presence)->ref_count == 1);
  g_assert_finalize_object (presence);
  g_dbus_connection_close_sync (session, NULL, NULL);
  g_object_unref (session);
}

/* "name state;" of each row, and the sentence of the row that is asked for. */
static gchar *
report (HiatusPresenceDesktop *desktop,
        const gchar *asked,
        gchar **sentence)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));
  g_autoptr (GVariant) rows = NULL;
  GString *text = g_string_new (NULL);
  const gchar *name;
  const gchar *state;
  const gchar *said;
  GVariantIter iter;

  hiatus_presence_report (hiatus_presence_desktop_get_sources (desktop), &builder);
  rows = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(s&s&s&s)", NULL, &name, &state, &said))
    {
      g_string_append_printf (text, "%s %s;", name, state);
      if (g_str_equal (name, asked))
        *sentence = g_strdup (said);
    }

  return g_string_free (text, FALSE);
}

/* The doctor: what is known, by whom, and what would mend the rest. */
static void
test_report (void)
{
  GDBusConnection *session = hiatus_fake_peer_connect (presence_fixture_bus ());
  HiatusPresenceDesktop *desktop = hiatus_presence_desktop_new (session, IDLE_LIMIT_MS);
  HiatusFakePeer *saver = start (SAVER, "GetActive", g_variant_new ("(b)", TRUE));
  g_autofree gchar *known = NULL;
  g_autofree gchar *unknown = NULL;
  g_autofree gchar *rows = NULL;
  g_autofree gchar *again = NULL;

  hiatus_fake_peer_take_name (saver);
  hiatus_presence_desktop_start (desktop, NULL);
  hiatus_wait_until ((hiatus_presence_get_flags (HIATUS_PRESENCE (desktop)) & HIATUS_PRESENCE_UNSETTLED) == 0);

  rows = report (desktop, "locked", &known);
  g_assert_cmpstr (rows, ==, "idle off;locked ok;asleep off;do-not-disturb off;full-screen off;");
  g_assert_nonnull (strstr (known, "Screen saver"));

  again = report (desktop, "asleep", &unknown);
  g_assert_true (g_str_has_prefix (unknown, "Nothing tells here"));
  g_assert_cmpuint (strlen (unknown), >, strlen ("Nothing tells here when the computer goes to sleep."));

  hiatus_fake_peer_stop (saver);
  finish (desktop, session);
}

static void
test_together (void)
{
  GDBusConnection *session = hiatus_fake_peer_connect (presence_fixture_bus ());
  HiatusPresenceDesktop *desktop = hiatus_presence_desktop_new (session, IDLE_LIMIT_MS);
  HiatusPresence *presence = HIATUS_PRESENCE (desktop);
  HiatusFakePeer *saver = start (SAVER, "GetActive", g_variant_new ("(b)", TRUE));
  HiatusFakePeer *server = start (SERVER, "GetServerInformation", g_variant_new ("(ssss)", "dunst", "", "", ""));
  guint n_changes = 0;

  hiatus_fake_peer_answer (server, "Get paused", g_variant_new ("(v)", g_variant_new_boolean (TRUE)));
  hiatus_fake_peer_take_name (saver);
  hiatus_fake_peer_take_name (server);
  g_signal_connect (presence, "changed", G_CALLBACK (on_changed), &n_changes);

  /* Before it is known, nobody may think that it is known. */
  g_assert_cmpuint (hiatus_presence_get_flags (presence), ==, HIATUS_PRESENCE_UNSETTLED);
  hiatus_presence_desktop_start (desktop, NULL);
  g_assert_cmpuint (hiatus_presence_get_flags (presence), ==, HIATUS_PRESENCE_UNSETTLED);
  hiatus_wait_until ((hiatus_presence_get_flags (presence) & HIATUS_PRESENCE_UNSETTLED) == 0);

  /* Behind a locked screen nobody is disturbed: the server is left alone. */
  g_assert_cmpuint (hiatus_presence_get_flags (presence), ==, HIATUS_PRESENCE_LOCKED);
  hiatus_wait_idle ();
  g_assert_cmpuint (hiatus_presence_get_flags (presence), ==, HIATUS_PRESENCE_LOCKED);

  /* One change of the whole is told once; what does not change the whole is not. */
  n_changes = 0;
  hiatus_fake_peer_emit (saver, SAVER_PATH, SAVER, "ActiveChanged", g_variant_new ("(b)", TRUE));
  hiatus_fake_peer_emit (saver, SAVER_PATH, SAVER, "ActiveChanged", g_variant_new ("(b)", FALSE));
  hiatus_wait_until (n_changes > 0);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (hiatus_presence_get_flags (presence), ==, HIATUS_PRESENCE_UNSETTLED);
  hiatus_wait_until (hiatus_presence_get_flags (presence) == HIATUS_PRESENCE_DO_NOT_DISTURB);
  g_assert_cmpuint (n_changes, ==, 2);

  /* Nobody waits: what is noisy is not followed. Who asks again has to wait for the answer. */
  hiatus_presence_rest (presence);
  hiatus_wait_idle ();
  g_assert_cmpuint (hiatus_presence_get_flags (presence), ==, HIATUS_PRESENCE_UNSETTLED);
  hiatus_wait_until (hiatus_presence_get_flags (presence) == HIATUS_PRESENCE_DO_NOT_DISTURB);

  hiatus_fake_peer_stop (saver);
  hiatus_fake_peer_stop (server);
  hiatus_wait_until (hiatus_presence_get_flags (presence) == HIATUS_PRESENCE_HERE);
  finish (desktop, session);
}

/* IdleHint counts where nothing better is: here until GNOME's compositor comes. */
static void
test_fallback (void)
{
  GDBusConnection *session = hiatus_fake_peer_connect (presence_fixture_bus ());
  GDBusConnection *system = hiatus_fake_peer_connect (presence_fixture_bus ());
  HiatusPresenceDesktop *desktop = hiatus_presence_desktop_new (session, IDLE_LIMIT_MS);
  HiatusPresence *presence = HIATUS_PRESENCE (desktop);
  HiatusFakePeer *logind = start (LOGIND, "GetUser", g_variant_new ("(o)", "/org/freedesktop/login1/user/_1"));
  HiatusFakePeer *mutter = start (MUTTER, "GetIdletime", g_variant_new ("(t)", (guint64) 0));

  hiatus_fake_peer_answer (logind, "Get Display", g_variant_new ("(v)", g_variant_new ("(so)", "2", SESSION_PATH)));
  hiatus_fake_peer_answer (logind, "Get LockedHint", g_variant_new ("(v)", g_variant_new_boolean (TRUE)));
  hiatus_fake_peer_answer (logind, "Get IdleHint", g_variant_new ("(v)", g_variant_new_boolean (TRUE)));
  hiatus_fake_peer_answer (mutter, "AddIdleWatch", g_variant_new ("(u)", 1));
  hiatus_fake_peer_take_name (logind);
  hiatus_presence_desktop_start (desktop, system);
  hiatus_wait_until (hiatus_presence_get_flags (presence) == (HIATUS_PRESENCE_IDLE | HIATUS_PRESENCE_LOCKED));

  hiatus_fake_peer_take_name (mutter);
  hiatus_wait_until (hiatus_presence_get_flags (presence) == HIATUS_PRESENCE_LOCKED);
  hiatus_fake_peer_stop (mutter);
  hiatus_wait_until (hiatus_presence_get_flags (presence) == (HIATUS_PRESENCE_IDLE | HIATUS_PRESENCE_LOCKED));

  /* Without the system bus nothing that it told holds. */
  g_dbus_connection_close_sync (system, NULL, NULL);
  hiatus_wait_until (hiatus_presence_get_flags (presence) == HIATUS_PRESENCE_HERE);
  g_object_unref (system);
  hiatus_fake_peer_stop (logind);
  finish (desktop, session);
}

static void
test_no_such_display (void)
{
  GDBusConnection *session = hiatus_fake_peer_connect (presence_fixture_bus ());
  HiatusPresenceDesktop *desktop = hiatus_presence_desktop_new (session, IDLE_LIMIT_MS);
  GPtrArray *sources = hiatus_presence_desktop_get_sources (desktop);
  gchar x11[] = ":7654";
  gchar elsewhere[] = "localhost:7654";
  gchar nonsense[] = "7654";
  gchar wayland[] = "/nowhere/wayland-7";
  const HiatusDisplay displays[] = { { NULL, NULL, NULL }, { x11, NULL, NULL }, { elsewhere, NULL, NULL }, { nonsense, NULL, NULL }, { NULL, NULL, wayland } };

  hiatus_presence_desktop_start (desktop, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      hiatus_presence_use_display (HIATUS_PRESENCE (desktop), &displays[i]);
      hiatus_wait_until (hiatus_presence_get_flags (HIATUS_PRESENCE (desktop)) == HIATUS_PRESENCE_HERE);
      /* Each says why it is of no use. */
      for (guint j = 0; j < sources->len; j++)
        {
          g_assert_cmpint (hiatus_presence_source_get_state (g_ptr_array_index (sources, j)), ==, HIATUS_PRESENCE_NOT_HERE);
          g_assert_nonnull (hiatus_presence_source_get_reason (g_ptr_array_index (sources, j)));
        }
      /* No network, not even for a display. */
      if (displays[i].x11 == elsewhere)
        g_assert_nonnull (strstr (hiatus_presence_source_get_reason (g_ptr_array_index (sources, 0)), "no network"));
    }
  finish (desktop, session);
}

/* Of X.h, which has macros of too many names. */
#define FAMILY_INTERNET 0

static void
add_entry (FILE *file,
           guint family,
           const gchar *host,
           const gchar *number,
           const gchar *cookie)
{
  gchar name[] = HIATUS_X11_COOKIE_NAME;
  g_autofree gchar *address = g_strdup (host);
  g_autofree gchar *display = g_strdup (number);
  g_autofree gchar *data = g_strdup (cookie);
  Xauth entry = {
    .family = (unsigned short) family,
    .address_length = (unsigned short) strlen (host),
    .address = address,
    .number_length = (unsigned short) strlen (number),
    .number = display,
    .name_length = (unsigned short) strlen (name),
    .name = name,
    .data_length = (unsigned short) strlen (cookie),
    .data = data,
  };

  g_assert_cmpint (XauWriteAuth (file, &entry), ==, 1);
}

static void
assert_cookie (const gchar *path,
               const gchar *display,
               const gchar *wanted)
{
  g_autoptr (GBytes) cookie = hiatus_x11_cookie_find (path, display, "here");

  if (wanted == NULL)
    g_assert_null (cookie);
  else
    g_assert_cmpmem (g_bytes_get_data (cookie, NULL), g_bytes_get_size (cookie), wanted, strlen (wanted));
}

static void
test_cookie (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "authority", NULL);
  FILE *file = g_fopen (path, "wbe");

  g_assert_nonnull (file);
  add_entry (file, FAMILY_INTERNET, "here", "1", "network");
  add_entry (file, FamilyLocal, "elsewhere", "1", "elsewhere");
  add_entry (file, FamilyLocal, "here", "1", "one");
  add_entry (file, FamilyLocal, "elsewhere", "2", "two");
  add_entry (file, FamilyWild, "", "", "any");
  add_entry (file, FamilyLocal, "here", "3", "three");
  g_assert_cmpint (fclose (file), ==, 0);

  assert_cookie (path, ":1", "one");
  assert_cookie (path, ":1.0", "one");
  assert_cookie (path, "unix:1", "one");
  /* As display managers write it: for any host and any display. The first that fits is the one. */
  assert_cookie (path, ":2", "any");
  assert_cookie (path, ":3", "any");
  assert_cookie (path, "3", NULL);

  g_assert_true (g_file_set_contents (path, "\1\0\0nonsense", -1, NULL));
  assert_cookie (path, ":1", NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_cookie (path, ":1", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/presence/desktop/report", test_report);
  g_test_add_func ("/presence/desktop/together", test_together);
  g_test_add_func ("/presence/desktop/fallback", test_fallback);
  g_test_add_func ("/presence/desktop/no-such-display", test_no_such_display);
  g_test_add_func ("/presence/desktop/cookie", test_cookie);

  return presence_fixture_run ();
}
