/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>
#include <xcb/sync.h>

#include "daemon/shell/x11.h"

/**
 * HiatusPresenceX11Idle:
 *
 * Idleness as the X server counts it, told by two alarms of XSync: one when the counter passes the limit, one when it
 * falls below. Nothing happens in between. A third one, which goes off once, tells of what happened between the question
 * for the counter and the setting of these.
 */
struct _HiatusPresenceX11Idle
{
  HiatusPresenceSource parent_instance;
  HiatusX11 *x11; /* the medium */
  xcb_sync_alarm_t gone;
  xcb_sync_alarm_t back;
  xcb_sync_alarm_t otherwise;
};

G_DEFINE_FINAL_TYPE (HiatusPresenceX11Idle, hiatus_presence_x11_idle, HIATUS_TYPE_PRESENCE_SOURCE)

static void
tell (HiatusPresenceX11Idle *self,
      guint64 idle_ms)
{
  HiatusPresenceSource *source = HIATUS_PRESENCE_SOURCE (self);

  hiatus_presence_source_tell (source,
                               idle_ms >= hiatus_presence_source_get_idle_limit_ms (source) ? HIATUS_PRESENCE_IDLE : HIATUS_PRESENCE_HERE);
}

static void
on_event (HiatusPresenceX11Idle *self,
          gpointer data)
{
  const xcb_sync_alarm_notify_event_t *event = data;

  /* The highest bit says that another program sent it. */
  if (event->response_type != hiatus_x11_get_facts (self->x11)->sync_event + XCB_SYNC_ALARM_NOTIFY)
    return;

  if (event->alarm == self->gone || event->alarm == self->back || event->alarm == self->otherwise)
    tell (self, ((guint64) (guint32) event->counter_value.hi << 32) | event->counter_value.lo);
}

/* A transition with a delta of 0 keeps the alarm armed for the next time; a comparison does not. */
static xcb_sync_alarm_t
set_alarm (HiatusPresenceX11Idle *self,
           xcb_sync_testtype_t test,
           guint value_ms)
{
  xcb_connection_t *connection = hiatus_x11_get_connection (self->x11);
  xcb_sync_alarm_t alarm = xcb_generate_id (connection);
  const guint32 values[] = {
    hiatus_x11_get_facts (self->x11)->idle_counter,
    XCB_SYNC_VALUETYPE_ABSOLUTE,
    0,
    value_ms,
    test,
    0,
    0,
    TRUE,
  };

  xcb_sync_create_alarm (connection,
                         alarm,
                         XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS,
                         values);

  return alarm;
}

static void
presence_x11_idle_start (HiatusPresenceSource *source,
                         gpointer medium)
{
  HiatusPresenceX11Idle *self = HIATUS_PRESENCE_X11_IDLE (source);
  const HiatusX11Facts *facts = hiatus_x11_get_facts (medium);
  guint limit_ms = hiatus_presence_source_get_idle_limit_ms (source);

  self->x11 = medium;
  if (facts->idle_counter == 0)
    {
      hiatus_presence_source_refuse (source, _ ("This X server does not count idleness: its extension SYNC with IDLETIME is missing."));
      return;
    }
  g_signal_connect_object (medium, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  self->gone = set_alarm (self, XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION, limit_ms);
  /* It falls from above its value only, and the counter may stand at the limit exactly when nobody has looked since. */
  self->back = set_alarm (self, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION, limit_ms - 1);
  if (facts->idle_ms >= limit_ms)
    self->otherwise = set_alarm (self, XCB_SYNC_TESTTYPE_NEGATIVE_COMPARISON, limit_ms - 1);
  else
    self->otherwise = set_alarm (self, XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON, limit_ms);
  tell (self, facts->idle_ms);
}

static void
presence_x11_idle_stop (HiatusPresenceSource *source)
{
  HiatusPresenceX11Idle *self = HIATUS_PRESENCE_X11_IDLE (source);

  g_signal_handlers_disconnect_by_data (self->x11, self);
  if (self->gone != XCB_NONE)
    {
      xcb_sync_destroy_alarm (hiatus_x11_get_connection (self->x11), self->gone);
      xcb_sync_destroy_alarm (hiatus_x11_get_connection (self->x11), self->back);
      xcb_sync_destroy_alarm (hiatus_x11_get_connection (self->x11), self->otherwise);
    }
  self->gone = XCB_NONE;
  self->back = XCB_NONE;
  self->otherwise = XCB_NONE;
  self->x11 = NULL;
}

static void
hiatus_presence_x11_idle_class_init (HiatusPresenceX11IdleClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Idleness on X11");
  source_class->medium = HIATUS_PRESENCE_X11;
  source_class->tells = HIATUS_PRESENCE_IDLE;
  source_class->start = presence_x11_idle_start;
  source_class->stop = presence_x11_idle_stop;
}

static void
hiatus_presence_x11_idle_init (HiatusPresenceX11Idle *self)
{
}
