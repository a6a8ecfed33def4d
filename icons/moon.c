/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws every icon of Hiatus, at build time, into a folder laid out as an icon theme:
 *
 *   moon FOLDER   ->   FOLDER/16x16/apps/hiatus-moon-00.png … FOLDER/scalable/apps/hiatus.svg
 *
 * The moons themselves are those of moon-shape.c, which the windows draw, too.
 *
 * Panels do not recolour these icons, so they have to be read on any background: a dark rim carries them on
 * a light panel, the disc inside it on a dark one. Even the unlit disc is three times as bright as #111.
 * Small sizes are drawn one by one on the grid of pixels instead of being scaled down. */

#include "icons/moon-shape.h"

#include <cairo-svg.h>
#include <cairo.h>
#include <glib.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#define FULL_MOON HIATUS_MOON_SHAPE_FULL

/* The moon that stands for Hiatus itself: a crescent, a good way from new. */
#define APP_FRAME 11

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

static HiatusMoonPlace
place_on (const Grid *grid)
{
  return (HiatusMoonPlace){ grid->size / 2.0, grid->size / 2.0, grid->radius, grid->rim };
}

static void
paint_moon (cairo_t *cr, const Grid *grid, int frame)
{
  HiatusMoonPlace place = place_on (grid);

  hiatus_moon_paint (cr, &place, frame);
}

/* Something waits: a dot, told from the moon by its shape. On the left, which is dark until the last days. */
static void
paint_waiting (cairo_t *cr, const Grid *grid, int frame)
{
  int margin = grid->size / 2 - grid->radius;
  double x = margin + grid->badge;
  double y = grid->size - margin - grid->badge;

  paint_moon (cr, grid, frame);
  hiatus_moon_fill_disc (cr, x, y, grid->badge, &hiatus_moon_rim);
  hiatus_moon_fill_disc (cr, x, y, grid->badge - grid->rim, &hiatus_moon_lit);
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
  hiatus_moon_fill_disc (cr, x, y, grid->pause, &hiatus_moon_rim);
  cairo_rectangle (cr, left, top, grid->bar, grid->bar_height);
  cairo_rectangle (cr, left + grid->bar + grid->gap, top, grid->bar, grid->bar_height);
  hiatus_moon_set_tone (cr, &hiatus_moon_lit);
  cairo_fill (cr);
}

/* No plan: the place where a moon will be. */
static void
paint_none (cairo_t *cr, const Grid *grid, G_GNUC_UNUSED int frame)
{
  HiatusMoonPlace place = place_on (grid);

  hiatus_moon_paint_none (cr, &place);
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

/* The icon of Hiatus: the same moon, seen closer. */
static void
paint_app (cairo_t *cr, const Grid *grid, int frame)
{
  HiatusMoonPlace place = place_on (grid);

  hiatus_moon_paint_near (cr, &place, frame, grid->size >= 48);
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
