/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/core/event.h"
#include "daemon/core/lock.h"
#include "daemon/shell/seal.h"

G_BEGIN_DECLS

/**
 * HiatusRepair:
 * @saved: entries that are there again
 * @missing: entries that are known to be lost
 * @missing_texts: notes and triggers that are lost while their entry is saved
 * @uncertain: whether further entries may be lost, after the last one saved, of which nothing tells
 * @from_backup: whether a backup gave some of what was saved
 * @aside: (owned) (nullable): where the damaged journal is kept; %NULL if there was none
 *
 * What a repair of the journal came to.
 */
typedef struct
{
  guint saved;
  guint missing;
  guint missing_texts;
  gboolean uncertain;
  gboolean from_backup;
  gchar *aside;
} HiatusRepair;

void hiatus_repair_clear (HiatusRepair *repair);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusRepair, hiatus_repair_clear)

#define HIATUS_TYPE_STORE (hiatus_store_get_type ())
G_DECLARE_FINAL_TYPE (HiatusStore, hiatus_store, HIATUS, STORE, GObject)

HiatusStore *hiatus_store_new (const gchar *folder);

void hiatus_store_set_own_folder (HiatusStore *self,
                                  const gchar *folder);

gboolean hiatus_store_open (HiatusStore *self,
                            GError **error);

gboolean hiatus_store_append (HiatusStore *self,
                              HiatusEvent *event,
                              GError **error);

GPtrArray *hiatus_store_load (HiatusStore *self,
                              GError **error);

void hiatus_store_rest (HiatusStore *self);

gboolean hiatus_store_check (HiatusStore *self,
                             GError **error);

gboolean hiatus_store_erase_text (HiatusStore *self,
                                  const HiatusEvent *event,
                                  GError **error);

gboolean hiatus_store_save_draft (HiatusStore *self,
                                  const gchar *name,
                                  const gchar *text,
                                  GError **error);

gboolean hiatus_store_get_draft (HiatusStore *self,
                                 const gchar *name,
                                 gchar **text,
                                 GError **error);

gboolean hiatus_store_erase_draft (HiatusStore *self,
                                   const gchar *name,
                                   GError **error);

gboolean hiatus_store_repair (HiatusStore *self,
                              const GDate *today,
                              HiatusRepair *repair,
                              GError **error);

gboolean hiatus_store_back_up (HiatusStore *self,
                               const GDate *today,
                               GError **error);

GStrv hiatus_store_list_backups (HiatusStore *self,
                                 GError **error);

const HiatusSeal *hiatus_store_get_seal (HiatusStore *self);

gboolean hiatus_store_set_seal (HiatusStore *self,
                                HiatusSeal *seal,
                                GError **error);

gboolean hiatus_store_remove_seal (HiatusStore *self,
                                   GError **error);

gboolean hiatus_store_finish_seal (HiatusStore *self,
                                   GError **error);

void hiatus_store_unlock (HiatusStore *self,
                          HiatusSeal *unlocked);

void hiatus_store_lock (HiatusStore *self);

void hiatus_store_get_tries (HiatusStore *self,
                             HiatusTries *tries);

gboolean hiatus_store_set_tries (HiatusStore *self,
                                 const HiatusTries *tries,
                                 GError **error);

gboolean hiatus_store_forget (HiatusStore *self,
                              GPtrArray *links,
                              GError **error);

gchar *hiatus_store_restore (HiatusStore *self,
                             const GDate *backup,
                             const GDate *today,
                             GError **error);

G_END_DECLS
