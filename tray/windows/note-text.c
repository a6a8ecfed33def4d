/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/note-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/text-limits.h"
#include "tray/windows/text-room.h"

static gchar *
get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * hiatus_note_text_get:
 * @view: a place for a note
 *
 * Returns: (transfer full): what was typed
 */
gchar *
hiatus_note_text_get (GtkTextView *view)
{
  return get_text (gtk_text_view_get_buffer (view));
}

/**
 * hiatus_note_text_say_room:
 * @room: a place for one sentence below what is typed
 * @sentence: (nullable): that something is full, and where there is more room; %NULL where there is enough
 *
 * Says it.
 */
void
hiatus_note_text_say_room (GtkLabel *room, const gchar *sentence)
{
  if (sentence != NULL)
    gtk_label_set_text (room, sentence);
  gtk_widget_set_visible (GTK_WIDGET (room), sentence != NULL);
}

/* What does not fit is not taken, and a sentence says so. */
static void
on_insert (GtkTextBuffer *buffer, GtkTextIter *position, const gchar *text, gint length, GtkLabel *room)
{
  const gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  /* Of a note shorter than a quarter of the limit no character can make it too long, whatever its bytes. */
  const gboolean is_short = n_bytes + 4 * (gsize) gtk_text_buffer_get_char_count (buffer) <= HIATUS_NOTE_MAX;
  g_autofree gchar *note = is_short ? NULL : get_text (buffer);
  const gsize fits = is_short ? n_bytes : hiatus_text_room_fit (text, n_bytes, strlen (note), HIATUS_NOTE_MAX);

  hiatus_note_text_say_room (room, NULL);
  if (fits == n_bytes)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (fits > 0)
    gtk_text_buffer_insert (buffer, position, text, (gint) fits);
  hiatus_note_text_say_room (room, _ ("This note is full. Save it; there is room for another."));
}

/**
 * hiatus_note_text_limit:
 * @view: a place for a note
 * @room: a place for one sentence below it
 *
 * Lets no more be typed there than a note may have, and says so where it is full.
 */
void
hiatus_note_text_limit (GtkTextView *view, GtkLabel *room)
{
  g_signal_connect_object (gtk_text_view_get_buffer (view), "insert-text", G_CALLBACK (on_insert), room, 0);
}
