/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/daemon-link.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_DRAFT_SAVER (hiatus_draft_saver_get_type ())

/**
 * HiatusDraftSaver:
 *
 * Saves what is typed somewhere as it is typed: a second after the first key at the latest, and at once where it is asked
 * to. What was saved under the same name before is there when the window opens; before it is, nothing can be typed, so that
 * nothing is saved over it. Where the daemon does not answer, the text stays where it is and is saved when it does.
 */
G_DECLARE_FINAL_TYPE (HiatusDraftSaver, hiatus_draft_saver, HIATUS, DRAFT_SAVER, GObject)

HiatusDraftSaver *hiatus_draft_saver_new (HiatusDaemonLink *daemon,
                                          const gchar *name,
                                          GtkTextView *view);

gboolean hiatus_draft_saver_is_loaded (HiatusDraftSaver *self);

gboolean hiatus_draft_saver_is_locked (HiatusDraftSaver *self);

gboolean hiatus_draft_saver_is_saved (HiatusDraftSaver *self);

gboolean hiatus_draft_saver_has_text (HiatusDraftSaver *self);

const gchar *hiatus_draft_saver_get_problem (HiatusDraftSaver *self);

void hiatus_draft_saver_save (HiatusDraftSaver *self);

void hiatus_draft_saver_pause (HiatusDraftSaver *self);

void hiatus_draft_saver_empty (HiatusDraftSaver *self);

G_END_DECLS
