/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The table that make-fold-table.c makes when Hiatus is built. The entry of a code point is
 *
 *     hiatus_fold_entries[(hiatus_fold_blocks[c >> 7] << 7) + (c & 127)]
 *
 * Its lowest four bits are a HiatusTextClass, that of what comes out where that is one code point; the next three what to
 * do; the eighth is HIATUS_FOLD_PLAIN; the upper 24 its operand.
 *
 * The blocks of what has one or two bytes in UTF-8 come first and in order, so that its entry is hiatus_fold_entries[c], and
 * none of these entries is HIATUS_FOLD_KEEP.
 */
#define HIATUS_FOLD_BLOCK_BITS 7
#define HIATUS_FOLD_BLOCK_SIZE (1 << HIATUS_FOLD_BLOCK_BITS)
#define HIATUS_FOLD_N_BLOCKS (0x110000 >> HIATUS_FOLD_BLOCK_BITS)
#define HIATUS_FOLD_N_FLAT 0x800

typedef enum
{
  HIATUS_FOLD_KEEP,   /* it stays */
  HIATUS_FOLD_BYTE,   /* the byte that is the operand stands for it */
  HIATUS_FOLD_BYTES2, /* the two bytes of UTF-8 that the operand has, the first of them lowest */
  HIATUS_FOLD_BYTES3, /* the three bytes */
  HIATUS_FOLD_ONE,    /* the operand, a code point of four bytes */
  HIATUS_FOLD_MANY,   /* the code points from hiatus_fold_many[operand] on, up to a 0: several, a blank, or none */
  HIATUS_FOLD_HANGUL, /* a Korean syllable: the letters that it is made of, which are computed */
} HiatusFoldAction;

/* HIATUS_FOLD_KEEP to HIATUS_FOLD_BYTES3, of a script with blanks between words: all such letters are joined. */
#define HIATUS_FOLD_PLAIN 0x80u

extern const guint16 hiatus_fold_blocks[HIATUS_FOLD_N_BLOCKS];
extern const guint32 hiatus_fold_entries[];
extern const gunichar hiatus_fold_many[];

/* A text grows by folding to at most this many times its length. */
extern const gsize hiatus_fold_growth;

static inline guint32
hiatus_fold_entry (gunichar c)
{
  return hiatus_fold_entries[((guint) hiatus_fold_blocks[c >> HIATUS_FOLD_BLOCK_BITS] << HIATUS_FOLD_BLOCK_BITS) + (c & (HIATUS_FOLD_BLOCK_SIZE - 1))];
}

#define HIATUS_FOLD_CLASS(entry) ((HiatusTextClass) ((entry) &15))
#define HIATUS_FOLD_ACTION(entry) ((HiatusFoldAction) ((entry) >> 4 & 7))
#define HIATUS_FOLD_OPERAND(entry) ((entry) >> 8)

G_END_DECLS
