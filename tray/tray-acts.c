/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray-acts.h"

/* What the daemon is asked when a row is clicked: a method and its parameters in GVariant's text form. */
static const struct
{
  const gchar *method;
  const gchar *parameters;
} acts[HIATUS_TRAY_N_ROWS] = {
  [HIATUS_TRAY_DAY] = { "ShowDay", "()" },
  [HIATUS_TRAY_URGE_MILD] = { "Log", "('urge', {'strength': <1>})" },
  [HIATUS_TRAY_URGE_STRONG] = { "Log", "('urge', {'strength': <2>})" },
  [HIATUS_TRAY_URGE_OVERWHELMING] = { "Log", "('urge', {'strength': <3>})" },
  /* One whose strength was not said; the daemon confirms it with a pop-up. */
  [HIATUS_TRAY_URGE_UNSAID] = { "Log", "('urge', {'announce': <true>})" },
  [HIATUS_TRAY_WAIT] = { "Wait", "(uint32 0,)" },
  [HIATUS_TRAY_HOW_STRONG_LIGHTER] = { "AnswerWait", "('', 'lighter')" },
  [HIATUS_TRAY_HOW_STRONG_SAME] = { "AnswerWait", "('', 'same')" },
  [HIATUS_TRAY_HOW_STRONG_STRONGER] = { "AnswerWait", "('', 'stronger')" },
  [HIATUS_TRAY_ANSWERED] = { "Log", "('talk', {'came': <'answered'>})" },
  [HIATUS_TRAY_NO_ANSWER] = { "Log", "('talk', {'came': <'no-answer'>})" },
  [HIATUS_TRAY_SAID_NO] = { "Log", "('talk', {'came': <'said-no'>})" },
  [HIATUS_TRAY_INCOMING_SMALL_TALK] = { "Log", "('incoming', {'about': <'small-talk'>})" },
  [HIATUS_TRAY_INCOMING_PRACTICAL] = { "Log", "('incoming', {'about': <'practical'>})" },
  [HIATUS_TRAY_INCOMING_US] = { "Log", "('incoming', {'about': <'us'>})" },
  [HIATUS_TRAY_INCOMING_UPSET] = { "Log", "('incoming', {'about': <'upset'>})" },
  [HIATUS_TRAY_ENCOUNTER_WELL] = { "Log", "('encounter', {'went': <'well'>})" },
  [HIATUS_TRAY_ENCOUNTER_HARD] = { "Log", "('encounter', {'went': <'hard'>})" },
  [HIATUS_TRAY_LOOK] = { "Log", "('look', @a{sv} {})" },
  [HIATUS_TRAY_PROMPT_DONE] = { "AnswerPrompt", "('done',)" },
  [HIATUS_TRAY_PROMPT_ANOTHER] = { "AnswerPrompt", "('another',)" },
  [HIATUS_TRAY_PROMPT_NOT_TODAY] = { "AnswerPrompt", "('not-today',)" },
  [HIATUS_TRAY_QUIET_HALF_HOUR] = { "BeQuiet", "('30m',)" },
  [HIATUS_TRAY_QUIET_HOUR] = { "BeQuiet", "('60m',)" },
  [HIATUS_TRAY_QUIET_TOMORROW] = { "BeQuiet", "('tomorrow',)" },
  [HIATUS_TRAY_QUIET_OFF] = { "BeQuiet", "('off',)" },
  [HIATUS_TRAY_WATCH_PAUSE] = { "PauseWatching", "('',)" },
  [HIATUS_TRAY_WATCH_RESUME] = { "ResumeWatching", "()" },
};

/**
 * hiatus_tray_act:
 * @proxy: the daemon
 * @row: a row that was clicked
 * @undo_id: (nullable): what the row "Undo" takes back
 * @wait_id: (nullable): the wait that its row ends
 * @called: for the end of the call; g_dbus_proxy_call_finish() says what came of it
 * @user_data: for @called
 *
 * Asks the daemon for what the row says.
 *
 * Returns: whether the row is one for the daemon
 */
gboolean
hiatus_tray_act (HiatusDBusHiatus1 *proxy, HiatusTrayRow row, const gchar *undo_id, const gchar *wait_id, GAsyncReadyCallback called, gpointer user_data)
{
  const gchar *method = acts[row].method;
  GVariant *parameters;

  if (row == HIATUS_TRAY_UNDO && undo_id != NULL)
    {
      method = "Undo";
      parameters = g_variant_new ("(s)", undo_id);
    }
  else if (row == HIATUS_TRAY_WAIT && wait_id != NULL)
    {
      method = "StopWait";
      parameters = g_variant_new ("(s)", wait_id);
    }
  else if (method != NULL)
    parameters = g_variant_new_parsed (acts[row].parameters);
  else
    return FALSE;

  g_dbus_proxy_call (G_DBUS_PROXY (proxy), method, parameters, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called, user_data);
  return TRUE;
}
