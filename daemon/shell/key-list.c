/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/key-list.h"

#include <glib/gi18n.h>

/**
 * HiatusKeyList:
 *
 * What the person has in a file that they may edit. It follows the file: what is saved there is in force, as a whole or, where
 * there is a mistake in it, not at all. Of a list of which a part was left out nobody would notice what is missing.
 */
typedef struct
{
  HiatusKeyfile *keyfile; /* (owned) */
  gchar *mistake;         /* (owned) (nullable): why what the keyfile has is not in force, or what there is to know about it */
  gchar *problem;         /* (owned) (nullable): what the person has to know */
} HiatusKeyListPrivate;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HiatusKeyList, hiatus_key_list, G_TYPE_OBJECT)

static HiatusKeyListPrivate *
get (HiatusKeyList *self)
{
  return hiatus_key_list_get_instance_private (self);
}

static void
hiatus_key_list_finalize (GObject *object)
{
  HiatusKeyListPrivate *priv = get (HIATUS_KEY_LIST (object));

  g_clear_object (&priv->keyfile);
  g_free (priv->mistake);
  g_free (priv->problem);

  G_OBJECT_CLASS (hiatus_key_list_parent_class)->finalize (object);
}

static void
hiatus_key_list_class_init (HiatusKeyListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_key_list_finalize;

  /**
   * HiatusKeyList::changed:
   * @self: the list
   *
   * Another list is in force.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_KEY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusKeyList::problem:
   * @self: the list
   *
   * hiatus_key_list_get_problem() says something else than before.
   */
  signals[SIGNAL_PROBLEM] =
      g_signal_new ("problem", HIATUS_TYPE_KEY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_key_list_init (HiatusKeyList *self)
{
}

static void
tell_problem (HiatusKeyList *self)
{
  HiatusKeyListPrivate *priv = get (self);
  const gchar *unread = hiatus_keyfile_get_problem (priv->keyfile);
  const gchar *problem = unread != NULL ? unread : priv->mistake;

  if (g_strcmp0 (problem, priv->problem) == 0)
    return;

  g_free (priv->problem);
  priv->problem = g_strdup (problem);
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0);
}

static void
on_keyfile_changed (HiatusKeyfile *keyfile,
                    HiatusKeyList *self)
{
  HiatusKeyListPrivate *priv = get (self);

  g_object_ref (self);
  g_clear_pointer (&priv->mistake, g_free);
  if (HIATUS_KEY_LIST_GET_CLASS (self)->take (self, keyfile, &priv->mistake))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  tell_problem (self);
  g_object_unref (self);
}

static void
on_keyfile_problem (HiatusKeyfile *keyfile,
                    HiatusKeyList *self)
{
  tell_problem (self);
}

/**
 * hiatus_key_list_follow:
 * @self: a list, new
 * @keyfile: its file, loaded before or later
 *
 * Follows the file from now on.
 */
void
hiatus_key_list_follow (HiatusKeyList *self,
                        HiatusKeyfile *keyfile)
{
  HiatusKeyListPrivate *priv = get (self);

  g_return_if_fail (priv->keyfile == NULL);

  priv->keyfile = g_object_ref (keyfile);
  g_signal_connect_object (keyfile, "changed", G_CALLBACK (on_keyfile_changed), self, 0);
  g_signal_connect_object (keyfile, "problem", G_CALLBACK (on_keyfile_problem), self, 0);
  on_keyfile_changed (keyfile, self);
}

/**
 * hiatus_key_list_refresh:
 * @self: a list
 * @error: return location for an error
 *
 * Reads the file once more, so that a change is one of what is on the disk.
 *
 * Returns: %TRUE on success; %FALSE with why nothing may be changed
 */
gboolean
hiatus_key_list_refresh (HiatusKeyList *self,
                         GError **error)
{
  if (hiatus_keyfile_load (get (self)->keyfile, error))
    return TRUE;

  g_prefix_error (error, "%s", _ ("nothing was changed, so that nothing is lost; mend the file first: "));

  return FALSE;
}

/**
 * hiatus_key_list_get_keyfile:
 * @self: a list
 *
 * Returns: (transfer none): its file
 */
HiatusKeyfile *
hiatus_key_list_get_keyfile (HiatusKeyList *self)
{
  g_return_val_if_fail (HIATUS_IS_KEY_LIST (self), NULL);

  return get (self)->keyfile;
}

/**
 * hiatus_key_list_get_problem:
 * @self: a list
 *
 * Why the file as it is on the disk is not in force, or that it is gone: one line that names the first place and the
 * mend. It quotes the file, so it is for the person and not for a log.
 *
 * Returns: (transfer none) (nullable): the message, or %NULL if all is well
 */
const gchar *
hiatus_key_list_get_problem (HiatusKeyList *self)
{
  g_return_val_if_fail (HIATUS_IS_KEY_LIST (self), NULL);

  return get (self)->problem;
}
