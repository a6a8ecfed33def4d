/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/service.h"
#include "hiatus-dbus.h"

G_BEGIN_DECLS

/* What the files of the service share: each has the methods of one matter. */

struct _HiatusService
{
  GObject parent_instance;

  HiatusDBusHiatus1 *skeleton; /* (owned) */
  HiatusApp *app;              /* (owned) (nullable): until there is one, no call is dispatched */
  gboolean quit;               /* the person asked for the end */
  HiatusExaminer *examiner;    /* (unowned) (nullable): likewise */
  guint pause_watch_id;        /* the watch of the program that shows the breathing window, or 0 */
  guint wait_watch_id;         /* the watch of the program that shows a wait in a window, or 0 */
};

/**
 * HiatusServiceHandler:
 * @signal: the signal of the skeleton; %NULL ends a table
 * @callback: what answers
 *
 * A method of the interface.
 */
typedef struct
{
  const gchar *signal;
  GCallback callback;
} HiatusServiceHandler;

extern const HiatusServiceHandler hiatus_service_care_handlers[];
extern const HiatusServiceHandler hiatus_service_contacts_handlers[];
extern const HiatusServiceHandler hiatus_service_data_handlers[];
extern const HiatusServiceHandler hiatus_service_draft_handlers[];
extern const HiatusServiceHandler hiatus_service_forget_handlers[];
extern const HiatusServiceHandler hiatus_service_help_handlers[];
extern const HiatusServiceHandler hiatus_service_history_handlers[];
extern const HiatusServiceHandler hiatus_service_letters_handlers[];
extern const HiatusServiceHandler hiatus_service_lock_handlers[];
extern const HiatusServiceHandler hiatus_service_pause_handlers[];
extern const HiatusServiceHandler hiatus_service_safety_handlers[];
extern const HiatusServiceHandler hiatus_service_script_handlers[];
extern const HiatusServiceHandler hiatus_service_wait_handlers[];
extern const HiatusServiceHandler hiatus_service_watch_handlers[];

void hiatus_service_look_after_wait (HiatusService *self,
                                     GDBusMethodInvocation *invocation);

void hiatus_service_leave (HiatusService *self);

HiatusApp *hiatus_service_get_app (HiatusService *self);

void hiatus_service_finish (HiatusDBusHiatus1 *skeleton,
                            GDBusMethodInvocation *invocation,
                            GError *error,
                            void (*complete) (HiatusDBusHiatus1 *, GDBusMethodInvocation *));

G_END_DECLS
