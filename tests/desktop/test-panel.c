/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person with a real panel, a real pointer and a real notification server: xfce4-panel and dunst. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/pointer.h"

#define DAY "Day 12 of 28"

/* A desk on the twelfth day, with the tray in the panel. */
static HiatusDesk *
begin (HiatusMenu **menu)
{
  HiatusDesk *desk = hiatus_desk_new ();
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *command = g_strdup_printf ("plan start --from %s", first_day);

  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, command));
  hiatus_desk_start_tray (desk);
  *menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (*menu, DAY);

  return desk;
}

static gchar *
dunstctl (HiatusDesk *desk, const gchar *command, const gchar *argument)
{
  const gchar *const arguments[] = { "dunstctl", command, argument, NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  g_assert_cmpint (run.status, ==, 0);

  return g_strstrip (g_steal_pointer (&run.output));
}

static gboolean
displays (HiatusDesk *desk, const gchar *count)
{
  g_autofree gchar *displayed = dunstctl (desk, "count", "displayed");

  return g_str_equal (displayed, count);
}

/* The pop-up of the day comes by itself, and would be in the way of the one that a test waits for. */
static void
close_day_popup (HiatusDesk *desk)
{
  hiatus_desk_wait_until (displays (desk, "1"));
  g_free (dunstctl (desk, "close-all", NULL));
  hiatus_desk_wait_until (displays (desk, "0"));
}

static gchar *
last_fields (HiatusDesk *desk, const gchar *kind, const gchar *field)
{
  g_autoptr (GVariant) events = hiatus_desk_events (desk);
  gchar *text = NULL;

  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      g_autoptr (GVariant) value = g_variant_lookup_value (event, field, NULL);
      const gchar *found = NULL;

      g_variant_lookup (event, "kind", "&s", &found);
      if (g_strcmp0 (found, kind) != 0)
        continue;
      g_free (text);
      text = value == NULL ? NULL : g_variant_print (value, FALSE);
    }
  return text;
}

static void
test_right_click (void)
{
  static const struct
  {
    const gchar *row;
    const gchar *strength;
  } rows[] = {
    { "Log an urge/Mild", "\"strength\":1" },
    { "Log an urge/Strong", "\"strength\":2" },
    { "Log an urge/Overwhelming", "\"strength\":3" },
  };
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (&menu);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *journal = NULL;

      g_test_message ("%s", rows[i].row);
      hiatus_pointer_choose (menu, rows[i].row);
      hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 1);
      journal = hiatus_desk_hiatus (desk, "journal --json");
      g_assert_nonnull (strstr (journal, rows[i].strength));

      hiatus_pointer_choose (menu, "Something happened/Undo \"urge");
      hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 0);
    }
}

static void
test_middle_click (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (&menu);
  g_autofree gchar *strength = NULL;

  close_day_popup (desk);
  hiatus_pointer_middle_click ();
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 1);
  strength = last_fields (desk, "urge", "strength");
  g_assert_true (strength == NULL || g_str_equal (strength, "0"));

  hiatus_desk_wait_until (displays (desk, "1"));
  g_free (dunstctl (desk, "action", "0"));
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 0);
  hiatus_desk_wait_until (displays (desk, "0"));
}

static void
test_day_popup (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (&menu);
  g_autofree gchar *today = hiatus_desk_date (desk, 0);
  g_autofree gchar *quoted = g_strdup_printf ("'%s'", today);
  g_autofree gchar *answer = NULL;
  g_autofree gchar *day = NULL;

  hiatus_desk_wait_until (displays (desk, "1"));
  g_free (dunstctl (desk, "action", "0"));
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "prompt") == 1);
  answer = last_fields (desk, "prompt", "answer");
  g_assert_cmpstr (answer, ==, "'done'");
  day = last_fields (desk, "prompt", "day");
  g_assert_cmpstr (day, ==, quoted);

  /* Today's row knows it, and offers no second "Done". */
  hiatus_desk_wait_until ((hiatus_menu_read (menu), hiatus_menu_find (menu, "Today: ")) >= 0 && hiatus_menu_find (menu, "Today: /Done") < 0);
}

static void
test_popup_is_withdrawn (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (&menu);

  hiatus_desk_wait_until (displays (desk, "1"));
  hiatus_menu_click (menu, "Today: /Done");
  hiatus_desk_wait_until (displays (desk, "0"));
  g_assert_cmpuint (hiatus_desk_count_events (desk, "prompt"), ==, 1);
}

static void
test_quit (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (&menu);

  hiatus_pointer_choose (menu, "Quit until next login");
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->tray)), ==, 0);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/right-click", test_right_click);
  g_test_add_func ("/panel/middle-click", test_middle_click);
  g_test_add_func ("/panel/day-popup", test_day_popup);
  g_test_add_func ("/panel/popup-is-withdrawn", test_popup_is_withdrawn);
  g_test_add_func ("/panel/quit", test_quit);

  return g_test_run ();
}
