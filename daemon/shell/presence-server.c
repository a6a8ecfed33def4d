/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>

#include "daemon/shell/peer.h"

#define SERVER "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"

#define MAKO "fr.emersion.Mako"

#define XFCONF "org.xfce.Xfconf"
#define XFCE_CHANNEL "xfce4-notifyd"
#define XFCE_PROPERTY "/do-not-disturb"

#define GNOME_SCHEMA "org.gnome.desktop.notifications"
#define GNOME_KEY "show-banners"

static HiatusPeerAnswer read_server (const HiatusQuestion *question,
                                     GVariant *parameters,
                                     gpointer user_data);
static HiatusPeerAnswer read_modes (const HiatusQuestion *question,
                                    GVariant *parameters,
                                    gpointer user_data);
static HiatusPeerAnswer read_mako_change (const HiatusQuestion *question,
                                          GVariant *parameters,
                                          gpointer user_data);
static HiatusPeerAnswer read_xfconf_change (const HiatusQuestion *question,
                                            GVariant *parameters,
                                            gpointer user_data);

static const HiatusQuestion server_question = {
  .bus_name = SERVER,
  .path = SERVER_PATH,
  .interface = SERVER,
  .method = "GetServerInformation",
  .read_reply = read_server,
};

/**
 * Kind:
 * @server: the name that the server gives itself; %NULL for all others
 * @question: whether it was told to hold pop-ups
 * @first, @second: (nullable): the parameters
 *
 * A kind of notification server.
 */
typedef struct
{
  const gchar *server;
  HiatusQuestion question;
  const gchar *first;
  const gchar *second;
} Kind;

static const Kind kinds[] = {
  {
      .server = "dunst",
      .question = { .bus_name = SERVER, .path = SERVER_PATH, HIATUS_QUESTION_PROPERTY ("org.dunstproject.cmd0", "paused") },
      .first = "org.dunstproject.cmd0",
      .second = "paused",
  },
  {
      .server = "mako",
      .question = {
          .bus_name = SERVER,
          .path = "/fr/emersion/Mako",
          .interface = MAKO,
          .method = "ListModes",
          /* From mako 1.8 on; an older one is asked each time somebody waits for an answer. */
          .signal_interface = HIATUS_PROPERTIES,
          .signal = "PropertiesChanged",
          .signal_argument = MAKO,
          .read_reply = read_modes,
          .read_signal = read_mako_change,
      },
  },
  {
      .server = "Xfce Notify Daemon",
      .question = {
          .bus_name = XFCONF,
          .path = "/org/xfce/Xfconf",
          .interface = XFCONF,
          .method = "GetProperty",
          .signal_interface = XFCONF,
          .signal_argument = XFCE_CHANNEL,
          /* No such channel or property: it was never switched on. */
          .errors_for_no = XFCONF ".Error.",
          .read_reply = hiatus_read_boolean,
          .read_signal = read_xfconf_change,
      },
      .first = XFCE_CHANNEL,
      .second = XFCE_PROPERTY,
  },
  /* KDE's own, which others are free to have. */
  {
      .question = { .bus_name = SERVER, .path = SERVER_PATH, HIATUS_QUESTION_PROPERTY (SERVER, "Inhibited") },
      .first = SERVER,
      .second = "Inhibited",
  },
};

/* The modes of mako that mean it: the one of its manual, and what people also call it. */
static const gchar *const quiet_modes[] = { "do-not-disturb", "dnd", NULL };

/**
 * HiatusPresenceServer:
 *
 * Whether the notification server was told to hold pop-ups. Each kind of server has its own way to say so. It is asked
 * once when it appears, to know whether it can tell, and followed only while somebody waits for an answer: dunst
 * speaks up at each pop-up of anybody.
 */
struct _HiatusPresenceServer
{
  HiatusPresenceSource parent_instance;
  GDBusConnection *connection; /* the medium */
  HiatusPeer *server;          /* (owned) (nullable) */
  gchar *server_name;          /* (owned) (nullable): as it calls itself */
  HiatusPeer *peer;            /* (owned) (nullable): the question to its kind */
  GSettings *gnome;            /* (owned) (nullable): of GNOME's */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceServer, hiatus_presence_server, HIATUS_TYPE_PRESENCE_SOURCE)

static HiatusPeerAnswer
read_server (const HiatusQuestion *question,
             GVariant *parameters,
             gpointer user_data)
{
  HiatusPresenceServer *self = user_data;

  g_clear_pointer (&self->server_name, g_free);
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssss)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (parameters, "(ssss)", &self->server_name, NULL, NULL, NULL);
  return HIATUS_PEER_ANSWER_YES;
}

static HiatusPeerAnswer
read_modes (const HiatusQuestion *question,
            GVariant *parameters,
            gpointer user_data)
{
  g_autofree const gchar **modes = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(as)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (parameters, "(^a&s)", &modes);
  for (guint i = 0; modes[i] != NULL; i++)
    if (g_strv_contains (quiet_modes, modes[i]))
      return HIATUS_PEER_ANSWER_YES;

  return HIATUS_PEER_ANSWER_NO;
}

static HiatusPeerAnswer
read_mako_change (const HiatusQuestion *question,
                  GVariant *parameters,
                  gpointer user_data)
{
  return HIATUS_PEER_ANSWER_PENDING;
}

/* PropertyChanged (channel, property, value) and PropertyRemoved (channel, property). */
static HiatusPeerAnswer
read_xfconf_change (const HiatusQuestion *question,
                    GVariant *parameters,
                    gpointer user_data)
{
  const gchar *property;
  g_autoptr (GVariant) value = NULL;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    g_variant_get (parameters, "(&s&sv)", NULL, &property, &value);
  else if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ss)")))
    g_variant_get (parameters, "(&s&s)", NULL, &property);
  else
    return HIATUS_PEER_ANSWER_UNKNOWN;

  if (!g_str_equal (property, XFCE_PROPERTY))
    return HIATUS_PEER_ANSWER_UNKNOWN;
  if (value == NULL)
    return HIATUS_PEER_ANSWER_NO;
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  return g_variant_get_boolean (value) ? HIATUS_PEER_ANSWER_YES : HIATUS_PEER_ANSWER_NO;
}

static void
forget_question (HiatusPresenceServer *self)
{
  if (self->gnome != NULL)
    g_signal_handlers_disconnect_by_data (self->gnome, self);
  g_clear_object (&self->gnome);
  g_clear_pointer (&self->peer, hiatus_peer_free);
}

static void
refuse (HiatusPresenceServer *self)
{
  g_autofree gchar *reason = NULL;

  if (self->server_name != NULL)
    reason = g_strdup_printf (_ ("The notification server '%s' does not say whether it was told to hold pop-ups. 'Quiet' in Hiatus's menu works everywhere."), self->server_name);
  else
    reason = g_strdup (_ ("The notification server does not say what it is. 'Quiet' in Hiatus's menu works everywhere."));
  if (!hiatus_presence_source_is_attended (HIATUS_PRESENCE_SOURCE (self)))
    forget_question (self);
  hiatus_presence_source_refuse (HIATUS_PRESENCE_SOURCE (self), reason);
}

/* That it can tell is known from now on; what it tells does not count while nobody waits for it. */
static void
tell (HiatusPresenceServer *self,
      gboolean holds)
{
  HiatusPresenceSource *source = HIATUS_PRESENCE_SOURCE (self);
  gboolean is_attended = hiatus_presence_source_is_attended (source);

  if (!is_attended)
    forget_question (self);
  hiatus_presence_source_tell (source, is_attended && holds ? HIATUS_PRESENCE_DO_NOT_DISTURB : HIATUS_PRESENCE_HERE);
}

static void
on_answer (HiatusPeerAnswer answer,
           gpointer user_data)
{
  HiatusPresenceServer *self = user_data;

  switch (answer)
    {
    case HIATUS_PEER_ANSWER_PENDING:
      hiatus_presence_source_ask (HIATUS_PRESENCE_SOURCE (self));
      break;

    case HIATUS_PEER_ANSWER_YES:
    case HIATUS_PEER_ANSWER_NO:
      tell (self, answer == HIATUS_PEER_ANSWER_YES);
      break;

    case HIATUS_PEER_ANSWER_ABSENT:
    case HIATUS_PEER_ANSWER_UNKNOWN:
    default:
      refuse (self);
      break;
    }
}

static void
on_gnome_changed (HiatusPresenceServer *self)
{
  tell (self, !g_settings_get_boolean (self->gnome, GNOME_KEY));
}

/* GSettings and dconf cost memory: only where GNOME shows the pop-ups, and while somebody waits for an answer. */
static void
ask_gnome (HiatusPresenceServer *self)
{
  GSettingsSchemaSource *schemas = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = schemas == NULL ? NULL : g_settings_schema_source_lookup (schemas, GNOME_SCHEMA, TRUE);

  if (schema == NULL || !g_settings_schema_has_key (schema, GNOME_KEY))
    {
      refuse (self);
      return;
    }
  if (!hiatus_presence_source_is_attended (HIATUS_PRESENCE_SOURCE (self)))
    {
      tell (self, FALSE);
      return;
    }
  self->gnome = g_settings_new_full (schema, NULL, NULL);
  g_signal_connect_object (self->gnome, "changed::" GNOME_KEY, G_CALLBACK (on_gnome_changed), self, G_CONNECT_SWAPPED);
  on_gnome_changed (self);
}

static void
ask (HiatusPresenceServer *self)
{
  const Kind *kind = kinds;

  forget_question (self);
  if (g_str_equal (self->server_name, "gnome-shell"))
    {
      ask_gnome (self);
      return;
    }
  while (kind->server != NULL && !g_str_equal (kind->server, self->server_name))
    kind++;
  hiatus_presence_source_ask (HIATUS_PRESENCE_SOURCE (self));
  self->peer = hiatus_peer_new (self->connection,
                                &kind->question,
                                kind->first == NULL ? NULL : g_variant_new ("(ss)", kind->first, kind->second),
                                on_answer,
                                self);
}

static void
on_server (HiatusPeerAnswer answer,
           gpointer user_data)
{
  HiatusPresenceServer *self = user_data;
  HiatusPresenceSource *source = user_data;

  forget_question (self);
  switch (answer)
    {
    case HIATUS_PEER_ANSWER_PENDING:
      hiatus_presence_source_ask (source);
      break;

    case HIATUS_PEER_ANSWER_YES:
      ask (self);
      break;

    case HIATUS_PEER_ANSWER_NO:
    case HIATUS_PEER_ANSWER_UNKNOWN:
      refuse (self);
      break;

    case HIATUS_PEER_ANSWER_ABSENT:
    default:
      hiatus_presence_source_refuse (source, _ ("No notification server runs, so there is none that could hold pop-ups."));
      break;
    }
}

static void
presence_server_start (HiatusPresenceSource *source,
                       gpointer medium)
{
  HiatusPresenceServer *self = HIATUS_PRESENCE_SERVER (source);

  self->connection = medium;
  self->server = hiatus_peer_new (medium, &server_question, NULL, on_server, self);
}

static void
presence_server_attend (HiatusPresenceSource *source,
                        gboolean attend)
{
  HiatusPresenceServer *self = HIATUS_PRESENCE_SERVER (source);

  if (hiatus_peer_get_answer (self->server) != HIATUS_PEER_ANSWER_YES)
    {
      /* It may only have been busy, as at a login. Nobody waits for it meanwhile: what is known holds. */
      if (attend)
        hiatus_peer_ask_again (self->server);
      return;
    }

  if (attend && self->peer != NULL)
    hiatus_peer_ask_again (self->peer);
  else if (attend && self->gnome == NULL)
    ask (self);
  else if (!attend && hiatus_presence_source_get_state (source) == HIATUS_PRESENCE_ON)
    tell (self, FALSE);
  else if (!attend && hiatus_presence_source_get_state (source) == HIATUS_PRESENCE_NOT_HERE)
    forget_question (self);
}

static void
presence_server_stop (HiatusPresenceSource *source)
{
  HiatusPresenceServer *self = HIATUS_PRESENCE_SERVER (source);

  forget_question (self);
  g_clear_pointer (&self->server, hiatus_peer_free);
  g_clear_pointer (&self->server_name, g_free);
  self->connection = NULL;
}

static void
hiatus_presence_server_class_init (HiatusPresenceServerClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Do not disturb");
  source_class->medium = HIATUS_PRESENCE_SESSION_BUS;
  source_class->tells = HIATUS_PRESENCE_DO_NOT_DISTURB;
  source_class->start = presence_server_start;
  source_class->stop = presence_server_stop;
  source_class->attend = presence_server_attend;
}

static void
hiatus_presence_server_init (HiatusPresenceServer *self)
{
}
