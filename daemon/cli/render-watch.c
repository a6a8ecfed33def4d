/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-watch.h"

#include <glib/gi18n.h>

/**
 * hiatus_render_is_source:
 * @name: a word of the command line
 *
 * Returns: whether there is a source of that name
 */
gboolean
hiatus_render_is_source (const gchar *name)
{
  static const gchar *const names[] = { "notifications", "titles", "clipboard", NULL };

  return g_strv_contains (names, name);
}

/**
 * hiatus_render_source_name:
 * @source: a source, as the bus and the command line call it
 *
 * Returns: (transfer none): the words for it within a sentence; @source itself if this version does not know it
 */
const gchar *
hiatus_render_source_name (const gchar *source)
{
  if (g_str_equal (source, "notifications"))
    return C_ ("watching", "notifications");
  if (g_str_equal (source, "titles"))
    return C_ ("watching", "window titles");
  if (g_str_equal (source, "clipboard"))
    return C_ ("watching", "clipboard");
  return source;
}

static const gchar *
state_word (const gchar *state)
{
  static const struct
  {
    const gchar *state;
    const gchar *word;
  } words[] = {
    { "on", N_ ("on") },
    { "off", N_ ("off") },
    { "paused", N_ ("paused") },
    { "starting", N_ ("starting") },
    { "faltered", N_ ("out of order, tried again by itself") },
    { "not-here", N_ ("not possible here") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].state, state))
      return _ (words[i].word);
  return state;
}

/**
 * hiatus_render_sources:
 * @sources: what ListSources() answers
 *
 * "Window titles (titles): on", and below it what there is to know about that.
 *
 * Returns: (transfer full): a line for each source, or two
 */
gchar *
hiatus_render_sources (GVariant *sources)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const gchar *source, *state, *reason, *name;
  GVariantIter iter;

  g_variant_iter_init (&iter, sources);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &source, &state, &reason, &name))
    {
      g_string_append_printf (text, "%s (%s): %s\n", name, source, state_word (state));
      if (*reason != '\0')
        g_string_append_printf (text, "    %s\n", reason);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
