/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "tests/tray/view.h"

/* The rows of "Help me wait". */

/* 2025-03-12 14:12 in Berlin. */
#define UNTIL "'wait-id': <'0badcafe-9'>, 'wait-until': <int64 1741785120000000>"

static void
test_wait (void)
{
  static const gchar *const labels[] = { "How strong is it now?", "Lighter", "Same", "Stronger" };
  g_autoptr (HiatusTrayView) running = view_of ("{'phase': <'none'>, " UNTIL "}");
  g_autoptr (HiatusTrayView) asking = view_of ("{'phase': <'running'>, " UNTIL ", 'wait-asks': <true>}");
  g_autoptr (HiatusTrayView) wrong = view_of ("{'wait-id': <9>, 'wait-until': <'soon'>, 'wait-asks': <true>}");

  g_assert_cmpstr (view_seen (running, HIATUS_TRAY_WAIT), ==, "Waiting until 14:12 · that is enough");
  g_assert_cmpstr (running->wait_id, ==, "0badcafe-9");
  g_assert_cmpstr (view_seen (asking, HIATUS_TRAY_WAIT), ==, "Help me wait");
  g_assert_null (asking->wait_id);
  g_assert_cmpstr (view_seen (wrong, HIATUS_TRAY_WAIT), ==, "Help me wait");
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_assert_cmpstr (view_seen (asking, HIATUS_TRAY_HOW_STRONG + i), ==, labels[i]);
      g_assert_null (view_seen (running, HIATUS_TRAY_HOW_STRONG + i));
      g_assert_null (view_seen (wrong, HIATUS_TRAY_HOW_STRONG + i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tray-model/wait", test_wait);
  return g_test_run ();
}
