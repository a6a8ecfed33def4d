/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/contact-fields.h"

#include <glib/gi18n.h>

#include "tray/windows/contact-form.h"
#include "tray/windows/contact-rest.h"
#include "tray/windows/lines-field.h"
#include "tray/windows/sentence.h"

#define LABEL_KEY "label"
#define APPS_KEY "only-apps"
#define NOBODY_KEY "contact"

/* What is typed, in the order in which it is asked for. */
static const struct
{
  const gchar *key;
  const gchar *label;
  const gchar *hint; /* (nullable) */
  gboolean is_more;  /* what most people leave empty */
} lines[] = {
  { "names", N_ ("_Names"), NULL, FALSE },
  { "phones", N_ ("_Phone numbers"), NULL, FALSE },
  { "emails", N_ ("_E-mail addresses"), NULL, FALSE },
  { "handles", N_ ("_Handles"), N_ ("What they are called in some network, as @name."), FALSE },
  { "phrases", N_ ("Ph_rases"), N_ ("Anything else: a street, a band, the name of a group."), FALSE },
  { "except", N_ ("E_xceptions"), N_ ("Longer names or phrases with one of the above in them that mean somebody else."), TRUE },
  { "let-through", N_ ("_Let-through words"), N_ ("What makes it probably practical, as a child's name or the rent: you are told, and you decide. A child's name can be bait."), TRUE },
};

struct _HiatusContactFields
{
  GtkBox parent_instance;

  HiatusLinesField *fields[G_N_ELEMENTS (lines)]; /* (unowned) (nullable): what most people leave empty comes with the rest */
  HiatusContactRest *rest;                        /* (unowned) (nullable): until it is complete */
  GVariant *mistakes;                             /* (owned) (nullable): the last that were heard of */
  gboolean is_filling;                            /* what changes was not typed by anybody */
  gboolean hushes;                                /* in this stretch */
  gboolean is_label_touched;                      /* somebody typed in it */
  gboolean is_label_told;                         /* what is wrong with it is told */

  /* Of the template. */
  GtkEntry *label;
  GtkLabel *label_mistake;
  GtkLabel *contact_mistake;
  GtkContainer *keywords;
};

G_DEFINE_TYPE (HiatusContactFields, hiatus_contact_fields, GTK_TYPE_BOX)

static guint changed_signal;

/* --- mistakes --- */

static gchar *
get_mistake (HiatusContactFields *self, const gchar *key)
{
  const gchar *sentence = NULL;

  if (self->mistakes == NULL || !g_variant_lookup (self->mistakes, key, "&s", &sentence))
    return NULL;
  /* The daemon's own words name the keys of contacts.ini. */
  if (g_str_equal (key, NOBODY_KEY))
    return g_strdup (_ ("There is nothing to know them by yet: one name, number, address, handle or phrase is enough."));
  return hiatus_sentence_finish (sentence);
}

/* Returns: whether there is something to say */
static gboolean
show_mistake (HiatusContactFields *self, GtkLabel *label, const gchar *key, gboolean is_told)
{
  g_autofree gchar *mistake = get_mistake (self, key);

  /* A screen reader reads it where it is not seen, too. */
  gtk_label_set_text (label, mistake != NULL ? mistake : "");
  gtk_widget_set_visible (GTK_WIDGET (label), mistake != NULL && is_told);
  return mistake != NULL;
}

static void
show_label_mistake (HiatusContactFields *self)
{
  show_mistake (self, self->label_mistake, LABEL_KEY, self->is_label_told);
}

static void
show_mistakes (HiatusContactFields *self)
{
  show_label_mistake (self);
  for (gsize i = 0; i < G_N_ELEMENTS (lines) && self->fields[i] != NULL; i++)
    {
      g_autofree gchar *mistake = get_mistake (self, lines[i].key);

      hiatus_lines_field_set_mistake (self->fields[i], mistake);
    }
  if (self->rest != NULL)
    {
      g_autofree gchar *mistake = get_mistake (self, APPS_KEY);

      hiatus_contact_rest_set_mistake (self->rest, mistake);
    }
  /* That nothing is typed yet is told when somebody wants to go on without. */
  show_mistake (self, self->contact_mistake, NOBODY_KEY, gtk_widget_get_visible (GTK_WIDGET (self->contact_mistake)));
}

/* --- signals --- */

static void
on_changed (HiatusContactFields *self)
{
  if (!self->is_filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
on_label_changed (HiatusContactFields *self)
{
  self->is_label_touched = TRUE;
  self->is_label_told = gtk_widget_get_visible (GTK_WIDGET (self->label_mistake));
  on_changed (self);
}

static gboolean
on_label_left (HiatusContactFields *self)
{
  self->is_label_told = self->is_label_told || self->is_label_touched;
  show_label_mistake (self);
  return GDK_EVENT_PROPAGATE;
}

/* --- the object --- */

static void
hiatus_contact_fields_finalize (GObject *object)
{
  g_clear_pointer (&HIATUS_CONTACT_FIELDS (object)->mistakes, g_variant_unref);
  G_OBJECT_CLASS (hiatus_contact_fields_parent_class)->finalize (object);
}

static void
hiatus_contact_fields_class_init (HiatusContactFieldsClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_contact_fields_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/contact-fields.ui");
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, label);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, label_mistake);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, contact_mistake);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, keywords);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_label_changed);
  gtk_widget_class_bind_template_callback (widget, on_label_left);

  /**
   * HiatusContactFields::changed:
   * @self: the fields
   *
   * The person changed something.
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_CONTACT_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_field (HiatusContactFields *self, gsize i)
{
  GtkWidget *field = hiatus_lines_field_new (_ (lines[i].label), lines[i].hint != NULL ? _ (lines[i].hint) : NULL);

  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_changed), self);
  self->fields[i] = HIATUS_LINES_FIELD (field);
  return field;
}

static void
hiatus_contact_fields_init (HiatusContactFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->hushes = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (lines) && !lines[i].is_more; i++)
    gtk_container_add (self->keywords, add_field (self, i));
  /* That is where one is led to without any of them. */
  hiatus_lines_field_describe (self->fields[0], GTK_WIDGET (self->contact_mistake));
}

/**
 * hiatus_contact_fields_complete:
 * @self: the fields
 *
 * Adds what is below what can be seen first, if it is not there yet. Until then it counts as left as it is.
 */
void
hiatus_contact_fields_complete (HiatusContactFields *self)
{
  if (self->rest != NULL)
    return;
  self->rest = hiatus_contact_rest_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].is_more)
      hiatus_contact_rest_add_field (self->rest, add_field (self, i));
  g_signal_connect_swapped (self->rest, "changed", G_CALLBACK (on_changed), self);
  hiatus_contact_rest_set_hushes (self->rest, self->hushes);
  show_mistakes (self);
  gtk_widget_show (GTK_WIDGET (self->rest));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->rest));
}

/**
 * hiatus_contact_fields_get_contact:
 * @self: the fields
 *
 * Returns: (transfer full): the contact as it is filled in
 */
GVariant *
hiatus_contact_fields_get_contact (HiatusContactFields *self)
{
  g_auto (GVariantDict) contact = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *label = g_strstrip (g_strdup (gtk_entry_get_text (self->label)));

  g_variant_dict_insert (&contact, LABEL_KEY, "s", label);
  for (gsize i = 0; i < G_N_ELEMENTS (lines) && self->fields[i] != NULL; i++)
    {
      g_auto (GStrv) texts = hiatus_lines_field_get_texts (self->fields[i]);

      g_variant_dict_insert (&contact, lines[i].key, "^as", texts);
    }
  if (self->rest != NULL)
    hiatus_contact_rest_add_to (self->rest, &contact);
  return g_variant_ref_sink (g_variant_dict_end (&contact));
}

static void
fill_in_lines (HiatusContactFields *self, gsize i, GVariant *contact)
{
  g_auto (GStrv) texts = hiatus_contact_form_get_list (contact, lines[i].key);

  hiatus_lines_field_set_texts (self->fields[i], (const gchar *const *) texts);
  if (lines[i].is_more && texts[0] != NULL)
    hiatus_contact_rest_unfold (self->rest, FALSE);
}

/**
 * hiatus_contact_fields_fill_in:
 * @self: the fields
 * @before: what was filled in last
 * @contact: what is to stand there now
 *
 * Shows @contact wherever the person has touched nothing since.
 */
void
hiatus_contact_fields_fill_in (HiatusContactFields *self, GVariant *before, GVariant *contact)
{
  g_autoptr (GVariant) now = hiatus_contact_fields_get_contact (self);

  hiatus_contact_fields_complete (self);
  self->is_filling = TRUE;
  if (hiatus_contact_form_is_same (before, now, LABEL_KEY))
    {
      gtk_entry_set_text (self->label, hiatus_contact_form_get_answer (contact, LABEL_KEY));
      self->is_label_touched = FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (hiatus_contact_form_is_same (before, now, lines[i].key))
      fill_in_lines (self, i, contact);
  hiatus_contact_rest_fill_in (self->rest, before, now, contact);
  self->is_filling = FALSE;
}

/**
 * hiatus_contact_fields_has_text:
 * @self: the fields
 * @before: what was filled in last
 *
 * Returns: whether something was typed since. Choices are made again with a click
 */
gboolean
hiatus_contact_fields_has_text (HiatusContactFields *self, GVariant *before)
{
  g_autoptr (GVariant) now = hiatus_contact_fields_get_contact (self);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!hiatus_contact_form_is_same (before, now, lines[i].key))
      return TRUE;
  return !hiatus_contact_form_is_same (before, now, LABEL_KEY) ||
         (!hiatus_contact_form_is_same (before, now, APPS_KEY) && self->rest != NULL && hiatus_contact_rest_has_text (self->rest));
}

/**
 * hiatus_contact_fields_set_mistakes:
 * @self: the fields
 * @mistakes: what is wrong with what is filled in
 *
 * Each is told at its field once the keyboard has left it.
 */
void
hiatus_contact_fields_set_mistakes (HiatusContactFields *self, GVariant *mistakes)
{
  g_clear_pointer (&self->mistakes, g_variant_unref);
  self->mistakes = g_variant_ref (mistakes);
  show_mistakes (self);
}

/**
 * hiatus_contact_fields_tell_mistakes:
 * @self: the fields
 *
 * Tells all of them, and gives the keyboard to the first field that has one.
 *
 * Returns: whether there is one
 */
gboolean
hiatus_contact_fields_tell_mistakes (HiatusContactFields *self)
{
  HiatusLinesField *first = NULL;

  hiatus_contact_fields_complete (self);
  self->is_label_told = TRUE;
  show_label_mistake (self);
  if (show_mistake (self, self->contact_mistake, NOBODY_KEY, TRUE))
    first = self->fields[0];
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (hiatus_lines_field_tell (self->fields[i]))
      {
        first = first != NULL ? first : self->fields[i];
        if (lines[i].is_more)
          hiatus_contact_rest_unfold (self->rest, TRUE);
      }
  if (gtk_widget_get_visible (GTK_WIDGET (self->label_mistake)))
    gtk_widget_grab_focus (GTK_WIDGET (self->label));
  else if (first != NULL)
    hiatus_lines_field_grab (first);
  return self->mistakes != NULL && g_variant_n_children (self->mistakes) > 0;
}

/**
 * hiatus_contact_fields_set_hushes:
 * @self: the fields
 * @hushes: whether something is hushed in this stretch where the person chooses that
 */
void
hiatus_contact_fields_set_hushes (HiatusContactFields *self, gboolean hushes)
{
  self->hushes = hushes;
  if (self->rest != NULL)
    hiatus_contact_rest_set_hushes (self->rest, hushes);
}

/**
 * hiatus_contact_fields_grab:
 * @self: the fields
 *
 * Gives the keyboard to the first one.
 */
void
hiatus_contact_fields_grab (HiatusContactFields *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->label));
}
