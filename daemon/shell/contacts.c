/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/contacts.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/contacts-keys.h"
#include "daemon/shell/contacts-lists.h"
#include "daemon/shell/contacts-read.h"

/**
 * HiatusContacts:
 *
 * The list of contacts. It follows contacts.ini: what is saved there is in force, as a whole or, where there is a mistake
 * in it, not at all. A list of which a part was left out would be one that the person did not write, and nobody would
 * notice who is missing.
 */
struct _HiatusContacts
{
  HiatusKeyList parent_instance;
  GPtrArray *contacts;    /* (owned) (element-type HiatusContact): in force */
  HiatusMatcher *matcher; /* (owned): of @contacts */
};

G_DEFINE_FINAL_TYPE (HiatusContacts, hiatus_contacts, HIATUS_TYPE_KEY_LIST)

static HiatusKeyfile *
get_keyfile (HiatusContacts *self)
{
  return hiatus_key_list_get_keyfile (HIATUS_KEY_LIST (self));
}

static void
hiatus_contacts_finalize (GObject *object)
{
  HiatusContacts *self = HIATUS_CONTACTS (object);

  g_ptr_array_unref (self->contacts);
  hiatus_matcher_unref (self->matcher);

  G_OBJECT_CLASS (hiatus_contacts_parent_class)->finalize (object);
}

static void
hiatus_contacts_init (HiatusContacts *self)
{
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  self->matcher = hiatus_matcher_new (self->contacts);
}

/* A list that is gone is a list of nobody, and whoever relies on it has to hear of that. */
static gchar *
tell_gone (HiatusContacts *self,
           guint n_before)
{
  if (n_before == 0 || hiatus_keyfile_is_there (get_keyfile (self)))
    return NULL;

  return g_strdup_printf (_ ("%s was deleted, so nobody is on the list: put it back, or add them anew"),
                          hiatus_keyfile_get_name (get_keyfile (self)));
}

/* Takes what the keyfile has in force if there is no mistake in it. Returns: whether there is none. */
static gboolean
hiatus_contacts_take (HiatusKeyList *list,
                      HiatusKeyfile *keyfile,
                      gchar **mistake)
{
  HiatusContacts *self = HIATUS_CONTACTS (list);
  g_auto (HiatusKeyProblem) problem = { 0 };
  GPtrArray *contacts = hiatus_contacts_read (hiatus_keyfile_get_text (keyfile), &problem);
  guint n_before = self->contacts->len;

  if (contacts == NULL)
    {
      *mistake = hiatus_key_problem_tell (&problem, hiatus_keyfile_get_name (keyfile));
      return FALSE;
    }

  g_ptr_array_unref (self->contacts);
  self->contacts = contacts;
  hiatus_matcher_unref (self->matcher);
  self->matcher = hiatus_matcher_new (contacts);
  *mistake = tell_gone (self, n_before);

  return TRUE;
}

static void
hiatus_contacts_class_init (HiatusContactsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_contacts_finalize;
  HIATUS_KEY_LIST_CLASS (class)->take = hiatus_contacts_take;
}

/**
 * hiatus_contacts_new:
 * @keyfile: contacts.ini, loaded before or later
 *
 * Makes the list. It follows the file: what is saved there is in force.
 *
 * Returns: (transfer full): the list
 */
HiatusContacts *
hiatus_contacts_new (HiatusKeyfile *keyfile)
{
  HiatusContacts *self = g_object_new (HIATUS_TYPE_CONTACTS, NULL);

  hiatus_key_list_follow (HIATUS_KEY_LIST (self), keyfile);

  return self;
}

/**
 * hiatus_contacts_get_contacts:
 * @self: the contacts
 *
 * Returns: (transfer none) (element-type HiatusContact): the list in force, in the order of the file, until the next "changed"
 */
GPtrArray *
hiatus_contacts_get_contacts (HiatusContacts *self)
{
  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), NULL);

  return self->contacts;
}

/**
 * hiatus_contacts_find:
 * @self: the contacts
 * @label: what the person calls somebody
 *
 * Returns: (transfer none) (nullable): the contact in force that is called so, until the next "changed"; %NULL if nobody is
 */
HiatusContact *
hiatus_contacts_find (HiatusContacts *self,
                      const gchar *label)
{
  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), NULL);

  for (guint i = 0; i < self->contacts->len; i++)
    {
      HiatusContact *contact = g_ptr_array_index (self->contacts, i);

      if (g_str_equal (contact->label, label))
        return contact;
    }

  return NULL;
}

/**
 * hiatus_contacts_get_matcher:
 * @self: the contacts
 *
 * Returns: (transfer none): the matcher of the list in force, never %NULL, until the next "changed"
 */
HiatusMatcher *
hiatus_contacts_get_matcher (HiatusContacts *self)
{
  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), NULL);

  return self->matcher;
}

static gboolean
is_in_file (HiatusContacts *self,
            const gchar *label)
{
  return hiatus_keyfile_line (get_keyfile (self), label, NULL) != 0;
}

/* Whom a change is about, and where. */
typedef struct
{
  const gchar *name;
  const gchar *label;
} Change;

/* With a mistake in it the list would not come into force, and the change would not either. */
static gboolean
check_list (const HiatusKeyText *text,
            gpointer data,
            GError **error)
{
  const Change *change = data;
  g_auto (HiatusKeyProblem) problem = { 0 };
  g_autoptr (GPtrArray) contacts = hiatus_contacts_read (text, &problem);
  g_autofree gchar *told = NULL;

  if (contacts != NULL)
    return TRUE;

  told = hiatus_key_problem_tell (&problem, change->name);
  /* Of what is not in the file yet there is no line to tell. */
  if (!g_str_equal (problem.group, change->label))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("nothing was changed, so that nothing is lost; mend the file first: %s"), told);
  else if (problem.key != NULL)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s, %s: %s", change->label, problem.key, problem.what);
  else
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s: %s", change->label, problem.what);

  return FALSE;
}

/* Writes what @lists says of the contact into its group. */
static gboolean
write_lists (HiatusContacts *self,
             const gchar *label,
             const HiatusContactsLists *lists,
             GError **error)
{
  const gchar *name = lists->label != NULL ? lists->label : label;
  Change change = { hiatus_keyfile_get_name (get_keyfile (self)), name };

  return hiatus_keyfile_change_and_rename (get_keyfile (self),
                                           label,
                                           name,
                                           lists->changes,
                                           lists->n_changes,
                                           check_list,
                                           &change,
                                           error);
}

/* Whether nobody in the file is called so yet. */
static gboolean
check_is_free (HiatusContacts *self,
               const gchar *label,
               GError **error)
{
  if (!is_in_file (self, label))
    return TRUE;

  hiatus_error_set (error,
                    HIATUS_ERROR_REFUSED,
                    _ ("'%s' is on the list already: add to their group in %s, or remove them first."),
                    label,
                    hiatus_keyfile_get_name (get_keyfile (self)));

  return FALSE;
}

/**
 * hiatus_contacts_add:
 * @self: the contacts
 * @label: what the person calls them; blanks around it are left out
 * @lists: an `a{sv}` with keys as in contacts.ini: a list of texts, or the word of an answer
 * @error: return location for an error
 *
 * Puts somebody on the list, in the file and in force.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID (what is given cannot be looked for, or a file that has to be mended
 *   first), %HIATUS_ERROR_REFUSED (somebody is called so already) or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_contacts_add (HiatusContacts *self,
                     const gchar *label,
                     GVariant *lists,
                     GError **error)
{
  g_autofree gchar *stripped = g_strstrip (g_strdup (label));
  g_auto (HiatusContactsLists) changes = { 0 };

  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), FALSE);

  if (!hiatus_contacts_check_label (stripped, error) || !hiatus_contacts_lists_parse (&changes, lists, error))
    return FALSE;
  if (!changes.has_keyword)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is nothing to know '%s' by: give a name, a phone number, an e-mail address, a handle or a phrase."), stripped);
      return FALSE;
    }
  if (changes.label != NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s is given twice: give it once."), "label");
      return FALSE;
    }

  return hiatus_key_list_refresh (HIATUS_KEY_LIST (self), error) && check_is_free (self, stripped, error) && write_lists (self, stripped, &changes, error);
}

/**
 * hiatus_contacts_check_is_listed:
 * @self: the contacts
 * @label: what the person calls somebody
 * @error: return location for an error
 *
 * Whether the file has a group of that name, in force or not.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_NOT_FOUND, or with an error of a file that cannot be read
 */
gboolean
hiatus_contacts_check_is_listed (HiatusContacts *self,
                                 const gchar *label,
                                 GError **error)
{
  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), FALSE);

  if (!hiatus_key_list_refresh (HIATUS_KEY_LIST (self), error))
    return FALSE;
  if (is_in_file (self, label))
    return TRUE;

  hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("'%s' is not on the list: 'hiatus contacts' shows who is."), label);

  return FALSE;
}

/**
 * hiatus_contacts_change:
 * @self: the contacts
 * @label: whom
 * @lists: an `a{sv}` as of hiatus_contacts_add(); what is in it replaces what was there, an empty list or word removes the
 *   key, and all else stays. A `label` is what they are called from now on
 * @error: return location for an error
 *
 * Changes what is known of somebody, in the file and in force.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_NOT_FOUND, %HIATUS_ERROR_INVALID, %HIATUS_ERROR_REFUSED (somebody else is
 *   called so) or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_contacts_change (HiatusContacts *self,
                        const gchar *label,
                        GVariant *lists,
                        GError **error)
{
  g_auto (HiatusContactsLists) changes = { 0 };

  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), FALSE);

  return hiatus_contacts_lists_parse (&changes, lists, error) &&
         hiatus_contacts_check_is_listed (self, label, error) &&
         (changes.label == NULL || g_str_equal (changes.label, label) || check_is_free (self, changes.label, error)) &&
         write_lists (self, label, &changes, error);
}

/**
 * hiatus_contacts_try:
 * @self: the contacts
 * @label: whom it would change; empty for somebody new
 * @lists: an `a{sv}` with all that would be known of them, their label included
 * @mistakes: gets what keeps it from being saved, as TryContact() documents it
 * @error: return location for an error
 *
 * What it would come to if a contact were entered so. Nothing is changed.
 *
 * Returns: (transfer full) (nullable): the contact without what has a mistake, or %NULL with %HIATUS_ERROR_INVALID
 */
HiatusContact *
hiatus_contacts_try (HiatusContacts *self,
                     const gchar *label,
                     GVariant *lists,
                     GVariantDict *mistakes,
                     GError **error)
{
  HiatusContact *contact;
  g_autofree gchar *stripped = NULL;
  const gchar *wanted;

  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), NULL);

  contact = hiatus_contacts_lists_try (lists, mistakes, error);
  if (contact == NULL || !g_variant_lookup (lists, "label", "&s", &wanted) || g_variant_dict_contains (mistakes, "label"))
    return contact;

  stripped = g_strstrip (g_strdup (wanted));
  if (!g_str_equal (stripped, label) && is_in_file (self, stripped))
    {
      g_autofree gchar *sentence = g_strdup_printf (_ ("'%s' is on the list already: choose another label"), stripped);

      g_variant_dict_insert (mistakes, "label", "s", sentence);
    }

  return contact;
}

/**
 * hiatus_contacts_remove:
 * @self: the contacts
 * @label: whom
 * @error: return location for an error
 *
 * Takes somebody off the list, in the file and in force. The comments inside their group go too.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_NOT_FOUND, %HIATUS_ERROR_INVALID or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_contacts_remove (HiatusContacts *self,
                        const gchar *label,
                        GError **error)
{
  Change change = { hiatus_keyfile_get_name (get_keyfile (self)), label };

  g_return_val_if_fail (HIATUS_IS_CONTACTS (self), FALSE);

  return hiatus_contacts_check_is_listed (self, label, error) &&
         hiatus_keyfile_remove_group (get_keyfile (self), label, check_list, &change, error);
}
