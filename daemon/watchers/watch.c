/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/watch.h"

#include <string.h>

#include "daemon/shell/display-link.h"

/**
 * HiatusWatch:
 *
 * All watchers together. It starts those that are allowed as soon as what they need is there, gives them the list of
 * contacts, and passes on what they see. The display is connected to only while a watcher may look at it.
 */
struct _HiatusWatch
{
  GObject parent_instance;

  GPtrArray *watchers;     /* (element-type HiatusWatcher) (owned) */
  HiatusDisplayLink *link; /* (owned) */
  HiatusDisplay display;   /* where the session can be seen */
  gboolean is_tried;       /* that was connected to, or in vain: it is not tried again by itself */
  gchar *session_address;  /* (owned) (nullable) */
  HiatusMedia media;       /* what watchers are started with: the connections are owned */
  gboolean is_arranging;   /* what changes now is told at the end */
  gboolean has_changed;
  struct
  {
    gboolean is_allowed;
    gchar *reason; /* (owned) (nullable): why not */
  } sources[HIATUS_N_SOURCES];
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SIGHTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusWatch, hiatus_watch, G_TYPE_OBJECT)

static HiatusWatcher *
get_watcher (HiatusWatch *self,
             guint i)
{
  return g_ptr_array_index (self->watchers, i);
}

static void
on_changed (HiatusWatch *self)
{
  self->has_changed = TRUE;
  if (self->is_arranging)
    return;
  self->has_changed = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_sighted (HiatusWatch *self,
            const HiatusSighting *sighting)
{
  if (self->sources[sighting->source].is_allowed)
    g_signal_emit (self, signals[SIGNAL_SIGHTED], 0, sighting);
}

/* The kind of display that a watcher looks at; HIATUS_N_DISPLAY_KINDS for one that looks at none. */
static HiatusDisplayKind
display_of (HiatusWatcher *watcher)
{
  switch (hiatus_watcher_get_needs (watcher))
    {
    case HIATUS_WATCHER_NEEDS_X11:
      return HIATUS_DISPLAY_X11;
    case HIATUS_WATCHER_NEEDS_WAYLAND:
      return HIATUS_DISPLAY_WAYLAND;
    case HIATUS_WATCHER_NEEDS_BUS:
    default:
      return HIATUS_N_DISPLAY_KINDS;
    }
}

static gboolean
needs_display (HiatusWatch *self)
{
  for (guint i = 0; i < self->watchers->len; i++)
    if (display_of (get_watcher (self, i)) != HIATUS_N_DISPLAY_KINDS && self->sources[hiatus_watcher_get_source (get_watcher (self, i))].is_allowed)
      return TRUE;
  return FALSE;
}

/* Stops whoever may watch no longer, or whose display is gone. */
static void
stop_watchers (HiatusWatch *self)
{
  for (guint i = 0; i < self->watchers->len; i++)
    {
      HiatusWatcher *watcher = get_watcher (self, i);
      HiatusDisplayKind kind = display_of (watcher);

      if (!self->sources[hiatus_watcher_get_source (watcher)].is_allowed)
        hiatus_watcher_stop (watcher, HIATUS_WATCHER_OFF, NULL);
      else if (kind != HIATUS_N_DISPLAY_KINDS && hiatus_display_link_get_connection (self->link, kind) == NULL)
        hiatus_watcher_stop (watcher,
                             hiatus_display_link_is_connecting (self->link, kind) ? HIATUS_WATCHER_STARTING : HIATUS_WATCHER_NOT_HERE,
                             hiatus_display_link_get_reason (self->link, kind));
    }
}

static void
start_watchers (HiatusWatch *self)
{
  for (guint i = 0; i < self->watchers->len; i++)
    {
      HiatusWatcher *watcher = get_watcher (self, i);
      HiatusDisplayKind kind = display_of (watcher);

      if (hiatus_watcher_is_started (watcher) || !self->sources[hiatus_watcher_get_source (watcher)].is_allowed)
        continue;
      if (kind == HIATUS_N_DISPLAY_KINDS || hiatus_display_link_get_connection (self->link, kind) != NULL)
        hiatus_watcher_start (watcher, &self->media);
    }
}

/* Brings what is watched in line with what is allowed and what is there. */
static void
arrange (HiatusWatch *self)
{
  if (self->is_arranging)
    return;

  self->is_arranging = TRUE;
  if (needs_display (self) && !self->is_tried)
    hiatus_display_link_use (self->link, &self->display);
  self->is_tried = needs_display (self);
  stop_watchers (self);
  if (!needs_display (self))
    hiatus_display_link_drop (self->link);
  g_set_object (&self->media.x11, (HiatusX11 *) hiatus_display_link_get_connection (self->link, HIATUS_DISPLAY_X11));
  g_set_object (&self->media.wayland, (HiatusWayland *) hiatus_display_link_get_connection (self->link, HIATUS_DISPLAY_WAYLAND));
  start_watchers (self);
  self->is_arranging = FALSE;
  if (self->has_changed)
    on_changed (self);
}

static void
hiatus_watch_dispose (GObject *object)
{
  HiatusWatch *self = HIATUS_WATCH (object);

  self->is_arranging = TRUE;
  for (guint i = 0; i < self->watchers->len; i++)
    hiatus_watcher_stop (get_watcher (self, i), HIATUS_WATCHER_OFF, NULL);
  g_ptr_array_set_size (self->watchers, 0);
  g_clear_object (&self->media.session);
  g_clear_object (&self->media.x11);
  g_clear_object (&self->media.wayland);

  G_OBJECT_CLASS (hiatus_watch_parent_class)->dispose (object);
}

static void
hiatus_watch_finalize (GObject *object)
{
  HiatusWatch *self = HIATUS_WATCH (object);

  g_ptr_array_unref (self->watchers);
  g_object_unref (self->link);
  hiatus_display_clear (&self->display);
  g_free (self->session_address);
  for (guint source = 0; source < HIATUS_N_SOURCES; source++)
    g_free (self->sources[source].reason);

  G_OBJECT_CLASS (hiatus_watch_parent_class)->finalize (object);
}

static void
hiatus_watch_class_init (HiatusWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_watch_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_watch_finalize;

  /**
   * HiatusWatch::changed:
   * @self: the watch
   *
   * hiatus_watch_get_state() or hiatus_watch_dup_reason() says something else of a source.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusWatch::sighted:
   * @self: the watch
   * @sighting: a #HiatusSighting, as long as the signal takes
   *
   * A contact was noticed.
   */
  signals[SIGNAL_SIGHTED] =
      g_signal_new ("sighted", HIATUS_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hiatus_watch_init (HiatusWatch *self)
{
  self->watchers = g_ptr_array_new_with_free_func (g_object_unref);
  self->link = hiatus_display_link_new ();
  g_signal_connect_object (self->link, "changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
}

/**
 * hiatus_watch_new:
 * @session: (nullable): the session bus
 * @session_address: (nullable): its address
 * @types: (array zero-terminated=1): the watchers; %hiatus_watcher_types for all
 *
 * Returns: (transfer full): a watch that watches nothing yet
 */
HiatusWatch *
hiatus_watch_new (GDBusConnection *session,
                  const gchar *session_address,
                  const HiatusWatcherType *types)
{
  HiatusWatch *self = g_object_new (HIATUS_TYPE_WATCH, NULL);

  self->session_address = g_strdup (session_address);
  self->media.session = session == NULL ? NULL : g_object_ref (session);
  self->media.session_address = self->session_address;
  for (guint i = 0; types[i] != NULL; i++)
    {
      HiatusWatcher *watcher = hiatus_watcher_new (types[i]());

      g_ptr_array_add (self->watchers, watcher);
      g_signal_connect_object (watcher, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (watcher, "sighted", G_CALLBACK (on_sighted), self, G_CONNECT_SWAPPED);
    }

  return self;
}

/**
 * hiatus_watch_use_display:
 * @self: a watch
 * @display: where the session can be seen
 *
 * Looks there from now on, as far as it is allowed. Where that fails, or the display is lost, it is tried again when
 * somebody hands it over again, or when something that needs a display is allowed anew.
 */
void
hiatus_watch_use_display (HiatusWatch *self,
                          const HiatusDisplay *display)
{
  HiatusDisplay former = self->display;

  self->display = (HiatusDisplay){ g_strdup (display->x11), g_strdup (display->x11_authority), g_strdup (display->wayland) };
  hiatus_display_clear (&former);
  self->is_tried = FALSE;
  arrange (self);
}

/**
 * hiatus_watch_set_matcher:
 * @self: a watch
 * @matcher: whom to look for from now on
 */
void
hiatus_watch_set_matcher (HiatusWatch *self,
                          HiatusMatcher *matcher)
{
  for (guint i = 0; i < self->watchers->len; i++)
    hiatus_watcher_set_matcher (get_watcher (self, i), matcher);
}

/**
 * hiatus_watch_allow:
 * @self: a watch
 * @source: what may be watched from now on
 */
void
hiatus_watch_allow (HiatusWatch *self,
                    HiatusSource source)
{
  if (self->sources[source].is_allowed)
    return;

  self->sources[source].is_allowed = TRUE;
  g_clear_pointer (&self->sources[source].reason, g_free);
  arrange (self);
}

/**
 * hiatus_watch_forbid:
 * @self: a watch
 * @source: what may not be watched from now on
 * @reason: (nullable): why, translated
 */
void
hiatus_watch_forbid (HiatusWatch *self,
                     HiatusSource source,
                     const gchar *reason)
{
  if (!self->sources[source].is_allowed && g_strcmp0 (self->sources[source].reason, reason) == 0)
    return;

  self->sources[source].is_allowed = FALSE;
  g_free (self->sources[source].reason);
  self->sources[source].reason = g_strdup (reason);
  self->has_changed = TRUE;
  arrange (self);
}

/**
 * hiatus_watch_hush:
 * @self: a watch
 * @sighting: what it saw
 *
 * Closes the banner that was seen, if that is possible.
 */
void
hiatus_watch_hush (HiatusWatch *self,
                   const HiatusSighting *sighting)
{
  for (guint i = 0; i < self->watchers->len; i++)
    if (hiatus_watcher_get_source (get_watcher (self, i)) == sighting->source)
      hiatus_watcher_hush (get_watcher (self, i), sighting->banner);
}

/* The watcher that says how a source fares: of those for this session the one that fares best. */
static HiatusWatcher *
find_best (HiatusWatch *self,
           HiatusSource source)
{
  static const HiatusWatcherState best_first[] = { HIATUS_WATCHER_ON, HIATUS_WATCHER_STARTING, HIATUS_WATCHER_FALTERED, HIATUS_WATCHER_NOT_HERE };

  for (guint state = 0; state < G_N_ELEMENTS (best_first); state++)
    for (guint i = 0; i < self->watchers->len; i++)
      {
        HiatusWatcher *watcher = get_watcher (self, i);

        if (hiatus_watcher_get_source (watcher) == source && hiatus_watcher_get_state (watcher) == best_first[state])
          return watcher;
      }
  return NULL;
}

/**
 * hiatus_watch_get_state:
 * @self: a watch
 * @source: what is watched
 *
 * Returns: how it fares: on if one of its watchers is
 */
HiatusWatcherState
hiatus_watch_get_state (HiatusWatch *self,
                        HiatusSource source)
{
  HiatusWatcher *best = self->sources[source].is_allowed ? find_best (self, source) : NULL;

  if (!self->sources[source].is_allowed)
    return HIATUS_WATCHER_OFF;
  return best == NULL ? HIATUS_WATCHER_NOT_HERE : hiatus_watcher_get_state (best);
}

static gboolean
is_another_session (HiatusWatch *self,
                    HiatusDisplayKind kind)
{
  HiatusDisplayKind other = kind == HIATUS_DISPLAY_X11 ? HIATUS_DISPLAY_WAYLAND : HIATUS_DISPLAY_X11;

  return hiatus_display_link_get_connection (self->link, kind) == NULL && hiatus_display_link_get_connection (self->link, other) != NULL;
}

/**
 * hiatus_watch_dup_reason:
 * @self: a watch
 * @source: what is watched
 *
 * Returns: (transfer full): why it is not watched and what would help, or what cannot be seen though it is; empty where
 *   there is nothing to say
 */
gchar *
hiatus_watch_dup_reason (HiatusWatch *self,
                         HiatusSource source)
{
  g_autoptr (GString) reason = g_string_new (NULL);
  HiatusWatcherState state = hiatus_watch_get_state (self, source);

  if (!self->sources[source].is_allowed)
    return g_strdup (self->sources[source].reason == NULL ? "" : self->sources[source].reason);
  for (guint i = 0; i < self->watchers->len; i++)
    {
      HiatusWatcher *watcher = get_watcher (self, i);
      const gchar *sentence = hiatus_watcher_get_reason (watcher);
      HiatusDisplayKind kind = display_of (watcher);

      if (hiatus_watcher_get_source (watcher) != source || hiatus_watcher_get_state (watcher) != state || sentence == NULL)
        continue;
      /* That this is another kind of session is not what keeps it from being watched. */
      if (kind != HIATUS_N_DISPLAY_KINDS && is_another_session (self, kind))
        continue;
      if (strstr (reason->str, sentence) != NULL)
        continue;
      if (reason->len > 0)
        g_string_append_c (reason, ' ');
      g_string_append (reason, sentence);
    }
  return g_string_free (g_steal_pointer (&reason), FALSE);
}
