/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/script-ways.h"

#include <string.h>

#include "tests/core/script-fixture.h"

#define VALUES_MAX 5

/* A way has at most so many stops, or it never ends. */
#define STOPS_MAX (2 * HIATUS_SCRIPT_STEPS_MAX)

enum
{
  GOAL,
  MODE,
  SAFETY,
  LENGTH,
  STAGE,
  TALK,
  LOOKING_BACK,
  WENT,
  CHANCE,
};

enum
{
  UNANSWERED,
  OPEN,
  SILENCE,
  DANGER,
};

enum
{
  MIDWAY,
  COMPLETE,
  TALKING_MIDWAY,
  TALKING,
  NO_STAGE,
};

static const gchar *const values[WAYS_N_RESPECTS][VALUES_MAX + 1] = {
  [GOAL] = { "heal", "unsure", "reconcile", "safety" },
  [MODE] = { "strict", "limited" },
  [SAFETY] = { "unanswered", "open", "silence", "danger" },
  [LENGTH] = { "with an end", "open-ended" },
  [STAGE] = { "under way", "complete", "talking in mid-stretch", "talking after the end", "no stretch" },
  [TALK] = { "no word yet", "they answered", "no answer", "they said no" },
  [LOOKING_BACK] = { "nothing written", "looked back" },
  [WENT] = { "not said how it went", "went well", "was hard" },
  [CHANCE] = { "arranged", "by chance" },
};

static const HiatusGoal goals[] = { HIATUS_GOAL_HEAL, HIATUS_GOAL_UNSURE, HIATUS_GOAL_RECONCILE, HIATUS_GOAL_SAFETY };
static const HiatusTalk talks[] = { HIATUS_TALK_NONE, HIATUS_TALK_ANSWERED, HIATUS_TALK_NO_ANSWER, HIATUS_TALK_SAID_NO };

typedef struct
{
  HiatusScript *script;
  WaysVisitor visitor;
  gpointer data;       /* of the visitor */
  GHashTable *answers; /* (owned): on the way so far */
  guint n_stops;       /* on the way so far */
  guint n_ways;
} Traveller;

/* What can be answered at a stop. */
typedef struct
{
  HiatusProgress progress;
  const gchar *choice;
  const gchar *note;
  const gchar *said; /* what it is called */
  gint safety;       /* what the safety check comes to, or -1 */
  HiatusEffect effect;
  gchar *leads_to; /* (owned): where one stands then */
} Option;

const gchar *
ways_value_name (guint respect, guint value)
{
  return value < VALUES_MAX ? values[respect][value] : NULL;
}

static void
set_stage (HiatusSituation *situation, guint stage)
{
  situation->midway = stage == MIDWAY || stage == TALKING_MIDWAY;
  situation->complete = stage == COMPLETE;
  situation->talking = stage == TALKING || stage == TALKING_MIDWAY;
}

static void
set_length (HiatusSituation *situation, gboolean open_ended)
{
  situation->open_ended = open_ended;
  situation->end = open_ended ? NULL : "Friday, 28 March";
}

static void
set_safety (HiatusSituation *situation, guint safety)
{
  static const HiatusSafety replies[] = {
    [UNANSWERED] = { HIATUS_REPLY_UNANSWERED, HIATUS_REPLY_UNANSWERED, 0, FALSE },
    [OPEN] = { HIATUS_REPLY_NO, HIATUS_REPLY_NO, 0, FALSE },
    [SILENCE] = { HIATUS_REPLY_NO, HIATUS_REPLY_YES, 0, FALSE },
    [DANGER] = { HIATUS_REPLY_YES, HIATUS_REPLY_NO, 0, FALSE },
  };

  situation->safety = replies[safety];
  /* Danger makes the goal safety, and the stretch one without an end, which then goes on. */
  if (safety != DANGER)
    return;
  situation->goal = HIATUS_GOAL_SAFETY;
  set_length (situation, TRUE);
  if (situation->complete)
    set_stage (situation, MIDWAY);
}

/* The situation of somebody who begins. */
HiatusSituation
ways_situation (const WaysStart *start)
{
  HiatusSituation situation = fixture_situation (goals[start->at[GOAL]]);

  situation.mode = start->at[MODE] == 0 ? HIATUS_MODE_STRICT : HIATUS_MODE_LIMITED;
  situation.reminder = NULL;
  set_length (&situation, start->at[LENGTH] == 1);
  set_stage (&situation, start->at[STAGE]);
  situation.talk = talks[start->at[TALK]];
  situation.looked_back = start->at[LOOKING_BACK] == 1;
  situation.went = start->at[WENT] == 0 ? HIATUS_WENT_NONE : start->at[WENT] == 1 ? HIATUS_WENT_WELL
                                                                                  : HIATUS_WENT_HARD;
  situation.by_chance = start->at[CHANCE] == 1;
  set_safety (&situation, start->at[SAFETY]);
  return situation;
}

/* Whether it can be so: the goal is safety where there is danger, a stretch without an end is not complete, and there is no word
 * of a talk without one. */
static gboolean
can_be (const WaysStart *start)
{
  gboolean is_safety = goals[start->at[GOAL]] == HIATUS_GOAL_SAFETY;
  gboolean is_talking = start->at[STAGE] == TALKING || start->at[STAGE] == TALKING_MIDWAY;

  if (start->at[SAFETY] == DANGER && !is_safety)
    return FALSE;
  if (start->at[STAGE] == COMPLETE && (start->at[LENGTH] == 1 || start->at[SAFETY] == DANGER))
    return FALSE;
  return start->at[TALK] == 0 || is_talking;
}

static guint32
used_by_condition (const HiatusCondition *condition)
{
  guint32 used = 0;

  for (guint i = 0; i < condition->n_terms; i++)
    used |= condition->terms[i].any_true | condition->terms[i].any_false;
  return used;
}

static guint32
used_by_texts (GPtrArray *texts)
{
  guint32 used = 0;

  for (guint i = 0; i < texts->len; i++)
    used |= used_by_condition (&((const HiatusScriptText *) g_ptr_array_index (texts, i))->when);
  return used;
}

/* The facts that a script asks for. */
static guint32
used_by_script (const HiatusScript *script)
{
  guint32 used = 0;

  for (guint i = 0; i < hiatus_script_size (script); i++)
    {
      const HiatusStep *step = hiatus_script_get (script, i);

      used |= used_by_condition (&step->when) | used_by_texts (step->lines) | used_by_texts (step->templates);
      for (guint j = 0; j < step->choices->len; j++)
        used |= used_by_condition (&((const HiatusChoice *) g_ptr_array_index (step->choices, j))->when);
    }
  return used;
}

/* Whether the script is the same whatever is so in a respect. Goal and safety always matter. */
static gboolean
is_all_one (guint32 used, guint respect)
{
  WaysStart one = { { 0 } };
  guint32 facts = 0;

  if (respect == GOAL || respect == SAFETY)
    return FALSE;
  for (guint value = 0; ways_value_name (respect, value) != NULL; value++)
    {
      HiatusSituation situation;
      guint32 now;

      one.at[respect] = value;
      situation = ways_situation (&one);
      now = hiatus_situation_facts (&situation) & used;
      if (value > 0 && now != facts)
        return FALSE;
      facts = now;
    }
  return TRUE;
}

/* Returns: (transfer full) (element-type WaysStart): the situations in which somebody can begin, which differ only in what
 *   matters to the script */
GArray *
ways_starts (const HiatusScript *script)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (WaysStart));
  guint32 used = used_by_script (script);
  WaysStart start = { { 0 } };
  guint respect = 0;

  while (respect < WAYS_N_RESPECTS)
    {
      if (can_be (&start))
        g_array_append_val (starts, start);
      /* As the digits of a number that counts up. */
      for (respect = 0; respect < WAYS_N_RESPECTS; respect++)
        {
          if (!is_all_one (used, respect) && ways_value_name (respect, start.at[respect] + 1) != NULL)
            {
              start.at[respect]++;
              break;
            }
          start.at[respect] = 0;
        }
    }
  return starts;
}

static void
follow_effect (HiatusSituation *situation, HiatusEffect effect)
{
  switch (effect)
    {
    case HIATUS_EFFECT_REMIND_TOMORROW:
      situation->reminder = "Sunday, 10:00";
      break;
    case HIATUS_EFFECT_TALK:
      situation->talking = TRUE;
      situation->talk = HIATUS_TALK_BEGUN;
      break;
    case HIATUS_EFFECT_TALK_OVER:
      situation->talking = FALSE;
      situation->talk = HIATUS_TALK_NONE;
      break;
    case HIATUS_EFFECT_REACH_OUT:
      set_stage (situation, TALKING);
      break;
    case HIATUS_EFFECT_LET_GO:
    case HIATUS_EFFECT_CLOSED:
      set_stage (situation, NO_STAGE);
      break;
    case HIATUS_EFFECT_WAIT_LONGER:
      set_stage (situation, MIDWAY);
      break;
    case HIATUS_EFFECT_ANSWERED:
      situation->talk = HIATUS_TALK_ANSWERED;
      break;
    case HIATUS_EFFECT_NO_ANSWER:
      situation->talk = HIATUS_TALK_NO_ANSWER;
      break;
    case HIATUS_EFFECT_SAID_NO:
      situation->talk = HIATUS_TALK_SAID_NO;
      break;
    case HIATUS_EFFECT_WENT_WELL:
      situation->went = HIATUS_WENT_WELL;
      break;
    case HIATUS_EFFECT_WENT_HARD:
      situation->went = HIATUS_WENT_HARD;
      break;
    case HIATUS_EFFECT_NONE:
    case HIATUS_EFFECT_ANNOUNCED:
    case HIATUS_EFFECT_NOT_ANNOUNCED:
    case HIATUS_EFFECT_ABOUT_SMALL_TALK:
    case HIATUS_EFFECT_ABOUT_PRACTICAL:
    case HIATUS_EFFECT_ABOUT_US:
    case HIATUS_EFFECT_ABOUT_UPSET:
    case HIATUS_EFFECT_SENDING:
    case HIATUS_EFFECT_LOOK_IN_28_DAYS:
    case HIATUS_EFFECT_TALK_TO:
    case HIATUS_EFFECT_SAFETY:
    default:
      break;
    }
}

static void
option_clear (Option *option)
{
  g_free (option->leads_to);
}

/* Once for each thing that the safety check may come to, where it is asked. */
static void
add_option (GArray *options, const HiatusSituation *situation, Option option, gboolean asks_safety)
{
  gboolean is_unanswered = situation->safety.danger == HIATUS_REPLY_UNANSWERED;

  option.safety = -1;
  if (!asks_safety)
    g_array_append_val (options, option);
  for (guint i = asks_safety ? (is_unanswered ? UNANSWERED : OPEN) : DANGER + 1; i <= DANGER; i++)
    {
      option.safety = (gint) i;
      g_array_append_val (options, option);
    }
}

static GArray *
list_options (const HiatusWalk *walk, const HiatusSituation *situation)
{
  GArray *options = g_array_new (FALSE, TRUE, sizeof (Option));
  const HiatusStep *step = walk->step;
  Option done = { .progress = HIATUS_PROGRESS_DONE, .said = "done" };
  Option skipped = { .progress = HIATUS_PROGRESS_SKIPPED, .said = "skipped", .safety = -1 };

  g_array_set_clear_func (options, (GDestroyNotify) option_clear);
  for (guint i = 0; i < walk->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (walk->choices, i);
      Option chosen = { .progress = HIATUS_PROGRESS_DONE, .choice = choice->id, .said = choice->id, .effect = choice->effect };

      add_option (options, situation, chosen, choice->effect == HIATUS_EFFECT_SAFETY);
    }
  if (step->kind == HIATUS_STEP_WRITE || step->kind == HIATUS_STEP_BOX)
    {
      done.note = "A text.";
      done.said = "written";
    }
  if (step->kind != HIATUS_STEP_CHOOSE)
    add_option (options, situation, done, step->kind == HIATUS_STEP_SAFETY);
  if (step->may_skip)
    g_array_append_val (options, skipped);
  return options;
}

/* What was answered before an answer was tried. */
typedef struct
{
  gpointer step;
  gpointer answer;
} Before;

/* Returns: (transfer full): where one stands with that answer; @situation becomes the one of then */
static HiatusWalk *
take (Traveller *traveller, const HiatusStep *step, const Option *option, HiatusSituation *situation, Before *before)
{
  *before = (Before){ NULL };
  g_hash_table_steal_extended (traveller->answers, step->id, &before->step, &before->answer);
  situation->now_us += G_TIME_SPAN_MINUTE;
  hiatus_step_answers_take (traveller->answers, step->id, option->progress, option->choice, option->note, 0, situation->now_us);
  follow_effect (situation, option->effect);
  if (option->safety >= 0)
    set_safety (situation, (guint) option->safety);
  return hiatus_script_walk (traveller->script, traveller->answers, situation);
}

/* As if the answer had not been given. */
static void
take_back (Traveller *traveller, const HiatusStep *step, const Before *before)
{
  g_hash_table_remove (traveller->answers, step->id);
  if (before->step != NULL)
    g_hash_table_insert (traveller->answers, before->step, before->answer);
}

static gboolean
leads_to (const HiatusScript *script, guint number, const HiatusStep *to)
{
  const HiatusStep *step = number == HIATUS_STEP_END || number == HIATUS_STEP_NOWHERE ? NULL : hiatus_script_get (script, number);

  if (step == NULL || step == to)
    return step == to;
  if (leads_to (script, step->next, to))
    return TRUE;
  for (guint i = 0; i < step->choices->len; i++)
    if (leads_to (script, ((const HiatusChoice *) g_ptr_array_index (step->choices, i))->next, to))
      return TRUE;
  return FALSE;
}

/* It goes on from what was answered: no question is asked twice, and none that stands before it comes up behind it, because
 * something followed from the answer. Only the safety check may bring one back. */
static void
check_progress (const HiatusWalk *next, const HiatusStep *step, const Option *option)
{
  const HiatusChoice *choice = hiatus_step_find_choice (step, option->choice);

  if (next->step != NULL && option->safety < 0 && !leads_to (next->script, choice != NULL ? choice->next : step->next, next->step))
    g_error ("%s: after %s=%s it goes back to %s", hiatus_script_get_name (next->script), step->id, option->said, next->step->id);
}

static void
look_ahead (Traveller *traveller, const HiatusWalk *walk, GArray *options, const HiatusSituation *situation)
{
  for (guint i = 0; i < options->len; i++)
    {
      Option *option = &g_array_index (options, Option, i);
      HiatusSituation then = *situation;
      g_autoptr (GError) error = NULL;
      HiatusWalk *next;
      Before before;

      then.now_us = MAX (then.now_us, walk->rests_until_us);
      hiatus_walk_check (walk, walk->step->id, option->progress, option->choice, option->note, &error);
      g_assert_no_error (walk->rests_until_us > situation->now_us ? NULL : error);
      next = take (traveller, walk->step, option, &then, &before);
      check_progress (next, walk->step, option);
      option->leads_to = g_strdup (next->step == NULL ? "" : next->step->id);
      hiatus_walk_free (next);
      take_back (traveller, walk->step, &before);
    }
}

static gboolean
is_same (const Option *one, const Option *other)
{
  return one->effect == other->effect && one->safety == other->safety && (one->note == NULL) == (other->note == NULL) && g_str_equal (one->leads_to, other->leads_to);
}

static gpointer travel (Traveller *traveller, const HiatusWalk *here, const HiatusSituation *situation);

/* Goes on with an answer, for itself and for all that come to the same; not for one that somebody has gone with already. */
static void
go_on (Traveller *traveller, const HiatusWalk *walk, GArray *options, guint number, const HiatusSituation *situation, GArray *branches)
{
  const Option *option = &g_array_index (options, Option, number);
  g_autoptr (GString) said = g_string_new (option->said);
  HiatusSituation then = *situation;
  WaysBranch branch;
  HiatusWalk *next;
  Before before;

  for (guint i = 0; i < number; i++)
    if (is_same (&g_array_index (options, Option, i), option))
      return;
  if (option->safety >= 0)
    g_string_append_printf (said, " (%s)", values[SAFETY][option->safety]);
  for (guint i = number + 1; i < options->len; i++)
    if (is_same (&g_array_index (options, Option, i), option))
      g_string_append_printf (said, " | %s", g_array_index (options, Option, i).said);
  then.now_us = MAX (then.now_us, walk->rests_until_us);
  next = take (traveller, walk->step, option, &then, &before);
  traveller->n_stops++;
  branch.to = travel (traveller, next, &then);
  traveller->n_stops--;
  branch.said = g_string_free (g_steal_pointer (&said), FALSE);
  g_array_append_val (branches, branch);
  hiatus_walk_free (next);
  take_back (traveller, walk->step, &before);
}

static void
branch_clear (WaysBranch *branch)
{
  g_free (branch->said);
}

static gpointer
travel (Traveller *traveller, const HiatusWalk *here, const HiatusSituation *situation)
{
  g_autoptr (GArray) branches = g_array_new (FALSE, FALSE, sizeof (WaysBranch));
  g_autoptr (GArray) options = NULL;

  g_array_set_clear_func (branches, (GDestroyNotify) branch_clear);
  g_assert_cmpuint (traveller->n_stops, <, STOPS_MAX);
  if (here->step == NULL)
    {
      traveller->n_ways++;
      return traveller->visitor (here, NULL, 0, traveller->data);
    }
  options = list_options (here, situation);
  g_assert_cmpuint (options->len, >, 0);
  look_ahead (traveller, here, options, situation);
  for (guint i = 0; i < options->len; i++)
    go_on (traveller, here, options, i, situation, branches);
  return traveller->visitor (here, (gconstpointer) branches->data, branches->len, traveller->data);
}

/* Goes all ways from a beginning.
 * @n_ways: (out) (optional): how many there are, those that come to the same counted once
 *
 * Returns: what the visitor made of the first stop */
gpointer
ways_go (HiatusScript *script, const WaysStart *start, WaysVisitor visitor, gpointer data, guint *n_ways)
{
  g_autoptr (GHashTable) answers = hiatus_step_answers_new ();
  Traveller traveller = { .script = script, .visitor = visitor, .data = data, .answers = answers };
  HiatusSituation situation = ways_situation (start);
  g_autoptr (HiatusWalk) walk = hiatus_script_walk (script, answers, &situation);
  gpointer made = travel (&traveller, walk, &situation);

  if (n_ways != NULL)
    *n_ways = traveller.n_ways;
  return made;
}
