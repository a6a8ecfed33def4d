/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person whose stretch is complete, and who decides: through the window of what comes next, with the real daemon, to each
 * decision that there is. Each page is read before a key is pressed: the window is in this program. The clock of the daemon
 * is libfaketime's, which reads a file; on the day of the decision it is right, as that of the window is. */

#include <string.h>

#include "tests/desktop/inside.h"
#include "tests/desktop/windows.h"
#include "tray/windows/application.h"

#define LENGTH 28
#define TWO_WEEKS 14
#define MESSAGE "It has been quiet from my side. How is the garden going?"

static HiatusApplication *application;

/* --- what there is --- */

static GtkWindow *
find_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return windows == NULL ? NULL : windows->data;
}

static void
wait_to_say (const gchar *text)
{
  g_test_message ("%s", text);
  hiatus_desk_wait_until (hiatus_inside_says (find_window (), text));
}

/* Waits for a button that can be pressed. */
static GtkLabel *
wait_for_words (const gchar *words)
{
  GtkLabel *label;

  g_test_message ("[%s]", words);
  hiatus_desk_wait_until ((label = hiatus_inside_find_words (find_window (), words)) != NULL && gtk_widget_is_sensitive (GTK_WIDGET (label)));
  return label;
}

static gboolean
is_noted (HiatusDesk *desk, const gchar *text)
{
  g_autofree gchar *journal = hiatus_desk_hiatus (desk, "journal --json");

  return strstr (journal, text) != NULL;
}

/* What the decision led to. @due: (nullable): the script that is due now */
static void
assert_stands (HiatusDesk *desk, const gchar *phase, gint length, gint days_left, const gchar *due)
{
  g_autoptr (GVariant) state = hiatus_desk_state (desk);
  g_autofree const gchar **next = NULL;
  const gchar *name = NULL;
  gint days = -1, left = -1;

  g_assert_true (g_variant_lookup (state, "phase", "&s", &name));
  g_assert_cmpstr (name, ==, phase);
  g_assert_true (g_variant_lookup (state, "length", "i", &days));
  g_assert_cmpint (days, ==, length);
  g_assert_true (g_variant_lookup (state, "days-left", "i", &left));
  g_assert_cmpint (left, ==, days_left);
  g_assert_true (g_variant_lookup (state, "next", "^a&s", &next));
  g_assert_cmpstr (next[0], ==, due);
}

/* --- what is done --- */

/* By the letter that is underlined. It is pressed for a button only once GTK has nothing else to do. */
static void
press (HiatusDesk *desk, const gchar *words)
{
  const guint key = gtk_label_get_mnemonic_keyval (wait_for_words (words));
  g_autofree gchar *keys = g_strconcat ("alt+", gdk_keyval_name (key), NULL);

  g_assert_cmpuint (key, !=, GDK_KEY_VoidSymbol);
  g_test_message ("%s", keys);
  hiatus_wait_idle ();
  hiatus_keys_press (desk, keys);
}

static void
click_on (HiatusDesk *desk, GtkWidget *button)
{
  hiatus_inside_wait_for_paint (find_window ());
  hiatus_inside_click (desk, button);
}

static void
click (HiatusDesk *desk, const gchar *words)
{
  click_on (desk, gtk_widget_get_ancestor (GTK_WIDGET (wait_for_words (words)), GTK_TYPE_BUTTON));
}

typedef void (*Do) (HiatusDesk *desk, const gchar *words);

/* Days from the one that it is. */
static void
set_clock (HiatusDesk *desk, gint days)
{
  g_autofree gchar *path = hiatus_desk_path (desk, "clock");
  g_autofree gchar *text = g_strdup_printf ("%+dd", days);

  hiatus_desk_write (path, text, strlen (text));
}

/* The daemon does not hear that its clock was set, and what is due is not asked for. */
static void
open_window (HiatusDesk *desk)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "next", g_variant_new_string ("ending"));
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT) && gtk_window_is_active (find_window ()));
}

static void
wait_for_close (void)
{
  hiatus_desk_wait_until (find_window () == NULL);
}

/* A stretch was complete yesterday, and the window asks what comes next. */
static HiatusDesk *
begin (void)
{
  HiatusDesk *desk = hiatus_desk_new ();
  g_autofree gchar *clock = hiatus_desk_path (desk, "clock");

  set_clock (desk, -LENGTH);
  g_subprocess_launcher_setenv (desk->launcher, "LD_PRELOAD", hiatus_desk_program ("FAKETIME_LIBRARY"), TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_TIMESTAMP_FILE", clock, TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_NO_CACHE", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_FAKE_MONOTONIC", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_RESET", "1", TRUE);
  hiatus_desk_start_daemon (desk);
  g_subprocess_launcher_unsetenv (desk->launcher, "LD_PRELOAD");
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  set_clock (desk, 0);
  assert_stands (desk, "complete", LENGTH, 0, "ending");
  open_window (desk);
  return desk;
}

/* The two questions, and those before the decision. */
static void
come_to_decide (HiatusDesk *desk, Do on)
{
  wait_to_say ("Before you decide");
  wait_for_words ("No");
  if (on == click)
    {
      click_on (desk, hiatus_inside_find_button (find_window (), "_No"));
      click_on (desk, hiatus_inside_find_button (find_window (), "N_o"));
    }
  else
    {
      hiatus_wait_idle ();
      hiatus_keys_press (desk, "alt+n");
      hiatus_desk_wait_until (is_noted (desk, "\"danger\":\"no\""));
      hiatus_keys_press (desk, "alt+o");
    }
  wait_to_say ("Everything is open.");
  on (desk, "Go on");
  wait_to_say ("Do I truly want this back?");
  on (desk, "Yes");
  wait_to_say ("Has what broke it changed?");
  on (desk, "Some of it");
  wait_to_say ("Could I live with no answer?");
  on (desk, "Yes");
  wait_to_say ("None of them is the brave one or the weak one.");
}

/* --- each decision --- */

static void
test_let_go (gconstpointer data)
{
  const Do on = *(const Do *) data;
  g_autoptr (HiatusDesk) desk = begin ();

  come_to_decide (desk, on);
  g_assert_false (is_noted (desk, "plan-end"));
  on (desk, "Let go");
  wait_to_say ("You let go");
  hiatus_windows_assert_noted (desk, "\"decision\":\"let-go\"");
  on (desk, "Go on");
  wait_to_say ("What stays");
  on (desk, "Go on");
  wait_to_say ("That is all for now");
  on (desk, "Close");
  wait_for_close ();
  assert_stands (desk, "closed", LENGTH, 0, NULL);
}

static void
test_wait_longer (void)
{
  g_autoptr (HiatusDesk) desk = begin ();

  come_to_decide (desk, press);
  press (desk, "Wait longer: two more weeks");
  wait_to_say ("You wait longer");
  assert_stands (desk, "running", LENGTH + TWO_WEEKS, TWO_WEEKS - 1, "announce");
  g_assert_false (is_noted (desk, "plan-end"));
  press (desk, "Go on");
  wait_to_say ("That is all for now");
  hiatus_keys_press (desk, "Escape");
  wait_for_close ();
}

/* A night is between what is written and what is sent. */
static void
test_one_message (void)
{
  g_autoptr (HiatusDesk) desk = begin ();

  come_to_decide (desk, press);
  press (desk, "One message");
  wait_to_say ("Own the silence");
  hiatus_keys_type (desk, MESSAGE);
  press (desk, "Go on");
  wait_to_say ("tomorrow. It can be copied after that.");
  g_assert_null (hiatus_inside_find_words (find_window (), "Copy it"));
  hiatus_windows_assert_noted (desk, MESSAGE);
  g_assert_false (is_noted (desk, "plan-end"));
  hiatus_keys_press (desk, "Escape");
  wait_for_close ();

  set_clock (desk, 1);
  open_window (desk);
  wait_to_say (MESSAGE);
  press (desk, "Copy it");
  wait_for_words ("Copied. Paste it where you want to send it.");
  press (desk, "Go on");
  wait_to_say ("Sending it");
  press (desk, "I'm sending it now");
  wait_to_say ("Is it sent?");
  g_assert_false (is_noted (desk, "plan-end"));
  press (desk, "Yes, it is sent");
  wait_to_say ("It is sent");
  hiatus_windows_assert_noted (desk, "\"decision\":\"reach-out\"");
  press (desk, "Go on");
  wait_to_say ("That is all for now");
  press (desk, "Close");
  wait_for_close ();
  assert_stands (desk, "talking", LENGTH, 0, "talk");
}

int
main (int argc, char **argv)
{
  static const Do by_keys = press, by_pointer = click;
  g_autofree gchar *zone = hiatus_desk_name_noon_zone ();
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  /* The day is that of the desk's programs. */
  g_setenv ("TZ", zone, TRUE);
  gtk_init (&argc, &argv);
  application = hiatus_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_data_func ("/ending/let-go/keys", &by_keys, test_let_go);
  g_test_add_data_func ("/ending/let-go/pointer", &by_pointer, test_let_go);
  g_test_add_func ("/ending/wait-longer", test_wait_longer);
  g_test_add_func ("/ending/one-message", test_one_message);

  return g_test_run ();
}
