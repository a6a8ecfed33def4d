/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-safety.h"

#include <glib/gi18n.h>

#include "daemon/cli/render.h"

static const gchar *
answer_words (const gchar *answer)
{
  if (g_str_equal (answer, "yes"))
    return _ ("Yes");
  if (g_str_equal (answer, "no"))
    return _ ("No");
  return _ ("Not answered");
}

static void
add_question (GString *text, GVariant *safety, const gchar *question, const gchar *answer)
{
  g_string_append_printf (text, "%s\n    %s\n", hiatus_render_get_string (safety, question), answer_words (hiatus_render_get_string (safety, answer)));
}

/* Where there is danger, whom one can ring is named with it. */
static void
add_what_it_says (GString *text, GVariant *safety)
{
  g_string_append_printf (text, "%s\n", hiatus_render_get_string (safety, "says"));
  if (g_str_equal (hiatus_render_get_string (safety, "danger"), "yes"))
    g_string_append_printf (text, "%s\n", _ ("For somebody to talk to: hiatus help-now"));
}

/**
 * hiatus_render_safety:
 * @safety: the dictionary of GetSafety()
 *
 * What `hiatus safety` prints.
 *
 * Returns: (transfer full): the lines, each with its line end
 */
gchar *
hiatus_render_safety (GVariant *safety)
{
  GString *text = g_string_new (NULL);

  add_question (text, safety, "danger-question", "danger");
  add_question (text, safety, "silence-question", "silence");
  g_string_append_c (text, '\n');
  add_what_it_says (text, safety);
  g_string_append_printf (text, "%s\n", _ ("To answer, now or anew: hiatus safety answer"));
  return g_string_free (text, FALSE);
}

/**
 * hiatus_render_safety_answered:
 * @safety: the dictionary of GetSafety(), after an answer
 *
 * What `hiatus safety answer` prints.
 *
 * Returns: (transfer full): the lines, each with its line end
 */
gchar *
hiatus_render_safety_answered (GVariant *safety)
{
  GString *text = g_string_new (NULL);

  add_what_it_says (text, safety);
  g_string_append_printf (text, "%s\n", _ ("You can answer anew at any time: hiatus safety answer"));
  return g_string_free (text, FALSE);
}
