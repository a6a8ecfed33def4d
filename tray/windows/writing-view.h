/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/draft-saver.h"
#include "tray/windows/script-page.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_WRITING_VIEW (hiatus_writing_view_get_type ())

/**
 * HiatusWritingView:
 *
 * A place to write in a script: what one can begin with, the minutes that it is for, what works against the text. What is
 * typed is kept at once.
 */
G_DECLARE_FINAL_TYPE (HiatusWritingView, hiatus_writing_view, HIATUS, WRITING_VIEW, GtkBox)

HiatusWritingView *hiatus_writing_view_new (HiatusDaemonLink *daemon,
                                            const gchar *script,
                                            const HiatusPage *page);

gchar *hiatus_writing_view_dup_text (HiatusWritingView *self);

HiatusDraftSaver *hiatus_writing_view_get_saver (HiatusWritingView *self);

void hiatus_writing_view_finish (HiatusWritingView *self);

void hiatus_writing_view_grab (HiatusWritingView *self);

G_END_DECLS
