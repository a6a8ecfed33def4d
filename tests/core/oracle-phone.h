/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is no phone number has more digits than any, and there is no need to know how many. */
#define HIATUS_ORACLE_DIGITS_MAX 40

/**
 * HiatusOraclePhone:
 * @digits: its significant digits
 * @is_international: whether it was written with "+" or "00"
 * @start: where it begins in a text, in bytes
 * @end: where it ends
 *
 * A phone number, the naive way.
 */
typedef struct
{
  gchar digits[HIATUS_ORACLE_DIGITS_MAX];
  gboolean is_international;
  gsize start;
  gsize end;
} HiatusOraclePhone;

gboolean hiatus_oracle_phone_parse (HiatusOraclePhone *phone,
                                    const gchar *written);

gboolean hiatus_oracle_phone_is_same (const HiatusOraclePhone *phone,
                                      const HiatusOraclePhone *other);

GArray *hiatus_oracle_phone_find (const gchar *folded,
                                  gboolean is_cut);

G_END_DECLS
