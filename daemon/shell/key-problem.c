/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/key-problem.h"

#include <glib/gi18n.h>

/**
 * hiatus_key_problem_clear:
 * @problem: a problem
 *
 * Empties it.
 */
void
hiatus_key_problem_clear (HiatusKeyProblem *problem)
{
  g_clear_pointer (&problem->group, g_free);
  g_clear_pointer (&problem->key, g_free);
  g_clear_pointer (&problem->what, g_free);
  problem->count = 0;
}

/**
 * hiatus_key_problem_add:
 * @problem: a problem, empty at first
 * @text: the text that it is in
 * @group: in which group
 * @key: (nullable): about which key; %NULL where it is about the group itself
 * @error: (transfer full): what is wrong, and the mend
 *
 * Counts a mistake, and keeps it if it stands above those of before.
 */
void
hiatus_key_problem_add (HiatusKeyProblem *problem,
                        const HiatusKeyText *text,
                        const gchar *group,
                        const gchar *key,
                        GError *error)
{
  guint line = hiatus_key_text_line (text, group, key);

  if (problem->count == 0 || line < problem->line)
    {
      guint count = problem->count;

      hiatus_key_problem_clear (problem);
      problem->count = count;
      problem->line = line;
      problem->group = g_strdup (group);
      problem->key = g_strdup (key);
      problem->what = g_strdup (error->message);
    }
  problem->count++;
  g_error_free (error);
}

/**
 * hiatus_key_problem_tell:
 * @problem: a problem with at least one mistake
 * @name: what messages call the file
 *
 * Returns: (transfer full): one line that says where it is, what, the mend, and how many more there are. It quotes the
 *   file, so it is for the person and not for a log.
 */
gchar *
hiatus_key_problem_tell (const HiatusKeyProblem *problem,
                         const gchar *name)
{
  g_autofree gchar *group = hiatus_key_text_quote (problem->group);
  g_autofree gchar *key = problem->key == NULL ? NULL : hiatus_key_text_quote (problem->key);
  g_autofree gchar *first = NULL;
  guint others = problem->count - 1;

  if (key != NULL)
    first = g_strdup_printf (_ ("%s, line %u, group [%s], %s: %s"), name, problem->line, group, key, problem->what);
  else
    first = g_strdup_printf (_ ("%s, line %u, group [%s]: %s"), name, problem->line, group, problem->what);
  if (others == 0)
    return g_steal_pointer (&first);

  return g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", others), first, others);
}
