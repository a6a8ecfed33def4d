/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/lock.h"
#include "daemon/shell/seal.h"

G_BEGIN_DECLS

/* What is kept of the passphrase in the data folder. The keys are there twice, because every text depends on them: of two that are
 * what was written the later one counts, and the other is written anew. */

gboolean hiatus_seal_file_read (const gchar *folder,
                                HiatusSeal **seal,
                                GError **error);

gboolean hiatus_seal_file_write (const gchar *folder,
                                 HiatusSeal *seal,
                                 GError **error);

gboolean hiatus_seal_file_remove (const gchar *folder,
                                  GError **error);

void hiatus_seal_file_read_tries (const gchar *folder,
                                  HiatusTries *tries);

gboolean hiatus_seal_file_write_tries (const gchar *folder,
                                       const HiatusTries *tries,
                                       GError **error);

G_END_DECLS
