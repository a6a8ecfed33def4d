/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The moon can be read on a white panel and on one that is nearly black: measured on pictures of the panel, after all
 * that it does to an icon. The tray is the real one, and shows what a stand-in for the daemon tells it. */

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/host.h"

/* What WCAG 2.1 asks of icons, success criterion 1.4.11. */
#define CONTRAST_WANTED 3.0

/* The outline is looked for in so many pieces, all around. */
#define N_PIECES 32
#define LOOKS_PER_PIECE 4

/* A badge takes less than a quarter of it. */
#define BADGE_PIECES 7

/* Neighbours in this order look different enough to be told apart in a picture. */
static const gint frames[] = { 0, 14, 4, 21, 7, 28 };

typedef struct
{
  const gchar *suffix;
  const gchar *fields; /* of the state */
  guint n_covered;     /* in so many pieces its badge hides the outline */
} Variant;

static const Variant variants[] = {
  { "", "", 0 },
  { "-waiting", ", 'waiting': <true>", BADGE_PIECES },
  { "-paused", ", 'paused': <true>", BADGE_PIECES },
};

typedef struct
{
  HiatusDesk *desk;
  HiatusHost *host;
  HiatusMenu *menu;
  HiatusProgram *daemon;
  HiatusPicture *before; /* what was shown last */
  HiatusArea icon;
  guint n_faint;
} Show;

static void
tell (Show *show, const gchar *state)
{
  g_autofree gchar *path = hiatus_desk_path (show->desk, "told");

  hiatus_desk_write (path, state, strlen (state));
}

static gboolean
has_icon (Show *show, const gchar *name)
{
  g_autofree gchar *found = hiatus_menu_item_text (show->menu, "IconName");

  /* trayer asks nobody for a name. */
  return g_strcmp0 (g_getenv ("SESSION_PANEL"), "trayer") == 0 || (found != NULL && g_str_has_suffix (found, name));
}

/* The relative luminance of WCAG 2.1. */
static gdouble
luminance (const guchar *pixel)
{
  static const gdouble weights[] = { 0.2126, 0.7152, 0.0722 };
  gdouble sum = 0;

  for (gint i = 0; i < 3; i++)
    {
      const gdouble value = pixel[i] / 255.0;

      sum += weights[i] * (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static gdouble
contrast (const guchar *pixel, const guchar *background)
{
  const gdouble a = luminance (pixel), b = luminance (background);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const gdouble first = *(const gdouble *) a, second = *(const gdouble *) b;

  return (first > second) - (first < second);
}

/* The contrast of what stands out most between half the radius and just outside, in one direction from the middle. */
static gdouble
look (const HiatusPicture *picture, const HiatusArea *icon, gdouble angle, const guchar *background)
{
  const gdouble radius = icon->height / 2.0;
  gdouble most = 1;

  for (gdouble distance = radius / 2; distance <= radius + 1; distance += 0.25)
    {
      const gint x = (gint) floor (icon->x + icon->width / 2.0 + distance * cos (angle));
      const gint y = (gint) floor (icon->y + icon->height / 2.0 + distance * sin (angle));

      most = MAX (most, contrast (hiatus_picture_get_pixel (picture, x, y), background));
    }
  return most;
}

/* How well the disc stands out where it does so least. It is cut like a cake: of each piece the pixel counts that stands
 * out most, as the eye needs no more than one line to see a shape. A badge may cover @n_covered pieces. */
static gdouble
measure (const HiatusPicture *picture, const HiatusArea *icon, const guchar *background, guint n_covered)
{
  gdouble found[N_PIECES];

  for (gint i = 0; i < N_PIECES; i++)
    {
      found[i] = 1;
      for (gint j = 0; j < LOOKS_PER_PIECE; j++)
        {
          const gdouble angle = 2 * G_PI * (i * LOOKS_PER_PIECE + j) / (N_PIECES * LOOKS_PER_PIECE);

          found[i] = MAX (found[i], look (picture, icon, angle, background));
        }
    }
  qsort (found, N_PIECES, sizeof *found, compare);
  return found[n_covered];
}

static gboolean
has_changed (Show *show)
{
  g_autoptr (HiatusPicture) now = hiatus_screen_take (hiatus_host_get_screen (show->host));
  HiatusArea changed;

  return hiatus_picture_find_change (show->before, now, &show->icon, NULL, &changed);
}

/* The colour of the panel. */
static guchar
get_shade (void)
{
  return g_strcmp0 (g_getenv ("SESSION_THEME"), "light") == 0 ? 0xff : 0x11;
}

/* The ring of no plan, as soon as it is there whole. Room for it in the panel is a change, too, and comes before it is painted. While
 * a panel still makes that room a part of the ring may be seen. */
static gboolean
find_ring (Show *show)
{
  const guchar shade = get_shade ();
  const guchar background[] = { shade, shade, shade };
  g_autoptr (HiatusPicture) now = NULL;
  gint left = G_MAXINT, right = -1, top = G_MAXINT, bottom = -1;
  HiatusArea room;

  hiatus_host_find_icon (show->host, &room);
  now = hiatus_screen_take (hiatus_host_get_screen (show->host));
  for (gint y = room.y; y < room.y + room.height; y++)
    for (gint x = room.x; x < room.x + room.width; x++)
      {
        if (contrast (hiatus_picture_get_pixel (now, x, y), background) < CONTRAST_WANTED)
          continue;
        left = MIN (left, x);
        right = MAX (right, x);
        top = MIN (top, y);
        bottom = MAX (bottom, y);
      }
  show->icon = (HiatusArea){ left, top, right - left + 1, bottom - top + 1 };
  return right >= 0 && ABS (show->icon.width - show->icon.height) <= 1;
}

/* The colour of the panel, in the corner that a disc leaves free. */
static const guchar *
find_background (Show *show, const HiatusPicture *picture)
{
  const guchar *background = hiatus_picture_get_pixel (picture, show->icon.x, show->icon.y);

  for (gint i = 0; i < 3; i++)
    g_assert_cmpint (ABS (background[i] - get_shade ()), <=, 1);
  return background;
}

static void
check (Show *show, const gchar *name, guint n_covered)
{
  g_autoptr (HiatusPicture) picture = NULL;
  const guchar *background;
  gdouble found;

  hiatus_desk_wait_until (has_icon (show, name));
  hiatus_desk_wait_until (has_changed (show));
  picture = hiatus_screen_take_still (hiatus_host_get_screen (show->host));
  background = find_background (show, picture);
  found = measure (picture, &show->icon, background, n_covered);
  g_test_message ("%s on #%02x%02x%02x: %.1f : 1", name, background[0], background[1], background[2], found);
  show->n_faint += found < CONTRAST_WANTED;
  hiatus_picture_free (show->before);
  show->before = g_steal_pointer (&picture);
}

static void
show_state (Show *show, const gchar *state, const gchar *name, guint n_covered)
{
  tell (show, state);
  g_subprocess_send_signal (show->daemon->process, SIGHUP);
  check (show, name, n_covered);
}

static void
test_contrast (void)
{
  const gchar *no_plan = "{'phase': <'none'>}";
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusHost) host = hiatus_host_new ();
  g_autofree gchar *path = hiatus_desk_path (desk, "told");
  const gchar *const arguments[] = { hiatus_desk_program ("FAKE_DAEMON"), path, NULL };
  Show show = { .desk = desk, .host = host };
  g_autofree gchar *what = g_strdup_printf ("moon-%s", g_getenv ("SESSION_THEME"));

  tell (&show, no_plan);
  show.daemon = hiatus_program_start (desk, arguments);
  /* Before that a SIGHUP would end it. */
  hiatus_desk_wait_until (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  hiatus_desk_start_tray (desk);
  show.menu = hiatus_menu_new (desk);
  hiatus_desk_wait_until (has_icon (&show, "hiatus-none"));
  hiatus_desk_wait_until (find_ring (&show));
  show.before = hiatus_screen_take_still (hiatus_host_get_screen (host));

  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (frames); j++)
      {
        g_autofree gchar *name = g_strdup_printf ("hiatus-moon-%02d%s", frames[j], variants[i].suffix);
        g_autofree gchar *state = g_strdup_printf ("{'phase': <'running'>, 'day': <12>, 'moon-frame': <%d>%s}", frames[j], variants[i].fields);

        show_state (&show, state, name, variants[i].n_covered);
      }
  hiatus_picture_save (show.before, what);
  show_state (&show, no_plan, "hiatus-none", 0);
  g_assert_cmpuint (show.n_faint, ==, 0);

  hiatus_picture_free (show.before);
  hiatus_menu_free (show.menu);
  /* A tray without a daemon would have the bus start the real one. */
  hiatus_program_kill (desk->tray);
  hiatus_program_kill (show.daemon);
  hiatus_program_finish (show.daemon);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contrast/moon", test_contrast);

  return g_test_run ();
}
