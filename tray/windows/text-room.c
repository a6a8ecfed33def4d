/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/text-room.h"

/**
 * hiatus_text_room_fit:
 * @text: valid UTF-8 that is about to be written
 * @length: its bytes
 * @taken: the bytes that are written already
 * @limit: the bytes that there is room for
 *
 * How much of @text still fits: whole characters, and none where a limit was passed before.
 *
 * Returns: the bytes of @text to keep
 */
gsize
hiatus_text_room_fit (const gchar *text, gsize length, gsize taken, gsize limit)
{
  const gsize room = taken < limit ? limit - taken : 0;
  const gchar *end = text + length;

  if (length <= room)
    return length;
  end = text + room;
  /* A byte of the form 10xxxxxx goes on with a character that begins before it. */
  while (end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  return (gsize) (end - text);
}
