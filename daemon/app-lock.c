/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/recovery-key.h"

/* The passphrase: what is tried is made into a key on a thread of its own, so that nobody waits meanwhile; all else happens here. That
 * one was tried is on the disk before it is looked at, so that nobody tries more of them by ending the daemon. */

#define PASSPHRASE "passphrase"

/* One that is tried, and what is to follow. */
typedef struct
{
  HiatusSecret *given;    /* (owned) (nullable): what somebody says the passphrase is */
  HiatusSecret *recovery; /* (owned) (nullable): the recovery key, where it is one */
  HiatusSecret *wanted;   /* (owned) (nullable): the passphrase from now on */
  HiatusSealRecipe recipe;
  HiatusSealRecipe new_recipe;
  HiatusSecret *key;     /* (owned) (nullable): what the recipe makes of the one */
  HiatusSecret *new_key; /* (owned) (nullable): and of the other */
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  hiatus_secret_free (attempt->given);
  hiatus_secret_free (attempt->recovery);
  hiatus_secret_free (attempt->wanted);
  hiatus_secret_free (attempt->key);
  hiatus_secret_free (attempt->new_key);
  g_free (attempt);
}

static HiatusStore *
get_store (HiatusApp *self)
{
  return hiatus_journal_get_store (self->journal);
}

static const HiatusSeal *
get_seal (HiatusApp *self)
{
  return hiatus_store_get_seal (get_store (self));
}

/**
 * hiatus_app_set_lock_costs:
 * @self: the app
 * @costs: what a passphrase that is set from now on costs to try
 *
 * For tests, which have no time.
 */
void
hiatus_app_set_lock_costs (HiatusApp *self, const HiatusSealCosts *costs)
{
  self->lock_costs = *costs;
}

static guint
get_wait_seconds (HiatusApp *self)
{
  HiatusTries tries;

  hiatus_store_get_tries (get_store (self), &tries);
  return hiatus_tries_left_seconds (&tries, hiatus_app_now (self));
}

/**
 * hiatus_app_get_lock:
 * @self: the app
 *
 * Returns: (transfer floating): what GetLock() answers
 */
GVariant *
hiatus_app_get_lock (HiatusApp *self)
{
  g_auto (GVariantDict) lock = G_VARIANT_DICT_INIT (NULL);
  const HiatusSeal *seal = get_seal (self);

  g_variant_dict_insert (&lock, "set", "b", seal != NULL);
  g_variant_dict_insert (&lock, "locked", "b", seal != NULL && hiatus_seal_is_locked (seal));
  g_variant_dict_insert (&lock, "wait-seconds", "u", seal == NULL ? 0 : get_wait_seconds (self));
  return g_variant_dict_end (&lock);
}

/* --- to try a passphrase --- */

static gboolean
may_try (HiatusApp *self, GError **error)
{
  guint seconds = get_wait_seconds (self);

  if (self->is_proving)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("A passphrase is being tried already: wait a moment."));
      return FALSE;
    }
  if (get_seal (self) == NULL || seconds == 0)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, ngettext ("That was not the passphrase several times: the next can be tried in %u second.", "That was not the passphrase several times: the next can be tried in %u seconds.", seconds), seconds);
  return FALSE;
}

static gboolean
note_try (HiatusApp *self, GError **error)
{
  HiatusTries tries;

  hiatus_store_get_tries (get_store (self), &tries);
  hiatus_tries_add (&tries, hiatus_app_now (self));
  return hiatus_store_set_tries (get_store (self), &tries, error);
}

/* On a thread of its own. Touches nothing but the attempt. */
static void
derive (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attempt *attempt = data;
  GError *error = NULL;

  if (attempt->given != NULL && attempt->recovery == NULL)
    attempt->key = hiatus_seal_recipe_derive (&attempt->recipe, attempt->given, &error);
  if (error == NULL && attempt->wanted != NULL)
    attempt->new_key = hiatus_seal_recipe_derive (&attempt->new_recipe, attempt->wanted, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Prepares an attempt; @given and @wanted are taken. Returns: NULL with an error where it may not be made */
static Attempt *
begin (HiatusApp *self, HiatusSecret *given, HiatusSecret *wanted, GError **error)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->given = given;
  attempt->wanted = wanted;
  if (given != NULL)
    {
      attempt->recovery = hiatus_recovery_key_parse (given);
      attempt->recipe = *hiatus_seal_get_recipe (get_seal (self));
    }
  if (wanted != NULL)
    hiatus_seal_recipe_init (&attempt->new_recipe, &self->lock_costs);
  if (may_try (self, error) && (given == NULL || note_try (self, error)))
    return attempt;
  attempt_free (attempt);
  return NULL;
}

/* Has the keys made, and calls @derived with @task, which is taken. */
static void
go (HiatusApp *self, GTask *task, Attempt *attempt, GAsyncReadyCallback derived)
{
  g_autoptr (GTask) worker = g_task_new (self, NULL, derived, task);

  g_task_set_task_data (worker, attempt, attempt_free);
  self->is_proving = TRUE;
  g_task_run_in_thread (worker, derive);
}

static void
set_wrong_error (HiatusApp *self, const Attempt *attempt, GError **error)
{
  guint seconds = get_wait_seconds (self);

  if (seconds > 0)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, ngettext ("That is not the passphrase. The next can be tried in %u second.", "That is not the passphrase. The next can be tried in %u seconds.", seconds), seconds);
  else if (hiatus_recovery_key_looks_like (attempt->given))
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("That is not the passphrase. If it is the recovery key, one of its signs is another one: compare it with the sheet."));
  else
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("That is not the passphrase: try again."));
}

/* Returns: (transfer full): a copy of the seal that the attempt has unlocked; NULL with an error where it was wrong */
static HiatusSeal *
prove (HiatusApp *self, const Attempt *attempt, GError **error)
{
  const HiatusTries none = { 0 };
  const HiatusSeal *seal = get_seal (self);
  g_autoptr (HiatusSeal) copy = seal == NULL ? NULL : hiatus_seal_copy (seal);
  g_autoptr (GError) local_error = NULL;

  if (copy == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no passphrase: nothing is locked."));
      return NULL;
    }
  hiatus_seal_lock (copy);
  if (attempt->recovery != NULL ? !hiatus_seal_unlock_by_recovery (copy, attempt->recovery) : !hiatus_seal_unlock (copy, attempt->key))
    {
      set_wrong_error (self, attempt, error);
      return NULL;
    }
  if (!hiatus_store_set_tries (get_store (self), &none, &local_error))
    hiatus_app_warn (local_error);
  return g_steal_pointer (&copy);
}

/* What was derived; NULL with an error where there was no memory for it. */
static const Attempt *
end (HiatusApp *self, GAsyncResult *result, GError **error)
{
  self->is_proving = FALSE;
  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result)) : NULL;
}

static void
finish (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Whether there is a passphrase. */
static gboolean
is_set (HiatusApp *self, GError **error)
{
  if (get_seal (self) != NULL)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no passphrase: nothing is locked."));
  return FALSE;
}

/* --- unlock, lock --- */

static void
on_unlock_derived (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusApp *self = HIATUS_APP (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const Attempt *attempt = end (self, result, &error);
  HiatusSeal *unlocked = attempt == NULL ? NULL : prove (self, attempt, &error);
  gboolean done = unlocked != NULL && hiatus_journal_unlock (self->journal, unlocked, &error);

  if (done)
    hiatus_app_emit_lock_changed (self);
  finish (task, done, error);
}

/**
 * hiatus_app_unlock:
 * @self: the app
 * @passphrase: (transfer full): the passphrase, or the recovery key
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Has the texts readable. It takes a while, and nobody waits for it.
 */
void
hiatus_app_unlock (HiatusApp *self, HiatusSecret *passphrase, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (HiatusSecret) given = passphrase;
  GError *error = NULL;
  Attempt *attempt = is_set (self, &error) ? begin (self, g_steal_pointer (&given), NULL, &error) : NULL;

  if (attempt != NULL)
    {
      go (self, task, attempt, on_unlock_derived);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * hiatus_app_unlock_finish:
 * @self: the app
 * @result: of hiatus_app_unlock()
 * @error: return location
 *
 * Returns: %TRUE once the texts can be read; %FALSE with %HIATUS_ERROR_REFUSED where it is not the passphrase, or has to wait, with
 *   %HIATUS_ERROR_UNAVAILABLE for want of memory, or an error of the store
 */
gboolean
hiatus_app_unlock_finish (HiatusApp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * hiatus_app_lock:
 * @self: the app
 * @error: return location
 *
 * Has the texts locked again.
 *
 * Returns: %TRUE once they are; %FALSE with %HIATUS_ERROR_REFUSED where there is no passphrase, or an error of the store
 */
gboolean
hiatus_app_lock (HiatusApp *self, GError **error)
{
  if (!is_set (self, error))
    return FALSE;
  if (hiatus_seal_is_locked (get_seal (self)))
    return TRUE;
  if (!hiatus_journal_lock (self->journal, error))
    return FALSE;
  hiatus_app_emit_lock_changed (self);
  return TRUE;
}

/* --- set --- */

static void
on_set_derived (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusApp *self = HIATUS_APP (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const Attempt *attempt = end (self, result, &error);
  g_autoptr (HiatusSeal) seal = NULL;
  g_autoptr (HiatusSecret) sheet = NULL;

  if (attempt != NULL)
    seal = attempt->given == NULL ? hiatus_seal_new () : prove (self, attempt, &error);
  if (seal != NULL)
    {
      hiatus_seal_wrap (seal, &attempt->new_recipe, attempt->new_key);
      sheet = hiatus_seal_wrap_for_recovery (seal);
    }
  if (seal != NULL && hiatus_journal_set_seal (self->journal, g_steal_pointer (&seal), &error))
    {
      hiatus_app_emit_lock_changed (self);
      g_task_return_pointer (task, g_steal_pointer (&sheet), (GDestroyNotify) hiatus_secret_free);
      return;
    }
  g_task_return_error (task, error);
}

static gboolean
check_new (HiatusApp *self, const HiatusSecret *current, const HiatusSecret *passphrase, GError **error)
{
  if (!hiatus_passphrase_check ((const gchar *) hiatus_secret_peek (passphrase), hiatus_secret_get_size (passphrase), error))
    return FALSE;
  if (get_seal (self) != NULL || hiatus_secret_get_size (current) == 0)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no passphrase yet: leave the present one out."));
  return FALSE;
}

/**
 * hiatus_app_set_passphrase:
 * @self: the app
 * @current: (transfer full): the passphrase that there is, or the recovery key; empty where there is none
 * @passphrase: (transfer full): that from now on
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Locks what the person wrote, or has other words lock it.
 */
void
hiatus_app_set_passphrase (HiatusApp *self, HiatusSecret *current, HiatusSecret *passphrase, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (HiatusSecret) given = current;
  g_autoptr (HiatusSecret) wanted = passphrase;
  GError *error = NULL;
  Attempt *attempt = NULL;

  if (check_new (self, given, wanted, &error))
    attempt = begin (self, get_seal (self) == NULL ? NULL : g_steal_pointer (&given), g_steal_pointer (&wanted), &error);
  if (attempt != NULL)
    {
      go (self, task, attempt, on_set_derived);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * hiatus_app_set_passphrase_finish:
 * @self: the app
 * @result: of hiatus_app_set_passphrase()
 * @error: return location
 *
 * Returns: (transfer full): the recovery key, to be shown once; %NULL with %HIATUS_ERROR_INVALID for a passphrase that will not do, or
 *   the errors of hiatus_app_unlock_finish()
 */
HiatusSecret *
hiatus_app_set_passphrase_finish (HiatusApp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- remove --- */

/**
 * hiatus_app_ask_remove_passphrase:
 * @self: the app
 * @question: (out): what the person has to agree to
 * @token: (out): what hiatus_app_remove_passphrase() wants
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_REFUSED where there is no passphrase
 */
gboolean
hiatus_app_ask_remove_passphrase (HiatusApp *self, gchar **question, gchar **token, GError **error)
{
  if (!is_set (self, error))
    return FALSE;
  *question = g_strdup (_ ("Remove the passphrase? Then whoever uses this account can read your notes and letters again."));
  *token = hiatus_agreement_ask (&self->opening, PASSPHRASE, hiatus_app_now (self));
  return TRUE;
}

static void
on_remove_derived (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusApp *self = HIATUS_APP (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const Attempt *attempt = end (self, result, &error);
  HiatusSeal *unlocked = attempt == NULL ? NULL : prove (self, attempt, &error);
  gboolean done = unlocked != NULL && hiatus_journal_unlock (self->journal, unlocked, &error) && hiatus_journal_remove_seal (self->journal, &error);

  if (unlocked != NULL)
    hiatus_app_emit_lock_changed (self);
  finish (task, done, error);
}

/**
 * hiatus_app_remove_passphrase:
 * @self: the app
 * @passphrase: (transfer full): the passphrase, or the recovery key
 * @token: from hiatus_app_ask_remove_passphrase(), good once
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens what the person wrote.
 */
void
hiatus_app_remove_passphrase (HiatusApp *self, HiatusSecret *passphrase, const gchar *token, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (HiatusSecret) given = passphrase;
  GError *error = NULL;
  Attempt *attempt = NULL;

  if (!hiatus_agreement_take (&self->opening, token, PASSPHRASE, hiatus_app_now (self)))
    hiatus_error_set (&error, HIATUS_ERROR_REFUSED, _ ("The question was not answered in time, and nothing was changed: ask again."));
  else if (is_set (self, &error))
    attempt = begin (self, g_steal_pointer (&given), NULL, &error);
  if (attempt != NULL)
    {
      go (self, task, attempt, on_remove_derived);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * hiatus_app_remove_passphrase_finish:
 * @self: the app
 * @result: of hiatus_app_remove_passphrase()
 * @error: return location
 *
 * Returns: %TRUE once nothing is locked; %FALSE with %HIATUS_ERROR_REFUSED for a token that is not good, or the errors of
 *   hiatus_app_unlock_finish()
 */
gboolean
hiatus_app_remove_passphrase_finish (HiatusApp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
