/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/doctor.h"

#include <glib/gi18n.h>

#include "daemon/api/names.h"

/* Long enough for whoever is alive, short enough for a person who waits for the page. */
#define PATIENCE_MS 2000

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"
#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define WATCHER_NAME "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"
#define SYSTEMD_NAME "org.freedesktop.systemd1"
#define SYSTEMD_PATH "/org/freedesktop/systemd1"

#define AUTOSTART_FILE "hiatus-tray.desktop"

/* What the doctor looks at, and what it has found. */
typedef struct
{
  HiatusClient *client;
  GDBusConnection *connection; /* (unowned) (nullable): %NULL where there is no bus */
  gchar *server;               /* (owned) (nullable): the name of the notification server */
  GVariantBuilder rows;
} Doctor;

static void
add_row (Doctor *self, const gchar *group, const gchar *name, const gchar *state, const gchar *sentence)
{
  /* The paths in it may be of any bytes. */
  g_autofree gchar *valid = g_utf8_make_valid (sentence, -1);

  g_variant_builder_add (&self->rows, "(ssss)", group, name, state, valid);
}

/* Asks somebody who is there; nobody is started for it. Returns: (nullable): the answer */
static GVariant *
ask (Doctor *self, const gchar *name, const gchar *path, const gchar *interface, const gchar *method, GVariant *parameters, const gchar *type, GError **error)
{
  return g_dbus_connection_call_sync (self->connection,
                                      name,
                                      path,
                                      interface,
                                      method,
                                      parameters,
                                      G_VARIANT_TYPE (type),
                                      G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                      PATIENCE_MS,
                                      NULL,
                                      error);
}

static gboolean
has_owner (Doctor *self, const gchar *name)
{
  g_autoptr (GVariant) reply = ask (self, BUS_NAME, BUS_PATH, BUS_NAME, "NameHasOwner", g_variant_new ("(s)", name), "(b)", NULL);
  gboolean owned = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

static gboolean
can_be_started (Doctor *self, const gchar *name)
{
  g_autoptr (GVariant) reply = ask (self, BUS_NAME, BUS_PATH, BUS_NAME, "ListActivatableNames", NULL, "(as)", NULL);
  g_autofree const gchar **names = NULL;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(^a&s)", &names);
  return g_strv_contains (names, name);
}

/* --- the session bus and the daemon --- */

/* Returns: whether there is a bus */
static gboolean
examine_bus (Doctor *self)
{
  g_autoptr (GError) error = NULL;

  self->connection = hiatus_client_connect (self->client, &error);
  if (self->connection == NULL)
    add_row (self, "bus", "session-bus", "missing", error->message);
  else
    add_row (self, "bus", "session-bus", "ok", _ ("The session bus answers."));
  return self->connection != NULL;
}

/* Returns: (transfer full) (nullable): the rows of the daemon, which the bus starts if need be */
static GVariant *
examine_daemon (Doctor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (self->client, "Examine", NULL, "(a(ssss))", &error);

  if (reply == NULL)
    {
      add_row (self, "bus", "daemon", "missing", error->message);
      return NULL;
    }
  add_row (self, "bus", "daemon", "ok", _ ("The daemon answers."));
  return g_variant_get_child_value (reply, 0);
}

static void
add_rows_of_daemon (Doctor *self, GVariant *rows)
{
  const gchar *group, *name, *state, *sentence;
  GVariantIter iter;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &group, &name, &state, &sentence))
    add_row (self, group, name, state, sentence);
}

/* --- pop-ups --- */

static void
examine_abilities (Doctor *self)
{
  g_autoptr (GVariant) reply = ask (self, SERVER_NAME, SERVER_PATH, SERVER_NAME, "GetCapabilities", NULL, "(as)", NULL);
  g_autofree const gchar **abilities = NULL;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(^a&s)", &abilities);
  if (g_strv_contains (abilities, "actions"))
    add_row (self, "popups", "actions", "ok", _ ("It shows buttons."));
  else
    add_row (self, "popups", "actions", "limited", _ ("It shows no buttons: the rows of the tray menu take your answers."));
  if (g_strv_contains (abilities, "body-markup"))
    add_row (self, "popups", "body-markup", "ok", _ ("It reads texts as markup; Hiatus sends them so that they arrive as they are."));
  else
    add_row (self, "popups", "body-markup", "ok", _ ("It shows texts as they are."));
  if (g_strv_contains (abilities, "persistence"))
    add_row (self, "popups", "persistence", "ok", _ ("It keeps pop-ups until you have dealt with them."));
  else
    add_row (self, "popups", "persistence", "limited", _ ("A pop-up goes after a while, answered or not; the rows of the tray menu stay."));
}

static void
examine_absent_server (Doctor *self)
{
  if (can_be_started (self, SERVER_NAME))
    add_row (self, "popups", "server", "ok", _ ("The notification server does not run yet; the bus starts it with the first pop-up."));
  else
    add_row (self, "popups", "server", "missing", _ ("No notification server runs, so no pop-up can be shown: install one, such as dunst, mako or xfce4-notifyd."));
}

static void
examine_server (Doctor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autofree gchar *sentence = NULL;
  const gchar *version;

  if (!has_owner (self, SERVER_NAME))
    {
      examine_absent_server (self);
      return;
    }
  reply = ask (self, SERVER_NAME, SERVER_PATH, SERVER_NAME, "GetServerInformation", NULL, "(ssss)", &error);
  if (reply == NULL)
    {
      g_dbus_error_strip_remote_error (error);
      sentence = g_strdup_printf (_ ("The notification server does not answer (%s), and pop-ups wait for it: restart it, or log out and in again."), error->message);
      add_row (self, "popups", "server", "missing", sentence);
      return;
    }
  g_variant_get (reply, "(s&s&s&s)", &self->server, NULL, &version, NULL);
  sentence = g_strdup_printf (_ ("%s %s shows them."), self->server, version);
  add_row (self, "popups", "server", "ok", sentence);
  examine_abilities (self);
}

/* --- the tray --- */

static gboolean
has_tray_host (Doctor *self)
{
  g_autoptr (GVariant) reply = ask (self,
                                    WATCHER_NAME,
                                    WATCHER_PATH,
                                    "org.freedesktop.DBus.Properties",
                                    "Get",
                                    g_variant_new ("(ss)", WATCHER_NAME, "IsStatusNotifierHostRegistered"),
                                    "(v)",
                                    NULL);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(v)", &value);
  return g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value);
}

static void
examine_tray (Doctor *self)
{
  if (has_tray_host (self))
    add_row (self, "tray", "host", "ok", _ ("There is a tray for the moon."));
  else
    add_row (self,
             "tray",
             "host",
             "limited",
             _ ("No panel tells of a tray. One of the old kind shows the moon all the same; where there is none, "
                "'hiatus' has the menu's rows. GNOME gets a tray with the extension AppIndicator "
                "(the package gnome-shell-extension-appindicator)."));
  if (has_owner (self, HIATUS_TRAY_BUS_NAME))
    add_row (self, "tray", "program", "ok", _ ("The tray runs."));
  else
    add_row (self, "tray", "program", "off", _ ("The tray does not run. It comes with the next login, or now with 'hiatus-tray'."));
}

/* --- how it starts --- */

static gboolean
is_switched_off (GKeyFile *file)
{
  g_autoptr (GError) error = NULL;

  if (g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL))
    return TRUE;
  return !g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", &error) && error == NULL;
}

static void
examine_autostart_file (Doctor *self, const gchar *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree gchar *sentence = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    {
      sentence = g_strdup_printf (_ ("%s cannot be read (%s), so the tray does not start with the session: delete it, or install Hiatus anew."), path, error->message);
      add_row (self, "start", "autostart", "missing", sentence);
    }
  else if (is_switched_off (file))
    {
      sentence = g_strdup_printf (_ ("The tray does not start with the session, because %s says so: delete that file if it should."), path);
      add_row (self, "start", "autostart", "off", sentence);
    }
  else
    {
      sentence = g_strdup_printf (_ ("%s starts the tray with the session."), path);
      add_row (self, "start", "autostart", "ok", sentence);
    }
}

/* The first file counts, and hides those in the folders that follow. */
static void
examine_autostart (Doctor *self, const gchar *const *config_folders)
{
  g_autofree gchar *nowhere = NULL;

  for (guint i = 0; config_folders[i] != NULL; i++)
    {
      g_autofree gchar *path = g_build_filename (config_folders[i], "autostart", AUTOSTART_FILE, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      examine_autostart_file (self, path);
      return;
    }
  nowhere = g_strdup_printf (_ ("Nothing starts the tray with the session, for no autostart folder has %s: install Hiatus anew."), AUTOSTART_FILE);
  add_row (self, "start", "autostart", "missing", nowhere);
}

static void
examine_unit (Doctor *self, const gchar *unit)
{
  g_autoptr (GVariant) reply = ask (self,
                                    SYSTEMD_NAME,
                                    SYSTEMD_PATH,
                                    SYSTEMD_NAME ".Manager",
                                    "GetUnitFileState",
                                    g_variant_new ("(s)", unit),
                                    "(s)",
                                    NULL);
  g_autofree gchar *sentence = NULL;
  const gchar *state = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(&s)", &state);
  if (state == NULL)
    {
      sentence = g_strdup_printf (_ ("systemd does not know %s, so nothing starts it again after a crash: install Hiatus anew, then 'systemctl --user daemon-reload'."), unit);
      add_row (self, "start", unit, "limited", sentence);
    }
  else if (g_str_has_prefix (state, "masked"))
    {
      sentence = g_strdup_printf (_ ("%s is masked, so systemd does not start it: 'systemctl --user unmask %s'."), unit, unit);
      add_row (self, "start", unit, "off", sentence);
    }
  else
    {
      sentence = g_strdup_printf (_ ("systemd knows %s, and starts it again after a crash."), unit);
      add_row (self, "start", unit, "ok", sentence);
    }
}

static void
examine_units (Doctor *self)
{
  if (!has_owner (self, SYSTEMD_NAME))
    {
      add_row (self, "start", "units", "off", _ ("No systemd runs this session: the bus starts the daemon when it is called, and puts no sandbox around it."));
      return;
    }
  examine_unit (self, "hiatusd.service");
  examine_unit (self, "hiatus-tray.service");
}

/* --- what lies outside our reach --- */

static void
examine_history (Doctor *self)
{
  const struct
  {
    const gchar *server;
    const gchar *sentence;
  } histories[] = {
    { "dunst", _ ("dunst keeps past pop-ups until it ends; 'history_length' in its dunstrc says how many.") },
    { "mako", _ ("mako keeps past pop-ups until it ends; 'max-history' in its configuration says how many.") },
    { "gnome-shell", _ ("GNOME keeps pop-ups in the list under its clock until they are removed there.") },
    { "Xfce Notify Daemon", _ ("xfce4-notifyd writes a log of pop-ups to the disk where its settings ask for one.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (histories); i++)
    if (g_strcmp0 (self->server, histories[i].server) == 0)
      {
        add_row (self, "reach", "history", "limited", histories[i].sentence);
        return;
      }
  add_row (self, "reach", "history", "limited", _ ("A desktop may keep a history of pop-ups. Those of Hiatus name nobody."));
}

static void
examine_reach (Doctor *self)
{
  examine_history (self);
  add_row (self, "reach", "snapshots", "limited", _ ("Snapshots and backups of the disk may still have what is erased here."));
  add_row (self, "reach", "swap", "limited", _ ("What is in memory may be written to swap; only encrypted swap keeps it to itself."));
  add_row (self, "reach", "password", "limited", _ ("Whoever knows your password, or controls this computer, can read all of it."));
}

/**
 * hiatus_doctor_examine:
 * @client: the way to the bus and the daemon
 * @config_folders: (array zero-terminated=1): where the desktop's configuration is, the person's own folder first
 *
 * Looks at the desktop, and asks the daemon what only that knows. Starts the daemon if need be, and nothing else.
 *
 * Returns: (transfer floating): rows of type a(ssss), as Examine() documents them, with the further groups `bus`,
 *   `tray`, `start` and `reach`
 */
GVariant *
hiatus_doctor_examine (HiatusClient *client, const gchar *const *config_folders)
{
  Doctor self = { .client = client };
  g_autoptr (GVariant) rows = NULL;

  g_variant_builder_init (&self.rows, G_VARIANT_TYPE ("a(ssss)"));
  if (examine_bus (&self))
    {
      rows = examine_daemon (&self);
      examine_server (&self);
      examine_tray (&self);
      if (rows != NULL)
        add_rows_of_daemon (&self, rows);
    }
  examine_autostart (&self, config_folders);
  if (self.connection != NULL)
    examine_units (&self);
  examine_reach (&self);
  g_free (self.server);
  return g_variant_builder_end (&self.rows);
}
