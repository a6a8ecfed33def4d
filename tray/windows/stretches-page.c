/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/stretches-page.h"

#include <glib/gi18n.h>

#include "tray/windows/charts/stretch-numbers.h"
#include "tray/windows/pictures-page.h"

#define ID_KEY "hiatus-id"
#define DATE_BYTES 64

struct _HiatusStretchesPage
{
  GtkStack parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) (nullable): until it is started */
  GCancellable *cancellable; /* (owned): of calls that are under way */
  gchar *id;                 /* (owned) (nullable): the one that is looked at */
  GVariant *listed;          /* (owned) (nullable): what is in the list */

  /* Of the template. */
  GtkWidget *all;
  GtkContainer *list;
  GtkWidget *one;
  GtkWidget *back;
  GtkWidget *words;
  GtkLabel *summary;
  HiatusPicturesPage *pictures;
};

G_DEFINE_TYPE (HiatusStretchesPage, hiatus_stretches_page, GTK_TYPE_STACK)

static void
hiatus_stretches_page_dispose (GObject *object)
{
  HiatusStretchesPage *self = HIATUS_STRETCHES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_stretches_page_parent_class)->dispose (object);
}

static void
hiatus_stretches_page_finalize (GObject *object)
{
  HiatusStretchesPage *self = HIATUS_STRETCHES_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->listed, g_variant_unref);
  g_free (self->id);
  G_OBJECT_CLASS (hiatus_stretches_page_parent_class)->finalize (object);
}

static gchar *
date_text (GVariant *stretch, const gchar *key)
{
  const gchar *value = NULL;
  gchar text[DATE_BYTES];
  GDate date;

  g_variant_lookup (stretch, key, "&s", &value);
  /* Translators: a date as g_date_strftime() writes it: "1 March 2025" */
  if (!hiatus_numbers_read_date (value, &date) || g_date_strftime (text, sizeof text, _ ("%e %B %Y"), &date) == 0)
    return g_strdup ("");
  return g_strdup (g_strstrip (text));
}

static gchar *
title_of (GVariant *stretch)
{
  g_autofree gchar *from = date_text (stretch, "from");
  g_autofree gchar *until = date_text (stretch, "until");

  /* Translators: two dates: "1 March 2025 to 28 March 2025" */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static const gchar *
ended_text (GVariant *stretch)
{
  const gchar *ended = NULL;

  g_variant_lookup (stretch, "ended", "&s", &ended);
  if (g_strcmp0 (ended, "let-go") == 0)
    return _ ("to let go");
  if (g_strcmp0 (ended, "reach-out") == 0)
    return _ ("one message");
  if (g_strcmp0 (ended, "again") == 0)
    return _ ("begun anew");
  return _ ("no decision");
}

static gchar *
details_of (GVariant *stretch)
{
  g_autofree gchar *days = NULL;
  gint day = 0;
  gint kept = 0;

  g_variant_lookup (stretch, "day", "i", &day);
  if (g_variant_lookup (stretch, "kept", "i", &kept))
    days = g_strdup_printf (ngettext ("%d of %d day kept", "%d of %d days kept", (gulong) day), kept, day);
  else
    days = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) day), day);
  return g_strjoin (" · ", days, ended_text (stretch), NULL);
}

static GtkWidget *
new_label (const gchar *text, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  if (is_dim)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  return label;
}

/* The newest one first. */
static void
add_row (HiatusStretchesPage *self, GVariant *stretch)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree gchar *title = title_of (stretch);
  g_autofree gchar *details = details_of (stretch);
  g_autofree gchar *name = g_strjoin (" · ", title, details, NULL);
  const gchar *id = "";

  g_variant_lookup (stretch, "id", "&s", &id);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
  g_object_set (box, "margin", 12, NULL);
  gtk_container_add (GTK_CONTAINER (box), new_label (title, FALSE));
  gtk_container_add (GTK_CONTAINER (box), new_label (details, TRUE));
  gtk_container_add (GTK_CONTAINER (row), box);
  atk_object_set_name (gtk_widget_get_accessible (row), name);
  gtk_widget_show_all (row);
  gtk_list_box_prepend (GTK_LIST_BOX (self->list), row);
}

static void
destroy (GtkWidget *child, gpointer user_data)
{
  gtk_widget_destroy (child);
}

static void
show (HiatusStretchesPage *self, GVariant *stretches)
{
  guint n = 0;

  if (self->listed != NULL && g_variant_equal (self->listed, stretches))
    return;
  g_clear_pointer (&self->listed, g_variant_unref);
  self->listed = g_variant_ref (stretches);
  gtk_container_foreach (self->list, destroy, NULL);
  for (gsize i = 0; i < g_variant_n_children (stretches); i++)
    {
      g_autoptr (GVariant) stretch = g_variant_get_child_value (stretches, i);
      const gchar *ended = NULL;

      if (!g_variant_lookup (stretch, "ended", "&s", &ended))
        continue;
      add_row (self, stretch);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) stretches = NULL;

  /* Where the daemon does not answer, what it said last stays. */
  if (hiatus_dbus_hiatus1_call_list_stretches_finish (HIATUS_DBUS_HIATUS1 (source), &stretches, result, NULL))
    show (user_data, stretches);
}

static void
on_state (HiatusStretchesPage *self)
{
  if (!hiatus_daemon_link_is_broken (self->daemon))
    hiatus_dbus_hiatus1_call_list_stretches (hiatus_daemon_link_get_proxy (self->daemon), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_listed, self);
}

static void
on_summarized (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusStretchesPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;

  if (!hiatus_dbus_hiatus1_call_summarize_stretch_finish (HIATUS_DBUS_HIATUS1 (source), &text, result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      text = hiatus_daemon_link_explain (error);
    }
  gtk_label_set_text (self->summary, g_strchomp (text));
}

static void
summarize (HiatusStretchesPage *self, gboolean with_words)
{
  gtk_widget_set_visible (self->words, !with_words);
  hiatus_dbus_hiatus1_call_summarize_stretch (hiatus_daemon_link_get_proxy (self->daemon), self->id, with_words, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_summarized, self);
}

static void
on_row (HiatusStretchesPage *self, GtkListBoxRow *row)
{
  g_free (self->id);
  self->id = g_strdup (g_object_get_data (G_OBJECT (row), ID_KEY));
  gtk_label_set_text (self->summary, "");
  hiatus_pictures_page_open (self->pictures, self->id);
  summarize (self, FALSE);
  gtk_stack_set_visible_child (GTK_STACK (self), self->one);
  gtk_widget_grab_focus (self->back);
}

/* Somebody may share the screen: the person's own words come after a click. */
static void
on_words (HiatusStretchesPage *self)
{
  gtk_widget_grab_focus (self->back);
  summarize (self, TRUE);
}

static void
on_back (HiatusStretchesPage *self)
{
  gtk_stack_set_visible_child (GTK_STACK (self), self->all);
  gtk_label_set_text (self->summary, "");
  gtk_widget_child_focus (self->all, GTK_DIR_TAB_FORWARD);
}

static void
hiatus_stretches_page_class_init (HiatusStretchesPageClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_PICTURES_PAGE);
  G_OBJECT_CLASS (class)->dispose = hiatus_stretches_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_stretches_page_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/stretches-page.ui");
  gtk_widget_class_bind_template_child (widget, HiatusStretchesPage, all);
  gtk_widget_class_bind_template_child (widget, HiatusStretchesPage, list);
  gtk_widget_class_bind_template_child (widget, HiatusStretchesPage, one);
  gtk_widget_class_bind_template_child (widget, HiatusStretchesPage, back);
  gtk_widget_class_bind_template_child (widget, HiatusStretchesPage, words);
  gtk_widget_class_bind_template_child (widget, HiatusStretchesPage, summary);
  gtk_widget_class_bind_template_child (widget, HiatusStretchesPage, pictures);
  gtk_widget_class_bind_template_callback (widget, on_row);
  gtk_widget_class_bind_template_callback (widget, on_back);
  gtk_widget_class_bind_template_callback (widget, on_words);
}

static void
hiatus_stretches_page_init (HiatusStretchesPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hiatus_stretches_page_start:
 * @self: the page
 * @daemon: the way to the daemon
 */
void
hiatus_stretches_page_start (HiatusStretchesPage *self, HiatusDaemonLink *daemon)
{
  self->daemon = g_object_ref (daemon);
  hiatus_pictures_page_start (self->pictures, daemon);
  g_signal_connect_object (daemon, "changed", G_CALLBACK (on_state), self, G_CONNECT_SWAPPED);
  if (hiatus_daemon_link_get_state (daemon) != NULL)
    on_state (self);
}
