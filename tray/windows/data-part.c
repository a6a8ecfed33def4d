/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/data-part.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "tray/windows/page-part.h"
#include "tray/windows/question.h"

#define SPACING 6

typedef struct
{
  HiatusDaemonLink *daemon;     /* (owned) */
  GCancellable *cancellable;    /* (owned): of the calls that are under way */
  GtkWidget *part;              /* heading and all below it */
  GtkWidget *message;           /* what came of it */
  GtkWidget *spinner;           /* turns while the daemon is at it, which takes as long as the journal is long */
  GPtrArray *rows;              /* (owned) (element-type GtkWidget): of buttons */
  GtkFileChooserNative *chosen; /* (owned) (nullable): where a file is or was chosen */
  HiatusDataPartFile on_file;
  GtkWidget *question; /* (unowned) (nullable): what is asked just now */
  HiatusDataPartAnswer on_answer;
} HiatusDataPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HiatusDataPart, hiatus_data_part, GTK_TYPE_BOX)

static HiatusDataPartPrivate *
get (HiatusDataPart *self)
{
  return hiatus_data_part_get_instance_private (self);
}

static void
leave_file (HiatusDataPart *self)
{
  HiatusDataPartPrivate *priv = get (self);

  if (priv->chosen != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (priv->chosen));
  g_clear_object (&priv->chosen);
}

static void
hiatus_data_part_dispose (GObject *object)
{
  HiatusDataPart *self = HIATUS_DATA_PART (object);
  HiatusDataPartPrivate *priv = get (self);

  g_cancellable_cancel (priv->cancellable);
  leave_file (self);
  g_clear_pointer (&priv->question, gtk_widget_destroy);
  g_clear_object (&priv->daemon);
  G_OBJECT_CLASS (hiatus_data_part_parent_class)->dispose (object);
}

static void
hiatus_data_part_finalize (GObject *object)
{
  HiatusDataPartPrivate *priv = get (HIATUS_DATA_PART (object));

  g_clear_object (&priv->cancellable);
  g_clear_pointer (&priv->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (hiatus_data_part_parent_class)->finalize (object);
}

static void
hiatus_data_part_class_init (HiatusDataPartClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_data_part_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_data_part_finalize;
}

static void
hiatus_data_part_init (HiatusDataPart *self)
{
  HiatusDataPartPrivate *priv = get (self);

  priv->cancellable = g_cancellable_new ();
  priv->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * hiatus_data_part_begin:
 * @self: a part
 * @daemon: the way to the daemon
 * @heading: what it is about
 * @about: a sentence or two on it
 *
 * Puts that on top.
 */
void
hiatus_data_part_begin (HiatusDataPart *self, HiatusDaemonLink *daemon, const gchar *heading, const gchar *about)
{
  HiatusDataPartPrivate *priv = get (self);

  priv->daemon = g_object_ref (daemon);
  priv->part = hiatus_page_part_new (heading, about);
  gtk_container_add (GTK_CONTAINER (self), priv->part);
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * hiatus_data_part_get_daemon:
 * @self: a part
 *
 * Returns: (transfer none): the way to the daemon
 */
HiatusDaemonLink *
hiatus_data_part_get_daemon (HiatusDataPart *self)
{
  return get (self)->daemon;
}

/**
 * hiatus_data_part_get_cancellable:
 * @self: a part
 *
 * Returns: (transfer none): what ends calls when the part goes
 */
GCancellable *
hiatus_data_part_get_cancellable (HiatusDataPart *self)
{
  return get (self)->cancellable;
}

/**
 * hiatus_data_part_add_row:
 * @self: a part
 *
 * Returns: (transfer none): a row for buttons and the like
 */
GtkWidget *
hiatus_data_part_add_row (HiatusDataPart *self)
{
  HiatusDataPartPrivate *priv = get (self);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  gtk_widget_show (row);
  gtk_container_add (GTK_CONTAINER (priv->part), row);
  g_ptr_array_add (priv->rows, row);
  return row;
}

/**
 * hiatus_data_part_add_button:
 * @self: a part
 * @row: one of its rows
 * @label: what the button says, with a mnemonic
 * @callback: what it does; called with @self first
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
hiatus_data_part_add_button (HiatusDataPart *self, GtkWidget *row, const gchar *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_show (button);
  gtk_container_add (GTK_CONTAINER (row), button);
  return button;
}

/**
 * hiatus_data_part_end:
 * @self: a part with all its rows
 *
 * Puts what tells that something is under way beside the first of them, and below them the line that says what came of it.
 */
void
hiatus_data_part_end (HiatusDataPart *self)
{
  HiatusDataPartPrivate *priv = get (self);

  priv->spinner = gtk_spinner_new ();
  gtk_widget_show (priv->spinner);
  gtk_container_add (GTK_CONTAINER (g_ptr_array_index (priv->rows, 0)), priv->spinner);
  priv->message = hiatus_page_part_make_label (NULL);
  gtk_label_set_selectable (GTK_LABEL (priv->message), TRUE);
  gtk_widget_set_can_focus (priv->message, FALSE);
  gtk_widget_hide (priv->message);
  atk_object_set_role (gtk_widget_get_accessible (priv->message), ATK_ROLE_NOTIFICATION);
  gtk_container_add (GTK_CONTAINER (priv->part), priv->message);
}

/**
 * hiatus_data_part_say:
 * @self: a part
 * @sentence: (nullable): what came of it; %NULL for nothing to say
 *
 * Says it below the buttons.
 */
void
hiatus_data_part_say (HiatusDataPart *self, const gchar *sentence)
{
  HiatusDataPartPrivate *priv = get (self);

  gtk_label_set_text (GTK_LABEL (priv->message), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (priv->message, sentence != NULL);
}

/**
 * hiatus_data_part_tell_end:
 * @self: a part
 * @error: (nullable): why something was not done
 *
 * Says why, or nothing if it was done, and lets go on; where the passphrase is wanted, that is asked for. To be called before anything else of @self is used: after a call that was
 * cancelled it may not be there any more.
 *
 * Returns: whether somebody waits for it; %FALSE where the part is gone
 */
gboolean
hiatus_data_part_tell_end (HiatusDataPart *self, const GError *error)
{
  g_autofree gchar *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  sentence = error == NULL ? NULL : hiatus_daemon_link_explain (error);
  if (g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED))
    hiatus_daemon_link_want_unlock (get (self)->daemon);
  hiatus_data_part_say (self, sentence);
  hiatus_data_part_set_busy (self, FALSE);
  return TRUE;
}

/**
 * hiatus_data_part_set_busy:
 * @self: a part
 * @busy: whether something is under way
 *
 * Nothing else is begun meanwhile.
 */
void
hiatus_data_part_set_busy (HiatusDataPart *self, gboolean busy)
{
  HiatusDataPartPrivate *priv = get (self);

  for (guint i = 0; i < priv->rows->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (priv->rows, i), !busy);
  g_object_set (priv->spinner, "active", busy, NULL);
}

/* --- a file --- */

static void
on_file_chosen (HiatusDataPart *self, gint answer, GtkFileChooserNative *chooser)
{
  HiatusDataPartPrivate *priv = get (self);
  g_autofree gchar *path = answer == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser)) : NULL;

  /* The window goes with the next one, or with the part: it is still busy with the key that closed it. */
  if (path != NULL)
    priv->on_file (self, path);
}

static void
choose (HiatusDataPart *self, GtkFileChooserAction action, const gchar *title, const gchar *accept, const gchar *name, HiatusDataPartFile done)
{
  HiatusDataPartPrivate *priv = get (self);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self)));

  /* A key that was pressed twice. */
  if (priv->chosen != NULL && gtk_native_dialog_get_visible (GTK_NATIVE_DIALOG (priv->chosen)))
    return;
  leave_file (self);
  hiatus_data_part_say (self, NULL);
  priv->on_file = done;
  priv->chosen = gtk_file_chooser_native_new (title, window, action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (priv->chosen), TRUE);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (priv->chosen), TRUE);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (priv->chosen), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (priv->chosen), name);
  g_signal_connect_object (priv->chosen, "response", G_CALLBACK (on_file_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (priv->chosen));
}

/**
 * hiatus_data_part_choose_new:
 * @self: a part
 * @name: what the file may be called
 * @done: what is done with it; not called where none is chosen
 *
 * Asks where to write to. That a file that is there is to be replaced is agreed to then.
 */
void
hiatus_data_part_choose_new (HiatusDataPart *self, const gchar *name, HiatusDataPartFile done)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Where to?"), _ ("_Save"), name, done);
}

/**
 * hiatus_data_part_choose:
 * @self: a part
 * @done: what is done with it; not called where none is chosen
 *
 * Asks what to read.
 */
void
hiatus_data_part_choose (HiatusDataPart *self, HiatusDataPartFile done)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("From where?"), _ ("_Open"), NULL, done);
}

/**
 * hiatus_data_part_name_file:
 * @stem: how its name begins
 * @extension: how it ends
 *
 * Returns: (transfer full): a name with the date of today in between
 */
gchar *
hiatus_data_part_name_file (const gchar *stem, const gchar *extension)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree gchar *date = g_date_time_format (now, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.%s", stem, date, extension);
}

/* --- a question --- */

static void
on_answered (HiatusDataPart *self, gint answer, GtkWidget *question)
{
  HiatusDataPartPrivate *priv = get (self);

  priv->question = NULL;
  gtk_widget_destroy (question);
  gtk_spinner_start (GTK_SPINNER (priv->spinner));
  priv->on_answer (self, answer == GTK_RESPONSE_YES);
}

/**
 * hiatus_data_part_ask:
 * @self: a part
 * @question: what the daemon wants to be asked; up to its question mark it is the question, what follows says more
 * @decline: what the button says that leaves all as it is, with a mnemonic
 * @agree: what the other one says
 * @done: what follows
 *
 * Asks. Escape and a closed window leave all as it is.
 */
void
hiatus_data_part_ask (HiatusDataPart *self, const gchar *question, const gchar *decline, const gchar *agree, HiatusDataPartAnswer done)
{
  HiatusDataPartPrivate *priv = get (self);
  const gchar *mark = strchr (question, '?');
  g_autofree gchar *head = mark == NULL ? g_strdup (question) : g_strndup (question, (gsize) (mark + 1 - question));
  const HiatusQuestion asked = {
    .sentence = head,
    .more = mark != NULL && mark[1] != '\0' ? mark + 1 + strspn (mark + 1, " ") : NULL,
    .decline = decline,
    .agree = agree,
  };

  gtk_spinner_stop (GTK_SPINNER (priv->spinner));
  priv->on_answer = done;
  priv->question = hiatus_question_ask (&asked, GTK_WIDGET (self), G_CALLBACK (on_answered));
}
