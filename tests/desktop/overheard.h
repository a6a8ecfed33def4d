/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/**
 * HiatusOverheard:
 *
 * What the daemon asks the real notification server to show, as the bus carries it.
 */
typedef struct _HiatusOverheard HiatusOverheard;

HiatusOverheard *hiatus_overheard_new (HiatusDesk *desk);

void hiatus_overheard_free (HiatusOverheard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusOverheard, hiatus_overheard_free)

guint hiatus_overheard_count (HiatusOverheard *self);

gchar *hiatus_overheard_get_summary (HiatusOverheard *self,
                                     guint index);

gchar *hiatus_overheard_get_text (HiatusOverheard *self,
                                  guint index);

gchar **hiatus_overheard_get_actions (HiatusOverheard *self,
                                      guint index);

gint64 hiatus_overheard_get_time (HiatusOverheard *self,
                                  guint index);

G_END_DECLS
