/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tray/windows/charts/chart.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_CHART_VIEW (hiatus_chart_view_get_type ())

/**
 * HiatusChartView:
 *
 * Draws a picture, in the colours of the theme and mirrored where one reads from right to left. What is in it can be pointed at,
 * and gone through with the arrow keys; a screen reader is told the same.
 */
G_DECLARE_FINAL_TYPE (HiatusChartView, hiatus_chart_view, HIATUS, CHART_VIEW, GtkDrawingArea)

GtkWidget *hiatus_chart_view_new (HiatusChart *chart);

const gchar *hiatus_chart_view_get_words (HiatusChartView *self);

G_END_DECLS
