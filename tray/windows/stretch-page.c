/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/stretch-page.h"

#include <glib/gi18n.h>

#include "tray/windows/page-part.h"
#include "tray/windows/question.h"

#define SPACING 18
#define SPACING_ROW 9

/* What can be chosen: an option of ChangePlan(), its value, what that is called, and what it means. */
typedef struct
{
  const gchar *option;
  const gchar *value;
  const gchar *title;
  const gchar *about;
} Choice;

static const Choice goals[] = {
  { "goal", "unsure", N_ ("I don't know yet"), N_ ("Nothing has to be decided. Until you say otherwise, it is as if you wanted to get over it.") },
  { "goal", "heal", N_ ("To get over it"), N_ ("Small talk needs no answer. At the end, letting go comes first.") },
  { "goal", "reconcile", N_ ("A second chance, perhaps"), N_ ("These weeks are yours, however it ends. At the end, one message is one of three endings of the same worth.") },
  { "goal", "safety", N_ ("To be left alone, and safe"), N_ ("The stretch has no set end. Nothing that starts contact is offered, and no days are counted as kept.") },
};

static const Choice modes[] = {
  { "mode", "strict", N_ ("We need not meet"), N_ ("No contact, except where it cannot be helped.") },
  { "mode", "limited", N_ ("We have to meet sometimes"), N_ ("Work, school or children are shared: a word comes before a meeting and after it.") },
};

#define N_CHOICES (G_N_ELEMENTS (goals) + G_N_ELEMENTS (modes))

struct _HiatusStretchPage
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the calls that are under way */
  const Choice *choices[N_CHOICES];
  GtkWidget *rows[N_CHOICES];
  GtkWidget *marks[N_CHOICES];
  guint n_choices;
  GtkWidget *question; /* (unowned) (nullable): what is asked before a stretch loses its end */
  const Choice *asked; /* (nullable): about which choice */

  GtkWidget *none;    /* the part that is there without a stretch */
  GtkWidget *goal;    /* the part about the goal */
  GtkWidget *mode;    /* that about meetings */
  GtkWidget *message; /* why a choice was refused */
};

G_DEFINE_TYPE (HiatusStretchPage, hiatus_stretch_page, GTK_TYPE_BOX)

static void
hiatus_stretch_page_dispose (GObject *object)
{
  HiatusStretchPage *self = HIATUS_STRETCH_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->question, gtk_widget_destroy);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_stretch_page_parent_class)->dispose (object);
}

static void
hiatus_stretch_page_finalize (GObject *object)
{
  g_clear_object (&HIATUS_STRETCH_PAGE (object)->cancellable);
  G_OBJECT_CLASS (hiatus_stretch_page_parent_class)->finalize (object);
}

static void
hiatus_stretch_page_class_init (HiatusStretchPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_stretch_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_stretch_page_finalize;
}

static void
hiatus_stretch_page_init (HiatusStretchPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  g_object_set (self, "margin", SPACING, NULL);
}

static void
say (HiatusStretchPage *self, const gchar *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->message), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->message, sentence != NULL);
}

/* --- what is chosen now --- */

/* Its mark is no text, so a screen reader is told. */
static void
mark (HiatusStretchPage *self, guint i, gboolean is_chosen)
{
  const gchar *title = _ (self->choices[i]->title);
  /* Translators: a screen reader says it of what is chosen in a list; %s is what it is called. */
  g_autofree gchar *name = is_chosen ? g_strdup_printf (_ ("%s, chosen"), title) : g_strdup (title);

  gtk_widget_set_opacity (self->marks[i], is_chosen ? 1 : 0);
  atk_object_set_name (gtk_widget_get_accessible (self->rows[i]), name);
}

static void
show_state (HiatusStretchPage *self)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  const gchar *phase = "";
  gboolean has_stretch;

  if (state != NULL)
    g_variant_lookup (state, "phase", "&s", &phase);
  has_stretch = *phase != '\0' && !g_str_equal (phase, "none") && !g_str_equal (phase, "closed");
  gtk_widget_set_visible (self->none, *phase != '\0' && !has_stretch);
  gtk_widget_set_visible (self->goal, has_stretch);
  gtk_widget_set_visible (self->mode, has_stretch);
  for (guint i = 0; has_stretch && i < self->n_choices; i++)
    {
      const gchar *value = "";

      g_variant_lookup (state, self->choices[i]->option, "&s", &value);
      mark (self, i, g_str_equal (self->choices[i]->value, value));
    }
}

/* --- another choice --- */

static void
on_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusStretchPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *sentence = NULL;

  hiatus_dbus_hiatus1_call_change_plan_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    sentence = hiatus_daemon_link_explain (error);
  say (self, sentence);
}

static void
change (HiatusStretchPage *self, const Choice *choice)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&options, choice->option, "s", choice->value);
  hiatus_dbus_hiatus1_call_change_plan (hiatus_daemon_link_get_proxy (self->daemon),
                                        g_variant_dict_end (&options),
                                        G_DBUS_CALL_FLAGS_NONE,
                                        -1,
                                        self->cancellable,
                                        on_changed,
                                        self);
}

static void
on_agreed (HiatusStretchPage *self, gint answer, GtkWidget *question)
{
  self->question = NULL;
  gtk_widget_destroy (question);
  if (answer == GTK_RESPONSE_YES)
    change (self, self->asked);
}

/* The end that the stretch had does not come back by another choice. */
static void
ask_about_end (HiatusStretchPage *self, const Choice *choice)
{
  const HiatusQuestion question = {
    .sentence = _ ("Take the end away from this stretch?"),
    .more = _ ("With this choice it has no set end. If you choose otherwise later, the end has to be set anew."),
    .decline = _ ("_Leave it"),
    .agree = _ ("_Choose this"),
    .is_preset = TRUE,
  };

  self->asked = choice;
  self->question = hiatus_question_ask (&question, GTK_WIDGET (self), G_CALLBACK (on_agreed));
}

static gboolean
is_chosen (HiatusStretchPage *self, const Choice *choice)
{
  GVariant *state = hiatus_daemon_link_get_state (self->daemon);
  const gchar *value = NULL;

  return state != NULL && g_variant_lookup (state, choice->option, "&s", &value) && g_str_equal (value, choice->value);
}

static gboolean
has_end (HiatusStretchPage *self)
{
  gint length;

  return g_variant_lookup (hiatus_daemon_link_get_state (self->daemon), "length", "i", &length);
}

/* To go through the list with the arrows chooses nothing: each choice is an entry of the journal. */
static void
on_activated (HiatusStretchPage *self, GtkListBoxRow *row)
{
  for (guint i = 0; i < self->n_choices; i++)
    {
      const Choice *choice = self->choices[i];

      if (self->rows[i] != GTK_WIDGET (row))
        continue;
      say (self, NULL);
      if (is_chosen (self, choice))
        return;
      if (g_str_equal (choice->value, "safety") && has_end (self))
        ask_about_end (self, choice);
      else
        change (self, choice);
    }
}

/* --- the parts --- */

static void
add_choice (HiatusStretchPage *self, GtkListBox *list, const Choice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_ROW);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic", GTK_ICON_SIZE_BUTTON);

  gtk_container_add (GTK_CONTAINER (words), hiatus_page_part_make_label (_ (choice->title)));
  gtk_container_add (GTK_CONTAINER (words), hiatus_page_part_make_small (_ (choice->about)));
  gtk_box_pack_start (GTK_BOX (line), words, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (line), image);
  g_object_set (line, "margin", SPACING_ROW, NULL);
  gtk_container_add (GTK_CONTAINER (row), line);
  gtk_widget_show_all (row);
  gtk_container_add (GTK_CONTAINER (list), row);
  self->choices[self->n_choices] = choice;
  self->rows[self->n_choices] = row;
  self->marks[self->n_choices] = image;
  mark (self, self->n_choices++, FALSE);
}

static GtkWidget *
add_part (HiatusStretchPage *self, const gchar *heading, const Choice *choices, gsize n_choices)
{
  GtkWidget *part = hiatus_page_part_new (heading, NULL);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *list = hiatus_page_part_make_list ();

  atk_object_set_name (gtk_widget_get_accessible (list), heading);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < n_choices; i++)
    add_choice (self, GTK_LIST_BOX (list), &choices[i]);
  gtk_container_add (GTK_CONTAINER (frame), list);
  gtk_widget_show (list);
  gtk_widget_show (frame);
  gtk_container_add (GTK_CONTAINER (part), frame);
  gtk_container_add (GTK_CONTAINER (self), part);
  return part;
}

static GtkWidget *
add_way (HiatusStretchPage *self, const gchar *heading, const gchar *about, const gchar *label, const gchar *action)
{
  GtkWidget *part = hiatus_page_part_new (heading, about);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_show (button);
  gtk_container_add (GTK_CONTAINER (part), button);
  gtk_container_add (GTK_CONTAINER (self), part);
  return part;
}

/**
 * hiatus_stretch_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_stretch_page_new (HiatusDaemonLink *daemon)
{
  HiatusStretchPage *self = g_object_new (HIATUS_TYPE_STRETCH_PAGE, NULL);

  self->daemon = g_object_ref (daemon);
  self->none = add_way (self, _ ("This stretch"), _ ("There is no stretch under way."), _ ("_Start one…"), "app.set-up");
  self->goal = add_part (self, _ ("What do you hope for?"), goals, G_N_ELEMENTS (goals));
  self->message = hiatus_page_part_make_label (NULL);
  gtk_widget_hide (self->message);
  gtk_container_add (GTK_CONTAINER (self), self->message);
  self->mode = add_part (self, _ ("Do you have to meet?"), modes, G_N_ELEMENTS (modes));
  add_way (self, _ ("Two questions"), _ ("What is offered and what is not follows from them. They can be answered anew at any time."), _ ("_Answer them…"), "app.safety");
  g_signal_connect_object (daemon, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
