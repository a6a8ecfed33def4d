/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/gate/walk.h"

#include "daemon/data/hiatus-resources.h"
#include "tests/fakes/fake-clock.h"

/* No script has a way that long. */
#define MOVES_MAX 80

/* What starts contact, as the files say it. Written once more here, so that no table of the daemon is trusted. */
static const gchar *const purposes[] = { "announce", "first", "meeting", NULL };
static const gchar *const effects[] = { "announced", "reach-out", "talk", NULL };

/* Returns: (nullable): %NULL where there is nothing to go through */
static GVariant *
describe (Gate *gate, const gchar *script)
{
  g_autoptr (GVariant) reply = gate_ask (gate, "DescribeScript", g_variant_new ("(sa{sv})", script, NULL));

  return reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
}

static const gchar *
get_string (GVariant *row, const gchar *key)
{
  const gchar *text = "";

  g_variant_lookup (row, key, "&s", &text);
  return text;
}

/* What is said to be next, and what can be chosen there. Returns: whether it starts contact */
static gboolean
look_at_step (Gate *gate, const gchar *script, GVariant *step)
{
  g_autoptr (GVariant) choices = g_variant_lookup_value (step, "choices", G_VARIANT_TYPE ("aa{sv}"));
  gboolean starts = g_strv_contains (purposes, get_string (step, "purpose"));

  if (starts)
    gate_reach (gate, "%s came to its step '%s'", script, get_string (step, "id"));
  for (gsize i = 0; i < g_variant_n_children (choices); i++)
    {
      g_autoptr (GVariant) choice = g_variant_get_child_value (choices, i);

      if (!g_strv_contains (effects, get_string (choice, "effect")))
        continue;
      gate_reach (gate, "%s offered '%s' at its step '%s'", script, get_string (choice, "id"), get_string (step, "id"));
      starts = TRUE;
    }
  return starts;
}

static gboolean
answer (Gate *gate, const gchar *script, const gchar *step, const gchar *progress, const gchar *choice, const gchar *note)
{
  GVariantBuilder fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) reply = NULL;

  g_variant_builder_add (&fields, "{sv}", "progress", g_variant_new_string (progress));
  if (choice != NULL)
    g_variant_builder_add (&fields, "{sv}", "choice", g_variant_new_string (choice));
  if (note != NULL)
    g_variant_builder_add (&fields, "{sv}", "note", g_variant_new_string (note));
  reply = gate_ask (gate, "AnswerScript", g_variant_new ("(ssa{sv})", script, step, &fields));
  return reply != NULL;
}

static gboolean
type_answer (Gate *gate, const gchar *script, const gchar *progress, const gchar *choice, const gchar *note)
{
  g_autofree gchar *path = g_build_filename (gate->base.folder, "words", NULL);
  g_autofree gchar *arguments = NULL;

  if (note != NULL)
    {
      g_assert_true (g_file_set_contents (path, note, -1, NULL));
      arguments = g_strdup_printf ("script %s --write %s", script, path);
    }
  else if (choice != NULL)
    arguments = g_strdup_printf ("script %s --choose %s", script, choice);
  else
    arguments = g_strdup_printf ("script %s --%s", script, g_str_equal (progress, "done") ? "done" : "skip");
  return gate_type (gate, arguments);
}

static gboolean
is_skipping (const Walk *walk)
{
  return walk->random == NULL ? walk->skips : g_rand_int_range (walk->random, 0, 5) == 0;
}

static gchar *
take_choice (const Walk *walk, GVariant *step)
{
  g_autoptr (GVariant) choices = g_variant_lookup_value (step, "choices", G_VARIANT_TYPE ("aa{sv}"));
  gsize n = g_variant_n_children (choices);
  g_autoptr (GVariant) choice = NULL;

  if (n == 0)
    return NULL;
  choice = g_variant_get_child_value (choices, walk->random == NULL ? walk->choice % n : (gsize) g_rand_int_range (walk->random, 0, (gint32) n));
  return g_strdup (get_string (choice, "id"));
}

/* A text rests overnight before it is copied. */
static void
sleep_on_it (Gate *gate, GVariant *step)
{
  gint64 until_us = 0;

  g_variant_lookup (step, "rests-until", "x", &until_us);
  if (until_us != 0)
    hiatus_fake_clock_advance_to (gate->base.clock, until_us);
}

/* Returns: whether it went on */
static gboolean
move (Gate *gate, const Walk *walk, GVariant *step)
{
  const gchar *id = get_string (step, "id");
  const gchar *kind = get_string (step, "kind");
  gboolean writes = g_str_equal (kind, "write") || g_str_equal (kind, "box");
  const gchar *note = writes ? "Hello. It has been quiet." : NULL;
  g_autofree gchar *choice = take_choice (walk, step);

  sleep_on_it (gate, step);
  if (!is_skipping (walk) && (walk->types ? type_answer (gate, walk->script, "done", choice, note) : answer (gate, walk->script, id, "done", choice, note)))
    return TRUE;
  return walk->types ? type_answer (gate, walk->script, "skipped", NULL, NULL) : answer (gate, walk->script, id, "skipped", NULL, NULL);
}

/**
 * gate_walk:
 * @gate: the fixture
 * @walk: the way to go
 *
 * Goes through a script from where it stands, up to the first of what starts contact, unless it is to halt at a later one.
 *
 * Returns: whether it stopped where it was to halt
 */
gboolean
gate_walk (Gate *gate, const Walk *walk)
{
  guint n_starting = 0;

  for (guint i = 0; i < MOVES_MAX; i++)
    {
      g_autoptr (GVariant) description = describe (gate, walk->script);
      g_autoptr (GVariant) step = description == NULL ? NULL : g_variant_lookup_value (description, "step", G_VARIANT_TYPE_VARDICT);

      if (step == NULL)
        return FALSE;
      g_assert_cmpstr (get_string (description, "problem"), ==, ""); /* an own version is in force */
      if (look_at_step (gate, walk->script, step) && ++n_starting == walk->halts_at)
        return TRUE;
      if (walk->halts_at == 0)
        gate_attack (gate, walk->script);
      if (walk->halts_at == 0 && gate->reached != NULL)
        return FALSE;
      if (!move (gate, walk, step))
        return FALSE;
    }
  g_assert_not_reached ();
}

/* Says that the step is done, skipped, and to be done once more. */
static void
attack_step (Gate *gate, const gchar *script, const gchar *step, const gchar *choice)
{
  if (answer (gate, script, step, "done", choice, NULL) || (choice == NULL && answer (gate, script, step, "done", NULL, "Hello.")))
    gate_reach (gate, "%s took '%s' at its step '%s'", script, choice == NULL ? "done" : choice, step);
  if (choice != NULL)
    return;
  if (answer (gate, script, step, "skipped", NULL, NULL) || answer (gate, script, step, "open", NULL, NULL))
    gate_reach (gate, "%s knew its step '%s'", script, step);
}

/**
 * gate_attack:
 * @gate: the fixture
 * @script: a script
 *
 * Answers what starts contact in it, wherever one stands: each such step and each such choice, as the file that comes with
 * Hiatus, or the person's own one, has them. Whatever of it is taken was reached.
 */
void
gate_attack (Gate *gate, const gchar *script)
{
  g_autofree gchar *resource = g_strdup_printf ("/org/hiatus/scripts/%s.ini", script);
  g_autofree gchar *path = g_strdup_printf ("%s/scripts/%s.ini", gate->base.folder, script);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (hiatus_get_resource (), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    g_assert_true (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL));
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree gchar *purpose = g_key_file_get_string (file, groups[i], "for", NULL);
      g_autofree gchar *effect = g_key_file_get_string (file, groups[i], "does", NULL);
      g_auto (GStrv) parts = g_strsplit (groups[i], "/choice ", 2);

      if (purpose != NULL && g_strv_contains (purposes, purpose))
        attack_step (gate, script, groups[i], NULL);
      if (effect != NULL && parts[1] != NULL && g_strv_contains (effects, effect))
        attack_step (gate, script, parts[0], parts[1]);
    }
}
