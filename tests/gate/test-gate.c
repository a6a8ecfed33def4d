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
 * It is run with -k, so that it does not stop at the first failure. The same program is built once more without the gate:
 * `taken-out` beside this file asserts that then all of /gate/closed fails, and nothing else. */

#include "daemon/api/errors.h"
#include "tests/gate/ways.h"

static const Said all[] = {
  { "no-danger-no-silence", { GATE_NO_NO }, NULL, TRUE, FALSE, FALSE },
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
  { "danger-is-over", { "{'danger': <'yes'>}", GATE_NO_NO }, NULL, FALSE, TRUE, TRUE },
  { "goal-safety", { GATE_NO_NO }, "safety", FALSE, TRUE, TRUE },
};

static GTestDBus *bus;

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
  { "end-plan", gate_try_end_plan, 1, FALSE, ALWAYS },
  { "end-plan-typed", gate_try_end_plan_typed, 1, FALSE, ALWAYS },
  { "end-plan-later", gate_try_end_plan_later, 1, TRUE, ALWAYS },
  { "undo", gate_try_undo, 1, FALSE, ALWAYS },
  { "another-goal", gate_try_another_goal, 1, FALSE, ONLY_DANGER },
  { "next-stretch", gate_try_next_stretch, 1, FALSE, ONLY_UNANSWERED },
  { "announce", gate_try_announce, 8, FALSE, ALWAYS },
  { "announce-typed", gate_try_announce_typed, 2, FALSE, ALWAYS },
  { "announce-begun", gate_try_announce_begun, 4, FALSE, ONLY_CLOSED_BY_ANSWERS },
  { "ending", gate_try_ending, 8, FALSE, LOCKED_BY_GOAL },
  { "ending-typed", gate_try_ending_typed, 2, FALSE, LOCKED_BY_GOAL },
  { "ending-begun", gate_try_ending_begun, 4, FALSE, LOCKED_BY_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "reply", gate_try_reply, 8, FALSE, NOT_ABOUT_UPSET },
  { "talk", gate_try_talk, 8, FALSE, LOCKED_BY_GOAL | NOT_WITH_THE_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "talk-begun", gate_try_talk_begun, 2, FALSE, LOCKED_BY_GOAL | NOT_WITH_THE_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "own-announce", gate_try_own_announce, 5, FALSE, ALWAYS },
  { "own-reply", gate_try_own_reply, 5, FALSE, ALWAYS },
  { "own-encounter", gate_try_own_encounter, 5, FALSE, ALWAYS },
  { "own-looking-back", gate_try_own_looking_back, 5, FALSE, ALWAYS },
  { "own-ending", gate_try_own_ending, 5, FALSE, ALWAYS },
  { "own-talk", gate_try_own_talk, 5, FALSE, NOT_WITH_THE_GOAL | ONLY_CLOSED_BY_ANSWERS },
  { "be-seen", gate_try_be_seen, 1, FALSE, LOCKED_BY_GOAL },
  { "next", gate_try_next, 1, FALSE, ONLY_CLOSED_BY_ANSWERS },
  { "others", gate_try_others, 6, FALSE, NEVER_LEADS },
  { "buttons", gate_try_buttons, 1, FALSE, NEVER_LEADS },
  { "rows", gate_try_rows, 1, FALSE, NEVER_LEADS },
  { "rows-while-talking", gate_try_rows_while_talking, 1, FALSE, NEVER_LEADS | NOT_WITH_THE_GOAL },
  { "log", gate_try_log, 1, FALSE, NEVER_LEADS },
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
