/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/shell/store-check.h"
#include "daemon/shell/store-copy.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-private.h"
#include "daemon/shell/store-schema.h"

#define BACKUP_PREFIX "journal-"
#define BACKUP_SUFFIX ".db"
#define BACKUP_PART ".part"
#define KEPT_DAYS 7
#define KEPT_WEEKS 4

/* The path of the backup of a date. */
gchar *
hiatus_store_backup_path (HiatusStore *self, const gchar *date)
{
  g_autofree gchar *name = g_strconcat (BACKUP_PREFIX, date, BACKUP_SUFFIX, NULL);

  return g_build_filename (self->folder, HIATUS_BACKUPS, name, NULL);
}

/**
 * hiatus_backup_choose:
 * @dates: (array length=n_dates): the dates of the backups, newest first
 * @n_dates: how many there are
 * @kept: (out caller-allocates) (array length=n_dates): which of them to keep
 *
 * Keeps the newest seven, and the newest of each of the four calendar weeks before the week of the seventh.
 * Weeks of the calendar, because a week counted from today would never let a backup grow old.
 */
void
hiatus_backup_choose (const GDate *dates, guint n_dates, gboolean *kept)
{
  guint n_weeks = 0;
  guint32 last_week = 0;

  for (guint i = 0; i < n_dates; i++)
    {
      /* Julian day 1 is a Monday. */
      guint32 week = (g_date_get_julian (&dates[i]) - 1) / 7;

      kept[i] = i < KEPT_DAYS || (n_weeks < KEPT_WEEKS && week != last_week);
      if (i >= KEPT_DAYS && kept[i])
        n_weeks++;
      last_week = week;
    }
}

static gint
compare_newest_first (gconstpointer left, gconstpointer right)
{
  return g_strcmp0 (*(const gchar *const *) right, *(const gchar *const *) left);
}

/**
 * hiatus_store_list_backups:
 * @self: a store, open or not
 * @error: return location
 *
 * Returns: (transfer full): the dates of the backups as "2025-03-01", newest first
 */
GStrv
hiatus_store_list_backups (HiatusStore *self, GError **error)
{
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree gchar *folder = NULL;

  g_return_val_if_fail (HIATUS_IS_STORE (self), NULL);

  if (self->folder == NULL)
    return g_new0 (gchar *, 1);
  folder = hiatus_store_path (self, HIATUS_BACKUPS);
  paths = hiatus_folder_list (folder, BACKUP_PREFIX, BACKUP_SUFFIX);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree gchar *name = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree gchar *date = g_strndup (name + strlen (BACKUP_PREFIX), strlen (name) - strlen (BACKUP_PREFIX BACKUP_SUFFIX));
      GDate parsed;

      if (hiatus_calendar_parse_date (date, &parsed, NULL))
        g_ptr_array_add (dates, g_steal_pointer (&date));
    }
  g_ptr_array_sort (dates, compare_newest_first);
  g_ptr_array_add (dates, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&dates), FALSE);
}

/* Checks a backup or a journal that is being made. */
gboolean
hiatus_store_verify_file (const gchar *path, GError **error)
{
  g_autoptr (sqlite3) database = hiatus_database_open (path, HIATUS_DATABASE_READ, error);

  return database != NULL && hiatus_rows_check (database, error);
}

static void
prune (HiatusStore *self)
{
  g_auto (GStrv) names = hiatus_store_list_backups (self, NULL);
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (GDate));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gboolean));

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      GDate date;

      hiatus_calendar_parse_date (names[i], &date, NULL);
      g_array_append_val (dates, date);
    }
  g_array_set_size (kept, dates->len);
  hiatus_backup_choose ((const GDate *) (gconstpointer) dates->data, dates->len, (gboolean *) (gpointer) kept->data);
  for (guint i = 0; names != NULL && i < dates->len; i++)
    {
      g_autofree gchar *path = hiatus_store_backup_path (self, names[i]);

      if (!g_array_index (kept, gboolean, i))
        g_unlink (path);
    }
}

/* A backup that is being made. */
struct _HiatusBackup
{
  sqlite3 *from;          /* (unowned) */
  gchar *path;            /* (owned): what it is called once it is complete and checked */
  gchar *part;            /* (owned): what it is called until then */
  HiatusCopy *copy;       /* (owned) (nullable): while it is being copied */
  sqlite3 *file;          /* (owned) (nullable): while it is being checked */
  HiatusRowsCheck *check; /* (owned) (nullable): likewise */
};

/* Begins the backup of a date, of a journal that stays open; @suffix is what the name of the part ends in. */
HiatusBackup *
hiatus_backup_new (HiatusStore *store, sqlite3 *from, const GDate *date, const gchar *suffix)
{
  HiatusBackup *self = g_new0 (HiatusBackup, 1);
  g_autofree gchar *name = hiatus_calendar_format_date (date);

  self->from = from;
  self->path = hiatus_store_backup_path (store, name);
  self->part = g_strconcat (self->path, suffix, NULL);
  return self;
}

static void
backup_close (HiatusBackup *self)
{
  g_clear_pointer (&self->copy, hiatus_copy_free);
  g_clear_pointer (&self->check, hiatus_rows_check_free);
  g_clear_pointer (&self->file, sqlite3_close);
}

/* What is not complete goes. */
void
hiatus_backup_free (HiatusBackup *self)
{
  if (self == NULL)
    return;
  backup_close (self);
  g_unlink (self->part);
  g_free (self->path);
  g_free (self->part);
  g_free (self);
}

static HiatusSlice
backup_copy (HiatusBackup *self, GError **error)
{
  HiatusSlice slice;

  if (self->copy == NULL)
    self->copy = hiatus_copy_new (self->from, self->part, error);
  slice = self->copy == NULL ? HIATUS_SLICE_FAILED : hiatus_copy_go_on (self->copy, error);
  if (slice != HIATUS_SLICE_DONE)
    return slice;
  backup_close (self);
  self->file = hiatus_database_open (self->part, HIATUS_DATABASE_READ, error);
  if (self->file == NULL)
    return HIATUS_SLICE_FAILED;
  self->check = hiatus_rows_check_new (self->file);
  return HIATUS_SLICE_MORE;
}

static HiatusSlice
backup_check (HiatusBackup *self, GError **error)
{
  HiatusSlice slice = hiatus_rows_check_go_on (self->check, error);

  if (slice != HIATUS_SLICE_DONE)
    return slice;
  backup_close (self);
  return hiatus_folder_rename (self->part, self->path, error) ? HIATUS_SLICE_DONE : HIATUS_SLICE_FAILED;
}

/* Makes some more of it. Once it is done it is in the place of any other backup of that date. */
HiatusSlice
hiatus_backup_go_on (HiatusBackup *self, GError **error)
{
  HiatusSlice slice = self->check == NULL ? backup_copy (self, error) : backup_check (self, error);

  if (slice == HIATUS_SLICE_FAILED)
    g_prefix_error (error, _ ("No backup was made, the earlier ones are kept: "));
  return slice;
}

/* Makes the backup of a date at once. */
gboolean
hiatus_store_keep_backup (HiatusStore *self, sqlite3 *from, const GDate *date, GError **error)
{
  g_autoptr (HiatusBackup) backup = hiatus_backup_new (self, from, date, BACKUP_PART);
  HiatusSlice slice;

  do
    slice = hiatus_backup_go_on (backup, error);
  while (slice == HIATUS_SLICE_MORE);
  return slice == HIATUS_SLICE_DONE;
}

/**
 * hiatus_store_back_up:
 * @self: an open store
 * @today: the local date
 * @error: return location
 *
 * Makes the backup of today unless there is one: a copy, checked entry by entry before it counts. Then removes
 * the backups that are no longer needed; see hiatus_backup_choose().
 *
 * Returns: %TRUE if there is a backup of today; %FALSE with %HIATUS_ERROR_DAMAGED if the copy does not pass,
 *   or %HIATUS_ERROR_STORAGE, with the older backups as they were
 */
gboolean
hiatus_store_back_up (HiatusStore *self, const GDate *today, GError **error)
{
  g_autofree gchar *name = NULL;
  g_autofree gchar *path = NULL;

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_date_valid (today), FALSE);

  if (!hiatus_store_require (self, error))
    return FALSE;
  if (self->folder == NULL)
    return TRUE;
  name = hiatus_calendar_format_date (today);
  path = hiatus_store_backup_path (self, name);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!hiatus_store_keep_backup (self, self->database, today, error))
    return FALSE;
  prune (self);
  return TRUE;
}

static gboolean
rename_device (sqlite3 *database, GError **error)
{
  HiatusTail tail = { 0 };

  if (!hiatus_tail_read (database, &tail, error))
    return FALSE;
  hiatus_tail_name_device (&tail);
  return hiatus_tail_write (database, &tail, error);
}

static gboolean
on_carved_draft (const HiatusCarved *carved, gpointer user_data)
{
  hiatus_store_drafts_find (user_data, carved);
  return FALSE;
}

/* What is being written belongs to no day: the drafts of now stay, and one that was erased stays erased. Those of the
 * backup come with it where the journal of now knows nothing of them, or is lost. */
static gboolean
bring_drafts (HiatusStore *self, sqlite3 *database, GError **error)
{
  g_autoptr (GHashTable) found = hiatus_drafts_found_new ();
  g_autofree gchar *path = hiatus_store_path (self, HIATUS_JOURNAL);

  if (!hiatus_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (self->database != NULL && !hiatus_store_drafts_copy (self->database, database, error))
    return FALSE;
  if (self->database == NULL && (!hiatus_carve (path, FALSE, on_carved_draft, found, error) || !hiatus_drafts_insert_found (database, found, error)))
    return FALSE;
  return hiatus_database_run (database, "COMMIT", error);
}

/* Makes a journal out of a backup, and a backup of today out of that: a repair that comes before the next
 * backup must not bring back what was left behind. */
static gboolean
prepare_restore (HiatusStore *self, const gchar *path, const GDate *today, GError **error)
{
  g_autofree gchar *part = hiatus_store_path (self, HIATUS_JOURNAL_PART);
  g_autoptr (sqlite3) backup = hiatus_database_open (path, HIATUS_DATABASE_READ, error);
  g_autoptr (sqlite3) database = NULL;

  if (backup == NULL || !hiatus_rows_check (backup, error) || !hiatus_database_copy (backup, part, error))
    return FALSE;
  database = hiatus_database_open (part, HIATUS_DATABASE_FILE, error);
  return database != NULL && hiatus_schema_migrate (database, error) && rename_device (database, error) && bring_drafts (self, database, error) && hiatus_rows_check (database, error) && hiatus_store_keep_backup (self, database, today, error);
}

/**
 * hiatus_store_restore:
 * @self: a store that was opened, or that could not be because its journal is damaged
 * @backup: the date of a backup
 * @today: the local date
 * @error: return location
 *
 * Goes back to a backup. The journal of now is moved aside and kept, and the drafts in it stay. What is written from now on is written
 * under a new device, so that no number is used twice.
 *
 * Returns: (transfer full): where the journal of before is kept; %NULL with %HIATUS_ERROR_NOT_FOUND if there is no
 *   such backup, %HIATUS_ERROR_DAMAGED if it is not what was written, or %HIATUS_ERROR_STORAGE; the journal is
 *   as it was then
 */
gchar *
hiatus_store_restore (HiatusStore *self, const GDate *backup, const GDate *today, GError **error)
{
  g_autofree gchar *name = NULL;
  g_autofree gchar *path = NULL;
  g_autofree gchar *part = NULL;
  g_autofree gchar *aside = NULL;

  g_return_val_if_fail (HIATUS_IS_STORE (self), NULL);
  g_return_val_if_fail (g_date_valid (backup) && g_date_valid (today), NULL);

  name = hiatus_calendar_format_date (backup);
  path = self->folder == NULL ? NULL : hiatus_store_backup_path (self, name);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_NOT_FOUND,
                   _ ("There is no backup of %s: choose one of those that exist."),
                   name);
      return NULL;
    }
  g_return_val_if_fail (self->lock >= 0, NULL);

  part = hiatus_store_path (self, HIATUS_JOURNAL_PART);
  if (!prepare_restore (self, path, today, error))
    {
      g_unlink (part);
      return NULL;
    }
  hiatus_store_close_journal (self);
  aside = hiatus_folder_swap (self->folder, "replaced", today, error);
  if (aside == NULL)
    {
      /* Whichever journal is in place now, there should be one to go on with. */
      hiatus_store_open_journal (self, NULL);
      return NULL;
    }
  if (!hiatus_store_open_journal (self, error))
    return NULL;
  hiatus_store_follow_seal (self);
  return g_steal_pointer (&aside);
}
