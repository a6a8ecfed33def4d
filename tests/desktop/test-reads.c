/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The windows in the language of the person, from inside: test-reads LOCALE CATALOGUES. Nothing is cut off, everything
 * fits into 800 by 600, and runs from right to left where the language does. A picture of each is left to be looked at. */

#include <string.h>
#include <glib/gi18n.h>

#include "tests/desktop/language.h"
#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tray/windows/breath-window.h"
#include "tray/windows/length-window.h"
#include "tray/windows/letter-window.h"
#include "tray/windows/next-window.h"
#include "tray/windows/note-window.h"
#include "tray/windows/overview-window.h"
#include "tray/windows/own-window.h"
#include "tray/windows/reflection-window.h"
#include "tray/windows/safety-window.h"
#include "tray/windows/start-plan-window.h"
#include "tray/windows/talk-window.h"
#include "tray/windows/wrong-person-window.h"

/* Longer than any test. */
#define NEVER_MS (60 * 60 * 1000)

/* The least screen that there is, and what a title bar takes of it. */
#define LEAST_WIDTH 800
#define LEAST_HEIGHT (600 - 40)

#define THRICE "({'contact': <'A.'>, 'keyword': <'Alex'>, 'count': <uint32 3>},)"
#define CONTACTS "([{'label': <'A.'>}],)"

/* What the daemon says of these is in the language of the person already. */
#define HELP                                                                                                    \
  "({'name': <'A.'>, 'phone': <'030 123'>}, [{'kind': <'emergency'>, 'title': <'110'>, 'number': <'110'>}, "    \
  "{'kind': <'crisis'>, 'title': <'116 123'>, 'number': <'116 123'>, 'press': <'1'>, 'when': <'0–24'>, "      \
  "'checked': <'2025-03-01'>}, {'kind': <'abuse'>, 'title': <'116 016'>, 'number': <'0800 116 016 116 016'>}]," \
  " '')"

/* Frames until a change of size has come back from the window manager and is painted. */
#define ENOUGH_FRAMES 4

typedef struct
{
  HiatusDesk *desk;
  HiatusStub *daemon;
  HiatusDaemonLink *link;
  HiatusScreen *screen;
} Fixture;

/* There is one in a process. */
static GtkApplication *application;
static const gchar *locale;

static gboolean
is_pseudo (void)
{
  return g_str_has_prefix (locale, "he");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = hiatus_desk_new ();
  fixture->daemon = hiatus_stub_new_daemon (fixture->desk);
  fixture->link = hiatus_daemon_link_new (fixture->desk->bus, &error);
  g_assert_no_error (error);
  fixture->screen = hiatus_screen_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_screen_free (fixture->screen);
  g_object_unref (fixture->link);
  hiatus_stub_free (fixture->daemon);
  hiatus_desk_free (fixture->desk);
}

static gboolean
is_number (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && g_regex_match_simple ("^[0-9]+( [0-9]+)*$", gtk_label_get_text (GTK_LABEL (widget)), 0, 0) && gtk_label_get_selectable (GTK_LABEL (widget));
}

static void
check (GtkWidget *widget, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      const gchar *text = gtk_label_get_text (GTK_LABEL (widget));

      g_test_message ("%s", text);
      /* The first letter decides, whatever the window does: a sentence that begins with a name needs a mark. */
      if (is_pseudo () && g_regex_match_simple ("\\p{Hebrew}", text, 0, 0))
        g_assert_cmpint (pango_layout_get_line_readonly (gtk_label_get_layout (GTK_LABEL (widget)), 0)->resolved_dir, ==, PANGO_DIRECTION_RTL);
      if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
        g_error ("there is no room for \"%s\"", text);
      /* The names of applications are what they are. */
      if (is_pseudo () && !GTK_IS_CHECK_BUTTON (gtk_widget_get_parent (widget)))
        hiatus_language_assert_foreign (text);
    }
  /* A number to ring is the same in each language. */
  g_assert_cmpint (gtk_widget_get_direction (widget), ==, is_pseudo () && !is_number (widget) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), check, user_data);
}

/* To be seen without scrolling sideways. */
static void
check_room (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));

      g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=, gtk_adjustment_get_page_size (adjustment));
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), check_room, user_data);
}

typedef struct
{
  const gchar *text;
  gboolean found;
} Search;

static void
search (GtkWidget *widget, gpointer user_data)
{
  Search *searched = user_data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), searched->text) != NULL)
    searched->found = TRUE;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search, searched);
}

static gboolean
says (GtkWindow *window, const gchar *text)
{
  Search searched = { text, FALSE };

  search (GTK_WIDGET (window), &searched);
  return searched.found;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  (*n_frames)++;
  return *n_frames < ENOUGH_FRAMES;
}

/* A picture of this program's own window is taken while it cannot paint: it has to have painted before. */
static void
wait_for_paint (GtkWindow *window)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, &n_frames, NULL);
  hiatus_desk_wait_until (n_frames == ENOUGH_FRAMES);
}

/* Once it says what is waited for, and nothing moves any more. */
static void
look_at (Fixture *fixture, GtkWindow *window, const gchar *text, const gchar *what)
{
  g_autofree gchar *name = g_strdup_printf ("%s-%.2s", what, locale);
  g_autoptr (HiatusPicture) picture = NULL;
  gint width, height;

  hiatus_desk_wait_until (says (window, text));
  wait_for_paint (window);
  picture = hiatus_screen_take_still (fixture->screen);
  hiatus_picture_save (picture, name);
  gtk_window_get_size (window, &width, &height);
  g_test_message ("%s: %d x %d", name, width, height);
  check (GTK_WIDGET (window), NULL);
  check_room (GTK_WIDGET (window), NULL);
  g_assert_cmpint (width, <=, LEAST_WIDTH);
  g_assert_cmpint (height, <=, LEAST_HEIGHT);
}

typedef struct
{
  const gchar *text;
  GtkWidget *found;
} Button;

static void
search_button (GtkWidget *widget, gpointer user_data)
{
  Button *searched = user_data;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), searched->text) == 0)
    searched->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search_button, searched);
}

static GtkWidget *
find_button (GtkWindow *window, const gchar *text)
{
  Button searched = { text, NULL };

  search_button (GTK_WIDGET (window), &searched);
  return searched.found;
}

static void
press (GtkWindow *window, const gchar *text)
{
  GtkWidget *button = find_button (window, text);

  g_assert_nonnull (button);
  gtk_button_clicked (GTK_BUTTON (button));
}

static void
present (Fixture *fixture, GtkWindow *window)
{
  gtk_window_present (window);
  hiatus_desk_wait_until (gtk_window_is_active (window));
}

static void
test_window (Fixture *fixture, GtkWindow *window, const gchar *text, const gchar *what)
{
  present (fixture, window);
  look_at (fixture, window, text, what);
  gtk_widget_destroy (GTK_WIDGET (window));
}

static void
test_notes (Fixture *fixture, gconstpointer data)
{
  test_window (fixture, hiatus_note_window_new (application, fixture->link, "urge"), "", "reads-urge");
  test_window (fixture, hiatus_note_window_new (application, fixture->link, "slip"), "", "reads-slip");
  test_window (fixture, hiatus_reflection_window_new (application, fixture->link, "e1"), "", "reads-reflection");
}

static void
test_start_plan (Fixture *fixture, gconstpointer data)
{
  test_window (fixture, hiatus_start_plan_window_new (application, fixture->link, FALSE), "28", "reads-start-plan");
  test_window (fixture, hiatus_start_plan_window_new (application, fixture->link, TRUE), "28", "reads-start-again");
}

static void
test_wrong_person (Fixture *fixture, gconstpointer data)
{
  hiatus_stub_set_answer (fixture->daemon, "ListContacts", CONTACTS);
  hiatus_stub_set_answer (fixture->daemon, "DescribeWrongPerson", THRICE);
  test_window (fixture, hiatus_wrong_person_window_new (application, fixture->link, "e1"), "Signal", "reads-wrong-person");
}

/* One form for each open question. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  static const gchar *const invitations[] = { "reasons", "if-then", "person", "hard-days", "contacts", "watching" };

  for (gsize i = 0; i < G_N_ELEMENTS (invitations); i++)
    {
      g_autofree gchar *what = g_strconcat ("reads-own-", invitations[i], NULL);

      test_window (fixture, hiatus_own_window_new (application, fixture->link, invitations[i]), "", what);
    }
}

/* A line with all that one can have, and long ones. */
static void
test_talk (Fixture *fixture, gconstpointer data)
{
  hiatus_stub_set_answer (fixture->daemon, "ListHelp", HELP);
  test_window (fixture, hiatus_talk_window_new (application, fixture->link), "116 123", "reads-talk");
}

/* Each page of it: the one to write, with a line for somebody who has to be safe, what is asked and said afterwards, what
 * was kept, and where none is offered. */
static void
test_letter (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;

  hiatus_stub_set_answer (fixture->daemon, "ReadDraft", "('28',)");
  hiatus_stub_set_answer (fixture->daemon, "ListLetters", "([{'id': <'1f2e3d4c-1'>, 'number': <uint32 1>, 'at': <int64 1740823200000000>}],)");
  hiatus_stub_set_answer (fixture->daemon, "ReadLetter", "('28',)");
  hiatus_stub_set_answer (fixture->daemon, "KeepLetter", "('1f2e3d4c-2',)");
  hiatus_stub_set_state (fixture->daemon, "{'phase': <'running'>, 'goal': <'safety'>, 'letters': <true>}");
  window = hiatus_letter_window_new (application, fixture->link);
  hiatus_letter_window_open (HIATUS_LETTER_WINDOW (window), "");
  present (fixture, window);
  look_at (fixture, window, _ ("What you keep may be read in court, too."), "reads-letter");
  press (window, _ ("Show me _tomorrow at ten"));
  look_at (fixture, window, _ ("It is kept, and comes back tomorrow at ten."), "reads-letter-felt");
  press (window, _ ("_Heavier"));
  look_at (fixture, window, _ ("Noted. That happens. Something warm, some music or a person may do more good just now."), "reads-letter-after");
  hiatus_letter_window_open (HIATUS_LETTER_WINDOW (window), "1f2e3d4c-1");
  hiatus_desk_wait_until (find_button (window, _ ("_Back")) != NULL);
  look_at (fixture, window, _ ("What you kept. It is never sent."), "reads-letter-kept");
  gtk_widget_destroy (GTK_WIDGET (window));

  hiatus_stub_set_answer (fixture->daemon, "ReadDraft", "('',)");
  hiatus_stub_set_state (fixture->daemon, "{'phase': <'running'>, 'letters': <false>}");
  window = hiatus_letter_window_new (application, fixture->link);
  hiatus_letter_window_open (HIATUS_LETTER_WINDOW (window), "");
  test_window (fixture, window, _ ("Two letters made it heavier, so Hiatus does not offer to write one for now. A person, or something warm, may do more good."), "reads-letter-rests");
}

/* What the daemon says is in the language of the person already: here it is what the windows say themselves. */
static void
read_page (Fixture *fixture, const gchar *step, const gchar *text, const gchar *what)
{
  GtkWindow *window = hiatus_next_window_new (application, fixture->link);
  g_autofree gchar *answer = g_strdup_printf ("({'title': <'%s'>, 'path': <[{'step': <'a'>, 'title': <'1'>}, {'step': <'b'>, 'title': <'2'>}]>, 'step': <{'id': <'c'>, 'title': <'%s'>, 'may-skip': <true>, %s}>},)",
                                              _ ("What comes next"),
                                              _ ("What comes next"),
                                              step);

  hiatus_stub_set_answer (fixture->daemon, "DescribeScript", answer);
  hiatus_next_window_open (HIATUS_NEXT_WINDOW (window), "announce");
  test_window (fixture, window, text, what);
}

static void
read_end (Fixture *fixture)
{
  GtkWindow *window = hiatus_next_window_new (application, fixture->link);

  hiatus_next_window_open (HIATUS_NEXT_WINDOW (window), "announce");
  test_window (fixture, window, "3", "reads-next-end");
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  const gchar *prompt = _ ("Sit for a while where people are and you feel at ease: a library, a market, a station hall.");
  g_autofree gchar *write = g_strdup_printf ("'kind': <'write'>, 'purpose': <'announce'>, 'templates': <['%s', '2']>, 'lines': <['%s']>", prompt, prompt);
  g_autofree gchar *rests = g_strdup_printf ("'kind': <'copy'>, 'rests-until': <int64 %" G_GINT64_FORMAT ">", g_get_real_time () + G_GINT64_CONSTANT (40) * 3600 * G_USEC_PER_SEC);

  hiatus_stub_set_answer (fixture->daemon, "GetSafety", "({'danger': <'yes'>, 'silence': <'no'>},)");
  read_page (fixture, write, prompt, "reads-next-write");
  read_page (fixture, "'kind': <'box'>, 'minutes': <uint32 15>", "15", "reads-next-box");
  read_page (fixture, "'kind': <'copy'>, 'note': <'1'>", _ ("What comes next"), "reads-next-copy");
  read_page (fixture, rests, _ ("What comes next"), "reads-next-rests");
  read_page (fixture, "'kind': <'safety'>", _ ("What comes next"), "reads-next-safety");
  hiatus_stub_set_answer (fixture->daemon, "DescribeScript", "({'title': <'3'>, 'ended': <true>},)");
  read_end (fixture);
  test_window (fixture, hiatus_safety_window_new (application, fixture->link), "", "reads-safety");
}

/* While it runs, when its time is over, and what is said after that. */
static void
test_wait (Fixture *fixture, gconstpointer data)
{
  const HiatusBreathTimes times = { .come_ms = NEVER_MS, .breath_ms = NEVER_MS, .stay_ms = NEVER_MS };
  const gchar *offer = _ ("It's late. This can wait until morning. Another round, or a person?");
  const gchar *word = _ ("Let the shoulders drop, and breathe out slowly.");
  g_autofree gchar *answer = g_strdup_printf ("({'id': <'w1'>, 'until': <int64 %" G_GINT64_FORMAT ">, 'minutes': <uint32 15>, 'words': <[\"%s\"]>, 'afterwards': <{'same': (\"%s\", \"%s\")}>},)",
                                              g_get_real_time () + 15 * 60 * G_USEC_PER_SEC,
                                              word,
                                              _ ("Still strong. That happens."),
                                              offer);
  GtkWindow *window = hiatus_breath_window_new (application, fixture->link, &times);

  /* The pictures are of what is there, not of how it comes. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  hiatus_stub_set_answer (fixture->daemon, "DescribeWait", answer);
  hiatus_breath_window_wait (HIATUS_BREATH_WINDOW (window), "w1");
  look_at (fixture, window, word, "reads-wait");
  hiatus_stub_set_state (fixture->daemon, "{'phase': <'running'>, 'wait-id': <'w1'>, 'wait-asks': <true>}");
  look_at (fixture, window, _ ("How strong is it now?"), "reads-wait-asks");
  press (window, _ ("_Same"));
  look_at (fixture, window, offer, "reads-wait-after");
  gtk_widget_destroy (GTK_WIDGET (window));
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-enable-animations");
}

/* A stretch with something in each of its pictures, and one that is over. */
#define OUTLINE "'id': <'1f2e3d4c-1'>, 'from': <'2025-03-01'>, 'until': <'2025-03-12'>, 'day': <12>, 'kept': <11>, 'goal': <'heal'>"
#define DESCRIPTION                                                                                                  \
  "({" OUTLINE ", 'phase': <'running'>, 'length': <28>, 'ends-on': <'2025-03-28'>, 'other-days': <['2025-03-05']>, " \
  "'talk-days': <['2025-03-07']>, 'encounters': <[('2025-03-03', 'hard', uint32 2)]>, "                              \
  "'urges': <[('2025-03-02', uint32 1, 'ridden-out', uint32 1), ('2025-03-05', uint32 3, 'followed', uint32 1), "    \
  "('2025-03-05', uint32 2, 'ridden-out', uint32 2), ('2025-03-12', uint32 0, 'open', uint32 1)]>, "                 \
  "'moods': <[('2025-03-03', 'heavier'), ('2025-03-04', 'lighter'), ('2025-03-05', 'same')]>, "                      \
  "'looks': <[uint32 3, 1]>, 'parts': <[('05:00', false, uint32 1, uint32 8), ('20:00', false, 2, 8), "              \
  "('05:00', true, 0, 4), ('20:00', true, 3, 4)]>},)"
#define STRETCHES "([{" OUTLINE ", 'ended': <'let-go'>}, {" OUTLINE ", 'ended': <'again'>}],)"

static void
turn_to (GtkWidget *widget, gpointer page)
{
  if (GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), page) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (widget), page);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), turn_to, page);
}

/* All that the overview can have at once, with a suggestion of two lines. */
static void
test_overview (Fixture *fixture, gconstpointer data)
{
  const gchar *prompt = _ ("Sit for a while where people are and you feel at ease: a library, a market, a station hall.");
  g_autofree gchar *running = g_strdup_printf ("{'phase': <'running'>, 'goal': <'heal'>, 'day': <12>, 'length': <28>, 'days-left': <16>,"
                                               " 'kept': <11>, 'moon-frame': <11>, 'prompt': <'%s'>, 'watching': <['titles']>}",
                                               prompt);
  gchar pictures[] = "pictures";
  gchar earlier[] = "earlier";
  GtkWindow *window = hiatus_overview_window_new (application, fixture->link);
  g_autofree gchar *days = g_strdup_printf (ngettext ("%d of %d day kept.", "%d of %d days kept.", 12), 11, 12);

  hiatus_stub_set_answer (fixture->daemon, "DescribeStretch", DESCRIPTION);
  hiatus_stub_set_answer (fixture->daemon, "ListStretches", STRETCHES);
  hiatus_stub_set_state (fixture->daemon, running);
  present (fixture, window);
  look_at (fixture, window, prompt, "reads-overview");
  hiatus_stub_set_state (fixture->daemon,
                         "{'phase': <'complete'>, 'goal': <'heal'>, 'day': <28>, 'length': <28>, 'days-left': <0>,"
                         " 'kept': <27>, 'moon-frame': <28>, 'waiting': <true>, 'next': <['ending']>}");
  look_at (fixture, window, "27", "reads-overview-end");
  turn_to (GTK_WIDGET (window), pictures);
  look_at (fixture, window, days, "reads-pictures");
  turn_to (GTK_WIDGET (window), earlier);
  look_at (fixture, window, _ ("Stretches that are over"), "reads-earlier");
  gtk_widget_destroy (GTK_WIDGET (window));
}

static void
test_length (Fixture *fixture, gconstpointer data)
{
  hiatus_stub_set_state (fixture->daemon, "{'phase': <'running'>, 'starts-on': <'2025-03-01'>, 'ends-on': <'2099-03-01'>, 'length': <27029>}");
  test_window (fixture, hiatus_length_window_new (application, fixture->link), "27029", "reads-length");
}

static void
test_breath (Fixture *fixture, gconstpointer data)
{
  const HiatusBreathTimes times = { .come_ms = NEVER_MS, .breath_ms = 1, .stay_ms = NEVER_MS };
  GtkWindow *window = hiatus_breath_window_new (application, fixture->link, &times);

  hiatus_breath_window_add (HIATUS_BREATH_WINDOW (window), "p1");
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "PauseShown ('p1'") == 1);
  look_at (fixture, window, _ ("Wrong person"), "reads-breath");
  gtk_widget_destroy (GTK_WIDGET (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  locale = hiatus_language_speak (argc, argv);
  gtk_init (&argc, &argv);
  application = gtk_application_new ("org.hiatus.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/reads/notes", Fixture, NULL, set_up, test_notes, tear_down);
  g_test_add ("/reads/start-plan", Fixture, NULL, set_up, test_start_plan, tear_down);
  g_test_add ("/reads/wrong-person", Fixture, NULL, set_up, test_wrong_person, tear_down);
  g_test_add ("/reads/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/reads/talk", Fixture, NULL, set_up, test_talk, tear_down);
  g_test_add ("/reads/letter", Fixture, NULL, set_up, test_letter, tear_down);
  g_test_add ("/reads/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/reads/wait", Fixture, NULL, set_up, test_wait, tear_down);
  g_test_add ("/reads/overview", Fixture, NULL, set_up, test_overview, tear_down);
  g_test_add ("/reads/length", Fixture, NULL, set_up, test_length, tear_down);
  g_test_add ("/reads/breath", Fixture, NULL, set_up, test_breath, tear_down);

  return g_test_run ();
}
