/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusClient:
 *
 * The way to the daemon. It connects at the first call; the bus starts the daemon where it does not run.
 */
typedef struct _HiatusClient HiatusClient;

HiatusClient *hiatus_client_new (const gchar *address);

void hiatus_client_free (HiatusClient *client);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusClient, hiatus_client_free)

GDBusConnection *hiatus_client_connect (HiatusClient *client,
                                        GError **error);

GVariant *hiatus_client_call (HiatusClient *client,
                              const gchar *method,
                              GVariant *parameters,
                              const gchar *reply_type,
                              GError **error);

GVariant *hiatus_client_call_running (HiatusClient *client,
                                      const gchar *method,
                                      GVariant *parameters,
                                      const gchar *reply_type,
                                      GError **error);

GVariant *hiatus_client_call_with (HiatusClient *client,
                                   const gchar *method,
                                   GVariant *parameters,
                                   gint descriptor,
                                   const gchar *reply_type,
                                   GError **error);

GVariant *hiatus_client_call_at_length (HiatusClient *client,
                                        const gchar *method,
                                        GVariant *parameters,
                                        gint descriptor,
                                        const gchar *reply_type,
                                        GError **error);

GVariant *hiatus_client_call_with_list (HiatusClient *client,
                                        const gchar *method,
                                        GVariant *parameters,
                                        GUnixFDList *descriptors,
                                        const gchar *reply_type,
                                        GUnixFDList **answered,
                                        GError **error);

GVariant *hiatus_client_get_state (HiatusClient *client,
                                   GError **error);

G_END_DECLS
