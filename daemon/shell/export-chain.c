/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/export-chain.h"

#include <string.h>

typedef struct
{
  guint64 sequence;
  gint64 recorded_us;
  guint8 digest[HIATUS_DIGEST_SIZE];
} Link;

struct _HiatusExportChain
{
  GHashTable *links; /* (owned) (element-type utf8 Link): the last one of each device */
};

static const Link before_the_first = { .recorded_us = G_MININT64 };

/**
 * hiatus_export_chain_new:
 *
 * Returns: (transfer full): a chain without an entry
 */
HiatusExportChain *
hiatus_export_chain_new (void)
{
  HiatusExportChain *self = g_new0 (HiatusExportChain, 1);

  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * hiatus_export_chain_free:
 * @self: (transfer full) (nullable): a chain
 *
 * Frees it.
 */
void
hiatus_export_chain_free (HiatusExportChain *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->links);
  g_free (self);
}

static const Link *
find (HiatusExportChain *self, const gchar *device)
{
  const Link *link = g_hash_table_lookup (self->links, device);

  return link == NULL ? &before_the_first : link;
}

/**
 * hiatus_export_chain_has:
 * @self: a chain
 * @device: a device
 *
 * Returns: whether there was an entry of it
 */
gboolean
hiatus_export_chain_has (HiatusExportChain *self, const gchar *device)
{
  return g_hash_table_contains (self->links, device);
}

/**
 * hiatus_export_chain_is_next:
 * @self: a chain
 * @row: an entry
 *
 * Returns: whether it is the one right behind the last of its device, whose digest it holds
 */
gboolean
hiatus_export_chain_is_next (HiatusExportChain *self, const HiatusRow *row)
{
  const Link *link = find (self, row->device);

  return row->sequence == link->sequence + 1 && memcmp (row->previous, link->digest, HIATUS_DIGEST_SIZE) == 0;
}

/**
 * hiatus_export_chain_complete:
 * @self: a chain
 * @row: an entry whose previous digest was left out
 *
 * Fills that in.
 *
 * Returns: %FALSE if the entry is not right behind the last of its device
 */
gboolean
hiatus_export_chain_complete (HiatusExportChain *self, HiatusRow *row)
{
  const Link *link = find (self, row->device);

  memcpy (row->previous, link->digest, HIATUS_DIGEST_SIZE);
  return row->sequence == link->sequence + 1;
}

/**
 * hiatus_export_chain_fits:
 * @self: a chain
 * @row: an entry
 *
 * Whether it may come next: behind the last of its device in number and time, and, where none is missing in between, with the
 * digest of that one.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_export_chain_fits (HiatusExportChain *self, const HiatusRow *row)
{
  const Link *link = find (self, row->device);

  return row->recorded_us > link->recorded_us && (row->sequence > link->sequence + 1 || hiatus_export_chain_is_next (self, row));
}

/**
 * hiatus_export_chain_take:
 * @self: a chain
 * @row: an entry
 *
 * It is the last of its device from now on.
 */
void
hiatus_export_chain_take (HiatusExportChain *self, const HiatusRow *row)
{
  Link *link = g_hash_table_lookup (self->links, row->device);

  if (link == NULL)
    {
      link = g_new0 (Link, 1);
      g_hash_table_insert (self->links, g_strdup (row->device), link);
    }
  link->sequence = row->sequence;
  link->recorded_us = row->recorded_us;
  memcpy (link->digest, row->digest, HIATUS_DIGEST_SIZE);
}
