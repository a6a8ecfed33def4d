/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/journal-private.h"

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

/**
 * HiatusJournal:
 *
 * The journal and what it comes to: the store on the disk, the journey in memory, and the rule that both
 * say the same. An event passes hiatus_journal_record() or has not happened. Damage is mended here,
 * wherever it shows.
 */
G_DEFINE_FINAL_TYPE (HiatusJournal, hiatus_journal, G_TYPE_OBJECT)

enum
{
  SIGNAL_RECORDED,
  SIGNAL_REPAIRED,
  SIGNAL_IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
hiatus_journal_get_today (HiatusJournal *self, GDate *today)
{
  hiatus_calendar_date_at (hiatus_clock_now_us (self->clock), hiatus_clock_get_zone (self->clock), today);
}

/* Computes anew what is true, from what is on the disk. */
gboolean
hiatus_journal_load (HiatusJournal *self, GError **error)
{
  g_autoptr (GPtrArray) events = hiatus_store_load (self->store, error);

  if (events == NULL)
    return FALSE;
  hiatus_journey_free (self->journey);
  self->journey = hiatus_journey_new ();
  g_ptr_array_set_free_func (events, NULL); /* each goes to the journey */
  for (guint i = 0; i < events->len; i++)
    hiatus_journey_add (self->journey, g_ptr_array_index (events, i));
  return TRUE;
}

/* Takes ownership of @journey, which is true from now on. */
void
hiatus_journal_take_journey (HiatusJournal *self, HiatusJourney *journey)
{
  hiatus_journey_free (self->journey);
  self->journey = journey;
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0);
}

/* Takes ownership of @event; returns it as the journey has it. */
static const HiatusEvent *
append (HiatusJournal *self, HiatusEvent *event, GError **error)
{
  g_autoptr (HiatusEvent) owned = event;

  owned->recorded_us = hiatus_clock_now_us (self->clock);
  if (owned->happened_us == 0)
    owned->happened_us = owned->recorded_us;
  hiatus_calendar_date_at (owned->happened_us, hiatus_clock_get_zone (self->clock), &owned->date);
  if (!hiatus_event_check (owned, error) || !hiatus_store_append (self->store, owned, error))
    return NULL;
  event = g_steal_pointer (&owned);
  hiatus_journey_add (self->journey, event);
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, event->position);
  return event;
}

static gboolean
repair (HiatusJournal *self, GError **error)
{
  g_auto (HiatusRepair) result = { 0 };
  HiatusEvent *event = NULL;
  GDate today;

  hiatus_journal_get_today (self, &today);
  if (!hiatus_store_repair (self->store, &today, &result, error) || !hiatus_journal_load (self, error))
    return FALSE;
  event = hiatus_event_new (HIATUS_EVENT_REPAIR);
  event->missing = (gint) (result.missing + result.missing_texts);
  event->uncertain = result.uncertain ? 1 : 0;
  if (append (self, event, error) == NULL)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_REPAIRED], 0, event->missing);
  return TRUE;
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
}

/**
 * hiatus_journal_open:
 * @self: the journal
 * @error: return location
 *
 * Opens the journal, mends it if need be, and computes what is true.
 *
 * Returns: %TRUE on success; %FALSE with an error of the store
 */
gboolean
hiatus_journal_open (HiatusJournal *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (hiatus_store_open (self->store, &local_error) && hiatus_journal_load (self, &local_error))
    return TRUE;
  if (is_damage (local_error))
    return repair (self, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * hiatus_journal_get_journey:
 * @self: the journal
 *
 * Returns: (transfer none): what has happened; good until the main loop turns
 */
const HiatusJourney *
hiatus_journal_get_journey (HiatusJournal *self)
{
  return self->journey;
}

/**
 * hiatus_journal_record:
 * @self: the journal
 * @event: (transfer full): what happened; `happened_us` 0 for now
 * @error: return location
 *
 * Puts an event on the disk and into the journey. If the journal turns out to be damaged it is mended, and
 * the event recorded after that.
 *
 * Returns: (transfer none): the event as it was recorded; %NULL with %HIATUS_ERROR_INVALID or an error of the
 *   store, and nothing is recorded
 */
const HiatusEvent *
hiatus_journal_record (HiatusJournal *self, HiatusEvent *event, GError **error)
{
  g_autoptr (HiatusEvent) again = hiatus_event_copy (event);
  g_autoptr (GError) local_error = NULL;
  const HiatusEvent *recorded = append (self, event, &local_error);

  if (recorded != NULL)
    return recorded;
  if (is_damage (local_error))
    return repair (self, error) ? append (self, g_steal_pointer (&again), error) : NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* By the digests: an erase that failed half-way has let go of the texts, and may be tried again. */
static gboolean
has_text (const HiatusEvent *event)
{
  g_autoptr (HiatusEvent) copy = hiatus_event_copy (event);
  const gchar *field = NULL;
  gchar **digest = NULL;

  for (guint i = 0; hiatus_event_text (copy, i, &field, &digest) != NULL; i++)
    if (*digest != NULL)
      return TRUE;
  return FALSE;
}

/**
 * hiatus_journal_erase_text:
 * @self: the journal
 * @id: the id of an event
 * @error: return location
 *
 * Erases the free texts of an event, in every backup too. The event itself stays.
 *
 * Returns: %TRUE on success or where there is none; %FALSE with an error of the store
 */
gboolean
hiatus_journal_erase_text (HiatusJournal *self, const gchar *id, GError **error)
{
  const HiatusEvent *event = hiatus_journey_find (self->journey, id);

  if (event == NULL || !has_text (event))
    return TRUE;
  if (!hiatus_store_erase_text (self->store, event, error))
    return FALSE;
  hiatus_journey_forget_text (self->journey, id);
  return TRUE;
}

/* Whether it is worth to try again: the journal was damaged, and is mended. Otherwise hands @local_error on. */
gboolean
hiatus_journal_mend (HiatusJournal *self, GError *local_error, GError **error)
{
  if (is_damage (local_error))
    {
      g_error_free (local_error);
      return repair (self, error);
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * hiatus_journal_save_draft:
 * @self: the journal
 * @name: what the draft is called
 * @text: the text so far
 * @error: return location
 *
 * Saves a text that is being written; see hiatus_store_save_draft(). It is no event: nothing is computed from it. If the
 * journal turns out to be damaged it is mended first.
 *
 * Returns: %TRUE once it is on the disk; %FALSE with the errors of hiatus_store_save_draft()
 */
gboolean
hiatus_journal_save_draft (HiatusJournal *self, const gchar *name, const gchar *text, GError **error)
{
  GError *local_error = NULL;

  return hiatus_store_save_draft (self->store, name, text, &local_error) || (hiatus_journal_mend (self, local_error, error) && hiatus_store_save_draft (self->store, name, text, error));
}

/**
 * hiatus_journal_get_draft:
 * @self: the journal
 * @name: what the draft is called
 * @text: (out) (transfer full) (nullable): the text; %NULL where there is none
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_store_get_draft()
 */
gboolean
hiatus_journal_get_draft (HiatusJournal *self, const gchar *name, gchar **text, GError **error)
{
  GError *local_error = NULL;

  return hiatus_store_get_draft (self->store, name, text, &local_error) || (hiatus_journal_mend (self, local_error, error) && hiatus_store_get_draft (self->store, name, text, error));
}

/**
 * hiatus_journal_erase_draft:
 * @self: the journal
 * @name: what the draft is called
 * @error: return location
 *
 * Erases a draft for good, in every backup too.
 *
 * Returns: %TRUE on success or where there is none; %FALSE with the errors of hiatus_store_erase_draft()
 */
gboolean
hiatus_journal_erase_draft (HiatusJournal *self, const gchar *name, GError **error)
{
  return hiatus_store_erase_draft (self->store, name, error);
}

/**
 * hiatus_journal_get_store:
 * @self: the journal
 *
 * Returns: (transfer none): where it is kept
 */
HiatusStore *
hiatus_journal_get_store (HiatusJournal *self)
{
  return self->store;
}

/**
 * hiatus_journal_set_seal:
 * @self: the journal
 * @seal: (transfer full): as hiatus_store_set_seal() wants it
 * @error: return location
 *
 * Has the texts locked by a passphrase, or by another one. What is damaged is mended first. Afterwards they can be read.
 *
 * Returns: %TRUE once it is so; %FALSE with an error of the store
 */
gboolean
hiatus_journal_set_seal (HiatusJournal *self, HiatusSeal *seal, GError **error)
{
  g_autoptr (HiatusSeal) again = hiatus_seal_copy (seal);
  GError *local_error = NULL;

  return (hiatus_store_set_seal (self->store, seal, &local_error) || (hiatus_journal_mend (self, local_error, error) && hiatus_store_set_seal (self->store, g_steal_pointer (&again), error))) && hiatus_journal_load (self, error);
}

/**
 * hiatus_journal_remove_seal:
 * @self: the journal, unlocked
 * @error: return location
 *
 * Has no text locked any more.
 *
 * Returns: %TRUE once it is so; %FALSE with an error of the store
 */
gboolean
hiatus_journal_remove_seal (HiatusJournal *self, GError **error)
{
  GError *local_error = NULL;

  return hiatus_store_remove_seal (self->store, &local_error) || (hiatus_journal_mend (self, local_error, error) && hiatus_store_remove_seal (self->store, error));
}

/**
 * hiatus_journal_unlock:
 * @self: the journal
 * @unlocked: (transfer full): as hiatus_store_unlock() wants it
 * @error: return location
 *
 * Brings the texts back into the journey.
 *
 * Returns: %TRUE once they are there; %FALSE with an error of the store
 */
gboolean
hiatus_journal_unlock (HiatusJournal *self, HiatusSeal *unlocked, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  hiatus_store_unlock (self->store, unlocked);
  if (hiatus_journal_load (self, &local_error))
    return TRUE;
  if (is_damage (local_error))
    return repair (self, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * hiatus_journal_lock:
 * @self: the journal
 * @error: return location
 *
 * Lets go of the texts, which are wiped from memory, and of what brings them back.
 *
 * Returns: %TRUE once they are gone; %FALSE with an error of the store
 */
gboolean
hiatus_journal_lock (HiatusJournal *self, GError **error)
{
  hiatus_store_lock (self->store);
  return hiatus_journal_load (self, error);
}

/**
 * hiatus_journal_read:
 * @self: the journal
 * @after: only rows with a larger number
 * @from: a date, or "": only what happened then or later
 * @error: return location
 *
 * Returns: (transfer floating): the `aa{sv}` of ReadEvents(); %NULL with %HIATUS_ERROR_INVALID for another @from
 */
GVariant *
hiatus_journal_read (HiatusJournal *self, guint64 after, const gchar *from, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  GPtrArray *events = hiatus_journey_events (self->journey);
  GDate date;

  g_date_clear (&date, 1);
  if (*from != '\0' && !hiatus_calendar_parse_date (from, &date, error))
    return NULL;
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      g_auto (GVariantDict) fields = { 0 };
      g_autoptr (GVariant) variant = NULL;

      if (event->position <= after || hiatus_calendar_compare (&event->date, &date) < 0)
        continue;
      variant = g_variant_ref_sink (hiatus_event_to_variant (event));
      g_variant_dict_init (&fields, variant);
      if (hiatus_journey_is_undone (self->journey, event))
        g_variant_dict_insert (&fields, "undone", "b", TRUE);
      g_variant_builder_add_value (&builder, g_variant_dict_end (&fields));
    }
  return g_variant_builder_end (&builder);
}

/**
 * hiatus_journal_take_care:
 * @self: the journal
 * @error: return location
 *
 * What may wait until nobody does: checks the chain, mends the journal if need be, and makes the day's backup.
 *
 * Returns: %TRUE on success; %FALSE with an error of the store
 */
gboolean
hiatus_journal_take_care (HiatusJournal *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GDate today;

  hiatus_journal_get_today (self, &today);
  if (hiatus_store_get_seal (self->store) != NULL && hiatus_seal_is_unfinished (hiatus_store_get_seal (self->store)) && !hiatus_store_finish_seal (self->store, error))
    return FALSE;
  if (!hiatus_store_check (self->store, &local_error))
    {
      if (!is_damage (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!repair (self, error))
        return FALSE;
    }
  return hiatus_store_back_up (self->store, &today, error);
}

/**
 * hiatus_journal_list_backups:
 * @self: the journal
 * @error: return location
 *
 * Returns: (transfer full): the dates of the backups, newest first; %NULL with an error of the store
 */
GStrv
hiatus_journal_list_backups (HiatusJournal *self, GError **error)
{
  return hiatus_store_list_backups (self->store, error);
}

/**
 * hiatus_journal_ask_restore:
 * @self: the journal
 * @date: the date of a backup
 * @question: (out): what the person has to agree to
 * @token: (out): what hiatus_journal_restore() wants
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_NOT_FOUND where there is no such backup
 */
gboolean
hiatus_journal_ask_restore (HiatusJournal *self, const gchar *date, gchar **question, gchar **token, GError **error)
{
  g_auto (GStrv) dates = hiatus_store_list_backups (self->store, error);

  if (dates == NULL)
    return FALSE;
  if (!g_strv_contains ((const gchar *const *) dates, date))
    {
      hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no backup of %s: 'hiatus restore' lists those there are."), date);
      return FALSE;
    }
  *question = g_strdup_printf (_ ("Go back to the journal of %s? What was recorded after it leaves the count; the journal of now is kept beside it."), date);
  *token = hiatus_agreement_ask (&self->restoring, date, hiatus_clock_now_us (self->clock));
  return TRUE;
}

/**
 * hiatus_journal_restore:
 * @self: the journal
 * @date: the date of a backup
 * @token: from hiatus_journal_ask_restore(), good once
 * @error: return location
 *
 * Goes back to a backup. Nothing is deleted: the journal of now is moved aside.
 *
 * Returns: (transfer full): a sentence on what was done; %NULL with %HIATUS_ERROR_REFUSED for a token that is
 *   not good, or an error of the store
 */
gchar *
hiatus_journal_restore (HiatusJournal *self, const gchar *date, const gchar *token, GError **error)
{
  g_autofree gchar *aside = NULL;
  GDate backup, today;

  if (!hiatus_agreement_take (&self->restoring, token, date, hiatus_clock_now_us (self->clock)))
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The question was not answered in time: ask again with 'hiatus restore'."));
      return NULL;
    }
  hiatus_journal_get_today (self, &today);
  if (!hiatus_calendar_parse_date (date, &backup, error))
    return NULL;
  aside = hiatus_store_restore (self->store, &backup, &today, error);
  if (aside == NULL || !hiatus_journal_load (self, error))
    return NULL;
  return g_strdup_printf (_ ("The journal is that of %s again. The one before is kept as %s."), date, aside);
}

/**
 * hiatus_journal_forget:
 * @self: the journal
 * @links: (element-type filename): to be added to: what links in its folder led to, which is left alone
 * @error: return location
 *
 * Erases the journal and all backups. Nothing has happened, as far as @self knows, and nothing more is recorded.
 *
 * Returns: %TRUE if nothing is left; %FALSE with an error of the store that names the first that stays
 */
gboolean
hiatus_journal_forget (HiatusJournal *self, GPtrArray *links, GError **error)
{
  hiatus_journey_free (self->journey);
  self->journey = hiatus_journey_new ();
  return hiatus_store_forget (self->store, links, error);
}

static void
hiatus_journal_finalize (GObject *object)
{
  HiatusJournal *self = HIATUS_JOURNAL (object);

  g_object_unref (self->store);
  g_object_unref (self->clock);
  hiatus_journey_free (self->journey);
  hiatus_agreement_clear (&self->restoring);
  hiatus_agreement_clear (&self->importing);
  G_OBJECT_CLASS (hiatus_journal_parent_class)->finalize (object);
}

static void
hiatus_journal_class_init (HiatusJournalClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_journal_finalize;

  /**
   * HiatusJournal::recorded:
   * @position: the number of its row
   *
   * An event is on the disk.
   */
  signals[SIGNAL_RECORDED] = g_signal_new ("recorded", HIATUS_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);

  /**
   * HiatusJournal::repaired:
   * @missing: how many entries could not be saved
   *
   * The journal was damaged and mended, and the journey folded anew.
   */
  signals[SIGNAL_REPAIRED] = g_signal_new ("repaired", HIATUS_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * HiatusJournal::imported:
   *
   * An import has added to what has happened.
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", HIATUS_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_journal_init (HiatusJournal *self)
{
  self->journey = hiatus_journey_new ();
}

/**
 * hiatus_journal_new:
 * @store: the store, not yet open
 * @clock: the clock
 *
 * Returns: (transfer full): the journal
 */
HiatusJournal *
hiatus_journal_new (HiatusStore *store, HiatusClock *clock)
{
  HiatusJournal *self = g_object_new (HIATUS_TYPE_JOURNAL, NULL);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  return self;
}
