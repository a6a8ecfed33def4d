/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/app-private.h"
#include "daemon/core/error.h"
#include "daemon/core/summary.h"
#include "daemon/shell/folders.h"

/* What may be kept, and the end of all else. */

/* What the question is about. */
#define EVERYTHING "everything"

/**
 * hiatus_app_set_config_folder:
 * @self: the app
 * @folder: path of the folder of settings, contacts and all else that the person may edit
 *
 * Says what there is to erase besides the journal.
 */
void
hiatus_app_set_config_folder (HiatusApp *self, const gchar *folder)
{
  g_free (self->config_folder);
  self->config_folder = g_strdup (folder);
}

/* What each step of looking back asks, by its id. */
static GHashTable *
list_questions (HiatusApp *self)
{
  HiatusScript *script = hiatus_script_files_get (self->scripts, "looking-back");
  GHashTable *questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  hiatus_app_rest_soon (self);
  for (guint i = 0; i < hiatus_script_size (script); i++)
    {
      const HiatusStep *step = hiatus_script_get (script, i);

      g_hash_table_insert (questions, g_strdup (step->id), g_strdup (hiatus_script_translate (script, step->title)));
    }
  return questions;
}

/**
 * hiatus_app_summarize:
 * @self: the app
 * @id: the id of the entry that began the stretch; empty for the last one
 * @with_words: whether what the person wrote when they looked back is in it
 * @error: return location
 *
 * Returns: (transfer full): the stretch on one page; %NULL with an error where there is none
 */
gchar *
hiatus_app_summarize (HiatusApp *self, const gchar *id, gboolean with_words, GError **error)
{
  g_autoptr (GHashTable) questions = list_questions (self);
  GDate today;

  hiatus_app_get_today (self, &today);
  return hiatus_summary_write (hiatus_app_journey (self), id, &today, with_words, questions, error);
}

/**
 * hiatus_app_ask_forget:
 * @self: the app
 * @question: (out): what the person has to agree to
 * @token: (out): what hiatus_app_forget() wants
 *
 * The question before everything is erased.
 */
void
hiatus_app_ask_forget (HiatusApp *self, gchar **question, gchar **token)
{
  *question = g_strdup (_ ("Erase everything? The journal with all backups and letters, contacts, what you entered for yourself, and all settings go for good. 'hiatus summary FILE' keeps a page of it."));
  *token = hiatus_agreement_ask (&self->forgetting, EVERYTHING, hiatus_app_now (self));
}

static gchar *
report (GPtrArray *links)
{
  g_autoptr (GString) text = g_string_new (_ ("Everything of Hiatus is erased, and it leaves now. What it cannot reach: snapshots and backups of the disk, a history of pop-ups that the desktop keeps, that of your shell, and files that you had it write."));

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree gchar *path = g_filename_display_name (g_ptr_array_index (links, i));

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("A link led to %s: that is still there."), path);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hiatus_app_forget:
 * @self: the app
 * @token: from hiatus_app_ask_forget(), good once
 * @error: return location
 *
 * Erases all that Hiatus has written and all that it was told. As much goes as can be erased, also where something stays.
 * The daemon has to end then.
 *
 * Returns: (transfer full): what was done, and what lies outside of its reach; %NULL with %HIATUS_ERROR_REFUSED for a token that
 *   is not good, where nothing is changed, or %HIATUS_ERROR_STORAGE, which names the first that stays
 */
gchar *
hiatus_app_forget (HiatusApp *self, const gchar *token, GError **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  gboolean done;

  if (!hiatus_agreement_take (&self->forgetting, token, EVERYTHING, hiatus_app_now (self)))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The question was not answered in time, and nothing was erased: ask again with 'hiatus forget --everything'."));
      return NULL;
    }
  hiatus_app_stop (self);
  done = hiatus_journal_forget (self->journal, links, error);
  if (self->config_folder != NULL)
    done = hiatus_folders_erase (self->config_folder, links, done ? error : NULL) && done;
  return done ? report (links) : NULL;
}
