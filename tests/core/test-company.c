/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When someone to talk to is offered unasked. */

#include "daemon/core/company.h"
#include "tests/core/fixtures.h"

typedef struct
{
  const gchar *what;
  const gchar *lines[9];
  const gchar *today;
  gboolean is_due;
} Case;

#define HEAVY(date) date " popup-answer evening heavier"
#define SAME(date) date " popup-answer evening same"
#define LIGHT(date) date " popup-answer evening lighter"

static const Case cases[] = {
  { "nothing", { NULL }, "2025-03-03", FALSE },
  { "two-evenings", { HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), NULL }, "2025-03-03", FALSE },
  { "three-evenings", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), NULL }, "2025-03-03", TRUE },
  { "after-midnight", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), NULL }, "2025-03-04", TRUE },
  { "two-days-later", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), NULL }, "2025-03-05", FALSE },
  { "the-days-before", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), NULL }, "2025-03-02", FALSE },
  { "one-was-the-same", { HEAVY ("2025-03-01"), SAME ("2025-03-02"), HEAVY ("2025-03-03"), NULL }, "2025-03-03", FALSE },
  { "the-last-was-lighter", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), LIGHT ("2025-03-04"), NULL }, "2025-03-04", FALSE },
  { "the-fourth", { LIGHT ("2025-02-28"), HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), HEAVY ("2025-03-04"), NULL }, "2025-03-04", TRUE },
  { "not-asked-in-between", { HEAVY ("2025-03-01"), HEAVY ("2025-03-03"), HEAVY ("2025-03-06"), NULL }, "2025-03-06", TRUE },
  { "closed-in-between", { HEAVY ("2025-03-01"), "2025-03-02 popup-answer evening closed", HEAVY ("2025-03-03"), HEAVY ("2025-03-04"), NULL }, "2025-03-04", TRUE },
  { "within-a-week", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-08"), NULL }, "2025-03-08", TRUE },
  { "more-than-a-week", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-09"), NULL }, "2025-03-09", FALSE },
  { "twice-the-same-evening", { HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), HEAVY ("2025-03-03"), NULL }, "2025-03-03", FALSE },
  { "changed-to-lighter", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), LIGHT ("2025-03-03"), NULL }, "2025-03-03", FALSE },
  { "changed-to-heavier", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), LIGHT ("2025-03-03"), HEAVY ("2025-03-03"), NULL }, "2025-03-03", TRUE },
  { "written-late", { HEAVY ("2025-03-03"), HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), NULL }, "2025-03-03", TRUE },
  { "undone", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), "2025-03-03 undo 3", NULL }, "2025-03-03", FALSE },
  { "another-pop-up", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), "2025-03-03 popup-answer met heavier", NULL }, "2025-03-03", FALSE },
  { "offered-today", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), "2025-03-03 popup company", NULL }, "2025-03-03", FALSE },
  { "offered-yesterday", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), "2025-03-03 popup company", HEAVY ("2025-03-04"), NULL }, "2025-03-04", TRUE },
  { "offer-not-shown", { HEAVY ("2025-03-01"), HEAVY ("2025-03-02"), HEAVY ("2025-03-03"), "2025-03-03 popup company", "2025-03-03 undo 4", NULL }, "2025-03-03", TRUE },
  { "one-wait", { "2025-03-03 wait-end 11 stronger 3", NULL }, "2025-03-03", FALSE },
  { "two-waits", { "2025-03-03 wait-end 11 same 3", "2025-03-03 wait-end 12 lighter 3", NULL }, "2025-03-03", TRUE },
  { "two-waits-on-two-days", { "2025-03-02 wait-end 11 same 3", "2025-03-03 wait-end 12 same 3", NULL }, "2025-03-03", TRUE },
  { "two-waits-apart", { "2025-03-01 wait-end 11 same 3", "2025-03-03 wait-end 12 same 3", NULL }, "2025-03-03", FALSE },
  { "two-waits-of-yesterday", { "2025-03-02 wait-end 11 same 3", "2025-03-02 wait-end 12 same 3", NULL }, "2025-03-03", FALSE },
  { "stronger-without-a-number", { "2025-03-03 wait-end 11 stronger", "2025-03-03 wait-end 12 stronger", NULL }, "2025-03-03", TRUE },
  { "stronger-and-mild", { "2025-03-03 wait-end 11 stronger 2", "2025-03-03 wait-end 12 stronger 1", NULL }, "2025-03-03", FALSE },
  { "same-without-a-number", { "2025-03-03 wait-end 11 same", "2025-03-03 wait-end 12 same", NULL }, "2025-03-03", FALSE },
  { "one-wait-twice", { "2025-03-03 wait-end 11 same 3", "2025-03-03 wait-end 11 same 3", NULL }, "2025-03-03", FALSE },
  { "a-calm-one-between", { "2025-03-03 wait-end 11 same 3", "2025-03-03 wait-end 12 lighter 1", "2025-03-03 wait-end 13 same 3", NULL }, "2025-03-03", TRUE },
  { "wait-undone", { "2025-03-03 wait-end 11 same 3", "2025-03-03 wait-end 12 same 3", "2025-03-03 undo 2", NULL }, "2025-03-03", FALSE },
  { "waits-and-offered", { "2025-03-03 wait-end 11 same 3", "2025-03-03 wait-end 12 same 3", "2025-03-03 popup company", NULL }, "2025-03-03", FALSE },
};

static void
test_is_due (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
  const GDate today = fixture_date (row->today);

  g_assert_cmpint (hiatus_company_is_due (journey, &today), ==, row->is_due);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/company/", cases[i].what, NULL);

      g_test_add_data_func (path, &cases[i], test_is_due);
    }
  return g_test_run ();
}
