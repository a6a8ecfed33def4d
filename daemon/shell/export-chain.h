/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/store-rows.h"

G_BEGIN_DECLS

/* The last entry of each device, while one goes along the journal. */

typedef struct _HiatusExportChain HiatusExportChain;

HiatusExportChain *hiatus_export_chain_new (void);

void hiatus_export_chain_free (HiatusExportChain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusExportChain, hiatus_export_chain_free)

gboolean hiatus_export_chain_has (HiatusExportChain *self,
                                  const gchar *device);

gboolean hiatus_export_chain_is_next (HiatusExportChain *self,
                                      const HiatusRow *row);

gboolean hiatus_export_chain_complete (HiatusExportChain *self,
                                       HiatusRow *row);

gboolean hiatus_export_chain_fits (HiatusExportChain *self,
                                   const HiatusRow *row);

void hiatus_export_chain_take (HiatusExportChain *self,
                               const HiatusRow *row);

G_END_DECLS
