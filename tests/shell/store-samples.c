/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/shell/store-samples.h"

#include <string.h>

#include "daemon/shell/recovery-key.h"

/* An hour apart, so that none depends on the order of two equal instants. */
static void
add (GPtrArray *events, HiatusEvent *event)
{
  event->recorded_us = HIATUS_SAMPLE_US + (gint64) events->len * G_TIME_SPAN_HOUR;
  event->happened_us = event->recorded_us - 90 * G_TIME_SPAN_SECOND;
  g_date_set_dmy (&event->date, 1, G_DATE_MARCH, 2025);
  g_ptr_array_add (events, event);
}

/**
 * hiatus_sample_urge:
 * @note: (nullable): its note
 *
 * Returns: (transfer full): an urge that can be recorded
 */
HiatusEvent *
hiatus_sample_urge (const gchar *note)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_URGE);

  event->recorded_us = HIATUS_SAMPLE_US;
  event->happened_us = HIATUS_SAMPLE_US;
  event->strength = 2;
  event->note = g_strdup (note);
  g_date_set_dmy (&event->date, 1, G_DATE_MARCH, 2025);
  return event;
}

static HiatusEvent *
fill (HiatusEventKind kind)
{
  HiatusEvent *event = hiatus_event_new (kind);
  const gchar *name = NULL;
  gchar **digest = NULL;
  gchar **text;

  g_date_set_dmy (&event->starts_on, 28, G_DATE_FEBRUARY, 2025);
  g_date_set_dmy (&event->day, 2, G_DATE_MARCH, 2025);
  event->length = 28;
  event->goal = HIATUS_GOAL_RECONCILE;
  event->mode = HIATUS_MODE_LIMITED;
  event->decision = HIATUS_DECISION_LET_GO;
  event->strength = 3;
  event->popup = HIATUS_POPUP_DAY;
  event->answer = HIATUS_ANSWER_ANOTHER;
  event->prompt = g_strdup ("people-call");
  event->until_us = HIATUS_SAMPLE_US + G_TIME_SPAN_DAY;
  event->target = g_strdup ("0123abcd-7");
  event->missing = 12;
  event->minutes = 10;
  event->about = HIATUS_ABOUT_US;
  event->went = HIATUS_WENT_HARD;
  event->origin = HIATUS_ORIGIN_TITLES;
  event->danger = HIATUS_REPLY_NO;
  event->silence = HIATUS_REPLY_YES;
  event->script = g_strdup ("ending");
  event->step = g_strdup ("decide");
  event->progress = HIATUS_PROGRESS_SKIPPED;
  event->choice = g_strdup ("let-go");
  event->talk = HIATUS_TALK_ANSWERED;
  for (guint i = 0; (text = hiatus_event_text (event, i, &name, &digest)) != NULL; i++)
    *text = g_strdup_printf ("%s of kind %d: caf\u00e9 \xf0\x9f\x8c\x99 'quoted' \"twice\"\nsecond line; DROP TABLE events", name, (gint) kind);
  return event;
}

/**
 * hiatus_samples_make:
 *
 * Returns: (transfer full) (element-type HiatusEvent): one event of each kind, then texts of every size that
 *   is stored in another way: empty, one page, many pages
 */
GPtrArray *
hiatus_samples_make (void)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_event_free);
  static const gsize lengths[] = { 0, 1, 4000, 4100, HIATUS_NOTE_MAX };

  for (HiatusEventKind kind = HIATUS_EVENT_UNKNOWN + 1; kind < HIATUS_N_EVENT_KINDS; kind++)
    add (events, fill (kind));
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree gchar *note = g_strnfill (lengths[i], 'n');

      add (events, hiatus_sample_urge (note));
    }
  return events;
}

/**
 * hiatus_samples_make_many:
 * @n_events: how many
 *
 * Returns: (transfer full) (element-type HiatusEvent): urges, every third one with a note
 */
GPtrArray *
hiatus_samples_make_many (guint n_events)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_event_free);

  for (guint i = 0; i < n_events; i++)
    {
      g_autofree gchar *note = i % 3 == 0 ? g_strdup_printf ("note %u: it will pass", i) : NULL;

      add (events, hiatus_sample_urge (note));
    }
  return events;
}

/**
 * hiatus_samples_open:
 * @folder: (nullable): the data folder
 *
 * Returns: (transfer full): a store that is open
 */
HiatusStore *
hiatus_samples_open (const gchar *folder)
{
  g_autoptr (GError) error = NULL;
  HiatusStore *store = hiatus_store_new (folder);

  hiatus_store_open (store, &error);
  g_assert_no_error (error);
  return store;
}

/**
 * hiatus_samples_append:
 * @store: an open store
 * @events: (element-type HiatusEvent): what to record
 *
 * Records them all; each gets its identity.
 */
void
hiatus_samples_append (HiatusStore *store, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (GError) error = NULL;

      hiatus_store_append (store, g_ptr_array_index (events, i), &error);
      g_assert_no_error (error);
    }
}

/**
 * hiatus_samples_load:
 * @store: an open store
 *
 * Returns: (transfer full) (element-type HiatusEvent): what it holds, checked
 */
GPtrArray *
hiatus_samples_load (HiatusStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *events;

  hiatus_store_check (store, &error);
  g_assert_no_error (error);
  events = hiatus_store_load (store, &error);
  g_assert_no_error (error);
  return events;
}

/**
 * hiatus_samples_assert_equal:
 * @events: (element-type HiatusEvent): what was read
 * @expected: (element-type HiatusEvent): what was written
 *
 * Compares identities, fields and texts.
 */
void
hiatus_samples_assert_equal (GPtrArray *events, GPtrArray *expected)
{
  g_assert_cmpuint (events->len, ==, expected->len);
  for (guint i = 0; i < events->len; i++)
    g_assert_true (hiatus_event_equal (g_ptr_array_index (events, i), g_ptr_array_index (expected, i)));
}

/**
 * hiatus_samples_copy:
 * @from: path of a file
 * @to_folder: path of a folder
 * @to_name: name of the copy
 *
 * Copies a file.
 */
void
hiatus_samples_copy (const gchar *from, const gchar *to_folder, const gchar *to_name)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *path = g_build_filename (to_folder, to_name, NULL);
  g_autofree gchar *data = NULL;
  gsize length;

  g_file_get_contents (from, &data, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/**
 * hiatus_sample_secret:
 * @text: what somebody types
 *
 * Returns: (transfer full): the same as a secret
 */
HiatusSecret *
hiatus_sample_secret (const gchar *text)
{
  HiatusSecret *secret = hiatus_secret_new (strlen (text));

  memcpy (hiatus_secret_bytes (secret), text, strlen (text));
  return secret;
}

/**
 * hiatus_samples_set_passphrase:
 * @store: an open store; unlocked, where there is a passphrase already
 * @passphrase: that from now on
 *
 * Sets a passphrase that costs next to nothing to try.
 *
 * Returns: (transfer full): the recovery key
 */
gchar *
hiatus_samples_set_passphrase (HiatusStore *store, const gchar *passphrase)
{
  const HiatusSealCosts costs = { 1, 8192 };
  const HiatusSeal *present = hiatus_store_get_seal (store);
  HiatusSeal *seal = present == NULL ? hiatus_seal_new () : hiatus_seal_copy (present);
  g_autoptr (HiatusSecret) secret = hiatus_sample_secret (passphrase);
  g_autoptr (HiatusSecret) key = NULL;
  g_autoptr (HiatusSecret) sheet = NULL;
  g_autoptr (GError) error = NULL;
  HiatusSealRecipe recipe;

  hiatus_seal_recipe_init (&recipe, &costs);
  key = hiatus_seal_recipe_derive (&recipe, secret, &error);
  g_assert_no_error (error);
  hiatus_seal_wrap (seal, &recipe, key);
  sheet = hiatus_seal_wrap_for_recovery (seal);
  hiatus_store_set_seal (store, seal, &error);
  g_assert_no_error (error);
  return g_strndup ((const gchar *) hiatus_secret_peek (sheet), hiatus_secret_get_size (sheet));
}

/**
 * hiatus_samples_unlock:
 * @store: an open store with a passphrase
 * @passphrase: what it is said to be
 *
 * Returns: %TRUE if it is, and the texts can be read
 */
gboolean
hiatus_samples_unlock (HiatusStore *store, const gchar *passphrase)
{
  g_autoptr (HiatusSeal) seal = hiatus_seal_copy (hiatus_store_get_seal (store));
  g_autoptr (HiatusSecret) secret = hiatus_sample_secret (passphrase);
  g_autoptr (HiatusSecret) recovery = hiatus_recovery_key_parse (secret);
  g_autoptr (HiatusSecret) key = hiatus_seal_recipe_derive (hiatus_seal_get_recipe (seal), secret, NULL);

  hiatus_seal_lock (seal);
  if (recovery != NULL ? !hiatus_seal_unlock_by_recovery (seal, recovery) : !hiatus_seal_unlock (seal, key))
    return FALSE;
  hiatus_store_unlock (store, g_steal_pointer (&seal));
  return TRUE;
}

/**
 * hiatus_samples_folder_has:
 * @folder: path of a folder
 * @bytes: a text
 *
 * Returns: %TRUE if a file in @folder or below holds the bytes
 */
gboolean
hiatus_samples_folder_has (const gchar *folder, const gchar *bytes)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, name, NULL);
      g_autofree gchar *data = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) ? hiatus_samples_folder_has (path, bytes) : (g_file_get_contents (path, &data, &length, NULL) && memmem (data, length, bytes, strlen (bytes)) != NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * hiatus_samples_count_files:
 * @folder: path of a folder
 * @prefix: how the names begin
 *
 * Returns: how many there are
 */
guint
hiatus_samples_count_files (const gchar *folder, const gchar *prefix)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const gchar *name;
  guint n_files = 0;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, prefix))
      n_files++;
  return n_files;
}
