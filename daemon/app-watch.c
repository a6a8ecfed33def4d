/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/app-private.h"
#include "daemon/core/act.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"

/* What is watched: what the person wants, as long as there is a reason for it and the tray icon shows it. */

static const struct
{
  const gchar *setting;
  const gchar *name;
} sources[HIATUS_N_SOURCES] = {
  [HIATUS_SOURCE_NOTIFICATIONS] = { HIATUS_SETTING_WATCH_NOTIFICATIONS, N_ ("Notifications") },
  [HIATUS_SOURCE_TITLES] = { HIATUS_SETTING_WATCH_TITLES, N_ ("Window titles") },
  [HIATUS_SOURCE_CLIPBOARD] = { HIATUS_SETTING_WATCH_CLIPBOARD, N_ ("Clipboard") },
};

static gboolean
is_wanted (HiatusApp *self, HiatusSource source)
{
  return hiatus_settings_get_boolean (self->settings, sources[source].setting);
}

static gboolean
is_paused (HiatusApp *self)
{
  return hiatus_journey_watch_paused_until (hiatus_app_journey (self)) > hiatus_app_now (self);
}

/* Contact is watched for in a stretch and at its end; while they talk, only what arrives. */
static const gchar *
why_not_in_phase (HiatusPhase phase, HiatusSource source)
{
  if (phase == HIATUS_PHASE_NONE || phase == HIATUS_PHASE_PLANNED || phase == HIATUS_PHASE_CLOSED)
    return _ ("Watching begins with a stretch and ends with it.");
  if (phase == HIATUS_PHASE_TALKING && hiatus_source_get_direction (source) == HIATUS_DIRECTION_OUTGOING)
    return _ ("While you are talking with them, only what arrives is noticed.");
  return NULL;
}

/* Why a source that is wanted is not watched; %NULL where nothing speaks against it. */
static const gchar *
why_not (HiatusApp *self, HiatusPhase phase, HiatusSource source)
{
  if (is_paused (self))
    return _ ("Watching is paused until you go on with it ('hiatus watch resume').");
  if (!self->tray_is_there)
    return _ ("Hiatus watches only while its tray program runs: open Hiatus from the list of your programs (or start 'hiatus-tray').");
  if (self->around.tray_missing && !hiatus_settings_get_boolean (self->settings, HIATUS_SETTING_WATCH_WITHOUT_TRAY))
    return _ ("This desktop shows no tray icon, so nothing would show that Hiatus watches. If that is fine, allow it ('hiatus settings set watching.without-tray yes').");
  if (self->matcher == NULL || hiatus_matcher_get_n_contacts (self->matcher) == 0)
    return _ ("There is nobody on the list yet: put somebody there ('hiatus contacts add').");
  return why_not_in_phase (phase, source);
}

/* Brings what is watched in line with what is true now. */
void
hiatus_app_arrange_watch (HiatusApp *self)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  for (HiatusSource source = 0; source < HIATUS_N_SOURCES; source++)
    {
      const gchar *reason = is_wanted (self, source) ? why_not (self, status.phase, source) : NULL;

      if (is_wanted (self, source) && reason == NULL)
        hiatus_watch_allow (self->watch, source);
      else
        hiatus_watch_forbid (self->watch, source, reason);
    }
}

/* When the pause ends by itself; G_MAXINT64 for never. */
gint64
hiatus_app_watch_deadline (HiatusApp *self)
{
  gint64 until_us = hiatus_journey_watch_paused_until (hiatus_app_journey (self));

  return until_us > self->updated_us ? until_us : G_MAXINT64;
}

/* The names of what is wanted and really watched, ended by NULL. */
void
hiatus_app_get_watching (HiatusApp *self, const gchar *names[HIATUS_N_SOURCES + 1])
{
  guint n = 0;

  for (HiatusSource source = 0; source < HIATUS_N_SOURCES; source++)
    if (hiatus_watch_get_state (self->watch, source) == HIATUS_WATCHER_ON)
      names[n++] = hiatus_source_names[source];
  names[n] = NULL;
}

/* Whether something would be watched, were it not for the pause. */
gboolean
hiatus_app_is_watching_paused (HiatusApp *self)
{
  gboolean any_wanted = FALSE;

  for (HiatusSource source = 0; source < HIATUS_N_SOURCES; source++)
    any_wanted = any_wanted || is_wanted (self, source);
  return any_wanted && is_paused (self);
}

static const gchar *
state_name (HiatusApp *self, HiatusSource source)
{
  static const gchar *const names[] = {
    [HIATUS_WATCHER_OFF] = "off",
    [HIATUS_WATCHER_STARTING] = "starting",
    [HIATUS_WATCHER_ON] = "on",
    [HIATUS_WATCHER_FALTERED] = "faltered",
    [HIATUS_WATCHER_NOT_HERE] = "not-here",
  };

  if (is_wanted (self, source) && is_paused (self))
    return "paused";
  return names[hiatus_watch_get_state (self->watch, source)];
}

/**
 * hiatus_app_list_sources:
 * @self: the app
 *
 * Returns: (transfer floating): what can be watched and how it fares, as ListSources() documents it
 */
GVariant *
hiatus_app_list_sources (HiatusApp *self)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));

  for (HiatusSource source = 0; source < HIATUS_N_SOURCES; source++)
    {
      g_autofree gchar *reason = hiatus_watch_dup_reason (self->watch, source);

      g_variant_builder_add (&rows, "(ssss)", hiatus_source_names[source], state_name (self, source), reason, _ (sources[source].name));
    }
  return g_variant_builder_end (&rows);
}

/**
 * hiatus_app_set_watching:
 * @self: the app
 * @source: the name of a source
 * @on: whether the person wants it watched
 * @error: return location
 *
 * Switches a source on or off, in the settings.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID or the errors of hiatus_settings_set_text() otherwise
 */
gboolean
hiatus_app_set_watching (HiatusApp *self, const gchar *source, gboolean on, GError **error)
{
  gint value;

  if (!hiatus_names_find (hiatus_source_names, source, &value))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is nothing to watch called '%s': it is notifications, titles or clipboard."), source);
      return FALSE;
    }
  return hiatus_settings_set_text (self->settings, sources[value].setting, on ? "yes" : "no", error);
}

/**
 * hiatus_app_pause_watching:
 * @self: the app
 * @span: as PauseWatching() documents it
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_pause_watching() or of the store
 */
gboolean
hiatus_app_pause_watching (HiatusApp *self, const gchar *span, GError **error)
{
  return hiatus_app_record (self, hiatus_act_pause_watching (span, hiatus_app_now (self), hiatus_app_zone (self), error), error);
}

/**
 * hiatus_app_resume_watching:
 * @self: the app
 * @error: return location
 *
 * Returns: %TRUE once it is recorded, or where there is no pause; %FALSE with the errors of the store
 */
gboolean
hiatus_app_resume_watching (HiatusApp *self, GError **error)
{
  return !is_paused (self) || hiatus_app_record (self, hiatus_act_resume_watching (), error);
}

/**
 * hiatus_app_set_tray:
 * @self: the app
 * @is_there: whether the tray runs
 *
 * Without it nothing is watched: its icon is what shows that Hiatus watches.
 */
void
hiatus_app_set_tray (HiatusApp *self, gboolean is_there)
{
  if (self->tray_is_there == is_there)
    return;
  self->tray_is_there = is_there;
  hiatus_app_update (self);
}

/**
 * hiatus_app_miss_tray:
 * @self: the app
 *
 * The tray found nobody to show its icon. The person is told what to install, once ever.
 */
void
hiatus_app_miss_tray (HiatusApp *self)
{
  self->around.tray_missing = TRUE;
  hiatus_app_update (self);
}

/**
 * hiatus_app_find_tray:
 * @self: the app
 *
 * Somebody shows the icon after all.
 */
void
hiatus_app_find_tray (HiatusApp *self)
{
  self->around.tray_missing = FALSE;
  hiatus_app_update (self);
}
