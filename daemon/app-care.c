/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"
#include "daemon/core/act.h"

/* What the person entered for themselves: it goes to whoever asks, and into no signal and no log. */

/**
 * hiatus_app_get_care:
 * @self: the app
 *
 * Returns: (transfer none): what the person entered for themselves, never %NULL, until the main loop goes on
 */
HiatusCare *
hiatus_app_get_care (HiatusApp *self)
{
  return hiatus_care_file_get (self->care);
}

/**
 * hiatus_app_list_own:
 * @self: the app
 * @kind: as in ListOwn()
 * @error: return location
 *
 * Returns: (transfer floating): what is entered of that kind; %NULL with %HIATUS_ERROR_INVALID for another kind
 */
GVariant *
hiatus_app_list_own (HiatusApp *self, const gchar *kind, GError **error)
{
  return hiatus_care_file_list (self->care, kind, error);
}

/**
 * hiatus_app_add_own:
 * @self: the app
 * @kind: as in AddOwn()
 * @fields: as AddOwn() documents them
 * @error: return location
 *
 * Returns: its number; 0 with the errors of hiatus_care_file_add()
 */
guint
hiatus_app_add_own (HiatusApp *self, const gchar *kind, GVariant *fields, GError **error)
{
  return hiatus_care_file_add (self->care, kind, fields, error);
}

/**
 * hiatus_app_change_own:
 * @self: the app
 * @kind: as in ChangeOwn()
 * @number: its number in ListOwn()
 * @fields: as ChangeOwn() documents them
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_care_file_change()
 */
gboolean
hiatus_app_change_own (HiatusApp *self, const gchar *kind, guint number, GVariant *fields, GError **error)
{
  return hiatus_care_file_change (self->care, kind, number, fields, error);
}

/**
 * hiatus_app_remove_own:
 * @self: the app
 * @kind: as in RemoveOwn()
 * @number: its number in ListOwn()
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_care_file_remove()
 */
gboolean
hiatus_app_remove_own (HiatusApp *self, const gchar *kind, guint number, GError **error)
{
  return hiatus_care_file_remove (self->care, kind, number, error);
}

/**
 * hiatus_app_reflect:
 * @self: the app
 * @id: the id of something that the person did, or "" for their latest slip
 * @note: what happened, in their words
 * @error: return location
 *
 * Returns: (transfer full): the id of the reflection once it is recorded; %NULL with the errors of hiatus_act_reflect() or
 *   of the store
 */
gchar *
hiatus_app_reflect (HiatusApp *self, const gchar *id, const gchar *note, GError **error)
{
  HiatusEvent *event = hiatus_act_reflect (hiatus_app_journey (self), id, note, error);
  const HiatusEvent *recorded = event == NULL ? NULL : hiatus_journal_record (self->journal, event, error);
  gchar *reflection;

  if (recorded == NULL)
    return NULL;
  reflection = hiatus_event_id (recorded);
  hiatus_app_update (self);
  return reflection;
}
