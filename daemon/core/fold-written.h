/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusFoldWritten:
 * @from: a code point
 * @to: what stands for it, at most two code points; 0 for none
 *
 * What people take for the same and Unicode does not. The table wins over Unicode's data, both for a code point of the text
 * and for one that Unicode's data gave.
 */
typedef struct
{
  gunichar from;
  gunichar to[2];
} HiatusFoldWritten;

static const HiatusFoldWritten hiatus_fold_written[] = {
  /* White space by Unicode's property White_Space, which GLib does not count as such; and the blank of Braille. */
  { 0x000b, { ' ' } },
  { 0x0085, { ' ' } },
  { 0x2800, { ' ' } },
  /* What is typed, or set by a typesetter, for an apostrophe. */
  { 0x00b4, { '\'' } },
  { 0x02b9, { '\'' } },
  { 0x02bb, { '\'' } },
  { 0x02bc, { '\'' } },
  { 0x02bd, { '\'' } },
  { 0x02c8, { '\'' } },
  { 0x055a, { '\'' } },
  { 0x05f3, { '\'' } },
  { 0x07f4, { '\'' } },
  { 0x2018, { '\'' } },
  { 0x2019, { '\'' } },
  { 0x201b, { '\'' } },
  { 0x2032, { '\'' } },
  { 0x2035, { '\'' } },
  { 0xa78c, { '\'' } },
  /* A minus is a dash; the category Pd has the others. */
  { 0x2043, { '-' } },
  { 0x2212, { '-' } },
  /* Letters with a stroke, without their dot, or run together. */
  { 0x00e6, { 'a', 'e' } },
  { 0x00f8, { 'o' } },
  { 0x0111, { 'd' } },
  { 0x0127, { 'h' } },
  { 0x0131, { 'i' } },
  { 0x0142, { 'l' } },
  { 0x0153, { 'o', 'e' } },
  { 0x0167, { 't' } },
  /* Arabic as Lucene's ArabicNormalizer and PersianNormalizer have it: no tatweel, one yeh, one kaf, teh marbuta as heh. */
  { 0x0629, { 0x0647 } },
  { 0x0640, { 0 } },
  { 0x0649, { 0x064a } },
  { 0x06a9, { 0x0643 } },
  { 0x06c0, { 0x0647 } },
  { 0x06cc, { 0x064a } },
  { 0x06d2, { 0x064a } },
  /* The marks of kana, standing alone. */
  { 0x309b, { 0x3099 } },
  { 0x309c, { 0x309a } },
};

/* What Unicode's property Default_Ignorable_Code_Point names and the category Cf does not (DerivedCoreProperties.txt). */
static const gunichar hiatus_fold_ignorable[][2] = {
  { 0x034f, 0x034f },
  { 0x115f, 0x1160 },
  { 0x17b4, 0x17b5 },
  { 0x180b, 0x180f },
  { 0x2065, 0x2065 },
  { 0x3164, 0x3164 },
  { 0xfe00, 0xfe0f },
  { 0xffa0, 0xffa0 },
  { 0xfff0, 0xfff8 },
  { 0xe0000, 0xe0fff },
};

/*
 * The combining classes of the marks that stay, because they are letters in effect: 0, the vowel signs of India; 8, the
 * voicing of kana; 9, the sign that no vowel follows; 84 and 91, Telugu's length marks; 103, 118, 129, 130 and 132, vowels
 * below and above of Thai, Lao and Tibetan. All others are accents, points and tones.
 */
static const gint hiatus_fold_kept_classes[] = { 0, 8, 9, 84, 91, 103, 118, 129, 130, 132 };

G_END_DECLS
