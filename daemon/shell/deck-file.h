/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/core/deck.h"
#include "daemon/shell/keyfile.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_DECK_FILE (hiatus_deck_file_get_type ())
G_DECLARE_FINAL_TYPE (HiatusDeckFile, hiatus_deck_file, HIATUS, DECK_FILE, GObject)

HiatusDeck *hiatus_deck_file_read (GBytes *bytes,
                                   const gchar *name,
                                   GError **error);

HiatusDeckFile *hiatus_deck_file_new (HiatusKeyfile *keyfile,
                                      HiatusDeck *shipped);

const HiatusDeck *hiatus_deck_file_get_deck (HiatusDeckFile *self);

const gchar *hiatus_deck_file_get_problem (HiatusDeckFile *self);

GStrv hiatus_deck_file_list_mistakes (HiatusDeckFile *self);

G_END_DECLS
