/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-mistakes.h"

#include <glib/gi18n.h>

struct _HiatusScriptMistakes
{
  GPtrArray *first; /* (owned) (element-type HiatusScriptMistake): by lines */
  guint count;      /* of all */
};

static void
mistake_free (HiatusScriptMistake *mistake)
{
  g_free (mistake->place);
  g_free (mistake->what);
  g_free (mistake);
}

/**
 * hiatus_script_mistakes_new:
 *
 * Returns: (transfer full): no mistakes
 */
HiatusScriptMistakes *
hiatus_script_mistakes_new (void)
{
  HiatusScriptMistakes *mistakes = g_new0 (HiatusScriptMistakes, 1);

  mistakes->first = g_ptr_array_new_with_free_func ((GDestroyNotify) mistake_free);
  return mistakes;
}

/**
 * hiatus_script_mistakes_free:
 * @mistakes: (transfer full) (nullable): mistakes
 *
 * Frees them.
 */
void
hiatus_script_mistakes_free (HiatusScriptMistakes *mistakes)
{
  if (mistakes == NULL)
    return;
  g_ptr_array_unref (mistakes->first);
  g_free (mistakes);
}

/**
 * hiatus_script_mistakes_add:
 * @mistakes: mistakes
 * @line: where, from 1 on
 * @place: (nullable): the name between brackets that it is below, where it can be shown
 * @key: (nullable): of which key; static
 * @what: (transfer full): what is wrong, and the mend
 *
 * Adds one. Of more than %HIATUS_SCRIPT_MISTAKES_MAX the first to be found are kept.
 */
void
hiatus_script_mistakes_add (HiatusScriptMistakes *mistakes, guint line, const gchar *place, const gchar *key, gchar *what)
{
  HiatusScriptMistake *mistake;
  guint before = mistakes->first->len;

  mistakes->count++;
  if (mistakes->first->len >= HIATUS_SCRIPT_MISTAKES_MAX)
    {
      g_free (what);
      return;
    }
  mistake = g_new0 (HiatusScriptMistake, 1);
  mistake->line = line;
  mistake->place = g_strdup (place);
  mistake->key = key;
  mistake->what = what;
  while (before > 0 && hiatus_script_mistakes_get (mistakes, before - 1)->line > line)
    before--;
  g_ptr_array_insert (mistakes->first, (gint) before, mistake);
}

/**
 * hiatus_script_mistakes_clear:
 * @mistakes: mistakes
 *
 * Forgets them.
 */
void
hiatus_script_mistakes_clear (HiatusScriptMistakes *mistakes)
{
  g_ptr_array_set_size (mistakes->first, 0);
  mistakes->count = 0;
}

/**
 * hiatus_script_mistakes_count:
 * @mistakes: mistakes
 *
 * Returns: how many there are
 */
guint
hiatus_script_mistakes_count (const HiatusScriptMistakes *mistakes)
{
  return mistakes->count;
}

/**
 * hiatus_script_mistakes_size:
 * @mistakes: mistakes
 *
 * Returns: how many of them are kept to be told
 */
guint
hiatus_script_mistakes_size (const HiatusScriptMistakes *mistakes)
{
  return mistakes->first->len;
}

/**
 * hiatus_script_mistakes_get:
 * @mistakes: mistakes
 * @index: below hiatus_script_mistakes_size()
 *
 * Returns: (transfer none): one of them, in the order of lines
 */
const HiatusScriptMistake *
hiatus_script_mistakes_get (const HiatusScriptMistakes *mistakes, guint index)
{
  return g_ptr_array_index (mistakes->first, index);
}

/**
 * hiatus_script_mistakes_tell:
 * @mistakes: mistakes
 * @index: below hiatus_script_mistakes_size()
 * @file: what messages call the file
 * @with_place: whether to name the step, which is a word of the person's
 *
 * Returns: (transfer full): one line that says where it is, what, and the mend
 */
gchar *
hiatus_script_mistakes_tell (const HiatusScriptMistakes *mistakes, guint index, const gchar *file, gboolean with_place)
{
  const HiatusScriptMistake *mistake = hiatus_script_mistakes_get (mistakes, index);
  const gchar *place = with_place ? mistake->place : NULL;

  if (place != NULL && mistake->key != NULL)
    return g_strdup_printf (_ ("%s, line %u, [%s], %s: %s"), file, mistake->line, place, mistake->key, mistake->what);
  if (place != NULL)
    return g_strdup_printf (_ ("%s, line %u, [%s]: %s"), file, mistake->line, place, mistake->what);
  if (mistake->key != NULL)
    return g_strdup_printf (_ ("%s, line %u, %s: %s"), file, mistake->line, mistake->key, mistake->what);
  return g_strdup_printf (_ ("%s, line %u: %s"), file, mistake->line, mistake->what);
}
