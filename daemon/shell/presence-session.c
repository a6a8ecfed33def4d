/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "daemon/shell/peer.h"

#define SESSION "org.freedesktop.login1.Session"

static HiatusPeerAnswer read_user (const HiatusQuestion *question,
                                   GVariant *parameters,
                                   gpointer user_data);
static HiatusPeerAnswer read_display (const HiatusQuestion *question,
                                      GVariant *parameters,
                                      gpointer user_data);

/* The daemon itself may be in no session: the user's systemd starts it. So it looks for the one that the user's
 * display belongs to. */
static const HiatusQuestion user_question = {
  .bus_name = "org.freedesktop.login1",
  .path = "/org/freedesktop/login1",
  .interface = "org.freedesktop.login1.Manager",
  .method = "GetUser",
  .read_reply = read_user,
};

static const HiatusQuestion display_question = {
  .bus_name = "org.freedesktop.login1",
  .interface = HIATUS_PROPERTIES,
  .method = "Get",
  .read_reply = read_display,
};

static const HiatusQuestion locked_question = {
  .bus_name = "org.freedesktop.login1",
  HIATUS_QUESTION_PROPERTY (SESSION, "LockedHint"),
};

static const HiatusQuestion idle_question = {
  .bus_name = "org.freedesktop.login1",
  HIATUS_QUESTION_PROPERTY (SESSION, "IdleHint"),
};

/**
 * HiatusPresenceSession:
 *
 * What logind knows of the person's session: LockedHint and, where nothing better is, IdleHint. Both are what the
 * desktop says. The signals Lock and Unlock are not heeded: they are the wish, and whoever grants it without saying
 * so with LockedHint unlocks without a word, too.
 */
struct _HiatusPresenceSession
{
  HiatusPresenceSource parent_instance;
  GDBusConnection *connection; /* the medium */
  gchar *user_path;            /* (owned) (nullable) */
  gchar *session_path;         /* (owned) (nullable) */
  HiatusPeer *user;            /* (owned) (nullable) */
  HiatusPeer *display;         /* (owned) (nullable) */
  HiatusPeer *locked;          /* (owned) (nullable) */
  HiatusPeer *idle;            /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceSession, hiatus_presence_session, HIATUS_TYPE_PRESENCE_SOURCE)

static HiatusPeerAnswer
read_user (const HiatusQuestion *question,
           GVariant *parameters,
           gpointer user_data)
{
  HiatusPresenceSession *self = user_data;

  g_clear_pointer (&self->user_path, g_free);
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(o)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (parameters, "(o)", &self->user_path);
  return HIATUS_PEER_ANSWER_YES;
}

static HiatusPeerAnswer
read_display (const HiatusQuestion *question,
              GVariant *parameters,
              gpointer user_data)
{
  HiatusPresenceSession *self = user_data;
  g_autoptr (GVariant) value = NULL;

  g_clear_pointer (&self->session_path, g_free);
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(v)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (parameters, "(v)", &value);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("(so)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (value, "(so)", NULL, &self->session_path);
  return g_str_equal (self->session_path, "/") ? HIATUS_PEER_ANSWER_NO : HIATUS_PEER_ANSWER_YES;
}

static void
on_hint (HiatusPeerAnswer answer,
         gpointer user_data)
{
  HiatusPresenceSession *self = user_data;
  HiatusPresenceSource *source = user_data;
  HiatusPeerAnswer locked = hiatus_peer_get_answer (self->locked);
  HiatusPeerAnswer idle = hiatus_peer_get_answer (self->idle);
  HiatusPresenceFlags flags = HIATUS_PRESENCE_HERE;

  if (locked == HIATUS_PEER_ANSWER_YES)
    flags |= HIATUS_PRESENCE_LOCKED;
  if (idle == HIATUS_PEER_ANSWER_YES)
    flags |= HIATUS_PRESENCE_IDLE;

  if (locked == HIATUS_PEER_ANSWER_PENDING || idle == HIATUS_PEER_ANSWER_PENDING)
    hiatus_presence_source_ask (source);
  else if (locked >= HIATUS_PEER_ANSWER_NO || idle >= HIATUS_PEER_ANSWER_NO)
    hiatus_presence_source_tell (source, flags);
  else
    hiatus_presence_source_refuse (source, _ ("logind does not say whether your session is locked."));
}

static void
forget_session (HiatusPresenceSession *self)
{
  g_clear_pointer (&self->locked, hiatus_peer_free);
  g_clear_pointer (&self->idle, hiatus_peer_free);
  g_clear_pointer (&self->display, hiatus_peer_free);
}

/* The questions point to strings of @self, which change only while the peers that use them are gone. */
static void
on_display (HiatusPeerAnswer answer,
            gpointer user_data)
{
  HiatusPresenceSession *self = user_data;
  HiatusPresenceSource *source = user_data;
  HiatusQuestion question;

  g_clear_pointer (&self->locked, hiatus_peer_free);
  g_clear_pointer (&self->idle, hiatus_peer_free);
  if (answer == HIATUS_PEER_ANSWER_YES)
    {
      question = locked_question;
      question.path = self->session_path;
      self->locked = hiatus_peer_new_for_property (self->connection, &question, on_hint, self);
      question = idle_question;
      question.path = self->session_path;
      self->idle = hiatus_peer_new_for_property (self->connection, &question, on_hint, self);
    }
  else if (answer != HIATUS_PEER_ANSWER_PENDING)
    {
      hiatus_presence_source_refuse (source, _ ("logind knows no graphical session of yours; start Hiatus from within one."));
    }
}

static void
on_user (HiatusPeerAnswer answer,
         gpointer user_data)
{
  HiatusPresenceSession *self = user_data;
  HiatusPresenceSource *source = user_data;
  HiatusQuestion question = display_question;

  forget_session (self);
  switch (answer)
    {
    case HIATUS_PEER_ANSWER_PENDING:
      hiatus_presence_source_ask (source);
      break;

    case HIATUS_PEER_ANSWER_YES:
      question.path = self->user_path;
      self->display = hiatus_peer_new (self->connection,
                                       &question,
                                       g_variant_new ("(ss)", "org.freedesktop.login1.User", "Display"),
                                       on_display,
                                       self);
      break;

    case HIATUS_PEER_ANSWER_NO:
    case HIATUS_PEER_ANSWER_UNKNOWN:
      hiatus_presence_source_refuse (source, _ ("logind knows no graphical session of yours; start Hiatus from within one."));
      break;

    case HIATUS_PEER_ANSWER_ABSENT:
    default:
      hiatus_presence_source_refuse (source, _ ("logind does not run here; systemd and elogind bring it."));
      break;
    }
}

static void
presence_session_start (HiatusPresenceSource *source,
                        gpointer medium)
{
  HiatusPresenceSession *self = HIATUS_PRESENCE_SESSION (source);

  self->connection = medium;
  self->user = hiatus_peer_new (medium, &user_question, g_variant_new ("(u)", getuid ()), on_user, self);
}

static void
presence_session_stop (HiatusPresenceSource *source)
{
  HiatusPresenceSession *self = HIATUS_PRESENCE_SESSION (source);

  forget_session (self);
  g_clear_pointer (&self->user, hiatus_peer_free);
  g_clear_pointer (&self->user_path, g_free);
  g_clear_pointer (&self->session_path, g_free);
  self->connection = NULL;
}

static void
hiatus_presence_session_class_init (HiatusPresenceSessionClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Session of logind");
  source_class->medium = HIATUS_PRESENCE_SYSTEM_BUS;
  source_class->tells = HIATUS_PRESENCE_LOCKED | HIATUS_PRESENCE_IDLE;
  source_class->fallback = HIATUS_PRESENCE_IDLE;
  source_class->start = presence_session_start;
  source_class->stop = presence_session_stop;
}

static void
hiatus_presence_session_init (HiatusPresenceSession *self)
{
}
