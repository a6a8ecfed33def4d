/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/step-view.h"

#include <glib/gi18n.h>

#include "tray/windows/own-clipboard.h"
#include "tray/windows/wrapped-label.h"

/* As wide as a line is easy to read. */
#define WIDTH_LEAST 30
#define WIDTH_MOST 56
/* The same in the larger letters of a heading: a long one widens no page. */
#define WIDTH_HEADING 38

#define SPACING 12
#define SPACING_PARTS 24

#define PICTURE_SIZE 96

struct _HiatusStepView
{
  GtkBox parent_instance;

  GString *taken;             /* (owned): the letters that are pressed for something already */
  GString *words;             /* (owned): all that is to be read */
  HiatusWritingView *writing; /* (unowned) (nullable): where one writes */
  HiatusSafetyView *safety;   /* (unowned) (nullable): where the safety check is */
  GtkWidget *first;           /* (unowned) (nullable): the first button there is */
};

G_DEFINE_TYPE (HiatusStepView, hiatus_step_view, GTK_TYPE_BOX)

static guint chosen_signal;

static void
hiatus_step_view_finalize (GObject *object)
{
  g_string_free (HIATUS_STEP_VIEW (object)->taken, TRUE);
  g_string_free (HIATUS_STEP_VIEW (object)->words, TRUE);
  G_OBJECT_CLASS (hiatus_step_view_parent_class)->finalize (object);
}

static void
hiatus_step_view_class_init (HiatusStepViewClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_step_view_finalize;

  /**
   * HiatusStepView::chosen:
   * @self: the view
   * @number: the place of the choice on the page, from 0 on
   *
   * The person has chosen.
   */
  chosen_signal = g_signal_new ("chosen", HIATUS_TYPE_STEP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hiatus_step_view_init (HiatusStepView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING_PARTS);
  self->words = g_string_new (NULL);
}

/* --- what is read --- */

static void
add_class (GtkWidget *widget, const gchar *name)
{
  gtk_style_context_add_class (gtk_widget_get_style_context (widget), name);
}

static GtkWidget *
make_label (const gchar *text, const gchar *style)
{
  GtkWidget *label = hiatus_wrapped_label_new (text, WIDTH_LEAST, WIDTH_MOST);

  add_class (label, style);
  return label;
}

static GtkWidget *
add_label (HiatusStepView *self, GtkWidget *part, const gchar *text, const gchar *style)
{
  GtkWidget *label = make_label (text, style);

  gtk_container_add (GTK_CONTAINER (part), label);
  g_string_append_printf (self->words, "%s%s", self->words->len > 0 ? "\n" : "", text);
  return label;
}

static GtkWidget *
add_part (HiatusStepView *self, gint spacing)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_container_add (GTK_CONTAINER (self), part);
  return part;
}

static void
add_heading (HiatusStepView *self, GtkWidget *part, const gchar *title)
{
  GtkWidget *label = add_label (self, part, title, "heading");

  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_HEADING);
}

/* Whoever comes into the part with a screen reader hears where they are. */
static void
add_words (HiatusStepView *self, const HiatusPage *page)
{
  GtkWidget *part = add_part (self, SPACING);
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));

  atk_object_set_role (accessible, ATK_ROLE_PANEL);
  atk_object_set_name (accessible, page->title);
  if (*page->title != '\0')
    add_heading (self, part, page->title);
  for (gsize i = 0; page->lines[i] != NULL; i++)
    add_label (self, part, page->lines[i], "line");
}

/* What was written before, each with the question above it. */
static void
add_shown (HiatusStepView *self, const HiatusPage *page)
{
  if (page->shown->len == 0)
    return;
  for (guint i = 0; i < page->shown->len; i++)
    {
      const HiatusPageRow *row = g_ptr_array_index (page->shown, i);
      GtkWidget *part = add_part (self, SPACING / 2);

      add_label (self, part, row->title, "question");
      if (*row->text != '\0')
        add_label (self, part, row->text, "paper");
    }
}

/* --- what is done --- */

static void
on_choice (GtkWidget *button, gpointer user_data)
{
  g_signal_emit (user_data, chosen_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number")));
}

static GtkWidget *
make_button (HiatusStepView *self, const gchar *text)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree gchar *marked = hiatus_page_mnemonic (text, self->taken);
  GtkWidget *label = make_label ("", "choice-label");

  gtk_label_set_text_with_mnemonic (GTK_LABEL (label), marked);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_container_add (GTK_CONTAINER (button), label);
  add_class (button, "choice");
  if (self->first == NULL)
    self->first = button;
  return button;
}

static void
add_choices (HiatusStepView *self, const HiatusPage *page)
{
  GtkWidget *part = page->choices->len == 0 ? NULL : add_part (self, SPACING);

  for (guint i = 0; i < page->choices->len; i++)
    {
      const HiatusPageRow *row = g_ptr_array_index (page->choices, i);
      GtkWidget *button = make_button (self, row->title);

      g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (on_choice), self);
      gtk_container_add (GTK_CONTAINER (part), button);
    }
}

static void
on_copy (GtkWidget *button, gpointer user_data)
{
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (button));

  hiatus_own_clipboard_set (button, g_object_get_data (G_OBJECT (button), "text"));
  gtk_label_set_text (GTK_LABEL (label), _ ("Copied. Paste it where you want to send it."));
  add_class (button, "done");
}

/* The text, and the way to take it along; or until when it rests. */
static void
add_copy (HiatusStepView *self, const HiatusPage *page)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const gint64 now_us = g_get_real_time ();
  g_autofree gchar *rest = hiatus_page_rest_text (page, now_us, zone);
  GtkWidget *part = add_part (self, SPACING);
  GtkWidget *button;

  if (rest != NULL)
    add_label (self, part, rest, "consequence");
  if (!hiatus_page_may_copy (page, now_us))
    return;
  add_label (self, part, page->note, "paper");
  button = make_button (self, _ ("Copy it"));
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (page->note), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy), self);
  gtk_container_add (GTK_CONTAINER (part), button);
}

/**
 * hiatus_step_view_new:
 * @daemon: the way to the daemon
 * @script: the script
 * @page: what is shown of it
 * @taken: the letters, in lower case, that the window needs for its own buttons
 *
 * Returns: (transfer floating): the step
 */
HiatusStepView *
hiatus_step_view_new (HiatusDaemonLink *daemon, const gchar *script, const HiatusPage *page, const gchar *taken)
{
  HiatusStepView *self = g_object_new (HIATUS_TYPE_STEP_VIEW, NULL);

  self->taken = g_string_new (taken);
  add_words (self, page);
  add_shown (self, page);
  if (hiatus_page_is_written (page))
    {
      self->writing = hiatus_writing_view_new (daemon, script, page);
      gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->writing));
    }
  else if (page->kind == HIATUS_PAGE_SAFETY)
    {
      self->safety = hiatus_safety_view_new (daemon);
      gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->safety));
    }
  else if (page->kind == HIATUS_PAGE_COPY)
    add_copy (self, page);
  add_choices (self, page);
  for (GList *parts = gtk_container_get_children (GTK_CONTAINER (self)); parts != NULL; parts = g_list_delete_link (parts, parts))
    if (GTK_IS_BOX (parts->data) && parts->data != self->writing && parts->data != self->safety)
      gtk_widget_show_all (parts->data);
  gtk_widget_show (GTK_WIDGET (self));
  return self;
}

/**
 * hiatus_step_view_set_picture:
 * @self: the view
 * @icon: the name of an icon
 *
 * Shows it above the heading.
 */
void
hiatus_step_view_set_picture (HiatusStepView *self, const gchar *icon)
{
  GtkWidget *picture = gtk_image_new_from_icon_name (icon, GTK_ICON_SIZE_DIALOG);

  gtk_image_set_pixel_size (GTK_IMAGE (picture), PICTURE_SIZE);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_container_add (GTK_CONTAINER (self), picture);
  gtk_box_reorder_child (GTK_BOX (self), picture, 0);
  gtk_widget_show (picture);
}

/**
 * hiatus_step_view_get_writing:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): where one writes; %NULL where one does not
 */
HiatusWritingView *
hiatus_step_view_get_writing (HiatusStepView *self)
{
  return self->writing;
}

/**
 * hiatus_step_view_get_safety:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the safety check; %NULL where there is none
 */
HiatusSafetyView *
hiatus_step_view_get_safety (HiatusStepView *self)
{
  return self->safety;
}

/**
 * hiatus_step_view_grab:
 * @self: the view
 * @way_on: a button of the window that leads on
 *
 * Gives the keyboard to the first thing that one can do here, or else to @way_on. A screen reader reads with it what is to be
 * read here.
 */
void
hiatus_step_view_grab (HiatusStepView *self, GtkWidget *way_on)
{
  GtkWidget *first = self->first != NULL ? self->first : way_on;
  const gboolean is_own = self->writing != NULL || self->safety != NULL;

  atk_object_set_description (gtk_widget_get_accessible (way_on), "");
  if (self->writing != NULL)
    hiatus_writing_view_grab (self->writing);
  else if (self->safety != NULL)
    hiatus_safety_view_grab (self->safety);
  if (is_own)
    return;
  atk_object_set_description (gtk_widget_get_accessible (first), self->words->str);
  /* The button may be the same as before, and what it leads on from another. */
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_toplevel (first)), NULL);
  gtk_widget_grab_focus (first);
}
