/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "tests/tray/view.h"

/* The rows of what comes next, and of what came of a talk. */

/* What was said of a talk is answered in the menu, and can be taken back there. */
static void
test_talk (void)
{
  g_autofree gchar *text = g_strdup_printf ("{'phase': <'talking'>, 'moon-frame': <28>, 'advice': <'Waiting is hard. Nothing needs to be added to what you said.'>, "
                                            "'undo-id': <'0badcafe-7'>, 'undo-kind': <'talk'>, 'undo-at': <int64 %" G_GINT64_FORMAT ">}",
                                            VIEW_NOW_US);
  g_autoptr (HiatusTrayView) view = view_of (text);

  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_ADVICE), ==, "Waiting is hard. Nothing needs to be added to what you said");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_UNDO), ==, "Undo \"the talk, 14:02\"");
  g_assert_cmpint (HIATUS_TRAY_SAID_NO, <, HIATUS_TRAY_HAPPENED);
  g_assert_cmpint (hiatus_tray_row_get_parent (HIATUS_TRAY_ANSWERED), ==, HIATUS_TRAY_DAY);
}

/* Exactly where a script is due, whatever else is the matter. */
static void
test_next (void)
{
  static const struct
  {
    const gchar *state;
    gboolean due;
  } rows[] = {
    { "{'phase': <'running'>, 'next': <['announce', 'reply']>}", TRUE },
    { "{'phase': <'talking'>, 'next': <['talk']>}", TRUE },
    { "{'phase': <'complete'>, 'waiting': <true>, 'attention': <true>, 'next': <['ending']>}", TRUE },
    { "{'phase': <'running'>, 'goal': <'safety'>, 'next': <['reply']>}", TRUE },
    { "{'phase': <'none'>, 'next': <@as []>, 'waiting': <true>}", FALSE },
    { "{'phase': <'running'>}", FALSE },
    { "{'phase': <'running'>, 'next': <'announce'>}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusTrayView) view = view_of (rows[i].state);

      g_test_message ("%s", rows[i].state);
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_NEXT), ==, rows[i].due ? "What comes next…" : NULL);
    }
}

/* Something on the screen that may not be seen is for the icon to say; it is no row. */
static void
test_attention (void)
{
  g_autoptr (HiatusTrayView) view = view_of ("{'phase': <'running'>, 'day': <12>, 'moon-frame': <11>, 'waiting': <true>, 'attention': <true>}");

  g_assert_cmpstr (view->icon, ==, "hiatus-moon-11-waiting");
  g_assert_null (view_seen (view, HIATUS_TRAY_NEXT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tray-model-next/talk", test_talk);
  g_test_add_func ("/tray-model-next/next", test_next);
  g_test_add_func ("/tray-model-next/attention", test_attention);

  return g_test_run ();
}
