/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the preferences, with a real keyboard, a real pointer and the real daemon. The windows are in this process, so
 * that what they say can be read. */

#include <string.h>

#include <gtk/gtk.h>

#include "daemon/api/names.h"
#include "tests/desktop/windows.h"
#include "tray/windows/own-window.h"
#include "tray/windows/preferences-window.h"
#include "tray/windows/unlock-window.h"

#define TITLE "Preferences"

/* Until what was shown has its place. */
#define ENOUGH_FRAMES 3

typedef struct
{
  HiatusDesk *desk;
  HiatusDaemonLink *link;
  GtkWindow *window;
  GtkWindow *form; /* NULL while there is none */
} Fixture;

/* There is one in a process. */
static GtkApplication *application;

/* What somebody else does meanwhile. */
static void
ask (HiatusDesk *desk, const gchar *method, const gchar *parameters)
{
  g_variant_unref (hiatus_desk_call (desk, method, g_variant_new_parsed (parameters)));
}

static void
set_up (Fixture *fixture, gconstpointer page)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = hiatus_desk_new ();
  hiatus_desk_start_daemon (fixture->desk);
  ask (fixture->desk, "StartPlan", "({'goal': <'reconcile'>},)");
  fixture->link = hiatus_daemon_link_new (fixture->desk->bus, &error);
  g_assert_no_error (error);
  fixture->window = hiatus_preferences_window_new (application, fixture->link);
  hiatus_preferences_window_open (HIATUS_PREFERENCES_WINDOW (fixture->window), page);
  gtk_window_present (fixture->window);
  hiatus_desk_wait_until (hiatus_keys_is_active (fixture->desk, TITLE));
}

static void
tear_down (Fixture *fixture, gconstpointer page)
{
  gtk_widget_destroy (GTK_WIDGET (fixture->window));
  g_object_unref (fixture->link);
  hiatus_desk_free (fixture->desk);
}

/* --- what the window says --- */

typedef struct
{
  const gchar *text;
  GtkWidget *found;
} Search;

static void
search (GtkWidget *widget, gpointer user_data)
{
  Search *searched = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if ((GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), searched->text) != NULL) ||
      g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), searched->text) == 0)
    searched->found = widget;
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, searched);
}

/* What can be seen and has that text, or that name for a screen reader. */
static GtkWidget *
find (GtkWindow *window, const gchar *text)
{
  Search searched = { text, NULL };

  search (GTK_WIDGET (window), &searched);
  return searched.found;
}

static gboolean
is_set (Fixture *fixture, const gchar *key, const gchar *value)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (fixture->desk, "GetSetting", g_variant_new ("(s)", key));
  const gchar *answer;

  g_variant_get (reply, "(&s)", &answer);
  return g_str_equal (answer, value);
}

static const gchar *
get_text (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return GTK_IS_ENTRY (focus) ? gtk_entry_get_text (GTK_ENTRY (focus)) : "";
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  return ++*n_frames < ENOUGH_FRAMES;
}

static void
click (Fixture *fixture, GtkWindow *window, GtkWidget *widget)
{
  g_autofree gchar *arguments = NULL;
  gint x, y, left, top;
  guint n_frames = 0;

  /* Where it is, and where the page has scrolled to for it, is known once it has been drawn there. */
  gtk_widget_grab_focus (widget);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, &n_frames, NULL);
  hiatus_desk_wait_until (n_frames == ENOUGH_FRAMES);
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (window), gtk_widget_get_allocated_width (widget) / 2, gtk_widget_get_allocated_height (widget) / 2, &x, &y);
  gdk_window_get_origin (gtk_widget_get_window (GTK_WIDGET (window)), &left, &top);
  arguments = g_strdup_printf ("mousemove %d %d click 1", left + x, top + y);
  g_free (hiatus_keys_xdotool (fixture->desk, arguments));
}

/* --- times --- */

static void
type_times (Fixture *fixture)
{
  GtkWidget *quiet;

  hiatus_desk_wait_until (find (fixture->window, "They begin at") != NULL && find (fixture->window, "From when on the day's pop-up may come.") != NULL);
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+m"), g_str_equal (get_text (fixture->window), "09:00")));

  /* In force at once, as the daemon writes it. */
  hiatus_keys_type (fixture->desk, "7:40");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (g_str_equal (get_text (fixture->window), "07:40"));
  g_assert_true (is_set (fixture, "times.morning", "07:40"));

  /* What is no time is told where it was typed, and what was there comes back. */
  hiatus_keys_press (fixture->desk, "ctrl+a");
  hiatus_keys_type (fixture->desk, "25:00");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (find (fixture->window, "'25:00' is no time of day: use HH:MM") != NULL);
  g_assert_cmpstr (get_text (fixture->window), ==, "07:40");
  g_assert_true (is_set (fixture, "times.morning", "07:40"));

  /* From elsewhere it comes into the open window; what is being typed stays. */
  g_free (hiatus_desk_hiatus (fixture->desk, "settings set times.morning 06:30"));
  hiatus_desk_wait_until (g_str_equal (get_text (fixture->window), "06:30"));
  hiatus_keys_press (fixture->desk, "ctrl+a");
  hiatus_keys_type (fixture->desk, "8:1");
  ask (fixture->desk, "SetSetting", "('popups.evening', 'yes')");
  quiet = find (fixture->window, "They begin at");
  g_assert_nonnull (quiet);
  hiatus_keys_type (fixture->desk, "5");
  g_assert_cmpstr (get_text (fixture->window), ==, "8:15");
  /* Whoever goes on to the next line has chosen. */
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "Tab"), is_set (fixture, "times.morning", "08:15")));
}

/* A mistake in the file is told with its line and the mend. */
static void
edit_by_hand (Fixture *fixture)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, "config/hiatus/settings.ini");
  static const gchar wrong[] = "[times]\nmorning=dawn\nevening=19:10\n";
  static const gchar right[] = "[times]\nmorning=05:55\n";

  hiatus_keys_press (fixture->desk, "alt+m");
  hiatus_desk_write (path, wrong, strlen (wrong));
  hiatus_desk_wait_until (find (fixture->window, "settings.ini, line 2, group [times], morning: 'dawn' is no time of day") != NULL);
  hiatus_desk_write (path, right, strlen (right));
  hiatus_desk_wait_until (g_str_equal (get_text (fixture->window), "05:55"));
  hiatus_desk_wait_until (find (fixture->window, "settings.ini") == NULL);
}

/* A daemon that dies: one sentence, and what was typed is handed over when it is back. */
static void
lose_daemon (Fixture *fixture)
{
  hiatus_keys_press (fixture->desk, "ctrl+a");
  hiatus_keys_type (fixture->desk, "7:05");
  hiatus_desk_wait_until (g_str_equal (get_text (fixture->window), "7:05"));
  hiatus_desk_kill_daemon (fixture->desk);
  hiatus_desk_wait_until (find (fixture->window, "Hiatus does not answer just now. What you typed is still here.") != NULL);
  g_assert_cmpstr (get_text (fixture->window), ==, "7:05");
  hiatus_desk_start_daemon (fixture->desk);
  hiatus_desk_wait_until (find (fixture->window, "Hiatus does not answer") == NULL);
  g_assert_cmpstr (get_text (fixture->window), ==, "7:05");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (g_str_equal (get_text (fixture->window), "07:05"));
  g_assert_true (is_set (fixture, "times.morning", "07:05"));
}

static void
test_times (Fixture *fixture, gconstpointer page)
{
  type_times (fixture);
  edit_by_hand (fixture);
  lose_daemon (fixture);
}

/* --- watching --- */

static void
switch_on (Fixture *fixture)
{
  hiatus_desk_wait_until (find (fixture->window, "Notifications") != NULL && find (fixture->window, "Off.") != NULL);
  g_assert_null (find (fixture->window, "Pause watching"));
  hiatus_keys_press (fixture->desk, "alt+n");
  hiatus_desk_wait_until (find (fixture->window, "Not at the moment. Hiatus watches only while its tray program runs") != NULL);
  g_assert_true (is_set (fixture, "watching.notifications", "yes"));
  hiatus_desk_wait_until (find (fixture->window, "Pause watching") != NULL);

  /* A pause is told here and everywhere, and ends here. */
  ask (fixture->desk, "PauseWatching", "('30m',)");
  hiatus_desk_wait_until (find (fixture->window, "Watching is paused.") != NULL && find (fixture->window, "Paused.") != NULL);
  click (fixture, fixture->window, gtk_widget_get_ancestor (find (fixture->window, "Resume"), GTK_TYPE_BUTTON));
  hiatus_desk_wait_until (find (fixture->window, "Watching is paused.") == NULL);
}

/* To watch without an icon takes one clear yes; Return and Escape are none. */
static void
do_without_icon (Fixture *fixture)
{
  GtkSwitch *control;

  hiatus_desk_wait_until (find (fixture->window, "Hiatus may watch on a desktop that shows no tray icons.") != NULL);
  control = GTK_SWITCH (gtk_label_get_mnemonic_widget (GTK_LABEL (find (fixture->window, "Watch where no icon can be shown"))));
  hiatus_keys_press (fixture->desk, "alt+i");
  hiatus_desk_wait_until (!gtk_window_is_active (fixture->window));
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "Return"), gtk_window_is_active (fixture->window)));
  g_assert_false (gtk_switch_get_active (control));
  g_assert_true (is_set (fixture, "watching.without-tray", "no"));
  hiatus_keys_press (fixture->desk, "alt+i");
  hiatus_desk_wait_until (!gtk_window_is_active (fixture->window));
  hiatus_keys_press_until (fixture->desk, "alt+w", gtk_window_is_active (fixture->window));
  hiatus_desk_wait_until (gtk_switch_get_state (control));
  g_assert_true (is_set (fixture, "watching.without-tray", "yes"));
}

static void
test_watching (Fixture *fixture, gconstpointer page)
{
  switch_on (fixture);
  do_without_icon (fixture);
}

/* --- what the person entered --- */

static void
open_form (Fixture *fixture, const gchar *form)
{
  fixture->form = hiatus_own_window_new (application, fixture->link, form);
  g_object_add_weak_pointer (G_OBJECT (fixture->form), (gpointer *) &fixture->form);
  gtk_window_present (fixture->form);
  hiatus_desk_wait_until (gtk_window_is_active (fixture->form));
}

static void
enter_lines (Fixture *fixture)
{
  hiatus_desk_wait_until (find (fixture->window, "Reasons") != NULL && find (fixture->window, "Christmas Eve") != NULL);
  open_form (fixture, "reasons");
  hiatus_keys_type (fixture->desk, "I sleep better.");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (fixture->form == NULL && find (fixture->window, "I sleep better.") != NULL);

  /* Changed in the same form, with what was there in it. */
  open_form (fixture, "reasons:1");
  hiatus_desk_wait_until (g_str_equal (get_text (fixture->form), "I sleep better."));
  hiatus_keys_press (fixture->desk, "ctrl+a");
  hiatus_keys_type (fixture->desk, "I sleep.");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (fixture->form == NULL && find (fixture->window, "I sleep.") != NULL && find (fixture->window, "I sleep better.") == NULL);

  /* A day of every year stays one. */
  ask (fixture->desk, "AddOwn", "('hard-days', {'date': <'02-29'>, 'name': <'A day'>})");
  hiatus_desk_wait_until (find (fixture->window, "29 February") != NULL);
  open_form (fixture, "hard-days:1");
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+i"), g_str_equal (get_text (fixture->form), "A day")));
  hiatus_keys_type (fixture->desk, "The day");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (fixture->form == NULL && find (fixture->window, "29 February: \u2068The day\u2069") != NULL);

  /* Taken out, and put back once more, by pointer. */
  click (fixture, fixture->window, find (fixture->window, "Take out: I sleep."));
  hiatus_desk_wait_until (find (fixture->window, "It is taken out.") != NULL && find (fixture->window, "I sleep.") == NULL);
  click (fixture, fixture->window, gtk_widget_get_ancestor (find (fixture->window, "Put it back"), GTK_TYPE_BUTTON));
  hiatus_desk_wait_until (find (fixture->window, "I sleep.") != NULL && find (fixture->window, "It is taken out.") == NULL);
}

static void
enter_meeting (Fixture *fixture)
{
  /* Without a weekday it is none, and the form says so; without a time the daemon does. */
  open_form (fixture, "meetings");
  hiatus_keys_press (fixture->desk, "alt+s");
  hiatus_desk_wait_until (find (fixture->form, "Choose a weekday first.") != NULL);
  hiatus_keys_press (fixture->desk, "space");
  hiatus_keys_press (fixture->desk, "alt+s");
  hiatus_desk_wait_until (find (fixture->form, "is no time of day") != NULL);
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+g"), GTK_IS_ENTRY (gtk_window_get_focus (fixture->form))));
  hiatus_keys_type (fixture->desk, "9:00");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (fixture->form == NULL && find (fixture->window, "Monday at 09:00, 60 minutes") != NULL);
}

static void
test_own (Fixture *fixture, gconstpointer page)
{
  enter_lines (fixture);
  enter_meeting (fixture);
}

/* --- the stretch --- */

/* The arrows choose nothing, and of what takes the end away there is a question. */
static void
test_stretch (Fixture *fixture, gconstpointer page)
{
  hiatus_desk_wait_until (find (fixture->window, "A second chance, perhaps, chosen") != NULL);
  gtk_widget_grab_focus (find (fixture->window, "A second chance, perhaps, chosen"));
  hiatus_keys_press (fixture->desk, "Up");
  g_assert_cmpuint (hiatus_desk_count_events (fixture->desk, "plan-change"), ==, 0);
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (find (fixture->window, "To get over it, chosen") != NULL);
  g_assert_cmpuint (hiatus_desk_count_events (fixture->desk, "plan-change"), ==, 1);
  hiatus_keys_press (fixture->desk, "Down");
  hiatus_keys_press (fixture->desk, "Down");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (!gtk_window_is_active (fixture->window));
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "Escape"), gtk_window_is_active (fixture->window)));
  g_assert_cmpuint (hiatus_desk_count_events (fixture->desk, "plan-change"), ==, 1);
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (!gtk_window_is_active (fixture->window));
  hiatus_keys_press_until (fixture->desk, "alt+c", gtk_window_is_active (fixture->window));
  hiatus_desk_wait_until (find (fixture->window, "To be left alone, and safe, chosen") != NULL);
}

/* --- the language --- */

/* It is in force in whatever starts next, in the locale C too. */
static void
test_language (Fixture *fixture, gconstpointer page)
{
  g_autofree gchar *before = hiatus_desk_hiatus (fixture->desk, "help");
  g_autofree gchar *after = NULL;

  g_assert_nonnull (strstr (before, "Usage: hiatus"));
  hiatus_desk_wait_until (find (fixture->window, "As the session has it") != NULL);
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+s"), gtk_window_get_focus (fixture->window) != NULL && gtk_widget_get_ancestor (gtk_window_get_focus (fixture->window), GTK_TYPE_COMBO_BOX) != NULL));
  hiatus_keys_press (fixture->desk, "Down");
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "Down"), hiatus_keys_press (fixture->desk, "Return"), is_set (fixture, "texts.language", "de")));
  after = hiatus_desk_hiatus (fixture->desk, "help");
  g_assert_nonnull (strstr (after, "Aufruf: hiatus"));
}

/* --- the passphrase --- */

#define PASSPHRASE "the mill behind the moon"

static void
on_unlock_wanted (Fixture *fixture)
{
  fixture->form = hiatus_unlock_window_new (application, fixture->link);
  gtk_window_present (fixture->form);
}

/* Goes to where that letter leads, and types there. */
static void
type_at (Fixture *fixture, GtkWindow *window, const gchar *keys, const gchar *text)
{
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, keys), GTK_IS_ENTRY (gtk_window_get_focus (window)) && *get_text (window) == '\0'));
  hiatus_keys_type (fixture->desk, text);
  hiatus_desk_wait_until (g_str_equal (get_text (window), text));
}

/* Set, with the key that is shown once, copied and saved; locked; and asked for where a window wants it: all by keyboard. */
static void
test_passphrase (Fixture *fixture, gconstpointer page)
{
  g_autofree gchar *sheet = g_build_filename (fixture->desk->folder, "sheet.txt", NULL);
  GtkWidget *key;

  g_signal_connect_swapped (fixture->link, "unlock-wanted", G_CALLBACK (on_unlock_wanted), fixture);
  hiatus_desk_wait_until (find (fixture->window, "There is no passphrase") != NULL);
  g_assert_nonnull (find (fixture->window, "If you forget it, nobody can bring your texts back"));
  type_at (fixture, fixture->window, "alt+p", PASSPHRASE);
  type_at (fixture, fixture->window, "alt+m", "another one");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (find (fixture->window, "The two are not the same") != NULL);
  type_at (fixture, fixture->window, "alt+m", PASSPHRASE);
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (find (fixture->window, "The recovery key") != NULL);
  key = find (fixture->window, "-");
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (key))), ==, 44);
  /* Copied as a password is: no clipboard manager writes it down. */
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+c"),
                           gtk_clipboard_wait_is_target_available (gtk_clipboard_get (GDK_SELECTION_CLIPBOARD), gdk_atom_intern_static_string ("x-kde-passwordManagerHint"))));
  /* Once: there the same keys save. */
  hiatus_keys_press (fixture->desk, "alt+s");
  hiatus_keys_choose (fixture->desk, "Where to?", "ctrl+a", sheet);
  hiatus_desk_wait_until (find (fixture->window, "print it or take it elsewhere") != NULL);
  g_assert_true (hiatus_windows_have_saved (sheet, gtk_label_get_text (GTK_LABEL (key))));
  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+h"), find (fixture->window, "The recovery key") == NULL));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (key)), ==, "");

  hiatus_desk_wait_until ((hiatus_keys_press (fixture->desk, "alt+l"), find (fixture->window, "Your notes and letters are locked.") != NULL));
  hiatus_keys_press (fixture->desk, "alt+u");
  hiatus_desk_wait_until (fixture->form != NULL && gtk_window_is_active (fixture->form));
  g_object_add_weak_pointer (G_OBJECT (fixture->form), (gpointer *) &fixture->form);
  type_at (fixture, fixture->form, "alt+p", "not the one");
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (find (fixture->form, "That is not the passphrase") != NULL);
  type_at (fixture, fixture->form, "alt+p", PASSPHRASE);
  hiatus_keys_press (fixture->desk, "Return");
  hiatus_desk_wait_until (fixture->form == NULL);
  hiatus_desk_wait_until (find (fixture->window, "can be read until you log out") != NULL);
}

#define ADD(path, page, function) g_test_add (path, Fixture, page, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  application = gtk_application_new (HIATUS_WINDOW_BUS_NAME, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  ADD ("/preferences/times", "times", test_times);
  ADD ("/preferences/watching", "watching", test_watching);
  ADD ("/preferences/own", "own", test_own);
  ADD ("/preferences/stretch", "stretch", test_stretch);
  ADD ("/preferences/language", "texts", test_language);
  ADD ("/preferences/passphrase", "passphrase", test_passphrase);

  return g_test_run ();
}
