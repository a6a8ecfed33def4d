/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watcher-notifications-wire.h"

G_BEGIN_DECLS

/**
 * RawBus:
 *
 * A program on the bus that costs next to nothing itself, so that what is measured is the others. It blocks.
 */
typedef struct _RawBus RawBus;

RawBus *raw_bus_new (const gchar *address);

void raw_bus_call_bus (RawBus *self,
                       const gchar *method,
                       GVariant *parameters);

gint raw_bus_get_descriptor (RawBus *self);

void raw_bus_write (RawBus *self,
                    const guint8 *bytes,
                    gsize length);

gboolean raw_bus_read (RawBus *self,
                       HiatusWireMessage *message);

gboolean raw_bus_has_more (RawBus *self);

G_END_DECLS
