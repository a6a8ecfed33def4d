/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What takes as long as the journal is long is done in slices, so that others are served between them. */

/**
 * HIATUS_SLICE_ROWS:
 *
 * How many entries are looked at in one of them: about a millisecond, and not much more where each has the longest text.
 */
#define HIATUS_SLICE_ROWS 32

/**
 * HiatusSlice:
 * @HIATUS_SLICE_FAILED: it cannot be done
 * @HIATUS_SLICE_MORE: there is more to do
 * @HIATUS_SLICE_DONE: all of it is done
 *
 * What a slice came to.
 */
typedef enum
{
  HIATUS_SLICE_FAILED,
  HIATUS_SLICE_MORE,
  HIATUS_SLICE_DONE,
} HiatusSlice;

G_END_DECLS
