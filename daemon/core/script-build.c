/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-build.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/core/script-check.h"
#include "daemon/core/script-private.h"

#define ID_MAX_BYTES 60
#define MINUTES_MAX 120
#define PARTS_MAX (HIATUS_SCRIPT_STEPS_MAX * 10)
#define WAITS "overnight"
#define END "end"

/* What is below a name between brackets. */
typedef enum
{
  PART_SCRIPT,
  PART_STEP,
  PART_LINE,
  PART_CHOICE,
  PART_TEMPLATE,
  PART_BROKEN, /* the name cannot be used, and was told */
} PartKind;

/* What stands between step and name, by kind of part. */
static const gchar *const part_words[] = { "", "", "line", "choice", "template" };

typedef enum
{
  KEY_FIRST,
  KEY_KIND,
  KEY_TITLE,
  KEY_WHEN,
  KEY_NEXT,
  KEY_SKIP,
  KEY_FOR,
  KEY_MINUTES,
  KEY_OF,
  KEY_WAITS,
  KEY_SHOWS,
  KEY_TEXT,
  KEY_LABEL,
  KEY_DOES,
  N_KEYS,
} Key;

#define IN(part) (1u << PART_##part)
#define AT(kind) (1u << HIATUS_STEP_##kind)
#define EVERYWHERE G_MAXUINT

static const struct
{
  const gchar *name;
  guint parts; /* a bit for each kind of part that may have it */
  guint steps; /* a bit for each kind of step that may have it */
} keys[N_KEYS] = {
  [KEY_FIRST] = { "first", IN (SCRIPT), 0 },
  [KEY_KIND] = { "kind", IN (STEP), EVERYWHERE },
  [KEY_TITLE] = { "title", IN (STEP), EVERYWHERE },
  [KEY_WHEN] = { "when", IN (STEP) | IN (LINE) | IN (CHOICE) | IN (TEMPLATE), EVERYWHERE },
  [KEY_NEXT] = { "next", IN (STEP) | IN (CHOICE), EVERYWHERE },
  [KEY_SKIP] = { "skip", IN (STEP), EVERYWHERE },
  [KEY_FOR] = { "for", IN (STEP), AT (READ) | AT (WRITE) | AT (COPY) },
  [KEY_MINUTES] = { "minutes", IN (STEP), AT (BOX) },
  [KEY_OF] = { "of", IN (STEP), AT (COPY) },
  [KEY_WAITS] = { "waits", IN (STEP), AT (COPY) },
  [KEY_SHOWS] = { "shows", IN (STEP), AT (SHOW) },
  [KEY_TEXT] = { "text", IN (LINE) | IN (TEMPLATE), EVERYWHERE },
  [KEY_LABEL] = { "label", IN (CHOICE), EVERYWHERE },
  [KEY_DOES] = { "does", IN (CHOICE), EVERYWHERE },
};

typedef struct
{
  PartKind kind;
  guint line;
  gchar *heading;        /* (owned) (nullable): %NULL where it cannot be used */
  gchar *step;           /* (owned) (nullable): the name of the step */
  gchar *id;             /* (owned) (nullable): the name in the step */
  gchar *values[N_KEYS]; /* (owned) (nullable) */
  guint lines[N_KEYS];
  HiatusStep *made;     /* (unowned) (nullable): what became of a step */
  HiatusChoice *choice; /* (unowned) (nullable): what became of a choice */
} Part;

struct _HiatusScriptBuilder
{
  HiatusScript *script;           /* (owned) (nullable): in the making */
  HiatusScriptMistakes *mistakes; /* (unowned) */
  GPtrArray *parts;               /* (owned) (element-type Part) */
  GHashTable *headings;           /* (owned) (element-type utf8 guint): heading → line */
  guint n_steps;
  gboolean is_full;
};

static void
part_free (Part *part)
{
  g_free (part->heading);
  g_free (part->step);
  g_free (part->id);
  for (guint i = 0; i < N_KEYS; i++)
    g_free (part->values[i]);
  g_free (part);
}

/* About a key that the part has. @what is taken. */
static void
complain_of_key (HiatusScriptBuilder *builder, const Part *part, Key key, gchar *what)
{
  hiatus_script_mistakes_add (builder->mistakes, part->lines[key], part->heading, keys[key].name, what);
}

/* About the part. @what is taken. */
static void
complain (HiatusScriptBuilder *builder, const Part *part, gchar *what)
{
  hiatus_script_mistakes_add (builder->mistakes, part->line, part->heading, NULL, what);
}

/**
 * hiatus_script_builder_new:
 * @name: which script it is, one of #hiatus_script_names
 * @is_own: whether the person wrote it
 * @mistakes: what is wrong goes in here; has to stay until the end
 *
 * Returns: (transfer full): a builder of a script without anything in it
 */
HiatusScriptBuilder *
hiatus_script_builder_new (const gchar *name, gboolean is_own, HiatusScriptMistakes *mistakes)
{
  HiatusScriptBuilder *builder = g_new0 (HiatusScriptBuilder, 1);

  builder->script = hiatus_script_new (name, is_own);
  builder->mistakes = mistakes;
  builder->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  builder->headings = g_hash_table_new (g_str_hash, g_str_equal);
  return builder;
}

/**
 * hiatus_script_builder_free:
 * @builder: (transfer full) (nullable): a builder
 *
 * Frees it. What it made stays.
 */
void
hiatus_script_builder_free (HiatusScriptBuilder *builder)
{
  if (builder == NULL)
    return;
  hiatus_script_unref (builder->script);
  g_hash_table_unref (builder->headings);
  g_ptr_array_unref (builder->parts);
  g_free (builder);
}

static gboolean
is_id (const gchar *text)
{
  return text[0] != '\0' && strlen (text) <= ID_MAX_BYTES && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* "script", "step" or "step/line name". Returns: whether @heading is one of these. */
static gboolean
parse_heading (Part *part, const gchar *heading)
{
  g_auto (GStrv) halves = g_strsplit (heading, "/", 2);
  gchar *blank;

  if (halves[0] == NULL || !is_id (g_strchomp (halves[0])))
    return FALSE;
  part->step = g_strdup (halves[0]);
  part->kind = g_str_equal (heading, "script") ? PART_SCRIPT : PART_STEP;
  if (halves[1] == NULL)
    return TRUE;
  g_strchug (halves[1]);
  blank = strpbrk (halves[1], " \t");
  if (blank == NULL)
    return FALSE;
  *blank = '\0';
  part->id = g_strdup (g_strchug (blank + 1));
  for (part->kind = PART_LINE; part->kind < G_N_ELEMENTS (part_words) && !g_str_equal (part_words[part->kind], halves[1]);)
    part->kind++;
  return part->kind < G_N_ELEMENTS (part_words) && is_id (part->id);
}

/**
 * hiatus_script_builder_begin:
 * @builder: a builder
 * @line: the line
 * @heading: (nullable): what stands between brackets; %NULL where that is of no use, and told already
 *
 * A part begins: the script itself, a step, or a line, a choice or a template of one.
 */
void
hiatus_script_builder_begin (HiatusScriptBuilder *builder, guint line, const gchar *heading)
{
  Part *part = g_new0 (Part, 1);
  guint before;

  part->line = line;
  part->kind = PART_BROKEN;
  g_ptr_array_add (builder->parts, part);
  if (heading == NULL)
    return;
  if (!parse_heading (part, heading))
    {
      part->kind = PART_BROKEN;
      complain (builder, part, g_strdup_printf (_ ("write [script], [step], [step/line name], [step/choice name] or [step/template name]; names have a-z, 0-9 and -, and at most %d of them"), ID_MAX_BYTES));
      return;
    }
  /* Blanks may differ. */
  part->heading = part->id == NULL ? g_strdup (part->step) : g_strdup_printf ("%s/%s %s", part->step, part_words[part->kind], part->id);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (builder->headings, part->heading));
  if (before != 0)
    complain (builder, part, g_strdup_printf (_ ("that name stands on line %u already: give this one another"), before));
  else
    g_hash_table_insert (builder->headings, part->heading, GUINT_TO_POINTER (line));
  builder->n_steps += part->kind == PART_STEP ? 1 : 0;
  if (builder->n_steps > HIATUS_SCRIPT_STEPS_MAX)
    complain (builder, part, g_strdup_printf (_ ("these are more than %d steps: take some out"), HIATUS_SCRIPT_STEPS_MAX));
  else if (builder->parts->len > PARTS_MAX)
    complain (builder, part, g_strdup_printf (_ ("these are more than %d lines, choices and templates: take some out"), PARTS_MAX));
  builder->is_full = builder->n_steps > HIATUS_SCRIPT_STEPS_MAX || builder->parts->len > PARTS_MAX;
}

/**
 * hiatus_script_builder_is_full:
 * @builder: a builder
 *
 * Returns: whether there is more than there may be, so that it is of no use to go on
 */
gboolean
hiatus_script_builder_is_full (const HiatusScriptBuilder *builder)
{
  return builder->is_full;
}

/* The keys that a kind of part has, for a message. */
static gchar *
list_keys (PartKind kind)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < N_KEYS; i++)
    if ((keys[i].parts & (1u << kind)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", keys[i].name);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * hiatus_script_builder_set:
 * @builder: a builder
 * @line: the line
 * @key: what stands before the equals sign
 * @value: what stands behind it
 *
 * Something of the part that began last.
 */
void
hiatus_script_builder_set (HiatusScriptBuilder *builder, guint line, const gchar *key, const gchar *value)
{
  Part *part = builder->parts->len == 0 ? NULL : g_ptr_array_index (builder->parts, builder->parts->len - 1);
  g_autofree gchar *known = NULL;
  guint i = 0;

  if (part == NULL)
    {
      hiatus_script_mistakes_add (builder->mistakes, line, NULL, NULL, g_strdup (_ ("this stands before any [name]: move it below one")));
      return;
    }
  if (part->kind == PART_BROKEN)
    return;
  while (i < N_KEYS && (!g_str_equal (keys[i].name, key) || (keys[i].parts & (1u << part->kind)) == 0))
    i++;
  if (i == N_KEYS)
    {
      known = list_keys (part->kind);
      hiatus_script_mistakes_add (builder->mistakes, line, part->heading, NULL, g_strdup_printf (_ ("there is no such key here: it is one of %s"), known));
      return;
    }
  if (part->values[i] != NULL)
    {
      hiatus_script_mistakes_add (builder->mistakes, line, part->heading, keys[i].name, g_strdup_printf (_ ("it stands on line %u already: keep one of them"), part->lines[i]));
      return;
    }
  part->values[i] = g_strdup (value);
  part->lines[i] = line;
}

/* Returns: the value of a key that has to be there; %NULL, told, where it is not. */
static const gchar *
require (HiatusScriptBuilder *builder, const Part *part, Key key)
{
  if (part->values[key] == NULL)
    complain (builder, part, g_strdup_printf (_ ("%s= is missing here: add it"), keys[key].name));
  return part->values[key];
}

/* A text that has to be there. Returns: (transfer full) (nullable): it */
static gchar *
take_text (HiatusScriptBuilder *builder, const Part *part, Key key)
{
  gboolean is_text = key == KEY_TEXT;
  const gchar *value = require (builder, part, key);
  g_autoptr (GError) error = NULL;

  if (value != NULL && !hiatus_script_check_text (value, is_text ? HIATUS_SCRIPT_TEXT_MAX : HIATUS_SCRIPT_LABEL_MAX, is_text, &error))
    complain_of_key (builder, part, key, g_strdup (error->message));
  return g_strdup (value);
}

static void
take_condition (HiatusScriptBuilder *builder, const Part *part, HiatusCondition *when)
{
  g_autoptr (GError) error = NULL;

  if (!hiatus_condition_parse (part->values[KEY_WHEN], when, &error))
    complain_of_key (builder, part, KEY_WHEN, g_strdup (error->message));
}

/* One of some words; @value stays as it is where the key is not there. */
static void
take_word (HiatusScriptBuilder *builder, const Part *part, Key key, const gchar *const *names, gint *value)
{
  const gchar *word = part->values[key];
  g_autoptr (GString) list = g_string_new (NULL);

  if (word == NULL || (word[0] != '\0' && hiatus_names_find (names, word, value)))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", names[i]);
  complain_of_key (builder, part, key, g_strdup_printf (_ ("use one of %s"), list->str));
}

static gboolean
take_yes_no (HiatusScriptBuilder *builder, const Part *part, Key key, gboolean preset)
{
  static const gchar *const names[] = { "no", "yes", NULL };
  gint value = preset ? 1 : 0;

  take_word (builder, part, key, names, &value);
  return value == 1;
}

static void
take_minutes (HiatusScriptBuilder *builder, const Part *part, HiatusStep *step)
{
  const gchar *value = part->values[KEY_MINUTES];
  guint64 minutes;

  step->minutes = step->kind == HIATUS_STEP_BOX ? HIATUS_BOX_MINUTES : 0;
  if (value == NULL)
    return;
  if (g_ascii_string_to_unsigned (value, 10, 1, MINUTES_MAX, &minutes, NULL))
    step->minutes = (guint) minutes;
  else
    complain_of_key (builder, part, KEY_MINUTES, g_strdup_printf (_ ("use a number of minutes from 1 to %d"), MINUTES_MAX));
}

/* What each kind of step has to have, and what it must not have. */
static void
check_keys (HiatusScriptBuilder *builder, const Part *part, HiatusStepKind kind)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (part->values[i] != NULL && (keys[i].steps & (1u << kind)) == 0)
      complain_of_key (builder, part, i, g_strdup_printf (_ ("a step to %s has no such key: take it out"), hiatus_step_kind_names[kind]));
  if (kind != HIATUS_STEP_CHOOSE)
    require (builder, part, KEY_NEXT);
  if (kind == HIATUS_STEP_SHOW)
    require (builder, part, KEY_SHOWS);
  if (kind == HIATUS_STEP_COPY && require (builder, part, KEY_OF) != NULL)
    require (builder, part, KEY_FOR);
}

static void
make_step (HiatusScriptBuilder *builder, Part *part)
{
  HiatusStep *step = hiatus_script_add (builder->script, part->step);
  gint kind = HIATUS_STEP_READ;
  gint purpose = HIATUS_PURPOSE_NOTHING;
  gint shows = -1;
  gint waits = -1;
  static const gchar *const nights[] = { WAITS, NULL };

  part->made = step;
  step->line = part->line;
  step->title = take_text (builder, part, KEY_TITLE);
  take_condition (builder, part, &step->when);
  step->may_skip = take_yes_no (builder, part, KEY_SKIP, TRUE);
  take_word (builder, part, KEY_FOR, hiatus_purpose_names, &purpose);
  take_word (builder, part, KEY_SHOWS, hiatus_script_names, &shows);
  take_word (builder, part, KEY_WAITS, nights, &waits);
  if (require (builder, part, KEY_KIND) == NULL)
    return;
  take_word (builder, part, KEY_KIND, hiatus_step_kind_names, &kind);
  step->kind = (HiatusStepKind) kind;
  step->purpose = (HiatusPurpose) purpose;
  step->shows = shows < 0 ? NULL : hiatus_script_names[shows];
  step->waits = waits >= 0;
  take_minutes (builder, part, step);
  if (hiatus_names_find (hiatus_step_kind_names, part->values[KEY_KIND], &kind))
    check_keys (builder, part, step->kind);
}

static void
make_choice (HiatusScriptBuilder *builder, Part *part, HiatusStep *step)
{
  HiatusChoice *choice = hiatus_choice_new (part->id);
  gint effect = HIATUS_EFFECT_NONE;

  part->choice = choice;
  choice->line = part->line;
  choice->label = take_text (builder, part, KEY_LABEL);
  take_condition (builder, part, &choice->when);
  take_word (builder, part, KEY_DOES, hiatus_effect_names, &effect);
  choice->effect = (HiatusEffect) effect;
  require (builder, part, KEY_NEXT);
  g_ptr_array_add (step->choices, choice);
}

static void
make_text (HiatusScriptBuilder *builder, const Part *part, GPtrArray *texts)
{
  HiatusScriptText *text = hiatus_script_text_new (part->id);

  text->text = take_text (builder, part, KEY_TEXT);
  take_condition (builder, part, &text->when);
  g_ptr_array_add (texts, text);
}

/* Returns: the number of a step, and one; 0 where there is none. */
static guint
place_of (HiatusScriptBuilder *builder, const gchar *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (builder->script->numbers, id));
}

/* A line, a choice or a template. */
static void
make_part (HiatusScriptBuilder *builder, Part *part)
{
  guint place = place_of (builder, part->step);
  HiatusStep *step;

  if (place == 0)
    {
      complain (builder, part, g_strdup (_ ("there is no step of that name: add it, or correct the name")));
      return;
    }
  step = g_ptr_array_index (builder->script->steps, place - 1);
  if ((part->kind == PART_CHOICE && step->kind != HIATUS_STEP_CHOOSE) || (part->kind == PART_TEMPLATE && step->kind != HIATUS_STEP_WRITE))
    complain (builder, part, g_strdup_printf (_ ("a step to %s has none of these: take it out, or change kind="), hiatus_step_kind_names[step->kind]));
  else if (step->lines->len + step->choices->len + step->templates->len == HIATUS_STEP_PARTS_MAX)
    complain (builder, part, g_strdup_printf (_ ("a step has at most %d lines, choices and templates: take some out"), HIATUS_STEP_PARTS_MAX));
  else if (part->kind == PART_CHOICE)
    make_choice (builder, part, step);
  else
    make_text (builder, part, part->kind == PART_LINE ? step->lines : step->templates);
}

/* The number of the step that a key names. */
static guint
find_step (HiatusScriptBuilder *builder, const Part *part, Key key, guint missing)
{
  const gchar *id = part->values[key];
  guint place;

  if (id == NULL)
    return missing;
  if (g_str_equal (id, END) && key == KEY_NEXT)
    return HIATUS_STEP_END;
  place = place_of (builder, id);
  if (place == 0)
    complain_of_key (builder, part, key, g_strdup (_ ("there is no step of that name: add it, or correct the name")));
  return place == 0 ? missing : place - 1;
}

static void
make_links (HiatusScriptBuilder *builder, const Part *part)
{
  if (part->kind == PART_SCRIPT)
    builder->script->first = find_step (builder, part, KEY_FIRST, 0);
  if (part->choice != NULL)
    part->choice->next = find_step (builder, part, KEY_NEXT, HIATUS_STEP_NOWHERE);
  if (part->made == NULL)
    return;
  part->made->next = find_step (builder, part, KEY_NEXT, HIATUS_STEP_NOWHERE);
  part->made->of = find_step (builder, part, KEY_OF, 0);
}

static void
make_all (HiatusScriptBuilder *builder)
{
  gboolean has_first = FALSE;

  for (guint i = 0; i < builder->parts->len; i++)
    {
      Part *part = g_ptr_array_index (builder->parts, i);

      if (part->kind == PART_STEP)
        make_step (builder, part);
      has_first |= part->kind == PART_SCRIPT && require (builder, part, KEY_FIRST) != NULL;
    }
  for (guint i = 0; i < builder->parts->len; i++)
    {
      Part *part = g_ptr_array_index (builder->parts, i);

      if (part->kind == PART_LINE || part->kind == PART_CHOICE || part->kind == PART_TEMPLATE)
        make_part (builder, part);
    }
  if (!has_first && hiatus_script_mistakes_count (builder->mistakes) == 0)
    hiatus_script_mistakes_add (builder->mistakes, 1, NULL, NULL, g_strdup (_ ("the beginning is missing: add [script] and below it first= and the name of the first step")));
}

/**
 * hiatus_script_builder_end:
 * @builder: a builder
 *
 * Everything was said. What is wrong is told in the mistakes that the builder was given; steps that are missing are looked
 * for only where all else is right, and the ways through the script only where none is missing.
 *
 * Returns: (transfer full) (nullable): the script, once; %NULL where there is a mistake
 */
HiatusScript *
hiatus_script_builder_end (HiatusScriptBuilder *builder)
{
  if (builder->is_full || builder->script == NULL)
    return NULL;
  make_all (builder);
  if (hiatus_script_mistakes_count (builder->mistakes) > 0)
    return NULL;
  for (guint i = 0; i < builder->parts->len; i++)
    make_links (builder, g_ptr_array_index (builder->parts, i));
  if (hiatus_script_mistakes_count (builder->mistakes) > 0 || !hiatus_script_check (builder->script, builder->mistakes))
    return NULL;
  return g_steal_pointer (&builder->script);
}
