/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/help-lines.h"

#include "daemon/shell/help-lines-read.h"

#define SHIPPED_NAME "help-lines.ini"

/**
 * HiatusHelpLines:
 *
 * The lines that one can ring: those that come with Hiatus, and those of a help-lines.ini of the person's. What is saved
 * there is in force; where it cannot be read, what was in force before stays so. Those that come with Hiatus are not kept in
 * memory while nobody needs them: they take 59 kB.
 */
struct _HiatusHelpLines
{
  GObject parent_instance;
  HiatusKeyfile *keyfile;      /* (owned) */
  GBytes *shipped;             /* (owned): the file that comes with Hiatus */
  HiatusHelpFile from_shipped; /* (owned): what is in it; without lines while nobody needs them */
  HiatusHelpFile own;          /* (owned) */
  gchar *problem;              /* (owned) (nullable): what the person has to know */
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
  g_bytes_unref (self->shipped);
  hiatus_help_file_clear (&self->from_shipped);
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

/* What comes with Hiatus is a key file without a mistake: the tests read it. */
static void
read_shipped (HiatusHelpLines *self)
{
  gsize length;
  const gchar *bytes = g_bytes_get_data (self->shipped, &length);
  g_autoptr (HiatusKeyText) text = hiatus_key_text_parse (SHIPPED_NAME, bytes, length, NULL);

  g_assert (text != NULL);
  hiatus_help_file_read (&self->from_shipped, text, SHIPPED_NAME, FALSE);
}

/**
 * hiatus_help_lines_new:
 * @shipped: the file that comes with Hiatus, without a mistake
 * @keyfile: the person's own, loaded before or later
 *
 * Makes the list. It follows the person's file: what is saved there is in force.
 *
 * Returns: (transfer full): the list
 */
HiatusHelpLines *
hiatus_help_lines_new (GBytes *shipped, HiatusKeyfile *keyfile)
{
  HiatusHelpLines *self = g_object_new (HIATUS_TYPE_HELP_LINES, NULL);

  self->keyfile = g_object_ref (keyfile);
  self->shipped = g_bytes_ref (shipped);
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
 *   until the person's file changes, or hiatus_help_lines_let_go()
 */
GPtrArray *
hiatus_help_lines_list (HiatusHelpLines *self, const gchar *country)
{
  g_return_val_if_fail (HIATUS_IS_HELP_LINES (self), NULL);

  if (self->from_shipped.lines == NULL)
    read_shipped (self);
  return hiatus_help_lines_select (self->from_shipped.lines, self->own.lines, !g_hash_table_contains (self->own.without_shipped, country), country);
}

/**
 * hiatus_help_lines_let_go:
 * @self: the lines
 *
 * Forgets what was read of the file that comes with Hiatus, for when nobody needs it for a while.
 */
void
hiatus_help_lines_let_go (HiatusHelpLines *self)
{
  g_return_if_fail (HIATUS_IS_HELP_LINES (self));

  hiatus_help_file_clear (&self->from_shipped);
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
