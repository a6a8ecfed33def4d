/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusFakeServer:
 *
 * A notification server on a thread of its own. Each change wakes the default main context, so that
 * hiatus_wait_until() can wait for it.
 */
typedef struct _HiatusFakeServer HiatusFakeServer;

/**
 * HiatusFakeServerTrait:
 * @HIATUS_FAKE_SERVER_MARKUP: has the capability body-markup
 * @HIATUS_FAKE_SERVER_ACTIONS: has the capability actions
 * @HIATUS_FAKE_SERVER_SILENT: never answers Notify and CloseNotification
 * @HIATUS_FAKE_SERVER_MUTE: never answers anything
 * @HIATUS_FAKE_SERVER_REFUSING: answers Notify with an error
 * @HIATUS_FAKE_SERVER_DUNST: says that it is dunst
 * @HIATUS_FAKE_SERVER_XFCE: says that it is xfce4-notifyd
 * @HIATUS_FAKE_SERVER_GNOME: says that it is GNOME Shell
 *
 * What kind of server it is.
 */
typedef enum
{
  HIATUS_FAKE_SERVER_MARKUP = 1 << 0,
  HIATUS_FAKE_SERVER_ACTIONS = 1 << 1,
  HIATUS_FAKE_SERVER_SILENT = 1 << 2,
  HIATUS_FAKE_SERVER_MUTE = 1 << 3,
  HIATUS_FAKE_SERVER_REFUSING = 1 << 4,
  HIATUS_FAKE_SERVER_DUNST = 1 << 5,
  HIATUS_FAKE_SERVER_XFCE = 1 << 6,
  HIATUS_FAKE_SERVER_GNOME = 1 << 7,
} HiatusFakeServerTrait;

/**
 * HiatusNotifyCall:
 * @id: the number that the server gave the pop-up
 * @app_name: as called
 * @replaces: as called
 * @icon: as called
 * @summary: as called
 * @body: as called
 * @actions: (owned) (array zero-terminated=1): id, label, id, label …
 * @hints: (owned): as called
 * @timeout: as called
 *
 * A call of Notify.
 */
typedef struct
{
  guint id;
  gchar *app_name;
  guint replaces;
  gchar *icon;
  gchar *summary;
  gchar *body;
  GStrv actions;
  GVariant *hints;
  gint timeout;
} HiatusNotifyCall;

HiatusFakeServer *hiatus_fake_server_start (const gchar *bus_address,
                                            HiatusFakeServerTrait traits);

void hiatus_fake_server_stop (HiatusFakeServer *self);

guint hiatus_fake_server_n_calls (HiatusFakeServer *self,
                                  const gchar *method);

const HiatusNotifyCall *hiatus_fake_server_get_notify (HiatusFakeServer *self,
                                                       guint index);

gboolean hiatus_fake_server_was_closed (HiatusFakeServer *self,
                                        guint id);

void hiatus_fake_server_wait_for (HiatusFakeServer *self,
                                  const gchar *method,
                                  guint n_calls);

void hiatus_fake_server_invoke (HiatusFakeServer *self,
                                guint id,
                                const gchar *action);

void hiatus_fake_server_give_token (HiatusFakeServer *self,
                                    guint id,
                                    const gchar *token);

void hiatus_fake_server_wake (HiatusFakeServer *self);

void hiatus_fake_server_close (HiatusFakeServer *self,
                               guint id,
                               guint reason);

G_END_DECLS
