/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/draft-words.h"
#include "daemon/core/text-limits.h"

G_BEGIN_DECLS

/**
 * HIATUS_DRAFT_CHARACTERS_MAX:
 *
 * A message of more characters is long. A choice of ours, not a finding of anybody's.
 */
#define HIATUS_DRAFT_CHARACTERS_MAX 600

/**
 * HIATUS_DRAFT_FINDINGS_MAX:
 *
 * So many places are pointed at; whoever has mended these can ask again.
 */
#define HIATUS_DRAFT_FINDINGS_MAX 50

/**
 * HIATUS_DRAFT_NIGHT_FROM:
 *
 * From this hour on it is night.
 */
#define HIATUS_DRAFT_NIGHT_FROM 23

/**
 * HIATUS_DRAFT_NIGHT_UNTIL:
 *
 * From this hour on it is not.
 */
#define HIATUS_DRAFT_NIGHT_UNTIL 6

/**
 * HiatusDraftPurpose:
 * @HIATUS_DRAFT_ANNOUNCE: the announcement that there will be silence for a while
 * @HIATUS_DRAFT_FIRST: the first message after a stretch
 * @HIATUS_DRAFT_POST: something that others can read
 * @HIATUS_DRAFT_REPLY: an answer: looked at for nothing but what holds for all
 *
 * What a draft is for.
 */
typedef enum
{
  HIATUS_DRAFT_ANNOUNCE,
  HIATUS_DRAFT_FIRST,
  HIATUS_DRAFT_POST,
  HIATUS_DRAFT_REPLY,
} HiatusDraftPurpose;

extern const gchar *const hiatus_draft_purpose_names[];

/**
 * HiatusDraftQuestion:
 * @purpose: what the draft is for
 * @hour: the local hour at which it is looked at, 0 to 23
 * @goal_is_safety: whether the goal is safety: to tell others what happened is not speaking ill then
 *
 * How to look at a draft.
 */
typedef struct
{
  HiatusDraftPurpose purpose;
  gint hour;
  gboolean goal_is_safety;
} HiatusDraftQuestion;

/**
 * HiatusDraftFinding:
 * @kind: what it is
 * @first: the byte of the draft at which the words begin; 0 where it is about the whole
 * @length: how many bytes they have; 0 where it is about the whole
 *
 * What may work against a draft.
 */
typedef struct
{
  HiatusDraftKind kind;
  guint first;
  guint length;
} HiatusDraftFinding;

gboolean hiatus_draft_check_size (gsize length,
                                  GError **error);

GArray *hiatus_draft_check (GPtrArray *languages,
                            const gchar *text,
                            gsize length,
                            const HiatusDraftQuestion *question,
                            GError **error);

G_END_DECLS
