/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the safety check shows, computed from what GetSafety() answers and nothing else. */

/**
 * HiatusAnswer:
 * @HIATUS_ANSWER_OPEN: not answered
 * @HIATUS_ANSWER_NO: no
 * @HIATUS_ANSWER_YES: yes
 *
 * An answer to one of the two questions.
 */
typedef enum
{
  HIATUS_ANSWER_OPEN,
  HIATUS_ANSWER_NO,
  HIATUS_ANSWER_YES,
} HiatusAnswer;

/**
 * HiatusSafetyAnswers:
 * @danger: was there violence, threat, stalking or fear, or is there an order or a rule?
 * @silence: have they asked for no contact, or blocked?
 * @danger_question: the first question, as a person reads it
 * @silence_question: the second one
 * @says: what the answers open and close, in a few sentences
 *
 * The safety check, as it stands. The texts belong to what they were read from.
 */
typedef struct
{
  HiatusAnswer danger;
  HiatusAnswer silence;
  const gchar *danger_question;
  const gchar *silence_question;
  const gchar *says;
} HiatusSafetyAnswers;

void hiatus_safety_answers_read (HiatusSafetyAnswers *answers,
                                 GVariant *safety);

G_END_DECLS
