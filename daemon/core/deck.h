/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_DECK_REST_DAYS:
 *
 * A prompt does not come again within so many days.
 */
#define HIATUS_DECK_REST_DAYS 14

/**
 * HIATUS_DECK_NOT_TODAY_DAYS:
 *
 * A prompt answered "Not today" rests for so many days.
 */
#define HIATUS_DECK_NOT_TODAY_DAYS 30

/**
 * HIATUS_PROMPT_MAX:
 *
 * The longest text of a prompt, in bytes of UTF-8.
 */
#define HIATUS_PROMPT_MAX 300

/**
 * HiatusPrompt:
 * @id: (owned): stays the same when the text is mended
 * @group: (owned): one of the groups: people body mind making goals rest confidence be-seen speak-well
 * @text: (owned): one or two short sentences, in English; translated when shown
 *
 * A self-care suggestion.
 */
typedef struct
{
  gchar *id;
  gchar *group;
  gchar *text;
} HiatusPrompt;

/**
 * HiatusDeck:
 *
 * The prompts to choose from.
 */
typedef struct _HiatusDeck HiatusDeck;

HiatusDeck *hiatus_deck_new (void);

void hiatus_deck_free (HiatusDeck *deck);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusDeck, hiatus_deck_free)

gboolean hiatus_deck_add (HiatusDeck *deck,
                          const gchar *id,
                          const gchar *group,
                          const gchar *text,
                          GError **error);

guint hiatus_deck_size (const HiatusDeck *deck);

const HiatusPrompt *hiatus_deck_find (const HiatusDeck *deck,
                                      const gchar *id);

const HiatusPrompt *hiatus_deck_choose (const HiatusDeck *deck,
                                        const HiatusJourney *journey,
                                        const GDate *today);

gboolean hiatus_deck_is_answered (const HiatusJourney *journey,
                                  const GDate *today,
                                  HiatusAnswer *answer);

G_END_DECLS
