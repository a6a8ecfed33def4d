/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/core/journey.h"
#include "daemon/shell/clock.h"
#include "daemon/shell/store.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_JOURNAL (hiatus_journal_get_type ())
G_DECLARE_FINAL_TYPE (HiatusJournal, hiatus_journal, HIATUS, JOURNAL, GObject)

HiatusJournal *hiatus_journal_new (HiatusStore *store,
                                   HiatusClock *clock);

gboolean hiatus_journal_open (HiatusJournal *self,
                              GError **error);

const HiatusJourney *hiatus_journal_get_journey (HiatusJournal *self);

const HiatusEvent *hiatus_journal_record (HiatusJournal *self,
                                          HiatusEvent *event,
                                          GError **error);

gboolean hiatus_journal_erase_text (HiatusJournal *self,
                                    const gchar *id,
                                    GError **error);

gboolean hiatus_journal_save_draft (HiatusJournal *self,
                                    const gchar *name,
                                    const gchar *text,
                                    GError **error);

gboolean hiatus_journal_get_draft (HiatusJournal *self,
                                   const gchar *name,
                                   gchar **text,
                                   GError **error);

gboolean hiatus_journal_erase_draft (HiatusJournal *self,
                                     const gchar *name,
                                     GError **error);

HiatusStore *hiatus_journal_get_store (HiatusJournal *self);

gboolean hiatus_journal_set_seal (HiatusJournal *self,
                                  HiatusSeal *seal,
                                  GError **error);

gboolean hiatus_journal_remove_seal (HiatusJournal *self,
                                     GError **error);

gboolean hiatus_journal_unlock (HiatusJournal *self,
                                HiatusSeal *unlocked,
                                GError **error);

gboolean hiatus_journal_lock (HiatusJournal *self,
                              GError **error);

GVariant *hiatus_journal_read (HiatusJournal *self,
                               guint64 after,
                               const gchar *from,
                               GError **error);

gboolean hiatus_journal_take_care (HiatusJournal *self,
                                   GError **error);

GStrv hiatus_journal_list_backups (HiatusJournal *self,
                                   GError **error);

gboolean hiatus_journal_ask_restore (HiatusJournal *self,
                                     const gchar *date,
                                     gchar **question,
                                     gchar **token,
                                     GError **error);

gchar *hiatus_journal_restore (HiatusJournal *self,
                               const gchar *date,
                               const gchar *token,
                               GError **error);

void hiatus_journal_export_async (HiatusJournal *self,
                                  gint descriptor,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

gboolean hiatus_journal_export_finish (HiatusJournal *self,
                                       GAsyncResult *result,
                                       GError **error);

void hiatus_journal_ask_import_async (HiatusJournal *self,
                                      gint descriptor,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

gboolean hiatus_journal_ask_import_finish (HiatusJournal *self,
                                           GAsyncResult *result,
                                           gchar **question,
                                           gchar **token,
                                           GError **error);

void hiatus_journal_import_async (HiatusJournal *self,
                                  gint descriptor,
                                  const gchar *token,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

gchar *hiatus_journal_import_finish (HiatusJournal *self,
                                     GAsyncResult *result,
                                     GError **error);

void hiatus_journal_stop_transfer (HiatusJournal *self);

gboolean hiatus_journal_forget (HiatusJournal *self,
                                GPtrArray *links,
                                GError **error);

G_END_DECLS
