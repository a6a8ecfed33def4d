/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/act.h"
#include "daemon/core/names.h"
#include "tests/core/fixtures.h"

/* What can be said of a talk, and when. It is the afternoon of 12 March 2025 in Berlin. */
static const gchar *const afternoon = "2025-03-12T14:02:30+01:00";

/* Each of begun, answered, no-answer, said-no, over: + where it is taken, - where it is refused. */
static const struct
{
  const gchar *lines[4];
  const gchar *taken;
} rows[] = {
  { { NULL }, "-----" },
  { { "2025-03-01 plan-start" }, "+----" },
  { { "2025-02-20 plan-start" }, "+----" },
  { { "2025-03-01 plan-start 2025-03-01 0" }, "+----" },
  { { "2025-03-01 plan-start 2025-03-20" }, "-----" },
  { { "2025-02-01 plan-start" }, "-----" },
  { { "2025-03-01 plan-start 2025-03-01 0 safety" }, "-----" },
  { { "2025-03-01 plan-start", "2025-03-05 plan-end let-go" }, "-----" },
  { { "2025-03-01 plan-start", "2025-03-05 talk begun" }, "-++++" },
  { { "2025-03-01 plan-start", "2025-03-05 talk begun", "2025-03-06 talk said-no" }, "-++++" },
  { { "2025-03-01 plan-start", "2025-03-05 talk begun", "2025-03-06 talk over" }, "+----" },
  { { "2025-02-01 plan-start", "2025-03-05 plan-end reach-out" }, "-+++-" },
  { { "2025-02-01 plan-start", "2025-03-05 plan-end reach-out", "2025-03-06 plan-end none" }, "-----" },
};

static void
test_talk (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");

  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    for (HiatusTalk talk = HIATUS_TALK_BEGUN; talk <= HIATUS_TALK_OVER; talk++)
      {
        g_autoptr (HiatusJourney) journey = fixture_journey (rows[index].lines);
        g_autoptr (GError) error = NULL;
        g_autoptr (HiatusEvent) event = hiatus_act_talk (journey, talk, fixture_instant (afternoon), zone, &error);

        g_test_message ("row %u: %s", index, hiatus_names_at (hiatus_talk_names, talk));
        if (rows[index].taken[talk - HIATUS_TALK_BEGUN] == '-')
          {
            g_assert_null (event);
            fixture_assert_one_line (error, HIATUS_ERROR_REFUSED);
            continue;
          }
        g_assert_no_error (error);
        g_assert_cmpint (event->kind, ==, HIATUS_EVENT_TALK);
        g_assert_cmpint (event->talk, ==, talk);
      }
}

/* Log() takes what came of it, and nothing else. */
static void
test_log (void)
{
  static const gchar *const came[] = { "answered", "no-answer", "said-no" };
  static const gchar *const lines[] = { "2025-02-01 plan-start", "2025-03-05 plan-end reach-out", NULL };
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  for (guint i = 0; i < G_N_ELEMENTS (came); i++)
    {
      g_autoptr (GVariant) fields = g_variant_ref_sink (g_variant_new_parsed ("{'came': <%s>}", came[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_log (journey, "talk", fields, fixture_instant (afternoon), zone, &error);

      g_assert_no_error (error);
      g_assert_true (hiatus_event_check (event, &error));
      g_assert_cmpstr (hiatus_names_at (hiatus_talk_names, event->talk), ==, came[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/talk/when", test_talk);
  g_test_add_func ("/act/talk/log", test_log);
  return g_test_run ();
}
