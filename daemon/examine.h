/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/app.h"

G_BEGIN_DECLS

/**
 * HiatusExaminer:
 *
 * What the daemon can say of how it fares, for `hiatus doctor`: a list of those who add rows.
 */
typedef struct _HiatusExaminer HiatusExaminer;

/**
 * HiatusExamineFunc:
 * @subject: what is looked at
 * @rows: a builder for a(ssss), to which it adds group, name, state and sentence, as Examine() documents them
 *
 * Says how something fares at this moment. Never waits for anybody.
 */
typedef void (*HiatusExamineFunc) (gpointer subject,
                                   GVariantBuilder *rows);

HiatusExaminer *hiatus_examiner_new (void);

void hiatus_examiner_free (HiatusExaminer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusExaminer, hiatus_examiner_free)

void hiatus_examiner_add (HiatusExaminer *self,
                          HiatusExamineFunc func,
                          gpointer subject,
                          GDestroyNotify destroy);

GVariant *hiatus_examiner_examine (HiatusExaminer *self);

void hiatus_examine_folder (gpointer folder,
                            GVariantBuilder *rows);

void hiatus_examine_watch (gpointer app,
                           GVariantBuilder *rows);

void hiatus_examine_presence (gpointer presence,
                              GVariantBuilder *rows);

void hiatus_examine_sandbox (gpointer places,
                             GVariantBuilder *rows);

void hiatus_examine_app (gpointer app,
                         GVariantBuilder *rows);

G_END_DECLS
