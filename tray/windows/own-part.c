/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-part.h"

#include <glib/gi18n.h>

#include "daemon/api/words.h"
#include "tray/windows/own-words.h"
#include "tray/windows/page-part.h"

#define SPACING 6
#define SPACING_ROW 6

struct _HiatusOwnPart
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;        /* (owned) */
  GCancellable *cancellable;       /* (owned): of the calls that are under way */
  const HiatusOwnKindWords *words; /* (unowned): what the part says */
  GVariant *removed;               /* (owned) (nullable): what was taken out last, or is about to be */
  gboolean asking;                 /* what there is is asked for */
  gboolean ask_again;              /* and may be something else by now */

  GtkWidget *frame; /* around the list, where there is something in it */
  GtkWidget *list;
  GtkWidget *suggested; /* days that may be meant */
  GtkWidget *add;
  GtkWidget *message; /* what was done, or could not be */
  GtkWidget *message_text;
  GtkWidget *put_back;
};

G_DEFINE_TYPE (HiatusOwnPart, hiatus_own_part, GTK_TYPE_BOX)

static void ask (HiatusOwnPart *self);

static void
hiatus_own_part_dispose (GObject *object)
{
  HiatusOwnPart *self = HIATUS_OWN_PART (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->removed, g_variant_unref);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_own_part_parent_class)->dispose (object);
}

static void
hiatus_own_part_finalize (GObject *object)
{
  g_clear_object (&HIATUS_OWN_PART (object)->cancellable);
  G_OBJECT_CLASS (hiatus_own_part_parent_class)->finalize (object);
}

static void
hiatus_own_part_class_init (HiatusOwnPartClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_own_part_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_own_part_finalize;
}

static void
hiatus_own_part_init (HiatusOwnPart *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/* --- what was done --- */

static void
say (HiatusOwnPart *self, const gchar *sentence, gboolean can_put_back)
{
  gtk_label_set_text (GTK_LABEL (self->message_text), sentence == NULL ? "" : sentence);
  gtk_widget_set_visible (self->put_back, can_put_back);
  gtk_widget_set_visible (self->message, sentence != NULL);
}

/* Returns: whether the call was one that somebody waits for */
static gboolean
tell_end (HiatusOwnPart *self, const GError *error)
{
  g_autofree gchar *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  sentence = error == NULL ? NULL : hiatus_daemon_link_explain (error);
  say (self, sentence, FALSE);
  return TRUE;
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint number;

  hiatus_dbus_hiatus1_call_add_own_finish (HIATUS_DBUS_HIATUS1 (source), &number, result, &error);
  tell_end (user_data, error);
}

/* Takes the reference of @fields. */
static void
add (HiatusOwnPart *self, GVariant *fields)
{
  hiatus_dbus_hiatus1_call_add_own (hiatus_daemon_link_get_proxy (self->daemon),
                                    self->words->kind,
                                    fields,
                                    G_DBUS_CALL_FLAGS_NONE,
                                    -1,
                                    self->cancellable,
                                    on_added,
                                    self);
}

static void
on_put_back (HiatusOwnPart *self)
{
  if (self->removed != NULL)
    add (self, hiatus_own_words_strip (self->removed));
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusOwnPart *self = user_data;
  g_autoptr (GError) error = NULL;

  hiatus_dbus_hiatus1_call_remove_own_finish (HIATUS_DBUS_HIATUS1 (source), result, &error);
  if (tell_end (self, error) && error == NULL)
    say (self, _ ("It is taken out."), TRUE);
}

static void
remove_entry (HiatusOwnPart *self, GVariant *entry)
{
  guint number = 0;

  g_variant_lookup (entry, "number", "u", &number);
  g_clear_pointer (&self->removed, g_variant_unref);
  self->removed = g_variant_ref (entry);
  hiatus_dbus_hiatus1_call_remove_own (hiatus_daemon_link_get_proxy (self->daemon),
                                       self->words->kind,
                                       number,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       self->cancellable,
                                       on_removed,
                                       self);
}

/* --- what there is --- */

static void
on_remove (GtkButton *button, gpointer user_data)
{
  remove_entry (user_data, g_object_get_data (G_OBJECT (button), "entry"));
}

/* A screen reader reaches a button without what stands beside it. */
static GtkWidget *
make_button (const gchar *icon, const gchar *what, const gchar *line)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON);
  g_autofree gchar *name = g_strdup_printf ("%s: %s", what, line);

  gtk_button_set_relief (GTK_BUTTON (button), GTK_RELIEF_NONE);
  gtk_widget_set_tooltip_text (button, what);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  return button;
}

static void
add_line (HiatusOwnPart *self, GVariant *entry)
{
  g_autofree gchar *line = hiatus_own_words (self->words->kind, entry);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *change = make_button ("document-edit-symbolic", _ ("Change"), line);
  GtkWidget *remove = make_button ("edit-delete-symbolic", _ ("Take out"), line);
  g_autofree gchar *form = NULL;
  guint number = 0;

  g_variant_lookup (entry, "number", "u", &number);
  form = g_strdup_printf ("%s:%u", self->words->kind, number);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (change), "s", form);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "app.own");
  g_object_set_data_full (G_OBJECT (remove), "entry", g_variant_ref (entry), (GDestroyNotify) g_variant_unref);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_pack_start (GTK_BOX (box), hiatus_page_part_make_label (line), TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (box), change);
  gtk_container_add (GTK_CONTAINER (box), remove);
  g_object_set (box, "margin", SPACING_ROW, "margin-start", 2 * SPACING_ROW, NULL);
  gtk_container_add (GTK_CONTAINER (row), box);
  /* The buttons in it are what can be reached. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_can_focus (row, FALSE);
  gtk_widget_show_all (row);
  gtk_container_add (GTK_CONTAINER (self->list), row);
}

static void
on_suggested (GtkButton *button, gpointer user_data)
{
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&fields, "date", "s", g_object_get_data (G_OBJECT (button), "date"));
  g_variant_dict_insert (&fields, "name", "s", gtk_button_get_label (button));
  add (user_data, g_variant_dict_end (&fields));
}

static void
destroy_child (GtkWidget *child, gpointer user_data)
{
  gtk_widget_destroy (child);
}

static void
empty (GtkWidget *container)
{
  gtk_container_foreach (GTK_CONTAINER (container), destroy_child, NULL);
}

/* A child of a flow box would be one more stop on the way of the keyboard. */
static void
show_suggested (GtkWidget *child, gpointer user_data)
{
  gtk_widget_set_can_focus (child, FALSE);
  gtk_widget_show_all (child);
}

/* One click enters it, and another takes it out again. */
static void
suggest (HiatusOwnPart *self, GVariant *hard_days)
{
  g_autoptr (GArray) days = hiatus_own_words_suggest (hard_days);

  empty (self->suggested);
  for (guint i = 0; i < days->len; i++)
    {
      const HiatusSuggestedDay *day = &g_array_index (days, HiatusSuggestedDay, i);
      g_autofree gchar *date = hiatus_words_date (day->date);
      GtkWidget *button = gtk_button_new_with_label (day->name);

      gtk_widget_set_tooltip_text (button, date);
      g_object_set_data (G_OBJECT (button), "date", (gchar *) (guintptr) day->date);
      g_signal_connect (button, "clicked", G_CALLBACK (on_suggested), self);
      gtk_container_add (GTK_CONTAINER (self->suggested), button);
    }
  gtk_container_foreach (GTK_CONTAINER (self->suggested), show_suggested, NULL);
  gtk_widget_set_visible (self->suggested, days->len > 0);
}

static void
show_entries (HiatusOwnPart *self, GVariant *entries)
{
  const gsize n_entries = g_variant_n_children (entries);

  empty (self->list);
  for (gsize i = 0; i < n_entries; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (entries, i);

      add_line (self, entry);
    }
  gtk_widget_set_visible (self->frame, n_entries > 0);
  gtk_widget_set_visible (self->add, self->words->most == 0 || n_entries < self->words->most);
  if (g_str_equal (self->words->kind, "hard-days"))
    suggest (self, entries);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusOwnPart *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entries = NULL;

  hiatus_dbus_hiatus1_call_list_own_finish (HIATUS_DBUS_HIATUS1 (source), &entries, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (entries == NULL)
    return;
  show_entries (self, entries);
  if (self->ask_again)
    ask (self);
}

static void
ask (HiatusOwnPart *self)
{
  self->ask_again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  hiatus_dbus_hiatus1_call_list_own (hiatus_daemon_link_get_proxy (self->daemon),
                                     self->words->kind,
                                     G_DBUS_CALL_FLAGS_NONE,
                                     -1,
                                     self->cancellable,
                                     on_listed,
                                     self);
}

static void
on_entries_changed (HiatusOwnPart *self, const gchar *what)
{
  if (g_str_equal (what, "own"))
    ask (self);
}

static void
on_owner (HiatusOwnPart *self)
{
  g_autofree gchar *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)));

  if (owner != NULL)
    ask (self);
}

/* --- the part --- */

static GtkWidget *
make_message (HiatusOwnPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  self->message_text = hiatus_page_part_make_label (NULL);
  self->put_back = gtk_button_new_with_label (_ ("Put it back"));
  g_signal_connect_swapped (self->put_back, "clicked", G_CALLBACK (on_put_back), self);
  gtk_box_pack_start (GTK_BOX (box), self->message_text, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (box), self->put_back);
  return box;
}

static GtkWidget *
make_list (HiatusOwnPart *self)
{
  GtkWidget *frame = gtk_frame_new (NULL);

  self->list = hiatus_page_part_make_list ();
  atk_object_set_name (gtk_widget_get_accessible (self->list), _ (self->words->heading));
  gtk_container_add (GTK_CONTAINER (frame), self->list);
  gtk_widget_show (self->list);
  return frame;
}

static GtkWidget *
make_suggested (void)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), SPACING);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), SPACING);
  atk_object_set_name (gtk_widget_get_accessible (box), _ ("Days that are hard for many"));
  return box;
}

static GtkWidget *
make_add (HiatusOwnPart *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (self->words->add));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->words->kind);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.own");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/**
 * hiatus_own_part_new:
 * @daemon: the way to the daemon
 * @words: what the part says; has to live as long as it
 *
 * Returns: (transfer floating): the part, empty until the daemon has answered
 */
GtkWidget *
hiatus_own_part_new (HiatusDaemonLink *daemon, const HiatusOwnKindWords *words)
{
  HiatusOwnPart *self = g_object_new (HIATUS_TYPE_OWN_PART, NULL);
  GtkWidget *part = hiatus_page_part_new (_ (words->heading), _ (words->about));

  self->daemon = g_object_ref (daemon);
  self->words = words;
  self->frame = make_list (self);
  self->suggested = make_suggested ();
  self->message = make_message (self);
  self->add = make_add (self);
  gtk_container_add (GTK_CONTAINER (part), self->frame);
  gtk_container_add (GTK_CONTAINER (part), self->message);
  gtk_container_add (GTK_CONTAINER (part), self->suggested);
  gtk_container_add (GTK_CONTAINER (part), self->add);
  gtk_container_add (GTK_CONTAINER (self), part);
  gtk_widget_show (self->add);
  gtk_widget_show (GTK_WIDGET (self));
  g_signal_connect_object (daemon, "entries-changed", G_CALLBACK (on_entries_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hiatus_daemon_link_get_proxy (daemon), "notify::g-name-owner", G_CALLBACK (on_owner), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}
