/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/**
 * HiatusSpeech:
 *
 * What a screen reader is told of the windows of Hiatus, over the bus of accessibility. No call blocks the main loop, so the
 * program that is listened to may be this one.
 */
typedef struct _HiatusSpeech HiatusSpeech;

/**
 * HiatusSpoken:
 * @path: (owned): the object on the bus
 * @parent: (owned) (nullable): the object that it is in, if that is known
 * @n_children: how many are in it; -1 where nobody has said it
 * @name: (owned): what it is called
 * @role: what it is, as AT-SPI numbers it
 * @states: how it is: a bit for each state of AT-SPI
 *
 * One object of a window.
 */
typedef struct
{
  gchar *path;
  gchar *parent;
  gint n_children;
  gchar *name;
  guint role;
  guint64 states;
} HiatusSpoken;

HiatusSpeech *hiatus_speech_new (HiatusDesk *desk);

void hiatus_speech_free (HiatusSpeech *speech);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusSpeech, hiatus_speech_free)

GPtrArray *hiatus_speech_explore (HiatusSpeech *speech);

const gchar *hiatus_speech_get_focus (HiatusSpeech *speech);

gboolean hiatus_speech_was_shown (HiatusSpeech *speech,
                                  const HiatusSpoken *object);

GPtrArray *hiatus_speech_list (HiatusSpeech *speech);

const HiatusSpoken *hiatus_spoken_find (GPtrArray *objects,
                                        const gchar *name,
                                        guint64 states);

gboolean hiatus_speech_says (HiatusSpeech *speech,
                             const gchar *name);

void hiatus_speech_get_middle (HiatusSpeech *speech,
                               const HiatusSpoken *object,
                               gint *x,
                               gint *y);

/**
 * HIATUS_SPOKEN:
 * @state: a state of AT-SPI
 *
 * The bit of it.
 */
#define HIATUS_SPOKEN(state) (G_GUINT64_CONSTANT (1) << (state))

G_END_DECLS
