/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/moon-picture.h"

#include "icons/moon-shape.h"

/* In pixels, before the screen's scale. */
#define SIZE 144

/* What lies around the moon: the light that it sheds, in radii. */
#define GLOW 1.16
#define GLOW_OPACITY 0.35

struct _HiatusMoonPicture
{
  GtkDrawingArea parent_instance;

  gint frame; /* -1 for no moon */
  gint size;
};

G_DEFINE_TYPE (HiatusMoonPicture, hiatus_moon_picture, GTK_TYPE_DRAWING_AREA)

/* The fuller it is, the more light it sheds. */
static void
paint_glow (cairo_t *cr, const HiatusMoonPlace *place, gint frame)
{
  const HiatusMoonTone *tone = &hiatus_moon_lit;
  cairo_pattern_t *glow = cairo_pattern_create_radial (place->x, place->y, place->radius, place->x, place->y, GLOW * place->radius);

  cairo_pattern_add_color_stop_rgba (glow, 0, tone->red, tone->green, tone->blue, GLOW_OPACITY * frame / HIATUS_MOON_SHAPE_FULL);
  cairo_pattern_add_color_stop_rgba (glow, 1, tone->red, tone->green, tone->blue, 0);
  cairo_set_source (cr, glow);
  cairo_paint (cr);
  cairo_pattern_destroy (glow);
}

static gboolean
hiatus_moon_picture_draw (GtkWidget *widget, cairo_t *cr)
{
  HiatusMoonPicture *self = HIATUS_MOON_PICTURE (widget);
  const gint width = gtk_widget_get_allocated_width (widget);
  const gint height = gtk_widget_get_allocated_height (widget);
  const gdouble radius = MIN (width, height) / 2.0 / GLOW;
  const HiatusMoonPlace place = { width / 2.0, height / 2.0, radius, radius / 30 };

  if (self->frame < 0)
    {
      hiatus_moon_paint_none (cr, &place);
      return GDK_EVENT_PROPAGATE;
    }
  paint_glow (cr, &place, self->frame);
  hiatus_moon_paint_near (cr, &place, self->frame, TRUE);
  return GDK_EVENT_PROPAGATE;
}

static void
get_size (GtkWidget *widget, gint *least, gint *natural)
{
  *least = *natural = HIATUS_MOON_PICTURE (widget)->size;
}

static void
hiatus_moon_picture_class_init (HiatusMoonPictureClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  widget->draw = hiatus_moon_picture_draw;
  widget->get_preferred_width = get_size;
  widget->get_preferred_height = get_size;
  gtk_widget_class_set_accessible_role (widget, ATK_ROLE_IMAGE);
}

static void
hiatus_moon_picture_init (HiatusMoonPicture *self)
{
  self->frame = -1;
  self->size = SIZE;
}

/**
 * hiatus_moon_picture_set_size:
 * @self: the picture
 * @size: how wide and high it is, in pixels before the screen's scale, with the light around the moon
 *
 * Makes it as large. By itself it is as large as in the overview.
 */
void
hiatus_moon_picture_set_size (HiatusMoonPicture *self, gint size)
{
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * hiatus_moon_picture_show:
 * @self: the picture
 * @frame: from 0, new, to 28, full; -1 where no days are counted
 * @words: what it says, for who cannot see it
 */
void
hiatus_moon_picture_show (HiatusMoonPicture *self, gint frame, const gchar *words)
{
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), words);
  self->frame = CLAMP (frame, -1, HIATUS_MOON_SHAPE_FULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
