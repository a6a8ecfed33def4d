/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>

#include "daemon/shell/peer.h"

static const HiatusQuestion question = {
  .bus_name = "org.freedesktop.login1",
  .path = "/org/freedesktop/login1",
  .interface = HIATUS_PROPERTIES,
  .method = "Get",
  .signal_interface = "org.freedesktop.login1.Manager",
  .signal = "PrepareForSleep",
  .read_reply = hiatus_read_boolean,
  .read_signal = hiatus_read_boolean,
};

/**
 * HiatusPresenceSleep:
 *
 * Whether the machine is about to sleep, as logind tells: from the moment before until the moment after.
 */
struct _HiatusPresenceSleep
{
  HiatusPresenceSource parent_instance;
  HiatusPeer *peer; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceSleep, hiatus_presence_sleep, HIATUS_TYPE_PRESENCE_SOURCE)

static void
on_answer (HiatusPeerAnswer answer,
           gpointer user_data)
{
  HiatusPresenceSource *source = user_data;

  switch (answer)
    {
    case HIATUS_PEER_ANSWER_PENDING:
      hiatus_presence_source_ask (source);
      break;

    case HIATUS_PEER_ANSWER_YES:
      hiatus_presence_source_tell (source, HIATUS_PRESENCE_ASLEEP);
      break;

    case HIATUS_PEER_ANSWER_NO:
    /* It will say so, even if it does not answer now. */
    case HIATUS_PEER_ANSWER_UNKNOWN:
      hiatus_presence_source_tell (source, HIATUS_PRESENCE_HERE);
      break;

    case HIATUS_PEER_ANSWER_ABSENT:
    default:
      hiatus_presence_source_refuse (source, _ ("logind does not run here; systemd and elogind bring it."));
      break;
    }
}

static void
presence_sleep_start (HiatusPresenceSource *source,
                      gpointer medium)
{
  HIATUS_PRESENCE_SLEEP (source)->peer =
      hiatus_peer_new (medium, &question, g_variant_new ("(ss)", question.signal_interface, "PreparingForSleep"), on_answer, source);
}

static void
presence_sleep_stop (HiatusPresenceSource *source)
{
  g_clear_pointer (&HIATUS_PRESENCE_SLEEP (source)->peer, hiatus_peer_free);
}

static void
hiatus_presence_sleep_class_init (HiatusPresenceSleepClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Sleep of the computer");
  source_class->medium = HIATUS_PRESENCE_SYSTEM_BUS;
  source_class->tells = HIATUS_PRESENCE_ASLEEP;
  source_class->start = presence_sleep_start;
  source_class->stop = presence_sleep_stop;
}

static void
hiatus_presence_sleep_init (HiatusPresenceSleep *self)
{
}
