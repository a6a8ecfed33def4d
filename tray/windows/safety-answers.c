/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/safety-answers.h"

#include <glib/gi18n.h>

static HiatusAnswer
look_up (GVariant *safety, const gchar *key)
{
  const gchar *value = "";

  g_variant_lookup (safety, key, "&s", &value);
  if (g_str_equal (value, "yes"))
    return HIATUS_ANSWER_YES;
  return g_str_equal (value, "no") ? HIATUS_ANSWER_NO : HIATUS_ANSWER_OPEN;
}

/**
 * hiatus_safety_answers_read:
 * @answers: (out caller-allocates): the answers
 * @safety: an `a{sv}`, as GetSafety() answers it; keys that it does not know are passed over
 *
 * Reads them. What cannot be read was not answered, and opens nothing.
 */
void
hiatus_safety_answers_read (HiatusSafetyAnswers *answers, GVariant *safety)
{
  answers->danger = look_up (safety, "danger");
  answers->silence = look_up (safety, "silence");
  answers->opens = FALSE;
  g_variant_lookup (safety, "opens", "b", &answers->opens);
}

/**
 * hiatus_safety_answers_say:
 * @answers: the answers
 *
 * Returns: (transfer none): what they open and close, in a sentence or two
 */
const gchar *
hiatus_safety_answers_say (const HiatusSafetyAnswers *answers)
{
  if (answers->danger == HIATUS_ANSWER_YES)
    return _ ("Then being safe comes first. This stretch has no end, and no step towards them is offered. You need not answer anybody.");
  if (answers->danger == HIATUS_ANSWER_OPEN || answers->silence == HIATUS_ANSWER_OPEN)
    return _ ("What is left open counts as a yes: no step that starts contact is offered until both are answered. There is no hurry.");
  if (answers->silence == HIATUS_ANSWER_YES && !answers->opens)
    return _ ("They asked for silence. What would start contact is closed. If they write, everything opens again.");
  if (!answers->opens)
    return _ ("This stretch is about being left alone, so no step towards them is offered.");
  if (answers->silence == HIATUS_ANSWER_YES)
    return _ ("They asked for silence, and wrote since then: everything is open again. Nothing has to be done with it.");
  return _ ("Everything is open. Nothing has to be done with it.");
}
