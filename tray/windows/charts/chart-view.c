/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-view.h"

#include <math.h>

#include "tray/windows/charts/chart-paint.h"

/* In pixels. */
#define LEAST_COLUMN 2
#define MOST_WIDTH 700
#define LABEL_GAP 8

#define SMALL_SCALE 0.88

struct _HiatusChartView
{
  GtkDrawingArea parent_instance;

  HiatusChart *chart; /* (owned) */
  gint spot;          /* where the keyboard is, or -1 */
};

G_DEFINE_TYPE (HiatusChartView, hiatus_chart_view, GTK_TYPE_DRAWING_AREA)

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * Layout:
 * @letter: how high a letter is
 * @before: the space before the first column
 * @above: the space above the first row
 * @column: how wide a column is
 * @row: how high a row is
 * @width: of the widget
 * @mirrored: whether one reads from right to left
 *
 * How the grid lies on the widget, in pixels.
 */
typedef struct
{
  gdouble letter;
  gdouble before;
  gdouble above;
  gdouble column;
  gdouble row;
  gdouble width;
  gboolean mirrored;
} Layout;

static PangoLayout *
new_text (HiatusChartView *self, const HiatusChartLabel *label)
{
  PangoLayout *text = gtk_widget_create_pango_layout (GTK_WIDGET (self), label->text);
  g_autoptr (PangoAttrList) small = NULL;

  if (!label->is_small)
    return text;
  small = pango_attr_list_new ();
  pango_attr_list_insert (small, pango_attr_scale_new (SMALL_SCALE));
  pango_layout_set_attributes (text, small);
  return text;
}

static gdouble
letter_height (HiatusChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const gint height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (pango_units_to_double (height), 8);
}

/* What is written before the first column. */
static gdouble
measure_before (HiatusChartView *self)
{
  gint widest = 0;

  for (guint i = 0; i < self->chart->labels->len; i++)
    {
      const HiatusChartLabel *label = &g_array_index (self->chart->labels, HiatusChartLabel, i);
      g_autoptr (PangoLayout) text = label->x < 0 ? new_text (self, label) : NULL;
      gint width = 0;

      if (text != NULL)
        pango_layout_get_pixel_size (text, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest == 0 ? 0 : widest + LABEL_GAP;
}

/* Whole pixels, so that all columns are alike. */
static void
lay_out (HiatusChartView *self, gdouble width, Layout *layout)
{
  const HiatusChart *chart = self->chart;
  gdouble column;

  layout->letter = letter_height (self);
  layout->before = measure_before (self);
  layout->width = width;
  layout->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  column = MIN (chart->column_width * layout->letter, (width - layout->before) / chart->columns);
  layout->column = MAX (column >= 2 * LEAST_COLUMN ? floor (column) : column, 0.1);
  layout->row = chart->is_square ? layout->column : round (chart->row_height * layout->letter);
  layout->above = ceil (chart->above * layout->letter);
}

static gint
measure_height (HiatusChartView *self, gint width)
{
  Layout layout;

  lay_out (self, width, &layout);
  return (gint) ceil (layout.above + layout.row * self->chart->rows + self->chart->below * layout.letter);
}

static void
place_box (const Layout *layout, const HiatusChartBox *box, cairo_rectangle_t *place)
{
  *place = (cairo_rectangle_t){
    layout->before + box->x * layout->column,
    layout->above + box->y * layout->row,
    box->width * layout->column,
    box->height * layout->row,
  };
  if (layout->mirrored)
    place->x = layout->width - place->x - place->width;
}

/* A rectangle with its edges between pixels. */
static void
snap (cairo_rectangle_t *place)
{
  const gdouble right = round (place->x + place->width);
  const gdouble bottom = round (place->y + place->height);

  place->x = round (place->x);
  place->y = round (place->y);
  place->width = MAX (right - place->x, 1);
  place->height = MAX (bottom - place->y, 1);
}

static void
draw_marks (HiatusChartView *self, cairo_t *cr, const Layout *layout, const GdkRGBA *ink)
{
  for (guint i = 0; i < self->chart->marks->len; i++)
    {
      const HiatusChartMark *mark = &g_array_index (self->chart->marks, HiatusChartMark, i);
      cairo_rectangle_t place;

      place_box (layout, &mark->box, &place);
      if (mark->shape >= HIATUS_CHART_BAR)
        snap (&place);
      hiatus_chart_paint_mark (cr, mark, &place, ink);
    }
}

/* A label before the first column ends there; others stay on the widget. */
static gdouble
place_label (const Layout *layout, const HiatusChartLabel *label, gint width)
{
  gdouble x = label->x < 0 ? layout->before - LABEL_GAP - width : layout->before + label->x * layout->column - label->align * width;

  if (label->x >= 0)
    x = CLAMP (x, 0, MAX (layout->width - width, 0));
  return layout->mirrored ? layout->width - x - width : x;
}

static void
draw_labels (HiatusChartView *self, cairo_t *cr, const Layout *layout, const GdkRGBA *ink)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha * 0.8);
  for (guint i = 0; i < self->chart->labels->len; i++)
    {
      const HiatusChartLabel *label = &g_array_index (self->chart->labels, HiatusChartLabel, i);
      g_autoptr (PangoLayout) text = new_text (self, label);
      gint width, height;

      pango_layout_get_pixel_size (text, &width, &height);
      cairo_move_to (cr, round (place_label (layout, label, width)), round (layout->above + label->y * layout->row - height / 2.0));
      pango_cairo_show_layout (cr, text);
    }
}

static void
draw_focus (HiatusChartView *self, cairo_t *cr, const Layout *layout)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  cairo_rectangle_t place = { 0, 0, layout->width, gtk_widget_get_allocated_height (GTK_WIDGET (self)) };

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;
  if (self->spot >= 0)
    place_box (layout, &g_array_index (self->chart->spots, HiatusChartSpot, self->spot).box, &place);
  gtk_render_focus (style, cr, place.x, place.y, place.width, place.height);
}

static gboolean
hiatus_chart_view_draw (GtkWidget *widget, cairo_t *cr)
{
  HiatusChartView *self = HIATUS_CHART_VIEW (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA ink;
  Layout layout;

  gtk_style_context_get_color (style, gtk_style_context_get_state (style), &ink);
  lay_out (self, gtk_widget_get_allocated_width (widget), &layout);
  draw_marks (self, cr, &layout, &ink);
  draw_labels (self, cr, &layout, &ink);
  draw_focus (self, cr, &layout);
  return GDK_EVENT_PROPAGATE;
}

static GtkSizeRequestMode
hiatus_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hiatus_chart_view_get_preferred_width (GtkWidget *widget, gint *least, gint *natural)
{
  HiatusChartView *self = HIATUS_CHART_VIEW (widget);
  const gdouble before = measure_before (self);
  const gdouble wanted = before + floor (self->chart->column_width * letter_height (self)) * self->chart->columns;

  *least = (gint) ceil (MIN (before + LEAST_COLUMN * self->chart->columns, MOST_WIDTH));
  *natural = MAX (*least, (gint) ceil (MIN (wanted, MOST_WIDTH)));
}

static void
hiatus_chart_view_get_preferred_height_for_width (GtkWidget *widget, gint width, gint *least, gint *natural)
{
  *least = *natural = measure_height (HIATUS_CHART_VIEW (widget), width);
}

static void
hiatus_chart_view_get_preferred_height (GtkWidget *widget, gint *least, gint *natural)
{
  gint narrow, wide;

  hiatus_chart_view_get_preferred_width (widget, &narrow, &wide);
  hiatus_chart_view_get_preferred_height_for_width (widget, wide, least, natural);
}

/* The title is said first, and what is in the picture after it. */
static void
go_to (HiatusChartView *self, gint spot)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));

  if (spot == self->spot)
    return;
  self->spot = spot;
  atk_object_set_description (accessible, hiatus_chart_view_get_words (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

static gboolean
hiatus_chart_view_key_press (GtkWidget *widget, GdkEventKey *event)
{
  HiatusChartView *self = HIATUS_CHART_VIEW (widget);
  const gint forward = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;
  gint columns = 0;
  gint rows = 0;
  gint next;

  if (event->keyval == GDK_KEY_Right || event->keyval == GDK_KEY_KP_Right)
    columns = forward;
  else if (event->keyval == GDK_KEY_Left || event->keyval == GDK_KEY_KP_Left)
    columns = -forward;
  else if (event->keyval == GDK_KEY_Down || event->keyval == GDK_KEY_KP_Down)
    rows = 1;
  else if (event->keyval == GDK_KEY_Up || event->keyval == GDK_KEY_KP_Up)
    rows = -1;
  else
    return GDK_EVENT_PROPAGATE;
  next = hiatus_chart_go (self->chart, self->spot, columns, rows);
  /* At its upper and lower edge the page is scrolled instead. */
  if (rows != 0 && next == self->spot)
    return GDK_EVENT_PROPAGATE;
  go_to (self, next);
  return GDK_EVENT_STOP;
}

static gboolean
hiatus_chart_view_focus_out (GtkWidget *widget, GdkEventFocus *event)
{
  go_to (HIATUS_CHART_VIEW (widget), -1);
  return GTK_WIDGET_CLASS (hiatus_chart_view_parent_class)->focus_out_event (widget, event);
}

static gboolean
hiatus_chart_view_query_tooltip (GtkWidget *widget, gint x, gint y, gboolean keyboard, GtkTooltip *tooltip)
{
  HiatusChartView *self = HIATUS_CHART_VIEW (widget);
  Layout layout;
  gdouble from;
  gint spot;

  if (keyboard)
    return FALSE;
  lay_out (self, gtk_widget_get_allocated_width (widget), &layout);
  from = layout.mirrored ? layout.width - x : x;
  spot = hiatus_chart_find_spot (self->chart, (from - layout.before) / layout.column, (y - layout.above) / layout.row);
  if (spot < 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, g_array_index (self->chart->spots, HiatusChartSpot, spot).words);
  return TRUE;
}

static void
hiatus_chart_view_finalize (GObject *object)
{
  hiatus_chart_free (HIATUS_CHART_VIEW (object)->chart);
  G_OBJECT_CLASS (hiatus_chart_view_parent_class)->finalize (object);
}

static void
hiatus_chart_view_class_init (HiatusChartViewClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_chart_view_finalize;
  widget->draw = hiatus_chart_view_draw;
  widget->get_request_mode = hiatus_chart_view_get_request_mode;
  widget->get_preferred_width = hiatus_chart_view_get_preferred_width;
  widget->get_preferred_height = hiatus_chart_view_get_preferred_height;
  widget->get_preferred_height_for_width = hiatus_chart_view_get_preferred_height_for_width;
  widget->key_press_event = hiatus_chart_view_key_press;
  widget->focus_out_event = hiatus_chart_view_focus_out;
  widget->query_tooltip = hiatus_chart_view_query_tooltip;
  gtk_widget_class_set_accessible_role (widget, ATK_ROLE_CHART);

  /**
   * HiatusChartView::moved:
   * @self: the view
   *
   * hiatus_chart_view_get_words() says something else: the keyboard has gone to another place in the picture.
   */
  signals[MOVED] = g_signal_new ("moved", HIATUS_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_chart_view_init (HiatusChartView *self)
{
  self->spot = -1;
}

/**
 * hiatus_chart_view_new:
 * @chart: (transfer full): a picture
 *
 * Returns: (transfer floating): what shows it
 */
GtkWidget *
hiatus_chart_view_new (HiatusChart *chart)
{
  HiatusChartView *self = g_object_new (HIATUS_TYPE_CHART_VIEW, "visible", TRUE, NULL);
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));

  self->chart = chart;
  atk_object_set_name (accessible, chart->title);
  if (chart->words != NULL)
    atk_object_set_description (accessible, chart->words);
  gtk_widget_set_can_focus (GTK_WIDGET (self), chart->spots->len > 0);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), chart->spots->len > 0);
  return GTK_WIDGET (self);
}

/**
 * hiatus_chart_view_get_words:
 * @self: the view
 *
 * Returns: (transfer none): what is to be said of the place where the keyboard is; of the whole picture where it is nowhere
 */
const gchar *
hiatus_chart_view_get_words (HiatusChartView *self)
{
  return self->spot < 0 ? self->chart->words : g_array_index (self->chart->spots, HiatusChartSpot, self->spot).words;
}
