/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/pictures-page.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#include "daemon/core/error.h"
#include "tray/windows/charts/chart-kinds.h"
#include "tray/windows/charts/chart-view.h"
#include "tray/windows/wrapped-label.h"

/* Shapes of a key beside each other. */
#define KEYS_MAX 4

/* How many letters a line of words has. */
#define WORDS_WIDTH 60

struct _HiatusPicturesPage
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) (nullable): until it is started */
  GCancellable *cancellable; /* (owned): of the question that is under way */
  gchar *id;                 /* (owned): which stretch, or empty for the last one */
  GVariant *description;     /* (owned) (nullable): what is shown */
};

G_DEFINE_TYPE (HiatusPicturesPage, hiatus_pictures_page, GTK_TYPE_BOX)

static void
hiatus_pictures_page_dispose (GObject *object)
{
  HiatusPicturesPage *self = HIATUS_PICTURES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_pictures_page_parent_class)->dispose (object);
}

static void
hiatus_pictures_page_finalize (GObject *object)
{
  HiatusPicturesPage *self = HIATUS_PICTURES_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->description, g_variant_unref);
  g_free (self->id);
  G_OBJECT_CLASS (hiatus_pictures_page_parent_class)->finalize (object);
}

/* With which day a week begins here: 1 is Monday, 7 Sunday. glibc says it as a day after one that it names. */
static gint
first_weekday (void)
{
  const gchar *first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  const guint week_origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  const gint origin = week_origin == 19971201 ? 1 : 0;

  return (origin + *first - 1 + 6) % 7 + 1;
}

static GtkWidget *
new_title (const gchar *text)
{
  GtkWidget *label = hiatus_wrapped_label_new (text, -1, WORDS_WIDTH);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (GTK_LABEL (label), bold);
  return label;
}

/* What the shapes mean, each beside its own. */
static GtkWidget *
new_key (const HiatusChart *chart)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), MIN (chart->keys->len, KEYS_MAX));
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), KEYS_MAX);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_widget_set_halign (flow, GTK_ALIGN_START);
  for (guint i = 0; i < chart->keys->len; i++)
    {
      const HiatusChartKey *key = &g_array_index (chart->keys, HiatusChartKey, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *shape = hiatus_chart_view_new (hiatus_chart_new_of_key (key));

      gtk_widget_set_valign (shape, GTK_ALIGN_CENTER);
      gtk_container_add (GTK_CONTAINER (box), shape);
      gtk_container_add (GTK_CONTAINER (box), gtk_label_new (key->text));
      gtk_container_add (GTK_CONTAINER (flow), box);
      gtk_widget_set_can_focus (gtk_widget_get_parent (box), FALSE);
    }
  gtk_widget_show_all (flow);
  return flow;
}

static void
on_moved (HiatusChartView *view, GtkLabel *words)
{
  gtk_label_set_text (words, hiatus_chart_view_get_words (view));
}

/* Takes ownership of @chart, which may be NULL. */
static void
add_chart (HiatusPicturesPage *self, HiatusChart *chart)
{
  GtkWidget *box, *view, *words;

  if (chart == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  words = hiatus_wrapped_label_new (chart->words, -1, WORDS_WIDTH);
  gtk_container_add (GTK_CONTAINER (box), new_title (chart->title));
  gtk_container_add (GTK_CONTAINER (box), words);
  view = hiatus_chart_view_new (chart);
  gtk_container_add (GTK_CONTAINER (box), view);
  if (chart->keys->len > 0)
    gtk_container_add (GTK_CONTAINER (box), new_key (chart));
  g_signal_connect_object (view, "moved", G_CALLBACK (on_moved), words, 0);
  gtk_widget_show (box);
  gtk_container_add (GTK_CONTAINER (self), box);
}

static void
destroy (GtkWidget *child, gpointer user_data)
{
  gtk_widget_destroy (child);
}

static void
clear (HiatusPicturesPage *self)
{
  g_clear_pointer (&self->description, g_variant_unref);
  gtk_container_foreach (GTK_CONTAINER (self), destroy, NULL);
}

static void
say (HiatusPicturesPage *self, const gchar *sentence)
{
  clear (self);
  gtk_container_add (GTK_CONTAINER (self), hiatus_wrapped_label_new (sentence, -1, WORDS_WIDTH));
}

static void
show (HiatusPicturesPage *self, GVariant *description)
{
  g_autoptr (HiatusNumbers) numbers = NULL;

  /* Nothing has changed in it: where the keyboard is in a picture it stays. */
  if (self->description != NULL && g_variant_equal (self->description, description))
    return;
  numbers = hiatus_numbers_new (description);
  if (numbers->n_days == 0)
    {
      say (self, _ ("The pictures begin with the first day."));
      return;
    }
  clear (self);
  self->description = g_variant_ref (description);
  add_chart (self, hiatus_chart_new_calendar (numbers, first_weekday ()));
  add_chart (self, hiatus_chart_new_urges (numbers));
  add_chart (self, hiatus_chart_new_parts (numbers));
  add_chart (self, hiatus_chart_new_evenings (numbers));
  add_chart (self, hiatus_chart_new_looks (numbers));
}

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusPicturesPage *self = user_data;
  g_autoptr (GVariant) description = NULL;
  g_autoptr (GError) error = NULL;

  if (hiatus_dbus_hiatus1_call_describe_stretch_finish (HIATUS_DBUS_HIATUS1 (source), &description, result, &error))
    show (self, description);
  else if (g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND))
    say (self, _ ("Once a stretch has begun, its pictures are here."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->description == NULL)
    {
      g_autofree gchar *sentence = hiatus_daemon_link_explain (error);

      say (self, sentence);
    }
}

static void
ask (HiatusPicturesPage *self)
{
  if (self->daemon == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  hiatus_dbus_hiatus1_call_describe_stretch (hiatus_daemon_link_get_proxy (self->daemon), self->id, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_described, self);
}

static void
hiatus_pictures_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hiatus_pictures_page_parent_class)->map (widget);
  ask (HIATUS_PICTURES_PAGE (widget));
}

static void
hiatus_pictures_page_class_init (HiatusPicturesPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_pictures_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_pictures_page_finalize;
  GTK_WIDGET_CLASS (class)->map = hiatus_pictures_page_map;
}

static void
hiatus_pictures_page_init (HiatusPicturesPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->id = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
}

/**
 * hiatus_pictures_page_start:
 * @self: the page
 * @daemon: the way to the daemon
 */
void
hiatus_pictures_page_start (HiatusPicturesPage *self, HiatusDaemonLink *daemon)
{
  self->daemon = g_object_ref (daemon);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
}

/**
 * hiatus_pictures_page_open:
 * @self: the page
 * @id: the id of the entry that began a stretch; empty for the last one
 *
 * Shows that stretch.
 */
void
hiatus_pictures_page_open (HiatusPicturesPage *self, const gchar *id)
{
  clear (self);
  g_free (self->id);
  self->id = g_strdup (id);
  ask (self);
}
