/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusFakePeer:
 *
 * Any program on a bus: has a name, answers what it was told to answer, wrong things too, and emits signals. Methods
 * go by their name; the properties of org.freedesktop.DBus.Properties.Get by "Get" and their name, as "Get paused".
 * What it was told nothing of it answers with an error.
 */
typedef struct _HiatusFakePeer HiatusFakePeer;

GDBusConnection *hiatus_fake_peer_connect (const gchar *bus_address);

HiatusFakePeer *hiatus_fake_peer_start (const gchar *bus_address,
                                        const gchar *name);

void hiatus_fake_peer_stop (HiatusFakePeer *self);

void hiatus_fake_peer_take_name (HiatusFakePeer *self);

void hiatus_fake_peer_answer (HiatusFakePeer *self,
                              const gchar *method,
                              GVariant *answer);

void hiatus_fake_peer_be_mute (HiatusFakePeer *self,
                               const gchar *method);

void hiatus_fake_peer_answer_late (HiatusFakePeer *self,
                                   GVariant *answer);

void hiatus_fake_peer_refuse (HiatusFakePeer *self,
                              const gchar *method,
                              const gchar *error_name);

void hiatus_fake_peer_emit (HiatusFakePeer *self,
                            const gchar *path,
                            const gchar *interface,
                            const gchar *signal,
                            GVariant *parameters);

void hiatus_fake_peer_emit_property (HiatusFakePeer *self,
                                     const gchar *path,
                                     const gchar *interface,
                                     const gchar *property,
                                     GVariant *value);

guint hiatus_fake_peer_n_calls (HiatusFakePeer *self,
                                const gchar *method);

G_END_DECLS
