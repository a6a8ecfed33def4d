/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/speech.h"
#include "tests/desktop/views.h"

G_BEGIN_DECLS

/**
 * HiatusLook:
 * @view: what is looked at
 * @window: (unowned): its window
 * @direction: the direction of the language
 * @is_foreign: whether the language is the pseudo-locale
 * @picture: (owned) (nullable): the window with its title bar, as it is on the screen
 * @frame: what of the screen is in the picture, in the units of GTK
 * @scale: how many pixels a unit has
 *
 * One look at a window. What is wrong is said by g_test_message() and fails the test, but does not end it: who mends a window
 * wants to know all of it.
 */
typedef struct
{
  const HiatusView *view;
  GtkWindow *window;
  GtkTextDirection direction;
  gboolean is_foreign;
  GdkPixbuf *picture;
  GdkRectangle frame;
  gint scale;
} HiatusLook;

void hiatus_look_take_picture (HiatusLook *look,
                               const gchar *name);

void hiatus_look_clear (HiatusLook *look);

void hiatus_look_check_room (HiatusLook *look);

void hiatus_look_check_words (HiatusLook *look);

void hiatus_look_check_foreign (HiatusLook *look,
                                const gchar *text);

void hiatus_look_check_contrast (HiatusLook *look);

void hiatus_look_check_controls (HiatusLook *look,
                                 HiatusSpeech *speech);

void hiatus_look_check_told (HiatusLook *look,
                             HiatusSpeech *speech,
                             GPtrArray *controls);

const gchar *hiatus_look_describe (GtkWidget *widget);

void hiatus_look_escape (HiatusLook *look);

void hiatus_look_fail (HiatusLook *look,
                       const gchar *format,
                       ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
