/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-report.h"

#include <glib/gi18n.h>

#include "daemon/shell/presence-source.h"

#define GROUP "presence"

/* One thing that holds pop-ups back, whoever tells it. */
typedef struct
{
  HiatusPresenceFlags flag;
  const gchar *name;
  const gchar *known;   /* to be translated; the names of the sources follow */
  const gchar *unknown; /* to be translated */
} Matter;

static const Matter matters[] = {
  { HIATUS_PRESENCE_IDLE,
    "idle",
    N_ ("Pop-ups wait while nobody is there."),
    N_ ("Nothing tells here when nobody is there.") },
  { HIATUS_PRESENCE_LOCKED,
    "locked",
    N_ ("Pop-ups wait while the screen is locked."),
    N_ ("Nothing tells here when the screen is locked.") },
  { HIATUS_PRESENCE_ASLEEP,
    "asleep",
    N_ ("Pop-ups wait until the computer is awake."),
    N_ ("Nothing tells here when the computer goes to sleep.") },
  { HIATUS_PRESENCE_DO_NOT_DISTURB,
    "do-not-disturb",
    N_ ("Pop-ups wait while the desktop is not to be disturbed."),
    N_ ("Nothing tells here when the desktop is not to be disturbed.") },
  { HIATUS_PRESENCE_FULL_SCREEN,
    "full-screen",
    N_ ("Pop-ups wait while a window fills the screen."),
    N_ ("Nothing tells here when a window fills the screen.") },
};

static void
append (GString *list, const gchar *separator, const gchar *text)
{
  if (list->len > 0)
    g_string_append (list, separator);
  g_string_append (list, text);
}

static void
report_matter (const Matter *matter, GPtrArray *sources, GVariantBuilder *rows)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      HiatusPresenceSource *source = g_ptr_array_index (sources, i);
      HiatusPresenceState state = hiatus_presence_source_get_state (source);
      const gchar *reason = hiatus_presence_source_get_reason (source);

      if ((hiatus_presence_source_get_tells (source) & matter->flag) == 0)
        continue;
      if (state == HIATUS_PRESENCE_ON || state == HIATUS_PRESENCE_FINDING_OUT)
        append (names, ", ", hiatus_presence_source_get_name (source));
      else if (reason != NULL)
        append (sentence, " ", reason);
    }
  if (names->len > 0)
    {
      g_string_printf (sentence, "%s (%s)", _ (matter->known), names->str);
      g_variant_builder_add (rows, "(ssss)", GROUP, matter->name, "ok", sentence->str);
      return;
    }
  if (sentence->len > 0)
    g_string_prepend_c (sentence, ' ');
  g_string_prepend (sentence, _ (matter->unknown));
  g_variant_builder_add (rows, "(ssss)", GROUP, matter->name, "off", sentence->str);
}

/**
 * hiatus_presence_report:
 * @sources: (element-type HiatusPresenceSource): what looks at this desktop
 * @rows: a builder for a(ssss), to which rows of Examine() are added
 *
 * Says what is known on this desktop of whether a pop-up would be welcome, and, for what is not, why and what would
 * mend it.
 */
void
hiatus_presence_report (GPtrArray *sources, GVariantBuilder *rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (matters); i++)
    report_matter (&matters[i], sources, rows);
}
