/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/agreement.h"
#include "daemon/journal.h"

G_BEGIN_DECLS

/* What journal.c and journal-transfer.c share, and nobody else sees. */

struct _HiatusJournal
{
  GObject parent_instance;

  HiatusStore *store;     /* (owned) */
  HiatusClock *clock;     /* (owned) */
  HiatusJourney *journey; /* (owned) */

  HiatusAgreement restoring; /* to go back to a backup, by its date */
  HiatusAgreement importing; /* to take in an export, by its digest */
};

void hiatus_journal_get_today (HiatusJournal *self,
                               GDate *today);

gboolean hiatus_journal_load (HiatusJournal *self,
                              GError **error);

gboolean hiatus_journal_mend (HiatusJournal *self,
                              GError *local_error,
                              GError **error);

G_END_DECLS
