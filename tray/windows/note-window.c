/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/note-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/text-limits.h"
#include "tray/windows/text-room.h"

#define N_STRENGTHS 3

struct _HiatusNoteWindow
{
  HiatusFormWindow parent_instance;

  gchar *kind; /* (owned): "urge" or "slip" */
  gboolean noted;

  /* Of the template. */
  GtkStack *pages;
  GtkWidget *fields;
  GtkWidget *slip_text;
  GtkWidget *urge_fields;
  GtkToggleButton *mild;
  GtkToggleButton *strong;
  GtkToggleButton *overwhelming;
  GtkEntry *trigger;
  GtkTextView *note;
  GtkLabel *room;
  GtkLabel *noted_text;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusNoteWindow, hiatus_note_window, HIATUS_TYPE_FORM_WINDOW)

static void
get_strengths (HiatusNoteWindow *self, GtkToggleButton *buttons[N_STRENGTHS])
{
  buttons[0] = self->mild;
  buttons[1] = self->strong;
  buttons[2] = self->overwhelming;
}

/* One strength at most; a second click takes it back. */
static void
on_strength (HiatusNoteWindow *self, GtkToggleButton *chosen)
{
  GtkToggleButton *buttons[N_STRENGTHS];

  if (!gtk_toggle_button_get_active (chosen))
    return;
  get_strengths (self, buttons);
  for (guint i = 0; i < N_STRENGTHS; i++)
    if (buttons[i] != chosen)
      gtk_toggle_button_set_active (buttons[i], FALSE);
}

/* 1 to 3; 0 where it was not said. */
static gint
get_strength (HiatusNoteWindow *self)
{
  GtkToggleButton *buttons[N_STRENGTHS];

  get_strengths (self, buttons);
  for (guint i = 0; i < N_STRENGTHS; i++)
    if (gtk_toggle_button_get_active (buttons[i]))
      return (gint) i + 1;
  return 0;
}

static void
say_room (HiatusNoteWindow *self, const gchar *sentence)
{
  if (sentence != NULL)
    gtk_label_set_text (self->room, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->room), sentence != NULL);
}

/* What does not fit is not taken, and a sentence says where there is more room. */
static void
on_trigger_insert (GtkEditable *editable, const gchar *text, gint length, gint *position, HiatusNoteWindow *self)
{
  const gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  const gsize taken = gtk_entry_buffer_get_bytes (gtk_entry_get_buffer (self->trigger));
  const gsize fits = hiatus_text_room_fit (text, n_bytes, taken, HIATUS_TRIGGER_MAX);

  say_room (self, NULL);
  if (fits == n_bytes)
    return;
  g_signal_stop_emission_by_name (editable, "insert-text");
  if (fits > 0)
    gtk_editable_insert_text (editable, text, (gint) fits, position);
  say_room (self, _ ("This line is full. The note below has room for more."));
}

static gchar *
get_note (HiatusNoteWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_note_insert (GtkTextBuffer *buffer, GtkTextIter *position, const gchar *text, gint length, HiatusNoteWindow *self)
{
  const gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  /* Of a note shorter than a quarter of the limit no character can make it too long, whatever its bytes. */
  const gboolean is_short = n_bytes + 4 * (gsize) gtk_text_buffer_get_char_count (buffer) <= HIATUS_NOTE_MAX;
  g_autofree gchar *note = is_short ? NULL : get_note (self);
  const gsize fits = is_short ? n_bytes : hiatus_text_room_fit (text, n_bytes, strlen (note), HIATUS_NOTE_MAX);

  say_room (self, NULL);
  if (fits == n_bytes)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (fits > 0)
    gtk_text_buffer_insert (buffer, position, text, (gint) fits);
  say_room (self, _ ("This note is full. Save it; there is room for another."));
}

static void
insert_text (GVariantDict *fields, const gchar *key, const gchar *text)
{
  g_autofree gchar *stripped = g_strstrip (g_strdup (text));

  if (*stripped != '\0')
    g_variant_dict_insert (fields, key, "s", stripped);
}

static GVariant *
get_fields (HiatusNoteWindow *self)
{
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *note = get_note (self);
  const gint strength = get_strength (self);

  insert_text (&fields, "note", note);
  if (g_str_equal (self->kind, "urge"))
    {
      insert_text (&fields, "trigger", gtk_entry_get_text (self->trigger));
      if (strength > 0)
        g_variant_dict_insert (&fields, "strength", "i", strength);
    }
  return g_variant_dict_end (&fields);
}

/* What stands after a slip: true now that the daemon has counted it. */
static void
show_what_stands (HiatusNoteWindow *self)
{
  HiatusDaemonLink *daemon = hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self));
  GVariant *state = hiatus_daemon_link_is_broken (daemon) ? NULL : hiatus_daemon_link_get_state (daemon);
  g_autofree gchar *stands = NULL;
  g_autofree gchar *text = NULL;
  gint kept = 0;

  if (state != NULL && g_variant_lookup (state, "kept", "i", &kept) && kept > 0)
    stands = g_strdup_printf (ngettext ("%d day still stands.", "%d days still stand.", (gulong) kept), kept);
  text = g_strdup_printf ("%s%s%s", _ ("It is noted, and it can end there."), stands == NULL ? "" : "\n", stands == NULL ? "" : stands);
  gtk_label_set_text (self->noted_text, text);
}

static void
on_state (HiatusNoteWindow *self)
{
  if (!self->noted)
    return;
  show_what_stands (self);
  gtk_stack_set_visible_child_name (self->pages, "noted");
}

/* After an urge there is nothing more to say; after a slip there is what stands. */
static void
on_logged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusNoteWindow *self = user_data;
  g_autofree gchar *id = NULL;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_log_finish (HIATUS_DBUS_HIATUS1 (source), &id, result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!hiatus_form_window_end (HIATUS_FORM_WINDOW (self), error))
    return;
  if (g_str_equal (self->kind, "urge"))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->noted = TRUE;
  gtk_widget_hide (self->cancel);
  gtk_button_set_label (GTK_BUTTON (self->save), _ ("_Close"));
  gtk_widget_grab_focus (self->save);
  hiatus_daemon_link_ask (hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self)));
}

static void
hiatus_note_window_save (HiatusFormWindow *form)
{
  HiatusNoteWindow *self = HIATUS_NOTE_WINDOW (form);
  GCancellable *cancellable;

  if (self->noted)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  cancellable = hiatus_form_window_begin (form);
  hiatus_dbus_hiatus1_call_log (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (form)),
                                self->kind,
                                get_fields (self),
                                G_DBUS_CALL_FLAGS_NONE,
                                -1,
                                cancellable,
                                on_logged,
                                self);
}

static gboolean
hiatus_note_window_has_text (HiatusFormWindow *form)
{
  g_autoptr (GVariant) fields = g_variant_ref_sink (get_fields (HIATUS_NOTE_WINDOW (form)));
  const gchar *text;

  return g_variant_lookup (fields, "note", "&s", &text) || g_variant_lookup (fields, "trigger", "&s", &text);
}

static void
hiatus_note_window_finalize (GObject *object)
{
  g_free (HIATUS_NOTE_WINDOW (object)->kind);
  G_OBJECT_CLASS (hiatus_note_window_parent_class)->finalize (object);
}

static void
hiatus_note_window_class_init (HiatusNoteWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_note_window_finalize;
  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_note_window_save;
  HIATUS_FORM_WINDOW_CLASS (class)->has_text = hiatus_note_window_has_text;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/note-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, pages);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, slip_text);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, urge_fields);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, mild);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, strong);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, overwhelming);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, trigger);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, note);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, room);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, noted_text);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, save);
  gtk_widget_class_bind_template_callback (widget, on_strength);
  gtk_widget_class_bind_template_callback (widget, on_trigger_insert);
}

static void
hiatus_note_window_init (HiatusNoteWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_note_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 * @kind: "urge" or "slip"
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_note_window_new (GtkApplication *application, HiatusDaemonLink *daemon, const gchar *kind)
{
  HiatusNoteWindow *self = g_object_new (HIATUS_TYPE_NOTE_WINDOW, "application", application, NULL);
  const gboolean is_urge = g_str_equal (kind, "urge");
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };

  self->kind = g_strdup (kind);
  gtk_widget_set_visible (self->urge_fields, is_urge);
  gtk_widget_set_visible (self->slip_text, !is_urge);
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "insert-text", G_CALLBACK (on_note_insert), self, 0);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (is_urge ? GTK_WIDGET (self->mild) : GTK_WIDGET (self->note));
  return GTK_WINDOW (self);
}
