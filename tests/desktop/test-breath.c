/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The breathing window from inside: what it says and to whom, and its times in short. */

#include <gtk/gtk.h>

#include "tests/desktop/stub.h"
#include "tray/windows/breath-circle.h"
#include "tray/windows/breath-window.h"

/* As short as it can be, long enough to be seen, and longer than any test. */
#define SOON_MS 1
#define BREATH_MS 500
#define NEVER_MS (60 * 60 * 1000)

#define REASONS "({'reasons': <['I sleep better.', '<b>Calm</b> & quiet']>},)"

typedef struct
{
  HiatusDesk *desk;
  HiatusStub *daemon;
  HiatusDaemonLink *link;
  GtkWindow *window; /* NULL once it is gone */
} Fixture;

/* There is one in a process. */
static GtkApplication *application;

static Fixture *
fixture_new (guint breath_ms, guint stay_ms)
{
  const HiatusBreathTimes times = { .come_ms = NEVER_MS, .breath_ms = breath_ms, .stay_ms = stay_ms };
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;

  fixture->desk = hiatus_desk_new ();
  fixture->daemon = hiatus_stub_new_daemon (fixture->desk);
  fixture->link = hiatus_daemon_link_new (fixture->desk->bus, &error);
  g_assert_no_error (error);
  fixture->window = hiatus_breath_window_new (application, fixture->link, &times);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_widget_destroy (GTK_WIDGET (fixture->window));
  hiatus_desk_wait_until (fixture->window == NULL);
  g_object_unref (fixture->link);
  hiatus_stub_free (fixture->daemon);
  hiatus_desk_free (fixture->desk);
  g_free (fixture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
show (Fixture *fixture, const gchar *id)
{
  g_autofree gchar *call = g_strdup_printf ("PauseShown ('%s'", id);

  hiatus_breath_window_add (HIATUS_BREATH_WINDOW (fixture->window), id);
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, call) == 1);
}

/* --- what is in it --- */

typedef struct
{
  GString *texts;
  GtkWidget *circle;
} Contents;

static void
look_into (GtkWidget *widget, gpointer user_data)
{
  Contents *contents = user_data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (contents->texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (HIATUS_IS_BREATH_CIRCLE (widget))
    contents->circle = widget;
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), look_into, contents);
}

/* All texts that can be seen, a line each. */
static gchar *
read_texts (Fixture *fixture)
{
  Contents contents = { g_string_new (NULL), NULL };

  look_into (GTK_WIDGET (fixture->window), &contents);
  return g_string_free (contents.texts, FALSE);
}

static GtkWidget *
find_circle (Fixture *fixture)
{
  Contents contents = { g_string_new (NULL), NULL };

  look_into (GTK_WIDGET (fixture->window), &contents);
  g_string_free (contents.texts, TRUE);
  g_assert_nonnull (contents.circle);
  return contents.circle;
}

static gboolean
says (Fixture *fixture, const gchar *texts)
{
  g_autofree gchar *now = read_texts (fixture);

  return g_str_equal (now, texts);
}

typedef struct
{
  const gchar *text;
  GtkWidget *button;
} Search;

static void
search (GtkWidget *widget, gpointer user_data)
{
  Search *searched = user_data;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), searched->text) == 0)
    searched->button = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, searched);
}

/* The button of that name, as a screen reader says it, be it there to be seen or not. */
static GtkWidget *
find (Fixture *fixture, const gchar *text)
{
  Search searched = { text, NULL };

  search (GTK_WIDGET (fixture->window), &searched);
  g_assert_nonnull (searched.button);
  return searched.button;
}

static void
press (Fixture *fixture, const gchar *text)
{
  gtk_button_clicked (GTK_BUTTON (find (fixture, text)));
}

/* Somebody may share the screen: nothing tells whom it is about, or why, or what this program is for. */
static void
test_says_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NEVER_MS, NEVER_MS);

  hiatus_stub_set_answer (fixture->daemon, "DescribePause", REASONS);
  show (fixture, "p1");
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "DescribePause ('p1'") == 1);
  hiatus_wait_idle ();
  g_assert_true (says (fixture, "One breath\nI'll leave it\n"));
  g_assert_cmpstr (gtk_window_get_title (fixture->window), ==, "One breath");
}

static void
test_after_a_breath (void)
{
  g_autoptr (Fixture) fixture = fixture_new (SOON_MS, NEVER_MS);

  show (fixture, "p1");
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nHelp me wait\nGo on\nWrong person\n"));
}

/* The person's own reasons come after a click alone, as they were written. */
static void
test_reasons (void)
{
  g_autoptr (Fixture) fixture = fixture_new (SOON_MS, NEVER_MS);

  hiatus_stub_set_answer (fixture->daemon, "DescribePause", REASONS);
  show (fixture, "p1");
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nHelp me wait\nGo on\nWrong person\nWhy am I waiting?\n"));
  press (fixture, "Why am I waiting?");
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nI sleep better.\n<b>Calm</b> & quiet\nHelp me wait\nGo on\nWrong person\n"));
}

static void
test_answers (void)
{
  static const gchar *const rows[][2] = {
    { "I'll leave it", "AnswerPause ('p1', 'leave'" },
    { "Go on", "AnswerPause ('p1', 'go-on'" },
    { "Wrong person", "AnswerPause ('p1', 'wrong-person'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (SOON_MS, NEVER_MS);

      show (fixture, "p1");
      press (fixture, rows[i][0]);
      hiatus_desk_wait_until (fixture->window == NULL);
      hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerPause") == 1);
      g_assert_cmpint (hiatus_stub_find (fixture->daemon, rows[i][1]), >=, 0);
    }
}

/* Nobody answers: it goes by itself, and says so. */
static void
test_ignored (void)
{
  g_autoptr (Fixture) fixture = fixture_new (SOON_MS, SOON_MS);

  show (fixture, "p1");
  hiatus_desk_wait_until (fixture->window == NULL);
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerPause ('p1', 'closed'") == 1);
}

static void
test_closed (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NEVER_MS, NEVER_MS);

  show (fixture, "p1");
  gtk_window_close (fixture->window);
  hiatus_desk_wait_until (fixture->window == NULL);
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerPause ('p1', 'closed'") == 1);
}

/* A second pause while the window is open is the same window, takes its ten seconds too, and has the same answer. The same
 * pause again is nothing new. */
static void
test_twice (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NEVER_MS, NEVER_MS);

  show (fixture, "p1");
  show (fixture, "p2");
  hiatus_breath_window_add (HIATUS_BREATH_WINDOW (fixture->window), "p1");
  g_assert_true (says (fixture, "One breath\nI'll leave it\n"));
  press (fixture, "I'll leave it");
  hiatus_desk_wait_until (fixture->window == NULL);
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerPause ('p1', 'leave'") == 1);
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerPause ('p2', 'leave'") == 1);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "PauseShown"), ==, 2);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerPause"), ==, 2);
}

static void
test_breath_begins_anew (void)
{
  g_autoptr (Fixture) fixture = fixture_new (BREATH_MS, NEVER_MS);

  show (fixture, "p1");
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nHelp me wait\nGo on\nWrong person\n"));
  hiatus_breath_window_add (HIATUS_BREATH_WINDOW (fixture->window), "p2");
  g_assert_true (says (fixture, "One breath\nI'll leave it\n"));
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nHelp me wait\nGo on\nWrong person\n"));
}

/* It came too late, and a pop-up stands there already: it goes without a word. */
static void
test_too_late (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NEVER_MS, NEVER_MS);

  hiatus_stub_refuse (fixture->daemon, "PauseShown");
  show (fixture, "p1");
  hiatus_desk_wait_until (fixture->window == NULL);
  hiatus_wait_idle ();
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerPause"), ==, 0);
}

/* --- the countdown of a wait --- */

#define COUNTDOWN "That is enough\nSomeone to talk to…\n"
#define QUESTION "How strong is it now?\nLighter\nSame\nStronger\n"

/* What the daemon says of a wait that has @left_ms to go. */
static void
describe_wait (Fixture *fixture, const gchar *id, gint left_ms)
{
  g_autofree gchar *answer = g_strdup_printf ("({'id': <'%s'>, 'until': <int64 %" G_GINT64_FORMAT ">, 'minutes': <uint32 10>, 'asks': <false>, 'words': <['One.', 'Two.']>, "
                                              "'afterwards': <{'lighter': ('That was kind.', ''), 'same': ('Still strong.', 'A walk?')}>},)",
                                              id,
                                              g_get_real_time () + left_ms * 1000);

  hiatus_stub_set_answer (fixture->daemon, "DescribeWait", answer);
}

static Fixture *
wait_in_window (gint left_ms)
{
  Fixture *fixture = fixture_new (SOON_MS, NEVER_MS);

  describe_wait (fixture, "w1", left_ms);
  show (fixture, "p1");
  press (fixture, "Help me wait");
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "DescribeWait (''") == 1);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerPause ('p1', 'wait'"), ==, 1);
  return fixture;
}

/* From the pause to the word after the end, and on to another round. */
static void
test_wait (void)
{
  g_autoptr (Fixture) fixture = wait_in_window (8 * 60 * 1000 + 30 * 1000);

  hiatus_desk_wait_until (says (fixture, "9 minutes left\nTwo.\n" COUNTDOWN));
  hiatus_stub_set_state (fixture->daemon, "{'wait-id': <'w1'>, 'wait-asks': <true>}");
  hiatus_desk_wait_until (says (fixture, QUESTION));
  press (fixture, "Same");
  hiatus_desk_wait_until (says (fixture, "Still strong.\nA walk?\nAnother round\nSomeone to talk to…\nClose\n"));
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerWait ('w1', 'same'") == 1);
  /* The daemon knows of no wait now, which is no reason to go. */
  hiatus_stub_set_state (fixture->daemon, "{'phase': <'running'>}");
  describe_wait (fixture, "w2", 10 * 60 * 1000 - 1);
  hiatus_stub_set_answer (fixture->daemon, "WaitHere", "('w2',)");
  press (fixture, "Another round");
  hiatus_desk_wait_until (says (fixture, "10 minutes left\nOne.\n" COUNTDOWN));
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "WaitHere (10"), ==, 1);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "DescribeWait ('w2'"), ==, 1);
  press (fixture, "That is enough");
  hiatus_desk_wait_until (fixture->window == NULL);
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "StopWait ('w2'") == 1);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerWait"), ==, 1);
}

/* The minutes and the end come by the clock of the window, too. */
static void
test_wait_goes_on (void)
{
  g_autoptr (Fixture) fixture = wait_in_window (60 * 1000 + BREATH_MS);

  hiatus_desk_wait_until (says (fixture, "1 minute left\nTwo.\n" COUNTDOWN));
}

static void
test_wait_ends (void)
{
  g_autoptr (Fixture) fixture = wait_in_window (BREATH_MS);

  hiatus_desk_wait_until (says (fixture, QUESTION));
  press (fixture, "Lighter");
  hiatus_desk_wait_until (says (fixture, "That was kind.\nClose\n"));
  press (fixture, "Close");
  hiatus_desk_wait_until (fixture->window == NULL);
}

/* Closed is closed: the daemon goes on with it. */
static void
test_wait_closed (void)
{
  g_autoptr (Fixture) fixture = wait_in_window (9 * 60 * 1000);

  hiatus_desk_wait_until (says (fixture, "9 minutes left\nTwo.\n" COUNTDOWN));
  gtk_window_close (fixture->window);
  hiatus_desk_wait_until (fixture->window == NULL);
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerWait ('w1', 'closed'") == 1);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerPause"), ==, 1);
}

static void
test_wait_ended_elsewhere (void)
{
  g_autoptr (Fixture) fixture = wait_in_window (9 * 60 * 1000);

  hiatus_desk_wait_until (says (fixture, "9 minutes left\nTwo.\n" COUNTDOWN));
  hiatus_stub_set_state (fixture->daemon, "{'phase': <'running'>}");
  hiatus_desk_wait_until (fixture->window == NULL);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerWait"), ==, 0);
}

/* Opened for a wait; and a pause that comes meanwhile goes first. */
static void
test_wait_opened (void)
{
  g_autoptr (Fixture) fixture = fixture_new (SOON_MS, NEVER_MS);

  describe_wait (fixture, "w1", 9 * 60 * 1000);
  hiatus_breath_window_wait (HIATUS_BREATH_WINDOW (fixture->window), "w1");
  hiatus_desk_wait_until (says (fixture, "9 minutes left\nTwo.\n" COUNTDOWN));
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "WaitShown ('w1'"), ==, 1);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "PauseShown"), ==, 0);
  show (fixture, "p2");
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nHelp me wait\nGo on\nWrong person\n"));
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerWait ('w1', 'closed'") == 1);
}

/* --- for everybody --- */

static void
test_motion (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NEVER_MS, NEVER_MS);
  GtkSettings *settings = gtk_settings_get_default ();
  HiatusBreathCircle *circle;

  show (fixture, "p1");
  circle = HIATUS_BREATH_CIRCLE (find_circle (fixture));
  g_assert_true (hiatus_breath_circle_is_moving (circle));
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_assert_false (hiatus_breath_circle_is_moving (circle));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_true (hiatus_breath_circle_is_moving (circle));
}

static void
test_no_motion (void)
{
  g_autoptr (Fixture) fixture = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture = fixture_new (NEVER_MS, NEVER_MS);
  show (fixture, "p1");
  g_assert_false (hiatus_breath_circle_is_moving (HIATUS_BREATH_CIRCLE (find_circle (fixture))));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

/* What a screen reader says: where the keyboard is first, and what the buttons are. */
static void
test_spoken (void)
{
  static const gchar *const buttons[] = { "I'll leave it", "Help me wait", "Go on", "Wrong person", "Why am I waiting?" };
  g_autoptr (Fixture) fixture = fixture_new (NEVER_MS, NEVER_MS);
  AtkObject *focus;

  show (fixture, "p1");
  focus = gtk_widget_get_accessible (gtk_window_get_focus (fixture->window));
  g_assert_cmpstr (atk_object_get_name (focus), ==, "One breath");
  g_assert_cmpint (atk_object_get_role (focus), ==, ATK_ROLE_STATIC);
  g_assert_cmpstr (atk_object_get_name (gtk_widget_get_accessible (GTK_WIDGET (fixture->window))), ==, "One breath");
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_cmpint (atk_object_get_role (gtk_widget_get_accessible (find (fixture, buttons[i]))), ==, ATK_ROLE_PUSH_BUTTON);
}

static void
assert_fits (gint width, gint height)
{
  g_autoptr (Fixture) fixture = fixture_new (SOON_MS, NEVER_MS);
  GtkRequisition least, natural;

  hiatus_stub_set_answer (fixture->daemon, "DescribePause", REASONS);
  show (fixture, "p1");
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nHelp me wait\nGo on\nWrong person\nWhy am I waiting?\n"));
  gtk_widget_get_preferred_size (GTK_WIDGET (fixture->window), &least, &natural);
  g_test_message ("at least %d by %d, rather %d by %d", least.width, least.height, natural.width, natural.height);
  g_assert_cmpint (natural.width, <=, width);
  g_assert_cmpint (natural.height, <=, height);
}

static void
test_fits (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree gchar *font = NULL;

  assert_fits (800, 600);
  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Sans 20", NULL);
  assert_fits (800, 600);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

static gint
get_left (Fixture *fixture, const gchar *text)
{
  gint left = 0;

  gtk_widget_translate_coordinates (find (fixture, text), GTK_WIDGET (fixture->window), 0, 0, &left, NULL);
  return left;
}

/* A window that nobody can see goes, and says nothing: the daemon has something in its place. */
static void
test_never_seen (void)
{
  const HiatusBreathTimes times = { .come_ms = SOON_MS, .breath_ms = NEVER_MS, .stay_ms = NEVER_MS };
  g_autoptr (Fixture) fixture = fixture_new (NEVER_MS, NEVER_MS);
  GtkWindow *unseen = hiatus_breath_window_new (application, fixture->link, &times);

  g_object_add_weak_pointer (G_OBJECT (unseen), (gpointer *) &unseen);
  hiatus_breath_window_add (HIATUS_BREATH_WINDOW (unseen), "p1");
  gtk_widget_hide (GTK_WIDGET (unseen));
  hiatus_desk_wait_until (unseen == NULL);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "PauseShown"), ==, 0);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerPause"), ==, 0);
}

static void
test_right_to_left (void)
{
  g_autoptr (Fixture) fixture = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fixture = fixture_new (SOON_MS, NEVER_MS);
  show (fixture, "p1");
  hiatus_desk_wait_until (says (fixture, "One breath\nI'll leave it\nHelp me wait\nGo on\nWrong person\n"));
  hiatus_desk_wait_until (get_left (fixture, "Go on") > get_left (fixture, "Wrong person"));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  /* Where a test is about it, it says so itself. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  application = gtk_application_new ("org.hiatus.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/breath/says-nothing", test_says_nothing);
  g_test_add_func ("/breath/after-a-breath", test_after_a_breath);
  g_test_add_func ("/breath/reasons", test_reasons);
  g_test_add_func ("/breath/answers", test_answers);
  g_test_add_func ("/breath/ignored", test_ignored);
  g_test_add_func ("/breath/closed", test_closed);
  g_test_add_func ("/breath/twice", test_twice);
  g_test_add_func ("/breath/begins-anew", test_breath_begins_anew);
  g_test_add_func ("/breath/too-late", test_too_late);
  g_test_add_func ("/breath/wait", test_wait);
  g_test_add_func ("/breath/wait/goes-on", test_wait_goes_on);
  g_test_add_func ("/breath/wait/ends", test_wait_ends);
  g_test_add_func ("/breath/wait/closed", test_wait_closed);
  g_test_add_func ("/breath/wait/ended-elsewhere", test_wait_ended_elsewhere);
  g_test_add_func ("/breath/wait/opened", test_wait_opened);
  g_test_add_func ("/breath/motion", test_motion);
  g_test_add_func ("/breath/no-motion", test_no_motion);
  g_test_add_func ("/breath/spoken", test_spoken);
  g_test_add_func ("/breath/fits", test_fits);
  g_test_add_func ("/breath/never-seen", test_never_seen);
  g_test_add_func ("/breath/right-to-left", test_right_to_left);

  return g_test_run ();
}
