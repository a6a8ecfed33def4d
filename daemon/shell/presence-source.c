/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-source.h"

#include <glib/gi18n.h>

typedef struct
{
  guint idle_limit_ms;
  gboolean is_started;
  gboolean is_attended;
  HiatusPresenceState state;
  HiatusPresenceFlags flags; /* while @state is ON */
  gchar *reason;             /* (owned) (nullable) */
} HiatusPresenceSourcePrivate;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HiatusPresenceSource, hiatus_presence_source, G_TYPE_OBJECT)

static HiatusPresenceSourcePrivate *
get_private (HiatusPresenceSource *self)
{
  return hiatus_presence_source_get_instance_private (self);
}

static void
hiatus_presence_source_dispose (GObject *object)
{
  HiatusPresenceSource *self = HIATUS_PRESENCE_SOURCE (object);
  HiatusPresenceSourcePrivate *private = get_private (self);

  if (private->is_started)
    {
      private->is_started = FALSE;
      HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->stop (self);
    }

  G_OBJECT_CLASS (hiatus_presence_source_parent_class)->dispose (object);
}

static void
hiatus_presence_source_finalize (GObject *object)
{
  g_free (get_private (HIATUS_PRESENCE_SOURCE (object))->reason);

  G_OBJECT_CLASS (hiatus_presence_source_parent_class)->finalize (object);
}

static void
hiatus_presence_source_class_init (HiatusPresenceSourceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_presence_source_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_presence_source_finalize;

  /**
   * HiatusPresenceSource::changed:
   * @self: the source
   *
   * Its state, its flags or its reason is another one.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_PRESENCE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_presence_source_init (HiatusPresenceSource *self)
{
}

static void
set (HiatusPresenceSource *self,
     HiatusPresenceState state,
     HiatusPresenceFlags flags,
     const gchar *reason)
{
  HiatusPresenceSourcePrivate *private = get_private (self);

  if (private->state == state && private->flags == flags && g_strcmp0 (private->reason, reason) == 0)
    return;

  private->state = state;
  private->flags = flags;
  g_free (private->reason);
  private->reason = g_strdup (reason);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * hiatus_presence_source_new:
 * @type: the type of a source
 * @idle_limit_ms: after how long without input somebody counts as away, in milliseconds
 *
 * Returns: (transfer full): the source, off
 */
HiatusPresenceSource *
hiatus_presence_source_new (GType type,
                            guint idle_limit_ms)
{
  HiatusPresenceSource *self = g_object_new (type, NULL);

  get_private (self)->idle_limit_ms = idle_limit_ms;

  return self;
}

/**
 * hiatus_presence_source_start:
 * @self: a source that is not started
 * @medium: what hiatus_presence_source_get_medium() asks for; it has to live until hiatus_presence_source_stop()
 *
 * Begins to look.
 */
void
hiatus_presence_source_start (HiatusPresenceSource *self,
                              gpointer medium)
{
  HiatusPresenceSourcePrivate *private = get_private (self);

  g_return_if_fail (!private->is_started);

  private->is_started = TRUE;
  hiatus_presence_source_ask (self);
  HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->start (self, medium);
}

/**
 * hiatus_presence_source_stop:
 * @self: a source
 * @state: %HIATUS_PRESENCE_OFF, or why it cannot be started: _FINDING_OUT or _NOT_HERE
 * @reason: (nullable): for _NOT_HERE, translated
 *
 * Looks no more.
 */
void
hiatus_presence_source_stop (HiatusPresenceSource *self,
                             HiatusPresenceState state,
                             const gchar *reason)
{
  HiatusPresenceSourcePrivate *private = get_private (self);

  if (private->is_started)
    {
      private->is_started = FALSE;
      HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->stop (self);
    }
  set (self, state, HIATUS_PRESENCE_HERE, reason);
}

/**
 * hiatus_presence_source_attend:
 * @self: a source
 * @attend: whether somebody waits for an answer
 *
 * Lets it look at what would wake the daemon too often at rest.
 */
void
hiatus_presence_source_attend (HiatusPresenceSource *self,
                               gboolean attend)
{
  HiatusPresenceSourcePrivate *private = get_private (self);

  if (!private->is_attended && !attend)
    return;

  private->is_attended = attend;
  if (private->is_started && HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->attend != NULL)
    HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->attend (self, attend);
}

/**
 * hiatus_presence_source_get_name:
 * @self: a source
 *
 * Returns: what it is called, translated
 */
const gchar *
hiatus_presence_source_get_name (HiatusPresenceSource *self)
{
  return _ (HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->name);
}

/**
 * hiatus_presence_source_get_medium:
 * @self: a source
 *
 * Returns: what it has to be started with
 */
HiatusPresenceMedium
hiatus_presence_source_get_medium (HiatusPresenceSource *self)
{
  return HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->medium;
}

/**
 * hiatus_presence_source_get_state:
 * @self: a source
 *
 * Returns: what it can do at the moment
 */
HiatusPresenceState
hiatus_presence_source_get_state (HiatusPresenceSource *self)
{
  return get_private (self)->state;
}

/**
 * hiatus_presence_source_get_reason:
 * @self: a source
 *
 * Returns: (nullable) (transfer none): why it is not possible here and what would help, translated
 */
const gchar *
hiatus_presence_source_get_reason (HiatusPresenceSource *self)
{
  return get_private (self)->reason;
}

/**
 * hiatus_presence_source_get_flags:
 * @self: a source
 *
 * Returns: what it knows; nothing while it is not on
 */
HiatusPresenceFlags
hiatus_presence_source_get_flags (HiatusPresenceSource *self)
{
  return get_private (self)->flags;
}

/**
 * hiatus_presence_source_get_tells:
 * @self: a source
 *
 * Returns: what it can tell
 */
HiatusPresenceFlags
hiatus_presence_source_get_tells (HiatusPresenceSource *self)
{
  return HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->tells;
}

/**
 * hiatus_presence_source_get_fallback:
 * @self: a source
 *
 * Returns: what counts of it only where no other source tells it
 */
HiatusPresenceFlags
hiatus_presence_source_get_fallback (HiatusPresenceSource *self)
{
  return HIATUS_PRESENCE_SOURCE_GET_CLASS (self)->fallback;
}

/**
 * hiatus_presence_source_get_idle_limit_ms:
 * @self: a source
 *
 * Returns: after how long without input somebody counts as away, in milliseconds
 */
guint
hiatus_presence_source_get_idle_limit_ms (HiatusPresenceSource *self)
{
  return get_private (self)->idle_limit_ms;
}

/**
 * hiatus_presence_source_is_attended:
 * @self: a source
 *
 * Returns: whether somebody waits for an answer
 */
gboolean
hiatus_presence_source_is_attended (HiatusPresenceSource *self)
{
  return get_private (self)->is_attended;
}

/**
 * hiatus_presence_source_ask:
 * @self: a source
 *
 * It has asked and waits for an answer.
 */
void
hiatus_presence_source_ask (HiatusPresenceSource *self)
{
  set (self, HIATUS_PRESENCE_FINDING_OUT, HIATUS_PRESENCE_HERE, NULL);
}

/**
 * hiatus_presence_source_tell:
 * @self: a source
 * @flags: what it knows
 *
 * It has an answer.
 */
void
hiatus_presence_source_tell (HiatusPresenceSource *self,
                             HiatusPresenceFlags flags)
{
  set (self, HIATUS_PRESENCE_ON, flags, NULL);
}

/**
 * hiatus_presence_source_refuse:
 * @self: a source
 * @reason: why it is not possible here and what would help, translated
 *
 * It cannot tell.
 */
void
hiatus_presence_source_refuse (HiatusPresenceSource *self,
                               const gchar *reason)
{
  set (self, HIATUS_PRESENCE_NOT_HERE, HIATUS_PRESENCE_HERE, reason);
}
