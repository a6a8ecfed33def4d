/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/script-map.h"

/* What is shown at a step. */
typedef struct
{
  const HiatusStep *step;
  guint number; /* one for each */
  gchar *text;  /* (owned): what is read and what can be chosen, a line each */
} Screen;

/* A screen, and where it leads. */
typedef struct
{
  const Screen *screen; /* %NULL at the end */
  guint number;         /* one for each */
  guint place;          /* the how-manieth of its step, 0 as long as it is not known */
  GArray *branches;     /* (owned) (element-type WaysBranch): with a #Stop each */
} Stop;

struct _Map
{
  HiatusScript *script;
  GPtrArray *screens;   /* (owned) (element-type Screen) */
  GHashTable *by_text;  /* (owned): step and text → #Screen */
  GHashTable *by_facts; /* (owned): step and facts → #Screen, so that a text is put together once */
  GPtrArray *stops;     /* (owned) (element-type Stop) */
  GHashTable *by_ways;  /* (owned): screen and branches → #Stop */
  GArray *starts;       /* (owned) (element-type WaysStart) */
  GPtrArray *firsts;    /* (owned) (element-type Stop): where each of them begins */
  GPtrArray *in_order;  /* (owned) (element-type Stop): as they are come to */
  guint *n_places;      /* (owned): how many stops each step has */
};

static void
screen_free (Screen *screen)
{
  g_free (screen->text);
  g_free (screen);
}

static void
branch_clear (WaysBranch *branch)
{
  g_free (branch->said);
}

static void
stop_free (Stop *stop)
{
  g_array_unref (stop->branches);
  g_free (stop);
}

Map *
map_new (HiatusScript *script)
{
  Map *map = g_new0 (Map, 1);

  map->script = hiatus_script_ref (script);
  map->screens = g_ptr_array_new_with_free_func ((GDestroyNotify) screen_free);
  map->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  map->by_facts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  map->stops = g_ptr_array_new_with_free_func ((GDestroyNotify) stop_free);
  map->by_ways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  map->starts = g_array_new (FALSE, FALSE, sizeof (WaysStart));
  map->firsts = g_ptr_array_new ();
  map->in_order = g_ptr_array_new ();
  map->n_places = g_new0 (guint, hiatus_script_size (script));
  return map;
}

void
map_free (Map *map)
{
  g_hash_table_unref (map->by_ways);
  g_hash_table_unref (map->by_facts);
  g_hash_table_unref (map->by_text);
  g_ptr_array_unref (map->in_order);
  g_ptr_array_unref (map->firsts);
  g_array_unref (map->starts);
  g_ptr_array_unref (map->stops);
  g_ptr_array_unref (map->screens);
  g_free (map->n_places);
  hiatus_script_unref (map->script);
  g_free (map);
}

static guint
number_of (Map *map, const HiatusStep *step)
{
  guint number = 0;

  while (hiatus_script_get (map->script, number) != step)
    number++;
  return number;
}

/* What a person sees there, as they see it. */
static gchar *
describe (const HiatusWalk *walk)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < walk->lines->len; i++)
    g_string_append_printf (text, "    %s\n", (const gchar *) g_ptr_array_index (walk->lines, i));
  for (guint i = 0; i < walk->templates->len; i++)
    g_string_append_printf (text, "    > %s\n", (const gchar *) g_ptr_array_index (walk->templates, i));
  for (guint i = 0; i < walk->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (walk->choices, i);
      const gchar *effect = hiatus_effect_names[choice->effect];

      g_string_append_printf (text, "    [%s] %s%s%s\n", choice->id, choice->label, effect[0] == '\0' ? "" : "  => ", effect);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const Screen *
find_screen (Map *map, const HiatusWalk *walk)
{
  guint number = number_of (map, walk->step);
  /* The facts, and which of the two texts to fill in are there, say all. */
  gint64 facts = (gint64) hiatus_situation_facts (&walk->situation) << 12 | (walk->reminder != NULL ? 1 << 11 : 0) | (walk->end != NULL ? 1 << 10 : 0) | number;
  Screen *screen = g_hash_table_lookup (map->by_facts, &facts);
  g_autofree gchar *text = NULL;
  g_autofree gchar *key = NULL;

  if (screen != NULL)
    return screen;
  text = describe (walk);
  key = g_strdup_printf ("%u %s", number, text);
  screen = g_hash_table_lookup (map->by_text, key);
  if (screen == NULL)
    {
      screen = g_new0 (Screen, 1);
      screen->step = walk->step;
      screen->number = map->screens->len + 1;
      screen->text = g_steal_pointer (&text);
      g_ptr_array_add (map->screens, screen);
      g_hash_table_insert (map->by_text, g_steal_pointer (&key), screen);
    }
  g_hash_table_insert (map->by_facts, g_memdup2 (&facts, sizeof facts), screen);
  return screen;
}

/* A #WaysVisitor. Returns: (transfer none): the #Stop */
gpointer
map_take (const HiatusWalk *walk, const WaysBranch *branches, guint n_branches, gpointer data)
{
  Map *map = data;
  const Screen *screen = walk->step == NULL ? NULL : find_screen (map, walk);
  g_autoptr (GString) key = g_string_new (NULL);
  Stop *stop;

  g_string_append_printf (key, "%u", screen == NULL ? 0 : screen->number);
  for (guint i = 0; i < n_branches; i++)
    g_string_append_printf (key, " %s>%u", branches[i].said, ((const Stop *) branches[i].to)->number);
  stop = g_hash_table_lookup (map->by_ways, key->str);
  if (stop != NULL)
    return stop;
  stop = g_new0 (Stop, 1);
  stop->screen = screen;
  stop->number = map->stops->len;
  stop->branches = g_array_new (FALSE, FALSE, sizeof (WaysBranch));
  g_array_set_clear_func (stop->branches, (GDestroyNotify) branch_clear);
  for (guint i = 0; i < n_branches; i++)
    {
      WaysBranch branch = { .said = g_strdup (branches[i].said), .to = branches[i].to };

      g_array_append_val (stop->branches, branch);
    }
  g_ptr_array_add (map->stops, stop);
  g_hash_table_insert (map->by_ways, g_strdup (key->str), stop);
  return stop;
}

/* Who begins like that begins at the stop @first. */
void
map_begin (Map *map, const WaysStart *start, gpointer first)
{
  g_array_append_vals (map->starts, start, 1);
  g_ptr_array_add (map->firsts, first);
}

/* Numbers the stops as one comes to them. */
static void
put_in_order (Map *map, Stop *stop)
{
  if (stop->screen == NULL || stop->place != 0)
    return;
  stop->place = ++map->n_places[number_of (map, stop->screen->step)];
  g_ptr_array_add (map->in_order, stop);
  for (guint i = 0; i < stop->branches->len; i++)
    put_in_order (map, g_array_index (stop->branches, WaysBranch, i).to);
}

static void
append_name (GString *drawing, const Stop *stop)
{
  if (stop->screen == NULL)
    g_string_append (drawing, "end");
  else
    g_string_append_printf (drawing, "%s.%u", stop->screen->step->id, stop->place);
}

/* Some situations: in each respect, a bit for each thing that may be so. */
typedef struct
{
  guint may_be[WAYS_N_RESPECTS];
} Situations;

static gboolean
has (const Situations *situations, const WaysStart *start)
{
  for (guint i = 0; i < WAYS_N_RESPECTS; i++)
    if ((situations->may_be[i] & (1u << start->at[i])) == 0)
      return FALSE;
  return TRUE;
}

/* Whether all of @situations begin at @first. */
static gboolean
all_begin_at (Map *map, const Situations *situations, const Stop *first)
{
  for (guint i = 0; i < map->starts->len; i++)
    if (g_ptr_array_index (map->firsts, i) != first && has (situations, &g_array_index (map->starts, WaysStart, i)))
      return FALSE;
  return TRUE;
}

/* What is so in any situation. */
static Situations
everything (Map *map)
{
  Situations all = { { 0 } };

  for (guint i = 0; i < map->starts->len; i++)
    for (guint j = 0; j < WAYS_N_RESPECTS; j++)
      all.may_be[j] |= 1u << g_array_index (map->starts, WaysStart, i).at[j];
  return all;
}

/* The largest group of situations around @start of which all begin at @first. */
static Situations
widen (Map *map, const WaysStart *start, const Stop *first)
{
  const Situations all = everything (map);
  Situations group = { { 0 } };

  for (guint i = 0; i < WAYS_N_RESPECTS; i++)
    group.may_be[i] = 1u << start->at[i];
  for (guint i = WAYS_N_RESPECTS; i > 0; i--)
    for (guint bit = 1; bit <= all.may_be[i - 1]; bit <<= 1)
      {
        Situations wider = group;

        wider.may_be[i - 1] |= all.may_be[i - 1] & bit;
        if (all_begin_at (map, &wider, first))
          group = wider;
      }
  return group;
}

/* What there is in one respect among the situations that are in @group in all others, those of @group alone or all. */
static guint
look_at_respect (Map *map, const Situations *group, guint respect, gboolean all)
{
  Situations wanted = *group;
  guint there = 0;

  if (all)
    wanted.may_be[respect] = G_MAXUINT;
  for (guint i = 0; i < map->starts->len; i++)
    if (has (&wanted, &g_array_index (map->starts, WaysStart, i)))
      there |= 1u << g_array_index (map->starts, WaysStart, i).at[respect];
  return there;
}

/* Says of a group of situations in what it differs from those that are like it otherwise. */
static void
append_group (Map *map, GString *drawing, const Situations *group)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < WAYS_N_RESPECTS; i++)
    {
      const gchar *between = is_first ? "" : "; ";
      guint there = look_at_respect (map, group, i, FALSE);

      if (there == look_at_respect (map, group, i, TRUE))
        continue;
      for (guint value = 0; ways_value_name (i, value) != NULL; value++)
        if ((there & (1u << value)) != 0)
          {
            g_string_append_printf (drawing, "%s%s", between, ways_value_name (i, value));
            between = " or ";
          }
      is_first = FALSE;
    }
  g_string_append (drawing, is_first ? "always" : "");
}

/* Who begins at @first, if anybody does. */
static void
draw_beginning (Map *map, GString *drawing, const Stop *first)
{
  g_autofree gboolean *told = g_new0 (gboolean, map->starts->len);

  for (guint i = 0; i < map->starts->len; i++)
    {
      const WaysStart *start = &g_array_index (map->starts, WaysStart, i);
      Situations group;

      if (told[i] || g_ptr_array_index (map->firsts, i) != first)
        continue;
      group = widen (map, start, first);
      for (guint j = i; j < map->starts->len; j++)
        told[j] |= has (&group, &g_array_index (map->starts, WaysStart, j));
      append_name (drawing, first);
      g_string_append (drawing, ": ");
      append_group (map, drawing, &group);
      g_string_append_c (drawing, '\n');
    }
}

/* What is said at a stop that leads to the same one as @branch, which is the first of them. */
static void
append_said (GString *drawing, const Stop *stop, guint branch)
{
  const gchar *between = "";

  for (guint i = branch; i < stop->branches->len; i++)
    if (g_array_index (stop->branches, WaysBranch, i).to == g_array_index (stop->branches, WaysBranch, branch).to)
      {
        g_string_append_printf (drawing, "%s%s", between, g_array_index (stop->branches, WaysBranch, i).said);
        between = " | ";
      }
}

/* Whether an earlier branch leads to the same stop. */
static gboolean
is_said (const Stop *stop, guint branch)
{
  for (guint i = 0; i < branch; i++)
    if (g_array_index (stop->branches, WaysBranch, i).to == g_array_index (stop->branches, WaysBranch, branch).to)
      return TRUE;
  return FALSE;
}

/* Whether @stop leads @distance places behind where @first leads, or to the same stop if @distance is 0. */
static gboolean
leads_behind (const Stop *first, const Stop *stop, guint branch, guint distance)
{
  const Stop *one = g_array_index (first->branches, WaysBranch, branch).to;
  const Stop *other = g_array_index (stop->branches, WaysBranch, branch).to;

  if (one->screen == NULL || other->screen == NULL)
    return one == other && distance == 0;
  return one->screen->step == other->screen->step && other->place == one->place + distance;
}

/* How many stops, one after the other from the one with @index in @stops, can be told as one: from each the same answers lead
 * to one stop, or to some that are one after the other too. */
static guint
count_alike (GPtrArray *stops, guint index)
{
  const Stop *first = g_ptr_array_index (stops, index);
  guint count = 1;

  for (; index + count < stops->len; count++)
    {
      const Stop *next = g_ptr_array_index (stops, index + 1);
      const Stop *stop = g_ptr_array_index (stops, index + count);

      if (stop->place != first->place + count || stop->branches->len != first->branches->len)
        return count;
      for (guint i = 0; i < first->branches->len; i++)
        {
          gboolean is_one = leads_behind (first, next, i, 0);

          if (!g_str_equal (g_array_index (first->branches, WaysBranch, i).said, g_array_index (stop->branches, WaysBranch, i).said) || is_said (first, i) != is_said (stop, i) || !leads_behind (first, stop, i, is_one ? 0 : count))
            return count;
        }
    }
  return count;
}

/* "step.2", or "step.2-5" for four one after the other. */
static void
append_names (GString *drawing, const Stop *first, guint count)
{
  append_name (drawing, first);
  if (count > 1)
    g_string_append_printf (drawing, "-%u", first->place + count - 1);
}

/* @count of the stops from the one with @index on are told as one. */
static void
draw_stops (GString *drawing, GPtrArray *stops, guint index, guint count)
{
  const Stop *first = g_ptr_array_index (stops, index);
  gboolean is_beginning = TRUE;

  g_string_append (drawing, "  ");
  append_names (drawing, first, count);
  for (guint i = 0; i < first->branches->len; i++)
    {
      if (is_said (first, i))
        continue;
      g_string_append (drawing, is_beginning ? ": " : "; ");
      append_said (drawing, first, i);
      g_string_append (drawing, " -> ");
      append_names (drawing, g_array_index (first->branches, WaysBranch, i).to, count > 1 && !leads_behind (first, g_ptr_array_index (stops, index + 1), i, 0) ? count : 1);
      is_beginning = FALSE;
    }
  g_string_append_c (drawing, '\n');
}

static void
draw_screen (Map *map, GString *drawing, const Screen *screen)
{
  const HiatusStep *step = screen->step;
  const gchar *purpose = hiatus_purpose_starts (step->purpose) != HIATUS_STARTS_NOTHING ? hiatus_purpose_names[step->purpose] : NULL;
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  guint count;

  g_string_append_printf (drawing, "\n[%s] %s (%s%s%s%s)\n%s", step->id, step->title, hiatus_step_kind_names[step->kind], step->waits ? ", rests overnight" : "", purpose != NULL ? ", starts contact: " : "", purpose != NULL ? purpose : "", screen->text);
  for (guint i = 0; i < map->in_order->len; i++)
    if (((const Stop *) g_ptr_array_index (map->in_order, i))->screen == screen)
      g_ptr_array_add (stops, g_ptr_array_index (map->in_order, i));
  for (guint i = 0; i < stops->len; i += count)
    {
      count = count_alike (stops, i);
      draw_stops (drawing, stops, i, count);
    }
}

/* Returns: (transfer full): what a person can read of it */
gchar *
map_draw (Map *map)
{
  g_autoptr (GString) drawing = g_string_new (NULL);

  for (guint i = 0; i < map->firsts->len; i++)
    put_in_order (map, g_ptr_array_index (map->firsts, i));
  g_string_append_printf (drawing, "%s\n\n", hiatus_script_get_name (map->script));
  for (guint i = 0; i < map->stops->len; i++)
    {
      const Stop *stop = g_ptr_array_index (map->stops, i);

      if (stop->screen == NULL)
        draw_beginning (map, drawing, stop);
    }
  for (guint i = 0; i < map->in_order->len; i++)
    draw_beginning (map, drawing, g_ptr_array_index (map->in_order, i));
  for (guint i = 0; i < hiatus_script_size (map->script); i++)
    for (guint j = 0; j < map->screens->len; j++)
      {
        const Screen *screen = g_ptr_array_index (map->screens, j);

        if (screen->step == hiatus_script_get (map->script, i))
          draw_screen (map, drawing, screen);
      }
  return g_string_free (g_steal_pointer (&drawing), FALSE);
}
