/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/meeting-fields.h"

#include <glib/gi18n.h>

#include "daemon/api/words.h"
#include "tray/windows/date-button.h"
#include "tray/windows/own-words.h"

#define SPACING 6
#define SPACING_COLUMNS 24
#define TIME_WIDTH 7

/* How long a meeting can be, in minutes, and a step of the button. */
#define MINUTES_MOST 1440
#define MINUTES_STEP 15
#define MINUTES_PRESET 60

struct _HiatusMeetingFields
{
  GtkBox parent_instance;

  GtkWidget *weekdays[HIATUS_OWN_N_WEEKDAYS];
  GtkWidget *time;
  GtkWidget *minutes;
  GtkWidget *date;
  GtkWidget *skipped; /* a row for each date */
};

G_DEFINE_TYPE (HiatusMeetingFields, hiatus_meeting_fields, GTK_TYPE_BOX)

static void
hiatus_meeting_fields_class_init (HiatusMeetingFieldsClass *class)
{
}

/* --- the dates that are left out --- */

static void
on_unskip (GtkWidget *button)
{
  gtk_widget_destroy (gtk_widget_get_parent (button));
}

static gboolean
is_skipped (HiatusMeetingFields *self, const gchar *date)
{
  gboolean found = FALSE;

  for (GList *row = gtk_container_get_children (GTK_CONTAINER (self->skipped)); row != NULL; row = g_list_delete_link (row, row))
    found = found || g_str_equal (g_object_get_data (row->data, "date"), date);
  return found;
}

static void
skip (HiatusMeetingFields *self, const gchar *date)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  g_autofree gchar *words = hiatus_words_date (date);
  g_autofree gchar *name = g_strdup_printf ("%s: %s", _ ("Take out"), words);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic", GTK_ICON_SIZE_BUTTON);

  g_object_set_data_full (G_OBJECT (row), "date", g_strdup (date), g_free);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_relief (GTK_BUTTON (button), GTK_RELIEF_NONE);
  gtk_widget_set_tooltip_text (button, _ ("Take out"));
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_signal_connect (button, "clicked", G_CALLBACK (on_unskip), NULL);
  gtk_box_pack_start (GTK_BOX (row), label, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (row), button);
  gtk_widget_show_all (row);
  gtk_container_add (GTK_CONTAINER (self->skipped), row);
}

static void
on_skip (HiatusMeetingFields *self)
{
  gchar text[sizeof "2025-03-14"];
  GDate date;

  hiatus_date_button_get_date (HIATUS_DATE_BUTTON (self->date), &date);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  if (!is_skipped (self, text))
    skip (self, text);
}

/* --- what is filled in --- */

static void
add_label (GtkWidget *box, const gchar *text, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_widget_set_margin_top (label, SPACING);
  gtk_container_add (GTK_CONTAINER (box), label);
}

/* A short one beside another. */
static GtkWidget *
make_field (const gchar *text, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  add_label (box, text, widget);
  gtk_container_add (GTK_CONTAINER (box), widget);
  return box;
}

static void
add_weekdays (HiatusMeetingFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), GTK_STYLE_CLASS_LINKED);
  for (guint i = 0; i < HIATUS_OWN_N_WEEKDAYS; i++)
    {
      g_autofree gchar *label = hiatus_own_words_weekday (i, TRUE);
      g_autofree gchar *name = hiatus_own_words_weekday (i, FALSE);

      self->weekdays[i] = gtk_toggle_button_new_with_label (label);
      atk_object_set_name (gtk_widget_get_accessible (self->weekdays[i]), name);
      gtk_box_pack_start (GTK_BOX (box), self->weekdays[i], TRUE, TRUE, 0);
    }
  add_label (GTK_WIDGET (self), _ ("On which _weekdays"), self->weekdays[0]);
  gtk_container_add (GTK_CONTAINER (self), box);
}

static void
add_skipped (HiatusMeetingFields *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Leave it out"));

  self->date = g_object_new (HIATUS_TYPE_DATE_BUTTON, NULL);
  self->skipped = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_skip), self);
  add_label (GTK_WIDGET (self), _ ("A _date on which it does not take place"), self->date);
  gtk_box_pack_start (GTK_BOX (line), self->date, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (line), button);
  gtk_container_add (GTK_CONTAINER (self), line);
  gtk_container_add (GTK_CONTAINER (self), self->skipped);
}

static void
show_child (GtkWidget *child, gpointer user_data)
{
  gtk_widget_show_all (child);
}

static void
hiatus_meeting_fields_init (HiatusMeetingFields *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_COLUMNS);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  add_weekdays (self);
  self->time = gtk_entry_new ();
  gtk_entry_set_width_chars (GTK_ENTRY (self->time), TIME_WIDTH);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->time), "09:00");
  gtk_entry_set_activates_default (GTK_ENTRY (self->time), TRUE);
  self->minutes = gtk_spin_button_new_with_range (1, MINUTES_MOST, MINUTES_STEP);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minutes), MINUTES_PRESET);
  gtk_entry_set_activates_default (GTK_ENTRY (self->minutes), TRUE);
  gtk_container_add (GTK_CONTAINER (line), make_field (_ ("It be_gins at"), self->time));
  gtk_container_add (GTK_CONTAINER (line), make_field (_ ("How many _minutes it lasts"), self->minutes));
  gtk_container_add (GTK_CONTAINER (self), line);
  add_skipped (self);
  gtk_container_foreach (GTK_CONTAINER (self), show_child, NULL);
}

/**
 * hiatus_meeting_fields_begin:
 * @self: the fields
 * @today: the local date
 * @entry: (nullable): a meeting as ListOwn() has it; %NULL for a new one
 *
 * Fills the fields in.
 */
void
hiatus_meeting_fields_begin (HiatusMeetingFields *self, const GDate *today, GVariant *entry)
{
  g_autofree const gchar **weekdays = NULL;
  g_autofree const gchar **skipped = NULL;
  const gchar *time = "";
  guint minutes = MINUTES_PRESET;

  hiatus_date_button_set_date (HIATUS_DATE_BUTTON (self->date), today, today);
  if (entry == NULL)
    return;
  g_variant_lookup (entry, "weekdays", "^a&s", &weekdays);
  g_variant_lookup (entry, "time", "&s", &time);
  g_variant_lookup (entry, "minutes", "u", &minutes);
  g_variant_lookup (entry, "skip", "^a&s", &skipped);
  for (guint i = 0; weekdays != NULL && i < HIATUS_OWN_N_WEEKDAYS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->weekdays[i]), g_strv_contains (weekdays, hiatus_own_words_weekdays[i]));
  gtk_entry_set_text (GTK_ENTRY (self->time), time);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minutes), minutes);
  for (guint i = 0; skipped != NULL && skipped[i] != NULL; i++)
    skip (self, skipped[i]);
}

/**
 * hiatus_meeting_fields_has_weekday:
 * @self: the fields
 *
 * Returns: whether one is chosen
 */
gboolean
hiatus_meeting_fields_has_weekday (HiatusMeetingFields *self)
{
  for (guint i = 0; i < HIATUS_OWN_N_WEEKDAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weekdays[i])))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_meeting_fields_add_to:
 * @self: the fields
 * @fields: the fields of AddOwn()
 *
 * Adds what is filled in.
 */
void
hiatus_meeting_fields_add_to (HiatusMeetingFields *self, GVariantDict *fields)
{
  GVariantBuilder weekdays = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  GVariantBuilder skipped = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree gchar *time = g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->time))));

  for (guint i = 0; i < HIATUS_OWN_N_WEEKDAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weekdays[i])))
      g_variant_builder_add (&weekdays, "s", hiatus_own_words_weekdays[i]);
  for (GList *row = gtk_container_get_children (GTK_CONTAINER (self->skipped)); row != NULL; row = g_list_delete_link (row, row))
    g_variant_builder_add (&skipped, "s", g_object_get_data (row->data, "date"));
  /* What is typed there counts as much as what was stepped to. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->minutes));
  g_variant_dict_insert_value (fields, "weekdays", g_variant_builder_end (&weekdays));
  g_variant_dict_insert (fields, "time", "s", time);
  g_variant_dict_insert (fields, "minutes", "u", (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->minutes)));
  g_variant_dict_insert_value (fields, "skip", g_variant_builder_end (&skipped));
}

/**
 * hiatus_meeting_fields_grab:
 * @self: the fields
 *
 * Gives the keyboard to the first of them.
 */
void
hiatus_meeting_fields_grab (HiatusMeetingFields *self)
{
  gtk_widget_grab_focus (self->weekdays[0]);
}
