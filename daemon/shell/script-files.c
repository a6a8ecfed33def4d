/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/script-files.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/core/script-read.h"

/* One script: the one that comes with Hiatus, and what the person made of it. */
typedef struct
{
  HiatusScriptFiles *files;       /* (unowned): that it is one of */
  const gchar *name;              /* one of hiatus_script_names */
  GBytes *shipped;                /* (owned): the file that comes with Hiatus */
  gboolean is_own;                /* whether the person's own version is in force */
  HiatusScript *script;           /* (owned) (nullable): in force; NULL while nobody needs it */
  HiatusKeyfile *keyfile;         /* (owned) (nullable): of a plain text */
  gchar *file;                    /* (owned): what messages call it */
  HiatusScriptMistakes *mistakes; /* (owned): in the file */
  gchar *problem;                 /* (owned) (nullable): what the person has to know */
} Entry;

/**
 * HiatusScriptFiles:
 *
 * The scripts: those that come with Hiatus, and the person's own versions of them. It follows these files: what is saved
 * there is in force. An own version is used as a whole or, with a mistake in it, not at all; the one that comes with Hiatus
 * serves meanwhile. None is kept in memory while nobody needs it: the six of them take 98 kB.
 */
struct _HiatusScriptFiles
{
  GObject parent_instance;
  Entry *entries[HIATUS_N_SCRIPTS]; /* (owned) (nullable): by the number of the script */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusScriptFiles, hiatus_script_files, G_TYPE_OBJECT)

static void
entry_free (Entry *entry)
{
  if (entry == NULL)
    return;
  if (entry->keyfile != NULL)
    g_signal_handlers_disconnect_by_data (entry->keyfile, entry);
  g_clear_object (&entry->keyfile);
  g_bytes_unref (entry->shipped);
  hiatus_script_unref (entry->script);
  hiatus_script_mistakes_free (entry->mistakes);
  g_free (entry->file);
  g_free (entry->problem);
  g_free (entry);
}

static void
hiatus_script_files_finalize (GObject *object)
{
  HiatusScriptFiles *self = HIATUS_SCRIPT_FILES (object);

  for (guint i = 0; i < HIATUS_N_SCRIPTS; i++)
    entry_free (self->entries[i]);
  G_OBJECT_CLASS (hiatus_script_files_parent_class)->finalize (object);
}

static void
hiatus_script_files_class_init (HiatusScriptFilesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_script_files_finalize;

  /**
   * HiatusScriptFiles::changed:
   * @self: the scripts
   * @name: the name of a script
   *
   * Another version of it is in force.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HIATUS_TYPE_SCRIPT_FILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HiatusScriptFiles::problem:
   * @self: the scripts
   * @name: the name of a script
   *
   * hiatus_script_files_get_problem() says something else about it than before.
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", HIATUS_TYPE_SCRIPT_FILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hiatus_script_files_init (HiatusScriptFiles *self)
{
}

static Entry *
find_entry (HiatusScriptFiles *self, const gchar *name)
{
  gint number = hiatus_script_number (name);

  return number < 0 ? NULL : self->entries[number];
}

/* The first mistake, how many more there are, and what is used meanwhile. */
static gchar *
describe_problem (const Entry *entry)
{
  const gchar *unread = entry->keyfile == NULL ? NULL : hiatus_keyfile_get_problem (entry->keyfile);
  guint count = hiatus_script_mistakes_count (entry->mistakes);
  g_autofree gchar *first = NULL;
  g_autofree gchar *all = NULL;

  if (unread != NULL || count == 0)
    return g_strdup (unread);
  first = hiatus_script_mistakes_tell (entry->mistakes, 0, entry->file, TRUE);
  if (count > 1)
    all = g_strdup_printf (ngettext ("%s (and %u more: 'hiatus doctor' has them)", "%s (and %u more: 'hiatus doctor' has them)", count - 1), first, count - 1);
  /* Translators: %s names a file, a line, and what has to be mended there. */
  return g_strdup_printf (_ ("%s. Until it is mended, the script of Hiatus is used."), all != NULL ? all : first);
}

static void
tell_problem (Entry *entry)
{
  g_autofree gchar *problem = describe_problem (entry);

  if (g_strcmp0 (problem, entry->problem) == 0)
    return;
  g_free (entry->problem);
  entry->problem = g_steal_pointer (&problem);
  g_signal_emit (entry->files, signals[SIGNAL_PROBLEM], 0, entry->name);
}

/* Whether there is anything but comments. */
static gboolean
has_content (const gchar *text)
{
  for (; text != NULL; text = strchr (text, '\n'))
    {
      text += strspn (text, " \t\r\n");
      if (*text != '#' && *text != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full) (nullable): the own version; NULL where there is none, or a mistake in it */
static HiatusScript *
read_own (Entry *entry)
{
  gsize length;
  const gchar *text = hiatus_key_text_get_text (hiatus_keyfile_get_text (entry->keyfile), &length);

  hiatus_script_mistakes_clear (entry->mistakes);
  if (strlen (text) == length && !has_content (text))
    return NULL;
  return hiatus_script_read (entry->name, text, length, TRUE, entry->mistakes);
}

/* One that comes with Hiatus has no mistake: the tests read them all. */
static HiatusScript *
read_in_force (Entry *entry)
{
  HiatusScript *script = entry->is_own ? read_own (entry) : hiatus_script_files_read (entry->name, entry->shipped, NULL);

  g_assert (script != NULL);
  return script;
}

/* An own version is read at once: what is wrong with it is told now, and not when the person needs it. */
static void
on_keyfile_changed (HiatusKeyfile *keyfile, Entry *entry)
{
  HiatusScriptFiles *self = entry->files;
  HiatusScript *own = read_own (entry);
  gboolean is_other = own != NULL || entry->is_own;

  hiatus_script_unref (entry->script);
  entry->script = own;
  entry->is_own = own != NULL;

  g_object_ref (self);
  if (is_other)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, entry->name);
  tell_problem (entry);
  g_object_unref (self);
}

static void
on_keyfile_problem (HiatusKeyfile *keyfile, Entry *entry)
{
  tell_problem (entry);
}

/**
 * hiatus_script_files_read:
 * @name: which script it is, one of #hiatus_script_names
 * @bytes: its file
 * @error: return location
 *
 * Reads a script that comes with Hiatus.
 *
 * Returns: (transfer full): the script; %NULL with %HIATUS_ERROR_INVALID, which names file, line and step
 */
HiatusScript *
hiatus_script_files_read (const gchar *name, GBytes *bytes, GError **error)
{
  g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
  g_autofree gchar *file = g_strconcat (name, ".ini", NULL);
  g_autofree gchar *told = NULL;
  HiatusScript *script;
  gsize length;
  const gchar *text = g_bytes_get_data (bytes, &length);

  script = hiatus_script_read (name, text == NULL ? "" : text, length, FALSE, mistakes);
  if (script != NULL)
    return script;
  told = hiatus_script_mistakes_tell (mistakes, 0, file, TRUE);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s", told);
  return NULL;
}

/**
 * hiatus_script_files_new:
 *
 * Returns: (transfer full): no scripts; hiatus_script_files_add() adds them
 */
HiatusScriptFiles *
hiatus_script_files_new (void)
{
  return g_object_new (HIATUS_TYPE_SCRIPT_FILES, NULL);
}

/**
 * hiatus_script_files_add:
 * @self: the scripts
 * @name: which script it is, one of #hiatus_script_names
 * @shipped: the file of it that comes with Hiatus, without a mistake
 * @keyfile: (nullable): the person's own version, scripts/NAME.ini, made with hiatus_keyfile_new_plain(), loaded before or later;
 *   a file that is not there, or has nothing but comments, is none
 *
 * Adds a script, and follows the own version of it.
 */
void
hiatus_script_files_add (HiatusScriptFiles *self, const gchar *name, GBytes *shipped, HiatusKeyfile *keyfile)
{
  gint number = hiatus_script_number (name);
  Entry *entry;

  g_return_if_fail (number >= 0 && self->entries[number] == NULL);

  entry = g_new0 (Entry, 1);
  entry->files = self;
  entry->name = hiatus_script_names[number];
  entry->shipped = g_bytes_ref (shipped);
  entry->mistakes = hiatus_script_mistakes_new ();
  entry->file = g_strdup_printf ("scripts/%s.ini", name);
  self->entries[number] = entry;
  if (keyfile == NULL)
    return;
  entry->keyfile = g_object_ref (keyfile);
  g_signal_connect (keyfile, "changed", G_CALLBACK (on_keyfile_changed), entry);
  g_signal_connect (keyfile, "problem", G_CALLBACK (on_keyfile_problem), entry);
  on_keyfile_changed (keyfile, entry);
}

/**
 * hiatus_script_files_get:
 * @self: the scripts
 * @name: the name of a script
 *
 * Reads it, unless it was read before and not let go of since.
 *
 * Returns: (transfer none) (nullable): the version of it that is in force, until the next "changed" or
 *   hiatus_script_files_let_go(); %NULL where there is no such script
 */
HiatusScript *
hiatus_script_files_get (HiatusScriptFiles *self, const gchar *name)
{
  Entry *entry = find_entry (self, name);

  if (entry == NULL)
    return NULL;
  if (entry->script == NULL)
    entry->script = read_in_force (entry);
  return entry->script;
}

/**
 * hiatus_script_files_let_go:
 * @self: the scripts
 *
 * Forgets what was read of them, for when nobody needs one for a while. Which versions are in force, and what is wrong with
 * the others, stays known.
 */
void
hiatus_script_files_let_go (HiatusScriptFiles *self)
{
  for (guint i = 0; i < HIATUS_N_SCRIPTS; i++)
    if (self->entries[i] != NULL)
      g_clear_pointer (&self->entries[i]->script, hiatus_script_unref);
}

/**
 * hiatus_script_files_get_problem:
 * @self: the scripts
 * @name: (nullable): the name of a script, %NULL for the first that has a problem
 *
 * Why an own version is not in force: one line that names the first place and the mend. It quotes the file, so it is for the
 * person and not for a log.
 *
 * Returns: (transfer none) (nullable): the message, or %NULL if all is well
 */
const gchar *
hiatus_script_files_get_problem (HiatusScriptFiles *self, const gchar *name)
{
  const Entry *entry = find_entry (self, name);

  if (name != NULL)
    return entry == NULL ? NULL : entry->problem;
  for (guint i = 0; i < HIATUS_N_SCRIPTS; i++)
    if (self->entries[i] != NULL && self->entries[i]->problem != NULL)
      return self->entries[i]->problem;
  return NULL;
}

static void
list_entry (const Entry *entry, GStrvBuilder *lines)
{
  guint size = hiatus_script_mistakes_size (entry->mistakes);
  guint others = hiatus_script_mistakes_count (entry->mistakes) - size;

  if (entry->keyfile != NULL && hiatus_keyfile_get_problem (entry->keyfile) != NULL)
    g_strv_builder_add (lines, hiatus_keyfile_get_problem (entry->keyfile));
  for (guint i = 0; i < size; i++)
    {
      g_autofree gchar *line = hiatus_script_mistakes_tell (entry->mistakes, i, entry->file, FALSE);

      g_strv_builder_add (lines, line);
    }
  if (others > 0)
    {
      g_autofree gchar *line = g_strdup_printf (ngettext ("%s has %u more mistake.", "%s has %u more mistakes.", others), entry->file, others);

      g_strv_builder_add (lines, line);
    }
}

/**
 * hiatus_script_files_list_mistakes:
 * @self: the scripts
 *
 * The mistakes in the own versions, a line for each, up to %HIATUS_SCRIPT_MISTAKES_MAX of one file and a last one that counts
 * the rest. No name of a step is in them.
 *
 * Returns: (transfer full): the lines; empty if all is well
 */
GStrv
hiatus_script_files_list_mistakes (HiatusScriptFiles *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < HIATUS_N_SCRIPTS; i++)
    if (self->entries[i] != NULL)
      list_entry (self->entries[i], lines);
  return g_strv_builder_end (lines);
}
