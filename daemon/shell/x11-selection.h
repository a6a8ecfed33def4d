/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/x11.h"

G_BEGIN_DECLS

/**
 * HIATUS_X11_SELECTION_MAX:
 *
 * How much of a selection is read, in bytes.
 */
#define HIATUS_X11_SELECTION_MAX (64 * 1024)

/**
 * HIATUS_X11_SELECTION_LIMIT_MS:
 *
 * How long its owner has to hand it over, in milliseconds.
 */
#define HIATUS_X11_SELECTION_LIMIT_MS 1000

/**
 * HiatusX11Selection:
 *
 * Reads a selection, such as the clipboard, from whoever owns it, in the ways of ICCCM 2.4, in pieces (INCR) too.
 */
typedef struct _HiatusX11Selection HiatusX11Selection;

/**
 * HiatusX11SelectionFunc:
 * @bytes: (array length=length) (nullable): what the owner gave, the first %HIATUS_X11_SELECTION_MAX bytes of it, wiped
 *   when the function has returned; %NULL if it refused, hung or died
 * @length: how many bytes that are
 * @type: of which type they are
 * @user_data: as given to hiatus_x11_selection_read()
 */
typedef void (*HiatusX11SelectionFunc) (gconstpointer bytes,
                                        gsize length,
                                        xcb_atom_t type,
                                        gpointer user_data);

HiatusX11Selection *hiatus_x11_selection_new (HiatusX11 *x11,
                                              xcb_atom_t selection,
                                              xcb_atom_t targets,
                                              xcb_atom_t incr);

void hiatus_x11_selection_free (HiatusX11Selection *self);

gboolean hiatus_x11_selection_is_busy (HiatusX11Selection *self);

gboolean hiatus_x11_selection_is_answered (HiatusX11Selection *self);

void hiatus_x11_selection_read (HiatusX11Selection *self,
                                xcb_atom_t target,
                                xcb_timestamp_t time,
                                HiatusX11SelectionFunc func,
                                gpointer user_data);

G_END_DECLS
