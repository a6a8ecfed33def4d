/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/help-lines.h"

#include "daemon/shell/help-lines-read.h"

#define SHIPPED_NAME "help-lines.ini"

/**
 * HiatusHelpLines:
 *
 * The lines that one can ring: those that come with Hiatus, and those of a help-lines.ini of the person's. What is saved
 * there is in force; where it cannot be read, what was in force before stays so.
 */
struct _HiatusHelpLines
{
  GObject parent_instance;
  HiatusKeyfile *keyfile; /* (owned) */
  HiatusHelpFile shipped; /* (owned) */
  HiatusHelpFile own;     /* (owned) */
  gchar *problem;         /* (owned) (nullable): what the person has to know */
};

enum
{
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusHelpLines, hiatus_help_lines, G_TYPE_OBJECT)

static void
hiatus_help_lines_finalize (GObject *object)
{
  HiatusHelpLines *self = HIATUS_HELP_LINES (object);

  g_clear_object (&self->keyfile);
  hiatus_help_file_clear (&self->shipped);
  hiatus_help_file_clear (&self->own);
  g_free (self->problem);

  G_OBJECT_CLASS (hiatus_help_lines_parent_class)->finalize (object);
}

static void
hiatus_help_lines_class_init (HiatusHelpLinesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_help_lines_finalize;

  /**
   * HiatusHelpLines::problem:
   * @self: the lines
   *
   * hiatus_help_lines_get_problem() says something else than before.
   */
  signals[SIGNAL_PROBLEM] =
      g_signal_new ("problem", HIATUS_TYPE_HELP_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_help_lines_init (HiatusHelpLines *self)
{
}

static void
tell_problem (HiatusHelpLines *self)
{
  const gchar *unread = hiatus_keyfile_get_problem (self->keyfile);
  const gchar *problem = unread != NULL ? unread : self->own.problem;

  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0);
}

static void
on_keyfile_changed (HiatusKeyfile *keyfile, HiatusHelpLines *self)
{
  hiatus_help_file_clear (&self->own);
  hiatus_help_file_read (&self->own, hiatus_keyfile_get_text (keyfile), hiatus_keyfile_get_name (keyfile), TRUE);
  tell_problem (self);
}

/**
 * hiatus_help_lines_new:
 * @shipped: the file that comes with Hiatus
 * @keyfile: the person's own, loaded before or later
 * @error: return location
 *
 * Makes the list. It follows the person's file: what is saved there is in force.
 *
 * Returns: (transfer full): the list; %NULL with %HIATUS_ERROR_INVALID where the shipped file is no key file
 */
HiatusHelpLines *
hiatus_help_lines_new (GBytes *shipped, HiatusKeyfile *keyfile, GError **error)
{
  g_autoptr (HiatusKeyText) text = NULL;
  HiatusHelpLines *self;
  gsize length;
  const gchar *bytes = g_bytes_get_data (shipped, &length);

  text = hiatus_key_text_parse (SHIPPED_NAME, bytes, length, error);
  if (text == NULL)
    return NULL;
  self = g_object_new (HIATUS_TYPE_HELP_LINES, NULL);
  self->keyfile = g_object_ref (keyfile);
  hiatus_help_file_read (&self->shipped, text, SHIPPED_NAME, FALSE);
  g_signal_connect_object (keyfile, "changed", G_CALLBACK (on_keyfile_changed), self, 0);
  g_signal_connect_object (keyfile, "problem", G_CALLBACK (tell_problem), self, G_CONNECT_SWAPPED);
  on_keyfile_changed (keyfile, self);
  return self;
}

/**
 * hiatus_help_lines_list:
 * @self: the lines
 * @country: two letters, or an empty text where it is not known
 *
 * Returns: (transfer container) (element-type HiatusHelpLine): those of a country, in the order in which they are shown,
 *   until the person's file changes
 */
GPtrArray *
hiatus_help_lines_list (HiatusHelpLines *self, const gchar *country)
{
  g_return_val_if_fail (HIATUS_IS_HELP_LINES (self), NULL);

  return hiatus_help_lines_select (self->shipped.lines, self->own.lines, !g_hash_table_contains (self->own.without_shipped, country), country);
}

/**
 * hiatus_help_lines_get_problem:
 * @self: the lines
 *
 * What is wrong in the person's file: one line that names the place and the mend. It quotes the file, so it is for the
 * person and not for a log.
 *
 * Returns: (transfer none) (nullable): the message, or %NULL if all is well
 */
const gchar *
hiatus_help_lines_get_problem (HiatusHelpLines *self)
{
  g_return_val_if_fail (HIATUS_IS_HELP_LINES (self), NULL);

  return self->problem;
}
