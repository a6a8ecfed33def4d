/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/agreement.h"
#include "daemon/journal.h"
#include "daemon/shell/store-transfer.h"

G_BEGIN_DECLS

/* What journal.c and journal-transfer.c share, and nobody else sees. */

/* What follows from a transfer that is done; returns what @task is answered with. */
typedef GStrv (*HiatusTransferEnd) (HiatusJournal *self,
                                    HiatusTransfer *transfer,
                                    GTask *task);

struct _HiatusJournal
{
  GObject parent_instance;

  HiatusStore *store;     /* (owned) */
  HiatusClock *clock;     /* (owned) */
  HiatusJourney *journey; /* (owned) */

  HiatusAgreement restoring; /* to go back to a backup, by its date */
  HiatusAgreement importing; /* to take in an export, by its digest */

  HiatusTransfer *transfer;       /* (owned) (nullable): the export, import or question that is under way */
  GTask *transferring;            /* (owned) (nullable): who waits for it */
  HiatusTransferEnd transfer_end; /* what follows from it */
  guint transfer_id;              /* what goes on with it while nobody asks for anything, or 0 */
  gboolean mended;                /* whether the journal was mended on the way */
};

void hiatus_journal_get_today (HiatusJournal *self,
                               GDate *today);

gboolean hiatus_journal_load (HiatusJournal *self,
                              GError **error);

void hiatus_journal_take_journey (HiatusJournal *self,
                                  HiatusJourney *journey);

gboolean hiatus_journal_mend (HiatusJournal *self,
                              GError *local_error,
                              GError **error);

G_END_DECLS
