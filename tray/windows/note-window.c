/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/note-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/text-limits.h"
#include "tray/windows/note-text.h"
#include "tray/windows/text-room.h"
#include "tray/windows/window-close.h"
#include "tray/windows/window-size.h"

#define N_STRENGTHS 3

struct _HiatusNoteWindow
{
  HiatusFormWindow parent_instance;

  gchar *kind; /* (owned): "urge" or "slip" */
  gchar *slip; /* (owned) (nullable): its id, once it is noted */

  /* Of the template. */
  GtkStack *pages;
  GtkWidget *fields;
  GtkWidget *slip_text;
  GtkLabel *danger_text;
  GtkWidget *practical_text;
  GtkWidget *urge_fields;
  GtkToggleButton *mild;
  GtkToggleButton *strong;
  GtkToggleButton *overwhelming;
  GtkEntry *trigger;
  GtkTextView *note;
  GtkLabel *room;
  GtkWidget *noted;
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

/* What does not fit is not taken, and a sentence says where there is more room. */
static void
on_trigger_insert (GtkEditable *editable, const gchar *text, gint length, gint *position, HiatusNoteWindow *self)
{
  const gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  const gsize taken = gtk_entry_buffer_get_bytes (gtk_entry_get_buffer (self->trigger));
  const gsize fits = hiatus_text_room_fit (text, n_bytes, taken, HIATUS_TRIGGER_MAX);

  hiatus_note_text_say_room (self->room, NULL);
  if (fits == n_bytes)
    return;
  g_signal_stop_emission_by_name (editable, "insert-text");
  if (fits > 0)
    gtk_editable_insert_text (editable, text, (gint) fits, position);
  hiatus_note_text_say_room (self->room, _ ("This line is full. The note below has room for more."));
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
  g_autofree gchar *note = hiatus_note_text_get (self->note);
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

static GVariant *
get_state (HiatusNoteWindow *self)
{
  HiatusDaemonLink *daemon = hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self));

  return hiatus_daemon_link_is_broken (daemon) ? NULL : hiatus_daemon_link_get_state (daemon);
}

static gboolean
state_has (GVariant *state, const gchar *key, const gchar *value)
{
  const gchar *found = NULL;

  return state != NULL && g_variant_lookup (state, key, "&s", &found) && g_str_equal (found, value);
}

/* Before a slip is noted: what keeps from the second message, what is none, and where it may be read. */
static void
show_slip_words (HiatusNoteWindow *self)
{
  GVariant *state = get_state (self);
  gboolean in_danger = state_has (state, "goal", "safety");

  gtk_widget_set_visible (self->slip_text, !in_danger);
  gtk_widget_set_visible (GTK_WIDGET (self->danger_text), in_danger);
  if (in_danger)
    gtk_label_set_text (self->noted_text, gtk_label_get_text (self->danger_text));
  gtk_widget_set_visible (self->practical_text, !in_danger && state_has (state, "mode", "limited"));
  hiatus_window_size_grow (GTK_WINDOW (self));
}

/* What the daemon says of the slip, now that it has counted it. */
static void
show_what_stands (HiatusNoteWindow *self)
{
  GVariant *state = get_state (self);
  const gchar *advice = NULL;

  if (state_has (state, "undo-id", self->slip) && g_variant_lookup (state, "advice", "&s", &advice))
    gtk_label_set_text (self->noted_text, advice);
}

static void
on_state (HiatusNoteWindow *self)
{
  if (self->slip == NULL)
    {
      if (g_str_equal (self->kind, "slip"))
        show_slip_words (self);
      return;
    }
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
      hiatus_window_close (GTK_WINDOW (self));
      return;
    }
  self->slip = g_steal_pointer (&id);
  gtk_widget_hide (self->cancel);
  gtk_button_set_label (GTK_BUTTON (self->save), _ ("_Close"));
  gtk_widget_grab_focus (self->save);
  hiatus_daemon_link_ask (hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self)));
}

/* The daemon counts down from now on, so that the window has served its purpose. */
static void
on_waiting (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusNoteWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autofree gchar *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hiatus_form_window_end (HIATUS_FORM_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->noted, TRUE);
  if (reply != NULL)
    {
      hiatus_window_close (GTK_WINDOW (self));
      return;
    }
  sentence = hiatus_daemon_link_explain (error);
  hiatus_form_window_say (HIATUS_FORM_WINDOW (self), sentence);
}

static void
on_wait (HiatusNoteWindow *self)
{
  HiatusDaemonLink *daemon = hiatus_form_window_get_daemon (HIATUS_FORM_WINDOW (self));

  gtk_widget_set_sensitive (self->noted, FALSE);
  /* As long as the person has set. */
  g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (daemon)),
                     "Wait",
                     g_variant_new ("(u)", 0),
                     G_DBUS_CALL_FLAGS_NONE,
                     -1,
                     hiatus_form_window_begin (HIATUS_FORM_WINDOW (self)),
                     on_waiting,
                     self);
}

static void
hiatus_note_window_save (HiatusFormWindow *form)
{
  HiatusNoteWindow *self = HIATUS_NOTE_WINDOW (form);
  GCancellable *cancellable;

  if (self->slip != NULL)
    {
      hiatus_window_close (GTK_WINDOW (self));
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
  g_free (HIATUS_NOTE_WINDOW (object)->slip);
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
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, danger_text);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, practical_text);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, urge_fields);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, mild);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, strong);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, overwhelming);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, trigger);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, note);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, room);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, noted);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, noted_text);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusNoteWindow, save);
  gtk_widget_class_bind_template_callback (widget, on_strength);
  gtk_widget_class_bind_template_callback (widget, on_trigger_insert);
  gtk_widget_class_bind_template_callback (widget, on_wait);
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
  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  hiatus_note_text_limit (self->note, self->room);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  on_state (self);
  /* The words before a slip depend on how things stand. */
  if (!is_urge)
    hiatus_daemon_link_ask (daemon);
  gtk_widget_grab_focus (is_urge ? GTK_WIDGET (self->mild) : GTK_WIDGET (self->note));
  return GTK_WINDOW (self);
}
