/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/safety-view.h"

#include "tray/windows/button-name.h"
#include "tray/windows/safety-answers.h"

struct _HiatusSafetyView
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the calls that are under way */
  HiatusAnswer danger;       /* as the daemon has it */
  HiatusAnswer silence;      /* as the daemon has it */
  gboolean showing;          /* the buttons follow that, and nobody has clicked */

  /* Of the template. */
  GtkLabel *danger_question;
  GtkLabel *silence_question;
  GtkToggleButton *danger_yes;
  GtkToggleButton *danger_no;
  GtkToggleButton *silence_yes;
  GtkToggleButton *silence_no;
  GtkWidget *danger_answers;
  GtkWidget *silence_answers;
  GtkLabel *says;
  GtkWidget *talk;
};

G_DEFINE_TYPE (HiatusSafetyView, hiatus_safety_view, GTK_TYPE_BOX)

static void
hiatus_safety_view_dispose (GObject *object)
{
  HiatusSafetyView *self = HIATUS_SAFETY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_safety_view_parent_class)->dispose (object);
}

static void
hiatus_safety_view_finalize (GObject *object)
{
  g_clear_object (&HIATUS_SAFETY_VIEW (object)->cancellable);
  G_OBJECT_CLASS (hiatus_safety_view_parent_class)->finalize (object);
}

/* --- what is shown --- */

static void
show_answer (GtkToggleButton *yes, GtkToggleButton *no, HiatusAnswer answer)
{
  gtk_toggle_button_set_active (yes, answer == HIATUS_ANSWER_YES);
  gtk_toggle_button_set_active (no, answer == HIATUS_ANSWER_NO);
}

static void
show_answers (HiatusSafetyView *self)
{
  self->showing = TRUE;
  show_answer (self->danger_yes, self->danger_no, self->danger);
  show_answer (self->silence_yes, self->silence_no, self->silence);
  self->showing = FALSE;
  gtk_widget_set_visible (self->talk, self->danger == HIATUS_ANSWER_YES);
}

static void
show_texts (HiatusSafetyView *self, const HiatusSafetyAnswers *answers)
{
  gtk_label_set_text (self->danger_question, answers->danger_question);
  gtk_label_set_text (self->silence_question, answers->silence_question);
  gtk_label_set_text (self->says, answers->says);
  hiatus_button_name (GTK_WIDGET (self->danger_yes), answers->danger_question);
  hiatus_button_name (GTK_WIDGET (self->danger_no), answers->danger_question);
  hiatus_button_name (GTK_WIDGET (self->silence_yes), answers->silence_question);
  hiatus_button_name (GTK_WIDGET (self->silence_no), answers->silence_question);
}

static void
show_error (HiatusSafetyView *self, const GError *error)
{
  g_autofree gchar *sentence = hiatus_daemon_link_explain (error);

  gtk_label_set_text (self->says, sentence);
}

/* The keyboard waits for the questions to be there. */
static void
be_known (HiatusSafetyView *self)
{
  const gboolean first = !gtk_widget_get_sensitive (self->danger_answers);

  gtk_widget_set_sensitive (self->danger_answers, TRUE);
  gtk_widget_set_sensitive (self->silence_answers, TRUE);
  /* Whoever has gone on meanwhile has the keyboard somewhere else. */
  if (first && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hiatus_safety_view_grab (self);
}

static void
on_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusSafetyView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) safety = NULL;
  HiatusSafetyAnswers answers;

  if (!hiatus_dbus_hiatus1_call_get_safety_finish (HIATUS_DBUS_HIATUS1 (source), &safety, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error);
      return;
    }
  hiatus_safety_answers_read (&answers, safety);
  self->danger = answers.danger;
  self->silence = answers.silence;
  show_answers (self);
  show_texts (self, &answers);
  be_known (self);
}

static void
ask (HiatusSafetyView *self)
{
  hiatus_dbus_hiatus1_call_get_safety (hiatus_daemon_link_get_proxy (self->daemon), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_known, self);
}

static void
on_daemon_changed (HiatusSafetyView *self)
{
  if (!hiatus_daemon_link_is_broken (self->daemon))
    ask (self);
}

/* --- what is answered --- */

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusSafetyView *self = user_data;
  g_autoptr (GError) error = NULL;

  if (hiatus_dbus_hiatus1_call_answer_safety_finish (HIATUS_DBUS_HIATUS1 (source), result, &error))
    {
      ask (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What is shown is what is kept. */
  show_answers (self);
  show_error (self, error);
}

/* The one that was clicked stays down until the daemon has said what it keeps. */
static void
on_clicked (HiatusSafetyView *self, GtkToggleButton *button)
{
  const gboolean is_danger = button == self->danger_yes || button == self->danger_no;
  const gboolean is_yes = button == self->danger_yes || button == self->silence_yes;
  g_auto (GVariantDict) answers = G_VARIANT_DICT_INIT (NULL);

  if (self->showing)
    return;
  self->showing = TRUE;
  show_answer (is_danger ? self->danger_yes : self->silence_yes, is_danger ? self->danger_no : self->silence_no, is_yes ? HIATUS_ANSWER_YES : HIATUS_ANSWER_NO);
  self->showing = FALSE;
  g_variant_dict_insert (&answers, is_danger ? "danger" : "silence", "s", is_yes ? "yes" : "no");
  hiatus_dbus_hiatus1_call_answer_safety (hiatus_daemon_link_get_proxy (self->daemon),
                                          g_variant_dict_end (&answers),
                                          G_DBUS_CALL_FLAGS_NONE,
                                          -1,
                                          self->cancellable,
                                          on_answered,
                                          self);
}

static void
hiatus_safety_view_class_init (HiatusSafetyViewClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_safety_view_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_safety_view_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/safety-view.ui");
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, danger_question);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, silence_question);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, danger_yes);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, danger_no);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, silence_yes);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, silence_no);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, danger_answers);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, silence_answers);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, says);
  gtk_widget_class_bind_template_child (widget, HiatusSafetyView, talk);
  gtk_widget_class_bind_template_callback (widget, on_clicked);
}

static void
hiatus_safety_view_init (HiatusSafetyView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_safety_view_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the two questions
 */
HiatusSafetyView *
hiatus_safety_view_new (HiatusDaemonLink *daemon)
{
  HiatusSafetyView *self = g_object_new (HIATUS_TYPE_SAFETY_VIEW, NULL);

  self->daemon = g_object_ref (daemon);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}

/**
 * hiatus_safety_view_is_complete:
 * @self: the view
 *
 * Returns: whether both questions are answered
 */
gboolean
hiatus_safety_view_is_complete (HiatusSafetyView *self)
{
  return self->danger != HIATUS_ANSWER_OPEN && self->silence != HIATUS_ANSWER_OPEN;
}

/**
 * hiatus_safety_view_grab:
 * @self: the view
 *
 * Gives the keyboard to the first question that is open, or else to the first.
 */
void
hiatus_safety_view_grab (HiatusSafetyView *self)
{
  const gboolean silence_only = self->danger != HIATUS_ANSWER_OPEN && self->silence == HIATUS_ANSWER_OPEN;

  gtk_widget_grab_focus (GTK_WIDGET (silence_only ? self->silence_yes : self->danger_yes));
}
