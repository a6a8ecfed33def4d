/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/contact.h"
#include "tests/app/fixture.h"

G_BEGIN_DECLS

/**
 * Seen:
 * @base: the app, with a plan from 1 March 2025 on
 * @contact: "Alex Doe", whose answers a test may change before the first sighting
 * @opened: (element-type utf8): the windows that were asked for, each as "action parameter token", with "-" for none
 *
 * An app to which things are shown, with all its watchers on but the clipboard's.
 */
typedef struct
{
  Fixture base;
  HiatusContact *contact;
  GPtrArray *opened;
} Seen;

void seen_set_up (Seen *seen,
                  gconstpointer data);

void seen_tear_down (Seen *seen,
                     gconstpointer data);

void seen_set (Seen *seen,
               const gchar *key,
               const gchar *value);

void seen_see (Seen *seen,
               const gchar *what);

guint64 seen_get_hushed (void);

void seen_be (Seen *seen,
              HiatusPresenceFlags flags);

void seen_wait (Seen *seen,
                gdouble seconds);

const HiatusFakePopup *seen_up (Seen *seen);

guint seen_n_sent (Seen *seen);

void seen_answer (Seen *seen,
                  const gchar *action);

void seen_close (Seen *seen);

void seen_assert_said (Seen *seen,
                       const gchar *summary,
                       const gchar *body,
                       const gchar *labels);

gchar *seen_get_pause (Seen *seen);

void seen_assert_opened (Seen *seen,
                         const gchar *action,
                         const gchar *token);

void seen_answer_pause (Seen *seen,
                        const gchar *id,
                        const gchar *answer);

void seen_assert_recorded (Seen *seen,
                           const gchar *expected);

G_END_DECLS
