/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/matcher-glance.h"

G_BEGIN_DECLS

/*
 * The table has a slot for each pair of bytes, and in it a bit for each place in a window where the pair may stand, in two
 * lanes: one for keywords that may end within the window, behind which anything may come, and one for those that fill it.
 */
#define HIATUS_GLANCE_PAIRS 4
#define HIATUS_GLANCE_WINDOW (HIATUS_GLANCE_PAIRS + 1)
#define HIATUS_GLANCE_SHORT 0
#define HIATUS_GLANCE_LONG HIATUS_GLANCE_PAIRS

#define HIATUS_GLANCE_SLOTS (256 * 256)
#define HIATUS_GLANCE_SLOT(first, second) ((guint) (second) << 8 | (first))

/* What a piece has at most: a Korean syllable of three bytes has nine after folding. */
#define HIATUS_GLANCE_PIECE_MAX 18

/* Letters of a piece that stand for more than one. No folded text has them. */
#define HIATUS_GLANCE_EDGE '\001'   /* of a word of ASCII: any byte but its letters and digits */
#define HIATUS_GLANCE_DIGIT '\002'  /* of a phone number */
#define HIATUS_GLANCE_NUMBER '\003' /* a digit, or what may stand between two */

/**
 * HiatusGlancePiece:
 * @letters: what a keyword begins with, folded, with the edges of its words
 * @length: how many bytes that has
 */
typedef struct
{
  gchar letters[HIATUS_GLANCE_PIECE_MAX];
  guint length;
} HiatusGlancePiece;

guint8 *hiatus_glance_make_places (const GArray *pieces);

G_END_DECLS
