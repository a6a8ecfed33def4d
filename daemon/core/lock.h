/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_PASSPHRASE_MIN:
 *
 * A passphrase has so many characters at least. NIST SP 800-63B asks for eight, and for no rules on what they are.
 */
#define HIATUS_PASSPHRASE_MIN 8

/**
 * HIATUS_PASSPHRASE_MAX:
 *
 * And so many bytes at most.
 */
#define HIATUS_PASSPHRASE_MAX 1024

/**
 * HiatusTries:
 * @failures: how many wrong passphrases came in a row
 * @until_us: when the next may be tried, microseconds since the epoch, UTC; 0 for at once
 *
 * What wrong passphrases have come to.
 */
typedef struct
{
  guint failures;
  gint64 until_us;
} HiatusTries;

gboolean hiatus_passphrase_check (const gchar *passphrase,
                                  gsize length,
                                  GError **error);

guint hiatus_tries_wait_seconds (guint failures);

guint hiatus_tries_left_seconds (const HiatusTries *tries,
                                 gint64 now_us);

void hiatus_tries_add (HiatusTries *tries,
                       gint64 now_us);

G_END_DECLS
