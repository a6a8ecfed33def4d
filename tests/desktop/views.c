/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/views.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tray/windows/breath-window.h"

/* Longer than any test. */
#define NEVER_MS (60 * 60 * 1000)

/* Frames until a change of size has come back from the window manager and is painted. */
#define ENOUGH_FRAMES 4

#define RUNNING_FOR(goal, mode) "'phase': <'running'>, 'goal': <'" goal "'>, 'mode': <'" mode "'>, 'day': <12>, 'length': <28>, " \
                                "'days-left': <16>, 'kept': <11>, 'moon-frame': <11>"
#define RUNNING RUNNING_FOR ("heal", "strict") ", 'letters': <true>"

/* What the daemon answers in the beginning of each view. */
static const gchar *const first_answers[][2] = {
  { "ListContacts", "([{'label': <'A.'>}],)" },
  { "TryContact", "(@a{ss} {}, @a{sv} {})" },
  { "ListStretches", "(@aa{sv} [],)" },
  { "DescribeStretch", "(@a{sv} {},)" },
  { "ListLetters", "(@aa{sv} [],)" },
  { "ReadDraft", "('',)" },
  { "CheckDraft", "(@a(uusss) [],)" },
  { "Log", "('1f2e3d4c-7',)" },
  { "Reflect", "('1f2e3d4c-8',)" },
};

/**
 * hiatus_view_quote:
 * @text: a text
 *
 * Returns: (transfer full): the text as a string in GVariant's text form
 */
gchar *
hiatus_view_quote (const gchar *text)
{
  g_autoptr (GVariant) string = g_variant_ref_sink (g_variant_new_string (text));

  return g_variant_print (string, FALSE);
}

/* A state outlives the view: whoever is late may still ask for it. */
static void
set_state (HiatusViewer *viewer, const gchar *state)
{
  hiatus_stub_set_state (viewer->daemon, g_intern_string (state));
}

static void
prepare_state (HiatusViewer *viewer, const HiatusView *view)
{
  set_state (viewer, view->data);
}

/* --- overview --- */

/* All that it can have at once, with a suggestion of two lines. */
static void
prepare_overview (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *prompt = hiatus_view_quote (_ ("Sit for a while where people are and you feel at ease: a library, a market, a station hall."));
  g_autofree gchar *state = g_strdup_printf ("{" RUNNING ", 'ridden-out': <uint32 4>, 'prompt': <%s>, 'watching': <['notifications', 'titles']>}", prompt);

  set_state (viewer, state);
}

/* --- notes --- */

static GtkWidget *
find_kind (GtkWidget *widget, GType kind)
{
  g_autoptr (GList) children = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), kind) && gtk_widget_get_mapped (widget))
    return widget;
  if (!GTK_IS_CONTAINER (widget))
    return NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *item = children; item != NULL; item = item->next)
    {
      GtkWidget *found = find_kind (item->data, kind);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
write_down (GtkWindow *window, const gchar *text)
{
  GtkWidget *view = find_kind (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW);

  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* What the person wrote is in the language of the catalogue, too: something that Hiatus says as well. */
static const gchar *
words (void)
{
  return _ ("What was good stays good, however it goes on. What did you learn, enjoy, become?");
}

static void
fill_note (HiatusViewer *viewer, GtkWindow *window)
{
  GtkWidget *entry = find_kind (GTK_WIDGET (window), GTK_TYPE_ENTRY);

  hiatus_view_press (window, _ ("S_trong"));
  gtk_entry_set_text (GTK_ENTRY (entry), _ ("a song, a photo, an empty evening"));
  write_down (window, words ());
}

static void
save_slip (HiatusViewer *viewer, GtkWindow *window)
{
  write_down (window, words ());
  hiatus_view_press (window, _ ("_Save"));
}

/* The daemon goes in that moment: it is said above the buttons, and nothing is lost. */
static void
lose_daemon (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_vanish (viewer->daemon, "Log");
}

static void
prepare_slip (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *advice = hiatus_view_quote (_ ("It is sent. You don't need to explain it with another."));
  g_autofree gchar *state = g_strdup_printf ("{" RUNNING_FOR ("heal", "limited") ", 'undo-id': <'1f2e3d4c-7'>, 'advice': <%s>}", advice);

  set_state (viewer, state);
}

static void
save_reflection (HiatusViewer *viewer, GtkWindow *window)
{
  write_down (window, words ());
  hiatus_view_press (window, _ ("_Save"));
}

/* --- someone to talk to --- */

/* As it is where the person is: one with all that a line can have, and long ones. */
static void
prepare_talk (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *always = hiatus_view_quote (_ ("Day and night"));

  g_autofree gchar *answer = g_strdup_printf ("({'name': <'A.'>, 'phone': <'+44 7700 900123'>}, [{'kind': <'emergency'>, 'title': <'112'>, 'number': <'112'>}, "
                                              "{'kind': <'crisis'>, 'title': <'116 123'>, 'number': <'116 123'>, 'press': <'1'>, 'when': <%s>, 'checked': <'2025-03-01'>}, "
                                              "{'kind': <'crisis'>, 'title': <'988'>, 'number': <'988'>, 'checked': <'2025-03-01'>}, "
                                              "{'kind': <'abuse'>, 'title': <'116 016'>, 'number': <'0800 116 016 116 016'>}], '')",
                                              always);

  hiatus_stub_set_answer (viewer->daemon, "ListHelp", answer);
}

static void
prepare_talk_alone (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_set_answer (viewer->daemon, "ListHelp", "(@a{sv} {}, [{'kind': <'emergency'>, 'title': <'112'>, 'number': <'112'>}], '')");
}

static void
lose_talk (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_vanish (viewer->daemon, "ListHelp");
}

/* --- the wrong person --- */

static void
prepare_wrong_person (HiatusViewer *viewer, const HiatusView *view)
{
  hiatus_stub_set_answer (viewer->daemon, "DescribeWrongPerson", view->data);
}

/* --- letters --- */

static void
prepare_letter (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *text = hiatus_view_quote (words ());
  g_autofree gchar *answer = g_strdup_printf ("(%s,)", text);
  g_autofree gchar *state = g_strdup ("{" RUNNING_FOR ("safety", "strict") ", 'letters': <true>}");

  hiatus_stub_set_answer (viewer->daemon, "ReadDraft", answer);
  hiatus_stub_set_answer (viewer->daemon, "ReadLetter", answer);
  hiatus_stub_set_answer (viewer->daemon, "KeepLetter", "('1f2e3d4c-3',)");
  hiatus_stub_set_answer (viewer->daemon,
                          "ListLetters",
                          "([{'id': <'1f2e3d4c-1'>, 'number': <uint32 1>, 'at': <int64 1740823200000000>}, "
                          "{'id': <'1f2e3d4c-2'>, 'number': <uint32 2>, 'at': <int64 1741023200000000>}],)");
  set_state (viewer, state);
}

static void
keep_letter (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_desk_wait_until (hiatus_view_find_button (window, _ ("Show me _tomorrow at ten")) != NULL && hiatus_view_says (window, _ ("What you keep may be read in court, too.")));
  hiatus_view_press (window, _ ("Show me _tomorrow at ten"));
  hiatus_desk_wait_until (hiatus_view_says (window, _ ("It is kept, and comes back tomorrow at ten.")));
}

static void
feel_heavier (HiatusViewer *viewer, GtkWindow *window)
{
  keep_letter (viewer, window);
  hiatus_view_press (window, _ ("_Heavier"));
}

static void
wait_for_back (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_desk_wait_until (hiatus_view_find_button (window, _ ("_Back")) != NULL);
}

/* --- the breathing window --- */

static void
make_breath (HiatusViewer *viewer)
{
  const HiatusBreathTimes times = { .come_ms = NEVER_MS, .breath_ms = 1, .stay_ms = NEVER_MS };
  GtkWindow *window = hiatus_breath_window_new (viewer->application, viewer->link, &times);

  hiatus_breath_window_add (HIATUS_BREATH_WINDOW (window), "p1");
}

static void
make_wait (HiatusViewer *viewer)
{
  const HiatusBreathTimes times = { .come_ms = NEVER_MS, .breath_ms = NEVER_MS, .stay_ms = NEVER_MS };
  GtkWindow *window = hiatus_breath_window_new (viewer->application, viewer->link, &times);

  hiatus_breath_window_wait (HIATUS_BREATH_WINDOW (window), "w1");
}

static void
prepare_wait (HiatusViewer *viewer, const HiatusView *view)
{
  g_autofree gchar *word = hiatus_view_quote (_ ("Let the shoulders drop, and breathe out slowly."));
  g_autofree gchar *strong = hiatus_view_quote (_ ("Still strong. That happens."));
  g_autofree gchar *offer = hiatus_view_quote (_ ("It's late. This can wait until morning. Another round, or a person?"));
  g_autofree gchar *answer = g_strdup_printf ("({'id': <'w1'>, 'until': <int64 %" G_GINT64_FORMAT ">, 'minutes': <uint32 15>, 'words': <[%s]>, 'afterwards': <{'same': (%s, %s)}>},)",
                                              g_get_real_time () + 15 * 60 * G_USEC_PER_SEC,
                                              word,
                                              strong,
                                              offer);

  hiatus_stub_set_answer (viewer->daemon, "DescribeWait", answer);
}

static void
end_wait (HiatusViewer *viewer, GtkWindow *window)
{
  hiatus_desk_wait_until (hiatus_view_says (window, _ ("Let the shoulders drop, and breathe out slowly.")));
  set_state (viewer, "{" RUNNING ", 'wait-id': <'w1'>, 'wait-asks': <true>}");
  hiatus_desk_wait_until (hiatus_view_says (window, _ ("How strong is it now?")));
}

static void
answer_wait (HiatusViewer *viewer, GtkWindow *window)
{
  end_wait (viewer, window);
  hiatus_view_press (window, _ ("_Same"));
}

/* The windows and their states; those of the scripts are in views-scripts.c, and those that one goes to in
 * views-places.c. What is new gets its row here. */
static const HiatusView views[] = {
  { .name = "overview", .action = "overview", .prepare = prepare_overview, .says = N_ ("Sit for a while where people are and you feel at ease: a library, a market, a station hall.") },
  { .name = "overview-end", .action = "overview", .prepare = prepare_state, .data = "{'phase': <'complete'>, 'goal': <'heal'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'kept': <27>, 'moon-frame': <28>, 'waiting': <true>, 'next': <['ending']>}", .says = N_ ("What comes next") },
  { .name = "overview-none", .action = "overview", .prepare = prepare_state, .data = "{'phase': <'none'>, 'moon-frame': <-1>}" },
  { .name = "start-again", .action = "start-again" },
  { .name = "urge", .action = "note", .parameter = "urge" },
  { .name = "urge-filled", .action = "note", .parameter = "urge", .go_on = fill_note, .traits = HIATUS_VIEW_STAYS },
  { .name = "slip", .action = "note", .parameter = "slip", .prepare = prepare_slip },
  { .name = "slip-noted", .action = "note", .parameter = "slip", .prepare = prepare_slip, .go_on = save_slip, .says = N_ ("Someone to _talk to…"), .hears = N_ ("It is sent. You don't need to explain it with another.") },
  { .name = "slip-danger", .action = "note", .parameter = "slip", .prepare = prepare_state, .data = "{'phase': <'running'>, 'goal': <'safety'>, 'day': <12>}" },
  { .name = "slip-gone", .action = "note", .parameter = "slip", .prepare = lose_daemon, .go_on = save_slip, .traits = HIATUS_VIEW_STAYS },
  { .name = "reflection", .action = "note", .parameter = "1f2e3d4c-1" },
  { .name = "reflection-noted", .action = "note", .parameter = "1f2e3d4c-1", .go_on = save_reflection, .says = N_ ("It is noted. The stretch goes on."), .hears = N_ ("It is noted. The stretch goes on.") },
  { .name = "own-reasons", .action = "own", .parameter = "reasons" },
  { .name = "own-if-then", .action = "own", .parameter = "if-then" },
  { .name = "own-person", .action = "own", .parameter = "person" },
  { .name = "own-hard-days", .action = "own", .parameter = "hard-days" },
  { .name = "own-contacts", .action = "own", .parameter = "contacts" },
  { .name = "own-watching", .action = "own", .parameter = "watching" },
  { .name = "talk", .action = "talk", .prepare = prepare_talk, .names = "116 123|A\\." },
  { .name = "talk-alone", .action = "talk", .prepare = prepare_talk_alone },
  { .name = "talk-gone", .action = "talk", .prepare = lose_talk },
  { .name = "wrong-person", .action = "wrong-person", .parameter = "1f2e3d4c-1", .prepare = prepare_wrong_person, .data = "({'contact': <'A.'>, 'keyword': <'Alex'>, 'count': <uint32 1>},)", .names = "Alex" },
  { .name = "wrong-person-thrice", .action = "wrong-person", .parameter = "1f2e3d4c-1", .prepare = prepare_wrong_person, .data = "({'contact': <'A.'>, 'keyword': <'Alex'>, 'count': <uint32 3>},)", .names = "Alex|" HIATUS_VIEW_APPS },
  { .name = "letter", .action = "letter", .parameter = "", .prepare = prepare_letter, .says = N_ ("What you keep may be read in court, too.") },
  { .name = "letter-felt", .action = "letter", .parameter = "", .prepare = prepare_letter, .go_on = keep_letter, .hears = N_ ("How do you feel after writing it?") },
  { .name = "letter-after", .action = "letter", .parameter = "", .prepare = prepare_letter, .go_on = feel_heavier, .says = N_ ("Noted. That happens. Something warm, some music or a person may do more good just now."), .hears = N_ ("Noted. That happens. Something warm, some music or a person may do more good just now.") },
  { .name = "letter-kept", .action = "letter", .parameter = "1f2e3d4c-1", .prepare = prepare_letter, .go_on = wait_for_back, .says = N_ ("What you kept. It is never sent."), .hears = N_ ("What you kept. It is never sent.") },
  { .name = "letter-rests", .action = "letter", .parameter = "", .prepare = prepare_state, .data = "{" RUNNING_FOR ("heal", "strict") ", 'letters': <false>}", .says = N_ ("Two letters made it heavier, so Hiatus does not offer to write one for now. A person, or something warm, may do more good."), .hears = N_ ("Two letters made it heavier, so Hiatus does not offer to write one for now. A person, or something warm, may do more good.") },
  { .name = "breath", .make = make_breath, .says = N_ ("Wrong person"), .traits = HIATUS_VIEW_OWN_KEYS },
  { .name = "wait", .make = make_wait, .prepare = prepare_wait, .says = N_ ("Let the shoulders drop, and breathe out slowly."), .traits = HIATUS_VIEW_OWN_KEYS },
  { .name = "wait-asks", .make = make_wait, .prepare = prepare_wait, .go_on = end_wait, .hears = N_ ("How strong is it now?"), .traits = HIATUS_VIEW_OWN_KEYS },
  { .name = "wait-after", .make = make_wait, .prepare = prepare_wait, .go_on = answer_wait, .says = N_ ("It's late. This can wait until morning. Another round, or a person?"), .hears = N_ ("Still strong. That happens."), .traits = HIATUS_VIEW_OWN_KEYS },
};

/**
 * hiatus_views_get:
 * @n_views: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_views): all views but those of the other tables
 */
const HiatusView *
hiatus_views_get (gsize *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}

/* --- looking --- */

/**
 * hiatus_viewer_new:
 *
 * Sits down at a desk with a daemon that does what it is told. GTK has to be there.
 *
 * Returns: (transfer full): the viewer
 */
HiatusViewer *
hiatus_viewer_new (void)
{
  HiatusViewer *viewer = g_new0 (HiatusViewer, 1);
  g_autoptr (GError) error = NULL;

  viewer->desk = hiatus_desk_new ();
  viewer->daemon = hiatus_stub_new_daemon (viewer->desk);
  viewer->link = hiatus_daemon_link_new (viewer->desk->bus, &error);
  g_assert_no_error (error);
  viewer->application = GTK_APPLICATION (hiatus_application_new ());
  g_application_register (G_APPLICATION (viewer->application), NULL, &error);
  g_assert_no_error (error);
  /* The pictures are of what is there, not of how it comes. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  return viewer;
}

/**
 * hiatus_viewer_free:
 * @viewer: (transfer full): a viewer
 *
 * Gets up again.
 */
void
hiatus_viewer_free (HiatusViewer *viewer)
{
  g_object_unref (viewer->application);
  g_object_unref (viewer->link);
  hiatus_stub_free (viewer->daemon);
  hiatus_desk_free (viewer->desk);
  g_free (viewer);
}

typedef struct
{
  const gchar *text;
  GtkWidget *found;
} Search;

static void
search_text (GtkWidget *widget, gpointer user_data)
{
  Search *search = user_data;

  if (search->found != NULL || !gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), search->text) != NULL)
    search->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search_text, search);
}

static void
search_button (GtkWidget *widget, gpointer user_data)
{
  Search *search = user_data;

  if (search->found != NULL || !gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), search->text) == 0)
    search->found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), search_button, search);
}

/**
 * hiatus_view_says:
 * @window: a window
 * @text: a text, which may have a mnemonic in it
 *
 * Returns: whether it can be read there
 */
gboolean
hiatus_view_says (GtkWindow *window, const gchar *text)
{
  g_autofree gchar *shown = g_strdup (text);
  gchar *mark = strchr (shown, '_');
  Search search = { shown, NULL };

  if (mark != NULL)
    memmove (mark, mark + 1, strlen (mark));
  search_text (GTK_WIDGET (window), &search);
  return search.found != NULL;
}

/**
 * hiatus_view_find_button:
 * @window: a window
 * @label: the label of a button, with its mnemonic
 *
 * Returns: (transfer none) (nullable): the button, if it can be seen
 */
GtkWidget *
hiatus_view_find_button (GtkWindow *window, const gchar *label)
{
  Search search = { label, NULL };

  search_button (GTK_WIDGET (window), &search);
  return search.found;
}

/**
 * hiatus_view_press:
 * @window: a window
 * @label: the label of a button, with its mnemonic
 *
 * Presses it.
 */
void
hiatus_view_press (GtkWindow *window, const gchar *label)
{
  GtkWidget *button = hiatus_view_find_button (window, label);

  if (button == NULL)
    g_error ("there is no button \"%s\"", label);
  gtk_button_clicked (GTK_BUTTON (button));
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  (*n_frames)++;
  return *n_frames < ENOUGH_FRAMES;
}

/**
 * hiatus_view_wait_for_paint:
 * @window: a window of this program
 *
 * A picture of this program's own window is taken while it cannot paint: it has to have painted before.
 */
void
hiatus_view_wait_for_paint (GtkWindow *window)
{
  guint n_frames = 0;

  gtk_widget_queue_draw (GTK_WIDGET (window));
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, &n_frames, NULL);
  hiatus_desk_wait_until (n_frames == ENOUGH_FRAMES);
}

/* The latest that was opened: what is asked on top of a window comes after it. */
static GtkWindow *
get_window (HiatusViewer *viewer)
{
  GList *windows = gtk_application_get_windows (viewer->application);

  return windows == NULL ? NULL : windows->data;
}

/**
 * hiatus_view_open:
 * @view: a view
 * @viewer: whoever looks at it
 *
 * Opens its window, and waits until it shows what it is about.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
hiatus_view_open (const HiatusView *view, HiatusViewer *viewer)
{
  GtkWindow *window;

  g_assert_null (get_window (viewer));
  for (gsize i = 0; i < G_N_ELEMENTS (first_answers); i++)
    hiatus_stub_set_answer (viewer->daemon, first_answers[i][0], first_answers[i][1]);
  set_state (viewer, "{" RUNNING "}");
  if (view->prepare != NULL)
    view->prepare (viewer, view);
  if (view->make != NULL)
    view->make (viewer);
  else
    g_action_group_activate_action (G_ACTION_GROUP (viewer->application), view->action, view->parameter == NULL ? NULL : g_variant_new_string (view->parameter));
  window = get_window (viewer);
  g_assert_nonnull (window);
  hiatus_desk_wait_until (gtk_widget_get_mapped (GTK_WIDGET (window)) && (gtk_window_is_active (window) || (view->traits & HIATUS_VIEW_OWN_KEYS) != 0));
  hiatus_view_wait_for_paint (window);
  if (view->go_on != NULL)
    view->go_on (viewer, window);
  if (view->says != NULL)
    hiatus_desk_wait_until (hiatus_view_says (window, _ (view->says)));
  hiatus_view_wait_for_paint (window);
  return window;
}

/**
 * hiatus_view_close:
 * @viewer: whoever looks at it
 *
 * Closes all windows, whatever they have to say to that. Nothing of them is left.
 */
void
hiatus_view_close (HiatusViewer *viewer)
{
  for (GtkWindow *window = get_window (viewer); window != NULL; window = get_window (viewer))
    {
      g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
      gtk_widget_destroy (GTK_WIDGET (window));
      hiatus_desk_wait_until (window == NULL);
    }
  hiatus_wait_idle ();
}
