/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/app/seen.h"

G_BEGIN_DECLS

/* What the buttons say of the countdown, of the question, and of the word after it where it is still strong. */
#define WAITING_COUNTDOWN "That is enough | Write it here… | Someone to talk to…"
#define WAITING_QUESTION "Lighter | Same | Stronger"
#define WAITING_OFFER "Another round | Someone to talk to…"

gchar *waiting_begin (Seen *seen,
                      guint minutes);

void waiting_answer (Seen *seen,
                     const gchar *id,
                     const gchar *word);

void waiting_assert_journal (Seen *seen,
                             const gchar *expected);

void waiting_assert_says (Seen *seen,
                          const gchar *summary,
                          const gchar *labels);

G_END_DECLS
