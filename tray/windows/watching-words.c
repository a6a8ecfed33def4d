/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/watching-words.h"

#include <glib/gi18n.h>

#include "tray/windows/sentence.h"

/* What a state is called, by itself and before the reason that the daemon gives for it. */
static const struct
{
  const gchar *state;
  const gchar *alone;
  const gchar *before; /* (nullable): where the reason says nothing more */
} words[] = {
  { "on", N_ ("On."), N_ ("On.") },
  { "off", N_ ("Off."), N_ ("Not at the moment.") },
  { "paused", N_ ("Paused."), NULL },
  { "starting", N_ ("Starting."), N_ ("Starting.") },
  { "faltered", N_ ("Out of order just now; it is tried again by itself."), N_ ("Out of order just now; it is tried again by itself.") },
  { "not-here", N_ ("Not possible here."), N_ ("Not possible here:") },
};

/**
 * hiatus_watching_words:
 * @state: how a source fares, as ListSources() has it
 * @reason: why; may be empty
 *
 * Returns: (transfer full): that in words; "" for a state that this version does not know and that has no reason
 */
gchar *
hiatus_watching_words (const gchar *state, const gchar *reason)
{
  g_autofree gchar *sentence = hiatus_sentence_finish (reason);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!g_str_equal (words[i].state, state))
        continue;
      if (*reason == '\0' || words[i].before == NULL)
        return g_strdup (_ (words[i].alone));
      return g_strjoin (" ", _ (words[i].before), sentence, NULL);
    }
  return *reason == '\0' ? g_strdup ("") : g_steal_pointer (&sentence);
}
