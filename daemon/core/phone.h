/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/matcher-words.h"

G_BEGIN_DECLS

/* A number with less significant digits is taken for none, in a list and in a text; one with more is no phone number. */
#define HIATUS_PHONE_MIN_DIGITS 7
#define HIATUS_PHONE_MAX_DIGITS 18

/* What may stand between the digits of a number. */
#define HIATUS_PHONE_SEPARATORS " -./()"

/* By how many digits a number with its country is longer than the same number without. */
#define HIATUS_PHONE_COUNTRY_DIGITS 3

/**
 * HiatusPhone:
 * @number: its significant digits, as a number
 * @n_digits: how many those are
 * @is_international: whether it was written with "+" or "00"
 *
 * A phone number. Its significant digits are all of them without leading zeros, and without a "(0)" after the country.
 */
typedef struct
{
  guint64 number;
  guint n_digits;
  gboolean is_international;
} HiatusPhone;

typedef void (*HiatusPhoneFunc) (const HiatusPhone *phone,
                                 gsize start,
                                 gsize end,
                                 gpointer user_data);

gboolean hiatus_phone_parse (const gchar *written,
                             HiatusPhone *phone);

gboolean hiatus_phone_shorten (const HiatusPhone *phone,
                               guint by,
                               guint64 *number);

void hiatus_phone_find (const HiatusFolded *folded,
                        const HiatusWords *words,
                        gboolean is_cut,
                        HiatusPhoneFunc func,
                        gpointer user_data);

G_END_DECLS
