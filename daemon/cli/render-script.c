/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-script.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/cli/render.h"

/* A script, as somebody reads it in a terminal: the way so far, the step that is next, and what can be done there. */

/* The longest texts that stand in one line. */
#define WORDS_CHARACTERS 200

static gchar *
get_words (GVariant *row, const gchar *key)
{
  return hiatus_render_one_line (hiatus_render_get_string (row, key), WORDS_CHARACTERS);
}

/* A text with all its lines, moved to the right so that it stands apart from ours. */
static void
append_block (GString *text, const gchar *block)
{
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree gchar *line = hiatus_render_one_line (lines[i], 0);

      g_string_append_printf (text, "%s%s\n", *line == '\0' ? "" : "    ", line);
    }
}

static void
append_way (GString *text, GVariant *row)
{
  g_autofree gchar *title = get_words (row, "title");
  g_autofree gchar *choice = get_words (row, "choice");
  const gchar *became = *choice != '\0' ? choice : _ ("done");

  if (g_str_equal (hiatus_render_get_string (row, "progress"), "skipped"))
    became = _ ("passed over");
  /* Translators: a step that lies behind: its name for the command, its title, and what was chosen there or became of it. */
  g_string_append_printf (text, _ ("  %s: %s (%s)"), hiatus_render_get_string (row, "step"), title, became);
  g_string_append_c (text, '\n');
}

static void
append_path (GString *text, GVariant *description)
{
  g_autoptr (GVariant) path = g_variant_lookup_value (description, "path", G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; path != NULL && i < g_variant_n_children (path); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (path, i);

      append_way (text, row);
    }
}

static void
append_lines (GString *text, GVariant *step)
{
  g_autofree const gchar **lines = NULL;

  if (!g_variant_lookup (step, "lines", "^a&s", &lines))
    return;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree gchar *line = hiatus_render_one_line (lines[i], 0);

      g_string_append_printf (text, "%s\n", line);
    }
}

static void
append_choices (GString *text, GVariant *step)
{
  g_autoptr (GVariant) choices = g_variant_lookup_value (step, "choices", G_VARIANT_TYPE ("aa{sv}"));

  if (choices == NULL || g_variant_n_children (choices) == 0)
    return;
  g_string_append_c (text, '\n');
  for (gsize i = 0; i < g_variant_n_children (choices); i++)
    {
      g_autoptr (GVariant) choice = g_variant_get_child_value (choices, i);
      g_autofree gchar *label = get_words (choice, "label");

      g_string_append_printf (text, "  %-14s %s\n", hiatus_render_get_string (choice, "id"), label);
    }
}

static void
append_templates (GString *text, GVariant *step)
{
  g_autofree const gchar **templates = NULL;

  if (!g_variant_lookup (step, "templates", "^a&s", &templates) || templates[0] == NULL)
    return;
  g_string_append_printf (text, "\n%s\n", templates[1] == NULL ? _ ("You can begin with this:") : _ ("You can begin with one of these:"));
  for (guint i = 0; templates[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_block (text, templates[i]);
    }
}

static void
append_shown (GString *text, GVariant *step)
{
  g_autoptr (GVariant) shown = g_variant_lookup_value (step, "shown", G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; shown != NULL && i < g_variant_n_children (shown); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (shown, i);
      g_autofree gchar *question = get_words (row, "question");

      g_string_append_printf (text, "\n%s\n", question);
      append_block (text, hiatus_render_get_string (row, "answer"));
    }
}

static gint64
get_rest (GVariant *step)
{
  gint64 until_us = 0;

  g_variant_lookup (step, "rests-until", "x", &until_us);
  return until_us;
}

/* What was written, and how long it rests or is to take. */
static void
append_writing (GString *text, GVariant *step, gint64 now_us, GTimeZone *zone)
{
  const gchar *note = hiatus_render_get_string (step, "note");
  gboolean is_locked = FALSE;
  guint minutes = 0;

  if (g_variant_lookup (step, "minutes", "u", &minutes) && minutes > 0)
    g_string_append_printf (text, ngettext ("%u minute is enough.\n", "%u minutes are enough.\n", minutes), minutes);
  if (*note != '\0')
    {
      g_string_append_printf (text, "\n%s\n", _ ("What you have written:"));
      append_block (text, note);
    }
  if (g_variant_lookup (step, "locked", "b", &is_locked) && is_locked)
    g_string_append_printf (text, "\n%s\n", _ ("What you wrote is locked, and left out here: 'hiatus unlock' brings it back."));
  if (get_rest (step) != 0)
    {
      g_autofree gchar *when = hiatus_render_when (get_rest (step), now_us, zone);
      g_autofree gchar *said = g_strdup_printf (_ ("Your text rests until %s. Until then it can be read again and changed."), when);

      g_string_append_printf (text, "\n%s\n", said);
    }
}

/* What can be done at a kind of step. */
static const struct
{
  const gchar *kind;
  const gchar *options;
  const gchar *sentence;
} ways[] = {
  { "read", "--done", N_ ("read, go on") },
  { "show", "--done", N_ ("read, go on") },
  { "choose", "--choose WHAT", N_ ("choose one of these") },
  { "write", "--write FILE", N_ ("keep what is in FILE; - reads standard input") },
  { "box", "--write FILE", N_ ("keep what is in FILE; - reads standard input") },
  { "copy", "--copy", N_ ("print the text alone") },
  { "copy", "--done", N_ ("go on") },
  { "safety", "--done", N_ ("go on, once 'hiatus safety answer' has both answers") },
};

/* The ways on: one below the other with a word to each, or all of them in a line for whoever has seen them. */
typedef struct
{
  GString *text;
  const gchar *script;
  gboolean in_one_line;
  guint n;
} Ways;

static void
append_way_on (Ways *on, const gchar *options, const gchar *sentence)
{
  if (!on->in_one_line)
    g_string_append_printf (on->text, "  hiatus script %s %-15s %s\n", on->script, options, sentence);
  else if (on->n == 0)
    g_string_append_printf (on->text, "  hiatus script %s %s", on->script, options);
  else
    g_string_append_printf (on->text, " | %s", options);
  on->n++;
}

static void
end_ways_on (Ways *on)
{
  if (on->in_one_line && on->n > 0)
    g_string_append_c (on->text, '\n');
}

static void
append_ways_on (Ways *on, GVariant *step, gboolean has_path)
{
  const gchar *kind = hiatus_render_get_string (step, "kind");
  gboolean may_skip = FALSE;

  g_string_append_c (on->text, '\n');
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].kind, kind) && get_rest (step) == 0)
      append_way_on (on, ways[i].options, _ (ways[i].sentence));
  if (*hiatus_render_get_string (step, "note") != '\0' && (g_str_equal (kind, "write") || g_str_equal (kind, "box")))
    append_way_on (on, "--done", _ ("leave what you have written as it is, go on"));
  if (g_variant_lookup (step, "may-skip", "b", &may_skip) && may_skip)
    append_way_on (on, "--skip", _ ("pass it over"));
  if (has_path)
    append_way_on (on, "--back STEP", _ ("come back to a step before"));
  end_ways_on (on);
}

static void
append_heading (GString *text, GVariant *description)
{
  g_autofree gchar *title = get_words (description, "title");
  const gchar *problem = hiatus_render_get_string (description, "problem");

  g_string_append_printf (text, "%s\n", title);
  if (*problem != '\0')
    g_string_append_printf (text, "%s\n", problem);
  append_path (text, description);
  g_string_append_c (text, '\n');
}

static void
append_end (Ways *on, gboolean has_path)
{
  g_string_append_printf (on->text, "%s\n\n", _ ("That is all."));
  if (has_path)
    append_way_on (on, "--back STEP", _ ("come back to a step before"));
  append_way_on (on, "--again", _ ("begin anew"));
  end_ways_on (on);
}

static void
append_step (Ways *on, GVariant *step, gboolean has_path, gint64 now_us, GTimeZone *zone)
{
  g_autofree gchar *title = get_words (step, "title");

  g_string_append_printf (on->text, "%s\n", title);
  append_lines (on->text, step);
  append_shown (on->text, step);
  append_choices (on->text, step);
  append_templates (on->text, step);
  append_writing (on->text, step, now_us, zone);
  append_ways_on (on, step, has_path);
}

/**
 * hiatus_render_script:
 * @script: its name
 * @description: what DescribeScript() answers
 * @with_path: whether the way so far is told, too, and each way on explained
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone for its instants
 *
 * Returns: (transfer full): where the person stands in it, what there is to read, and what can be done
 */
gchar *
hiatus_render_script (const gchar *script, GVariant *description, gboolean with_path, gint64 now_us, GTimeZone *zone)
{
  g_autoptr (GVariant) step = g_variant_lookup_value (description, "step", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) path = g_variant_lookup_value (description, "path", G_VARIANT_TYPE ("aa{sv}"));
  gboolean has_path = path != NULL && g_variant_n_children (path) > 0;
  Ways on = { g_string_new (NULL), script, !with_path, 0 };

  if (with_path)
    append_heading (on.text, description);
  if (step == NULL)
    append_end (&on, has_path);
  else
    append_step (&on, step, has_path, now_us, zone);
  return g_string_free (on.text, FALSE);
}

/**
 * hiatus_render_due:
 * @state: what GetState() answers
 *
 * Returns: (transfer full): which scripts are due, the most urgent first
 */
gchar *
hiatus_render_due (GVariant *state)
{
  g_autofree const gchar **next = NULL;
  GString *text = g_string_new (NULL);

  if (!g_variant_lookup (state, "next", "^a&s", &next) || next[0] == NULL)
    g_string_append_printf (text, "%s\n", _ ("Nothing is due."));
  for (guint i = 0; next != NULL && next[i] != NULL; i++)
    g_string_append_printf (text, "hiatus script %s\n", next[i]);
  return g_string_free (text, FALSE);
}

/* The words that stand behind a value of @names. */
static const gchar *
words_of (const gchar *const *names, const gchar *value, const gchar *otherwise)
{
  for (gsize i = 0; names[i] != NULL; i += 2)
    if (g_str_equal (names[i], value))
      return _ (names[i + 1]);
  return otherwise;
}

/**
 * hiatus_render_script_step:
 * @event: an event of kind script-step, as ReadEvents() documents it
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone for its instants
 *
 * The step is called as in the file of the script: its title may have become another one since.
 *
 * Returns: (transfer full): what it says in a line of the journal
 */
gchar *
hiatus_render_script_step (GVariant *event, gint64 now_us, GTimeZone *zone)
{
  static const gchar *const scripts[] = {
    "announce",
    N_ ("To announce the silence"),
    "reply",
    N_ ("They wrote"),
    "encounter",
    N_ ("To meet"),
    "looking-back",
    N_ ("Looking back"),
    "ending",
    N_ ("What comes next"),
    "talk",
    N_ ("While you talk"),
    NULL,
  };
  static const gchar *const progresses[] = {
    "skipped",
    N_ ("passed over"),
    "open",
    N_ ("opened again"),
    "begun",
    N_ ("begun anew"),
    NULL,
  };
  const gchar *script = words_of (scripts, hiatus_render_get_string (event, "script"), hiatus_render_get_string (event, "script"));
  const gchar *became = words_of (progresses, hiatus_render_get_string (event, "progress"), _ ("done"));
  const gchar *choice = hiatus_render_get_string (event, "choice");

  if (g_str_equal (hiatus_render_get_string (event, "progress"), "begun"))
    return g_strdup_printf ("%s: %s", script, became);
  /* Translators: a script, the name of a step of it, and what was chosen there or became of it. */
  return g_strdup_printf (_ ("%s, %s: %s"), script, hiatus_render_get_string (event, "step"), *choice == '\0' ? became : choice);
}
