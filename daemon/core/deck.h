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
 * HIATUS_DECK_LIKED_DAYS:
 *
 * For so many days a "Done" makes the group of the prompt come more often.
 */
#define HIATUS_DECK_LIKED_DAYS 28

/**
 * HIATUS_PROMPT_MAX:
 *
 * The longest text of a prompt, in characters.
 */
#define HIATUS_PROMPT_MAX 300

/**
 * HIATUS_DECK_N_GROUPS:
 *
 * How many groups there are.
 */
#define HIATUS_DECK_N_GROUPS 9

/**
 * HIATUS_PROMPT_EVERY_DAY:
 *
 * All weekdays, as @days of #HiatusPrompt.
 */
#define HIATUS_PROMPT_EVERY_DAY 0x7fu

/**
 * HiatusPrompt:
 * @id: (owned): what the journal calls it; stays the same when the text is mended
 * @group: (owned): one of the groups: people body mind making goals rest confidence be-seen speak-well
 * @text: (owned): one or two short sentences, as they stand in the deck; hiatus_prompt_get_text() is what is shown
 * @days: a bit for each weekday on which it may come, Monday the lowest
 * @from: from which minute of the day on it may come
 * @until: up to which minute of the day, and not in it; 1440 for midnight. Where it is less than @from, the hours go over
 *   midnight
 * @is_own: whether the person wrote it, so that it is in no language of ours
 *
 * A self-care suggestion.
 */
typedef struct
{
  gchar *id;
  gchar *group;
  gchar *text;
  guint days;
  gint from;
  gint until;
  gboolean is_own;
} HiatusPrompt;

/**
 * HiatusDeal:
 * @date: the local date
 * @minute: the minute of the day
 * @groups_off: a bit for each group that is switched off, by its number
 * @may_be_seen: whether the safety check opened what starts contact, the group be-seen
 *
 * For when and of what a prompt is chosen.
 */
typedef struct
{
  GDate date;
  gint minute;
  guint groups_off;
  gboolean may_be_seen;
} HiatusDeal;

/**
 * HiatusDeck:
 *
 * The prompts to choose from.
 */
typedef struct _HiatusDeck HiatusDeck;

HiatusDeck *hiatus_deck_new (void);

HiatusDeck *hiatus_deck_copy (const HiatusDeck *deck);

void hiatus_deck_free (HiatusDeck *deck);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusDeck, hiatus_deck_free)

gboolean hiatus_deck_add (HiatusDeck *deck,
                          const gchar *id,
                          const gchar *group,
                          const gchar *text,
                          GError **error);

gboolean hiatus_deck_add_prompt (HiatusDeck *deck,
                                 const HiatusPrompt *prompt,
                                 GError **error);

guint hiatus_deck_size (const HiatusDeck *deck);

const HiatusPrompt *hiatus_deck_get (const HiatusDeck *deck,
                                     guint index);

const HiatusPrompt *hiatus_deck_find (const HiatusDeck *deck,
                                      const gchar *id);

const gchar *hiatus_deck_group_name (guint number);

gint hiatus_deck_group_number (const gchar *name);

const gchar *hiatus_prompt_get_text (const HiatusPrompt *prompt);

gboolean hiatus_prompt_fits (const HiatusPrompt *prompt,
                             const HiatusDeal *deal);

const HiatusPrompt *hiatus_deck_choose (const HiatusDeck *deck,
                                        const HiatusJourney *journey,
                                        const HiatusDeal *deal,
                                        gint *holds_until);

gboolean hiatus_deck_closes (const HiatusDeck *deck,
                             const HiatusJourney *journey,
                             const HiatusDeal *deal,
                             const gchar *id);

const gchar *hiatus_deck_on_table (const HiatusJourney *journey,
                                   const GDate *today);

gboolean hiatus_deck_is_answered (const HiatusJourney *journey,
                                  const GDate *today,
                                  const HiatusPrompt *prompt,
                                  HiatusAnswer *answer);

G_END_DECLS
