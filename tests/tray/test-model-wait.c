/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "tray/tray-model.h"

/* The rows of "Help me wait". */

/* 2025-03-12 14:02:30 in Berlin. */
#define NOW_US (G_GINT64_CONSTANT (1741784550) * G_USEC_PER_SEC)

static HiatusTrayView *
view_of (const gchar *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (zone);
  return hiatus_tray_view_new (state, NOW_US, zone);
}

/* What a person sees of a row; NULL where they do not see it. */
static const gchar *
seen (const HiatusTrayView *view, HiatusTrayRow row)
{
  if (!view->rows[row].visible)
    return NULL;
  g_assert_nonnull (view->rows[row].label);
  return view->rows[row].label;
}

/* 2025-03-12 14:12 in Berlin. */
#define UNTIL "'wait-id': <'0badcafe-9'>, 'wait-until': <int64 1741785120000000>"

static void
test_wait (void)
{
  static const gchar *const labels[] = { "How strong is it now?", "Lighter", "Same", "Stronger" };
  g_autoptr (HiatusTrayView) running = view_of ("{'phase': <'none'>, " UNTIL "}");
  g_autoptr (HiatusTrayView) asking = view_of ("{'phase': <'running'>, " UNTIL ", 'wait-asks': <true>}");
  g_autoptr (HiatusTrayView) wrong = view_of ("{'wait-id': <9>, 'wait-until': <'soon'>, 'wait-asks': <true>}");

  g_assert_cmpstr (seen (running, HIATUS_TRAY_WAIT), ==, "Waiting until 14:12 · that is enough");
  g_assert_cmpstr (running->wait_id, ==, "0badcafe-9");
  g_assert_cmpstr (seen (asking, HIATUS_TRAY_WAIT), ==, "Help me wait");
  g_assert_null (asking->wait_id);
  g_assert_cmpstr (seen (wrong, HIATUS_TRAY_WAIT), ==, "Help me wait");
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_assert_cmpstr (seen (asking, HIATUS_TRAY_HOW_STRONG + i), ==, labels[i]);
      g_assert_null (seen (running, HIATUS_TRAY_HOW_STRONG + i));
      g_assert_null (seen (wrong, HIATUS_TRAY_HOW_STRONG + i));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tray-model/wait", test_wait);
  return g_test_run ();
}
