/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-doctor.h"

#include <glib/gi18n.h>

#include "daemon/cli/render.h"

/* How wide a page is, the narrowest terminal in mind. */
#define PAGE_WIDTH 79

#define INDENT 2
#define GAP 2

typedef struct
{
  const gchar *id;
  const gchar *text; /* to be translated */
} Word;

static const Word groups[] = {
  { "bus", N_ ("Session bus") },
  { "popups", N_ ("Pop-ups") },
  { "tray", N_ ("Tray") },
  { "watching", N_ ("What is watched") },
  { "presence", N_ ("Whether a pop-up would be welcome") },
  { "sandbox", N_ ("Sandbox") },
  { "files", N_ ("Files") },
  { "start", N_ ("Start with the session") },
  { "reach", N_ ("Out of our reach") },
};

/* Translators: in front of a line of `hiatus doctor`; as short as can be. */
static const Word states[] = {
  { "ok", NC_ ("doctor", "ok") },
  { "off", NC_ ("doctor", "off") },
  { "limited", NC_ ("doctor", "limited") },
  { "missing", NC_ ("doctor", "missing") },
};

static const gchar *
group_title (const gchar *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].id, group))
      return _ (groups[i].text);
  return group;
}

static const gchar *
state_word (const gchar *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].id, state))
      return g_dpgettext2 (NULL, "doctor", states[i].text);
  return state;
}

/* What is out of reach is neither well nor ill. */
static gboolean
has_states (const gchar *group)
{
  return !g_str_equal (group, "reach");
}

static glong
widest_state (void)
{
  glong width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    width = MAX (width, g_utf8_strlen (state_word (states[i].id), -1));
  return width;
}

static void
add_blanks (GString *text, glong n)
{
  for (glong i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

/* The words of @sentence, of which the first stands in @column, broken into lines that all begin there. */
static void
add_wrapped (GString *text, const gchar *sentence, glong column)
{
  g_autofree gchar *line = hiatus_render_one_line (sentence, 0);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  glong at = column;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong width = g_utf8_strlen (words[i], -1);

      if (at > column && at + 1 + width > PAGE_WIDTH)
        {
          g_string_append_c (text, '\n');
          add_blanks (text, column);
          at = column;
        }
      else if (at > column)
        {
          g_string_append_c (text, ' ');
          at++;
        }
      g_string_append (text, words[i]);
      at += width;
    }
  g_string_append_c (text, '\n');
}

/* Of the sandbox, one line is the sum; the parts of it that hold would fill the page. */
static gboolean
is_detail (const gchar *group, const gchar *state, gboolean is_first)
{
  return !is_first && g_str_equal (group, "sandbox") && g_str_equal (state, "ok");
}

static void
add_row (GString *text, const gchar *group, const gchar *state, const gchar *sentence)
{
  const gchar *mark = has_states (group) ? state_word (state) : "-";
  glong width = has_states (group) ? widest_state () + GAP : GAP;

  add_blanks (text, INDENT);
  g_string_append (text, mark);
  add_blanks (text, width - g_utf8_strlen (mark, -1));
  add_wrapped (text, sentence, INDENT + width);
}

static void
add_group (GString *text, GVariant *rows, const gchar *wanted)
{
  const gchar *group, *state, *sentence;
  gboolean is_first = TRUE;
  GVariantIter iter;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &group, NULL, &state, &sentence))
    {
      if (!g_str_equal (group, wanted) || is_detail (group, state, is_first))
        continue;
      if (is_first)
        g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", group_title (group));
      is_first = FALSE;
      add_row (text, group, state, sentence);
    }
}

static gboolean
is_known (const gchar *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].id, group))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_render_is_missing:
 * @rows: the rows
 *
 * Returns: whether something is missing that Hiatus needs
 */
gboolean
hiatus_render_is_missing (GVariant *rows)
{
  const gchar *state;
  GVariantIter iter;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", NULL, NULL, &state, NULL))
    if (g_str_equal (state, "missing"))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_render_rows_text:
 * @rows: the rows
 *
 * Returns: (transfer full): the page of the doctor: group after group, whatever order the rows are in
 */
gchar *
hiatus_render_rows_text (GVariant *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *text = g_string_new (NULL);
  const gchar *group;
  GVariantIter iter;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (text, rows, groups[i].id);
  /* What a newer daemon may have to say. */
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &group, NULL, NULL, NULL))
    if (!is_known (group) && g_hash_table_add (seen, g_strdup (group)))
      add_group (text, rows, group);
  g_string_append_c (text, '\n');
  add_wrapped (text,
               hiatus_render_is_missing (rows) ? _ ("Hiatus needs what is missing; each line says how to mend it.")
                                               : _ ("Nothing is missing that Hiatus needs."),
               0);
  return g_string_free (text, FALSE);
}

/**
 * hiatus_render_rows_json:
 * @rows: the rows
 *
 * Returns: (transfer full): a JSON array of objects with the members `group`, `name`, `state` and `sentence`, in one line
 */
gchar *
hiatus_render_rows_json (GVariant *rows)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  const gchar *group, *name, *state, *sentence;
  g_autofree gchar *json = NULL;
  GVariantIter iter;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &group, &name, &state, &sentence))
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "group", group);
      json_object_set_string_member (object, "name", name);
      json_object_set_string_member (object, "state", state);
      json_object_set_string_member (object, "sentence", sentence);
      json_array_add_object_element (array, object);
    }
  json_node_take_array (node, array);
  json = json_to_string (node, FALSE);
  return g_strconcat (json, "\n", NULL);
}
