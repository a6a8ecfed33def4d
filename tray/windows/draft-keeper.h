/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_DRAFT_KEEPER (hiatus_draft_keeper_get_type ())

/**
 * HiatusDraftKeeper:
 *
 * Keeps what is typed somewhere with the daemon, a second after it was typed at the latest, and brings back what was kept
 * before. While the daemon does not answer the text stays where it is, and is kept as soon as it does.
 */
G_DECLARE_FINAL_TYPE (HiatusDraftKeeper, hiatus_draft_keeper, HIATUS, DRAFT_KEEPER, GObject)

HiatusDraftKeeper *hiatus_draft_keeper_new (HiatusDaemonLink *daemon,
                                            const gchar *name,
                                            GtkTextBuffer *buffer,
                                            const gchar *beginning);

void hiatus_draft_keeper_flush (HiatusDraftKeeper *self);

void hiatus_draft_keeper_erase (HiatusDraftKeeper *self);

gboolean hiatus_draft_keeper_is_kept (HiatusDraftKeeper *self);

const GError *hiatus_draft_keeper_get_error (HiatusDraftKeeper *self);

G_END_DECLS
