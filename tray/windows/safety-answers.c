/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/safety-answers.h"

static const gchar *
look_up (GVariant *safety, const gchar *key)
{
  const gchar *value = "";

  g_variant_lookup (safety, key, "&s", &value);
  return value;
}

static HiatusAnswer
look_up_answer (GVariant *safety, const gchar *key)
{
  const gchar *value = look_up (safety, key);

  if (g_str_equal (value, "yes"))
    return HIATUS_ANSWER_YES;
  return g_str_equal (value, "no") ? HIATUS_ANSWER_NO : HIATUS_ANSWER_OPEN;
}

/**
 * hiatus_safety_answers_read:
 * @answers: (out caller-allocates): what it says
 * @safety: an `a{sv}`, as GetSafety() answers it; keys that it does not know are passed over
 *
 * Reads it. What cannot be read was not answered.
 */
void
hiatus_safety_answers_read (HiatusSafetyAnswers *answers, GVariant *safety)
{
  answers->danger = look_up_answer (safety, "danger");
  answers->silence = look_up_answer (safety, "silence");
  answers->danger_question = look_up (safety, "danger-question");
  answers->silence_question = look_up (safety, "silence-question");
  answers->says = look_up (safety, "says");
}
