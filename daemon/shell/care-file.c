/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/care-file.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/care-fields.h"
#include "daemon/shell/care-read.h"

/**
 * HiatusCareFile:
 *
 * What the person entered for themselves. It follows care.ini: what is saved there is in force, as a whole or, where there
 * is a mistake in it, not at all. A reason that was left out would be missed by nobody but at the moment that it is for.
 */
struct _HiatusCareFile
{
  HiatusKeyList parent_instance;
  HiatusCareList *list; /* (owned): in force */
};

G_DEFINE_FINAL_TYPE (HiatusCareFile, hiatus_care_file, HIATUS_TYPE_KEY_LIST)

static HiatusKeyfile *
get_keyfile (HiatusCareFile *self)
{
  return hiatus_key_list_get_keyfile (HIATUS_KEY_LIST (self));
}

static void
hiatus_care_file_finalize (GObject *object)
{
  HiatusCareFile *self = HIATUS_CARE_FILE (object);

  hiatus_care_list_free (self->list);

  G_OBJECT_CLASS (hiatus_care_file_parent_class)->finalize (object);
}

static void
hiatus_care_file_init (HiatusCareFile *self)
{
}

static gboolean
is_empty (const HiatusCareList *list)
{
  for (guint i = 0; i < HIATUS_N_OWN_KINDS; i++)
    if (list->numbers[i]->len > 0)
      return FALSE;

  return TRUE;
}

/* Takes what the keyfile has in force if there is no mistake in it. Returns: whether there is none. */
static gboolean
hiatus_care_file_take (HiatusKeyList *key_list,
                       HiatusKeyfile *keyfile,
                       gchar **mistake)
{
  HiatusCareFile *self = HIATUS_CARE_FILE (key_list);
  g_auto (HiatusKeyProblem) problem = { 0 };
  HiatusCareList *list = hiatus_care_read (hiatus_keyfile_get_text (keyfile), &problem);
  gboolean had_some = self->list != NULL && !is_empty (self->list);

  if (list == NULL)
    {
      *mistake = hiatus_key_problem_tell (&problem, hiatus_keyfile_get_name (keyfile));
      return FALSE;
    }

  g_clear_pointer (&self->list, hiatus_care_list_free);
  self->list = list;
  if (had_some && !hiatus_keyfile_is_there (keyfile))
    *mistake = g_strdup_printf (_ ("%s was deleted, and what you had entered for yourself with it: put it back, or enter it anew"),
                                hiatus_keyfile_get_name (keyfile));

  return TRUE;
}

static void
hiatus_care_file_class_init (HiatusCareFileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_care_file_finalize;
  HIATUS_KEY_LIST_CLASS (class)->take = hiatus_care_file_take;
}

/* Before the file was read, and where it is wrong from the start, nothing was entered. */
static HiatusCareList *
list_nothing (void)
{
  g_autoptr (HiatusKeyText) nothing = hiatus_key_text_parse ("", "", 0, NULL);
  g_auto (HiatusKeyProblem) problem = { 0 };

  return hiatus_care_read (nothing, &problem);
}

/**
 * hiatus_care_file_new:
 * @keyfile: care.ini, loaded before or later
 *
 * Makes what follows the file: what is saved there is in force.
 *
 * Returns: (transfer full): it
 */
HiatusCareFile *
hiatus_care_file_new (HiatusKeyfile *keyfile)
{
  HiatusCareFile *self = g_object_new (HIATUS_TYPE_CARE_FILE, NULL);

  self->list = list_nothing ();
  hiatus_key_list_follow (HIATUS_KEY_LIST (self), keyfile);

  return self;
}

/**
 * hiatus_care_file_get:
 * @self: the file
 *
 * Returns: (transfer none): what the person entered for themselves, never %NULL, until the next "changed" unless it is
 *   referenced
 */
HiatusCare *
hiatus_care_file_get (HiatusCareFile *self)
{
  g_return_val_if_fail (HIATUS_IS_CARE_FILE (self), NULL);

  return self->list->care;
}

/**
 * hiatus_care_file_list:
 * @self: the file
 * @kind: "reasons", "if-then", "meetings", "hard-days" or "person"
 * @error: return location for an error
 *
 * Returns: (transfer floating) (nullable): what is in force of that, as ListOwn() documents it; %NULL with
 *   %HIATUS_ERROR_INVALID
 */
GVariant *
hiatus_care_file_list (HiatusCareFile *self,
                       const gchar *kind,
                       GError **error)
{
  HiatusOwnKind which;

  g_return_val_if_fail (HIATUS_IS_CARE_FILE (self), NULL);

  if (!hiatus_own_parse_kind (kind, &which, error))
    return NULL;

  return hiatus_own_describe (self->list, which);
}

/* What a change is about, and where. */
typedef struct
{
  const gchar *name;
  const gchar *group;
} Change;

/* With a mistake in it the file would not come into force, and the change would not either. */
static gboolean
check_list (const HiatusKeyText *text,
            gpointer data,
            GError **error)
{
  const Change *change = data;
  g_auto (HiatusKeyProblem) problem = { 0 };
  g_autoptr (HiatusCareList) list = hiatus_care_read (text, &problem);
  g_autofree gchar *told = NULL;

  if (list != NULL)
    return TRUE;

  told = hiatus_key_problem_tell (&problem, change->name);
  /* Of what is not in the file yet there is no line to tell. */
  if (!g_str_equal (problem.group, change->group))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("nothing was changed, so that nothing is lost; mend the file first: %s"), told);
  else if (problem.key != NULL)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s: %s", problem.key, problem.what);
  else
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s", problem.what);

  return FALSE;
}

static gboolean
is_in_file (HiatusCareFile *self,
            const gchar *group)
{
  return hiatus_keyfile_line (get_keyfile (self), group, NULL) != 0;
}

/* The smallest number that is free. Returns: 0 where there are as many as there may be */
static guint
find_free (HiatusCareFile *self,
           HiatusOwnKind kind)
{
  for (guint number = 1; number <= hiatus_own_groups[kind].most; number++)
    {
      g_autofree gchar *group = hiatus_own_name_group (kind, number);

      if (!is_in_file (self, group))
        return number;
    }

  return 0;
}

static void
refuse_more (HiatusOwnKind kind,
             GError **error)
{
  guint most = hiatus_own_groups[kind].most;

  if (kind == HIATUS_OWN_PERSON)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("Somebody is entered already: 'hiatus person remove' takes them out, then add them anew."));
  else if (kind == HIATUS_OWN_IF_THEN)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There are three if-then plans already, and more are hard to keep in mind: 'hiatus if-then remove N' takes one out."));
  else
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, ngettext ("There is %u already, and no more is kept: 'hiatus %s remove N' takes it out.", "There are %u already, and no more are kept: 'hiatus %s remove N' takes one out.", most), most, hiatus_own_groups[kind].name);
}

/**
 * hiatus_care_file_add:
 * @self: the file
 * @kind: what is entered, as of hiatus_care_file_list()
 * @fields: an a{sv} with keys as in care.ini
 * @error: return location for an error
 *
 * Enters something, in the file and in force.
 *
 * Returns: its number; 0 with %HIATUS_ERROR_INVALID (what is given is of no use, or a file that has to be mended first),
 *   %HIATUS_ERROR_REFUSED (there are as many as there may be) or %HIATUS_ERROR_STORAGE, and nothing changed
 */
guint
hiatus_care_file_add (HiatusCareFile *self,
                      const gchar *kind,
                      GVariant *fields,
                      GError **error)
{
  g_auto (HiatusOwnChanges) changes = { 0 };
  g_autofree gchar *group = NULL;
  HiatusOwnKind which;
  Change change;
  guint number;

  g_return_val_if_fail (HIATUS_IS_CARE_FILE (self), 0);

  if (!hiatus_own_parse_kind (kind, &which, error) || !hiatus_own_changes_parse (&changes, which, fields, error) || !hiatus_key_list_refresh (HIATUS_KEY_LIST (self), error))
    return 0;
  number = find_free (self, which);
  if (number == 0)
    {
      refuse_more (which, error);
      return 0;
    }
  group = hiatus_own_name_group (which, number);
  change = (Change){ hiatus_keyfile_get_name (get_keyfile (self)), group };
  if (!hiatus_keyfile_change (get_keyfile (self), group, changes.changes, changes.n_changes, check_list, &change, error))
    return 0;

  return number;
}

static gboolean
check_number (HiatusCareFile *self,
              HiatusOwnKind kind,
              guint number,
              GError **error)
{
  g_autofree gchar *group = hiatus_own_name_group (kind, number);

  if (is_in_file (self, group))
    return TRUE;

  hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no number %u: 'hiatus %s' shows what there is."), number, hiatus_own_groups[kind].name);

  return FALSE;
}

/**
 * hiatus_care_file_change:
 * @self: the file
 * @kind: what is changed, as of hiatus_care_file_list()
 * @number: the number that it is listed under
 * @fields: an a{sv} with keys as in care.ini: all that it says from now on
 * @error: return location for an error
 *
 * Changes something, in the file and in force.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_NOT_FOUND, %HIATUS_ERROR_INVALID or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_care_file_change (HiatusCareFile *self,
                         const gchar *kind,
                         guint number,
                         GVariant *fields,
                         GError **error)
{
  g_auto (HiatusOwnChanges) changes = { 0 };
  g_autofree gchar *group = NULL;
  HiatusOwnKind which;
  Change change;

  g_return_val_if_fail (HIATUS_IS_CARE_FILE (self), FALSE);

  if (!hiatus_own_parse_kind (kind, &which, error) || !hiatus_own_changes_parse (&changes, which, fields, error) || !hiatus_key_list_refresh (HIATUS_KEY_LIST (self), error) || !check_number (self, which, number, error))
    return FALSE;
  hiatus_own_changes_drop_others (&changes, which);
  group = hiatus_own_name_group (which, number);
  change = (Change){ hiatus_keyfile_get_name (get_keyfile (self)), group };

  return hiatus_keyfile_change (get_keyfile (self), group, changes.changes, changes.n_changes, check_list, &change, error);
}

/**
 * hiatus_care_file_remove:
 * @self: the file
 * @kind: what is taken out, as of hiatus_care_file_list()
 * @number: the number that it is listed under
 * @error: return location for an error
 *
 * Takes something out, in the file and in force. The comments inside its group go too.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_NOT_FOUND, %HIATUS_ERROR_INVALID or %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_care_file_remove (HiatusCareFile *self,
                         const gchar *kind,
                         guint number,
                         GError **error)
{
  g_autofree gchar *group = NULL;
  HiatusOwnKind which;
  Change change;

  g_return_val_if_fail (HIATUS_IS_CARE_FILE (self), FALSE);

  if (!hiatus_own_parse_kind (kind, &which, error) || !hiatus_key_list_refresh (HIATUS_KEY_LIST (self), error) || !check_number (self, which, number, error))
    return FALSE;
  group = hiatus_own_name_group (which, number);
  change = (Change){ hiatus_keyfile_get_name (get_keyfile (self)), group };

  return hiatus_keyfile_remove_group (get_keyfile (self), group, check_list, &change, error);
}
