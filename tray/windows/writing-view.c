/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/writing-view.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tray/windows/draft-marks.h"
#include "tray/windows/note-text.h"
#include "tray/windows/wrapped-label.h"

/* Whoever writes is not interrupted: the text is looked at when they pause. */
#define PAUSE_MS 1000

/* A look at the text that comes later than that is about another one. */
#define CHECK_TIMEOUT_MS 5000

#define MINUTE_MS (60 * 1000)

struct _HiatusWritingView
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon; /* (owned) */
  HiatusDraftSaver *saver;  /* (owned) */
  GCancellable *checking;   /* (owned) (nullable): the look at the text that is under way */
  gchar *beginning;         /* (owned) (nullable): what was written before, until it is known whether there is something newer */
  gchar *purpose;           /* (owned): what it is looked at for; empty for nothing */
  GStrv templates;          /* (owned) */
  gint64 ends_us;           /* when its minutes are over, by the clock that never jumps; 0 before the first word */
  guint minutes;            /* how many there are; 0 where that does not matter */
  guint minute_timer;       /* until the next minute, or 0 */
  guint pause_timer;        /* until the text is looked at, or 0 */

  /* Of the template. */
  GtkTextView *text;
  GtkLabel *time;
  GtkLabel *kept;
  GtkWidget *check;
  GtkLabel *room;
  GtkWidget *found;
  GtkWidget *talk_part;
  GtkWidget *templates_part;
  GtkContainer *templates_box;
};

G_DEFINE_TYPE (HiatusWritingView, hiatus_writing_view, GTK_TYPE_BOX)

static void
hiatus_writing_view_dispose (GObject *object)
{
  HiatusWritingView *self = HIATUS_WRITING_VIEW (object);

  g_clear_handle_id (&self->minute_timer, g_source_remove);
  g_clear_handle_id (&self->pause_timer, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_object (&self->saver);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_writing_view_parent_class)->dispose (object);
}

static void
hiatus_writing_view_finalize (GObject *object)
{
  HiatusWritingView *self = HIATUS_WRITING_VIEW (object);

  g_free (self->beginning);
  g_free (self->purpose);
  g_strfreev (self->templates);
  G_OBJECT_CLASS (hiatus_writing_view_parent_class)->finalize (object);
}

/* --- what works against it --- */

static void
destroy (GtkWidget *widget, gpointer user_data)
{
  gtk_widget_destroy (widget);
}

static void
clear_found (HiatusWritingView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "found", &start, &end);
  gtk_container_foreach (GTK_CONTAINER (self->found), destroy, NULL);
  gtk_widget_hide (self->found);
  gtk_widget_hide (self->talk_part);
}

/* Leads to the words that it is about. */
static void
on_found_clicked (GtkWidget *row, gpointer user_data)
{
  HiatusWritingView *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "first")));
  end = start;
  gtk_text_iter_forward_chars (&end, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "length")));
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_to_iter (self->text, &start, 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static gchar *
mark_text (const HiatusDraftMark *mark)
{
  if (mark->length == 0 || *mark->words == '\0')
    return g_strdup (mark->why);
  /* Translators: the first %s is what the person wrote, in a few words, the second one sentence about it. */
  return g_strdup_printf (_ ("“\u2068%s\u2069”: %s"), mark->words, mark->why);
}

static void
add_mark (HiatusWritingView *self, const HiatusDraftMark *mark)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree gchar *text = mark_text (mark);
  GtkWidget *label = hiatus_wrapped_label_new (text, -1, 50);
  GtkWidget *row = label;

  if (mark->length > 0)
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (gint) mark->first);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (gint) (mark->first + mark->length));
      gtk_text_buffer_apply_tag_by_name (buffer, "found", &start, &end);
      row = gtk_button_new ();
      gtk_button_set_relief (GTK_BUTTON (row), GTK_RELIEF_NONE);
      gtk_container_add (GTK_CONTAINER (row), label);
      g_object_set_data (G_OBJECT (row), "first", GINT_TO_POINTER ((gint) mark->first));
      g_object_set_data (G_OBJECT (row), "length", GINT_TO_POINTER ((gint) mark->length));
      g_signal_connect (row, "clicked", G_CALLBACK (on_found_clicked), self);
    }
  gtk_style_context_add_class (gtk_widget_get_style_context (row), "finding");
  gtk_container_add (GTK_CONTAINER (self->found), row);
  gtk_widget_show_all (row);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusWritingView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);
  g_autoptr (GVariant) findings = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autofree gchar *text = NULL;
  gboolean talk;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->checking);
  /* A look is a help, and no condition: where there is none, nothing is said. */
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a(uusss))")))
    return;
  text = hiatus_writing_view_dup_text (self);
  findings = g_variant_get_child_value (reply, 0);
  marks = hiatus_draft_marks_new (text, findings, &talk);
  clear_found (self);
  for (guint i = 0; i < MIN (marks->len, HIATUS_DRAFT_MARKS_SHOWN); i++)
    add_mark (self, g_ptr_array_index (marks, i));
  gtk_widget_set_visible (self->found, marks->len > 0);
  gtk_widget_set_visible (self->talk_part, talk);
}

/* The daemon reads it from a file without a name, and keeps nothing of it. */
static gint
open_text (const gchar *text)
{
  const gint file = memfd_create ("draft", MFD_CLOEXEC);
  const gsize length = strlen (text);

  if (file >= 0 && (write (file, text, length) != (gssize) length || lseek (file, 0, SEEK_SET) != 0))
    {
      close (file);
      return -1;
    }
  return file;
}

static void
check_text (HiatusWritingView *self)
{
  g_autofree gchar *text = hiatus_writing_view_dup_text (self);
  g_autoptr (GUnixFDList) list = NULL;
  gint file;

  g_clear_handle_id (&self->pause_timer, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  if (*text == '\0' || (file = open_text (text)) < 0)
    {
      clear_found (self);
      return;
    }
  list = g_unix_fd_list_new_from_array (&file, 1);
  self->checking = g_cancellable_new ();
  g_dbus_proxy_call_with_unix_fd_list (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)),
                                       "CheckDraft",
                                       g_variant_new ("(hs)", 0, self->purpose),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       CHECK_TIMEOUT_MS,
                                       list,
                                       self->checking,
                                       on_checked,
                                       self);
}

static void
on_check (HiatusWritingView *self)
{
  check_text (self);
}

static gboolean
on_pause (gpointer user_data)
{
  HiatusWritingView *self = user_data;

  self->pause_timer = 0;
  check_text (self);
  return G_SOURCE_REMOVE;
}

/* --- the minutes --- */

static gboolean on_minute (gpointer user_data);

/* Said quietly: nothing happens when they are over. */
static void
say_minutes (HiatusWritingView *self)
{
  const gint64 left_ms = self->ends_us == 0 ? (gint64) self->minutes * MINUTE_MS : (self->ends_us - g_get_monotonic_time ()) / 1000;
  const guint left = (guint) MAX ((left_ms + MINUTE_MS - 1) / MINUTE_MS, 0);
  g_autofree gchar *text = NULL;

  g_clear_handle_id (&self->minute_timer, g_source_remove);
  if (left == 0)
    text = g_strdup (_ ("The time is over. You can stop in the middle; it is kept."));
  else if (self->ends_us == 0)
    text = g_strdup_printf (ngettext ("%u minute is enough.", "%u minutes are enough.", left), left);
  else
    text = g_strdup_printf (ngettext ("%u minute left", "%u minutes left", left), left);
  gtk_label_set_text (self->time, text);
  if (self->ends_us != 0 && left > 0)
    self->minute_timer = g_timeout_add ((guint) (left_ms - (gint64) (left - 1) * MINUTE_MS) + 1, on_minute, self);
}

static gboolean
on_minute (gpointer user_data)
{
  HiatusWritingView *self = user_data;

  self->minute_timer = 0;
  say_minutes (self);
  return G_SOURCE_REMOVE;
}

/* --- what one can begin with --- */

static void
on_template_clicked (GtkWidget *button, gpointer user_data)
{
  HiatusWritingView *self = user_data;
  const gchar *template = g_object_get_data (G_OBJECT (button), "template");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), template, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
add_template (HiatusWritingView *self, const gchar *template)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = hiatus_wrapped_label_new (template, -1, 50);

  gtk_container_add (GTK_CONTAINER (button), label);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "template");
  g_object_set_data_full (G_OBJECT (button), "template", g_strdup (template), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_template_clicked), self);
  gtk_container_add (self->templates_box, button);
  gtk_widget_show_all (button);
}

/* They are offered while nothing of the person's own is there that one of them could take the place of. */
static void
show_templates (HiatusWritingView *self)
{
  g_autofree gchar *text = hiatus_writing_view_dup_text (self);
  const gboolean is_untouched = *text == '\0' || g_strv_contains ((const gchar *const *) self->templates, text);

  gtk_widget_set_visible (self->templates_part, is_untouched && self->templates[0] != NULL);
}

/* --- what is written --- */

static void
on_changed (HiatusWritingView *self)
{
  show_templates (self);
  if (self->minutes > 0 && self->ends_us == 0 && gtk_widget_has_focus (GTK_WIDGET (self->text)))
    {
      self->ends_us = g_get_monotonic_time () + (gint64) self->minutes * MINUTE_MS * 1000;
      say_minutes (self);
    }
  if (*self->purpose == '\0')
    return;
  g_clear_handle_id (&self->pause_timer, g_source_remove);
  self->pause_timer = g_timeout_add (PAUSE_MS, on_pause, self);
}

/* What was kept is there, and one can write: the keyboard waits for that. */
static void
begin (HiatusWritingView *self)
{
  g_autofree gchar *beginning = g_steal_pointer (&self->beginning);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter end;

  if (!hiatus_draft_saver_has_text (self->saver) && *beginning != '\0')
    gtk_text_buffer_set_text (buffer, beginning, -1);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  show_templates (self);
  hiatus_writing_view_grab (self);
}

static void
on_saver (HiatusWritingView *self)
{
  const gboolean is_kept = hiatus_draft_saver_is_saved (self->saver) && hiatus_draft_saver_has_text (self->saver);

  if (self->beginning != NULL && hiatus_draft_saver_is_loaded (self->saver))
    begin (self);
  gtk_label_set_text (self->kept, is_kept ? _ ("Kept") : "");
}

static gboolean
on_focus_out (HiatusWritingView *self)
{
  hiatus_draft_saver_save (self->saver);
  return GDK_EVENT_PROPAGATE;
}

static void
hiatus_writing_view_class_init (HiatusWritingViewClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_writing_view_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_writing_view_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/writing-view.ui");
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, text);
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, time);
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, kept);
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, check);
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, room);
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, found);
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, talk_part);
  gtk_widget_class_bind_template_child (widget, HiatusWritingView, templates_part);
  gtk_widget_class_bind_template_child_full (widget, "templates", FALSE, G_STRUCT_OFFSET (HiatusWritingView, templates_box));
  gtk_widget_class_bind_template_callback (widget, on_focus_out);
  gtk_widget_class_bind_template_callback (widget, on_check);
}

static void
hiatus_writing_view_init (HiatusWritingView *self)
{
  static const GdkRGBA amber = { 0.80, 0.58, 0.20, 1.0 };
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_create_tag (buffer, "found", "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &amber, NULL);
}

/**
 * hiatus_writing_view_new:
 * @daemon: the way to the daemon
 * @script: the script
 * @page: a step of it at which one writes
 *
 * Returns: (transfer floating): a place to write
 */
HiatusWritingView *
hiatus_writing_view_new (HiatusDaemonLink *daemon, const gchar *script, const HiatusPage *page)
{
  HiatusWritingView *self = g_object_new (HIATUS_TYPE_WRITING_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree gchar *name = g_strconcat (script, "/", page->step, NULL);
  g_autofree gchar *lines = g_strjoinv ("\n", page->lines);

  self->daemon = g_object_ref (daemon);
  self->beginning = g_strdup (page->note);
  self->purpose = g_strdup (page->purpose);
  self->templates = g_strdupv (page->templates);
  self->minutes = page->kind == HIATUS_PAGE_BOX ? page->minutes : 0;
  for (gsize i = 0; self->templates[i] != NULL; i++)
    add_template (self, self->templates[i]);
  gtk_widget_set_visible (self->check, *self->purpose != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->time), self->minutes > 0);
  if (self->minutes > 0)
    say_minutes (self);
  show_templates (self);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->text)), page->title);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self->text)), lines);
  hiatus_note_text_limit (self->text, self->room);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->saver = hiatus_draft_saver_new (daemon, name, self->text);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (on_saver), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * hiatus_writing_view_dup_text:
 * @self: the view
 *
 * Returns: (transfer full): what was typed
 */
gchar *
hiatus_writing_view_dup_text (HiatusWritingView *self)
{
  return hiatus_note_text_get (self->text);
}

/**
 * hiatus_writing_view_get_saver:
 * @self: the view
 *
 * Returns: (transfer none): what keeps the text
 */
HiatusDraftSaver *
hiatus_writing_view_get_saver (HiatusWritingView *self)
{
  return self->saver;
}

/**
 * hiatus_writing_view_finish:
 * @self: the view
 *
 * The text is in the journal, and nothing is left to be kept.
 */
void
hiatus_writing_view_finish (HiatusWritingView *self)
{
  hiatus_draft_saver_empty (self->saver);
  g_clear_handle_id (&self->pause_timer, g_source_remove);
}

/**
 * hiatus_writing_view_grab:
 * @self: the view
 *
 * Gives the text the keyboard.
 */
void
hiatus_writing_view_grab (HiatusWritingView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
