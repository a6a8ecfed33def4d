/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/care.h"

G_BEGIN_DECLS

/* What care.ini may hold: a kind of group for each kind of thing that a person enters for themselves, and a row for each
 * key. On the bus they are called the same. */

/**
 * HiatusOwnKind:
 * @HIATUS_OWN_REASON: a reason
 * @HIATUS_OWN_IF_THEN: an if-then plan
 * @HIATUS_OWN_MEETING: a meeting of every week
 * @HIATUS_OWN_HARD_DAY: a day that may be hard
 * @HIATUS_OWN_PERSON: whom they want to ring
 *
 * What a person enters for themselves.
 */
typedef enum
{
  HIATUS_OWN_REASON,
  HIATUS_OWN_IF_THEN,
  HIATUS_OWN_MEETING,
  HIATUS_OWN_HARD_DAY,
  HIATUS_OWN_PERSON,
} HiatusOwnKind;

#define HIATUS_N_OWN_KINDS (HIATUS_OWN_PERSON + 1)

/* How much of it there may be, and how long. Names and numbers only, for those who see the bus interface too. */
#define HIATUS_REASONS_MAX 30
#define HIATUS_MEETINGS_MAX 20
#define HIATUS_HARD_DAYS_MAX 100
#define HIATUS_SKIPS_MAX 100
#define HIATUS_OWN_TEXT_MAX 300
#define HIATUS_OWN_NAME_MAX 100
#define HIATUS_OWN_PHONE_MAX 40

/**
 * HiatusOwnGroup:
 * @name: what it is called on the bus and on the command line
 * @group: what its groups in the file begin with
 * @most: how many there may be
 *
 * A kind of group of care.ini.
 */
typedef struct
{
  const gchar *name;
  const gchar *group;
  guint most;
} HiatusOwnGroup;

extern const HiatusOwnGroup hiatus_own_groups[HIATUS_N_OWN_KINDS];

/**
 * HiatusOwnItem:
 * @text: (owned) (nullable): the reason, the moment of a plan, or a name
 * @then: (owned) (nullable): what the person means to do then
 * @phone: (owned) (nullable): a number to ring
 * @weekdays: a bit for each weekday
 * @minute: a time of day
 * @minutes: how long a meeting lasts
 * @skip: (owned) (nullable) (element-type GDate): the dates without it
 * @year: the year of a hard day, or %G_DATE_BAD_YEAR for every year
 * @month: its month
 * @day: its day of the month
 *
 * What one group says, of whichever kind.
 */
typedef struct
{
  gchar *text;
  gchar *then;
  gchar *phone;
  guint weekdays;
  gint minute;
  gint minutes;
  GArray *skip;
  GDateYear year;
  GDateMonth month;
  GDateDay day;
} HiatusOwnItem;

/**
 * HiatusOwnKey:
 * @kind: in groups of which kind
 * @key: its name
 * @needed: whether such a group is nothing without it
 * @read: takes a value, without the blanks around it, into an item
 *
 * A key of care.ini.
 */
typedef struct
{
  HiatusOwnKind kind;
  const gchar *key;
  gboolean needed;
  gboolean (*read) (const gchar *value, HiatusOwnItem *item, GError **error);
} HiatusOwnKey;

#define HIATUS_N_OWN_KEYS 11

extern const HiatusOwnKey hiatus_own_keys[HIATUS_N_OWN_KEYS];

extern const gchar *const hiatus_own_weekdays[8];

const HiatusOwnKey *hiatus_own_find_key (HiatusOwnKind kind,
                                         const gchar *key);

gchar *hiatus_own_describe_keys (HiatusOwnKind kind);

gboolean hiatus_own_parse_kind (const gchar *name,
                                HiatusOwnKind *kind,
                                GError **error);

gboolean hiatus_own_parse_group (const gchar *group,
                                 HiatusOwnKind *kind,
                                 guint *number);

gchar *hiatus_own_name_group (HiatusOwnKind kind,
                              guint number);

void hiatus_own_item_clear (HiatusOwnItem *item);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusOwnItem, hiatus_own_item_clear)

G_END_DECLS
