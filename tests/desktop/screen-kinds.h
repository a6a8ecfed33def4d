/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/screen.h"

G_BEGIN_DECLS

/**
 * HiatusScreenKind:
 * @open: connects to the desktop; what it returns is handed to the others
 * @close: frees it
 * @draws_pointer: whether the pointer can be seen in the picture
 * @take: (transfer full): a picture of the screen
 * @move: puts the pointer somewhere
 * @click: presses and releases a button where the pointer is: 1 left, 2 middle, 3 right
 *
 * How one desktop does what a HiatusScreen does.
 */
typedef struct
{
  gpointer (*open) (void);
  void (*close) (gpointer desktop);
  gboolean draws_pointer;
  GdkPixbuf *(*take) (gpointer desktop);
  void (*move) (gpointer desktop, gint x, gint y);
  void (*click) (gpointer desktop, guint button);
} HiatusScreenKind;

extern const HiatusScreenKind hiatus_screen_x11;
extern const HiatusScreenKind hiatus_screen_sway;
extern const HiatusScreenKind hiatus_screen_gnome;

/* What GNOME Shell says to a script, as JSON, if it can run it. */
gboolean hiatus_screen_gnome_eval (gpointer desktop,
                                   const gchar *script,
                                   gchar **answer);

G_END_DECLS
