/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Help me wait" on the real notification server of the session: the countdown, the question and the word after it, each in
 * the place of the one before. The clock of the daemon is libfaketime's, which reads a file. */

#include <string.h>

#include "tests/desktop/host.h"
#include "tests/desktop/overheard.h"
#include "tests/desktop/popup.h"

static const gchar *const question_actions[] = { "lighter", "same", "stronger", NULL };

typedef struct
{
  HiatusHost *host;
  HiatusPopupServer *server; /* (nullable): GNOME Shell is no server of its own */
  HiatusDesk *desk;
  HiatusOverheard *heard;
  HiatusPicture *seen; /* (owned) (nullable): with the last pop-up */
  HiatusArea place;    /* where that was */
} Fixture;

static void
set_clock (Fixture *fixture, guint seconds)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "clock");
  g_autofree gchar *text = g_strdup_printf ("+%u", seconds);

  hiatus_desk_write (path, text, strlen (text));
}

/* So much later; the daemon looks at the clock when it is asked something. GNOME's banners go after some seconds, as soon as
 * the pointer is elsewhere; the next minute brings another one. */
static void
move_on (Fixture *fixture, guint seconds)
{
  if (fixture->server == NULL)
    hiatus_host_settle (fixture->host);
  set_clock (fixture, seconds);
  g_variant_unref (hiatus_desk_state (fixture->desk));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HiatusDesk *desk;
  g_autofree gchar *clock = NULL;

  fixture->host = hiatus_host_new ();
  if (g_strcmp0 (g_getenv ("SESSION_DESKTOP"), "gnome") != 0)
    fixture->server = hiatus_popup_server_new ();
  fixture->desk = desk = hiatus_desk_new ();
  clock = hiatus_desk_path (desk, "clock");
  set_clock (fixture, 0);
  g_subprocess_launcher_setenv (desk->launcher, "LD_PRELOAD", hiatus_desk_program ("FAKETIME_LIBRARY"), TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_TIMESTAMP_FILE", clock, TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_NO_CACHE", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_FAKE_MONOTONIC", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_RESET", "1", TRUE);
  hiatus_desk_start_daemon (desk);
  g_subprocess_launcher_unsetenv (desk->launcher, "LD_PRELOAD");
  fixture->heard = hiatus_overheard_new (desk);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_desk_stop_daemon (fixture->desk);
  hiatus_overheard_free (fixture->heard);
  hiatus_desk_free (fixture->desk);
  g_clear_pointer (&fixture->server, hiatus_popup_server_free);
  g_clear_pointer (&fixture->seen, hiatus_picture_free);
  hiatus_host_free (fixture->host);
}

static gboolean
was_sent (Fixture *fixture, const gchar *summary)
{
  const guint n = hiatus_overheard_count (fixture->heard);
  g_autofree gchar *last = n == 0 ? NULL : hiatus_overheard_get_summary (fixture->heard, n - 1);

  return g_strcmp0 (last, summary) == 0;
}

/* Whether what is on the screen is not what was seen last: a pop-up that takes the place of another is sent before it is drawn. */
static gboolean
has_changed (Fixture *fixture)
{
  g_autoptr (HiatusPicture) now = hiatus_screen_take (hiatus_host_get_screen (fixture->host));
  HiatusArea changed;

  return hiatus_picture_find_change (fixture->seen, now, &fixture->place, NULL, &changed);
}

/* Waits until it is on the screen, alone, and keeps a picture of it. */
static void
see (Fixture *fixture, const gchar *summary, const gchar *what, HiatusArea *popup)
{
  HiatusPicture *picture;

  hiatus_desk_wait_until (was_sent (fixture, summary));
  if (fixture->server != NULL)
    hiatus_desk_wait_until (hiatus_popup_server_count (fixture->server, fixture->desk) == 1);
  if (fixture->seen != NULL)
    hiatus_desk_wait_until (has_changed (fixture));
  hiatus_host_find_popup (fixture->host, summary, popup);
  picture = hiatus_screen_take_still (hiatus_host_get_screen (fixture->host));
  hiatus_picture_save (picture, what);
  g_clear_pointer (&fixture->seen, hiatus_picture_free);
  fixture->seen = picture;
  fixture->place = *popup;
  if (fixture->server != NULL)
    g_assert_cmpuint (hiatus_popup_server_count (fixture->server, fixture->desk), <=, 1);
}

/* With the pointer, or where no buttons are drawn with the server's own program. */
static void
press_lighter (Fixture *fixture, const HiatusArea *popup)
{
  static const gchar *const without_buttons[] = { "dunst", "mako", NULL };

  if (fixture->server != NULL && g_strv_contains (without_buttons, fixture->server->name))
    hiatus_popup_server_press (fixture->server, fixture->desk, question_actions, "lighter");
  else
    hiatus_host_press (fixture->host, popup, "Lighter");
}

static void
test_countdown (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *said = NULL;
  g_autofree gchar *journal = NULL;
  HiatusArea popup;

  said = hiatus_desk_hiatus (fixture->desk, "wait --minutes 3");
  g_assert_true (g_str_has_prefix (said, "Waiting until "));
  see (fixture, "3 minutes left", "wait-3", &popup);
  move_on (fixture, 65);
  see (fixture, "2 minutes left", "wait-2", &popup);
  move_on (fixture, 125);
  see (fixture, "1 minute left", "wait-1", &popup);
  move_on (fixture, 185);
  see (fixture, "How strong is it now?", "wait-end", &popup);
  press_lighter (fixture, &popup);
  hiatus_desk_wait_until (hiatus_desk_count_events (fixture->desk, "wait-end") == 1);
  journal = hiatus_desk_hiatus (fixture->desk, "journal --json");
  g_assert_nonnull (strstr (journal, "\"answer\":\"lighter\""));
  see (fixture, "Noted", "wait-word", &popup);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/wait/countdown", Fixture, NULL, set_up, test_countdown, tear_down);
  return g_test_run ();
}
