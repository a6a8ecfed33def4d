/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_scratch_make (void);

void hiatus_scratch_remove (gchar *folder);

void hiatus_scratch_write (const gchar *folder,
                           const gchar *name,
                           const gchar *text);

/**
 * HiatusScratch:
 *
 * A folder that is removed with all that is in it when it goes out of scope:
 * g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
 */
typedef gchar HiatusScratch;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusScratch, hiatus_scratch_remove)

G_END_DECLS
