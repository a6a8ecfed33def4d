/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/watcher.h"

#include <glib/gi18n.h>

/* What broke is tried again after this long, then after twice as long and so on, until the longest. One that has been on
 * for the longest begins anew. */
#define FIRST_RETRY_MS 1000u
#define LONGEST_RETRY_MS (5u * 60 * 1000)

/**
 * HiatusWatcher:
 *
 * The abstract class of all watchers. It keeps what they have in common: how they fare, when they are tried again, and
 * the one way from a text to a sighting.
 */
typedef struct
{
  GMutex lock;
  HiatusMatcher *matcher;        /* (owned) (nullable): guarded by @lock, for watchers with a thread */
  HiatusMatcherScratch *scratch; /* (owned): for the main thread */

  const HiatusMedia *media; /* (nullable): while it is started */
  gboolean is_running;      /* start() of the implementation was called, and stop() was not yet */
  HiatusWatcherState state;
  gchar *reason;   /* (owned) (nullable) */
  guint retry_id;  /* the source that tries again, or 0 */
  guint retry_ms;  /* after how long it is tried again the next time */
  gint64 on_since; /* monotonic, microseconds; 0 while it is not on */
} HiatusWatcherPrivate;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SIGHTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HiatusWatcher, hiatus_watcher, G_TYPE_OBJECT)

static HiatusWatcherPrivate *
get_private (HiatusWatcher *self)
{
  return hiatus_watcher_get_instance_private (self);
}

static void
halt (HiatusWatcher *self)
{
  HiatusWatcherPrivate *private = get_private (self);

  g_clear_handle_id (&private->retry_id, g_source_remove);
  if (!private->is_running)
    return;
  private->is_running = FALSE;
  HIATUS_WATCHER_GET_CLASS (self)->stop (self);
}

static void
hiatus_watcher_dispose (GObject *object)
{
  HiatusWatcher *self = HIATUS_WATCHER (object);

  halt (self);
  hiatus_watcher_set_matcher (self, NULL);

  G_OBJECT_CLASS (hiatus_watcher_parent_class)->dispose (object);
}

static void
hiatus_watcher_finalize (GObject *object)
{
  HiatusWatcherPrivate *private = get_private (HIATUS_WATCHER (object));

  hiatus_matcher_scratch_free (private->scratch);
  g_free (private->reason);
  g_mutex_clear (&private->lock);

  G_OBJECT_CLASS (hiatus_watcher_parent_class)->finalize (object);
}

static void
hiatus_watcher_class_init (HiatusWatcherClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_watcher_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_watcher_finalize;

  /**
   * HiatusWatcher::changed:
   * @self: the watcher
   *
   * Its state or its reason is another one.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusWatcher::sighted:
   * @self: the watcher
   * @sighting: a #HiatusSighting, as long as the signal takes
   *
   * What it saw gives a contact away.
   */
  signals[SIGNAL_SIGHTED] =
      g_signal_new ("sighted", HIATUS_TYPE_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hiatus_watcher_init (HiatusWatcher *self)
{
  HiatusWatcherPrivate *private = get_private (self);

  g_mutex_init (&private->lock);
  private->scratch = hiatus_matcher_scratch_new ();
  private->retry_ms = FIRST_RETRY_MS;
}

static void
set_state (HiatusWatcher *self,
           HiatusWatcherState state,
           const gchar *reason)
{
  HiatusWatcherPrivate *private = get_private (self);

  if (private->state == state && g_strcmp0 (private->reason, reason) == 0)
    return;

  private->state = state;
  g_free (private->reason);
  private->reason = g_strdup (reason);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
run (HiatusWatcher *self)
{
  HiatusWatcherPrivate *private = get_private (self);

  private->on_since = 0;
  set_state (self, HIATUS_WATCHER_STARTING, NULL);
  /* Whoever was told of that may have stopped it, or have started it anew. */
  if (private->media == NULL || private->is_running)
    return;
  private->is_running = TRUE;
  HIATUS_WATCHER_GET_CLASS (self)->start (self, private->media);
}

static gboolean
on_retry (gpointer user_data)
{
  HiatusWatcher *self = user_data;

  get_private (self)->retry_id = 0;
  halt (self);
  run (self);

  return G_SOURCE_REMOVE;
}

/**
 * hiatus_watcher_new:
 * @type: the type of a watcher
 *
 * Returns: (transfer full): the watcher, off
 */
HiatusWatcher *
hiatus_watcher_new (GType type)
{
  return g_object_new (type, NULL);
}

/**
 * hiatus_watcher_set_matcher:
 * @self: a watcher
 * @matcher: (nullable): whom it looks for from now on
 *
 * Changes the list of contacts, while it watches too.
 */
void
hiatus_watcher_set_matcher (HiatusWatcher *self,
                            HiatusMatcher *matcher)
{
  HiatusWatcherPrivate *private = get_private (self);
  g_autoptr (HiatusMatcher) former = NULL;

  g_mutex_lock (&private->lock);
  former = private->matcher;
  private->matcher = matcher == NULL ? NULL : hiatus_matcher_ref (matcher);
  g_mutex_unlock (&private->lock);
  if (private->is_running && HIATUS_WATCHER_GET_CLASS (self)->rematch != NULL)
    HIATUS_WATCHER_GET_CLASS (self)->rematch (self);
}

/**
 * hiatus_watcher_start:
 * @self: a watcher that is not started
 * @media: through what it sees; all of it has to live until hiatus_watcher_stop()
 *
 * Begins to watch.
 */
void
hiatus_watcher_start (HiatusWatcher *self,
                      const HiatusMedia *media)
{
  HiatusWatcherPrivate *private = get_private (self);

  g_return_if_fail (private->media == NULL);

  private->media = media;
  private->retry_ms = FIRST_RETRY_MS;
  run (self);
}

/**
 * hiatus_watcher_stop:
 * @self: a watcher, started or not
 * @state: %HIATUS_WATCHER_OFF, or why it cannot be started: _STARTING, or _NOT_HERE
 * @reason: (nullable): for _NOT_HERE, translated
 *
 * Watches no more.
 */
void
hiatus_watcher_stop (HiatusWatcher *self,
                     HiatusWatcherState state,
                     const gchar *reason)
{
  halt (self);
  get_private (self)->media = NULL;
  set_state (self, state, reason);
}

/**
 * hiatus_watcher_hush:
 * @self: a watcher
 * @banner: the banner of a sighting of its own
 *
 * Closes the banner of another program, if it can.
 */
void
hiatus_watcher_hush (HiatusWatcher *self,
                     guint64 banner)
{
  if (get_private (self)->is_running && HIATUS_WATCHER_GET_CLASS (self)->hush != NULL)
    HIATUS_WATCHER_GET_CLASS (self)->hush (self, banner);
}

/**
 * hiatus_watcher_is_started:
 * @self: a watcher
 *
 * Returns: whether it was started and not yet stopped, however it fares
 */
gboolean
hiatus_watcher_is_started (HiatusWatcher *self)
{
  return get_private (self)->media != NULL;
}

/**
 * hiatus_watcher_get_name:
 * @self: a watcher
 *
 * Returns: what it is called, translated
 */
const gchar *
hiatus_watcher_get_name (HiatusWatcher *self)
{
  return _ (HIATUS_WATCHER_GET_CLASS (self)->name);
}

/**
 * hiatus_watcher_get_source:
 * @self: a watcher
 *
 * Returns: what it watches
 */
HiatusSource
hiatus_watcher_get_source (HiatusWatcher *self)
{
  return HIATUS_WATCHER_GET_CLASS (self)->source;
}

/**
 * hiatus_watcher_get_needs:
 * @self: a watcher
 *
 * Returns: what it cannot do without
 */
HiatusWatcherNeeds
hiatus_watcher_get_needs (HiatusWatcher *self)
{
  return HIATUS_WATCHER_GET_CLASS (self)->needs;
}

/**
 * hiatus_watcher_get_state:
 * @self: a watcher
 *
 * Returns: how it fares
 */
HiatusWatcherState
hiatus_watcher_get_state (HiatusWatcher *self)
{
  return get_private (self)->state;
}

/**
 * hiatus_watcher_get_reason:
 * @self: a watcher
 *
 * Returns: (nullable) (transfer none): why it does not watch, or what it cannot see though it is on, translated
 */
const gchar *
hiatus_watcher_get_reason (HiatusWatcher *self)
{
  return get_private (self)->reason;
}

/**
 * hiatus_watcher_ref_matcher:
 * @self: a watcher
 *
 * Whom it looks for; from any thread.
 *
 * Returns: (transfer full) (nullable): the matcher
 */
HiatusMatcher *
hiatus_watcher_ref_matcher (HiatusWatcher *self)
{
  HiatusWatcherPrivate *private = get_private (self);
  HiatusMatcher *matcher;

  g_mutex_lock (&private->lock);
  matcher = private->matcher == NULL ? NULL : hiatus_matcher_ref (private->matcher);
  g_mutex_unlock (&private->lock);

  return matcher;
}

/**
 * hiatus_watcher_observe:
 * @self: a watcher
 * @text: what it saw; nothing of it is kept
 * @length: its length in bytes, or -1 where it ends with a zero byte
 * @place: where that was
 *
 * Looks for the contacts in a text, in this turn of the main loop, and tells what it finds as "sighted".
 *
 * Returns: how many contacts the text gives away
 */
guint
hiatus_watcher_observe (HiatusWatcher *self,
                        const gchar *text,
                        gssize length,
                        const HiatusPlace *place)
{
  g_autoptr (HiatusMatcher) matcher = hiatus_watcher_ref_matcher (self);
  const HiatusMatch *matches = NULL;
  guint n;

  if (matcher == NULL)
    return 0;

  n = hiatus_matcher_match (matcher, get_private (self)->scratch, text, length, &matches);
  for (guint i = 0; i < n; i++)
    {
      const HiatusMatch match = matches[i]; /* who is told may have this watcher look at something else */

      hiatus_watcher_sight (self, matcher, &match, place);
    }

  return n;
}

/**
 * hiatus_watcher_sight:
 * @self: a watcher
 * @matcher: what @match was found with
 * @match: what was found
 * @place: where that was
 *
 * Tells of a match that the watcher found by itself. In the main thread.
 */
void
hiatus_watcher_sight (HiatusWatcher *self,
                      HiatusMatcher *matcher,
                      const HiatusMatch *match,
                      const HiatusPlace *place)
{
  g_autofree gchar *application = g_strdup (place->application);
  const HiatusSighting sighting = {
    .source = hiatus_watcher_get_source (self),
    .contact = hiatus_matcher_get_contact (matcher, match->contact),
    .kinds = match->kinds,
    .kind = match->kind,
    .keyword = match->keyword,
    .let_through = match->let_through,
    .application = application,
    .visit = place->visit,
    .banner = place->banner,
    .is_call = place->is_call,
  };

  g_signal_emit (self, signals[SIGNAL_SIGHTED], 0, &sighting);
}

/**
 * hiatus_watcher_is_on:
 * @self: a watcher
 * @limits: (nullable): what it cannot see though it is on, translated
 *
 * It watches.
 */
void
hiatus_watcher_is_on (HiatusWatcher *self,
                      const gchar *limits)
{
  HiatusWatcherPrivate *private = get_private (self);

  if (private->on_since == 0)
    {
      private->on_since = g_get_monotonic_time ();
    }
  set_state (self, HIATUS_WATCHER_ON, limits);
}

/**
 * hiatus_watcher_falter:
 * @self: a watcher
 * @reason: what broke, translated
 *
 * It cannot watch for the moment. It is stopped and started again after a while, which grows with each time.
 */
void
hiatus_watcher_falter (HiatusWatcher *self,
                       const gchar *reason)
{
  HiatusWatcherPrivate *private = get_private (self);

  if (private->media == NULL)
    return;

  if (private->on_since != 0 && g_get_monotonic_time () - private->on_since >= (gint64) LONGEST_RETRY_MS * 1000)
    {
      private->retry_ms = FIRST_RETRY_MS;
    }
  private->on_since = 0;
  g_clear_handle_id (&private->retry_id, g_source_remove);
  private->retry_id = g_timeout_add (private->retry_ms, on_retry, self);
  private->retry_ms = MIN (private->retry_ms * 2, LONGEST_RETRY_MS);
  set_state (self, HIATUS_WATCHER_FALTERED, reason);
}

/**
 * hiatus_watcher_refuse:
 * @self: a watcher
 * @reason: why it is not possible here and what would help, translated
 *
 * It cannot watch here, and will not be able to until it is started again. Nothing is tried meanwhile.
 */
void
hiatus_watcher_refuse (HiatusWatcher *self,
                       const gchar *reason)
{
  get_private (self)->on_since = 0;
  set_state (self, HIATUS_WATCHER_NOT_HERE, reason);
}
