/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/wording-import.h"

#include <glib/gi18n.h>

#include "daemon/api/words.h"

/* The question before an import, in numbers. */

static void G_GNUC_PRINTF (2, 3)
    say (GString *text, const gchar *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static void
say_entries (GString *text, const HiatusImport *import)
{
  g_autofree gchar *first = hiatus_words_date (import->first);
  g_autofree gchar *last = hiatus_words_date (import->last);

  if (import->added == 0)
    say (text, _ ("No entry in it is new here."));
  else if (g_str_equal (import->first, import->last))
    /* Translators: the number of entries, and their date */
    say (text, ngettext ("%u entry of %s is added.", "%u entries of %s are added.", import->added), import->added, first);
  else
    /* Translators: the number of entries, and the dates of the first and the last of them */
    say (text, ngettext ("%u entry is added, from %s to %s.", "%u entries are added, from %s to %s.", import->added), import->added, first, last);
  if (import->added_with_words > 0)
    say (text, ngettext ("%u of them has words of yours.", "%u of them have words of yours.", import->added_with_words), import->added_with_words);
  if (import->known > 0)
    say (text, ngettext ("%u entry is here already, and stays.", "%u entries are here already, and stay.", import->known), import->known);
  if (import->erased > 0)
    say (text, ngettext ("%u text that was erased there is erased here, too.", "%u texts that were erased there are erased here, too.", import->erased), import->erased);
}

static void
say_drafts (GString *text, const HiatusImport *import)
{
  if (import->added_drafts > 0)
    say (text, ngettext ("%u text that is not finished is added.", "%u texts that are not finished are added.", import->added_drafts), import->added_drafts);
  if (import->kept_drafts > 0)
    say (text, _ ("What you are writing here stays as it is."));
}

static gchar *
list_names (GPtrArray *files)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const HiatusOwnFile *) g_ptr_array_index (files, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
say_files (GString *text, const HiatusImport *import)
{
  g_autofree gchar *added = list_names (import->added_files);
  g_autofree gchar *replaced = list_names (import->replaced_files);

  if (import->added_files->len > 0)
    /* Translators: names of files */
    say (text, _ ("These files are added: %s."), added);
  if (import->replaced_files->len > 0)
    /* Translators: names of files, and what is put behind each */
    say (text, _ ("These files are replaced: %s. As they are now they are kept beside, with %s behind the name."), replaced, HIATUS_OWN_FILE_KEPT);
}

static void
say_doubts (GString *text, const HiatusImport *import)
{
  g_autofree gchar *from = hiatus_words_date (import->overlap_from);
  g_autofree gchar *until = hiatus_words_date (import->overlap_until);
  g_autofree gchar *future = hiatus_words_date (import->future);

  if (import->is_foreign)
    say (text, _ ("None of it was written by this Hiatus: it is from another computer, or from somebody else."));
  if (import->added > 0 && *import->overlap_from != '\0' && g_str_equal (import->overlap_from, import->overlap_until))
    /* Translators: a date */
    say (text, _ ("On %s both have entries that the other has not: they count together, and of two stretches the one that was begun last counts."), from);
  else if (import->added > 0 && *import->overlap_from != '\0')
    /* Translators: two dates */
    say (text, _ ("Between %s and %s both have entries that the other has not: they count together, and of two stretches the one that was begun last counts."), from, until);
  if (import->n_future > 0)
    /* Translators: the number of entries, and the date of the last of them */
    say (text,
         ngettext ("%u entry was recorded later than now (%s): one of the clocks is wrong, or was. What you do from now on counts after it.",
                   "%u entries were recorded later than now (the last of them: %s): one of the clocks is wrong, or was. What you do from now on counts after them.",
                   import->n_future),
         import->n_future,
         future);
}

/**
 * hiatus_wording_import:
 * @import: what an import would come to
 *
 * Returns: (transfer full): the question before it
 */
gchar *
hiatus_wording_import (const HiatusImport *import)
{
  g_autoptr (GString) text = g_string_new (_ ("Import this?"));

  say_entries (text, import);
  say_drafts (text, import);
  say_files (text, import);
  say_doubts (text, import);
  say (text, _ ("A backup of the journal is made before."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
