/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/letter-shelf.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "tray/windows/question.h"

#define SPACING 12

struct _HiatusLetterShelf
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) (nullable): once it has started */
  GCancellable *cancellable; /* (owned) */
  gchar *open;               /* (owned) (nullable): the id of the letter that is read */
  gchar *wanted;             /* (owned) (nullable): the id of the one that is asked for */
  gchar *token;              /* (owned) (nullable): of the question whether to delete one */
  guint n_letters;
  gboolean locked; /* the one that was asked for cannot be read before the passphrase is given */

  /* Of the template. */
  GtkStack *pages;
  GtkContainer *rows;
  GtkWidget *nothing;
  GtkTextView *text;
  GtkWidget *back;
  GtkLabel *message;
};

G_DEFINE_TYPE (HiatusLetterShelf, hiatus_letter_shelf, GTK_TYPE_BOX)

static guint changed_signal;

static void
say (HiatusLetterShelf *self, const gchar *sentence)
{
  gtk_label_set_text (self->message, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *sentence != '\0');
}

/* Whether a call has an answer to go on with; says why where it has none. */
static gboolean
is_answered (HiatusLetterShelf *self, const GError *error)
{
  g_autofree gchar *sentence = error == NULL ? g_strdup ("") : hiatus_daemon_link_explain (error);

  say (self, sentence);
  return error == NULL;
}

static gchar *
format_instant (gint64 instant_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (instant_us / G_USEC_PER_SEC);

  /* Translators: when a letter was written, as g_date_time_format() writes it: "Sunday, 2 March 2025, 14:02". */
  return time == NULL ? g_strdup ("") : g_date_time_format (time, _ ("%A, %-d %B %Y, %H:%M"));
}

/* --- deleting --- */

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterShelf *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_delete_letter_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_answered (self, error))
    hiatus_letter_shelf_list (self);
}

static void
on_delete_answered (HiatusLetterShelf *self, gint answer, GtkWidget *question)
{
  g_autofree gchar *token = g_steal_pointer (&self->token);

  gtk_widget_destroy (question);
  if (answer == GTK_RESPONSE_YES && token != NULL)
    hiatus_dbus_hiatus1_call_delete_letter (hiatus_daemon_link_get_proxy (self->daemon), self->wanted, token, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_deleted, self);
}

static void
on_asked_delete (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterShelf *self = user_data;
  HiatusQuestion question = { .decline = _ ("_Keep it"), .agree = _ ("_Delete it") };
  g_autofree gchar *sentence = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_ask_delete_letter_finish (HIATUS_DBUS_HIATUS1 (source), &sentence, &token, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!is_answered (self, error))
    return;
  g_free (self->token);
  self->token = g_steal_pointer (&token);
  question.sentence = sentence;
  hiatus_question_ask (&question, GTK_WIDGET (self), G_CALLBACK (on_delete_answered));
}

static void
ask_delete (HiatusLetterShelf *self, const gchar *id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  hiatus_dbus_hiatus1_call_ask_delete_letter (hiatus_daemon_link_get_proxy (self->daemon), id, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_asked_delete, self);
}

static void
on_delete_open (HiatusLetterShelf *self)
{
  if (self->open != NULL)
    ask_delete (self, self->open);
}

/* --- reading --- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterShelf *self = user_data;
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_read_letter_finish (HIATUS_DBUS_HIATUS1 (source), &text, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->locked = g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
  g_signal_emit (self, changed_signal, 0);
  if (self->locked)
    {
      hiatus_letter_shelf_list (self);
      return;
    }
  if (!is_answered (self, error))
    return;
  g_free (self->open);
  self->open = g_strdup (self->wanted);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  gtk_stack_set_visible_child_name (self->pages, "letter");
  gtk_widget_grab_focus (self->back);
}

static void
leave_letter (HiatusLetterShelf *self)
{
  g_clear_pointer (&self->open, g_free);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
}

static void
on_back (HiatusLetterShelf *self)
{
  hiatus_letter_shelf_list (self);
}

/* --- the list --- */

static const gchar *
get_id (GtkButton *button)
{
  return g_object_get_data (G_OBJECT (button), "id");
}

static void
on_row_read (GtkButton *button, gpointer user_data)
{
  hiatus_letter_shelf_read (user_data, get_id (button));
}

static void
on_row_delete (GtkButton *button, gpointer user_data)
{
  ask_delete (user_data, get_id (button));
}

/* A screen reader reaches a button without what stands beside it. */
static GtkWidget *
make_button (HiatusLetterShelf *self, const gchar *label, const gchar *when, const gchar *id, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree gchar *name = g_strdup_printf ("%s, %s", label, when);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
add_row (HiatusLetterShelf *self, GVariant *letter)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  g_autofree gchar *when = NULL;
  const gchar *id = "";
  gint64 at_us = 0;
  GtkWidget *label;

  g_variant_lookup (letter, "id", "&s", &id);
  g_variant_lookup (letter, "at", "x", &at_us);
  when = format_instant (at_us);
  label = gtk_label_new (when);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_box_pack_start (GTK_BOX (row), label, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (row), make_button (self, _ ("Read"), when, id, G_CALLBACK (on_row_read)));
  gtk_container_add (GTK_CONTAINER (row), make_button (self, _ ("Delete…"), when, id, G_CALLBACK (on_row_delete)));
  gtk_container_add (self->rows, row);
  gtk_widget_show_all (row);
}

static void
remove_row (GtkWidget *row, gpointer user_data)
{
  gtk_widget_destroy (row);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterShelf *self = user_data;
  g_autoptr (GVariant) letters = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_list_letters_finish (HIATUS_DBUS_HIATUS1 (source), &letters, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!is_answered (self, error))
    return;
  gtk_container_foreach (self->rows, remove_row, NULL);
  self->n_letters = (guint) g_variant_n_children (letters);
  /* The last one is the nearest. */
  for (guint i = self->n_letters; i > 0; i--)
    {
      g_autoptr (GVariant) letter = g_variant_get_child_value (letters, i - 1);

      add_row (self, letter);
    }
  gtk_widget_set_visible (self->nothing, self->n_letters == 0);
  g_signal_emit (self, changed_signal, 0);
}

/* What is locked goes from the screen; what could not be read comes. */
static void
on_lock_changed (HiatusLetterShelf *self)
{
  g_autofree gchar *id = g_strdup (self->open != NULL ? self->open : self->wanted);

  if (self->open != NULL || self->locked)
    hiatus_letter_shelf_read (self, id);
}

/* --- the object --- */

static void
hiatus_letter_shelf_dispose (GObject *object)
{
  HiatusLetterShelf *self = HIATUS_LETTER_SHELF (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_letter_shelf_parent_class)->dispose (object);
}

static void
hiatus_letter_shelf_finalize (GObject *object)
{
  HiatusLetterShelf *self = HIATUS_LETTER_SHELF (object);

  g_object_unref (self->cancellable);
  g_free (self->open);
  g_free (self->wanted);
  g_free (self->token);
  G_OBJECT_CLASS (hiatus_letter_shelf_parent_class)->finalize (object);
}

static void
hiatus_letter_shelf_class_init (HiatusLetterShelfClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_letter_shelf_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_letter_shelf_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/letter-shelf.ui");
  gtk_widget_class_bind_template_child (widget, HiatusLetterShelf, pages);
  gtk_widget_class_bind_template_child (widget, HiatusLetterShelf, rows);
  gtk_widget_class_bind_template_child (widget, HiatusLetterShelf, nothing);
  gtk_widget_class_bind_template_child (widget, HiatusLetterShelf, text);
  gtk_widget_class_bind_template_child (widget, HiatusLetterShelf, back);
  gtk_widget_class_bind_template_child (widget, HiatusLetterShelf, message);
  gtk_widget_class_bind_template_callback (widget, on_back);
  gtk_widget_class_bind_template_callback (widget, on_delete_open);

  /**
   * HiatusLetterShelf::changed:
   * @self: the shelf
   *
   * It is known how many letters there are, or whether the one that was asked for is locked.
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_LETTER_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_letter_shelf_init (HiatusLetterShelf *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_letter_shelf_start:
 * @self: the shelf
 * @daemon: the way to the daemon
 *
 * To be called once, when the window is made.
 */
void
hiatus_letter_shelf_start (HiatusLetterShelf *self, HiatusDaemonLink *daemon)
{
  self->daemon = g_object_ref (daemon);
  g_signal_connect_object (daemon, "lock-changed", G_CALLBACK (on_lock_changed), self, G_CONNECT_SWAPPED);
}

/**
 * hiatus_letter_shelf_is_locked:
 * @self: the shelf
 *
 * Returns: whether the letter that was asked for cannot be read before the passphrase is given
 */
gboolean
hiatus_letter_shelf_is_locked (HiatusLetterShelf *self)
{
  return self->locked;
}

/**
 * hiatus_letter_shelf_list:
 * @self: the shelf
 *
 * Shows which letters there are now.
 */
void
hiatus_letter_shelf_list (HiatusLetterShelf *self)
{
  leave_letter (self);
  gtk_stack_set_visible_child_name (self->pages, "list");
  hiatus_dbus_hiatus1_call_list_letters (hiatus_daemon_link_get_proxy (self->daemon), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_listed, self);
}

/**
 * hiatus_letter_shelf_read:
 * @self: the shelf
 * @id: the id of a letter
 *
 * Shows a letter.
 */
void
hiatus_letter_shelf_read (HiatusLetterShelf *self, const gchar *id)
{
  g_autofree gchar *wanted = g_strdup (id);

  g_free (self->wanted);
  self->wanted = g_steal_pointer (&wanted);
  hiatus_dbus_hiatus1_call_read_letter (hiatus_daemon_link_get_proxy (self->daemon), self->wanted, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_read, self);
}

/**
 * hiatus_letter_shelf_count:
 * @self: the shelf
 *
 * Returns: how many letters there were when it was asked last
 */
guint
hiatus_letter_shelf_count (HiatusLetterShelf *self)
{
  return self->n_letters;
}
