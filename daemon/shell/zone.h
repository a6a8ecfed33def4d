/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusLocalZone:
 * @zone: (owned) (nullable): the zone
 * @digest: (owned) (nullable): of the file that it was read from, %NULL if there was none
 * @generation: how often it was read
 *
 * The zone that /etc/localtime stands for.
 */
typedef struct
{
  GTimeZone *zone;
  gchar *digest;
  guint generation;
} HiatusLocalZone;

void hiatus_local_zone_clear (HiatusLocalZone *local);

gboolean hiatus_local_zone_read (HiatusLocalZone *local,
                                 const gchar *path,
                                 gboolean *changed,
                                 GError **error);

GTimeZone *hiatus_zone_new (const gchar *name,
                            GError **error);

G_END_DECLS
