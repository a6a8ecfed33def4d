/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate: with any answer that closes what starts contact, no way through D-Bus, command line, pop-up or tray comes to it.
 * All ways are tried with all such answers, and first with those that open it, so that each is known to be one:
 *
 *     /gate/open/…          it is reached, as it should be
 *     /gate/closed/…        it is not, and nothing but the gate keeps it
 *     /gate/locked-twice/…  it is not, and would not be without the gate either
 *     /gate/never/…         what leads to nothing that starts contact, whatever was answered
 *
 * It is run with -k, so that it does not stop at the first failure. The same program is built once more without the gate: `taken-out` beside this file
 * asserts that then all of /gate/closed fails, and nothing else. */

#include <string.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "tests/fakes/wait.h"
#include "tests/gate/gate.h"
#include "tests/gate/walk.h"
#include "tray/tray-acts.h"

#define NO_NO "{'danger': <'no'>, 'silence': <'no'>}"
#define LAST_MORNING "2025-03-29T10:30:00"

/* Said first, where a way has to be gone a while before it closes. */
static const Said calm = { "calm", { NO_NO }, NULL, TRUE, FALSE, FALSE };

static const Said all[] = {
  { "no-danger-no-silence", { NO_NO }, NULL, TRUE, FALSE, FALSE },
  { "silence-and-they-wrote", { "{'danger': <'no'>, 'silence': <'yes'>}" }, "us", TRUE, FALSE, FALSE },
  { "nothing", { NULL }, NULL, FALSE, FALSE, FALSE },
  { "no-danger", { "{'danger': <'no'>}" }, NULL, FALSE, FALSE, FALSE },
  { "no-silence", { "{'silence': <'no'>}" }, NULL, FALSE, FALSE, FALSE },
  { "silence", { "{'danger': <'no'>, 'silence': <'yes'>}" }, NULL, FALSE, TRUE, FALSE },
  { "silence-and-upset", { "{'danger': <'no'>, 'silence': <'yes'>}" }, "upset", FALSE, TRUE, FALSE },
  { "silence-alone", { "{'silence': <'yes'>}" }, NULL, FALSE, TRUE, FALSE },
  { "danger", { "{'danger': <'yes'>}" }, NULL, FALSE, TRUE, TRUE },
  { "danger-no-silence", { "{'danger': <'yes'>, 'silence': <'no'>}" }, NULL, FALSE, TRUE, TRUE },
  { "danger-and-they-wrote", { "{'danger': <'yes'>, 'silence': <'yes'>}" }, "us", FALSE, TRUE, TRUE },
  { "danger-is-over", { "{'danger': <'yes'>}", NO_NO }, NULL, FALSE, TRUE, TRUE },
  { "goal-safety", { NO_NO }, "safety", FALSE, TRUE, TRUE },
};

static GTestDBus *bus;

/* --- the end of the stretch --- */

static void
try_end_plan (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  gate_do (gate, "EndPlan", "('reach-out',)");
}

static void
try_end_plan_typed (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  gate_type (gate, "plan end --decision reach-out");
}

/* Weeks later, by a daemon that was started anew. */
static void
try_end_plan_later (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  fixture_live_until (&gate->base, LAST_MORNING);
  gate_write (gate, "contacts.ini", "");
  gate_do (gate, "EndPlan", "('reach-out',)");
}

/* The answers cannot be undone. */
static void
try_undo (Gate *gate, const Said *said, guint variant)
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
static void
try_another_goal (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  gate_do (gate, "ChangePlan", "({'goal': <'heal'>},)");
  gate_do (gate, "StartPlan", "({'goal': <'reconcile'>, 'again': <true>},)");
  gate_do (gate, "ChangeLength", "({'days': <28>},)");
  gate_type (gate, "plan change --goal reconcile");
  gate_do (gate, "EndPlan", "('reach-out',)");
}

/* What was open in one stretch is asked again in the next. */
static void
try_next_stretch (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, &calm);
  g_assert_true (gate_do (gate, "EndPlan", "('let-go',)"));
  g_assert_true (gate_do (gate, "StartPlan", "({'goal': <'reconcile'>},)"));
  gate_say (gate, said);
  gate_do (gate, "EndPlan", "('reach-out',)");
}

/* --- the scripts --- */

/* Several ways through it: always the first choice, always the second and so on, with all skipped, and at random. */
static void
go_through (Gate *gate, const gchar *script, guint variant, gboolean types)
{
  g_autoptr (GRand) random = variant > 4 ? g_rand_new_with_seed (variant) : NULL;

  gate_walk (gate, &(Walk){ .script = script, .types = types, .choice = variant, .skips = variant == 4, .random = random });
}

static void
try_announce (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  go_through (gate, "announce", variant, FALSE);
}

static void
try_announce_typed (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  go_through (gate, "announce", variant, TRUE);
}

static void
try_ending (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  fixture_live_until (&gate->base, LAST_MORNING);
  go_through (gate, "ending", variant, FALSE);
}

static void
try_ending_typed (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  fixture_live_until (&gate->base, LAST_MORNING);
  go_through (gate, "ending", variant, TRUE);
}

/* What they wrote about the two of them: to talk about it. */
static void
try_reply (Gate *gate, const Said *said, guint variant)
{
  g_assert_true (gate_do (gate, "Log", "('incoming', {'about': <'us'>})"));
  fixture_live_until (&gate->base, "2025-03-02T10:30:00");
  gate_say (gate, said);
  go_through (gate, "reply", variant, FALSE);
}

/* Where nothing that starts contact stands in the file. */
static void
try_others (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, said);
  go_through (gate, "encounter", variant, FALSE);
  go_through (gate, "looking-back", variant, FALSE);
}

static void
begin_to_talk (Gate *gate)
{
  gate_say (gate, &calm);
  fixture_live_until (&gate->base, LAST_MORNING);
  g_assert_true (gate_do (gate, "EndPlan", "('reach-out',)"));
  g_assert_true (gate_do (gate, "AnswerScript", "('talk', 'came', {'choice': <'answered'>})"));
}

/* Talking already: a meeting. */
static void
try_talk (Gate *gate, const Said *said, guint variant)
{
  begin_to_talk (gate);
  gate_say (gate, said);
  go_through (gate, "talk", variant, FALSE);
}

/* In the middle of a script, when it closes: at each of its steps that start contact, one after the other. */
static void
go_on_after_halt (Gate *gate, const gchar *script, const Said *said, guint variant)
{
  g_autofree gchar *copy = g_strdup_printf ("script %s --copy", script);

  if (!gate_walk (gate, &(Walk){ .script = script, .halts_at = variant + 1 }))
    {
      gate_watch (gate);
      return;
    }
  gate_say (gate, said);
  if (gate_type (gate, copy))
    gate_reach (gate, "a text could be copied");
  gate_attack (gate, script);
  go_through (gate, script, 0, FALSE);
}

static void
try_announce_begun (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, &calm);
  go_on_after_halt (gate, "announce", said, variant);
}

/* The choice "One message" is the second or the third. */
static void
try_ending_begun (Gate *gate, const Said *said, guint variant)
{
  gate_say (gate, &calm);
  fixture_live_until (&gate->base, LAST_MORNING);
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'safety', @a{sv} {})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'want', {'choice': <'yes'>})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'changed', {'choice': <'yes'>})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'without', {'choice': <'yes'>})"));
  g_assert_true (gate_do (gate, "AnswerScript", "('ending', 'decide-hoping', {'choice': <'message'>})"));
  go_on_after_halt (gate, "ending", said, variant);
}

static void
try_talk_begun (Gate *gate, const Said *said, guint variant)
{
  begin_to_talk (gate);
  go_on_after_halt (gate, "talk", said, variant);
}

/* --- the person's own versions, which cannot switch it off --- */

#define OWN(purpose, effect)                                                                       \
  "[script]\nfirst=begin\n\n"                                                                      \
  "[begin]\nkind=choose\ntitle=Begin\nskip=no\nnext=write\n\n"                                     \
  "[begin/choice straight]\nlabel=Write\nnext=write\n\n"                                           \
  "[begin/choice round]\nlabel=Read first\nnext=read\n\n"                                          \
  "[begin/choice at-once]\nlabel=At once\ndoes=" effect "\nnext=end\n\n"                           \
  "[begin/choice not]\nlabel=Not\nnext=end\n\n"                                                    \
  "[read]\nkind=read\ntitle=Read\nwhen=goal-heal\nnext=write\n\n[read/line one]\ntext=A line.\n\n" \
  "[write]\nkind=write\ntitle=Write\nfor=" purpose "\nnext=copy\n\n"                               \
  "[copy]\nkind=copy\ntitle=Copy\nfor=" purpose "\nof=write\nnext=done\n\n"                        \
  "[done]\nkind=choose\ntitle=Done\nnext=end\n\n[done/choice yes]\nlabel=Yes\ndoes=" effect "\nnext=end\n\n[done/choice no]\nlabel=No\nnext=end\n"

static void
write_own (Gate *gate, const gchar *script, const gchar *text)
{
  g_autofree gchar *name = g_strdup_printf ("scripts/%s.ini", script);

  gate_write (gate, name, text);
}

static void
try_own_announce (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "announce", OWN ("announce", "announced"));
  gate_say (gate, said);
  go_through (gate, "announce", variant, FALSE);
}

static void
try_own_reply (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "reply", OWN ("first", "talk"));
  gate_say (gate, said);
  go_through (gate, "reply", variant, FALSE);
}

static void
try_own_encounter (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "encounter", OWN ("meeting", "reach-out"));
  gate_say (gate, said);
  go_through (gate, "encounter", variant, FALSE);
}

static void
try_own_looking_back (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "looking-back", OWN ("first", "announced"));
  gate_say (gate, said);
  go_through (gate, "looking-back", variant, FALSE);
}

static void
try_own_ending (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "ending", OWN ("first", "reach-out"));
  gate_say (gate, said);
  fixture_live_until (&gate->base, LAST_MORNING);
  go_through (gate, "ending", variant, FALSE);
}

static void
try_own_talk (Gate *gate, const Said *said, guint variant)
{
  write_own (gate, "talk", OWN ("meeting", "talk"));
  gate_say (gate, &calm);
  g_assert_true (gate_do (gate, "EndPlan", "('reach-out',)"));
  gate_say (gate, said);
  go_through (gate, "talk", variant, FALSE);
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
static void
try_be_seen (Gate *gate, const Said *said, guint variant)
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
static void
try_next (Gate *gate, const Said *said, guint variant)
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

/* --- what leads to nothing that starts contact --- */

/* Each button of each pop-up of a month, and buttons that no pop-up has. */
static void
try_buttons (Gate *gate, const Said *said, guint variant)
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

static void
try_rows (Gate *gate, const Said *said, guint variant)
{
  static const gchar *const noons[] = { "2025-03-01T12:00:00", "2025-03-22T12:00:00", "2025-03-29T12:00:00" };

  gate_say (gate, said);
  for (guint i = 0; i < G_N_ELEMENTS (noons); i++)
    {
      fixture_live_until (&gate->base, noons[i]);
      click_rows (gate);
    }
}

static void
try_rows_while_talking (Gate *gate, const Said *said, guint variant)
{
  begin_to_talk (gate);
  gate_say (gate, said);
  click_rows (gate);
}

/* What can be logged, and what cannot. */
static void
try_log (Gate *gate, const Said *said, guint variant)
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

/* --- all of them --- */

/* Where a way is of no use, or shut by more than the gate. */
typedef enum
{
  ALWAYS = 0,
  NEVER_LEADS = 1 << 0,            /* to what starts contact, whatever was said */
  LOCKED_BY_GOAL = 1 << 1,         /* goal safety has another lock here */
  ONLY_CLOSED_BY_ANSWERS = 1 << 2, /* what is not answered closes nothing here, or what was answered before stays */
  ONLY_DANGER = 1 << 3,            /* it would be open to the others, and rightly so */
  NOT_WITH_THE_GOAL = 1 << 4,      /* the goal cannot be chosen any more */
  NOT_ABOUT_UPSET = 1 << 5,        /* it would be about another message */
  ONLY_UNANSWERED = 1 << 6,        /* it would be open to whoever has answered anew */
} Ways;

typedef struct
{
  const gchar *name;
  void (*run) (Gate *gate, const Said *said, guint variant);
  guint n_variants;
  gboolean on_disk;
  Ways ways;
} Way;

static const Way ways[] = {
  { "end-plan", try_end_plan, 1, FALSE, ALWAYS },
  { "end-plan-typed", try_end_plan_typed, 1, FALSE, ALWAYS },
  { "end-plan-later", try_end_plan_later, 1, TRUE, ALWAYS },
  { "undo", try_undo, 1, FALSE, ALWAYS },
  { "another-goal", try_another_goal, 1, FALSE, ONLY_DANGER },
  { "next-stretch", try_next_stretch, 1, FALSE, ONLY_UNANSWERED },
  { "announce", try_announce, 8, FALSE, ALWAYS },
  { "announce-typed", try_announce_typed, 2, FALSE, ALWAYS },
  { "announce-begun", try_announce_begun, 4, FALSE, ONLY_CLOSED_BY_ANSWERS },
  { "ending", try_ending, 8, FALSE, LOCKED_BY_GOAL },
  { "ending-typed", try_ending_typed, 2, FALSE, LOCKED_BY_GOAL },
  { "ending-begun", try_ending_begun, 4, FALSE, LOCKED_BY_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "reply", try_reply, 8, FALSE, NOT_ABOUT_UPSET },
  { "talk", try_talk, 8, FALSE, LOCKED_BY_GOAL | NOT_WITH_THE_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "talk-begun", try_talk_begun, 2, FALSE, LOCKED_BY_GOAL | NOT_WITH_THE_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "own-announce", try_own_announce, 5, FALSE, ALWAYS },
  { "own-reply", try_own_reply, 5, FALSE, ALWAYS },
  { "own-encounter", try_own_encounter, 5, FALSE, ALWAYS },
  { "own-looking-back", try_own_looking_back, 5, FALSE, ALWAYS },
  { "own-ending", try_own_ending, 5, FALSE, ALWAYS },
  { "own-talk", try_own_talk, 5, FALSE, NOT_WITH_THE_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "be-seen", try_be_seen, 1, FALSE, LOCKED_BY_GOAL },
  { "next", try_next, 1, FALSE, ONLY_CLOSED_BY_ANSWERS },
  { "others", try_others, 6, FALSE, NEVER_LEADS },
  { "buttons", try_buttons, 1, FALSE, NEVER_LEADS },
  { "rows", try_rows, 1, FALSE, NEVER_LEADS },
  { "rows-while-talking", try_rows_while_talking, 1, FALSE, NEVER_LEADS | NOT_WITH_THE_GOAL },
  { "log", try_log, 1, FALSE, NEVER_LEADS },
};

typedef enum
{
  OPEN,
  CLOSED,
  LOCKED_TWICE,
  NEVER,
  SENSELESS,
} Expected;

static Expected
expect (const Way *way, const Said *said)
{
  gboolean is_danger = said->is_goal_safety && !g_str_equal (said->name, "goal-safety") && !g_str_equal (said->name, "danger-is-over");

  if ((way->ways & NOT_WITH_THE_GOAL) != 0 && g_strcmp0 (said->then, "safety") == 0)
    return SENSELESS;
  if ((way->ways & NEVER_LEADS) != 0)
    return NEVER;
  if ((way->ways & NOT_ABOUT_UPSET) != 0 && g_strcmp0 (said->then, "upset") == 0)
    return SENSELESS;
  if (said->opens)
    return OPEN;
  if ((way->ways & ONLY_CLOSED_BY_ANSWERS) != 0 && !said->by_answer)
    return SENSELESS;
  if ((way->ways & ONLY_DANGER) != 0 && !is_danger)
    return SENSELESS;
  if ((way->ways & ONLY_UNANSWERED) != 0 && said->by_answer)
    return SENSELESS;
  return (way->ways & LOCKED_BY_GOAL) != 0 && said->is_goal_safety ? LOCKED_TWICE : CLOSED;
}

typedef struct
{
  const Way *way;
  const Said *said;
  Expected expected;
} Case;

/* Returns: (transfer full) (nullable): what was reached */
static gchar *
try_all_variants (const Case *trial)
{
  gchar *reached = NULL;

  for (guint variant = 0; variant < trial->way->n_variants && reached == NULL; variant++)
    {
      Gate gate;

      gate_set_up (&gate, bus, trial->way->on_disk);
      trial->way->run (&gate, trial->said, variant);
      gate_look (&gate);
      reached = g_strdup (gate.reached);
      gate_tear_down (&gate);
    }
  return reached;
}

static void
test_way (gconstpointer data)
{
  const Case *trial = data;
  g_autofree gchar *reached = try_all_variants (trial);

  if (trial->expected == OPEN && reached == NULL)
    g_test_fail_printf ("nothing was reached");
  else if (trial->expected != OPEN && reached != NULL)
    g_test_fail_printf ("reached: %s", reached);
  else if (reached != NULL)
    g_test_message ("reached: %s", reached);
}

static void
add (const Way *way, const Said *said)
{
  static const gchar *const folders[] = { [OPEN] = "open", [CLOSED] = "closed", [LOCKED_TWICE] = "locked-twice", [NEVER] = "never" };
  Case *trial = g_new (Case, 1);
  g_autofree gchar *path = NULL;

  *trial = (Case){ way, said, expect (way, said) };
  if (trial->expected == SENSELESS)
    {
      g_free (trial);
      return;
    }
  path = g_strdup_printf ("/gate/%s/%s/%s", folders[trial->expected], way->name, said->name);
  g_test_add_data_func_full (path, trial, test_way, g_free);
}

int
main (int argc, char **argv)
{
  gint status;

  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint j = 0; j < G_N_ELEMENTS (all); j++)
      add (&ways[i], &all[j]);
  status = g_test_run ();
  g_test_dbus_down (bus);
  g_object_unref (bus);
  return status;
}
