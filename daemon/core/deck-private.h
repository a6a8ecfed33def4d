/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/deck.h"

G_BEGIN_DECLS

/* What deck.c and deck-choose.c share. */

/* A group, with which goals it is dealt, and how often beside the others. */
typedef struct
{
  const gchar *name;
  guint goals; /* a bit each */
  guint share;
} HiatusDeckGroup;

extern const HiatusDeckGroup hiatus_deck_groups[HIATUS_DECK_N_GROUPS];

/* The number of the group that starts contact. */
#define HIATUS_DECK_BE_SEEN 7

struct _HiatusDeck
{
  GPtrArray *prompts; /* (owned) (element-type HiatusPrompt): in the order of adding */
  GHashTable *by_id;  /* (owned) (element-type utf8 guint): the place in @prompts, and one */
  GArray *groups;     /* (owned) (element-type guint): the number of the group of each */
};

G_END_DECLS
