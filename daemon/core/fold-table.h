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
 * Its lowest four bits are a HiatusTextClass, that of what comes out where that is one code point; the next four what to
 * do; the upper 24 its operand.
 */
#define HIATUS_FOLD_BLOCK_BITS 7
#define HIATUS_FOLD_BLOCK_SIZE (1 << HIATUS_FOLD_BLOCK_BITS)
#define HIATUS_FOLD_N_BLOCKS (0x110000 >> HIATUS_FOLD_BLOCK_BITS)

typedef enum
{
  HIATUS_FOLD_KEEP,   /* it stays */
  HIATUS_FOLD_ONE,    /* the operand stands for it */
  HIATUS_FOLD_MANY,   /* the code points from hiatus_fold_many[operand] on, up to a 0, stand for it */
  HIATUS_FOLD_HANGUL, /* a Korean syllable: the letters that it is made of, which are computed */
  HIATUS_FOLD_SPACE,  /* white space */
  HIATUS_FOLD_DROP,   /* nothing */
} HiatusFoldAction;

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
#define HIATUS_FOLD_ACTION(entry) ((HiatusFoldAction) ((entry) >> 4 & 15))
#define HIATUS_FOLD_OPERAND(entry) ((entry) >> 8)

G_END_DECLS
