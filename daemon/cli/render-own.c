/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-own.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/api/words.h"
#include "daemon/cli/render.h"

/* What to say where nothing is entered: what it is for, and how it is done. */
static const struct
{
  const gchar *kind;
  const gchar *words;
} nothing[] = {
  { "reasons", N_ ("No reasons yet: they are shown when it pulls. For instance: hiatus reasons add 'I sleep better'") },
  { "if-then", N_ ("No if-then plans yet: they are shown when it pulls. For instance: hiatus if-then add --if 'it is Sunday evening' --then 'I ring my brother'") },
  { "meetings", N_ ("No meetings yet: for those that cannot be avoided. For instance: hiatus meetings add --on mon,thu --at 09:00") },
  { "hard-days", N_ ("No hard days yet: a birthday, an anniversary. For instance: hiatus hard-days add 03-14 'Birthday'") },
  { "person", N_ ("Nobody yet: a friend, a sister, somebody who listens. For instance: hiatus person add 'Sam' --phone '07700 900123'") },
};

/* A text of the person in one line; "" where there is none. */
static gchar *
get_line (GVariant *entry, const gchar *key)
{
  return hiatus_render_one_line (hiatus_render_get_string (entry, key), 0);
}

/* As people say it, with no second full stop. */
static gchar *
get_part (GVariant *entry, const gchar *key)
{
  gchar *part = get_line (entry, key);
  gsize length = strlen (part);

  while (length > 0 && (part[length - 1] == '.' || part[length - 1] == ',' || part[length - 1] == ' '))
    part[--length] = '\0';
  return part;
}

static gchar *
render_if_then (GVariant *entry)
{
  g_autofree gchar *when = get_part (entry, "if");
  g_autofree gchar *then = get_part (entry, "then");

  /* Translators: what the person means to do: "If it is Sunday evening, then I ring my brother." */
  return g_strdup_printf (_ ("If %s, then %s."), when, then);
}

static const gchar *
get_weekday (const gchar *word)
{
  static const struct
  {
    const gchar *word;
    const gchar *name;
  } names[] = {
    { "mon", N_ ("Monday") },
    { "tue", N_ ("Tuesday") },
    { "wed", N_ ("Wednesday") },
    { "thu", N_ ("Thursday") },
    { "fri", N_ ("Friday") },
    { "sat", N_ ("Saturday") },
    { "sun", N_ ("Sunday") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].word, word))
      return _ (names[i].name);
  return word;
}

/* The values of a list, each as @render has it. */
static gchar *
join (GVariant *entry, const gchar *key, gchar *(*render) (const gchar *value))
{
  g_autofree const gchar **values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_variant_lookup (entry, key, "^a&s", &values);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree gchar *value = render (values[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gchar *
render_weekday (const gchar *word)
{
  return hiatus_render_one_line (get_weekday (word), 0);
}

static gchar *
render_meeting (GVariant *entry)
{
  g_autofree gchar *weekdays = join (entry, "weekdays", render_weekday);
  g_autofree gchar *time = get_line (entry, "time");
  g_autofree gchar *skip = join (entry, "skip", hiatus_words_date);
  g_autofree gchar *when = NULL;
  guint minutes = 0;

  g_variant_lookup (entry, "minutes", "u", &minutes);
  /* Translators: a meeting of every week: "Monday, Thursday at 09:00, 60 minutes" */
  when = g_strdup_printf (ngettext ("%s at %s, %u minute", "%s at %s, %u minutes", minutes), weekdays, time, minutes);
  if (*skip == '\0')
    return g_steal_pointer (&when);
  /* Translators: a meeting of every week, and the dates on which it does not take place */
  return g_strdup_printf (_ ("%s; not on %s"), when, skip);
}

static gchar *
render_hard_day (GVariant *entry)
{
  g_autofree gchar *date = get_line (entry, "date");
  g_autofree gchar *day = hiatus_words_date (date);
  g_autofree gchar *name = get_line (entry, "name");

  return *name == '\0' ? g_steal_pointer (&day) : g_strdup_printf ("%s: %s", day, name);
}

static gchar *
render_person (GVariant *entry)
{
  g_autofree gchar *name = get_line (entry, "name");
  g_autofree gchar *phone = get_line (entry, "phone");

  return *phone == '\0' ? g_steal_pointer (&name) : g_strdup_printf ("%s: %s", name, phone);
}

static gchar *
render_entry (const gchar *kind, GVariant *entry)
{
  if (g_str_equal (kind, "if-then"))
    return render_if_then (entry);
  if (g_str_equal (kind, "meetings"))
    return render_meeting (entry);
  if (g_str_equal (kind, "hard-days"))
    return render_hard_day (entry);
  if (g_str_equal (kind, "person"))
    return render_person (entry);
  return get_line (entry, "text");
}

/**
 * hiatus_render_own:
 * @kind: reasons, if-then, meetings, hard-days or person
 * @entries: what ListOwn() answers with, an `aa{sv}`
 *
 * Returns: (transfer full): a line for each, with its number where there may be several; where there is none, what to do
 */
gchar *
hiatus_render_own (const gchar *kind, GVariant *entries)
{
  GString *text = g_string_new (NULL);
  GVariantIter iter;
  GVariant *entry;

  g_variant_iter_init (&iter, entries);
  while (g_variant_iter_next (&iter, "@a{sv}", &entry))
    {
      g_autofree gchar *line = render_entry (kind, entry);
      guint number = 0;

      g_variant_lookup (entry, "number", "u", &number);
      if (!g_str_equal (kind, "person"))
        g_string_append_printf (text, "%2u  ", number);
      g_string_append_printf (text, "%s\n", line);
      g_variant_unref (entry);
    }
  for (gsize i = 0; text->len == 0 && i < G_N_ELEMENTS (nothing); i++)
    if (g_str_equal (nothing[i].kind, kind))
      g_string_append_printf (text, "%s\n", _ (nothing[i].words));
  return g_string_free (text, FALSE);
}
