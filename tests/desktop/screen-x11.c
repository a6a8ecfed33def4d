/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include "tests/desktop/screen-kinds.h"

/* A calm blue, as a pixel of 24 bits. An empty display is black, on which neither windows nor shadows can be told apart. */
#define BACKGROUND 0x3d5a80

static gpointer
open_display (void)
{
  Display *display = XOpenDisplay (NULL);

  g_assert_nonnull (display);
  XSetWindowBackground (display, DefaultRootWindow (display), BACKGROUND);
  XClearWindow (display, DefaultRootWindow (display));
  XSync (display, False);
  return display;
}

static void
close_display (gpointer desktop)
{
  XCloseDisplay (desktop);
}

static GdkPixbuf *
take (gpointer desktop)
{
  Display *display = desktop;
  XImage *image = XGetImage (display, DefaultRootWindow (display), 0, 0, HIATUS_SCREEN_WIDTH, HIATUS_SCREEN_HEIGHT, AllPlanes, ZPixmap);
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, HIATUS_SCREEN_WIDTH, HIATUS_SCREEN_HEIGHT);
  guchar *pixels = gdk_pixbuf_get_pixels (picture);
  const gint stride = gdk_pixbuf_get_rowstride (picture);

  g_assert_nonnull (image);
  g_assert_cmpint (image->bits_per_pixel, ==, 32);
  g_assert_cmpint (image->byte_order, ==, LSBFirst);
  for (gint y = 0; y < HIATUS_SCREEN_HEIGHT; y++)
    {
      const guchar *from = (const guchar *) image->data + y * image->bytes_per_line;
      guchar *to = pixels + y * stride;

      for (gint x = 0; x < HIATUS_SCREEN_WIDTH; x++, from += 4, to += 3)
        {
          to[0] = from[2];
          to[1] = from[1];
          to[2] = from[0];
        }
    }
  XDestroyImage (image);

  return picture;
}

static void
xdotool (const gchar *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
move (gpointer desktop, gint x, gint y)
{
  g_autofree gchar *across = g_strdup_printf ("%d", x);
  g_autofree gchar *down = g_strdup_printf ("%d", y);

  xdotool ((const gchar *const[]){ "xdotool", "mousemove", across, down, NULL });
}

static void
click (gpointer desktop, guint button)
{
  g_autofree gchar *number = g_strdup_printf ("%u", button);

  xdotool ((const gchar *const[]){ "xdotool", "click", number, NULL });
}

const HiatusScreenKind hiatus_screen_x11 = { open_display, close_display, FALSE, take, move, click };
