/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"

/* What the breathing window tells of a pause, and asks about it. */

static HiatusGoal
get_goal (HiatusApp *self)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  return status.goal;
}

/* "Go on": to look at something of theirs is a look, which goal safety does not count. */
static gboolean
record_going_on (HiatusApp *self, HiatusStanding *standing, GError **error)
{
  if (standing->sighting->source == HIATUS_SOURCE_TITLES && get_goal (self) != HIATUS_GOAL_SAFETY)
    return hiatus_journal_record (self->journal, hiatus_app_new_event_about (standing, HIATUS_EVENT_LOOK), error) != NULL;
  return hiatus_app_record_urge (self, standing, error);
}

/* The pause @id that is not over; a window that was late finds a nudge in its place. */
static HiatusStanding *
find_pause (HiatusApp *self, const gchar *id, GError **error)
{
  HiatusStanding *standing = hiatus_app_find_standing (self, id);

  if (standing != NULL && standing->stage >= HIATUS_STAGE_NUDGE && standing->stage <= HIATUS_STAGE_PAUSE)
    return standing;
  hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("This pause is over: the window can be closed."));
  return NULL;
}

/**
 * hiatus_app_pause_shown:
 * @self: the app
 * @id: the id of a pause
 * @error: return location
 *
 * The breathing window is in front. If a pop-up has taken its place meanwhile, that goes.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_NOT_FOUND where the pause is over
 */
gboolean
hiatus_app_pause_shown (HiatusApp *self, const gchar *id, GError **error)
{
  HiatusStanding *standing = find_pause (self, id, error);

  if (standing == NULL)
    return FALSE;
  hiatus_app_enter_pause (self, standing);
  hiatus_app_update (self);
  return TRUE;
}

static gboolean
answer_pause (HiatusApp *self, HiatusStanding *standing, const gchar *word, GError **error)
{
  gboolean is_left = g_str_equal (word, "leave");
  gboolean is_closed = g_str_equal (word, "closed");
  g_autofree gchar *wait = NULL;

  if (g_str_equal (word, "wrong-person"))
    return hiatus_app_say_wrong_person (self, standing, NULL, error);
  if (g_str_equal (word, "go-on") ? !record_going_on (self, standing, error) : !is_closed && !hiatus_app_record_urge (self, standing, error))
    return FALSE;
  if (g_str_equal (word, "wait"))
    {
      wait = hiatus_app_wait_here (self, 0, error);
      if (wait == NULL)
        return FALSE;
    }
  hiatus_app_end_standing (self, standing, is_left ? HIATUS_RESPONSE_LEFT : is_closed ? HIATUS_RESPONSE_CLOSED
                                                                                      : HIATUS_RESPONSE_ANSWERED);
  return TRUE;
}

/**
 * hiatus_app_answer_pause:
 * @self: the app
 * @id: the id of a pause
 * @word: as AnswerPause() documents it
 * @error: return location
 *
 * What the person said in the breathing window.
 *
 * Returns: %TRUE once it is recorded; %FALSE with %HIATUS_ERROR_INVALID for another word, with %HIATUS_ERROR_NOT_FOUND
 *   where the pause is over, or with an error of the store
 */
gboolean
hiatus_app_answer_pause (HiatusApp *self, const gchar *id, const gchar *word, GError **error)
{
  static const gchar *const words[] = { "leave", "go-on", "wait", "wrong-person", "closed", NULL };
  HiatusStanding *standing;

  if (!g_strv_contains (words, word))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no answer '%s' to a pause: it is leave, go-on, wait, wrong-person or closed."), word);
      return FALSE;
    }
  standing = find_pause (self, id, error);
  if (standing == NULL || !answer_pause (self, standing, word, error))
    return FALSE;
  hiatus_app_update (self);
  return TRUE;
}

/**
 * hiatus_app_lose_pauses:
 * @self: the app
 *
 * The program that showed the breathing window is gone, and the window with it: it counts as closed.
 */
void
hiatus_app_lose_pauses (HiatusApp *self)
{
  for (guint i = self->standing->len; i > 0; i--)
    {
      HiatusStanding *standing = g_ptr_array_index (self->standing, i - 1);

      if (standing->stage == HIATUS_STAGE_PAUSE)
        hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_CLOSED);
    }
  hiatus_app_update (self);
}

/**
 * hiatus_app_describe_pause:
 * @self: the app
 * @id: the id of a pause
 * @error: return location
 *
 * Returns: (transfer floating): what DescribePause() answers; %NULL with %HIATUS_ERROR_NOT_FOUND where the pause is over
 */
GVariant *
hiatus_app_describe_pause (HiatusApp *self, const gchar *id, GError **error)
{
  g_auto (GVariantDict) description = G_VARIANT_DICT_INIT (NULL);
  g_auto (GStrv) words = hiatus_care_get_words (hiatus_app_get_care (self));

  if (find_pause (self, id, error) == NULL)
    return NULL;
  g_variant_dict_insert (&description, "reasons", "^as", words);
  return g_variant_dict_end (&description);
}
