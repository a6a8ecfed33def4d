/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Notifications of other programs on the real notification server of the session: each noticed once, those of Hiatus never,
 * and closed where that is wanted. The watcher runs in this program, and knows Alex, whose banners are left alone, and Robin. */

#include "daemon/watchers/watcher.h"
#include "tests/desktop/desk.h"
#include "tests/fakes/fake-peer.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

/* How many notifications come in a row. */
#define ROW 20

GType hiatus_watcher_notifications_get_type (void);

typedef struct
{
  GDBusConnection *daemon;  /* the connection through which banners are closed */
  GDBusConnection *program; /* of another program */
  HiatusMedia media;
  HiatusWatcher *watcher;
  GString *heard;
  GArray *closed; /* the numbers of what is not shown any more */
  guint32 last_id;
  guint n_last;
  guint subscription; /* to what is closed */
} Fixture;

static HiatusContact *
make_contact (const gchar *name, HiatusIncomingAnswer incoming)
{
  HiatusContact *contact = hiatus_contact_new (name);

  g_strfreev (contact->keywords[HIATUS_KEYWORD_NAME]);
  contact->keywords[HIATUS_KEYWORD_NAME] = g_strsplit (name, ";", -1);
  contact->incoming = incoming;

  return contact;
}

static HiatusMatcher *
make_matcher (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);

  g_ptr_array_add (contacts, make_contact ("Alex", HIATUS_INCOMING_ADVISE));
  g_ptr_array_add (contacts, make_contact ("Robin", HIATUS_INCOMING_HUSH));
  g_ptr_array_add (contacts, make_contact ("Marker", HIATUS_INCOMING_IGNORE));

  return hiatus_matcher_new (contacts);
}

static void
on_sighted (HiatusWatcher *watcher, const HiatusSighting *sighting, Fixture *fixture)
{
  if (g_str_equal (sighting->contact->label, "Marker"))
    {
      fixture->n_last++;
      return;
    }
  g_string_append_printf (fixture->heard, "%s %s;", sighting->contact->label, sighting->application);
  if (g_str_equal (sighting->contact->label, "Robin"))
    hiatus_watcher_hush (watcher, sighting->banner);
}

static void
on_closed (GDBusConnection *connection,
           const gchar *sender,
           const gchar *path,
           const gchar *interface,
           const gchar *signal,
           GVariant *parameters,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  guint32 id;

  g_variant_get (parameters, "(uu)", &id, NULL);
  g_array_append_val (fixture->closed, id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusMatcher) matcher = make_matcher ();

  fixture->daemon = hiatus_fake_peer_connect (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  fixture->program = hiatus_fake_peer_connect (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  fixture->heard = g_string_new (NULL);
  fixture->closed = g_array_new (FALSE, FALSE, sizeof (guint32));
  fixture->subscription = g_dbus_connection_signal_subscribe (fixture->program, NULL, NAME, "NotificationClosed", PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_closed, fixture, NULL);
  fixture->media = (HiatusMedia){ .session = fixture->daemon, .session_address = g_getenv ("DBUS_SESSION_BUS_ADDRESS") };
  fixture->watcher = hiatus_watcher_new (hiatus_watcher_notifications_get_type ());
  hiatus_watcher_set_matcher (fixture->watcher, matcher);
  g_signal_connect (fixture->watcher, "sighted", G_CALLBACK (on_sighted), fixture);
  hiatus_watcher_start (fixture->watcher, &fixture->media);
  hiatus_wait_until (hiatus_watcher_get_state (fixture->watcher) != HIATUS_WATCHER_STARTING);
  g_assert_cmpint (hiatus_watcher_get_state (fixture->watcher), ==, HIATUS_WATCHER_ON);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->watcher);
  /* A signal may be under way to a fixture that is gone by then. */
  g_dbus_connection_signal_unsubscribe (fixture->program, fixture->subscription);
  g_dbus_connection_close_sync (fixture->program, NULL, NULL);
  g_object_unref (fixture->program);
  g_dbus_connection_close_sync (fixture->daemon, NULL, NULL);
  g_object_unref (fixture->daemon);
  g_string_free (fixture->heard, TRUE);
  g_array_unref (fixture->closed);
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GVariant *
call (Fixture *fixture, const gchar *name, const gchar *path, const gchar *interface, const gchar *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GVariant *reply;

  g_dbus_connection_call (fixture->program,
                          name,
                          path,
                          interface,
                          method,
                          arguments,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          HIATUS_WAIT_LIMIT_MS,
                          NULL,
                          on_answered,
                          &result);
  hiatus_wait_until (result != NULL);
  reply = g_dbus_connection_call_finish (fixture->program, result, &error);
  g_assert_no_error (error);

  return reply;
}

/* Returns: the number that the server gave it. */
static guint32
show (Fixture *fixture, const gchar *summary, const gchar *body, const gchar *hints)
{
  GVariant *arguments =
      g_variant_new ("(susss@as@a{sv}i)", "Chat", 0, "", summary, body, g_variant_new_strv (NULL, 0), g_variant_new_parsed (hints), 60000);
  g_autoptr (GVariant) reply = call (fixture, NAME, PATH, NAME, "Notify", arguments);
  guint32 id = 0;

  g_variant_get (reply, "(u)", &id);

  return id;
}

/* Waits until the watcher has seen everything that was shown before, and what a server makes of it. */
static void
assert_heard (Fixture *fixture, const gchar *wanted)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      const guint n = fixture->n_last;

      show (fixture, "Marker", "", "{'transient': <true>}");
      hiatus_wait_until (fixture->n_last > n);
    }
  g_assert_cmpstr (fixture->heard->str, ==, wanted);
  g_string_truncate (fixture->heard, 0);
}

static gboolean
is_closed (Fixture *fixture, guint32 id)
{
  for (guint i = 0; i < fixture->closed->len; i++)
    if (g_array_index (fixture->closed, guint32, i) == id)
      return TRUE;

  return FALSE;
}

static void
test_noticed_once (Fixture *fixture, gconstpointer data)
{
  show (fixture, "Alex", "hello", "@a{sv} {}");
  assert_heard (fixture, "Alex Chat;");
  show (fixture, "A message", "from <b>Al</b>ex &amp; Sam", "{'desktop-entry': <'org.signal.Signal'>, 'sender-pid': <int64 7>}");
  assert_heard (fixture, "Alex org.signal.Signal;");
  show (fixture, "Sam", "is somebody else", "@a{sv} {}");
  assert_heard (fixture, "");
}

static void
test_own_never (Fixture *fixture, gconstpointer data)
{
  show (fixture, "Alex", "hello", "{'x-hiatus': <true>}");
  assert_heard (fixture, "");
}

static void
test_hushed (Fixture *fixture, gconstpointer data)
{
  const guint32 other = show (fixture, "Alex", "hello", "@a{sv} {}");
  const guint32 id = show (fixture, "Robin", "hello", "@a{sv} {}");

  hiatus_wait_until (is_closed (fixture, id));
  g_assert_false (is_closed (fixture, other));
  assert_heard (fixture, "Alex Chat;Robin Chat;");
}

static void
test_hushed_in_a_row (Fixture *fixture, gconstpointer data)
{
  guint32 ids[ROW];

  for (guint i = 0; i < ROW; i++)
    {
      g_autofree gchar *body = g_strdup_printf ("message %u", i);

      ids[i] = show (fixture, "Robin", body, "@a{sv} {}");
    }
  for (guint i = 0; i < ROW; i++)
    hiatus_wait_until (is_closed (fixture, ids[i]));
}

/* How many notifications GNOME Shell has with this title. */
static guint
count_shown (Fixture *fixture, const gchar *title)
{
  g_autofree gchar *script =
      g_strdup_printf ("imports.ui.main.messageTray.getSources ()"
                       ".reduce ((n, source) => n + source.notifications.filter (shown => shown.title === '%s').length, 0)",
                       title);
  g_autoptr (GVariant) reply = call (fixture, "org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell", "Eval", g_variant_new ("(s)", script));
  const gchar *answer = NULL;

  g_variant_get (reply, "(b&s)", NULL, &answer);

  return (guint) g_ascii_strtoull (answer, NULL, 10);
}

static void
show_gtk (Fixture *fixture, const gchar *title)
{
  /* An application that is there with every GNOME Shell. */
  g_variant_unref (call (fixture,
                         "org.gtk.Notifications",
                         "/org/gtk/Notifications",
                         "org.gtk.Notifications",
                         "AddNotification",
                         g_variant_new_parsed ("('org.gnome.Shell.Extensions', %s, {'title': <%s>, 'body': <'hello'>})", title, title)));
}

static void
test_gtk (Fixture *fixture, gconstpointer data)
{
  show_gtk (fixture, "Alex");
  g_assert_cmpuint (count_shown (fixture, "Alex"), ==, 1);
  show_gtk (fixture, "Robin");
  hiatus_wait_until (fixture->heard->len > strlen ("Alex org.gnome.Shell.Extensions;"));
  hiatus_desk_wait_until (count_shown (fixture, "Robin") == 0);
  g_assert_cmpuint (count_shown (fixture, "Alex"), ==, 1);
  assert_heard (fixture, "Alex org.gnome.Shell.Extensions;Robin org.gnome.Shell.Extensions;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/watch-notifications/noticed-once", Fixture, NULL, set_up, test_noticed_once, tear_down);
  g_test_add ("/watch-notifications/own-never", Fixture, NULL, set_up, test_own_never, tear_down);
  g_test_add ("/watch-notifications/hushed", Fixture, NULL, set_up, test_hushed, tear_down);
  g_test_add ("/watch-notifications/hushed-in-a-row", Fixture, NULL, set_up, test_hushed_in_a_row, tear_down);
  if (g_strcmp0 (g_getenv ("SESSION_DESKTOP"), "gnome") == 0)
    g_test_add ("/watch-notifications/gtk", Fixture, NULL, set_up, test_gtk, tear_down);

  return g_test_run ();
}
