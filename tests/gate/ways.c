/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/gate/ways.h"

#include <string.h>

/* Said first, where a way has to be gone a while before it closes. */
const Said gate_calm = { "calm", { GATE_NO_NO }, NULL, TRUE, FALSE, FALSE };

/* --- the end of the stretch --- */

void
gate_try_end_plan (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  gate_do (gate, "EndPlan", "('reach-out',)");
}

void
gate_try_end_plan_typed (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  gate_type (gate, "plan end --decision reach-out");
}

/* Weeks later, by a daemon that was started anew. */
void
gate_try_end_plan_later (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  fixture_live_until (&gate->base, GATE_LAST_MORNING);
  gate_write (gate, "contacts.ini", "");
  gate_do (gate, "EndPlan", "('reach-out',)");
}

/* The answers cannot be undone. */
void
gate_try_undo (Gate *gate, const Said *said, guint variant)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) events = NULL;

  gate_say (gate, said);
  reply = gate_ask (gate, "ReadEvents", g_variant_new ("(ts)", (guint64) 0, ""));
  events = g_variant_get_child_value (reply, 0);
  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      const gchar *kind = "", *id = "";
      g_autofree gchar *parameters = NULL;

      g_variant_lookup (event, "kind", "&s", &kind);
      g_variant_lookup (event, "id", "&s", &id);
      parameters = g_strdup_printf ("('%s',)", id);
      if (g_str_equal (kind, "safety"))
        g_assert_false (gate_do (gate, "Undo", parameters));
    }
  gate_do (gate, "EndPlan", "('reach-out',)");
}

/* Nor is danger talked away, by another goal, another length or another stretch. */
void
gate_try_another_goal (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  gate_do (gate, "ChangePlan", "({'goal': <'heal'>},)");
  gate_do (gate, "StartPlan", "({'goal': <'reconcile'>, 'again': <true>},)");
  gate_do (gate, "ChangeLength", "({'days': <28>},)");
  gate_type (gate, "plan change --goal reconcile");
  gate_do (gate, "EndPlan", "('reach-out',)");
}

/* What was open in one stretch is asked again in the next. */
void
gate_try_next_stretch (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, &gate_calm);
  g_assert_true (gate_do (gate, "EndPlan", "('let-go',)"));
  g_assert_true (gate_do (gate, "StartPlan", "({'goal': <'reconcile'>},)"));
  gate_say (gate, said);
  gate_do (gate, "EndPlan", "('reach-out',)");
}

/* --- being seen --- */

#define SEEN "Show something good."
#define OTHER "Take a walk."

static void
look_for_seen (Gate *gate)
{
  g_autoptr (GVariant) state = hiatus_app_get_state (gate->base.app);
  const gchar *prompt = "";

  if (g_variant_lookup (state, "prompt", "&s", &prompt) && g_str_equal (prompt, SEEN))
    gate_reach (gate, "being seen is suggested");
  for (guint i = 0; i < hiatus_fake_notifier_n_sent (gate->base.notifier); i++)
    if (strstr (hiatus_fake_notifier_get_sent (gate->base.notifier, i)->body, SEEN) != NULL)
      gate_reach (gate, "a pop-up suggests being seen");
}

/* For a week, in the tray's row, in pop-ups that come and that are asked for, and after "Another". */
void
gate_try_be_seen (Gate *gate, const Said *said, guint variant)
{
  gate_write (gate, "deck.ini", "[seen]\ngroup=be-seen\ntext=" SEEN "\n[other]\ngroup=goals\ntext=" OTHER "\n");
  g_assert_true (gate_do (gate, "SetSetting", "('prompts.body', 'no')"));
  gate_say (gate, said);
  for (guint day = 2; day < 9 && gate->reached == NULL; day++)
    {
      g_autofree gchar *morning = g_strdup_printf ("2025-03-0%uT10:30:00", day);

      fixture_live_until (&gate->base, morning);
      look_for_seen (gate);
      gate_do (gate, "ShowDay", "()");
      for (guint i = 0; i < 3; i++)
        {
          gate_do (gate, "AnswerPrompt", "('another',)");
          look_for_seen (gate);
        }
    }
}

/* --- what comes next --- */

/* The announcement is not due where an answer closes it. */
void
gate_try_next (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  for (guint day = 1; day < 29; day++)
    {
      g_autofree gchar *noon = g_strdup_printf ("2025-03-%02uT12:00:00", day);
      g_autoptr (GVariant) state = NULL;
      g_auto (GStrv) next = NULL;

      fixture_live_until (&gate->base, noon);
      state = hiatus_app_get_state (gate->base.app);
      g_assert_true (g_variant_lookup (state, "next", "^as", &next));
      if (g_strv_contains ((const gchar *const *) next, "announce"))
        gate_reach (gate, "the announcement is due");
    }
}
