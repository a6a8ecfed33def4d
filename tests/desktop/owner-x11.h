/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/x11.h"

G_BEGIN_DECLS

/**
 * HiatusOwnerManner:
 * @HIATUS_OWNER_ANSWERS: as it should
 * @HIATUS_OWNER_HANGS: it never answers
 * @HIATUS_OWNER_HANGS_AT_TEXT: it says what it offers, and never hands over the text
 * @HIATUS_OWNER_HANGS_IN_PIECES: it hands over one piece, and never another
 * @HIATUS_OWNER_DIES_AT_TEXT: its connection ends when it is asked for the text
 * @HIATUS_OWNER_DIES_IN_PIECES: its connection ends after one piece
 * @HIATUS_OWNER_BABBLES: it sends its answers three times, and some that nobody has asked for
 *
 * How an owner of the clipboard behaves.
 */
typedef enum
{
  HIATUS_OWNER_ANSWERS,
  HIATUS_OWNER_HANGS,
  HIATUS_OWNER_HANGS_AT_TEXT,
  HIATUS_OWNER_HANGS_IN_PIECES,
  HIATUS_OWNER_DIES_AT_TEXT,
  HIATUS_OWNER_DIES_IN_PIECES,
  HIATUS_OWNER_BABBLES,
} HiatusOwnerManner;

/**
 * HiatusOwner:
 * @x11: (owned) (nullable): a connection of its own; %NULL once it has died
 * @window: the window that owns the clipboard
 * @manner: how it behaves
 * @targets: (owned): what it offers beside TARGETS
 * @text: (owned): what it hands over, whatever it is asked for
 * @n_asked: how often it was asked for what it offers
 * @n_read: how often it was asked for the text
 * @has_given_piece: whether it has given the only piece that it gives
 *
 * A program that has copied something on X11.
 */
typedef struct
{
  HiatusX11 *x11;
  xcb_window_t window;
  HiatusOwnerManner manner;
  gchar **targets;
  GBytes *text;
  guint n_asked;
  guint n_read;
  gboolean has_given_piece;
} HiatusOwner;

HiatusOwner *hiatus_owner_new (HiatusOwnerManner manner,
                               const gchar *const *targets,
                               gconstpointer text,
                               gsize length);

void hiatus_owner_free (HiatusOwner *self);

void hiatus_owner_set_class (HiatusOwner *self,
                             const gchar *class);

void hiatus_owner_open_window (HiatusOwner *self);

void hiatus_owner_set_title (HiatusOwner *self,
                             const gchar *title);

void hiatus_owner_take (HiatusOwner *self);

G_END_DECLS
