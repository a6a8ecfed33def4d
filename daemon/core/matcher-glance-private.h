/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/matcher-glance.h"

G_BEGIN_DECLS

/*
 * The table has four bits for each pair of bytes: the places in a window where the pair may stand. The bits of two pairs that
 * differ in the highest bit of the second byte share a byte.
 */
#define HIATUS_GLANCE_PAIRS 4
#define HIATUS_GLANCE_WINDOW (HIATUS_GLANCE_PAIRS + 1)
#define HIATUS_GLANCE_TABLE_SIZE (256 * 128)
#define HIATUS_GLANCE_SLOT(pair) ((pair) &0x7fff)    /* where the byte is; a pair has its first byte lowest */
#define HIATUS_GLANCE_SHIFT(pair) ((pair) >> 13 & 4) /* by how much its bits are shifted there */
#define HIATUS_GLANCE_PAIR(first, second) ((guint) (first) | (guint) (second) << 8)

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

guint8 *hiatus_glance_make_table (const GArray *pieces);

G_END_DECLS
