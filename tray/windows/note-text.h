/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place for a note, which takes as much as the daemon does. */

void hiatus_note_text_limit (GtkTextView *view,
                             GtkLabel *room);

gchar *hiatus_note_text_get (GtkTextView *view);

void hiatus_note_text_say_room (GtkLabel *room,
                                const gchar *sentence);

G_END_DECLS
