/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/tray/view.h"

/**
 * view_of:
 * @state: what GetState() answers, as g_variant_parse() takes it
 *
 * Returns: (transfer full): the rows that there are then, at %VIEW_NOW_US in Berlin
 */
HiatusTrayView *
view_of (const gchar *state)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) parsed = g_variant_parse (G_VARIANT_TYPE_VARDICT, state, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (zone);
  return hiatus_tray_view_new (parsed, VIEW_NOW_US, zone);
}

/**
 * view_seen:
 * @view: the rows
 * @row: one of them
 *
 * Returns: (transfer none) (nullable): what a person sees of it; %NULL where they do not see it
 */
const gchar *
view_seen (const HiatusTrayView *view, HiatusTrayRow row)
{
  if (!view->rows[row].visible)
    return NULL;
  g_assert_nonnull (view->rows[row].label);
  return view->rows[row].label;
}
