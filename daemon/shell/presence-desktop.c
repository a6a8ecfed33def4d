/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-desktop.h"

#include <glib/gi18n.h>

#include "daemon/shell/display-link.h"
#include "daemon/shell/presence-sources.h"

/* All sources. What they tell is added up, so their order means nothing but the order in the doctor. */
static GType (*const source_types[]) (void) = {
  hiatus_presence_x11_idle_get_type,
  hiatus_presence_wayland_idle_get_type,
  hiatus_presence_idle_mutter_get_type,
  hiatus_presence_session_get_type,
  hiatus_presence_screen_saver_get_type,
  hiatus_presence_sleep_get_type,
  hiatus_presence_server_get_type,
  hiatus_presence_x11_full_screen_get_type,
  hiatus_presence_wayland_full_screen_get_type,
};

/**
 * HiatusPresenceDesktop:
 *
 * What this desktop tells of whether a pop-up would be welcome: all its sources together.
 */
struct _HiatusPresenceDesktop
{
  GObject parent_instance;
  GPtrArray *sources;                      /* (element-type HiatusPresenceSource) (owned) */
  GObject *media[HIATUS_PRESENCE_N_MEDIA]; /* (owned) (nullable) */
  HiatusDisplayLink *display;              /* (owned) */
  gboolean is_started;
  gboolean is_asking;        /* what changes now is part of the answer */
  HiatusPresenceFlags flags; /* as last told */
};

static void hiatus_presence_desktop_iface_init (HiatusPresenceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HiatusPresenceDesktop,
                               hiatus_presence_desktop,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HIATUS_TYPE_PRESENCE, hiatus_presence_desktop_iface_init))

static HiatusPresenceSource *
get_source (HiatusPresenceDesktop *self,
            guint i)
{
  return g_ptr_array_index (self->sources, i);
}

static HiatusPresenceFlags
add_up (HiatusPresenceDesktop *self)
{
  HiatusPresenceFlags flags = self->is_started ? HIATUS_PRESENCE_HERE : HIATUS_PRESENCE_UNSETTLED;
  HiatusPresenceFlags fallback = HIATUS_PRESENCE_HERE;
  HiatusPresenceFlags told = HIATUS_PRESENCE_HERE;

  for (guint i = 0; i < self->sources->len; i++)
    {
      HiatusPresenceSource *source = get_source (self, i);
      HiatusPresenceFlags kept_back = hiatus_presence_source_get_fallback (source);

      if (hiatus_presence_source_get_state (source) == HIATUS_PRESENCE_FINDING_OUT)
        flags |= HIATUS_PRESENCE_UNSETTLED;
      if (hiatus_presence_source_get_state (source) != HIATUS_PRESENCE_ON)
        continue;

      flags |= hiatus_presence_source_get_flags (source) & ~kept_back;
      fallback |= hiatus_presence_source_get_flags (source) & kept_back;
      told |= hiatus_presence_source_get_tells (source) & ~kept_back;
    }

  return flags | (fallback & ~told);
}

static void
on_changed (HiatusPresenceDesktop *self)
{
  HiatusPresenceFlags flags = add_up (self);

  if (self->is_asking || flags == self->flags)
    return;

  self->flags = flags;
  hiatus_presence_emit_changed (HIATUS_PRESENCE (self));
}

/* Several sources that change in one go are one change. */
static gboolean
hold_changes (HiatusPresenceDesktop *self)
{
  gboolean was_asking = self->is_asking;

  self->is_asking = TRUE;

  return was_asking;
}

static void
release_changes (HiatusPresenceDesktop *self,
                 gboolean was_asking)
{
  self->is_asking = was_asking;
  on_changed (self);
}

static void
stop_sources (HiatusPresenceDesktop *self,
              HiatusPresenceMedium medium,
              HiatusPresenceState state,
              const gchar *reason)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (hiatus_presence_source_get_medium (get_source (self, i)) == medium)
      hiatus_presence_source_stop (get_source (self, i), state, reason);
}

static void
start_sources (HiatusPresenceDesktop *self,
               HiatusPresenceMedium medium)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (hiatus_presence_source_get_medium (get_source (self, i)) == medium)
      hiatus_presence_source_start (get_source (self, i), self->media[medium]);
}

static void
drop_medium (HiatusPresenceDesktop *self,
             HiatusPresenceMedium medium,
             HiatusPresenceState state,
             const gchar *reason)
{
  stop_sources (self, medium, state, reason);
  if (self->media[medium] != NULL)
    g_signal_handlers_disconnect_by_data (self->media[medium], self);
  g_clear_object (&self->media[medium]);
}

/* The connections to the display come and go, and the sources with them. */
static void
on_display_changed (HiatusPresenceDesktop *self)
{
  static const HiatusPresenceMedium media[HIATUS_N_DISPLAY_KINDS] = { HIATUS_PRESENCE_X11, HIATUS_PRESENCE_WAYLAND };
  gboolean was_asking = hold_changes (self);

  for (HiatusDisplayKind kind = 0; kind < HIATUS_N_DISPLAY_KINDS; kind++)
    {
      GObject *connection = hiatus_display_link_get_connection (self->display, kind);
      HiatusPresenceState state = hiatus_display_link_is_connecting (self->display, kind) ? HIATUS_PRESENCE_FINDING_OUT : HIATUS_PRESENCE_NOT_HERE;

      if (connection != NULL && connection == self->media[media[kind]])
        continue;
      drop_medium (self, media[kind], state, hiatus_display_link_get_reason (self->display, kind));
      if (connection == NULL)
        continue;
      self->media[media[kind]] = g_object_ref (connection);
      start_sources (self, media[kind]);
    }
  release_changes (self, was_asking);
}

static void
presence_desktop_use_display (HiatusPresence *presence,
                              const HiatusDisplay *display)
{
  HiatusPresenceDesktop *self = HIATUS_PRESENCE_DESKTOP (presence);
  gboolean was_asking = hold_changes (self);
  gboolean is_another = hiatus_display_link_use (self->display, display);

  /* The session of logind is the one that the display belongs to. */
  if (is_another && self->media[HIATUS_PRESENCE_SYSTEM_BUS] != NULL)
    {
      stop_sources (self, HIATUS_PRESENCE_SYSTEM_BUS, HIATUS_PRESENCE_OFF, NULL);
      start_sources (self, HIATUS_PRESENCE_SYSTEM_BUS);
    }
  release_changes (self, was_asking);
}

static void
attend (HiatusPresenceDesktop *self,
        gboolean wanted)
{
  for (guint i = 0; i < self->sources->len; i++)
    hiatus_presence_source_attend (get_source (self, i), wanted);
}

/* Nobody is there to be disturbed. */
#define AWAY (HIATUS_PRESENCE_IDLE | HIATUS_PRESENCE_LOCKED | HIATUS_PRESENCE_ASLEEP)

static HiatusPresenceFlags
presence_desktop_get_flags (HiatusPresence *presence)
{
  HiatusPresenceDesktop *self = HIATUS_PRESENCE_DESKTOP (presence);
  gboolean was_asking = hold_changes (self);

  /* What is noisy has time until they are back: a film goes on all night. */
  attend (self, (add_up (self) & AWAY) == 0);
  self->is_asking = was_asking;
  self->flags = add_up (self);

  return self->flags;
}

static HiatusPresenceFlags
presence_desktop_rest (HiatusPresence *presence)
{
  HiatusPresenceDesktop *self = HIATUS_PRESENCE_DESKTOP (presence);
  gboolean was_asking = hold_changes (self);

  attend (self, FALSE);
  self->is_asking = was_asking;
  self->flags = add_up (self);

  return self->flags;
}

static void
hiatus_presence_desktop_iface_init (HiatusPresenceInterface *iface)
{
  iface->get_flags = presence_desktop_get_flags;
  iface->rest = presence_desktop_rest;
  iface->use_display = presence_desktop_use_display;
}

static void
hiatus_presence_desktop_dispose (GObject *object)
{
  HiatusPresenceDesktop *self = HIATUS_PRESENCE_DESKTOP (object);

  self->is_asking = TRUE;
  g_signal_handlers_disconnect_by_data (self->display, self);
  hiatus_display_link_drop (self->display);
  for (guint i = 0; i < HIATUS_PRESENCE_N_MEDIA; i++)
    drop_medium (self, i, HIATUS_PRESENCE_OFF, NULL);

  G_OBJECT_CLASS (hiatus_presence_desktop_parent_class)->dispose (object);
}

static void
hiatus_presence_desktop_finalize (GObject *object)
{
  HiatusPresenceDesktop *self = HIATUS_PRESENCE_DESKTOP (object);

  g_ptr_array_unref (self->sources);
  g_object_unref (self->display);

  G_OBJECT_CLASS (hiatus_presence_desktop_parent_class)->finalize (object);
}

static void
hiatus_presence_desktop_class_init (HiatusPresenceDesktopClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_presence_desktop_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_presence_desktop_finalize;
}

static void
hiatus_presence_desktop_init (HiatusPresenceDesktop *self)
{
  self->flags = HIATUS_PRESENCE_UNSETTLED;
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->display = hiatus_display_link_new ();
  g_signal_connect_object (self->display, "changed", G_CALLBACK (on_display_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->display, "lost", G_CALLBACK (hiatus_presence_emit_display_lost), self, G_CONNECT_SWAPPED);
}

/**
 * hiatus_presence_desktop_new:
 * @session: the session bus
 * @idle_limit_ms: after how long without input somebody counts as away, in milliseconds:
 *   %HIATUS_PRESENCE_IDLE_LIMIT_MS
 *
 * Returns: (transfer full): the presence on this desktop; unsettled until hiatus_presence_desktop_start()
 */
HiatusPresenceDesktop *
hiatus_presence_desktop_new (GDBusConnection *session,
                             guint idle_limit_ms)
{
  HiatusPresenceDesktop *self = g_object_new (HIATUS_TYPE_PRESENCE_DESKTOP, NULL);

  self->media[HIATUS_PRESENCE_SESSION_BUS] = g_object_ref (G_OBJECT (session));
  for (guint i = 0; i < G_N_ELEMENTS (source_types); i++)
    {
      HiatusPresenceSource *source = hiatus_presence_source_new (source_types[i](), idle_limit_ms);

      g_ptr_array_add (self->sources, source);
      g_signal_connect_object (source, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
    }
  self->is_asking = TRUE;
  on_display_changed (self);
  self->is_asking = FALSE;

  return self;
}

static void
on_system_bus_closed (HiatusPresenceDesktop *self)
{
  gboolean was_asking = hold_changes (self);

  drop_medium (self, HIATUS_PRESENCE_SYSTEM_BUS, HIATUS_PRESENCE_NOT_HERE, _ ("The system bus is gone; it is found again when Hiatus starts the next time."));
  release_changes (self, was_asking);
}

/**
 * hiatus_presence_desktop_start:
 * @self: a presence that is not started
 * @system: (nullable): the system bus, where there is one
 *
 * Begins to look.
 */
void
hiatus_presence_desktop_start (HiatusPresenceDesktop *self,
                               GDBusConnection *system)
{
  gboolean was_asking;

  g_return_if_fail (!self->is_started);

  was_asking = hold_changes (self);
  self->is_started = TRUE;
  start_sources (self, HIATUS_PRESENCE_SESSION_BUS);
  if (system != NULL)
    {
      self->media[HIATUS_PRESENCE_SYSTEM_BUS] = g_object_ref (G_OBJECT (system));
      g_signal_connect_object (system, "closed", G_CALLBACK (on_system_bus_closed), self, G_CONNECT_SWAPPED);
      start_sources (self, HIATUS_PRESENCE_SYSTEM_BUS);
    }
  else
    {
      drop_medium (self, HIATUS_PRESENCE_SYSTEM_BUS, HIATUS_PRESENCE_NOT_HERE, _ ("There is no system bus to ask: sleep and lock are noticed in other ways, or not at all."));
    }
  release_changes (self, was_asking);
}

/**
 * hiatus_presence_desktop_get_sources:
 * @self: a presence
 *
 * For the doctor: each source with its name, state, reason and flags.
 *
 * Returns: (transfer none) (element-type HiatusPresenceSource): all sources
 */
GPtrArray *
hiatus_presence_desktop_get_sources (HiatusPresenceDesktop *self)
{
  return self->sources;
}
