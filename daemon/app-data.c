/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

/**
 * hiatus_app_import:
 * @self: the app
 * @descriptor: the export of the question
 * @token: from hiatus_journal_ask_import()
 * @error: return location
 *
 * Takes in an export, and says what is true now.
 *
 * Returns: (transfer full): a sentence on what was done; %NULL with the errors of hiatus_journal_import()
 */
gchar *
hiatus_app_import (HiatusApp *self, gint descriptor, const gchar *token, GError **error)
{
  g_autofree gchar *report = hiatus_journal_import (self->journal, descriptor, token, error);

  if (report != NULL)
    hiatus_app_update (self);
  return g_steal_pointer (&report);
}
