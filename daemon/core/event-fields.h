/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/event.h"

G_BEGIN_DECLS

/* Everything that is said about a kind or a field of an event, for event.c and event-payload.c alone. */

/**
 * HiatusKind:
 * @name: what it is called in the journal
 * @is_act: whether it is something that the person did, and can take back
 *
 * What is said about a kind of event.
 */
typedef struct
{
  const gchar *name;
  gboolean is_act;
} HiatusKind;

/**
 * HiatusFieldType:
 * @HIATUS_FIELD_NUMBER: a number
 * @HIATUS_FIELD_NAME: an enumeration, written as one of `names`
 * @HIATUS_FIELD_NAME_OR_NONE: the same, left out where it is the first one
 * @HIATUS_FIELD_DATE: a local date
 * @HIATUS_FIELD_INSTANT: microseconds since the epoch, UTC
 * @HIATUS_FIELD_WORD: a string of ours
 * @HIATUS_FIELD_DIGEST: of a text, in the payload alone
 * @HIATUS_FIELD_TEXT: of the person: on the bus and in the side table, never in the payload
 *
 * What a field holds.
 */
typedef enum
{
  HIATUS_FIELD_NUMBER,
  HIATUS_FIELD_NAME,
  HIATUS_FIELD_NAME_OR_NONE,
  HIATUS_FIELD_DATE,
  HIATUS_FIELD_INSTANT,
  HIATUS_FIELD_WORD,
  HIATUS_FIELD_DIGEST,
  HIATUS_FIELD_TEXT,
} HiatusFieldType;

/**
 * HiatusField:
 * @name: what it is called in the journal and on the bus
 * @type: what it holds
 * @kinds: which kinds have it, a bit each
 * @offset: where it is in #HiatusEvent
 * @names: of an enumeration
 * @min: of a number or an enumeration; of a word 1 where it must be there
 * @max: of a number; of a text the most bytes
 *
 * What is said about a field.
 */
typedef struct
{
  const gchar *name;
  HiatusFieldType type;
  guint kinds;
  gsize offset;
  const gchar *const *names;
  gint min;
  gint max;
} HiatusField;

extern const HiatusKind hiatus_kinds[HIATUS_N_EVENT_KINDS];

extern const HiatusField hiatus_fields[];

extern const guint hiatus_n_fields;

gboolean hiatus_field_is_of (const HiatusField *field,
                             const HiatusEvent *event);

gboolean hiatus_field_is_string (const HiatusField *field);

gint *hiatus_field_number (const HiatusField *field,
                           const HiatusEvent *event);

gchar **hiatus_field_string (const HiatusField *field,
                             const HiatusEvent *event);

GDate *hiatus_field_date (const HiatusField *field,
                          const HiatusEvent *event);

gint64 *hiatus_field_instant (const HiatusField *field,
                              const HiatusEvent *event);

G_END_DECLS
