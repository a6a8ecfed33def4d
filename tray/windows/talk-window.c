/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/talk-window.h"

#include <glib/gi18n.h>

#include "daemon/api/words.h"
#include "tray/windows/own-clipboard.h"
#include "tray/windows/window-size.h"
#include "tray/windows/wrapped-label.h"

#define SPACING 6
#define SPACING_COLUMNS 12

/* As in the other windows: as wide as a line is easy to read. */
#define WIDTH_LEAST 20
#define WIDTH_MOST 34

struct _HiatusTalkWindow
{
  GtkApplicationWindow parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the question */
  gboolean asking;           /* it is under way */
  gboolean known;            /* it was answered */
  GtkWidget *first;          /* (unowned) (nullable): the first button there is */
  GtkWidget *copied;         /* (unowned) (nullable): the button that was clicked last */

  /* Of the template. */
  GtkScrolledWindow *scrolled;
  GtkContainer *content;
  GtkContainer *person_part;
  GtkWidget *nobody;
  GtkContainer *person;
  GtkWidget *enter;
  GtkContainer *lines;
  GtkLabel *note;
  GtkWidget *elsewhere;
};

G_DEFINE_TYPE (HiatusTalkWindow, hiatus_talk_window, GTK_TYPE_APPLICATION_WINDOW)

/* In the order in which they are shown. */
static const struct
{
  const gchar *kind;
  const gchar *heading;
} parts[] = {
  { "emergency", N_ ("When somebody is in danger now") },
  { "crisis", N_ ("When it is too much to carry") },
  { "abuse", N_ ("Against violence, threats and fear") },
};

static void
hiatus_talk_window_dispose (GObject *object)
{
  HiatusTalkWindow *self = HIATUS_TALK_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_talk_window_parent_class)->dispose (object);
}

static void
hiatus_talk_window_finalize (GObject *object)
{
  g_clear_object (&HIATUS_TALK_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (hiatus_talk_window_parent_class)->finalize (object);
}

static const gchar *
look_up (GVariant *row, const gchar *key)
{
  const gchar *value = "";

  g_variant_lookup (row, key, "&s", &value);
  return value;
}

static void
say (GtkLabel *label, const gchar *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* --- one line --- */

static void
add_attribute (GtkWidget *label, PangoAttribute *attribute)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, attribute);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
on_copy (GtkButton *button, gpointer user_data)
{
  HiatusTalkWindow *self = user_data;

  hiatus_own_clipboard_set (GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), "number"));
  if (self->copied != NULL)
    gtk_button_set_label (GTK_BUTTON (self->copied), _ ("Copy"));
  gtk_button_set_label (button, _ ("Copied"));
  self->copied = GTK_WIDGET (button);
}

/* A screen reader reaches a button without what stands beside it. */
static void
name_it (GtkWidget *widget, const gchar *format, const gchar *number, const gchar *title)
{
  g_autofree gchar *name = g_strdup_printf ("%s %s, %s", format, number, title);

  atk_object_set_name (gtk_widget_get_accessible (widget), *format == '\0' ? name + 1 : name);
}

static GtkWidget *
make_number (HiatusTalkWindow *self, const gchar *number, const gchar *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_COLUMNS);
  GtkWidget *label = gtk_label_new (number);
  GtkWidget *button = gtk_button_new_with_label (_ ("Copy"));

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* "116 123" is no other number where one reads from right to left. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  add_attribute (label, pango_attr_scale_new (PANGO_SCALE_LARGE));
  name_it (label, "", number, title);
  /* Translators: a screen reader says it of a button, and the number and its owner after it. */
  name_it (button, _ ("Copy"), number, title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (number), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy), self);
  if (self->first == NULL)
    self->first = button;
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box), button);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_show_all (box);
  return box;
}

static void
add_small (GtkWidget *box, const gchar *text)
{
  GtkWidget *label = NULL;

  if (*text == '\0')
    return;
  label = hiatus_wrapped_label_new (text, WIDTH_LEAST, WIDTH_MOST);
  add_attribute (label, pango_attr_scale_new (PANGO_SCALE_SMALL));
  gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  gtk_container_add (GTK_CONTAINER (box), label);
}

static gchar *
describe_press (GVariant *row)
{
  const gchar *press = look_up (row, "press");

  return *press == '\0' ? g_strdup ("") : g_strdup_printf (_ ("When it answers, press %s"), press);
}

static gchar *
describe_when (GVariant *row)
{
  const gchar *when = look_up (row, "when");

  return *when == '\0' ? g_strdup ("") : g_strdup_printf (_ ("Answers: %s"), when);
}

static gchar *
describe_checked (GVariant *row)
{
  const gchar *checked = look_up (row, "checked");
  g_autofree gchar *date = hiatus_words_date (checked);

  return *checked == '\0' ? g_strdup ("") : g_strdup_printf (_ ("Looked up on %s"), date);
}

static GtkWidget *
make_line (HiatusTalkWindow *self, GVariant *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_COLUMNS);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const gchar *title = look_up (row, "title");
  g_autofree gchar *press = describe_press (row);
  g_autofree gchar *when = describe_when (row);
  g_autofree gchar *checked = describe_checked (row);

  gtk_container_add (GTK_CONTAINER (words), hiatus_wrapped_label_new (title, WIDTH_LEAST, WIDTH_MOST));
  add_small (words, press);
  add_small (words, look_up (row, "whom"));
  add_small (words, when);
  add_small (words, checked);
  gtk_box_pack_start (GTK_BOX (line), words, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (line), make_number (self, look_up (row, "number"), title), FALSE, FALSE, 0);
  gtk_widget_show (words);
  gtk_widget_show (line);
  return line;
}

/* --- all lines --- */

static void
add_part (HiatusTalkWindow *self, GVariant *lines, const gchar *kind, const gchar *heading)
{
  GtkWidget *part = NULL;

  for (gsize i = 0; i < g_variant_n_children (lines); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (lines, i);

      if (!g_str_equal (look_up (row, "kind"), kind))
        continue;
      if (part == NULL)
        {
          GtkWidget *label = hiatus_wrapped_label_new (heading, WIDTH_LEAST, WIDTH_MOST);

          part = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
          add_attribute (label, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
          gtk_container_add (GTK_CONTAINER (part), label);
          gtk_container_add (self->lines, part);
          gtk_widget_show (part);
        }
      gtk_container_add (GTK_CONTAINER (part), make_line (self, row));
    }
}

static void
show_person (HiatusTalkWindow *self, GVariant *person)
{
  const gchar *name = look_up (person, "name");
  const gchar *phone = look_up (person, "phone");

  gtk_widget_show (GTK_WIDGET (self->person_part));
  gtk_widget_set_visible (self->nobody, *name == '\0' && *phone == '\0');
  gtk_widget_set_visible (self->enter, *name == '\0' && *phone == '\0');
  if (*phone != '\0')
    {
      g_autoptr (GVariant) row = g_variant_ref_sink (g_variant_new_parsed ("{'title': <%s>, 'number': <%s>}", name, phone));

      gtk_container_add (self->person, make_line (self, row));
    }
  else if (*name != '\0')
    {
      gtk_container_add (self->person, hiatus_wrapped_label_new (name, WIDTH_LEAST, WIDTH_MOST));
    }
}

static void
empty (GtkContainer *box)
{
  gtk_container_foreach (box, (GtkCallback) (void (*) (void)) gtk_widget_destroy, NULL);
}

/* In the place of what was shown before. */
static void
show_lines (HiatusTalkWindow *self, GVariant *person, GVariant *lines, const gchar *note)
{
  GtkWidget *focus;

  empty (self->person);
  empty (self->lines);
  self->first = NULL;
  self->copied = NULL;
  show_person (self, person);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (self, lines, parts[i].kind, _ (parts[i].heading));
  gtk_widget_show (self->elsewhere);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self->note)), GTK_STYLE_CLASS_DIM_LABEL);
  say (self->note, note);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (self->first != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content))))
    gtk_widget_grab_focus (self->first);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) person = NULL;
  g_autoptr (GVariant) lines = NULL;
  g_autofree gchar *note = NULL;
  g_autoptr (GError) error = NULL;
  HiatusTalkWindow *self;

  hiatus_dbus_hiatus1_call_list_help_finish (HIATUS_DBUS_HIATUS1 (source), &person, &lines, &note, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  self->asking = FALSE;
  if (error != NULL)
    {
      g_autofree gchar *sentence = hiatus_daemon_link_explain (error);
      g_autofree gchar *text = g_strconcat (sentence, " ", _ ("In the European Union 112 reaches help in an emergency; in the United States, Canada and Mexico 911 does. Elsewhere a neighbour or the nearest shop knows the number."), NULL);

      /* It is all that there is to read. */
      gtk_style_context_remove_class (gtk_widget_get_style_context (GTK_WIDGET (self->note)), GTK_STYLE_CLASS_DIM_LABEL);
      say (self->note, text);
      hiatus_window_size_grow (GTK_WINDOW (self));
      return;
    }
  self->known = TRUE;
  show_lines (self, person, lines, note);
  hiatus_window_size_grow (GTK_WINDOW (self));
}

/* Asks for the lines until they are there: a daemon that did not answer may be back. */
static void
ask (HiatusTalkWindow *self)
{
  if (self->asking || self->known)
    return;
  self->asking = TRUE;
  hiatus_dbus_hiatus1_call_list_help (hiatus_daemon_link_get_proxy (self->daemon), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_listed, self);
}

static void
on_daemon_changed (HiatusTalkWindow *self)
{
  if (!hiatus_daemon_link_is_broken (self->daemon))
    ask (self);
}

/* Their own person, or the country. */
static void
on_entries_changed (HiatusTalkWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->asking = FALSE;
  self->known = FALSE;
  ask (self);
}

static void
hiatus_talk_window_class_init (HiatusTalkWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hiatus_talk_window_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_talk_window_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/talk-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, scrolled);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, content);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, person_part);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, nobody);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, person);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, enter);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, lines);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, note);
  gtk_widget_class_bind_template_child (widget, HiatusTalkWindow, elsewhere);
}

static void
hiatus_talk_window_init (HiatusTalkWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Whoever goes through it by keyboard sees where they are. */
  gtk_container_set_focus_vadjustment (self->content, gtk_scrolled_window_get_vadjustment (self->scrolled));
}

/**
 * hiatus_talk_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_talk_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusTalkWindow *self = g_object_new (HIATUS_TYPE_TALK_WINDOW, "application", application, NULL);

  self->daemon = g_object_ref (daemon);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_daemon_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (daemon, "entries-changed", G_CALLBACK (on_entries_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WINDOW (self);
}
