/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of forgetting. Texts with a word that is nowhere else go through every watcher of the real daemon, with a
 * match and without, while it logs all that it can. Then other texts, at least as long, go the same way. After that the
 * word is nowhere: not in a file of Hiatus, not in its log, not in anything that it said on the bus, and not in its
 * memory. For a session on X11 with a panel and dunst, as root. */

#include <string.h>
#include <unistd.h>

#include "daemon/api/names.h"
#include "tests/desktop/desk.h"
#include "tests/desktop/owner-x11.h"
#include "tests/desktop/traces.h"

/* How long the texts are: a line, and more than a program reads at once. */
#define SHORT_TEXT 200
#define LONG_TEXT 40000

/* The word, and another one for the texts that come after it. They are longer. */
#define WORD "Q\303\234IXL\303\222RPf\303\266ld"
#define WORD_FOLDED "quixlorpfold"
#define OTHER_WORD "Something entirely else"
#define LONGER 64

/* Two people for each source: one to be noticed with the word, one after it. */
enum
{
  NOTIFIED,
  TITLED,
  COPIED,
  N_WAYS
};

static const gchar *const names[2][N_WAYS] = { { "Ottilie", "Barnaby", "Cornelius" }, { "Philippa", "Ferdinand", "Gwendolyn" } };

typedef struct
{
  HiatusDesk *desk;
  gchar *log; /* what the daemon says to its outputs goes there */
  pid_t process;
  HiatusOwner *window; /* a program with a window, whose title changes */
  GDBusConnection *monitor;
  GMutex lock;
  GByteArray *said; /* guarded by @lock: all that was said on the bus by others than this test */
  guint n_notified; /* guarded by @lock: how often the daemon asked for a pop-up */
} Fixture;

/* In the thread of the connection. The daemon speaks over more than one connection of its own. */
static GDBusMessage *
on_message (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  Fixture *fixture = user_data;
  const gchar *sender = g_dbus_message_get_sender (message);
  g_autofree guchar *bytes = NULL;
  gsize length = 0;

  if (!incoming)
    return message;

  if (g_strcmp0 (sender, g_dbus_connection_get_unique_name (fixture->desk->bus)) != 0)
    {
      bytes = g_dbus_message_to_blob (message, &length, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);
      g_mutex_lock (&fixture->lock);
      if (bytes != NULL)
        g_byte_array_append (fixture->said, bytes, (guint) length);
      fixture->n_notified += g_strcmp0 (g_dbus_message_get_member (message), "Notify") == 0;
      g_mutex_unlock (&fixture->lock);
    }
  /* GDBus would answer a call, and the bus throws a monitor out that says something. */
  if (g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  g_object_unref (message);

  return NULL;
}

static void
begin_to_listen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  fixture->monitor = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"), G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Before it: calls pass from then on. */
  g_dbus_connection_add_filter (fixture->monitor, on_message, fixture, NULL);
  reply = g_dbus_connection_call_sync (
      fixture->monitor, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring", "BecomeMonitor", g_variant_new ("(@asu)", g_variant_new_strv (NULL, 0), 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_notified (Fixture *fixture)
{
  guint n;

  g_mutex_lock (&fixture->lock);
  n = fixture->n_notified;
  g_mutex_unlock (&fixture->lock);

  return n;
}

/* Whether all three sources are really watched. */
static gboolean
watches_all (Fixture *fixture)
{
  g_autoptr (GVariant) state = hiatus_desk_state (fixture->desk);
  g_autoptr (GVariant) watching = g_variant_lookup_value (state, "watching", G_VARIANT_TYPE_STRING_ARRAY);

  return watching != NULL && g_variant_n_children (watching) == N_WAYS;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HiatusDesk *desk = hiatus_desk_new ();

  fixture->desk = desk;
  fixture->log = hiatus_desk_path (desk, "daemon.log");
  g_mutex_init (&fixture->lock);
  fixture->said = g_byte_array_new ();
  g_subprocess_launcher_setenv (desk->launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  g_subprocess_launcher_set_flags (desk->launcher, G_SUBPROCESS_FLAGS_NONE);
  g_subprocess_launcher_set_stdout_file_path (desk->launcher, fixture->log);
  g_subprocess_launcher_set_stderr_file_path (desk->launcher, fixture->log);
  hiatus_desk_start_daemon (desk);
  g_subprocess_launcher_set_stdout_file_path (desk->launcher, NULL);
  g_subprocess_launcher_set_stderr_file_path (desk->launcher, NULL);
  g_subprocess_launcher_unsetenv (desk->launcher, "G_MESSAGES_DEBUG");
  fixture->process = hiatus_desk_find_process (desk, HIATUS_BUS_NAME);

  g_free (hiatus_desk_hiatus (desk, "plan start"));
  for (guint round = 0; round < 2; round++)
    for (guint way = 0; way < N_WAYS; way++)
      {
        g_autofree gchar *add = g_strdup_printf ("contacts add P%u%u --name %s", round, way, names[round][way]);

        g_free (hiatus_desk_hiatus (desk, add));
      }
  hiatus_desk_start_tray (desk);
  g_free (hiatus_desk_hiatus (desk, "watch on notifications titles clipboard"));
  hiatus_desk_wait_until (watches_all (fixture));
  fixture->window = hiatus_owner_new (HIATUS_OWNER_ANSWERS, (const gchar *const[]){ NULL }, "", 0);
  hiatus_owner_open_window (fixture->window);
  begin_to_listen (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_owner_free (fixture->window);
  g_dbus_connection_close_sync (fixture->monitor, NULL, NULL);
  g_object_unref (fixture->monitor);
  hiatus_desk_stop_daemon (fixture->desk);
  hiatus_desk_free (fixture->desk);
  g_byte_array_unref (fixture->said);
  g_mutex_clear (&fixture->lock);
  g_free (fixture->log);
}

/* A text that is full of a word: whatever piece of it is left somewhere has the word in it. What follows the word tells
 * where the text went. */
static gchar *
make_text (const gchar *word, guint way, const gchar *name, gsize length)
{
  static const gchar *const ways[] = { "notified", "titled", "copied" };
  GString *text = g_string_new (name == NULL ? "Nobody" : name);

  while (text->len < length)
    g_string_append_printf (text, " %s%s%s", word, ways[way], name == NULL ? "" : "found");

  return g_string_free (text, FALSE);
}

static void
notify (Fixture *fixture, const gchar *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (fixture->desk->bus,
                                                            "org.freedesktop.Notifications",
                                                            "/org/freedesktop/Notifications",
                                                            "org.freedesktop.Notifications",
                                                            "Notify",
                                                            g_variant_new ("(susssasa{sv}i)", "Letters", 0u, "", text, text, NULL, NULL, -1),
                                                            NULL,
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

static void
copy (const gchar *text)
{
  HiatusOwner *owner = hiatus_owner_new (HIATUS_OWNER_ANSWERS, (const gchar *const[]){ "UTF8_STRING", NULL }, text, strlen (text));

  hiatus_owner_take (owner);
  hiatus_wait_until (owner->n_read == 1);
  hiatus_wait_idle ();
  hiatus_owner_free (owner);
}

/* Sends a text through each watcher, without a match and then with one. Of the one that was noticed the daemon says so, and
 * by then it has seen the other, too. */
static void
send (Fixture *fixture, guint round, const gchar *word, gsize length)
{
  for (guint way = 0; way < N_WAYS; way++)
    {
      g_autofree gchar *plain = make_text (word, way, NULL, length);
      g_autofree gchar *found = make_text (word, way, names[round][way], length);
      const gchar *texts[] = { plain, found };
      guint n_before = count_notified (fixture);

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        switch (way)
          {
          case NOTIFIED:
            notify (fixture, texts[i]);
            break;
          case TITLED:
            hiatus_owner_set_title (fixture->window, texts[i]);
            break;
          case COPIED:
          default:
            copy (texts[i]);
            break;
          }
      hiatus_desk_wait_until (count_notified (fixture) > n_before);
    }
}

/* All that the daemon tells whoever asks. */
static void
ask_everything (Fixture *fixture)
{
  g_autoptr (GVariant) state = hiatus_desk_state (fixture->desk);
  g_autoptr (GVariant) events = hiatus_desk_events (fixture->desk);
  g_autoptr (GVariant) sources = hiatus_desk_call (fixture->desk, "ListSources", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) properties = g_dbus_connection_call_sync (
      fixture->desk->bus, HIATUS_BUS_NAME, HIATUS_OBJECT_PATH, "org.freedesktop.DBus.Properties", "GetAll", g_variant_new ("(s)", HIATUS_INTERFACE), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (state != NULL && events != NULL && sources != NULL && properties != NULL);
}

static gchar *
find_said (Fixture *fixture, HiatusTraces *traces)
{
  gchar *found;

  g_mutex_lock (&fixture->lock);
  found = hiatus_traces_find (traces, fixture->said->data, fixture->said->len);
  g_mutex_unlock (&fixture->lock);

  return found;
}

static void
assert_nowhere (Fixture *fixture, HiatusTraces *traces)
{
  g_autofree gchar *in_files = hiatus_traces_find_in_folder (traces, fixture->desk->folder);
  g_autofree gchar *in_memory = hiatus_traces_find_in_process (traces, fixture->process);
  g_autofree gchar *on_bus = find_said (fixture, traces);

  g_assert_cmpstr (in_files, ==, NULL);
  g_assert_cmpstr (on_bus, ==, NULL);
  g_assert_cmpstr (in_memory, ==, NULL);
}

/* The search finds what is there: a name on the list is in a file and in the memory, and the word in this test's own. */
static void
assert_search_finds (Fixture *fixture, HiatusTraces *traces)
{
  g_autoptr (HiatusTraces) name = hiatus_traces_new (names[0][TITLED], names[0][TITLED]);
  g_autoptr (HiatusTraces) signal = hiatus_traces_new ("NotificationClosed", "Notify");
  g_autofree gchar *in_files = hiatus_traces_find_in_folder (name, fixture->desk->folder);
  g_autofree gchar *in_memory = hiatus_traces_find_in_process (name, fixture->process);
  g_autofree gchar *in_own_memory = hiatus_traces_find_in_process (traces, getpid ());
  g_autofree gchar *on_bus = find_said (fixture, signal);
  g_autofree gchar *log = NULL;

  g_assert_nonnull (in_files);
  g_assert_nonnull (in_memory);
  g_assert_nonnull (in_own_memory);
  g_assert_nonnull (on_bus);
  g_assert_true (g_file_get_contents (fixture->log, &log, NULL, NULL));
  g_assert_cmpuint (strlen (log), >, 0);
}

static void
test_forgetting (Fixture *fixture, gconstpointer data)
{
  gsize length = GPOINTER_TO_SIZE (data);
  g_autoptr (HiatusTraces) traces = hiatus_traces_new (WORD, WORD_FOLDED);

  send (fixture, 0, WORD, length);
  send (fixture, 1, OTHER_WORD, length + LONGER);
  ask_everything (fixture);
  assert_search_finds (fixture, traces);
  assert_nowhere (fixture, traces);
  g_assert_true (watches_all (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/forgetting/short", Fixture, GSIZE_TO_POINTER (SHORT_TEXT), set_up, test_forgetting, tear_down);
  g_test_add ("/forgetting/long", Fixture, GSIZE_TO_POINTER (LONG_TEXT), set_up, test_forgetting, tear_down);

  return g_test_run ();
}
