/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/breath-circle.h"

#include "tray/windows/breath-shape.h"

/* In pixels; what the rest of the window may need of the screen's height, with large letters, is not the circle's. */
#define LEAST_SIZE 96
#define MOST_SIZE 240
#define REST_OF_WINDOW 360

/* How it looks where nothing may move: nearly full. */
#define STILL_FILL 0.75

/* The breath is slow: at thirty frames a second the edge moves by less than a pixel from one to the next. */
#define FRAME_US (G_USEC_PER_SEC / 32)

/* The disc stays a little inside of the ring that shows how far it can go, with its glow between. */
#define DISC_PART 0.88

/* Where the glow is strongest: at the edge of the disc when it is smallest. */
#define GLOW_PART 0.49

typedef struct
{
  gdouble red;
  gdouble green;
  gdouble blue;
} Tone;

/**
 * Tones:
 * @lit: of the disc, in its middle
 * @shade: of the disc, at its edge
 * @ring: of what lies around it
 */
typedef struct
{
  Tone lit;
  Tone shade;
  Tone ring;
} Tones;

/* The moon's own two tones, on a dark ground and on a light one. */
static const Tones night_tones = { { 1.000, 0.957, 0.835 }, { 0.925, 0.855, 0.694 }, { 0.400, 0.443, 0.549 } };
static const Tones day_tones = { { 0.678, 0.718, 0.812 }, { 0.478, 0.525, 0.643 }, { 0.541, 0.592, 0.718 } };

struct _HiatusBreathCircle
{
  GtkDrawingArea parent_instance;

  guint tick;              /* 0 where it stands still */
  gint64 begun_us;         /* on the frame clock; 0 until the first frame */
  gint64 drawn_us;         /* the frame that was drawn last */
  cairo_surface_t *ground; /* (owned) (nullable): what lies around the disc, drawn once */
  gdouble fill;
  gboolean night;
};

G_DEFINE_TYPE (HiatusBreathCircle, hiatus_breath_circle, GTK_TYPE_DRAWING_AREA)

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  HiatusBreathCircle *self = HIATUS_BREATH_CIRCLE (widget);
  const gint64 now_us = gdk_frame_clock_get_frame_time (clock);

  if (self->begun_us == 0)
    self->begun_us = now_us;
  if (now_us - self->drawn_us < FRAME_US)
    return G_SOURCE_CONTINUE;
  self->drawn_us = now_us;
  self->fill = hiatus_breath_shape_fill (now_us - self->begun_us);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* Moves if it can be seen, and if the desktop does not ask for stillness. */
static void
update (HiatusBreathCircle *self)
{
  gboolean animations = TRUE;
  gboolean moves;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  moves = animations && gtk_widget_get_mapped (GTK_WIDGET (self));
  if (moves == (self->tick != 0))
    return;
  if (moves)
    {
      self->begun_us = 0;
      self->fill = 0;
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
      return;
    }
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->fill = STILL_FILL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hiatus_breath_circle_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hiatus_breath_circle_parent_class)->map (widget);
  update (HIATUS_BREATH_CIRCLE (widget));
}

static void
hiatus_breath_circle_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hiatus_breath_circle_parent_class)->unmap (widget);
  update (HIATUS_BREATH_CIRCLE (widget));
}

static void
add_stop (cairo_pattern_t *pattern, gdouble offset, const Tone *tone, gdouble opacity)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, tone->red, tone->green, tone->blue, opacity);
}

static void
fill_circle (cairo_t *cr, gdouble radius, cairo_pattern_t *pattern)
{
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

/* The ring, and the glow in it. Gradients are what costs time here. */
static cairo_surface_t *
draw_ground (HiatusBreathCircle *self, const Tones *tones, gdouble room)
{
  const gint size = (gint) (2 * room);
  cairo_surface_t *ground = gdk_window_create_similar_surface (gtk_widget_get_window (GTK_WIDGET (self)), CAIRO_CONTENT_COLOR_ALPHA, size, size);
  cairo_t *cr = cairo_create (ground);
  cairo_pattern_t *glow = cairo_pattern_create_radial (0, 0, GLOW_PART * room, 0, 0, room);

  cairo_translate (cr, room, room);
  fill_circle (cr, room, cairo_pattern_create_rgba (tones->ring.red, tones->ring.green, tones->ring.blue, 0.16));
  add_stop (glow, 0, &tones->lit, 0.30);
  add_stop (glow, 1, &tones->lit, 0);
  fill_circle (cr, room, glow);
  cairo_destroy (cr);
  return ground;
}

static void
forget_ground (HiatusBreathCircle *self)
{
  g_clear_pointer (&self->ground, cairo_surface_destroy);
}

static gboolean
hiatus_breath_circle_draw (GtkWidget *widget, cairo_t *cr)
{
  HiatusBreathCircle *self = HIATUS_BREATH_CIRCLE (widget);
  const Tones *tones = self->night ? &night_tones : &day_tones;
  const gint width = gtk_widget_get_allocated_width (widget);
  const gint height = gtk_widget_get_allocated_height (widget);
  const gdouble room = MIN (width, height) / 2.0;
  const gdouble radius = DISC_PART * room * hiatus_breath_shape_radius (self->fill);
  cairo_pattern_t *disc = cairo_pattern_create_radial (-0.2 * radius, -0.25 * radius, 0, 0, 0, radius);

  if (self->ground == NULL)
    self->ground = draw_ground (self, tones, room);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_set_source_surface (cr, self->ground, -room, -room);
  cairo_paint (cr);
  add_stop (disc, 0, &tones->lit, 1);
  add_stop (disc, 1, &tones->shade, 1);
  fill_circle (cr, radius, disc);
  return GDK_EVENT_PROPAGATE;
}

static void
hiatus_breath_circle_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  forget_ground (HIATUS_BREATH_CIRCLE (widget));
  GTK_WIDGET_CLASS (hiatus_breath_circle_parent_class)->size_allocate (widget, allocation);
}

static void
hiatus_breath_circle_finalize (GObject *object)
{
  forget_ground (HIATUS_BREATH_CIRCLE (object));
  G_OBJECT_CLASS (hiatus_breath_circle_parent_class)->finalize (object);
}

/* One size, not a least and a better one: in a layer of the compositor a window gets its least. */
static void
get_size (GtkWidget *widget, gint *least, gint *natural)
{
  GdkMonitor *monitor = gdk_display_get_monitor (gtk_widget_get_display (widget), 0);
  GdkRectangle screen = { 0, 0, 0, REST_OF_WINDOW + MOST_SIZE };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);
  *least = *natural = CLAMP (screen.height - REST_OF_WINDOW, LEAST_SIZE, MOST_SIZE);
}

static void
hiatus_breath_circle_class_init (HiatusBreathCircleClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_breath_circle_finalize;
  widget->size_allocate = hiatus_breath_circle_size_allocate;
  widget->map = hiatus_breath_circle_map;
  widget->unmap = hiatus_breath_circle_unmap;
  widget->draw = hiatus_breath_circle_draw;
  widget->get_preferred_width = get_size;
  widget->get_preferred_height = get_size;
}

static void
hiatus_breath_circle_init (HiatusBreathCircle *self)
{
  self->fill = STILL_FILL;
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_ground), NULL);
}

/**
 * hiatus_breath_circle_set_night:
 * @self: the circle
 * @night: whether the ground is dark
 *
 * Says what it is drawn on.
 */
void
hiatus_breath_circle_set_night (HiatusBreathCircle *self, gboolean night)
{
  self->night = night;
  forget_ground (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hiatus_breath_circle_is_moving:
 * @self: the circle
 *
 * Returns: whether it breathes
 */
gboolean
hiatus_breath_circle_is_moving (HiatusBreathCircle *self)
{
  return self->tick != 0;
}
