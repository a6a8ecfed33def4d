/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/contacts-window.h"

#include <glib/gi18n.h>

#include "tray/windows/contact-form.h"
#include "tray/windows/last-call.h"
#include "tray/windows/question.h"
#include "tray/windows/sentence.h"
#include "tray/windows/window-close.h"
#include "tray/windows/window-size.h"
#include "tray/windows/wrapped-label.h"
#include "tray/windows/wrong-person-form.h"

#define SPACING 6
#define SPACING_COLUMNS 12

/* As in the other windows: as wide as a line is easy to read. */
#define WIDTH_LEAST 20
#define WIDTH_MOST 40

struct _HiatusContactsWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of all calls */
  HiatusLastCall trial;
  guint n_contacts;
  gboolean is_known;   /* who is on the list */
  gboolean is_safe;    /* the person has said so */
  gboolean was_broken; /* the daemon did not answer */
  gchar *leaving;      /* (owned) (nullable): whom the question is about */
  gchar *token;        /* (owned) (nullable): of that question */

  /* Of the template. */
  GtkStack *pages;
  GtkScrolledWindow *scrolled;
  GtkContainer *content;
  GtkWidget *problem;
  GtkLabel *problem_text;
  GtkWidget *nobody;
  GtkContainer *rows;
  GtkWidget *add;
  GtkWidget *unwatched;
  GtkWidget *trial_part;
  GtkEntry *text;
  GtkLabel *result;
  GtkWidget *safe;
  GtkWidget *talk;
};

G_DEFINE_TYPE (HiatusContactsWindow, hiatus_contacts_window, GTK_TYPE_APPLICATION_WINDOW)

static HiatusDBusHiatus1 *
get_proxy (HiatusContactsWindow *self)
{
  return hiatus_daemon_link_get_proxy (self->daemon);
}

static void
grow (HiatusContactsWindow *self)
{
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static void
show_page (HiatusContactsWindow *self, const gchar *name, GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_grab_focus (focus);
  grow (self);
}

/* Returns: (transfer none) (nullable): what is wrong with contacts.ini */
static const gchar *
get_problem (HiatusContactsWindow *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  const gchar *problem = NULL;

  if (state != NULL)
    g_variant_lookup (state, "contacts-problem", "&s", &problem);
  return problem;
}

/* Who is on the list although there is a mistake in the file has to be said. */
static gchar *
tell_problem (HiatusContactsWindow *self, const gchar *problem)
{
  g_autofree gchar *sentence = hiatus_sentence_finish (problem);

  if (self->n_contacts == 0)
    return g_steal_pointer (&sentence);
  return g_strjoin (" ", sentence, _ ("Until then the last list without a mistake stays as it is, and so does the file."), NULL);
}

static gboolean
is_on_page (HiatusContactsWindow *self, const gchar *name)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->pages), name);
}

/* What is wrong with the file comes before what is wrong with an answer: it lasts. */
static void
say (HiatusContactsWindow *self, const gchar *sentence)
{
  const gchar *problem = get_problem (self);
  g_autofree gchar *text = problem != NULL ? tell_problem (self, problem) : g_strdup (sentence);

  if (text != NULL)
    gtk_label_set_text (self->problem_text, text);
  gtk_widget_set_visible (self->problem, text != NULL);
  /* It is not to be missed by somebody who is asked something else. */
  if (text != NULL && (is_on_page (self, "waiting") || is_on_page (self, "asking")))
    show_page (self, "list", self->add);
  grow (self);
}

/* Whether a call has an answer to go on with; says why where it has none. */
static gboolean
is_answered (HiatusContactsWindow *self, const GError *error)
{
  g_autofree gchar *sentence = error == NULL ? NULL : hiatus_daemon_link_explain (error);

  say (self, sentence);
  return error == NULL;
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- whom a text would give away --- */

static void on_tried (GObject *source,
                      GAsyncResult *result,
                      gpointer user_data);

/* Takes ownership of @parameters. */
static void
call_trial (HiatusContactsWindow *self, GVariant *parameters)
{
  g_dbus_proxy_call (G_DBUS_PROXY (get_proxy (self)), "TestText", parameters, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_tried, self);
  g_variant_unref (parameters);
}

static void
show_found (HiatusContactsWindow *self, GVariant *reply)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (reply, 0);
  g_autofree gchar *text = g_strstrip (g_strdup (gtk_entry_get_text (self->text)));
  g_autofree gchar *found = hiatus_contact_form_tell_rows (rows);

  gtk_label_set_text (self->result, *text == '\0' ? _ ("Here you see whom it would give away. Nothing of it is kept.") : found);
  grow (self);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusContactsWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  GVariant *next;

  if (is_cancelled (error))
    return;
  next = hiatus_last_call_end (&self->trial);
  if (next != NULL)
    call_trial (self, next);
  else if (reply != NULL)
    show_found (self, reply);
  else
    {
      g_autofree gchar *sentence = hiatus_daemon_link_explain (error);

      gtk_label_set_text (self->result, sentence);
    }
}

static void
on_text_changed (HiatusContactsWindow *self)
{
  GVariant *now = hiatus_last_call_want (&self->trial, g_variant_new ("(s)", gtk_entry_get_text (self->text)));

  if (now != NULL)
    call_trial (self, now);
}

/* --- removing --- */

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_remove_contact_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  if (!is_cancelled (error))
    is_answered (user_data, error);
}

static void
on_remove_answered (HiatusContactsWindow *self, gint answer, GtkWidget *question)
{
  g_autofree gchar *token = g_steal_pointer (&self->token);

  gtk_widget_destroy (question);
  if (answer == GTK_RESPONSE_YES && token != NULL)
    hiatus_dbus_hiatus1_call_remove_contact (get_proxy (self), self->leaving, token, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_removed, self);
}

static void
ask_person (HiatusContactsWindow *self, const gchar *sentence)
{
  const HiatusQuestion question = { .sentence = sentence, .decline = _ ("_Keep them"), .agree = _ ("_Take them off") };

  hiatus_question_ask (&question, GTK_WIDGET (self), G_CALLBACK (on_remove_answered));
}

static void
on_asked_remove (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusContactsWindow *self = user_data;
  g_autofree gchar *sentence = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_ask_remove_contact_finish (HIATUS_DBUS_HIATUS1 (source), &sentence, &token, result, &error);
  if (is_cancelled (error) || !is_answered (self, error))
    return;
  g_free (self->token);
  self->token = g_steal_pointer (&token);
  ask_person (self, sentence);
}

/* --- the rows --- */

static const gchar *
get_label (GtkButton *button)
{
  return g_object_get_data (G_OBJECT (button), "label");
}

static void
open_form (HiatusContactsWindow *self, const gchar *label)
{
  g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self))), "contact", g_variant_new_string (label));
}

static void
on_edit (GtkButton *button, gpointer user_data)
{
  open_form (user_data, get_label (button));
}

static void
on_remove (GtkButton *button, gpointer user_data)
{
  HiatusContactsWindow *self = user_data;

  g_free (self->leaving);
  self->leaving = g_strdup (get_label (button));
  hiatus_dbus_hiatus1_call_ask_remove_contact (get_proxy (self), self->leaving, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_asked_remove, self);
}

/* A screen reader reaches a button without what stands beside it. */
static GtkWidget *
make_button (HiatusContactsWindow *self, const gchar *text, const gchar *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  g_autofree gchar *name = g_strdup_printf ("%s, %s", text, label);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "label", g_strdup (label), g_free);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_line (const gchar *text, gboolean is_dim)
{
  GtkWidget *line = hiatus_wrapped_label_new (text, WIDTH_LEAST, WIDTH_MOST);

  if (is_dim)
    gtk_style_context_add_class (gtk_widget_get_style_context (line), "dim-label");
  return line;
}

/* What gives them away is told by how much it is: the words themselves are for the form. */
static void
add_row (HiatusContactsWindow *self, GVariant *contact)
{
  const gchar *label = hiatus_contact_form_get_answer (contact, "label");
  g_autofree gchar *keywords = hiatus_contact_form_tell_keywords (contact);
  g_autofree gchar *answers = hiatus_contact_form_tell_answers (contact);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *about = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_container_add (GTK_CONTAINER (about), make_line (label, FALSE));
  gtk_container_add (GTK_CONTAINER (about), make_line (keywords, TRUE));
  gtk_container_add (GTK_CONTAINER (about), make_line (answers, TRUE));
  gtk_box_pack_start (GTK_BOX (row), about, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (row), make_button (self, _ ("Edit…"), label, G_CALLBACK (on_edit)));
  gtk_container_add (GTK_CONTAINER (row), make_button (self, _ ("Remove…"), label, G_CALLBACK (on_remove)));
  gtk_container_add (self->rows, row);
  gtk_widget_show_all (row);
}

static void
remove_row (GtkWidget *row, gpointer user_data)
{
  gtk_widget_destroy (row);
}

static void
show_watching (HiatusContactsWindow *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  g_autofree const gchar **watching = NULL;
  const gboolean is_told = state != NULL && g_variant_lookup (state, "watching", "^a&s", &watching);

  gtk_widget_set_visible (self->unwatched, self->n_contacts > 0 && is_told && watching[0] == NULL);
}

static void
show_contacts (HiatusContactsWindow *self, GVariant *contacts)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const gboolean was_known = self->is_known;
  const gboolean loses_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows));

  self->is_known = TRUE;
  self->n_contacts = (guint) g_variant_n_children (contacts);
  gtk_container_foreach (self->rows, remove_row, NULL);
  for (guint i = 0; i < self->n_contacts; i++)
    {
      g_autoptr (GVariant) contact = g_variant_get_child_value (contacts, i);

      add_row (self, contact);
    }
  gtk_widget_set_visible (self->nobody, self->n_contacts == 0);
  gtk_widget_set_visible (self->trial_part, self->n_contacts > 0);
  show_watching (self);
  on_text_changed (self);
  if (!was_known && self->n_contacts == 0 && get_problem (self) == NULL)
    show_page (self, "asking", self->safe);
  else if (is_on_page (self, "waiting"))
    show_page (self, "list", self->add);
  else if (loses_focus)
    gtk_widget_grab_focus (self->add);
  say (self, NULL);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusContactsWindow *self = user_data;
  g_autoptr (GVariant) contacts = NULL;
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_list_contacts_finish (HIATUS_DBUS_HIATUS1 (source), &contacts, result, &error);
  if (!is_cancelled (error) && is_answered (self, error))
    show_contacts (self, contacts);
}

static void
list (HiatusContactsWindow *self)
{
  hiatus_dbus_hiatus1_call_list_contacts (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_listed, self);
}

static void
on_daemon_changed (HiatusContactsWindow *self)
{
  const gboolean is_broken = hiatus_daemon_link_is_broken (self->daemon);

  if (!is_broken)
    say (self, NULL);
  show_watching (self);
  /* What a daemon that comes back has read may be something else. */
  if (self->was_broken && !is_broken)
    list (self);
  self->was_broken = is_broken;
}

/* --- the pages --- */

static void
on_add (HiatusContactsWindow *self)
{
  if (self->n_contacts == 0 && !self->is_safe)
    show_page (self, "asking", self->safe);
  else
    open_form (self, "");
}

static void
on_safe (HiatusContactsWindow *self)
{
  self->is_safe = TRUE;
  show_page (self, "list", self->add);
  open_form (self, "");
}

static void
on_afraid (HiatusContactsWindow *self)
{
  self->is_safe = FALSE;
  show_page (self, "unsafe", self->talk);
}

static void
on_back (HiatusContactsWindow *self)
{
  show_page (self, "asking", self->safe);
}

static void
on_close (HiatusContactsWindow *self)
{
  hiatus_window_close (GTK_WINDOW (self));
}

/* --- the object --- */

static void
hiatus_contacts_window_dispose (GObject *object)
{
  HiatusContactsWindow *self = HIATUS_CONTACTS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_contacts_window_parent_class)->dispose (object);
}

static void
hiatus_contacts_window_finalize (GObject *object)
{
  HiatusContactsWindow *self = HIATUS_CONTACTS_WINDOW (object);

  g_object_unref (self->cancellable);
  hiatus_last_call_clear (&self->trial);
  g_free (self->leaving);
  g_free (self->token);
  G_OBJECT_CLASS (hiatus_contacts_window_parent_class)->finalize (object);
}

static void
hiatus_contacts_window_class_init (HiatusContactsWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_contacts_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_contacts_window_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/contacts-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, pages);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, scrolled);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, content);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, problem);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, problem_text);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, nobody);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, rows);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, add);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, unwatched);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, trial_part);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, text);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, result);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, safe);
  gtk_widget_class_bind_template_child (widget, HiatusContactsWindow, talk);
  gtk_widget_class_bind_template_callback (widget, on_text_changed);
  gtk_widget_class_bind_template_callback (widget, on_add);
  gtk_widget_class_bind_template_callback (widget, on_safe);
  gtk_widget_class_bind_template_callback (widget, on_afraid);
  gtk_widget_class_bind_template_callback (widget, on_back);
  gtk_widget_class_bind_template_callback (widget, on_close);
}

static void
hiatus_contacts_window_init (HiatusContactsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_container_set_focus_vadjustment (self->content, gtk_scrolled_window_get_vadjustment (self->scrolled));
}

/**
 * hiatus_contacts_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet; who is on the list comes from the daemon
 */
GtkWindow *
hiatus_contacts_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusContactsWindow *self = g_object_new (HIATUS_TYPE_CONTACTS_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  g_signal_connect_object (daemon, "entries-changed::contacts", G_CALLBACK (list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  hiatus_daemon_link_ask (daemon);
  list (self);
  return GTK_WINDOW (self);
}
