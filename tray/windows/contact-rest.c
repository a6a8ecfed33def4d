/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/contact-rest.h"

#include "tray/windows/apps-view.h"
#include "tray/windows/button-name.h"
#include "tray/windows/contact-form.h"
#include "tray/windows/scroll-to.h"

#define APPS_KEY "only-apps"
#define INCOMING_KEY "incoming"
#define OUTGOING_KEY "outgoing"

struct _HiatusContactRest
{
  GtkBox parent_instance;

  gboolean is_filling;   /* what changes was not changed by anybody */
  gboolean is_expanding; /* what most people leave empty is about to be seen */

  /* Of the template. */
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

G_DEFINE_TYPE (HiatusContactRest, hiatus_contact_rest, GTK_TYPE_BOX)

static guint changed_signal;

/* --- the answers --- */

static const gchar *
get_incoming (HiatusContactRest *self)
{
  if (gtk_toggle_button_get_active (self->hush))
    return "hush";
  return gtk_toggle_button_get_active (self->ignore_incoming) ? "ignore" : "advise";
}

static const gchar *
get_outgoing (HiatusContactRest *self)
{
  if (gtk_toggle_button_get_active (self->pause))
    return "pause";
  return gtk_toggle_button_get_active (self->ignore_outgoing) ? "ignore" : "nudge";
}

static void
set_incoming (HiatusContactRest *self, const gchar *answer)
{
  gtk_toggle_button_set_active (self->advise, g_str_equal (answer, "advise"));
  gtk_toggle_button_set_active (self->hush, g_str_equal (answer, "hush"));
  gtk_toggle_button_set_active (self->ignore_incoming, g_str_equal (answer, "ignore"));
}

static void
set_outgoing (HiatusContactRest *self, const gchar *answer)
{
  gtk_toggle_button_set_active (self->nudge, g_str_equal (answer, "nudge"));
  gtk_toggle_button_set_active (self->pause, g_str_equal (answer, "pause"));
  gtk_toggle_button_set_active (self->ignore_outgoing, g_str_equal (answer, "ignore"));
}

/* --- signals --- */

static void
on_changed (HiatusContactRest *self)
{
  if (!self->is_filling)
    g_signal_emit (self, changed_signal, 0);
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
on_expanded (HiatusContactRest *self)
{
  self->is_expanding = !self->is_filling && gtk_expander_get_expanded (self->expander);
}

static void
on_more_allocated (HiatusContactRest *self)
{
  if (self->is_expanding)
    hiatus_scroll_to_widget (GTK_WIDGET (self->more));
  self->is_expanding = FALSE;
}

/* --- the object --- */

static void
hiatus_contact_rest_class_init (HiatusContactRestClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_APPS_VIEW);
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/contact-rest.ui");
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, incoming_title);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, advise);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, hush);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, ignore_incoming);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, hush_not_now);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, outgoing_title);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, nudge);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, pause);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, ignore_outgoing);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, expander);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, more);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, apps);
  gtk_widget_class_bind_template_child (widget, HiatusContactRest, apps_mistake);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_answer_focused);
  gtk_widget_class_bind_template_callback (widget, on_expanded);
  gtk_widget_class_bind_template_callback (widget, on_more_allocated);

  /**
   * HiatusContactRest::changed:
   * @self: the rest
   *
   * The person changed something, other than in what was added by hiatus_contact_rest_add_field().
   */
  changed_signal = g_signal_new ("changed", HIATUS_TYPE_CONTACT_REST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* "Say nothing" answers both questions. */
static void
name_answers (HiatusContactRest *self)
{
  GtkToggleButton *const incoming[] = { self->advise, self->hush, self->ignore_incoming };
  GtkToggleButton *const outgoing[] = { self->nudge, self->pause, self->ignore_outgoing };

  for (gsize i = 0; i < G_N_ELEMENTS (incoming); i++)
    hiatus_button_name (GTK_WIDGET (incoming[i]), gtk_label_get_text (self->incoming_title));
  for (gsize i = 0; i < G_N_ELEMENTS (outgoing); i++)
    hiatus_button_name (GTK_WIDGET (outgoing[i]), gtk_label_get_text (self->outgoing_title));
}

static void
hiatus_contact_rest_init (HiatusContactRest *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_answers (self);
}

/**
 * hiatus_contact_rest_new:
 *
 * Returns: (transfer floating): the rest of somebody new
 */
HiatusContactRest *
hiatus_contact_rest_new (void)
{
  return g_object_new (HIATUS_TYPE_CONTACT_REST, NULL);
}

/**
 * hiatus_contact_rest_add_field:
 * @self: the rest
 * @field: (transfer floating): something that most people leave empty
 *
 * Adds it to what is folded up.
 */
void
hiatus_contact_rest_add_field (HiatusContactRest *self, GtkWidget *field)
{
  gtk_container_add (self->more, field);
}

/**
 * hiatus_contact_rest_unfold:
 * @self: the rest
 * @leads: whether the person is led to it
 *
 * Shows what most people leave empty.
 */
void
hiatus_contact_rest_unfold (HiatusContactRest *self, gboolean leads)
{
  self->is_filling = !leads;
  gtk_expander_set_expanded (self->expander, TRUE);
  self->is_filling = FALSE;
}

/**
 * hiatus_contact_rest_add_to:
 * @self: the rest
 * @contact: a contact
 *
 * Adds what is filled in, other than in what was added by hiatus_contact_rest_add_field().
 */
void
hiatus_contact_rest_add_to (HiatusContactRest *self, GVariantDict *contact)
{
  g_auto (GStrv) apps = hiatus_apps_view_get_ids (self->apps);

  g_variant_dict_insert (contact, APPS_KEY, "^as", apps);
  g_variant_dict_insert (contact, INCOMING_KEY, "s", get_incoming (self));
  g_variant_dict_insert (contact, OUTGOING_KEY, "s", get_outgoing (self));
}

static void
fill_in_apps (HiatusContactRest *self, GVariant *contact)
{
  g_auto (GStrv) apps = hiatus_contact_form_get_list (contact, APPS_KEY);

  hiatus_apps_view_set_ids (self->apps, (const gchar *const *) apps);
  if (apps[0] != NULL)
    gtk_expander_set_expanded (self->expander, TRUE);
}

/**
 * hiatus_contact_rest_fill_in:
 * @self: the rest
 * @before: what was filled in last
 * @now: what stands there
 * @contact: what is to stand there now
 *
 * Shows @contact wherever the person has touched nothing since.
 */
void
hiatus_contact_rest_fill_in (HiatusContactRest *self, GVariant *before, GVariant *now, GVariant *contact)
{
  self->is_filling = TRUE;
  if (hiatus_contact_form_is_same (before, now, APPS_KEY))
    fill_in_apps (self, contact);
  if (hiatus_contact_form_is_same (before, now, INCOMING_KEY))
    set_incoming (self, hiatus_contact_form_get_answer (contact, INCOMING_KEY));
  if (hiatus_contact_form_is_same (before, now, OUTGOING_KEY))
    set_outgoing (self, hiatus_contact_form_get_answer (contact, OUTGOING_KEY));
  self->is_filling = FALSE;
}

/**
 * hiatus_contact_rest_has_text:
 * @self: the rest
 *
 * Returns: whether an application is typed
 */
gboolean
hiatus_contact_rest_has_text (HiatusContactRest *self)
{
  return hiatus_apps_view_has_text (self->apps);
}

/**
 * hiatus_contact_rest_set_mistake:
 * @self: the rest
 * @mistake: (nullable): what is wrong with the applications; %NULL where nothing is
 */
void
hiatus_contact_rest_set_mistake (HiatusContactRest *self, const gchar *mistake)
{
  gtk_label_set_text (self->apps_mistake, mistake != NULL ? mistake : "");
  gtk_widget_set_visible (GTK_WIDGET (self->apps_mistake), mistake != NULL);
}

/**
 * hiatus_contact_rest_set_hushes:
 * @self: the rest
 * @hushes: whether something is hushed in this stretch where the person chooses that
 */
void
hiatus_contact_rest_set_hushes (HiatusContactRest *self, gboolean hushes)
{
  gtk_widget_set_visible (self->hush_not_now, !hushes);
}
