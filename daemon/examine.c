/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/examine.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/app-private.h"
#include "daemon/shell/presence-desktop.h"
#include "daemon/shell/presence-report.h"
#include "daemon/shell/sandbox.h"

#define FILES "files"

/* What others may do with a file of the person's: nothing. */
#define OTHERS 0077

/* The folder, what is in it, and what is in the folder of the backups: nothing of ours is deeper. */
#define MAX_DEPTH 2

/* More of them say no more. */
#define MAX_OFFENDERS 5

/* Somebody who adds rows. */
typedef struct
{
  HiatusExamineFunc func;
  gpointer subject;       /* (owned) if there is a destroy */
  GDestroyNotify destroy; /* (nullable) */
} Examination;

struct _HiatusExaminer
{
  GArray *examinations; /* (owned) (element-type Examination) */
};

static void
examination_clear (gpointer data)
{
  Examination *examination = data;

  if (examination->destroy != NULL)
    examination->destroy (examination->subject);
}

/**
 * hiatus_examiner_new:
 *
 * Returns: (transfer full): an examiner that says nothing yet
 */
HiatusExaminer *
hiatus_examiner_new (void)
{
  HiatusExaminer *self = g_new0 (HiatusExaminer, 1);

  self->examinations = g_array_new (FALSE, FALSE, sizeof (Examination));
  g_array_set_clear_func (self->examinations, examination_clear);
  return self;
}

/**
 * hiatus_examiner_free:
 * @self: (transfer full): an examiner
 *
 * Lets go of all subjects.
 */
void
hiatus_examiner_free (HiatusExaminer *self)
{
  g_array_unref (self->examinations);
  g_free (self);
}

/**
 * hiatus_examiner_add:
 * @self: an examiner
 * @func: adds rows
 * @subject: for @func
 * @destroy: (nullable): lets go of @subject
 *
 * From now on @func is asked too, after those that were added before.
 */
void
hiatus_examiner_add (HiatusExaminer *self, HiatusExamineFunc func, gpointer subject, GDestroyNotify destroy)
{
  const Examination examination = { func, subject, destroy };

  g_array_append_val (self->examinations, examination);
}

/**
 * hiatus_examiner_examine:
 * @self: an examiner
 *
 * Returns: (transfer floating): all rows, of type a(ssss)
 */
GVariant *
hiatus_examiner_examine (HiatusExaminer *self)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));

  for (guint i = 0; i < self->examinations->len; i++)
    {
      const Examination *examination = &g_array_index (self->examinations, Examination, i);

      examination->func (examination->subject, &rows);
    }
  return g_variant_builder_end (&rows);
}

static void
add_row (GVariantBuilder *rows, const gchar *name, const gchar *state, const gchar *sentence)
{
  /* A path may be of any bytes, and the bus takes none but UTF-8. */
  g_autofree gchar *valid_name = g_utf8_make_valid (name, -1);
  g_autofree gchar *valid_sentence = g_utf8_make_valid (sentence, -1);

  g_variant_builder_add (rows, "(ssss)", FILES, valid_name, state, valid_sentence);
}

/* Says what is wrong with a file. Returns: whether something is. */
static gboolean
tell_offence (const gchar *path, const GStatBuf *found, GVariantBuilder *rows)
{
  g_autofree gchar *quoted = g_shell_quote (path);
  g_autofree gchar *sentence = NULL;

  if (S_ISLNK (found->st_mode))
    return FALSE;
  if (found->st_uid != geteuid ())
    sentence = g_strdup_printf (_ ("%s belongs to somebody else: sudo chown %u %s"), path, (guint) geteuid (), quoted);
  else if ((found->st_mode & OTHERS) != 0)
    /* Translators: what follows is a path, its mode as chmod takes it, and a command. */
    sentence = g_strdup_printf (_ ("%s has mode %04o, so others may look into it: chmod go= %s"), path, (guint) found->st_mode & 07777, quoted);
  else
    return FALSE;
  add_row (rows, path, "missing", sentence);
  return TRUE;
}

/* Returns: how many offenders were told of. */
static guint
examine_path (const gchar *path, guint depth, guint n_offenders, GVariantBuilder *rows)
{
  g_autoptr (GDir) folder = NULL;
  const gchar *name;
  GStatBuf found;

  /* A file that went away meanwhile offends nobody. The folder itself may be a link to where it really is. */
  if (n_offenders >= MAX_OFFENDERS || (depth == 0 ? g_stat (path, &found) : g_lstat (path, &found)) != 0)
    return n_offenders;
  n_offenders += tell_offence (path, &found, rows);
  if (depth == MAX_DEPTH || !S_ISDIR (found.st_mode))
    return n_offenders;
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree gchar *child = g_build_filename (path, name, NULL);

      n_offenders = examine_path (child, depth + 1, n_offenders, rows);
    }
  return n_offenders;
}

/**
 * hiatus_examine_folder:
 * @folder: the path of a folder of the person's
 * @rows: a builder for a(ssss)
 *
 * Whether the folder and all that is in it can be read by nobody else. A #HiatusExamineFunc.
 */
void
hiatus_examine_folder (gpointer folder, GVariantBuilder *rows)
{
  const gchar *path = folder;
  g_autofree gchar *sentence = NULL;
  GStatBuf found;

  if (g_stat (path, &found) != 0)
    {
      sentence = errno == ENOENT ? g_strdup_printf (_ ("%s is not there yet; it is made when something is saved."), path)
                                 : g_strdup_printf (_ ("%s cannot be looked at (%s): see to its access rights."), path, g_strerror (errno));
      add_row (rows, path, errno == ENOENT ? "off" : "missing", sentence);
    }
  else if (g_access (path, R_OK | W_OK | X_OK) != 0)
    {
      sentence = g_strdup_printf (_ ("%s cannot be written to (%s), so nothing can be saved there: see to its access rights."), path, g_strerror (errno));
      add_row (rows, path, "missing", sentence);
    }
  else if (examine_path (path, 0, 0, rows) == 0)
    {
      sentence = g_strdup_printf (_ ("%s and all that is in it can be read by you alone."), path);
      add_row (rows, path, "ok", sentence);
    }
}

/* Each of the mistakes, which are without the names that the person gave; or that there is none. */
static void
add_mistakes (GVariantBuilder *rows, const gchar *name, gchar **mistakes, const gchar *read)
{
  if (mistakes[0] == NULL)
    add_row (rows, name, "ok", read);
  for (guint i = 0; mistakes[i] != NULL; i++)
    add_row (rows, name, "limited", mistakes[i]);
}

static void
examine_deck (HiatusDeckFile *deck, GVariantBuilder *rows)
{
  g_auto (GStrv) mistakes = hiatus_deck_file_list_mistakes (deck);

  add_mistakes (rows, "deck", mistakes, _ ("The prompts were read."));
}

static void
examine_scripts (HiatusScriptFiles *scripts, GVariantBuilder *rows)
{
  g_auto (GStrv) mistakes = hiatus_script_files_list_mistakes (scripts);

  add_mistakes (rows, "scripts", mistakes, _ ("The scripts were read."));
}

/* That there is a passphrase is no secret: who looks at the files sees that, too. */
static void
examine_lock (HiatusApp *self, GVariantBuilder *rows)
{
  const HiatusSeal *seal = hiatus_store_get_seal (hiatus_journal_get_store (self->journal));

  if (seal == NULL)
    add_row (rows, "passphrase", "off", _ ("No passphrase locks your notes and letters: 'hiatus lock set' sets one."));
  else if (hiatus_seal_is_unfinished (seal))
    add_row (rows, "passphrase", "limited", _ ("Not every backup is locked by the passphrase yet. It is tried again each day: see to it that the disk has room, and delete a backup that is damaged."));
  else
    add_row (rows, "passphrase", "ok", _ ("A passphrase locks your notes and letters, in the backups too."));
}

/**
 * hiatus_examine_app:
 * @app: the #HiatusApp
 * @rows: a builder for a(ssss)
 *
 * Whether the settings, the list of contacts, the own prompts and the own scripts were understood, whether texts are locked, and whether pop-ups arrive. A #HiatusExamineFunc.
 */
void
hiatus_examine_app (gpointer app, GVariantBuilder *rows)
{
  HiatusApp *self = app;
  const gchar *problem = hiatus_settings_get_problem (self->settings);

  add_row (rows, "settings", problem == NULL ? "ok" : "limited", problem == NULL ? _ ("The settings were read.") : problem);
  /* Whoever asks for help shows the doctor's page to others, so it has no name of a contact on it. */
  if (hiatus_key_list_get_problem (HIATUS_KEY_LIST (self->contacts)) == NULL)
    add_row (rows, "contacts", "ok", _ ("The list of contacts was read."));
  else
    add_row (rows, "contacts", "limited", _ ("contacts.ini is not in force as it is: 'hiatus status' says why, and the mend."));
  examine_deck (self->deck, rows);
  examine_scripts (self->scripts, rows);
  examine_lock (self, rows);
  if (self->server_missing)
    g_variant_builder_add (rows,
                           "(ssss)",
                           "popups",
                           "delivery",
                           "limited",
                           _ ("The last pop-up could not be shown. It is tried again when a notification server starts or answers, and at the latest tomorrow."));
}

/**
 * hiatus_examine_watch:
 * @app: the #HiatusApp
 * @rows: where rows go
 *
 * A #HiatusExamineFunc: what is watched, and why something is not.
 */
void
hiatus_examine_watch (gpointer app, GVariantBuilder *rows)
{
  g_autoptr (GVariant) sources = g_variant_ref_sink (hiatus_app_list_sources (app));
  const gchar *source, *state, *reason, *name;
  GVariantIter iter;

  g_variant_iter_init (&iter, sources);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &source, &state, &reason, &name))
    {
      const gboolean is_on = g_str_equal (state, "on");
      const gboolean is_off = g_str_equal (state, "off") || g_str_equal (state, "paused") || g_str_equal (state, "starting");
      g_autofree gchar *mend = g_strdup_printf (_ ("%s: not watched. 'hiatus watch on %s' changes that."), name, source);
      g_autofree gchar *sentence = g_strdup_printf ("%s: %s", name, *reason == '\0' ? _ ("watched.") : reason);

      g_variant_builder_add (rows,
                             "(ssss)",
                             "watching",
                             source,
                             is_off ? "off" : is_on && *reason == '\0' ? "ok"
                                                                       : "limited",
                             is_off && *reason == '\0' ? mend : sentence);
    }
}

/**
 * hiatus_examine_presence:
 * @presence: a #HiatusPresenceDesktop
 * @rows: where rows go
 *
 * A #HiatusExamineFunc: what is known here of whether a pop-up would be welcome.
 */
void
hiatus_examine_presence (gpointer presence, GVariantBuilder *rows)
{
  hiatus_presence_report (hiatus_presence_desktop_get_sources (presence), rows);
}

/**
 * hiatus_examine_sandbox:
 * @places: a #HiatusSandboxPlaces
 * @rows: where rows go
 *
 * A #HiatusExamineFunc: what of the sandbox holds. It is tried out when it is asked for, not at each start.
 */
void
hiatus_examine_sandbox (gpointer places, GVariantBuilder *rows)
{
  g_autoptr (GArray) parts = hiatus_sandbox_probe (places);

  hiatus_sandbox_tell (parts, rows);
}
