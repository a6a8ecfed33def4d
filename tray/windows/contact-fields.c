/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/contact-fields.h"

#include <glib/gi18n.h>

#include "tray/windows/apps-view.h"
#include "tray/windows/button-name.h"
#include "tray/windows/contact-form.h"
#include "tray/windows/lines-field.h"
#include "tray/windows/scroll-to.h"
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

  HiatusLinesField *fields[G_N_ELEMENTS (lines)]; /* (unowned) */
  GVariant *mistakes;                             /* (owned) (nullable): the last that were heard of */
  gboolean is_filling;                            /* what changes was not typed by anybody */
  gboolean is_expanding;                          /* what most people leave empty is about to be seen */
  gboolean is_label_touched;                      /* somebody typed in it */
  gboolean is_label_told;                         /* what is wrong with it is told */

  /* Of the template. */
  GtkEntry *label;
  GtkLabel *label_mistake;
  GtkLabel *contact_mistake;
  GtkContainer *keywords;
  GtkLabel *incoming_title;
  GtkToggleButton *advise;
  GtkToggleButton *hush;
  GtkToggleButton *ignore_incoming;
  GtkWidget *hush_not_now;
  GtkLabel *outgoing_title;
  GtkToggleButton *nudge;
  GtkToggleButton *pause;
  GtkToggleButton *ignore_outgoing;
  GtkExpander *expander;
  GtkContainer *more;
  HiatusAppsView *apps;
  GtkLabel *apps_mistake;
};

G_DEFINE_TYPE (HiatusContactFields, hiatus_contact_fields, GTK_TYPE_BOX)

static guint changed_signal;

/* --- the answers --- */

static const gchar *
get_incoming (HiatusContactFields *self)
{
  if (gtk_toggle_button_get_active (self->hush))
    return "hush";
  return gtk_toggle_button_get_active (self->ignore_incoming) ? "ignore" : "advise";
}

static const gchar *
get_outgoing (HiatusContactFields *self)
{
  if (gtk_toggle_button_get_active (self->pause))
    return "pause";
  return gtk_toggle_button_get_active (self->ignore_outgoing) ? "ignore" : "nudge";
}

static void
set_incoming (HiatusContactFields *self, const gchar *answer)
{
  gtk_toggle_button_set_active (self->advise, g_str_equal (answer, "advise"));
  gtk_toggle_button_set_active (self->hush, g_str_equal (answer, "hush"));
  gtk_toggle_button_set_active (self->ignore_incoming, g_str_equal (answer, "ignore"));
}

static void
set_outgoing (HiatusContactFields *self, const gchar *answer)
{
  gtk_toggle_button_set_active (self->nudge, g_str_equal (answer, "nudge"));
  gtk_toggle_button_set_active (self->pause, g_str_equal (answer, "pause"));
  gtk_toggle_button_set_active (self->ignore_outgoing, g_str_equal (answer, "ignore"));
}

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
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree gchar *mistake = get_mistake (self, lines[i].key);

      hiatus_lines_field_set_mistake (self->fields[i], mistake);
    }
  show_mistake (self, self->apps_mistake, APPS_KEY, TRUE);
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

/* What an answer entails stands below it, and is seen with it. */
static gboolean
on_answer_focused (GtkWidget *about)
{
  hiatus_scroll_to_widget (about);
  return GDK_EVENT_PROPAGATE;
}

/* What comes out is below what can be seen: it is led to once it has its place. */
static void
on_expanded (HiatusContactFields *self)
{
  self->is_expanding = !self->is_filling && gtk_expander_get_expanded (self->expander);
}

static void
on_more_allocated (HiatusContactFields *self)
{
  if (self->is_expanding)
    hiatus_scroll_to_widget (GTK_WIDGET (self->more));
  self->is_expanding = FALSE;
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

  g_type_ensure (HIATUS_TYPE_APPS_VIEW);
  G_OBJECT_CLASS (class)->finalize = hiatus_contact_fields_finalize;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/contact-fields.ui");
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, label);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, label_mistake);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, contact_mistake);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, keywords);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, incoming_title);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, advise);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, hush);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, ignore_incoming);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, hush_not_now);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, outgoing_title);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, nudge);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, pause);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, ignore_outgoing);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, expander);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, more);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, apps);
  gtk_widget_class_bind_template_child (widget, HiatusContactFields, apps_mistake);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_label_changed);
  gtk_widget_class_bind_template_callback (widget, on_label_left);
  gtk_widget_class_bind_template_callback (widget, on_answer_focused);
  gtk_widget_class_bind_template_callback (widget, on_expanded);
  gtk_widget_class_bind_template_callback (widget, on_more_allocated);

  /**
   * HiatusContactFields::changed:
   * @self: the fields
   *
   * The person changed something.
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_CONTACT_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* "Say nothing" answers both questions. */
static void
name_answers (HiatusContactFields *self)
{
  GtkToggleButton *const incoming[] = { self->advise, self->hush, self->ignore_incoming };
  GtkToggleButton *const outgoing[] = { self->nudge, self->pause, self->ignore_outgoing };

  for (gsize i = 0; i < G_N_ELEMENTS (incoming); i++)
    hiatus_button_name (GTK_WIDGET (incoming[i]), gtk_label_get_text (self->incoming_title));
  for (gsize i = 0; i < G_N_ELEMENTS (outgoing); i++)
    hiatus_button_name (GTK_WIDGET (outgoing[i]), gtk_label_get_text (self->outgoing_title));
}

static void
hiatus_contact_fields_init (HiatusContactFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_answers (self);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *field = hiatus_lines_field_new (_ (lines[i].label), lines[i].hint != NULL ? _ (lines[i].hint) : NULL);

      g_signal_connect_swapped (field, "changed", G_CALLBACK (on_changed), self);
      gtk_container_add (lines[i].is_more ? self->more : self->keywords, field);
      self->fields[i] = HIATUS_LINES_FIELD (field);
    }
  /* That is where one is led to without any of them. */
  hiatus_lines_field_describe (self->fields[0], GTK_WIDGET (self->contact_mistake));
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
  g_auto (GStrv) apps = hiatus_apps_view_get_ids (self->apps);

  g_variant_dict_insert (&contact, LABEL_KEY, "s", label);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) texts = hiatus_lines_field_get_texts (self->fields[i]);

      g_variant_dict_insert (&contact, lines[i].key, "^as", texts);
    }
  g_variant_dict_insert (&contact, APPS_KEY, "^as", apps);
  g_variant_dict_insert (&contact, "incoming", "s", get_incoming (self));
  g_variant_dict_insert (&contact, "outgoing", "s", get_outgoing (self));
  return g_variant_ref_sink (g_variant_dict_end (&contact));
}

static void
fill_in_lines (HiatusContactFields *self, gsize i, GVariant *contact)
{
  g_auto (GStrv) texts = hiatus_contact_form_get_list (contact, lines[i].key);

  hiatus_lines_field_set_texts (self->fields[i], (const gchar *const *) texts);
  if (lines[i].is_more && texts[0] != NULL)
    gtk_expander_set_expanded (self->expander, TRUE);
}

static void
fill_in_apps (HiatusContactFields *self, GVariant *contact)
{
  g_auto (GStrv) apps = hiatus_contact_form_get_list (contact, APPS_KEY);

  hiatus_apps_view_set_ids (self->apps, (const gchar *const *) apps);
  if (apps[0] != NULL)
    gtk_expander_set_expanded (self->expander, TRUE);
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

  self->is_filling = TRUE;
  if (hiatus_contact_form_is_same (before, now, LABEL_KEY))
    {
      gtk_entry_set_text (self->label, hiatus_contact_form_get_answer (contact, LABEL_KEY));
      self->is_label_touched = FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (hiatus_contact_form_is_same (before, now, lines[i].key))
      fill_in_lines (self, i, contact);
  if (hiatus_contact_form_is_same (before, now, APPS_KEY))
    fill_in_apps (self, contact);
  if (hiatus_contact_form_is_same (before, now, "incoming"))
    set_incoming (self, hiatus_contact_form_get_answer (contact, "incoming"));
  if (hiatus_contact_form_is_same (before, now, "outgoing"))
    set_outgoing (self, hiatus_contact_form_get_answer (contact, "outgoing"));
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
         (!hiatus_contact_form_is_same (before, now, APPS_KEY) && hiatus_apps_view_has_text (self->apps));
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

  self->is_label_told = TRUE;
  show_label_mistake (self);
  if (show_mistake (self, self->contact_mistake, NOBODY_KEY, TRUE))
    first = self->fields[0];
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (hiatus_lines_field_tell (self->fields[i]))
      {
        first = first != NULL ? first : self->fields[i];
        if (lines[i].is_more)
          gtk_expander_set_expanded (self->expander, TRUE);
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
  gtk_widget_set_visible (self->hush_not_now, !hushes);
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
