/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>

#include "daemon/shell/peer.h"

/* GNOME's, and those who do it in the same way. KDE's is the one of freedesktop.org. */
#define SCREEN_SAVER(name, object)                                                            \
  {                                                                                           \
    .bus_name = (name), .path = (object), .interface = (name), .method = "GetActive",         \
    .signal_interface = (name), .signal = "ActiveChanged", .read_reply = hiatus_read_boolean, \
    .read_signal = hiatus_read_boolean                                                        \
  }

static const HiatusQuestion questions[] = {
  SCREEN_SAVER ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
  SCREEN_SAVER ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
  SCREEN_SAVER ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
  SCREEN_SAVER ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
  SCREEN_SAVER ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
};

/**
 * HiatusPresenceScreenSaver:
 *
 * Whether a screen saver is on, as the desktop's screen saver tells. A blank screen shows a pop-up to nobody, locked or
 * not.
 */
struct _HiatusPresenceScreenSaver
{
  HiatusPresenceSource parent_instance;
  HiatusPeer *peers[G_N_ELEMENTS (questions)]; /* (owned) */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceScreenSaver, hiatus_presence_screen_saver, HIATUS_TYPE_PRESENCE_SOURCE)

static void
on_answer (HiatusPeerAnswer answer,
           gpointer user_data)
{
  HiatusPresenceScreenSaver *self = user_data;
  HiatusPresenceSource *source = user_data;
  guint n[HIATUS_PEER_ANSWER_YES + 1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    n[hiatus_peer_get_answer (self->peers[i])]++;

  if (n[HIATUS_PEER_ANSWER_YES] > 0)
    hiatus_presence_source_tell (source, HIATUS_PRESENCE_LOCKED);
  else if (n[HIATUS_PEER_ANSWER_PENDING] > 0)
    hiatus_presence_source_ask (source);
  else if (n[HIATUS_PEER_ANSWER_NO] > 0)
    hiatus_presence_source_tell (source, HIATUS_PRESENCE_HERE);
  else
    hiatus_presence_source_refuse (source, _ ("No screen saver says whether it is on. It will be noticed as soon as one does."));
}

static void
presence_screen_saver_start (HiatusPresenceSource *source,
                             gpointer medium)
{
  HiatusPresenceScreenSaver *self = HIATUS_PRESENCE_SCREEN_SAVER (source);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    self->peers[i] = hiatus_peer_new (medium, &questions[i], NULL, on_answer, self);
}

static void
presence_screen_saver_stop (HiatusPresenceSource *source)
{
  HiatusPresenceScreenSaver *self = HIATUS_PRESENCE_SCREEN_SAVER (source);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    g_clear_pointer (&self->peers[i], hiatus_peer_free);
}

static void
hiatus_presence_screen_saver_class_init (HiatusPresenceScreenSaverClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Screen saver");
  source_class->medium = HIATUS_PRESENCE_SESSION_BUS;
  source_class->tells = HIATUS_PRESENCE_LOCKED;
  source_class->start = presence_screen_saver_start;
  source_class->stop = presence_screen_saver_stop;
}

static void
hiatus_presence_screen_saver_init (HiatusPresenceScreenSaver *self)
{
}
