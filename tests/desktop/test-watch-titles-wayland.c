/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Window titles on real compositors: sway, which tells them, and GNOME Shell, where applications do through accessibility.
 * SESSION_DESKTOP is which one. Most windows are the test's own.
 * With the argument "without-accessibility": GNOME Shell where there is none. */

#include <gdk/gdkwayland.h>
#include <gtk/gtk.h>
#include <string.h>

#include "tests/desktop/desk.h"
#include "tests/fakes/watching.h"

#define ALEX HIATUS_WATCHING_ALEX
#define BO HIATUS_WATCHING_BO

#define HUGE_TITLE (1024 * 1024)

typedef struct
{
  HiatusDesk *desk;
  HiatusWatching *watching;
} Fixture;

static gboolean
is_gnome (void)
{
  return g_str_equal (g_getenv ("SESSION_DESKTOP"), "gnome");
}

static void
run (const gchar *command_line)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *said = NULL; /* not among the results of the tests */
  gint status = -1;

  g_spawn_command_line_sync (command_line, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* What GNOME Shell says to a script. */
static gchar *
ask_shell (Fixture *fixture, const gchar *script)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (fixture->desk->bus, "org.gnome.Shell", "/org/gnome/Shell", "org.gnome.Shell", "Eval", g_variant_new ("(s)", script), G_VARIANT_TYPE ("(bs)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gchar *answer = NULL;

  g_assert_no_error (error);
  g_variant_get (reply, "(bs)", NULL, &answer);

  return answer;
}

/* Without a keyboard, which sway has not, GTK believes that no window is in use; but it was told. */
static gboolean
is_in_use (GtkWindow *window)
{
  if (is_gnome ())
    return gtk_window_is_active (window);
  return (gdk_window_get_state (gtk_widget_get_window (GTK_WIDGET (window))) & GDK_WINDOW_STATE_FOCUSED) != 0;
}

static GtkWindow *
open_window (const gchar *title)
{
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 100);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE); /* or a huge title wants a huge window */
  gtk_widget_show_all (window);
  hiatus_desk_wait_until (is_in_use (GTK_WINDOW (window)));

  return GTK_WINDOW (window);
}

static void
close_window (GtkWindow *window)
{
  gtk_widget_destroy (GTK_WIDGET (window));
}

/* As a person does it. */
static void
activate (Fixture *fixture, GtkWindow *window)
{
  if (is_gnome ())
    {
      g_autofree gchar *script = g_strdup_printf (
          "const found = global.get_window_actors ().map (a => a.meta_window).filter (w => w.title == '%s');"
          "found.forEach (w => w.activate (global.display.get_current_time_roundtrip ()));"
          "found.length",
          gtk_window_get_title (window));
      g_autofree gchar *answer = NULL;

      /* The shell may hear of the title later than we do. */
      hiatus_desk_wait_until ((g_free (answer), answer = ask_shell (fixture, script), g_str_equal (answer, "1")));
    }
  else
    {
      g_autofree gchar *command = g_strdup_printf ("swaymsg -- '[title=\"^%s$\"]' focus", gtk_window_get_title (window));

      run (command);
    }
  hiatus_desk_wait_until (is_in_use (window));
}

static HiatusWatcherState
state (Fixture *fixture)
{
  return hiatus_watch_get_state (fixture->watching->watch, HIATUS_SOURCE_TITLES);
}

static void
begin (Fixture *fixture)
{
  g_auto (HiatusDisplay) display = { NULL, NULL, g_strdup (g_getenv ("WAYLAND_DISPLAY")) };

  hiatus_watching_begin (fixture->watching, &display);
}

static const HiatusSighting *
take (Fixture *fixture, const gchar *contact)
{
  return hiatus_watching_take (fixture->watching, contact);
}

/* Whatever was done before, this is seen next. */
static void
assert_nothing_but_bo (Fixture *fixture, GtkWindow *window)
{
  g_autofree gchar *title = g_strdup_printf ("Bo Kraus, %u", fixture->watching->n_taken);

  gtk_window_set_title (window, title);
  take (fixture, BO);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->desk = hiatus_desk_new ();
  fixture->watching = hiatus_watching_new (fixture->desk->bus);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_watching_free (fixture->watching);
  hiatus_desk_free (fixture->desk);
}

static void
test_visits (Fixture *fixture, gconstpointer data)
{
  GtkWindow *chat;
  GtkWindow *news;
  const HiatusSighting *sighting;
  guint64 visit;

  begin (fixture);
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
  chat = open_window ("Bo Kraus");
  take (fixture, BO);
  gtk_window_set_title (chat, "Alex Doe – Chat");
  sighting = take (fixture, ALEX);
  visit = sighting->visit;
  g_assert_cmpstr (sighting->application, ==, "org.example.Chat");

  gtk_window_set_title (chat, "(1) ALEX DOE is typing");
  g_assert_cmpuint (take (fixture, ALEX)->visit, ==, visit);

  /* Another window and back: the same visit. */
  news = open_window ("Bo Kraus wins");
  g_assert_cmpuint (take (fixture, BO)->visit, !=, visit);
  /* Not looked at. */
  gtk_window_set_title (chat, "Alex Doe");
  assert_nothing_but_bo (fixture, news);
  activate (fixture, chat);
  g_assert_cmpuint (take (fixture, ALEX)->visit, ==, visit);

  /* Another title and back: another visit. */
  assert_nothing_but_bo (fixture, chat);
  gtk_window_set_title (chat, "Alex Doe – Chat");
  g_assert_cmpuint (take (fixture, ALEX)->visit, >, visit);
  close_window (news);
  close_window (chat);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  const gchar *const titles[] = { "", "\x01\x02\x1b[31m\x7f", "<b>&amp;</b>", "\xe2\x80\xae" };
  g_autofree gchar *huge = g_malloc0 (HUGE_TITLE + 1);
  GtkWindow *window;

  begin (fixture);
  window = open_window ("Bo Kraus");
  take (fixture, BO);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gtk_window_set_title (window, titles[i]);
      assert_nothing_but_bo (fixture, window);
    }
  gtk_window_set_title (window, "\xe2\x80\xae"
                                "Alex Doe \x01\x1b");
  take (fixture, ALEX);
  assert_nothing_but_bo (fixture, window);

  /* A message of Wayland has 4 kB at the most, and GTK sends none that is longer; through accessibility it is told. */
  memset (huge, 'x', HUGE_TITLE);
  memcpy (huge, "Alex Doe ", strlen ("Alex Doe "));
  if (!is_gnome ())
    huge[4000] = '\0';
  gtk_window_set_title (window, huge);
  take (fixture, ALEX);
  assert_nothing_but_bo (fixture, window);
  close_window (window);
}

/* A person adds somebody while that title is there already, in a window that they do not look at. */
static void
test_contacts_change (Fixture *fixture, gconstpointer data)
{
  GtkWindow *chat;
  GtkWindow *news;

  begin (fixture);
  chat = open_window ("Bo Kraus and Charlie");
  take (fixture, BO);
  news = open_window ("Bo Kraus wins");
  take (fixture, BO);
  hiatus_watching_use_contacts (fixture->watching, "Charlie");
  assert_nothing_but_bo (fixture, news);
  /* And a title that changes just before. */
  gtk_window_set_title (news, "Bo Kraus and nobody else");
  gdk_display_sync (gdk_display_get_default ());
  hiatus_watching_use_contacts (fixture->watching, "Charlie;Zoë");
  take (fixture, BO);
  activate (fixture, chat);
  take (fixture, ALEX);
  take (fixture, BO);
  close_window (chat);
  close_window (news);
}

static void
test_switched_off (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;

  begin (fixture);
  window = open_window ("Bo Kraus");
  take (fixture, BO);
  hiatus_watch_forbid (fixture->watching->watch, HIATUS_SOURCE_TITLES, NULL);
  gtk_window_set_title (window, "Alex Doe");
  gdk_display_sync (gdk_display_get_default ()); /* or it changes after the watching has begun */
  begin (fixture);
  close_window (window);
  window = open_window ("Bo Kraus wins");
  take (fixture, BO);
  close_window (window);
}

static void
test_sway_ours (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWindow *ours;

  begin (fixture);
  window = open_window ("Bo Kraus");
  take (fixture, BO);
  ours = GTK_WINDOW (gtk_window_new (GTK_WINDOW_TOPLEVEL));
  gtk_window_set_title (ours, "Alex Doe");
  gtk_widget_realize (GTK_WIDGET (ours));
  gdk_wayland_window_set_application_id (gtk_widget_get_window (GTK_WIDGET (ours)), "org.hiatus.Hiatus");
  gtk_widget_show_all (GTK_WIDGET (ours));
  hiatus_desk_wait_until (is_in_use (ours));
  close_window (ours);
  hiatus_desk_wait_until (is_in_use (window));
  assert_nothing_but_bo (fixture, window);
  close_window (window);
}

/* A program that is not GTK's, and that has its title from what runs in it. */
static void
test_sway_foot (Fixture *fixture, gconstpointer data)
{
  HiatusProgram *foot;

  begin (fixture);
  foot = hiatus_program_start (fixture->desk, (const gchar *const[]){ "foot", "--app-id=org.example.Terminal", "--title=Bo Kraus", "sh", "-c", "printf '\\033]0;Alex Doe\\007'; exec cat", NULL });
  take (fixture, BO);
  g_assert_cmpstr (take (fixture, ALEX)->application, ==, "org.example.Terminal");
  hiatus_program_kill (foot);
  hiatus_program_finish (foot);
}

static void
set_accessibility (Fixture *fixture, gboolean wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      fixture->desk->bus, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", g_variant_new ("(ssv)", "org.a11y.Status", "IsEnabled", g_variant_new_boolean (wanted)), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

/* Off and on while it runs; and what cannot be seen is said. */
static void
test_gnome_accessibility (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *off = NULL;
  g_autofree gchar *limits = NULL;
  GtkWindow *window;

  set_accessibility (fixture, FALSE);
  begin (fixture);
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_NOT_HERE);
  off = hiatus_watch_dup_reason (fixture->watching->watch, HIATUS_SOURCE_TITLES);
  g_assert_nonnull (strstr (off, "toolkit-accessibility true"));
  window = open_window ("Alex Doe");
  close_window (window);
  g_assert_cmpuint (fixture->watching->sightings->len, ==, 0);

  set_accessibility (fixture, TRUE);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_ON);
  limits = hiatus_watch_dup_reason (fixture->watching->watch, HIATUS_SOURCE_TITLES);
  g_assert_nonnull (strstr (limits, "accessibility"));
  window = open_window ("Bo Kraus");
  take (fixture, BO);
  close_window (window);
}

/* A desktop without accessibility, and nobody starts it. */
static void
test_without_accessibility (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *reason = NULL;

  begin (fixture);
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_NOT_HERE);
  reason = hiatus_watch_dup_reason (fixture->watching->watch, HIATUS_SOURCE_TITLES);
  g_assert_nonnull (strstr (reason, "does not tell other programs"));
  g_assert_nonnull (strstr (reason, "toolkit-accessibility true"));
  g_assert_false (hiatus_desk_has_owner (fixture->desk, "org.a11y.Bus"));
}

/* Labels change all the time; only the name of the window is heard. */
static void
test_gnome_labels (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *label = gtk_label_new ("Weather");

  begin (fixture);
  window = open_window ("Bo Kraus");
  gtk_container_add (GTK_CONTAINER (window), label);
  gtk_widget_show (label);
  take (fixture, BO);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree gchar *text = g_strdup_printf ("Alex Doe %u", i);

      gtk_label_set_text (GTK_LABEL (label), text);
    }
  assert_nothing_but_bo (fixture, window);
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
  close_window (window);
}

/* A title that turns like a wheel is let go of, and followed again once the window comes into use anew. */
static void
test_gnome_budget (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *limits = NULL;
  GtkWindow *window;
  GtkWindow *other;

  begin (fixture);
  window = open_window ("Bo Kraus");
  take (fixture, BO);
  /* Nothing is told of a title that changes before the registry has passed on that somebody listens. */
  gtk_window_set_title (window, "Alex Doe");
  take (fixture, ALEX);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree gchar *title = g_strdup_printf ("Nobody %u", i);

      gtk_window_set_title (window, title);
      hiatus_wait_idle ();
    }
  hiatus_desk_wait_until ((g_free (limits), limits = hiatus_watch_dup_reason (fixture->watching->watch, HIATUS_SOURCE_TITLES), strstr (limits, "org.example.Chat") != NULL));
  other = open_window ("Bo Kraus wins");
  take (fixture, BO);
  gtk_window_set_title (window, "Alex Doe");
  activate (fixture, window);
  take (fixture, ALEX);
  close_window (other);
  close_window (window);
}

/* The windows of Hiatus itself. */
static void
test_gnome_ours (Fixture *fixture, gconstpointer data)
{
  HiatusProgram *ours;
  GtkWindow *window;
  g_autofree gchar *answer = NULL;

  /* Or the window would have the bus start one, which nobody ends. */
  hiatus_desk_start_daemon (fixture->desk);
  hiatus_watching_use_contacts (fixture->watching, "Hiatus");
  begin (fixture);
  window = open_window ("Bo Kraus");
  take (fixture, BO);
  ours = hiatus_program_start (fixture->desk, (const gchar *const[]){ hiatus_desk_program ("HIATUS_WINDOW"), NULL });
  hiatus_desk_wait_until ((g_free (answer), answer = ask_shell (fixture, "global.display.focus_window && global.display.focus_window.get_wm_class ()"), g_str_equal (answer, "\"org.hiatus.Hiatus\"")));
  hiatus_program_kill (ours);
  hiatus_program_finish (ours);
  hiatus_desk_wait_until (is_in_use (window));
  assert_nothing_but_bo (fixture, window);
  close_window (window);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("org.example.Chat");
  if (argc > 1 && g_str_equal (argv[1], "without-accessibility"))
    {
      ADD ("/watch/titles/wayland/without-accessibility", test_without_accessibility);
      return g_test_run ();
    }
  gtk_init (&argc, &argv);

  ADD ("/watch/titles/wayland/visits", test_visits);
  ADD ("/watch/titles/wayland/hostile", test_hostile);
  ADD ("/watch/titles/wayland/contacts-change", test_contacts_change);
  ADD ("/watch/titles/wayland/switched-off", test_switched_off);
  if (is_gnome ())
    {
      ADD ("/watch/titles/wayland/gnome/accessibility", test_gnome_accessibility);
      ADD ("/watch/titles/wayland/gnome/labels", test_gnome_labels);
      ADD ("/watch/titles/wayland/gnome/budget", test_gnome_budget);
      ADD ("/watch/titles/wayland/gnome/ours", test_gnome_ours);
    }
  else
    {
      ADD ("/watch/titles/wayland/sway/ours", test_sway_ours);
      ADD ("/watch/titles/wayland/sway/foot", test_sway_foot);
    }

  return g_test_run ();
}
