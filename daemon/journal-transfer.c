/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/journal-private.h"
#include "daemon/shell/store-transfer.h"
#include "daemon/wording-import.h"

/* All that Hiatus knows, out into a file and in from one. */

/**
 * hiatus_journal_export:
 * @self: the journal
 * @descriptor: an ordinary file that is written to
 * @error: return location
 *
 * Writes an export; see hiatus_store_export(). If the journal turns out to be damaged it is mended first.
 *
 * Returns: %TRUE if the file has all of it; %FALSE with the errors of hiatus_store_export()
 */
gboolean
hiatus_journal_export (HiatusJournal *self, gint descriptor, GError **error)
{
  GError *local_error = NULL;

  return hiatus_store_export (self->store, descriptor, &local_error) || (hiatus_journal_mend (self, local_error, error) && hiatus_store_export (self->store, descriptor, error));
}

/**
 * hiatus_journal_ask_import:
 * @self: the journal
 * @descriptor: an export, an ordinary file that is read from its beginning
 * @question: (out): what the person has to agree to; "" where all of it is here already
 * @token: (out): what hiatus_journal_import() wants
 * @error: return location
 *
 * Finds out what an import would come to, and changes nothing.
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_store_examine_import()
 */
gboolean
hiatus_journal_ask_import (HiatusJournal *self, gint descriptor, gchar **question, gchar **token, GError **error)
{
  g_auto (HiatusImport) import = { 0 };

  if (!hiatus_store_examine_import (self->store, descriptor, hiatus_clock_now_us (self->clock), &import, error))
    return FALSE;
  *question = hiatus_import_is_empty (&import) ? g_strdup ("") : hiatus_wording_import (&import);
  *token = hiatus_agreement_ask (&self->importing, import.digest, hiatus_clock_now_us (self->clock));
  return TRUE;
}

static gboolean
import_once (HiatusJournal *self, gint descriptor, const gchar *digest, const GDate *today, GError **error)
{
  g_auto (HiatusImport) import = { 0 };

  return hiatus_store_import (self->store, descriptor, digest, today, &import, error);
}

/* The date in @today, in the form that restore takes. */
static gchar *
report (const GDate *today)
{
  g_autofree gchar *date = hiatus_calendar_format_date (today);

  return g_strdup_printf (_ ("It is all here now. 'hiatus restore %s' goes back to the journal of before."), date);
}

/**
 * hiatus_journal_import:
 * @self: the journal
 * @descriptor: the export of the question, an ordinary file that is read from its beginning
 * @token: from hiatus_journal_ask_import(), good once
 * @error: return location
 *
 * Takes in an export, all of it or nothing; see hiatus_store_import().
 *
 * Returns: (transfer full): a sentence on what was done; %NULL with %HIATUS_ERROR_REFUSED for a token that is not good or another
 *   file, or with the errors of hiatus_store_import()
 */
gchar *
hiatus_journal_import (HiatusJournal *self, gint descriptor, const gchar *token, GError **error)
{
  g_autofree gchar *digest = g_strdup (self->importing.subject);
  GError *local_error = NULL;
  gboolean done;
  GDate today;

  if (digest == NULL || !hiatus_agreement_take (&self->importing, token, digest, hiatus_clock_now_us (self->clock)))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The question was not answered in time, and nothing was changed: ask again with 'hiatus import'."));
      return NULL;
    }
  hiatus_journal_get_today (self, &today);
  done = import_once (self, descriptor, digest, &today, &local_error) || (hiatus_journal_mend (self, local_error, error) && import_once (self, descriptor, digest, &today, error));
  return done && hiatus_journal_load (self, error) ? report (&today) : NULL;
}
