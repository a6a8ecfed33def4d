/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_GLANCE_KEYWORDS_MAX:
 *
 * With more keywords most texts have something that one of them begins with, and a glance is not worth its time.
 */
#define HIATUS_GLANCE_KEYWORDS_MAX 32

/**
 * HiatusGlance:
 *
 * A first look at a text as it came, before it is folded: whether a keyword can be in it at all. Of a few keywords hardly any
 * text has one, and most are done with then.
 *
 * What each keyword begins with is laid into a window of five bytes, in all the ways that it may be written: "Alex", "álex"
 * and "ＡＬＥＸ" are the same after folding. A table tells of each two bytes at which places of such windows they may stand, and
 * a text is passed by if nowhere four pairs in a row stand where they may. That is the shift-or of pairs in L. Salmela,
 * J. Tarhio and J. Kytöjoki, "Multipattern string matching with q-grams", ACM Journal of Experimental Algorithmics 11 (2006).
 */
typedef struct
{
  /*< private >*/
  GArray *pieces; /* (owned) (nullable): what the keywords begin with, until it is finished */
  guint8 *table;  /* (owned) (nullable): without it no text is passed by */
} HiatusGlance;

void hiatus_glance_init (HiatusGlance *glance);

void hiatus_glance_add (HiatusGlance *glance,
                        const gchar *folded,
                        gsize length);

void hiatus_glance_add_phones (HiatusGlance *glance);

void hiatus_glance_finish (HiatusGlance *glance);

gboolean hiatus_glance_may_hold (const HiatusGlance *glance,
                                 const gchar *text,
                                 gsize length);

void hiatus_glance_clear (HiatusGlance *glance);

G_END_DECLS
