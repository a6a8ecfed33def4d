/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/set-up-when.h"

#include "tray/windows/date-button.h"

struct _HiatusSetUpWhen
{
  GtkBox parent_instance;

  gboolean filling; /* by the program, not by the person */

  /* Of the template. */
  HiatusDateButton *last_contact;
  GtkToggleButton *length_preset;
  GtkToggleButton *length_until;
  HiatusDateButton *until;
  GtkToggleButton *length_open;
};

G_DEFINE_TYPE (HiatusSetUpWhen, hiatus_set_up_when, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_changed (HiatusSetUpWhen *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Who chooses a last day means it. */
static void
on_until (HiatusSetUpWhen *self)
{
  gtk_toggle_button_set_active (self->length_until, TRUE);
  on_changed (self);
}

static void
hiatus_set_up_when_class_init (HiatusSetUpWhenClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  g_type_ensure (HIATUS_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/set-up-when.ui");
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWhen, last_contact);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWhen, length_preset);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWhen, length_until);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWhen, until);
  gtk_widget_class_bind_template_child (widget, HiatusSetUpWhen, length_open);
  gtk_widget_class_bind_template_callback (widget, on_changed);
  gtk_widget_class_bind_template_callback (widget, on_until);

  /**
   * HiatusSetUpWhen::changed:
   * @self: the page
   *
   * The person chose something else.
   */
  signals[CHANGED] = g_signal_new ("changed", HIATUS_TYPE_SET_UP_WHEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_set_up_when_init (HiatusSetUpWhen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkToggleButton *
find_length (HiatusSetUpWhen *self, HiatusPlanLength length)
{
  switch (length)
    {
    case HIATUS_PLAN_LENGTH_UNTIL:
      return self->length_until;
    case HIATUS_PLAN_LENGTH_OPEN:
      return self->length_open;
    case HIATUS_PLAN_LENGTH_PRESET:
    default:
      return self->length_preset;
    }
}

/**
 * hiatus_set_up_when_fill_in:
 * @self: the page
 * @form: what it is to show
 * @today: the local date, which has a word of its own
 *
 * Fills it in. HiatusSetUpWhen::changed is not emitted.
 */
void
hiatus_set_up_when_fill_in (HiatusSetUpWhen *self, const HiatusPlanForm *form, const GDate *today)
{
  self->filling = TRUE;
  hiatus_date_button_set_date (self->last_contact, &form->last_contact, today);
  hiatus_date_button_set_date (self->until, &form->until, today);
  gtk_toggle_button_set_active (find_length (self, form->length), TRUE);
  self->filling = FALSE;
}

/**
 * hiatus_set_up_when_read:
 * @self: the page
 * @form: (inout): takes the dates and the length; the rest stays
 *
 * Reads it.
 */
void
hiatus_set_up_when_read (HiatusSetUpWhen *self, HiatusPlanForm *form)
{
  hiatus_date_button_get_date (self->last_contact, &form->last_contact);
  hiatus_date_button_get_date (self->until, &form->until);
  form->length = HIATUS_PLAN_LENGTH_PRESET;
  if (gtk_toggle_button_get_active (self->length_until))
    form->length = HIATUS_PLAN_LENGTH_UNTIL;
  if (gtk_toggle_button_get_active (self->length_open))
    form->length = HIATUS_PLAN_LENGTH_OPEN;
}

/**
 * hiatus_set_up_when_grab:
 * @self: the page
 * @field: a question
 *
 * Gives the keyboard to where @field is answered; to the first question where it is none of these.
 */
void
hiatus_set_up_when_grab (HiatusSetUpWhen *self, HiatusPlanField field)
{
  gtk_widget_grab_focus (GTK_WIDGET (field == HIATUS_PLAN_FIELD_LENGTH ? self->until : self->last_contact));
}
