/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/letter-window.h"

#include <glib/gi18n.h>

#include "tray/windows/draft-saver.h"
#include "tray/windows/letter-shelf.h"
#include "tray/windows/lock-bar.h"
#include "tray/windows/note-text.h"
#include "tray/windows/question.h"
#include "tray/windows/window-close.h"
#include "tray/windows/window-size.h"

#define DRAFT "letter"

/* Long enough to say it, and short enough not to dwell on it. */
#define MINUTES 15

struct _HiatusLetterWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the calls */
  HiatusDraftSaver *saver;   /* (owned) */
  gchar *id;                 /* (owned) (nullable): of the letter that was written just now */
  guint timer;               /* until the time is over, or 0 */
  gboolean chosen;           /* it is decided with which page the window begins */
  gboolean again;            /* the letter comes again tomorrow */
  gboolean closing;          /* it closes as soon as the daemon has what was typed */
  gboolean insists;          /* it could not be saved, and the person closes it once more */

  /* Of the template. */
  GtkStack *pages;
  GtkWidget *writing;
  GtkTextView *text;
  GtkLabel *room;
  GtkLabel *time;
  GtkWidget *court;
  GtkWidget *discard;
  GtkWidget *again_button;
  GtkWidget *keep;
  GtkWidget *kept;
  GtkLabel *felt_text;
  GtkWidget *lighter;
  GtkLabel *after_text;
  GtkWidget *close;
  HiatusLetterShelf *shelf;
  GtkWidget *write;
  GtkWidget *rests;
  GtkLabel *message;
  HiatusLockBar *lock;
};

G_DEFINE_TYPE (HiatusLetterWindow, hiatus_letter_window, GTK_TYPE_APPLICATION_WINDOW)

static void
say (HiatusLetterWindow *self, const gchar *sentence)
{
  gtk_label_set_text (self->message, sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

static gboolean
are_offered (HiatusLetterWindow *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  gboolean offered = TRUE;

  if (state != NULL)
    g_variant_lookup (state, "letters", "b", &offered);
  return offered;
}

/* --- the time --- */

static gboolean
on_time_over (gpointer user_data)
{
  HiatusLetterWindow *self = user_data;

  self->timer = 0;
  gtk_label_set_text (self->time, _ ("The fifteen minutes are over. Finish your sentence, and let it be; nothing is cut off."));
  return G_SOURCE_REMOVE;
}

/* A time of day says it without counting down. */
static void
begin_time (HiatusLetterWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) end = g_date_time_add_minutes (now, MINUTES);
  /* Translators: a time of day, as g_date_time_format() writes it: "Fifteen minutes are enough: until about 14:32." */
  g_autofree gchar *text = g_date_time_format (end, _ ("Fifteen minutes are enough: until about %H:%M."));

  if (self->timer != 0)
    return;
  gtk_label_set_text (self->time, text);
  self->timer = g_timeout_add_seconds (MINUTES * 60, on_time_over, self);
}

/* --- the pages --- */

static void
update_buttons (HiatusLetterWindow *self)
{
  const gboolean has_text = hiatus_draft_saver_has_text (self->saver);

  gtk_widget_set_sensitive (self->discard, has_text);
  gtk_widget_set_sensitive (self->again_button, has_text);
  gtk_widget_set_sensitive (self->keep, has_text);
}

static void
show_writing (HiatusLetterWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, "write");
  begin_time (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
show_shelf (HiatusLetterWindow *self)
{
  const gboolean offered = are_offered (self) || hiatus_draft_saver_has_text (self->saver);

  gtk_widget_set_visible (self->write, offered);
  gtk_widget_set_visible (self->rests, !offered);
  gtk_stack_set_visible_child_name (self->pages, "shelf");
}

/* What is being written comes first; where letters are not offered, what was kept. */
static void
choose_page (HiatusLetterWindow *self)
{
  if (self->chosen || !hiatus_draft_saver_is_loaded (self->saver) || hiatus_daemon_link_get_state (self->daemon) == NULL)
    return;
  self->chosen = TRUE;
  if (hiatus_draft_saver_has_text (self->saver) || are_offered (self))
    show_writing (self);
  else
    show_shelf (self);
}

static void
show_lock (HiatusLetterWindow *self)
{
  hiatus_lock_bar_set_wanted (self->lock, hiatus_draft_saver_is_locked (self->saver) || hiatus_letter_shelf_is_locked (self->shelf));
}

static void
on_shelf_changed (HiatusLetterWindow *self)
{
  show_lock (self);
  gtk_widget_set_visible (self->kept, hiatus_letter_shelf_count (self->shelf) > 0);
}

static void
on_kept (HiatusLetterWindow *self)
{
  hiatus_draft_saver_save (self->saver);
  hiatus_letter_shelf_list (self->shelf);
  show_shelf (self);
}

static void
on_write (HiatusLetterWindow *self)
{
  show_writing (self);
}

static void
on_state (HiatusLetterWindow *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  const gchar *goal = "";

  if (state != NULL)
    g_variant_lookup (state, "goal", "&s", &goal);
  gtk_widget_set_visible (self->court, g_str_equal (goal, "safety"));
  choose_page (self);
}

/* --- saved as it is typed --- */

static void
on_saver_changed (HiatusLetterWindow *self)
{
  const gchar *problem = hiatus_draft_saver_get_problem (self->saver);

  say (self, problem);
  show_lock (self);
  update_buttons (self);
  choose_page (self);
  if (!self->closing || (problem == NULL && !hiatus_draft_saver_is_saved (self->saver)))
    return;
  self->closing = FALSE;
  /* Who closes it once more means it. */
  self->insists = problem != NULL;
  if (!self->insists)
    gtk_widget_destroy (GTK_WIDGET (self));
}

static void
on_active (HiatusLetterWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    hiatus_draft_saver_save (self->saver);
}

static gboolean
hiatus_letter_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  HiatusLetterWindow *self = HIATUS_LETTER_WINDOW (widget);

  hiatus_draft_saver_save (self->saver);
  if (hiatus_draft_saver_is_saved (self->saver) || self->insists)
    return GDK_EVENT_PROPAGATE;
  self->closing = TRUE;
  return GDK_EVENT_STOP;
}

/* --- kept or deleted --- */

static void
begin_call (HiatusLetterWindow *self)
{
  hiatus_draft_saver_save (self->saver);
  gtk_widget_set_sensitive (self->writing, FALSE);
}

/* Says why it failed, with all that was typed still in its place. */
static void
fail (HiatusLetterWindow *self, const GError *error)
{
  g_autofree gchar *reason = hiatus_daemon_link_explain (error);
  /* Translators: %s is a sentence that says why something could not be done. */
  g_autofree gchar *sentence = g_strdup_printf (_ ("%s What you wrote is still here."), reason);

  gtk_widget_set_sensitive (self->writing, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  say (self, sentence);
}

static void
ask_how_it_felt (HiatusLetterWindow *self, const gchar *said)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_sensitive (self->writing, TRUE);
  gtk_label_set_text (self->felt_text, said);
  gtk_stack_set_visible_child_name (self->pages, "felt");
  gtk_widget_grab_focus (self->lighter);
}

/* The letter is in the journal, and its draft to be erased. */
static void
on_draft_erased_after (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *sentence = NULL;

  if (!hiatus_dbus_hiatus1_call_erase_draft_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hiatus_draft_saver_empty (self->saver);
  ask_how_it_felt (self, self->again ? _ ("It is kept, and comes back tomorrow at ten.") : _ ("It is kept."));
  if (error == NULL)
    return;
  sentence = hiatus_daemon_link_explain (error);
  say (self, sentence);
}

static void
on_letter_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterWindow *self = user_data;
  g_autofree gchar *id = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_keep_letter_finish (HIATUS_DBUS_HIATUS1 (source), &id, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      fail (self, error);
      return;
    }
  g_free (self->id);
  self->id = g_steal_pointer (&id);
  hiatus_dbus_hiatus1_call_erase_draft (HIATUS_DBUS_HIATUS1 (source), DRAFT, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_draft_erased_after, self);
}

static void
keep (HiatusLetterWindow *self, gboolean again)
{
  g_auto (GVariantDict) letter = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *text = hiatus_note_text_get (self->text);

  self->again = again;
  g_variant_dict_insert (&letter, "note", "s", text);
  if (again)
    g_variant_dict_insert (&letter, "again", "b", TRUE);
  begin_call (self);
  hiatus_dbus_hiatus1_call_keep_letter (hiatus_daemon_link_get_proxy (self->daemon), g_variant_dict_end (&letter), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_letter_kept, self);
}

static void
on_keep (HiatusLetterWindow *self)
{
  keep (self, FALSE);
}

static void
on_again (HiatusLetterWindow *self)
{
  keep (self, TRUE);
}

/* It is gone by now; that it was written is a part of the count only. */
static void
on_letter_discarded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterWindow *self = user_data;
  g_autofree gchar *id = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_keep_letter_finish (HIATUS_DBUS_HIATUS1 (source), &id, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_free (self->id);
  self->id = g_steal_pointer (&id);
  ask_how_it_felt (self, _ ("It is gone, and nobody can bring it back."));
}

static void
on_draft_erased (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_erase_draft_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      fail (self, error);
      return;
    }
  hiatus_draft_saver_empty (self->saver);
  hiatus_dbus_hiatus1_call_keep_letter (HIATUS_DBUS_HIATUS1 (source),
                                        g_variant_new ("a{sv}", NULL),
                                        G_DBUS_CALL_FLAGS_NONE,
                                        -1,
                                        self->cancellable,
                                        on_letter_discarded,
                                        self);
}

static void
on_discard_answered (HiatusLetterWindow *self, gint answer, GtkWidget *question)
{
  gtk_widget_destroy (question);
  if (answer != GTK_RESPONSE_YES)
    return;
  begin_call (self);
  hiatus_dbus_hiatus1_call_erase_draft (hiatus_daemon_link_get_proxy (self->daemon), DRAFT, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_draft_erased, self);
}

/* A button is pressed in haste, and what is deleted cannot come back. */
static void
on_discard (HiatusLetterWindow *self)
{
  const HiatusQuestion question = {
    .sentence = _ ("Delete what you wrote?"),
    .more = _ ("It is gone then, and nobody can bring it back."),
    .decline = _ ("Keep _writing"),
    .agree = _ ("_Delete it"),
    .is_preset = TRUE,
  };

  hiatus_question_ask (&question, GTK_WIDGET (self), G_CALLBACK (on_discard_answered));
}

/* --- afterwards --- */

static void
show_after (HiatusLetterWindow *self, const gchar *text)
{
  gtk_label_set_text (self->after_text, text);
  gtk_stack_set_visible_child_name (self->pages, "after");
  gtk_widget_grab_focus (self->close);
}

static void
on_felt (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusLetterWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *sentence = NULL;

  if (hiatus_dbus_hiatus1_call_felt_letter_finish (HIATUS_DBUS_HIATUS1 (source), result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = hiatus_daemon_link_explain (error);
  say (self, sentence);
}

static void
feel (HiatusLetterWindow *self, const gchar *answer, const gchar *text)
{
  if (self->id != NULL)
    hiatus_dbus_hiatus1_call_felt_letter (hiatus_daemon_link_get_proxy (self->daemon), self->id, answer, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_felt, self);
  show_after (self, text);
}

static void
on_lighter (HiatusLetterWindow *self)
{
  feel (self, "lighter", _ ("Noted. It was good to put it somewhere."));
}

static void
on_same (HiatusLetterWindow *self)
{
  feel (self, "same", _ ("Noted. That is how it is sometimes."));
}

static void
on_heavier (HiatusLetterWindow *self)
{
  feel (self, "heavier", _ ("Noted. That happens. Something warm, some music or a person may do more good just now."));
}

static void
on_talk (HiatusLetterWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "talk", NULL);
}

static void
on_close (HiatusLetterWindow *self)
{
  hiatus_window_close (GTK_WINDOW (self));
}

/* --- the object --- */

static void
hiatus_letter_window_dispose (GObject *object)
{
  HiatusLetterWindow *self = HIATUS_LETTER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->saver);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_letter_window_parent_class)->dispose (object);
}

static void
hiatus_letter_window_finalize (GObject *object)
{
  HiatusLetterWindow *self = HIATUS_LETTER_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  G_OBJECT_CLASS (hiatus_letter_window_parent_class)->finalize (object);
}

static void
hiatus_letter_window_class_init (HiatusLetterWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_LOCK_BAR);
  g_type_ensure (HIATUS_TYPE_LETTER_SHELF);
  G_OBJECT_CLASS (class)->dispose = hiatus_letter_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_letter_window_finalize;
  widget->delete_event = hiatus_letter_window_delete_event;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/letter-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, pages);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, writing);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, text);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, room);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, time);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, court);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, discard);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, again_button);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, keep);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, kept);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, felt_text);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, lighter);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, after_text);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, close);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, shelf);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, write);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, rests);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusLetterWindow, lock);
  gtk_widget_class_bind_template_callback (widget, on_discard);
  gtk_widget_class_bind_template_callback (widget, on_again);
  gtk_widget_class_bind_template_callback (widget, on_keep);
  gtk_widget_class_bind_template_callback (widget, on_kept);
  gtk_widget_class_bind_template_callback (widget, on_lighter);
  gtk_widget_class_bind_template_callback (widget, on_same);
  gtk_widget_class_bind_template_callback (widget, on_heavier);
  gtk_widget_class_bind_template_callback (widget, on_talk);
  gtk_widget_class_bind_template_callback (widget, on_close);
  gtk_widget_class_bind_template_callback (widget, on_write);
}

static void
hiatus_letter_window_init (HiatusLetterWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_letter_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_letter_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusLetterWindow *self = g_object_new (HIATUS_TYPE_LETTER_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  hiatus_note_text_limit (self->text, self->room);
  self->saver = hiatus_draft_saver_new (daemon, DRAFT, self->text);
  hiatus_letter_shelf_start (self->shelf, daemon);
  hiatus_lock_bar_start (self->lock, daemon);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (on_saver_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shelf, "changed", G_CALLBACK (on_shelf_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (on_active), self, G_CONNECT_SWAPPED);
  update_buttons (self);
  hiatus_letter_shelf_list (self->shelf);
  hiatus_daemon_link_ask (daemon);
  return GTK_WINDOW (self);
}

/**
 * hiatus_letter_window_open:
 * @self: the window
 * @id: the id of a letter that is to be read; "" to write one
 *
 * Turns to what was asked for. What is being written stays where it is.
 */
void
hiatus_letter_window_open (HiatusLetterWindow *self, const gchar *id)
{
  if (*id != '\0')
    {
      self->chosen = TRUE;
      show_shelf (self);
      hiatus_letter_shelf_read (self->shelf, id);
    }
  else
    {
      self->chosen = FALSE;
      choose_page (self);
    }
}
