/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/lines-field.h"

#include "tray/windows/contact-form.h"
#include "tray/windows/scroll-to.h"
#include "tray/windows/wrapped-label.h"

#define SPACING 6

/* Inside of the frame, as in an entry. */
#define PADDING 6
#define PADDING_SIDE 8

#define WIDTH_LEAST 30
#define WIDTH_MOST 46

struct _HiatusLinesField
{
  GtkBox parent_instance;

  GtkTextView *text;    /* (unowned) */
  GtkLabel *mistake;    /* (unowned): not seen while there is none to be told */
  gboolean is_mistaken; /* something is wrong with it, told or not */
  gboolean is_touched;  /* somebody typed in it */
  gboolean is_told;     /* what is wrong with it is told */
};

G_DEFINE_TYPE (HiatusLinesField, hiatus_lines_field, GTK_TYPE_BOX)

static guint changed_signal;

static void
show_mistake (HiatusLinesField *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->mistake), self->is_mistaken && self->is_told);
}

/* The next mistake is told when the keyboard has left the field once more. */
static void
on_changed (HiatusLinesField *self)
{
  self->is_touched = TRUE;
  self->is_told = self->is_told && self->is_mistaken;
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
on_focus_out (HiatusLinesField *self)
{
  self->is_told = self->is_told || self->is_touched;
  show_mistake (self);
  return GDK_EVENT_PROPAGATE;
}

/* The page around the field scrolls, and the field never does. */
static void
on_scrolled (GtkAdjustment *adjustment)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

/* Keeps the line that is written in sight when the field grows beyond the page. */
static void
show_cursor (HiatusLinesField *self)
{
  GdkRectangle cursor;
  gint x, y;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)))
    return;
  gtk_text_view_get_cursor_locations (self->text, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (self->text, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &x, &y);
  hiatus_scroll_to (GTK_WIDGET (self->text), y - PADDING, cursor.height + 2 * PADDING);
}

/* The Tab key leads on, and Enter begins a new line. */
static GtkWidget *
make_text (HiatusLinesField *self)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *text = gtk_text_view_new ();

  self->text = GTK_TEXT_VIEW (text);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (self->text, PADDING);
  gtk_text_view_set_bottom_margin (self->text, PADDING);
  gtk_text_view_set_left_margin (self->text, PADDING_SIDE);
  gtk_text_view_set_right_margin (self->text, PADDING_SIDE);
  gtk_text_view_set_input_hints (self->text, GTK_INPUT_HINT_NO_SPELLCHECK);
  /* It grows with what is typed: the page around it scrolls. */
  gtk_container_add (GTK_CONTAINER (frame), text);
  g_signal_connect (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text)), "value-changed", G_CALLBACK (on_scrolled), NULL);
  g_signal_connect_swapped (text, "size-allocate", G_CALLBACK (show_cursor), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (text, "focus-out-event", G_CALLBACK (on_focus_out), self);
  return frame;
}

/* Told calmly, and not to be taken for the name of the next field. */
static void
slant (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
  gtk_label_set_attributes (label, attributes);
}

static void
describe (GtkWidget *widget, GtkWidget *description)
{
  AtkObject *object = gtk_widget_get_accessible (widget);
  AtkObject *other = gtk_widget_get_accessible (description);

  atk_object_add_relationship (object, ATK_RELATION_DESCRIBED_BY, other);
  atk_object_add_relationship (other, ATK_RELATION_DESCRIPTION_FOR, object);
}

static void
hiatus_lines_field_class_init (HiatusLinesFieldClass *class)
{
  /**
   * HiatusLinesField::changed:
   * @self: the field
   *
   * Something was typed.
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_LINES_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_lines_field_init (HiatusLinesField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
}

/**
 * hiatus_lines_field_new:
 * @label: its name, with a mnemonic
 * @hint: (nullable): what may stand in it
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
hiatus_lines_field_new (const gchar *label, const gchar *hint)
{
  HiatusLinesField *self = g_object_new (HIATUS_TYPE_LINES_FIELD, NULL);
  GtkWidget *name = hiatus_wrapped_label_new (NULL, WIDTH_LEAST, WIDTH_MOST);
  GtkWidget *frame = make_text (self);

  gtk_label_set_text_with_mnemonic (GTK_LABEL (name), label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), GTK_WIDGET (self->text));
  gtk_container_add (GTK_CONTAINER (self), name);
  if (hint != NULL)
    {
      GtkWidget *about = hiatus_wrapped_label_new (hint, WIDTH_LEAST, WIDTH_MOST);

      gtk_style_context_add_class (gtk_widget_get_style_context (about), "dim-label");
      describe (GTK_WIDGET (self->text), about);
      gtk_container_add (GTK_CONTAINER (self), about);
    }
  gtk_container_add (GTK_CONTAINER (self), frame);
  self->mistake = GTK_LABEL (hiatus_wrapped_label_new (NULL, WIDTH_LEAST, WIDTH_MOST));
  slant (self->mistake);
  describe (GTK_WIDGET (self->text), GTK_WIDGET (self->mistake));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->mistake));
  gtk_widget_show_all (GTK_WIDGET (self));
  show_mistake (self);
  return GTK_WIDGET (self);
}

/**
 * hiatus_lines_field_get_texts:
 * @self: the field
 *
 * Returns: (transfer full): what is typed
 */
gchar **
hiatus_lines_field_get_texts (HiatusLinesField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree gchar *lines = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  lines = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return hiatus_contact_form_split (lines);
}

/**
 * hiatus_lines_field_set_texts:
 * @self: the field
 * @texts: (array zero-terminated=1): what is to stand in it
 */
void
hiatus_lines_field_set_texts (HiatusLinesField *self, const gchar *const *texts)
{
  g_autofree gchar *lines = hiatus_contact_form_join (texts);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), lines, -1);
  self->is_touched = FALSE;
}

/**
 * hiatus_lines_field_set_mistake:
 * @self: the field
 * @mistake: (nullable): what is wrong with it; %NULL where nothing is
 */
void
hiatus_lines_field_set_mistake (HiatusLinesField *self, const gchar *mistake)
{
  self->is_mistaken = mistake != NULL;
  /* A screen reader reads it where it is not seen, too. */
  gtk_label_set_text (self->mistake, mistake != NULL ? mistake : "");
  show_mistake (self);
}

/**
 * hiatus_lines_field_tell:
 * @self: the field
 *
 * Tells what is wrong with it now.
 *
 * Returns: whether something is
 */
gboolean
hiatus_lines_field_tell (HiatusLinesField *self)
{
  self->is_told = TRUE;
  show_mistake (self);
  return self->is_mistaken;
}

/**
 * hiatus_lines_field_grab:
 * @self: the field
 *
 * Gives it the keyboard.
 */
void
hiatus_lines_field_grab (HiatusLinesField *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * hiatus_lines_field_describe:
 * @self: the field
 * @label: what is said about this field and others
 *
 * Has a screen reader read it here, too.
 */
void
hiatus_lines_field_describe (HiatusLinesField *self, GtkWidget *label)
{
  describe (GTK_WIDGET (self->text), label);
}
