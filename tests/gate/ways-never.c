/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/names.h"
#include "tests/fakes/wait.h"
#include "tests/gate/ways.h"
#include "tray/tray-acts.h"

/* What leads to nothing that starts contact, whatever was said. */

/* Each button of each pop-up of a month, and buttons that no pop-up has. */
void
gate_try_buttons (Gate *gate, const Said *said, guint variant)
{
  static const gchar *const forged[] = { "reach-out", "announced", "message", "first", "talk", "sending", "open", "now", NULL };
  guint n_seen = 0;

  gate_say (gate, said);
  for (guint day = 1; day < 32; day++)
    {
      g_autofree gchar *noon = g_strdup_printf ("2025-03-%02uT12:00:00", day);

      fixture_live_until (&gate->base, noon);
      for (; n_seen < hiatus_fake_notifier_n_sent (gate->base.notifier); n_seen++)
        {
          const HiatusFakePopup *popup = hiatus_fake_notifier_get_sent (gate->base.notifier, n_seen);
          g_autofree gchar *key = g_strdup (popup->key);
          g_auto (GStrv) actions = g_strdupv (popup->actions);

          for (guint i = 0; actions[i] != NULL && !g_str_equal (actions[i], "wait-longer"); i++)
            if (hiatus_fake_notifier_get_shown (gate->base.notifier, key) != NULL)
              hiatus_fake_notifier_answer (gate->base.notifier, key, actions[i]);
          for (guint i = 0; forged[i] != NULL; i++)
            g_signal_emit_by_name (gate->base.notifier, "answered", key, forged[i], NULL);
        }
    }
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_called = user_data;

  (*n_called)++;
}

/* Each row that the tray shows now. */
static void
click_rows (Gate *gate)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusDBusHiatus1) proxy = hiatus_dbus_hiatus1_proxy_new_sync (gate->caller, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, HIATUS_BUS_NAME, HIATUS_OBJECT_PATH, NULL, &error);

  g_assert_no_error (error);
  for (HiatusTrayRow row = 0; row < HIATUS_TRAY_N_ROWS; row++)
    {
      g_autoptr (GVariant) state = hiatus_app_get_state (gate->base.app);
      g_autoptr (HiatusTrayView) view = hiatus_tray_view_new (state, 0, zone);
      guint n_called = 0;

      if (view->rows[row].visible && row != HIATUS_TRAY_UNDO && hiatus_tray_act (proxy, row, NULL, NULL, on_called, &n_called))
        hiatus_wait_until (n_called == 1);
    }
}

void
gate_try_rows (Gate *gate, const Said *said, guint variant)
{
  static const gchar *const noons[] = { "2025-03-01T12:00:00", "2025-03-22T12:00:00", "2025-03-29T12:00:00" };

  gate_say (gate, said);
  for (guint i = 0; i < G_N_ELEMENTS (noons); i++)
    {
      fixture_live_until (&gate->base, noons[i]);
      click_rows (gate);
    }
}

void
gate_try_rows_while_talking (Gate *gate, const Said *said, guint variant)
{
  gate_begin_to_talk (gate);
  gate_say (gate, said);
  click_rows (gate);
}

/* What can be logged, and what cannot. */
void
gate_try_log (Gate *gate, const Said *said, guint variant)
{
  static const gchar *const parameters[] = {
    "('talk', @a{sv} {})",
    "('talk', {'came': <'begun'>})",
    "('talk', {'came': <'answered'>})",
    "('talk', {'talk': <'begun'>})",
    "('plan-end', {'decision': <'reach-out'>})",
    "('plan-change', {'goal': <'heal'>})",
    "('safety', {'danger': <'no'>, 'silence': <'no'>})",
    "('script-step', {'script': <'announce'>, 'step': <'write'>, 'progress': <'done'>})",
  };

  gate_say (gate, said);
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    g_assert_false (gate_do (gate, "Log", parameters[i]));
}
