/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tray in a real panel: what its rows open and note, and how it lives through the loss of the daemon. */

#include <signal.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/pointer.h"
#include "tests/desktop/stub.h"

#define DAY "Day 12 of 28"

/* How soon a person has to see the truth again after the daemon fell over. */
#define BACK_AFTER_US (2 * G_USEC_PER_SEC)

/* A desk with the tray in the panel. @first_day: days from today on; without a plan where it is positive. */
static HiatusDesk *
begin (gint first_day, HiatusMenu **menu)
{
  HiatusDesk *desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  if (first_day <= 0)
    {
      g_autofree gchar *date = hiatus_desk_date (desk, first_day);
      g_autofree gchar *command = g_strdup_printf ("plan start --from %s", date);

      g_free (hiatus_desk_hiatus (desk, command));
    }
  hiatus_desk_start_tray (desk);
  *menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (*menu, "Overview");

  return desk;
}

static gboolean
has_row (HiatusMenu *menu, const gchar *path)
{
  hiatus_menu_read (menu);
  return hiatus_menu_find (menu, path) >= 0;
}

static gboolean
has_text (HiatusMenu *menu, const gchar *property, const gchar *text)
{
  g_autofree gchar *found = hiatus_menu_item_text (menu, property);

  return g_strcmp0 (found, text) == 0;
}

static void
check_opens (HiatusMenu *menu, HiatusStub *window, const gchar *row, const gchar *call)
{
  const guint before = hiatus_stub_count (window, "");
  g_autofree gchar *whole = g_strdup_printf ("ActivateAction (%s, {'desktop-startup-id': <'hiatus-tray-", call);

  g_test_message ("%s", row);
  hiatus_pointer_choose (menu, row);
  hiatus_desk_wait_until (hiatus_stub_count (window, whole) > 0);
  g_assert_cmpuint (hiatus_stub_count (window, ""), ==, before + 1);
}

static void
test_windows (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (-11, &menu);
  g_autoptr (HiatusStub) window = hiatus_stub_new_window (desk);

  check_opens (menu, window, "Log an urge/With a note…", "'note', [<'urge'>]");
  check_opens (menu, window, "Something happened/I got in touch…", "'note', [<'slip'>]");
  check_opens (menu, window, "Overview…", "'overview', []");
  /* The announcement, until it is sent or left out. */
  check_opens (menu, window, "What comes next…", "'next', [<''>]");
  g_assert_false (has_row (menu, "Start a plan"));
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge") + hiatus_desk_count_events (desk, "slip"), ==, 0);
}

static void
test_windows_without_plan (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (1, &menu);
  g_autoptr (HiatusStub) window = hiatus_stub_new_window (desk);

  check_opens (menu, window, "Start a plan…", "'set-up', []");
  hiatus_pointer_choose (menu, "Log an urge/Strong");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 1);

  g_free (hiatus_desk_hiatus (desk, "plan start"));
  hiatus_menu_wait_for (menu, "Day 1 of 28");
  g_assert_false (has_row (menu, "Start a plan"));
}

/* AppIndicator, which hears of the panel before it has the bus, would never show the icon. */
static void
test_panel_before_bus (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (HiatusMenu) menu = NULL;

  g_subprocess_launcher_setenv (desk->launcher, "LD_PRELOAD", hiatus_desk_program ("LATE_BUS"), TRUE);
  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, DAY);
  hiatus_stub_set_state (daemon, "{'phase': <'running'>, 'day': <13>, 'length': <28>, 'days-left': <15>, 'moon-frame': <12>}");
  hiatus_menu_wait_for (menu, "Day 13 of 28");
  hiatus_desk_wait_until (has_text (menu, "IconName", "hiatus-moon-12"));
}

/* What the daemon says on the morning after the last day, and of watching that is paused. */
static void
test_what_comes_next (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) window = hiatus_stub_new_window (desk);
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (HiatusMenu) menu = NULL;

  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, DAY);
  g_assert_true (has_text (menu, "IconName", "hiatus-moon-11"));

  hiatus_stub_set_state (daemon, "{'phase': <'running'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'moon-frame': <11>, 'paused': <true>}");
  hiatus_desk_wait_until (has_text (menu, "IconName", "hiatus-moon-11-paused"));

  hiatus_stub_set_state (daemon, "{'phase': <'complete'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'moon-frame': <28>, 'waiting': <true>, 'next': <['ending']>}");
  hiatus_desk_wait_until (has_text (menu, "IconName", "hiatus-moon-28-waiting"));
  check_opens (menu, window, "What comes next…", "'next', [<''>]");
  g_assert_false (has_row (menu, "Start a plan"));

  hiatus_stub_set_state (daemon, "{'phase': <'closed'>, 'day': <0>, 'moon-frame': <-1>}");
  hiatus_menu_wait_for (menu, "Start a plan");
  g_assert_false (has_row (menu, "What comes next"));
}

static void
test_something_happened (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (-11, &menu);

  hiatus_pointer_choose (menu, "Something happened/I checked on them");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "look") == 1);
  hiatus_pointer_choose (menu, "Something happened/Undo \"checked on them");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "look") == 0);
  hiatus_desk_wait_until (!has_row (menu, "Something happened/Undo \"checked on them"));
}

/* Three clicks say that they wrote, or how a meeting went; the menu answers, and no day is lost by it. */
static void
test_agreed_contact (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (-11, &menu);
  g_autofree gchar *status = NULL;
  gint advice;

  hiatus_pointer_choose (menu, "Something happened/They wrote/It upset me");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "incoming") == 1);
  advice = hiatus_menu_wait_for (menu, "Keep the message");
  g_assert_false (g_array_index (hiatus_menu_read (menu), HiatusMenuRow, advice).is_enabled);
  hiatus_pointer_choose (menu, "Something happened/We met/It was hard");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "encounter") == 1);
  hiatus_desk_wait_until (!has_row (menu, "Keep the message"));

  hiatus_pointer_choose (menu, "Something happened/Undo \"we met");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "encounter") == 0);
  hiatus_menu_wait_for (menu, "Something happened/Undo \"they wrote");
  status = hiatus_desk_hiatus (desk, "status --json");
  g_assert_nonnull (strstr (status, "\"kept\":12"));
}

/* Offered where something is watched, and taken back where it is paused. */
static void
test_pause_watching (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (HiatusMenu) menu = NULL;

  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, DAY);
  g_assert_false (has_row (menu, "Quiet/Pause watching"));

  hiatus_stub_set_state (daemon, "{'phase': <'running'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'moon-frame': <11>, 'watching': <['titles']>}");
  hiatus_pointer_choose (menu, "Quiet/Pause watching");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "PauseWatching ('',)") == 1);

  hiatus_stub_set_state (daemon, "{'phase': <'running'>, 'day': <12>, 'length': <28>, 'days-left': <16>, 'moon-frame': <11>, 'paused': <true>}");
  hiatus_desk_wait_until (has_text (menu, "IconName", "hiatus-moon-11-paused"));
  hiatus_pointer_choose (menu, "Quiet/Resume watching");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ResumeWatching ()") == 1);
  g_assert_false (has_row (menu, "Quiet/Pause watching"));
}

static void
test_today_and_quiet (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk G_GNUC_UNUSED = begin (-11, &menu);

  hiatus_pointer_choose (menu, "Quiet/1 hour");
  hiatus_menu_wait_for (menu, "Quiet until 1");
  hiatus_pointer_choose (menu, "Quiet until 1/Until tomorrow");
  hiatus_menu_wait_for (menu, "Quiet until tomorrow");
  hiatus_pointer_choose (menu, "Quiet until tomorrow/Speak again");
  hiatus_desk_wait_until (!has_row (menu, "Quiet until"));

  hiatus_pointer_choose (menu, "Today: /Not today");
  hiatus_desk_wait_until (!has_row (menu, "Today: /Not today"));
  hiatus_pointer_choose (menu, "Today: /Another");
  hiatus_menu_wait_for (menu, "Today: /Done");
}

/* Who asks for a window and gets none has to learn it. */
static void
test_window_does_not_open (void)
{
  static const gchar sentence[] = "The window did not open: hiatus-window is missing or does not answer";
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (-11, &menu);
  g_autoptr (HiatusStub) window G_GNUC_UNUSED = hiatus_stub_new (desk, "org.hiatus.Window", "/org/hiatus/Window", "");

  hiatus_pointer_choose (menu, "Overview…");
  hiatus_menu_wait_for (menu, sentence);
  hiatus_desk_wait_until (has_text (menu, "Title", "The window did not open: hiatus-window is missing or does not answer."));

  hiatus_pointer_choose (menu, sentence);
  hiatus_desk_wait_until (!has_row (menu, sentence));
  hiatus_desk_wait_until (has_text (menu, "Title", DAY));
}

/* What the daemon refuses it says in one sentence, and that is what is read. */
static void
test_refusal (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (HiatusMenu) menu = NULL;

  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_pointer_choose (menu, "Quiet/1 hour");
  hiatus_menu_wait_for (menu, "The disk is full: make some room first");
  hiatus_desk_wait_until (has_text (menu, "Title", HIATUS_STUB_REFUSAL));

  /* It is news until there is other news. */
  hiatus_stub_announce_state (daemon);
  hiatus_desk_wait_until (!has_row (menu, "The disk is full"));
}

static pid_t
send_to_daemon (HiatusDesk *desk, gint signal_number)
{
  const pid_t daemon = hiatus_desk_find_process (desk, HIATUS_BUS_NAME);

  g_assert_cmpint (daemon, >, 0);
  g_assert_cmpint (kill (daemon, signal_number), ==, 0);

  return daemon;
}

static gboolean
has_other_daemon (HiatusDesk *desk, pid_t first)
{
  const pid_t daemon = hiatus_desk_find_process (desk, HIATUS_BUS_NAME);

  return daemon != 0 && daemon != first;
}

/* A desk on the twelfth day, where the tray has started the daemon. */
static HiatusDesk *
begin_without_daemon (HiatusMenu **menu)
{
  HiatusDesk *desk = hiatus_desk_new ();
  g_autofree gchar *date = hiatus_desk_date (desk, -11);
  g_autofree gchar *command = g_strdup_printf ("plan start --from %s", date);

  hiatus_desk_lend_environment (desk);
  hiatus_desk_start_tray (desk);
  *menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (*menu, "Start a plan");
  g_free (hiatus_desk_hiatus (desk, command));
  hiatus_menu_wait_for (*menu, DAY);

  return desk;
}

/* Without systemd nobody but the tray starts a daemon again that fell over. */
static void
test_daemon_falls_over (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin_without_daemon (&menu);
  g_autofree gchar *journal = NULL;
  g_autofree gchar *journal_after = NULL;
  pid_t first;
  gint64 killed_us;

  hiatus_menu_click (menu, "Log an urge/Strong");
  hiatus_menu_wait_for (menu, "Something happened/Undo \"urge");
  journal = hiatus_desk_hiatus (desk, "journal --json");
  killed_us = g_get_monotonic_time ();
  first = send_to_daemon (desk, SIGKILL);
  hiatus_desk_wait_until (has_other_daemon (desk, first));
  /* The new one answers, and what it answers is seen. */
  hiatus_menu_click (menu, "Something happened/Undo \"urge");
  hiatus_menu_wait_for (menu, "Something happened/Undo \"new stretch");
  g_assert_true (has_row (menu, DAY));
  g_assert_true (has_text (menu, "IconName", "hiatus-moon-11"));
  g_assert_cmpint (g_get_monotonic_time () - killed_us, <, BACK_AFTER_US);
  journal_after = hiatus_desk_hiatus (desk, "journal --json");
  g_assert_nonnull (strstr (journal_after, "\"kind\":\"undo\""));
  g_assert_cmpuint (strlen (journal_after), >, strlen (journal));

  /* One that falls over again and again is not started again and again. */
  send_to_daemon (desk, SIGKILL);
  hiatus_menu_wait_for (menu, "Try again");
  hiatus_desk_wait_until (has_text (menu, "Title", "Hiatus is not answering"));
  g_assert_false (has_row (menu, "Log an urge"));
  g_assert_false (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));

  hiatus_menu_click (menu, "Try again");
  hiatus_menu_wait_for (menu, DAY);
  hiatus_desk_wait_until (has_text (menu, "Title", DAY));
  hiatus_pointer_choose (menu, "Quit until next login");
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->tray)), ==, 0);
}

/* A daemon that was ended in good order, for instance by its unit, stays so until it or somebody comes back. */
static void
test_daemon_ends (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin_without_daemon (&menu);

  send_to_daemon (desk, SIGTERM);
  hiatus_menu_wait_for (menu, "Try again");
  g_assert_false (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));

  hiatus_desk_start_daemon (desk);
  hiatus_menu_wait_for (menu, DAY);
}

/* Whoever quits Hiatus, quits all of it: the overview can, too. */
static void
test_quit_elsewhere (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin_without_daemon (&menu);

  g_variant_unref (hiatus_desk_call (desk, "Quit", NULL));
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->tray)), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
}

/* The tray can quit all of it, too, where there is no daemon to say so. */
static void
test_quit_without_daemon (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin_without_daemon (&menu);

  hiatus_menu_click (menu, "Overview…");
  hiatus_desk_wait_until (hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  send_to_daemon (desk, SIGTERM);
  hiatus_menu_wait_for (menu, "Try again");

  hiatus_menu_click (menu, "Quit until next login");
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->tray)), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  g_assert_false (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
}

/* A daemon that is stopped for a while loses nothing that was clicked meanwhile. */
static void
test_daemon_hangs (void)
{
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (-11, &menu);
  const pid_t daemon = hiatus_desk_find_process (desk, HIATUS_BUS_NAME);

  g_assert_cmpint (kill (daemon, SIGSTOP), ==, 0);
  hiatus_menu_click (menu, "Log an urge/Mild");
  /* The panel reads the menu of a tray that waits for an answer. */
  g_assert_true (has_row (menu, DAY));
  g_assert_cmpint (kill (daemon, SIGCONT), ==, 0);
  hiatus_menu_wait_for (menu, "Something happened/Undo \"urge");
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
}

static void
test_second_tray (void)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_TRAY"), NULL };
  g_autoptr (HiatusMenu) menu = NULL;
  g_autoptr (HiatusDesk) desk = begin (-11, &menu);
  g_autofree gchar *expected = g_strdup_printf ("Hiatus is in the tray already (process %s).\n",
                                                g_subprocess_get_identifier (desk->tray->process));
  g_auto (HiatusRun) second = { 0 };

  hiatus_desk_run (desk, &second, arguments);
  g_assert_cmpstr (second.output, ==, expected);
  g_assert_cmpstr (second.errors, ==, "");
  g_assert_cmpint (second.status, ==, 0);
  g_assert_false (desk->tray->ended);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tray/windows", test_windows);
  g_test_add_func ("/tray/windows-without-plan", test_windows_without_plan);
  g_test_add_func ("/tray/panel-before-bus", test_panel_before_bus);
  g_test_add_func ("/tray/what-comes-next", test_what_comes_next);
  g_test_add_func ("/tray/something-happened", test_something_happened);
  g_test_add_func ("/tray/agreed-contact", test_agreed_contact);
  g_test_add_func ("/tray/pause-watching", test_pause_watching);
  g_test_add_func ("/tray/today-and-quiet", test_today_and_quiet);
  g_test_add_func ("/tray/window-does-not-open", test_window_does_not_open);
  g_test_add_func ("/tray/refusal", test_refusal);
  g_test_add_func ("/tray/daemon-falls-over", test_daemon_falls_over);
  g_test_add_func ("/tray/daemon-ends", test_daemon_ends);
  g_test_add_func ("/tray/daemon-hangs", test_daemon_hangs);
  g_test_add_func ("/tray/quit-elsewhere", test_quit_elsewhere);
  g_test_add_func ("/tray/quit-without-daemon", test_quit_without_daemon);
  g_test_add_func ("/tray/second-tray", test_second_tray);

  return g_test_run ();
}
