/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/keyfile.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/file-watch.h"
#include "daemon/shell/private-file.h"

struct _HiatusKeyfile
{
  GObject parent_instance;
  gchar *path;            /* (owned) */
  gchar *name;            /* (owned): the file without its folder, for messages */
  HiatusKeyText *text;    /* (owned): what is in force */
  gchar *problem;         /* (owned) (nullable): why the file on the disk is not */
  HiatusFileWatch *watch; /* (owned) (nullable) */
  gboolean is_there;      /* whether there was a file when it was looked at last */
  gboolean doubtful;      /* whether the file was found in a state that may pass */
  gboolean is_plain;      /* whether its text is parsed by others */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusKeyfile, hiatus_keyfile, G_TYPE_OBJECT)

static void
hiatus_keyfile_finalize (GObject *object)
{
  HiatusKeyfile *self = HIATUS_KEYFILE (object);

  g_clear_object (&self->watch);
  hiatus_key_text_free (self->text);
  g_free (self->problem);
  g_free (self->name);
  g_free (self->path);

  G_OBJECT_CLASS (hiatus_keyfile_parent_class)->finalize (object);
}

static void
hiatus_keyfile_class_init (HiatusKeyfileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_keyfile_finalize;

  /**
   * HiatusKeyfile::changed:
   * @self: the file
   *
   * Other values are in force.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_KEYFILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusKeyfile::problem:
   * @self: the file
   *
   * hiatus_keyfile_get_problem() says something else than before.
   */
  signals[SIGNAL_PROBLEM] =
      g_signal_new ("problem", HIATUS_TYPE_KEYFILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_keyfile_init (HiatusKeyfile *self)
{
  self->text = hiatus_key_text_parse ("", "", 0, NULL);
}

/* What is on the disk now; a file that is not there is an empty one. */
static HiatusKeyText *
read_file (HiatusKeyfile *self,
           GError **error)
{
  g_autoptr (GByteArray) bytes = hiatus_private_file_read (self->path, self->name, &self->is_there, error);

  if (bytes == NULL)
    return NULL;
  if (self->is_plain)
    return hiatus_key_text_new_plain ((const gchar *) bytes->data, bytes->len);

  return hiatus_key_text_parse (self->name, (const gchar *) bytes->data, bytes->len, error);
}

/* Takes @text in force, or keeps what is wrong if it is %NULL. */
static void
take (HiatusKeyfile *self,
      HiatusKeyText *text,
      const GError *error)
{
  const gchar *problem = error != NULL ? error->message : NULL;
  gboolean is_other_problem = g_strcmp0 (problem, self->problem) != 0;
  gboolean is_other_text = text != NULL && !hiatus_key_text_equal (text, self->text);

  self->doubtful = FALSE;
  if (is_other_problem)
    {
      g_free (self->problem);
      self->problem = g_strdup (problem);
    }
  if (text != NULL)
    {
      hiatus_key_text_free (self->text);
      self->text = text;
    }

  g_object_ref (self);
  if (is_other_text)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (is_other_problem)
    g_signal_emit (self, signals[SIGNAL_PROBLEM], 0);
  g_object_unref (self);
}

static void
on_file_changed (HiatusFileWatch *watch,
                 HiatusKeyfile *self)
{
  g_autoptr (GError) error = NULL;
  HiatusKeyText *text = read_file (self, &error);
  gboolean may_pass = text == NULL || (hiatus_key_text_is_blank (text) && !hiatus_key_text_is_blank (self->text));

  /* Somebody may have removed the folder with the file. */
  if (hiatus_private_file_make_folder (self->path, NULL))
    hiatus_file_watch_start (watch, NULL);

  if (may_pass && !self->doubtful)
    {
      g_clear_pointer (&text, hiatus_key_text_free);
      self->doubtful = TRUE;
      hiatus_file_watch_look_again (watch);
      return;
    }

  take (self, text, error);
}

/**
 * hiatus_keyfile_new:
 * @path: the file, which need not exist
 *
 * Makes an object for a file of keys that a person may edit by hand. Nothing is read yet; all values are
 * as in an empty file.
 *
 * Returns: (transfer full): the file
 */
HiatusKeyfile *
hiatus_keyfile_new (const gchar *path)
{
  HiatusKeyfile *self = g_object_new (HIATUS_TYPE_KEYFILE, NULL);

  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);

  return self;
}

/**
 * hiatus_keyfile_new_plain:
 * @path: the file, which need not exist
 *
 * Makes an object for a file whose text is read by whoever asks for it with hiatus_keyfile_get_text(), because a mistake in
 * one place is no reason there to leave the rest out. It has no values, and nothing is written into it.
 *
 * Returns: (transfer full): the file
 */
HiatusKeyfile *
hiatus_keyfile_new_plain (const gchar *path)
{
  HiatusKeyfile *self = hiatus_keyfile_new (path);

  self->is_plain = TRUE;

  return self;
}

/**
 * hiatus_keyfile_load:
 * @self: the file
 * @error: return location for an error
 *
 * Reads the file. If that fails, what was in force before stays so, and the message is kept for
 * hiatus_keyfile_get_problem() too. A file that does not exist is an empty one. One that others may read
 * is made private.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID (names the line) or %HIATUS_ERROR_STORAGE
 */
gboolean
hiatus_keyfile_load (HiatusKeyfile *self,
                     GError **error)
{
  g_autoptr (GError) local_error = NULL;
  HiatusKeyText *text;

  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), FALSE);

  text = read_file (self, &local_error);
  take (self, text, local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * hiatus_keyfile_watch:
 * @self: the file
 * @error: return location for an error
 *
 * Makes the folder of the file if there is none (0700), and from now on reads the file whenever it was
 * saved. To miss nothing, watch first and load then.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_STORAGE or an error of #GIOErrorEnum
 */
gboolean
hiatus_keyfile_watch (HiatusKeyfile *self,
                      GError **error)
{
  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), FALSE);

  if (!hiatus_private_file_make_folder (self->path, error))
    return FALSE;

  if (self->watch == NULL)
    {
      self->watch = hiatus_file_watch_new (self->path);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_file_changed), self, 0);
    }

  return hiatus_file_watch_start (self->watch, error);
}

/**
 * hiatus_keyfile_get:
 * @self: the file
 *
 * The values in force: those of the last time that the file could be read. To be read only.
 *
 * Returns: (transfer none): the values, until the next "changed"
 */
GKeyFile *
hiatus_keyfile_get (HiatusKeyfile *self)
{
  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), NULL);

  return hiatus_key_text_get_values (self->text);
}

/**
 * hiatus_keyfile_get_text:
 * @self: the file
 *
 * What is in force, with the lines on which it stands.
 *
 * Returns: (transfer none): the text, until the next "changed"
 */
const HiatusKeyText *
hiatus_keyfile_get_text (HiatusKeyfile *self)
{
  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), NULL);

  return self->text;
}

/**
 * hiatus_keyfile_is_there:
 * @self: the file
 *
 * Whether there was a file when it was read last: one that is not there is an empty one.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_keyfile_is_there (HiatusKeyfile *self)
{
  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), FALSE);

  return self->is_there;
}

/**
 * hiatus_keyfile_get_name:
 * @self: the file
 *
 * What messages call it: its name without the folder.
 *
 * Returns: (transfer none): the name
 */
const gchar *
hiatus_keyfile_get_name (HiatusKeyfile *self)
{
  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), NULL);

  return self->name;
}

/**
 * hiatus_keyfile_get_problem:
 * @self: the file
 *
 * Why the file as it is on the disk is not in force: one line that names the line and the mend. It may
 * quote the file, so it is for the person and not for a log.
 *
 * Returns: (transfer none) (nullable): the message, or %NULL if all is well
 */
const gchar *
hiatus_keyfile_get_problem (HiatusKeyfile *self)
{
  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), NULL);

  return self->problem;
}

/**
 * hiatus_keyfile_line:
 * @self: the file
 * @group: a group
 * @key: (nullable): a key of it, %NULL for the line of the group itself
 *
 * Where a value in force stands, for messages about it.
 *
 * Returns: the line, from 1 on, 0 if it is not there
 */
guint
hiatus_keyfile_line (HiatusKeyfile *self,
                     const gchar *group,
                     const gchar *key)
{
  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), 0);
  g_return_val_if_fail (group != NULL, 0);

  return hiatus_key_text_line (self->text, group, key);
}

/* Whether @text, read back, has it all. A line feed in a value, say, would make two lines of one. */
static gboolean
check_changes (HiatusKeyfile *self,
               const HiatusKeyText *text,
               const gchar *group,
               const HiatusKeyChange *changes,
               guint n_changes,
               GError **error)
{
  for (guint i = 0; i < n_changes; i++)
    {
      g_autofree gchar *value = text == NULL ? NULL : g_key_file_get_value (hiatus_key_text_get_values (text), group, changes[i].key, NULL);

      if (text != NULL && g_strcmp0 (value, changes[i].value) == 0)
        continue;
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_INVALID,
                   _ ("%s, group [%s], %s: the value cannot be kept in one line: leave out line breaks and blanks in front"),
                   self->name,
                   group,
                   changes[i].key);
      return FALSE;
    }

  return TRUE;
}

/* What is on the disk counts and not what is in force: somebody may just have saved something else. */
static HiatusKeyText *
read_to_edit (HiatusKeyfile *self,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;
  HiatusKeyText *text = read_file (self, &local_error);

  if (text != NULL)
    return text;

  take (self, NULL, local_error);
  g_propagate_prefixed_error (error,
                              g_steal_pointer (&local_error),
                              _ ("nothing was changed, so that nothing is lost; mend the file first: "));
  return NULL;
}

/* Takes @after in force. */
static gboolean
save (HiatusKeyfile *self,
      const HiatusKeyText *before,
      HiatusKeyText *after,
      const GString *content,
      GError **error)
{
  if (!hiatus_key_text_equal (before, after))
    {
      if (!hiatus_private_file_write (self->path, self->name, content, error))
        {
          hiatus_key_text_free (after);
          return FALSE;
        }
      self->is_there = TRUE;
    }

  take (self, after, NULL);

  return TRUE;
}

/**
 * hiatus_keyfile_change:
 * @self: the file
 * @group: a group, made if there is none
 * @changes: (array length=n_changes): what is to change in it, each key once
 * @n_changes: how many
 * @check: (nullable): has a look at the whole text before it is written
 * @data: for @check
 * @error: return location for an error
 *
 * Changes values of one group in the file, all of them or none, and takes the file in force. The rest of it stays as
 * it is on the disk: comments, order, unknown keys and what was edited by hand a moment ago. A file that cannot be read
 * is not written to. The file is replaced in one step and is on the disk when this returns; a symbolic link stays one.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID, %HIATUS_ERROR_STORAGE or what @check says, and nothing changed
 */
gboolean
hiatus_keyfile_change (HiatusKeyfile *self,
                       const gchar *group,
                       const HiatusKeyChange *changes,
                       guint n_changes,
                       HiatusKeyfileCheck check,
                       gpointer data,
                       GError **error)
{
  return hiatus_keyfile_change_and_rename (self, group, group, changes, n_changes, check, data, error);
}

/**
 * hiatus_keyfile_change_and_rename:
 * @self: the file
 * @group: a group, made if there is none
 * @name: what it is called from now on; no other group may be called so
 * @changes: (array length=n_changes): what is to change in it, each key once
 * @n_changes: how many
 * @check: (nullable): has a look at the whole text before it is written
 * @data: for @check
 * @error: return location for an error
 *
 * Like hiatus_keyfile_change(), and gives the group another name where it stands.
 *
 * Returns: %TRUE, or %FALSE with an error of hiatus_keyfile_change(), and nothing changed
 */
gboolean
hiatus_keyfile_change_and_rename (HiatusKeyfile *self,
                                  const gchar *group,
                                  const gchar *name,
                                  const HiatusKeyChange *changes,
                                  guint n_changes,
                                  HiatusKeyfileCheck check,
                                  gpointer data,
                                  GError **error)
{
  g_autoptr (HiatusKeyText) before = NULL;
  g_autoptr (HiatusKeyText) after = NULL;
  g_autoptr (GString) content = NULL;

  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), FALSE);
  g_return_val_if_fail (group != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  before = read_to_edit (self, error);
  if (before == NULL)
    return FALSE;

  content = hiatus_key_text_edit (before, group, changes, n_changes);
  hiatus_key_text_rename_group (before, content, group, name);
  after = hiatus_key_text_parse (self->name, content->str, content->len, NULL);
  if (!check_changes (self, after, name, changes, n_changes, error) ||
      (check != NULL && !check (after, data, error)))
    return FALSE;

  return save (self, before, g_steal_pointer (&after), content, error);
}

/**
 * hiatus_keyfile_remove_group:
 * @self: the file
 * @group: a group, which need not be there
 * @check: (nullable): has a look at the whole text before it is written
 * @data: for @check
 * @error: return location for an error
 *
 * Removes a group from the file, with the comments inside it, as hiatus_keyfile_change() changes one.
 *
 * Returns: %TRUE, or %FALSE with an error of hiatus_keyfile_change(), and nothing changed
 */
gboolean
hiatus_keyfile_remove_group (HiatusKeyfile *self,
                             const gchar *group,
                             HiatusKeyfileCheck check,
                             gpointer data,
                             GError **error)
{
  g_autoptr (HiatusKeyText) before = NULL;
  g_autoptr (HiatusKeyText) after = NULL;
  g_autoptr (GString) content = NULL;

  g_return_val_if_fail (HIATUS_IS_KEYFILE (self), FALSE);
  g_return_val_if_fail (group != NULL, FALSE);

  before = read_to_edit (self, error);
  if (before == NULL)
    return FALSE;

  content = hiatus_key_text_remove_group (before, group);
  after = hiatus_key_text_parse (self->name, content->str, content->len, error);
  if (after == NULL || (check != NULL && !check (after, data, error)))
    return FALSE;

  return save (self, before, g_steal_pointer (&after), content, error);
}

/**
 * hiatus_keyfile_set:
 * @self: the file
 * @group: a group, made if there is none
 * @key: a key
 * @value: its value as it is to stand in the file, escaped as key files want it
 * @error: return location for an error
 *
 * Changes one value in the file, as hiatus_keyfile_change() changes several.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_keyfile_set (HiatusKeyfile *self,
                    const gchar *group,
                    const gchar *key,
                    const gchar *value,
                    GError **error)
{
  const HiatusKeyChange change = { key, value };

  g_return_val_if_fail (key != NULL && value != NULL, FALSE);

  return hiatus_keyfile_change (self, group, &change, 1, NULL, NULL, error);
}

/**
 * hiatus_keyfile_unset:
 * @self: the file
 * @group: a group
 * @key: a key, which need not be there
 * @error: return location for an error
 *
 * Removes the line of one value from the file, as hiatus_keyfile_set() changes it.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_keyfile_unset (HiatusKeyfile *self,
                      const gchar *group,
                      const gchar *key,
                      GError **error)
{
  const HiatusKeyChange change = { key, NULL };

  g_return_val_if_fail (key != NULL, FALSE);

  return hiatus_keyfile_change (self, group, &change, 1, NULL, NULL, error);
}
