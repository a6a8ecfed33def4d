/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pop-ups on the real notification server of the session: dunst, xfce4-notifyd, notification-daemon, or mako. */

#include <signal.h>

#include "tests/desktop/popup.h"

static const gchar *const day_actions[] = { "done", "another", "later", NULL };
static const gchar *const urge_actions[] = { "undo", NULL };

static void
start_plan (HiatusDesk *desk)
{
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *command = g_strdup_printf ("plan start --from %s", first_day);

  g_free (hiatus_desk_hiatus (desk, command));
}

/* A desk on the twelfth day, whose pop-up is up. */
static HiatusDesk *
begin (HiatusPopupServer *server)
{
  HiatusDesk *desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  start_plan (desk);
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 1);

  return desk;
}

/* The daemon takes its pop-ups along. */
static void
end (HiatusPopupServer *server, HiatusDesk *desk)
{
  hiatus_desk_stop_daemon (desk);
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);
}

static gchar *
prompt_answer (HiatusDesk *desk)
{
  g_autoptr (GVariant) state = hiatus_desk_state (desk);
  gchar *answer = NULL;

  g_variant_lookup (state, "prompt-answer", "s", &answer);

  return answer;
}

static gboolean
answer_is (HiatusDesk *desk, const gchar *expected)
{
  g_autofree gchar *answer = prompt_answer (desk);

  return g_strcmp0 (answer, expected) == 0;
}

/* The answers that the journal has, in their order; "none" is a prompt that waits for one. */
static gchar *
read_answers (HiatusDesk *desk)
{
  g_autoptr (GVariant) events = hiatus_desk_events (desk);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      const gchar *kind = NULL;
      const gchar *answer = NULL;

      g_variant_lookup (event, "kind", "&s", &kind);
      if (g_variant_lookup (event, "answer", "&s", &answer) && !g_str_equal (answer, "none"))
        g_string_append_printf (text, "%s %s;", kind, answer);
    }
  return g_string_free (text, FALSE);
}

static void
test_done (void)
{
  g_autoptr (HiatusPopupServer) server = hiatus_popup_server_new ();
  g_autoptr (HiatusDesk) desk = begin (server);
  g_autofree gchar *answers = NULL;

  hiatus_popup_server_press (server, desk, day_actions, "done");
  hiatus_desk_wait_until (answer_is (desk, "done"));
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);
  answers = read_answers (desk);
  g_assert_cmpstr (answers, ==, "popup-answer done;prompt done;");
  end (server, desk);
}

static void
test_later (void)
{
  g_autoptr (HiatusPopupServer) server = hiatus_popup_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *answers = NULL;

  hiatus_popup_server_prefer (server, desk, "later");
  hiatus_desk_start_daemon (desk);
  start_plan (desk);
  hiatus_popup_server_press (server, desk, day_actions, "later");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "popup-answer") == 1);
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);
  answers = read_answers (desk);
  g_assert_cmpstr (answers, ==, "popup-answer later;");
  hiatus_popup_server_prefer (server, desk, "done");
  end (server, desk);
}

static void
test_another (void)
{
  g_autoptr (HiatusPopupServer) server = hiatus_popup_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *answers = NULL;

  hiatus_popup_server_prefer (server, desk, "another");
  hiatus_desk_start_daemon (desk);
  start_plan (desk);
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 1);
  hiatus_popup_server_prefer (server, desk, "done");
  hiatus_popup_server_press (server, desk, day_actions, "another");

  /* Another one comes at once, and can be answered as the first could. */
  hiatus_popup_server_press (server, desk, day_actions, "done");
  hiatus_desk_wait_until (answer_is (desk, "done"));
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);
  answers = read_answers (desk);
  g_assert_cmpstr (answers, ==, "popup-answer another;prompt another;popup-answer done;prompt done;");
  end (server, desk);
}

static void
test_answered_elsewhere (void)
{
  g_autoptr (HiatusPopupServer) server = hiatus_popup_server_new ();
  g_autoptr (HiatusDesk) desk = begin (server);
  g_autofree gchar *answers = NULL;

  /* As the row of the tray does. */
  g_variant_unref (hiatus_desk_call (desk, "AnswerPrompt", g_variant_new ("(s)", "done")));
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);
  answers = read_answers (desk);
  g_assert_cmpstr (answers, ==, "prompt done;");
  end (server, desk);
}

static void
log_by_click (HiatusDesk *desk)
{
  GVariantDict fields;

  g_variant_dict_init (&fields, NULL);
  g_variant_dict_insert (&fields, "announce", "b", TRUE);
  g_variant_unref (hiatus_desk_call (desk, "Log", g_variant_new ("(s@a{sv})", "urge", g_variant_dict_end (&fields))));
}

static void
test_urge (void)
{
  g_autoptr (HiatusPopupServer) server = hiatus_popup_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  log_by_click (desk);
  hiatus_popup_server_press (server, desk, urge_actions, "undo");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 0);
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);

  /* Undone at the command line, there is nothing to offer any more. */
  log_by_click (desk);
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 1);
  g_free (hiatus_desk_hiatus (desk, "undo"));
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
  end (server, desk);
}

static void
test_absent (void)
{
  g_autoptr (HiatusPopupServer) server = hiatus_popup_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_popup_server_kill (server, desk);
  hiatus_desk_start_daemon (desk);
  start_plan (desk);

  /* It comes when there is somebody to show it, and can be answered. */
  hiatus_popup_server_start (server, desk);
  hiatus_popup_server_press (server, desk, day_actions, "done");
  hiatus_desk_wait_until (answer_is (desk, "done"));

  /* It was up when the server died, so it does not come again by itself; nor is anything else lost. */
  log_by_click (desk);
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 1);
  hiatus_popup_server_kill (server, desk);
  hiatus_popup_server_start (server, desk);
  g_variant_unref (hiatus_desk_call (desk, "ShowDay", NULL));
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 1);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "popup"), ==, 1);
  end (server, desk);
}

static void
test_stopped (void)
{
  g_autoptr (HiatusPopupServer) server = hiatus_popup_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  const gint pid = server->pid;

  hiatus_desk_start_daemon (desk);
  log_by_click (desk);
  hiatus_popup_server_press (server, desk, urge_actions, "undo");
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);

  g_assert_cmpint (kill (pid, SIGSTOP), ==, 0);
  start_plan (desk);
  /* The daemon is at hand as ever. */
  for (guint i = 0; i < 100; i++)
    g_variant_unref (hiatus_desk_state (desk));
  /* Asked whether it would be a disturbance, it does not answer; after a while that is no reason to wait. */
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "popup") == 1);

  g_assert_cmpint (kill (pid, SIGCONT), ==, 0);
  hiatus_popup_server_press (server, desk, day_actions, "done");
  hiatus_desk_wait_until (answer_is (desk, "done"));
  hiatus_desk_wait_until (hiatus_popup_server_count (server, desk) == 0);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "popup"), ==, 1);
  end (server, desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/servers/done", test_done);
  g_test_add_func ("/servers/another", test_another);
  g_test_add_func ("/servers/later", test_later);
  g_test_add_func ("/servers/answered-elsewhere", test_answered_elsewhere);
  g_test_add_func ("/servers/urge", test_urge);
  g_test_add_func ("/servers/stopped", test_stopped);
  /* The last: from here on the server is one that this program has started. */
  g_test_add_func ("/servers/absent", test_absent);

  return g_test_run ();
}
