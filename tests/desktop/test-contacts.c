/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who says whom Hiatus shall look out for, with keyboard and pointer, and with the real daemon; and a stranger who
 * goes the way that README.md tells. The windows are in this program, so that what they say can be read. */

#include <string.h>

#include "tests/desktop/inside.h"
#include "tests/desktop/keys.h"
#include "tests/desktop/pointer.h"
#include "tests/desktop/screen.h"
#include "tray/windows/application.h"

#define LIST "A list"
#define FORM "An entry"
#define SET_UP "A new stretch"
#define OVERVIEW "Hiatus"

#define DAY "Day 1 of 28"

static HiatusApplication *application;

/* --- what there is --- */

static GtkWindow *
find_window (const gchar *title)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (application)); item != NULL; item = item->next)
    if (g_strcmp0 (gtk_window_get_title (item->data), title) == 0)
      return item->data;
  return NULL;
}

static gboolean
says (const gchar *title, const gchar *text)
{
  GtkWindow *window = find_window (title);

  return window != NULL && hiatus_inside_says (window, text);
}

static void
wait_to_say (const gchar *title, const gchar *text)
{
  g_test_message ("%s: %s", title, text);
  hiatus_desk_wait_until (says (title, text));
}

static void
wait_for (HiatusDesk *desk, const gchar *title)
{
  g_test_message ("%s", title);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, title) && gtk_window_is_active (find_window (title)));
}

/* Until it is filled in, nothing can be typed in it. */
static void
wait_for_form (void)
{
  hiatus_desk_wait_until (gtk_widget_get_sensitive (hiatus_inside_find_button (find_window (FORM), "_Save")));
}

static gchar *
get_path (HiatusDesk *desk)
{
  return hiatus_desk_path (desk, "config/hiatus/contacts.ini");
}

static gboolean
has_file (HiatusDesk *desk, const gchar *expected)
{
  g_autofree gchar *path = get_path (desk);
  g_autofree gchar *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && g_str_equal (content, expected);
}

static void
write_file (HiatusDesk *desk, const gchar *content)
{
  g_autofree gchar *path = get_path (desk);
  g_autofree gchar *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  hiatus_desk_write (path, content, strlen (content));
}

/* --- what is done --- */

/* A window that grows moves its buttons: whoever clicks looks whether it helped. */
static void
click (HiatusDesk *desk, const gchar *title, const gchar *label)
{
  GtkWindow *window = find_window (title);
  GtkWidget *button = window == NULL ? NULL : hiatus_inside_find_button (window, label);

  if (button != NULL)
    hiatus_inside_click (desk, button);
}

/* Whether a window is closed. If not, keys are pressed that close it; one press more would go to the window behind. */
static gboolean
is_closed_by (HiatusDesk *desk, const gchar *title, const gchar *keys)
{
  if (find_window (title) == NULL)
    return TRUE;
  hiatus_keys_press (desk, keys);
  return FALSE;
}

/* In place of what is there. */
static void
fill_in (HiatusDesk *desk, const gchar *key, const gchar *text)
{
  g_autofree gchar *keys = g_strconcat (key, " ctrl+a", NULL);

  hiatus_keys_press (desk, keys);
  hiatus_keys_type (desk, text);
}

static void
save_picture (const gchar *title, const gchar *what)
{
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autoptr (HiatusPicture) picture = NULL;

  hiatus_inside_wait_for_paint (find_window (title));
  picture = hiatus_screen_take_still (screen);
  hiatus_picture_save (picture, what);
}

static HiatusDesk *
begin (const gchar *file)
{
  HiatusDesk *desk = hiatus_desk_new ();

  if (file != NULL)
    write_file (desk, file);
  hiatus_desk_start_daemon (desk);
  g_action_group_activate_action (G_ACTION_GROUP (application), "contacts", NULL);
  wait_for (desk, LIST);
  return desk;
}

static void
end (HiatusDesk *desk)
{
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), gtk_application_get_windows (GTK_APPLICATION (application)) == NULL));
  hiatus_desk_free (desk);
}

/* --- the first one --- */

/* Before there is a list, the question whether this is a place for one; then the form, with a mistake in it first. */
static void
test_first (void)
{
  HiatusDesk *desk = begin (NULL);

  wait_to_say (LIST, "Can they see this computer or know your password? Then this is not a safe place for it.");
  hiatus_keys_press (desk, "alt+y");
  wait_to_say (LIST, "\"Erase everything\" in the preferences");
  wait_to_say (LIST, "Someone to talk to…");
  hiatus_keys_press (desk, "alt+b");
  wait_to_say (LIST, "Can they see this computer");
  g_assert_null (find_window (FORM));
  hiatus_keys_press (desk, "alt+n");
  wait_for (desk, FORM);
  wait_to_say (LIST, "Hiatus sees this computer, not your phone.");
  wait_to_say (FORM, "'Alex' alone will match colleagues too.");

  /* Nothing is filled in. */
  hiatus_keys_press (desk, "alt+s");
  wait_to_say (FORM, "There is nothing to know them by");
  wait_to_say (FORM, "The label has nothing in it that can be seen: initials are enough.");
  hiatus_keys_type (desk, "A");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "Alex Doe");
  hiatus_keys_press (desk, "Return");
  hiatus_keys_type (desk, "Lexi");

  /* What is wrong is said when the field is left, and at the field. */
  hiatus_keys_press (desk, "alt+p");
  hiatus_keys_type (desk, "12");
  fill_in (desk, "alt+y", "with LEXI at noon");
  wait_to_say (FORM, "'12' has fewer than 7 digits: write the whole number.");
  wait_to_say (FORM, "This would be noticed, by the name \"\u2068Lexi\u2069\".");
  save_picture (FORM, "contacts-mistake");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (GTK_IS_TEXT_VIEW (gtk_window_get_focus (find_window (FORM))));
  fill_in (desk, "alt+y", "call 07700-900123");
  wait_to_say (FORM, "This would not be noticed: nothing that gives them away is in it.");
  fill_in (desk, "alt+p", "+44 7700 900123");
  wait_to_say (FORM, "This would be noticed, by the phone number \"\u2068+44 7700 900123\u2069\".");
  g_assert_false (says (FORM, "fewer than 7 digits"));
  hiatus_keys_press (desk, "alt+a");
  hiatus_desk_wait_until ((click (desk, FORM, "_Save"), find_window (FORM) == NULL));
  g_assert_true (has_file (desk, "[A]\nnames=Alex Doe;Lexi\nphones=+44 7700 900123\noutgoing=pause\n"));

  wait_to_say (LIST, "2 names, 1 phone number");
  wait_for (desk, LIST);
  hiatus_keys_press (desk, "alt+t");
  hiatus_keys_type (desk, "Alex Doe, 07700 900123");
  wait_to_say (LIST, "\u2068A\u2069, by a name, by a phone number");

  /* The question is answered by Keep them, unless somebody means it. */
  hiatus_desk_wait_until ((click (desk, LIST, "Remove…"), !gtk_window_is_active (find_window (LIST))));
  hiatus_keys_press (desk, "Return");
  wait_for (desk, LIST);
  g_assert_false (has_file (desk, ""));
  hiatus_desk_wait_until ((click (desk, LIST, "Remove…"), !gtk_window_is_active (find_window (LIST))));
  hiatus_keys_press (desk, "alt+t");
  hiatus_desk_wait_until (has_file (desk, ""));
  wait_to_say (LIST, "Nobody is on the list.");
  end (desk);
}

/* --- somebody else writes, too --- */

#define SAM "# mine\n[Sam]\n# from work\nnames=Sam Roe\nphones=1234567\n"

/* The file changes while the form is open, and the daemon falls over: what was typed stays, and what was not touched is as it
 * is in the file. To be called otherwise loses no comment. */
static void
test_meanwhile (void)
{
  HiatusDesk *desk = begin (SAM);

  wait_to_say (LIST, "1 name, 1 phone number");
  hiatus_desk_wait_until ((click (desk, LIST, "Edit…"), find_window (FORM) != NULL));
  wait_for (desk, FORM);
  wait_for_form ();
  fill_in (desk, "alt+w", "S");
  fill_in (desk, "alt+e", "sam@example.org");
  write_file (desk, "# mine\n[Sam]\n# from work\nnames=Sam Roe\nphones=7654321\n");
  wait_to_say (FORM, "This was changed elsewhere meanwhile. What you typed is still here, and the rest is as it is there now.");
  fill_in (desk, "alt+y", "7654321");
  wait_to_say (FORM, "by the phone number \"\u20687654321\u2069\"");

  hiatus_desk_kill_daemon (desk);
  hiatus_desk_start_daemon (desk);
  fill_in (desk, "alt+h", "@sam");
  hiatus_desk_wait_until (is_closed_by (desk, FORM, "alt+s"));
  g_assert_true (has_file (desk, "# mine\n[S]\n# from work\nnames=Sam Roe\nphones=7654321\nemails=sam@example.org\nhandles=@sam\n"));
  end (desk);
}

/* A mistake that was made by hand is told with its line, and nothing is written over it. Who is gone from the file meanwhile
 * is told, too. */
static void
test_by_hand (void)
{
  static const gchar bad[] = SAM "\n[B]\nphones=12\n";
  HiatusDesk *desk = begin (SAM);

  wait_to_say (LIST, "1 name, 1 phone number");
  write_file (desk, bad);
  wait_to_say (LIST, "contacts.ini, line 8, group [B], phones: '12' has fewer than 7 digits: write the whole number.");
  wait_for (desk, LIST);
  hiatus_keys_press (desk, "alt+a");
  wait_for (desk, FORM);
  hiatus_keys_type (desk, "C");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "Kim Poe");
  hiatus_keys_press (desk, "alt+s");
  wait_to_say (FORM, "Nothing was changed, so that nothing is lost; mend the file first: contacts.ini, line 8");
  wait_to_say (FORM, "What you filled in is still here.");
  save_picture (FORM, "contacts-by-hand");
  g_assert_true (has_file (desk, bad));

  /* Mended by hand, and the form is still what it was. */
  write_file (desk, SAM);
  hiatus_desk_wait_until (!says (LIST, "contacts.ini"));
  hiatus_desk_wait_until (is_closed_by (desk, FORM, "alt+s"));
  g_assert_true (has_file (desk, SAM "\n[C]\nnames=Kim Poe\n"));

  wait_for (desk, LIST);
  wait_to_say (LIST, "C");
  hiatus_desk_wait_until ((click (desk, LIST, "Edit…"), find_window (FORM) != NULL));
  wait_for (desk, FORM);
  wait_for_form ();
  write_file (desk, SAM);
  wait_to_say (FORM, "\u2068C\u2069 is not on the list any more.");
  fill_in (desk, "alt+w", "Sam");
  hiatus_keys_press (desk, "alt+n");
  wait_to_say (FORM, "'Sam' is on the list already: choose another label.");
  fill_in (desk, "alt+w", "K");
  hiatus_desk_wait_until (is_closed_by (desk, FORM, "alt+s"));
  g_assert_true (has_file (desk, SAM "\n[K]\nnames=Kim Poe\n"));
  end (desk);
}

/* --- somebody quick --- */

static gboolean
has_answers (void)
{
  return hiatus_inside_find_button (find_window (FORM), "H_ush it") != NULL;
}

static void
press_before_frame (GtkWindow *window)
{
  g_autoptr (GdkEvent) event = gdk_event_new (GDK_KEY_PRESS);
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());
  gboolean is_handled;

  gdk_event_set_device (event, gdk_seat_get_keyboard (seat));
  event->key.window = g_object_ref (gtk_widget_get_window (GTK_WIDGET (window)));
  event->key.keyval = GDK_KEY_Shift_L;
  g_signal_emit_by_name (window, "key-press-event", event, &is_handled);
}

/* What is below comes right after the first frame. A key that is sooner finds all there is; who closes the form sooner is rid of it. */
static void
test_quick (void)
{
  HiatusDesk *desk = begin (NULL);

  g_action_group_activate_action (G_ACTION_GROUP (application), "contact", g_variant_new_string (""));
  g_assert_false (has_answers ());
  press_before_frame (find_window (FORM));
  g_assert_true (has_answers ());
  gtk_window_close (find_window (FORM));
  hiatus_desk_wait_until (find_window (FORM) == NULL);

  g_action_group_activate_action (G_ACTION_GROUP (application), "contact", g_variant_new_string (""));
  gtk_widget_destroy (GTK_WIDGET (find_window (FORM)));
  g_action_group_activate_action (G_ACTION_GROUP (application), "contact", g_variant_new_string (""));
  g_assert_false (has_answers ());
  hiatus_desk_wait_until (has_answers ());
  end (desk);
}

/* --- the first five minutes --- */

/* What README.md has still to say. */
static const gchar *ahead;

/* It comes next there. */
static void
read_on (const gchar *words)
{
  g_test_message ("README.md: %s", words);
  ahead = strstr (ahead, words);
  g_assert_nonnull (ahead);
  ahead += strlen (words);
}

/* It comes next there, and the window says it. */
static void
see (const gchar *title, const gchar *words)
{
  read_on (words);
  wait_to_say (title, words);
}

/* A picture for README.md: the window alone, with its title bar. */
static void
save_window (const gchar *title, const gchar *what)
{
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autoptr (HiatusPicture) picture = NULL;
  GdkRectangle frame;

  read_on (what);
  hiatus_inside_wait_for_paint (find_window (title));
  picture = hiatus_screen_take_still (screen);
  gdk_window_get_frame_extents (gtk_widget_get_window (GTK_WIDGET (find_window (title))), &frame);
  hiatus_picture_crop (picture, &(HiatusArea){ frame.x, frame.y, frame.width, frame.height });
  hiatus_picture_save (picture, what);
}

static gboolean
hiatus_says (HiatusDesk *desk, const gchar *command, const gchar *words)
{
  g_autofree gchar *text = hiatus_desk_hiatus (desk, command);

  return strstr (text, words) != NULL;
}

static gboolean
is_told_the_day (HiatusDesk *desk)
{
  const gchar *const count[] = { "dunstctl", "count", "displayed", NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, count);
  return !g_str_has_prefix (run.output, "0");
}

static void
close_popup (HiatusDesk *desk)
{
  const gchar *const close[] = { "dunstctl", "close-all", NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_wait_until (is_told_the_day (desk));
  hiatus_desk_run (desk, &run, close);
  hiatus_desk_wait_until (!is_told_the_day (desk));
}

/* A button that was pressed by a key holds the keyboard for a while. */
static gboolean
is_chosen (const gchar *title, const gchar *label)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (hiatus_inside_find_button (find_window (title), label)));
}

static void
begin_stretch (HiatusDesk *desk, HiatusMenu *menu)
{
  read_on ("Start a plan…");
  hiatus_pointer_choose (menu, "Start a plan…");
  wait_for (desk, SET_UP);
  see (SET_UP, "When were you last in touch?");
  see (SET_UP, DAY);
  save_window (SET_UP, "walk-begin");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), hiatus_desk_count_events (desk, "plan-start") > 0));
  hiatus_menu_wait_for (menu, DAY);

  see (SET_UP, "What do you hope for?");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+i"), is_chosen (SET_UP, "_I don't know yet")));
  read_on ("I don't know yet");
  hiatus_keys_press (desk, "alt+c");
  read_on ("Two questions");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+n"), hiatus_desk_count_events (desk, "safety") > 0));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+o"), !hiatus_says (desk, "safety", "Not answered")));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), says (SET_UP, "Done. The rest can wait.")));
  read_on ("Done. The rest can wait.");
  close_popup (desk);
  save_window (SET_UP, "walk-done");
}

static void
enter_contact (HiatusDesk *desk)
{
  see (SET_UP, "Names to look out for");
  hiatus_keys_press (desk, "alt+n");
  wait_for (desk, LIST);
  see (LIST, "Can they see this computer or know your password?");
  hiatus_keys_press (desk, "alt+n");
  wait_for (desk, FORM);
  see (FORM, "What you call them");
  hiatus_keys_type (desk, "A");
  see (FORM, "Names");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "Alex Doe");
  see (FORM, "Try it");
  hiatus_keys_press (desk, "alt+y");
  hiatus_keys_type (desk, "Lunch with Alex Doe");
  see (FORM, "This would be noticed");
  save_window (FORM, "walk-contact");
  read_on ("Save");
  hiatus_desk_wait_until ((click (desk, FORM, "_Save"), find_window (FORM) == NULL));
  wait_for (desk, LIST);
  hiatus_desk_wait_until (is_closed_by (desk, LIST, "Escape"));
}

/* README.md, word by word: at its end the stretch runs, and who is on the list is known by name. */
static void
test_walk (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusMenu) menu = NULL;
  g_autofree gchar *readme = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (g_getenv ("README"), &readme, NULL, &error);
  g_assert_no_error (error);
  ahead = g_strdelimit (readme, "\n", ' ');
  read_on ("## Your first five minutes");
  read_on ("tests/try");
  hiatus_desk_start_daemon (desk);
  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);

  begin_stretch (desk, menu);
  enter_contact (desk);
  see (SET_UP, "In notifications");
  wait_for (desk, SET_UP);
  hiatus_keys_press (desk, "alt+f");
  hiatus_desk_wait_until (hiatus_says (desk, "settings get watching.notifications", "yes"));
  read_on ("Close");
  hiatus_desk_wait_until (is_closed_by (desk, SET_UP, "Escape"));

  read_on ("Overview…");
  hiatus_pointer_choose (menu, "Overview…");
  wait_for (desk, OVERVIEW);
  save_window (OVERVIEW, "walk-overview");
  read_on ("hiatus status");
  g_assert_true (hiatus_says (desk, "status", DAY));
  read_on ("hiatus contacts test 'Lunch with Alex Doe'");
  g_assert_true (hiatus_says (desk, "contacts test 'Lunch with Alex Doe'", "A, by a name"));
  read_on ("hiatus forget --everything");
  hiatus_desk_wait_until (is_closed_by (desk, OVERVIEW, "Escape"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_autofree gchar *zone = hiatus_desk_name_noon_zone ();

  g_test_init (&argc, &argv, NULL);
  /* The day is that of the desk's programs. */
  g_setenv ("TZ", zone, TRUE);
  gtk_init (&argc, &argv);
  application = hiatus_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/contacts/first", test_first);
  g_test_add_func ("/contacts/meanwhile", test_meanwhile);
  g_test_add_func ("/contacts/by-hand", test_by_hand);
  g_test_add_func ("/contacts/quick", test_quick);
  g_test_add_func ("/walk/five-minutes", test_walk);

  return g_test_run ();
}
