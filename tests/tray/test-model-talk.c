/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "tests/tray/view.h"

/* The rows that are there while the two of them talk to each other. */

/* After the message at the end, and in the middle of a stretch, which waits: three rows above "Something happened", no countdown,
 * and nothing that would be a slip. */
static void
test_rows (void)
{
  static const gchar *const states[] = {
    "{'phase': <'talking'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'moon-frame': <28>}",
    "{'phase': <'talking'>, 'day': <10>, 'length': <28>, 'days-left': <18>, 'moon-frame': <9>, 'plan-waits': <true>}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (HiatusTrayView) view = view_of (states[i]);

      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_ANSWERED), ==, "They answered");
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_NO_ANSWER), ==, "No answer yet");
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_SAID_NO), ==, "They said no");
      g_assert_null (view_seen (view, HIATUS_TRAY_SLIP));
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_INCOMING), ==, "They wrote");
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_DAY), ==, "No days are counted now");
      g_assert_cmpstr (view->title, ==, "Hiatus");
      g_assert_cmpstr (view->label, ==, "");
      /* Another one can be begun where none waits. */
      g_assert_cmpint (view_seen (view, HIATUS_TRAY_START_PLAN) == NULL, ==, i == 1);
    }
  g_assert_cmpint (HIATUS_TRAY_SAID_NO, <, HIATUS_TRAY_HAPPENED);
  g_assert_cmpint (hiatus_tray_row_get_parent (HIATUS_TRAY_ANSWERED), ==, HIATUS_TRAY_DAY);
}

static void
test_nobody_talks (void)
{
  static const gchar *const phases[] = { "none", "planned", "running", "reviewing", "complete", "closed" };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree gchar *state = g_strdup_printf ("{'phase': <'%s'>, 'day': <10>, 'length': <28>, 'days-left': <18>}", phases[i]);
      g_autoptr (HiatusTrayView) view = view_of (state);

      g_assert_null (view_seen (view, HIATUS_TRAY_ANSWERED));
      g_assert_null (view_seen (view, HIATUS_TRAY_NO_ANSWER));
      g_assert_null (view_seen (view, HIATUS_TRAY_SAID_NO));
      g_assert_cmpstr (view_seen (view, HIATUS_TRAY_SLIP), ==, "I got in touch…");
    }
}

/* What was said of a talk is answered in the menu, and can be taken back there. */
static void
test_answer (void)
{
  g_autofree gchar *text = g_strdup_printf ("{'phase': <'talking'>, 'moon-frame': <28>, 'advice': <'Waiting is hard. Nothing needs to be added to what you said.'>, "
                                            "'undo-id': <'0badcafe-7'>, 'undo-kind': <'talk'>, 'undo-at': <int64 %" G_GINT64_FORMAT ">}",
                                            VIEW_NOW_US);
  g_autoptr (HiatusTrayView) view = view_of (text);

  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_ADVICE), ==, "Waiting is hard. Nothing needs to be added to what you said");
  g_assert_cmpstr (view_seen (view, HIATUS_TRAY_UNDO), ==, "Undo \"the talk, 14:02\"");
}

/* While a stretch waits so does its moon. */
static void
test_moon (void)
{
  g_autoptr (HiatusTrayView) view = view_of ("{'phase': <'talking'>, 'day': <10>, 'length': <28>, 'moon-frame': <9>, 'plan-waits': <true>}");

  g_assert_cmpstr (view->icon, ==, "hiatus-moon-09");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tray-model/talk/rows", test_rows);
  g_test_add_func ("/tray-model/talk/nobody-talks", test_nobody_talks);
  g_test_add_func ("/tray-model/talk/answer", test_answer);
  g_test_add_func ("/tray-model/talk/moon", test_moon);
  return g_test_run ();
}
