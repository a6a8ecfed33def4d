/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/journal-private.h"
#include "daemon/wording-import.h"

/* All that Hiatus knows, out into a file and in from one. As that takes as long as the journal is long, it is done while nobody asks for
 * anything else, a slice at each turn of the main loop. */

/* Takes ownership of @error. Whoever waits may begin the next one at once. */
static void
end (HiatusJournal *self, GError *error)
{
  HiatusTransfer *transfer = g_steal_pointer (&self->transfer);
  g_autoptr (GTask) task = g_steal_pointer (&self->transferring);
  GStrv answers = error == NULL ? self->transfer_end (self, transfer, task) : NULL;

  self->transfer_id = 0;
  hiatus_transfer_free (transfer);
  if (error == NULL)
    g_task_return_pointer (task, answers, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

/* If the journal turns out to be damaged it is mended, once, and the transfer begins anew. */
static gboolean
mend (HiatusJournal *self, GError **error)
{
  if (self->mended)
    return FALSE;
  self->mended = TRUE;
  return hiatus_journal_mend (self, g_steal_pointer (error), error);
}

static gboolean
on_idle (gpointer user_data)
{
  HiatusJournal *self = user_data;
  GError *error = NULL;
  HiatusSlice slice = hiatus_transfer_go_on (self->transfer, &error);

  if (slice == HIATUS_SLICE_MORE || (slice == HIATUS_SLICE_FAILED && mend (self, &error)))
    return G_SOURCE_CONTINUE;
  end (self, error);
  return G_SOURCE_REMOVE;
}

/* Takes ownership of @transfer, %NULL where it could not begin, and of @error, which says why. */
static void
begin (HiatusJournal *self, HiatusTransfer *transfer, GError *error, HiatusTransferEnd then, GTask *task)
{
  if (transfer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->transfer = transfer;
  self->transferring = g_object_ref (task);
  self->transfer_end = then;
  self->mended = FALSE;
  self->transfer_id = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

static GStrv
end_export (HiatusJournal *self, HiatusTransfer *transfer, GTask *task)
{
  return g_new0 (gchar *, 1);
}

/**
 * hiatus_journal_export_async:
 * @self: the journal
 * @descriptor: an ordinary file that is written to; has to stay open until @callback is called
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes an export; see hiatus_store_begin_export(). If the journal turns out to be damaged it is mended first.
 */
void
hiatus_journal_export_async (HiatusJournal *self, gint descriptor, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  HiatusTransfer *transfer = hiatus_store_begin_export (self->store, descriptor, &error);

  begin (self, transfer, error, end_export, task);
}

/**
 * hiatus_journal_export_finish:
 * @self: the journal
 * @result: as @callback of hiatus_journal_export_async() got it
 * @error: return location
 *
 * Returns: %TRUE if the file has all of it; %FALSE with the errors of hiatus_store_begin_export()
 */
gboolean
hiatus_journal_export_finish (HiatusJournal *self, GAsyncResult *result, GError **error)
{
  g_auto (GStrv) answers = g_task_propagate_pointer (G_TASK (result), error);

  return answers != NULL;
}

static GStrv
end_question (HiatusJournal *self, HiatusTransfer *transfer, GTask *task)
{
  const HiatusImport *import = hiatus_transfer_get_import (transfer);
  GStrv answers = g_new0 (gchar *, 3);

  answers[0] = hiatus_import_is_empty (import) ? g_strdup ("") : hiatus_wording_import (import);
  answers[1] = hiatus_agreement_ask (&self->importing, import->digest, hiatus_clock_now_us (self->clock));
  return answers;
}

/**
 * hiatus_journal_ask_import_async:
 * @self: the journal
 * @descriptor: an export, an ordinary file that is read from its beginning; has to stay open until @callback is called
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds out what an import would come to, and changes nothing.
 */
void
hiatus_journal_ask_import_async (HiatusJournal *self, gint descriptor, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  HiatusTransfer *transfer = hiatus_store_begin_question (self->store, descriptor, hiatus_clock_now_us (self->clock), &error);

  begin (self, transfer, error, end_question, task);
}

/**
 * hiatus_journal_ask_import_finish:
 * @self: the journal
 * @result: as @callback of hiatus_journal_ask_import_async() got it
 * @question: (out) (transfer full): what the person has to agree to; "" where all of it is here already
 * @token: (out) (transfer full): what hiatus_journal_import_async() wants
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_store_begin_question()
 */
gboolean
hiatus_journal_ask_import_finish (HiatusJournal *self, GAsyncResult *result, gchar **question, gchar **token, GError **error)
{
  g_autofree GStrv answers = g_task_propagate_pointer (G_TASK (result), error);

  if (answers == NULL)
    return FALSE;
  *question = answers[0];
  *token = answers[1];
  return TRUE;
}

/* The date in @today, in the form that restore takes. */
static gchar *
report (const GDate *today)
{
  g_autofree gchar *date = hiatus_calendar_format_date (today);

  return g_strdup_printf (_ ("It is all here now. 'hiatus restore %s' goes back to the journal of before."), date);
}

static GStrv
end_import (HiatusJournal *self, HiatusTransfer *transfer, GTask *task)
{
  HiatusJourney *journey = hiatus_transfer_steal_journey (transfer);
  GStrv answers = g_new0 (gchar *, 2);

  if (journey != NULL)
    hiatus_journal_take_journey (self, journey);
  answers[0] = g_strdup (g_task_get_task_data (task));
  return answers;
}

/* Takes the token, unless nothing could come of it now. */
static HiatusTransfer *
begin_import (HiatusJournal *self, gint descriptor, const gchar *token, const GDate *today, GError **error)
{
  g_autofree gchar *digest = g_strdup (self->importing.subject);

  if (self->transfer == NULL && (digest == NULL || !hiatus_agreement_take (&self->importing, token, digest, hiatus_clock_now_us (self->clock))))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The question was not answered in time, and nothing was changed: ask again with 'hiatus import'."));
      return NULL;
    }
  return hiatus_store_begin_import (self->store, descriptor, digest, today, error);
}

/**
 * hiatus_journal_import_async:
 * @self: the journal
 * @descriptor: the export of the question, an ordinary file that is read from its beginning; has to stay open until @callback is called
 * @token: from hiatus_journal_ask_import_finish(), good once
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes in an export, all of it or nothing; see hiatus_store_begin_import().
 */
void
hiatus_journal_import_async (HiatusJournal *self, gint descriptor, const gchar *token, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  HiatusTransfer *transfer;
  GDate today;

  hiatus_journal_get_today (self, &today);
  g_task_set_task_data (task, report (&today), g_free);
  transfer = begin_import (self, descriptor, token, &today, &error);
  begin (self, transfer, error, end_import, task);
}

/**
 * hiatus_journal_import_finish:
 * @self: the journal
 * @result: as @callback of hiatus_journal_import_async() got it
 * @error: return location
 *
 * Returns: (transfer full): a sentence on what was done; %NULL with %HIATUS_ERROR_REFUSED for a token that is not good or another
 *   file, or with the errors of hiatus_store_begin_import()
 */
gchar *
hiatus_journal_import_finish (HiatusJournal *self, GAsyncResult *result, GError **error)
{
  g_autofree GStrv answers = g_task_propagate_pointer (G_TASK (result), error);

  return answers == NULL ? NULL : answers[0];
}

/**
 * hiatus_journal_stop_transfer:
 * @self: the journal
 *
 * Ends what is under way. An import that is not done has changed nothing.
 */
void
hiatus_journal_stop_transfer (HiatusJournal *self)
{
  if (self->transfer == NULL)
    return;
  g_clear_handle_id (&self->transfer_id, g_source_remove);
  end (self, g_error_new_literal (HIATUS_ERROR, HIATUS_ERROR_REFUSED, _ ("Hiatus ends before this was done: do it again later.")));
}
