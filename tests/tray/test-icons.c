/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the icons that were drawn: can they be told apart, and read on a light and on a dark panel?
 * The folder of the icon theme is the first argument. */

#include <cairo.h>
#include <gio/gio.h>
#include <math.h>

#define FULL_MOON 28

/* What WCAG 2.1 asks for a graphic that has to be understood (1.4.11). */
#define CONTRAST_WANTED 3.0

static const gchar *theme;
static const gint sizes[] = { 16, 22, 24, 32, 48 };
static const gchar *const suffixes[] = { "", "-waiting", "-paused" };

static cairo_surface_t *
load (gint size, const gchar *name)
{
  g_autofree gchar *path = g_strdup_printf ("%s/%dx%d/apps/%s.png", theme, size, size, name);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (cairo_surface_status (surface)));
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, size);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, size);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_ARGB32);
  return surface;
}

static cairo_surface_t *
load_moon (gint size, gint frame, const gchar *suffix)
{
  g_autofree gchar *name = g_strdup_printf ("hiatus-moon-%02d%s", frame, suffix);

  return load (size, name);
}

/* Premultiplied ARGB, as cairo keeps it. */
static guint32
pixel_at (cairo_surface_t *surface, gint x, gint y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + (gsize) x * sizeof pixel, sizeof pixel);
  return pixel;
}

/* One channel of a pixel in front of a grey background, linear, 0 to 1 (WCAG's formula). */
static gdouble
linear (guint32 pixel, guint shift, gdouble grey)
{
  gdouble alpha = (pixel >> 24) / 255.0;
  gdouble value = ((pixel >> shift) & 0xff) / 255.0 + (1 - alpha) * grey;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static gdouble
luminance (guint32 pixel, gdouble grey)
{
  return 0.2126 * linear (pixel, 16, grey) + 0.7152 * linear (pixel, 8, grey) + 0.0722 * linear (pixel, 0, grey);
}

static gdouble
contrast (guint32 pixel, gdouble grey)
{
  gdouble one = luminance (pixel, grey) + 0.05;
  gdouble other = luminance (0, grey) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

/* How many pixels stand out from the background. */
static gint
count_readable (cairo_surface_t *surface, gint size, gdouble grey)
{
  gint count = 0;

  for (gint y = 0; y < size; y++)
    for (gint x = 0; x < size; x++)
      if (contrast (pixel_at (surface, x, y), grey) >= CONTRAST_WANTED)
        count++;
  return count;
}

static gdouble
sum_of_light (cairo_surface_t *surface, gint size)
{
  gdouble sum = 0;

  for (gint y = 0; y < size; y++)
    for (gint x = 0; x < size; x++)
      sum += luminance (pixel_at (surface, x, y), 0);
  return sum;
}

static void
test_light_grows (gconstpointer data)
{
  const gchar *suffix = data;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gdouble before = -1;

      for (gint frame = 0; frame <= FULL_MOON; frame++)
        {
          cairo_surface_t *moon = load_moon (sizes[i], frame, suffix);
          gdouble light = sum_of_light (moon, sizes[i]);

          g_test_message ("%d px%s, frame %d: %.2f", sizes[i], suffix, frame, light);
          g_assert_cmpfloat (light, >, before);
          before = light;
          cairo_surface_destroy (moon);
        }
    }
}

/* The lit fraction of a disc is (1 - cos i) / 2. */
static void
test_lit_fraction (void)
{
  cairo_surface_t *new_moon = load_moon (48, 0, "");
  cairo_surface_t *full_moon = load_moon (48, FULL_MOON, "");
  gdouble least = sum_of_light (new_moon, 48);
  gdouble most = sum_of_light (full_moon, 48);

  for (gint frame = 0; frame <= FULL_MOON; frame++)
    {
      cairo_surface_t *moon = load_moon (48, frame, "");
      gdouble fraction = (sum_of_light (moon, 48) - least) / (most - least);

      g_assert_cmpfloat_with_epsilon (fraction, (1 - cos (G_PI * frame / FULL_MOON)) / 2, 0.02);
      cairo_surface_destroy (moon);
    }
  cairo_surface_destroy (new_moon);
  cairo_surface_destroy (full_moon);
}

/* The first quarter is lit on the right, as a moon that grows is seen from the north. */
static void
test_lit_from_the_right (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cairo_surface_t *moon = load_moon (sizes[i], FULL_MOON / 2, "");
      gint middle = sizes[i] / 2;

      g_assert_cmpfloat (luminance (pixel_at (moon, middle, middle), 0), >, 0.8);
      g_assert_cmpfloat (luminance (pixel_at (moon, middle - 1, middle), 0), <, 0.3);
      cairo_surface_destroy (moon);
    }
}

static void
check_readable (cairo_surface_t *icon, gint size, const gchar *what)
{
  static const struct
  {
    const gchar *name;
    gdouble grey;
  } panels[] = { { "#fff", 1.0 }, { "#111", 0x11 / 255.0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      gint count = count_readable (icon, size, panels[i].grey);

      g_test_message ("%s, %d px, on %s: %d pixels stand out", what, size, panels[i].name, count);
      /* A ring of one pixel is the least that shows a disc. */
      g_assert_cmpint (count / 2, >=, size);
    }
}

static void
test_readable (gconstpointer data)
{
  const gchar *suffix = data;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gint frame = 0; frame <= FULL_MOON; frame++)
      {
        cairo_surface_t *moon = load_moon (sizes[i], frame, suffix);
        g_autofree gchar *what = g_strdup_printf ("frame %d%s", frame, suffix);

        check_readable (moon, sizes[i], what);
        cairo_surface_destroy (moon);
      }
}

static void
test_others_readable (void)
{
  static const gchar *const names[] = { "hiatus-none", "hiatus" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        cairo_surface_t *icon = load (sizes[j], names[i]);

        check_readable (icon, sizes[j], names[i]);
        cairo_surface_destroy (icon);
      }
}

/* Nothing is cut off, and the corners let the panel through. */
static void
test_edges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (suffixes); j++)
      for (gint frame = 0; frame <= FULL_MOON; frame++)
        {
          cairo_surface_t *moon = load_moon (sizes[i], frame, suffixes[j]);
          gint last = sizes[i] - 1;

          for (gint k = 0; k <= last; k++)
            {
              g_assert_cmphex (pixel_at (moon, k, 0), ==, 0);
              g_assert_cmphex (pixel_at (moon, k, last), ==, 0);
              g_assert_cmphex (pixel_at (moon, 0, k), ==, 0);
              g_assert_cmphex (pixel_at (moon, last, k), ==, 0);
            }
          cairo_surface_destroy (moon);
        }
}

/* The limb falls on the grid: above, below, left and right the outermost pixels are whole. */
static void
test_crisp (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      cairo_surface_t *moon = load_moon (sizes[i], 0, "");
      gint margin = 0;

      while (pixel_at (moon, margin, sizes[i] / 2) == 0)
        margin++;
      for (gint side = 0; side < 4; side++)
        {
          gint along = sizes[i] / 2 - side % 2;
          gint across = side < 2 ? margin : sizes[i] - 1 - margin;

          g_assert_cmpuint (pixel_at (moon, across, along) >> 24, >=, 0xf0);
          g_assert_cmpuint (pixel_at (moon, along, across) >> 24, >=, 0xf0);
        }
      cairo_surface_destroy (moon);
    }
}

/* In how many pixels two icons differ by more than a rounding error, in light alone. */
static gint
count_differences (gint size, gint frame, const gchar *suffix, const gchar *other_suffix)
{
  cairo_surface_t *one = load_moon (size, frame, suffix);
  cairo_surface_t *other = load_moon (size, frame, other_suffix);
  gint count = 0;

  for (gint y = 0; y < size; y++)
    for (gint x = 0; x < size; x++)
      if (fabs (luminance (pixel_at (one, x, y), 1) - luminance (pixel_at (other, x, y), 1)) > 0.2)
        count++;
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
  return count;
}

/* What a moon says besides the day is told by shape. */
static void
test_states_differ (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gint frame = 0; frame <= FULL_MOON; frame++)
      for (gsize j = 0; j < G_N_ELEMENTS (suffixes); j++)
        for (gsize k = 0; k < j; k++)
          {
            gint count = count_differences (sizes[i], frame, suffixes[j], suffixes[k]);

            g_test_message ("%d px, frame %d, \"%s\" and \"%s\": %d", sizes[i], frame, suffixes[j], suffixes[k], count);
            g_assert_cmpint (count, >=, sizes[i] / 2);
          }
}

/* The bars of "paused" are read against the disc that they are on, whatever the moon behind them: whole pixels of both
 * tones, none of them in between, in the row through their middle. */
static void
test_bars (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gint frame = 0; frame <= FULL_MOON; frame++)
      {
        cairo_surface_t *moon = load_moon (sizes[i], frame, "-paused");
        gint n_bars = 0;
        gint row = -1;

        /* The lowest row with a bar in it, and one up. */
        for (gint y = sizes[i] - 1; y > sizes[i] / 2 && row < 0; y--)
          for (gint x = 0; x < sizes[i] / 4 && row < 0; x++)
            if (luminance (pixel_at (moon, x, y), 0) > 0.8)
              row = y - 1;
        g_assert_cmpint (row, >, 0);
        for (gint x = 1; x < sizes[i] / 2; x++)
          {
            gdouble before = luminance (pixel_at (moon, x - 1, row), 0);
            gdouble here = luminance (pixel_at (moon, x, row), 0);

            if (here > 0.8 && (here + 0.05) / (before + 0.05) >= CONTRAST_WANTED && n_bars < 2)
              n_bars++;
          }
        g_assert_cmpint (n_bars, ==, 2);
        cairo_surface_destroy (moon);
      }
}

static void
test_scalable (void)
{
  for (gint frame = 0; frame <= FULL_MOON; frame++)
    for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
      {
        g_autofree gchar *path = g_strdup_printf ("%s/scalable/apps/hiatus-moon-%02d%s.svg", theme, frame, suffixes[i]);
        g_autofree gchar *text = NULL;
        g_autoptr (GError) error = NULL;

        g_file_get_contents (path, &text, NULL, &error);
        g_assert_no_error (error);
        g_assert_nonnull (strstr (text, "viewBox"));
        /* Cairo falls back to a picture of pixels for what SVG cannot say. */
        g_assert_null (strstr (text, "<image"));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  theme = argv[1];

  g_test_add_data_func ("/icons/light-grows/plain", "", test_light_grows);
  g_test_add_data_func ("/icons/light-grows/waiting", "-waiting", test_light_grows);
  g_test_add_data_func ("/icons/light-grows/paused", "-paused", test_light_grows);
  g_test_add_func ("/icons/lit-fraction", test_lit_fraction);
  g_test_add_func ("/icons/lit-from-the-right", test_lit_from_the_right);
  g_test_add_data_func ("/icons/readable/plain", "", test_readable);
  g_test_add_data_func ("/icons/readable/waiting", "-waiting", test_readable);
  g_test_add_data_func ("/icons/readable/paused", "-paused", test_readable);
  g_test_add_func ("/icons/readable/others", test_others_readable);
  g_test_add_func ("/icons/edges", test_edges);
  g_test_add_func ("/icons/crisp", test_crisp);
  g_test_add_func ("/icons/states-differ", test_states_differ);
  g_test_add_func ("/icons/bars", test_bars);
  g_test_add_func ("/icons/scalable", test_scalable);
  return g_test_run ();
}
