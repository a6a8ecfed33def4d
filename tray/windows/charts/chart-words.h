/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tray/windows/charts/stretch-numbers.h"

G_BEGIN_DECLS

/* What pictures have in common: dates in words, and the columns of a long or a short time. */

/**
 * HiatusChartSpan:
 * @n_columns: how many columns there are
 * @n_dates: how many dates each of them has: 1, or 7 where the days would be too narrow
 *
 * The dates of a stretch as columns.
 */
typedef struct
{
  guint n_columns;
  guint n_dates;
} HiatusChartSpan;

void hiatus_chart_span (const HiatusNumbers *numbers,
                        HiatusChartSpan *span);

void hiatus_chart_date (const HiatusNumbers *numbers,
                        guint index,
                        GDate *date);

gchar *hiatus_chart_date_short (const GDate *date);

gchar *hiatus_chart_date_long (const GDate *date);

gchar *hiatus_chart_when (const HiatusNumbers *numbers,
                          const HiatusChartSpan *span,
                          guint column);

void hiatus_chart_add_sentence (GString *words,
                                gchar *sentence);

G_END_DECLS
