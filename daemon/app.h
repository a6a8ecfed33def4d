/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/core/sighting.h"
#include "daemon/journal.h"
#include "daemon/shell/care-file.h"
#include "daemon/shell/clock.h"
#include "daemon/shell/contacts.h"
#include "daemon/shell/deck-file.h"
#include "daemon/shell/help-lines.h"
#include "daemon/shell/notifier.h"
#include "daemon/shell/presence.h"
#include "daemon/shell/script-files.h"
#include "daemon/shell/settings.h"
#include "daemon/watchers/watch.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_APP (hiatus_app_get_type ())
G_DECLARE_FINAL_TYPE (HiatusApp, hiatus_app, HIATUS, APP, GObject)

/**
 * HiatusAppParts:
 * @journal: the journal; hiatus_app_start() wants it open
 * @settings: the settings
 * @contacts: whom to look out for
 * @care: what the person entered for themselves
 * @clock: the clock
 * @notifier: where pop-ups go
 * @presence: whether they would be welcome
 * @deck: the prompts
 * @watch: what watches
 * @scripts: the guided sequences of steps, all of them
 *
 * What an app is put together from. Nothing is owned: the app takes references of its own.
 */
typedef struct
{
  HiatusJournal *journal;
  HiatusSettings *settings;
  HiatusContacts *contacts;
  HiatusCareFile *care;
  HiatusClock *clock;
  HiatusNotifier *notifier;
  HiatusPresence *presence;
  HiatusDeckFile *deck;
  HiatusWatch *watch;
  HiatusScriptFiles *scripts;
} HiatusAppParts;

HiatusApp *hiatus_app_new (const HiatusAppParts *parts);

void hiatus_app_set_help (HiatusApp *self,
                          HiatusHelpLines *lines,
                          const gchar *zones,
                          const gchar *locale);

void hiatus_app_set_config_folder (HiatusApp *self,
                                   const gchar *folder);

void hiatus_app_set_draft_lists (HiatusApp *self,
                                 GResource *resource);

void hiatus_app_start (HiatusApp *self);

void hiatus_app_catch_up (HiatusApp *self);

void hiatus_app_stop (HiatusApp *self);

GVariant *hiatus_app_get_state (HiatusApp *self);

gboolean hiatus_app_start_plan (HiatusApp *self,
                                GVariant *options,
                                GError **error);

gboolean hiatus_app_change_length (HiatusApp *self,
                                   GVariant *options,
                                   GError **error);

gboolean hiatus_app_change_plan (HiatusApp *self,
                                 GVariant *options,
                                 GError **error);

gboolean hiatus_app_end_plan (HiatusApp *self,
                              const gchar *decision,
                              GError **error);

gboolean hiatus_app_talk (HiatusApp *self,
                          HiatusTalk talk,
                          GError **error);

GVariant *hiatus_app_get_safety (HiatusApp *self);

gboolean hiatus_app_answer_safety (HiatusApp *self,
                                   GVariant *answers,
                                   GError **error);

gchar *hiatus_app_log (HiatusApp *self,
                       const gchar *kind,
                       GVariant *fields,
                       GError **error);

GVariant *hiatus_app_undo (HiatusApp *self,
                           const gchar *id,
                           GError **error);

gboolean hiatus_app_answer_prompt (HiatusApp *self,
                                   const gchar *answer,
                                   GError **error);

gboolean hiatus_app_be_quiet (HiatusApp *self,
                              const gchar *span,
                              GError **error);

void hiatus_app_show_day (HiatusApp *self);

gchar *hiatus_app_restore (HiatusApp *self,
                           const gchar *date,
                           const gchar *token,
                           GError **error);

gchar *hiatus_app_list_help (HiatusApp *self,
                             GVariant **person,
                             GVariant **lines);

void hiatus_app_offer_company (HiatusApp *self);

void hiatus_app_use_display (HiatusApp *self,
                             const HiatusDisplay *display);

void hiatus_app_set_matcher (HiatusApp *self,
                             HiatusMatcher *matcher);

void hiatus_app_set_tray (HiatusApp *self,
                          gboolean is_there);

void hiatus_app_miss_tray (HiatusApp *self);

void hiatus_app_take_sighting (HiatusApp *self,
                               const HiatusSighting *sighting);

gboolean hiatus_app_pause_shown (HiatusApp *self,
                                 const gchar *id,
                                 GError **error);

gboolean hiatus_app_answer_pause (HiatusApp *self,
                                  const gchar *id,
                                  const gchar *answer,
                                  GError **error);

gboolean hiatus_app_shows_pause (HiatusApp *self);

void hiatus_app_lose_pauses (HiatusApp *self);

GVariant *hiatus_app_describe_pause (HiatusApp *self,
                                     const gchar *id,
                                     GError **error);

GVariant *hiatus_app_describe_wrong_person (HiatusApp *self,
                                            const gchar *id,
                                            GError **error);

gboolean hiatus_app_send_now (HiatusApp *self,
                              const gchar *label,
                              GError **error);

gchar *hiatus_app_wait (HiatusApp *self,
                        guint minutes,
                        GError **error);

gchar *hiatus_app_wait_here (HiatusApp *self,
                             guint minutes,
                             GError **error);

gboolean hiatus_app_stop_wait (HiatusApp *self,
                               const gchar *id,
                               GError **error);

gboolean hiatus_app_answer_wait (HiatusApp *self,
                                 const gchar *id,
                                 const gchar *word,
                                 GError **error);

GVariant *hiatus_app_describe_wait (HiatusApp *self,
                                    const gchar *id,
                                    GError **error);

gboolean hiatus_app_wait_shown (HiatusApp *self,
                                const gchar *id,
                                GError **error);

void hiatus_app_lose_wait (HiatusApp *self);

gboolean hiatus_app_save_draft (HiatusApp *self,
                                const gchar *name,
                                const gchar *text,
                                GError **error);

gchar *hiatus_app_read_draft (HiatusApp *self,
                              const gchar *name,
                              GError **error);

gboolean hiatus_app_erase_draft (HiatusApp *self,
                                 const gchar *name,
                                 GError **error);

gchar *hiatus_app_keep_letter (HiatusApp *self,
                               GVariant *options,
                               GError **error);

gboolean hiatus_app_felt_letter (HiatusApp *self,
                                 const gchar *id,
                                 const gchar *answer,
                                 GError **error);

GVariant *hiatus_app_list_letters (HiatusApp *self);

const gchar *hiatus_app_read_letter (HiatusApp *self,
                                     const gchar *id,
                                     GError **error);

gboolean hiatus_app_ask_delete_letter (HiatusApp *self,
                                       const gchar *id,
                                       gchar **question,
                                       gchar **token,
                                       GError **error);

gboolean hiatus_app_delete_letter (HiatusApp *self,
                                   const gchar *id,
                                   const gchar *token,
                                   GError **error);

void hiatus_app_find_tray (HiatusApp *self);

GVariant *hiatus_app_list_sources (HiatusApp *self);

gboolean hiatus_app_set_watching (HiatusApp *self,
                                  const gchar *source,
                                  gboolean on,
                                  GError **error);

gboolean hiatus_app_pause_watching (HiatusApp *self,
                                    const gchar *span,
                                    GError **error);

gboolean hiatus_app_resume_watching (HiatusApp *self,
                                     GError **error);

HiatusJournal *hiatus_app_get_journal (HiatusApp *self);

HiatusSettings *hiatus_app_get_settings (HiatusApp *self);

HiatusContacts *hiatus_app_get_contacts (HiatusApp *self);

HiatusCare *hiatus_app_get_care (HiatusApp *self);

GVariant *hiatus_app_list_own (HiatusApp *self,
                               const gchar *kind,
                               GError **error);

guint hiatus_app_add_own (HiatusApp *self,
                          const gchar *kind,
                          GVariant *fields,
                          GError **error);

gboolean hiatus_app_change_own (HiatusApp *self,
                                const gchar *kind,
                                guint number,
                                GVariant *fields,
                                GError **error);

gboolean hiatus_app_remove_own (HiatusApp *self,
                                const gchar *kind,
                                guint number,
                                GError **error);

gchar *hiatus_app_reflect (HiatusApp *self,
                           const gchar *id,
                           const gchar *note,
                           GError **error);

GVariant *hiatus_app_describe_script (HiatusApp *self,
                                      const gchar *script,
                                      GVariant *options,
                                      GError **error);

gboolean hiatus_app_answer_script (HiatusApp *self,
                                   const gchar *script,
                                   const gchar *step,
                                   GVariant *options,
                                   GError **error);

GVariant *hiatus_app_list_contacts (HiatusApp *self);

gboolean hiatus_app_ask_remove_contact (HiatusApp *self,
                                        const gchar *label,
                                        gchar **question,
                                        gchar **token,
                                        GError **error);

gboolean hiatus_app_remove_contact (HiatusApp *self,
                                    const gchar *label,
                                    const gchar *token,
                                    GError **error);

gboolean hiatus_app_try_contact (HiatusApp *self,
                                 const gchar *label,
                                 GVariant *lists,
                                 const gchar *text,
                                 GVariant **mistakes,
                                 GVariant **found,
                                 GError **error);

GVariant *hiatus_app_test_text (HiatusApp *self,
                                const gchar *text);

gchar *hiatus_app_summarize (HiatusApp *self,
                             const gchar *id,
                             gboolean with_words,
                             GError **error);

GVariant *hiatus_app_list_stretches (HiatusApp *self);

GVariant *hiatus_app_describe_stretch (HiatusApp *self,
                                       const gchar *id,
                                       GError **error);

void hiatus_app_ask_forget (HiatusApp *self,
                            gchar **question,
                            gchar **token);

gchar *hiatus_app_forget (HiatusApp *self,
                          const gchar *token,
                          GError **error);

void hiatus_app_set_lock_costs (HiatusApp *self,
                                const HiatusSealCosts *costs);

GVariant *hiatus_app_get_lock (HiatusApp *self);

void hiatus_app_unlock (HiatusApp *self,
                        HiatusSecret *passphrase,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

gboolean hiatus_app_unlock_finish (HiatusApp *self,
                                   GAsyncResult *result,
                                   GError **error);

gboolean hiatus_app_lock (HiatusApp *self,
                          GError **error);

void hiatus_app_set_passphrase (HiatusApp *self,
                                HiatusSecret *current,
                                HiatusSecret *passphrase,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

HiatusSecret *hiatus_app_set_passphrase_finish (HiatusApp *self,
                                                GAsyncResult *result,
                                                GError **error);

gboolean hiatus_app_ask_remove_passphrase (HiatusApp *self,
                                           gchar **question,
                                           gchar **token,
                                           GError **error);

void hiatus_app_remove_passphrase (HiatusApp *self,
                                   HiatusSecret *passphrase,
                                   const gchar *token,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

gboolean hiatus_app_remove_passphrase_finish (HiatusApp *self,
                                              GAsyncResult *result,
                                              GError **error);

GVariant *hiatus_app_check_draft (HiatusApp *self,
                                  gint descriptor,
                                  const gchar *purpose,
                                  GError **error);

G_END_DECLS
