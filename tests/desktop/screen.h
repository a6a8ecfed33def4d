/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * HIATUS_SCREEN_WIDTH:
 *
 * Every session has one screen of this size, in pixels.
 */
#define HIATUS_SCREEN_WIDTH 1024
#define HIATUS_SCREEN_HEIGHT 768

/**
 * HiatusArea:
 * @x: left edge
 * @y: upper edge
 * @width: 0 if the area is empty
 * @height: 0 if the area is empty
 *
 * A part of the screen, in pixels.
 */
typedef struct
{
  gint x;
  gint y;
  gint width;
  gint height;
} HiatusArea;

/**
 * HiatusPicture:
 * @pixels: (owned): what is in it
 * @pointer: where the pointer is drawn in it; empty where a desktop leaves it out
 *
 * A picture of the whole screen.
 */
typedef struct
{
  GdkPixbuf *pixels;
  HiatusArea pointer;
} HiatusPicture;

void hiatus_picture_free (HiatusPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusPicture, hiatus_picture_free)

/**
 * HiatusScreen:
 *
 * What a person sees of the session, and the mouse in their hand, whatever the desktop is.
 */
typedef struct _HiatusScreen HiatusScreen;

HiatusScreen *hiatus_screen_new (void);

void hiatus_screen_free (HiatusScreen *screen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusScreen, hiatus_screen_free)

void hiatus_screen_move (HiatusScreen *screen,
                         gint x,
                         gint y);

void hiatus_screen_click (HiatusScreen *screen,
                          gint x,
                          gint y,
                          guint button);

HiatusPicture *hiatus_screen_take (HiatusScreen *screen);

HiatusPicture *hiatus_screen_take_still (HiatusScreen *screen);

gboolean hiatus_screen_ask_shell (HiatusScreen *screen,
                                  const gchar *script,
                                  gchar **answer);

const guchar *hiatus_picture_get_pixel (const HiatusPicture *picture,
                                        gint x,
                                        gint y);

gboolean hiatus_picture_find_change (HiatusPicture *before,
                                     HiatusPicture *after,
                                     const HiatusArea *within,
                                     const HiatusArea *except,
                                     HiatusArea *changed);

void hiatus_picture_crop (HiatusPicture *picture,
                          const HiatusArea *area);

void hiatus_picture_save (HiatusPicture *picture,
                          const gchar *what);

G_END_DECLS
