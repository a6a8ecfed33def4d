/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random scripts: of those that are whole each way comes to an end, and none passes what is closed; of the others it is said
 * what is wrong, and on which line. */

#include <string.h>

#include "daemon/core/script-read.h"
#include "daemon/core/script-walk.h"
#include "tests/core/script-fixture.h"

#define STEPS_MAX 12
#define CHOICES_MAX 4

/* How a script is broken. */
typedef enum
{
  WHOLE,
  LOOP,      /* a step leads to itself, or to one that leads to it */
  MISSING,   /* a step leads to one that is not there */
  UNREACHED, /* no step leads to one */
  N_DEFECTS,
} Defect;

/* A random script in the making: each step but the first has an earlier one that leads to it. */
typedef struct
{
  GRand *random;
  GString *text;
  guint n_steps;
  guint parents[STEPS_MAX];
  Defect defect;
  guint broken; /* the step that is broken */
} Sketch;

static gboolean
toss (GRand *random, guint one_in)
{
  return g_rand_int_range (random, 0, (gint32) one_in) == 0;
}

static const gchar *
pick (GRand *random, const gchar *const *words)
{
  guint n_words = 0;

  while (words[n_words] != NULL)
    n_words++;
  return words[g_rand_int_range (random, 0, (gint32) n_words)];
}

/* Where a step may lead: to a later one, or to the end. */
static void
append_next (Sketch *sketch, guint step)
{
  guint next = step + 1 + (guint) g_rand_int_range (sketch->random, 0, 3);

  if (next < sketch->n_steps)
    g_string_append_printf (sketch->text, "next=s%u\n", next);
  else
    g_string_append (sketch->text, "next=end\n");
}

/* A step that leads to itself, or to the one that leads to it; or to none that is there. */
static void
append_broken_next (Sketch *sketch, guint step)
{
  guint back = step > 0 && toss (sketch->random, 2) ? sketch->parents[step] : step;

  if (sketch->defect == LOOP)
    g_string_append_printf (sketch->text, "next=s%u\n", back);
  else
    g_string_append (sketch->text, "next=nowhere\n");
}

static void
append_condition (Sketch *sketch, guint one_in)
{
  static const gchar *const words[] = { "goal-heal", "!goal-reconcile", "goal-safety", "opens", "!opens", "danger|silence", "mode-limited|!midway", "talking", "looked-back !complete", NULL };

  if (toss (sketch->random, one_in))
    g_string_append_printf (sketch->text, "when=%s\n", pick (sketch->random, words));
}

static void
append_choices (Sketch *sketch, guint step)
{
  static const gchar *const effects[] = { "announced", "reach-out", "talk", "let-go", "sending", "wait-longer", NULL };
  guint n_choices = 0;

  for (guint i = step + 1; i < sketch->n_steps; i++)
    if (sketch->parents[i] == step)
      {
        g_string_append_printf (sketch->text, "[s%u/choice to%u]\nlabel=Go\nnext=s%u\n", step, i, i);
        append_condition (sketch, 3);
        if (toss (sketch->random, 3))
          g_string_append_printf (sketch->text, "does=%s\n", pick (sketch->random, effects));
        n_choices++;
      }
  while (n_choices == 0 || (n_choices < CHOICES_MAX && toss (sketch->random, 2)))
    {
      g_string_append_printf (sketch->text, "[s%u/choice c%u]\nlabel=Go\n", step, n_choices++);
      append_condition (sketch, 3);
      append_next (sketch, step);
    }
}

static gboolean
is_parent (const Sketch *sketch, guint step)
{
  for (guint i = step + 1; i < sketch->n_steps; i++)
    if (sketch->parents[i] == step)
      return TRUE;
  return FALSE;
}

static void
append_step (Sketch *sketch, guint step)
{
  static const gchar *const kinds[] = { "read", "write", "box", "safety", NULL };
  static const gchar *const purposes[] = { "announce", "first", "meeting", "nothing", NULL };
  const gchar *kind = is_parent (sketch, step) || toss (sketch->random, 3) ? "choose" : pick (sketch->random, kinds);
  gboolean is_read = g_str_equal (kind, "read");

  g_string_append_printf (sketch->text, "[s%u]\nkind=%s\ntitle=T\n", step, kind);
  append_condition (sketch, 3);
  if (toss (sketch->random, 3))
    g_string_append (sketch->text, "skip=no\n");
  if ((is_read || g_str_equal (kind, "write")) && toss (sketch->random, 2))
    g_string_append_printf (sketch->text, "for=%s\n", pick (sketch->random, purposes));
  if (sketch->broken == step && (sketch->defect == LOOP || sketch->defect == MISSING))
    append_broken_next (sketch, step);
  else
    append_next (sketch, step);
  if (is_read)
    {
      g_string_append_printf (sketch->text, "[s%u/line a]\ntext=Read.\n", step);
      append_condition (sketch, 4);
    }
  if (g_str_equal (kind, "choose"))
    append_choices (sketch, step);
}

/* Returns: (transfer full): the text of a script */
static gchar *
sketch_script (GRand *random, Defect defect)
{
  Sketch sketch = { .random = random, .text = g_string_new ("[script]\nfirst=s0\n"), .defect = defect };

  sketch.n_steps = (guint) g_rand_int_range (random, 1, STEPS_MAX);
  sketch.broken = (guint) g_rand_int_range (random, 0, (gint32) sketch.n_steps);
  for (guint i = 1; i < sketch.n_steps; i++)
    sketch.parents[i] = (guint) g_rand_int_range (random, 0, (gint32) i);
  for (guint i = 0; i < sketch.n_steps; i++)
    append_step (&sketch, i);
  if (defect == UNREACHED)
    g_string_append (sketch.text, "[alone]\nkind=box\ntitle=T\nnext=s0\n");
  return g_string_free (sketch.text, FALSE);
}

/* The line of a text that has @number. */
static gchar *
line_of (const gchar *text, guint number)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (number, <=, g_strv_length (lines));
  return g_strdup (lines[number - 1]);
}

static void
test_broken (void)
{
  static const gchar *const told[N_DEFECTS] = {
    [LOOP] = "this leads back",
    [MISSING] = "there is no step of that name",
    [UNREACHED] = "no way leads to this step",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < (g_test_thorough () ? 6000 : 300); i++)
    {
      Defect defect = LOOP + i % (N_DEFECTS - 1);
      g_autofree gchar *text = sketch_script (random, defect);
      g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
      g_autoptr (HiatusScript) script = hiatus_script_read ("ending", text, strlen (text), TRUE, mistakes);
      const HiatusScriptMistake *first;
      g_autofree gchar *line = NULL;

      if (script != NULL)
        g_error ("%s is not found in\n%s", told[defect], text);
      first = hiatus_script_mistakes_get (mistakes, 0);
      g_assert_true (g_str_has_prefix (first->what, told[defect]));
      line = line_of (text, first->line);
      g_assert_true (g_str_has_prefix (line, defect == MISSING ? "next=nowhere" : defect == UNREACHED ? "[alone]"
                                                                                                      : "[s"));
    }
}

static HiatusSituation
random_situation (GRand *random)
{
  HiatusSituation situation = fixture_situation ((HiatusGoal) g_rand_int_range (random, 0, HIATUS_GOAL_SAFETY + 1));

  situation.mode = (HiatusMode) g_rand_int_range (random, 0, HIATUS_MODE_LIMITED + 1);
  situation.midway = toss (random, 2);
  situation.complete = toss (random, 2);
  situation.talking = toss (random, 2);
  situation.looked_back = toss (random, 2);
  situation.safety.danger = (HiatusReply) g_rand_int_range (random, 0, HIATUS_REPLY_YES + 1);
  situation.safety.silence = (HiatusReply) g_rand_int_range (random, 0, HIATUS_REPLY_YES + 1);
  situation.safety.wrote_since = toss (random, 3);
  return situation;
}

/* Nothing of what is closed is on the way, next, or on offer. */
static void
check_gate (const HiatusWalk *walk, const HiatusSituation *situation)
{
  if (!fixture_is_closed (situation))
    return;
  g_assert_false (walk->step != NULL && fixture_starts (walk->step));
  for (guint i = 0; i < walk->path->len; i++)
    g_assert_false (fixture_starts (g_array_index (walk->path, HiatusVisit, i).step));
  for (guint i = 0; i < walk->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (walk->choices, i);

      g_assert_false (choice->effect == HIATUS_EFFECT_ANNOUNCED || choice->effect == HIATUS_EFFECT_REACH_OUT || choice->effect == HIATUS_EFFECT_TALK);
      if (choice->next != HIATUS_STEP_END)
        {
          const HiatusStep *next = hiatus_script_get (walk->script, choice->next);

          /* Where its own condition does not hold it is not what keeps anybody away. */
          g_assert_false (fixture_starts (next) && hiatus_condition_holds (&next->when, hiatus_situation_facts (situation)));
        }
    }
}

/* Any answer to any step, whether it is offered, on the way, or of any sense. */
static void
answer_blindly (GRand *random, const HiatusScript *script, GHashTable *answers, gint64 at_us)
{
  const HiatusStep *step = hiatus_script_get (script, (guint) g_rand_int_range (random, 0, (gint32) hiatus_script_size (script)));
  const HiatusChoice *choice = step->choices->len == 0 ? NULL : g_ptr_array_index (step->choices, (guint) g_rand_int_range (random, 0, (gint32) step->choices->len));

  hiatus_step_answers_take (answers, step->id, (HiatusProgress) g_rand_int_range (random, 0, HIATUS_PROGRESS_OPEN + 1), choice == NULL ? NULL : choice->id, "A text.", 0, at_us);
}

/* Whoever answers what is asked comes to the end, in as many steps as there are. */
static void
follow_to_the_end (GRand *random, HiatusScript *script, const HiatusSituation *situation)
{
  g_autoptr (GHashTable) answers = hiatus_step_answers_new ();

  for (guint n = 0;; n++)
    {
      g_autoptr (HiatusWalk) walk = hiatus_script_walk (script, answers, situation);
      g_autoptr (GError) error = NULL;
      const gchar *choice = NULL;

      check_gate (walk, situation);
      g_assert_cmpuint (walk->path->len, ==, n);
      if (walk->step == NULL)
        return;
      g_assert_cmpuint (n, <, hiatus_script_size (script));
      if (walk->choices->len > 0)
        choice = ((const HiatusChoice *) g_ptr_array_index (walk->choices, (guint) g_rand_int_range (random, 0, (gint32) walk->choices->len)))->id;
      g_assert_true (hiatus_walk_check (walk, walk->step->id, HIATUS_PROGRESS_DONE, choice, NULL, &error));
      g_assert_no_error (error);
      hiatus_step_answers_take (answers, walk->step->id, HIATUS_PROGRESS_DONE, choice, NULL, 0, situation->now_us);
    }
}

static void
test_whole (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < (g_test_thorough () ? 3000 : 150); i++)
    {
      g_autofree gchar *text = sketch_script (random, WHOLE);
      g_autofree gchar *mistakes = fixture_mistakes ("ending", text, -1);
      g_autoptr (HiatusScript) script = NULL;
      g_autoptr (GHashTable) answers = hiatus_step_answers_new ();

      if (mistakes[0] != '\0')
        g_error ("%s in\n%s", mistakes, text);
      script = fixture_script ("ending", text);
      for (guint j = 0; j < 10; j++)
        {
          HiatusSituation situation = random_situation (random);
          g_autoptr (HiatusWalk) walk = NULL;

          follow_to_the_end (random, script, &situation);
          answer_blindly (random, script, answers, situation.now_us + j);
          walk = hiatus_script_walk (script, answers, &situation);
          check_gate (walk, &situation);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-properties/broken", test_broken);
  g_test_add_func ("/script-properties/whole", test_whole);
  return g_test_run ();
}
