/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/deck-file.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/deck-read.h"

/**
 * HiatusDeckFile:
 *
 * The deck: the prompts that come with Hiatus, and those that the person wrote into deck.ini. It follows that file: what is
 * saved there is in force. A prompt with a mistake in it is left out, and told; all others are used, for whoever misses one
 * misses only that one.
 */
struct _HiatusDeckFile
{
  GObject parent_instance;
  HiatusKeyfile *keyfile; /* (owned): of a plain text */
  HiatusDeck *shipped;    /* (owned) */
  HiatusDeck *deck;       /* (owned): in force */
  GPtrArray *mistakes;    /* (owned) (element-type HiatusDeckMistake): the first ones */
  guint n_mistakes;
  gchar *problem; /* (owned) (nullable): what the person has to know */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusDeckFile, hiatus_deck_file, G_TYPE_OBJECT)

static GPtrArray *
new_mistakes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_deck_mistake_free);
}

static void
hiatus_deck_file_finalize (GObject *object)
{
  HiatusDeckFile *self = HIATUS_DECK_FILE (object);

  g_object_unref (self->keyfile);
  hiatus_deck_free (self->shipped);
  hiatus_deck_free (self->deck);
  g_ptr_array_unref (self->mistakes);
  g_free (self->problem);
  G_OBJECT_CLASS (hiatus_deck_file_parent_class)->finalize (object);
}

static void
hiatus_deck_file_class_init (HiatusDeckFileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_deck_file_finalize;

  /**
   * HiatusDeckFile::changed:
   * @self: the deck
   *
   * Another deck is in force.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HIATUS_TYPE_DECK_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusDeckFile::problem:
   * @self: the deck
   *
   * hiatus_deck_file_get_problem() says something else than before.
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", HIATUS_TYPE_DECK_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_deck_file_init (HiatusDeckFile *self)
{
  self->mistakes = new_mistakes ();
}

/* The first mistake, and how many more there are. */
static gchar *
describe_problem (HiatusDeckFile *self)
{
  const gchar *unread = hiatus_keyfile_get_problem (self->keyfile);
  g_autofree gchar *first = NULL;
  guint others;

  if (unread != NULL)
    return g_strdup (unread);
  if (self->n_mistakes == 0)
    return NULL;
  first = hiatus_deck_mistake_tell (g_ptr_array_index (self->mistakes, 0), hiatus_keyfile_get_name (self->keyfile), TRUE);
  others = self->n_mistakes - 1;
  if (others == 0)
    return g_steal_pointer (&first);
  return g_strdup_printf (ngettext ("%s (and %u more: 'hiatus doctor' has them)", "%s (and %u more: 'hiatus doctor' has them)", others), first, others);
}

static void
tell_problem (HiatusDeckFile *self)
{
  g_autofree gchar *problem = describe_problem (self);

  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0);
}

static void
on_keyfile_changed (HiatusKeyfile *keyfile, HiatusDeckFile *self)
{
  HiatusDeck *deck = hiatus_deck_copy (self->shipped);
  gsize length;
  const gchar *text = hiatus_key_text_get_text (hiatus_keyfile_get_text (keyfile), &length);

  g_ptr_array_set_size (self->mistakes, 0);
  self->n_mistakes = hiatus_deck_read (deck, text, length, TRUE, self->mistakes);
  hiatus_deck_free (self->deck);
  self->deck = deck;

  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  tell_problem (self);
  g_object_unref (self);
}

static void
on_keyfile_problem (HiatusKeyfile *keyfile, HiatusDeckFile *self)
{
  tell_problem (self);
}

/**
 * hiatus_deck_file_read:
 * @bytes: a deck file: a group for each prompt, with `group` and `text`, and perhaps `days` and `hours`
 * @name: the name of the file, for errors
 * @error: return location
 *
 * Reads the deck that comes with Hiatus.
 *
 * Returns: (transfer full): the deck; %NULL with %HIATUS_ERROR_INVALID, which names file, line and prompt
 */
HiatusDeck *
hiatus_deck_file_read (GBytes *bytes, const gchar *name, GError **error)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (GPtrArray) mistakes = new_mistakes ();
  g_autofree gchar *told = NULL;
  gsize length;
  const gchar *text = g_bytes_get_data (bytes, &length);

  if (hiatus_deck_read (deck, text == NULL ? "" : text, length, FALSE, mistakes) == 0)
    return g_steal_pointer (&deck);
  told = hiatus_deck_mistake_tell (g_ptr_array_index (mistakes, 0), name, TRUE);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s", told);
  return NULL;
}

/**
 * hiatus_deck_file_new:
 * @keyfile: deck.ini of the person, made with hiatus_keyfile_new_plain(), loaded before or later
 * @shipped: (transfer full): the prompts that come with Hiatus
 *
 * Makes the deck. It follows the file: what is saved there is in force.
 *
 * Returns: (transfer full): the deck
 */
HiatusDeckFile *
hiatus_deck_file_new (HiatusKeyfile *keyfile, HiatusDeck *shipped)
{
  HiatusDeckFile *self = g_object_new (HIATUS_TYPE_DECK_FILE, NULL);

  self->keyfile = g_object_ref (keyfile);
  self->shipped = shipped;
  g_signal_connect_object (keyfile, "changed", G_CALLBACK (on_keyfile_changed), self, 0);
  g_signal_connect_object (keyfile, "problem", G_CALLBACK (on_keyfile_problem), self, 0);
  on_keyfile_changed (keyfile, self);
  return self;
}

/**
 * hiatus_deck_file_get_deck:
 * @self: the deck
 *
 * Returns: (transfer none): the prompts in force, those of Hiatus first, until the next "changed"
 */
const HiatusDeck *
hiatus_deck_file_get_deck (HiatusDeckFile *self)
{
  return self->deck;
}

/**
 * hiatus_deck_file_get_problem:
 * @self: the deck
 *
 * What of the person's file is not in force: one line that names the first place and the mend. It quotes the file, so it is
 * for the person and not for a log.
 *
 * Returns: (transfer none) (nullable): the message, or %NULL if all is well
 */
const gchar *
hiatus_deck_file_get_problem (HiatusDeckFile *self)
{
  return self->problem;
}

/**
 * hiatus_deck_file_list_mistakes:
 * @self: the deck
 *
 * The mistakes in the person's file, a line for each, up to %HIATUS_DECK_MISTAKES_MAX and a last one that counts the
 * rest. No name of a prompt is in them.
 *
 * Returns: (transfer full): the lines; empty if all is well
 */
GStrv
hiatus_deck_file_list_mistakes (HiatusDeckFile *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const gchar *name = hiatus_keyfile_get_name (self->keyfile);
  guint others = self->n_mistakes - self->mistakes->len;

  if (hiatus_keyfile_get_problem (self->keyfile) != NULL)
    g_strv_builder_add (lines, hiatus_keyfile_get_problem (self->keyfile));
  for (guint i = 0; i < self->mistakes->len; i++)
    {
      g_autofree gchar *line = hiatus_deck_mistake_tell (g_ptr_array_index (self->mistakes, i), name, FALSE);

      g_strv_builder_add (lines, line);
    }
  if (others > 0)
    {
      g_autofree gchar *line = g_strdup_printf (ngettext ("%s has %u more mistake.", "%s has %u more mistakes.", others), name, others);

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}
