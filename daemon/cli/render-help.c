/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-help.h"

#include <glib/gi18n.h>

#include "daemon/api/words.h"
#include "daemon/cli/render.h"

/* In the order in which they are read. */
static const struct
{
  const gchar *kind;
  const gchar *heading;
} parts[] = {
  { "emergency", N_ ("When somebody is in danger now") },
  { "crisis", N_ ("When it is too much to carry") },
  { "abuse", N_ ("Against violence, threats and fear") },
};

/* What is not there is empty. */
static gchar *
look_up (GVariant *row, const gchar *key)
{
  return hiatus_render_one_line (hiatus_render_get_string (row, key), 0);
}

static void
append_person (GString *text, GVariant *person)
{
  g_autofree gchar *name = look_up (person, "name");
  g_autofree gchar *phone = look_up (person, "phone");

  g_string_append_printf (text, "%s\n", _ ("Your own person"));
  if (*name == '\0' && *phone == '\0')
    g_string_append_printf (text, "    %s\n", _ ("Nobody yet. 'hiatus person add' keeps the number of somebody whom you would ring."));
  else
    g_string_append_printf (text, "    %s%s%s\n", phone, *phone != '\0' && *name != '\0' ? "  " : "", name);
}

/* A line below the number. */
static void
append_detail (GString *text, const gchar *detail)
{
  g_string_append_printf (text, "        %s\n", detail);
}

/* When it answers, and how old all that knowledge is. */
static void
append_times (GString *text, GVariant *line)
{
  g_autofree gchar *when = look_up (line, "when");
  g_autofree gchar *checked = look_up (line, "checked");
  g_autofree gchar *date = hiatus_words_date (checked);
  g_autofree gchar *answers = g_strdup_printf (_ ("Answers: %s"), when);
  g_autofree gchar *age = g_strdup_printf (_ ("Looked up on %s"), date);

  if (*when != '\0')
    append_detail (text, answers);
  if (*checked != '\0')
    append_detail (text, age);
}

static void
append_line (GString *text, GVariant *line)
{
  g_autofree gchar *number = look_up (line, "number");
  g_autofree gchar *title = look_up (line, "title");
  g_autofree gchar *press = look_up (line, "press");
  g_autofree gchar *whom = look_up (line, "whom");

  g_string_append_printf (text, "    %s", number);
  if (*press != '\0')
    {
      g_string_append (text, ", ");
      /* Translators: the key of the phone, once somebody answers */
      g_string_append_printf (text, _ ("then press %s"), press);
    }
  g_string_append_printf (text, "  %s\n", title);
  if (*whom != '\0')
    append_detail (text, whom);
  append_times (text, line);
}

static void
append_part (GString *text, GVariant *lines, const gchar *kind, const gchar *heading)
{
  gboolean is_begun = FALSE;

  for (gsize i = 0; i < g_variant_n_children (lines); i++)
    {
      g_autoptr (GVariant) line = g_variant_get_child_value (lines, i);
      const gchar *found = "";

      g_variant_lookup (line, "kind", "&s", &found);
      if (!g_str_equal (found, kind))
        continue;
      if (!is_begun)
        g_string_append_printf (text, "\n%s\n", heading);
      is_begun = TRUE;
      append_line (text, line);
    }
}

/**
 * hiatus_render_help:
 * @person: whom the person wants to ring, as ListHelp() answers it
 * @lines: whom one can ring, as ListHelp() answers it
 * @note: whose numbers these are
 *
 * Returns: (transfer full): all of it for a person, their own person first
 */
gchar *
hiatus_render_help (GVariant *person, GVariant *lines, const gchar *note)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gchar *sentence = hiatus_render_one_line (note, 0);

  append_person (text, person);
  g_string_append_printf (text, "\n%s %s\n", sentence, _ ("For another country: hiatus settings set help.country DE, or whichever it is."));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    append_part (text, lines, parts[i].kind, _ (parts[i].heading));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
