/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws every icon of Hiatus, at build time, into a folder laid out as an icon theme:
 *
 *   moon FOLDER   ->   FOLDER/16x16/apps/hiatus-moon-00.png … FOLDER/scalable/apps/hiatus.svg
 *
 * One formula makes the moons. Seen from far away, the edge of the lit part of a sphere (the terminator) is
 * half an ellipse that shares the disc's vertical axis; its horizontal semi-axis is r·cos i for an angle i
 * that runs from 0 at new moon to pi at full moon, and the lit fraction of the disc is (1 - cos i) / 2
 * (Meeus, Astronomical Algorithms, 2nd edition, chapter 48). The 29 frames divide that angle evenly.
 *
 * Panels do not recolour these icons, so they have to be read on any background: a dark rim carries them on
 * a light panel, the disc inside it on a dark one. Even the unlit disc is three times as bright as #111.
 * Small sizes are drawn one by one on the grid of pixels instead of being scaled down. */

#include <cairo-svg.h>
#include <cairo.h>
#include <glib.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>

#define FULL_MOON 28

/* The moon that stands for Hiatus itself: a crescent, a good way from new. */
#define APP_FRAME 11

/* The cubic curve with handles this long, in radii, is a quarter of a circle to 0.03 %. */
#define QUARTER_CIRCLE 0.5522847498

typedef struct
{
  double red;
  double green;
  double blue;
} Tone;

static const Tone rim_tone = { 0.075, 0.090, 0.145 };   /* #131725 */
static const Tone unlit_tone = { 0.400, 0.443, 0.549 }; /* #66718c */
static const Tone lit_tone = { 1.000, 0.957, 0.835 };   /* #fff4d5 */

/* One size, on its grid: everything a whole number of pixels, the centre between four of them. */
typedef struct
{
  int size;
  int radius; /* with the rim */
  int rim;
  int badge; /* radius, with its own rim */
  int pause; /* radius of the disc that the bars of "paused" are on */
  int bar;   /* how wide each is, and how wide the gap between them; even, because the disc is */
  int gap;
  int bar_height;
} Grid;

static const Grid grids[] = {
  { 16, 7, 1, 3, 4, 2, 2, 4 },
  { 22, 10, 1, 4, 5, 2, 2, 6 },
  { 24, 11, 1, 4, 5, 2, 2, 6 },
  { 32, 15, 1, 5, 7, 3, 2, 8 },
  { 48, 22, 2, 8, 10, 4, 4, 12 },
};

/* Scalable files are drawn on the largest of them. */
static const Grid *const scalable_grid = &grids[G_N_ELEMENTS (grids) - 1];

/* Hiatus itself is also looked at in menus and software centres. */
static const Grid app_grid = { 128, 60, 3, 0, 0, 0, 0, 0 };

typedef void (*Painter) (cairo_t *cr, const Grid *grid, int frame);

static void
set_tone (cairo_t *cr, const Tone *tone)
{
  cairo_set_source_rgb (cr, tone->red, tone->green, tone->blue);
}

static void
fill_disc (cairo_t *cr, double x, double y, double radius, const Tone *tone)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  set_tone (cr, tone);
  cairo_fill (cr);
}

/* Goes on from the top (direction 1) or the bottom (direction -1) of a half ellipse to its other end. A
 * negative @across bulges to the left, 0 is a straight line. */
static void
add_half_ellipse (cairo_t *cr, double x, double y, double across, double radius, int direction)
{
  double down = direction * radius;
  double wide = QUARTER_CIRCLE * across;
  double high = QUARTER_CIRCLE * down;

  cairo_curve_to (cr, x + wide, y - down, x + across, y - high, x + across, y);
  cairo_curve_to (cr, x + across, y + high, x + wide, y + down, x, y + down);
}

/* The outline of the lit part: down the right limb, back up the terminator. */
static void
add_lit_part (cairo_t *cr, double x, double y, double radius, int frame)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y - radius);
  add_half_ellipse (cr, x, y, radius, radius, 1);
  add_half_ellipse (cr, x, y, radius * cos (G_PI * frame / FULL_MOON), radius, -1);
  cairo_close_path (cr);
}

static void
paint_moon (cairo_t *cr, const Grid *grid, int frame)
{
  double centre = grid->size / 2.0;
  double radius = grid->radius - grid->rim;

  fill_disc (cr, centre, centre, grid->radius, &rim_tone);
  fill_disc (cr, centre, centre, radius, &unlit_tone);
  add_lit_part (cr, centre, centre, radius, frame);
  set_tone (cr, &lit_tone);
  cairo_fill (cr);
}

/* Something waits: a dot, told from the moon by its shape. On the left, which is dark until the last days. */
static void
paint_waiting (cairo_t *cr, const Grid *grid, int frame)
{
  int margin = grid->size / 2 - grid->radius;
  double x = margin + grid->badge;
  double y = grid->size - margin - grid->badge;

  paint_moon (cr, grid, frame);
  fill_disc (cr, x, y, grid->badge, &rim_tone);
  fill_disc (cr, x, y, grid->badge - grid->rim, &lit_tone);
}

/* Watching is paused: the two bars of every player, where the dot of "waiting" is. The dot is light with a dark rim, the
 * bars are light on a dark disc, so that the two differ where they are too small to be looked at. */
static void
paint_paused (cairo_t *cr, const Grid *grid, int frame)
{
  int margin = grid->size / 2 - grid->radius;
  int x = margin + grid->pause;
  int y = grid->size - margin - grid->pause;
  int left = x - grid->gap / 2 - grid->bar;
  int top = y - grid->bar_height / 2;

  paint_moon (cr, grid, frame);
  fill_disc (cr, x, y, grid->pause, &rim_tone);
  cairo_rectangle (cr, left, top, grid->bar, grid->bar_height);
  cairo_rectangle (cr, left + grid->bar + grid->gap, top, grid->bar, grid->bar_height);
  set_tone (cr, &lit_tone);
  cairo_fill (cr);
}

static void
draw_ring (cairo_t *cr, const Grid *grid, double radius, const Tone *tone)
{
  cairo_new_path (cr);
  cairo_arc (cr, grid->size / 2.0, grid->size / 2.0, radius - grid->rim / 2.0, 0, 2 * G_PI);
  cairo_set_line_width (cr, grid->rim);
  set_tone (cr, tone);
  cairo_stroke (cr);
}

/* No plan: the place where a moon will be. The dark ring is for light panels, the light one inside it for dark ones. */
static void
paint_none (cairo_t *cr, const Grid *grid, G_GNUC_UNUSED int frame)
{
  draw_ring (cr, grid, grid->radius, &rim_tone);
  draw_ring (cr, grid, grid->radius - grid->rim, &lit_tone);
}

/* The moons of one state. A state more is a painter and a line here. */
static const struct
{
  const char *suffix;
  Painter paint;
} variants[] = {
  { "", paint_moon },
  { "-waiting", paint_waiting },
  { "-paused", paint_paused },
};

/* The seas of the moon that stands for Hiatus: x, y and radius, in radii of the disc. */
static const double seas[][3] = {
  { 0.62, -0.34, 0.17 },
  { 0.74, 0.16, 0.12 },
  { 0.50, 0.56, 0.15 },
  { -0.08, -0.46, 0.22 },
  { -0.48, -0.12, 0.17 },
  { -0.18, 0.36, 0.26 },
  { -0.52, 0.50, 0.10 },
};

static void
fill_shaded (cairo_t *cr, cairo_pattern_t *shade, const Tone *from, const Tone *to)
{
  cairo_pattern_add_color_stop_rgb (shade, 0, from->red, from->green, from->blue);
  cairo_pattern_add_color_stop_rgb (shade, 1, to->red, to->green, to->blue);
  cairo_set_source (cr, shade);
  cairo_fill (cr);
  cairo_pattern_destroy (shade);
}

/* The icon of Hiatus: the same moon, seen closer. */
static void
paint_app (cairo_t *cr, const Grid *grid, int frame)
{
  static const Tone unlit_near = { 0.48, 0.53, 0.66 };
  static const Tone unlit_far = { 0.29, 0.33, 0.45 };
  static const Tone lit_near = { 1.00, 0.97, 0.89 };
  static const Tone lit_far = { 0.98, 0.88, 0.68 };
  double centre = grid->size / 2.0;
  double radius = grid->radius - grid->rim;

  fill_disc (cr, centre, centre, grid->radius, &rim_tone);

  cairo_arc (cr, centre, centre, radius, 0, 2 * G_PI);
  fill_shaded (cr,
               cairo_pattern_create_radial (centre + radius / 2, centre - radius / 5, 0, centre, centre, radius * 1.1),
               &unlit_near,
               &unlit_far);
  add_lit_part (cr, centre, centre, radius, frame);
  fill_shaded (cr,
               cairo_pattern_create_linear (centre + radius, centre - radius / 2, centre, centre + radius / 2),
               &lit_near,
               &lit_far);

  /* They would be specks at the size of a tray. */
  for (gsize i = 0; grid->size >= 48 && i < G_N_ELEMENTS (seas); i++)
    {
      cairo_arc (cr, centre + radius * seas[i][0], centre + radius * seas[i][1], radius * seas[i][2], 0, 2 * G_PI);
      cairo_set_source_rgba (cr, rim_tone.red, rim_tone.green, rim_tone.blue, 0.13);
      cairo_fill (cr);
    }
}

static void
check (cairo_status_t status, const char *path)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return;
  g_printerr ("moon: %s: %s\n", path, cairo_status_to_string (status));
  exit (EXIT_FAILURE);
}

/* Makes FOLDER/LEAF/apps if need be and returns the path of a file there. */
static char *
file_in_theme (const char *folder, const char *leaf, const char *name, const char *ending)
{
  g_autofree char *apps = g_build_filename (folder, leaf, "apps", NULL);
  g_autofree char *file = g_strconcat (name, ending, NULL);

  if (g_mkdir_with_parents (apps, 0755) != 0)
    {
      g_printerr ("moon: %s cannot be made\n", apps);
      exit (EXIT_FAILURE);
    }
  return g_build_filename (apps, file, NULL);
}

static void
draw (cairo_surface_t *surface, const char *path, Painter paint, const Grid *grid, int frame)
{
  cairo_t *cr = cairo_create (surface);

  paint (cr, grid, frame);
  check (cairo_status (cr), path);
  cairo_destroy (cr);
}

static void
write_png (const char *folder, const char *name, Painter paint, const Grid *grid, int frame)
{
  g_autofree char *leaf = g_strdup_printf ("%dx%d", grid->size, grid->size);
  g_autofree char *path = file_in_theme (folder, leaf, name, ".png");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, grid->size, grid->size);

  draw (surface, path, paint, grid, frame);
  check (cairo_surface_write_to_png (surface, path), path);
  cairo_surface_destroy (surface);
}

static void
write_svg (const char *folder, const char *name, Painter paint, const Grid *grid, int frame)
{
  g_autofree char *path = file_in_theme (folder, "scalable", name, ".svg");
  cairo_surface_t *surface = cairo_svg_surface_create (path, grid->size, grid->size);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  draw (surface, path, paint, grid, frame);
  cairo_surface_finish (surface);
  check (cairo_surface_status (surface), path);
  cairo_surface_destroy (surface);
}

static void
write_all_sizes (const char *folder, const char *name, Painter paint, int frame)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grids); i++)
    write_png (folder, name, paint, &grids[i], frame);
  write_svg (folder, name, paint, scalable_grid, frame);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      g_printerr ("Usage: moon FOLDER\n");
      return 2;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    for (int frame = 0; frame <= FULL_MOON; frame++)
      {
        g_autofree char *name = g_strdup_printf ("hiatus-moon-%02d%s", frame, variants[i].suffix);

        write_all_sizes (argv[1], name, variants[i].paint, frame);
      }
  write_all_sizes (argv[1], "hiatus-none", paint_none, 0);
  write_all_sizes (argv[1], "hiatus", paint_app, APP_FRAME);
  write_png (argv[1], "hiatus", paint_app, &app_grid, APP_FRAME);

  /* Files were replaced inside it, so the folder does not look new by itself. */
  if (utimensat (AT_FDCWD, argv[1], NULL, 0) != 0)
    check (CAIRO_STATUS_WRITE_ERROR, argv[1]);
  return EXIT_SUCCESS;
}
