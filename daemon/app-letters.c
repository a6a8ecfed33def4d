/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/core/letters.h"

/* What a person writes: the texts that they are at, and the letters that they keep. Nobody but who asks for a text by its
 * name gets it: it goes into no signal and no log, and is never looked through. */

/**
 * hiatus_app_save_draft:
 * @self: the app
 * @name: as in SaveDraft()
 * @text: the text so far
 * @error: return location
 *
 * Returns: %TRUE once it is on the disk; %FALSE with the errors of hiatus_store_save_draft()
 */
gboolean
hiatus_app_save_draft (HiatusApp *self, const gchar *name, const gchar *text, GError **error)
{
  return hiatus_journal_save_draft (self->journal, name, text, error);
}

/**
 * hiatus_app_read_draft:
 * @self: the app
 * @name: as in ReadDraft()
 * @error: return location
 *
 * Returns: (transfer full): the text, "" where there is none; %NULL with the errors of hiatus_store_get_draft()
 */
gchar *
hiatus_app_read_draft (HiatusApp *self, const gchar *name, GError **error)
{
  gchar *text = NULL;

  if (!hiatus_journal_get_draft (self->journal, name, &text, error))
    return NULL;
  return text == NULL ? g_strdup ("") : text;
}

/**
 * hiatus_app_erase_draft:
 * @self: the app
 * @name: as in EraseDraft()
 * @error: return location
 *
 * Returns: %TRUE once no file holds it any more; %FALSE with the errors of hiatus_store_erase_draft()
 */
gboolean
hiatus_app_erase_draft (HiatusApp *self, const gchar *name, GError **error)
{
  return hiatus_journal_erase_draft (self->journal, name, error);
}

/**
 * hiatus_app_keep_letter:
 * @self: the app
 * @options: as KeepLetter() documents them
 * @error: return location
 *
 * Returns: (transfer full): the id of the letter once it is recorded; %NULL with the errors of hiatus_letters_new() or of
 *   the store
 */
gchar *
hiatus_app_keep_letter (HiatusApp *self, GVariant *options, GError **error)
{
  HiatusEvent *event = hiatus_letters_new (options, hiatus_app_now (self), hiatus_app_zone (self), error);
  const HiatusEvent *recorded = event == NULL ? NULL : hiatus_journal_record (self->journal, event, error);
  gchar *id;

  if (recorded == NULL)
    return NULL;
  id = hiatus_event_id (recorded);
  hiatus_app_update (self);
  return id;
}

/**
 * hiatus_app_felt_letter:
 * @self: the app
 * @id: the id of a letter, kept or not
 * @answer: as in FeltLetter()
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_letters_new_felt() or of the store
 */
gboolean
hiatus_app_felt_letter (HiatusApp *self, const gchar *id, const gchar *answer, GError **error)
{
  return hiatus_app_record (self, hiatus_letters_new_felt (hiatus_app_journey (self), id, answer, error), error);
}

static GVariant *
describe (HiatusApp *self, const HiatusEvent *letter)
{
  g_auto (GVariantDict) row = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *id = hiatus_event_id (letter);

  g_variant_dict_insert (&row, "id", "s", id);
  g_variant_dict_insert (&row, "number", "u", hiatus_letters_number (hiatus_app_journey (self), letter));
  g_variant_dict_insert (&row, "at", "x", letter->happened_us);
  if (letter->until_us != 0)
    g_variant_dict_insert (&row, "again-at", "x", letter->until_us);
  return g_variant_dict_end (&row);
}

/**
 * hiatus_app_list_letters:
 * @self: the app
 *
 * Returns: (transfer floating): the letters that are kept, as ListLetters() documents them
 */
GVariant *
hiatus_app_list_letters (HiatusApp *self)
{
  g_autoptr (GPtrArray) letters = hiatus_letters_list (hiatus_app_journey (self));
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < letters->len; i++)
    g_variant_builder_add_value (&rows, describe (self, g_ptr_array_index (letters, i)));
  return g_variant_builder_end (&rows);
}

/**
 * hiatus_app_read_letter:
 * @self: the app
 * @id: the id of a letter
 * @error: return location
 *
 * Returns: (transfer none): its text, until the main loop goes on; %NULL with %HIATUS_ERROR_NOT_FOUND where nobody has it,
 *   with %HIATUS_ERROR_LOCKED where the passphrase is wanted first
 */
const gchar *
hiatus_app_read_letter (HiatusApp *self, const gchar *id, GError **error)
{
  const HiatusEvent *letter = hiatus_letters_find_kept (hiatus_app_journey (self), id, error);

  if (letter == NULL || !letter->note_locked)
    return letter == NULL ? NULL : letter->note;
  hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("Your letters are locked: give the passphrase first ('hiatus unlock')."));
  return NULL;
}

/**
 * hiatus_app_ask_delete_letter:
 * @self: the app
 * @id: the id of a letter
 * @question: (out): what the person has to agree to
 * @token: (out): what hiatus_app_delete_letter() wants
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_NOT_FOUND where there is no such letter
 */
gboolean
hiatus_app_ask_delete_letter (HiatusApp *self, const gchar *id, gchar **question, gchar **token, GError **error)
{
  if (hiatus_letters_find_kept (hiatus_app_journey (self), id, error) == NULL)
    return FALSE;
  *question = g_strdup (_ ("Delete this letter? It goes from the backups too, and nobody can bring it back."));
  *token = hiatus_agreement_ask (&self->deletion, id, hiatus_app_now (self));
  return TRUE;
}

/**
 * hiatus_app_delete_letter:
 * @self: the app
 * @id: the id of a letter
 * @token: from hiatus_app_ask_delete_letter(), good once
 * @error: return location
 *
 * Returns: %TRUE once no file holds its text any more; %FALSE with %HIATUS_ERROR_REFUSED for a token that is not good, or
 *   the errors of hiatus_journal_erase_text()
 */
gboolean
hiatus_app_delete_letter (HiatusApp *self, const gchar *id, const gchar *token, GError **error)
{
  if (!hiatus_agreement_take (&self->deletion, token, id, hiatus_app_now (self)))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The question was not answered in time: ask again."));
      return FALSE;
    }
  if (!hiatus_journal_erase_text (self->journal, id, error))
    return FALSE;
  hiatus_app_update (self);
  return TRUE;
}
