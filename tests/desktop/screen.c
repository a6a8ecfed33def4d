/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/screen.h"

#include <string.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/screen-kinds.h"

struct _HiatusScreen
{
  const HiatusScreenKind *kind;
  gpointer desktop;
  HiatusArea pointer; /* what it covers, as it is drawn */
};

/* Where a pointer is drawn, in pixels around the point that it points at. */
#define POINTER_REACH 24

/* Less than this, from 0 to 255, is the shadow of a menu and no part of it. */
#define DIFFERENCE_SEEN 48

/**
 * hiatus_screen_new:
 *
 * Returns: (transfer full): the screen of the session
 */
HiatusScreen *
hiatus_screen_new (void)
{
  static const struct
  {
    const gchar *name;
    const HiatusScreenKind *kind;
  } kinds[] = {
    { "x11", &hiatus_screen_x11 },
    { "sway", &hiatus_screen_sway },
    { "gnome", &hiatus_screen_gnome },
  };
  const gchar *name = g_getenv ("SESSION_DESKTOP");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (name, kinds[i].name) == 0)
      {
        HiatusScreen *screen = g_new0 (HiatusScreen, 1);

        screen->kind = kinds[i].kind;
        screen->desktop = screen->kind->open ();
        return screen;
      }
  g_error ("a session of desktop \"%s\" has no screen: see tests/desktop/session", name == NULL ? "" : name);
}

/**
 * hiatus_screen_free:
 * @screen: (transfer full): a screen
 *
 * Frees it.
 */
void
hiatus_screen_free (HiatusScreen *screen)
{
  screen->kind->close (screen->desktop);
  g_free (screen);
}

/**
 * hiatus_screen_move:
 * @screen: a screen
 * @x: from the left
 * @y: from above
 *
 * Moves the pointer.
 */
void
hiatus_screen_move (HiatusScreen *screen,
                    gint x,
                    gint y)
{
  screen->pointer = (HiatusArea){ x - POINTER_REACH, y - POINTER_REACH, 2 * POINTER_REACH, 2 * POINTER_REACH };
  screen->kind->move (screen->desktop, x, y);
}

/**
 * hiatus_screen_click:
 * @screen: a screen
 * @x: from the left
 * @y: from above
 * @button: 1 left, 2 middle, 3 right
 *
 * Moves the pointer and clicks.
 */
void
hiatus_screen_click (HiatusScreen *screen,
                     gint x,
                     gint y,
                     guint button)
{
  hiatus_screen_move (screen, x, y);
  screen->kind->click (screen->desktop, button);
}

/**
 * hiatus_screen_take:
 * @screen: a screen
 *
 * Returns: (transfer full): a picture of it as it is now, without the pointer
 */
HiatusPicture *
hiatus_screen_take (HiatusScreen *screen)
{
  HiatusPicture *picture = g_new0 (HiatusPicture, 1);

  picture->pixels = screen->kind->take (screen->desktop);
  if (screen->kind->draws_pointer)
    picture->pointer = screen->pointer;
  g_assert_cmpint (gdk_pixbuf_get_width (picture->pixels), ==, HIATUS_SCREEN_WIDTH);
  g_assert_cmpint (gdk_pixbuf_get_height (picture->pixels), ==, HIATUS_SCREEN_HEIGHT);

  return picture;
}

static gboolean
is_still (HiatusScreen *screen, HiatusPicture **picture)
{
  const HiatusArea all = { 0, 0, HIATUS_SCREEN_WIDTH, HIATUS_SCREEN_HEIGHT };
  g_autoptr (HiatusPicture) before = g_steal_pointer (picture);
  HiatusArea changed;

  *picture = hiatus_screen_take (screen);

  return before != NULL && !hiatus_picture_find_change (before, *picture, &all, NULL, &changed);
}

/**
 * hiatus_screen_take_still:
 * @screen: a screen
 *
 * A window is there before it is painted: a picture is good when nothing moves in it any more.
 *
 * Returns: (transfer full): such a picture
 */
HiatusPicture *
hiatus_screen_take_still (HiatusScreen *screen)
{
  HiatusPicture *picture = NULL;

  hiatus_desk_wait_until (is_still (screen, &picture));
  return picture;
}

/**
 * hiatus_screen_ask_shell:
 * @screen: a screen of GNOME
 * @script: JavaScript that GNOME Shell runs
 * @answer: (out) (optional) (transfer full): what it comes to, as JSON
 *
 * Returns: whether it could be run
 */
gboolean
hiatus_screen_ask_shell (HiatusScreen *screen,
                         const gchar *script,
                         gchar **answer)
{
  g_assert_true (screen->kind == &hiatus_screen_gnome);

  return hiatus_screen_gnome_eval (screen->desktop, script, answer);
}

/**
 * hiatus_picture_free:
 * @picture: (transfer full): a picture
 *
 * Frees it.
 */
void
hiatus_picture_free (HiatusPicture *picture)
{
  g_object_unref (picture->pixels);
  g_free (picture);
}

/**
 * hiatus_picture_get_pixel:
 * @picture: a picture
 * @x: from the left
 * @y: from above
 *
 * Returns: (transfer none) (array fixed-size=3): what is there: red, green and blue
 */
const guchar *
hiatus_picture_get_pixel (const HiatusPicture *picture,
                          gint x,
                          gint y)
{
  return gdk_pixbuf_read_pixels (picture->pixels) + y * gdk_pixbuf_get_rowstride (picture->pixels) +
         x * gdk_pixbuf_get_n_channels (picture->pixels);
}

static gboolean
is_in (const HiatusArea *area, gint x, gint y)
{
  return x >= area->x && x < area->x + area->width && y >= area->y && y < area->y + area->height;
}

static gboolean
differs (const guchar *a, const guchar *b)
{
  for (gint i = 0; i < 3; i++)
    if (ABS (a[i] - b[i]) >= DIFFERENCE_SEEN)
      return TRUE;
  return FALSE;
}

/**
 * hiatus_picture_find_change:
 * @before: a picture
 * @after: another one
 * @within: where to look
 * @except: (nullable): where not to look
 * @changed: (out caller-allocates): the smallest area that has all changes
 *
 * Compares two pictures. The pointer is no change.
 *
 * Returns: whether there is a change
 */
gboolean
hiatus_picture_find_change (HiatusPicture *before,
                            HiatusPicture *after,
                            const HiatusArea *within,
                            const HiatusArea *except,
                            HiatusArea *changed)
{
  const HiatusArea nowhere = { 0 };
  const HiatusArea *excepted[] = { &before->pointer, &after->pointer, except == NULL ? &nowhere : except };
  const gint n_channels[] = { gdk_pixbuf_get_n_channels (before->pixels), gdk_pixbuf_get_n_channels (after->pixels) };
  gint left = G_MAXINT, right = -1, top = G_MAXINT, bottom = -1;

  for (gint y = within->y; y < within->y + within->height; y++)
    {
      const guchar *was = hiatus_picture_get_pixel (before, within->x, y);
      const guchar *is = hiatus_picture_get_pixel (after, within->x, y);

      /* Most of a screen is as it was. */
      if (n_channels[0] == n_channels[1] && memcmp (was, is, (gsize) (MAX (within->width, 0) * n_channels[0])) == 0)
        continue;
      for (gint x = within->x; x < within->x + within->width; x++, was += n_channels[0], is += n_channels[1])
        {
          if (!differs (was, is) || is_in (excepted[0], x, y) || is_in (excepted[1], x, y) || is_in (excepted[2], x, y))
            continue;
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = MAX (bottom, y);
        }
    }
  if (right < 0)
    *changed = (HiatusArea){ 0 };
  else
    *changed = (HiatusArea){ left, top, right - left + 1, bottom - top + 1 };

  return right >= 0;
}

/**
 * hiatus_picture_crop:
 * @picture: a picture
 * @area: a part of it
 *
 * Leaves only that part, as far as it is on the screen. Such a picture is for people, no more to be compared.
 */
void
hiatus_picture_crop (HiatusPicture *picture,
                     const HiatusArea *area)
{
  const gint left = MAX (area->x, 0);
  const gint top = MAX (area->y, 0);
  const gint right = MIN (area->x + area->width, gdk_pixbuf_get_width (picture->pixels));
  const gint bottom = MIN (area->y + area->height, gdk_pixbuf_get_height (picture->pixels));
  GdkPixbuf *part = gdk_pixbuf_new_subpixbuf (picture->pixels, left, top, right - left, bottom - top);

  g_object_unref (picture->pixels);
  picture->pixels = part;
}

/**
 * hiatus_picture_save:
 * @picture: a picture
 * @what: what is to be seen in it, as "menu"
 *
 * Writes a picture into the folder that PICTURES names, for people to look at; without one it does nothing.
 */
void
hiatus_picture_save (HiatusPicture *picture,
                     const gchar *what)
{
  const gchar *folder = g_getenv ("PICTURES");
  g_autofree gchar *name = NULL;
  g_autofree gchar *path = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;
  name = g_strdup_printf ("%s-%s-%s-%s.png", g_getenv ("SESSION_DESKTOP"), g_getenv ("SESSION_PANEL"), g_getenv ("SESSION_SERVER"), what);
  path = g_build_filename (folder, name, NULL);
  gdk_pixbuf_save (picture->pixels, path, "png", &error, NULL);
  g_assert_no_error (error);
}
